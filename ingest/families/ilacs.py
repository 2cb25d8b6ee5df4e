"""Inspection of local authority children's services since 2018, standard or short: a table of grades on the first page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ingest.asks.item_lists import ItemList, read_list
from ingest.asks.unsigned_lists import read_unsigned
from ingest.documents.document import Block, BlockKind, Passage
from ingest.facts import Judgement, ReportFacts, Shortfall
from ingest.families.assemble import Opening, ReportContents, assemble, begin, lacking
from ingest.families.family import TITLE_REACH, Family, Sign
from ingest.families.front_page import DATES, NO_DATE, Inspected, inspected, leads
from ingest.families.reading_context import ReadingContext
from ingest.grades.grading import AspectReader, settle

NOTATION = "ilacs"

_TITLE = re.compile(
    r"\binspection\s+of\s+(?:(?P<place>.{2,80}?)\s+)?(?:local\s+authority\s+)?children(?:['’]s|s['’])\s+(?:social\s+care\s+)?services",
    re.IGNORECASE,
)
# A title may name the trust or company that runs the services: "Inspection of Marlshire Children and Families Trust".
_OF_COMPANY = re.compile(
    r"^inspection\s+of\s+(?!.*\b(?:safeguarding|looked|need|protection|arrangements)\b)"
    r"(?P<company>(?-i:[A-Z])[^.,;:\n]{0,80}?\bchildren\b[^.,;:\n]{0,60}?)\W*$",
    re.IGNORECASE | re.MULTILINE,
)
_TABLE = re.compile(r"^judgements?\b.*\bgrade", re.IGNORECASE)
_NOT_JUDGED = re.compile(r"^not\s+(?:judged|graded|inspected)\b", re.IGNORECASE)
_ITEMS = re.compile(r"^what\s+needs\s+to\s+improve\b.{0,60}$|^areas?\s+for\s+improvement\W*$", re.IGNORECASE)
# The headings behind the list, in a copy that has lost their type.
_NEXT = re.compile(
    rf"{_ITEMS.pattern}|^(?:the\s+)?(?:experiences\s+and\s+progress\s+of|impact\s+of\s+leaders\s+on|overall\s+effectiveness|"
    r"(?:main|inspection)\s+findings)\b",
    re.IGNORECASE,
)
_WITHOUT_OVERALL = date(2026, 4, 1)  # from inspections of that day on Ofsted gives no grade for overall effectiveness
_FIRST_PAGES = 12  # blocks: the title, the dates, the lead inspector and the table
_HEADING_LENGTH = 160  # characters: an aspect and its grade


def read(context: ReadingContext) -> ReportFacts:
    """The facts of one report of this family."""
    document = context.document
    blocks = list(document.content())
    front = [block.passage for block in blocks[:_FIRST_PAGES]]
    days = inspected(front, document, context.published(NO_DATE))  # these reports print no date of publication
    lead = leads(front, document)
    opening = Opening(
        family=NOTATION, places=_places(front), days=days, leads=lead,
        shortfalls=lacking(
            ("the inspection dates", "“Inspection dates” on the first page", days.first),
            ("the lead inspector", "“Lead inspector” on the first page", lead.names),
        ),
    )  # fmt: skip
    reading = begin(context, opening)
    judgements, not_judged = _judgements(context, blocks)
    lists = _lists(blocks, context)
    return assemble(reading, opening, ReportContents(
        title=f"Inspection of local authority children's services: {reading.area.name}", judgements=judgements,
        lists=[(found, "area-for-improvement", None) for found in lists],
        shortfalls=_shortfalls(context, judgements, lists, days, not_judged),
    ))  # fmt: skip


def _places(front: Sequence[Passage]) -> list[Passage]:
    """Where the cover says which authority: a line before the title, or within it."""
    places = []
    for i, passage in enumerate(front):
        title = _TITLE.search(passage.text)
        if title:
            if title["place"]:
                places.append(passage.cut(title.start("place"), title.end("place")))
            return [*front[:i], *places, passage]
        company = _OF_COMPANY.search(passage.text)
        if company:
            return [passage.cut(company.start("company"), company.end("company")), *front[:i], *front[i:]]
    return list(front)


def _judgements(context: ReadingContext, blocks: Sequence[Block]) -> tuple[tuple[Judgement, ...], set[str]]:
    """From the table of the first page, and from the headings, which end in the grade; and the aspects that the table says are not judged."""
    aspects = AspectReader(context.document, context.schemes, NOTATION)
    at = next((i for i, block in enumerate(blocks) if _TABLE.match(block.text)), None)
    rows: list[Block] = []
    for block in blocks[at + 1 :] if at is not None else ():
        if block.kind is not BlockKind.ROW:
            break
        rows.append(block)
    in_table, _ = aspects.table([(row, None) for row in rows])
    headings = [(b, None) for b in blocks if b.kind is BlockKind.HEADING and len(b.text) < _HEADING_LENGTH]
    ungraded = (row.cells[0].text for row in rows if len(row.cells) > 1 and _NOT_JUDGED.match(row.cells[-1].text))
    not_judged = {aspect.iri for label in ungraded if (aspect := aspects.aspect(label, None))}
    return settle([*in_table, *aspects.headings(headings)], aspects.aspects), not_judged


def _lists(blocks: Sequence[Block], context: ReadingContext) -> list[ItemList]:
    signed = (
        read_list(blocks, i, context.schemes, lambda later: bool(_ITEMS.match(later.text)))
        for i, block in enumerate(blocks)
        if block.may_head() and _ITEMS.match(block.text)
    )
    return [read_unsigned(blocks, found, lambda later: bool(_NEXT.match(later.text))) for found in signed]


def _shortfalls(
    context: ReadingContext,
    judgements: tuple[Judgement, ...],
    lists: Sequence[ItemList],
    days: Inspected,
    not_judged: set[str],
) -> list[Shortfall]:
    """What a complete report of this family holds and this one was not found to hold."""
    missing = []
    graded = {j.aspect for j in judgements} | not_judged
    year = days.first.year if days.first else None
    # in 2023 one aspect became two: either form of the table is whole
    parted = {a.iri for a in context.schemes.aspects(NOTATION) if a.slug in ("children-in-care", "care-leavers")}
    joined = {a.iri for a in context.schemes.aspects(NOTATION) if a.slug == "care-and-care-leavers"}
    if days.first and days.first >= _WITHOUT_OVERALL:
        graded |= {a.iri for a in context.schemes.aspects(NOTATION) if a.slug == "overall-effectiveness"}
    excused = joined if parted <= graded else parted if joined <= graded else set()
    for aspect in context.schemes.aspects(NOTATION, year):
        if aspect.expected and aspect.iri not in graded | excused:
            missing.append(Shortfall(f"a grade for “{aspect.label}”", "the table of the first page, the headings"))
    if not any(found.items or found.nothing_said for found in lists):
        missing.append(Shortfall("areas for improvement", "the heading “What needs to improve”"))
    return [*missing, *(doubt for found in lists for doubt in found.shortfalls())]


FAMILY = Family(
    NOTATION, "inspection of local authority children's services", 1,
    (
        Sign("its title", re.compile(f"{_TITLE.pattern}|{_OF_COMPANY.pattern}", _OF_COMPANY.flags), required=True, within=TITLE_REACH),
        Sign("inspection dates", DATES, required=True),
        Sign("the table “Judgement, Grade”", re.compile(r"^Judgements?\s+Grade", re.IGNORECASE | re.MULTILINE), required=True),
        Sign("a lead inspector", re.compile(r"^Lead\s+inspector", re.IGNORECASE | re.MULTILINE)),
    ),
    read,
)  # fmt: skip
