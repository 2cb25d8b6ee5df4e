"""The statement that closes a letter of a joint targeted area inspection: who prepares it, with whom, and by when."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.facts import Assignment, ReportFacts, StatementOfAction
from ingest.families.jtai_statement import BY_ADDRESS
from ingest.graph.report_graph import report_quads
from ontology.registers.register import Register
from ontology.schemes import Schemes
from ontology.terms import REMIT
from tests.fictional_reports import read

HEAD = """Ada Osney OBE, Director of Children’s Services, Marlshire
Ben Tull, Chief Executive, Marl Vale Hospitals NHS Foundation Trust
Cora de Lyne, Marlshire Police and Crime Commissioner
Dan Reed, Independent Scrutineer
"""
LETTER = """8 March 2019

{head}
Dear local partnership

# Joint targeted area inspection of the multi-agency response to lost boats in Marlshire

Between 21 and 25 January 2019, Ofsted and the Care Quality Commission carried out a joint inspection in Marlshire.

# Key strengths

- The keepers of the lighthouse know every child by name.

# Areas for improvement

- The harbour is not lit.
- The boats of Marl Vale Hospitals NHS Foundation Trust are not counted.

# Next steps

{steps}

Yours sincerely
"""
TO_ALL = (
    "We have determined that Marlshire County Council is the principal authority and should prepare a written statement of "
    "proposed action responding to this letter. This should be a multi-agency response involving the individuals and agencies "
    "that this report is addressed to.\n\nMarlshire should send the written statement of action to us by 20 June 2019."
)
LISTED = (
    "The director of children’s services should prepare a written statement of proposed action. This should be a multi-agency "
    "response, involving {whom}."
)


def letter(register: Register, schemes: Schemes, steps: str) -> ReportFacts:
    return read(LETTER.format(head=HEAD, steps=steps), register, schemes, "letter.md")


def statement(register: Register, schemes: Schemes, steps: str) -> StatementOfAction:
    found = letter(register, schemes, steps).statement
    assert found is not None
    return found


def names(contributors: tuple[Assignment, ...], basis: str) -> list[str]:
    return [each.agency.label for each in contributors if each.basis == basis]


def test_those_to_whom_the_letter_is_addressed_are_the_members_of_the_group_that_it_tells(
    register: Register, schemes: Schemes
) -> None:
    made = statement(register, schemes, TO_ALL)
    assert [body.agency.label for body in made.responsible] == ["Marlshire County Council"]
    assert made.due == date(2019, 6, 20)
    assert names(made.contributors, "named") == ["the individuals and agencies that this report is addressed to"]
    assert names(made.contributors, "member") == [
        "Marlshire County Council",
        "Marl Vale Hospitals NHS Foundation Trust",
        "Marlshire Police and Crime Commissioner",
    ]
    assert {each.rule for each in made.contributors if each.basis == "member"} == {BY_ADDRESS}
    trust = next(each for each in made.contributors if each.agency.label == "Marl Vale Hospitals NHS Foundation Trust")
    assert "addressed to" in trust.quotation.exact
    assert trust.grounds is not None
    assert trust.grounds.exact == "Ben Tull, Chief Executive, Marl Vale Hospitals NHS Foundation Trust"
    assert made.contributors[0].open_because, "the scrutineer acts for no body that the head names"


@pytest.mark.parametrize(
    ("whom", "named"),
    [
        (
            "the police and Marl Vale Hospitals NHS Foundation Trust",
            ["Marlshire Constabulary", "Marl Vale Hospitals NHS Foundation Trust"],
        ),
        ("the council and, specifically, lighthouse keepers", ["Marlshire County Council", "lighthouse keepers"]),
    ],
)
def test_a_list_is_read_name_by_name_and_what_is_no_body_is_kept_as_written(
    whom: str, named: list[str], register: Register, schemes: Schemes
) -> None:
    made = statement(register, schemes, LISTED.format(whom=whom))
    assert [body.agency.label for body in made.responsible] == ["Marlshire County Council"]
    assert [each.agency.label for each in made.contributors] == named
    assert made.due is None


def test_the_health_providers_of_a_place_are_those_that_the_letter_names(register: Register, schemes: Schemes) -> None:
    made = statement(register, schemes, LISTED.format(whom="the police and health providers in Marlshire"))
    assert names(made.contributors, "member") == ["Marl Vale Hospitals NHS Foundation Trust"]


def test_who_takes_part_owns_no_recommendation_by_that(register: Register, schemes: Schemes) -> None:
    facts = letter(register, schemes, TO_ALL)
    quads = report_quads(facts, schemes=schemes)
    contributions = {quad.object for quad in quads if quad.predicate.value == str(REMIT.contribution)}
    assert len(contributions) == 4
    owning = {quad.object for quad in quads if quad.predicate.value == str(REMIT.assignment)}
    assert not contributions & owning
    assert {each.basis for item in facts.recommendations for each in item.assignments} == {"default", "about"}


def test_a_letter_that_requires_no_statement_has_none(register: Register, schemes: Schemes) -> None:
    assert letter(register, schemes, "The partners should read this letter.").statement is None
