"""A report lists what an inspection before it judged: none of that is a judgement of its own."""

from __future__ import annotations

import pytest

from ingest.documents.text_file import read_text
from ingest.grades.grading import AspectReader
from ontology.schemes import Schemes

OWN = "# The experiences and progress of care leavers: good\n\n1. Young people keep in touch.\n\n"
LEADS_IN = "- The last inspection report for the services was published in May 2012. The judgements for the local authority were:"


def graded(text: str, schemes: Schemes) -> list[str]:
    """The grades that the headings of a text give, in order."""
    document = read_text(text, "text/markdown")
    reader = AspectReader(document, schemes, "ilacs")
    return [s.grade.split("/")[-1] for s in reader.headings([(block, None) for block in document.content()])]


@pytest.mark.parametrize(
    "earlier",
    [
        "# Previous Ofsted inspections\n\n- The authority runs no homes.\n\n- The experiences and progress of care leavers: Inadequate.\n\n",
        "# Judgements at the previous inspection\n\nThe experiences and progress of care leavers: Inadequate.\n\n",
        f"# About this area\n\n{LEADS_IN}\n\nOverall effectiveness: Inadequate.\n\nThe experiences and progress of care leavers: Inadequate.\n\n",
        "The judgements at the last full inspection were as follows:\n\n- The experiences and progress of care leavers: Inadequate.\n\n",
    ],
)
def test_what_an_earlier_inspection_judged_is_no_grade_of_this_one(earlier: str, schemes: Schemes) -> None:
    (own,) = graded(OWN, schemes)
    assert graded(earlier + OWN, schemes) == [own]
    assert graded(OWN + earlier, schemes) == [own]


@pytest.mark.parametrize(
    "heading",
    [
        "Progress since the last inspection",
        "Previous Ofsted inspections and what followed",
        "Findings of this inspection",
    ],
)
def test_other_headings_say_nothing_against_the_grades_below_them(heading: str, schemes: Schemes) -> None:
    assert len(graded(f"# {heading}\n\nThe experiences and progress of care leavers: Inadequate.\n\n", schemes)) == 1


def test_the_list_ends_with_the_next_heading_or_the_first_line_that_is_none_of_it(schemes: Schemes) -> None:
    line = "The experiences and progress of care leavers: Inadequate.\n\n"
    earlier = f"# Previous Ofsted inspections\n\n{LEADS_IN}\n\n{line}"
    assert graded(f"{earlier}Managers have written to every family on the islands since.\n\n{line}", schemes) == ["4"]
    assert graded(f"{earlier}# Judgements\n\n{line}", schemes) == ["4"]
