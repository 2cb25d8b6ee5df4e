"""An edition put into a SPARQL server, graph by graph: only what has changed, and again after a kill as if nothing had happened.

A graph is replaced in one request, together with what all graphs say taken together and with the note of what it holds: servers that
evaluate an update as one transaction show it before or after, never in between. The edition's version is noted last.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pyoxigraph as ox

from queries.remote.connection import RESULTS, StoreConnection
from queries.remote.published_version import (
    CATALOGUE,
    DEFAULT_GRAPH,
    DIGEST,
    NOTE,
    RECORD,
    URI_SPACE,
    VERSION,
    Published,
    published,
)

AT_A_TIME: Final = 1_000
"""Statements of one update at most: Virtuoso 7 takes no more than some thousand. A report has some nine hundred."""

COMING: Final = "https://w3id.org/remit/service#coming"
"""The graph in which one of more statements is gathered before it takes its place."""

MERGED: Final = "graph/merged"
"""The tail of the graph that holds every statement once, on servers whose default graph is all graphs side by side."""


@dataclass(frozen=True, slots=True)
class About:
    """What is published with an edition: its version, its record as JSON, and the dataset's description."""

    version: str
    record: str
    description: Sequence[ox.Triple]


@dataclass(frozen=True, slots=True)
class Filled:
    """What was done: graphs written because they were new or had changed, taken away, and left as they were."""

    written: int
    removed: int
    kept: int


class StoreFiller:
    """Fills one server. Used by one thread."""

    def __init__(self, updates: StoreConnection, queries: StoreConnection, graph_store: str | None = None) -> None:
        """`updates` is where changes go and `queries` where the server is asked; `graph_store` is an address of the Graph Store Protocol, by
        which every graph is sent in one piece.
        """
        self._updates = updates
        self._queries = queries
        self._graph_store = graph_store
        self._merged: str | None = None
        self._base = ""

    def fill(
        self,
        store: ox.Store,
        base: str,
        about: About,
        progress: Callable[[int, int, str], None] = lambda done, of, name: None,
    ) -> Filled:
        """Make the server hold the edition `about`, which `store` holds. `progress` is told how many graphs are done, of how many, and the one.

        Raises StoreError or QueryError where the server cannot be reached or refuses; what was done until then stays, and the next time goes on
        from there.
        """
        known = published(self._queries, digests=True)
        self._begin(base, known)
        names = sorted(graph.value for graph in store.named_graphs())
        gone = sorted(known.digests.keys() - {*names, base + CATALOGUE})
        written = 0
        for done, name in enumerate(names):
            lines = _lines(store, name)
            digest = _digest(lines)
            if known.digests.get(name) != digest:
                self._replace(name, lines, digest)
                written += 1
            progress(done + 1, len(names), name)
        for name in gone:
            self._updates.update(_joined(self._unsaid(name), f"DROP SILENT GRAPH <{name}>", _note(name, DIGEST, None)))
        self._describe(about, known)
        self._updates.update(_joined(_note(NOTE, RECORD, about.record), _note(NOTE, VERSION, about.version)))
        return Filled(written, len(gone), len(names) - written)

    def _describe(self, about: About, known: Published) -> None:
        """Put the dataset's description into a graph of its own, which the default graph has nothing of: it is not of the dataset."""
        name = self._base + CATALOGUE
        lines = sorted(f"{each} .\n" for each in about.description)
        digest = _digest(lines)
        if known.digests.get(name) != digest:
            self._gather(lines)
            self._updates.update(
                _joined(f"MOVE SILENT GRAPH <{COMING}> TO GRAPH <{name}>", _note(name, DIGEST, digest))
            )

    def _begin(self, base: str, known: Published) -> None:
        """Say whose graphs these are and that they are of no one version for now; learn what the server's default graph is."""
        self._base = base
        self._updates.update(
            _joined(f"DROP SILENT GRAPH <{COMING}>", _note(NOTE, VERSION, None), _note(NOTE, URI_SPACE, base))
        )
        asked: Any = ox.parse_query_results(
            self._queries.query(f"SELECT ?p WHERE {{ <{NOTE}> ?p ?o }} LIMIT 1", RESULTS).body,
            ox.QueryResultsFormat.JSON,
        )
        if any(True for _ in asked):  # what was said in a graph is said in the default one
            self._merged = base + MERGED
            if known.default_graph != self._merged:
                self._updates.update(_note(NOTE, DEFAULT_GRAPH, self._merged))

    def _replace(self, name: str, lines: Sequence[str], digest: str) -> None:
        """Put a graph in place of what the server has of it."""
        said = self._merged_as()
        if len(lines) <= AT_A_TIME and self._graph_store is None:
            put = [f"DROP SILENT GRAPH <{name}>", _insert(name, lines)]
        else:
            self._gather(lines)
            put = [f"MOVE SILENT GRAPH <{COMING}> TO GRAPH <{name}>"]
        self._updates.update(
            _joined(self._unsaid(name), *put, f"ADD SILENT GRAPH <{name}> TO {said}", _note(name, DIGEST, digest))
        )

    def _gather(self, lines: Sequence[str]) -> None:
        """Put many statements into a graph that nobody asks."""
        if self._graph_store is not None:
            self._updates.put(self._graph_store, COMING, "".join(lines).encode("utf-8"))
            return
        self._updates.update(f"DROP SILENT GRAPH <{COMING}>")
        for some in _parts(lines):
            self._updates.update(_insert(COMING, some))

    def _unsaid(self, name: str) -> str:
        """Take what this graph alone says out of what all say."""
        others = ", ".join(f"<{each}>" for each in (name, NOTE, COMING, self._base + CATALOGUE, self._merged) if each)
        alone = f"GRAPH <{name}> {{ ?s ?p ?o }} FILTER NOT EXISTS {{ GRAPH ?g {{ ?s ?p ?o }} FILTER (?g NOT IN ({others})) }}"
        if self._merged is None:
            return f"DELETE {{ ?s ?p ?o }} WHERE {{ {alone} }}"
        return f"DELETE {{ GRAPH <{self._merged}> {{ ?s ?p ?o }} }} WHERE {{ {alone} }}"

    def _merged_as(self) -> str:
        return "DEFAULT" if self._merged is None else f"GRAPH <{self._merged}>"


