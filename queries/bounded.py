"""Queries evaluated within limits: in a process of their own, which is killed when the time is up."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any, ClassVar, Final, cast

from ontology.errors import DataFolderError, NotFound, QueryError
from queries.editions.layout import PublishedEdition
from queries.query_forms import QueryForm, check_length

SECONDS: Final = 10.0  # what a person waits for; a question over the whole graph of 10,000 reports takes one
ROWS: Final = 10_000  # what a person reads or a spreadsheet opens at once; a program asks in pages

# Loading a graph of 10,000 reports takes 15 s on the slowest machine measured.
START_SECONDS: Final = 30.0

# How long a query waits for a free worker. One that waits longer would be answered to nobody.
QUEUE_SECONDS: Final = 10.0


PROGRAM: Final = Path(__file__).with_name("query_worker.py")


class QueryLimitError(QueryError):
    """A query that ran longer than it may, took more memory than it may, or found no worker free."""

    status: ClassVar[int] = 503
    title: ClassVar[str] = "The query was stopped at a limit"


@dataclass(frozen=True, slots=True)
class QueryLimits:
    """How long a query may run once its process is ready, in seconds, and how many rows or triples it may yield."""

    seconds: float = SECONDS
    rows: int = ROWS

    def __post_init__(self) -> None:
        if self.seconds <= 0 or self.rows < 0:
            raise QueryError("A limit must be positive: seconds above 0, rows 0 or more.")


class BoundedQuery:
    """Workers over one edition. Safe to use from several threads; each query has a worker to itself.

    A worker starts with the first query that needs it (or with `warm`) and stays for the next; one that was killed is
    replaced at once. The workers end with `close`, or with the program.
    """

    def __init__(self, edition: PublishedEdition, base: str, workers: int = 1) -> None:
        self._workers = [_Worker(edition, base) for _ in range(workers)]
        self._free: queue.LifoQueue[_Worker] = queue.LifoQueue()  # the one used last is the one that is loaded
        for worker in self._workers:
            self._free.put(worker)
        self._finalizer = weakref.finalize(self, _close, self._workers)

    def run(self, text: str, forms: tuple[QueryForm, ...], limits: QueryLimits) -> dict[str, Any]:
        """The worker's reply to a query of one of the `forms` (see `queries.query_worker.answer`).

        Raises QueryError for a query that is refused or wrong, QueryLimitError for one that was stopped,
        DataFolderError where the folder cannot be loaded.
        """
        check_length(text)
        request = {"text": text, "forms": [form.value for form in forms], "rows": limits.rows}
        return self._send(request, limits)

    def ask(
        self, question: str | Mapping[str, str], parameters: Mapping[str, Any], limits: QueryLimits
    ) -> dict[str, Any]:
        """The worker's reply to a question: a stored one by its name, a stranger's by `name` and `content` of its file.

        The worker puts the parameters in place: it has the graph that knows what they mean. Raises as `run`, and
        NotFound for a code or IRI that the graph does not know.
        """
        request = {
            "question": question,
            "parameters": {name: _portable(value) for name, value in parameters.items()},
            "forms": [QueryForm.SELECT.value, QueryForm.ASK.value],
            "rows": limits.rows,
        }
        return self._send(request, limits)

    def _send(self, request: dict[str, Any], limits: QueryLimits) -> dict[str, Any]:
        with self._borrowed() as worker:
            return worker.ask(request, limits.seconds)

    def warm(self) -> None:
        """Start every worker now, so that nobody's first query waits for a graph to load."""
        for worker in self._workers:
            worker.start()

    def close(self) -> None:
        """End the workers. A later query would start them again."""
        _close(self._workers)

    @contextmanager
    def _borrowed(self) -> Iterator[_Worker]:
        try:
            worker = self._free.get(timeout=QUEUE_SECONDS)
        except queue.Empty:
            raise QueryLimitError(
                f"No query process was free for {QUEUE_SECONDS:g} s.", remedy="Ask again in a moment."
            ) from None
        try:
            yield worker
        finally:
            self._free.put(worker)


