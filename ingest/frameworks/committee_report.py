"""A council's own report to a committee, which quotes inspections second hand and asks the committee to resolve something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ingest.context import Reading, ReadingContext
from ingest.dates import find_date
from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.facts import Citation, Quotation, Recommendation, ReportedGrade, ReportFacts, Shortfall
from ingest.frameworks import slac
from ingest.frameworks.family import Family, Sign
from ingest.grading import AspectReader
from ingest.item_lists import says_nothing
from ingest.second_hand import SecondHandReader

NOTATION = "committee-report"

_MEETING = re.compile(r"^\W*meeting\b\s*:?", re.IGNORECASE | re.MULTILINE)
_DATE = re.compile(r"^\W*(?:meeting\s+)?date(?:\s+of\s+meeting)?\b\s*:?", re.IGNORECASE)
_TITLE = re.compile(r"^\W*(?:title(?:\s+of\s+report)?|report\s+title|subject)\b\s*:?\s*", re.IGNORECASE)
_FROM = re.compile(
    r"^\W*report\s+(?:by|of|from|author)\b|^\W*(?:report\s+)?author\b|^\W*(?:classification|wards?\s+affected)\b",
    re.IGNORECASE | re.MULTILINE,
)
_RECOMMENDATIONS = re.compile(
    r"^(?:\d+\.?\s+)?recommendations?(?:\(s\))?\W*$|^(?:it\s+is\s+)?recommended(?:\s+that)?\W*$", re.IGNORECASE
)
_THAT = re.compile(r"^(?:\W*(?:\(?[a-z0-9]{1,3}[).]\s*)?)?(?:it\s+is\s+recommended\s+)?that\b", re.IGNORECASE)
_HEADING_LENGTH = 100
_MOST_ITEMS = 30  # of a committee report: it asks for a handful of decisions
# A graded framework whose inspections councils report on; the first that the report cites is what its grades are of.
_GRADED = (slac.NOTATION,)


def read(context: ReadingContext) -> ReportFacts:
    """The facts of one committee report."""
    document = context.document
    blocks = list(document.content())
    published, published_words = _meeting_date(blocks, document)
    title = next((_after(block, _TITLE) for block in blocks if _TITLE.match(block.text)), None)
    area, area_words = context.find_authority(_places(blocks, title), published)
    reading = Reading(context, area, area_words, published, published)
    citations, follow_ups = reading.citations(None, None)
    recommendations = _recommendations(blocks, reading)
    reported = _reported(context, blocks, citations)
    return ReportFacts(
        context.source, NOTATION, context.detected_by, title.text if title and title.text else f"Report to a committee of {area.name}",
        "committee-report", reading.namer.authority, published, published_words, reading.namer.authority.key, None,
        reported_grades=reported, recommendations=recommendations, citations=citations, follow_ups=follow_ups,
        mentions=reading.mentions, services=reading.services,
        shortfalls=tuple(_shortfalls(published, recommendations, citations, reported)),
    )  # fmt: skip


def _after(block: Block, label: re.Pattern[str]) -> Passage:
    match = label.match(block.text)
    return block.passage.cut(match.end()) if match else block.passage


def _meeting_date(blocks: Sequence[Block], document: Document) -> tuple[date | None, Quotation | None]:
    for block in blocks[:30]:
        if _DATE.match(block.text) or _MEETING.match(block.text):
            found = find_date(block.text)
            if found:
                return found[0], document.quote(block.passage, found[1], found[2])
    return None, None


def _places(blocks: Sequence[Block], title: Passage | None) -> list[Passage]:
    """Where such a report says whose it is: its title, its head, the first paragraphs."""
    head = [block.passage for block in blocks[:12]]
    return [*([title] if title else []), *head, *(block.passage for block in blocks[12:30])]


def _recommendations(blocks: Sequence[Block], reading: Reading) -> tuple[Recommendation, ...]:
    """What the committee is asked to resolve: the sentence or the list under "Recommendations"."""
    at = next(
        (i for i, b in enumerate(blocks) if len(b.text) < _HEADING_LENGTH and _RECOMMENDATIONS.match(b.text)), None
    )
    if at is None:
        return ()
    made: list[Recommendation] = []
    for block in blocks[at + 1 : at + 1 + _MOST_ITEMS]:
        is_item = bool(_THAT.match(block.text)) or block.kind in (BlockKind.BULLET, BlockKind.NUMBERED)
        if (
            not is_item
            or block.kind is BlockKind.HEADING
            or (made and block.kind is BlockKind.PARAGRAPH and not _THAT.match(block.text))
        ):
            break
        if says_nothing(block.text) or block.text.rstrip().endswith(":"):
            continue
        owners = (
            reading.owners.resolving(block.passage)
            or reading.owners.named(block.passage)
            or (reading.owners.default(),)
        )
        made.append(
            reading.recommendations.one(
                len(made) + 1, block.passage, "committee-recommendation", owners, due=reading.recommendations.due(block.passage)
            )
        )
    return tuple(made)


def _reported(
    context: ReadingContext, blocks: Sequence[Block], citations: tuple[Citation, ...]
) -> tuple[ReportedGrade, ...]:
    """The grades that the report gives of the graded inspection that it cites."""
    found: list[ReportedGrade] = []
    for framework in _GRADED:
        cited = [c for c in citations if c.framework == framework]
        if len(cited) != 1:
            continue  # two inspections of one framework: which of them a grade is of cannot be told
        period = cited[0].period
        form = slac.form_year(context.document, period.year if period else None)
        reader = SecondHandReader(AspectReader(context.document, context.schemes, framework, form))
        found += [ReportedGrade(cited[0].key, statement) for statement in reader.read(blocks)]
    return tuple(found)


def _shortfalls(
    published: date | None,
    recommendations: tuple[Recommendation, ...],
    citations: tuple[Citation, ...],
    reported: tuple[ReportedGrade, ...],
) -> list[Shortfall]:
    missing = []
    if published is None:
        missing.append(Shortfall("the date of the meeting", "“Date” in the head"))
    if not recommendations:
        missing.append(Shortfall("a recommendation to the committee", "the heading “Recommendations”"))
    if not citations:
        missing.append(Shortfall("an inspection that the report speaks of", "the names of inspections in its text"))
    graded = [c for c in citations if c.framework in _GRADED]
    if graded and not reported:
        missing.append(
            Shortfall("the grades of the inspection that the report speaks of", "sentences that say what was judged")
        )
    return missing


FAMILY = Family(
    NOTATION, "committee report", 1,
    (
        Sign("a head with “Meeting”", _MEETING, required=True),
        Sign("a head with the report's author or classification", _FROM, required=True),
        Sign("the heading “Recommendations”", re.compile(r"^(?:\d+\.?\s+)?Recommendations?\b", re.IGNORECASE | re.MULTILINE)),
        Sign("a committee, cabinet or board", re.compile(r"\b(?:committee|cabinet|panel|board|commission)\b", re.IGNORECASE)),
        Sign("“THAT” with what is to be resolved", re.compile(r"^\W*THAT\b", re.MULTILINE)),
    ),
    read,
)  # fmt: skip
