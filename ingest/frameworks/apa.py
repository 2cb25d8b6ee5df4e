"""Annual performance assessment letter, 2005 to 2008: a table of figures (4 is best), strengths and areas, aspects for focus."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from ingest.context import Reading, ReadingContext
from ingest.dates import FULL_DATE, find_date
from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.facts import (
    Finding,
    GradeStatement,
    Inspection,
    PartialDate,
    Place,
    Quotation,
    Recommendation,
    ReportFacts,
    Shortfall,
)
from ingest.frameworks.family import TITLE_REACH, Family, Sign
from ingest.grading import AspectReader, settle
from ingest.item_lists import ItemList, read_list, says_nothing
from ontology.schemes import Schemes

NOTATION = "apa"

_TITLE = re.compile(
    r"\bannual\s+performance\s+assessment\s+of\s+(?:services\s+for\s+children|children(?:['’]s|s['’])\s+services|.{0,60}services\s+for\s+children)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:young\s+people|services)\s+in\s+(?:the\s+)?(?P<place>.{3,90}?)\W*$", re.IGNORECASE)
_YEAR = re.compile(r"\b(20\d{2})\b")
_TABLE = re.compile(r"^areas?\s+for\s+judgements?\b", re.IGNORECASE)
_SCALE = re.compile(r"^grade\b", re.IGNORECASE)
_FOCUS = re.compile(r"^aspects?\s+for\s+focus\b", re.IGNORECASE)
_STRENGTHS = re.compile(r"^(?:key|major)\s+strengths\W*", re.IGNORECASE)
_AREAS = re.compile(
    r"^(?:key|important)?\s*(?:areas?\s+for\s+(?:improvement|development)|weaknesses(?:\s+and\s+areas\s+for\s+(?:improvement|development))?)\W*",
    re.IGNORECASE,
)
# A cell names its outcome first: "Being healthy: …", "Management of children's services; …".
_SECTION = re.compile(
    r"^(?P<section>(?:being\s+healthy|staying\s+safe|enjoying\s+and\s+achieving|making\s+a\s+positive\s+contribution|(?:achieving\s+)?economic\s+well-?\s?being|"
    r"(?:service\s+)?management(?:\s+of\s+(?:services|children['’]?s\s+services).{0,40}?)?|capacity\s+to\s+improve.{0,60}?))\s*[:;]\s*",
    re.IGNORECASE,
)
_HEADING_LENGTH = 60  # characters: an outcome's heading
_CLOSES = re.compile(r"^(?:we\s+confirm\b|yours\s+(?:sincerely|faithfully))", re.IGNORECASE)


def read(context: ReadingContext) -> ReportFacts:
    """The facts of one letter of this family."""
    document = context.document
    blocks = list(document.content())
    title = next((b.passage for b in blocks if _TITLE.search(b.text)), None)
    published, published_words = _letter_date(blocks, document)
    area, area_words = context.find_authority(_places(blocks), published)
    reading = Reading(context, area, area_words, published, published)
    year = _year(title, published)
    key = f"{area.gss}-{NOTATION}-{year if year else context.source.sha256[:8]}"
    inspection = Inspection(
        key, NOTATION, reading.namer.authority, PartialDate(year) if year else None, PartialDate(year) if year else None,
        conducted_by=("organisation/ofsted", "organisation/csci") if "Social Care Inspection" in document.stored else ("organisation/ofsted",),
    )  # fmt: skip
    aspects = AspectReader(document, context.schemes, NOTATION)
    table, unknown = aspects.table([(block, None) for block in _judgement_rows(blocks)])
    focus = _focus(blocks, context.schemes)
    strengths, areas = _cells(blocks)
    improvements = tuple(
        replace(
            reading.recommendations.one(i, cell, "area-for-improvement", (reading.owners.default(),)), section=section
        )
        for i, (cell, section) in enumerate(areas, start=1)
    )
    focused = reading.recommendations.read((found, "aspect-for-focus", None) for found in focus)
    recommendations = (*improvements, *(replace(r, ordinal=r.ordinal + len(improvements)) for r in focused))
    judgements = settle([*table, *_in_prose(aspects, blocks, {s.aspect for s in table})], aspects.aspects)
    citations, follow_ups = reading.citations(NOTATION, inspection.start)
    return ReportFacts(
        context.source, NOTATION, context.detected_by, f"Annual performance assessment {year or ''}: {area.name}".replace("  ", " "),
        "inspection-letter", reading.namer.authority, published, published_words, "organisation/ofsted", inspection, judgements,
        recommendations=recommendations,
        findings=tuple(
            Finding(i, "strength", cell.text, document.quote(cell), section=section) for i, (cell, section) in enumerate(strengths, start=1)
        ),
        citations=citations, follow_ups=follow_ups, mentions=reading.mentions, services=reading.services,
        shortfalls=tuple(_shortfalls(aspects, {j.aspect for j in judgements}, recommendations, unknown, year, published, focus)),
    )  # fmt: skip


def _letter_date(blocks: Sequence[Block], document: Document) -> tuple[date | None, Quotation | None]:
    """The date that stands alone on a line before the table."""
    for block in blocks[:30]:
        if block.kind is not BlockKind.ROW and len(block.text) < 40 and FULL_DATE.search(block.text):
            found = find_date(block.text)
            if found:
                return found[0], document.quote(block.passage, found[1], found[2])
    return None, None


def _places(blocks: Sequence[Block]) -> list[Passage]:
    """What the title says the services are in, and the lines after it."""
    for i, block in enumerate(blocks):
        title = _TITLE.search(block.text)
        if title:
            place = _PLACE.search(block.text, title.start())
            within = [block.passage.cut(place.start("place"), place.end("place"))] if place else []
            return [*within, block.passage.cut(title.end()), *(b.passage for b in blocks[i + 1 : i + 3])]
    return []


def _year(title: Passage | None, published: date | None) -> int | None:
    """The year that the title names, or else that of the letter."""
    named = _YEAR.search(title.text) if title else None
    return int(named[1]) if named else published.year if published else None


def _judgement_rows(blocks: Sequence[Block]) -> list[Block]:
    """The rows between "Areas for judgement" and the description of the scale."""
    rows = []
    inside = False
    for block in blocks:
        if _TABLE.match(block.text):
            inside = True
        elif inside and (block.kind is not BlockKind.ROW or _SCALE.match(block.text)):
            break
        elif inside:
            rows.append(block)
    return rows


def _in_prose(aspects: AspectReader, blocks: Sequence[Block], graded: set[str]) -> list[GradeStatement]:
    """An outcome that the table does not grade, where the first sentence of its section does in so many words."""
    found = []
    contribution = re.compile(rf"\bmakes?\s+an?\s+(?P<grade>{aspects.grade_words()})\s+contribution\b", re.IGNORECASE)
    for heading, block in pairwise(blocks):
        aspect = aspects.aspect(heading.text, None) if len(heading.text) < _HEADING_LENGTH else None
        sentence = next(block.passage.sentences(), None) if aspect else None
        match = contribution.search(sentence.text) if sentence else None
        if aspect and sentence and match and aspect.iri not in graded:
            grade = aspects.grade(match["grade"])
            if grade:
                found.append(aspects.statement(aspect, None, grade, Place.SENTENCE, sentence))
    return found


def _focus(blocks: Sequence[Block], schemes: Schemes) -> list[ItemList]:
    return [
        read_list(blocks, i, schemes, lambda later: bool(_CLOSES.match(later.text)))
        for i, block in enumerate(blocks)
        if _FOCUS.match(block.text) and block.kind is not BlockKind.BULLET
    ]


def _cells(blocks: Sequence[Block]) -> tuple[list[tuple[Passage, str | None]], list[tuple[Passage, str | None]]]:
    """The cells of the table of strengths (left) and areas for improvement (right), each whole, with its outcome.

    The bullets within a cell are lost in text copies: an item a cell, rather than cuts that nobody made.
    """
    strengths: list[tuple[Passage, str | None]] = []
    areas: list[tuple[Passage, str | None]] = []
    inside = False
    for block in blocks:
        if block.kind is not BlockKind.ROW or len(block.cells) < 2:
            continue
        left, right = block.cells[0], block.cells[-1]
        if _STRENGTHS.match(left.text) and _AREAS.match(right.text):
            inside = True
        if inside:
            strengths += _cell(left, _STRENGTHS)
            areas += _cell(right, _AREAS)
    return strengths, areas


def _cell(cell: Passage, heading: re.Pattern[str]) -> list[tuple[Passage, str | None]]:
    start = match.end() if (match := heading.match(cell.text)) else 0
    section = _SECTION.match(cell.text[start:])
    words = cell.cut(start + (section.end() if section else 0))
    if not words.text or says_nothing(words.text):
        return []
    return [(words, section["section"] if section else None)]


def _shortfalls(
    aspects: AspectReader, graded: set[str], recommendations: Sequence[Recommendation], unknown: Sequence[Block],
    year: int | None, published: date | None, focus: Sequence[ItemList],
) -> list[Shortfall]:  # fmt: skip
    missing = [
        Shortfall(f"an aspect for the graded row “{block.text[:120]}”", "the framework's aspects") for block in unknown
    ]
    if published is None:
        missing.append(Shortfall("the letter's date", "a line of its own before “Dear”"))
    for aspect in aspects.aspects:
        if aspect.expected and aspect.iri not in graded and aspect.in_year(year or 2006):
            missing.append(Shortfall(f"a grade for “{aspect.label}”", "the table “Areas for judgement”"))
    if not any(r.kind == "area-for-improvement" for r in recommendations):
        missing.append(
            Shortfall("key areas for improvement", "the table of key strengths and key areas for improvement")
        )
    if focus and not any(found.items for found in focus):
        missing.append(Shortfall("aspects for focus", "the bullets under the heading of that name"))
    return missing


FAMILY = Family(
    NOTATION, "annual performance assessment letter", 1,
    (
        Sign("its title", _TITLE, required=True, within=TITLE_REACH),
        Sign("a letter's salutation", re.compile(r"^Dear\s", re.MULTILINE), required=True),
        Sign("the table “Areas for judgement”", re.compile(r"^Areas?\s+for\s+judgement", re.IGNORECASE | re.MULTILINE)),
        Sign("“annual performance assessment process”", re.compile(r"\bannual\s+performance\s+assessment\s+process", re.IGNORECASE)),
    ),
    read,
)  # fmt: skip
