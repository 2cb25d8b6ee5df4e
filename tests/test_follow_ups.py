"""Was what an earlier inspection asked done? In which words do later reports say so, and of which inspection?"""

from __future__ import annotations

import pytest

from ingest.documents.text_file import read_text
from ingest.earlier.citations import CitationReader
from ingest.facts import PartialDate

OWN = PartialDate(2014, 6, 2)
JAR = "jar-2007"
LAST = "previous-inspection-2011"


def follow_ups(text: str, own: str = "sif", period: PartialDate = OWN) -> list[tuple[str, str]]:
    reader = CitationReader(read_text(text), own, period)
    return [(each.citation, each.status) for each in reader.follow_ups(reader.citations())]


PROGRESS = [
    ("Supervision is too rare, despite being raised at the last inspection in 2011.", [(LAST, "not-met")]),
    ("The last inspection in 2011 identified supervision as an area for improvement. Supervision remains inconsistent.",
     [(LAST, "not-met")]),
    ("Several actions remain from the last inspection in 2011.", [(LAST, "partly-met")]),
    ("The recommendations of the last inspection in 2011 have, for the most part, been implemented.", [(LAST, "partly-met")]),
    ("Progress in the areas identified at the last inspection in 2011 has been inadequate.", [(LAST, "not-met")]),
    ("Leaders have led well, tackling the serious deficits identified at the last inspection in 2011.", [(LAST, "partly-met")]),
    ("The actions required by the joint area review in 2007 have been fully implemented.", [(JAR, "met")]),
    ("The recommendations of the joint area review in 2007 have been partly implemented.", [(JAR, "partly-met")]),
    ("The area for improvement set by the joint area review in 2007 has not been addressed.", [(JAR, "not-met")]),
    ("The rota has not been drawn or implemented, an action of the joint area review in 2007.", [(JAR, "not-met")]),
    ("The council was far too slow to act on the recommendations of the joint area review in 2007.", [(JAR, "not-met")]),
    ("The recommendation of the JAR in 2007 that every child should have a plan has been fully met.", [(JAR, "met")]),
    ("The board has fully addressed the weaknesses noted at the last inspection in 2011.", [(LAST, "met")]),
    ("Managers have taken the required steps in areas noted at the last inspection in 2011.", [(LAST, "met")]),
    ("Work to address the recommendations from the 2011 inspection is now complete.", [(LAST, "met")]),
    ("Work on the gaps found at the last inspection in 2011 has resulted in better plans.", [(LAST, "met")]),
    ("Leaders responded to the recommendations of the last inspection in 2011.", [(LAST, "partly-met")]),
    ("Not all work on the recommendations of the 2011 inspection has been sustained.", [(LAST, "partly-met")]),
    ("Strong progress is seen in most areas which required improvement in the eyes of the 2011 inspection.", [(LAST, "partly-met")]),
    ("Work on the recommendations from the last inspection in 2011 has taken too long.", [(LAST, "partly-met")]),
    ("Nearly all areas for improvement from the last inspection in 2011 have been tackled.", [(LAST, "partly-met")]),
    ("Several areas for improvement from the last inspection in 2011 still need work.", [(LAST, "not-met")]),
    ("Half the areas for development from the last inspection in 2011 continue to be areas of weakness.", [(LAST, "not-met")]),
    ("Insufficient pace is seen in mending the deficits identified at the last inspection in 2011.", [(LAST, "not-met")]),
    ("Weaknesses of today mirror those identified at the last inspection in 2011.", [(LAST, "not-met")]),
    ("Case notes were a concern raised at the last inspection in 2011, and there is still no remedy.", [(LAST, "not-met")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), PROGRESS)
def test_what_became_of_what_was_asked(text: str, found: list[tuple[str, str]]) -> None:
    assert follow_ups(text) == found


UNSAID = [
    "It is not clear whether the recommendations of the last inspection in 2011 have been met.",
    "Leaders wrongly believed that the recommendations of the last inspection in 2011 had been met.",
    "The board will ensure that the recommendations of the last inspection in 2011 are met by March.",
    "Much is to be done before the recommendations of the last inspection in 2011 are met.",
    "Inspectors were not assured that the recommendations of the 2011 inspection had been met.",
    "The recommendations of the serious case review have been met since the last inspection in 2011.",
    "An area for improvement at the last inspection in 2011 was that visits are completed in time.",
]
"""Words about what may be so, or of something else."""


@pytest.mark.parametrize("text", UNSAID)
def test_what_is_not_said_to_be_so_is_no_word_on_it(text: str) -> None:
    assert follow_ups(text) == []


DENIED = [
    ("The recommendations of the 2011 inspection have hardly been met.", "not-met"),
    ("Few of the recommendations of the 2011 inspection have been met.", "not-met"),
    ("The recommendations of the 2011 inspection have never been implemented.", "not-met"),
    ("There is no evidence that the recommendations of the 2011 inspection have been implemented.", "not-met"),
    ("Leaders could not demonstrate that the recommendations of the 2011 inspection had been met.", "not-met"),
    ("Leaders have not taken the required steps on the recommendations of the 2011 inspection.", "not-met"),
    ("The council has not responded well to the recommendations of the 2011 inspection.", "not-met"),
    ("There was no comprehensive response to the recommendations of the 2011 inspection.", "not-met"),
    ("The council has yet to take effective action on the recommendations of the 2011 inspection.", "not-met"),
    ("The recommendations of the 2011 inspection have been met in part.", "partly-met"),
    ("The recommendations of the 2011 inspection have been addressed bar one.", "partly-met"),
    ("The recommendations of the 2011 inspection have not been met in full.", "partly-met"),
    ("The recommendations of the 2011 inspection are in the process of being implemented.", "partly-met"),
    ("The 2011 inspection named areas for improvement, the majority of which have not been mended.", "not-met"),
    ("The concerns of the 2011 inspection and the faults identified then remain.", "not-met"),
    ("Where the 2011 inspection made recommendations, these remain a task.", "not-met"),
    ("There is marked deterioration in areas for development noted at the 2011 inspection.", "not-met"),
    ("The 2011 inspection raised concerns, and ineffective action leaves them as they were.", "not-met"),
    ("Progress in most of the areas noted at the 2011 inspection can be seen.", "partly-met"),
    ("There was a comprehensive response to the recommendations of the 2011 inspection.", "met"),
    ("Supervision, an area for improvement at the 2011 inspection, has improved to good.", "met"),
    ("Weaknesses noted at the 2011 inspection were made now into areas of strength.", "met"),
    ("Work on the recommendation of the 2011 inspection on supervision, which is now good, is done.", "met"),
    ("No recommendations of the 2011 inspection remain outstanding.", "met"),
    ("The weaknesses noted at the 2011 inspection no longer persist.", "met"),
    ("The recommendation of the 2011 inspection to improve the children’s homes has been fully met.", "met"),
]


@pytest.mark.parametrize(("text", "status"), DENIED)
def test_what_is_denied_or_limited_is_not_met(text: str, status: str) -> None:
    assert follow_ups(text) == [(LAST, status)]


def test_of_two_inspections_set_against_each_other_nothing_is_taken() -> None:
    text = "The recommendations of the JAR in 2007 have been met, but those of the 2011 inspection have not been met."
    assert follow_ups(text) == []


NOTHING = [
    "Since the focused visit in 2012, staff have responded well to changes in the law.",
    "Since the last inspection in 2011, the council has responded well to growing need.",
    "Plans address the concerns raised in audits and have improved since the last inspection in 2011.",
    "Services have improved since the last inspection in 2011. However, areas for improvement remain.",
    "After the last inspection in 2011 the recommendations were not met in full.",
    "Leaders have a clear intent to lead, addressing the weaknesses identified at the last inspection in 2011.",
    "Ensure that plans are timely. This was a recommendation of the last inspection in 2011.",
    "The last inspection in 2011 was of ten days. This inspection finds that assessments have improved.",
    "A new director came after the last inspection in 2011. This year sickness has not improved.",
    "The joint area review in 2007 was carried out by ten inspectors.",
    "Social workers have fully addressed the actions that their managers set.",
    "Help for care leavers has significantly improved since the last inspection in 2011.",
    "Social work has seen significant progress since the last inspection in 2011.",
    "Services have improved since the last inspection in 2011, when they were judged inadequate.",
    "Leaders should address all recommendations of the last inspection in 2011.",
    "The focused visit in May 2012 saw some improvement.",
    "Weaknesses identified by inspectors have been addressed since the last inspection in 2011.",
]
"""No request of an earlier inspection, a new one, or what it saw itself: none is word on whether something was done."""


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_word_on_what_was_asked(text: str) -> None:
    assert follow_ups(text) == []


def test_what_is_better_since_an_inspection_of_one_thing_is_word_on_what_it_asked() -> None:
    assert follow_ups("Attendance at meetings has improved since the focused visit in May 2012.") == [
        ("ilacs-focused-visit-2012-05", "partly-met")
    ]


GOES_ON = [
    ("The joint area review in 2007 asked for a plan. These actions have been fully addressed.", [(JAR, "met")]),
    ("Assessments were highlighted as a weakness at the last inspection in 2011. Although work was done in this area, it has not "
     "addressed the shortfalls.", [(LAST, "not-met")]),
    ("The board met often after the last inspection in 2011. However, some areas for improvement are still to be addressed.",
     [(LAST, "partly-met")]),
    ("The 2011 inspection was long. All the areas for improvement identified at that inspection have been addressed.", [(LAST, "met")]),
    ("The last inspection in 2011 found delays. The town has a castle. The castle has been fully addressed.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), GOES_ON)
def test_a_sentence_that_goes_on_speaks_of_the_inspection_before_it(text: str, found: list[tuple[str, str]]) -> None:
    assert follow_ups(text) == found


def test_those_inspections_are_all_that_the_section_has_named() -> None:
    text = (
        "# Progress since the last inspection\n\n1. The child protection inspection was in March 2013. The inspection of safeguarding and "
        "looked after children was in May 2011.\n\n2. Some recommendations from those inspections have not yet been fully met.\n"
    )
    assert follow_ups(text) == [("protection-2013-03", "partly-met"), ("slac-2011-05", "partly-met")]


TWO_REVIEWS = "The joint area review in March 2007 was long. The joint area review in May 2008 was longer.\n\n"
TWO_OF_A_YEAR = (
    "The inspection of safeguarding and looked after children was in May 2012. The child protection inspection was in "
    "November 2012.\n\n"
)
EITHER = [
    (TWO_REVIEWS, "The recommendations of the joint area review have been met.", "jar-2007-03"),
    (TWO_OF_A_YEAR, "Weaknesses identified in 2012 have been fully addressed.", "slac-2012-05"),
    (TWO_OF_A_YEAR, "The recommendations of the last inspection have been met.", "slac-2012-05"),
]


@pytest.mark.parametrize(("two", "text", "first"), EITHER)
def test_words_that_may_mean_either_of_two_inspections_follow_up_neither(two: str, text: str, first: str) -> None:
    assert first not in dict(follow_ups(two + text))
    assert follow_ups(f"{two.partition('. ')[0]}.\n\n{text}") == [(first, "met")]


def test_the_inspection_of_a_year_that_had_two_is_followed_up_by_its_year_alone() -> None:
    text = "The recommendations of the 2012 inspection have been met."
    assert follow_ups(TWO_OF_A_YEAR + text) == [("previous-inspection-2012", "met")]
    assert follow_ups(f"{TWO_OF_A_YEAR.partition('. ')[0]}.\n\n{text}") == [("slac-2012-05", "met")]


def test_words_with_a_date_follow_up_the_one_of_that_date() -> None:
    for month, key in (("March 2007", "jar-2007-03"), ("May 2008", "jar-2008-05"), ("2008", "jar-2008-05")):
        text = f"The recommendations of the joint area review of {month} have been met."
        assert follow_ups(TWO_REVIEWS + text) == [(key, "met")]


def test_the_last_inspection_is_itself_where_two_may_be_meant() -> None:
    text = "The recommendations of the last inspection have been met."
    assert follow_ups(TWO_OF_A_YEAR + text) == [("previous-inspection", "met")]
    years = "Leaders have read what the previous inspections in 2010 and 2013 asked.\n\n"
    assert follow_ups(years + text) == [("previous-inspection", "met")]


def test_a_sentence_follows_up_each_inspection_that_it_names_but_not_the_visits_that_looked_at_it() -> None:
    text = "Many of the recommendations of the 2011 inspection and of the JAR in 2007 have been implemented."
    assert set(follow_ups(text)) == {(LAST, "partly-met"), (JAR, "partly-met")}
    visits = (
        "Since Ofsted’s monitoring visits, many of the recommendations of the 2011 inspection have been implemented."
    )
    assert follow_ups(visits) == [(LAST, "partly-met")]


def test_this_was_asked_says_of_the_sentence_before_that_it_answers() -> None:
    well = "Chronologies are good and helpful. This was an area for improvement at the last inspection in 2011."
    reader = CitationReader(read_text(well), "sif", OWN)
    (follow_up,) = reader.follow_ups(reader.citations())
    assert (follow_up.status, follow_up.rule) == ("met", "said-well-of")
    assert follow_up.quotation.exact == well
    ill = well.replace("are good and helpful", "are missing")
    assert follow_ups(ill) == [(LAST, "not-met")]
    unclear = well.replace("are good and helpful", "are good in one team and missing in another")
    assert follow_ups(unclear) == []
