"""DOCX into a Document, by lxml.

What is read is what a reader of the printed page would read: automatic numbers and signs, the results of fields, insertions;
not deletions, hidden text, comments, and what stands in page heads and feet. The stored text is composed
(see `ingest.documents.composed`). Pages are known only where the file's record of page breaks is whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from ingest.documents.composed import (
    MARKER,
    PAGE_BREAK,
    Label,
    Piece,
    cell_text,
    compose,
    is_frame,
    paragraph,
    table_row,
)
from ingest.documents.document import BlockKind, Document
from ingest.documents.word.numbering import Numbering
from ingest.documents.word.package import Package, child, local, value
from ingest.documents.word.styles import Styles
from ontology.errors import UnreadableFile

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

LONGEST_HEADING = 200
"""Characters: a paragraph in bold or larger type that is longer is an emphasis."""

HEADING_SIZE = 1.08  # times the body's size, as in a PDF: headings are set in 14 points over 12

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PRIVATE = range(0xE000, 0xF900)
_ENDED = re.compile(r"[.?!;,][’”'\")]*\s*$")

# Elements that only hold others; what they mark is read as if they were not there.
_INLINE = {"hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "dir", "bdo", "rubyBase", "ruby"}  # fmt: skip
_HOLDERS = {"ins", "moveTo", "sdt", "sdtContent", "customXml", "smartTag"}
_BREAKS = {"cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "softHyphen": ""}


@dataclass(slots=True)
class _Words:
    """A paragraph as it is being read. `bold` and `sizes` count the characters of each kind of type."""

    parts: list[str] = field(default_factory=list)
    bold: int = 0
    letters: int = 0
    sizes: Counter[float] = field(default_factory=Counter)
    notes: list[etree._Element] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)


@dataclass(slots=True)
class _Plain:
    """A paragraph that neither its style nor a list makes anything: by its type it may be a heading still."""

    piece: Piece
    bold: bool
    size: float


_Found = Piece | _Plain


def read_docx(data: bytes, name: str) -> Document:
    """The document of a DOCX file. Raises UnreadableFile: damaged, encrypted, a bomb, no text."""
    package = Package(data, name)
    reader = _WordReader(package, name)
    found = list(reader.blocks(package.body))
    return compose(reader.settled(found), name, MEDIA_TYPE, paged=reader.breaks is not None)


class _WordReader:
    """Reads a body's paragraphs and tables in order, counting list items as they come."""

    def __init__(self, package: Package, name: str) -> None:
        self._name = name
        self._styles = Styles(package.related("styles"))
        self._numbering = Numbering(package.related("numbering"), self._styles)
        self._notes: dict[str, dict[str | None, etree._Element]] = {
            kind: {value(note, "id"): note for note in part if value(note, "type") is None}
            for kind in ("footnote", "endnote")
            if (part := package.related(f"{kind}s")) is not None
        }
        self._sizes: Counter[float] = Counter()
        self._bold = self._letters = 0
        self.breaks = _page_breaks(package)

    def blocks(self, holder: etree._Element) -> Iterator[_Found]:
        """The pieces of a body, a cell, a note or a text box."""
        for element in holder:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield from self._table(element)
            elif name in _HOLDERS or name == "body":
                yield from self.blocks(element)
            elif name == "altChunk":
                raise UnreadableFile(
                    "the file holds another document within it", where=self._name,
                    remedy="Open it in a word processor and save it again as DOCX.",
                )  # fmt: skip

    def settled(self, found: list[_Found]) -> list[Piece]:
        """The pieces, with those headings that only their type shows."""
        body = self._sizes.most_common(1)[0][0] if self._sizes else 0.0
        bold_body = self._bold * 2 > self._letters
        return [_settled(piece, body, bold_body) for piece in found]

    def _paragraph(self, element: etree._Element) -> Iterator[_Found]:
        properties = child(element, "pPr")
        style = value(child(properties, "pStyle")) or self._styles.normal
        words = _Words()
        self._gather(element, words, style)
        deleted = child(properties, "rPr", "del") is not None
        label = None if deleted else self._numbering.label(properties, style)
        text = "".join(words.parts)
        if text.strip():
            yield self._piece(text, words, label, style, properties)
        elif PAGE_BREAK in text:
            yield Piece(BlockKind.PARAGRAPH, text)
        for note in words.notes:
            yield from self._note(note)
        for box in words.boxes:
            yield from self.blocks(box)

    def _piece(
        self, text: str, words: _Words, label: Label | None, style: str | None, properties: etree._Element | None
    ) -> _Found:
        level = self._styles.heading(style, properties)
        if self._styles.is_contents(style):
            return Piece(BlockKind.CONTENTS, text)
        if level is not None and (label is None or label.printed != MARKER):
            return Piece(BlockKind.HEADING, text, label, level)
        piece = paragraph(text, label)
        if piece.kind is BlockKind.BULLET or label is not None:
            return piece
        size = words.sizes.most_common(1)[0][0] if words.sizes else 0.0
        return _Plain(piece, bool(words.letters) and words.bold == words.letters, size)

    def _gather(self, element: etree._Element, words: _Words, style: str | None) -> None:
        """Put the words of a paragraph, or of what stands in it, to `words`."""
        for inner in element:
            name = local(inner)
            if name == "r":
                self._run(inner, words, style)
            elif name in _INLINE:
                self._gather(inner, words, style)
            elif name.startswith(_MATHS):
                words.parts += [text for part in inner.iter(f"{_MATHS}t") if (text := part.text)]

    def _run(self, run: etree._Element, words: _Words, style: str | None) -> None:
        properties = child(run, "rPr")
        if self._styles.hidden(properties, style):
            return
        before = len(words.parts)
        for inner in run:
            name = local(inner)
            if name == "t":
                words.parts.append(inner.text or "")
            elif name in _BREAKS:
                words.parts.append(_BREAKS[name])
            elif name == "sym":
                words.parts.append(_symbol(inner))
            elif name in ("br", "lastRenderedPageBreak"):
                words.parts.append(self._break(inner))
            elif name in ("footnoteReference", "endnoteReference"):
                note = self._notes.get(name.removesuffix("Reference"), {}).get(value(inner, "id"))
                words.notes += [] if note is None else [note]
            elif name == "ruby":
                self._gather(inner, words, style)
            else:
                words.boxes += _boxes(inner)
        letters = sum(1 for part in words.parts[before:] for character in part if not character.isspace())
        size = self._styles.size(properties, style)
        bold = letters if letters and self._styles.bold(properties, style) else 0
        words.letters, words.bold = words.letters + letters, words.bold + bold
        words.sizes[size] += letters
        self._sizes[size] += letters
        self._letters, self._bold = self._letters + letters, self._bold + bold

    def _break(self, element: etree._Element) -> str:
        """A break as text: of the page where this kind records page breaks, else of the line."""
        if local(element) == self.breaks and (self.breaks != "br" or value(element, "type") == "page"):
            return PAGE_BREAK
        return "" if local(element) != "br" else " " if value(element, "type") == "page" else "\n"

    def _note(self, note: etree._Element) -> Iterator[Piece]:
        notes, self._notes = self._notes, {}  # a note has no notes, or one could be its own
        text = cell_text([_piece(found) for found in self.blocks(note)])
        self._notes = notes
        yield Piece(BlockKind.NOTE, text)

    def _table(self, table: etree._Element) -> Iterator[_Found]:
        """A table's rows; what a table only frames, as if it were not there."""
        rows = [self._row(row) for row in _held(table, "tr") if child(row, "trPr", "del") is None]
        if is_frame([[[_piece(found) for found in cell] for cell in row] for row in rows]):
            yield from (found for row in rows for cell in row for found in cell)
            return
        for row in rows:
            yield from table_row([[_piece(found) for found in cell] for cell in row])

    def _row(self, row: etree._Element) -> list[list[_Found]]:
        """The cells of a row: one that spans columns is one; one that goes on from the row above is empty."""
        cells: list[list[_Found]] = []
        for cell in _held(row, "tc"):
            merged = child(cell, "tcPr", "vMerge")
            goes_on = merged is not None and value(merged) in (None, "continue")
            cells.append([] if goes_on else list(self.blocks(cell)))
        return cells


