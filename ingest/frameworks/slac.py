"""Inspection of safeguarding and looked after children services, 2009 to 2012: two strands, a four point scale, a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.context import Reading, ReadingContext, cover
from ingest.dates import partial
from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.facts import Inspection, Judgement, ReportFacts, Shortfall
from ingest.frameworks.family import TITLE_REACH, Family, Sign
from ingest.front_page import DATES, LEAD, NEXT_LABEL, inspected, leads, published
from ingest.grading import AspectReader, settle
from ingest.item_lists import ItemList, read_list
from ontology.schemes import Schemes

NOTATION = "slac"
SAFEGUARDING, LOOKED_AFTER = "safeguarding", "looked-after"

_TITLE = re.compile(
    r"\binspection\s+of\s+safeguarding\s+and\s+looked[\s-]+after\s+children(?:['’]s)?\s+services", re.IGNORECASE
)
# Another report's cover in the same file: its title with its dates.
_COVER = re.compile(rf"\W*(?:{_TITLE.pattern})[\s\S]{{0,300}}?{DATES.pattern}", re.IGNORECASE)
# A line of the contents list, which ends in its page, is no part's heading.
_PART = re.compile(
    r"^(?:(?:the\s+)?inspection\s+outcomes?\s*[:–-]?\s*(?:services?\s+for\s+)?(?P<what>safeguarding|looked)(?!.*\d\W*$)|"
    r"(?P<safe>safeguarding\s+services)\W*$|(?P<looked>services\s+for\s+looked\s+after\s+children)\W*$)",
    re.IGNORECASE,
)
_RECORD = re.compile(
    r"^(?:record|summary)\s+of\s+(?:main|inspection)\s+findings\s*:?\s*(?P<place>(?!\d+\W*$).*)$", re.IGNORECASE
)
# After the table of this inspection there may stand one of another.
_ANOTHER = re.compile(r"\b(?:previous|earlier|last)\s+(?:\w+\s+)?inspection\b", re.IGNORECASE)
_RECORD_STRAND = re.compile(
    r"^(?:(?:the\s+)?inspection\s+outcomes?\s*[:–-]?\s*)?"
    r"(?:(?P<safe>safeguarding(?:\s+(?:services|children))?)|(?:services\s+for\s+)?looked\s+after\s+children(?:\s+services)?)\W*$",
    re.IGNORECASE,
)
_ITEMS = re.compile(r"^(?:\d+\.\s+)?areas?\s+for\s+improvement\W*$", re.IGNORECASE)
# What only the table of the later form grades, and years of either; reports of 2011 are of one or the other.
_LATER_FORM = re.compile(r"\b(?:contribution\s+of\s+health\s+agencies|safe\s+and\s+feel\s+safe)\b", re.IGNORECASE)
_EARLY_FORM, _LATE_FORM = 2010, 2012
_HEADING_LENGTH = 220  # characters: the longest aspect in a heading, with its grade

Stranded = list[tuple[Block, str | None]]


def read(context: ReadingContext) -> ReportFacts:
    """The facts of one report of this family."""
    document = context.document
    front = cover(document, "About this inspection")
    printed = published(front, document)
    issued = context.published(printed)
    days = inspected(front, document, issued)
    start, end = days.first, days.last
    day = start or issued
    area, area_words = context.find_authority([*_place_lines(front), *_record_places(document)], day)
    reading = Reading(context, area, area_words, issued, start)
    lead = leads(front, document)
    body, record = _parts(document)
    aspects = AspectReader(document, context.schemes, NOTATION, form_year(document, day.year if day else None))
    judgements, odd = _judgements(aspects, body, record)
    lists = _lists(body, aspects, context.schemes)
    key = f"{area.gss}-{NOTATION}-{day.isoformat() if day else context.source.sha256[:8]}"
    inspection = Inspection(
        key, NOTATION, reading.namer.authority, partial(start) if start else None, partial(end) if end else None, lead.names,
        ("organisation/ofsted", "organisation/cqc") if "Care Quality Commission" in document.stored else ("organisation/ofsted",),
        dates_quotation=days.quotation, lead_quotation=lead.quotation,
    )  # fmt: skip
    citations, follow_ups = reading.citations(NOTATION, inspection.start)
    recommendations = reading.recommendations.read((found, "area-for-improvement", strand) for found, strand in lists)
    cover_lacks = [
        ("the date of publication", "“Published” on the cover", issued),
        ("the inspection dates", "“Inspection dates” on the cover", start),
        ("the reporting inspector", "“Reporting inspector” on the cover", lead.names),
    ]
    return ReportFacts(
        context.source, NOTATION, context.detected_by, f"Inspection of safeguarding and looked after children services: {area.name}",
        "inspection-report", reading.namer.authority, issued, printed.quotation, "organisation/ofsted", inspection, judgements,
        recommendations=recommendations, citations=citations, follow_ups=follow_ups, mentions=reading.mentions, services=reading.services,
        shortfalls=(
            *(Shortfall(expected, looked) for expected, looked, found in cover_lacks if not found),
            *_shortfalls(aspects, judgements, lists), *odd,
        ),
    )  # fmt: skip


def form_year(document: Document, inspected: int | None) -> int:
    """A year in whose form a report's table is, told by its words, or else by the year of the inspection."""
    late = bool(_LATER_FORM.search(document.stored)) or (inspected or _EARLY_FORM) >= _LATE_FORM
    return _LATE_FORM if late else _EARLY_FORM


