"""The triples of one report as the quick look asks for them: by property, from whose it is to what it is and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from rdflib import BNode, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.term import Node

Term = NamedNode | BlankNode | Literal | Triple
_Index = dict[Term, dict[Term, dict[Term, None]]]


@dataclass(frozen=True, slots=True)
class _Layers:
    """What two indexes, one over the other, say with one predicate, from subject to objects."""

    predicate: Term
    own: dict[Term, dict[Term, None]]
    beneath: dict[Term, dict[Term, None]]


class TripleIndex:
    """Triples by predicate, from subject to objects and back; over others, `beneath`, that many reports share and that lie over none."""

    def __init__(self, triples: Iterable[Quad | Triple], beneath: TripleIndex | None = None) -> None:
        self.beneath = beneath
        self._objects: _Index = {}
        self._subjects: _Index = {}  # made where it is asked for, predicate by predicate
        self._layers: dict[int, _Layers] = {}
        self._properties: dict[Term, set[Term]] = {}  # made where it is asked for
        self.quoting = False  # triples about triples, which no report's graph has
        for triple in triples:
            predicate, value = triple.predicate, triple.object
            if isinstance(value, Triple):
                self.quoting = True
            said = self._objects.get(predicate)
            if said is None:
                said = self._objects[predicate] = {}
            subject = triple.subject
            values = said.get(subject)
            if values is None:
                said[subject] = {value: None}
            else:
                values[value] = None

    def objects(self, subject: Term, predicate: Term) -> dict[Term, None]:
        """What a subject's property is."""
        # To hash a term costs more than all else here, and a predicate is nearly always the same object of a shape: so it is
        # known by where it stands in memory, where it stays because it is held on to.
        known = self._layers.get(id(predicate))
        if known is None:
            known = self._layers[id(predicate)] = self._layers_of(predicate)
        found = known.own.get(subject, _NONE)
        return _together(found, known.beneath.get(subject, _NONE)) if known.beneath else found

    def _layers_of(self, predicate: Term) -> _Layers:
        under = _NOTHING if self.beneath is None else self.beneath._objects.get(predicate, _NOTHING)
        return _Layers(predicate, self._objects.get(predicate, _NOTHING), under)

    def subjects(self, predicate: Term, value: Term) -> dict[Term, None]:
        """Whose property this is the value of."""
        own = self._back(predicate).get(value, _NONE)
        if self.beneath is None:
            return own
        return _together(own, self.beneath.subjects(predicate, value))

    def properties(self, subject: Term) -> set[Term]:
        """Which properties a subject has, whether these triples or those beneath say so."""
        if not self._properties:
            for predicate, subjects in self._objects.items():
                for one in subjects:
                    self._properties.setdefault(one, set()).add(predicate)
        own = self._properties.get(subject, set())
        return own | self.beneath.properties(subject) if self.beneath else own

    def all_predicates(self) -> set[Term]:
        """Every property that something has."""
        return set(self._objects) | (self.beneath.all_predicates() if self.beneath else set())

    def all_subjects(self, predicate: Term) -> dict[Term, None]:
        """Everything that has a property."""
        return dict.fromkeys(self._objects.get(predicate, ())) | (
            self.beneath.all_subjects(predicate) if self.beneath else {}
        )

    def all_objects(self, predicate: Term) -> dict[Term, None]:
        """Everything that is a property's value."""
        return dict.fromkeys(self._back(predicate)) | (self.beneath.all_objects(predicate) if self.beneath else {})

    def _back(self, predicate: Term) -> dict[Term, dict[Term, None]]:
        """From each value of a property to whose it is."""
        if predicate not in self._subjects:
            found = self._subjects[predicate] = {}
            for subject, values in self._objects.get(predicate, _NOTHING).items():
                for value in values:
                    found.setdefault(value, {})[subject] = None
        return self._subjects[predicate]


_NONE: dict[Term, None] = {}
_NOTHING: dict[Term, dict[Term, None]] = {}


def _together(own: dict[Term, None], other: dict[Term, None]) -> dict[Term, None]:
    return own | other if own and other else own or other


def index_of(graph: Graph) -> TripleIndex:
    """The triples of one of rdflib's graphs; those of things that are neither IRI nor blank are none of RDF's."""
    return TripleIndex(
        Triple(subject, predicate, oxigraph_term(o))
        for s, p, o in graph
        if isinstance(subject := oxigraph_term(s), NamedNode | BlankNode)
        and isinstance(predicate := oxigraph_term(p), NamedNode)
    )


def oxigraph_term(node: Node) -> NamedNode | BlankNode | Literal:
    """rdflib's term as pyoxigraph's. Raises TypeError for what is no term of RDF."""
    if isinstance(node, URIRef):
        return NamedNode(str(node))
    if isinstance(node, BNode):
        return BlankNode(str(node))
    if isinstance(node, RdflibLiteral):
        if node.language:
            return Literal(str(node), language=node.language)
        return Literal(str(node), datatype=NamedNode(str(node.datatype))) if node.datatype else Literal(str(node))
    raise TypeError(f"{node!r} is no term of RDF")
