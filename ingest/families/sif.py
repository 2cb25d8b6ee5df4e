"""Single inspection framework, 2013 to 2018: children's services, and the review of the local safeguarding children board.

A report has two strands, the authority's and the board's, each with its recommendations. A re-inspection has the first
alone, a review of the board by itself the second alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.asks.item_lists import ItemList
from ingest.asks.numbered_lists import read_numbered
from ingest.asks.recommendations import findings
from ingest.documents.document import Block, BlockKind, Passage
from ingest.facts import (
    Agency,
    Assignment,
    Finding,
    Judgement,
    Recommendation,
    ReportFacts,
    Shortfall,
)
from ingest.families.assemble import Opening, ReportContents, assemble, begin, lacking
from ingest.families.family import TITLE_REACH, Family, Sign
from ingest.families.front_page import DATES, NO_LEADS, Leads, inspected, published
from ingest.families.people import names_of_inspectors
from ingest.families.reading_context import Reading, ReadingContext
from ingest.families.sif_grades import CHILDREN_SERVICES, FRONT_TABLE, SifGrades
from ingest.grades.grading import Stranded

NOTATION = "sif"
LSCB = "lscb"

_BOARD = r"(?:local\s+)?safeguarding\s+children(?:['’]?s|s['’])?\s+board|LSCB"
_SERVICES_TITLE = r"(?:re-?\s?)?inspection\s+of\s+services\s+for\s+children\s+in\s+need\s+of\s+help\s+and\s+protection"
_BOARD_TITLE = rf"review\s+of\s+the\s+effectiveness\s+of\s+the\s+(?P<board>{_BOARD})"
# A title begins its line, or follows the name of the place; deep in a sentence its words are those of another inspection.
_TITLE = re.compile(rf"^(?P<place>[^\n.]{{0,60}}?\b)(?:{_SERVICES_TITLE}|{_BOARD_TITLE})", re.IGNORECASE | re.MULTILINE)
_FRONT_ENDS = re.compile(
    r"^(?:contents|executive\s+summary|section\s+\d\b.*|the\s+local\s+authority|summary\s+of\s+(?:key\s+)?findings|"
    r"information\s+about)\W*$",
    re.IGNORECASE,
)
_BOARD_PART = re.compile(
    rf"^section\s+(?:2|two)\b.{{0,40}}(?:{_BOARD})|^(?:(?:the\s+)?(?:review\s+of\s+)?(?:the\s+)?effectiveness\s+of\s+(?:the\s+)?(?:{_BOARD})|"
    r"(?:the\s+)?(?:[\w’' -]{2,40}\s)?safeguarding\s+children(?:['’]?s|s['’])?\s+board)(?:\s*\([^)]*\))?(?:\W*$|\s+(?:is|requires?)\b)",
    re.IGNORECASE,
)
# The pages that define the grades speak of authorities and boards in general. A line that ends in a page is one of the contents list.
_MEANINGS = re.compile(r"^what\s+the\s+(?:[\w-]+\s+){0,3}judge?ments\s+mean\b(?!.*\d\W*$)", re.IGNORECASE)
_MEANINGS_END = re.compile(
    r"^(?:section\s+(?:2|two)|information\s+about|(?:the\s+)?effectiveness\s+of)\b", re.IGNORECASE
)
_ABOUT = re.compile(
    r"^information\s+about\s+(?:this|the)\s+(?:local\s+authority\s+)?(?:inspection|review)\b", re.IGNORECASE
)
_NEED = re.compile(r"^what\s+does\s+the\s+(?P<who>.{3,60}?)\s+need\s+to\s+improve\W*$", re.IGNORECASE)
_LISTS = (
    ("priority-action", re.compile(
        r"^(?:areas?\s+(?:for|of|requiring)\s+)?(?:priority|immediate)(?:\s+(?:and|or)\s+(?:priority|immediate))?\s+actions?\W*$", re.IGNORECASE)),
    ("area-for-improvement", re.compile(r"^areas?\s+for\s+(?:further\s+)?improvement\W*$", re.IGNORECASE)),
    ("recommendation", re.compile(r"^recommendations?(?:\s+(?:for|to)\s+the\s.{3,50})?\W*$", re.IGNORECASE)),
    ("area-for-improvement", _NEED),
)  # fmt: skip
_STRENGTHS = re.compile(
    rf"^the\s+(?:local\s+authority|{_BOARD})(?:\s*\([^)]*\))?(?:['’]s\s+strengths|\s+has\s+the\s+following\s+strengths)\W*$",
    re.IGNORECASE,
)
# "The local authority requires improvement and is not yet good because": the first word is the grade.
_BECAUSE = re.compile(
    r"^(?:overall,?\s+)?(?:the|this|children['’]s\s+services|services\s+for\s+children|\w+SCB)\b.{0,80}?"
    r"\b(?P<grade>outstanding|good|requires?\s+improvement|inadequate)\b.{0,40}?\bbecause\W*$",
    re.IGNORECASE,
)
_OTHER_PARTS = re.compile(
    r"^(?:summary\s+for\s+children|progress\s+since|inspection\s+(?:findings|judge?ments?)|key\s+strengths|information\s+about|what\s+the\s+\w+|"
    r"the\s+(?:experiences?\s+and\s+progress|graded\s+judge?ment)|summary\s+of\s+(?:key\s+)?findings|other\s+ofsted)\b",
    re.IGNORECASE,
)
_NO_RECOMMENDATIONS = re.compile(r"\bthere\s+are\s+no\s+(?:\w+\s+)?recommendations\b", re.IGNORECASE)
_THE_BOARD = re.compile(
    r"^(?:the\s+)?(?:(?:independent\s+)?chair\s+(?:and|of)\s+(?:the\s+)?)?(?P<board>board|[A-Z]{0,6}SCB)$",
    re.IGNORECASE,
)
_HEADING_KINDS = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ROW)
_HEADING_LENGTH = 160  # characters: an aspect and its grade
_FRONT_BLOCKS = 25  # place, title, dates and the table
_LEAD = re.compile(
    r"^lead\s+inspectors?(?:\s+on[\s-]site)?\s*:?\s*(?P<names>.+?)(?=\s+deputy\s+lead\b|\s+team\s+inspectors?\b|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One list of what is asked, with its kind, its strand and the heading that says who is to improve."""

    found: ItemList
    kind: str
    strand: str | None
    who: Passage | None = None


