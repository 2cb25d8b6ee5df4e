"""One name for a body that no register names, whichever of its reports is looked at.

Reports call the same board by its full name, by an acronym, with or without an article. Each report's graph is first
written with the report's own name for it; what the body is called in the end is decided over all reports, and graphs
that differ are written again. Every spelling stays, as `skos:altLabel` and in the report's `remit:NameUse`.
"""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from ingest.building.atomic_writing import write_atomically
from ingest.graph.agencies import best_label
from ingest.graph.emission import nquads, rdf, remit, skos
from queries.folder import DataFolder
from queries.manifest import ReportEntry


def settle_names(
    folder: DataFolder, base: str, reports: Mapping[str, ReportEntry], suspect: bool
) -> dict[str, ReportEntry]:
    """The entries of all reports, and their graphs in the folder, with one name a body.

    With `suspect` set the graphs may hold other names than their entries say, as an unfinished build leaves them.
    """
    labels: dict[str, set[str]] = {}
    for entry in reports.values():
        for key, label in entry.local_names.items():
            labels.setdefault(key, set()).add(label)
    chosen = {key: best_label(names) for key, names in labels.items()}
    settled: dict[str, ReportEntry] = {}
    for sha256, entry in reports.items():
        own = entry.local_names
        others = {key: chosen[key] for key, label in own.items() if chosen[key] != label}
        settled[sha256] = entry.model_copy(update={"other_names": others})
        if others != entry.other_names or (suspect and own):
            _rename(folder, sha256, {base + key: (label, chosen[key]) for key, label in own.items()})
    return settled


def _rename(folder: DataFolder, sha256: str, names: Mapping[str, tuple[str, str]]) -> None:
    """Write a report's graph with other names; `names` gives for each body's IRI the report's own and the chosen one."""
    path = folder.report(sha256)
    before = path.read_bytes()
    quads = list(parse(before, format=RdfFormat.N_QUADS))
    graph = quads[0].graph_name
    uses = {quad.subject for quad in quads if quad.predicate == rdf.type and quad.object == remit.NameUse}
    meant = {
        quad.subject: quad.object.value for quad in quads if quad.predicate == remit.agency and quad.subject in uses
    }
    written: dict[str, set[str]] = {}
    for quad in quads:
        if quad.predicate == remit.asWritten and quad.subject in uses:
            written.setdefault(meant[quad.subject], set()).add(quad.object.value)
    kept = [q for q in quads if q.predicate not in (skos.prefLabel, skos.altLabel) or q.subject.value not in names]
    for iri, (own, chosen) in names.items():
        body = NamedNode(iri)
        kept.append(Quad(body, skos.prefLabel, Literal(chosen), graph))
        others = {own, *written.get(iri, ())} - {chosen}
        kept += [Quad(body, skos.altLabel, Literal(name), graph) for name in others]
    after = nquads(kept)
    if after != before:
        write_atomically(path, after)
