"""A council's own report to a committee, which quotes inspections second hand and asks the committee to resolve something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from ingest.asks.item_lists import says_nothing
from ingest.dates import find_date
from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.facts import Citation, Recommendation, ReportedGrade, ReportFacts
from ingest.families import slac
from ingest.families.assemble import Opening, ReportContents, assemble, begin, lacking
from ingest.families.family import Family, Sign
from ingest.families.front_page import Dated, letter_date
from ingest.families.reading_context import Reading, ReadingContext
from ingest.grades.grading import AspectReader
from ingest.grades.second_hand import SecondHandReader
from ontology.registers.register import Organisation

NOTATION = "committee-report"

_BODY = r"(?:committee|cabinet|panel|commission|executive|board|council)"
# "MEETING: Cabinet" · "Report to: Cabinet" · "Committee: Report to the Cabinet" · "CABINET" on a line of its own
_MEETING = re.compile(
    rf"^\W*(?:(?:meeting|report\s+(?:to|for)|to|decision[\s-]maker|{_BODY})\b\s*:|meeting\b|report\s+to\s+(?:the\s+)?{_BODY}\W*$)|^\W*(?:(?i:report\s+to)\s+)?(?:[A-Z][A-Z’',&-]*\s+){{0,6}}{_BODY.upper()}\W*$|\bmeeting\s*:",
    re.IGNORECASE | re.MULTILINE,
)
_DATE = re.compile(r"^\W*(?:meeting\s+)?date(?:\s+of\s+meeting)?\b\s*:?", re.IGNORECASE)
_TITLE = re.compile(r"^\W*(?:title(?:\s+of\s+report)?|report\s+title|subject)\b\s*:?\s*", re.IGNORECASE)
_FROM = re.compile(
    r"^\W*(?:joint\s+)?report\s+(?:by|of|from|author)\b|\breport\s+(?:by|of|from|author)\s*:|^\W*(?:report\s+)?author\b|"
    r"^\W*(?:classification|wards?\s+affected)\b|^\W*(?:(?:lead|contact|report(?:ing)?)\s+officer|portfolio\s+holder|from)\b[^:\n]{0,40}:",
    re.IGNORECASE | re.MULTILINE,
)
# Another report's head in the same file.
_HEAD = re.compile(
    r"\W*meeting\b\s*:[\s\S]{0,300}?^\W*(?:meeting\s+)?date\b[\s\S]{0,300}?\breport\s+(?:by|of|from)\b",
    re.IGNORECASE | re.MULTILINE,
)
_NUMBER = r"(?:\d{1,2}(?:\.\d{1,2}){0,2}\.?\s+)?"
_RECOMMENDATIONS = re.compile(
    rf"^{_NUMBER}recommendations?(?:\s?\(s\))?\W*$|^(?:it\s+is\s+)?recommended(?:\s+that)?\W*$", re.IGNORECASE
)
# "RECOMMENDED: That Cabinet notes …", all on one line
_INLINE = re.compile(
    rf"^{_NUMBER}(?:recommend(?:ed|ations?(?:\s?\(s\))?)\s*[:–-]\s*(?=\S)|it\s+is\s+recommended\s+(?=that\b)|(?=resolved\s+that\b))",
    re.IGNORECASE,
)
_THAT = re.compile(
    rf"^(?:\W*(?:\(?[a-z0-9]{{1,3}}[).]\s*)?)?{_NUMBER}(?:it\s+is\s+recommended\s+)?that\b", re.IGNORECASE
)
_ASKED = re.compile(r"^.{2,80}?\b(?:is|are)\s+(?:asked|recommended|invited|requested)\s+to\b", re.IGNORECASE)
_LEADS_IN = re.compile(r":\s*$")
_HEADING_LENGTH = 100  # characters
_HEAD_BLOCKS = 30  # a report's head, its purpose and its recommendations
_HEAD_LINES = 12  # of the head itself: further on, dates are those of inspections
_MOST_ITEMS = 30  # of a committee report: it asks for a handful of decisions
# A graded framework whose inspections councils report on; the first that the report cites is what its grades are of.
_GRADED = (slac.NOTATION,)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the committee is asked to resolve, and the words that lead it in."""

    passage: Passage
    lead_in: Passage | None


def read(context: ReadingContext) -> ReportFacts:
    """The facts of one committee report."""
    document = context.document
    blocks = list(document.content())
    lines = [line for block in blocks[:_HEAD_BLOCKS] for line in document.lines(block.passage)]
    printed = _meeting_date(lines, document)
    title = next((line.cut(match.end()) for line in lines if (match := _TITLE.match(line.text))), None)
    opening = Opening(
        family=NOTATION, places=_places(blocks, title), printed=printed, own=False,
        shortfalls=lacking(("the date of the meeting", "“Date” in the head", context.published(printed))),
    )  # fmt: skip
    reading = begin(context, opening)
    recommendations = _recommendations(blocks, reading)
    reported = _reported(context, reading.area, blocks, reading.citations)
    graded = any(citation.framework in _GRADED for citation in reading.citations)
    return assemble(reading, opening, ReportContents(
        title=title.text if title and title.text else f"Report to a committee of {reading.area.name}", kind="committee-report",
        recommendations=recommendations, reported_grades=reported,
        shortfalls=lacking(
            ("a recommendation to the committee", "the heading “Recommendations”", recommendations),
            ("an inspection that the report speaks of", "the names of inspections in its text", reading.citations),
            ("the grades of the inspection that the report speaks of", "sentences that say what was judged", reported or not graded),
        ),
    ))  # fmt: skip


