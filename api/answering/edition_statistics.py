"""How much an edition holds, counted in a process of its own: all statements have to be gone through."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from api.answering.edition import Edition
from ontology.errors import QueryError, RemitError

SECONDS: Final = 600.0
"""How long counting may take, in a process of its own: 270,000 statements take three seconds. A description without counts is better than none."""

MOST_ROWS: Final = 5_000
"""Classes or properties at most: the graph has some hundred of each."""

REMEMBERED: Final = 2
"""Editions whose counts are kept: the one that is served, and the one before."""

_PROPERTIES: Final = "SELECT ?kind (COUNT(*) AS ?n) { ?s ?kind ?o } GROUP BY ?kind ORDER BY ?kind"
_CLASSES: Final = "SELECT ?kind (COUNT(*) AS ?n) { ?s a ?kind } GROUP BY ?kind ORDER BY ?kind"
_THINGS: Final = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }"


class StillCounting(RemitError):
    """What an edition holds is not known yet."""

    status = 503
    title = "Still counting"


@dataclass(frozen=True, slots=True)
class EditionStatistics:
    """`triples` are statements, each once whatever graphs say it; `things` are what something is said of. By IRI: how many statements a
    property makes, and how many things are of a class.
    """

    triples: int
    things: int
    properties: dict[str, int]
    classes: dict[str, int]


_known: OrderedDict[str, EditionStatistics | None] = OrderedDict()
_counting = threading.Lock()


def statistics_of(edition: Edition) -> EditionStatistics | None:
    """What an edition holds, counted once; None where that takes longer than it may.

    Raises StillCounting while another request has it counted: those who wait would keep others from being answered.
    """
    if edition.version in _known:
        return _known[edition.version]
    if not _counting.acquire(blocking=False):
        raise StillCounting("What the graph holds is being counted.", remedy="Come again in a moment.")
    try:
        _known[edition.version] = found = _counted(edition)
        if len(_known) > REMEMBERED:
            _known.popitem(last=False)
        return found
    finally:
        _counting.release()


def _counted(edition: Edition) -> EditionStatistics | None:
    try:
        properties, classes, things = (_rows(edition, query) for query in (_PROPERTIES, _CLASSES, _THINGS))
    except QueryError:
        return None
    return EditionStatistics(sum(properties.values()), things[""], properties, classes)


def _rows(edition: Edition, query: str) -> dict[str, int]:
    found = edition.dataset.select(query, seconds=SECONDS, rows=MOST_ROWS)
    named = found.columns[0] == "kind"
    return {(row[0].value if named and row[0] else ""): int(row[1 if named else 0].value) for row in found.rows}  # type: ignore[union-attr]
