"""A document's lines put together anew, where a copy leaves no white space between headings, paragraphs and items.

Text copies of some families run a whole page into one block; their PDFs set "1.1" and "1.2" as close as two lines of one paragraph, and
a sentence in bold type as a heading. What is fixed in such a report is its lines: a family says which of them are its headings, the
contents list says which others are, and a number of two parts or three ("1.2", "5.1.1") begins a paragraph where it follows the one before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.documents.joining import join_cut_blocks
from ingest.documents.markers import CONTENTS_HEADING, PAGE_NUMBER
from ontology.folding import fold

MOST_LINES = 3
"""Lines of the longest heading."""

HEADING_LENGTH = 160
"""Characters of the longest heading, over its lines."""

_SECTIONED = re.compile(r"^\(?(?P<number>\d{1,2}(?:\.\d{1,2}){1,2})\.?\)?\s+(?=\S)")
_LISTED = re.compile(r"(?:\s*[.…\t]{2,}|\s)\s*\d{1,3}$")  # a contents list's line: dots or white space, and a page
_LEADING_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,2}[.)]?\s+")
_LETTER_SIGN = re.compile(r"^n\s+(?=[A-Za-z])")  # what a symbol font's square becomes in a copy
_FEWEST_SIGNS = 2
_SKIPPED = 3  # numbers that a report may leave out between two of its paragraphs
_FLOWING = (BlockKind.PARAGRAPH, BlockKind.NUMBERED, BlockKind.BULLET)
_GOES_ON = re.compile(r"^[a-z(]")
_CUT = re.compile(r"(?:[,–-]|\b(?:and|or|of|the|to|for|in|with|by|NHS|St))$")


@dataclass(slots=True)
class _Line:
    """A line, with the block that it is of where it is the first of it."""

    passage: Passage
    block: Block
    first: bool


class _Relining:
    """One pass over a document's lines."""

    def __init__(
        self, document: Document, is_heading: Callable[[str], bool], leads_in: Callable[[str], bool] | None
    ) -> None:
        self.document = document
        self.leads_in = leads_in
        self.listed = contents_of(document)
        self.is_heading = is_heading
        signs = sum(bool(_LETTER_SIGN.match(line.passage.text)) for line in _lines(document))
        self.letter_signs = signs >= _FEWEST_SIGNS
        self.last: tuple[int, ...] = ()
        self.small = False  # the items of this section begin with a small letter: "should ensure: 3.1 that …"
        self.found: list[Block] = []

    def blocks(self) -> list[Block]:
        lines = list(_lines(self.document))
        at, in_contents = 0, False
        while at < len(lines):
            line = lines[at]
            if line.block.kind in (BlockKind.ROW, BlockKind.NOTE):
                self.found.append(line.block)
                at += 1
                continue
            in_contents = _in_contents(lines, at, in_contents)
            if in_contents:
                self.found.append(Block(BlockKind.CONTENTS, line.passage, line.block.page))
                at += 1
                continue
            following = lines[at : at + MOST_LINES]
            at += self._heading(following) or self._lead_in(lines[at : at + MOST_LINES + 1]) or self._other(line)
        return join_cut_blocks(self.found)

    def _heading(self, lines: Sequence[_Line]) -> int:
        """How many of the lines make a heading, which is then found; the longest first. A figure on a line of its own begins none."""
        if lines and PAGE_NUMBER.match(lines[0].passage.text):
            return 0
        for count in range(len(lines), 0, -1):
            taken = lines[:count]
            if any(line.first and line.block.kind is not BlockKind.HEADING for line in taken[1:]):
                continue
            whole = taken[0].passage
            for line in taken[1:]:
                whole = whole.joined(line.passage)
            bare, number = _without_number(whole)
            if len(whole.text) <= HEADING_LENGTH and self._heads(bare.text):
                number = number or (taken[0].block.number if taken[0].first else None)
                self.found.append(Block(BlockKind.HEADING, bare, self._page(bare), number))
                return count
        return 0

    def _lead_in(self, lines: Sequence[_Line]) -> int:
        """How many of the lines lead in new items behind an item that has ended; they are then a paragraph."""
        before = self.found[-1] if self.found else None
        items = (BlockKind.BULLET, BlockKind.NUMBERED)
        if self.leads_in is None or before is None or before.kind not in items or lines[0].first:
            return 0
        if not lines[0].passage.text[:1].isupper():
            return 0
        ended = before.text.endswith(".") and before.kind is BlockKind.BULLET
        whole: Passage | None = None
        for count, line in enumerate(lines[:MOST_LINES], start=1):
            if line.first or self._heads(line.passage.text) or (whole is not None and whole.text.endswith(".")):
                return 0
            whole = whole.joined(line.passage) if whole else line.passage
            if self.leads_in(whole.text) and (ended or (count < len(lines) and self._opens_list(lines[count]))):
                self.found.append(Block(BlockKind.PARAGRAPH, whole, self._page(whole)))
                return count
        return 0

    def _opens_list(self, line: _Line) -> bool:
        """Whether a line is the first item of a list: behind a sign or a plain number, or numbered as the first of its section."""
        number = _SECTIONED.match(line.passage.text)
        signed = line.first and line.block.kind in (BlockKind.BULLET, BlockKind.NUMBERED)
        return signed or (number is not None and number["number"].endswith(".1"))

    def _heads(self, words: str) -> bool:
        """Whether words are a heading: as the contents list or the family has it, and no end of a sentence."""
        if not words or words[0].islower() or words.endswith((".", ",", ";")):
            return False
        return fold(words) in self.listed or self.is_heading(words)

    def _other(self, line: _Line) -> int:
        """Take a line as the beginning of a block or as the rest of the one before."""
        sign = _LETTER_SIGN.match(line.passage.text) if self.letter_signs else None
        if sign:
            self.found.append(Block(BlockKind.BULLET, line.passage.cut(sign.end()), self._page(line.passage)))
            return 1
        passage, number = _without_number(line.passage)
        number = number or (line.block.number if line.first else None)
        parts = tuple(map(int, number.split("."))) if number else ()
        if number and len(parts) > 1 and _follows(parts, self.last) and self._begins_item(passage.text, parts):
            self.last, self.small = parts, passage.text[:1].islower()
            self.found.append(Block(BlockKind.NUMBERED, passage, self._page(passage), number))
        elif line.first and not self._goes_on(line):
            kind = BlockKind.PARAGRAPH if line.block.kind is BlockKind.CONTENTS else line.block.kind
            self.found.append(replace(line.block, kind=kind, passage=line.passage, page=self._page(line.passage)))
        elif self.found and self.found[-1].kind in (*_FLOWING, BlockKind.HEADING) and not self._after_heading():
            before = self.found[-1]
            self.found[-1] = replace(before, passage=before.passage.joined(line.passage))
        else:
            self.found.append(Block(BlockKind.PARAGRAPH, line.passage, self._page(line.passage)))
        return 1

    def _begins_item(self, text: str, number: tuple[int, ...]) -> bool:
        """Whether words behind a number begin an item: with a capital, or with a small letter where a colon or the item before has it so."""
        if text[:1].isupper():
            return True
        if not text[:1].islower() or not self.found:
            return False
        first = number[-1] == 1 and self.found[-1].text.endswith((":", "should", "must"))
        return first or (self.small and number[:-1] == self.last[:-1] and number[-1] == self.last[-1] + 1)

    def _after_heading(self) -> bool:
        """Whether what was found last is one of the headings, which end with their line."""
        before = self.found[-1]
        return before.kind is BlockKind.HEADING and self._heads(before.text)

    def _goes_on(self, line: _Line) -> bool:
        """Whether bold type or a page has cut a paragraph: the line stands apart and is the rest of what is before it."""
        if not self.found or self.found[-1].kind not in _FLOWING:
            return False
        if line.block.kind is not BlockKind.HEADING:
            return line.block.kind is BlockKind.PARAGRAPH and line.passage.text.startswith("(")
        before = self.found[-1].text
        return bool(_GOES_ON.match(line.passage.text)) or bool(_CUT.search(before))

    def _page(self, passage: Passage) -> int | None:
        return self.document.page_of(passage.offsets[0])


