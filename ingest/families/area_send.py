"""Area SEND inspection since 2023: one outcome of three, priority actions with their responsible bodies, areas for improvement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.asks.item_lists import SIGN, opens_points, read_list, says_nothing
from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.facts import Assignment, Finding, Quotation, Recommendation, ReportFacts, Resolution, Shortfall
from ingest.families.assemble import CQC, OFSTED, Opening, ReportContents, assemble, begin, lacking
from ingest.families.family import TITLE_REACH, Family, Sign
from ingest.families.front_page import DATES, NO_DATE, NO_LEADS, Leads, inspected
from ingest.families.people import names_of_inspectors
from ingest.families.reading_context import Reading, ReadingContext

NOTATION = "area-send"

_TITLE = re.compile(
    r"\barea\s+SEND\s+(?:full\s+)?inspection\s+of\s+(?P<place>.{2,80}?)(?:\s+(?:local\s+)?area\s+partnership|$)",
    re.IGNORECASE,
)
_OUTCOME = re.compile(r"^inspection\s+outcome\W*$", re.IGNORECASE)
_OUTCOMES = (
    ("3", re.compile(r"\bwidespread\s+and/?\s*(?:or)?\s*systemic\s+failings\b", re.IGNORECASE)),
    ("2", re.compile(r"\binconsistent\s+experiences\b", re.IGNORECASE)),
    ("1", re.compile(r"\btypically\s+(?:lead\s+to\s+)?positive\s+experiences\b", re.IGNORECASE)),
)
_PRIORITY = re.compile(r"^areas?\s+for\s+priority\s+action\W*$", re.IGNORECASE)
_IMPROVE = re.compile(r"^areas?\s+for\s+improvement\W*$", re.IGNORECASE)
# The parts behind the tables, and the other table, where a copy has lost the type of headings.
_PARTS_BEHIND = re.compile(
    rf"{_PRIORITY.pattern}|{_IMPROVE.pattern}|^(?:local\s+area\s+partnership\s+details|information\s+about\s+this\s+inspection|inspection\s+team|"
    r"this\s+inspection\s+was\s+carried\s+out)\b",
    re.IGNORECASE,
)
_HEAD_ROW = re.compile(r"^responsible\s+bod|\b(?P<last>responsible\s+bod(?:y|ies))$", re.IGNORECASE)
# The foot of every page; a report of few pages does not show that it recurs.
_FOOT = re.compile(r"^Area SEND inspection report:", re.IGNORECASE)
_PART = re.compile(r"(?:^|(?<=[.;:!?]\s))(\d{1,2})[.)]\s+(?=[A-Z])")
_STRENGTHS = re.compile(r"^what\s+is\s+the\s+area\s+partnership\s+doing\s+that\s+is\s+effective", re.IGNORECASE)
_WEAKNESSES = re.compile(r"^what\s+does\s+the\s+area\s+partnership\s+need\s+to\s+do\s+better", re.IGNORECASE)
_TEAM = re.compile(r"^inspection\s+team\b", re.IGNORECASE)
_WORD = r"(?!(?:Ofsted|CQC|Care|Quality|Commission|Inspect\w+|Team|Lead|S?HMI)\b)[A-Z][\w’'-]+"
_NAME = rf"(?P<name>{_WORD}(?:\s+(?:{_WORD}|de|van|von|la)){{1,3}})"
_OF_OFSTED = r"(?:Ofsted|S?HMI|(?:His|Her)\s+Majesty[’']s\s+Inspector|Inspector|Senior|Social\s+Care)"
# "lead" alone is a title only beside one of Ofsted's: the other inspectorate has a lead of its own
_LEADS = (
    re.compile(
        rf"{_NAME},?\s+\(?(?:(?:{_OF_OFSTED},?\s+){{1,4}}\(?[Ll]ead\b|[Ll]ead\s+(?:Ofsted|HMI)\b)(?:\s+[Ii]nspector)?"
    ),
    re.compile(rf"{_NAME},?\s+\(?[Ll]ead\s+[Ii]nspector\b(?!\W{{0,3}}(?:CQC|Care\s+Quality))"),
)
_LEAD_OF_CQC = re.compile(
    rf"{_NAME},?\s+\(?(?:(?:CQC|Care\s+Quality\s+Commission),?\s+[Ll]ead\b(?:\s+[Ii]nspector)?|[Ll]ead\s+[Ii]nspector\W{{0,3}}(?:CQC|Care\s+Quality\s+Commission)\b)"
)
_TEAM_BLOCKS = 8  # after the heading: a row or some lines of names
_HEAD_LENGTH = 80  # characters: the names of two columns
_FRONT = 8  # blocks of the first page that hold the title and the dates


@dataclass(frozen=True, slots=True)
class _Outcome:
    notation: str | None
    quotation: Quotation | None


@dataclass(frozen=True, slots=True)
class _ActionRow:
    """One item: its words, and the cell of its responsible body where the table has that column."""

    item: Passage
    bodies: Passage | None


def read(context: ReadingContext) -> ReportFacts:
    """The facts of one report of this family."""
    document = context.document
    blocks = list(document.content())
    front = [block.passage for block in blocks[:_FRONT]]
    days = inspected(front, document, context.published(NO_DATE))  # these reports print no date of publication
    lead = _leads(blocks, document)
    outcome = _outcome(blocks, document)
    opening = Opening(
        family=NOTATION, places=_places(front), days=days, leads=lead, inspectorates=(OFSTED, CQC),
        outcome=outcome.notation, outcome_words=outcome.quotation,
        shortfalls=lacking(
            ("the inspection dates", "“Inspection dates” on the first page", days.first),
            ("the lead inspector", "“lead inspector” in the inspection team", lead.names),
        ),
    )  # fmt: skip
    reading = begin(context, opening)
    actions = list(_with_bodies_above(reading, _rows(blocks, _PRIORITY)))
    improvements = _rows(blocks, _IMPROVE)
    recommendations = _recommendations(reading, actions, improvements)
    return assemble(reading, opening, ReportContents(
        title=f"Area SEND inspection: {reading.area.name}", recommendations=recommendations, findings=_findings(context, blocks),
        shortfalls=_shortfalls(outcome, recommendations, actions),
    ))  # fmt: skip


def _places(front: Sequence[Passage]) -> list[Passage]:
    found = ((passage, _TITLE.search(passage.text)) for passage in front)
    return [*(p.cut(m.start("place"), m.end("place")) for p, m in found if m), *front]


def _outcome(blocks: Sequence[Block], document: Document) -> _Outcome:
    """The one sentence of three under "Inspection outcome"."""
    at = next((i for i, block in enumerate(blocks) if _OUTCOME.match(block.text)), None)
    for block in blocks[at + 1 : at + 4] if at is not None else ():
        for sentence in block.passage.sentences():
            for notation, words in _OUTCOMES:
                if words.search(sentence.text):
                    return _Outcome(notation, document.quote(sentence))
    return _Outcome(None, None)


def _leads(blocks: Sequence[Block], document: Document) -> Leads:
    """Who led for Ofsted, and who for the other inspectorate, among the inspection team."""
    at = next((i for i, block in enumerate(blocks) if _TEAM.match(block.text)), None)
    team = [block.passage for block in blocks[at : at + _TEAM_BLOCKS]] if at is not None else []
    own = next(((p, m) for pattern in _LEADS for p in team if (m := pattern.search(p.text))), None)
    found = [*([own] if own else ()), *((p, m) for p in team for m in _LEAD_OF_CQC.finditer(p.text))]
    if not found:
        return NO_LEADS
    names = dict.fromkeys(name for _, match in found for name in names_of_inspectors(match["name"]))
    words = sorted((passage.cut(match.start(), match.end()) for passage, match in found), key=lambda p: p.offsets[0])
    return Leads(tuple(names), document.quote_from(words[0], words[-1]))


def _rows(blocks: Sequence[Block], heading: re.Pattern[str]) -> list[_ActionRow]:
    """The items under a heading: rows of its table, or paragraphs and bullets where the table is not drawn."""
    found: list[_ActionRow] = []
    inside, item_at = False, -1
    bullet: Block | None = None  # the last item that is a bullet
    for block in blocks:
        head = _HEAD_ROW.search(block.text) if len(block.text) < _HEAD_LENGTH else None
        if heading.match(block.text):
            inside, item_at = True, -1
        elif (block.kind is BlockKind.HEADING and not (inside and head)) or _PARTS_BEHIND.match(block.text):
            inside = False
        elif inside and head:
            item_at = 0 if head["last"] else -1  # the column of the bodies stands first, or last
        elif inside and bullet is not None and found and _is_point(block, bullet):
            found[-1] = replace(found[-1], item=found[-1].item.joined(block.passage, SIGN))
        elif (
            block.kind is not BlockKind.NOTE and inside and not says_nothing(block.text) and not _FOOT.match(block.text)
        ):
            bullet = block if block.kind is BlockKind.BULLET else None
            cells = [cell for cell in block.cells if cell.text] or [block.passage]
            bodies = cells[-1 - item_at] if len(cells) > 1 else None
            found += [
                _ActionRow(part, bodies) for part in ([cells[item_at]] if bodies else _numbered_parts(cells[item_at]))
            ]
    return _without_numbers(found)


def _is_point(block: Block, item: Block) -> bool:
    """Whether a bullet stands within the one before it, which leads it in."""
    deeper = block.kind is BlockKind.BULLET and block.level > item.level
    return deeper and (opens_points(item.text) or block.text[:1].islower())


def _without_numbers(rows: list[_ActionRow]) -> list[_ActionRow]:
    """The rows without the numbers before their items, where these count from 1 over all of them."""
    starts = [_PART.match(row.item.text) for row in rows]
    if len(rows) < 2 or [int(start[1]) for start in starts if start] != list(range(1, len(rows) + 1)):
        return rows
    return [_ActionRow(row.item.cut(start.end()), row.bodies) for row, start in zip(rows, starts, strict=True) if start]


def _numbered_parts(cell: Passage) -> list[Passage]:
    """A frame around a numbered list holds an item for each number; whatever else a row holds is one item."""
    starts = list(_PART.finditer(cell.text))
    numbers = [int(start[1]) for start in starts]
    if len(starts) < 2 or starts[0].start() or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return [cell]
    ends = [*(start.start() for start in starts[1:]), len(cell.text)]
    return [cell.cut(start.end(), end) for start, end in zip(starts, ends, strict=True)]


def _recommendations(
    reading: Reading, actions: Sequence[_ActionRow], improvements: Sequence[_ActionRow]
) -> tuple[Recommendation, ...]:
    made: list[Recommendation] = []
    for rows, kind in ((actions, "priority-action"), (improvements, "area-for-improvement")):
        for row in rows:
            owners = _responsible(reading, row) or reading.owners.named(row.item) or (reading.owners.default(),)
            made.append(
                reading.recommendations.one(
                    len(made) + 1, row.item, kind, owners, due=reading.recommendations.due(row.item)
                )
            )
    return tuple(made)


def _with_bodies_above(reading: Reading, rows: Sequence[_ActionRow]) -> Iterator[_ActionRow]:
    """The rows, where a table without rules has lost its columns: what names bodies and says nothing else is of the row that follows."""
    held: Passage | None = None
    for row in rows:
        named = reading.lists.read(row.item.text) if row.bodies is None else None
        if named and any(each.agency.resolution is Resolution.REGISTER for each in named) and row is not rows[-1]:
            held = row.item
            continue
        yield row if held is None or row.bodies is not None else _ActionRow(row.item, held)
        held = None


def _responsible(reading: Reading, row: _ActionRow) -> tuple[Assignment, ...]:
    return reading.owners.responsible(row.bodies) if row.bodies else ()


def _findings(context: ReadingContext, blocks: Sequence[Block]) -> tuple[Finding, ...]:
    """What is effective, and what needs to be done better: bullets that report and do not yet ask."""
    found: list[Finding] = []
    for i, block in enumerate(blocks):
        kind = "strength" if _STRENGTHS.match(block.text) else "weakness" if _WEAKNESSES.match(block.text) else None
        if kind is None:
            continue
        for item in read_list(blocks, i, context.schemes, lambda _: False).items:
            quotation = context.document.quote(item.passage)
            found.append(Finding(len(found) + 1, kind, item.passage.text, quotation, section=block.text))
    return tuple(found)


def _shortfalls(
    outcome: _Outcome, recommendations: Sequence[Recommendation], actions: Sequence[_ActionRow]
) -> tuple[Shortfall, ...]:
    demanded = outcome.notation != "3" or actions
    return lacking(
        ("the outcome", "the sentences under “Inspection outcome”", outcome.notation),
        ("priority actions, as the outcome demands", "the table “Areas for priority action”", demanded),
        ("areas for improvement", "the table “Areas for improvement”", recommendations),
        *((f"the responsible body of priority action {i}", "the column “Responsible body”", row.bodies) for i, row in enumerate(actions, start=1)),
    )  # fmt: skip


FAMILY = Family(
    NOTATION, "area SEND inspection", 1,
    (
        Sign("its title", _TITLE, required=True, within=TITLE_REACH),
        Sign("inspection dates", DATES, required=True),
        Sign("the heading “Inspection outcome”", re.compile(r"^Inspection\s+outcome", re.IGNORECASE | re.MULTILINE)),
        Sign("a local area partnership", re.compile(r"\blocal\s+area\s+partnership", re.IGNORECASE)),
    ),
    read, from_copies=False,
)  # fmt: skip