def _lines(store: ox.Store, graph: str) -> list[str]:
    """The statements of a graph in one order, those of blank nodes first: within one update a blank node stays one."""
    quads = store.quads_for_pattern(None, None, None, ox.NamedNode(graph))
    return sorted((f"{quad.triple} .\n" for quad in quads), key=lambda line: (not _is_blank(line), line))


def _digest(lines: Sequence[str]) -> str:
    return hashlib.sha256("".join(lines).encode("utf-8")).hexdigest()


def _is_blank(line: str) -> bool:
    return line.startswith("_:") or "> _:" in line


def _parts(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """The statements, some at a time; those of blank nodes together, however many, and no others with them."""
    first = sum(1 for line in lines if _is_blank(line))
    if first:
        yield lines[:first]
    for start in range(first, len(lines), AT_A_TIME):
        yield lines[start : start + AT_A_TIME]


def _insert(graph: str, lines: Sequence[str]) -> str:
    """An update that puts statements into a graph; Virtuoso takes those of blank nodes for a template and not for data."""
    put = f"{{ GRAPH <{graph}> {{\n{''.join(lines)}}} }}"
    return f"INSERT {put} WHERE {{}}" if any(map(_is_blank, lines)) else f"INSERT DATA {put}"


def _note(subject: str, property_: str, value: str | None) -> str:
    """An update by which the note says one value of a property, or none."""
    forget = f"DELETE WHERE {{ GRAPH <{NOTE}> {{ <{subject}> <{property_}> ?o }} }}"
    if value is None:
        return forget
    return _joined(forget, f"INSERT DATA {{ GRAPH <{NOTE}> {{ <{subject}> <{property_}> {ox.Literal(value)} }} }}")


def _joined(*updates: str) -> str:
    return " ;\n".join(updates)
