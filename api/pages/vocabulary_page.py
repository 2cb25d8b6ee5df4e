"""The ontology for people: every term and every concept with its documentation, each under an anchor of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

import pyoxigraph as ox
from fastapi import Request

from api.answering.descriptions import vocabulary_store
from api.answering.local_addresses import local_path
from api.pages.rendering import render
from ontology.terms import DEFAULT_BASE, OWL, RDF, RDFS, REMIT, SDO, SKOS
from ontology.vocabulary import VocabularyFacts, vocabulary_facts
from queries.answer_formats import PREFIXES, prefixed

KINDS: Final = (
    ("Classes", (OWL.Class,)),
    ("Properties that lead to things", (OWL.ObjectProperty,)),
    ("Properties with values", (OWL.DatatypeProperty,)),
    ("Annotations", (OWL.AnnotationProperty,)),
    ("Datatypes", (RDFS.Datatype,)),
)
"""The parts of the page, each with the types of what stands in it."""

RELATIONS: Final = (
    ("is a kind of", RDFS.subClassOf), ("is a kind of", RDFS.subPropertyOf), ("of", RDFS.domain), ("leads to", RDFS.range),
    ("the other way round", OWL.inverseOf),
)  # fmt: skip
"""What is told of a term besides its documentation."""


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """A term or concept: `name` is its anchor, `path` where all is said of it."""

    name: str
    iri: str
    path: str
    label: str
    text: str
    notation: str
    relations: tuple[tuple[str, tuple[tuple[str, str | None], ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class ShownScheme:
    """A scheme with its concepts, in its own order."""

    term: ShownTerm
    concepts: tuple[ShownTerm, ...]


def vocabulary_page(request: Request) -> str:
    """The page's text."""
    parts, schemes = _parts(), _schemes()
    facts: VocabularyFacts = vocabulary_facts()
    response = render(request, "vocabulary.html", facts=facts, parts=parts, schemes=schemes, prefixes=PREFIXES)
    return bytes(response.body).decode("utf-8")


@cache
def _parts() -> tuple[tuple[str, tuple[ShownTerm, ...]], ...]:
    return tuple((title, tuple(_terms(types))) for title, types in KINDS)


def _terms(types: Iterable[object]) -> list[ShownTerm]:
    found = {
        quad.subject
        for type_ in types
        for quad in vocabulary_store().quads_for_pattern(None, _node(RDF.type), _node(type_), None)
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(str(REMIT))
    }
    return [_term(node) for node in sorted(found, key=str)]


@cache
def _schemes() -> tuple[ShownScheme, ...]:
    schemes = vocabulary_store().quads_for_pattern(None, _node(RDF.type), _node(SKOS.ConceptScheme), None)
    nodes = sorted((quad.subject for quad in schemes if isinstance(quad.subject, ox.NamedNode)), key=str)
    return tuple(ShownScheme(_term(node), _concepts(node)) for node in nodes)


def _concepts(scheme: ox.NamedNode) -> tuple[ShownTerm, ...]:
    found = vocabulary_store().quads_for_pattern(None, _node(SKOS.inScheme), scheme, None)
    nodes = [quad.subject for quad in found if isinstance(quad.subject, ox.NamedNode)]
    return tuple(_term(node) for node in sorted(nodes, key=_place))


def _place(concept: ox.NamedNode) -> tuple[int, str]:
    placed = _values(concept, SDO.position)
    return int(placed[0]) if placed else 0, concept.value


def _term(node: ox.NamedNode) -> ShownTerm:
    label = _values(node, RDFS.label) or _values(node, SKOS.prefLabel) or [node.value]
    text = [*_values(node, RDFS.comment), *_values(node, SKOS.definition), *_values(node, SKOS.scopeNote)]
    related = ((word, _related(node, property_)) for word, property_ in RELATIONS)
    return ShownTerm(
        name=node.value.partition("#")[2] or node.value.partition("/scheme/")[2],
        iri=node.value,
        path=local_path(node.value, DEFAULT_BASE) or "",
        label=label[0],
        text=" ".join(text),
        notation=", ".join(_values(node, SKOS.notation)),
        relations=tuple((word, found) for word, found in related if found),
    )


def _related(node: ox.NamedNode, property_: object) -> tuple[tuple[str, str | None], ...]:
    found = (quad.object for quad in vocabulary_store().quads_for_pattern(node, _node(property_), None, None))
    nodes = sorted((each for each in found if isinstance(each, ox.NamedNode)), key=str)
    return tuple((prefixed(each.value), _anchor(each)) for each in nodes)


def _anchor(node: ox.NamedNode) -> str | None:
    return f"#{node.value.removeprefix(str(REMIT))}" if node.value.startswith(str(REMIT)) else None


def _values(node: ox.NamedNode, property_: object) -> list[str]:
    found = vocabulary_store().quads_for_pattern(node, _node(property_), None, None)
    return sorted(quad.object.value for quad in found if isinstance(quad.object, ox.Literal))


def _node(term: object) -> ox.NamedNode:
    return ox.NamedNode(str(term))
