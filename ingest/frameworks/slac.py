"""Inspection of safeguarding and looked after children services, 2009 to 2012: two strands, a four point scale, a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ingest.context import Reading, ReadingContext, cover
from ingest.dates import find_date, find_range, partial
from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.facts import Inspection, Judgement, Quotation, ReportFacts, Shortfall
from ingest.frameworks.family import TITLE_REACH, Family, Sign
from ingest.grading import AspectReader, settle
from ingest.item_lists import ItemList, read_list
from ingest.people import names_of_inspectors
from ontology.schemes import Schemes

NOTATION = "slac"
SAFEGUARDING, LOOKED_AFTER = "safeguarding", "looked-after"

_TITLE = re.compile(
    r"\binspection\s+of\s+safeguarding\s+and\s+looked[\s-]+after\s+children(?:['’]s)?\s+services", re.IGNORECASE
)
_DATES = re.compile(r"\binspection\s+dates?\s*:?\s*", re.IGNORECASE)
_LEAD = re.compile(r"\b(?:reporting|lead)\s+inspectors?\s*:?\s*", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\bpublish(?:ed|\s*date|ication\s+date)\s*(?:on)?\s*:?\s*|\bpublication\s+date\s*:?\s*|\bdate\s+of\s+publication\s*:?\s*",
    re.IGNORECASE,
)
_NEXT_LABEL = re.compile(
    r"\b(?:age\s+group|published|publication|inspection\s+dates?|reporting\s+inspector|lead\s+inspector|©)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"^(?:the\s+)?inspection\s+outcomes?\s*[:–-]?\s*(?:services?\s+for\s+)?(?P<what>safeguarding|looked)", re.IGNORECASE
)
_RECORD = re.compile(r"^(?:record|summary)\s+of\s+(?:main|inspection)\s+findings\s*:?\s*(?P<place>.*)$", re.IGNORECASE)
_RECORD_STRAND = re.compile(
    r"^(?:(?P<safe>safeguarding\s+(?:services|children))|(?:services\s+for\s+)?looked\s+after\s+children(?:\s+services)?)\W*$",
    re.IGNORECASE,
)
_ITEMS = re.compile(r"^(?:\d+\.\s+)?areas?\s+for\s+improvement\W*$", re.IGNORECASE)
_HEADING_LENGTH = 220  # characters: the longest aspect in a heading, with its grade

Stranded = list[tuple[Block, str | None]]


def read(context: ReadingContext) -> ReportFacts:
    """The facts of one report of this family."""
    document = context.document
    front = cover(document, "About this inspection")
    published, published_words = _published(front, document)
    start, end, dates_words = _inspected(front, document, published)
    area, area_words = context.find_authority([*_place_lines(front), *_record_places(document)], start or published)
    reading = Reading(context, area, area_words, published, start)
    leads, lead_words = _lead(front, document)
    body, record = _parts(document)
    aspects = AspectReader(document, context.schemes, NOTATION)
    judgements, odd = _judgements(aspects, body, record)
    lists = _lists(body, aspects, context.schemes)
    day = start or published
    key = f"{area.gss}-{NOTATION}-{day.isoformat() if day else context.source.sha256[:8]}"
    inspection = Inspection(
        key, NOTATION, reading.namer.authority, partial(start) if start else None, partial(end) if end else None, leads,
        ("organisation/ofsted", "organisation/cqc") if "Care Quality Commission" in document.stored else ("organisation/ofsted",),
        dates_quotation=dates_words, lead_quotation=lead_words,
    )  # fmt: skip
    citations, follow_ups = reading.citations(NOTATION, inspection.start)
    recommendations = reading.recommendations.read((found, "area-for-improvement", strand) for found, strand in lists)
    return ReportFacts(
        context.source, NOTATION, context.detected_by, f"Inspection of safeguarding and looked after children services: {area.name}",
        "inspection-report", reading.namer.authority, published, published_words, "organisation/ofsted", inspection, judgements,
        recommendations=recommendations, citations=citations, follow_ups=follow_ups, mentions=reading.mentions, services=reading.services,
        shortfalls=(*_shortfalls(aspects, judgements, lists, published, start, leads), *odd),
    )  # fmt: skip


def _label(front: Sequence[Passage], label: re.Pattern[str]) -> tuple[Passage, int, int] | None:
    """What stands behind a label of the cover: passage, start and end of the value, up to the next label or a following line."""
    for i, passage in enumerate(front):
        match = label.search(passage.text)
        if not match:
            continue
        following = _NEXT_LABEL.search(passage.text, match.end())
        end = following.start() if following else len(passage.text)
        if passage.text[match.end() : end].strip():
            return passage, match.end(), end
        if i + 1 < len(front):
            return front[i + 1], 0, len(front[i + 1].text)
    return None


def _published(front: Sequence[Passage], document: Document) -> tuple[date | None, Quotation | None]:
    found = _label(front, _PUBLISHED)
    day = find_date(found[0].text[found[1] : found[2]]) if found else None
    if not found or not day:
        return None, None
    return day[0], document.quote(found[0], found[1] + day[1], found[1] + day[2])


def _inspected(
    front: Sequence[Passage], document: Document, published: date | None
) -> tuple[date | None, date | None, Quotation | None]:
    found = _label(front, _DATES)
    days = find_range(found[0].text[found[1] : found[2]], published) if found else None
    if not found or not days:
        return None, None, None
    return days.first, days.last, document.quote(found[0], found[1] + days.start, found[1] + days.end)


def _lead(front: Sequence[Passage], document: Document) -> tuple[tuple[str, ...], Quotation | None]:
    found = _label(front, _LEAD)
    if not found:
        return (), None
    passage, start, end = found
    return names_of_inspectors(passage.text[start:end]), document.quote(passage, start, end)


def _place_lines(front: Sequence[Passage]) -> list[Passage]:
    """The lines between the title and the dates, or what follows the title on its line."""
    lines = []
    inside = False
    for passage in front:
        title = _TITLE.search(passage.text)
        if title:
            inside = True
            lines.append(passage.cut(title.end()))
        elif inside and _NEXT_LABEL.search(passage.text):
            lines.append(passage.cut(0, _NEXT_LABEL.search(passage.text).start()))  # type: ignore[union-attr]
            break
        elif inside:
            lines.append(passage)
    return lines


def _record_places(document: Document) -> list[Passage]:
    places = []
    for block in document.content():
        match = _RECORD.match(block.text)
        if match and match["place"]:
            places.append(block.passage.cut(match.start("place")))
    return places


def _parts(document: Document) -> tuple[Stranded, Stranded]:
    """The report's body and its table of findings, each block with its strand."""
    body: Stranded = []
    record: Stranded = []
    strand: str | None = None
    in_record = False
    for block in document.content():
        part = _PART.match(block.text) if len(block.text) < _HEADING_LENGTH else None
        if part:
            strand = SAFEGUARDING if part["what"].lower() == "safeguarding" else LOOKED_AFTER
        elif _RECORD.match(block.text) and len(block.text) < _HEADING_LENGTH:
            in_record, strand = True, None
        elif in_record and (row := _RECORD_STRAND.match(block.text)):
            strand = SAFEGUARDING if row["safe"] else LOOKED_AFTER
        elif in_record:
            record.append((block, strand))
        elif strand:
            body.append((block, strand))
    return body, record


