"""The text of a PDF as other programs give it: printed lines, without the type and the rules that show what they are.

A paragraph is broken wherever the page's margin broke it, a heading is a short line among others, a table of grades a run of
lines. What such lines are is told by how they end and begin, as a reader of the bare text would tell it. That is less than a PDF shows;
so a document made of them says that it is a copy.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.documents.document import Block, BlockKind, Passage
from ingest.documents.markers import BULLET, MARKER, PAGE_NUMBER
from ingest.documents.text_lines import NUMBERED, TextLine

FEWEST_LINES = 12  # a shorter text has too few for a share to say anything
BROKEN_SHARE = (
    0.3  # of the lines begin in the midst of a sentence where margins broke them; of headings and items hardly one does
)
WIDEST = 160  # characters: a text with wider lines has a line a paragraph
FULL_SHARE = 0.86  # of the usual width: a line that the next word would have carried beyond it was ended by the margin
_WIDE_SHARE = 0.9  # of all lines are no wider than the usual width
_HEADING_LENGTH = 160  # characters
_NOTE_LINES = 8  # of a page's foot: no footnote is longer
_REPEATS = 3  # pages
_HEAD_LENGTH = (8, 120)  # characters of a running head
_EDGE_LINES = 3  # of a page, at its head and at its foot
_FRONT_LINES = 12  # a report's title may be its running head too
_TABLE_LINE = 0.72  # of the usual width: a table's line that is longer and has punctuation is none
_RIGHT_COLUMN = 20  # blanks: what stands behind more is in a table's second column, beside the line above
_PUNCTUATION = re.compile(r"[.,;]")
_ENDED = re.compile(r"[.?!:;)][’”'\")\]]*$")
_STOPPED = re.compile(r"[.,;:]$")
_MIDST = re.compile(r"[a-z]")
_SIGN_ALONE = re.compile(rf"^\s*(?:{MARKER}|[-–−̶o])\s*$")
_NUMBER_ALONE = re.compile(r"^\s*(\d{1,3})[.)]\s*$")
_LETTERED = re.compile(r"^\s*\(?(?:[a-z]|[ivx]{1,5})\)\s+(?=\S)")
_INNER_SIGN = re.compile(r"^\s*[-–−̶o]\s")  # in these reports the sign of a list within a list of larger signs
_NOTE = re.compile(r"^\s*\d{1,2}(?:\s*$|\s+(?=[A-Z‘“]))")
_TITLE = re.compile(r"^(?:area SEND )?inspection of (?!.*:)", re.IGNORECASE)
_LABEL = re.compile(r":\s")  # "Inspection dates: …": what stands under a title
_TABLE_HEAD = re.compile(r"^\s*judgements?\s+grades?\s*$", re.IGNORECASE)
_TABLE_HEADS = (re.compile(r"^\s*judgements?\s*$", re.IGNORECASE), re.compile(r"^\s*grades?\s*$", re.IGNORECASE))
_COLUMN = re.compile(r"(?<=\S)\s{2,}(?=\S)")


def is_copied(lines: Sequence[TextLine]) -> bool:
    """Whether margins have broken a text's lines."""
    printed = [line.text.strip() for line in lines if not line.blank]
    if len(printed) < FEWEST_LINES or _width(printed) > WIDEST:
        return False
    broken = sum(1 for line in printed if _MIDST.match(line))
    return broken >= BROKEN_SHARE * len(printed)


def copied_blocks(stored: str, lines: Sequence[TextLine], furniture: set[int]) -> list[Block]:
    """The blocks that broken lines make; `furniture`: where lines begin that are page numbers, heads or feet."""
    return _Copy(stored, lines, furniture).blocks()


def line_end_hyphens(lines: Sequence[TextLine]) -> list[int]:
    """Where in the stored text a line ends in a hyphen behind a letter."""
    return [
        line.start + len(bare) - 1
        for line in lines
        if (bare := line.text.rstrip()).endswith("-") and bare[-2:-1].isalpha()
    ]


def _width(printed: Sequence[str]) -> int:
    lengths = sorted(map(len, printed))
    return lengths[min(int(len(lengths) * _WIDE_SHARE), len(lengths) - 1)] if lengths else 0


@dataclass(slots=True)
class _Open:
    """The block that is being gathered."""

    kind: BlockKind
    spans: list[tuple[int, int]] = field(default_factory=list)
    number: str | None = None
    level: int = 0
    last: str = ""  # the words of its last line


