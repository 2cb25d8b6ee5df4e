"""Does the reasoner find the ontology sound, find a contradiction when there is one, and say plainly what it lacks?

HermiT runs in Java: its tests skip, saying so, on a machine without it.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, parse, serialize

from ontology.errors import InconsistentOntology, ReasonerMissing, RemitError, UnreadableFile
from ontology.reasoning import Reasoned, check_ontology, check_report
from ontology.schemes import ONTOLOGY
from ontology.terms import DEFAULT_BASE, RDF, REMIT

needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java, which is not here")

PREFIXES = f"""
@prefix id: <{DEFAULT_BASE}> .
@prefix remit: <{REMIT}> .
@prefix schema: <https://schema.org/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix framework: <https://w3id.org/remit/scheme/frameworks/> .
@prefix aspect: <https://w3id.org/remit/scheme/aspects/slac/> .
@prefix grade: <https://w3id.org/remit/scheme/grades2009/> .
"""
REPORT = """
id:report a remit:Report ; remit:reportsOn id:inspection ; remit:fileName "a.txt" .
id:inspection a remit:Inspection ; remit:inspectedAuthority id:county ; remit:framework framework:slac ;
    schema:startDate "2010-10-11"^^xsd:date .
id:county a remit:Authority ; remit:gssCode "E10000901" .
id:rec a remit:Recommendation ; remit:fromInspection id:inspection ; remit:ordinal 1 ;
    remit:dueDate "2011-02-19"^^xsd:date ; remit:assignment id:assignment .