def _judgements(
    aspects: AspectReader, body: Stranded, record: Stranded
) -> tuple[tuple[Judgement, ...], list[Shortfall]]:
    """From the table, the headings and, where neither grades an aspect, the sentence that does."""
    in_table, unknown = aspects.table(record)
    in_headings = aspects.headings([(b, s) for b, s in body if len(b.text) < _HEADING_LENGTH])
    stated = {(s.strand, s.aspect) for s in (*in_table, *in_headings)}
    wanted: set[tuple[str | None, str]] = {
        (strand, a.iri) for a in aspects.aspects if a.expected for strand in a.strands
    } - stated
    in_sentences = aspects.sentences(body, wanted)
    judgements = settle([*in_table, *in_headings, *in_sentences], aspects.aspects)
    odd = [
        Shortfall(f"an aspect for the graded row “{block.text[:120]}”", "the framework's aspects") for block in unknown
    ]
    return judgements, odd


def _lists(body: Stranded, aspects: AspectReader, schemes: Schemes) -> list[tuple[ItemList, str | None]]:
    """The areas for improvement of each strand."""
    blocks = [block for block, _ in body]
    found = []
    for i, (block, strand) in enumerate(body):
        if _ITEMS.match(block.text) and block.kind is not BlockKind.ROW:

            def ends(later: Block, strand: str | None = strand) -> bool:
                return bool(_PART.match(later.text)) or (
                    len(later.text) < _HEADING_LENGTH and aspects.heading(later.text, strand) is not None
                )

            found.append((read_list(blocks, i, schemes, ends), strand))
    return found


def _shortfalls(
    aspects: AspectReader, judgements: tuple[Judgement, ...], lists: list[tuple[ItemList, str | None]],
    published: date | None, start: date | None, leads: tuple[str, ...],
) -> list[Shortfall]:  # fmt: skip
    """What a complete report of this family holds and this one was not found to hold."""
    missing = []
    if published is None:
        missing.append(Shortfall("the date of publication", "“Published” on the cover"))
    if start is None:
        missing.append(Shortfall("the inspection dates", "“Inspection dates” on the cover"))
    if not leads:
        missing.append(Shortfall("the reporting inspector", "“Reporting inspector” on the cover"))
    graded = {(j.strand, j.aspect) for j in judgements}
    year = (start or published or date(2010, 1, 1)).year
    for strand in (SAFEGUARDING, LOOKED_AFTER):
        for aspect in aspects.aspects:
            if (
                aspect.expected
                and aspect.in_year(year)
                and strand in aspect.strands
                and (strand, aspect.iri) not in graded
            ):
                missing.append(
                    Shortfall(
                        f"a grade for “{aspect.label}” ({strand})", "the table of findings, the headings, the sentences"
                    )
                )
        items = [found for found, of_strand in lists if of_strand == strand]
        if not any(found.items or found.nothing_said for found in items):
            missing.append(Shortfall(f"areas for improvement ({strand})", "the heading “Areas for improvement”"))
    return missing


FAMILY = Family(
    NOTATION, "inspection of safeguarding and looked after children services", 1,
    (
        Sign("its title", _TITLE, required=True, within=TITLE_REACH),
        Sign("a cover with inspection dates or a reporting inspector", re.compile(f"{_DATES.pattern}|{_LEAD.pattern}", re.IGNORECASE), required=True),
        Sign("the outcomes of two strands", re.compile(r"inspection\s+outcomes", re.IGNORECASE)),
        Sign("the heading “About this inspection”", re.compile(r"^About this inspection", re.IGNORECASE | re.MULTILINE)),
    ),
    read,
)  # fmt: skip
