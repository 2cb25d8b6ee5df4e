"""The stored text of formats that have no lines of their own, and the blocks that stand in it.

A word processor's file and a web page hold paragraphs, not printed lines, so the stored text is composed of them, by these
rules. Every block begins on a line of its own, in reading order. A list item begins with its sign (`•`) or its number as it
would be printed, and a space. The cells of a table's row are parted by tabs. A break that the source makes within a
paragraph or a cell is a line break; other white space is folded to one space; control characters, soft hyphens and
characters without width are left out. Nothing else is added or changed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.documents.markers import BULLET, CONTENTS_HEADING, LIST_NUMBER
from ontology.errors import UnreadableFile

MOST_CHARACTERS = 4_000_000
"""Of a document: twenty times the longest report; what unfolds into more is none."""

MOST_BLOCKS = 50_000
"""Of a document: the longest report has some 3,000 paragraphs and rows."""

PAGE_BREAK = "\f"
"""Stands in a text that is handed to the composer where a page begins; it is no part of the stored text."""

MARKER = "•"
"""What every sign of an unnumbered list is stored as: fonts of signs leave letters of no meaning in its place."""

FRAME_PIECES = 3
"""Paragraphs of a cell with a heading: a cell with more is a part of the text, and no cell of figures or names."""

_PAGE_LAST = re.compile(r"(?:^|[\s.])\d{1,3}\s*$")
_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_BREAKS = dict.fromkeys(map(ord, "\x0b\x85\u2028\u2029"), "\n")
_CONTROLS = dict.fromkeys([*range(9), *range(14, 32), 127], " ")
_CLEAN = str.maketrans({**_DROPPED, **_BREAKS, **_CONTROLS})
_FOLDED = re.compile(r"[^\S\n\f]+")
_LINE_ENDS = re.compile(r" ?\n[\n ]*")


class Label(NamedTuple):
    """A list item's sign or number as printed, `•`, `12.` or `(a)`; `level` is its indent, greater for a list within."""

    printed: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before it has its place: `text` without its label, or `cells` for a row."""

    kind: BlockKind
    text: str
    label: Label | None = None
    level: int = 0
    cells: tuple[str, ...] = ()


def paragraph(text: str, label: Label | None = None) -> Piece:
    """A paragraph or list item; without a label of its own, what its first characters show it to be.

    Signs mean what they mean in print: a number with a point or bracket numbers, and other labels ("(a)", "1.2") are
    words of the paragraph that they begin.
    """
    lead = re.match(r"\s*", text)
    breaks, bare = (PAGE_BREAK * lead[0].count(PAGE_BREAK), text[lead.end() :]) if lead else ("", text)
    if label is None:
        found = BULLET.match(bare) or LIST_NUMBER.match(bare)
        if found is None or not bare[found.end() :].strip():
            return Piece(BlockKind.PARAGRAPH, text)
        sign, bare = found[0].strip(), bare[found.end() :]
        label = Label(sign if sign[0].isdigit() else MARKER)
    if label.printed == MARKER:
        return Piece(BlockKind.BULLET, breaks + bare, label, label.level)
    if re.fullmatch(r"\d{1,3}[.)]?", label.printed):
        return Piece(BlockKind.NUMBERED, breaks + bare, label)
    return Piece(BlockKind.PARAGRAPH, f"{breaks}{label.printed} {bare}")


def cell_text(pieces: Iterable[Piece]) -> str:
    """What stands in a table's cell, a line a paragraph, with the signs and numbers of its lists."""
    lines = []
    for piece in pieces:
        words = " ".join(piece.cells) if piece.cells else piece.text
        lines.append(f"{piece.label.printed} {words}" if piece.label and words.strip() else words)
    return "\n".join(lines)


def is_frame(rows: Sequence[Sequence[Sequence[Piece]]]) -> bool:
    """Whether a table is there for the look of the page only: it has one column, or tables or parts of the text in cells."""
    cells = [[piece.kind for piece in cell] for row in rows for cell in row]
    if any(BlockKind.ROW in kinds or (BlockKind.HEADING in kinds and len(kinds) > FRAME_PIECES) for kinds in cells):
        return True
    return all(sum(1 for cell in row if cell) < 2 for row in rows)