id:assignment a remit:Assignment ; remit:agency id:trust .
id:trust a remit:PrimaryCareTrust ; remit:odsCode "ZZ1" .
id:judgement a remit:Judgement ; remit:fromInspection id:inspection ; remit:grade grade:3 .
"""


def write(folder: Path, *turtle: str) -> Path:
    """A file of N-Quads with these facts."""
    quads = list(parse(PREFIXES + "".join(turtle), format=RdfFormat.TURTLE))
    path = folder / "report.nq"
    path.write_bytes(serialize(quads, format=RdfFormat.N_QUADS) or b"")
    return path


@needs_java
def test_is_the_ontology_consistent_and_can_every_class_have_members() -> None:
    found = check_ontology()
    assert found.handed_over > 600
    assert (found.left_out, found.inferred) == (0, ())


@needs_java
def test_is_a_class_that_nothing_can_be_a_member_of_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mended = tmp_path / "remit.ttl"
    impossible = (
        '\nremit:Chimera a owl:Class ; rdfs:label "chimera" ; rdfs:subClassOf remit:NHSTrust, remit:PoliceForce .\n'
    )
    mended.write_text(ONTOLOGY.read_text(encoding="utf-8") + impossible, encoding="utf-8")
    monkeypatch.setattr("ontology.reasoning.ONTOLOGY", mended)
    with pytest.raises(InconsistentOntology, match="Nothing can be one of these: chimera"):
        check_ontology()


@needs_java
def test_is_a_sound_report_found_so_and_what_follows_from_it(tmp_path: Path) -> None:
    found = check_report(write(tmp_path, REPORT))
    assert (found.handed_over, found.left_out) == (19, 2), "the two dates are left out"
    assert found.inferred == ((f"{DEFAULT_BASE}rec", str(REMIT.assignedTo), f"{DEFAULT_BASE}trust"),)


@needs_java
def test_who_inherits_an_owners_duty_by_the_property_chain(tmp_path: Path) -> None:
    registers = tmp_path / "registers.nq"
    report = write(tmp_path, REPORT)
    write(
        tmp_path,
        """
        id:trust remit:successor id:group . id:group a remit:ClinicalCommissioningGroup ; remit:successor id:board .
        id:board a remit:IntegratedCareBoard . id:stranger a remit:Authority, remit:PartnerAgency .""",
    ).rename(registers)
    report = write(tmp_path, REPORT + "id:rec remit:ownedBy id:trust .")
    inferred = check_report(report, registers).inferred
    rec, inherited = f"{DEFAULT_BASE}rec", str(REMIT.inheritedBy)
    assert {(rec, inherited, f"{DEFAULT_BASE}group"), (rec, inherited, f"{DEFAULT_BASE}board")} <= set(inferred)


@needs_java
def test_is_nobody_its_own_successor_by_a_change_of_name(tmp_path: Path) -> None:
    registers = tmp_path / "registers.nq"
    write(
        tmp_path,
        """
        id:trust remit:successor id:group ; remit:partSuccessor id:group ; org:changedBy id:renaming, id:passing .
        id:renaming a remit:NameChange ; org:originalOrganization id:trust .
        id:passing a remit:Succession ; org:originalOrganization id:trust ; org:resultingOrganization id:group .
        id:group a remit:ClinicalCommissioningGroup .""",
    ).rename(registers)
    inferred = check_report(write(tmp_path, REPORT + "id:rec remit:ownedBy id:trust ."), registers).inferred
    assert f"{DEFAULT_BASE}group" in {value for _, property_, value in inferred if property_ == str(REMIT.inheritedBy)}
    assert [(subject, property_) for subject, property_, value in inferred if subject == value] == []


@needs_java
@pytest.mark.parametrize(
    ("planted", "expected"),
    [
        ("id:county a remit:PartnerAgency .", "county> is authority and partner agency, which exclude each other"),
        ("id:trust a remit:NHSTrust .", "trust> is NHS commissioner and NHS trust, which exclude each other"),
        ("id:assignment remit:agency id:rec .", "rec> is Organization and recommendation, which exclude each other"),
        ('id:trust remit:odsCode "ZZ2" .', "trust> has more than one ODS code: ZZ1, ZZ2"),
        ('id:other a remit:NHSTrust ; remit:odsCode "ZZ1" .', "The ODS code ZZ1 is that of more than one"),
        ("id:judgement remit:grade grade:2 .", "judgement> has more than one grade"),
        (
            "id:other a remit:Judgement ; remit:aspect aspect:partnerships ; remit:grade <https://w3id.org/remit/scheme/grades2013/2> .",
            "other> has a grade of the grades since 2013, and its framework uses the grades of 2009 to 2013",
        ),
        ("id:other a remit:Judgement ; remit:aspect framework:slac .", "slac> is aspect and framework, which exclude"),
        (
            "id:other a remit:Judgement ; remit:grade aspect:partnerships .",
            "partnerships> is aspect and grade, which exclude",
        ),
        ("id:inspection remit:outcome grade:2 .", "2> is grade and outcome, which exclude"),
        ('id:rec remit:ordinal "first" .', "rec> has more than one ordinal: 1, first"),
        ("id:report remit:sha256 true .", "The statements contradict each other"),
        ("id:inspection remit:previousInspection id:inspection .", "The statements contradict each other"),
    ],
)
def test_is_a_planted_contradiction_found_and_told(tmp_path: Path, planted: str, expected: str) -> None:
    with pytest.raises(InconsistentOntology) as caught:
        check_report(write(tmp_path, REPORT, planted))
    assert expected in caught.value.message
    assert caught.value.where == "report.nq"
    assert caught.value.exit_code == 9


@needs_java
def test_is_every_example_report_consistent_with_the_ontology(example_data: Path) -> None:
    reports = sorted((example_data / "reports").glob("*.nq"))
    assert reports
    largest = max(reports, key=lambda path: path.stat().st_size)
    found = check_report(largest, example_data / "registers.nq")
    assert isinstance(found, Reasoned)
    assert found.handed_over > 100
    assert not [statement for statement in found.inferred if statement[1] == str(RDF.type)]


def test_what_is_said_without_java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(ReasonerMissing, match="no Java was found") as caught:
        check_ontology()
    assert "Install a Java runtime" in (caught.value.remedy or "")
    assert caught.value.exit_code == 8


@pytest.fixture
def java_is(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Puts something in Java's place: a function from the command to what it answers."""

    def replace(run: Any) -> None:
        monkeypatch.setattr("ontology.reasoning.shutil.which", lambda *_args, **_options: "java")
        monkeypatch.setattr("ontology.reasoning.subprocess.run", run)

    return replace


def test_what_is_said_where_macos_has_a_stub_for_java(java_is: Any) -> None:
    stub = subprocess.CompletedProcess(
        ["java"], 1, "", "The operation couldn't be completed. Unable to locate a Java Runtime."
    )
    java_is(lambda *_args, **_options: stub)
    with pytest.raises(ReasonerMissing):
        check_ontology()


def test_what_is_said_when_the_reasoner_fails(java_is: Any) -> None:
    failed = subprocess.CompletedProcess(["java"], 1, "", "Error: out of memory\n\tat HermiT\n")
    java_is(lambda *_args, **_options: failed)
    with pytest.raises(RemitError, match="The reasoner failed: Error: out of memory"):
        check_ontology()


def test_what_is_said_when_the_reasoner_takes_too_long(java_is: Any) -> None:
    def slow(command: list[str], **options: Any) -> None:
        assert any(part.startswith("-Xmx") for part in command), "its memory is bounded"
        raise subprocess.TimeoutExpired(command, options["timeout"])

    java_is(slow)
    with pytest.raises(RemitError, match="did not finish within 180 seconds"):
        check_ontology()


@pytest.mark.parametrize("content", [None, b"no quads", b"\xff\xfe"])
def test_what_is_said_of_a_file_that_holds_no_quads(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "report.nq"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UnreadableFile, match="cannot be read as N-Quads"):
        check_report(path)
