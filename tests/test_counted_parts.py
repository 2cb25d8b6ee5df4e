"""Where a later report counts a part of what was asked, all of it was done in part, and of no single request is anything told."""

from __future__ import annotations

import pytest
from rule_facts import of
from test_requests_again import CASELOADS, FIRST, LIFE_STORY, SECOND, derived, made, statuses, told

from ingest.earlier.progress import progress_in
from ontology.terms import REMIT


@pytest.mark.parametrize(
    ("text", "status", "rule"),
    [
        ("Two of the three priority actions from the last inspection have been completed.", "partly-met", "part-of"),
        ("Of the five recommendations made in 2014, three have been fully met.", "partly-met", "counted-in-front"),
        ("Leaders have addressed two of the three areas for priority action.", "partly-met", "counted-done-by-them"),
        ("The council has met four of the six recommendations made in 2014.", "partly-met", "counted-done-by-them"),
        (
            "The new board has not made enough difference in three of the four priority areas.",
            "partly-met",
            "counted-of-so",
        ),
        ("Two of the three priority actions remain outstanding.", "partly-met", "counted-left"),
        ("All three recommendations of the last inspection have been implemented.", "met", "asked-done"),
        ("None of the three recommendations of the last inspection has been implemented.", "not-met", "none-left"),
    ],
)
def test_what_is_counted_is_done_in_part_and_all_or_none_is_not_counted(text: str, status: str, rule: str) -> None:
    found = progress_in(text)
    assert found is not None
    assert (found.status, rule in found.rule) == (status, True)


def later(words: str, rule: str) -> str:
    return made(SECOND, report="R2") + told("R2", "sif", "2014", "partly-met", words).replace(
        '"asked-done"', f'"{rule}"'
    )


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("Two of the three recommendations of 2014 have been met.", "asked-done + part-of-asked"),
        ("Leaders have met two of the three recommendations of 2014.", "counted-done-by-them"),
        (
            "Two of the three recommendations of 2014, on life story work and on more, remain.",
            "asked-left + counted-left",
        ),
    ],
)
def test_a_counted_part_is_word_on_the_inspection_and_the_single_requests_are_spoken_of_in_general(
    words: str, rule: str
) -> None:
    asked = made(FIRST, LIFE_STORY, CASELOADS, "Publish the sufficiency strategy.", report="R1")
    facts = derived(asked, later(words, rule))
    assert of(facts, REMIT.follows) == {("followup/R2/1", f"inspection/{FIRST}")}
    assert {statuses(facts)[f"R1-{n}"] for n in (1, 2, 3)} == {"in-general"}
