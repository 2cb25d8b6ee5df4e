"""Which processes answer: those of the edition that is served. A newer one's are started beside them before they take their place."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from api.answering.edition import Edition
from api.http.settings import ServerSettings
from api.http.sparql.query_pool import QueryPool
from ontology.errors import RemitError

RETRY_AFTER_S: Final = 5.0
"""How long an edition whose processes could not be started is left alone."""

log = logging.getLogger("remit.sparql")


class ServedEdition:
    """An edition with its processes, and how many requests use them."""

    def __init__(self, edition: Edition, settings: ServerSettings) -> None:
        self.edition = edition
        self.version = edition.dataset.edition.version
        self.pool = QueryPool(edition.dataset.edition, edition.base, settings)
        self.users = 0
        self.retired = False

    def close_when_unused(self) -> None:
        """End the processes as soon as nobody uses them any more."""
        self.retired = True
        self._close_if_unused()

    def enter(self) -> None:
        """One more uses it."""
        self.users += 1

    def leave(self) -> None:
        """One less uses it."""
        self.users -= 1
        self._close_if_unused()

    def _close_if_unused(self) -> None:
        if self.retired and self.users == 0:
            self.pool.close()


class EditionPools:
    """The processes of the edition that is served, and of the one before while somebody uses it. Used within one event loop."""

    def __init__(self, settings: ServerSettings) -> None:
        self._settings = settings
        self._current: ServedEdition | None = None
        self._coming: asyncio.Task[None] | None = None
        self._next_try = 0.0

    @property
    def current(self) -> ServedEdition | None:
        """What queries are answered from; None before the first one."""
        return self._current

    @asynccontextmanager
    async def using(self, edition: Edition) -> AsyncIterator[ServedEdition]:
        """The edition to answer a request from, to its end: `edition`, or the one before until the processes of it are ready."""
        if self._current is None:
            self._current = ServedEdition(edition, self._settings)
        elif self._current.edition is not edition and self._coming is None and time.monotonic() >= self._next_try:
            self._coming = asyncio.create_task(self._take_up(edition))
        served = self._current
        served.enter()
        try:
            yield served
        finally:
            served.leave()

    async def _take_up(self, edition: Edition) -> None:
        coming = ServedEdition(edition, self._settings)
        try:
            await coming.pool.warm()
        except RemitError as error:
            coming.pool.close()
            self._next_try = time.monotonic() + RETRY_AFTER_S
            log.warning("The edition before is still served over /sparql: %s", error)
        else:
            before, self._current = self._current, coming
            if before is not None:
                before.close_when_unused()
        finally:
            self._coming = None

    def close(self) -> None:
        """End all processes."""
        if self._coming is not None:
            self._coming.cancel()
        if self._current is not None:
            self._current.pool.close()
            self._current = None
