"""Was it done? The plain words of inspectors' reports: set up but not embedded, of one service's inspection, without impact, some left."""

from __future__ import annotations

import pytest
from test_follow_ups import LAST, follow_ups

ADOPTION, FOSTERING = "inspection-of-adoption-services-2011", "inspection-of-fostering-services-2011"
VISITS = "monitoring-visit"

TOLD = [
    (
        "The last inspection in 2011 recommended that a permanence panel be formed. In response, a panel has been set up. "
        "As yet, it is only partly embedded.",
        [(LAST, "partly-met")],
    ),
    (
        "How siblings are matched was criticised at the inspection of adoption services in 2011 and has not been wholly resolved.",
        [(ADOPTION, "partly-met")],
    ),
    ("The recommendations of the inspection of fostering services in 2011 have been implemented.", [(FOSTERING, "met")]),
    (
        "Improving chronologies was a recommendation of the last inspection in 2011. Changes have taken place, although this "
        "has not yet had enough impact.",
        [(LAST, "partly-met")],
    ),
    ("Two further weaknesses found at earlier monitoring visits had not all been resolved.", [(VISITS, "partly-met")]),
    ("The weaknesses found during earlier monitoring visits have been resolved.", [(VISITS, "met")]),
    (
        "The last inspection in 2011 recommended a neglect strategy. A strategy is now in place, but it has not yet had "
        "sufficient impact on practice.",
        [(LAST, "partly-met")],
    ),
    (
        "The last inspection in 2011 recommended a neglect strategy. A strategy has been introduced, but it has not yet had "
        "the desired impact.",
        [(LAST, "partly-met")],
    ),
    (
        "At the last inspection in 2011, life-story work was an area for improvement. A new team has been established, but "
        "its work is not yet fully embedded.",
        [(LAST, "partly-met")],
    ),
    (
        "Most of the recommendations from the last inspection in 2011 have been addressed, although some remain outstanding.",
        [(LAST, "partly-met")],
    ),
    (
        "The last inspection in 2011 asked the council to improve its audits. Progress has been limited.",
        [(LAST, "partly-met")],
    ),
    (
        "Supervision was an area for improvement at the last inspection in 2011. It remains inconsistent.",
        [(LAST, "not-met")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), TOLD)
def test_what_became_of_what_was_asked_is_told_in_plain_words(text: str, found: list[tuple[str, str]]) -> None:
    assert follow_ups(text) == found


LOOK_ALIKE = [
    "Weaknesses found at earlier monitoring visits to children’s homes have all been resolved.",
    "Weaknesses identified at previous monitoring visits by managers have been addressed.",
    "The council’s monitoring visits identified weaknesses, and these have been addressed.",
    "The inspection of the adoption service in 2011 found that matching was a strength, and this has been fully maintained.",
    "The last inspection in 2011 found good support for adopters. As yet, it is only partly embedded elsewhere.",
    "The last inspection in 2011 praised early help. Changes have taken place, although this has not yet had enough impact.",
    "Since the last inspection in 2011, a new model was introduced, but it has not yet had an impact on caseloads.",
    "Foster carers said that the fostering service has improved since the last inspection in 2011.",
    "The last inspection in 2011 praised early help. A strategy has been introduced, but it has not yet had an impact.",
    "The last inspection in 2011 praised early help. Progress has been limited.",
    "The inspection of the fostering service in 2011 judged it good. Progress has been made in recruitment.",
]


@pytest.mark.parametrize("text", LOOK_ALIKE)
def test_plain_words_on_something_else_are_no_word_on_it(text: str) -> None:
    assert follow_ups(text) == []
