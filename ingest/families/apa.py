"""Annual performance assessment letter, 2005 to 2008: a table of figures (4 is best), strengths and areas, aspects for focus."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from ingest.asks.item_lists import ItemList, read_list, says_nothing
from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.facts import Finding, GradeStatement, Judgement, Place, Recommendation, ReportFacts, Shortfall
from ingest.families.assemble import OFSTED, Opening, ReportContents, assemble, begin
from ingest.families.family import TITLE_REACH, Family, Sign
from ingest.families.front_page import letter_date
from ingest.families.reading_context import Reading, ReadingContext
from ingest.grades.grading import AspectReader, settle

NOTATION = "apa"

_TITLE = re.compile(
    r"\bannual\s+performance\s+assessment\s+of\s+(?:(?:.{0,60}\s)?services\s+for\s+children|(?:.{0,80}\s)?children(?:['’]s|s['’])\s+(?:social\s+care\s+)?services)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:young\s+people|services)\s+in\s+(?:the\s+)?(?P<place>.{3,90}?)\W*$", re.IGNORECASE)
_YEAR = re.compile(r"\b(20\d{2})\b")
# The letters of 2007 and 2008 grade every outcome in the table, those before none.
_OUTCOMES_GRADED = 2007
_TABLE = re.compile(r"^(?:areas?\s+(?:for|of)\s+judgements?|(?:assessment\s+)?judgements?\s+areas?)\b", re.IGNORECASE)
# "Grade 4 Outstanding/excellent", "4 A service that …", "4: outstanding": the scale, which grades nothing.
_SCALE = re.compile(r"^(?:grade\b|[1-4]\b|inspectors\s+make\s+judgements)", re.IGNORECASE)
_FIGURE_LAST = re.compile(r"^(?=.*[A-Za-z]{4}).*(?<!grade)(?<!grade:)\s(?P<figure>[1-4])$", re.IGNORECASE)
_FOCUS = re.compile(r"^aspects?\s+for\s+focus\b", re.IGNORECASE)
_STRENGTHS = re.compile(r"^(?:key|major)\s+strengths\W*", re.IGNORECASE)
_AREAS = re.compile(
    r"^(?:key\s+|important\s+)?(?:areas?\s+for\s+(?:improvement|development)|weaknesses(?:\s+and\s+areas\s+for\s+(?:improvement|development))?)\W*",
    re.IGNORECASE,
)
# A cell names its outcome first: "Being healthy: …", "Management of children's services; …".
_SECTION = re.compile(
    r"^(?P<section>(?:being\s+healthy|staying\s+safe|enjoying\s+and\s+achieving|making\s+a\s+positive\s+contribution|(?:achieving\s+)?economic\s+well-?\s?being|"
    r"(?:service\s+)?management(?:\s+of\s+(?:services|children['’]?s\s+services).{0,40}?)?|capacity\s+to\s+improve.{0,60}?))\s*[:;]\s*",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[•▪■◼●\uf06e\uf0a7\uf0b7]\s*")
_HEADING_LENGTH = 130  # characters: an outcome's heading with its grade
_OPENING_BLOCKS = 30  # a letter's head and title
_CLOSES = re.compile(
    r"^(?:we\s+confirm\b|the\s+children['’]s\s+services\s+grade\b|yours\s+(?:sincerely|faithfully))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Point:
    """A strength or an area: its words, the outcome it is of, and, for an area, the kind that its heading gives it."""

    words: Passage
    section: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class _Points:
    """What the letter says of strengths and areas, in tables' cells and in lists; and what was seen and not read."""

    strengths: tuple[_Point, ...]
    areas: tuple[_Point, ...]
    doubts: tuple[Shortfall, ...]


def read(context: ReadingContext) -> ReportFacts:
    """The facts of one letter of this family."""
    document = context.document
    blocks = list(document.content())
    title = next((b.passage for b in blocks if _TITLE.search(b.text)), None)
    printed = letter_date([b.passage for b in blocks[:_OPENING_BLOCKS] if b.kind is not BlockKind.ROW], document)
    year = _year(title, context.published(printed))
    opening = Opening(
        family=NOTATION, places=_places(blocks), printed=printed, year=year,
        inspectorates=(OFSTED, "organisation/csci") if "Social Care Inspection" in document.stored else (OFSTED,),
    )  # fmt: skip
    reading = begin(context, opening)
    aspects = AspectReader(document, context.schemes, NOTATION, year)
    judgements, unknown = _judged(document, blocks, aspects)
    focus = [
        read_list(blocks, i, context.schemes, lambda later: bool(_CLOSES.match(later.text)))
        for i, block in enumerate(blocks)
        if _FOCUS.match(block.text) and block.kind is not BlockKind.BULLET
    ]
    points = _points(context, aspects, blocks)
    recommendations = _recommendations(reading, points, focus)
    return assemble(reading, opening, ReportContents(
        title=f"Annual performance assessment {year or ''}: {reading.area.name}".replace("  ", " "), kind="inspection-letter",
        judgements=judgements, recommendations=recommendations,
        findings=tuple(
            Finding(i, "strength", point.words.text, document.quote(point.words), section=point.section)
            for i, point in enumerate(points.strengths, start=1)
        ),
        shortfalls=(
            *_missing_grades(aspects, {j.aspect for j in judgements}, unknown, year),
            *_missing_words(recommendations, reading.published, focus), *points.doubts,
        ),
    ))  # fmt: skip


