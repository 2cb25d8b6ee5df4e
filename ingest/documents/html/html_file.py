"""HTML into a Document, by lxml: a page's own text, without scripts, styles, navigation and what is not to be seen.

The parser hands over tags and words as it meets them and builds no tree, so memory stays in proportion to the words. The
stored text is composed (see `ingest.documents.composed`). Pages are not known.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from ingest.documents.composed import MARKER, Label, Piece, compose, paragraph
from ingest.documents.document import BlockKind, Document
from ingest.documents.html.layout_tables import LayoutTable
from ingest.documents.list_numbers import letters, roman
from ontology.errors import UnreadableFile

MEDIA_TYPE = "text/html"

MOST_BYTES = 10 * 1024 * 1024
"""Of a page: the longest report saved as HTML by a word processor has some 2 MB, pictures within it another few."""

MOST_TAGS = 200_000
"""Of a page: the longest report has some 50,000, as word processors write it. As many as this are read in 10 seconds."""

MOST_PLACED = 100
"""Elements with a place of their own: web pages have a few, a PDF turned into HTML one for each line."""

MOST_DEPTH = 200
"""Of elements in one another: a page made of tables within tables has some 60."""

MOST_IN_ITEM = 20
"""Further paragraphs of a list item that belong to it: a page whose text is all in one item is read as paragraphs."""

_DECLARED_WITHIN = 4096  # bytes: browsers look into the first 1,024; some pages have a long licence before that
_PLACED = re.compile(r"position\s*:\s*absolute", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.-]{1,40})""")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# As browsers do: what is declared as Latin-1 or ASCII is written in Windows' code page.
_ENCODINGS = {
    **dict.fromkeys(("utf-8", "utf8"), "utf-8"),
    **dict.fromkeys(("windows-1252", "cp1252", "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("iso-8859-15", "latin-9"), "iso-8859-15"),
    **dict.fromkeys(("utf-16", "utf-16le", "utf-16be"), "utf-8"),  # it could not have been read if it were so
}

_DROPPED = {
    "script", "style", "noscript", "template", "nav", "svg", "math", "iframe", "object", "embed", "audio", "video", "canvas",
    "select", "datalist", "button", "textarea", "dialog", "map", "head", "title",
}  # fmt: skip
_DROPPED_ROLES = {"navigation", "search", "banner", "contentinfo", "dialog", "alertdialog"}
_BREAKING = {
    "p", "div", "section", "article", "main", "header", "footer", "aside", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "menu",
    "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "blockquote", "pre", "figure",
    "figcaption", "address", "details", "summary", "fieldset", "legend", "form", "hr", "center", "body",
}  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSIGNED = re.compile(r"list-style(?:-type)?\s*:[^;]*\bnone\b", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LISTS = {"ul", "ol", "menu"}
_COUNTED: dict[str, Callable[[int], str]] = {
    "1": str,
    "a": letters,
    "A": lambda n: letters(n).upper(),
    "i": roman,
    "I": lambda n: roman(n).upper(),
}


def read_html(data: bytes, name: str) -> Document:
    """The document of an HTML page. Raises UnreadableFile: too large, not in its encoding, nested too deep, no text, lines without paragraphs."""
    if len(data) > MOST_BYTES:
        raise UnreadableFile(
            f"the page has {len(data):,} bytes, and at most {MOST_BYTES:,} are read", where=name,
            remedy="Check that it is a report; if it is, save it as PDF.",
        )  # fmt: skip
    text = decode_html(data, name)
    if text.count("<") > MOST_TAGS * 2:  # half of them end what the other half begins
        raise _unreadable(f"the page has more than {MOST_TAGS:,} elements", name)
    if len(_PLACED.findall(text)) > MOST_PLACED:
        raise UnreadableFile(
            "the page is a PDF's pages turned into HTML, each line put in its place by itself: its paragraphs cannot be told",
            where=name, remedy="Give the PDF.",
        )  # fmt: skip
    reader = _HtmlReader(name)
    parser = etree.HTMLParser(target=reader, encoding="utf-8", no_network=True, huge_tree=False)
    parser.feed(text.encode("utf-8"))
    return compose(parser.close(), name, MEDIA_TYPE)


def decode_html(data: bytes, name: str) -> str:
    """A page's text: by its byte order mark, its own declaration, or else UTF-8. Raises UnreadableFile."""
    mark = next(((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), None)
    declared = _CHARSET.search(data, 0, _DECLARED_WITHIN) or _XML_ENCODING.search(data, 0, _DECLARED_WITHIN)
    encoding = mark[1] if mark else _ENCODINGS.get(declared[1].decode("ascii").lower()) if declared else "utf-8"
    if encoding is None:
        said = declared[1].decode("ascii") if declared else ""
        raise _unreadable(f"the page is in the encoding “{said}”, which is not read", name)
    try:
        text = data[len(mark[0]) if mark else 0 :].decode(encoding)
    except UnicodeDecodeError as error:
        raise _unreadable(f"the page is not valid {encoding.upper()} at byte {error.start:,}", name) from error
    if "\x00" in text:
        raise _unreadable("the file is named a page and is not text", name)
    return text


def looks_like_html(data: bytes) -> bool:
    """Whether bytes begin as a page does, after white space, comments and an XML declaration."""
    head = re.sub(
        rb"^(?:\xef\xbb\xbf)?(?:\s+|<!--.{0,1000}?-->|<\?xml[^>]{0,200}>)*",
        b"",
        data[:_DECLARED_WITHIN],
        flags=re.DOTALL,
    )
    return bool(re.match(rb"<(?:!doctype\s+html|html|head|body)\b", head, re.IGNORECASE))


def _unreadable(message: str, name: str) -> UnreadableFile:
    return UnreadableFile(message, where=name, remedy="Save the page again as UTF-8, or as PDF.")


@dataclass(slots=True)
class _HtmlList:
    """An open list: `form` of its numbers, empty for one of signs, None for one without either."""

    form: str | None
    following: int = 1
    step: int = 1


@dataclass(slots=True)
class _HtmlItem:
    """An open list item: its label until the first words take it, then the place of the piece that they made, and how many
    paragraphs more it has.
    """

    label: Label | None
    place: int | None = None
    more: int = 0


class _HtmlReader:
    """Takes the parser's events, and makes pieces of them.

    Pieces flow into the page, or into the cell of a table; `_main` are the places, in the page, of its main part's.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._open: list[str] = []
        self._dropped_at: int | None = None  # how many elements are open at the outermost one that is left out
        self._main_at: int | None = None  # and at the main part
        self._heading = 0
        self._articles = self._preformatted = 0
        self._words: list[str] = []
        self._link_at: int | None = None  # how many elements are open at a link to a place of the page itself
        self._unlinked = False  # whether there are words that are no such link
        self._flows: list[list[Piece]] = [[]]
        self._main: set[int] = set()
        self._tables: list[LayoutTable] = []
        self._lists: list[_HtmlList] = []
        self._items: list[_HtmlItem] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self._open.append(tag)
        if len(self._open) > MOST_DEPTH:
            raise _unreadable(f"the page's elements are nested more than {MOST_DEPTH} deep", self._name)
        if self._dropped_at is not None:
            return
        if self._is_dropped(tag, attributes):
            self._dropped_at = len(self._open)
        elif tag == "br":
            self._words.append("\n")
        elif tag == "a" and attributes.get("href", "").startswith("#"):
            self._link_at = len(self._open)
        elif tag in _BREAKING:
            self._flush()
            self._begin(tag, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        depth = len(self._open)
        self._open.pop()
        if self._dropped_at is not None:
            if depth == self._dropped_at:
                self._dropped_at = None
        elif depth == self._link_at:
            self._link_at = None
        elif tag in _BREAKING:
            self._flush()
            self._end(tag, depth)

    def data(self, text: str) -> None:
        """Words."""
        if self._dropped_at is None:
            self._words.append(text if self._preformatted else _SPACE.sub(" ", text))
            self._unlinked = self._unlinked or (self._link_at is None and not text.isspace())

    def comment(self, text: str) -> None:
        """What only the page's makers read."""

    def close(self) -> list[Piece]:
        """The pieces, once the parser has come to its end: those of the page's main part where it has one."""
        self._flush()
        return [piece for i, piece in enumerate(self._flows[0]) if not self._main or i in self._main]

    def _is_dropped(self, tag: str, attributes: Mapping[str, str]) -> bool:
        return (
            tag in _DROPPED
            or (tag == "footer" and not self._articles)
            or attributes.get("role") in _DROPPED_ROLES
            or "hidden" in attributes
            or attributes.get("aria-hidden") == "true"
            or bool(_HIDDEN.search(attributes.get("style", "")))
        )

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._main_at is None and (tag == "main" or attributes.get("role") == "main"):
            self._main_at = len(self._open)
        self._heading = _HEADINGS.get(tag, self._heading)
        self._articles += tag in ("main", "article")
        self._preformatted += tag == "pre"
        if tag in _LISTS:
            self._lists.append(_list(tag, attributes))
        elif tag == "li":
            self._items.append(_HtmlItem(self._label(attributes)))
        elif tag == "table":
            self._tables.append(LayoutTable())
        elif tag == "tr" and self._tables:
            self._tables[-1].begin_row()
        elif tag in ("td", "th") and self._tables:
            self._tables[-1].begin_cell(attributes.get("colspan", ""), attributes.get("rowspan", ""))
            self._flows.append([])
            self._items.append(_HtmlItem(None))

    def _end(self, tag: str, depth: int) -> None:
        if depth == self._main_at:
            self._main_at = None
        self._heading = 0 if tag in _HEADINGS else self._heading
        self._articles -= tag in ("main", "article")
        self._preformatted -= tag == "pre"
        if tag in _LISTS:
            self._lists.pop()
        elif tag == "li":
            self._items.pop()
        elif tag == "table":
            for piece in self._tables.pop().pieces():
                self._put(piece)
        elif tag in ("td", "th") and self._tables:
            self._items.pop()
            self._tables[-1].end_cell(self._flows.pop())

    def _label(self, attributes: Mapping[str, str]) -> Label | None:
        """The number or sign of an item that begins."""
        if not self._lists:
            return Label(MARKER)
        within, level = self._lists[-1], len(self._lists)
        if within.form is None:
            return None
        if not within.form:
            return Label(MARKER, level)
        number = _whole(attributes.get("value", ""), within.following)
        within.following = number + within.step
        return Label(f"{_COUNTED[within.form](number)}.", level)

    def _flush(self) -> None:
        """Make a piece of the words so far."""
        text, unlinked = "".join(self._words), self._unlinked
        self._words, self._unlinked = [], False
        if not text.strip():
            return
        item, flow = self._items[-1] if self._items else None, self._flows[-1]
        if self._heading:
            self._put(Piece(BlockKind.HEADING, text, level=self._heading))
        elif not unlinked:  # of a contents list
            self._put(Piece(BlockKind.CONTENTS, text))
        elif item is not None and item.place == len(flow) - 1 and item.more < MOST_IN_ITEM:
            flow[-1] = replace(flow[-1], text=f"{flow[-1].text}\n{text}")  # an item's second paragraph
            item.more += 1
        elif item is not None and item.label is not None:
            item.place = len(flow)
            self._put(paragraph(text, item.label))
        else:
            self._put(paragraph(text))
        if item is not None:
            item.label = None

    def _put(self, piece: Piece) -> None:
        if self._main_at is not None and len(self._flows) == 1:
            self._main.add(len(self._flows[0]))
        self._flows[-1].append(piece)


def _list(tag: str, attributes: Mapping[str, str]) -> _HtmlList:
    if tag != "ol":
        return _HtmlList(None if _UNSIGNED.search(attributes.get("style", "")) else "")
    form = attributes.get("type", "1")
    return _HtmlList(
        form if form in _COUNTED else "1",
        _whole(attributes.get("start", ""), 1),
        -1 if "reversed" in attributes else 1,
    )


def _whole(said: str, otherwise: int) -> int:
    return int(said) if re.fullmatch(r"\s*-?\d{1,6}\s*", said, re.ASCII) else otherwise
