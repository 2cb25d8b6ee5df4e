"""What a report of its family need not hold is not missed: what is no longer given, not judged, or said not to be there."""

from __future__ import annotations

import pytest

from ontology.registers.register import Register
from ontology.schemes import Schemes
from tests.fictional_reports import read, shortfalls
from tests.sif_reports import BOARD, TABLE, late_report

ILACS = """# Inspection of Marlshire local authority children’s services

Inspection dates: {days}

Lead inspector: Petra Quill, His Majesty’s Inspector

Judgement\tGrade
The impact of leaders on social work practice with children and families\tGood
The experiences and progress of children who need help and protection\tGood
The experiences and progress of children in care\tGood
The experiences and progress of care leavers\tGood

# What needs to improve?

- The speed with which boats are found for visits.
"""
OVERALL = "a grade for “Overall effectiveness”"
ADOPTION = "a grade for “Adoption performance”"


@pytest.mark.parametrize(("days", "missed"), [("13 to 24 April 2026", []), ("16 to 27 March 2026", [OVERALL])])
def test_no_overall_grade_is_expected_of_an_inspection_since_april_2026(
    register: Register, schemes: Schemes, days: str, missed: list[str]
) -> None:
    assert shortfalls(read(ILACS.format(days=days), register, schemes, "report.md")) == missed


@pytest.mark.parametrize(("cell", "missed"), [("Not judged", False), ("Not Judged", False), ("", True)])
def test_an_aspect_that_the_table_says_is_not_judged_is_not_missed(
    register: Register, schemes: Schemes, cell: str, missed: bool
) -> None:
    lines = [f"2.1 Adoption performance\t{cell}" if "Adoption" in line else line for line in TABLE.splitlines()]
    facts = read(late_report(table="\n".join(lines), findings=""), register, schemes, "fictional.md")
    assert (ADOPTION in shortfalls(facts)) is missed


@pytest.mark.parametrize(
    ("said", "missed"), [("There are no recommendations for the board.", False), ("The board met twice.", True)]
)
def test_recommendations_that_are_said_not_to_be_there_are_not_missed(
    register: Register, schemes: Schemes, said: str, missed: bool
) -> None:
    board = BOARD[: BOARD.index("Recommendations")].rstrip("# \n") + f"\n\n{said}\n"
    facts = read(late_report(board=board), register, schemes, "fictional.md")
    assert ("recommendations to the board" in shortfalls(facts)) is missed


@pytest.mark.parametrize(("grade", "missed"), [("outstanding", False), ("good", True)])
def test_of_an_outstanding_board_nothing_need_be_asked(
    register: Register, schemes: Schemes, grade: str, missed: bool
) -> None:
    board = BOARD[: BOARD.index("Recommendations")].rstrip("# \n").replace("is good", f"is {grade}") + "\n"
    facts = read(late_report(board=board), register, schemes, "fictional.md")
    assert ("recommendations to the board" in shortfalls(facts)) is missed


def test_a_heading_of_recommendations_with_none_under_it_is_told_even_of_an_outstanding_board(
    register: Register, schemes: Schemes
) -> None:
    board = BOARD[: BOARD.index("Recommendations")].rstrip("# \n").replace("is good", "is outstanding")
    headed = f"{board}\n\n# Recommendations\n\n# Inspection findings – the Local Safeguarding Children Board\n\nThe chair listens.\n"
    facts = read(late_report(board=headed), register, schemes, "fictional.md")
    assert "recommendations to the board" in shortfalls(facts)
