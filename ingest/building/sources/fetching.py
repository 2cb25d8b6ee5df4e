"""Reports from the web: each fetched politely, kept in the data folder under its digest, and asked for again only if changed.

    <data folder>/fetched/<sha256>/<file name>     what was fetched
    <data folder>/fetched/index.json               which address gave which, and what tells that it has changed

The server never fetches anything: only `remit build` does, and only what its user names.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import time
from collections.abc import Callable
from pathlib import Path

from pydantic import ValidationError
from urllib3 import Retry
from urllib3.exceptions import InvalidHeader

from ingest.building.atomic_writing import write_atomically
from ingest.building.sources.web_address import WebAddress, disposed_name, safe_name, web_address
from ingest.building.sources.web_request import OK, Unreached, WebAnswer, WebLimits, request
from ingest.documents.kinds_of_file import MEDIA_TYPES, SNIFFED
from ingest.documents.regular_files import read_regular
from ontology.errors import DataFolderError, RemitError, UnreadableFile
from queries.manifest import Record

_UNCHANGED = 304
_REDIRECTIONS = {301, 302, 303, 307, 308}
_BUSY = {408, 429, 500, 502, 503, 504}
"""Answers that another try may better."""

_ENDINGS = {
    **{kind: ending for ending, kind in reversed(MEDIA_TYPES.items())},
    "application/x-pdf": ".pdf",
    "application/xhtml+xml": ".xhtml",
}
_UNTOLD = {"", "application/octet-stream", "binary/octet-stream", "application/download", "application/force-download"}
"""What servers call a file whose kind they do not know: its name and its first bytes decide."""

_PACKED = {".pdf", ".docx"}
"""Endings of files that no server sends under another kind's name by custom, as it does texts and pages."""

_LONGEST_DATE = 40
"""Characters: an HTTP date has 29."""

_REMEDY = "Try again later, or download the report and build the file."


class _Fetched(Record):
    """What an address gave: the file's digest, where redirections led, and the server's own marks of that version."""

    sha256: str
    final: str
    etag: str
    last_modified: str


class _Kept(Record):
    """A file that is kept: its name, and the first address that gave it."""

    file: str
    url: str


class _Index(Record):
    """What was fetched, by address, and what is kept, by digest."""

    urls: dict[str, _Fetched]
    files: dict[str, _Kept]


