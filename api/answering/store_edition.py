"""What is served when a SPARQL server holds the graph: its state in place of an edition's, looked at from time to time."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from pydantic import ValidationError

from api.answering.edition import Edition, SnapshotReloader
from ontology.errors import RemitError
from queries.editions.record import EditionRecord
from queries.remote.address import StoreAddress
from queries.remote_dataset import RemoteDataset
from queries.watching import Watch

LOOK_EVERY_S: Final = 30.0
"""How often a busy server asks whether another edition was published: a look costs one small query."""

UNNAMED: Final = "unnamed"
"""The version of a graph that was not published by `remit publish --to`."""

log = logging.getLogger("remit.api")


class StoreEdition(Edition):
    """The state of a server's graph, open. Safe to use from several threads."""

    def __init__(self, address: StoreAddress) -> None:
        """Raises StoreError where the server does not answer."""
        self.dataset = remote = RemoteDataset(address)
        self.index = self.dataset.index
        self.base = self.dataset.base
        self.record = self._noted(remote.record)
        self.version, self.made = self.record.version, self.record.made
        self._description = remote.description()

    def kept(self) -> list[EditionRecord]:
        """Nothing: editions are kept in data folders, and the description that was published names those of its own."""
        return []

    def watched(self) -> Watch | None:
        """None: lists are set beside data folders."""
        return None

    def described(self) -> Sequence[ox.Triple]:
        """The dataset's description as it was published; nothing where none was."""
        return self._description

    def text(self, digest: str) -> str | None:
        """None: texts stand in data folders."""
        return None

    def _noted(self, record: str | None) -> EditionRecord:
        """What was published is cited by; of a graph that came otherwise, that it was met now."""
        version = self.dataset.digest
        if version and record:
            try:
                return EditionRecord.model_validate_json(record)
            except ValidationError:
                log.warning("The server's note of its edition cannot be read: publish it again.")
        return EditionRecord(version=version or UNNAMED, made=datetime.now(UTC).replace(microsecond=0), base=self.base)


class StoreReloader(SnapshotReloader):
    """Holds the state that is served. Another edition is taken up beside it and put in its place; nobody waits for that."""

    def __init__(self, address: StoreAddress, loaded: Edition | None = None) -> None:
        """`loaded` is the state where the caller has it already."""
        super().__init__(Path(), loaded)
        self._address = address
        self._next_look = time.monotonic() + LOOK_EVERY_S

    def _look_after(self, current: Edition) -> None:
        """To look is to ask the server, so that it is done in the background too."""
        now = time.monotonic()
        if now >= self._next_look and self._loading.acquire(blocking=False):
            self._next_look = now + LOOK_EVERY_S
            threading.Thread(target=self._look, args=(current,), name="remit-look", daemon=True).start()

    def _load(self) -> Edition:
        return StoreEdition(self._address)

    def _look(self, current: Edition) -> None:
        """See whether there is another edition. A server that does not answer is asked again later."""
        try:
            if current.dataset.stale():
                # The one before is not closed: requests under way ask on over its connections, which go with the last of them.
                self._edition = self._load()
                log.info("Another edition is served: %s", self._edition.dataset.digest)
        except RemitError as error:
            log.warning("The SPARQL server could not be looked at: %s", error)
        finally:
            self._loading.release()
