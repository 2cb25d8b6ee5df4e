"""Some processes and those who wait for one of them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from api.http.sparql.fair_queue import FairQueue
from queries.query_forms import QueryLimitError
from queries.worker_process import WorkerProcess

COME_AGAIN = "Ask again in a moment."


class QueryLane:
    """Processes that are lent one at a time. Used within one event loop."""

    def __init__(self, workers: Sequence[WorkerProcess], longest: int) -> None:
        """`longest` is how many may wait."""
        self.workers = tuple(workers)
        self._free = list(workers)
        self._longest = longest
        self._queue = FairQueue()

    @property
    def waiting(self) -> int:
        """How many wait."""
        return len(self._queue)

    async def borrow(self, client: str, size: int, seconds: float) -> WorkerProcess:
        """A process of one's own until it is given back. `size` decides between several queries of one client.

        Raises QueryLimitError where too many wait already, and where none is free after `seconds`.
        """
        if self._free:  # and so nobody waits: what is given back goes to whoever does
            return self._free.pop()
        if len(self._queue) >= self._longest:
            raise QueryLimitError(f"{self._longest} queries wait already.", remedy=COME_AGAIN)
        turn = self._queue.join(client, size)
        try:
            await asyncio.wait({turn}, timeout=seconds)
        except asyncio.CancelledError:
            if turn.done():
                self.give_back(turn.result())
            turn.cancel()
            raise
        if turn.cancel():
            raise QueryLimitError(f"No query process was free for {seconds:g} s.", remedy=COME_AGAIN)
        worker: WorkerProcess = turn.result()
        return worker

    def borrow_unready(self) -> list[WorkerProcess]:
        """All free processes that are still to be started; each is to be given back."""
        unready = [worker for worker in self._free if not worker.ready]
        self._free = [worker for worker in self._free if worker.ready]
        return unready

    def give_back(self, worker: WorkerProcess) -> None:
        """The process goes to whoever is next."""
        turn = self._queue.next()
        if turn is None:
            self._free.append(worker)
        else:
            turn.set_result(worker)