def relined(
    document: Document, is_heading: Callable[[str], bool], leads_in: Callable[[str], bool] | None = None
) -> Document:
    """The document with a block for each heading, paragraph and item that its lines show.

    `is_heading`: the family's own; `leads_in`: whether lines behind an item lead in others.
    """
    blocks = _Relining(document, is_heading, leads_in).blocks()
    return Document.build(document.stored, blocks, document.page_starts, document.media_type)


def contents_of(document: Document) -> frozenset[str]:
    """The headings that the contents list names, folded; none where the document has no such list."""
    found: list[str] = []
    inside, held = False, ""
    lines = list(_lines(document))
    for at, line in enumerate(lines):
        inside = _in_contents(lines, at, inside)
        text = line.passage.text
        if not inside or CONTENTS_HEADING.match(text):
            held = ""
            continue
        held = f"{held} {text}".strip()
        if _LISTED.search(text) or PAGE_NUMBER.match(text):
            found.append(_LISTED.sub("", held))
            held = ""
    return frozenset(filter(None, (fold(_LEADING_NUMBER.sub("", each)) for each in found)))


def _in_contents(lines: Sequence[_Line], at: int, inside: bool) -> bool:
    """Whether a line is of the contents list: from its heading on, for as long as lines, or the next ones, end in a page."""
    line = lines[at]
    if line.block.kind is BlockKind.CONTENTS or CONTENTS_HEADING.match(line.passage.text):
        return True
    if not inside:
        return False
    return any(
        len(each.passage.text) <= HEADING_LENGTH
        and bool(_LISTED.search(each.passage.text) or PAGE_NUMBER.match(each.passage.text))
        for each in lines[at : at + 2]  # a long heading has its page on the next line
    )


def _lines(document: Document) -> Iterator[_Line]:
    for block in document.blocks:
        if block.kind in (BlockKind.ROW, BlockKind.NOTE):
            yield _Line(block.passage, block, True)
            continue
        for nth, line in enumerate(document.lines(block.passage)):
            yield _Line(line, block, not nth)


def _without_number(line: Passage) -> tuple[Passage, str | None]:
    """A line without the number before it: "1.2", "5.1.1"; a plain "1." is a paragraph's, and the copy's own business."""
    match = _SECTIONED.match(line.text)
    if match:
        return line.cut(match.end()), match["number"]
    plain = _LEADING_NUMBER.match(line.text)
    return (
        (line.cut(plain.end()), None) if plain and line.text[plain.end() : plain.end() + 1].isupper() else (line, None)
    )


def _follows(number: tuple[int, ...], last: tuple[int, ...]) -> bool:
    """Whether a number goes on from the last one: the next of its section, or the first of another."""
    if number[-1] == 1 or not last:
        return number[-1] <= 1 + _SKIPPED
    if number[:-1] == last[:-1]:
        return last[-1] < number[-1] <= last[-1] + _SKIPPED
    return False