@dataclass(frozen=True, slots=True)
class _Parts:
    """The report in its parts: the first page, and what follows it, each block with its strand."""

    front: tuple[Block, ...]
    body: Stranded
    board_words: Passage | None  # where the report names the board that it reviews

    def of(self, strand: str | None) -> list[Block]:
        """The blocks of one strand."""
        return [block for block, of_strand in self.body if of_strand == strand]


def read(context: ReadingContext) -> ReportFacts:
    """The facts of one report of this family."""
    document = context.document
    parts = _parts(list(document.content()))
    front = [block.passage for block in parts.front if block.kind is not BlockKind.NOTE]
    printed = published(front, document)
    issued = context.published(printed)
    days = inspected(front, document, issued)
    lead = _lead(context, parts)
    opening = Opening(
        family=NOTATION, places=_places(front), printed=printed, days=days, leads=lead,
        shortfalls=lacking(
            ("the date of publication", "“Report published” on the cover", issued),
            ("the inspection dates", "“Inspection date” on the cover", days.first),
            ("the lead inspector", "“Lead inspector” under “Information about this inspection”", lead.names),
        ),
    )  # fmt: skip
    reading = begin(context, opening)
    grades = SifGrades(document, context.schemes)
    judgements = grades.read(parts.front, parts.of(None), parts.of(LSCB))
    asked = _asked(parts.body, context)
    return assemble(reading, opening, ReportContents(
        title=_title(parts, reading.area.name), judgements=judgements,
        recommendations=_recommendations(reading, asked, parts), findings=_findings(context, parts.body),
        shortfalls=_shortfalls(grades, judgements, asked, parts),
    ))  # fmt: skip


def _parts(blocks: Sequence[Block]) -> _Parts:
    """The first page ends with the contents list or the first heading of the report; the board's part begins with its name."""
    end = next(
        (i for i, b in enumerate(blocks[:_FRONT_BLOCKS]) if _FRONT_ENDS.match(b.text)), min(_FRONT_BLOCKS, len(blocks))
    )
    front = tuple(blocks[:end])
    alone = _board_alone(front)
    strand = LSCB if alone else None
    words: Passage | None = alone
    body: Stranded = []
    meaning = False
    for block in blocks[end:]:
        short = _is_heading(block)
        need = _NEED.match(block.text) if short else None
        if short and (_MEANINGS.match(block.text) or _MEANINGS_END.match(block.text)):
            meaning = bool(_MEANINGS.match(block.text))
        if meaning:
            continue
        board = re.search(_BOARD, need["who"] if need else block.text, re.IGNORECASE)
        if short and board and (need or _BOARD_PART.match(block.text)):
            strand, words = LSCB, words or block.passage.cut(*_within(board, need))
        elif short and _ABOUT.match(block.text) and not alone:
            strand = None
        body.append((block, strand))
    return _Parts(front, body, words)


