"""Who is told, where the report says it in short, of several at once, in a later clause, or only seems to."""

from __future__ import annotations

import pytest
from fictional_reports import read, reading_of, shortfalls, slac
from test_owners import owners

from ingest.asks.owners import DEFAULT_RULES
from ingest.documents.document import Passage
from ingest.facts import Resolution
from ontology.registers.register import Register
from ontology.schemes import Schemes
from queries.answering.wording import DEFAULTS

A_TRUST = "Marlshire Community NHS Trust (the trust) visits families at home."
A_PARTNERSHIP = (
    "The local area partnership (LAP) meets each month, and the Local Safeguarding Partnership (LSP) does too."
)
TRUST, COUNCIL = "Marlshire Community NHS Trust", "Marlshire County Council"

IN_SHORT = [
    ("The trust should count its visits.", A_TRUST, [TRUST]),
    ("The council and the trust must agree a plan.", A_TRUST, [COUNCIL, TRUST]),
    ("Trust leaders need to count their visits.", A_TRUST, [TRUST]),
    ("Senior leaders of the trust should count their visits.", A_TRUST, [TRUST]),
    ("The trust should count its visits.", "Marlshire Community NHS Trust, known as ‘the trust’, visits families.", [TRUST]),
    ("The trust should count its visits.", "Families are visited by Marlshire Community NHS Trust.", [TRUST]),
    ("The LAP must agree a plan.", A_PARTNERSHIP, ["local area partnership"]),
    ("The LA should agree a plan.", "", [COUNCIL]),
    ("The virtual school should agree a plan.", "", [COUNCIL]),
    ("The LSP should agree a plan.", A_PARTNERSHIP, ["Local Safeguarding Partnership"]),
]  # fmt: skip


@pytest.mark.parametrize(("item", "defined", "bodies"), IN_SHORT)
def test_a_short_form_is_the_body_that_the_report_calls_so(
    register: Register, schemes: Schemes, item: str, defined: str, bodies: list[str]
) -> None:
    text = "\n\n".join(part for part in (defined, item) if part)
    reader = reading_of(text, register, schemes).owners
    assigned = reader.assignments(Passage.of(text, [(text.index(item), text.index(item) + len(item))]), ())
    assert [(each.agency.label.removeprefix("the "), each.basis) for each in assigned] == [(b, "named") for b in bodies]


UNRESOLVED = [
    ("The trust should count its visits.", ["The trust"]),
    ("The council and the early help hub should agree a plan.", ["The council", "the early help hub"]),
    ("The newly formed visits steering group, made up of managers, should meet.", ["The newly formed visits steering group"]),
]  # fmt: skip


@pytest.mark.parametrize(("item", "told"), UNRESOLVED)
def test_one_who_is_told_and_whom_nothing_resolves_is_an_owner_as_written(
    register: Register, schemes: Schemes, item: str, told: list[str]
) -> None:
    assert owners(item, register, schemes) == [(written, "named") for written in told]


def test_of_two_trusts_neither_is_the_trust(register: Register, schemes: Schemes) -> None:
    text = "North Marlshire Hospitals NHS Trust and Marlshire Community NHS Trust met.\n\nThe trust should count its visits."
    reader = reading_of(text, register, schemes).owners
    (assigned,) = reader.assignments(Passage.of(text, [(text.index("The trust"), len(text))]), ())
    assert assigned.agency.resolution is Resolution.AS_WRITTEN


def test_one_who_may_be_a_body_and_is_not_read_is_a_doubt(register: Register, schemes: Schemes) -> None:
    said = "the body that recommendation 1 tells, “The outreach hub”"
    items = "The outreach hub should count its visits.\n\n- Count every visit."
    facts = read(slac(items=f"Within three months:\n\n- {items}"), register, schemes)
    assert said in shortfalls(facts)
    assert not any("recommendation 2 tells" in each for each in shortfalls(facts))


LED_IN = [
    ("Immediate action is required by Marlshire Constabulary to improve:", ["Marlshire Constabulary"]),
    ("Action is needed from NHS Marlshire and Marlshire Constabulary on these areas:", ["NHS Marlshire", "Marlshire Constabulary"]),
    ("Urgent action is required by NHS Marlshire. Priority action should be taken to address:", ["NHS Marlshire"]),
    ("Priority actions for NHS Marlshire:", ["NHS Marlshire"]),
]  # fmt: skip


