"""Running heads and page numbers out of the sentences that they cut: in the stored text they stand between blocks.

A page's head, its foot and its number are printed between the halves of a sentence that goes on over the page, and whoever quotes
the sentence from the stored text would quote them with it. Where they cut a block they are moved, each page's own to the first
place of that page at which no block is cut. No character is added, left out or changed, and no page begins elsewhere.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from operator import add
from typing import NamedTuple

from ingest.documents.document import Block, Passage


class _PageLine(NamedTuple):
    """A line of the stored text, between two line ends."""

    start: int
    end: int


def set_apart(stored: str, blocks: Sequence[Block], furniture: Collection[int]) -> tuple[str, list[Block]]:
    """The stored text with its furniture set apart, and the blocks in their places in it.

    `furniture`: where the printed lines begin that are no part of the text.
    """
    ranges = [(min(b.passage.offsets), max(b.passage.offsets)) for b in blocks if b.passage.text]
    pages: list[str] = []
    shifts: array[int] | None = None  # how far each character of the stored text is moved
    start = 0
    for page in stored.split("\f"):
        end = start + len(page)
        lines = list(_lines(page, start))
        order = _order(lines, [span for span in ranges if span[0] < end and span[1] >= start], furniture)
        if order is not lines:
            shifts = shifts or array("l", bytes(len(stored) * array("l").itemsize))
            _note(shifts, order, start)
            page = "\n".join(stored[line.start : line.end] for line in order)
        pages.append(page)
        start = end + 1
    if shifts is None:
        return stored, list(blocks)
    return "\f".join(pages), [_moved(block, shifts) for block in blocks]


def _lines(page: str, start: int) -> Iterator[_PageLine]:
    for line in page.split("\n"):
        yield _PageLine(start, start + len(line))
        start += len(line) + 1


def _order(lines: list[_PageLine], ranges: Sequence[tuple[int, int]], furniture: Collection[int]) -> list[_PageLine]:
    """A page's lines with its furniture where it cuts no block; as they are, where it cuts none or no such place is."""
    heads = [line for line in lines if line.start in furniture]
    if not any(_cuts(line.start, ranges) for line in heads):
        return lines
    rest = [line for line in lines if line.start not in furniture]
    # Before a line, or behind the last: what goes on over the page's end is cut there.
    places = [*(line.start for line in rest), lines[-1].end]
    free = next((i for i, place in enumerate(places) if not _cuts(place, ranges)), None)
    return lines if free is None else [*rest[:free], *heads, *rest[free:]]


def _cuts(place: int, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(first < place <= last for first, last in ranges)


def _note(shifts: array[int], order: Sequence[_PageLine], start: int) -> None:
    """How far the lines of a page are moved that begins at `start`. The line end before a line is moved with it: the space
    between a block's lines has its place there."""
    for line in order:
        far = array("l", [start - line.start])
        first = max(0, line.start - 1)
        shifts[first : line.end] = far * (line.end - first)
        start += line.end - line.start + 1


def _moves_nothing(shifts: array[int], offsets: array[int]) -> bool:
    """Whether no character from the first to the last is moved: most pages stay as they are."""
    first, last = min(offsets), max(offsets) + 1
    return shifts[first:last].count(0) == last - first


def _moved(block: Block, shifts: array[int]) -> Block:
    """A block in its new place."""

    def place(passage: Passage) -> Passage:
        offsets = passage.offsets
        if offsets and _moves_nothing(shifts, offsets):
            return passage
        return Passage(passage.text, array("L", map(add, offsets, map(shifts.__getitem__, offsets))))

    passage, cells = place(block.passage), tuple(map(place, block.cells))
    return block if passage is block.passage and cells == block.cells else replace(block, passage=passage, cells=cells)
