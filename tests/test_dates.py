"""Which days does a report mean by the dates it prints?"""

from __future__ import annotations

from datetime import date

import pytest

from ingest.dates import add_months, find_date, find_period, find_range, find_spaced_range, partial
from ingest.facts import PartialDate

PUBLISHED = date(2011, 1, 14)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Published: 5 July 2011", date(2011, 7, 5)),
        ("5th July, 2011", date(2011, 7, 5)),
        ("Tuesday 5 July 2011", date(2011, 7, 5)),
        ("the 5th of July 2011", date(2011, 7, 5)),
        ("5 Sept. 2011", date(2011, 9, 5)),
        ("05 JULY 2011", date(2011, 7, 5)),
        ("on 31 June 2011, that is 1 July 2011", date(2011, 7, 1)),
        ("05/07/2011", date(2011, 7, 5)),
        ("5.7.2011", date(2011, 7, 5)),
        ("figures of 01/02/2009 and the letter of 5 July 2011", date(2011, 7, 5)),
        ("July 2011", None),
        ("5 July", None),
        ("13/13/2011", None),
        ("T 0300 123 1231 ZZ1 2ZZ", None),
    ],
)
def test_which_day_is_printed(words: str, day: date | None) -> None:
    found = find_date(words)
    assert (found[0] if found else None) == day


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("11 – 22 October 2010", (2010, 10, 11), (2010, 10, 22)),
        ("11-22 October 2010", (2010, 10, 11), (2010, 10, 22)),
        ("11—22 October 2010", (2010, 10, 11), (2010, 10, 22)),
        ("20 June 2017 ─ 13 July 2017", (2017, 6, 20), (2017, 7, 13)),  # the line of a box, taken for a dash
        ("11−22 October 2010", (2010, 10, 11), (2010, 10, 22)),  # a minus
        ("11/12 October 2010", (2010, 10, 11), (2010, 10, 12)),
        ("17 and 18 May 2011", (2011, 5, 17), (2011, 5, 18)),
        ("17 & 18 May 2011", (2011, 5, 17), (2011, 5, 18)),
        ("5, 6 and 7 October 2010", (2010, 10, 5), (2010, 10, 7)),
        ("Tuesday 5 and Wednesday 6 October 2010", (2010, 10, 5), (2010, 10, 6)),
        ("21st June to 2nd July 2010", (2010, 6, 21), (2010, 7, 2)),
        ("29 November to 10 December 2010", (2010, 11, 29), (2010, 12, 10)),
        ("14 December 2009 until 15 January 2010", (2009, 12, 14), (2010, 1, 15)),
        ("14 December to 15 January 2010", (2009, 12, 14), (2010, 1, 15)),
        ("21 – 25 June and 28 June – 2 July 2010", (2010, 6, 21), (2010, 7, 2)),
        ("8 to 12 November, 15 to 19 November 2010", (2010, 11, 8), (2010, 11, 19)),
        ("6 October 2010", (2010, 10, 6), (2010, 10, 6)),
        ("13-24 September", (2010, 9, 13), (2010, 9, 24)),
        ("3 and 4 January", (2011, 1, 3), (2011, 1, 4)),
        ("13 December to 7 January", (2010, 12, 13), (2011, 1, 7)),
        ("30 November 2015 to 22 December", (2015, 11, 30), (2015, 12, 22)),
        ("30 November 2015 to 22 January", (2015, 11, 30), (2016, 1, 22)),
        ("28 December 2015 to 29 February", (2015, 12, 28), (2016, 2, 29)),
    ],
)
def test_from_which_day_to_which_was_the_inspection(
    words: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    found = find_range(f"conducted on {words} in the county", PUBLISHED)
    assert found is not None
    assert (found.first, found.last) == (date(*first), date(*last))
    assert f"conducted on {words} in the county"[found.start : found.end] == words


@pytest.mark.parametrize(
    "words", ["in October 2010", "31 to 32 October 2010", "section 47 enquiries", "", "22 – 11 October"]
)
def test_are_no_days_made_up(words: str) -> None:
    found = find_range(words)
    assert found is None or found.first <= found.last
    assert found is None or "Octo" in words


def test_is_a_range_from_a_day_that_there_is_not_only_its_last_day() -> None:
    found = find_range("conducted on 31 June to 2 July 2010")
    assert found is not None
    assert (found.first, found.last) == (date(2010, 7, 2), date(2010, 7, 2))


def test_is_a_year_unsaid_where_nothing_says_it() -> None:
    assert find_range("13-24 September") is None


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("the joint area review in 2007", "2007"),
        ("identified in October 2009", "2009-10"),
        ("on 5 October 2009", "2009-10-05"),
        ("in 2009–10 the budget", None),
        ("in 2009-10, and again in 2011", "2011"),
        ("31 February 2009", "2009-02"),
        ("room 2", None),
    ],
)
def test_how_far_does_a_text_say_when(words: str, iso: str | None) -> None:
    found = find_period(words)
    assert (found[0].iso() if found else None) == iso


@pytest.mark.parametrize(
    ("published", "months", "due"),
    [
        (date(2010, 11, 19), 3, date(2011, 2, 19)),
        (date(2010, 11, 30), 3, date(2011, 2, 28)),
        (date(2011, 11, 30), 3, date(2012, 2, 29)),
        (date(2010, 8, 31), 6, date(2011, 2, 28)),
        (date(2010, 12, 1), 12, date(2011, 12, 1)),
        (date(2010, 12, 1), 0, date(2010, 12, 1)),
    ],
)
def test_when_is_it_due(published: date, months: int, due: date) -> None:
    assert add_months(published, months) == due


@pytest.mark.parametrize(
    ("words", "iso", "said"),
    [
        ("on 5 June 2011", "2011-06-05", "5 June 2011"),
        ("on 31 June 2011", "2011-06", "June 2011"),
        ("in room 5 2011", "2011", "2011"),
        ("In May 2009 – 10 people came", "2009-05", "May 2009"),
        ("in 2009–10 and 2012", "2012", "2012"),
    ],
)
def test_which_words_say_when(words: str, iso: str, said: str) -> None:
    found = find_period(words)
    assert found is not None
    period, start, end = found
    assert (period.iso(), words[start:end]) == (iso, said)


def test_is_a_day_as_far_as_can_be_said_the_whole_day() -> None:
    assert partial(date(2011, 6, 5)) == PartialDate(2011, 6, 5)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("1 7 June 2019 to 28 June 2019", date(2019, 6, 17), date(2019, 6, 28)),
        ("17 June to 28 June 20 19", date(2019, 6, 17), date(2019, 6, 28)),
        ("4 to 8 July 201 9", date(2019, 7, 4), date(2019, 7, 8)),
        ("12 and 13 June 2019", date(2019, 6, 12), date(2019, 6, 13)),
        ("5, 6 and 7 May 2019", date(2019, 5, 5), date(2019, 5, 7)),
        ("12/09/2016 to 06/10/2016", date(2016, 9, 12), date(2016, 10, 6)),
    ],
)
def test_a_space_within_a_day_or_a_year_of_a_cover_is_a_slip(words: str, first: date, last: date) -> None:
    found = find_spaced_range(words)
    assert found is not None
    assert (found.first, found.last) == (first, last)
    assert words[found.start : found.end] == words  # the evidence is what is printed


def test_two_days_in_figures_that_are_in_no_order_are_no_range() -> None:
    assert find_range("06/10/2016 to 12/09/2016") is None
