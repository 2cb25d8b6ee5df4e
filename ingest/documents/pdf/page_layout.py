"""From printed lines to blocks: what is a heading, a paragraph, a bullet; what is furniture; what a page break cut."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.documents.document import Block, BlockKind, Passage
from ingest.documents.markers import BULLET, CONTENTS_HEADING, LIST_NUMBER, PAGE_NUMBER
from ingest.documents.pdf.page import Line, PrintedPage

MARGIN_SHARE = 0.085  # of a page's height, at the top and at the bottom: where headers and footers stand
NUMBER_SHARE = 0.13  # the same, for a page's number alone on its line
REPEATS = 3  # pages that a line must stand on to be furniture
HEADING_SIZE = 1.08  # times the body's size: headings are set in 14 points over 12
NOTE_SIZE = 0.89  # times the body's size: footnotes are set in 10 points under 12
NOTES_SHARE = 0.3  # of a page's height, from the bottom: where footnotes stand
PARAGRAPH_GAP = 1.32  # times the usual distance of lines
OFTEN = (
    0.4  # times as often as the commonest distance of lines: what is as close as that is the distance within paragraphs
)
SAME_INDENT = 4.0  # points
CONTENTS_SHARE = 0.5  # of a page's lines must end in a number for it to be a contents list
_ENDS_IN_NUMBER = re.compile(r"\s\d{1,3}\s*$|\.{4,}")
_CLOSING = "’”'\")"  # what may stand behind the punctuation that ends a sentence


def _ended(text: str) -> bool:
    """Whether words stop with the punctuation that ends a sentence."""
    return text.rstrip().rstrip(_CLOSING).endswith((".", "?", "!", ":"))


@dataclass(slots=True)
class _Open:
    """The block that is being gathered."""

    kind: BlockKind
    lines: list[Line]
    number: str | None = None
    sign: int = 0  # characters of the sign at the beginning of the first line
    hang: float | None = None  # where the lines after the first begin
    spans: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Box:
    """A box at the head of `page` whose words come after the page's own: where among the blocks they begin, and what they cut short."""

    page: int
    begins: int
    held: _Open | None


