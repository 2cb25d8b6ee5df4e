"""What every report is read against: registers, ontology, schemes, shapes. If any of it changes, all is read anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from ingest.building.atomic_writing import write_atomically
from ingest.building.decided_bodies import DecidedBodies
from ingest.building.decisions_file import read_decisions
from ingest.building.worker import ReferenceData
from ingest.graph.emission import nquads
from ingest.graph.registers_graph import ontology_quads, registers_quads
from ingest.graph.report_graph import GRAPH_VERSION
from ingest.reading.report import READER_VERSIONS
from ontology.errors import RegisterError
from ontology.registers.register import Register
from queries.folder import DataFolder
from shapes.together import require_valid


@dataclass(frozen=True, slots=True)
class LoadedReferenceData:
    """The reference data of a build, and the register that it was told from."""

    reference: ReferenceData
    register: Register

    def write(self, folder: DataFolder) -> None:
        """Put registers, ontology and schemes into the folder as graphs. Raises GraphBroken where the registers break a
        shape.
        """
        bodies = registers_quads(self.register, self.reference.base)
        require_valid(bodies, folder.registers_graph.name)
        write_atomically(folder.registers_graph, nquads(bodies + ontology_quads(self.reference.base)))


def load_reference_data(folder: DataFolder, base: str, given: Sequence[Path]) -> LoadedReferenceData:
    """The reference data for a build into `folder`, which keeps copies of the tables `given` beside those of earlier builds.

    A table takes the place of an earlier one of the same name. Raises RegisterError for one that cannot be read;
    the folder then is as it was. DecisionsError where the kept decisions cannot.
    """
    tables = {path.name: path for path in sorted(folder.registers.glob("*.csv"))}
    named = {path.name: path for path in given}
    if len(named) < len(given):
        raise RegisterError(
            f"Two of the register tables have one name: {', '.join(sorted(path.name for path in given))}.",
            remedy="Rename one, so that the data folder can keep both.",
        )
    tables |= named
    register = Register.load(*(tables[name] for name in sorted(tables)))
    kept = tuple(_keep(folder, tables[name]) for name in sorted(tables))
    digest = _digest([register.digest, base, str(GRAPH_VERSION), *_packaged("ontology"), *_packaged("shapes")])
    refusals = _digest([digest, json.dumps(READER_VERSIONS, sort_keys=True)])
    decided = DecidedBodies.among(read_decisions(folder.decisions, base), base)
    return LoadedReferenceData(ReferenceData(folder.path, base, kept, digest, refusals, decided), register)


def _keep(folder: DataFolder, table: Path) -> Path:
    copy = folder.registers / table.name
    content = table.read_bytes()
    if not copy.is_file() or copy.read_bytes() != content:
        write_atomically(copy, content)
    return copy


def _packaged(room: str) -> Iterable[str]:
    """The digests of a room's Turtle files, those in its folder of schemes too, by name."""
    for folder in (files(room), files(room).joinpath("schemes")):
        if folder.is_dir():
            for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
                if entry.name.endswith(".ttl"):
                    yield hashlib.sha256(entry.read_bytes()).hexdigest()


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()
