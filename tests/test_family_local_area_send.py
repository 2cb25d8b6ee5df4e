"""Letters on the services of a local area: what they ask, of whom, who must answer, and whether a revisit finds it done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ingest.documents.text_file import read_text
from ingest.facts import FollowUp, ReportFacts, StatementOfAction
from ingest.families.send_layout import laid_out
from ingest.families.unread import unread_kind
from ontology.errors import UnknownFamily
from ontology.registers.register import Register
from ontology.schemes import Schemes
from tests.fictional_reports import read
from tests.send_letters import ADDRESSEES, SIGNATURES, letter, revisit

MET = "The area has made sufficient progress in addressing this area of significant weakness."
NOT_MET = "The area has not made sufficient progress in addressing this area of significant weakness."


Reader = Callable[[str], Any]


@pytest.fixture
def reading(register: Register, schemes: Schemes) -> Reader:
    """Reads the text of a letter."""
    return lambda text: read(text, register, schemes, "letter.txt")


def asked(facts: ReportFacts, kind: str) -> list[str]:
    return [item.text for item in facts.recommendations if item.kind == kind]


def test_what_a_letter_asks_and_what_it_only_finds(reading: Reader) -> None:
    facts = reading(letter())
    assert facts.family == "local-area-send"
    assert asked(facts, "area-for-development") == [
        "The buoys are counted twice.",
        "Letters are late.",
        "Lists are long.",
    ]
    assert asked(facts, "priority-action") == ["the lateness of letters", "the want of a list"]
    found = [(finding.kind, finding.text) for finding in facts.findings]
    assert ("strength", "Midwives write notes that Go with the family.") in found, "what the page's end cut is one item"
    assert [kind for kind, _ in found] == ["main-finding"] * 2 + ["strength"] * 2
    assert facts.recommendations[0].section is not None
    assert facts.recommendations[0].section.endswith("special educational needs and/or disabilities")
    assert facts.shortfalls == ()


@pytest.mark.parametrize("sign", ["n", "§", "•", "■", "o", "-", "*"])
def test_whatever_a_copy_makes_of_the_sign_of_an_item(sign: str, reading: Reader) -> None:
    facts = reading(letter(sign=sign))
    assert [item.text for item in facts.recommendations][-2:] == ["the lateness of letters", "the want of a list"]
    assert len(facts.recommendations) == 5
    assert len(facts.findings) == 4


def test_when_it_was_and_who_led(reading: Reader) -> None:
    own = reading(letter()).inspection
    assert (own.start.iso(), own.end.iso(), own.lead_inspectors) == ("2019-02-11", "2019-02-15", ("Rosalind Yallop",))


@pytest.mark.parametrize("days", ["5 to 9 July 2018", "5 and 9 July 2018", "5 July and 9 July 2018", "5 – 9 July 2018"])
def test_year_and_month_may_stand_once(days: str, reading: Reader) -> None:
    own = reading(letter(days=days)).inspection
    assert (own.start.iso(), own.end.iso()) == ("2018-07-05", "2018-07-09")


@pytest.mark.parametrize(
    "signatures",
    [
        SIGNATURES,
        SIGNATURES.replace("Rosalind Yallop\nHMI Lead Inspector", "Rosalind Yallop HMI\nLead Inspector"),
        "Lionel Dunnage Maud Nyland\nRegional Director Deputy Chief Inspector\nRosalind Yallop Edwin Quenby\nHMI Lead Inspector CQC Inspector",
        "Lionel Dunnage\tMaud Nyland\nRegional Director\tDeputy Chief Inspector\nRosalind Yallop\tEdwin Quenby\nHMI Lead Inspector\tCQC Inspector",
        "Rosalind Yallop, HMI Lead Inspector\nEdwin Quenby, CQC Lead Inspector",
    ],
)
def test_the_lead_is_the_one_of_ofsted_whatever_the_columns(signatures: str, reading: Reader) -> None:
    assert reading(letter(signatures=signatures)).inspection.lead_inspectors == ("Rosalind Yallop",)


def test_a_statement_is_required_by_paragraph_and_list_and_else_by_neither(reading: Reader) -> None:
    outcomes = [
        reading(letter(who=who, weaknesses=told)) for who in ("the local authority", None) for told in (["x y"], None)
    ]
    required = "written-statement-required"
    assert [facts.inspection.outcome for facts in outcomes] == [required, required, required, "none"]
    assert [bool(facts.shortfalls) for facts in outcomes] == [False, True, True, False], "half of it is told as missing"
    assert outcomes[-1].inspection.outcome_quotation is None
    assert outcomes[-1].statement is None


@pytest.mark.parametrize(
    ("who", "bodies"),
    [
        (
            "the local authority and the area’s clinical commissioning group (CCG)",
            ["authority/E10000901", "organisation/ZX9"],
        ),
        ("the local authority and the area’s CCG", ["authority/E10000901", "organisation/ZX9"]),
        ("the local authority and NHS Marlshire CCG", ["authority/E10000901", "organisation/ZX9"]),
        ("the local authority", ["authority/E10000901"]),
    ],
)
def test_who_must_write_the_statement(who: str, bodies: list[str], reading: Reader) -> None:
    facts = reading(letter(who=who, are="are jointly" if " and " in who else "is"))
    statement = facts.statement
    assert isinstance(statement, StatementOfAction)
    assert [body.agency.key for body in statement.responsible] == bodies
    weak = next(item for item in facts.recommendations if item.kind == "priority-action")
    assert next((a.basis, a.agency.key) for a in weak.assignments) == (
        "lead-in",
        "agency/E10000901/local-area-partnership",
    )
    members = [a for a in weak.assignments if a.basis == "member"]
    assert [a.agency.key for a in members] == bodies
    assert all(
        "responsible" in a.grounds.exact and "required to submit" in a.quotation.exact for a in members if a.grounds
    )


def test_several_commissioners_are_not_taken_for_the_one_that_is_known(reading: Reader) -> None:
    facts = reading(letter(who="the local authority and the area’s clinical commissioning groups"))
    assert [body.agency.kind for body in facts.statement.responsible] == ["Authority", "AgencyGroup"]
    assert any("must write" in shortfall.expected for shortfall in facts.shortfalls)


def test_a_commissioner_that_is_replaced_before_the_letter_is_the_one_of_the_inspection(reading: Reader) -> None:
    board = ADDRESSEES.replace(
        "NHS Marlshire Clinical Commissioning\nGroup", "NHS Marlshire and Marleshire Integrated Care Board"
    )
    facts = reading(letter(days="13 and 17 June 2022", addressees=board).replace("9 April 2019", "9 August 2022"))
    assert [body.agency.key for body in facts.statement.responsible] == ["authority/E10000901", "organisation/ZX9"]


def test_addressed_and_signing(reading: Reader) -> None:
    parties = [(p.role, p.name, [a.label for a in p.agencies]) for p in reading(letter()).parties]
    assert parties[:3] == [
        ("addressee", "Philippa Askham", ["Marlshire County Council"]),
        ("addressee", "Oliver Vance", ["NHS Marlshire Clinical Commissioning Group"]),
        ("addressee", "Jasper Mossop", []),
    ]
    assert [(name, bodies) for role, name, bodies in parties if role == "signatory"] == [
        ("Lionel Dunnage", ["Ofsted"]), ("Maud Nyland", ["Care Quality Commission"]),
        ("Rosalind Yallop", ["Ofsted"]), ("Edwin Quenby", ["Care Quality Commission"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "owner"),
    [
        ("Marlshire Community NHS Trust holds two lists.", "Marlshire Community NHS Trust"),
        (
            "NHS Marlshire Clinical Commissioning Group does not know how many wait.",
            "NHS Marlshire Clinical Commissioning Group",
        ),
        ("The local authority has not written to anybody.", "The local authority"),
        ("Marlshire Community NHS Trust therapists hold two lists.", None),
        ("Marlshire Community NHS Trust’s lists are long.", None),
        ("Therapists from Marlshire Community NHS Trust hold two lists.", None),
        ("Leaders do not know.", None),
    ],
)
def test_a_body_owns_what_is_said_of_it_as_the_subject(first: str, owner: str | None, reading: Reader) -> None:
    [assigned] = reading(letter(first=first)).recommendations[0].assignments
    told = (assigned.basis, assigned.as_written) if owner else (assigned.basis, assigned.rule)
    assert told == (("named", owner) if owner else ("default", "default-partnership-addressed"))


def test_the_list_of_weaknesses_may_follow_a_sentence_amid_a_line(reading: Reader) -> None:
    facts = reading(
        letter().replace("effectiveness of the local area.\nThe local", "effectiveness of the local area. The local")
    )
    assert asked(facts, "priority-action") == ["the lateness of letters", "the want of a list"]
    assert {a.as_written for r in facts.recommendations for a in r.assignments if a.basis == "lead-in"} == {
        "The local area"
    }


def test_the_points_of_a_weakness_are_no_weaknesses_of_their_own(reading: Reader) -> None:
    told = ("the weakness of joint planning, in that:", "– budgets are apart", "– nobody counts", "the want of a list")
    facts = reading(letter(weaknesses=told))
    assert asked(facts, "priority-action") == [
        "the weakness of joint planning, in that: budgets are apart nobody counts", "the want of a list",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "title", ["Joint area SEND inspection in Marlshire", "Joint local area SEND inspection – Marlshire"]
)
def test_other_titles(title: str, reading: Reader) -> None:
    assert reading(letter(title=title)).authority.key == "authority/E10000901"


def test_an_interim_visit_is_none_of_these(reading: Reader) -> None:
    with pytest.raises(UnknownFamily):
        reading(
            "9 March 2021\n\nDear Ms Askham\n\nArea SEND interim visit to Marlshire\n\nInspectors spoke with leaders.\n"
        )
    kind = unread_kind("Area SEND interim visit to Marlshire")
    assert kind is not None
    assert "interim" in kind.name


def follow_ups(facts: ReportFacts) -> list[tuple[str, str]]:
    return [(told.about, told.status) for told in facts.follow_ups]


TOLD = (
    ("The initial inspection found that letters were late.", MET),
    ("At the initial inspection, inspectors found that nobody had a list.", NOT_MET),
)


@pytest.mark.parametrize("sign", ["◼ ", "", "\uf06e "])
def test_each_weakness_of_a_revisit_has_its_verdict_and_nothing_is_asked(sign: str, reading: Reader) -> None:
    facts = reading(revisit(TOLD, sign=sign))
    assert facts.family == "local-area-send-revisit"
    assert facts.recommendations == ()
    assert follow_ups(facts) == [(TOLD[0][0], "met"), (TOLD[1][0], "not-met")]
    first: FollowUp = facts.follow_ups[0]
    assert first.asked is not None
    assert (first.asked.exact, first.quotation.exact) == (TOLD[0][0], MET)
    assert [c.framework for c in facts.citations] == ["local-area-send"]


def test_the_three_dates_of_a_revisit_are_told_apart(reading: Reader) -> None:
    facts = reading(revisit(TOLD, when=" in April 2018"))
    statement = facts.statement
    assert (statement.required.iso(), statement.approved.iso()) == ("2018-06-14", "2018-10-25")
    assert facts.inspection.start.iso() == "2020-02-03"
    assert facts.citations[0].period.iso() == "2018-04"
    assert reading(revisit(TOLD)).citations[0].period is None, "the day of the statement is not that of the inspection"


@pytest.mark.parametrize(
    ("verdict", "status"),
    [
        (
            "The area has not, for all the work that inspectors saw on the quay, made sufficient progress in addressing this weakness.",
            "not-met",
        ),
        (
            "Although not all plans are good enough, the area has made sufficient progress in addressing this weakness.",
            "met",
        ),
        (
            "Leaders have not been idle, but the area has yet to make sufficient progress in addressing this weakness.",
            "not-met",
        ),
        (
            "Leaders were not idle, and the area has made sufficient progress in addressing this significant weakness.",
            "met",
        ),
        ("Sufficient progress has not been made in addressing this area of significant weakness.", "not-met"),
        ("Progress in addressing this serious weakness is not yet sufficient.", "not-met"),
        ("Insufficient progress has been made in addressing this area of weakness.", "not-met"),
        ("There is no doubt that the area has made sufficient progress to improve this serious weakness.", "met"),
        (
            "The local area has made sufficient progress in addressing this weakness, although not everybody feels it.",
            "met",
        ),
    ],
)
def test_not_may_stand_far_from_sufficient_or_belong_elsewhere(verdict: str, status: str, reading: Reader) -> None:
    assert follow_ups(reading(revisit([(TOLD[0][0], verdict)]))) == [(TOLD[0][0], status)]


def test_two_verdicts_on_one_weakness_are_told_and_neither_is_taken(reading: Reader) -> None:
    facts = reading(revisit([(TOLD[0][0], f"{MET} {NOT_MET}"), TOLD[1]]))
    assert follow_ups(facts) == [(TOLD[1][0], "not-met")]
    assert any("one verdict on" in shortfall.expected for shortfall in facts.shortfalls)


@pytest.mark.parametrize(
    ("counted", "agrees"),
    [
        ("The area has made sufficient progress in addressing one of the two significant weaknesses.", True),
        ("The area has made sufficient progress in addressing both of the significant weaknesses.", False),
        ("The area has made sufficient progress in addressing all the significant weaknesses.", False),
        ("The area has not made sufficient progress in addressing two of the five serious weaknesses.", False),
        (
            "Inspectors are of the opinion that leaders have made sufficient progress to improve one of the two serious weaknesses.",
            True,
        ),
        ("The area has not made sufficient progress in addressing one of the two serious weaknesses.", True),
    ],
)
def test_counts_in_words_are_held_against_the_verdicts(counted: str, agrees: bool, reading: Reader) -> None:
    assert (reading(revisit(TOLD, counted=counted)).counts_differ == ()) is agrees


def test_headings_of_a_copy_without_gaps_stand_alone_again() -> None:
    blocks = [block.text for block in laid_out(read_text(letter())).blocks]
    assert {
        "Main findings",
        "Strengths",
        "Areas for development",
        "Joint local area SEND inspection in Marlshire",
    } <= set(blocks)
