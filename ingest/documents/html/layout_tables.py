"""A table of an HTML page while it is read: rows of cells, some over several columns or rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.documents.composed import Piece, is_frame, table_row

MOST_COLUMNS = 100
"""In which cells that span rows are followed: no table of a report has a tenth of them."""

MOST_EMPTY = 100_000
"""Cells that are put in below ones that span rows: a page of a few bytes can ask for millions."""


class LayoutTable:
    """Its cells as they come, and at its end what they make."""

    def __init__(self) -> None:
        self._rows: list[list[list[Piece]]] = []
        self._spanning: dict[int, tuple[int, int]] = {}  # by column: the rows that are left, the columns that are taken
        self._column = 0
        self._empty = 0

    def begin_row(self) -> None:
        """A row begins."""
        self._rows.append([])
        self._column = 0

    def begin_cell(self, columns: str, rows: str) -> None:
        """A cell begins, after empty ones in columns that a cell above spans."""
        if not self._rows:
            self.begin_row()
        while self._column in self._spanning and self._empty < MOST_EMPTY:
            left, taken = self._spanning.pop(self._column)
            if left > 1:
                self._spanning[self._column] = (left - 1, taken)
            self._rows[-1].append([])
            self._column += taken
            self._empty += 1
        wide, high = _span(columns), _span(rows)
        if high > 1 and self._column < MOST_COLUMNS:
            self._spanning[self._column] = (high - 1, wide)
        self._column += wide

    def end_cell(self, pieces: list[Piece]) -> None:
        """The cell's pieces."""
        self._rows[-1].append(pieces)

    def pieces(self) -> Iterator[Piece]:
        """The table's rows; or what stands in its cells, where it is only a frame."""
        if is_frame(self._rows):
            yield from (piece for row in self._rows for cell in row for piece in cell)
            return
        for row in self._rows:
            yield from table_row(row)


def _span(said: str) -> int:
    return min(int(said), MOST_COLUMNS) if re.fullmatch(r"[1-9]\d{0,5}", said.strip(), re.ASCII) else 1