def _place_lines(front: Sequence[Passage]) -> list[Passage]:
    """The lines between the title and the dates, or what follows the title on its line."""
    lines = []
    inside = False
    for passage in front:
        title = _TITLE.search(passage.text)
        label = NEXT_LABEL.search(passage.text, title.end() if title else 0)
        inside = inside or bool(title)
        if inside:
            lines.append(passage.cut(title.end() if title else 0, label.start() if label else None))
        if inside and label:
            break
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
    for block in _with_lines_of_record(document):
        short = len(block.text) < _HEADING_LENGTH
        part = _PART.match(block.text) if short and block.kind is not BlockKind.ROW else None
        if part and (part["what"] or not in_record):
            looked = part["looked"] or (part["what"] or "").lower() == "looked"
            in_record, strand = False, LOOKED_AFTER if looked else SAFEGUARDING
        elif short and in_record and (row := _RECORD_STRAND.match(block.text)):
            strand = SAFEGUARDING if row["safe"] else LOOKED_AFTER
        elif short and in_record and _ANOTHER.search(block.text):
            in_record, strand = False, None
        elif short and _RECORD.match(block.text):
            in_record, strand = True, None
        elif in_record:
            record.append((block, strand))
        elif strand:
            body.append((block, strand))
    return body, record


def _with_lines_of_record(document: Document) -> Iterator[Block]:
    """The blocks, those of the table of findings line by line: a copy may have lost the tabs between its cells."""
    in_record = False
    for block in document.content():
        in_record = in_record or bool(_RECORD.match(block.text))
        if in_record and block.kind is BlockKind.PARAGRAPH:
            yield from (replace(block, passage=line) for line in document.lines(block.passage))
        else:
            yield block


def _judgements(
    aspects: AspectReader, body: Stranded, record: Stranded
) -> tuple[tuple[Judgement, ...], list[Shortfall]]:
    """From the table, the headings and, where neither grades an aspect, the sentence that does."""
    in_table, unknown = aspects.table([(block, strand) for block, strand in record if strand])
    _ = aspects.table([(block, None) for block, strand in record if not strand])
    short = [(b, s) for b, s in body if len(b.text) < _HEADING_LENGTH]
    # a row whose grade is a word without the label "grade" may be of another table: of earlier inspections, of schools
    in_headings = aspects.headings(
        [(b, s) for b, s in short if not (b.cells and aspects.words.is_word(b.cells[-1].text))]
    )
    stated = {(s.strand, s.aspect) for s in (*in_table, *in_headings)}
    expected = [(strand, a.iri) for a in aspects.aspects if a.expected for strand in a.strands]
    in_sentences = aspects.sentences(body, {wanted for wanted in expected if wanted not in stated})
    judgements = settle([*in_table, *in_headings, *in_sentences], aspects.aspects)
    odd = [
        Shortfall(f"an aspect for the graded row “{block.text[:120]}”", "the framework's aspects") for block in unknown
    ]
    odd += [
        Shortfall(
            f"the grade that “{words.text[:120]}” gives",
            "the scale's figures and words: it has none, or two that differ",
        )
        for words in aspects.doubtful
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
    aspects: AspectReader, judgements: tuple[Judgement, ...], lists: list[tuple[ItemList, str | None]]
) -> Iterator[Shortfall]:
    """What the parts of a complete report hold and this one's were not found to hold."""
    graded = {(j.strand, j.aspect) for j in judgements}
    for strand in (SAFEGUARDING, LOOKED_AFTER):
        for aspect in aspects.aspects:
            due = aspect.expected and strand in aspect.strands
            if due and (strand, aspect.iri) not in graded:
                yield Shortfall(
                    f"a grade for “{aspect.label}” ({strand})", "the table of findings, the headings, the sentences"
                )
        items = [found for found, of_strand in lists if of_strand == strand]
        if not any(found.items or found.nothing_said for found in items):
            yield Shortfall(f"areas for improvement ({strand})", "the heading “Areas for improvement”")
        for found in items:
            yield from found.shortfalls()


FAMILY = Family(
    NOTATION, "inspection of safeguarding and looked after children services", 1,
    (
        Sign("its title", _TITLE, required=True, within=TITLE_REACH),
        Sign("a cover with inspection dates or a reporting inspector", re.compile(f"{DATES.pattern}|{LEAD.pattern}", re.IGNORECASE), required=True),
        Sign("the outcomes of two strands", re.compile(r"inspection\s+outcomes", re.IGNORECASE)),
        Sign("the heading “About this inspection”", re.compile(r"^About this inspection", re.IGNORECASE | re.MULTILINE)),
    ),
    read,
    begins=_COVER,
)  # fmt: skip
