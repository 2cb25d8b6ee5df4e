"""Whom no words tell: the one body that a bullet finds at fault, and the provider of the service that a recommendation speaks of."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import example_registers
from fictional_reports import read
from pyoxigraph import RdfFormat, Store, parse

from api.answering import answers
from api.answering.answers import Wanted
from api.answering.edition import Edition
from api.exporting.columns import TABLES, TableName
from api.exporting.exports import Format, export
from api.exporting.tables import rows
from ingest.building.build import build
from ingest.facts import Agency, Assignment, Quotation, Resolution
from ingest.graph.assignments import told_once
from ontology.provider_matching import RULE, provider_matches
from ontology.registers.register import Register
from ontology.schemes import Schemes
from ontology.service_names import services_spoken_of
from ontology.terms import DEFAULT_BASE, REMIT, SDO, SKOS, concept
from queries.answering.models import Recommendation
from queries.editions.entries import Sought

LETTER = """8 March 2019

Dear local partnership

# Joint targeted area inspection of the multi-agency response to lost boats in Marlshire

Between 21 and 25 January 2019, Ofsted, the CQC, HMICFRS and HMI Probation carried out a joint inspection in Marlshire.

# Key strengths

- The keepers of the lighthouse know every child by name.

# Areas for improvement

{bullets}

Yours sincerely
"""


def about(register: Register, schemes: Schemes, *bullets: str) -> list[list[str]]:
    """The bodies that each bullet is found to be about, as written."""
    text = LETTER.format(bullets="\n".join(f"- {bullet}" for bullet in bullets))
    made = read(text, register, schemes, "letter.md").recommendations
    return [[owner.as_written for owner in each.assignments if owner.basis == "about"] for each in made]


@pytest.mark.parametrize(
    ("bullet", "whom"),
    [
        ("The police do not keep lists of boats. This means that partners do not know which are lost.", ["police"]),
        ("The YOT does not share its lists with children’s social care or with schools.", ["YOT"]),
        ("The probation service’s oversight of the harbour lists.", ["probation service"]),
        (
            "The counting of multi-agency forms sent to the harbour office by Marlshire Constabulary.",
            ["Marlshire Constabulary"],
        ),
        ("Care for boats from some health practitioners, including GPs and midwives.", ["health practitioners"]),
        ("Staff at Lantern House are not aware of the tides.", ["Lantern House"]),
        ("There is no process within the police to count boats.", ["police"]),
    ],
)
def test_whom_does_a_bullet_find_at_fault(register: Register, schemes: Schemes, bullet: str, whom: list[str]) -> None:
    assert about(register, schemes, bullet) == [whom]


@pytest.mark.parametrize(
    "bullet",
    [
        "Lists are not shared between the police and schools.",
        "The coordination of boats between education providers and the wider partnership.",
        "Partners do not know which boats are lost.",
        "Police and probation staff do not count boats.",
        "The harbour is not lit.",
        "Boats are not always handed over to the police.",
        "The police do not count boats. The youth offending service does not keep lists.",
        "School nurses have not been invited to the harbour.",
        "Adult mental health professionals are not always told when a boat is late.",
        "The boat lists used by school nurses are not complete.",
        "Too little is done for children who present at emergency departments in a storm.",
        "Too few keepers in the emergency duty team, the police boats unit and the harbour teams.",
        "The counting of boats by the police and the referral and assessment service.",
    ],
)
def test_is_a_bullet_about_several_bodies_or_nobody_in_particular_left_so(
    register: Register, schemes: Schemes, bullet: str
) -> None:
    assert about(register, schemes, bullet) == [[]]


def test_is_nobody_inferred_where_a_body_is_told(register: Register, schemes: Schemes) -> None:
    assert about(register, schemes, "Marlshire Constabulary should count the boats that the police do not know.") == [
        []
    ]


SAID = f"""
@prefix id: <{DEFAULT_BASE}> . @prefix remit: <{REMIT}> . @prefix schema: <{SDO}> . @prefix oa: <http://www.w3.org/ns/oa#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix basis: <https://w3id.org/remit/scheme/assignmentBases/> . @prefix service: <https://w3id.org/remit/scheme/services/> .
id:report dcterms:issued "2010-11-19"^^xsd:date . id:later dcterms:issued "{{year}}-03-01"^^xsd:date .
<{DEFAULT_BASE}recommendation/x> a remit:Recommendation ; schema:text "{{text}}" ; remit:evidence id:asked ;
    remit:assignment id:given . id:asked oa:hasSource id:report . id:given remit:agency id:council ; remit:basis basis:{{basis}} .
