"""Letters of joint targeted area inspections: who inspected together, and whom a list's lead-in tells."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.facts import ReportFacts
from ontology.registers.register import Register
from ontology.schemes import Schemes
from tests.fictional_reports import read

LETTER = """8 March 2019

Dear local partnership

# Joint targeted area inspection of the multi-agency response to lost boats in Marlshire

Between 21 and 25 January 2019, {by} carried out a joint inspection in Marlshire.

# Key strengths

- The keepers of the lighthouse know every child by name.

# Areas for priority action

{lead_in}

- boats are found for visits to the outer islands
- old files are read before a plan is written.

# Areas for improvement

- The harbour is not lit.

Yours sincerely
"""
FOUR = ("ofsted", "cqc", "hmicfrs", "hmi-probation")


def letter(
    register: Register, schemes: Schemes, by: str, lead_in: str = "Leaders of Marlshire should ensure that:"
) -> ReportFacts:
    return read(LETTER.format(by=by, lead_in=lead_in), register, schemes, "letter.md")


def inspectorates(facts: ReportFacts) -> tuple[str, ...]:
    assert facts.inspection is not None
    return tuple(key.removeprefix("organisation/") for key in facts.inspection.conducted_by)


def test_who_inspected_together_by_their_initials_or_in_full(register: Register, schemes: Schemes) -> None:
    by = (
        "Ofsted, the CQC, HMI Constabulary and Fire & Rescue Services (HMICFRS) and HMI Probation (HMI Prob)",
        "Ofsted, the Care Quality Commission, HMI Constabulary and HMI Probation",
        "Ofsted, CQC, HMIC and HMIP",
        "Ofsted, the Care Quality Commission, Her Majesty’s Inspectorate of Constabulary and Her Majesty’s Inspectorate of Probation",
    )
    for named in by:
        assert inspectorates(letter(register, schemes, named)) == FOUR


def test_one_that_did_not_take_part_is_not_said_to(register: Register, schemes: Schemes) -> None:
    assert inspectorates(letter(register, schemes, "Ofsted and the Care Quality Commission")) == FOUR[:2]


def test_the_lead_in_of_a_list_says_whose_its_items_are(register: Register, schemes: Schemes) -> None:
    facts = letter(register, schemes, "Ofsted and CQC", "Leaders across the strategic partnership should ensure that:")
    owners = [(r.kind, a.basis, a.as_written) for r in facts.recommendations for a in r.assignments]
    assert owners[:2] == [("priority-action", "lead-in", "Leaders across the strategic partnership")] * 2
    assert owners[2][:2] == ("area-for-improvement", "default")


@pytest.mark.parametrize(
    ("heading", "owner"),
    [
        ("The LSCB", ("lead-in", "The LSCB")),
        ("Marlshire Safeguarding Children Board", ("lead-in", "Marlshire Safeguarding Children Board")),
        ("Marlshire County Council", ("lead-in", "Marlshire County Council")),
        ("Health", ("default", "local partnership")),
        ("Leadership and management of Marlshire County Council", ("default", "local partnership")),
    ],
)
def test_a_heading_that_names_a_body_and_nothing_else_says_whose_the_items_under_it_are(
    heading: str, owner: tuple[str, str], register: Register, schemes: Schemes
) -> None:
    text = LETTER.format(by="Ofsted and the CQC", lead_in="Leaders of Marlshire should ensure that:")
    facts = read(text.replace("- The harbour", f"## {heading}\n\n- The harbour"), register, schemes, "letter.md")
    under = [r for r in facts.recommendations if r.section == heading]
    assert [(a.basis, a.as_written) for r in under for a in r.assignments] == [owner]
    assert all(a.as_written in a.quotation.exact for r in under for a in r.assignments if a.basis == "lead-in")


@pytest.mark.parametrize(
    ("heading", "missed"), [("Headline findings", False), ("Strengths", True), ("What the keepers say", True)]
)
def test_strengths_that_a_letter_says_in_its_headline_findings_are_not_missed(
    heading: str, missed: bool, register: Register, schemes: Schemes
) -> None:
    text = LETTER.format(by="Ofsted and the CQC", lead_in="Leaders of Marlshire should ensure that:")
    begins, ends = text.index("# Key strengths"), text.index("# Areas for priority")
    prose = f"# {heading}\n\n\n" if heading == "Strengths" else f"# {heading}\n\nThe keepers know every child.\n\n"
    facts = read(text[:begins] + prose + text[ends:], register, schemes, "letter.md")
    assert ("strengths" in [shortfall.expected for shortfall in facts.shortfalls]) is missed


STATEMENT = """# Next steps

{prepare} a written statement of proposed action responding to the findings of this letter. This should be a multi-agency response.

{send}

Yours sincerely
"""
TOLD = [
    ("We have determined that Marlshire County Council is the principal authority and should prepare",
     "Marlshire County Council should send the written statement of action to letters@example.org by 12 June 2019.", "Marlshire County Council"),
    ("The director of children’s services should prepare",
     "The director of children’s services should send the written statement of action to letters@example.org by 12 June 2019, 70 working days "
     "from pre-publication.", "Marlshire County Council"),
    ("We have determined that Ann Marl, Chair of the MSCP, is the principal authority and should prepare",
     "Marlshire Safeguarding Children Partnership should send the written statement of action to letters@example.org by Wednesday 12 June 2019.",
     "Marlshire Safeguarding Children Partnership"),
]  # fmt: skip


@pytest.mark.parametrize(("prepare", "send", "body"), TOLD)
def test_who_is_to_send_the_written_statement_and_by_which_day(
    register: Register, schemes: Schemes, prepare: str, send: str, body: str
) -> None:
    text = LETTER.replace("Yours sincerely\n", STATEMENT)
    facts = read(
        text.format(by="Ofsted and CQC", lead_in="Leaders should ensure that:", prepare=prepare, send=send),
        register, schemes, "letter.md",
    )  # fmt: skip
    plan = facts.action_plan
    assert plan is not None
    assert ([each.label for each in plan.agencies], plan.due) == ([body], date(2019, 6, 12))
    assert " ".join(plan.quotation.exact.split()) == send


def test_a_letter_that_requires_no_statement_has_no_plan(register: Register, schemes: Schemes) -> None:
    assert letter(register, schemes, "Ofsted and CQC").action_plan is None
