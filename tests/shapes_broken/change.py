"""The good graph, and small changes to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from ontology.terms import DEFAULT_BASE, OA, RDF, REMIT, SCHEME, XSD
from shapes.stored_text import Kept

FOLDER = Path(__file__).parent
Change = Callable[[Graph], object]


@dataclass(frozen=True)
class Broken:
    """A change that breaks the shape of this local name; `how` tells it from the shape's other examples."""

    shape: str
    how: str
    change: Change
    kept: Kept | None = None  # the stored text that the graph is held against

    def graph(self) -> Graph:
        """The good graph with the change."""
        graph = good_graph()
        self.change(graph)
        return graph


@cache
def _parsed() -> Graph:
    return Graph().parse(FOLDER / "marlshire.ttl").parse(FOLDER / "registers.ttl")


def good_graph() -> Graph:
    """A fresh copy of the good report's graph, with what the registers know of its bodies."""
    graph = Graph()
    for triple in _parsed():
        graph.add(triple)
    return graph


def thing(tail: str) -> URIRef:
    """An instance by the tail of its IRI."""
    return URIRef(DEFAULT_BASE + tail)


def concept(tail: str) -> URIRef:
    """A concept by scheme and notation."""
    return URIRef(SCHEME + tail)


def date(text: str) -> Literal:
    """An `xsd:date`, real or not."""
    return Literal(text, datatype=XSD.date)


def without(subject: Node | None, predicate: Node | None, value: Node | None = None) -> Change:
    """What was said is no longer said."""
    return lambda graph: graph.remove((subject, predicate, value))


def with_too(subject: Node, predicate: Node, *values: Node) -> Change:
    """Something more is said."""

    def change(graph: Graph) -> None:
        for value in values:
            graph.add((subject, predicate, value))

    return change


def instead(subject: Node, predicate: Node, *values: Node) -> Change:
    """Something else is said."""
    return both(without(subject, predicate), with_too(subject, predicate, *values))


def both(*changes: Change) -> Change:
    """One change after another."""

    def change(graph: Graph) -> None:
        for step in changes:
            step(graph)

    return change


def gone(*things: Node) -> Change:
    """Nothing is said of some things any more, nor by others about them; nor is what was evidence of them alone."""

    def change(graph: Graph) -> None:
        for one in things:
            graph.remove((one, None, None))
            graph.remove((None, None, one))
        for evidence in set(graph.subjects(RDF.type, REMIT.Evidence)) - set(graph.objects(None, REMIT.evidence)):
            for part in (*graph.objects(evidence, OA.hasSelector), evidence):
                graph.remove((part, None, None))

    return change


def renamed(old: Node, new: Node) -> Change:
    """A thing goes by another name everywhere."""

    def change(graph: Graph) -> None:
        for subject, predicate, value in list(graph):
            if old in (subject, value):
                graph.remove((subject, predicate, value))
                graph.add((new if subject == old else subject, predicate, new if value == old else value))

    return change


def at_least_one(shape: str, subject: Node, predicate: Node, *wrong: Node) -> Iterator[Broken]:
    """None, and each wrong value in place of the right ones."""
    yield Broken(shape, "none", without(subject, predicate))
    for value in wrong:
        yield Broken(shape, f"wrong: {value!r}", instead(subject, predicate, value))


def at_most_one(shape: str, subject: Node, predicate: Node, another: Node, *wrong: Node) -> Iterator[Broken]:
    """Another beside the right one, and each wrong value in its place."""
    yield Broken(shape, "two", with_too(subject, predicate, another))
    for value in wrong:
        yield Broken(shape, f"wrong: {value!r}", instead(subject, predicate, value))


def exactly_one(shape: str, subject: Node, predicate: Node, another: Node, *wrong: Node) -> Iterator[Broken]:
    """None, another beside the right one, and each wrong value in its place."""
    yield Broken(shape, "none", without(subject, predicate))
    yield from at_most_one(shape, subject, predicate, another, *wrong)
