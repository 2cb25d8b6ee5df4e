"""What reports print on their first pages: when the inspection was, when the report came out, who led it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from ingest.dates import DateRange, find_date, find_spaced_range
from ingest.documents.document import Document, Passage
from ingest.facts import Quotation
from ingest.families.people import names_of_inspectors

DATES = re.compile(r"\b(?:inspection|visit)\s+dates?\s*:?\s*", re.IGNORECASE)
LEAD = re.compile(r"\b(?:reporting|lead)\s+inspectors?\s*:?\s*", re.IGNORECASE)
PUBLISHED = re.compile(
    r"\b(?:report\s+)?publish(?:ed|\s*date|ication\s+date)\s*(?:on)?\s*:?\s*|\bpublication\s+date\s*:?\s*|\bdate\s+of\s+publication\s*:?\s*",
    re.IGNORECASE,
)
# What ends the value of a label that stands on one line with the next.
NEXT_LABEL = re.compile(
    r"\b(?:age\s+group|(?:report\s+)?published|publication|(?:inspection|visit)\s+dates?|reporting\s+inspector|lead\s+inspector|"
    r"dates?\s+of\s+previous|©)",
    re.IGNORECASE,
)
_DATE_LINE = 40  # characters: the longest line that holds a letter's date and no more


@dataclass(frozen=True, slots=True)
class Dated:
    """A day, and the words that say it."""

    day: date | None
    quotation: Quotation | None


@dataclass(frozen=True, slots=True)
class Inspected:
    """First and last day of an inspection, and the words that say them."""

    first: date | None
    last: date | None
    quotation: Quotation | None


@dataclass(frozen=True, slots=True)
class Leads:
    """Who led an inspection, and the words that say so."""

    names: tuple[str, ...]
    quotation: Quotation | None


NO_DATE, NO_DAYS, NO_LEADS = Dated(None, None), Inspected(None, None, None), Leads((), None)


def labelled(front: Sequence[Passage], label: re.Pattern[str]) -> Iterator[tuple[Passage, int, int]]:
    """What stands behind each such label: the passage, and start and end of the value; on the next line where its own has none."""
    for i, passage in enumerate(front):
        match = label.search(passage.text)
        if not match:
            continue
        following = NEXT_LABEL.search(passage.text, match.end())
        end = following.start() if following else len(passage.text)
        if passage.text[match.end() : end].strip():
            yield passage, match.end(), end
        elif i + 1 < len(front):
            yield front[i + 1], 0, len(front[i + 1].text)


def published(front: Sequence[Passage], document: Document) -> Dated:
    """The date behind "Published"."""
    for passage, start, end in labelled(front, PUBLISHED):
        day = find_date(passage.text[start:end])
        if day:
            return Dated(day[0], document.quote(passage, start + day[1], start + day[2]))
    return NO_DATE


def inspected(front: Sequence[Passage], document: Document, published: date | None) -> Inspected:
    """The days behind "Inspection dates"; a year that is not printed comes from the publication."""
    for passage, start, end in labelled(front, DATES):
        days = find_spaced_range(passage.text[start:end], published)
        if days:
            return quoted_range(document, passage, start, days)
    return NO_DAYS


def quoted_range(document: Document, passage: Passage, offset: int, days: DateRange) -> Inspected:
    """A range that was found in a passage's text from `offset` on."""
    return Inspected(days.first, days.last, document.quote(passage, offset + days.start, offset + days.end))


def leads(front: Sequence[Passage], document: Document, label: re.Pattern[str] = LEAD) -> Leads:
    """The names behind "Lead inspector" or "Reporting inspector"."""
    for passage, start, end in labelled(front, label):
        names = names_of_inspectors(passage.text[start:end])
        if names:
            return Leads(names, document.quote(passage, start, end))
    return NO_LEADS


def letter_date(opening: Sequence[Passage], document: Document) -> Dated:
    """The date that stands alone on a line of a letter's head, or else the only one before its salutation."""
    for passage in opening:
        if len(passage.text) < _DATE_LINE:
            found = find_date(passage.text)
            if found:
                return Dated(found[0], document.quote(passage, found[1], found[2]))
    at = next((i for i, passage in enumerate(opening) if passage.text.startswith("Dear ")), 0)
    lines = (line for passage in opening for line in document.lines(passage))
    for line in takewhile(lambda line: not line.text.startswith("Dear "), lines):
        alone = find_date(line.text)
        if alone and not line.text[: alone[1]].strip() and not line.text[alone[2] :].strip():
            return Dated(alone[0], document.quote(line, alone[1], alone[2]))
    dates = [(found, passage) for passage in opening[:at] if (found := find_date(passage.text))]
    if len(dates) != 1:
        return NO_DATE
    (day, start, end), passage = dates[0]
    return Dated(day, document.quote(passage, start, end))


_SIGNED = re.compile(r"^yours\s+(?:sincerely|faithfully)\W*", re.IGNORECASE)
_INSPECTOR = re.compile(r"\b(?:(?:Her|His)\s+Majesty['’]?s\s+Inspectors?|HMI)\b")
_SIGNATURE_BLOCKS = 6  # after "Yours sincerely": a scrawl, a name, a title


def signatory(document: Document) -> Leads:
    """The inspector who signed a letter: the name before the title, after "Yours sincerely"."""
    blocks = list(document.content())
    at = next((i for i, block in enumerate(blocks) if _SIGNED.match(block.text)), None)
    before: Passage | None = None
    for block in blocks[at : at + _SIGNATURE_BLOCKS] if at is not None else ():
        signed = _SIGNED.match(block.text)
        passage = block.passage.cut(signed.end()) if signed else block.passage
        title = _INSPECTOR.search(passage.text)
        if title and names_of_inspectors(passage.text[: title.start()]):
            return Leads(names_of_inspectors(passage.text[: title.start()]), document.quote(passage, 0, title.start()))
        if title and before and names_of_inspectors(before.text):
            return Leads(names_of_inspectors(before.text), document.quote(before))
        before = passage if passage.text else before
    return NO_LEADS
