"""A report as the readers see it: blocks of clean text that know where each character stands in the stored text."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ingest.facts import Quotation

# Marks that a text copy puts around words and that are no part of them.
_MARKUP = re.compile(r"\*\*|__|</?(?:b|i|u|em|strong|sup|sub|br|span)(?:\s[^<>\n]{0,80})?/?>", re.IGNORECASE)

# Words with one white space between each: they are as clean as they stand, but for what that white space is.
_WORDS = re.compile(r"\S+(?:\s\S+)*")


class BlockKind(StrEnum):
    """What a block is by its form."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    NUMBERED = "numbered"
    BULLET = "bullet"
    ROW = "row"
    CONTENTS = "contents"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Passage:
    """Clean text (markup dropped, white space folded) with the stored offset of each of its characters."""

    text: str
    offsets: array[int]

    @classmethod
    def of(cls, stored: str, spans: Iterable[tuple[int, int]], marks: Sequence[tuple[int, int]] = ()) -> Passage:
        """The passage that these spans of the stored text make, joined by single spaces, without markup and footnotes' `marks`."""
        words: list[str] = []
        offsets = array("L")
        for start, end in spans:
            hidden = [m.span() for m in _MARKUP.finditer(stored, start, end)]
            if marks:
                hidden = sorted([*hidden, *(span for span in marks if start <= span[0] and span[1] <= end)])
            gap = bool(words)
            position = start
            for hide_start, hide_end in [*hidden, (end, end)]:
                reached = position  # where the word before ended: what lies between it and the next is white space
                for found in _WORDS.finditer(stored, position, hide_start):
                    first, last = found.span()
                    if words and (gap or first > reached):
                        words.append(" ")
                        offsets.append(first - 1 if first > start else first)
                    words.append(" ".join(found.group().split()))
                    offsets.extend(range(first, last))
                    gap, reached = False, last
                gap = gap or reached < hide_start
                position = hide_end
        return cls("".join(words), offsets)

    def joined(self, other: Passage, sign: str = "") -> Passage:
        """This passage and the next, a space between; and a list's `sign`, which the next does not hold but is printed before it."""
        if not self.text or not other.text:
            return self if self.text else other
        between = f" {sign} " if sign else " "
        offsets = array("L", self.offsets)
        offsets.extend([other.offsets[0]] * len(between))
        offsets.extend(other.offsets)
        return Passage(f"{self.text}{between}{other.text}", offsets)

    def cut(self, start: int, end: int | None = None) -> Passage:
        """The part from `start` to `end` of the clean text, without white space at its ends."""
        end = len(self.text) if end is None else end
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        return Passage(self.text[start:end], self.offsets[start:end])

    def sentences(self) -> Iterator[Passage]:
        """The passage's sentences, in order."""
        start = 0
        for match in _SENTENCE_END.finditer(self.text):
            if _ABBREVIATION.search(self.text, max(0, match.start() - 8), match.end(1)):
                continue
            yield self.cut(start, match.end(1))
            start = match.end()
        if start < len(self.text):
            yield self.cut(start)


_SENTENCE_END = re.compile(r"([.?!][’”'\")]?)\s+(?=[A-Z‘“'\"(])")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|Mr|Mrs|Ms|Dr|St|No|vs|cf|etc)\.$")


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, bullet or table row.

    `number` is the paragraph's or heading's own number as printed; `level` a heading's depth from 1 or a bullet's
    indent, 0 where the copy does not show it; `cells` a row's cells, in order (empty cells too); `page` where it begins, from 1.
    """

    kind: BlockKind
    passage: Passage
    page: int | None = None
    number: str | None = None
    level: int = 0
    cells: tuple[Passage, ...] = ()
    index: int = -1

    @property
    def text(self) -> str:
        """The clean text."""
        return self.passage.text

    def parted(self) -> bool:
        """Whether it is a table's row of several cells: one of a single cell may be a frame around a heading."""
        return sum(1 for cell in self.cells if cell.text) > 1

    def may_head(self) -> bool:
        """Whether it may be a heading by its form: no item, no number, no row of several cells."""
        return self.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) or (
            self.kind is BlockKind.ROW and not self.parted()
        )

    def ends_open(self) -> bool:
        """Whether the text stops without the punctuation that ends a sentence."""
        return not self.text.rstrip("’”'\")]").endswith((".", "?", "!", ":", ";"))


