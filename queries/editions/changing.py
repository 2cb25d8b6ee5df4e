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


_REMIT = "https://w3id.org/remit/ontology#"
_OWNED_BY = ox.NamedNode(f"{_REMIT}ownedBy")
_RELATIONS = tuple(ox.NamedNode(_REMIT + name) for name in ("servesArea", "successor"))
"""How one body's answer names another."""


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
    answers = GraphAnswers(store, base)
    names = answers.names
    with IndexWriter(index) as writer:
        filler = IndexFiller(writer, answers, names.documents, names.inspections)
        filler.fill(filler.areas(), names.bodies)


def fill_changed(index: Path, before: Path, store: ox.Store, base: str, change: Change) -> None:
    """Make an index of the one before, with the answers anew that a change of the graph concerns."""
    graphs = change.graphs()
    if any(base + tail in graphs for tail in _COMMON):
        fill_anew(index, store, base)
        return
    shutil.copyfile(before, index)
    if not graphs:
        return
    bodies = set(_changed_bodies(store, base, change))
    answers = GraphAnswers(store, base, only=bodies)
    with IndexWriter(index) as writer:
        areas, reports, inspections = _concerned(writer, answers, store, change)
        filed = writer.filed_under(areas)
        documents = {f"{base}report/{id}" for id in (*reports, *filed[0])}
        inspections.update(filed[1])
        graphs_read = [f"{base}graph/report/{iri.removeprefix(base + 'report/')}" for iri in documents]
        answers.names.gather({*documents, *inspections, *bodies, *_nodes(_of(store, graphs_read))})
        for area in areas:
            writer.forget(area)
        writer.forget_bodies(bodies)
        IndexFiller(writer, answers, sorted(documents), sorted(inspections)).fill(areas, sorted(bodies))


def _changed_bodies(store: ox.Store, base: str, change: Change) -> Iterator[str]:
    """The bodies of which something is said otherwise than before: what describes them, those that they serve, follow or are followed
    by, and who owns which recommendations.
    """
    for quad in change.said:
        if quad.predicate == _OWNED_BY and isinstance(quad.object, ox.NamedNode):
            yield quad.object.value
    for iri in change.subjects():
        if iri.startswith(_bodies(base)):
            yield iri
            node = ox.NamedNode(iri)
            for relation in _RELATIONS:
                yield from _nodes(store.quads_for_pattern(None, relation, node, ox.DefaultGraph()))
                yield from _nodes(store.quads_for_pattern(node, relation, None, ox.DefaultGraph()))


def _concerned(
    writer: IndexWriter, answers: GraphAnswers, store: ox.Store, change: Change
) -> tuple[set[str], set[str], set[str]]:
    """The areas that a change concerns, by which reports, by id, and which inspections."""
    names, base = answers.names, answers.names.base
    changed = change.graphs()
    inspections = {
        node for node in _nodes((*change.gone, *_of(store, changed))) if node.startswith(f"{base}inspection/")
    }
    described = {iri for iri in change.subjects() if iri.startswith((f"{base}report/", *_bodies(base)))}
    concerned = changed | {graph for iri in inspections | described for graph in _speaking_of(store, iri)}
    nodes = set(_nodes(_of(store, concerned)))
    spoken_of = {iri for iri in nodes if iri.startswith(f"{base}inspection/")}
    recommendations = (
        iri.removeprefix(f"{base}recommendation/") for iri in nodes if iri.startswith(f"{base}recommendation/")
    )
    reports = {graph.removeprefix(f"{base}graph/report/") for graph in concerned if "/report/" in graph}
    names.gather({*spoken_of, *inspections, *(f"{base}report/{report}" for report in reports)})
    named = inspections | {iri for iri in spoken_of if iri in names.inspections}
    areas = writer.areas_of(reports, named, recommendations) | set(_derived_for(base, concerned))
    for iri in named:
        inspection = names.inspections.get(iri)
        if inspection is not None:
            areas.add(inspection.authority.iri if inspection.authority else NO_AREA)
    for report in reports:
        document = names.documents.get(f"{base}report/{report}")
        if document is not None:
            areas.add(area_of(document))
    return areas, reports, named


def _derived_for(base: str, graphs: Iterable[str]) -> Iterator[str]:
    """The areas whose rules' graphs are among these: `…/graph/derived/E10000001/inheritance` speaks of things by what other graphs say."""
    derived = f"{base}graph/derived/"
    for graph in graphs:
        if graph.startswith(derived):
            yield f"{base}authority/{graph.removeprefix(derived).partition('/')[0]}"


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
