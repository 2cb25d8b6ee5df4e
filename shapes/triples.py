"""A store of triples for reading many times over: rdflib's own keeps named graphs apart and announces every addition.

Neither is of use in checking one report, and both cost: with this store the check takes little more than half the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from pyoxigraph import BlankNode, NamedNode
from pyoxigraph import Literal as OxigraphLiteral
from pyoxigraph import Triple as OxigraphTriple
from rdflib import XSD, BNode, Graph, Literal, URIRef
from rdflib.store import Store
from rdflib.term import Node

from ontology.errors import UnreadableFile

TripleOf = tuple[Node, Node, Node]
_Index = dict[Node, dict[Node, dict[Node, None]]]


class Triples(Store):
    """Triples under all three ways to look them up, in the order in which they came. Nothing is ever taken out."""

    context_aware = True  # pyshacl takes no other store; all triples are of the one context there is
    graph_aware = True

    def __init__(self) -> None:
        super().__init__()
        self._objects: _Index = {}  # subject, predicate, objects
        self._subjects: _Index = {}  # predicate, object, subjects
        self._predicates: _Index = {}  # object, subject, predicates
        self._size = 0
        self._namespaces: dict[str, URIRef] = {}

    def add(self, triple: TripleOf, context: Any = None, quoted: bool = False) -> None:
        """One more triple; once more is as once."""
        subject, predicate, value = triple
        objects = self._objects.setdefault(subject, {}).setdefault(predicate, {})
        if value not in objects:
            objects[value] = None
            self._subjects.setdefault(predicate, {}).setdefault(value, {})[subject] = None
            self._predicates.setdefault(value, {}).setdefault(subject, {})[predicate] = None
            self._size += 1

    def triples(
        self, triple_pattern: tuple[Node | None, Node | None, Node | None], context: Any = None
    ) -> Iterator[tuple[TripleOf, Iterator[None]]]:
        """The triples that fit, None for anything; no contexts are told, as there is only one."""
        subject, predicate, value = triple_pattern
        none: Iterator[None] = iter(())
        if subject is not None:
            by_predicate = self._objects.get(subject, {})
            for p in (predicate,) if predicate is not None else by_predicate:
                objects = by_predicate.get(p, {})
                for o in objects if value is None else (value,) if value in objects else ():
                    yield (subject, p, o), none
        elif predicate is not None:
            by_object = self._subjects.get(predicate, {})
            for o in (value,) if value is not None else by_object:
                for s in by_object.get(o, {}):
                    yield (s, predicate, o), none
        else:
            for o in (value,) if value is not None else self._predicates:
                for s, predicates in self._predicates.get(o, {}).items():
                    for p in predicates:
                        yield (s, p, o), none

    def __len__(self, context: Any = None) -> int:
        return self._size

    def bind(self, prefix: str, namespace: URIRef, override: bool = True) -> None:
        """Remember a prefix; a second one of a namespace, or for one, is let be unless `override` is said."""
        if override or (prefix not in self._namespaces and namespace not in self._namespaces.values()):
            self._namespaces = {p: n for p, n in self._namespaces.items() if n != namespace} | {prefix: namespace}

    def namespace(self, prefix: str) -> URIRef | None:
        """The namespace of a prefix."""
        return self._namespaces.get(prefix)

    def prefix(self, namespace: URIRef) -> str | None:
        """The prefix of a namespace."""
        return next((prefix for prefix, bound in self._namespaces.items() if bound == namespace), None)

    def namespaces(self) -> Iterator[tuple[str, URIRef]]:
        """All prefixes with their namespaces."""
        return iter(self._namespaces.items())


class TriplesGraph(Graph):
    """A graph that parses a query once per process: the shapes' are asked again and again, and parsing is what costs."""

    def query(self, query_object: Any, *args: Any, **kwargs: Any) -> Any:
        """What `rdflib.Graph.query` answers."""
        prepared = _prepared(query_object) if isinstance(query_object, str) else query_object
        return super().query(prepared, *args, **kwargs)


@lru_cache(maxsize=64)  # more than the shapes that ask
def _prepared(query: str) -> Any:
    from rdflib.plugins.sparql import prepareQuery  # takes its time, and a report in order never needs it

    return prepareQuery(query)


def graph_of(triples: Iterable[TripleOf] = ()) -> Graph:
    """A graph of these triples; more may be added."""
    store = Triples()
    for triple in triples:
        store.add(triple)
    return TriplesGraph(store=store, bind_namespaces="none")


class RdflibTerms:
    """pyoxigraph's terms as rdflib's; each IRI and datatype is made once, as making them costs more than parsing."""

    def __init__(self) -> None:
        self._named: dict[str, URIRef] = {}

    def __call__(self, term: NamedNode | BlankNode | OxigraphLiteral | OxigraphTriple) -> Node:
        if isinstance(term, NamedNode):
            return self._iri(term.value)
        if isinstance(term, BlankNode):
            return BNode(term.value)
        if isinstance(term, OxigraphTriple):
            raise UnreadableFile("The graph quotes a triple, which no report's graph does.", remedy="Build it again.")
        if term.language or term.datatype.value == str(XSD.string):
            return Literal(term.value, lang=term.language)
        return Literal(term.value, datatype=self._iri(term.datatype.value), normalize=False)

    def _iri(self, value: str) -> URIRef:
        known = self._named.get(value)
        if known is None:
            known = self._named[value] = URIRef(value)
        return known


def rdflib_term(term: NamedNode | BlankNode | OxigraphLiteral | OxigraphTriple) -> Node:
    """One of pyoxigraph's terms as rdflib's. Raises UnreadableFile for a quoted triple."""
    return RdflibTerms()(term)