@pytest.mark.parametrize(("lead_in", "told"), LED_IN)
def test_of_whom_a_lead_in_requires_the_items(
    register: Register, schemes: Schemes, lead_in: str, told: list[str]
) -> None:
    assert owners("How visits are counted.", register, schemes, lead_in=lead_in) == [(n, "lead-in") for n in told]


AS_ONE = [
    "Health commissioners and providers",
    "Education and social care leaders and managers",
    "NHS and local authority joint commissioners",
    "School and college leaders",
]


@pytest.mark.parametrize("group", AS_ONE)
def test_a_joined_group_is_one_owner(register: Register, schemes: Schemes, group: str) -> None:
    assert owners(f"{group} should agree a plan.", register, schemes) == [(group, "named")]


def test_a_body_and_a_group_beside_it_are_two(register: Register, schemes: Schemes) -> None:
    found = owners("The local authority and health commissioners should meet.", register, schemes)
    assert found == [("The local authority", "named"), ("health commissioners", "named")]


IN_LATER_CLAUSES = [
    "Visits are not counted, and NHS Marlshire needs to count them.",
    "Too few visits are made, which NHS Marlshire must address.",
    "Visits: NHS Marlshire should count them.",
    "Although visits are made, NHS Marlshire must count them.",
    "It is essential that NHS Marlshire should count its visits.",
    "It is the responsibility of NHS Marlshire to count visits.",
    "A review of visits should be completed by NHS Marlshire.",
    "NHS Marlshire is slow to respond. They should count every visit.",
    "NHS Marlshire, which has few nurses, should count its visits.",
    "NHS Marlshire has to count its visits.",
]


@pytest.mark.parametrize("item", IN_LATER_CLAUSES)
def test_who_is_told_behind_other_words(register: Register, schemes: Schemes, item: str) -> None:
    assert owners(item, register, schemes) == [("NHS Marlshire", "named")]


def test_both_of_them_are_those_with_which_the_sentence_before_begins(register: Register, schemes: Schemes) -> None:
    item = "NHS Marlshire and Marlshire Constabulary count visits apart. Both organisations need to agree a form."
    assert owners(item, register, schemes) == [("NHS Marlshire", "named"), ("Marlshire Constabulary", "named")]


NO_OWNERS = [
    "The police’s use of powers to protect children.",
    "The communication between health agencies and their access to records to keep children safe.",
    "Offender managers in the county need further training to see risks.",
    "Practitioners across the partnership should listen.",
    "Independent reviewing officers must meet children.",
    "Children and families should be heard.",
    "Holding partners to account to ensure progress.",
    "Plans that are made by schools, and the police should be shared.",
]


@pytest.mark.parametrize("item", NO_OWNERS)
def test_what_a_body_has_or_does_is_no_owner(register: Register, schemes: Schemes, item: str) -> None:
    assert [basis for _, basis in owners(item, register, schemes)] == ["default"]


CELLS = [
    ("Marlshire County Council, NHS Marlshire, school and college leaders.",
     ["Marlshire County Council", "NHS Marlshire", "school and college leaders"]),
    ("NHS Marlshire\nMarlshire Constabulary\nHousing team", ["NHS Marlshire", "Marlshire Constabulary", "Housing team"]),
    ("NHS Marlshire and Eastside early years forum", ["NHS Marlshire", "Eastside early years forum"]),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "found"), CELLS)
def test_a_cell_with_an_unknown_part_keeps_the_known_ones(
    register: Register, schemes: Schemes, cell: str, found: list[str]
) -> None:
    responsible = reading_of(cell, register, schemes).owners.responsible(Passage.of(cell, [(0, len(cell))]))
    assert [each.as_written for each in responsible] == found


def test_every_default_is_explained_by_whose_it_is() -> None:
    assert set(DEFAULTS) == set(DEFAULT_RULES)
    assert [word for word, said in zip(("authority", "partnership", "board"), DEFAULTS.values(), strict=True) if word in said] == [
        "authority", "partnership", "board",
    ]  # fmt: skip
