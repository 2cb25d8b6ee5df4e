"""The processes that evaluate strangers' queries over one edition, in two lanes, so that a bad query delays nobody.

One lane judges short queries and looks up a few things that a query names; what is not done there in a moment is ended and goes to
the other, which is for queries of any kind and runs them at a lower priority of the system. In each lane clients take turns.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, ClassVar, Final, TypeVar

from api.http.settings import MEBIBYTE, ServerSettings
from api.http.sparql.protocol_request import ProtocolRequest
from api.http.sparql.query_lane import QueryLane
from ontology.errors import RemitError
from queries.answer_formats import AnswerFormat, AnswerKind
from queries.bounded import START_SECONDS, not_loaded, stopped, told
from queries.editions.layout import PublishedEdition
from queries.query_forms import QueryLimitError, check_length
from queries.remote.address import StoreAddress
from queries.worker_process import Reply, WorkerProcess

T = TypeVar("T")

LIGHT_SECONDS: Final = 0.5
"""How long a look-up may take before it is taken for something else: a hundred times what one takes."""

JUDGE_SECONDS: Final = 2.0
"""How long a short query may take to be judged among the look-ups: fifty times what one takes, since a busy machine is no fault of its."""

LIGHT_WORKERS: Final = 2
"""Processes for look-ups at most: while one that was ended starts again, the other answers."""

SHORT: Final = 3_000
"""Characters of a query that is judged among the look-ups: the stored questions have some 1,700, and are judged in 30 ms."""

JUDGED: Final = 500
"""Verdicts that are kept: some megabytes. To judge a query takes longer than to answer many of them."""

log = logging.getLogger("remit.sparql")


class QueryTimeError(QueryLimitError):
    """A query that ran longer than it may."""

    status: ClassVar[int] = 504
    title: ClassVar[str] = "The query ran out of time"


class _Late(Exception):
    """The process was ended because its time was up."""


class _Died(Exception):
    """The process ended by itself, or somebody else ended it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `queries.protocol_answers.judged` says of a query that may be evaluated."""

    text: str
    kind: AnswerKind
    light: bool
    lasting: bool
    reads: bool


class QueryPool:
    """Workers over one edition. Used within one event loop."""

    def __init__(self, edition: PublishedEdition | StoreAddress, base: str, settings: ServerSettings) -> None:
        """Nothing is started yet. `base` is what the IRIs of the edition's instances begin with."""
        self._settings = settings
        self._query_seconds = settings.query_seconds
        light = min(LIGHT_WORKERS, settings.query_workers)
        self.light = QueryLane([WorkerProcess(edition, base) for _ in range(light)], settings.queue_length)
        heavy = [WorkerProcess(edition, base, patient=True) for _ in range(settings.query_workers)]
        self.heavy = QueryLane(heavy, settings.queue_length)
        self.killed = self.died = 0
        self._threads = ThreadPoolExecutor(2 * len(self.workers), thread_name_prefix="remit-query")
        self._verdicts: OrderedDict[str, Verdict] = OrderedDict()
        self._judging: dict[str, asyncio.Task[Verdict]] = {}
        self._slow: set[str] = set()
        self._renewals: set[asyncio.Task[None]] = set()

    @property
    def workers(self) -> tuple[WorkerProcess, ...]:
        """All processes, of both lanes."""
        return (*self.light.workers, *self.heavy.workers)

    def known(self, query: str) -> Verdict | None:
        """What was said of a query when it was asked before."""
        verdict = self._verdicts.get(query)
        if verdict is not None:
            self._verdicts.move_to_end(query)
        return verdict

    async def judge(self, query: str, client: str) -> Verdict:
        """Whether a query may be evaluated, and as what. Raises QueryError where not, QueryLimitError where a limit was met."""
        verdict = self.known(query)
        if verdict is not None:
            return verdict
        check_length(query)
        judging = self._judging.get(query)
        if judging is None:  # many may ask the same at once, and it is judged once
            judging = asyncio.get_running_loop().create_task(self._judged(query, client))
            self._judging[query] = judging
            judging.add_done_callback(lambda done: self._judging_ended(query, done))
        return await asyncio.shield(judging)

    async def _judged(self, query: str, client: str) -> Verdict:
        light, request = len(query) <= SHORT, {"judge": query}
        said, _ = await self._first_light(
            request, client, len(query), JUDGE_SECONDS if light else 0, self._query_seconds
        )
        verdict = Verdict(said["text"], AnswerKind(said["kind"]), said["light"], said["lasting"], said["reads"])
        self._verdicts[query] = verdict
        if len(self._verdicts) > JUDGED:
            gone, _ = self._verdicts.popitem(last=False)
            self._slow.discard(gone)
        return verdict

    def _judging_ended(self, query: str, judging: asyncio.Task[Verdict]) -> None:
        self._judging.pop(query, None)
        if not judging.cancelled():
            judging.exception()  # told to whoever waits; where all have gone it is nobody's

    async def evaluate(
        self, verdict: Verdict, asked: ProtocolRequest, format_: AnswerFormat, rows: int, client: str
    ) -> bytes:
        """The answer to a query that was judged, written. Raises as `judge`, QueryTimeError for one that takes too long."""
        request = {
            "text": verdict.text,
            "kind": verdict.kind.value,
            "reads": verdict.reads,
            "format": format_.name,
            "default_graphs": asked.default_graphs,
            "named_graphs": asked.named_graphs,
            "rows": rows,
            "bytes": self._settings.query_mebibytes * MEBIBYTE,
        }
        light = LIGHT_SECONDS if verdict.light and asked.query not in self._slow else 0
        seconds = min(asked.seconds or self._query_seconds, self._query_seconds)
        _, payload = await self._first_light(request, client, len(asked.query), light, seconds, slow=asked.query)
        return payload

    async def _first_light(
        self, request: dict[str, Any], client: str, size: int, light: float, seconds: float, slow: str | None = None
    ) -> Reply:
        """The reply from the lane of look-ups where it is there within `light` seconds, else from the other. `slow` is remembered not to be."""
        if light:
            try:
                return await self._ask(self.light, request, client, size, min(light, seconds))
            except (_Late, _Died):
                if slow is not None and slow in self._verdicts:
                    self._slow.add(slow)
        try:
            return await self._ask(self.heavy, request, client, 0, seconds)
        except _Late:
            late = stopped(seconds, late=True)
            raise QueryTimeError(late.message, remedy=late.remedy) from None
        except _Died:
            raise stopped(seconds, late=False) from None

    async def _ask(self, lane: QueryLane, request: dict[str, Any], client: str, size: int, seconds: float) -> Reply:
        """The reply of a process of the lane; of a second one where the first was ended by somebody else."""
        for again in (True, False):
            worker = await lane.borrow(client, size, self._settings.queue_seconds)
            try:
                reply = await self._exchange(worker, request | {"seconds": seconds}, seconds)
            except _Died:
                self.died += 1
                self._renew(lane, worker)
                if not again:
                    raise
            except (_Late, asyncio.CancelledError):
                self.killed += 1
                self._renew(lane, worker)
                raise
            except BaseException:
                lane.give_back(worker)
                raise
            else:
                lane.give_back(worker)
                if "error" in reply[0]:
                    raise told(reply[0]["error"])
                return reply
        raise AssertionError("unreachable")

    async def _exchange(self, worker: WorkerProcess, request: Mapping[str, Any], seconds: float) -> Reply:
        if not worker.ready:
            await self._start(worker)
        reply, late = await self._in_time(worker, seconds, lambda: worker.exchange(request))
        if late:
            raise _Late
        if reply is None:
            raise _Died
        return reply

    async def _start(self, worker: WorkerProcess) -> None:
        await asyncio.get_running_loop().run_in_executor(self._threads, worker.start)
        greeting, late = await self._in_time(worker, START_SECONDS, lambda: _first_words(worker))
        if not worker.ready or late:
            worker.stop()
            raise not_loaded(
                worker.edition.place, None if greeting is None or "error" not in greeting else greeting, late
            )

    async def _in_time(
        self, worker: WorkerProcess, seconds: float, wait: Callable[[], T | None]
    ) -> tuple[T | None, bool]:
        """What `wait` brings, waited for in a thread. The process is killed after `seconds`, which the second value tells, or where nobody
        wants to know any more.
        """
        late = False

        def end() -> None:
            nonlocal late
            late = True
            worker.kill()

        loop = asyncio.get_running_loop()
        clock = loop.call_later(seconds, end)
        waiting = loop.run_in_executor(self._threads, wait)
        try:
            reply = await asyncio.shield(waiting)
        except asyncio.CancelledError:
            worker.kill()
            await asyncio.wait({waiting})
            raise
        finally:
            clock.cancel()
        return reply, late

    def _renew(self, lane: QueryLane, worker: WorkerProcess) -> None:
        """Start another process in place of one that ended, and lend it when it is ready: nobody waits for a start who need not."""
        renewal = asyncio.get_running_loop().create_task(self._renewed(lane, worker))
        self._renewals.add(renewal)
        renewal.add_done_callback(self._renewals.discard)

    async def _renewed(self, lane: QueryLane, worker: WorkerProcess) -> None:
        try:
            await asyncio.get_running_loop().run_in_executor(self._threads, worker.stop)
            await self._start_lent(lane, worker)
        except RemitError as error:
            log.warning("A query process could not be started again: %s", error)

    async def warm(self) -> None:
        """Start all processes, so that nobody's first query waits for one. Raises DataFolderError where the store cannot be opened."""
        lent = [(lane, worker) for lane in (self.light, self.heavy) for worker in lane.borrow_unready()]
        await asyncio.gather(*(self._start_lent(lane, worker) for lane, worker in lent))

    async def _start_lent(self, lane: QueryLane, worker: WorkerProcess) -> None:
        try:
            await self._start(worker)
        finally:
            lane.give_back(worker)

    def close(self) -> None:
        """End all processes. Who waits for one is told that it ended."""
        for renewal in self._renewals:
            renewal.cancel()
        for worker in self.workers:
            worker.kill()
        self._threads.shutdown(wait=False, cancel_futures=True)


def _first_words(worker: WorkerProcess) -> dict[str, Any] | None:
    """What the process says at its start. It judges a query of nobody's then: the parser takes its time to load."""
    greeting = worker.greeting()
    if worker.ready:
        worker.exchange({"judge": "ASK {}", "seconds": START_SECONDS})
    return greeting