def table_row(cells: Sequence[Sequence[Piece]]) -> Iterator[Piece]:
    """A table's row as a piece, and then the notes of its cells."""
    kept = tuple(cell_text([piece for piece in cell if piece.kind is not BlockKind.NOTE]) for cell in cells)
    yield Piece(BlockKind.ROW, "", cells=kept)
    yield from (piece for cell in cells for piece in cell if piece.kind is BlockKind.NOTE)


def compose(pieces: Sequence[Piece], name: str, media_type: str, *, paged: bool = False) -> Document:
    """The document that the pieces make. `paged`: the page breaks in their texts are known to be all there are.

    Raises UnreadableFile for a text that is too long or has no words.
    """
    if len(pieces) > MOST_BLOCKS:
        raise UnreadableFile(
            f"the file holds more than {MOST_BLOCKS:,} paragraphs",
            where=name,
            remedy="Check that it is a single report.",
        )
    composer = _Composer(name)
    for piece in _contents_marked(pieces):
        composer.add(piece)
    return composer.document(media_type, paged)


class _Composer:
    """Lays piece after piece into one text. The blocks are made at the end, when the text is whole."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._parts: list[str] = []
        self._length = 0
        self._breaks = [0]
        self._placed: list[tuple[Piece, list[tuple[int, int]]]] = []

    def add(self, piece: Piece) -> None:
        label = piece.label.printed if piece.label else ""
        texts = [_clean(text) for text in piece.cells or (piece.text,)]
        if not any(text.replace(PAGE_BREAK, "").strip() for text in texts):
            self._breaks += [self._length] * sum(text.count(PAGE_BREAK) for text in texts)
            return
        spans = []
        if label:
            # A page that begins at the item begins at its number.
            lead = len(texts[0]) - len(texts[0].lstrip(f"{PAGE_BREAK} "))
            self._breaks += [self._length] * texts[0].count(PAGE_BREAK, 0, lead)
            texts[0] = texts[0][lead:]
            self._put(f"{label} ")
        for i, text in enumerate(texts):
            if i:
                self._put("\t")
            spans.append(self._lay(text))
        self._put("\n")
        self._placed.append((piece, spans))

    def document(self, media_type: str, paged: bool) -> Document:
        stored = "".join(self._parts)
        if not stored.strip():
            raise UnreadableFile(
                "the file holds no words", where=self._name, remedy="Give the report's text, not pictures of its pages."
            )
        starts = self._breaks if paged else []
        blocks = [self._block(stored, piece, spans) for piece, spans in self._placed]
        if paged:
            blocks = [replace(b, page=bisect_right(starts, b.passage.offsets[0])) for b in blocks]
        return Document.build(stored, blocks, starts, media_type)

    def _lay(self, text: str) -> tuple[int, int]:
        """Put a text down but for its page breaks, which are noted."""
        start = self._length
        for i, part in enumerate(text.split(PAGE_BREAK)):
            if i:
                self._breaks.append(self._length)
            self._put(part)
        return start, self._length

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        if self._length > MOST_CHARACTERS:
            raise UnreadableFile(
                f"the file holds more than {MOST_CHARACTERS:,} characters",
                where=self._name,
                remedy="Check that it is a single report.",
            )

    def _block(self, stored: str, piece: Piece, spans: list[tuple[int, int]]) -> Block:
        whole = Passage.of(stored, [(spans[0][0], spans[-1][1])])
        cells = tuple(Passage.of(stored, [span]) for span in spans) if piece.cells else ()
        number = piece.label.printed.rstrip(".)") if piece.label and piece.label.printed[0].isdigit() else None
        return Block(piece.kind, whole, number=number, level=piece.level, cells=cells)


def _contents_marked(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, with a contents list that was typed: what follows its heading for as long as it ends in page numbers."""
    inside = False
    for piece in pieces:
        if CONTENTS_HEADING.match(piece.text.strip()):
            inside = True
        elif inside:
            last = piece.cells[-1] if piece.cells else piece.text
            inside = piece.kind is not BlockKind.HEADING and bool(_PAGE_LAST.search(last))
        yield replace(piece, kind=BlockKind.CONTENTS) if inside else piece


def _clean(text: str) -> str:
    folded = _FOLDED.sub(" ", text.translate(_CLEAN)).replace(f" {PAGE_BREAK} ", f" {PAGE_BREAK}")
    return _LINE_ENDS.sub("\n", folded).strip(" \n")
