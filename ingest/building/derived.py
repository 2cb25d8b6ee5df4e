"""What follows from all reports of an area taken together: derived anew for areas whose reports changed, and only those."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from pyoxigraph import NamedNode, Quad, QuerySolutions, RdfFormat, Store

from ingest.building.atomic_writing import write_atomically
from ingest.building.worker import Ground
from ingest.graph.emission import nquads, remit, schema
from ontology.inference import derive_within
from queries.folder import DataFolder
from queries.manifest import ReportEntry

_BODIES_NAMED = f"""SELECT DISTINCT ?body WHERE {{
    ?thing {remit.agency}|{schema.mentions}|{remit.ownedBy}|{remit.inspectedAuthority} ?body }}"""


def derive_areas(
    folder: DataFolder, ground: Ground, reports: Mapping[str, ReportEntry], published: Mapping[str, str]
) -> dict[str, str]:
    """Write the derived graph of every area that has reports; the digest of what each was made from.

    `published` holds the digests of the graphs that are there: an area whose digest is the same is left alone.
    """
    areas: dict[str, list[str]] = {}
    for sha256, entry in sorted(reports.items()):
        areas.setdefault(entry.authority, []).append(sha256)
    rules = _rules_digest()
    registers: _Registers | None = None
    digests: dict[str, str] = {}
    for area, members in sorted(areas.items()):
        read = [_read(sha256, reports[sha256]) for sha256 in members]
        digests[area] = hashlib.sha256("\n".join([ground.digest, rules, *read]).encode("utf-8")).hexdigest()
        if published.get(area) != digests[area] or not folder.derived(area).is_file():
            registers = registers or _Registers(folder)
            graph = f"{ground.base}graph/derived/{area}"
            write_atomically(folder.derived(area), _derived(folder, graph, members, registers))
    return digests


def _derived(folder: DataFolder, graph: str, reports: Iterable[str], registers: _Registers) -> bytes:
    store = Store()
    for sha256 in reports:
        store.bulk_load(path=str(folder.report(sha256)), format=RdfFormat.N_QUADS)
    named = store.query(_BODIES_NAMED, use_default_graph_as_union=True)
    assert isinstance(named, QuerySolutions)
    store.extend(registers.about(str(solution["body"].value) for solution in named))
    return nquads(derive_within(store, NamedNode(graph)))


class _Registers:
    """The folder's registers, by body."""

    def __init__(self, folder: DataFolder) -> None:
        store = Store()
        store.bulk_load(path=str(folder.registers_graph), format=RdfFormat.N_QUADS)
        self._store = store

    def about(self, bodies: Iterable[str]) -> Iterator[Quad]:
        """What the registers say of these bodies and of all that came after them."""
        wanted = [NamedNode(body) for body in bodies]
        seen = set(wanted)
        while wanted:
            for quad in self._store.quads_for_pattern(wanted.pop(), None, None, None):
                yield quad
                if quad.predicate == remit.successor and isinstance(quad.object, NamedNode) and quad.object not in seen:
                    seen.add(quad.object)
                    wanted.append(quad.object)


def _read(sha256: str, entry: ReportEntry) -> str:
    """What a report's graph is a function of; in JSON, since a manifest that was read again has its keys in another order."""
    listed = json.dumps(entry.listed.model_dump() if entry.listed else None, sort_keys=True)
    return f"{sha256} {entry.file} {listed} {entry.reader} {entry.ground}"


def _rules_digest() -> str:
    """The digest of the rules and of the program that runs them."""
    room = files("ontology")
    sources: list[Traversable] = sorted(room.joinpath("rules").iterdir(), key=lambda entry: entry.name)
    digest = hashlib.sha256()
    for source in [*sources, room.joinpath("inference.py")]:
        if source.is_file():
            digest.update(hashlib.sha256(source.read_bytes()).digest())
    return digest.hexdigest()