def _piece(found: _Found) -> Piece:
    return found.piece if isinstance(found, _Plain) else found


def _settled(found: _Found, body: float, bold_body: bool) -> Piece:
    if isinstance(found, Piece):
        return found
    text = found.piece.text.strip()
    stands_out = found.size > body * HEADING_SIZE or (found.bold and not bold_body)
    if stands_out and len(text) <= LONGEST_HEADING and not _ENDED.search(text) and any(c.isalpha() for c in text):
        return replace(found.piece, kind=BlockKind.HEADING)
    return found.piece


def _held(holder: etree._Element, name: str) -> Iterator[etree._Element]:
    """The elements of a name within `holder` or within what only holds others."""
    for inner in holder:
        if local(inner) == name:
            yield inner
        elif local(inner) in _HOLDERS:
            yield from _held(inner, name)


def _boxes(element: etree._Element) -> list[etree._Element]:
    """The contents of the text boxes of a drawing, once: older programs get a second copy."""
    found = []
    for inner in element:
        if inner.tag == f"{_COMPATIBLE}Fallback" and any(e.tag == f"{_COMPATIBLE}Choice" for e in element):
            continue
        found += [inner] if local(inner) == "txbxContent" else _boxes(inner)
    return found


def _symbol(element: etree._Element) -> str:
    """A character of a font of signs: a list's sign where it is one of a font's own, which mean nothing elsewhere."""
    code = value(element, "char") or ""
    if not re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) or 0xD800 <= int(code, 16) < 0xE000:
        return ""
    return MARKER if int(code, 16) in _PRIVATE else chr(int(code, 16))


def _page_breaks(package: Package) -> str | None:
    """The name of the elements that record where pages begin, None where none does so for all of them.

    Word notes where it last broke pages, and how many it counted; other programs note only the breaks that were asked
    for. A record is believed if it comes to the number that was counted.
    """
    names = [local(e) for e in package.body.iter() if local(e) == "lastRenderedPageBreak" or _is_page_break(e)]
    counted = package.pages()
    rendered = names.count("lastRenderedPageBreak")
    if rendered and counted in (None, rendered + 1):
        return "lastRenderedPageBreak"
    return "br" if counted == names.count("br") + 1 else None


def _is_page_break(element: etree._Element) -> bool:
    return local(element) == "br" and value(element, "type") == "page"
