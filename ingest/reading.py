"""From a file to the facts it holds."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ingest.building.sources.listing import Listed
from ingest.documents.composed import MOST_CHARACTERS
from ingest.documents.document import Document
from ingest.documents.html import html_file
from ingest.documents.pdf.pdf_file import read_pdf
from ingest.documents.regular_files import printable, read_regular
from ingest.documents.text_file import read_text
from ingest.documents.word import word_file
from ingest.facts import ReportFacts, Source
from ingest.families import FAMILIES
from ingest.families.context import ReadingContext
from ingest.families.family import first_report, recognise
from ontology.errors import UnreadableFile
from ontology.registers.register import Register
from ontology.schemes import Schemes

# Counts changes of what all readers share: dates, lists, owners, citations, documents.
_SHARED_VERSION = 4
READER_VERSIONS: dict[str, int] = {family.notation: family.version + _SHARED_VERSION for family in FAMILIES}
"""The version of each family's reader; a higher one than a report was read with reads it again."""

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

_BINARY = bytes(set(range(32)) - {9, 10, 12, 13, 27}) + b"\x7f"
_MOST_CONTROL_SHARE = 0.001  # of a text: a stray control character is a slip of the copy, more is a binary file


def read_report(path: Path, *, register: Register, schemes: Schemes, listed: Listed | None = None) -> ReportFacts:
    """Everything that one file says; `listed` is what the publisher's list beside it says of it.

    Raises UnreadableFile (not there, empty, too large, damaged, binary, not UTF-8), UnknownFamily, UnknownAuthority.
    """
    data = read_regular(path)
    media_type = media_type_of(path, data[:SNIFFED])
    name = printable(Path(path.name))
    _check_nature(data, media_type, name)
    document = _DOCUMENTS[media_type](data, name)
    source = Source(name, hashlib.sha256(data).hexdigest(), media_type, document.stored, document.pages)
    return read_document(document, source, register=register, schemes=schemes, listed=listed)


def read_document(
    document: Document, source: Source, *, register: Register, schemes: Schemes, listed: Listed | None = None
) -> ReportFacts:
    """Everything that a document says. Raises UnknownFamily, UnknownAuthority."""
    recognition = recognise(document, FAMILIES, source.file_name)
    document, left_out = first_report(document, recognition.family)
    facts = recognition.family.read(ReadingContext(source, document, register, schemes, recognition.reason, listed))
    facts = replace(facts, shortfalls=(*facts.shortfalls, *left_out))
    if listed is None:
        return facts
    return replace(
        facts, listed_published=listed.published, source_url=listed.source_url, publisher_id=listed.publisher_id
    )


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


def decode(data: bytes, name: str) -> str:
    """The text of a file, line ends made `\\n`. UTF-8, or UTF-16 with its mark. Raises UnreadableFile."""
    if not data.strip():
        raise UnreadableFile("the file is empty", where=name, remedy="Save the report's text in it, or leave it out.")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    if encoding == "utf-8-sig" and (b"\x00" in data or _control_share(data) > _MOST_CONTROL_SHARE):
        raise UnreadableFile(
            "the file is not text", where=name, remedy="Give the report's text, not a binary file renamed."
        )
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start
        raise UnreadableFile(
            f"the file is not valid {encoding.removesuffix('-sig').upper()} at byte {at:,}",
            where=name,
            remedy="Save it again as UTF-8.",
        ) from error
    if len(text) > MOST_CHARACTERS:
        raise UnreadableFile(
            f"the file holds more than {MOST_CHARACTERS:,} characters",
            where=name,
            remedy="Check that it is a single report.",
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UnreadableFile(
            "the file holds no words", where=name, remedy="Save the report's text in it, or leave it out."
        )
    return text


def _control_share(data: bytes) -> float:
    return (len(data) - len(data.translate(None, _BINARY))) / len(data)


def _plain(data: bytes, name: str) -> Document:
    return read_text(decode(data, name))


def _markdown(data: bytes, name: str) -> Document:
    return read_text(decode(data, name), "text/markdown")


_DOCUMENTS: dict[str, Callable[[bytes, str], Document]] = {
    "text/plain": _plain,
    "text/markdown": _markdown,
    PDF: read_pdf,
    word_file.MEDIA_TYPE: word_file.read_docx,
    html_file.MEDIA_TYPE: html_file.read_html,
}

_CALLED = {
    "text/plain": "a text",
    "text/markdown": "a text",
    word_file.MEDIA_TYPE: "a DOCX",
    html_file.MEDIA_TYPE: "a page",
}
_AGREEING = {(word_file.MEDIA_TYPE, ".docx"), (html_file.MEDIA_TYPE, ".html"), ("text/markdown", ".html")}
"""What may be found under a name: a Markdown text may begin with HTML."""
