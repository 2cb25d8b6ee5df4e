"""Which kind of file is this, and which reader makes a `Document` of it?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ingest.documents.copied_lines import is_copied
from ingest.documents.decoding import decode
from ingest.documents.document import Document
from ingest.documents.html import html_file
from ingest.documents.pdf.pdf_file import read_pdf
from ingest.documents.regular_files import printable
from ingest.documents.text_file import read_text
from ingest.documents.text_lines import lines_of
from ingest.documents.word import word_file
from ontology.errors import UnreadableFile

PDF = "application/pdf"

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".pdf": PDF,
    ".docx": word_file.MEDIA_TYPE,
    ".html": html_file.MEDIA_TYPE,
    ".htm": html_file.MEDIA_TYPE,
    ".xhtml": html_file.MEDIA_TYPE,
}
"""The files that can be read, by their endings."""

SNIFFED = 4096
"""Bytes at a file's beginning that show what it is."""


def read_as(media_type: str, data: bytes, name: str) -> Document:
    """The document that a file's bytes hold, read as what it is taken for.

    Raises UnreadableFile (damaged, binary, not UTF-8, or clearly something else than `media_type`).
    """
    _check_nature(data, media_type, name)
    return _DOCUMENTS[media_type](data, name)


def media_type_of(path: Path, head: bytes) -> str:
    """What a file is to be read as: what its ending says, and without an ending that says anything a PDF that begins as one.

    `head` holds its first bytes. Raises UnreadableFile for what is neither.
    """
    named = MEDIA_TYPES.get(path.suffix.lower())
    if named is not None:
        return named
    if head.lstrip().startswith(b"%PDF-"):
        return PDF
    raise UnreadableFile(
        "Files of this kind cannot be read yet.",
        where=printable(path),
        remedy=f"Readable are {', '.join(sorted(MEDIA_TYPES))}, and PDF files of any name.",
    )


def _check_nature(data: bytes, media_type: str, name: str) -> None:
    """Refuse a file that is clearly something else than its name says: most often a download that went wrong."""
    found, ending = _nature(data[:SNIFFED])
    if found is None or media_type == PDF or (media_type, ending) in _AGREEING:
        return
    raise UnreadableFile(
        f"the file is named {_CALLED[media_type]} and is {found}",
        where=name,
        remedy=f"Download the report again, or rename the file to end in {ending} if that is right."
        if ending
        else "Save it as DOCX or PDF.",
    )


def _nature(head: bytes) -> tuple[str | None, str]:
    """What the first bytes show a file to be, and the ending of such files that can be read."""
    if head.lstrip().startswith(b"%PDF-"):
        return "a PDF", ".pdf"
    if head.startswith(b"PK\x03\x04"):
        return "a ZIP file", ".docx"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "encrypted, or in Word's old format", ""
    return ("an HTML page", ".html") if html_file.looks_like_html(head) else (None, "")


def _plain(data: bytes, name: str) -> Document:
    return read_text(decode(data, name))


def _markdown(data: bytes, name: str) -> Document:
    return read_text(decode(data, name), "text/markdown")


def _page(data: bytes, name: str) -> Document:
    """An HTML page; what a program made of a PDF has a printed line in each of its paragraphs, and is read as such lines."""
    document = html_file.read_html(data, name)
    copied = is_copied(lines_of(document.stored))
    return read_text(document.stored, html_file.MEDIA_TYPE) if copied else document


_DOCUMENTS: dict[str, Callable[[bytes, str], Document]] = {
    "text/plain": _plain,
    "text/markdown": _markdown,
    PDF: read_pdf,
    word_file.MEDIA_TYPE: word_file.read_docx,
    html_file.MEDIA_TYPE: _page,
}

_CALLED = {
    "text/plain": "a text",
    "text/markdown": "a text",
    word_file.MEDIA_TYPE: "a DOCX",
    html_file.MEDIA_TYPE: "a page",
}
_AGREEING = {(word_file.MEDIA_TYPE, ".docx"), (html_file.MEDIA_TYPE, ".html"), ("text/markdown", ".html")}
"""What may be found under a name: a Markdown text may begin with HTML."""
