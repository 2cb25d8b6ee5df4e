"""What an assistant sends, message by message, a line each: none so large that it fills the memory, and none that the SDK would leave unanswered.

The SDK reads lines of any length, and drops one in which a character is written by half (`\\ud83d`), as programs write a text that was cut
within a picture sign: who sent it waits for its answer until a time of its own is up.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

LARGEST_MESSAGE: Final = 1_048_576
"""Bytes of a message at most, as of the body of a request by HTTP: what the tools take has some thousand."""

_ESCAPE: Final = re.compile(
    rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)"
)
"""Any escape of JSON, of which the group is half a character; others are read, so that `\\\\ud83d` is a backslash and four letters."""


@contextmanager
def whole_messages() -> Iterator[None]:
    """Let standard input be read so by the SDK, and by nobody else: what is started meanwhile finds nothing in it."""
    before = sys.stdin
    with os.fdopen(os.dup(before.fileno()), "rb") as wire, Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), before.fileno())
        sys.stdin = io.TextIOWrapper(io.BufferedReader(MessageLines(wire)), encoding="utf-8")
        try:
            yield
        finally:
            sys.stdin = before
            os.dup2(wire.fileno(), before.fileno())


class MessageLines(io.RawIOBase):
    """A stream of lines, which ends before one that is too large, and says so on the error stream."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._left = b""

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]  # of all buffers, those that the reader above gives
        """Read on within a line, or the next one; 0 at the end."""
        if not self._left:
            line = self._source.readline(LARGEST_MESSAGE + 1)
            if len(line) > LARGEST_MESSAGE:
                sys.stderr.write(
                    f"Error: a message has more than {LARGEST_MESSAGE:,} bytes. Send less; the connection is closed.\n"
                )
                return 0
            self._left = _ESCAPE.sub(_whole, line)
        count = min(len(buffer), len(self._left))
        buffer[:count] = self._left[:count]
        self._left = self._left[count:]
        return count


def _whole(found: re.Match[bytes]) -> bytes:
    return b"\\ufffd" if found[1] else found[0]