class FetchedFiles:
    """What was fetched into a data folder. Only for who holds the folder's lock."""

    def __init__(
        self, folder: Path, limits: WebLimits | None = None, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        """`folder`: where the files are kept. `sleep`: how to wait, in seconds."""
        self._folder = folder
        self._limits = limits or WebLimits()
        self._sleep = sleep
        self._index = _read_index(folder / "index.json")

    def source_of(self, path: Path) -> str | None:
        """The address that a file was fetched from, None for a file that is not one of these."""
        kept = self._index.files.get(path.parent.name) if path.parent.parent == self._folder else None
        return kept.url if kept else None

    def fetch(self, url: str) -> Path:
        """The file that an address gives, as it is there now. Raises UnreadableFile."""
        asked = web_address(url)
        known = self._index.urls.get(asked.text)
        kept = self._kept(known.sha256) if known else None
        temporary = self._folder / f".{os.getpid()}.tmp"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            final, answer = self._followed(asked, temporary, known if kept else None)
            if answer.status == _UNCHANGED and kept is not None:
                return kept
            return self._keep(asked, final, answer, temporary)
        except OSError as error:
            raise DataFolderError(
                f"The data folder cannot be written to ({error.strerror or error}).",
                where=str(self._folder),
                remedy="Check its permissions and the space left on the disk.",
            ) from error
        finally:
            temporary.unlink(missing_ok=True)

    def _followed(self, asked: WebAddress, temporary: Path, known: _Fetched | None) -> tuple[WebAddress, WebAnswer]:
        """The last answer of a chain of redirections, and the address that gave it."""
        address = asked
        for _ in range(self._limits.redirects + 1):
            marks = {}
            if known and known.final == address.text:
                marks = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
            answer = self._patiently(address, temporary, {name: mark for name, mark in marks.items() if mark})
            if answer.status not in _REDIRECTIONS or not answer.header("location"):
                return address, answer
            following = web_address(answer.header("location"), address)
            if address.scheme == "https" and following.scheme == "http":
                raise _unfetched("The server leads from a safe address to an unsafe one.", asked)
            address = following
        raise _unfetched(f"The server leads on more than {self._limits.redirects} times.", asked)

    def _patiently(self, address: WebAddress, temporary: Path, marks: dict[str, str]) -> WebAnswer:
        """An answer that is final for this address; a busy server is asked again, not before it says it may be."""
        pause = self._limits.first_pause
        for left in reversed(range(self._limits.tries)):
            wanted = pause
            try:
                with temporary.open("wb") as body:
                    answer = request(address, marks, body, self._limits)
                if answer.status not in _BUSY:
                    return answer
                trouble = f"the server answers {answer.status}"
                wanted = max(pause, _asked_pause(answer.header("retry-after")))
            except Unreached as error:
                trouble = str(error)
            if wanted > self._limits.longest_pause:
                raise _unfetched(
                    f"The file was not fetched: {trouble}, and asks to be left for {wanted:,.0f} seconds.", address
                )
            if left:
                self._sleep(wanted)
            pause *= 2
        raise _unfetched(f"The file was not fetched in {self._limits.tries} tries: {trouble}.", address)

    def _keep(self, asked: WebAddress, final: WebAddress, answer: WebAnswer, temporary: Path) -> Path:
        """Put what was fetched in its place, and note where it is from."""
        if answer.status != OK:
            raise _unfetched(f"The server answers {answer.status}{_WORDS.get(answer.status, '')}.", asked)
        name = _name_of(asked, final, answer, temporary)
        with temporary.open("rb") as handle:
            sha256 = hashlib.file_digest(handle, "sha256").hexdigest()
        kept = self._kept(sha256)
        if kept is None:
            kept = self._folder / sha256 / name
            kept.parent.mkdir(exist_ok=True)
            temporary.replace(kept)
            self._index.files[sha256] = _Kept(file=name, url=asked.text)
        marks = (answer.header("etag"), answer.header("last-modified"))
        self._index.urls[asked.text] = _Fetched(sha256=sha256, final=final.text, etag=marks[0], last_modified=marks[1])
        content = json.dumps(self._index.model_dump(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        write_atomically(self._folder / "index.json", content.encode("utf-8"))
        return kept

    def _kept(self, sha256: str) -> Path | None:
        """A file that is kept, if it still is what it was."""
        kept = self._index.files.get(sha256)
        if kept is None:
            return None
        path = self._folder / sha256 / kept.file
        try:
            return path if hashlib.sha256(read_regular(path)).hexdigest() == sha256 else None
        except RemitError:
            return None


_WORDS = {
    401: ": it wants to know who asks",
    403: ": it does not give the file to everybody",
    404: ": there is no such file",
    410: ": the file is no longer there",
}


def _name_of(asked: WebAddress, final: WebAddress, answer: WebAnswer, body: Path) -> str:
    """The file's name: the server's for it, or else the address's last part, with the ending of its kind.

    Raises UnreadableFile for a kind of file that no report is.
    """
    kind = re.split(r"[;,\s]", answer.header("content-type").strip(), maxsplit=1)[0].lower()
    if kind not in _ENDINGS and kind not in _UNTOLD:
        raise _unfetched(f"The server sends {kind[:60]}, which no report is.", asked)
    names = [disposed_name(answer.header("content-disposition")), final.name, asked.name]
    name = next((name for name in names if Path(name).suffix.lower() in MEDIA_TYPES), next(filter(None, names), ""))
    with body.open("rb") as handle:
        is_pdf = handle.read(SNIFFED).lstrip().startswith(b"%PDF-")
    ending = ".pdf" if is_pdf else _ENDINGS.get(kind, "")
    known = Path(safe_name(name)).suffix.lower()
    if known in MEDIA_TYPES and (ending not in _PACKED or MEDIA_TYPES[known] == MEDIA_TYPES[ending]):
        ending = ""  # a page under a PDF's name keeps it: its reader says what is wrong
    return safe_name(name, ending)


def _asked_pause(header: str) -> float:
    """The seconds that a server asks to wait, by a number or a date; 0 if it does not say."""
    try:
        return Retry().parse_retry_after(header[:_LONGEST_DATE])
    except (InvalidHeader, ValueError, OverflowError):
        return 0.0


def _read_index(path: Path) -> _Index:
    """The index, empty where there is none that can be read: then everything is fetched again."""
    try:
        return _Index.model_validate_json(read_regular(path))
    except (RemitError, ValidationError):
        return _Index(urls={}, files={})


def _unfetched(message: str, address: WebAddress) -> UnreadableFile:
    return UnreadableFile(message, where=address.text, remedy=_REMEDY)