class _Copy:
    """Puts the lines of a copy together again."""

    def __init__(self, stored: str, lines: Sequence[TextLine], furniture: set[int]) -> None:
        self._stored = stored
        self._lines = lines
        self._width = _width([line.text.strip() for line in lines if not line.blank])
        self._breaks = self._first_of_pages()
        self._furniture = {i for i, line in enumerate(lines) if not line.blank and line.start in furniture}
        self._furniture |= self._running_heads()
        self._turned = self._turns()
        self._notes = self._footnotes()
        self._blocks: list[Block] = []
        self._open: _Open | None = None

    def blocks(self) -> list[Block]:
        """The blocks in the order of the lines."""
        kept = [i for i, line in enumerate(self._lines) if not line.blank and i not in self._furniture | self._notes]
        rows = self._table(kept)
        gap, turned, before = False, False, -1
        for place, i in enumerate(kept):
            gap = any(self._lines[j].blank for j in range(before + 1, i))
            turned = any(j in self._turned for j in range(before + 1, i + 1))
            if place in rows:
                head = place + 1 in rows and bool(_TABLE_HEADS[0].match(self._lines[i].text))
                self._row(self._lines[i], self._lines[kept[place + 1]] if head else None)
            else:
                self._take(self._lines[i], gap, turned, self._following(kept, place))
            before = i
        self._flush()
        for notes in self._note_runs():
            spans = [(self._lines[i].start, self._lines[i].end) for i in notes]
            self._blocks.append(Block(BlockKind.NOTE, Passage.of(self._stored, spans)))
        return _with_headings(sorted(self._blocks, key=lambda block: block.passage.offsets[0]))

    def _following(self, kept: Sequence[int], place: int) -> tuple[str, str]:
        """The two lines behind one."""
        first, second = ([self._lines[i].text.strip() for i in kept[place + 1 : place + 3]] + ["", ""])[:2]
        return first, second

    def _take(self, line: TextLine, gap: bool, turned: bool, following: Sequence[str]) -> None:
        """Put a line to the open block, or begin another."""
        text = line.text
        if _SIGN_ALONE.match(text):
            self._begin(BlockKind.BULLET, None, level=1 + bool(_INNER_SIGN.match(f"{text} ")))
        elif alone := _NUMBER_ALONE.match(text):
            self._begin(BlockKind.NUMBERED, None, alone[1])
        elif numbered := NUMBERED.match(text):
            self._begin(BlockKind.NUMBERED, (line, numbered.end()), numbered[1])
        elif sign := BULLET.match(text) or _LETTERED.match(text):
            self._begin(BlockKind.BULLET, (line, sign.end()), level=1 + bool(_INNER_SIGN.match(text)))
        elif self._open is not None and (not self._open.spans or self._goes_on(text.strip(), gap, turned, following)):
            self._add(line, 0)
        else:
            self._begin(BlockKind.PARAGRAPH, (line, 0))

    def _goes_on(self, words: str, gap: bool, turned: bool, following: Sequence[str]) -> bool:
        """Whether a line without a sign belongs to the open block."""
        last = self._open.last if self._open else ""
        ended = bool(_ENDED.search(last))
        full = self._is_full(last, words)
        low = words[:1].islower()
        if gap or turned:
            return not ended and (low or full)
        within = last.endswith(",") or last.rfind("(") > last.rfind(")")
        if low or within or words.startswith("("):
            return True
        if _TITLE.match(last) and not _LABEL.search(words):
            return True
        return full and not self._may_head(words, ended, following)

    def _may_head(self, words: str, ended: bool, following: Sequence[str]) -> bool:
        """Whether a line behind a full one begins a heading, of one line or of two: no margin ended the last of them, and it has no
        end of its own.

        `ended`: whether the line before has one; if it has not, a last line of a few words before another item looks alike.
        """
        first, second = following
        if not ended and (BULLET.match(first) or _SIGN_ALONE.match(first)):
            return False
        if first and not _MIDST.match(first) and not _STOPPED.search(words) and not self._is_full(words, first):
            return True
        stopped = _STOPPED.search(first) or words.endswith((".", ",", ";"))
        return bool(second) and not _MIDST.match(second) and not stopped and not self._is_full(first, second)

    def _is_full(self, words: str, following: str) -> bool:
        """Whether the first word of the line that follows would have gone beyond the margin."""
        return len(words) + 1 + len(following.split(" ", 1)[0]) >= FULL_SHARE * self._width

    def _begin(
        self, kind: BlockKind, first: tuple[TextLine, int] | None, number: str | None = None, level: int = 0
    ) -> None:
        self._flush()
        self._open = _Open(kind, number=number, level=level)
        if first is not None:
            self._add(*first)

    def _add(self, line: TextLine, sign: int) -> None:
        if self._open is not None:
            self._open.spans.append((line.start + sign, line.end))
            self._open.last = line.text.strip()

    def _flush(self) -> None:
        block, self._open = self._open, None
        passage = Passage.of(self._stored, block.spans) if block is not None else None
        if block is not None and passage is not None and passage.text:
            self._blocks.append(Block(block.kind, passage, number=block.number, level=block.level))

    def _row(self, line: TextLine, beside: TextLine | None) -> None:
        """A line of the table of grades; where the copy keeps columns apart, with its cells. `beside`: the head of the second column,
        where the copy has it on a line of its own."""
        self._flush()
        if len(line.text) - len(line.text.lstrip()) > _RIGHT_COLUMN and self._blocks[-1].kind is BlockKind.ROW:
            above = self._blocks.pop()
            cell = Passage.of(self._stored, [(line.start, line.end)])
            self._blocks.append(replace(above, passage=above.passage.joined(cell), cells=(*above.cells, cell)))
            return
        edges = [0, *(m.end() for m in _COLUMN.finditer(line.text)), len(line.text)]
        spans = [(line.start + a, line.start + b) for a, b in pairwise(edges)]
        spans += [(beside.start, beside.end)] if beside else []
        cells = tuple(Passage.of(self._stored, [span]) for span in spans)
        self._blocks.append(Block(BlockKind.ROW, Passage.of(self._stored, spans), cells=cells))

    def _table(self, kept: Sequence[int]) -> range:
        """The places of the lines of the table of grades: from its head to the first line of a paragraph."""
        texts = [self._lines[i].text for i in kept]
        at = next(
            (
                i
                for i, text in enumerate(texts)
                if _TABLE_HEAD.match(text)
                or (_TABLE_HEADS[0].match(text) and any(map(_TABLE_HEADS[1].match, texts[i + 1 : i + 2])))
            ),
            None,
        )
        if at is None:
            return range(0)
        end = at
        while end < len(texts) and not self._is_sentence(texts, end):
            end += 1
        return range(at, end)

    def _is_sentence(self, texts: Sequence[str], at: int) -> bool:
        bare = texts[at].strip()
        if BULLET.match(bare) or NUMBERED.match(bare) or bare.endswith("?"):
            return True
        long = len(bare) >= _TABLE_LINE * self._width and not _COLUMN.search(bare)
        return long and any(_PUNCTUATION.search(text) for text in texts[at : at + 2])

    def _running_heads(self) -> set[int]:
        """Lines that stand at the edges of three pages or more, whatever their figures; where the copy shows no pages, beside page
        numbers."""
        printed = [i for i, line in enumerate(self._lines) if not line.blank]
        breaks = [n for n, i in enumerate(printed) if i in self._breaks]
        if breaks:
            edges = {n + k for n in breaks for k in range(-_EDGE_LINES, _EDGE_LINES)}
        else:
            known = [n for n, i in enumerate(printed) if i in self._furniture]
            edges = {n + k for n in known for k in (-2, -1, 1, 2)}
        shapes = {printed[n]: self._shape(printed[n]) for n in edges if _FRONT_LINES <= n < len(printed)}
        counts = Counter(shapes.values())
        return {i for i, shape in shapes.items() if shape and counts[shape] >= _REPEATS}

    def _first_of_pages(self) -> set[int]:
        """The lines that are the first of a page but the first, by form feeds."""
        printed = [i for i, line in enumerate(self._lines) if not line.blank]
        ends = pairwise(printed)
        return {i for before, i in ends if "\f" in self._stored[self._lines[before].end : self._lines[i].start]}

    def _shape(self, i: int) -> str:
        bare = self._lines[i].text.strip()
        if not _HEAD_LENGTH[0] <= len(bare) <= _HEAD_LENGTH[1] or BULLET.match(bare) or bare.endswith((".", ";", ":")):
            return ""
        return re.sub(r"\d+", "#", re.sub(r"\s+", " ", bare))

    def _turns(self) -> set[int]:
        """The lines before which a page ends: by a form feed, or by what every page prints."""
        return self._furniture | self._breaks

    def _footnotes(self) -> set[int]:
        """The lines of footnotes: at a page's foot, from one that begins with a bare number on."""
        plain = [line for line in self._lines if _NOTE.match(line.text) and not PAGE_NUMBER.match(line.text)]
        if len(plain) > len(self._turned) + 1:
            return set()  # these are the numbers of the report's own paragraphs
        found: set[int] = set()
        for turn in self._turned:
            foot = self._foot(turn)
            begins = next((n for n, i in enumerate(foot) if _NOTE.match(self._lines[i].text)), None)
            if begins is not None and not any(BULLET.match(self._lines[i].text) for i in foot[begins:]):
                found |= set(foot[begins:])
        return found

    def _foot(self, turn: int) -> list[int]:
        """The last lines before a page's end, without what every page prints; a bare number among words is a note's."""
        foot: list[int] = []
        for i in range(turn - 1, max(-1, turn - 2 * _NOTE_LINES), -1):
            line = self._lines[i]
            bare = bool(foot) and bool(_NOTE.match(line.text)) and bool(PAGE_NUMBER.match(line.text))
            if i in self._breaks or len(foot) == _NOTE_LINES or (i in self._furniture and not bare):
                break
            if not line.blank:
                foot.insert(0, i)
        return foot

    def _note_runs(self) -> Iterator[list[int]]:
        run: list[int] = []
        for i in sorted(self._notes):
            if run and any(not self._lines[j].blank for j in range(run[-1] + 1, i)):
                yield run
                run = []
            run.append(i)
        if run:
            yield run


def _with_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, of which those are headings that are short, have no end, and have something that begins anew behind them."""
    found = []
    for i, block in enumerate(blocks):
        following = next((b for b in blocks[i + 1 :] if b.kind is not BlockKind.NOTE), None)
        heads = (
            block.kind is BlockKind.PARAGRAPH
            and len(block.text) < _HEADING_LENGTH
            and not re.search(r"[.,;:]$", block.text)
            and block.text[:1].isupper()
            and following is not None
            and not following.text[:1].islower()
        )
        found.append(Block(BlockKind.HEADING, block.passage, level=1) if heads else block)
    return found
