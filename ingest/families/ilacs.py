"""Inspection of local authority children's services since 2018, standard or short: a table of grades on the first page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.asks.item_lists import ItemList, read_list
from ingest.dates import partial
from ingest.documents.document import Block, BlockKind, Passage
from ingest.facts import Inspection, Judgement, ReportFacts, Shortfall
from ingest.families.context import Reading, ReadingContext
from ingest.families.family import TITLE_REACH, Family, Sign
from ingest.families.front_page import DATES, Inspected, Leads, inspected, leads
from ingest.grades.grading import AspectReader, settle

NOTATION = "ilacs"

_TITLE = re.compile(
    r"\binspection\s+of\s+(?:(?P<place>.{2,80}?)\s+)?(?:local\s+authority\s+)?children(?:['’]s|s['’])\s+(?:social\s+care\s+)?services",
    re.IGNORECASE,
)
_TABLE = re.compile(r"^judgements?\b.*\bgrade", re.IGNORECASE)
_ITEMS = re.compile(r"^what\s+needs\s+to\s+improve\b.{0,60}$|^areas?\s+for\s+improvement\W*$", re.IGNORECASE)
_FIRST_PAGES = 12  # blocks: the title, the dates, the lead inspector and the table
_HEADING_LENGTH = 160  # characters: an aspect and its grade


def read(context: ReadingContext) -> ReportFacts:
    """The facts of one report of this family."""
    document = context.document
    blocks = list(document.content())
    front = [block.passage for block in blocks[:_FIRST_PAGES]]
    published = context.listed.published if context.listed else None  # these reports print no date of publication
    days = inspected(front, document, published)
    area, area_words = context.find_authority(_places(front), days.first or published)
    reading = Reading(context, area, area_words, published, days.first)
    lead = leads(front, document)
    judgements = _judgements(context, blocks)
    lists = _lists(blocks, context)
    day = days.first or published
    key = f"{area.gss}-{NOTATION}-{day.isoformat() if day else context.source.sha256[:8]}"
    inspection = Inspection(
        key, NOTATION, reading.namer.authority, partial(days.first) if days.first else None, partial(days.last) if days.last else None,
        lead.names, ("organisation/ofsted",), dates_quotation=days.quotation, lead_quotation=lead.quotation,
    )  # fmt: skip
    citations, follow_ups = reading.citations(NOTATION, inspection.start)
    return ReportFacts(
        context.source, NOTATION, context.detected_by, f"Inspection of local authority children's services: {area.name}",
        "inspection-report", reading.namer.authority, published, None, "organisation/ofsted", inspection, judgements,
        recommendations=reading.recommendations.read((found, "area-for-improvement", None) for found in lists),
        citations=citations, follow_ups=follow_ups, mentions=reading.mentions, services=reading.services,
        shortfalls=tuple(_shortfalls(context, judgements, lists, days, lead)),
    )  # fmt: skip


def _places(front: Sequence[Passage]) -> list[Passage]:
    """Where the cover says which authority: a line before the title, or within it."""
    places = []
    for i, passage in enumerate(front):
        title = _TITLE.search(passage.text)
        if title:
            if title["place"]:
                places.append(passage.cut(title.start("place"), title.end("place")))
            return [*front[:i], *places, passage]
    return list(front)


def _judgements(context: ReadingContext, blocks: Sequence[Block]) -> tuple[Judgement, ...]:
    """From the table of the first page, and from the headings, which end in the grade."""
    aspects = AspectReader(context.document, context.schemes, NOTATION)
    at = next((i for i, block in enumerate(blocks) if _TABLE.match(block.text)), None)
    rows: list[Block] = []
    for block in blocks[at + 1 :] if at is not None else ():
        if block.kind is not BlockKind.ROW:
            break
        rows.append(block)
    in_table, _ = aspects.table([(row, None) for row in rows])
    headings = [(b, None) for b in blocks if b.kind is BlockKind.HEADING and len(b.text) < _HEADING_LENGTH]
    return settle([*in_table, *aspects.headings(headings)], aspects.aspects)


def _lists(blocks: Sequence[Block], context: ReadingContext) -> list[ItemList]:
    return [
        read_list(blocks, i, context.schemes, lambda later: bool(_ITEMS.match(later.text)))
        for i, block in enumerate(blocks)
        if block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and _ITEMS.match(block.text)
    ]


def _shortfalls(
    context: ReadingContext, judgements: tuple[Judgement, ...], lists: Sequence[ItemList], days: Inspected, lead: Leads
) -> list[Shortfall]:
    """What a complete report of this family holds and this one was not found to hold."""
    missing = []
    if days.first is None:
        missing.append(Shortfall("the inspection dates", "“Inspection dates” on the first page"))
    if not lead.names:
        missing.append(Shortfall("the lead inspector", "“Lead inspector” on the first page"))
    graded = {j.aspect for j in judgements}
    year = days.first.year if days.first else None
    # in 2023 one aspect became two: either form of the table is whole
    parted = {a.iri for a in context.schemes.aspects(NOTATION) if a.slug in ("children-in-care", "care-leavers")}
    joined = {a.iri for a in context.schemes.aspects(NOTATION) if a.slug == "care-and-care-leavers"}
    excused = joined if parted <= graded else parted if joined <= graded else set()
    for aspect in context.schemes.aspects(NOTATION, year):
        if aspect.expected and aspect.iri not in graded | excused:
            missing.append(Shortfall(f"a grade for “{aspect.label}”", "the table of the first page, the headings"))
    if not any(found.items or found.nothing_said for found in lists):
        missing.append(Shortfall("areas for improvement", "the heading “What needs to improve”"))
    return missing


FAMILY = Family(
    NOTATION, "inspection of local authority children's services", 1,
    (
        Sign("its title", _TITLE, required=True, within=TITLE_REACH),
        Sign("inspection dates", DATES, required=True),
        Sign("the table “Judgement, Grade”", re.compile(r"^Judgements?\s+Grade", re.IGNORECASE | re.MULTILINE), required=True),
        Sign("a lead inspector", re.compile(r"^Lead\s+inspector", re.IGNORECASE | re.MULTILINE)),
    ),
    read,
)  # fmt: skip
