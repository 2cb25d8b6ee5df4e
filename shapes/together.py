"""Check what is made of many reports: the registers' graph, and what follows from the reports of an area together.

The shapes are those of a single report, but for those that speak of one report alone. Thinness was told with each report.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Final

from pyoxigraph import Quad, RdfFormat, serialize
from rdflib import SH, Graph

from ontology.errors import GraphBroken
from shapes.screen import Screen, Unsure
from shapes.triple_index import TripleIndex
from shapes.triples import graph_of
from shapes.validation import SHAPES, Validation, concept_facts, load_shapes, validate_nquads

OF_ONE_REPORT: Final = frozenset(
    SHAPES[name]
    for name in (
        "OneReport",  # an area has several, the registers none
        "ReaderNamed",  # each by a reader of its own
        "RecommendationOrdinalUnique",  # a place is one in its own report
        "InspectionReported",  # an inspection that is cited and has no report here is known from the citations
        "StatementSource",  # a grade that is quoted of a cited inspection is found to be of that inspection
        "JudgementInspectionStated",  # and its statement then is of both inspections, the one that quotes and the one that is cited
        "ReadingOfThisFile",  # each report was read from a file of its own
        "GraphOfThisReport",  # and has a graph of its own
        "FollowUpOfAnother",  # what one report follows up may be the inspection of another
    )
)
"""Shapes that hold of one report's graph by itself and not of several together, each with why."""

_TARGETS = frozenset({SH.targetNode, SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf})


def validate_together(quads: Iterable[Quad], name: str) -> Validation:
    """Check the quads as one graph: an area's reports, what was derived from them and the registers on the bodies they
    name, or the registers. `name` is what the account calls it.

    Raises ReportQuarantined where the engine itself gives up.
    """
    together = list(quads)
    screen = _screen()
    if screen is not None and screen.passes(TripleIndex(together, beneath=concept_facts())):
        return Validation(True, (), (), name)
    text = serialize(together, format=RdfFormat.N_QUADS) or b""
    return replace(validate_nquads(text.decode("utf-8"), shapes=shapes_of_many()), file_name=name)


def require_valid(quads: Iterable[Quad], name: str) -> None:
    """Raise GraphBroken, with the account of what is wrong, where `validate_together` finds a violation."""
    found = validate_together(quads, name)
    if not found.conforms:
        raise GraphBroken(
            found.account().rstrip(),
            where=name,
            remedy="Nothing was published. Mend the row of the register that it names.",
        )


@cache
def shapes_of_many() -> Graph:
    """The packaged shapes without the targets of those that speak of one report or warn."""
    shapes = load_shapes()
    left_out = OF_ONE_REPORT | set(shapes.subjects(SH.severity, SH.Warning))
    return graph_of(triple for triple in shapes if not (triple[1] in _TARGETS and triple[0] in left_out))


@cache
def _screen() -> Screen | None:
    try:
        return Screen(shapes_of_many())
    except Unsure as beyond:
        logging.getLogger(__name__).warning("every area gets the full check: no quick one knows %s", beyond)
        return None
