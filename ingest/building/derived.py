"""What follows from all reports of an area taken together: derived anew for areas whose reports changed, and only those."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store

from ingest.building.atomic_writing import write_atomically
from ingest.building.decisions_file import read_decisions
from ingest.building.guarded import how_to_start, stay_with_parent
from ingest.building.pool import available_cores
from ingest.building.worker import ReferenceData, put_aside
from ingest.graph.emission import nquads, org, rdf, remit, schema
from ontology.decisions import Decisions
from ontology.errors import ReportQuarantined
from ontology.inference import derive_within
from queries.folder import DataFolder
from queries.manifest import AreaQuarantineEntry, ReportEntry
from shapes.together import validate_together

AREAS_FROM = 8
"""Areas from which several processes are worth their start: an area takes some 50 ms, and a process that to begin."""

_FOLLOWED = frozenset({remit.successor, org.changedBy})
"""What leads from a body to those after it, and to the events that say when."""

_BODIES_NAMED = f"""SELECT DISTINCT ?body WHERE {{
    ?thing {remit.agency}|{schema.mentions}|{remit.ownedBy}|{remit.inferredOwner}|{remit.inspectedAuthority} ?body }}"""


@dataclass(frozen=True, slots=True)
class Derivation:
    """What was derived, by the areas' GSS codes: of each graph the digest of what it was made from, and of each area whose
    graph breaks a shape why it was put aside.
    """

    digests: dict[str, str] = field(default_factory=dict)
    put_aside: dict[str, AreaQuarantineEntry] = field(default_factory=dict)


def derive_areas(
    folder: DataFolder,
    reference: ReferenceData,
    reports: Mapping[str, ReportEntry],
    published: Mapping[str, str],
    workers: int | None = None,
) -> Derivation:
    """Write the derived graph of every area that has reports.

    `published` holds the digests of the graphs that are there: an area whose digest is the same is left alone. A graph
    that breaks a shape is put aside, and the area then has none, since an older one follows from other reports; the next
    build tries again. `workers`: processes, by default one for each core where there are areas enough to be worth it.
    """
    members: dict[str, list[str]] = {}
    for sha256, entry in sorted(reports.items()):
        members.setdefault(entry.authority, []).append(sha256)
    rules = _rules_digest(folder)
    digests: dict[str, str] = {}
    wanted: list[_Area] = []
    for area, own in sorted(members.items()):
        read = [_read(sha256, reports[sha256]) for sha256 in own]
        digests[area] = hashlib.sha256("\n".join([reference.digest, rules, *read]).encode("utf-8")).hexdigest()
        if published.get(area) != digests[area] or not folder.derived(area).is_file():
            wanted.append(_Area(area, tuple(own)))
    derivation = Derivation()
    faults = dict(_derive_all(wanted, folder.path, reference.base, workers))
    for area, digest in digests.items():
        fault = faults.get(area)
        if fault is None:
            derivation.digests[area] = digest
        else:
            name = reports[members[area][-1]].area_name
            derivation.put_aside[area] = AreaQuarantineEntry(area_name=name, reason=fault)
    return derivation


def _derive_all(
    areas: Sequence[_Area], folder: Path, base: str, workers: int | None
) -> Iterator[tuple[str, str | None]]:
    """Of each area what is wrong with its graph, None where nothing is."""
    if workers is None:
        workers = available_cores() if len(areas) >= AREAS_FROM else 1
    if not areas:
        return
    if min(workers, len(areas)) <= 1:
        yield from map(AreaDeriver(folder, base).derive, areas)
        return
    context = how_to_start()
    with ProcessPoolExecutor(
        min(workers, len(areas)), mp_context=context, initializer=_begin, initargs=(folder, base)
    ) as pool:
        yield from pool.map(_derive_here, areas)


_here: list[AreaDeriver] = []
"""What derives in a process of its own."""


def _begin(folder: Path, base: str) -> None:
    stay_with_parent()
    _here.append(AreaDeriver(folder, base))


def _derive_here(area: _Area) -> tuple[str, str | None]:
    return _here[0].derive(area)


@dataclass(frozen=True, slots=True)
class _Area:
    """An area by its GSS code, and the digests of its reports."""

    gss: str
    reports: tuple[str, ...]


class AreaDeriver:
    """Writes derived graphs into a folder, with the registers read once for many areas."""

    def __init__(self, folder: Path, base: str) -> None:
        self._folder = DataFolder(folder)
        self._base = base
        self._registers = _Registers(self._folder)
        self._decisions = Decisions(read_decisions(self._folder.decisions, base))

    def derive(self, area: _Area) -> tuple[str, str | None]:
        """Write the area's graph where it belongs; the area's code, and what is wrong with it."""
        graph = NamedNode(f"{self._base}graph/derived/{area.gss}")
        derived = _derived(self._folder, graph, area.reports, self._registers, self._decisions)
        if derived.fault is None:
            write_atomically(self._folder.derived(area.gss), derived.graph)
        else:
            put_aside(self._folder.quarantine(area.gss), derived.graph, derived.fault, derived.findings)
        return area.gss, derived.fault


@dataclass(frozen=True, slots=True)
class _Derived:
    """An area's graph, what is wrong with it in words and as SHACL's report, as far as anything is."""

    graph: bytes
    fault: str | None = None
    findings: str = ""


def _derived(
    folder: DataFolder, graph: NamedNode, reports: Iterable[str], registers: _Registers, decisions: Decisions
) -> _Derived:
    store = Store()
    for sha256 in reports:
        store.bulk_load(path=str(folder.report(sha256)), format=RdfFormat.N_QUADS)
    named = store.query(_BODIES_NAMED, use_default_graph_as_union=True)
    assert isinstance(named, QuerySolutions)
    read = list(store)
    store.extend(registers.about(str(solution["body"].value) for solution in named))
    derived = derive_within(store, graph, decisions)
    text = nquads(derived)
    if not derived:
        return _Derived(text)
    try:
        found = validate_together(
            [*read, *derived, *registers.describing(read)], f"derived/{graph.value.rpartition('/')[2]}.nq"
        )
    except ReportQuarantined as gave_up:
        return _Derived(text, gave_up.message)
    return _Derived(text) if found.conforms else _Derived(text, found.account(), found.turtle())


class _Registers:
    """The folder's registers, by body."""

    def __init__(self, folder: DataFolder) -> None:
        store = Store()
        store.bulk_load(path=str(folder.registers_graph), format=RdfFormat.N_QUADS)
        self._store = store
        self._partners: dict[NamedNode, list[NamedNode]] = {}
        for quad in store.quads_for_pattern(None, rdf.type, remit.SafeguardingBoard, None):
            for area in store.quads_for_pattern(quad.subject, remit.servesArea, None, None):
                if isinstance(area.object, NamedNode) and isinstance(quad.subject, NamedNode):
                    self._partners.setdefault(area.object, []).append(quad.subject)

    def about(self, bodies: Iterable[str]) -> Iterator[Quad]:
        """What the registers say of these bodies, of the safeguarding partners of those that are authorities, and of all that came
        after them.
        """
        named = [NamedNode(body) for body in bodies]
        wanted = [*named, *(partners for body in named for partners in self._partners.get(body, ()))]
        seen = set(wanted)
        while wanted:
            for quad in self._store.quads_for_pattern(wanted.pop(), None, None, None):
                yield quad
                if quad.predicate in _FOLLOWED and isinstance(quad.object, NamedNode) and quad.object not in seen:
                    seen.add(quad.object)
                    wanted.append(quad.object)

    def describing(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """What the registers say of the bodies that these quads speak of, but for ties to other bodies."""
        for node in dict.fromkeys(quad.object for quad in quads if isinstance(quad.object, NamedNode)):
            for quad in self._store.quads_for_pattern(node, None, None, None):
                if isinstance(quad.object, Literal) or quad.predicate == rdf.type:
                    yield quad


def _read(sha256: str, entry: ReportEntry) -> str:
    """What a report's graph is a function of; in JSON, since a manifest that was read again has its keys in another order."""
    listed = json.dumps(entry.listed.model_dump() if entry.listed else None, sort_keys=True)
    return f"{sha256} {entry.file} {listed} {entry.reader} {entry.ground}"


def _rules_digest(folder: DataFolder) -> str:
    """The digest of the rules, of the program that runs them and of what people decided."""
    room = files("ontology")
    kept = [*room.joinpath("rules").iterdir(), *room.joinpath("requests").iterdir()]
    sources: list[Traversable] = sorted(kept, key=lambda entry: entry.name)
    digest = hashlib.sha256()
    programs = (
        "inference.py",
        "follow_up_matching.py",
        "provider_matching.py",
        "service_names.py",
        "decisions.py",
        "schemes/services.ttl",
    )
    for source in [*sources, *map(room.joinpath, programs)]:
        if source.is_file():
            digest.update(hashlib.sha256(source.read_bytes()).digest())
    if folder.decisions.is_file():
        digest.update(hashlib.sha256(folder.decisions.read_bytes()).digest())
    return digest.hexdigest()
