"""From the paths that a user names to the files that are worth reading, each with its digest."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ingest.data_folder import is_data_folder
from ingest.listing import LISTING, Listed, read_listing
from ingest.reading import MEDIA_TYPES, MOST_BYTES
from ontology.errors import RemitError, UnreadableFile

_CHECK = "Check its permissions."

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

    def __init__(self) -> None:
        self.troubles: list[Trouble] = []
        self._known: dict[Path, dict[str, Listed]] = {}

    def about(self, path: Path) -> Listed | None:
        """What the list beside a file says of it, None if there is no list, no row, or no reading it."""
        folder = path.parent
        if folder not in self._known:
            try:
                self._known[folder] = read_listing(folder)
            except RemitError as error:
                self._known[folder] = {}
                self.troubles.append(Trouble(folder / LISTING, error))
        return self._known[folder].get(path.name)


def find_files(paths: Iterable[Path]) -> tuple[list[Path], list[Trouble]]:
    """All files under the paths, absolute, each once, sorted; and the paths that give none.

    Folders are walked whatever their depth; hidden entries, publishers' lists and data folders are passed over.
    """
    files: set[Path] = set()
    troubles: dict[Path, Trouble] = {}
    for given in paths:
        path = given.resolve()
        if path.is_dir():
            found, unread = _walk(path)
            files |= found
            troubles |= {trouble.path: trouble for trouble in unread}
            if not found and not unread:
                troubles[path] = Trouble(path, _unreadable(path, "This folder holds no report.", _known_kinds()))
        else:
            files.add(path)
    return sorted(files), [troubles[path] for path in sorted(troubles)]


def _walk(folder: Path) -> tuple[set[Path], list[Trouble]]:
    files: set[Path] = set()
    troubles: list[Trouble] = []

    def note(error: OSError) -> None:
        place = Path(error.filename)
        troubles.append(Trouble(place, _unreadable(place, f"The folder cannot be opened ({error.strerror}).", _CHECK)))

    for place, folders, names in os.walk(folder, onerror=note):
        here = Path(place)
        folders[:] = [name for name in folders if not name.startswith(".") and not is_data_folder(here / name)]
        if not is_data_folder(here):
            files |= {here / name for name in names if not name.startswith(".") and name.lower() != LISTING}
    return files, troubles


def examine(path: Path) -> InputFile:
    """The file with its digest, after a look at whether it can be a report at all.

    Raises UnreadableFile for what is not there, no regular file, of an unknown kind, too large, or not to be opened.
    """
    status = _status(path)
    if unfit := next((character for character in path.name if unicodedata.category(character) in ("Cc", "Cs")), None):
        raise _unreadable(path, f"The file's name holds the character {unfit!a}.", "Rename the file.")
    if path.suffix.lower() not in MEDIA_TYPES:
        raise _unreadable(path, "Files of this kind cannot be read yet.", _known_kinds())
    if status.st_size > MOST_BYTES:
        message = f"The file has {status.st_size:,} bytes, and at most {MOST_BYTES:,} are read."
        raise _unreadable(path, message, "Check that it is a report.")
    return InputFile(path, status.st_size, status.st_mtime_ns, _digest(path))


def stat_of(path: Path) -> tuple[int, int] | None:
    """Size and time of change of a file, None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None


def printable(path: Path) -> str:
    """A path that can be written down: what is not Unicode, or would break a line, as escapes."""
    text = str(path)
    if text.isprintable():
        return text
    return "".join(c if unicodedata.category(c) not in ("Cc", "Cs") else ascii(c)[1:-1] for c in text)


def _status(path: Path) -> os.stat_result:
    try:
        status = path.stat()
    except FileNotFoundError as error:
        raise _unreadable(path, "There is no such file or folder.", "Check the path.") from error
    except OSError as error:
        raise _unreadable(path, f"The file cannot be opened ({error.strerror}).", _CHECK) from error
    if not stat.S_ISREG(status.st_mode):
        raise _unreadable(path, "This is not a regular file.", "Name a file or a folder.")
    return status


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as handle:
            while chunk := handle.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise _unreadable(path, f"The file cannot be opened ({error.strerror}).", _CHECK) from error
    return digest.hexdigest()


def _known_kinds() -> str:
    return f"Readable are {', '.join(sorted(MEDIA_TYPES))}."


def _unreadable(path: Path, message: str, remedy: str) -> UnreadableFile:
    return UnreadableFile(message, where=printable(path), remedy=remedy)
