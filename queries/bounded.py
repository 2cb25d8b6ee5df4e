"""Queries evaluated within limits: in a process of their own, which is killed when the time is up."""

from __future__ import annotations

import queue
import threading
import weakref
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, TypeVar

from ontology.errors import DataFolderError, NotFound, QueryError, RemitError, StoreError
from queries.editions.layout import PublishedEdition
from queries.query_forms import QueryForm, QueryLimitError, check_length
from queries.remote.address import StoreAddress
from queries.remote.errors import NeedsIndex
from queries.worker_process import WorkerProcess

SECONDS: Final = 10.0  # what a person waits for; a question over the whole graph of 10,000 reports takes one
ROWS: Final = 10_000  # what a person reads or a spreadsheet opens at once; a program asks in pages

# Loading a graph of 10,000 reports takes 15 s on the slowest machine measured.
START_SECONDS: Final = 30.0

# How long a query waits for a free worker. One that waits longer would be answered to nobody.
QUEUE_SECONDS: Final = 10.0


T = TypeVar("T")


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

    def __init__(self, edition: PublishedEdition | StoreAddress, base: str, workers: int = 1) -> None:
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
    """One process and its clock; used by one thread at a time."""

    def __init__(self, edition: PublishedEdition | StoreAddress, base: str) -> None:
        self._process = WorkerProcess(edition, base)

    def start(self) -> None:
        """Start the process unless it runs. It loads the folder meanwhile."""
        self._process.start()

    def stop(self) -> None:
        """Kill the process, if there is one."""
        self._process.stop()

    def ask(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        process = self._process
        process.start()
        if not process.ready:
            self._await_load()
        (reply, late) = _in_time(process, seconds, lambda: process.exchange(request | {"seconds": seconds}))
        if reply is None:
            process.stop()
            process.start()  # the next query finds a worker that is loading, not one that is still to start
            raise stopped(seconds, late)
        if "error" in reply[0]:
            raise told(reply[0]["error"])
        return reply[0]

    def _await_load(self) -> None:
        reply, late = _in_time(self._process, START_SECONDS, self._process.greeting)
        if self._process.ready and not late:
            return
        self._process.stop()
        raise not_loaded(self._process.edition.place, reply, late)


def _in_time(process: WorkerProcess, seconds: float, wait: Callable[[], T | None]) -> tuple[T | None, bool]:
    """What `wait` brings, None where the process ended first. It is killed after `seconds`; the second value says that it was."""
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
    reply = wait()
    with lock:
        done = True
    clock.cancel()
    return (None if late else reply), late


def told(error: Mapping[str, Any]) -> RemitError:
    """The error that a worker tells of."""
    kinds: tuple[type[RemitError], ...] = (NotFound, QueryLimitError, StoreError, NeedsIndex)
    kind = {each.__name__: each for each in kinds}.get(error["kind"], QueryError)
    return kind(error["message"], where=error["where"], remedy=error["remedy"])


def not_loaded(place: str, greeting: Mapping[str, Any] | None, late: bool) -> DataFolderError | StoreError:
    """Why a worker is not ready, by what it said at its start."""
    if greeting is None:
        what = f"took longer than {START_SECONDS:g} s to load" if late else "could not be loaded"
        return DataFolderError(f"The graph {what} in the process that answers queries.", where=place)
    error = greeting["error"]
    kind = StoreError if error["kind"] == StoreError.__name__ else DataFolderError
    return kind(error["message"], where=error["where"], remedy=error["remedy"])


def _portable(value: Any) -> Any:
    """A parameter's value as JSON has it."""
    if value is None or isinstance(value, str | int):
        return value
    return value.isoformat() if isinstance(value, date) else list(value)


def stopped(seconds: float, late: bool) -> QueryLimitError:
    """Why a worker ended before it had replied: `late`, because it was killed after `seconds`."""
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
