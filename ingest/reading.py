"""From a file to the facts it holds."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ingest.context import ReadingContext
from ingest.documents.document import Document
from ingest.documents.pdf import read_pdf
from ingest.documents.text import read_text
from ingest.facts import ReportFacts, Source
from ingest.frameworks import FAMILIES
from ingest.frameworks.family import recognise
from ingest.listing import Listed
from ontology.errors import UnreadableFile
from ontology.organisations import Register
from ontology.schemes import Schemes

READER_VERSIONS: dict[str, int] = {family.notation: family.version for family in FAMILIES}
"""The version of each family's reader; a higher one than a report was read with reads it again."""

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".pdf": "application/pdf",
}
"""The files that can be read, by their endings."""

MOST_BYTES = 40 * 1024 * 1024
"""The largest report that is published as PDF has some 3 MB; a file ten times that is no report, and is held in memory."""

_BINARY = bytes(set(range(32)) - {9, 10, 12, 13, 27}) + b"\x7f"
_MOST_CONTROL_SHARE = 0.001  # of a text: a stray control character is a slip of the copy, more is a binary file


def read_report(path: Path, *, register: Register, schemes: Schemes, listed: Listed | None = None) -> ReportFacts:
    """Everything that one file says; `listed` is what the publisher's list beside it says of it.

    Raises UnreadableFile (not there, empty, too large, damaged, binary, not UTF-8), UnknownFamily, UnknownAuthority.
    """
    data = read_bytes(path)
    media_type = MEDIA_TYPES[path.suffix.lower()]
    document = _DOCUMENTS[media_type](data, path.name)
    source = Source(path.name, hashlib.sha256(data).hexdigest(), media_type, document.stored, document.pages)
    return read_document(document, source, register=register, schemes=schemes, listed=listed)


def read_document(
    document: Document, source: Source, *, register: Register, schemes: Schemes, listed: Listed | None = None
) -> ReportFacts:
    """Everything that a document says. Raises UnknownFamily, UnknownAuthority."""
    recognition = recognise(document, FAMILIES, source.file_name)
    facts = recognition.family.read(ReadingContext(source, document, register, schemes, recognition.reason, listed))
    if listed is None:
        return facts
    return replace(
        facts, listed_published=listed.published, source_url=listed.source_url, publisher_id=listed.publisher_id
    )


def read_bytes(path: Path) -> bytes:
    """A file's bytes. Raises UnreadableFile."""
    if path.suffix.lower() not in MEDIA_TYPES:
        endings = ", ".join(sorted(MEDIA_TYPES))
        raise UnreadableFile(
            f"files ending in “{path.suffix}” cannot be read",
            where=path.name,
            remedy=f"Give the report's text in a file ending in {endings}.",
        )
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise UnreadableFile(
                f"the file has {size:,} bytes, and at most {MOST_BYTES:,} are read",
                where=path.name,
                remedy="Check that it is a report.",
            )
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise UnreadableFile(
            f"the file cannot be read: {reason}", where=str(path), remedy="Check the path and your rights to it."
        ) from error


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
    "application/pdf": read_pdf,
}
