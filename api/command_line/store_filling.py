"""`remit publish --to`: a data folder's edition put into a SPARQL server."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from api.answering.dataset_description import counted_triples, dataset_triples
from api.answering.edition import Edition, require
from api.command_line import terminal
from queries.remote.address import StoreAddress
from queries.remote.connection import StoreConnection
from queries.remote.graph_publishing import About, StoreFiller

ENDS = "/update"
"""How addresses of updates end where those of queries, `/query`, stand beside them."""


def publish_to(data: Path, to: str, queries: str | None, graph_store: str | None) -> None:
    """Make the server hold what the data folder holds. Raises StoreError or QueryError where it cannot be reached or refuses."""
    updates = StoreAddress.of(to)
    asked = StoreAddress.of(queries or _beside(to))
    if graph_store is not None:
        StoreAddress.of(graph_store)
    edition = require(data)
    about = About(edition.version, edition.record.model_dump_json(), _description(edition))
    with StoreConnection(updates) as writing, StoreConnection(asked) as asking, terminal.progress("Publishing") as told:
        done = StoreFiller(writing, asking, graph_store).fill(edition.dataset.store, edition.base, about, told)
    terminal.remark(
        f"{to} holds edition {edition.version}: {done.written} graphs written, {done.removed} taken away, {done.kept} as they were."
    )


def _description(edition: Edition) -> list[ox.Triple]:
    """The dataset's description, with how much this edition holds of what where that could be counted."""
    return [*dataset_triples(edition), *counted_triples(edition)]


def _beside(updates: str) -> str:
    """Where a server is asked whose updates go to an address; the same address where that does not tell."""
    return updates.removesuffix(ENDS) + "/query" if updates.endswith(ENDS) else updates
