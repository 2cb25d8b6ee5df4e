"""Inspections named with a year in the running text, against the earlier inspections that were read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.dates import MONTH
from ingest.facts import Citation, Difference, PartialDate, ReportFacts
from ingest.second_reading.printed import Printed

UNCITED = "second-reading/inspections-named"
PUBLISHED = "second-reading/date-of-publication"
ITSELF = "second-reading/own-inspection"

_AROUND = 110  # characters before and behind the words, in which they may show to be of something else
_NAME = r"(?:inspections?(?! (?:dates|report|outcome|framework))|focused visits?|monitoring visits?|JTAIs?|ILACS|joint area reviews?)"
_DATED = rf"(?:early |late |mid-)?(?:\d{{1,2}}\s+)?(?:{MONTH}\s+)?(?P<year>(?:19|20)\d\d)\b(?![–/-])"
_NAMED = re.compile(rf"\b{_NAME}\b(?:\s+[^\W\d][\w’'-]*){{0,7}}?\s+(?:in|of|during|since|from|on)\s+{_DATED}")
# What is inspected is something else than the area's services, or what has that date is no inspection.
_OTHER = re.compile(
    r"publish|publication|framework|\bAct\b|regulations|plan\b|strategy|guidance|\bhomes?\b|residential|schools?\b|fostering|adoption|agency\b|agencies|mock|thematic|peer|hospital|prison|secure|nurser|childminder|college|academ|pilot",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"\bpublished\s+(?:on|in|between)\s+", re.IGNORECASE)


def inspection_differences(printed: Printed, facts: ReportFacts) -> Iterator[Difference]:
    """Years in which the text says that there was an inspection and none was read, dates of publication, and the report's own."""
    yield from _uncited(printed, facts)
    for citation in facts.citations:
        yield from _published(citation)
        yield from _itself(citation, facts)


def _uncited(printed: Printed, facts: ReportFacts) -> Iterator[Difference]:
    own = facts.inspection
    read = {citation.period.year for citation in facts.citations if citation.period}
    known = read | {day.year for day in (own.start, own.end, facts.published) if day} if own else None
    if known is None:
        return
    first = min(known - read) if known - read else None
    named: dict[int, re.Match[str]] = {}
    for found in _NAMED.finditer(printed.text):
        year = int(found["year"])
        around = printed.text[max(0, found.start() - _AROUND) : found.end() + _AROUND]
        if year not in known and (first is None or year < first) and not _OTHER.search(around):
            named.setdefault(year, found)
    for year, found in sorted(named.items()):
        line = printed.line_at(found.start())
        words = " ".join(found[0].split())
        yield Difference(
            UNCITED,
            f"an inspection of {year}, named{printed.place(line)} in “{words}”; of that year, 0 earlier inspections were read, "
            f"and of other years {len(read)}",
            "a second reading, of the names of inspections before a year. Read the sentence: if it is an earlier inspection "
            "of these services, report the reader's fault",
            printed.passage(found.start(), found.end()),
        )


def _published(citation: Citation) -> Iterator[Difference]:
    """A date that the words give as that of publication."""
    if citation.period is None or not _PUBLISHED.search(citation.quotation.exact):
        return
    words, page = " ".join(citation.quotation.exact.split()), citation.quotation.page
    yield Difference(
        PUBLISHED,
        f"0 dates of an inspection{f' on page {page}' if page else ''} in “{words}”, where {citation.period.iso()} was read "
        "as that of the inspection",
        "a second reading, of the words before a date: it is that of a publication, and the inspection came before it. "
        "Do not rely on the date shown, and report the reader's fault",
        citation.quotation,
    )


def _itself(citation: Citation, facts: ReportFacts) -> Iterator[Difference]:
    """An earlier inspection in the months of the report's own."""
    own, period = facts.inspection, citation.period
    if own is None or own.start is None or period is None or period.month is None or not citation.previous:
        return
    if _months(own.start) <= _months(period) <= _months(own.end or own.start):
        words, page = " ".join(citation.quotation.exact.split()), citation.quotation.page
        yield Difference(
            ITSELF,
            f"the report's own inspection, named{f' on page {page}' if page else ''} in “{words}”, where an earlier one of "
            f"{period.iso()} was read",
            f"a second reading, of dates that fall within those of the inspection itself, from {own.start.iso()}. Read the "
            "sentence: if it means this inspection, report the reader's fault",
            citation.quotation,
        )


def _months(date: PartialDate) -> int:
    return date.year * 12 + (date.month or 0)
