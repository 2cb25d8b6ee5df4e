"""The bodies of a graph as the registers' one search and one look-up of codes know bodies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Final

import pyoxigraph as ox
from rdflib import URIRef as Term

from ontology.registers.bodies import Organisation
from ontology.registers.codes import CodeIndex, codes_of
from ontology.registers.search import BodySearch, Hit
from ontology.terms import ORG, RDF, RDFS, REMIT, SDO, SKOS
from queries.asked_store import AskedStore

_OURS: Final = str(REMIT)

_Values = dict[str, list[str]]


class GraphBodies:
    """Every body that a graph describes, by code, by IRI and by whatever people call it."""

    def __init__(self, store: AskedStore, base: str, only: Collection[str] | None = None) -> None:
        """Read the bodies of the graph, or `only` those of these IRIs; `base` is what the instances' IRIs begin with."""
        self._base = base
        self._iris: dict[str, str] = {}
        self._known = list(self._bodies(store, only))

    @cached_property
    def _codes(self) -> CodeIndex:
        return CodeIndex(self._known, self._base)

    @cached_property
    def _search(self) -> BodySearch:
        """Made where somebody searches: an edition that is made asks for codes alone."""
        return BodySearch(self._known, codes=self._codes)

    def coded(self, code: str) -> tuple[str, ...]:
        """The IRIs of the bodies of a code, key, IRI or end of one: more than one where the code is not unique."""
        return tuple(self._iris[body.key] for body in self._codes.find(code))

    def all(self) -> Iterator[tuple[str, Organisation]]:
        """Every body, with its IRI, in the order of IRIs."""
        return ((self._iris[body.key], body) for body in self._known)

    def codes(self) -> Iterator[tuple[str, int, str]]:
        """Every code as `ontology.registers.codes` looks it up: the IRI of its body, the code's kind and the code."""
        for body in self._known:
            for kind, code in codes_of(body):
                yield self._iris[body.key], kind, code

    def search(self, q: str) -> list[tuple[str, Hit]]:
        """The bodies that `q` may mean, best first, each with its IRI and by what it was found."""
        return [(self._iris[hit.organisation.key], hit) for hit in self._search.find(q)]

    def guess(self, q: str) -> list[tuple[str, Hit]]:
        """As `search`; where that finds nothing, the bodies that bear most of the words."""
        return [(self._iris[hit.organisation.key], hit) for hit in self._search.guess(q)]

    def _bodies(self, store: AskedStore, only: Collection[str] | None) -> Iterator[Organisation]:
        above = _classes_above(store)
        wanted = (None,) if only is None else tuple(map(ox.NamedNode, only))
        a_body = (_node(RDF.type), _node(ORG.Organization), ox.DefaultGraph())
        found = (quad.subject for body in wanted for quad in store.quads_for_pattern(body, *a_body))
        named = {body for body in found if isinstance(body, ox.NamedNode)}
        for body in sorted(named, key=lambda node: node.value):
            said: _Values = defaultdict(list)
            for quad in store.quads_for_pattern(body, None, None, ox.DefaultGraph()):
                if isinstance(quad.object, ox.NamedNode | ox.Literal):
                    said[quad.predicate.value].append(quad.object.value)
            made = self._body(body.value, said, above)
            self._iris[made.key] = body.value
            yield made

    def _body(self, iri: str, said: _Values, above: dict[str, set[str]]) -> Organisation:
        tail = iri.removeprefix(self._base)
        key = _first(said, REMIT.organisationKey) or tail
        name = _first(said, SKOS.prefLabel) or tail
        others = dict.fromkeys(sorted({*said[str(SKOS.prefLabel)], *said[str(SKOS.altLabel)]} - {name}))
        return Organisation(
            key,
            _narrowest(said[str(RDF.type)], above),
            name,
            tuple(others),
            gss=_first(said, REMIT.gssCode),
            ods=_first(said, REMIT.odsCode),
            urn=_first(said, REMIT.ofstedUrn),
            founded=_day(_first(said, SDO.foundingDate)),
            dissolved=_day(_first(said, SDO.dissolutionDate)),
            other_codes=tuple(sorted(said[str(REMIT.formerGssCode)])),
            areas=tuple(sorted({area.removeprefix(f"{self._base}authority/") for area in said[str(REMIT.servesArea)]})),
        )


def _classes_above(store: AskedStore) -> dict[str, set[str]]:
    """Each class of the graph with those right above it."""
    above: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, _node(RDFS.subClassOf), None, None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            above[quad.subject.value].add(quad.object.value)
    return above


def _narrowest(classes: Iterable[str], above: dict[str, set[str]]) -> str:
    """The local name of the narrowest of a body's classes; of several, the first by the alphabet."""
    ours = {name for name in classes if name.startswith(_OURS)}
    narrow = ours - {upper for name in ours for upper in above.get(name, ())}
    return min(narrow, default="").removeprefix(_OURS)


def _first(said: _Values, property_: Term) -> str | None:
    return min(said[str(property_)], default=None)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _node(term: Term) -> ox.NamedNode:
    return ox.NamedNode(str(term))