def _judged(
    document: Document, blocks: Sequence[Block], aspects: AspectReader
) -> tuple[tuple[Judgement, ...], list[Block]]:
    """The judgements of the table, the headings and the prose; and the graded rows that name no known aspect."""
    table, unknown = aspects.table([(row, None) for row in _judgement_rows(document, blocks, aspects)])
    headings = aspects.headings(
        [(b, None) for b in blocks if b.kind is not BlockKind.ROW and len(b.text) < _HEADING_LENGTH]
    )
    graded = {s.aspect for s in (*table, *headings)}
    return settle([*table, *headings, *_in_prose(aspects, blocks, graded)], aspects.aspects), unknown


def _places(blocks: Sequence[Block]) -> list[Passage]:
    """What the title says the services are in, and the lines after it; the lines of the address above last."""
    for i, block in enumerate(blocks):
        title = _TITLE.search(block.text)
        if title:
            place = _PLACE.search(block.text, title.start())
            within = [block.passage.cut(place.start("place"), place.end("place"))] if place else []
            after = [block.passage.cut(title.end()), *(b.passage for b in blocks[i + 1 : i + 3])]
            return [*within, block.passage.cut(title.start(), title.end()), *after]
    return []


def _year(title: Passage | None, published: date | None) -> int | None:
    """The year that the title names, or else that of the letter."""
    named = _YEAR.search(title.text) if title else None
    return int(named[1]) if named else published.year if published else None


def _judgement_rows(document: Document, blocks: Sequence[Block], aspects: AspectReader) -> list[Block]:
    """The rows between "Areas for judgement" and the description of the scale, or else those that grade an aspect."""
    at = next((i for i, block in enumerate(blocks) if _TABLE.match(block.text)), None)
    if at is None:
        rows = [block for block in blocks if len(block.cells) > 1]
        return [row for row in rows if aspects.grade(row.cells[-1].text) and aspects.aspect(row.cells[0].text, None)]
    found: list[Block] = []
    for row in (row for block in blocks[at:] for row in _rows(document, block)):
        if _TABLE.match(row.text):
            continue
        heading = aspects.heading(row.text, None) if not row.cells else None
        if _SCALE.match(row.text) or (heading and heading.grade) or not (row.cells or heading or _may_be_label(row)):
            break
        found.append(row)
    return found


def _rows(document: Document, block: Block) -> Iterator[Block]:
    """A row as it is; of a paragraph each line, the figure at its end as a cell."""
    if block.kind is not BlockKind.PARAGRAPH:
        yield block
        return
    for line in document.lines(block.passage):
        figure = _FIGURE_LAST.match(line.text)
        cells = (line.cut(0, figure.start("figure")), line.cut(figure.start("figure"))) if figure else ()
        yield replace(block, passage=line, cells=cells)


def _may_be_label(row: Block) -> bool:
    """Whether a line without a figure may be the beginning of a label that goes on in the next."""
    return row.kind is BlockKind.PARAGRAPH and row.ends_open() and len(row.text) < _HEADING_LENGTH


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


def _points(context: ReadingContext, aspects: AspectReader, blocks: Sequence[Block]) -> _Points:
    """Strengths and areas in the order of the letter."""
    strengths: list[_Point] = []
    areas: list[_Point] = []
    doubts: list[Shortfall] = []
    section: str | None = None
    kind: str | None = None  # of the areas of the table that the rows are in

    def ends(later: Block) -> bool:
        short = len(later.text) < _HEADING_LENGTH
        heading = aspects.heading(later.text, None) is not None
        return bool(_CLOSES.match(later.text)) or (
            short and (heading or _heads(later) is not None or bool(_FOCUS.match(later.text)))
        )

    for i, block in enumerate(blocks):
        if block.kind is BlockKind.ROW and len(block.cells) > 1:
            left, right = block.cells[0], block.cells[-1]
            if _STRENGTHS.match(left.text) and _AREAS.match(right.text):
                kind = _kind(right.text)
            if kind:
                strengths += _cell(left, _STRENGTHS, section, kind)
                areas += _cell(right, _AREAS, section, kind)
        elif len(block.text) < _HEADING_LENGTH and (named := aspects.heading(block.text, None)):
            section, kind = named.aspect.label, None
        elif (heads := _heads(block)) is not None:
            found = read_list(blocks, i, context.schemes, ends)
            made = [_Point(item.passage, section, _kind(block.text)) for item in found.items]
            (strengths if heads is _STRENGTHS else areas).extend(made)
            doubts += found.shortfalls()
            if not found.items and not found.nothing_said:
                doubts.append(
                    Shortfall(
                        f"items under “{block.text}” ({section or 'no outcome'})", "the bullets after the heading"
                    )
                )
    return _Points(tuple(strengths), tuple(areas), tuple(doubts))