@dataclass(frozen=True, slots=True)
class Document:
    """Blocks in reading order over one stored text. `page_starts`: the stored offset at which each page begins; `copied`: whether it is
    a copy of a PDF's printed lines, which have lost their type and their tables' rules.
    """

    stored: str
    blocks: tuple[Block, ...]
    page_starts: tuple[int, ...] = ()
    media_type: str = "text/plain"
    copied: bool = False
    _head_size: int = field(default=4000, repr=False)

    @classmethod
    def build(cls, stored: str, blocks: Sequence[Block], page_starts: Sequence[int], media_type: str) -> Document:
        """A document whose blocks are numbered in order."""
        printed = [block for block in blocks if block.text]  # a row of empty cells says nothing and cannot be quoted
        numbered = tuple(replace(block, index=i) for i, block in enumerate(printed))
        return cls(stored, numbered, tuple(page_starts), media_type)

    @property
    def pages(self) -> int | None:
        """How many pages the source has; None where it does not show them."""
        return len(self.page_starts) or None

    @property
    def end(self) -> int:
        """The stored offset at which its last block ends; after it, where blocks were left out, another report stands."""
        return max((block.passage.offsets[-1] + 1 for block in self.blocks), default=0)

    @property
    def head(self) -> str:
        """The clean text of the first blocks: cover and opening, where a family shows itself."""
        size, parts = 0, []
        for block in self.blocks:
            parts.append(block.text)
            size += len(block.text)
            if size > self._head_size:
                break
        return "\n".join(parts)

    def page_of(self, offset: int) -> int | None:
        """The page, from 1, on which a stored offset stands."""
        return bisect_right(self.page_starts, offset) if self.page_starts else None

    def quote(self, passage: Passage, start: int = 0, end: int | None = None) -> Quotation:
        """The stored words of a passage, or of its part from `start` to `end` of the clean text."""
        part = passage.cut(start, end)
        if not part.text:
            raise ValueError("an empty passage cannot be quoted")
        first, last = part.offsets[0], part.offsets[-1] + 1
        return Quotation(self.stored[first:last], first, last, self.page_of(first))

    def quote_from(self, first: Passage, last: Passage) -> Quotation:
        """The stored words from the beginning of one passage to the end of another."""
        start, end = first.offsets[0], last.offsets[-1] + 1
        return Quotation(self.stored[start:end], start, end, self.page_of(start))

    def lines(self, passage: Passage) -> Iterator[Passage]:
        """A passage's lines as the stored text has them; where a page turns, a line ends. A word that a line's end cuts is on the first."""
        start, ended = 0, False
        for i in range(1, len(passage.text)):
            between = self.stored[passage.offsets[i - 1] : passage.offsets[i] + 1]
            ended = ended or "\n" in between or "\f" in between
            if ended and " " in passage.text[i - 1 : i + 1]:
                yield passage.cut(start, i)
                start, ended = i, False
        if start < len(passage.text):
            yield passage.cut(start)

    def content(self) -> Iterator[Block]:
        """The blocks without the contents list."""
        return (block for block in self.blocks if block.kind is not BlockKind.CONTENTS)


SIGNS_OF_POINTS = frozenset("-–—o")
"""Stand before points within an item, where the items have another sign."""

_BEFORE_A_WORD = 6  # characters: a sign, and the white space behind it


def is_point(stored: str, bullet: Block, first: Block | None) -> bool:
    """Whether a bullet's sign makes it a point within an item of the list that `first` begins, whose sign is another."""
    if first is None or sign_before(stored, first) in SIGNS_OF_POINTS:
        return False
    return sign_before(stored, bullet) in SIGNS_OF_POINTS


def sign_before(stored: str, bullet: Block) -> str:
    """The sign before a bullet's first word; empty where there is none."""
    start = bullet.passage.offsets[0]
    return stored[max(0, start - _BEFORE_A_WORD) : start].rstrip()[-1:]
