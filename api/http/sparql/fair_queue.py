"""Who is next: clients take turns, and of one client the shortest is first."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from collections import OrderedDict
from typing import Any, NamedTuple


class _Waiting(NamedTuple):
    size: int
    number: int
    turn: asyncio.Future[Any]


class FairQueue:
    """Those who wait for something that is free one at a time. Used within one event loop."""

    def __init__(self) -> None:
        self._waiting: OrderedDict[str, list[_Waiting]] = OrderedDict()
        self._numbers = itertools.count()
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def join(self, client: str, size: int) -> asyncio.Future[Any]:
        """A turn to wait for. Of one client's the smallest `size` is first, of several alike the one that came first."""
        turn: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting.setdefault(client, []), _Waiting(size, next(self._numbers), turn))
        self._length += 1
        turn.add_done_callback(self._left)
        return turn

    def next(self) -> asyncio.Future[Any] | None:
        """The turn of whoever is next; None where nobody waits. Those who went away are passed over."""
        while self._waiting:
            client, own = self._waiting.popitem(last=False)
            while own and own[0].turn.done():
                heapq.heappop(own)
            if own:
                turn = heapq.heappop(own).turn
                if own:
                    self._waiting[client] = own  # at the end: the others are before its next one
                return turn
        return None

    def _left(self, _: asyncio.Future[Any]) -> None:
        self._length -= 1
