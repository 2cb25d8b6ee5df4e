"""A page's characters as pdfium knows them, each by its number: how large, how heavy, and where; coordinates in points."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter

import pypdfium2 as pdfium
import pypdfium2.raw as raw

BOLD_WEIGHT = 600  # of a font: 400 is regular, 700 bold
SCALED = 2.0  # points: no type to be read is as small before it is scaled
SMALL = 0.86  # times the size of the words beside it: a raised figure is set in 8 or 9 points over 12 or 14
RAISED = 0.2  # of that size: how far a raised figure's base line stands over theirs, at least
OVER = 1.0  # and at most: what is further up stands in another line
_FIGURES = re.compile(r"(?<!\d)\d{1,3}(?!\d)")


class Characters:
    """The characters of one page while it is open."""

    def __init__(self, textpage: pdfium.PdfTextPage) -> None:
        self._raw = textpage.raw
        self._box = tuple(ctypes.c_double() for _ in range(4))
        self._matrix = raw.FS_MATRIX()

    def size(self, index: int) -> float:
        """The size of its type; some programs write all type in one point and scale it."""
        size = float(raw.FPDFText_GetFontSize(self._raw, index))
        if size > SCALED or not raw.FPDFText_GetMatrix(self._raw, index, self._matrix):
            return size
        return size * math.hypot(self._matrix.c, self._matrix.d)

    def bold(self, index: int) -> bool:
        """Whether its type is bold."""
        return bool(raw.FPDFText_GetFontWeight(self._raw, index) >= BOLD_WEIGHT)

    def corner(self, index: int) -> tuple[float, float]:
        """Its lower left corner."""
        left, _, bottom, _ = self._edges(index)
        return left, bottom

    def centre(self, index: int) -> tuple[float, float]:
        """Its middle."""
        left, right, bottom, top = self._edges(index)
        return (left + right) / 2, (bottom + top) / 2

    def base(self, index: int) -> tuple[float, float]:
        """Where it stands on its base line: a comma hangs below it and a quotation mark above, but not their bases."""
        x, y = self._box[:2]
        raw.FPDFText_GetCharOrigin(self._raw, index, x, y)
        return x.value, y.value

    def usual_size(self, text: str, first: int) -> float:
        """The size of most characters of a line without blanks at its ends; `first` is the number of its first.

        One larger bracket makes no large line.
        """
        middle = len(text) // 2
        few = {self.size(first + i) for i in (0, middle + text[middle].isspace(), len(text) - 1)}
        if len(few) == 1:
            return few.pop()
        sizes = Counter(self.size(first + i) for i, character in enumerate(text) if not character.isspace())
        return sizes.most_common(1)[0][0]

    def raised_figures(self, text: str, first: int, above: int | None) -> list[tuple[int, int]]:
        """The marks of footnotes in a line: its figures that are smaller and higher than what stands before them.

        `first` is the number of the line's first character, `above` that of the last one of the line before: a mark may come
        as a line of its own, or begin one, though it is printed behind the words of that line.
        """
        found = []
        for figure in _FIGURES.finditer(text):
            before = text[: figure.start()].rstrip()
            beside = first + len(before) - 1 if before else above
            if beside is not None and self._is_raised(first + figure.start(), beside):
                found.append(figure.span())
        return found

    def _is_raised(self, figure: int, beside: int) -> bool:
        size = self.size(beside)
        if self.size(figure) > size * SMALL:
            return False
        (x, y), (beside_x, beside_y) = self.base(figure), self.base(beside)
        return x > beside_x and RAISED * size <= y - beside_y <= OVER * size

    def _edges(self, index: int) -> tuple[float, float, float, float]:
        left, right, bottom, top = self._box
        raw.FPDFText_GetCharBox(self._raw, index, left, right, bottom, top)
        return left.value, right.value, bottom.value, top.value
