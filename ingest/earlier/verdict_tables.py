"""The table in which a revisit may set its verdicts out: a weakness in each row, and whether progress is sufficient in the cell beside it.

A text copy has lost the rules: there a verdict ends the first line of its row, and the rest of the weakness stands on the lines below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import takewhile

from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.earlier.forms.verdict_cells import VERDICT_CELLS, VERDICT_TABLE_HEADS
from ingest.earlier.progress import Progress

_ABOUT = "weakness"
_HEAD_LINES = 3  # of a text copy, over which a table's head may run


@dataclass(frozen=True, slots=True)
class TabledVerdict:
    """A row: its weakness, the row whole, and what its last cell says."""

    weakness: Passage
    row: Passage
    progress: Progress


@dataclass(frozen=True, slots=True)
class VerdictTable:
    """The rows of all such tables, and the blocks without them."""

    verdicts: tuple[TabledVerdict, ...]
    others: tuple[Block, ...]


def verdict_table(document: Document, blocks: Sequence[Block]) -> VerdictTable:
    """What tables of verdicts say, and what is left of the blocks beside them."""
    found: list[TabledVerdict] = []
    others: list[Block] = []
    headed = False
    for block in blocks:
        if block.kind is BlockKind.ROW:
            head = _heads([cell for cell in block.cells if cell.text])
            headed = headed or head
            one = _in_cells(block) if headed and not head else None
            found += [one] if one else []
            others += [] if headed else [block]
            continue
        lines = list(document.lines(block.passage))
        told, left = _in_lines(lines, headed=headed)
        headed = not told and _heads(lines[-_HEAD_LINES:])
        found += told
        others += [block] if not told else list(_left(block, left))
    return VerdictTable(tuple(found), tuple(others))


def _heads(words: Sequence[Passage]) -> bool:
    """Whether the first or the last of a head's cells or lines ends on progress, and one of them speaks of weaknesses."""
    ends = any(VERDICT_TABLE_HEADS.reads(each.text) for each in (*words[:1], *words[-1:]))
    return ends and any(_ABOUT in each.text.casefold() for each in words)


def _in_cells(row: Block) -> TabledVerdict | None:
    """A ruled row: the verdict is its last cell, the weakness the longest of the others."""
    *before, last = (cell for cell in row.cells if cell.text)
    said = VERDICT_CELLS.first(last.text)
    if said is None or not before:
        return None
    weakness = max(before, key=lambda cell: len(cell.text))
    return TabledVerdict(weakness, weakness.joined(last), Progress(said.form.says, said.form.id))


def _in_lines(lines: Sequence[Passage], *, headed: bool) -> tuple[list[TabledVerdict], Sequence[Passage]]:
    """The rows of a table that a copy has as lines, and the lines that are not of it; `headed`: the head stands before them."""
    for at, line in enumerate(lines):
        head = [line, *takewhile(lambda each: _split(each) is None, lines[at + 1 : at + _HEAD_LINES])]
        if (headed and not at and _split(line)) or (_split(line) is None and _heads([head[0], *head[1:]])):
            first = at if headed and not at and _split(line) else at + len(head)
            rows, end = _rows(lines, first)
            if rows:
                return rows, [*lines[:at], *lines[end:]]
    return [], lines


def _rows(lines: Sequence[Passage], start: int) -> tuple[list[TabledVerdict], int]:
    found: list[TabledVerdict] = []
    at = start
    while at < len(lines) and (split := _split(lines[at])):
        weakness, row, progress = split
        at += 1
        while at < len(lines) and lines[at].text[:1].islower() and _split(lines[at]) is None:
            weakness, row = weakness.joined(lines[at]), row.joined(lines[at])
            at += 1
        found.append(TabledVerdict(weakness, row, progress))
    return found, at


def _split(line: Passage) -> tuple[Passage, Passage, Progress] | None:
    """A line's words before the verdict with which it ends, the line, and the verdict; without the number of the row."""
    first = 1 + line.text.find(" ") if line.text.split(" ", 1)[0].strip(".").isdigit() else 0
    for at in (i + 1 for i, sign in enumerate(line.text) if sign == " " and i >= first):
        said = VERDICT_CELLS.first(line.text[at:])
        if said is not None:
            return line.cut(first, at), line.cut(first), Progress(said.form.says, said.form.id)
    return None


def _left(block: Block, lines: Sequence[Passage]) -> Iterator[Block]:
    """The rest of a block of which lines were a table's."""
    if lines:
        whole = reduce(Passage.joined, lines)
        yield Block(BlockKind.PARAGRAPH, whole, block.page)
