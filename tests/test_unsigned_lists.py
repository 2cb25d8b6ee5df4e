"""Which paragraphs under “What needs to improve?” are items, where the list has lost its signs or never had any."""

from __future__ import annotations

import pytest
from fictional_reports import read

from ontology.registers.register import Register
from ontology.schemes import Schemes

REPORT = """# Inspection of Marlshire local authority children’s services

Inspection dates: 3 March to 14 March 2025

Lead inspector: Petra Quill, His Majesty’s Inspector

| Judgement | Grade |
| The impact of leaders on social work practice with children and families | Good |
| The experiences and progress of children who need help and protection | Good |
| The experiences and progress of children in care | Good |
| The experiences and progress of care leavers | Outstanding |
| Overall effectiveness | Good |

## What needs to improve?

{items}

{heading}

1. Children are seen within a day of the first call.
"""
NEXT = "## The experiences and progress of children who need help and protection: good"
ITEMS = {
    "things": [
        "The quality of plans, so that children know what is to change.",
        "Management oversight, including the challenge that reviewing officers bring.",
        "The response to young people of 16 and 17 who are homeless.",
        "How well care leavers know their rights.",
    ],
    "orders": ["Ensure that plans are clear.", "Management oversight of plans that drift.", "Improve life-story work."],
    "without a stop": ["The quality of plans", "Management oversight", "Support to carers who are kin"],
    "one": ["The timeliness of health assessments."],
}


def asked(register: Register, schemes: Schemes, items: list[str], heading: str = NEXT) -> tuple[list[str], list[str]]:
    """The recommendations of a report with these paragraphs under the heading, and what it was not found to hold."""
    text = REPORT.format(items="\n\n".join(items), heading=heading)
    facts = read(text, register, schemes, "fictional.md")
    return [item.text for item in facts.recommendations], [each.expected for each in facts.shortfalls]


@pytest.mark.parametrize("kind", ITEMS)
@pytest.mark.parametrize("heading", [NEXT, NEXT.removeprefix("## ")])
def test_is_each_paragraph_that_names_what_must_improve_an_item(
    register: Register, schemes: Schemes, kind: str, heading: str
) -> None:
    assert asked(register, schemes, ITEMS[kind], heading) == (ITEMS[kind], [])


def test_is_what_was_found_no_item_and_told_where_it_stands_behind_some(register: Register, schemes: Schemes) -> None:
    found = "Children in Marlshire are seen quickly and are well cared for."
    items, missing = asked(register, schemes, [*ITEMS["things"], found])
    assert items == ITEMS["things"]
    assert any(found[:40] in each for each in missing)


def test_is_prose_alone_under_the_heading_no_list(register: Register, schemes: Schemes) -> None:
    items, missing = asked(register, schemes, ["Leaders have a plan for all that they know to be weak."])
    assert items == []
    assert missing == ["areas for improvement"]


def test_do_bullets_stay_the_items_of_their_list(register: Register, schemes: Schemes) -> None:
    bullets = ["- The quality of plans.", "- Management oversight.", "Leaders’ plans for both."]
    items, _ = asked(register, schemes, bullets)
    assert items == ["The quality of plans.", "Management oversight."]
