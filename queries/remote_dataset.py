"""A SPARQL server as something to ask, within the same limits as a data folder."""

from __future__ import annotations

from typing import cast

import pyoxigraph as ox

from ontology.errors import DataFolderError
from queries.bounded import BoundedQuery
from queries.dataset import Dataset
from queries.folder import DataFolder
from queries.graph_terms import GraphTerms
from queries.remote.address import StoreAddress
from queries.remote.connection import StoreConnection
from queries.remote.published_version import published
from queries.remote.remote_bodies import RemoteBodies
from queries.remote.remote_store import RemoteStore
from queries.remote.store_index import StoreIndex


class RemoteDataset(Dataset):
    """One state of a server's graph. Safe to use from several threads; `close` it, or use it in a `with` statement."""

    def __init__(self, address: StoreAddress, workers: int = 1) -> None:
        """Raises StoreError where the server does not answer. `workers` is how many questions may run at a time."""
        self._connection = StoreConnection(address)
        self._remote = store = RemoteStore(self._connection)
        self._base = store.published.base
        self.edition = address
        self.store = cast(ox.Store, store)  # what asks it uses no more of it than `queries.asked_store` has
        self.index = StoreIndex(store, self._base)
        self.terms = GraphTerms(store, self._base, RemoteBodies(store, self._base))
        self._bounded = BoundedQuery(address, self._base, workers)
        self._version = store.published.version

    def close(self) -> None:
        """End the processes that answer questions, and let go of the server."""
        super().close()
        self._connection.close()

    @property
    def folder(self) -> DataFolder:
        """There is none: raises DataFolderError."""
        raise DataFolderError(
            "There is no data folder behind a SPARQL server.", remedy="Serve one for that: remit serve --data DIR"
        )

    @property
    def base(self) -> str:
        """What the IRIs of the instances begin with."""
        return self._base

    @property
    def digest(self) -> str:
        """The version of the edition that was published to the server; empty where none was."""
        return self._version or ""

    @property
    def record(self) -> str | None:
        """What that edition is cited by, as JSON; None where none was published, or by an older Remit."""
        return self._remote.published.record

    def description(self) -> tuple[ox.Triple, ...]:
        """The dataset's description as it was published. Raises StoreError where the server does not answer."""
        return self._remote.catalogue()

    def stale(self) -> bool:
        """Whether another edition has been published to the server since. Raises StoreError where it does not answer."""
        return published(self._connection).version != self._version
