"""What the inspections of 2009 to 2013 share: a table "Record of main findings", graded headings, "Areas for improvement"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.asks.item_lists import ItemList, read_list
from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.facts import Judgement, ReportFacts, Shortfall
from ingest.families.assemble import CQC, OFSTED, Opening, ReportContents, assemble, begin, lacking
from ingest.families.front_page import NEXT_LABEL, inspected, leads, published
from ingest.families.reading_context import ReadingContext, cover
from ingest.grades.grading import AspectReader, Stranded, settle
from ontology.schemes import Schemes

RECORD = re.compile(
    r"^(?:record|summary)\s+of\s+(?:main|inspection)\s+findings\s*:?\s*(?P<place>(?!\d+\W*$).*)$", re.IGNORECASE
)
HEADING_LENGTH = 220  # characters: the longest aspect in a heading, with its grade
_ITEMS = re.compile(r"^(?:\d+\.\s+)?areas?\s+for\s+improvement\W*$", re.IGNORECASE)

_ABOUT = "About this inspection"


@dataclass(frozen=True, slots=True)
class ReportForm:
    """What differs between the families of this form.

    `parts`: the report's body and its table of findings, each block with its strand; `begins_part`: whether a block is the
    heading of another part; `year`: a year in whose form the table is, None where there was but one form.
    """

    notation: str
    title: re.Pattern[str]
    called: str
    strands: tuple[str | None, ...]
    parts: Callable[[Document], tuple[Stranded, Stranded]]
    begins_part: Callable[[Block], bool]
    year: Callable[[Document, int | None], int | None]


def read(context: ReadingContext, form: ReportForm) -> ReportFacts:
    """The facts of one report of this form."""
    document = context.document
    front = cover(document, _ABOUT)
    printed = published(front, document)
    issued = context.published(printed)
    days = inspected(front, document, issued)
    lead = leads(front, document)
    opening = Opening(
        family=form.notation, places=[*_place_lines(front, form.title), *_record_places(document)], printed=printed, days=days, leads=lead,
        inspectorates=(OFSTED, CQC) if "Care Quality Commission" in document.stored else (OFSTED,),
        shortfalls=lacking(
            ("the date of publication", "“Published” on the cover", issued),
            ("the inspection dates", "“Inspection dates” on the cover", days.first),
            ("the reporting inspector", "“Reporting inspector” or “Lead inspector” on the cover", lead.names),
        ),
    )  # fmt: skip
    reading = begin(context, opening)
    body, record = form.parts(document)
    day = days.first or issued
    aspects = AspectReader(document, context.schemes, form.notation, form.year(document, day.year if day else None))
    judgements, odd = _judged(aspects, body, record, form)
    lists = _areas_for_improvement(body, aspects, context.schemes, form.begins_part)
    return assemble(reading, opening, ReportContents(
        title=f"{form.called}: {reading.area.name}", judgements=judgements,
        lists=[(found, "area-for-improvement", strand) for found, strand in lists],
        shortfalls=(*(lack for strand in form.strands for lack in _lacking(aspects, judgements, lists, strand)), *odd),
    ))  # fmt: skip


def _place_lines(front: Sequence[Passage], of_title: re.Pattern[str]) -> list[Passage]:
    """The lines between the title and the dates, or what follows the title on its line."""
    lines = []
    inside = False
    for passage in front:
        title = of_title.search(passage.text)
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
        match = RECORD.match(block.text)
        if match and match["place"]:
            places.append(block.passage.cut(match.start("place")))
    return places


def with_lines_of_record(document: Document) -> Iterator[Block]:
    """The blocks, those of the table of findings line by line: a copy may have lost the tabs between its cells."""
    in_record = False
    for block in document.content():
        in_record = in_record or bool(RECORD.match(block.text))
        if in_record and block.kind is BlockKind.PARAGRAPH:
            yield from (replace(block, passage=line) for line in document.lines(block.passage))
        else:
            yield block


def _judged(
    aspects: AspectReader, body: Stranded, record: Stranded, form: ReportForm
) -> tuple[tuple[Judgement, ...], list[Shortfall]]:
    """From the table, the headings and, where neither grades an aspect, the sentence that does."""
    of_a_strand = [(block, strand) for block, strand in record if strand in form.strands]
    in_table, unknown = aspects.table(of_a_strand)
    # of what strand the other rows are cannot be told: doubtful
    _ = aspects.table([(block, strand) for block, strand in record if strand not in form.strands])
    short = [(b, s) for b, s in body if len(b.text) < HEADING_LENGTH]
    # a row whose grade is a word without the label "grade" may be of another table: of earlier inspections, of schools
    in_headings = aspects.headings(
        [(b, s) for b, s in short if not (b.cells and aspects.words.is_word(b.cells[-1].text))]
    )
    stated = {(s.strand, s.aspect) for s in (*in_table, *in_headings)}
    # a part of a section may be graded in its prose alone; what is neither expected nor a part is a heading over others
    gradable = [aspect for aspect in aspects.aspects if aspect.expected or aspect.broader]
    wanted = {(strand, a.iri) for a in gradable for strand in form.strands if strand in (a.strands or (None,))}
    in_sentences = aspects.sentences(body, wanted - stated)
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


def _areas_for_improvement(
    body: Stranded, aspects: AspectReader, schemes: Schemes, begins_part: Callable[[Block], bool]
) -> list[tuple[ItemList, str | None]]:
    """The lists under "Areas for improvement", each with its strand; a graded section or another part ends one."""
    blocks = [block for block, _ in body]
    found = []
    for i, (block, strand) in enumerate(body):
        if _ITEMS.match(block.text) and not block.parted():

            def ends(later: Block, strand: str | None = strand) -> bool:
                graded = len(later.text) < HEADING_LENGTH and aspects.heading(later.text, strand) is not None
                return graded or begins_part(later)

            found.append((read_list(blocks, i, schemes, ends), strand))
    return found


def _lacking(
    aspects: AspectReader, judgements: Sequence[Judgement], lists: Sequence[tuple[ItemList, str | None]],
    strand: str | None,
) -> Iterator[Shortfall]:  # fmt: skip
    """What the part of one strand of a complete report holds, and this one's was not found to hold."""
    graded = {(j.strand, j.aspect) for j in judgements}
    called = f" ({strand})" if strand else ""
    for aspect in aspects.aspects:
        due = aspect.expected and (strand is None or strand in aspect.strands)
        if due and (strand, aspect.iri) not in graded:
            yield Shortfall(
                f"a grade for “{aspect.label}”{called}", "the table of findings, the headings, the sentences"
            )
    items = [found for found, of_strand in lists if of_strand == strand]
    if not any(found.items or found.nothing_said for found in items):
        yield Shortfall(f"areas for improvement{called}", "the heading “Areas for improvement”")
    for found in items:
        yield from found.shortfalls()
