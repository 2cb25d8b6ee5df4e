"""What is told of a file that is none of the reports that are read: what it is, or what it comes nearest to?"""

from __future__ import annotations

import pytest
from fictional_reports import read

from ingest.families.unread import UNREAD_KINDS
from ontology.errors import UnknownFamily
from ontology.registers.register import Register
from ontology.schemes import Schemes

HARBOUR = """# Review of Marlshire harbour services for children

Inspection dates: 12 to 23 January 2026

Lead inspector: Petra Quill, His Majesty's Inspector

| Judgement | Grade |
| --- | --- |
| Overall effectiveness | Good |
"""

TITLES = [
    ("National child protection inspection\n\nMarlshire Constabulary", "police force"),
    ("Area SEND interim visit to Marlshire", "an interim visit"),
    ("An inspection of youth offending services in Marlshire", "youth offending"),
    ("Serious case review: Child M", "practice review"),
    ("Regulation 28: report to prevent future deaths", "coroner"),
]


def refusal(text: str, register: Register, schemes: Schemes) -> UnknownFamily:
    with pytest.raises(UnknownFamily) as told:
        read(text, register, schemes)
    return told.value


def test_the_nearest_family_is_named_with_what_was_found_and_what_was_not(register: Register, schemes: Schemes) -> None:
    told = refusal(HARBOUR, register, schemes)
    assert "Nearest: inspection of local authority children's services. Found: inspection dates" in told.message
    assert told.message.endswith("Missing: its title.")


def test_a_text_that_lost_its_table_is_told_to_be_given_as_the_pdf_that_it_was(
    register: Register, schemes: Schemes
) -> None:
    lines = [line for line in HARBOUR.splitlines() if not line.startswith("|")]
    lines[0] = "Inspection of Marlshire local authority children's services"
    told = refusal("\n".join(lines), register, schemes)
    assert "Missing: the table" in told.message
    assert "give the PDF" in str(told.remedy)


@pytest.mark.parametrize(("title", "called"), TITLES)
def test_a_kind_that_is_known_and_not_read_is_told_as_such(
    register: Register, schemes: Schemes, title: str, called: str
) -> None:
    told = refusal(f"{title}\n\nThis is what was found.", register, schemes)
    assert called in told.message
    assert "known and not read yet" in told.message


def test_each_kind_that_is_not_read_has_its_title_above() -> None:
    assert all(sum(called in kind.name for kind in UNREAD_KINDS) == 1 for _, called in TITLES)
    assert len(TITLES) == len(UNREAD_KINDS)


@pytest.mark.parametrize(
    "text",
    [
        "Notes.\n\n" + "The sea was calm. " * 30 + "The joint area review was read.",
        "Marlshire Cabinet\n\nJoint area review: what to do next\n\nThe sea was calm.",
    ],
)
def test_what_only_speaks_of_such_a_report_is_none(register: Register, schemes: Schemes, text: str) -> None:
    assert "not read yet" not in refusal(text, register, schemes).message
