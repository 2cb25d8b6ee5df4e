"""One page of a PDF: its text, its lines with place and type, and the rules that draw its tables.

pdfium numbers the characters of a page; the stored text keeps that numbering but for line ends, so that a place in one
is a place in the other. Coordinates are points from the page's lower left corner.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.documents.pdf.characters import SMALL, Characters

HYPHENS = str.maketrans({"\ufffe": "-", "\x02": "-", "\x00": " ", "\x0c": " ", "\x0b": " ", "\r": " "})
"""pdfium writes a hyphen at a line's end as one of the first two, and drops the line's end; none of the others is a letter."""

_HYPHEN_MARKS = re.compile("[\ufffe\x02]")
WIDEST = 1.3  # times its size: no letter is as wide
MOST_CHARACTERS = 60_000  # of a page: a full one has some 4,000
MOST_OBJECTS = 20_000  # of a page that are looked at for rules; drawings have more, and no table of ours is among them
_WORD = re.compile(r"\S+")
FURTHEST = 2.5  # times its size: no line of a paragraph stands further below the one before
THIN = 3.0  # points: what is thinner is a rule and not a box


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: `start` and `end` in the stored text; `x`, `y` of its first character, `size` of most in points.

    `last_y` is that of its last character: a line that ended in a hyphen is one with the next. `marks`: where in the stored text
    its raised figures stand; they are the marks of footnotes, and in `text` they are blank.
    """

    start: int
    end: int
    text: str
    page: int
    x: float
    y: float
    last_y: float
    size: float
    bold: bool
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class RuledLine:
    """A straight line of a table; horizontal if it is wider than high."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def horizontal(self) -> bool:
        """Whether it runs from left to right."""
        return self.right - self.left > self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the stored text, from `start` to `end`, and the middle of its first character on the page."""

    start: int
    end: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Extent:
    """How far down and up its page a table goes, and where its columns part."""

    bottom: float
    top: float
    edges: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page read: its stored text, its lines, its rules, its size in points."""

    text: str
    lines: tuple[Line, ...]
    rules: tuple[RuledLine, ...]
    width: float
    height: float
    hyphens: tuple[int, ...] = ()  # where in the stored text a line ends in one


class PageReader:
    """One page of a document while it is open."""

    def __init__(self, page: pdfium.PdfPage, number: int, start: int) -> None:
        """The page whose text begins at offset `start` of the stored text; `number` from 1."""
        self._page = page
        self._number = number
        self._start = start
        self._textpage = page.get_textpage()
        self._characters = Characters(self._textpage)
        self._hyphens: list[int] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._textpage.close()
        self._page.close()

    def read(self) -> PrintedPage:
        """Its text, lines and rules."""
        count = min(self._textpage.count_chars(), MOST_CHARACTERS)
        lines, text = self._lines(self._textpage.get_text_range(0, count) if count else "")
        width, height = self._page.get_size()
        return PrintedPage(text, tuple(lines), tuple(self._rules()), width, height, tuple(self._hyphens))

    def words(self, read: PrintedPage, tables: Sequence[Extent]) -> list[Word]:
        """Where the printed words of its tables stand; a word that runs over a column's edge in its single characters."""
        found: list[Word] = []
        for line in read.lines:
            near = [table for table in tables if table.bottom - line.size <= line.y <= table.top]
            edges = [edge for table in near for edge in table.edges]
            index = self._index_of(read, line) - line.start
            for word in _WORD.finditer(line.text) if near else ():
                start, end = line.start + word.start(), line.start + word.end()
                x, y = self._characters.centre(index + start)
                reach = x + (end - start) * WIDEST * line.size
                if any(x < edge < reach for edge in edges) and self._is_cut(x, index + end - 1, edges):
                    found += (Word(i, i + 1, *self._characters.centre(index + i)) for i in range(start, end))
                else:
                    found.append(Word(start, end, x, y))
        return found

    def _is_cut(self, x: float, last: int, edges: Sequence[float]) -> bool:
        """Whether a column's edge lies between a word's first character, at `x`, and its last one."""
        end, _ = self._characters.centre(last)
        return any(x < edge < end for edge in edges)

    def _index_of(self, read: PrintedPage, line: Line) -> int:
        """pdfium's number of a line's first character: each line end before it counts two there and one here."""
        within = line.start - read.lines[0].start + self._lead(read)
        return within + read.text.count("\n", 0, within)

    def _lead(self, read: PrintedPage) -> int:
        return len(read.text) - len(read.text.lstrip("\n")) if read.lines else 0

    def _lines(self, printed: str) -> tuple[list[Line], str]:
        lines: list[Line] = []
        parts: list[str] = []
        index, offset = 0, self._start
        last: int | None = None  # the number of the last character so far that is no mark
        for raw_line in printed.split("\r\n"):
            text = raw_line.replace("\n", " ").translate(HYPHENS)
            for begins, ends in self._printed_lines(raw_line, index):
                marks = self._characters.raised_figures(text[begins:ends], index + begins, last)
                bare = _blank(text[begins:ends], marks)
                if bare.strip():
                    hyphened = bool(_HYPHEN_MARKS.search(raw_line, begins, ends))
                    lines.append(self._line(bare, index + begins, offset + begins, marks, hyphened))
                    last = index + begins + len(bare.rstrip()) - 1
            parts.append(text)
            self._hyphens += (offset + hyphen.start() for hyphen in _HYPHEN_MARKS.finditer(raw_line))
            index += len(raw_line) + 2
            offset += len(text) + 1
        return lines, "\n".join(parts)

    def _printed_lines(self, text: str, index: int) -> list[tuple[int, int]]:
        """Where the printed lines of one of pdfium's begin and end: after a hyphen it goes on with whatever comes next, be it a footnote."""
        cuts = [0]
        for hyphen in _HYPHEN_MARKS.finditer(text):
            before, after = index + hyphen.start() - 1, index + hyphen.end()
            if hyphen.start() > 0 and hyphen.end() < len(text):
                size = self._characters.size(before)
                fallen = self._characters.base(before)[1] - self._characters.base(after)[1]
                if fallen > size * FURTHEST or self._characters.size(after) < size * SMALL:
                    cuts.append(hyphen.end())
        return list(pairwise([*cuts, len(text)]))

    def _line(self, text: str, index: int, start: int, marks: Sequence[tuple[int, int]], hyphened: bool) -> Line:
        bare = text.strip()
        first = index + len(text) - len(text.lstrip())
        last = index + len(text.rstrip()) - 1
        x, y = self._characters.corner(first)
        letter = first + (1 if len(bare) > 2 and not bare[0].isalnum() else 0)
        return Line(
            start, start + len(text), text, self._number, x, y, self._characters.corner(last)[1] if hyphened else y,
            self._characters.usual_size(bare, first), self._characters.bold(letter) and self._characters.bold(last),
            tuple((start + a, start + b) for a, b in marks),
        )  # fmt: skip

    def _rules(self) -> list[RuledLine]:
        """The thin straight paths of the page, and the edges of its boxes."""
        left, bottom, right, top = edges = tuple(ctypes.c_float() for _ in range(4))
        page, path = self._page.raw, raw.FPDF_PAGEOBJ_PATH
        object_of, kind_of, bounds_of = raw.FPDFPage_GetObject, raw.FPDFPageObj_GetType, raw.FPDFPageObj_GetBounds
        found = []
        for i in range(min(raw.FPDFPage_CountObjects(page), MOST_OBJECTS)):
            item = object_of(page, i)
            if kind_of(item) != path or not bounds_of(item, *edges):
                continue
            rule = RuledLine(left.value, bottom.value, right.value, top.value)
            if min(rule.right - rule.left, rule.top - rule.bottom) <= THIN:
                found.append(rule)
        return found


def _blank(text: str, marks: Sequence[tuple[int, int]]) -> str:
    """A text with blanks where its marks stand."""
    for start, end in marks:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text
