"""A manuscript onto pages: lines are broken, tables ruled, pages filled, contents and footnotes put in their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from examples.generator.content import (
    BODY_SIZE,
    SMALL_SIZE,
    TITLE_SIZE,
    Box,
    Bullet,
    Contents,
    Fill,
    Furniture,
    Gap,
    Heading,
    Lines,
    Manuscript,
    NumberPlace,
    PageTurn,
    Paragraph,
    Table,
)
from examples.generator.pdf import Font, Rule, Sheet, Sign, Words, is_printable_sign, width_of

WIDTH, HEIGHT = 595.0, 842.0  # points: A4
LEFT, RIGHT = 72.0, 523.0
TOP, BOTTOM = 745.0, 84.0  # where the words begin under the logos, and end over the foot
LEADING = 1.2  # times the size of the type
PARAGRAPH_GAP, BULLET_GAP = 12.0, 5.5  # points
NUMBER_INDENT, BULLET_INDENT = 28.0, 17.5
CELL_PADDING = 5.5
LINE_WEIGHT = 0.48
FEWEST_LINES = 2  # of a row that is cut, on either page
NOTE_RULE = 144.0  # the width of the rule over footnotes


def lay_out(manuscript: Manuscript) -> list[Sheet]:
    """The pages. A contents list needs two passes: the first finds the pages that its lines name."""
    first = _Press(manuscript, {})
    first.print()
    if not any(isinstance(block, Contents) for block in manuscript.blocks):
        return first.sheets()
    second = _Press(manuscript, first.pages_of_headings)
    second.print()
    return second.sheets()


def broken(text: str, width: float, size: float, font: Font = Font.REGULAR) -> list[str]:
    """A text's lines, none wider than `width` points; words are cut at their hyphens only."""
    if "\n" in text:
        return [line for part in text.split("\n") for line in broken(part, width, size, font)]
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and width_of((line + piece).rstrip(), size, font) > width:
            lines.append(line)
            line = ""
        line += piece if line or piece.strip() else ""
    return [*lines, line] if line else lines


def _pieces(text: str) -> Iterator[str]:
    """The shortest pieces that may stand at a line's end: words with the space after them, halves of hyphened words."""
    for word in re.findall(r"\S+\s*", text):
        yield from re.findall(r"[^-]+-(?=\w)|.+", word)


@dataclass(slots=True)
class _Page:
    """A page that is being filled."""

    marks: list[Words | Sign | Rule] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    box: list[Words | Sign | Rule] = field(default_factory=list)
    y: float = TOP
    floor: float = BOTTOM


