"""Letters about focused and monitoring visits: when they were, who made them, and what they ask, in every wording of their opening."""

from __future__ import annotations

import pytest

from ontology.registers.register import Register
from ontology.schemes import Schemes
from tests.fictional_reports import read

LETTER = """27 February 2025

Dear Ms Harbour

# {title}

This letter summarises the findings of the visit to Marlshire children’s services on 9 and 10 December 2024. {by}

# What needs to improve in this area of social work practice?

- The speed with which boats are found for visits.
- The reading of old files, including:
    - letters of the keepers
    - diaries of the ferry.

Yours sincerely

The keeper of the seal
"""


@pytest.mark.parametrize(
    "title", ["Focused visit to Marlshire children’s services", "Monitoring visit to Marlshire children’s services"]
)
@pytest.mark.parametrize(
    "by",
    [
        "His Majesty’s Inspectors for this visit were Petra Quill and Ann Reed.",
        "His Majesty’s inspectors for this visit were Petra Quill and Ann Reed.",
        "The visit was carried out by Inspectors Petra Quill and Ann Reed.",
        "The inspectors were Petra Quill and Ann Reed.",
    ],
)
def test_who_visited_when_and_what_must_improve(title: str, by: str, register: Register, schemes: Schemes) -> None:
    facts = read(LETTER.format(title=title, by=by), register, schemes, "letter.md")
    assert facts.inspection is not None
    assert facts.inspection.start is not None
    assert (facts.inspection.start.iso(), facts.inspection.lead_inspectors) == ("2024-12-09", ("Petra Quill",))
    assert [item.text for item in facts.recommendations] == [
        "The speed with which boats are found for visits.",
        "The reading of old files, including: • letters of the keepers • diaries of the ferry.",
    ]
    assert facts.shortfalls == ()