class Layout:
    """Turns the lines of a document's pages into blocks. `tables` holds each page's tables: where they begin, and their rows."""

    def __init__(
        self, stored: str, pages: Sequence[PrintedPage], tables: dict[int, list[tuple[float, float, list[Block]]]]
    ) -> None:
        self.stored = stored
        self.pages = pages
        self.tables = tables
        self.blocks: list[Block] = []
        self._open: _Open | None = None
        self._box: _Box | None = None
        self._boxes: list[list[Block]] = []
        self._notes: list[Block] = []
        lines = [line for page in pages for line in page.lines]
        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
        self.body = sizes.most_common(1)[0][0] if sizes else 12.0
        regular = sum(len(line.text) for line in lines if not line.bold)
        self.bold_body = regular < sum(len(line.text) for line in lines) / 2
        self.pitch = self._usual_pitch()
        self.margin = Counter(round(line.x / 3) * 3 for line in lines).most_common(1)[0][0] if lines else 72
        self.furniture = self._furniture()

    def read(self) -> list[Block]:
        """The blocks in reading order."""
        contents = False
        for number, page in enumerate(self.pages, start=1):
            tables = self.tables.get(number, ())
            waiting = list(tables)
            lines = [line for line in page.lines if line.start not in self.furniture]
            contents = self._is_contents(lines, contents)
            in_contents = contents and any(CONTENTS_HEADING.match(line.text.strip()) for line in lines) is False
            for line in lines:
                in_contents = in_contents or (contents and bool(CONTENTS_HEADING.match(line.text.strip())))
                inside = [table for table in tables if table[1] <= line.y <= table[0]] if tables else ()
                for table in inside:
                    if table in waiting:
                        self._flush()
                        self.blocks.extend(table[2])
                        waiting.remove(table)
                if inside:
                    continue
                if in_contents:
                    self._flush()
                    self.blocks.append(
                        Block(BlockKind.CONTENTS, self._passage([(line.start, line.end)], line.marks), page=number)
                    )
                    continue
                self._take(line)
        self._end_box()
        self._flush()
        for box in self._boxes:
            self._put_behind_its_list(box)
        return [block for block in self.blocks if any(c.isalnum() for c in block.passage.text)]

    def _usual_pitch(self) -> float:
        """The distance from one line of a paragraph to the next, in points."""
        gaps: Counter[float] = Counter()
        for page in self.pages:
            for above, below in zip(page.lines, page.lines[1:], strict=False):
                gap = above.last_y - below.y
                if 6 < gap < 40:
                    gaps[round(gap)] += 1
        if not gaps:
            return 14.0
        gap, times = gaps.most_common(1)[0]
        # In a short paper of one-line paragraphs the gap between those may be the commonest.
        closer = [g for g, n in gaps.items() if self.body * 0.9 < g < gap * 0.8 and n > times * OFTEN]
        return float(min(closer, default=gap))

    def _furniture(self) -> set[int]:
        """The lines of page heads and feet: they repeat from page to page, but for the page's number."""
        seen: dict[str, set[int]] = defaultdict(set)
        edge: list[Line] = []
        for page in self.pages:
            for line in page.lines:
                share = NUMBER_SHARE if PAGE_NUMBER.match(line.text) else MARGIN_SHARE
                if not page.height * share <= line.y <= page.height * (1 - share):
                    edge.append(line)
                    seen[self._shape(line)].add(line.page)
        return {line.start for line in edge if PAGE_NUMBER.match(line.text) or len(seen[self._shape(line)]) >= REPEATS}

    def _shape(self, line: Line) -> str:
        return re.sub(r"\d+", "#", re.sub(r"\s+", " ", line.text.strip()))

    def _is_contents(self, lines: Sequence[Line], before: bool) -> bool:
        """Whether a page holds a contents list: under its heading, or going on from the page before."""
        at = next((i for i, line in enumerate(lines) if CONTENTS_HEADING.match(line.text.strip())), None)
        listed = lines if at is None else lines[at + 1 :]
        if len(lines) <= 2 or not listed or not (before or at is not None):
            return False
        ending = sum(1 for line in listed if _ENDS_IN_NUMBER.search(line.text))
        return ending >= len(listed) * CONTENTS_SHARE

    def _passage(self, spans: Sequence[tuple[int, int]], marks: Sequence[tuple[int, int]]) -> Passage:
        return Passage.of(self.stored, spans, marks)

    def _is_heading(self, line: Line) -> bool:
        bare = line.text.strip()
        if line.size <= self.body * HEADING_SIZE and (not line.bold or self.bold_body):
            return False
        return not BULLET.match(bare) and any(c.isalpha() for c in bare)

    def _take(self, line: Line) -> None:
        """Put a line to the open block, or begin another."""
        bare = line.text.lstrip()
        lead = len(line.text) - len(bare)
        self._turn(line)
        if line.size < self.body * NOTE_SIZE and not BULLET.match(bare) and self._is_note(line):
            self._note(line)
            return
        heading = self._is_heading(line)
        number = LIST_NUMBER.match(bare)
        bullet = None if heading else BULLET.match(bare)
        if bullet:
            self._begin(BlockKind.BULLET, line, lead + bullet.end())
        elif heading and not (self._open and self._open.kind is BlockKind.HEADING and self._heading_goes_on(line)):
            self._begin(BlockKind.HEADING, line, 0)
        elif heading:
            self._add(line)
        elif number and self._may_number(line):
            self._begin(BlockKind.NUMBERED, line, lead + number.end(), number[1])
        elif self._goes_on(line):
            self._add(line)
        else:
            self._begin(BlockKind.PARAGRAPH, line, 0)

    def _turn(self, line: Line) -> None:
        """Where words jump up the page, a box of its own begins if it stands over all the page's words or cuts a sentence short."""
        if self._box is not None and self._box.page != line.page:
            self._end_box()
        above = self._open.lines[-1] if self._open else None
        if self._open is None or above is None or above.page != line.page or line.y <= above.last_y + self.pitch * 3:
            return
        ended = _ended(above.text)
        boxed = self._open.kind is not BlockKind.HEADING and (not ended or self._is_over_all(line))
        if self._box is not None or not boxed:
            self._flush()
            return
        held = None if ended else self._open
        self._open = None if held else self._open
        self._flush()
        self._box = _Box(line.page, len(self.blocks), held)

    def _is_over_all(self, line: Line) -> bool:
        """Whether a line stands higher than every one that its page printed before it."""
        before = (each for each in self.pages[line.page - 1].lines if each.start < line.start)
        return all(each.y < line.y for each in before if each.start not in self.furniture)

    def _end_box(self) -> None:
        """Put a box before the rest of its page, where it is printed, and go on with what it cut short."""
        box = self._box
        if box is None:
            return
        self._flush()
        blocks, self.blocks = self.blocks[box.begins :], self.blocks[: box.begins]
        first = next((i for i, block in enumerate(self.blocks) if block.page == box.page), len(self.blocks))
        self.blocks[first:first] = blocks
        self._boxes.append(blocks)
        self._open, self._box = box.held, None

    def _put_behind_its_list(self, box: Sequence[Block]) -> None:
        """A box that interrupts a list stands behind it: what follows a box would not be taken for the list's."""
        if not box:
            return
        begins = next(i for i, block in enumerate(self.blocks) if block is box[0])
        ends = goes_on = begins + len(box)
        if begins and self.blocks[begins - 1].kind is BlockKind.BULLET:
            while goes_on < len(self.blocks) and self.blocks[goes_on].kind is BlockKind.BULLET:
                goes_on += 1
        self.blocks[begins:goes_on] = [*self.blocks[ends:goes_on], *self.blocks[begins:ends]]

    def _may_number(self, line: Line) -> bool:
        """A figure at a line's beginning is a paragraph's number if it stands in the margin or is the next to come."""
        block = self._open
        if block is None or block.hang is None or block.lines[-1].page != line.page:
            return True
        is_next = block.number is not None and line.text.strip().startswith(f"{int(block.number) + 1}.")
        return is_next or line.x < block.hang - SAME_INDENT

    def _heading_goes_on(self, line: Line) -> bool:
        """A heading's second line: alike in type, close below."""
        above = self._open.lines[-1] if self._open else line
        close = 0 < above.last_y - line.y < max(self.pitch, line.size * 1.2) * PARAGRAPH_GAP
        return above.page == line.page and close and abs(above.size - line.size) < 0.6 and above.bold == line.bold

    def _goes_on(self, line: Line) -> bool:
        """Whether a line without a sign belongs to the open block."""
        block = self._open
        if block is None or block.kind is BlockKind.HEADING:
            return False
        above = block.lines[-1]
        hanging = block.kind in (BlockKind.BULLET, BlockKind.NUMBERED)
        at_hang = (
            hanging
            and block.hang is not None
            and abs(line.x - block.hang) < SAME_INDENT
            and line.x > block.lines[0].x + SAME_INDENT
        )
        ended = _ended(above.text)
        if above.page != line.page:
            return at_hang or not ended
        gap = above.last_y - line.y
        if hanging and at_hang:
            return True
        return abs(gap) < self.pitch * PARAGRAPH_GAP and not (
            hanging and ended and line.x < block.lines[0].x + SAME_INDENT
        )

    def _begin(self, kind: BlockKind, line: Line, sign: int, number: str | None = None) -> None:
        self._flush()
        self._open = _Open(kind, [line], number, sign, spans=[(line.start + sign, line.end)])

    def _add(self, line: Line) -> None:
        if self._open is None:
            return
        if self._open.hang is None and self._open.kind in (BlockKind.BULLET, BlockKind.NUMBERED):
            self._open.hang = line.x
        self._open.lines.append(line)
        self._open.spans.append((line.start, line.end))

    def _is_note(self, line: Line) -> bool:
        """Whether a line in small type is a footnote's: low on its page, under another one's, or behind the figure of a mark that its page bears."""
        if line.y < self.pages[line.page - 1].height * NOTES_SHARE or (
            self._notes and self._notes[-1].page == line.page
        ):
            return True
        figure = re.match(r"\s*(\d{1,2})\s+\S", line.text)
        before = (each for each in self.pages[line.page - 1].lines if each.start < line.start)
        return figure is not None and any(
            self.stored[start:end].strip() == figure[1] for each in before for start, end in each.marks
        )

    def _note(self, line: Line) -> None:
        """A footnote's line: kept apart, so that the text it stands under goes on over the page."""
        last = self._notes[-1] if self._notes else None
        passage = self._passage([(line.start, line.end)], line.marks)
        if last is not None and last.page == line.page:
            self._notes[-1] = replace(last, passage=last.passage.joined(passage))
        else:
            self._notes.append(Block(BlockKind.NOTE, passage, page=line.page))

    def _flush(self) -> None:
        block = self._open
        if block is not None:
            first = block.lines[0]
            level = round(first.size - self.body) + 1 if block.kind is BlockKind.HEADING else round(first.x / 6)
            level = level if block.kind in (BlockKind.HEADING, BlockKind.BULLET) else 0
            passage = self._passage(block.spans, [mark for line in block.lines for mark in line.marks])
            self.blocks.append(Block(block.kind, passage, first.page, block.number, level))
            self._open = None
        self.blocks.extend(self._notes)
        self._notes = []
