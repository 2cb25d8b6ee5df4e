"""Opening the files that a user names: only regular ones, no more of them than is wanted, whatever happens to them meanwhile."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path
from typing import BinaryIO

from ontology.errors import UnreadableFile

MOST_BYTES = 40 * 1024 * 1024
"""The largest report that is published as PDF has some 3 MB; a file ten times that is no report, and is held in memory."""

_CHECK = "Check its permissions."

# A pipe must not be waited for, a terminal not be taken; on Windows bytes must stay as they are.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


def status_of(path: Path) -> os.stat_result:
    """A regular file's status. Raises UnreadableFile for what is not there, cannot be looked at, or is something else."""
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        raise unopened(path, error) from error
    _check_regular(path, status)
    return status


def open_regular(path: Path) -> BinaryIO:
    """A regular file, open for reading; it is looked at again once it is open, for it may have been replaced meanwhile.

    Raises UnreadableFile.
    """
    status_of(path)  # before it is opened: to open a device may set it going
    try:
        descriptor = os.open(path, _FLAGS)
    except (OSError, ValueError) as error:
        raise unopened(path, error) from error
    handle = os.fdopen(descriptor, "rb")
    try:
        _check_regular(path, os.fstat(descriptor))
    except UnreadableFile:
        handle.close()
        raise
    return handle


def read_regular(path: Path, most: int = MOST_BYTES) -> bytes:
    """A regular file's bytes. Raises UnreadableFile, for one of more than `most` bytes too, even if it grows meanwhile."""
    try:
        with open_regular(path) as handle:
            size = os.fstat(handle.fileno()).st_size
            data = b"" if size > most else handle.read(most + 1)
    except OSError as error:
        raise unopened(path, error) from error
    if size > most or len(data) > most:
        raise too_large(path, max(size, len(data)), most)
    return data


def too_large(path: Path, size: int, most: int = MOST_BYTES) -> UnreadableFile:
    """The error for a file of too many bytes."""
    message = f"The file has {size:,} bytes, and at most {most:,} are read."
    return UnreadableFile(message, where=printable(path), remedy="Check that it is a report.")


def unopened(path: Path, error: OSError | ValueError | RuntimeError) -> UnreadableFile:
    """The error for a path that the system does not open."""
    if isinstance(error, FileNotFoundError) and path.is_symlink():
        return UnreadableFile("The link leads to no file.", where=printable(path), remedy="Mend or remove the link.")
    if isinstance(error, FileNotFoundError):
        return UnreadableFile("There is no such file or folder.", where=printable(path), remedy="Check the path.")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return UnreadableFile(f"The file cannot be opened ({reason}).", where=printable(path), remedy=_CHECK)


def printable(path: Path | str) -> str:
    """A path or an address that can be written down: what is not Unicode, or would break a line, as escapes."""
    text = str(path)
    if text.isprintable():
        return text
    return "".join(c if unicodedata.category(c) not in ("Cc", "Cs", "Zl", "Zp") else ascii(c)[1:-1] for c in text)


def _check_regular(path: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFile("This is not a regular file.", where=printable(path), remedy="Name a file or a folder.")
