"""What of an index changes with the graph: which areas' answers are made anew.

An answer holds what it says of other things too, such as the name of an inspection that a report speaks of. So what has changed is
looked for wherever it is spoken of, and all areas that this concerns are answered again.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from queries.answering.graph_answers import GraphAnswers
from queries.editions.filling import NO_AREA, IndexFiller, area_of
from queries.editions.index_writer import IndexWriter

_COMMON = ("graph/registers", "graph/ontology")
"""The tails of the graphs that every answer depends on."""


@dataclass(frozen=True, slots=True)
class Change:
    """What sets one edition apart from the one before it.

    `gone` and `come` are statements of the named graphs, `said` those of the merged graph that are said no more or for the first time.
    """

    gone: frozenset[ox.Quad]
    come: frozenset[ox.Quad]
    said: frozenset[ox.Quad]

    def graphs(self) -> set[str]:
        """The names of the graphs that hold something else than before."""
        return {quad.graph_name.value for quad in self.gone | self.come if isinstance(quad.graph_name, ox.NamedNode)}

    def subjects(self) -> set[str]:
        """The IRIs of what is spoken of otherwise than before."""
        return {quad.subject.value for quad in self.said if isinstance(quad.subject, ox.NamedNode)}


def fill_anew(index: Path, store: ox.Store, base: str) -> None:
    """Make an index of all answers."""
    with IndexWriter(index) as writer:
        filler = IndexFiller(writer, GraphAnswers(store, base))
        filler.fill(filler.areas())


def fill_changed(index: Path, before: Path, store: ox.Store, base: str, change: Change) -> None:
    """Make an index of the one before, with the answers anew that a change of the graph concerns."""
    graphs = change.graphs()
    if any(base + tail in graphs for tail in _COMMON):
        fill_anew(index, store, base)
        return
    shutil.copyfile(before, index)
    if not graphs:
        return
    answers = GraphAnswers(store, base)
    with IndexWriter(index) as writer:
        areas = {NO_AREA, *_areas(writer, answers, store, change)}
        for area in areas:
            writer.forget(area)
        writer.forget_lists()
        IndexFiller(writer, answers).fill(areas)


def _areas(writer: IndexWriter, answers: GraphAnswers, store: ox.Store, change: Change) -> Iterator[str]:
    """The areas that a change concerns."""
    names, base = answers.names, answers.names.base
    changed = change.graphs()
    inspections = {
        node for node in _nodes((*change.gone, *_of(store, changed))) if node.startswith(f"{base}inspection/")
    }
    described = {iri for iri in change.subjects() if iri.startswith((f"{base}report/", *_bodies(base)))}
    concerned = changed | {graph for iri in inspections | described for graph in _speaking_of(store, iri)}
    named = inspections | {iri for iri in _nodes(_of(store, concerned)) if iri in names.inspections}
    reports = {graph.removeprefix(f"{base}graph/report/") for graph in concerned if "/report/" in graph}
    yield from writer.areas_of(reports, named)
    for iri in named & names.inspections.keys():
        authority = names.inspections[iri].authority
        yield authority.iri if authority else NO_AREA
    for report in reports:
        document = names.documents.get(f"{base}report/{report}")
        if document is not None:
            yield area_of(document)


def _bodies(base: str) -> tuple[str, ...]:
    """What the IRIs of bodies begin with."""
    return f"{base}authority/", f"{base}organisation/", f"{base}agency/"


def _speaking_of(store: ox.Store, iri: str) -> Iterator[str]:
    """The names of the graphs that something is spoken of in."""
    node = ox.NamedNode(iri)
    for subject, value in ((node, None), (None, node)):
        for quad in store.quads_for_pattern(subject, None, value, None):
            if isinstance(quad.graph_name, ox.NamedNode):
                yield quad.graph_name.value


def _of(store: ox.Store, graphs: Iterable[str]) -> Iterator[ox.Quad]:
    for graph in graphs:
        yield from store.quads_for_pattern(None, None, None, ox.NamedNode(graph))


def _nodes(quads: Iterable[ox.Quad]) -> Iterator[str]:
    for quad in quads:
        for term in (quad.subject, quad.object):
            if isinstance(term, ox.NamedNode):
                yield term.value
