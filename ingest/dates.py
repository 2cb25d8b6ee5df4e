"""Dates as reports print them, read as far as they say and no further."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays

from ingest.facts import PartialDate

_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_DAY = r"(\d{1,2})(?:\s?(?:st|nd|rd|th))?"
_YEAR = r"((?:19|20)\d{2})"
_JOIN = r"\s*(?:[-‒–—─−/]|to|until|and|&)\s*"
# "5, 6 and 7 October": what stands between the first day and the last
_DAYS_BETWEEN = r"(?:\s?,\s?\d{1,2}(?:\s?(?:st|nd|rd|th))?){0,9}"
# "5-9 and 12-16 March": the first week of two
_WEEK_BEFORE = r"(?:\s?[-–]\s?\d{1,2}\s?(?:,|and|&)\s?\d{1,2})?"
# 17 May 2011
FULL_DATE = re.compile(rf"\b{_WEEKDAY}{_DAY}\s+(?:of\s+)?({MONTH}),?\s+{_YEAR}\b", re.IGNORECASE)
# February 21st, 2014: the month first, where no date has the day first
MONTH_FIRST = re.compile(rf"\b{_WEEKDAY}({MONTH})\s+{_DAY},?\s+{_YEAR}\b", re.IGNORECASE)
# 05/10/2010: the day first, as British reports write it
NUMERIC_DATE = re.compile(rf"(?<![\d/.-])(\d{{1,2}})([/.])(\d{{1,2}})\2{_YEAR}(?![\d/.-]\d)")
# 11 – 22 October 2010 · 17 and 18 May 2011 · 5, 6 and 7 May 2011 · 13-24 September · 29 November to 10 December 2010 ·
# 14 September 2015 - 8 October 2015
DATE_RANGE = re.compile(
    rf"\b{_WEEKDAY}{_DAY}{_DAYS_BETWEEN}{_WEEK_BEFORE}(?:\s+({MONTH}))?(?:,?\s+{_YEAR})?{_JOIN}(?:the\s+)?{_WEEKDAY}{_DAY}\s+({MONTH})(?:,?\s+{_YEAR}\b)?",
    re.IGNORECASE,
)
_DAY_MONTH = re.compile(rf"\b{_WEEKDAY}{_DAY}\s+({MONTH})(?:,?\s+{_YEAR}\b)?", re.IGNORECASE)
_BETWEEN = re.compile(_JOIN, re.IGNORECASE)
_AND_ALSO = re.compile(r"\s*(?:,|;|\band\b|&)\s*(?:and\s+)?", re.IGNORECASE)
# "1 7 June", "20 19", "201 9"
_WITHIN_NUMBER = re.compile(
    rf"(?<!\d)(?:[1-3](?=\s\d\s+{MONTH})|(?:19|20)(?=\s\d\d(?!\d)(?!\s+{MONTH}))|(?:19|20)\d(?=\s\d(?!\d)(?!\s+{MONTH})))(?P<gap>\s)",
    re.IGNORECASE,
)
_ITEM = rf"(?:(?:(?:19|20)\d{{2}}|(?:\d{{1,2}}\s+)?{MONTH}(?:\s+(?:19|20)\d{{2}})?)\b)"
_AND_IN = r"(?:\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+)(?:(?:again\s+)?(?:in|on|during|of|from)\s+)?"
# March and October 2019 · 2018 and in 2019 · May 2018, June 2018 and 2020
_PERIODS = re.compile(rf"\b{_ITEM}(?:{_AND_IN}{_ITEM}){{1,9}}")
PERIOD = re.compile(rf"(?:\b{_DAY}\s+)?(?:\b({MONTH})\s+)?\b{_YEAR}\b", re.IGNORECASE)


_YEARS_AHEAD = 2  # a plan is due within weeks
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class DateRange:
    """First and last day, and where they stand in the text that was searched."""

    first: date
    last: date
    start: int
    end: int


def after_working_days(day: date, number: int) -> date:
    """The day that is so many working days after another: no Saturday, Sunday or bank holiday of England."""
    bank_holidays = _bank_holidays(day.year)
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < _SATURDAY and day not in bank_holidays
    return day


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=range(year, year + _YEARS_AHEAD)))


def month_number(name: str) -> int:
    """1 to 12."""
    return _MONTHS[name.lower().rstrip(".")]


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None if there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_date(text: str) -> tuple[date, int, int] | None:
    """The first full date of a text, with its place; one in figures only where no month is named."""
    for match in FULL_DATE.finditer(text):
        day = make_date(int(match[3]), month_number(match[2]), int(match[1]))
        if day is not None:
            return day, match.start(), match.end()
    for match in MONTH_FIRST.finditer(text):
        day = make_date(int(match[3]), month_number(match[1]), int(match[2]))
        if day is not None:
            return day, match.start(), match.end()
    for match in NUMERIC_DATE.finditer(text):
        day = make_date(int(match[4]), int(match[3]), int(match[1]))
        if day is not None:
            return day, match.start(), match.end()
    return None


def find_range(text: str, published: date | None = None) -> DateRange | None:
    """The first range of days of a text, or a single day; a missing year comes from the date of publication.

    Two ranges in one breath, "21 – 25 June and 28 June – 2 July 2010", are one from the first day to the last.
    """
    for match in DATE_RANGE.finditer(text):
        joined = _AND_ALSO.match(text, match.end())
        second = DATE_RANGE.match(text, joined.end()) or _DAY_MONTH.match(text, joined.end()) if joined else None
        later = _range(second, published) if second else None
        found = _range(match, later.last if later else published)
        if found is not None:
            return DateRange(found.first, later.last, found.start, later.end) if later else found
    for match in _DAY_MONTH.finditer(text):
        only = _range(match, published)
        if only is not None:
            return only
    return _numeric_range(text)


def _numeric_range(text: str) -> DateRange | None:
    """Two days in figures, "12/09/2016 to 06/10/2016"."""
    for match in NUMERIC_DATE.finditer(text):
        joined = _BETWEEN.match(text, match.end())
        other = NUMERIC_DATE.match(text, joined.end()) if joined else None
        first = make_date(int(match[4]), int(match[3]), int(match[1]))
        last = make_date(int(other[4]), int(other[3]), int(other[1])) if other else None
        if other and first and last and first <= last:
            return DateRange(first, last, match.start(), other.end())
    return None


def find_spaced_range(text: str, published: date | None = None) -> DateRange | None:
    """As find_range, in a text that holds dates and nothing else: a space within a day or a year, "1 7 June 20 19", is a slip."""
    gaps = {match.start("gap") for match in _WITHIN_NUMBER.finditer(text)}
    if not gaps:
        return find_range(text, published)
    kept = [i for i in range(len(text)) if i not in gaps]
    found = find_range("".join(text[i] for i in kept), published)
    return DateRange(found.first, found.last, kept[found.start], kept[found.end - 1] + 1) if found else None


def _range(match: re.Match[str], published: date | None) -> DateRange | None:
    """The days of a match of DATE_RANGE or of _DAY_MONTH."""
    day2, month2, year2 = match.groups()[-3:]
    last = _with_year(int(day2), month_number(month2), int(year2) if year2 else None, published)
    if match.re is _DAY_MONTH:
        return DateRange(last, last, match.start(), match.end()) if last else None
    day1, month1, year1 = match.groups()[:3]
    if year1 and not year2:  # "30 November 2015 to 22 December": the first year's, or the next
        earliest = make_date(int(year1), month_number(month1 or month2), int(day1))
        last = earliest and _first_after(earliest, int(day2), month_number(month2))
    if last is None:
        return None
    first_month = month_number(month1) if month1 else last.month
    # a range over the turn of the year prints the second year alone
    year = int(year1) if year1 else last.year - (first_month > last.month)
    first = make_date(year, first_month, int(day1))
    return DateRange(first, last, match.start(), match.end()) if first and first <= last else None


def _with_year(day: int, month: int, year: int | None, published: date | None) -> date | None:
    """The day of that year, or of the last year in which it came before publication."""
    if year is not None:
        return make_date(year, month, day)
    if published is None:
        return None
    this_year = make_date(published.year, month, day)
    if this_year is not None and this_year <= published:
        return this_year
    return make_date(published.year - 1, month, day)


def _first_after(earliest: date, day: int, month: int) -> date | None:
    """The first such day that is not before `earliest`."""
    days = (make_date(year, month, day) for year in (earliest.year, earliest.year + 1))
    return next((found for found in days if found and found >= earliest), None)


def find_period(text: str) -> tuple[PartialDate, int, int] | None:
    """The first year, month or day that a text names, with its place."""
    for match in PERIOD.finditer(text):
        day, month, year = match.groups()
        if month is None and re.match(r"\s?[–-]\s?\d{2}\b", text[match.end() :]):
            continue  # "2009–10" is two years, not a month
        number = month_number(month) if month else None
        whole = int(day) if day and number and make_date(int(year), number, int(day)) else None
        start = match.start() if (whole or not day) else match.start(2 if month else 3)
        return PartialDate(int(year), number, whole), start, match.end()
    return None


def find_periods(text: str, start: int = 0) -> tuple[list[PartialDate], int]:
    """The years, months or days that a text names one beside the other, and where they end; a month without a year is of the next year named.

    None where the first date that it names stands alone.
    """
    first = find_period(text[start:])
    listed = _PERIODS.search(text, start)
    if first is None or listed is None or not (listed.start() <= start + first[1] < listed.end()):
        return [], start
    found: list[PartialDate] = []
    year: int | None = None
    for item in reversed(re.findall(_ITEM, listed.group())):
        words = item if re.search(r"(?:19|20)\d{2}$", item) else f"{item} {year}"
        period = find_period(words)
        if period is None:
            return [], start
        year = period[0].year
        found.insert(0, period[0])
    return found, listed.end()


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def partial(day: date) -> PartialDate:
    """The day as a PartialDate."""
    return PartialDate(day.year, day.month, day.day)