id:provided a remit:ServiceProvision ; remit:role "provides" ; remit:service service:camhs ; remit:agency id:trust ;
    remit:asWritten "the Trust" ; remit:inReport id:{{where}} ; remit:evidence id:said ."""


def providers(text: str, *, basis: str = "default", where: str = "report", year: int = 2012) -> set[str]:
    """Whom a recommendation is inferred to be for, where one report says that the trust provides mental health services."""
    store = Store()
    said = SAID.format(text=text, basis=basis, where=where, year=year)
    store.extend(parse(said, format=RdfFormat.TURTLE))
    found = provider_matches(store)
    rules = {str(t.object.value) for t in found if t.predicate.value == str(REMIT.rule)}
    assert rules <= {RULE}
    return {t.object.value.removeprefix(DEFAULT_BASE) for t in found if t.predicate.value == str(REMIT.inferredOwner)}


def test_who_provides_the_service_that_a_recommendation_speaks_of() -> None:
    assert providers("Ensure that CAMHS practitioners keep lists.") == {"trust"}
    assert providers("Ensure that teachers keep lists.") == set()
    assert providers("Commission CAMHS for children who keep lists.") == set(), "that is for its commissioners"


def test_is_the_provider_that_another_report_names_taken_only_if_it_is_near_in_time() -> None:
    assert providers("Ensure that CAMHS practitioners keep lists.", where="later", year=2012) == {"trust"}
    assert providers("Ensure that CAMHS practitioners keep lists.", where="later", year=2016) == set()


def test_is_no_provider_looked_for_where_words_tell_a_body() -> None:
    assert providers("The council should ensure that CAMHS keep lists.", basis="named") == set()


def test_is_a_service_that_is_only_told_something_not_spoken_of(schemes: Schemes) -> None:
    camhs = concept("services", "camhs")
    assert camhs not in services_spoken_of(schemes, "Share each list with CAMHS.")
    assert camhs not in services_spoken_of(schemes, "Establish a CAMHS team for boats.")
    assert camhs in services_spoken_of(schemes, "Improve access to CAMHS.")


def test_is_one_who_is_told_never_inferred_besides() -> None:
    agency = Agency(
        "organisation/ZX1", "NHSTrust", "Marl Vale NHS Trust", Resolution.REGISTER, "official-name", "its name"
    )
    named, member = (
        Assignment(agency, "Marl Vale NHS Trust", basis, Quotation("x", 0, 1)) for basis in ("named", "member")
    )
    assert told_once((named, member)) == (named, member), "by its members a group is known"
    assert told_once((named, replace(member, basis="about"))) == (named,)
    assert told_once((member,)) == (member,)


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of one letter with a bullet about the police and one about nobody in particular."""
    folder = tmp_path_factory.mktemp("letters")
    bullets = "- The police do not keep lists of boats.\n- The harbour is not lit."
    (folder / "marlshire-letter.md").write_text(LETTER.format(bullets=bullets), encoding="utf-8")
    build([folder / "marlshire-letter.md"], folder / "data", registers=example_registers(), workers=1)
    return folder / "data"


@pytest.fixture(scope="module")
def inferring(letters: Path) -> Edition:
    return Edition(letters)


def test_do_answers_show_inferred_owners_apart_and_leave_them_out(inferring: Edition) -> None:
    total, found = answers.recommendations_json(inferring, Wanted(basis="inferred"), 5, 0)
    assert total == 1
    for item in map(Recommendation.model_validate_json, found):
        assert not item.owners
        assert {owner.basis.notation for owner in item.inferred_owners} <= {"member", "provider", "about"}
        body = item.inferred_owners[0].organisation.iri
        whole = answers.recommendation(inferring, item.id)
        assert body not in {owner.organisation.iri for owner in whole.owners}
        owned = answers.recommendations(inferring, Wanted(owner=body), answers.EVERY, 0)[1]
        assert item.id not in {each.id for each in owned}
        assert item.id in {
            each.id for each in answers.recommendations(inferring, Wanted(owner=body, basis="inferred"), 200, 0)[1]
        }
    kept = answers.recommendations_json(inferring, Wanted(basis="owned"), answers.EVERY, 0)[1]
    assert not any(Recommendation.model_validate_json(item).inferred_owners for item in kept)


@pytest.mark.parametrize("basis", ["inferred", "owned"])
def test_does_a_list_for_people_show_all_owners_on_whichever_ground_it_was_narrowed(
    inferring: Edition, basis: str
) -> None:
    for item in answers.recommendations(inferring, Wanted(basis=basis), answers.EVERY, 0)[1]:
        whole = answers.recommendation(inferring, item.id)
        assert (item.owners, item.inferred_owners) == (whole.owners, whole.inferred_owners)


def test_do_exports_mark_inferred_owners_and_leave_them_out(inferring: Edition, letters: Path) -> None:
    place = TABLES[TableName.OWNERS].names.index("inferred")
    marked = [row[place] for row in rows(inferring, TableName.OWNERS)]
    assert set(marked) == {True, False}
    assert {row[place] for row in rows(inferring, TableName.OWNERS, Sought(basis="owned"))} == {False}
    whole, owned = (io.BytesIO() for _ in range(2))
    export(letters, Format.NQUADS, whole)
    export(letters, Format.NQUADS, owned, basis="owned")
    inferred = f" <{REMIT.inferredOwner}> <{DEFAULT_BASE}organisation/".encode()
    assert inferred in whole.getvalue()
    assert inferred not in owned.getvalue()
    left = set(whole.getvalue().splitlines()) - set(owned.getvalue().splitlines())
    assert set(owned.getvalue().splitlines()) <= set(whole.getvalue().splitlines())
    assert not any(f"<{REMIT.ownedBy}>".encode() in line for line in left)
    assert f"<{SKOS.prefLabel}>".encode() not in b"".join(left)


def test_do_stored_questions_show_inferred_owners_last_and_leave_them_out(inferring: Edition) -> None:
    police = answers.recommendations(inferring, Wanted(basis="about"), 1, 0)[1][0].inferred_owners[0].organisation
    asked = inferring.dataset.look_up("owned-by", body=police.id).records()
    assert [row["inferred"] for row in asked] == [True]
    assert not inferring.dataset.look_up("owned-by", body=police.id, basis="owned").records()
