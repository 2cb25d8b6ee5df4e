"""Who is told, in words that no form was written from; and whose a body is that another place or day has a claim to."""

from __future__ import annotations

from datetime import date

import pytest
from fictional_reports import reading_of
from test_local_bodies import in_area, seen
from test_owners import owners

from ingest.documents.document import Passage
from ingest.facts import Recommendation
from ontology.registers.answers import one_among
from ontology.registers.bodies import Organisation
from ontology.registers.register import Register
from ontology.schemes import Schemes

TOLD = [
    ("So that children are heard, NHS Marlshire should count its visits.", ["NHS Marlshire"]),
    ("Together, NHS Marlshire and the council must agree a plan.", ["NHS Marlshire", "the council"]),
    ("Working with schools, the council should keep one list.", ["the council"]),
    ("As lead commissioner, NHS Marlshire needs to count its visits.", ["NHS Marlshire"]),
    ("There is a need for Marlshire Constabulary to keep one list.", ["Marlshire Constabulary"]),
    ("The council is asked to keep one list.", ["The council"]),
    ("The chief executive of North Marlshire Hospitals NHS Trust should keep one list.",
     ["The chief executive of North Marlshire Hospitals NHS Trust"]),
    ("Education and health partners should agree a plan.", ["Education and health partners"]),
    ("Health, education and care providers should agree a plan.", ["Health, education and care providers"]),
    ("Nurseries, schools and colleges should agree a plan.", ["Nurseries", "schools", "colleges"]),
    ("Primary and secondary schools should agree a plan.", ["Primary and secondary schools"]),
    ("The joint commissioning group must agree a plan.", ["The joint commissioning group"]),
]  # fmt: skip


@pytest.mark.parametrize(("item", "found"), TOLD)
def test_who_is_told(register: Register, schemes: Schemes, item: str, found: list[str]) -> None:
    assert owners(item, register, schemes) == [(written, "named") for written in found]


LEAD_INS = [
    "The following areas require urgent improvement by NHS Marlshire:",
    "It falls to NHS Marlshire to:",
    "Responsibility for the following lies with NHS Marlshire:",
    "The following are for NHS Marlshire to do:",
]


@pytest.mark.parametrize("lead_in", LEAD_INS)
def test_whom_a_lead_in_tells(register: Register, schemes: Schemes, lead_in: str) -> None:
    assert owners("count visits", register, schemes, lead_in=lead_in) == [("NHS Marlshire", "lead-in")]


@pytest.mark.parametrize(
    "cell", ["NHS Marlshire; the council; Home Visits", "NHS Marlshire / the council / Home Visits"]
)
def test_a_cell_may_part_its_bodies_by_other_signs(register: Register, schemes: Schemes, cell: str) -> None:
    found = reading_of(cell, register, schemes).owners.responsible(Passage.of(cell, [(0, len(cell))]))
    assert [each.as_written for each in found] == ["NHS Marlshire", "the council", "Home Visits"]


def test_the_chief_executive_is_the_councils_where_no_other_is_spoken_of(register: Register, schemes: Schemes) -> None:
    item = "The chief executive should count visits."
    assert owners(item, register, schemes) == [("The chief executive", "named")]
    another = "The chief executive of North Marlshire Hospitals NHS Trust met the inspectors."
    assert owners(item, register, schemes, defined=another)[0][1] == "default"


def test_names_with_an_apostrophe_are_found_in_any_print(register: Register, schemes: Schemes) -> None:
    text = "His Majesty’s Inspectorate of Probation met Her Majesty's Inspectorate of Prisons."
    assert set(in_area(text, register, "Solihull", 2022).values()) == {
        "organisation/hmi-probation",
        "organisation/hmi-prisons",
    }


def test_a_forum_of_corporate_parents_is_the_board_and_departments_are_known(
    register: Register, schemes: Schemes
) -> None:
    assert seen("The corporate parenting forum wrote to the Home Office.", register, schemes) == {
        "corporate parenting forum": "corporate-parenting-board",
        "Home Office": "organisation/home-office",
    }


def test_a_panel_joined_by_other_places_is_not_the_areas_own(register: Register) -> None:
    joined = "The Coventry and Warwickshire Child Death Overview Panel met."
    whole = "Coventry and Warwickshire Child Death Overview Panel"
    assert in_area(joined, register, "Coventry", 2015) == {whole: "agency/E08000026/child-death-overview-panel"}
    assert in_area(joined, register, "Solihull", 2015) == {
        whole: "agency/E08000029/coventry-and-warwickshire-child-death-overview-panel"
    }


DOUBTFUL = [
    "The early help hub and the visits team should count visits.",
    "Working together, the early help hub should count visits.",
]


@pytest.mark.parametrize("item", DOUBTFUL)
def test_one_who_is_told_and_may_be_a_body_is_a_doubt_in_a_list_and_behind_an_opening(
    register: Register, schemes: Schemes, item: str
) -> None:
    reader = reading_of(item, register, schemes).owners
    made = Recommendation(1, item, "recommendation", reader.authority_words, assignments=(reader.default(),))
    assert len(list(reader.doubts([made]))) == 1


def body(key: str, founded: int, dissolved: int | None, *areas: str) -> Organisation:
    """A body that bears the same name as others."""
    return Organisation(
        key=key, kind="PartnerAgency", name="Quellham Trust", founded=date(founded, 1, 1),
        dissolved=date(dissolved, 1, 1) if dissolved else None, areas=areas,
    )  # fmt: skip


def test_of_several_that_bear_a_name_one_that_is_long_gone_is_not_meant_while_others_live(register: Register) -> None:
    area = register.by_code("E10000901")
    assert area is not None
    gone, one, other = body("a", 2000, 2004, area.key), body("b", 2005, None), body("c", 2006, None)
    assert one_among([gone, one, other], date(2015, 1, 1), area) is None
    assert one_among([gone, body("d", 1999, 2003)], date(2015, 1, 1), area) == gone
