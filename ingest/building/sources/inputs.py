"""From the paths that a user names to the files that are worth reading, each with its digest."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.building.sources.fetching import FetchedFiles
from ingest.building.sources.listing import LISTING, Listing, read_listing
from ingest.documents.kinds_of_file import MEDIA_TYPES, SNIFFED, media_type_of
from ingest.documents.regular_files import MOST_BYTES, open_regular, printable, too_large, unopened
from ingest.facts import Listed
from ontology.errors import ListingError, RemitError, UnreadableFile
from queries.folder import DataFolder

MOST_DEPTH = 100
"""Folders within one another: nobody's archive has a tenth of them; what a program made without end is not followed."""

_UNFIT = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Characters that no file's name may hold: control characters, what is not Unicode, what breaks a line."""

_CHUNK = 2**20
"""Bytes read at a time: memory stays flat whatever the file's size."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to build: its absolute path, what tells that it has changed, and what the list beside it says of it."""

    path: Path
    size: int
    mtime_ns: int
    sha256: str
    listed: Listed | None = None

    @property
    def order(self) -> tuple[str, str]:
        """Where it stands among others: by its own name, so that the place of the folder does not matter."""
        return self.path.name, str(self.path)


@dataclass(frozen=True, slots=True)
class Trouble:
    """A path that gives no file to read, and why."""

    path: Path
    error: RemitError


class Listings:
    """The publishers' lists that stand beside reports, each read once. `troubles` are those that cannot be read."""

    def __init__(self, fetched: FetchedFiles) -> None:
        self.troubles: list[Trouble] = []
        self._known: dict[Path, dict[str, Listed]] = {}
        self._fetched = fetched

    def about(self, path: Path) -> Listed | None:
        """What is known of a file besides its words: what the list beside it says, and the address it was fetched from
        where no list gives one. None if there is no list, no row, or no reading it.
        """
        listed = self._row(path)
        url = self._fetched.source_of(path)
        if url is None or (listed is not None and listed.source_url is not None):
            return listed
        return replace(listed or Listed(path.name), source_url=url)

    def _row(self, path: Path) -> Listed | None:
        folder = path.parent
        if folder not in self._known:
            try:
                listing = read_listing(folder)
                fault = listing.error(folder / LISTING)
            except ListingError as error:
                listing, fault = Listing(), error
            self._known[folder] = listing.rows
            if fault is not None:
                self.troubles.append(Trouble(folder / LISTING, fault))
        return self._known[folder].get(path.name)


def find_files(paths: Iterable[Path]) -> tuple[list[Path], list[Trouble]]:
    """All files under the paths, absolute, each once, sorted; and the paths that give none.

    Folders are walked; hidden entries, publishers' lists and data folders are passed over, links to folders not followed.
    """
    files: set[Path] = set()
    troubles: dict[Path, Trouble] = {}
    for given in paths:
        try:
            path = given.resolve()
            is_folder = path.is_dir()
        except (OSError, RuntimeError, ValueError) as error:
            troubles[given] = Trouble(given, unopened(given, error))
            continue
        if is_folder:
            found, unread = _walk(path)
            files |= found
            troubles |= {trouble.path: trouble for trouble in unread}
            if not found and not unread:
                troubles[path] = Trouble(path, _unreadable(path, "This folder holds no report.", _known_kinds()))
        else:
            files.add(path)
    return sorted(files), [troubles[path] for path in sorted(troubles)]


def _walk(folder: Path) -> tuple[set[Path], list[Trouble]]:
    """The files under a folder, and the folders that cannot be looked into."""
    files: set[Path] = set()
    troubles: list[Trouble] = []
    waiting = [(folder, 0)]
    while waiting:
        here, depth = waiting.pop()
        if DataFolder(here).is_marked():
            continue
        try:
            with os.scandir(here) as entries:
                shown = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            message = f"The folder cannot be opened ({error.strerror})."
            troubles.append(Trouble(here, _unreadable(here, message, "Check its permissions.")))
            continue
        if depth > MOST_DEPTH:
            message = f"The folder is more than {MOST_DEPTH} folders deep."
            troubles.append(Trouble(here, _unreadable(here, message, "Name it, if it is meant to be read.")))
            continue
        for entry in shown:
            if _is_folder(entry):
                waiting += [] if entry.is_symlink() else [(here / entry.name, depth + 1)]
            elif entry.name.lower() != LISTING:
                files.add(here / entry.name)
    return files, troubles


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a link that leads nowhere: it is told as the file that it is not


def examine(path: Path) -> InputFile:
    """The file with its digest, after a look at whether it can be a report at all.

    Raises UnreadableFile for what is not there, no regular file, of an unknown kind, too large, or not to be opened.
    """
    try:
        with open_regular(path) as handle:
            if unfit := _unfit_in(path):
                raise _unreadable(path, f"Its path holds the character {unfit!a}.", "Rename the file or its folder.")
            status = os.fstat(handle.fileno())
            media_type_of(path, handle.read(SNIFFED))
            handle.seek(0)
            digest, size = hashlib.sha256(), 0
            while status.st_size <= MOST_BYTES >= size and (chunk := handle.read(_CHUNK)):
                digest.update(chunk)
                size += len(chunk)
    except OSError as error:
        raise unopened(path, error) from error
    if max(status.st_size, size) > MOST_BYTES:
        raise too_large(path, max(status.st_size, size))
    return InputFile(path, status.st_size, status.st_mtime_ns, digest.hexdigest())


def _unfit_in(path: Path) -> str:
    """The first character that cannot be written down: in the file's name, or what is not Unicode in its folders'."""
    found = [c for c in path.name if unicodedata.category(c) in _UNFIT]
    found += [c for c in str(path.parent) if unicodedata.category(c) == "Cs"]
    return "".join(found[:1])


def stat_of(path: Path) -> tuple[int, int] | None:
    """Size and time of change of a file, None where there is none."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return (status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None


def _known_kinds() -> str:
    return f"Readable are {', '.join(sorted(MEDIA_TYPES))}."


def _unreadable(path: Path, message: str, remedy: str) -> UnreadableFile:
    return UnreadableFile(message, where=printable(path), remedy=remedy)
