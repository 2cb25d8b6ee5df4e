"""Files made for tests and fuzzing, byte by byte: PDF, DOCX and HTML as the tests want them, whole or broken."""

from __future__ import annotations

import io
import textwrap
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>{rest}</w:style>'
    for identity, name, rest in (
        ("berschrift1", "heading 1", ""),  # ids are in the language of the program that made the file
        ("berschrift2", "heading 2", ""),
        ("Chapter", "Chapter", '<w:basedOn w:val="berschrift1"/>'),
        ("Titel", "Title", ""),
        ("Verzeichnis1", "toc 1", ""),
        ("Listed", "Listed", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
    )
)
"""Paragraph styles by which the tests tell what a reader must know of them."""


def level(number: int, form: str, text: str, *, start: int = 1, left: int | None = None, rest: str = "") -> str:
    """One level of a list's numbering."""
    indent = "" if left is None else f'<w:pPr><w:ind w:left="{left}" w:hanging="360"/></w:pPr>'
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{rest}'
        f'<w:lvlText w:val="{text}"/>{indent}</w:lvl>'
    )


def numbering(*schemes: Iterable[str], lists: Mapping[int, tuple[int, str]] | None = None) -> str:
    """Numbering schemes, each of levels, and lists: by default list n of scheme n. `lists`: of each its scheme, and what it
    does otherwise.
    """
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{i}">{"".join(levels)}</w:abstractNum>' for i, levels in enumerate(schemes, 1)
    )
    named = lists or {i: (i, "") for i in range(1, len(schemes) + 1)}
    concrete = "".join(
        f'<w:num w:numId="{i}"><w:abstractNumId w:val="{scheme}"/>{overrides}</w:num>'
        for i, (scheme, overrides) in named.items()
    )
    return abstract + concrete


def run(text: str, properties: str = "") -> str:
    """A run of words."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def par(content: str, *, style: str = "", listed: tuple[int, int] | None = None, properties: str = "") -> str:
    """A paragraph of runs, or of plain words. `listed`: its list and level."""
    inner = f'<w:pStyle w:val="{style}"/>' if style else ""
    if listed:
        inner += f'<w:numPr><w:ilvl w:val="{listed[1]}"/><w:numId w:val="{listed[0]}"/></w:numPr>'
    words = content if content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{inner}{properties}</w:pPr>{words}</w:p>"


def table(*rows: Iterable[str]) -> str:
    """A table of rows of cells; a cell is XML that begins with `<w:tcPr>` or `<w:p>`, or plain words."""
    made = "".join(f"<w:tr>{''.join(map(_cell, cells))}</w:tr>" for cells in rows)
    return f"<w:tbl>{made}</w:tbl>"


def _cell(content: str) -> str:
    return f"<w:tc>{content if content.startswith('<') else par(content)}</w:tc>"


def docx(
    body: str,
    *,
    styles: str = STYLES,
    numbers: str = "",
    footnotes: str = "",
    pages: int | None = None,
    extra: Mapping[str, bytes] | None = None,
) -> bytes:
    """A DOCX file. `extra` adds or replaces parts by name."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations({"officeDocument": "word/document.xml", "extended-properties": "docProps/app.xml"}),
        "word/document.xml": f"{_XML}<w:document {_W} {_MC}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            {"styles": "styles.xml", "numbering": "numbering.xml", "footnotes": "footnotes.xml"}
        ),
        "word/styles.xml": f"{_XML}<w:styles {_W}>{styles}</w:styles>",
        "word/numbering.xml": f"{_XML}<w:numbering {_W}>{numbers}</w:numbering>",
        "word/footnotes.xml": f"{_XML}<w:footnotes {_W}>{footnotes}</w:footnotes>",
        "docProps/app.xml": f"{_XML}<Properties>{'' if pages is None else f'<Pages>{pages}</Pages>'}</Properties>",
    }
    return zipped({**{name: text.encode("utf-8") for name, text in parts.items()}, **(extra or {})})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A ZIP file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _relations(targets: Mapping[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{i}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets.items())
    )
    return f'{_XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def _content_types() -> str:
    return f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def pdf(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """A PDF file of numbered objects, of which the first is its catalogue."""
    made, places = bytearray(b"%PDF-1.7\n"), {}
    for number, content in objects.items():
        places[number] = len(made)
        made += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    begins, size = len(made), max(objects) + 1
    made += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        made += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    made += b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, begins)
    return bytes(made)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A packed stream of a PDF."""
    packed = zlib.compress(content)
    return b"<</Length %d/Filter/FlateDecode%b>>stream\n%b\nendstream" % (len(packed), entries, packed)


def pdf_of(contents: bytes, pages: int = 1, trailer: bytes = b"") -> bytes:
    """A PDF whose pages all show the same stream of drawing."""
    return _paged([4] * pages, {4: contents}, trailer)


def pdf_letter(text: str) -> bytes:
    """A PDF that shows a text, line by line and page by page."""
    lines = [line for written in text.splitlines() for line in textwrap.wrap(written, 85) or [""]]
    sheets = [lines[i : i + 50] for i in range(0, len(lines), 50)]
    return _paged(range(4, 4 + len(sheets)), {i: pdf_text(*sheet) for i, sheet in enumerate(sheets, 4)})


def _paged(shown: Iterable[int], contents: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """A PDF of pages, each given by the number of the object that is its stream of drawing."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
    first = max(contents) + 1
    sheets = {number: page % stream for number, stream in enumerate(shown, first)}
    kids = b" ".join(b"%d 0 R" % number for number in sheets)
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    tree = b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(sheets), kids)
    return pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: tree, 3: font, **contents, **sheets}, trailer)


def pdf_text(*lines: str) -> bytes:
    """The stream of a page with these lines."""
    shown = "".join(f"({_escaped(line)}) Tj T* " for line in lines)
    return stream(f"BT /F1 12 Tf 14 TL 72 760 Td {shown}ET".encode("cp1252", "replace"))


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