def _is_heading(block: Block) -> bool:
    """Whether a block may be a heading: short, and no sentence of the text."""
    sentence = block.kind is BlockKind.PARAGRAPH and not block.ends_open()
    return len(block.text) < _HEADING_LENGTH and block.kind in _HEADING_KINDS and not sentence


def _within(board: re.Match[str], need: re.Match[str] | None) -> tuple[int, int]:
    """Where the board's name stands in its heading."""
    offset = need.start("who") if need else 0
    return board.start() + offset, board.end() + offset


def _board_alone(front: Sequence[Block]) -> Passage | None:
    """The title of a review of the board that no inspection of the services goes with."""
    text = "\n".join(block.text for block in front)
    if re.search(_SERVICES_TITLE, text, re.IGNORECASE):
        return None
    titles = ((block, re.search(_BOARD_TITLE, block.text, re.IGNORECASE)) for block in front)
    return next((block.passage.cut(title.start("board"), title.end("board")) for block, title in titles if title), None)


def _title(parts: _Parts, area: str) -> str:
    if _board_alone(parts.front):
        return f"Review of the effectiveness of the local safeguarding children board: {area}"
    return f"Inspection of services for children in need of help and protection: {area}"


def _places(front: Sequence[Passage]) -> list[Passage]:
    """The lines before the title, and what stands before it on its line; then the rest of the page, whose table names the place."""
    at = next((i for i, passage in enumerate(front) if _TITLE.search(passage.text)), len(front))
    before = list(front[:at])
    if at < len(front):
        title = _TITLE.search(front[at].text)
        before += [front[at].cut(0, title.end("place"))] if title else []
    sentences = [passage for passage in front if re.search(CHILDREN_SERVICES, passage.text, re.IGNORECASE)]
    return [*before, *sentences, *front]


def _lead(context: ReadingContext, parts: _Parts) -> Leads:
    """The lead inspector, named under "Information about this inspection"."""
    for block in (*parts.front, *(block for block, _ in parts.body)):
        match = _LEAD.match(block.text) if block.kind is not BlockKind.NUMBERED else None
        names = names_of_inspectors(match["names"]) if match else ()
        if match and names:
            return Leads(names, context.document.quote(block.passage, match.start(), match.end()))
    return NO_LEADS


def _asked(body: Stranded, context: ReadingContext) -> list[_Asked]:
    """The lists of both strands, in order."""
    blocks = [block for block, _ in body]
    found: list[_Asked] = []
    who: Passage | None = None
    of: str | None = None
    for i, (block, strand) in enumerate(body):
        if not block.may_head() or len(block.text) > _HEADING_LENGTH:
            continue
        kind = next((kind for kind, words in _LISTS if words.match(block.text)), None)
        if _NEED.match(block.text):
            who = block.passage
        elif strand != of or (kind is None and _ends_list(block)):
            who = None  # a heading over the lists holds for its own part of the report
        of = strand
        if kind is not None:
            found.append(_Asked(read_numbered(blocks, i, context.schemes, _ends_list), kind, strand, who))
    return found


def _ends_list(block: Block) -> bool:
    """Whether a block is another heading of these reports."""
    if block.kind in (BlockKind.BULLET, BlockKind.NUMBERED) or len(block.text) > _HEADING_LENGTH:
        return False
    other = (*(words for _, words in _LISTS), _STRENGTHS, _BECAUSE, _OTHER_PARTS, _BOARD_PART)
    return any(words.match(block.text) for words in other)


def _recommendations(reading: Reading, asked: Sequence[_Asked], parts: _Parts) -> tuple[Recommendation, ...]:
    """The items of all lists. Nothing says whose the board's are but the part they stand in: they are the board's."""
    known = reading.namer.known("Local Safeguarding Children Board")
    board = replace(known, rule="board-under-review", reason="the report reviews this board") if known else None
    words = reading.document.quote(parts.board_words) if parts.board_words else None
    made: list[Recommendation] = []
    for listed in asked:
        leading = reading.owners.leading_in(listed.found.lead_in) or reading.owners.leading_in(listed.who)
        bearer = (reading.owners.default(board, words),) if listed.strand == LSCB and board and words else ()
        for item in listed.found.items:
            owners = reading.owners.assignments(item.passage, leading)
            if bearer and board:
                owners = bearer if all(owner.basis == "default" for owner in owners) else _meant(owners, board)
            due = reading.recommendations.due(item.passage, item.timing.passage if item.timing else None)
            one = reading.recommendations.one(len(made) + 1, item.passage, listed.kind, owners, listed.strand, due)
            made.append(replace(one, section=item.topic.text if item.topic else None))
    return tuple(made)


