"""Was what an earlier inspection asked done? Verbs, degrees and troubles in combinations that no form was written from."""

from __future__ import annotations

import pytest
from test_citations import keys
from test_follow_ups import LAST, follow_ups

COMBINED = [
    ("Leaders have successfully eradicated the long delays identified at the last inspection in 2011.", "met"),
    ("The drift identified at the last inspection in 2011 has been eliminated.", "met"),
    ("Supervision, which the last inspection in 2011 found to be weak, is now regular.", "met"),
    ("None of the shortfalls identified at the last inspection in 2011 remains.", "met"),
    ("Every one of the recommendations of the last inspection in 2011 has been met.", "met"),
    ("With one exception, the recommendations of the last inspection in 2011 have been met.", "partly-met"),
    ("All bar two of the actions required by the last inspection in 2011 are complete.", "partly-met"),
    ("The recommendations of the last inspection in 2011 are close to being met.", "partly-met"),
    ("The recommendations of the last inspection in 2011 were partially, rather than fully, met.", "partly-met"),
    ("Progress against the recommendations of the last inspection in 2011 has been mixed.", "partly-met"),
    ("Supervision, which the last inspection in 2011 found to be weak, is now regular in some teams.", "partly-met"),
    ("Work is under way to meet the recommendations of the last inspection in 2011.", "partly-met"),
    ("Managers have done much work to meet the recommendations of the last inspection in 2011.", "partly-met"),
    ("The council has progressed the recommendations of the last inspection in 2011.", "partly-met"),
    ("Not one of the recommendations of the last inspection in 2011 has been met.", "not-met"),
    ("The recommendations of the last inspection in 2011 are far from being met.", "not-met"),
    ("At the last inspection in 2011, inspectors asked for better plans. This has not happened.", "not-met"),
    ("Leaders have yet to get to grips with the gaps identified at the last inspection in 2011.", "not-met"),
    ("Supervision was an area for improvement at the last inspection in 2011 and continues to be patchy.", "not-met"),
    ("The recommendations of the last inspection in 2011 have, by and large, been met.", "partly-met"),
    ("The recommendations of the last inspection in 2011 have been met to some extent.", "partly-met"),
    ("Almost without exception, the recommendations of the last inspection in 2011 have been met.", "partly-met"),
    ("A minority of the recommendations of the last inspection in 2011 are still to be met.", "partly-met"),
    ("Leaders have reduced the high caseloads that were a concern at the last inspection in 2011.", "partly-met"),
    ("Hardly any of the recommendations of the last inspection in 2011 have been met.", "not-met"),
    ("Plans were criticised at the last inspection in 2011 and are no better today.", "not-met"),
    ("Work on life stories, which was required by the last inspection in 2011, has stalled.", "not-met"),
    ("Oversight was identified as a weakness at the last inspection in 2011. This is still the case.", "not-met"),
    ("Oversight was identified as a weakness at the last inspection in 2011. This has been rectified.", "met"),
    ("Oversight was identified as a weakness at the last inspection in 2011. It is now a strength.", "met"),
    ("The recommendations of the last inspection in 2011 have been superficially met.", "partly-met"),
    ("The recommendations of the last inspection in 2011 have been acted upon, with varying success.", "partly-met"),
    ("Two of the recommendations of the last inspection in 2011 have not been met.", "partly-met"),
    ("Leaders have made concerted efforts to remedy the delays found at the last inspection in 2011.", "partly-met"),
    ("Scarcely any progress has been made on the recommendations of the last inspection in 2011.", "not-met"),
    ("The areas for development set at the last inspection in 2011 have received insufficient attention.", "not-met"),
    ("Life-story work remains, as it was at the last inspection in 2011, an area for improvement.", "not-met"),
    ("The delays seen at the last inspection in 2011 are a thing of the past.", "met"),
    ("The recommendations of the last inspection in 2011 have been met, though not always effectively.", "partly-met"),
    ("Supervision, a key finding of the last inspection in 2011, has been transformed.", "partly-met"),
    ("Action taken on the recommendations of the last inspection in 2011 has led to better plans.", "partly-met"),
    ("Leaders have been slow to act on the recommendations of the last inspection in 2011.", "not-met"),
    ("The council has neglected the recommendations of the last inspection in 2011.", "not-met"),
    ("Two years after the last inspection in 2011, the same weaknesses are evident.", "not-met"),
    ("Managers continue to grapple with the gaps found at the last inspection in 2011.", "not-met"),
    ("Weak oversight, highlighted at the last inspection in 2011, has been fully addressed.", "met"),
    ("Audits, which required attention at the last inspection in 2011, are now a strength.", "met"),
    ("The concerns raised at the last inspection in 2011 are no longer apparent.", "met"),
    ("The recommendations of the last inspection in 2011 are all in place.", "met"),
    ("The bulk of the recommendations of the last inspection in 2011 have been met.", "partly-met"),
    ("Some, but by no means all, of the recommendations of the last inspection in 2011 have been met.", "partly-met"),
    ("The recommendations of the last inspection in 2011 have been met in all but one respect.", "partly-met"),
    ("The shortcomings reported at the last inspection in 2011 have been remedied only in part.", "partly-met"),
    ("Poor recording, flagged at the last inspection in 2011, is still common.", "not-met"),
    ("Leaders have rectified the deficiencies reported at the last inspection in 2011.", "met"),
    ("Too little has changed in what the last inspection in 2011 said was an area for improvement.", "not-met"),
    ("Not quite all of the recommendations of the last inspection in 2011 have been put into practice.", "partly-met"),
    ("Only a third of the recommendations of the last inspection in 2011 have been acted upon.", "partly-met"),
    ("Roughly half the actions required by the last inspection in 2011 have been completed.", "partly-met"),
    ("The recommendations of the last inspection in 2011 have been implemented at a variable pace.", "partly-met"),
    ("The areas for improvement of the last inspection in 2011 have been met in the majority of cases.", "partly-met"),
    ("The council has gone some way towards meeting the recommendations of the last inspection in 2011.", "partly-met"),
    ("Next to nothing has been done about the weaknesses identified at the last inspection in 2011.", "not-met"),
    ("Not a single recommendation of the last inspection in 2011 has been implemented.", "not-met"),
    ("The weaknesses in planning seen at the last inspection in 2011 continue.", "not-met"),
    ("The timeliness of visits was an area for improvement at the last inspection in 2011, and it still is.", "not-met"),
    ("The council has dealt robustly with the concerns raised at the last inspection in 2011.", "met"),
    ("The gaps in provision identified at the last inspection in 2011 have since been filled.", "met"),
    ("The last inspection in 2011 asked the council to improve its plans, and it has done so.", "met"),
    ("Since the last inspection in 2011, the recommended rota has been introduced.", "met"),
    ("The failings exposed at the last inspection in 2011 no longer exist.", "met"),
    ("There has been steady improvement against all the areas identified at the last inspection in 2011.", "partly-met"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status"), COMBINED)
def test_a_verb_and_a_degree_that_no_form_joins_are_read_together(text: str, status: str) -> None:
    assert follow_ups(text) == [(LAST, status)]


SAID_BY_OTHERS = [
    "The self-evaluation states that all recommendations of the last inspection in 2011 have been met.",
    "Leaders believe that the recommendations of the last inspection in 2011 have been fully met.",
    "The recommendations found within this inspection had been met before the last inspection in 2011.",
    "Inspectors were told that the recommendations of the last inspection in 2011 had been met.",
    "At the time of the focused visit in 2012, few of the recommendations of the last inspection in 2011 had been met.",
    "The recommendations of an internal audit have been met since the last inspection in 2011.",
    "Recommendations from child safeguarding practice reviews have been met since the last inspection in 2011.",
    "Concerns raised by parents since the last inspection in 2011 have been addressed.",
    "Recommendations made by the independent scrutineer since the last inspection in 2011 have been acted on.",
    "When the last inspection in 2011 took place, its recommendations of the year before had been met.",
    "The recommendations of the last inspection in 2011 have been met, at least on paper.",
    "Services have improved substantially since the last inspection in 2011, when they required improvement.",
    "This is an area of improvement since the last inspection in 2011.",
    "Senior leaders need to tackle robustly the weaknesses identified at the last inspection in 2011.",
    "Marlshire was last inspected in 2011, when it was found to require improvement across all areas.",
]
"""What those inspected say of themselves, what this inspection found, and betterment that nobody asked for."""


@pytest.mark.parametrize("text", SAID_BY_OTHERS)
def test_what_is_said_by_others_or_found_today_is_no_word_on_it(text: str) -> None:
    assert follow_ups(text) == []


COUNTED_WHOLE = [
    ("All five of the five recommendations of the last inspection in 2011 have been met.", "met"),
    ("Of the 12 recommendations of the last inspection in 2011, all have been met.", "met"),
    ("Of the four recommendations of the last inspection in 2011, none has been met.", "not-met"),
    ("Not one of the three recommendations of the last inspection in 2011 has been met.", "not-met"),
    ("Of the four recommendations of the last inspection in 2011, two have been met.", "partly-met"),
]


@pytest.mark.parametrize(("text", "status"), COUNTED_WHOLE)
def test_the_whole_of_a_count_is_no_part_of_it(text: str, status: str) -> None:
    assert follow_ups(text) == [(LAST, status)]


GOOD_NOW = [
    "Although this was an area for improvement at the last inspection in 2011, social workers no longer carry high caseloads.",
    "Despite the concerns raised at the last inspection in 2011, there is no drift and children are seen promptly.",
    "Visits are prompt even though the last inspection in 2011 asked for more of them.",
    "The number of social workers, raised as a concern at the last inspection in 2011, is now lower.",
]
"""Not that they say it was done in so many words; least of all that it was not, or was."""


@pytest.mark.parametrize("text", GOOD_NOW)
def test_what_is_good_although_it_was_asked_for_is_not_called_undone(text: str) -> None:
    assert follow_ups(text) == []


DATED = [
    ("The director, in post since 2010, came after the last inspection.", "previous-inspection"),
    ("Ofsted published its report on the focused visit on 4 March 2013.", "ilacs-focused-visit"),
    ("An improvement board, set up in 2010, oversaw the response to the last inspection.", "previous-inspection"),
    ("The last inspection, whose report came out in May 2012, found drift.", "previous-inspection"),
    ("The findings of the last inspection, which appeared in print in June 2012, were read.", "previous-inspection"),
]


@pytest.mark.parametrize(("text", "key"), DATED)
def test_the_date_of_another_matter_is_not_that_of_the_inspection(text: str, key: str) -> None:
    assert keys(text) == [key]


def test_a_way_of_working_is_no_peer_review() -> None:
    assert keys("A culture of peer review has grown.") == []
