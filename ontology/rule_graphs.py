"""Which rule says an inferred statement, and from what: a graph for each rule, and a description of each such graph.

A statement stands in the graph of the rule that made it, so that none needs a node of its own to say so, and a rule that is added has its
graph by itself. What a graph follows from are the graphs that speak of the things that its statements join.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad, Store

from ontology.terms import PROV, RDF, REMIT

_PLACE = re.compile(r"^\d+[a-z]?-")
"""What the name of a rule's file begins with: its place among the others, which may change."""

_A = NamedNode(str(RDF.type))
_DERIVED_GRAPH = NamedNode(str(REMIT.DerivedGraph))
_RULE = NamedNode(str(REMIT.rule))
_FROM = NamedNode(str(PROV.wasDerivedFrom))


def rule_graph(derived: NamedNode, rule: str) -> NamedNode:
    """The graph of what a rule, by its file's name, adds to what is `derived`: `…/graph/derived/E10000001/inheritance`."""
    return NamedNode(f"{derived.value}/{_PLACE.sub('', rule)}")


def descriptions(working: Store, derived: NamedNode, quads: Iterable[Quad]) -> Iterator[Quad]:
    """Of each rule's graph among `quads`, as quads of the graph `derived`: its rule, and the graphs of `working` that it follows from."""
    ends: dict[NamedNode, set[NamedNode]] = {}
    for quad in quads:
        if isinstance(quad.graph_name, NamedNode):
            joined = ends.setdefault(quad.graph_name, set())
            joined.update(term for term in (quad.subject, quad.object) if isinstance(term, NamedNode))
    for graph, nodes in sorted(ends.items(), key=lambda item: item[0].value):
        yield Quad(graph, _A, _DERIVED_GRAPH, derived)
        yield Quad(graph, _RULE, Literal(graph.value.removeprefix(f"{derived.value}/")), derived)
        for source in sorted(_speaking_of(working, nodes) - {graph}, key=lambda each: each.value):
            yield Quad(graph, _FROM, source, derived)


def _speaking_of(working: Store, nodes: Iterable[NamedNode]) -> set[NamedNode]:
    """The graphs with an address in which any of these things is described."""
    found = (quad.graph_name for node in nodes for quad in working.quads_for_pattern(node, None, None, None))
    return {graph for graph in found if isinstance(graph, NamedNode) and graph.value.startswith(("http:", "https:"))}
