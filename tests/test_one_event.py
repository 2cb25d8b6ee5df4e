"""Is one inspection one citation, however a report calls it, and whichever of its days or months it tells?"""

from __future__ import annotations

import pytest
from test_citations import keys
from test_follow_ups import follow_ups

from ingest.facts import PartialDate

SEND = PartialDate(2024, 6, 3)

ONE = [
    # A name without a date, and the same with one.
    ("The last inspection in 2011 was long. Much is better than at the last inspection.", ["previous-inspection-2011"]),
    # Its report's month, told by the framework's name, and its year.
    ("The last inspection in 2011 was long.\n\nThe previous inspection of Marlshire’s safeguarding arrangements was published in January 2012.",
     ["slac-2011"]),
    ("The last inspection was long.\n\nThe previous inspection of Marlshire’s safeguarding arrangements was published in January 2012.",
     ["slac"]),
    # Its last day's month.
    ("The last Ofsted inspection was in June 2011. The previous inspection of Marlshire’s safeguarding arrangements was in May 2011.",
     ["slac-2011-05"]),
    # A full inspection is none of one team's work.
    ("The last full inspection in 2011 was long. The inspection of safeguarding and looked after children was in May 2011. The unannounced "
     "inspection in December 2011 was short.", ["slac-2011-05", "unannounced-cra-2011-12"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), ONE)
def test_words_for_one_inspection_are_one_citation(text: str, found: list[str]) -> None:
    assert keys(text) == found


TWO = [
    ("The joint area review was in May 2008. The inspection of safeguarding and looked after children was in May 2011.", 2),
    ("The joint area review was in March 2007. The joint area review of May 2008 was longer.", 2),
    ("The last inspection was in 2009. The previous inspection of Marlshire’s safeguarding arrangements was published in June 2011.", 2),
    # A contradiction of the report's own.
    ("The previous inspection of Marlshire’s arrangements for the protection of children was in November 2012. The inspection of arrangements "
     "for the protection of children in October 2012 asked much.", 2),
    ("The unannounced inspection in October 2010 was short. The unannounced inspection in December 2010 was shorter.", 2),
    ("The last inspection was long. The inspection of safeguarding and looked after children was in May 2011. The child protection inspection "
     "was in March 2013.", 3),
]  # fmt: skip


@pytest.mark.parametrize(("text", "count"), TWO)
def test_what_may_be_two_inspections_stays_two(text: str, count: int) -> None:
    assert len(keys(text)) == count


def test_the_earlier_inspection_of_an_area_is_one_by_whichever_of_its_names() -> None:
    dated = "Dates of previous inspection: 14 to 18 November 2016\n\n"
    for words in (
        "Much has changed since the previous Area SEND inspection.",
        "Much has changed since the previous inspection.",
    ):
        assert keys(dated + words, "area-send", SEND) == ["previous-inspection-2016-11-14"]
    both = "Ofsted and Care Quality Commission (CQC) inspections raised concerns in both 2012 and 2016."
    assert keys(dated + both, "area-send", SEND) == ["previous-inspection-2016-11-14", "ofsted-and-cqc-inspection-2012"]


def test_an_area_that_was_not_inspected_before_has_no_earlier_inspection() -> None:
    assert keys("Date of previous inspection: Not previously inspected", "area-send", SEND) == []
    assert keys("Date of previous inspection: not applicable", "area-send", SEND) == []


def test_a_follow_up_in_other_words_is_of_that_one_inspection() -> None:
    published = "The previous inspection of Marlshire’s safeguarding arrangements was published in January 2012.\n\n"
    for words in ("last inspection", "last inspection in 2011", "2011 inspection"):
        text = f"The last inspection in 2011 was long.\n\n{published}The recommendations of the {words} have been met."
        assert follow_ups(text) == [("slac-2011", "met")]
