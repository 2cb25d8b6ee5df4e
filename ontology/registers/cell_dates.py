"""Dates in the cells of tables, as spreadsheets write them: never one that may mean two days."""

from __future__ import annotations

import re
from datetime import date

_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})|(\d{4})(\d{2})(\d{2})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


class NoDate(ValueError):
    """Why a cell is no date, as what follows its value in a sentence, and what to do about it."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy


def date_in(cell: str, *, british: bool = False) -> date:
    """The date that a cell holds: 2013-04-01, 20130401, 31/12/2013 or 12/31/2013.

    Where day and month may be confused, 01/04/2013, it is a date only in a table known to be `british`, which has the
    day first. Raises NoDate.
    """
    if match := _YEAR_FIRST.fullmatch(cell):
        year, month, day = (int(part) for part in match.groups() if part)
    elif match := _SLASHED.fullmatch(cell):
        day, month, year = map(int, match.groups())
        if not british:
            day, month = _told_apart(day, month, year)
    else:
        raise NoDate("is not a date", "Write year-month-day, such as 2013-04-01, or leave it empty.")
    try:
        return date(year, month, day)
    except ValueError:
        raise NoDate("is no day of the calendar", "Correct it, or leave it empty.") from None


def _told_apart(first: int, second: int, year: int) -> tuple[int, int]:
    """Day and month, whichever stands first."""
    if first <= 12 and second <= 12 and first != second:
        remedy = f"Write {year}-{second:02d}-{first:02d} or {year}-{first:02d}-{second:02d}."
        raise NoDate("may be day/month or month/day", remedy)
    return (second, first) if second > 12 else (first, second)
