"""`remit publish --to`: a data folder's edition put into a SPARQL server."""

from __future__ import annotations

from pathlib import Path

from api.command_line import terminal
from queries.editions.opening import open_edition
from queries.folder import DataFolder
from queries.remote.address import StoreAddress
from queries.remote.connection import StoreConnection
from queries.remote.graph_publishing import StoreFiller

ENDS = "/update"
"""How addresses of updates end where those of queries, `/query`, stand beside them."""


def publish_to(data: Path, to: str, queries: str | None, graph_store: str | None) -> None:
    """Make the server hold what the data folder holds. Raises StoreError or QueryError where it cannot be reached or refuses."""
    updates = StoreAddress.of(to)
    asked = StoreAddress.of(queries or _beside(to))
    if graph_store is not None:
        StoreAddress.of(graph_store)
    stamp, edition, store = open_edition(DataFolder(data))
    with StoreConnection(updates) as writing, StoreConnection(asked) as asking, terminal.progress("Publishing") as told:
        done = StoreFiller(writing, asking, graph_store).fill(store, stamp.base, edition.version, told)
    terminal.remark(
        f"{to} holds edition {edition.version}: {done.written} graphs written, {done.removed} taken away, {done.kept} as they were."
    )


def _beside(updates: str) -> str:
    """Where a server is asked whose updates go to an address; the same address where that does not tell."""
    return updates.removesuffix(ENDS) + "/query" if updates.endswith(ENDS) else updates
