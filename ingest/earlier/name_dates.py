"""Which date goes with the name of an inspection: the one that it stands with, and not that of the next, of a report, or of what came of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.dates import find_period, find_periods, find_range, partial
from ingest.earlier.forms.name_surroundings import DATE_OF_ANOTHER, WHAT_CAME_OF_IT
from ingest.facts import PartialDate

Span = tuple[int, int]

# How far after the name its date may stand, in characters: "… arrangements carried out in October 2009".
_DATE_REACH = 90
# A peer review is of whoever asked for it, and the next date in the sentence is often another matter's.
_SHORT_REACH = 45
_ASIDE_REACH = 12  # "set up in 2017, it oversaw … the last inspection": within a sentence the date stands close before
_NEXT_WORDS = 12  # characters: a range of days stands right behind the name
BEFORE_REACH = 80
"""Characters before a name in which its date, or a word that sets it apart, may stand."""

# Where what is said of a name ends: "the second visit since it was judged inadequate in 2016" was not in 2016.
_CLAUSE_END = re.compile(r"[.;](?:\s|$)|(?<!looked)\s(?:since|following|after|before)\s")
_SHORT_END = re.compile(r"[.;,](?:\s|$)|\s(?:since|following|after|before|and)\s")
# "In 2021, when …", not "in post since 2020, … after …": what was so since or until then dates something else.
_DATE_BEFORE = re.compile(r"\b(?:In|During|in|during)\s+(?:(?!\b(?:since|until|before|after|from)\b)[^.;]){0,60}$")
_DATE_JUST_BEFORE = re.compile(r"\b(?:[A-Z][a-z]+\s+)?(?:19|20)\d{2}\s+(?:Ofsted\s+)?$")
_PUBLISHED = re.compile(r"\b(?:published|released|printed|made\s+public|came\s+out|appeared)\b")
_FROM_TO = re.compile(r"\b(?:between|from)\s+$")
_THIS_YEAR = re.compile(r"\b(?:earl(?:y|ier)|late|later)?\s*(?:in\s+)?this\s+year\b")
_PLURAL = re.compile(r"\b(?:visits|inspections|reviews)\b")


@dataclass(frozen=True, slots=True)
class DatedName:
    """A date of a name. `published`: that of its report, where only that is told. `start`, `end`: the words of both."""

    period: PartialDate | None
    start: int
    end: int
    published: PartialDate | None = None


class NameDates:
    """The dates of the names of one sentence. `names`: where they all stand; `own`: the report's own first day."""

    def __init__(self, text: str, names: Sequence[Span], own: PartialDate | None) -> None:
        self._text = text
        self._names = names
        self._own = own

    def of(self, start: int, end: int, *, near: bool = False) -> list[DatedName]:
        """The dates of one name, those of several visits each: within it, just before, soon after, or before it in the sentence.

        `near`: only a date close by. A name without a date has one DatedName, which says none.
        """
        text = self._text
        just = _DATE_JUST_BEFORE.search(text, max(0, start - BEFORE_REACH), start)
        found = find_period(just.group()) if just else None
        if just and found:
            return [DatedName(found[0], just.start() + found[1], end)]
        if WHAT_CAME_OF_IT.first(text, max(0, start - 2 * BEFORE_REACH), start):
            return [DatedName(None, start, end)]
        return self._after(start, end, self._stop(end, near=near)) or [self._before(start, end)]

    def _stop(self, end: int, *, near: bool) -> int:
        """Where the date of a name that ends here may stand at the furthest: before the next name, and within its clause."""
        text = self._text
        reach = _SHORT_REACH if near else _DATE_REACH
        clause_end = (_SHORT_END if near else _CLAUSE_END).search(text, end, end + reach + 1)
        others = [self._with_date(at) for at, _ in self._names if at >= end]
        ends = [clause_end.start() if clause_end else len(text), end + reach, *others]
        another = DATE_OF_ANOTHER.first(text, end, min(ends))
        return min([*ends, *([another.start] if another else [])])

    def _with_date(self, at: int) -> int:
        """Where a name begins, with a date just before it: "the 2018 focused visit"."""
        just = _DATE_JUST_BEFORE.search(self._text, max(0, at - BEFORE_REACH), at)
        return just.start() if just else at

    def _after(self, start: int, end: int, stop: int) -> list[DatedName]:
        text = self._text
        days = find_range(text[end:stop])
        if days and days.start < _NEXT_WORDS and days.first != days.last:
            return [DatedName(partial(days.first), start, end + days.end)]
        inside = find_period(text[start:stop])
        if not inside:
            this_year = _THIS_YEAR.search(text, end, stop)
            return [DatedName(PartialDate(self._own.year), start, this_year.end())] if this_year and self._own else []
        period, begins, offset = inside
        if _PUBLISHED.search(text, end, start + begins):
            between = _FROM_TO.search(text, end, start + begins)
            return [DatedName(None, start, max(end, start + offset), None if between else period)]
        if days and end + days.start <= start + begins and start + offset <= end + days.end:
            return [DatedName(partial(days.first), start, end + days.end)]  # "on 9 and 10 May 2017" is of the 9th
        if _PLURAL.search(text, start, end):
            return self._several(start, end, max(end, start + begins)) or [
                DatedName(period, start, max(end, start + offset))
            ]
        return [DatedName(period, start, max(end, start + offset))]

    def _several(self, start: int, end: int, at: int) -> list[DatedName]:
        """The dates of several, "in 2018 and 2019"; from one to another are those of nobody knows which."""
        if _FROM_TO.search(self._text, end, at):
            return [DatedName(None, start, end)]
        periods, stop = find_periods(self._text, end)
        return [DatedName(period, start, stop) for period in periods]

    def _before(self, start: int, end: int) -> DatedName:
        text = self._text
        lead = _DATE_BEFORE.search(text, max(0, start - BEFORE_REACH), start)
        before = find_period(text[lead.start() : start]) if lead else None
        if lead and before and (lead.group()[0].isupper() or start - lead.start() - before[2] <= _ASIDE_REACH):
            begins = lead.start() + before[1]
            if not any(at < start and "," not in text[to:begins] for at, to in self._names):
                return DatedName(before[0], begins, end)
        return DatedName(None, start, end)
