"""Who is told to do it? Read from the item's own words, then from the words that lead its list in, else by default."""

from __future__ import annotations

import pytest
from fictional_reports import read, reading_of, slac

from ingest.documents.document import Passage
from ontology.registers.register import Register
from ontology.schemes import Schemes

Owners = list[tuple[str, str]]


def owners(item: str, register: Register, schemes: Schemes, *, lead_in: str = "", defined: str = "") -> Owners:
    """The spelling and the basis of each owner of an item in a list of Marlshire's report."""
    parts = [part for part in (defined, lead_in, item) if part]
    text = "\n\n".join(parts)
    reader = reading_of(text, register, schemes).owners
    document = reader.document
    passages = [Passage.of(text, [(text.index(part), text.index(part) + len(part))]) for part in parts]
    leading = reader.leading_in(passages[-2]) if lead_in else ()
    assigned = reader.assignments(passages[-1], leading)
    for each in assigned:
        if each.basis == "default":
            continue  # its words are those that name the authority, elsewhere in the report
        assert document.stored[each.quotation.start : each.quotation.end] == each.quotation.exact
    return [(each.as_written, each.basis) for each in assigned]


NAMED = [
    ("The council should count its visits.", ["The council"]),
    ("Marlshire County Council and NHS Marlshire must count their visits.", ["Marlshire County Council", "NHS Marlshire"]),
    ("Marlshire County Council, NHS Marlshire and Marlshire Constabulary need to meet.",
     ["Marlshire County Council", "NHS Marlshire", "Marlshire Constabulary"]),
    ("Within three months, NHS Marlshire should count its visits.", ["NHS Marlshire"]),
    ("In order to improve what is known, Marlshire Constabulary should keep a list.", ["Marlshire Constabulary"]),
    ("NHS Marlshire, together with Marlshire Constabulary, should keep a list.", ["NHS Marlshire", "Marlshire Constabulary"]),
    ("North Marlshire Hospitals NHS Trust and South Marls NHS Trust should agree a form.",
     ["North Marlshire Hospitals NHS Trust", "South Marls NHS Trust"]),
    ("NHS Marlshire (and where necessary Marlshire Constabulary) should meet.", ["NHS Marlshire", "Marlshire Constabulary"]),
]  # fmt: skip


@pytest.mark.parametrize(("item", "found"), NAMED)
def test_who_is_named_before_should(register: Register, schemes: Schemes, item: str, found: list[str]) -> None:
    assert owners(item, register, schemes) == [(written, "named") for written in found]


NOBODY_NAMED = [
    "Ensure that every visit is written down.",
    "Ensuring that NHS staff should be told is left to chance.",
    "Improving what the police should be told of.",
    "All children should have a plan.",
    "Assessments should be finished in time.",
    "Training should be given to new workers.",
    "Leaders have not yet said what should be done.",
    "There should be a list of visits.",
]
"""An object, a doing or a wish stands before "should": none of them is a body."""


@pytest.mark.parametrize("item", NOBODY_NAMED)
def test_words_before_should_that_name_nobody(register: Register, schemes: Schemes, item: str) -> None:
    assert [basis for _, basis in owners(item, register, schemes)] == ["default"]


def test_the_default_is_the_inspected_authority_and_says_so(register: Register, schemes: Schemes) -> None:
    reader = reading_of("Keep a list.", register, schemes).owners
    (assigned,) = reader.assignments(Passage.of("Keep a list.", [(0, 12)]), ())
    assert (assigned.agency.key, assigned.basis) == ("authority/E10000901", "default")
    assert assigned.rule == "default-inspected-authority"


def test_the_words_that_lead_a_list_in_name_the_owners_of_its_items(register: Register, schemes: Schemes) -> None:
    lead_in = "NHS Marlshire and Marlshire Constabulary should:"
    assert owners("keep a list of visits", register, schemes, lead_in=lead_in) == [
        ("NHS Marlshire", "lead-in"),
        ("Marlshire Constabulary", "lead-in"),
    ]


