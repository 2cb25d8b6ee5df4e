"""How a file gets to its place: whole or not at all."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from ontology.errors import DataFolderError

REPLACE_TRIES = 20
REPLACE_PAUSE_S = 0.05
"""Windows refuses to replace a file while another program has it open; readers and virus scanners let go in a second."""

TEMPORARY = ".tmp"
"""How the name of a half-written file ends; it begins with a dot."""


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all, even if the process or the machine stops.

    Raises DataFolderError where the folder cannot be written to.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}{TEMPORARY}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        _replace(temporary, path)
    except BaseException as stopped:  # by Ctrl-C or a signal to end, too: nothing half written stays
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        if isinstance(stopped, OSError):
            raise unwritable(path, stopped) from stopped
        raise


def unwritable(path: Path, error: OSError) -> DataFolderError:
    """The system's refusal to write, as an error that a user can mend."""
    return DataFolderError(
        f"The data folder cannot be written to ({error.strerror or error}).",
        where=str(path),
        remedy="Check its permissions and the space left on the disk, or name another folder.",
    )


def _replace(temporary: Path, path: Path) -> None:
    for attempt in range(REPLACE_TRIES):
        try:
            temporary.replace(path)
            return
        except PermissionError:
            if sys.platform != "win32" or attempt == REPLACE_TRIES - 1:
                raise
            time.sleep(REPLACE_PAUSE_S)
