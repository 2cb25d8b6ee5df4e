"""What the graph says of one thing: its own statements, those of its parts, what names what it leads to, and who speaks of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final, TypeAlias

import pyoxigraph as ox

from ontology.terms import OA, RDFS, REMIT, SDO, SKOS
from ontology.vocabulary import DOCUMENT, vocabulary_triples
from queries.asked_store import AskedInOne, AskedStore

MOST_SPEAKING: Final = 200
"""Statements about a thing by others at most: a council is spoken of in thousands, and `/sparql` lists them all."""

MOST_PARTS: Final = 200
"""Nodes at most that are told with a thing as parts of it; the most that a report was seen to make of one has some thirty."""

PARTS: Final = frozenset(
    ox.NamedNode(str(term))
    for term in (
        REMIT.assignment, REMIT.evidence, REMIT.priorityEvidence, REMIT.askedEvidence, REMIT.supportEvidence, OA.hasSelector,
    )
)  # fmt: skip
"""What leads to a part: it says little by itself, and the thing little without it."""

NAMES: Final = tuple(ox.NamedNode(str(term)) for term in (SKOS.prefLabel, SDO.name, RDFS.label, SDO.text, OA.exact))
"""What a thing is called by, the best first."""

Said: TypeAlias = ox.NamedNode | ox.BlankNode


@dataclass(frozen=True, slots=True)
class Description:
    """What is said of `iri`, as quads of the named graphs that say it, each once.

    `own` are its own statements with those of its parts, `speaking` what others say of it, which is `cut` where there is more, `names`
    what the things are called that these lead to.
    """

    iri: str
    own: tuple[ox.Quad, ...]
    speaking: tuple[ox.Quad, ...]
    names: tuple[ox.Quad, ...]
    cut: bool

    @property
    def quads(self) -> tuple[ox.Quad, ...]:
        """All of it, sorted: the same graph gives the same document."""
        return tuple(sorted({*self.own, *self.speaking, *self.names}, key=str))

    @property
    def triples(self) -> tuple[ox.Triple, ...]:
        """All of it without the graphs, sorted."""
        return tuple(sorted({quad.triple for quad in self.quads}, key=str))

    def label(self) -> str:
        """What the thing is called; the end of its IRI where nothing names it."""
        return labels_of(self.own).get(ox.NamedNode(self.iri)) or self.iri.rstrip("/").rsplit("/", 1)[-1]


def is_described(store: AskedStore, iri: str) -> bool:
    """Whether the graph says anything of an IRI."""
    return any(True for _ in _said_of(store, [ox.NamedNode(iri)]))


def describe(store: AskedStore, iri: str) -> Description | None:
    """What the graph says of an IRI; None where it says nothing."""
    node = ox.NamedNode(iri)
    own = tuple(_with_parts(store, node))
    if not own:
        return None
    said = set(own)
    about = (quad for quad in _about(store, node, MOST_SPEAKING + 1 + len(said)) if quad not in said)
    speaking = list(islice(about, MOST_SPEAKING + 1))
    cut = len(speaking) > MOST_SPEAKING
    speaking = speaking[:MOST_SPEAKING]
    told = {quad.subject for quad in own}
    named = _ends(own, speaking) - told
    names = tuple(_names(store, sorted(named, key=str)))
    return Description(iri, own, tuple(speaking), names, cut)


def labels_of(quads: Iterable[ox.Quad]) -> dict[Said, str]:
    """What some quads call things, each by the best of its names."""
    ranks = {name: rank for rank, name in enumerate(NAMES)}
    found: dict[Said, tuple[int, str]] = {}
    for quad in quads:
        rank, value = ranks.get(quad.predicate), quad.object
        if rank is not None and isinstance(value, ox.Literal) and isinstance(quad.subject, ox.NamedNode | ox.BlankNode):
            found[quad.subject] = min(found.get(quad.subject, (rank, value.value)), (rank, value.value))
    return {node: label for node, (_, label) in found.items()}


@cache
def vocabulary_store() -> ox.Store:
    """The ontology and its schemes as they are published, in a graph of their own."""
    store = ox.Store()
    graph = ox.NamedNode(DOCUMENT)
    store.extend(ox.Quad(each.subject, each.predicate, each.object, graph) for each in vocabulary_triples())
    return store


def _with_parts(store: AskedStore, node: ox.NamedNode) -> Iterator[ox.Quad]:
    """The statements of a thing and of its parts, and of what has no name in them."""
    level: list[Said] = [node]
    told: set[Said] = {node}
    while level:
        quads = list(_said_of(store, level))
        yield from quads
        level = []
        for quad in quads:
            value = quad.object
            is_part = isinstance(value, ox.BlankNode) or (isinstance(value, ox.NamedNode) and quad.predicate in PARTS)
            if is_part and value not in told and len(told) < MOST_PARTS:
                assert isinstance(value, ox.NamedNode | ox.BlankNode)
                told.add(value)
                level.append(value)


def _said_of(
    store: AskedStore, nodes: Sequence[Said], predicates: Sequence[ox.NamedNode | None] = (None,)
) -> Iterator[ox.Quad]:
    """What the named graphs say of things, by any property or by some."""
    if isinstance(store, AskedInOne):
        yield from store.quads_of(nodes, [each for each in predicates if each is not None])
        return
    for node in nodes:
        for predicate in predicates:
            yield from filter(_is_named, store.quads_for_pattern(node, predicate, None, None))


def _about(store: AskedStore, node: ox.NamedNode, most: int) -> Iterator[ox.Quad]:
    """Where others lead to a thing."""
    if isinstance(store, AskedInOne):
        yield from store.quads_about(node, most)
        return
    yield from filter(_is_named, store.quads_for_pattern(None, None, node, None))


def _is_named(quad: ox.Quad) -> bool:
    """Whether a quad is of a named graph: the default graph holds each statement once more."""
    return isinstance(quad.graph_name, ox.NamedNode)


def _ends(own: Iterable[ox.Quad], speaking: Iterable[ox.Quad]) -> set[ox.NamedNode]:
    """What own statements lead to, and what speaks of the thing."""
    ends = [*(quad.object for quad in own), *(quad.predicate for quad in own), *(quad.subject for quad in speaking)]
    return {end for end in ends if isinstance(end, ox.NamedNode)}


def _names(store: AskedStore, nodes: Sequence[ox.NamedNode]) -> Iterator[ox.Quad]:
    """How things are called, each by the best of the ways in which it is."""
    found: dict[Said, list[ox.Quad]] = {}
    for quad in _said_of(store, nodes, NAMES):
        assert isinstance(quad.subject, ox.NamedNode)
        found.setdefault(quad.subject, []).append(quad)
    for quads in found.values():
        best = min(NAMES.index(quad.predicate) for quad in quads)
        yield from (quad for quad in quads if quad.predicate == NAMES[best])
