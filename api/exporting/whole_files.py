"""Files that are written whole or not at all, compressed where their names say so."""

from __future__ import annotations

import gzip
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import IO, Final, cast

GZIP: Final = ".gz"
"""The ending of a name whose file is compressed."""

LEVEL: Final = 6
"""How hard gzip tries: 9 takes three times as long for one part in a hundred."""


class _Terminated(BaseException):
    """The system asked this process to end."""


@contextmanager
def tidied_on_termination() -> Iterator[None]:
    """While in here SIGTERM ends the process as it always does, but not before what was begun has been cleared away."""
    outside = threading.current_thread() is not threading.main_thread()  # no other thread may say what a signal does
    if outside or signal.getsignal(signal.SIGTERM) is _end:  # or whoever called us clears away more than we
        yield
        return
    before = signal.signal(signal.SIGTERM, _end)
    try:
        yield
    except _Terminated:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGTERM)
    finally:
        signal.signal(signal.SIGTERM, before)


def _end(number: int, frame: FrameType | None) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)  # a second one must not stop the clearing away
    raise _Terminated


def to_file(path: Path, write: Callable[[IO[bytes]], None]) -> None:
    """Write a file whole or not at all: what was there before stays until the new one is complete, SIGTERM or not.

    One whose name ends in `.gz` is compressed by gzip; the same content gives the same bytes.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with tidied_on_termination():
        try:
            with beside.open("wb") as out:
                if path.suffix == GZIP:
                    with compressed(out) as smaller:
                        write(smaller)
                else:
                    write(out)
            beside.replace(path)
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(path)) from None
        finally:
            beside.unlink(missing_ok=True)


@contextmanager
def compressed(out: IO[bytes]) -> Iterator[IO[bytes]]:
    """A file into which everything written is compressed by gzip, without name and time, which would differ each time."""
    with gzip.GzipFile(filename="", mode="wb", fileobj=out, compresslevel=LEVEL, mtime=0) as smaller:
        yield cast(IO[bytes], smaller)
