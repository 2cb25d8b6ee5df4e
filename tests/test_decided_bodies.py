"""Does a person decide which body a report's words mean, and which inspection, and is that honoured, shown and checked?"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from building import built, copied_letters
from rule_facts import of
from test_requests_again import ASKED_FIRST, FIRST, SECOND, decided, derived, made, told

from ingest.building.build import BuildResult, build
from ontology.decisions import INSPECTION, NO, YES
from ontology.terms import DEFAULT_BASE, REMIT
from queries.folder import DataFolder

HEADING = "kind,subject,object,decision,by,on,why\n"
TRUST, OTHER_TRUST = f"{DEFAULT_BASE}organisation/ZX3", f"{DEFAULT_BASE}organisation/ZX5"


def lines(data: Path) -> list[str]:
    """What the reports' graphs state."""
    paths = sorted(DataFolder(data).reports.glob("*.nq"))
    return [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def use_of(data: Path, body: str) -> str:
    """The use of a name that means a body."""
    return next(
        line.split(" ")[0].strip("<>")
        for line in lines(data)
        if f" <{REMIT.agency}> <{body}> " in line and "/naming/" in line.split(" ")[0]
    )


class Folder:
    """A copy of the data folder of the shortest examples, built again with each table of decisions."""

    def __init__(self, letters: Path, undecided: Path, parent: Path) -> None:
        self.letters, self._table = letters, parent / "ours.csv"
        self.data = shutil.copytree(undecided, parent / "data")

    def decide(self, *rows: str) -> BuildResult:
        self._table.write_text(HEADING + "".join(f"{row}\n" for row in rows), encoding="utf-8")
        return build([self.letters], self.data, decisions=self._table, workers=1)


@pytest.fixture(scope="module")
def undecided(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The shortest examples, and their data folder before anybody decided."""
    place = tmp_path_factory.mktemp("undecided")
    letters = copied_letters(place)
    built([letters], place / "data")
    return letters, place / "data"


@pytest.fixture
def folder(undecided: tuple[Path, Path], tmp_path: Path) -> Folder:
    return Folder(*undecided, tmp_path)


def test_a_name_that_means_another_body_is_read_so_and_its_report_alone_is_read_again(folder: Folder) -> None:
    use = use_of(folder.data, TRUST)
    result = folder.decide(f"body,{use},{OTHER_TRUST},yes,A. Reader,2026-01-31,the hospital is meant")
    assert [path.name for path in result.read] == ["marlshire-unannounced-cra-2011.txt"]
    assert result.unmet == ()
    now = use_of(folder.data, OTHER_TRUST)
    stated = "\n".join(lines(folder.data))
    assert f'<{now}> <{REMIT.verdict}> "yes"' in stated
    assert f'<{now}> <{REMIT.decidedBy}> "A. Reader"' in stated
    assert f'<{now}> <{REMIT.rule}> "decided-by-hand"' in stated
    assert f"> <{TRUST}> " not in "".join(line for line in lines(folder.data) if use.split("/")[-2] in line)
    assert folder.decide(f"body,{use},{OTHER_TRUST},yes,A. Reader,2026-01-31,the hospital is meant").read == ()


@pytest.mark.parametrize("verdict", ["no", "unsure"])
def test_a_name_that_does_not_mean_the_body_stays_as_written_with_that_as_a_candidate(
    verdict: str, folder: Folder
) -> None:
    use = use_of(folder.data, TRUST)
    result = folder.decide(f"body,{use},{TRUST},{verdict},A. Reader,2026-01-31,another trust of that name")
    assert result.unmet == ()
    [candidate] = [line for line in lines(folder.data) if f"<{REMIT.candidate}> <{TRUST}>" in line]
    assert f'{candidate.split(" ")[0]} <{REMIT.verdict}> "{verdict}"' in "\n".join(lines(folder.data))
    assert not [line for line in lines(folder.data) if f"<{REMIT.agency}> <{TRUST}>" in line and use[:60] in line]


def test_without_the_decision_the_rule_decides_again(folder: Folder) -> None:
    use = use_of(folder.data, TRUST)
    folder.decide(f"body,{use},{TRUST},no,A. Reader,2026-01-31,another trust of that name")
    assert len(folder.decide().read) == 1
    assert use_of(folder.data, TRUST) == use


def test_a_decision_on_a_name_or_a_body_that_is_not_there_is_told(folder: Folder) -> None:
    use = use_of(folder.data, TRUST)
    result = folder.decide(
        f"body,{use},{DEFAULT_BASE}organisation/NOWHERE,yes,A. Reader,2026-01-31,no such body",
        f"body,{use}-not,{OTHER_TRUST},yes,A. Reader,2026-01-31,no such name",
        f"body,{use},{OTHER_TRUST},no,A. Reader,2026-01-31,not what the rule said",
    )
    assert [each.row for each in result.unmet] == [2, 3, 4]
    assert use_of(folder.data, TRUST) == use


KNOWN_ONLY = told("R2", "sif", "2013", "met", "The recommendations of 2013 have been met.")
PHANTOM = "inspection/A-sif-2013"


def test_an_inspection_known_only_from_words_is_gone_where_a_person_says_that_it_is_another() -> None:
    later = made(SECOND, report="R2") + KNOWN_ONLY
    assert PHANTOM in {subject for subject, _ in of(derived(ASKED_FIRST, later), REMIT.knownFrom)}
    for subject in (PHANTOM, "citation/R2/sif-2013"):
        facts = derived(ASKED_FIRST, later, decisions=decided(INSPECTION, subject, f"inspection/{FIRST}", YES))
        assert of(facts, REMIT.names) == {("citation/R2/sif-2013", f"inspection/{FIRST}")}
        assert not [fact for fact in facts if PHANTOM in (fact[0], fact[2])]
        assert of(facts, REMIT.decidedBy) == {("citation/R2/sif-2013", "A. Reader")}


def test_that_two_inspections_are_not_one_is_no_decision_where_no_rule_says_that_they_are() -> None:
    later = made(SECOND, report="R2") + KNOWN_ONLY
    facts = derived(ASKED_FIRST, later, decisions=decided(INSPECTION, PHANTOM, f"inspection/{FIRST}", NO))
    assert not of(facts, REMIT.verdict)