def test_words_within_a_list_that_tell_somebody_else_win_over_the_words_that_lead_the_list_in(
    register: Register, schemes: Schemes
) -> None:
    items = (
        "In order to improve services in Marlshire, the local authority and its partners should take the following action:\n\n"
        "- Count every visit.\n\nMarlshire Community NHS Trust should:\n\n- Keep a list of visits."
    )
    facts = read(slac(items=items), register, schemes)
    owners_of = {
        made.text: [assigned.as_written for assigned in made.assignments]
        for made in facts.recommendations
        if made.strand == "safeguarding"
    }
    assert owners_of == {
        "Count every visit.": ["the local authority", "its partners"],
        "Keep a list of visits.": ["Marlshire Community NHS Trust"],
    }


@pytest.mark.parametrize("sign", [".", ";"])
def test_a_lead_in_tells_those_of_its_own_clause(register: Register, schemes: Schemes, sign: str) -> None:
    lead_in = f"Inspectors met partners in the county{sign} NHS Marlshire should:"
    assert owners("keep a list of visits", register, schemes, lead_in=lead_in) == [("NHS Marlshire", "lead-in")]


def test_an_item_that_names_its_own_owner_is_not_that_of_the_lead_in(register: Register, schemes: Schemes) -> None:
    lead_in = "Marlshire County Council and its partners should:"
    item = "NHS Marlshire should count its visits."
    assert owners(item, register, schemes, lead_in=lead_in) == [("NHS Marlshire", "named")]


def test_a_body_that_something_is_to_be_done_for_is_not_its_owner(register: Register, schemes: Schemes) -> None:
    found = owners("Ensure that Marlshire Constabulary is told of every visit.", register, schemes)
    assert [basis for _, basis in found] == ["default"]


def test_a_body_that_should_be_invited_is_not_told_to_do_it(register: Register, schemes: Schemes) -> None:
    found = owners("Marlshire Constabulary should be invited to every meeting.", register, schemes)
    assert ("Marlshire Constabulary", "named") not in found


def test_a_second_body_told_in_the_same_sentence_is_an_owner_too(register: Register, schemes: Schemes) -> None:
    item = "NHS Marlshire should count its visits, and Marlshire Constabulary should keep a list of them."
    assert owners(item, register, schemes) == [("NHS Marlshire", "named"), ("Marlshire Constabulary", "named")]


@pytest.mark.parametrize("again", ["Leaders", "Partners", "The agencies", "The managers"])
def test_those_told_before_in_short_are_no_second_owner(register: Register, schemes: Schemes, again: str) -> None:
    first = "Leaders across the partnership should agree a plan."
    assert owners(f"{first} {again} should publish it.", register, schemes) == [
        ("Leaders across the partnership", "named")
    ]
    other = owners(f"{first} NHS Marlshire should publish it.", register, schemes)
    assert other == [("Leaders across the partnership", "named"), ("NHS Marlshire", "named")]
    alone = owners(f"Agree a plan. {again} should publish it.", register, schemes)
    assert [written for written, _ in alone] == [again]


def test_bodies_that_a_later_sentence_tells_without_should(register: Register, schemes: Schemes) -> None:
    lead_in = "The local authority should:"
    item = (
        "Clarify who decides. NHS Marlshire, Marlshire Constabulary and the Children and Families Alliance (CFA) to align "
        "their plans."
    )
    assert owners(item, register, schemes, lead_in=lead_in) == [
        ("The local authority", "lead-in"),
        ("NHS Marlshire", "named"),
        ("Marlshire Constabulary", "named"),
        ("Children and Families Alliance", "named"),
    ]
    later = (
        "Clarify who decides. Senior staff to align their plans."  # nobody that is known: not enough without "should"
    )
    assert owners(later, register, schemes, lead_in=lead_in) == [("The local authority", "lead-in")]


def test_an_acronym_is_an_owner_by_its_definition_alone(register: Register, schemes: Schemes) -> None:
    defined = "Health care is bought by NHS Marlshire (NHSM) for all."
    assert owners("NHSM should count its visits.", register, schemes, defined=defined)[0][1] == "named"
    assert [b for _, b in owners("ZQX should count its visits.", register, schemes)] != ["named"]


def test_leaders_of_a_service_are_told_as_a_group(register: Register, schemes: Schemes) -> None:
    found = owners("Children’s social care leaders should count their visits.", register, schemes)
    assert found == [("Children’s social care leaders", "named")]


