"""SHACL property paths in words of SPARQL, for people, and in Turtle, for validation reports."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import RDF, SH, BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

_SUFFIXES = {"zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}


@dataclass(frozen=True, slots=True)
class PropertyPath:
    """A way from one thing to others: `sparql` with prefixes (`remit:evidence/oa:hasSource`), `turtle` with none."""

    sparql: str
    turtle: str

    def __str__(self) -> str:
        return self.sparql


def property_path(shapes: Graph, node: Node) -> PropertyPath:
    """The path that `node` describes in a shapes graph. Raises ValueError for what is no path."""
    if isinstance(node, URIRef):
        return PropertyPath(node.n3(shapes.namespace_manager), node.n3())
    if (node, RDF.first, None) in shapes:
        steps = [property_path(shapes, step) for step in Collection(shapes, _blank(node))]
        return PropertyPath(_joined("/", steps), f"( {' '.join(step.turtle for step in steps)} )")
    for predicate, value in shapes.predicate_objects(node):
        if predicate == SH.inversePath:
            back = property_path(shapes, value)
            return PropertyPath(f"^{_grouped(back)}", f"[ sh:inversePath {back.turtle} ]")
        if predicate == SH.alternativePath:
            ways = [property_path(shapes, way) for way in Collection(shapes, _blank(value))]
            return PropertyPath(
                _joined("|", ways), f"[ sh:alternativePath ( {' '.join(way.turtle for way in ways)} ) ]"
            )
        name = str(predicate).removeprefix(str(SH))
        if name in _SUFFIXES:
            once = property_path(shapes, value)
            return PropertyPath(_grouped(once) + _SUFFIXES[name], f"[ sh:{name} {once.turtle} ]")
    raise ValueError(f"{node} is no property path")


def _blank(node: Node) -> BNode:
    if not isinstance(node, BNode):
        raise ValueError(f"{node} is no list of steps")
    return node


def _joined(sign: str, parts: list[PropertyPath]) -> str:
    return sign.join(_grouped(part) for part in parts)


def _grouped(path: PropertyPath) -> str:
    composed = path.turtle.startswith("( ") or path.turtle.startswith("[ sh:alternativePath")
    return f"({path.sparql})" if composed else path.sparql