class _Press:
    """Prints one manuscript."""

    def __init__(self, manuscript: Manuscript, pages: dict[int, int]) -> None:
        self.manuscript = manuscript
        self.pages_of_headings: dict[int, int] = {}
        self._known = pages
        self._pages: list[_Page] = [_Page()]
        self._waiting: list[Box] = []

    def sheets(self) -> list[Sheet]:
        """The pages with their heads, feet, notes and boxes: in that order their words are read."""
        return [
            Sheet(WIDTH, HEIGHT, (*_furniture(self.manuscript.furniture, i), *page.marks, *_notes(page), *page.box))
            for i, page in enumerate(self._pages, start=1)
        ]

    @property
    def page(self) -> _Page:
        return self._pages[-1]

    def print(self) -> None:
        """Put every block in its place."""
        for index, block in enumerate(self.manuscript.blocks):
            match block:
                case Heading():
                    self._heading(block, index)
                case Paragraph():
                    self._paragraph(block)
                case Bullet():
                    self._bullet(block)
                case Lines():
                    for line in block.lines:
                        self._flow(line, block.size, _font(block.bold), LEFT)
                    self._gap(PARAGRAPH_GAP)
                case Table():
                    self._table(block)
                case Box():
                    self._waiting.append(block)
                case Fill():
                    self._fill(block)
                case PageTurn():
                    self._turn()
                case Gap():
                    self._gap(block.lines * BODY_SIZE * LEADING)
                case Contents():
                    self._contents(block)
        if self._waiting:
            self._turn()

    def _turn(self) -> None:
        """Begin the next page. A half word before a box goes with it: it would be read with the box's first word."""
        marks = self.page.marks
        half = marks.pop() if self.page.box and marks and _is_half_word(marks[-1]) else None
        self._pages.append(_Page())
        if self._waiting:
            self._box(self._waiting.pop(0))
        if isinstance(half, Words):
            self.page.marks.append(replace(half, y=self._line(half.size)))

    def _gap(self, points: float) -> None:
        if self.page.y < TOP:
            self.page.y -= points

    def _line(self, size: float) -> float:
        """The baseline of the next line, on the next page where this one is full."""
        if self.page.y - size * LEADING < self.page.floor:
            self._turn()
        self.page.y -= size * LEADING
        return self.page.y

    def _flow(self, text: str, size: float, font: Font, left: float, right: float = RIGHT) -> None:
        for line in broken(text, right - left, size, font):
            y = self._line(size)
            self.page.marks.append(Words(left, y, line, size, font))

    def _heading(self, block: Heading, index: int) -> None:
        font = _font(block.bold)
        lines = broken(block.text, RIGHT - LEFT, block.size, font)
        if self.page.y - (len(lines) + 2) * block.size * LEADING < self.page.floor:
            self._turn()
        self._gap(block.size * 0.6)
        top = self.page.y
        for line in lines:
            self.page.marks.append(
                Words(LEFT + (5 if block.framed else 0), self._line(block.size), line, block.size, font)
            )
        if block.framed:
            self.page.marks += _frame(LEFT, top, RIGHT, self.page.y - CELL_PADDING)
            self._gap(CELL_PADDING)
        self._gap(PARAGRAPH_GAP / (1 if block.size < TITLE_SIZE else 0.5))
        self.pages_of_headings[index] = len(self._pages)

    def _paragraph(self, block: Paragraph) -> None:
        left = LEFT if block.number is None else LEFT + NUMBER_INDENT
        mark = str(self._note(block.note)) if block.note else ""
        lines = broken(block.text, RIGHT - left - (8 if mark else 0), block.size, _font(block.bold))
        for i, line in enumerate(lines):
            y = self._line(block.size)
            if i == 0 and block.number is not None:
                self.page.marks.append(Words(LEFT, y, f"{block.number}. ", block.size))
            self.page.marks.append(Words(left, y, line, block.size, _font(block.bold)))
        if mark:
            end = left + width_of(lines[-1], block.size, _font(block.bold))
            self.page.marks.append(Words(end, self.page.y + block.size * 0.35, mark, block.size * 0.6))
        self._gap(PARAGRAPH_GAP)

    def _fill(self, block: Fill) -> None:
        """Print spare paragraphs until the next would leave too few lines; what is left over stays white."""
        room = block.lines * BODY_SIZE * LEADING
        for text in block.spare:
            height = len(broken(text, RIGHT - LEFT, BODY_SIZE)) * BODY_SIZE * LEADING + PARAGRAPH_GAP
            if 0 <= self.page.y - self.page.floor - room < height:
                break
            self._paragraph(Paragraph(text))
        if self.page.y > self.page.floor + room:
            self.page.y = self.page.floor + room

    def _note(self, text: str) -> int:
        """Keep room for a footnote on this page; its number."""
        number = sum(len(page.notes) for page in self._pages) + 1
        self.page.notes.append(f"{number} {text}")
        lines = broken(self.page.notes[-1], RIGHT - LEFT, SMALL_SIZE)
        self.page.floor += len(lines) * SMALL_SIZE * LEADING + (8 if len(self.page.notes) == 1 else 0)
        return number

    def _bullet(self, block: Bullet) -> None:
        left = LEFT + block.level * 2.4 * BULLET_INDENT
        for i, line in enumerate(broken(block.text, RIGHT - left - BULLET_INDENT, BODY_SIZE)):
            y = self._line(BODY_SIZE)
            if i == 0:
                printed = is_printable_sign(block.sign)
                mark = Sign(left, y, block.sign, BODY_SIZE * 0.8) if printed else Words(left, y, block.sign, BODY_SIZE)
                self.page.marks.append(mark)
            self.page.marks.append(Words(left + BULLET_INDENT, y, line, BODY_SIZE))
        self._gap(BULLET_GAP)

    def _contents(self, block: Contents) -> None:
        self._flow(block.title, TITLE_SIZE - 6, Font.REGULAR, LEFT)
        self._gap(PARAGRAPH_GAP)
        for index, heading in enumerate(self.manuscript.blocks):
            if isinstance(heading, Heading) and heading.listed is not None:
                font = _font(heading.listed == 0)
                left = LEFT + heading.listed * 14
                lines = broken(heading.text, RIGHT - left - 40, BODY_SIZE, font)
                number = str(self._known.get(index, 0) - self.manuscript.furniture.offset)
                for line in lines:
                    y = self._line(BODY_SIZE)
                    self.page.marks.append(Words(left, y, line, BODY_SIZE, font))
                self.page.marks.append(Words(RIGHT - width_of(number, BODY_SIZE, font), y, number, BODY_SIZE, font))
                self._gap(BULLET_GAP)

    def _box(self, box: Box) -> None:
        """Set a box at the head of the page, its words to come after the page's own."""
        page, width = self.page, RIGHT - LEFT - 2 * CELL_PADDING
        y = page.y - CELL_PADDING
        for text, font in [(box.title, Font.BOLD), *((paragraph, Font.REGULAR) for paragraph in box.paragraphs)]:
            for line in broken(text, width, BODY_SIZE, font):
                y -= BODY_SIZE * LEADING
                page.box.append(Words(LEFT + CELL_PADDING, y, line, BODY_SIZE, font))
            y -= PARAGRAPH_GAP * 0.6
        page.box += _frame(LEFT, page.y, RIGHT, y)
        page.y = y - PARAGRAPH_GAP

    def _table(self, table: Table) -> None:
        edges = _edges(table.widths)
        for i, row in enumerate(table.rows):
            cells = []
            for j, text in enumerate(row):
                if text is not None:
                    last = next((k for k in range(j + 1, len(row)) if row[k] is not None), len(row))
                    font = _font(i < table.heads or (table.bold_labels and j == 0))
                    cells.append(_Cell.of(text, edges[j], edges[last], table.size, font))
            self._row(cells, table)
        self._gap(PARAGRAPH_GAP)

    def _row(self, cells: list[_Cell], table: Table) -> None:
        """Print a row; one that may be cut leaves on this page the lines that fit on it."""
        step = table.size * LEADING
        tallest = max(1, *(len(cell.lines) for cell in cells))
        fit = int((self.page.y - self.page.floor - 2 * CELL_PADDING) / step)
        if fit < tallest:
            if table.cuttable and fit >= FEWEST_LINES and len(cells[-1].lines) == tallest:
                self._row([cell.cut(0, fit) for cell in cells], table)
                cells = [cell.cut(fit, tallest) for cell in cells]
                self._turn()
                self._row(cells, table)
                return
            self._turn()
        top = self.page.y
        for cell in cells:
            for i, line in enumerate(cell.lines, start=1):
                y = top - CELL_PADDING * 0.6 - i * step
                self.page.marks.append(Words(cell.left + CELL_PADDING, y, line, table.size, cell.font))
        bottom = top - tallest * step - 2 * CELL_PADDING
        for cell in cells if table.ruled else ():
            self.page.marks += _frame(cell.left, top, cell.right, bottom)
        self.page.y = bottom


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of a table: its lines, and where it stands."""

    lines: tuple[str, ...]
    left: float
    right: float
    font: Font

    @classmethod
    def of(cls, text: str, left: float, right: float, size: float, font: Font) -> _Cell:
        return cls(tuple(broken(text, right - left - 2 * CELL_PADDING, size, font)), left, right, font)

    def cut(self, first: int, last: int) -> _Cell:
        return replace(self, lines=self.lines[first:last])


def _is_half_word(mark: Words | Sign | Rule) -> bool:
    return isinstance(mark, Words) and mark.text.endswith("-")


def _font(bold: bool) -> Font:
    return Font.BOLD if bold else Font.REGULAR


def _edges(widths: Iterable[float]) -> list[float]:
    edges = [LEFT]
    for share in widths:
        edges.append(edges[-1] + share * (RIGHT - LEFT))
    return edges


def _frame(left: float, top: float, right: float, bottom: float) -> list[Words | Sign | Rule]:
    """The four sides of a cell, each drawn by itself, so that neighbours draw one side twice."""
    return [
        Rule(left, top, right - left, LINE_WEIGHT),
        Rule(left, bottom, right - left, LINE_WEIGHT),
        Rule(left, bottom, LINE_WEIGHT, top - bottom),
        Rule(right, bottom, LINE_WEIGHT, top - bottom),
    ]


def _notes(page: _Page) -> Iterator[Words | Rule]:
    if not page.notes:
        return
    y = page.floor - 6
    yield Rule(LEFT, y, NOTE_RULE, LINE_WEIGHT)
    for note in page.notes:
        for line in broken(note, RIGHT - LEFT, SMALL_SIZE):
            y -= SMALL_SIZE * LEADING
            yield Words(LEFT, y, line, SMALL_SIZE)


def _furniture(furniture: Furniture, place: int) -> Iterator[Words | Rule]:
    """Head and foot of a page, which word processors print before its words."""
    if place < furniture.first:
        return
    number = str(place - furniture.offset)
    y = 44.0
    if furniture.head:
        yield Words(LEFT, HEIGHT - 46, furniture.head, furniture.size, Font.BOLD)
        yield Rule(LEFT, HEIGHT - 50, RIGHT - LEFT, LINE_WEIGHT)
    if furniture.number is NumberPlace.HEAD_LINE:
        at = RIGHT - width_of(number, furniture.size, Font.BOLD)
        yield Words(at, HEIGHT - 46, number, furniture.size, Font.BOLD)
    for i, line in enumerate(furniture.foot):
        yield Words(LEFT, y, line, furniture.size, Font.BOLD if i == 0 else Font.REGULAR)
        y -= furniture.size * LEADING
    if furniture.number in (NumberPlace.FOOT, NumberPlace.FOOT_LINE):
        at = RIGHT - width_of(number, furniture.number_size)
        y = 30.0 if furniture.number is NumberPlace.FOOT else y + furniture.size * LEADING
        yield Words(at, y, number, furniture.number_size)
        yield Rule(LEFT, 56.0, RIGHT - LEFT, LINE_WEIGHT)
