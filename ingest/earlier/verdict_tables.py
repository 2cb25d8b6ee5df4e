"""The table in which a revisit may set its verdicts out: a weakness in each row, and whether progress is sufficient in the cell beside it.

A text copy has lost the rules: there a verdict ends the first line of its row, and the rest of the weakness stands on the lines below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.earlier.forms.verdict_cells import VERDICT_CELLS, VERDICT_TABLE_HEADS
from ingest.earlier.progress import Progress

_ABOUT = "weakness"
_HEAD_LINES = 2  # of a text copy, over which a table's head may run


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
            head = _heads(" ".join(cell.text for cell in block.cells if cell.text))
            headed = headed or head
            one = _in_cells(block) if headed and not head else None
            found += [one] if one else []
            others += [] if headed else [block]
            continue
        headed = False
        told, left = _in_lines(list(document.lines(block.passage)))
        found += told
        others += [block] if not told else list(_left(block, left))
    return VerdictTable(tuple(found), tuple(others))


def _heads(words: str) -> bool:
    return VERDICT_TABLE_HEADS.reads(words) and _ABOUT in words.casefold()


def _in_cells(row: Block) -> TabledVerdict | None:
    """A ruled row: the verdict is its last cell, the weakness the longest of the others."""
    *before, last = (cell for cell in row.cells if cell.text)
    said = VERDICT_CELLS.first(last.text)
    if said is None or not before:
        return None
    weakness = max(before, key=lambda cell: len(cell.text))
    return TabledVerdict(weakness, weakness.joined(last), Progress(said.form.says, said.form.id))


def _in_lines(lines: Sequence[Passage]) -> tuple[list[TabledVerdict], Sequence[Passage]]:
    """The rows of a table that a copy has as lines, and the lines that are not of it."""
    for at in range(len(lines)):
        for count in range(_HEAD_LINES, 0, -1):
            if _heads(" ".join(line.text for line in lines[at : at + count])):
                rows, end = _rows(lines, at + count)
                return rows, [*lines[:at], *lines[end:]] if rows else lines
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
