"""Tables from their rules: the grid that horizontal and vertical lines make, and which words stand in which cell.

No plain text shows where a table's row ends or which column a word is in; the rules do.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.documents.document import Block, BlockKind, Passage
from ingest.documents.markers import BULLET
from ingest.documents.pdf.page import Extent, RuledLine, Word

SAME_LINE = 3.0  # points: rules are often drawn twice, a hair apart
SMALLEST_CELL = 8.0  # points: nothing is printed in a narrower or lower one


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's place on its page: the left edges and the top edges of its cells, and its outer edges."""

    columns: tuple[float, ...]  # left to right, with the right edge last
    rows: tuple[float, ...]  # top to bottom, with the bottom edge last
    uprights: tuple[RuledLine, ...]  # the vertical rules, which part the cells of a row only where they run through it

    @property
    def extent(self) -> Extent:
        """Where its words are to be looked for."""
        return Extent(self.rows[-1], self.rows[0], self.columns)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point of the page is within the table."""
        return self.columns[0] <= x <= self.columns[-1] and self.rows[-1] <= y <= self.rows[0]

    @property
    def is_row(self) -> bool:
        """Whether it has a single row: a frame that is no table by itself."""
        return len(self.rows) == 2

    def goes_on(self, above: Grid) -> bool:
        """Whether it may go on with the last table of the page before: each column in its place."""
        if len(self.columns) != len(above.columns):
            return False
        return all(abs(a - b) <= SAME_LINE for a, b in zip(self.columns, above.columns, strict=True))

    def parted_at(self, row: int) -> tuple[int, ...]:
        """The columns whose left edge is drawn in that row; a cell may span several columns."""
        middle = (self.rows[row] + self.rows[row + 1]) / 2
        drawn = [r.left for r in self.uprights if r.bottom - SAME_LINE <= middle <= r.top + SAME_LINE]
        return tuple(
            i for i, edge in enumerate(self.columns[:-1]) if i == 0 or any(abs(edge - x) <= SAME_LINE for x in drawn)
        )


def grids(rules: Sequence[RuledLine]) -> list[Grid]:
    """The frames of a page that hold words in rows and columns, from top to bottom."""
    found = []
    for group in _touching(rules):
        columns = _merged([edge for r in group if not r.horizontal for edge in (r.left,)])
        rows = _merged([edge for r in group if r.horizontal for edge in (r.bottom,)])
        columns, rows = _wide_enough(columns), _wide_enough(rows)
        if len(columns) >= 2 and len(rows) >= 2:
            uprights = tuple(r for r in group if not r.horizontal)
            found.append(Grid(tuple(columns), tuple(reversed(rows)), uprights))
    return sorted(found, key=lambda grid: -grid.rows[0])


def _touching(rules: Sequence[RuledLine]) -> list[list[RuledLine]]:
    """The rules in groups that touch one another, by sweeping down the page."""
    vertical = sorted((r for r in rules if not r.horizontal), key=lambda r: -r.top)
    spans: list[list[float]] = []
    for rule in vertical:
        if spans and rule.top >= spans[-1][1] - SAME_LINE:
            spans[-1][1] = min(spans[-1][1], rule.bottom)
        else:
            spans.append([rule.top, rule.bottom])
    return [[r for r in rules if r.top <= top + SAME_LINE and r.bottom >= bottom - SAME_LINE] for top, bottom in spans]


def _merged(edges: Iterable[float]) -> list[float]:
    """The edges in order, those that lie together as one."""
    result: list[float] = []
    for edge in sorted(edges):
        if not result or edge - result[-1] > SAME_LINE:
            result.append(edge)
    return result


def _wide_enough(edges: list[float]) -> list[float]:
    result: list[float] = []
    for edge in edges:
        if not result or edge - result[-1] >= SMALLEST_CELL:
            result.append(edge)
    return result


@dataclass(slots=True)
class _Table:
    """A frame of a page with its rows, the columns in which it or the table it goes on with has words, and whether it is a table."""

    grid: Grid
    rows: list[Block]
    used: frozenset[int]
    is_table: bool


class Tables:
    """The tables of a document, taken page by page: a frame of one row is one only where it goes on with another over a page's end."""

    def __init__(self) -> None:
        self._found: dict[int, list[_Table]] = {}

    def take(self, page: int, drawn: Sequence[Grid], words: Sequence[Word], stored: str) -> None:
        """The frames of a page, from top to bottom, and the words that stand in them."""
        above = next(reversed(self._found.get(page - 1, ())), None)
        found = self._found[page] = []
        for grid in drawn:
            cells, parted = _cells(grid, words)
            used = frozenset(column for _, column in cells)
            rows = _rows(cells, parted, used, stored, page)
            goes_on = False
            if above is not None and grid.goes_on(above.grid) and _is_rest(above, grid, rows):
                goes_on = above.is_table = True
                used |= above.used
                rows = _rows(cells, parted, used, stored, page)
            found.append(_Table(grid, rows, used, goes_on or not grid.is_row))
            above = None

    def by_page(self) -> dict[int, list[tuple[float, float, list[Block]]]]:
        """Each page's tables: their top, their bottom, their rows."""
        return {
            page: [(t.grid.rows[0], t.grid.rows[-1], t.rows) for t in found if t.is_table]
            for page, found in self._found.items()
        }


def _is_rest(above: _Table, grid: Grid, rows: Sequence[Block]) -> bool:
    """Whether a frame below a page's head is the rest of the table above, and not a heading's frame of one cell."""
    if len(grid.columns) > 2 or not (grid.is_row or above.grid.is_row):
        return True
    if above.grid.is_row or not above.rows or not rows:
        return False
    return bool(BULLET.match(rows[0].text)) or (above.rows[-1].ends_open() and rows[0].text[:1].islower())


def _cells(grid: Grid, words: Sequence[Word]) -> tuple[dict[tuple[int, int], list[Word]], list[tuple[int, ...]]]:
    """The words of each row's columns, and where each row is parted."""
    cells: dict[tuple[int, int], list[Word]] = defaultdict(list)
    falling = [-edge for edge in grid.rows]
    parted = [grid.parted_at(row) for row in range(len(grid.rows) - 1)]
    for word in words:
        if grid.holds(word.x, word.y):
            row = min(bisect_right(falling, -word.y) - 1, len(grid.rows) - 2)
            column = bisect_right(grid.columns, word.x) - 1
            cells[row, max(c for c in parted[row] if c <= column)].append(word)
    return cells, parted


def _rows(
    cells: dict[tuple[int, int], list[Word]],
    parted: Sequence[Sequence[int]],
    used: frozenset[int],
    stored: str,
    page: int,
) -> list[Block]:
    """The rows that hold words, each with its cells; columns that hold nothing are dropped."""
    blocks = []
    for row, columns in enumerate(parted):
        passages = tuple(_passage(stored, cells.get((row, column), [])) for column in columns if column in used)
        printed = [p for p in passages if p.text]
        if printed:
            whole = printed[0]
            for passage in printed[1:]:
                whole = whole.joined(passage)
            blocks.append(Block(BlockKind.ROW, whole, page=page, cells=passages))
    return blocks


def _passage(stored: str, words: list[Word]) -> Passage:
    """The words as a passage, with a space where the stored text has white space or another cell's words between."""
    parts: list[str] = []
    places = array("L")
    for word in sorted(words, key=lambda word: word.start):
        if places and word.start != places[-1] + 1:
            parts.append(" ")
            places.append(word.start - 1)
        parts.append(stored[word.start : word.end])
        places.extend(range(word.start, word.end))
    return Passage("".join(parts), places)
