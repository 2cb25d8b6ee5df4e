"""Inspections named with a year in the running text, against the earlier inspections that were read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.dates import MONTH
from ingest.facts import Citation, Difference, PartialDate, ReportFacts
from ingest.reading.second_reading.phrases import brief, on_page
from ingest.reading.second_reading.printed import Printed

UNCITED = "second-reading/inspections-named"
PUBLISHED = "second-reading/date-of-publication"
JOINED = "second-reading/date-of-another"
ITSELF = "second-reading/own-inspection"

_AROUND = 110  # characters before and behind the words, in which they may show to be of something else
_SHOWN = 160  # characters of a name with its date
_REACH = 130  # characters between the beginning of a name and its year
_NAME = r"(?:inspections?(?! (?:dates|report|outcome|framework))|focused visits?|monitoring visits?|JTAIs?|ILACS|joint area reviews?)"
_YEAR = re.compile(r"20\d\d\b(?![–/-])")  # its first figures are fixed, so that it is found fast
# Seven words between at most: "inspection of the council's arrangements for protection in January 2013".
_NAMED = re.compile(
    rf"\b{_NAME}\b(?:\s+[^\W\d][\w’'-]*){{0,7}}?\s+(?:in|of|during|since|from|on)\s+(?:early |late |mid-)?"
    rf"(?:\d{{1,2}}\s+)?(?:{MONTH}\s+)?$"
)
# What is inspected is something else than the area's services, or what has that date is no inspection.
_OTHER = re.compile(
    r"publish|publication|framework|\bAct\b|regulations|plan\b|strategy|guidance|\bhomes?\b|residential|schools?\b|fostering|adoption|agency\b|agencies|mock|thematic|peer|hospital|prison|secure|nurser|childminder|college|academ|pilot",
    re.IGNORECASE,
)
# "the last inspection and the focused visit in 2021": the year is that of the visit.
_AND_VISIT = re.compile(
    r"\binspections?\b[^.]{0,60}?(?:\band\b|,)[^.]{0,60}?\bvisits?\b[^.]{0,40}?\d{4}", re.IGNORECASE
)
_PUBLISHED = re.compile(r"\bpublished\s+(?:on|in|between)\s+", re.IGNORECASE)


def inspection_differences(printed: Printed, facts: ReportFacts) -> Iterator[Difference]:
    """Years in which the text says that there was an inspection and none was read, dates of publication, and the report's own."""
    yield from _uncited(printed, facts)
    for citation in facts.citations:
        yield from _published(citation)
        yield from _of_another(citation)
        yield from _itself(citation, facts)


def _uncited(printed: Printed, facts: ReportFacts) -> Iterator[Difference]:
    own = facts.inspection
    read = {citation.period.year for citation in facts.citations if citation.period}
    known = read | {day.year for day in (own.start, own.end, facts.published) if day} if own else None
    if known is None:
        return
    first = min(known - read) if known - read else None
    named: dict[int, tuple[int, int]] = {}
    for found in _YEAR.finditer(printed.text):
        year = int(found[0])
        if year in known or year in named or (first is not None and year > first):
            continue
        before = max(0, found.start() - _REACH)
        name = _NAMED.search(printed.text[before : found.start()])
        if name is None:
            continue
        start = before + name.start()
        if not _OTHER.search(printed.text, max(0, start - _AROUND), found.end() + _AROUND):
            named[year] = start, found.end()
    for year, (start, end) in sorted(named.items()):
        words = printed.passage(start, end)
        yield Difference(
            UNCITED,
            f"an inspection of {year}, named{on_page(words)} in {brief(words.exact)}; 0 earlier inspections of that year were read, "
            f"and {len(read)} of other years",
            "a second reading, of the names of inspections before a year. Read the sentence: if it is an earlier inspection "
            "of these services, report the reader's fault",
            words,
        )


def _published(citation: Citation) -> Iterator[Difference]:
    """A date that the words give as that of publication."""
    if citation.period is None or not _PUBLISHED.search(citation.quotation.exact):
        return
    words = citation.quotation
    yield Difference(
        PUBLISHED,
        f"no date of an inspection{on_page(words)} in {brief(words.exact, _SHOWN)}, where {citation.period.iso()} was read "
        "as that of the inspection",
        "a second reading, of the words before a date: it is that of a publication, and the inspection came before it. "
        "Do not rely on the date shown, and report the reader's fault",
        words,
    )


def _of_another(citation: Citation) -> Iterator[Difference]:
    """A date that stands with the second of two names and was read as that of the first."""
    words = citation.quotation
    if citation.period is None or "visit" in citation.name.lower() or not _AND_VISIT.search(words.exact):
        return
    yield Difference(
        JOINED,
        f"2 names of inspections before one date{on_page(words)} in {brief(words.exact, _SHOWN)}, where "
        f"{citation.period.iso()} was read as that of the first (“{citation.name}”)",
        "a second reading, of the name that stands nearest to a date. Do not rely on the date shown of the first, and "
        "report the reader's fault",
        words,
    )


def _itself(citation: Citation, facts: ReportFacts) -> Iterator[Difference]:
    """An earlier inspection in the months of the report's own."""
    own, period = facts.inspection, citation.period
    if own is None or own.start is None or period is None or period.month is None or not citation.previous:
        return
    if citation.framework not in (None, own.framework):
        return  # another kind of inspection may have been made in the same month
    if _months(own.start) <= _months(period) <= _months(own.end or own.start):
        words = citation.quotation
        yield Difference(
            ITSELF,
            f"the report's own inspection, named{on_page(words)} in {brief(words.exact, _SHOWN)}, where an earlier one of "
            f"{period.iso()} was read",
            f"a second reading, of dates that fall within those of the inspection itself, from {own.start.iso()}. Read the "
            "sentence: if it means this inspection, report the reader's fault",
            words,
        )


def _months(date: PartialDate) -> int:
    return date.year * 12 + (date.month or 0)
