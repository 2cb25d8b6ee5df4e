"""The ontology, its schemes and reports as Python objects: owlready2's, for people who work in Python.

    from ontology.world import world
    terms = world("remit-data/reports/….nq").get_namespace("https://w3id.org/remit/ontology#")
    [judgement.grade.rank for judgement in terms.Judgement.instances()]

owlready2 reads a file as OWL, so each class of the ontology is a Python class and each individual an object whose attributes are its
properties. Reasoning goes another way, `ontology.reasoning`: owlready2's own starts a Java that nothing ends when it does not finish.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import owlready2
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse, serialize

from ontology.errors import UnreadableFile
from ontology.terms import OWL, RDF, XSD
from ontology.vocabulary import DOCUMENT, vocabulary_triples

_TYPE = NamedNode(str(RDF.type))
_DATA_PROPERTY, _OBJECT_PROPERTY = NamedNode(str(OWL.DatatypeProperty)), NamedNode(str(OWL.ObjectProperty))

_UNKNOWN = {str(XSD.gYear), str(XSD.gYearMonth), str(XSD.duration)}
"""Datatypes that owlready2 has no Python type for: their values are handed over as plain strings, such as "2010-10"."""


def world(report: Path | str | None = None, registers: Path | str | None = None) -> owlready2.World:
    """A world of its own with the ontology and its schemes; with `report`, also what that graph says.

    `report` and `registers` are N-Quads files of a data folder (`reports/….nq`, `registers.nq`): without the second, bodies have IRIs
    and no names. `world.get_namespace(str(REMIT))` has the classes, and each individual's attributes are named as the ends of its
    properties' IRIs (`judgement.grade`, `recommendation.text`). Raises UnreadableFile for a file that is no N-Quads.
    """
    made = owlready2.World()
    known = set(vocabulary_triples())
    _load(made, DOCUMENT, known)
    for path in (registers, report):
        if path is not None:
            said = _read(Path(path)) - known
            known |= said
            _load(made, Path(path).absolute().as_uri(), said | _declared(said, known))
    return made


def _read(path: Path) -> set[Triple]:
    try:
        return {quad.triple for quad in parse(path=str(path), format=RdfFormat.N_QUADS)}
    except (OSError, SyntaxError) as error:
        raise UnreadableFile(f"cannot be read as N-Quads: {error}", where=str(path)) from error


def _declared(said: set[Triple], known: set[Triple]) -> set[Triple]:
    """That each word of other vocabularies is a property, of values or of things: owlready2 makes attributes of properties alone."""
    declared = {t.subject for t in known if t.predicate == _TYPE} | {_TYPE}
    of_things = {t.predicate for t in said if not isinstance(t.object, Literal)}
    return {
        Triple(word, _TYPE, _OBJECT_PROPERTY if word in of_things else _DATA_PROPERTY)
        for word in {t.predicate for t in said} - declared
    }


def _load(into: owlready2.World, iri: str, triples: Iterable[Triple]) -> None:
    written = serialize(sorted(map(_understood, triples), key=str), format=RdfFormat.N_TRIPLES) or b""
    into.get_ontology(iri).load(fileobj=io.BytesIO(written))


def _understood(triple: Triple) -> Triple:
    value = triple.object
    if isinstance(value, Literal) and value.datatype.value in _UNKNOWN:
        return Triple(triple.subject, triple.predicate, Literal(value.value))
    return triple