DOERS = [
    ("The timeliness of referrals made by partner agencies.", [("partner agencies", "named")]),
    ("The quality of reports written by Marlshire Constabulary and NHS Marlshire",
     [("Marlshire Constabulary", "named"), ("NHS Marlshire", "named")]),
]  # fmt: skip


@pytest.mark.parametrize(("item", "found"), DOERS)
def test_an_item_without_a_verb_is_for_those_whose_doing_it_is_about(
    register: Register, schemes: Schemes, item: str, found: Owners
) -> None:
    assert owners(item, register, schemes) == found
    reader = reading_of(item, register, schemes).owners
    words = {each.quotation.exact for each in reader.agents(Passage.of(item, [(0, len(item))]))}
    assert words == {item[item.index("by ") :].rstrip(".")}


@pytest.mark.parametrize(
    "item",
    [
        "The quality of reports written by managers and practitioners.",  # whom the council has
        "Ensure that reports are written by partner agencies.",  # somebody is told to see to it
        "Reports that should be read by partner agencies.",
    ],
)
def test_whom_an_item_only_mentions_is_not_its_owner(register: Register, schemes: Schemes, item: str) -> None:
    assert [basis for _, basis in owners(item, register, schemes)] == ["default"]


def test_a_first_sentence_tells_a_group_without_should_and_a_later_one_known_bodies_alone(
    register: Register, schemes: Schemes
) -> None:
    later = "Operational managers to agree a plan. {} to meet."
    assert owners(later.format("Senior leaders"), register, schemes) == [("Operational managers", "named")]
    assert owners(later.format("NHS Marlshire"), register, schemes) == [
        ("Operational managers", "named"),
        ("NHS Marlshire", "named"),
    ]


RESOLVED = [
    ("THAT the Cabinet note the report.", ["Cabinet"], "Cabinet note"),
    ("The Cabinet is asked to read the report.", ["The Cabinet"], "The Cabinet is asked"),
    ("It is recommended that NHS Marlshire and the Cabinet consider the plan.", ["NHS Marlshire", "the Cabinet"],
     "NHS Marlshire and the Cabinet consider"),
    ("That the Cabinet should meet.", ["Cabinet"], "Cabinet should"),
    ("That Cabinet:", ["Cabinet"], "Cabinet:"),
    ("Note the report.", [], ""),
    ("That nobody knows.", [], ""),
]  # fmt: skip


@pytest.mark.parametrize(("item", "found", "words"), RESOLVED)
def test_who_is_asked_to_resolve(register: Register, schemes: Schemes, item: str, found: list[str], words: str) -> None:
    resolving = reading_of(item, register, schemes).owners.resolving(Passage.of(item, [(0, len(item))]))
    assert [(each.as_written, each.basis) for each in resolving] == [(written, "named") for written in found]
    assert {each.quotation.exact for each in resolving} == ({words} if found else set())


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Marlshire Constabulary\nNHS Marlshire", ["Marlshire Constabulary", "NHS Marlshire"]),
        ("Marlshire County Council, NHS Marlshire", ["Marlshire County Council", "NHS Marlshire"]),
        ("Housing team", ["Housing team"]),
    ],
)
def test_who_stands_in_the_column_of_the_responsible_bodies(
    register: Register, schemes: Schemes, cell: str, found: list[str]
) -> None:
    responsible = reading_of(cell, register, schemes).owners.responsible(Passage.of(cell, [(0, len(cell))]))
    assert [(each.as_written, each.basis) for each in responsible] == [(name, "responsible-body") for name in found]
    assert {each.quotation.exact for each in responsible} == {cell}


@pytest.mark.parametrize(
    "group",
    [
        "Health commissioners and providers",
        "Health commissioners and leaders",
        "Children’s NHS and local authority integrated commissioners",
    ],
)
def test_is_a_joined_group_one(register: Register, schemes: Schemes, group: str) -> None:
    assert owners(f"{group} should shorten waits.", register, schemes) == [(group, "named")]


def test_is_a_body_beside_a_group_of_its_own(register: Register, schemes: Schemes) -> None:
    item = "Marlshire Constabulary and health commissioners should shorten waits."
    assert owners(item, register, schemes) == [("Marlshire Constabulary", "named"), ("health commissioners", "named")]