def _meant(owners: tuple[Assignment, ...], board: Agency) -> tuple[Assignment, ...]:
    """In the board's part "the board" is that board, under whatever acronym."""
    matched = ((owner, _THE_BOARD.match(owner.as_written)) for owner in owners)
    meant = (
        replace(o, agency=board, rule=board.rule, as_written=m["board"] if "chair" in m[0].lower() else o.as_written)
        if m
        else o
        for o, m in matched
    )
    return tuple({owner.agency.key: owner for owner in reversed(list(meant))}.values())[::-1]


def _findings(context: ReadingContext, body: Stranded) -> tuple[Finding, ...]:
    """The lists of strengths, and those of the summary that say why the services, or the board, are judged as they are."""
    blocks = [block for block, _ in body]
    lists = [
        (read_numbered(blocks, i, context.schemes, _ends_list), kind, strand)
        for i, (block, strand) in enumerate(body)
        if (kind := _kind_of_finding(block))
    ]
    return findings(context.document, lists)


def _kind_of_finding(block: Block) -> str | None:
    """What stands under a heading of findings: strengths behind "is good because", weaknesses behind "is inadequate because"."""
    if not block.may_head() or len(block.text) > _HEADING_LENGTH:
        return None
    because = _BECAUSE.match(block.text)
    if because:
        return "strength" if because["grade"].lower() in ("good", "outstanding") else "weakness"
    return "strength" if _STRENGTHS.match(block.text) else None


def _shortfalls(
    grades: SifGrades, judgements: Sequence[Judgement], asked: Sequence[_Asked], parts: _Parts
) -> list[Shortfall]:
    """What a complete report of this family holds and this one was not found to hold."""
    missing = []
    strands = [strand for strand in (None, LSCB) if parts.of(strand) and (strand or _board_alone(parts.front) is None)]
    graded = {judgement.aspect for judgement in judgements}
    for aspect in grades.aspects.aspects:
        if aspect.iri not in graded | grades.not_judged and (aspect.strands or (None,))[0] in strands:
            looked = "the table of the first page, the headings, the summaries' sentences"
            missing.append(Shortfall(f"a grade for “{aspect.label}”", looked))
    for row in grades.unknown:
        missing.append(Shortfall(f"an aspect for the graded row “{row.text[:120]}”", "the framework's aspects"))
    for strand in strands:
        headed = any(a.strand == strand for a in asked)  # a heading of a list is there, so there was a list under it
        whole = strand == LSCB and not headed and _is_outstanding(grades, judgements)
        said = whole or any(_NO_RECOMMENDATIONS.search(block.text) for block in parts.of(strand))
        if not said and not any(a.found.items or a.found.nothing_said for a in asked if a.strand == strand):
            whose = "the board" if strand else "the local authority"
            looked = "the headings “Recommendations”, “Areas for improvement”, “What does … need to improve?”"
            missing.append(Shortfall(f"recommendations to {whose}", looked))
    return missing


def _is_outstanding(grades: SifGrades, judgements: Sequence[Judgement]) -> bool:
    """Whether the board is: of such a board nothing may be asked."""
    best = grades.aspects.grade("outstanding")
    return best is not None and any(j.strand == LSCB and j.grade == best.iri for j in judgements)


FAMILY = Family(
    NOTATION, "single inspection framework", 1,
    (
        Sign("its title", _TITLE, required=True, within=TITLE_REACH),
        Sign("a cover with inspection dates", DATES, required=True, within=TITLE_REACH),
        Sign("“Report published” on the cover", re.compile(r"^(?:.{0,80}\s)?Report\s+published", re.IGNORECASE | re.MULTILINE)),
        Sign("the table of the areas judged", FRONT_TABLE),
        Sign("a review of the safeguarding board", re.compile(_BOARD_TITLE, re.IGNORECASE), within=TITLE_REACH),
    ),
    read,
)  # fmt: skip
