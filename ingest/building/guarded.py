"""A process that reads files for this one, and may take no longer and no more memory than is allowed.

The parsers of PDF, DOCX and HTML are programs in C++ and C that get whatever a file holds. What makes one of them run on, fill
the memory or crash ends a process that is there for that, and this process refuses the file and goes on.
"""

from __future__ import annotations

import faulthandler
import math
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.connection import wait as wait_for_connection
from multiprocessing.context import ForkContext, SpawnContext
from pathlib import Path
from typing import cast

from ingest.building.sources.inputs import InputFile
from ingest.building.worker import STOPPED_REMEDY, ReferenceData, Refused, Result, refused
from ontology.errors import ReadingStopped, RemitError

if sys.platform != "win32":
    import resource

SECONDS = 60.0
"""For one file, on the clock. A report takes under one, the longest PDF that is read some ten; a slow or busy machine has
room for six times that."""

MEMORY = 1024**3
"""Bytes for one file, beyond what the process has when it is ready. A report takes some 50 MB, the longest some 300."""

START_SECONDS = 120.0
"""To load registers, schemes and shapes: under a second, on a busy machine several."""

_END_SECONDS = 2.0  # for an idle process to end by itself before it is killed
_READY = "ready"
_NO_MORE = None

ProcessContext = ForkContext | SpawnContext
"""How a process is started."""

Process = Callable[[InputFile], Result]
"""What a reading process does with a file."""


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What reading one file may take: seconds on the clock, and bytes of memory (bounded on Linux only)."""

    seconds: float = SECONDS
    memory: int = MEMORY


class ReaderProcess:
    """One reading process, and the file that it has in hand."""

    def __init__(self, context: ProcessContext, make: Callable[[], Process], limits: ReadingLimits) -> None:
        """Start a process, which calls `make` once, and what that returns for each file.

        `make` must be fit to be sent to a process that is no copy of this one, if `context` makes such.
        """
        self._limits = limits
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, make, limits.memory), daemon=True)
        self._process.start()
        theirs.close()
        self._ready = False
        self._deadline = time.monotonic() + START_SECONDS
        self.file: InputFile | None = None  # the one in hand

    @property
    def free(self) -> bool:
        """Whether it waits for a file."""
        return self._ready and self.file is None

    @property
    def left(self) -> float:
        """Seconds until it has to be done with what it does; without end while it has nothing to do."""
        return math.inf if self.free else max(0.0, self._deadline - time.monotonic())

    def give(self, file: InputFile) -> bool:
        """Let it read a file; False where it has died meanwhile, and the file is for another."""
        try:
            self.connection.send(file)
        except OSError:
            return False
        self.file = file
        self._deadline = time.monotonic() + self._limits.seconds
        return True

    def look(self, reference: ReferenceData) -> Result | None:
        """Its answer; None where there is none yet. A process that is over its time, or has died, has ended for good:
        `alive` tells. Raises RemitError for what stops the whole build.
        """
        if not self.connection.poll():
            return None if self.left else self._stopped(f"took more than {self._limits.seconds:g} seconds", reference)
        try:
            answer = self.connection.recv()
        except (EOFError, OSError):
            return self._stopped("ended the process that did it: it died for want of memory or by a crash", reference)
        if isinstance(answer, RemitError):
            raise answer
        if answer == _READY:
            self._ready = True
            return None
        self.file = None
        return cast(Result, answer)

    @property
    def alive(self) -> bool:
        """Whether it can read another file."""
        return not self.connection.closed

    def end(self) -> None:
        """Let it end, by force if it has a file in hand or takes its time."""
        if self.free and self.alive:
            with suppress(OSError):
                self.connection.send(_NO_MORE)  # closing would not do: a copied process holds this end of the pipe too
            self._process.join(_END_SECONDS)
        if self.alive:
            self.connection.close()
        self._process.kill()
        self._process.join()
        self._process.close()

    def _stopped(self, why: str, reference: ReferenceData) -> Refused | None:
        file, self.file = self.file, None
        self.connection.close()
        self._process.kill()
        if not self._ready:
            raise RemitError(
                "A process that reads files could not be started.",
                remedy="Look at the memory that is left, and build again.",
            )
        if file is None:
            return None
        error = ReadingStopped(f"reading the file {why}", where=str(file.path), remedy=STOPPED_REMEDY)
        return refused(file.path, error, reference, file)


def copies(context: ProcessContext) -> bool:
    """Whether processes of a context are copies of this one."""
    return context.get_start_method() == "fork"


def how_to_start() -> ProcessContext:
    """How to start a process. A copy of this one is there at once, and has all that is loaded here; but where threads run,
    a copy may find a lock taken that nobody will open.
    """
    alone = threading.active_count() == 1
    if sys.platform == "linux" and alone and len(list(Path("/proc/self/task").iterdir())) == 1:
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def _serve(connection: Connection, make: Callable[[], Process], memory: int) -> None:
    """What the process does: leave with its parent, and answer."""
    stay_with_parent()
    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what a dying parser cries would stand amid the progress
    try:
        process = make()
        connection.send(_READY)
        _bound_memory(memory)
        while True:
            file = connection.recv()
            if file is _NO_MORE:
                return
            connection.send(process(file))
    except RemitError as error:
        connection.send(error)
    except EOFError:
        return


def stay_with_parent() -> None:
    """Leave Ctrl-C to the parent of this process, and leave with it however that ends; a signal to end is obeyed at once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for_connection([parent.sentinel])
        os._exit(1)


def _bound_memory(memory: int) -> None:
    """Let the system refuse more memory than allowed, and leave no image of it on the disk when that ends the process.

    Only on Linux: macOS takes the limit and does not keep it, Windows has none of the kind.
    """
    if sys.platform == "linux":
        taken = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        wanted = taken + memory
        resource.setrlimit(resource.RLIMIT_AS, (wanted if most < 0 else min(wanted, most), most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
