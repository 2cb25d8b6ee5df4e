"""What the program needs of whatever holds a graph: the engine's own store has it, and a SPARQL server as `queries.remote` asks it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Protocol, TypeAlias, runtime_checkable

import pyoxigraph as ox

Subject: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Triple
Object: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
GraphName: TypeAlias = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


class AskedStore(Protocol):
    """A graph that can be asked. The names and types are the engine's."""

    def query(
        self, query: str, *, base_iri: str | None = None, default_graph: Any = None, named_graphs: Any = None
    ) -> Any:
        """The solutions, boolean or triples of a query."""

    def quads_for_pattern(
        self,
        subject: Subject | None,
        predicate: ox.NamedNode | None,
        object: Object | None,
        graph_name: GraphName | None = None,
    ) -> Iterable[ox.Quad]:
        """The quads of this form; None stands for anything."""

    def contains_named_graph(self, graph_name: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> bool:
        """Whether there is a graph of this name."""

    def named_graphs(self) -> Iterable[ox.NamedNode | ox.BlankNode]:
        """The names of all graphs."""


@runtime_checkable
class AskedInOne(Protocol):
    """A graph that stands far away: what is to be said of many things is asked for in one."""

    def quads_of(self, subjects: Collection[Subject], predicates: Collection[ox.NamedNode] = ()) -> Iterable[ox.Quad]:
        """What the named graphs say of things; by these properties only, where some are given."""

    def quads_about(self, object: ox.NamedNode, most: int) -> Iterable[ox.Quad]:
        """Where others lead to a thing: `most` statements of the named graphs at most, the same each time."""