class _Worker:
    """One process; used by one thread at a time."""

    def __init__(self, edition: PublishedEdition, base: str) -> None:
        self._edition = edition.path
        self._base = base
        self._process: subprocess.Popen[bytes] | None = None
        self._loaded = False

    def start(self) -> subprocess.Popen[bytes]:
        """The process, started unless it runs. It loads the folder meanwhile."""
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.stop()
        paths = [str(PROGRAM.parent.parent), os.environ.get("PYTHONPATH", "")]
        self._process = subprocess.Popen(  # noqa: S603 - our own program, its arguments no shell's
            # With -P the folder that somebody happens to stand in lends no module to the process.
            [sys.executable, "-P", str(PROGRAM), str(self._edition), self._base],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))},
        )
        return self._process

    def ask(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        process = self.start()
        if not self._loaded:
            self._await_load(process)
        reply, late = _exchange(process, request | {"seconds": seconds}, seconds)
        if reply is None:
            self.stop()
            self.start()  # the next query finds a worker that is loading, not one that is still to start
            raise _stopped(seconds, late)
        if "error" in reply:
            error = reply["error"]
            kind = NotFound if error["kind"] == NotFound.__name__ else QueryError
            raise kind(error["message"], where=error["where"], remedy=error["remedy"])
        return reply

    def stop(self) -> None:
        """Kill the process, if there is one, and let go of its pipes."""
        process, self._process, self._loaded = self._process, None, False
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            # What a killed process did not read cannot be written any more.
            with suppress(OSError):
                cast(IO[bytes], pipe).close()

    def _await_load(self, process: subprocess.Popen[bytes]) -> None:
        reply, late = _exchange(process, None, START_SECONDS)
        if reply is not None and "error" not in reply:
            self._loaded = True
            return
        self.stop()
        if reply is None:
            what = f"took longer than {START_SECONDS:g} s to load" if late else "could not be loaded"
            raise DataFolderError(f"The graph {what} in the process that answers queries.", where=str(self._edition))
        error = reply["error"]
        raise DataFolderError(error["message"], where=error["where"], remedy=error["remedy"])


def _exchange(
    process: subprocess.Popen[bytes], request: dict[str, Any] | None, seconds: float
) -> tuple[dict[str, Any] | None, bool]:
    """Send a request, if there is one, and read a reply: None where the process ended first.

    The process is killed after `seconds`; the second value says that it was.
    """
    lock = threading.Lock()
    done = late = False

    def kill() -> None:
        nonlocal late
        with lock:
            if not done:
                late = True
                process.kill()

    clock = threading.Timer(seconds, kill)
    clock.daemon = True
    clock.start()
    line = b""
    with suppress(OSError):  # the process may have ended since its last reply
        if request is not None:
            stdin = cast(IO[bytes], process.stdin)
            stdin.write(json.dumps(request).encode("ascii") + b"\n")
            stdin.flush()
        line = cast(IO[bytes], process.stdout).readline()
    with lock:
        done = True
    clock.cancel()
    return (json.loads(line) if line.endswith(b"\n") and not late else None), late


def _portable(value: Any) -> Any:
    """A parameter's value as JSON has it."""
    if value is None or isinstance(value, str | int):
        return value
    return value.isoformat() if isinstance(value, date) else list(value)


def _stopped(seconds: float, late: bool) -> QueryLimitError:
    if late:
        return QueryLimitError(
            f"The query ran longer than {seconds:g} s and was stopped.",
            remedy="Ask about one authority, one body or one report, or allow more time.",
        )
    return QueryLimitError(
        "The query's process ended without an answer, most likely for want of memory.",
        remedy="Ask for less at a time: no patterns without a variable in common, no sorting of everything.",
    )


def _close(workers: list[_Worker]) -> None:
    for worker in workers:
        worker.stop()