def _heads(block: Block) -> re.Pattern[str] | None:
    """Whether a block is the heading of a list of strengths or of areas, and which."""
    if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
        return None
    return next((words for words in (_STRENGTHS, _AREAS) if words.fullmatch(block.text)), None)


def _kind(heading: str) -> str:
    return "area-for-development" if "development" in heading.lower() else "area-for-improvement"


def _cell(cell: Passage, heading: re.Pattern[str], section: str | None, kind: str) -> list[_Point]:
    """The points of a cell: one, whole, where the copy has lost the bullets within it; nobody made cuts that are not there."""
    start = match.end() if (match := heading.match(cell.text)) else 0
    named = _SECTION.match(cell.text[start:])
    words = cell.cut(start + (named.end() if named else 0))
    edges = [0, *(edge for m in _BULLET.finditer(words.text) for edge in (m.start(), m.end())), len(words.text)]
    parts = [words.cut(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    of = named["section"] if named else section
    return [_Point(part, of, kind) for part in parts if part.text and not says_nothing(part.text)]


def _recommendations(reading: Reading, points: _Points, focus: Sequence[ItemList]) -> tuple[Recommendation, ...]:
    """The areas, then the aspects for focus. Nothing in a cell says whose it is: it is the authority's."""
    areas = tuple(
        replace(
            reading.recommendations.one(i, point.words, point.kind, reading.owners.assignments(point.words, ())),
            section=point.section,
        )
        for i, point in enumerate(points.areas, start=1)
    )
    focused = reading.recommendations.read((found, "aspect-for-focus", None) for found in focus)
    return (*areas, *(replace(r, ordinal=r.ordinal + len(areas)) for r in focused))


def _missing_grades(
    aspects: AspectReader, graded: set[str], unknown: Sequence[Block], year: int | None
) -> Iterator[Shortfall]:
    """Rows and grades that could not be read, and aspects that the letter of such a year grades and this one was not found to."""
    for block in unknown:
        yield Shortfall(f"an aspect for the graded row “{block.text[:120]}”", "the framework's aspects")
    for words in aspects.doubtful:
        yield Shortfall(
            f"the grade that “{words.text[:120]}” gives",
            "the scale's figures and words: it has none, or two that differ",
        )
    for aspect in aspects.aspects:
        due = aspect.expected or (year or 0) >= _OUTCOMES_GRADED
        if due and aspect.iri not in graded:
            yield Shortfall(f"a grade for “{aspect.label}”", "the table “Areas for judgement”")


def _missing_words(
    recommendations: Sequence[Recommendation], published: date | None, focus: Sequence[ItemList]
) -> Iterator[Shortfall]:
    """What else a complete letter holds."""
    if published is None:
        yield Shortfall("the letter's date", "a line of its own before “Dear”")
    if not any(r.kind != "aspect-for-focus" for r in recommendations):
        yield Shortfall("key areas for improvement", "the table or the lists of strengths and areas for improvement")
    for found in focus:
        if not found.items:
            yield Shortfall("aspects for focus", "the bullets under the heading of that name")
        yield from found.shortfalls()


FAMILY = Family(
    NOTATION, "annual performance assessment letter", 1,
    (
        Sign("its title", _TITLE, required=True, within=TITLE_REACH),
        Sign("a letter's salutation", re.compile(r"^Dear\s", re.MULTILINE), required=True),
        Sign("the table “Areas for judgement”", re.compile(_TABLE.pattern, re.IGNORECASE | re.MULTILINE)),
        Sign("“annual performance assessment process”", re.compile(r"\bannual\s+performance\s+assessment\s+process", re.IGNORECASE)),
    ),
    read,
    begins=re.compile(rf"Dear\s[\s\S]{{0,200}}?(?:{_TITLE.pattern})", re.IGNORECASE),
)  # fmt: skip
