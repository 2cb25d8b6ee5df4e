"""What the two looks at a graph say: the quick one, which may only suspect, and the full check."""

from __future__ import annotations

from pyoxigraph import RdfFormat, parse
from rdflib import Graph

from shapes.screen import Screen
from shapes.triple_index import TripleIndex
from shapes.validation import BESIDE, Validation, concept_facts, load_shapes

SCREEN = Screen(load_shapes())


def suspects(graph: Graph) -> set[str]:
    """The shapes that the quick look does not let pass, by IRI."""
    text = graph.serialize(format="nt")
    return set(SCREEN.suspects(TripleIndex(parse(text, format=RdfFormat.N_TRIPLES), beneath=concept_facts())))


def broken_in(checked: Validation) -> set[str]:
    """The shapes that the engine of the full check found broken, by IRI."""
    return {one.shape for one in (*checked.violations, *checked.warnings) if one.component != BESIDE}