def _meeting_date(lines: Sequence[Passage], document: Document) -> Dated:
    """The date behind "Date" or "Meeting", or else the only date in the head."""
    for line in lines:
        if _DATE.match(line.text) or _MEETING.match(line.text):
            found = find_date(line.text)
            if found:
                return Dated(found[0], document.quote(line, found[1], found[2]))
    return letter_date(lines[:_HEAD_LINES], document)


def _places(blocks: Sequence[Block], title: Passage | None) -> list[Passage]:
    """Where such a report says whose it is: its title, its head, the first paragraphs."""
    head = [block.passage for block in blocks[:12]]
    return [*([title] if title else []), *head, *(block.passage for block in blocks[12:30])]


def _recommendations(blocks: Sequence[Block], reading: Reading) -> tuple[Recommendation, ...]:
    """What the committee is asked to resolve: the sentence or the list under "Recommendations", or on the word's own line."""
    at = next(
        (i for i, b in enumerate(blocks) if len(b.text) < _HEADING_LENGTH and _RECOMMENDATIONS.match(b.text)), None
    )
    if at is None:
        inline = ((b, m) for b in blocks if (m := _INLINE.match(b.text)))
        items = [_Asked(block.passage.cut(match.end()), None) for block, match in islice(inline, 1)]
    else:
        items = list(_items(blocks[at + 1 : at + 1 + _MOST_ITEMS]))
    made: list[Recommendation] = []
    for item in items:
        leading = (
            tuple(replace(a, basis="lead-in") for a in reading.owners.resolving(item.lead_in)) if item.lead_in else ()
        )
        owners = (
            reading.owners.resolving(item.passage)
            or reading.owners.named(item.passage)
            or leading
            or (reading.owners.default(),)
        )
        due = reading.recommendations.due(item.passage)
        made.append(
            reading.recommendations.one(len(made) + 1, item.passage, "committee-recommendation", owners, due=due)
        )
    return tuple(made)


def _items(blocks: Sequence[Block]) -> Iterator[_Asked]:
    """The items of the list under the heading, up to what is none."""
    lead_in: Passage | None = None
    form: BlockKind | None = None  # of the items so far
    for block in blocks:
        said = bool(_THAT.match(block.text) or _ASKED.match(block.text))
        listed = block.kind in (BlockKind.BULLET, BlockKind.NUMBERED)
        if _LEADS_IN.search(block.text) and block.kind is not BlockKind.HEADING and form is None:
            lead_in = block.passage
        elif (
            block.kind is BlockKind.HEADING
            or not (said or listed)
            or (form and listed and block.kind is not form and not said)
        ):
            return
        elif not says_nothing(block.text):
            form = block.kind if listed else form or block.kind
            number = re.match(_NUMBER, block.text)
            yield _Asked(block.passage.cut(number.end() if number else 0), lead_in)


def _reported(
    context: ReadingContext, area: Organisation, blocks: Sequence[Block], citations: tuple[Citation, ...]
) -> tuple[ReportedGrade, ...]:
    """The grades that the report gives of the graded inspection that it cites."""
    found: list[ReportedGrade] = []
    for framework in _GRADED:
        cited = [c for c in citations if c.framework == framework]
        if len(cited) != 1:
            continue  # two inspections of one framework: which of them a grade is of cannot be told
        period = cited[0].period
        form = slac.form_year(context.document, period.year if period else None)
        aspects = AspectReader(context.document, context.schemes, framework, form)
        reader = SecondHandReader(aspects, period, lambda words: context.names_another(words, area))
        found += [ReportedGrade(cited[0].key, statement) for statement in reader.read(blocks)]
    return tuple(found)


FAMILY = Family(
    NOTATION, "committee report", 1,
    (
        Sign("a head with “Meeting”", _MEETING, required=True),
        Sign("a head with the report's author or classification", _FROM, required=True),
        Sign("the heading “Recommendations”", re.compile(rf"^{_NUMBER}Recommend(?:ations?|ed)\b", re.IGNORECASE | re.MULTILINE)),
        Sign("a committee, cabinet or board", re.compile(r"\b(?:committee|cabinet|panel|board|commission)\b", re.IGNORECASE)),
        Sign("“THAT” with what is to be resolved", re.compile(r"^\W*THAT\b", re.MULTILINE)),
    ),
    read,
    begins=_HEAD,
)  # fmt: skip
