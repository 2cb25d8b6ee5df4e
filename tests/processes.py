"""Processes that tests start: none outlives its test, and what they took is told in processor time, never by the clock."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any


@contextmanager
def started(command: Sequence[str], **settings: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A process, killed however the test ends: one that waits for something would otherwise be waited for."""
    with subprocess.Popen(command, **settings) as process:  # noqa: S603 - the project's own programs
        try:
            yield process
        finally:
            process.kill()


def processor_seconds() -> float:
    """What this process and those of its children that have ended took of a processor so far.

    The rest of the machine does not count: a test that asks twice sees the same, however busy it is. Windows does not tell
    what children took.
    """
    taken = os.times()
    return taken.user + taken.system + taken.children_user + taken.children_system
