"""The parts of a DOCX file, opened so that no part can harm: a ZIP of XML, which both can unfold without end.

Sizes are looked at in the ZIP's directory before anything is inflated, and again while it is. XML with a document type is
refused, as Office Open XML demands: entities cannot be declared without one. libxml2 reads, with neither network nor files.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from functools import cached_property, lru_cache

from lxml import etree

from ontology.errors import UnreadableFile

MOST_DIRECTORY = 1024 * 1024
"""Bytes of the ZIP's directory: some 10,000 parts. A report with many pictures has 200; each costs memory to list."""

MOST_PART = 32 * 1024 * 1024
"""Bytes of one part as XML: the longest report has some 2 MB, with tracked changes 10."""

MOST_RATIO = 200
"""Times that a part may unfold beyond the first megabyte: the XML of a word processor packs to a fifteenth, to a fiftieth
at most; a bomb to a thousandth."""

MOST_TAGS = 500_000
"""Of one part: the longest report has some 100,000, with tracked changes twice that. Half a million take 10 seconds."""

MOST_DEPTH = 200
"""Of elements in one another: a paragraph of a table in a table has some 20."""

_MEGABYTE = 1024 * 1024
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x07"
_END_SIZE, _END_64_SIZE, _MOST_COMMENT = 22, 20, 65_535
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
_AGAIN = "Open it in a word processor and save it again as DOCX, or as PDF."

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",  # the strict form of the standard
)


class Package:
    """A DOCX file. Raises UnreadableFile, at once or when a part is asked for, for whatever cannot be read or trusted."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._check(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, struct.error, NotImplementedError) as error:
            raise self._damaged() from error
        self.main = self._target("", "officeDocument") or "word/document.xml"
        if not self._has(self.main):
            raise self._unreadable("the file is a ZIP and no Word document")

    @cached_property
    def body(self) -> etree._Element:
        """The main part."""
        found = self._part(self.main)
        if found is None:
            raise self._damaged()
        return found

    def related(self, kind: str) -> etree._Element | None:
        """The part that belongs to the main part as its `styles`, `numbering`, `footnotes` ..., if it has one."""
        target = self._target(self.main, kind)
        return self._part(target) if target else None

    def pages(self) -> int | None:
        """How many pages the word processor counted when it saved the file, if it says so."""
        target = self._target("", "extended-properties")
        part = self._part(target) if target else None
        said = part.findtext("{*}Pages") if part is not None else None
        return int(said) if said and re.fullmatch(r"\d{1,5}", said) else None

    def _target(self, source: str, kind: str) -> str | None:
        """The name of the part that `source` (empty: the package) is related to in this way."""
        folder, file = posixpath.split(source)
        relations = self._part(posixpath.join(folder, "_rels", f"{file}.rels"))
        for relation in () if relations is None else relations.iterfind("{*}Relationship"):
            if relation.get("Type", "").endswith(f"/{kind}") and relation.get("TargetMode") != "External":
                return posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
        return None

    def _has(self, part: str) -> bool:
        return part in self._zip.NameToInfo

    def _part(self, part: str) -> etree._Element | None:
        """A part as XML, None where the file has none of that name."""
        if not self._has(part):
            return None
        data = self._inflated(self._zip.getinfo(part))
        if _DOCTYPE.search(data) or b"\x00" in data:
            raise self._unreadable("the file declares XML entities or another encoding, which no Word document does")
        if data.count(b"<") > MOST_TAGS * 2:  # half of them end what the other half begins
            raise self._unreadable(f"the file's text has more than {MOST_TAGS:,} parts")
        parser = etree.XMLParser(
            encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._damaged() from error
        self._check_depth(root)
        return root

    def _inflated(self, info: zipfile.ZipInfo) -> bytes:
        most = min(MOST_PART, _MEGABYTE + MOST_RATIO * info.compress_size)
        if info.flag_bits & _ENCRYPTED or info.compress_type not in _METHODS:
            raise self._unreadable("the file's parts are encrypted or packed in an unusual way")
        if info.file_size > most:
            raise self._bomb(info.file_size)
        try:
            with self._zip.open(info) as handle:
                data = handle.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise self._damaged() from error
        if len(data) > most:
            raise self._bomb(len(data))
        return data

    def _check(self, data: bytes) -> None:
        """Look at the ZIP's own directory before it is read: it may be all there is of the file."""
        end = len(data) - _END_SIZE
        if not (data[end : end + 4] == _END and data.endswith(b"\x00\x00")):
            end = data.rfind(_END, max(0, len(data) - _END_SIZE - _MOST_COMMENT))
        if end < 0 or len(data) < end + _END_SIZE:
            raise self._damaged()
        (size,) = struct.unpack_from("<I", data, end + 12)
        if size > MOST_DIRECTORY or data[max(0, end - _END_64_SIZE) :].startswith(_END_64):
            raise self._unreadable("the file has more parts than a Word document can need")

    def _check_depth(self, root: etree._Element) -> None:
        depth = 0
        for event, _ in etree.iterwalk(root, events=("start", "end")):
            depth += 1 if event == "start" else -1
            if depth > MOST_DEPTH:
                raise self._unreadable(f"the file's text is nested more than {MOST_DEPTH} deep")

    def _bomb(self, size: int) -> UnreadableFile:
        return self._unreadable(f"a part of the file unfolds to {size:,} bytes or more, which no report does")

    def _damaged(self) -> UnreadableFile:
        return UnreadableFile("the DOCX is damaged", where=self._name, remedy="Download it again, or save it again.")

    def _unreadable(self, message: str) -> UnreadableFile:
        return UnreadableFile(message, where=self._name, remedy=_AGAIN)


def local(element: etree._Element) -> str:
    """An element's name where it is one of WordprocessingML's own; with its namespace where it is not."""
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1000)  # Word has some 600 names; a file with more only waits longer
def _local(tag: str) -> str:
    namespace, _, name = tag[1:].partition("}")
    return name if namespace in _WORD else tag


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first child of that name, and of that its first child of the next name; None where one is missing."""
    for name in names:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute of WordprocessingML's own."""
    if element is None:
        return None
    return next((found for space in _WORD if (found := element.get(f"{{{space}}}{name}")) is not None), None)


def number(element: etree._Element | None, name: str = "val") -> int | None:
    """The same as a whole number, None for anything else."""
    found = value(element, name)
    return int(found) if found and re.fullmatch(r"-?\d{1,9}", found) else None


def switch(element: etree._Element | None) -> bool | None:
    """Whether a property is on (`<w:b/>`) or off (`<w:b w:val="0"/>`); None where it is not said."""
    return None if element is None else value(element) not in ("0", "false", "off")
