"""Shapes that do no more than warn where something is missing: no engine is needed to see that."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import RDF, RDFS, SH, Graph, Literal, URIRef

_PARTS = {RDF.type, SH.targetClass, SH.path, SH.minCount, SH.severity, SH.name, SH.description, SH.message}


def thin_among(shapes: Graph, data: Graph, suspects: Iterable[str]) -> set[str]:
    """Those of the suspected shapes, by IRI, that only warn where a thing of a class lacks one property.

    None where the data brings classes of its own: a thing may then be of the class without saying so.
    """
    if (None, RDFS.subClassOf, None) in data:
        return set()
    return {shape for shape in suspects if _is_thin(shapes, URIRef(shape))}


def _is_thin(shapes: Graph, shape: URIRef) -> bool:
    return (
        set(shapes.predicates(shape)) <= _PARTS
        and isinstance(shapes.value(shape, SH.path), URIRef)
        and shapes.value(shape, SH.severity) == SH.Warning
        and shapes.value(shape, SH.minCount) == Literal(1)
    )
