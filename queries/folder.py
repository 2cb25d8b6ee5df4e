"""The data folder: what stands where, what its manifest says. `ingest.building` writes it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ontology.errors import DataFolderError

if TYPE_CHECKING:
    from queries.manifest import Manifest


@dataclass(frozen=True, slots=True)
class DataFolder:
    """A data folder by its path: where each thing stands in it. Nothing is read before it is asked for."""

    path: Path

    @property
    def manifest_path(self) -> Path:
        """The file that says what the folder holds. It is replaced last: what it names is complete."""
        return self.path / "manifest.json"

    @property
    def lock_path(self) -> Path:
        """Held by the build that is writing; marks the folder as one of ours."""
        return self.path / "build.lock"

    @property
    def journal(self) -> Path:
        """What an unfinished build has done so far."""
        return self.path / "journal.jsonl"

    @property
    def registers_graph(self) -> Path:
        """The registers' bodies, the ontology and the schemes."""
        return self.path / "registers.nq"

    @property
    def registers(self) -> Path:
        """The folder of the register tables that the user added, as copies."""
        return self.path / "registers"

    @property
    def decisions(self) -> Path:
        """What people decided of what rules found, as a table; a copy of what a build was given."""
        return self.path / "decisions.csv"

    @property
    def reports(self) -> Path:
        """The folder of the reports' graphs."""
        return self.path / "reports"

    def report(self, sha256: str) -> Path:
        """A report's named graph."""
        return self.reports / f"{sha256}.nq"

    @property
    def texts(self) -> Path:
        """The folder of the reports' texts."""
        return self.path / "texts"

    def text_path(self, sha256: str) -> Path:
        """A report's stored text, UTF-8, which the offsets of its evidence count the characters of."""
        return self.texts / f"{sha256}.txt"

    @property
    def derived_graphs(self) -> Path:
        """The folder of the derived graphs."""
        return self.path / "derived"

    def derived(self, area: str) -> Path:
        """What follows from all reports of one area, by its GSS code."""
        return self.derived_graphs / f"{area}.nq"

    @property
    def quarantined(self) -> Path:
        """The folder of what did not pass."""
        return self.path / "quarantine"

    def quarantine(self, key: str) -> Path:
        """The folder of what did not pass, a report by its SHA-256 or an area's derived graph by its GSS code: graph.nq,
        report.ttl and reason.txt.
        """
        return self.quarantined / key

    @property
    def fetched(self) -> Path:
        """What was fetched from the web, by its digest."""
        return self.path / "fetched"

    @property
    def editions(self) -> Path:
        """The folder of what is asked: published states."""
        return self.path / "editions"

    @property
    def current_edition(self) -> Path:
        """Which of them is that of the manifest: a note for who opens the folder, who can do without."""
        return self.path / "current-edition.json"

    def graphs(self, manifest: Manifest) -> list[Path]:
        """Every N-Quads file that a manifest names, in one order: registers, reports, derived graphs."""
        reports = [self.report(sha256) for sha256 in sorted(manifest.reports)]
        derived = [self.derived(area) for area in sorted(manifest.derived)]
        return [self.registers_graph, *reports, *derived]

    def is_marked(self) -> bool:
        """Whether this is a data folder, finished or not: what stands in it is nobody's report."""
        return self.lock_path.is_file()

    def text(self, sha256: str) -> str:
        """A report's stored text. Raises DataFolderError where the folder has no such report."""
        try:
            return self.text_path(sha256).read_bytes().decode("utf-8")
        except OSError as error:
            raise DataFolderError(f"There is no text of {sha256}.", where=str(self.path)) from error

    def state(self) -> FolderState:
        """What the folder holds now. Raises DataFolderError where there is no manifest that we can read."""
        from queries.manifest import parse_manifest  # what checks it takes longer to load than most questions to answer

        file = self.manifest_path
        try:
            written = _stamp(file)
            content = file.read_bytes()
        except FileNotFoundError:
            raise DataFolderError(
                f"There is no {file.name} here.",
                where=str(self.path),
                remedy=f"Build it: remit build REPORT... --data {self.path}",
            ) from None
        except OSError as error:
            raise DataFolderError(
                f"The manifest cannot be read: {error.strerror}.", where=str(file), remedy="Check its permissions."
            ) from None
        manifest = parse_manifest(content, file)
        return FolderState(self, manifest.base, hashlib.sha256(content).hexdigest(), written, manifest)

    def stamp(self, content: bytes, base: str) -> FolderStamp:
        """What the state is known by whose manifest has just been written, with this content."""
        return FolderStamp(self, base, hashlib.sha256(content).hexdigest(), _stamp(self.manifest_path))

    def manifest(self) -> Manifest:
        """The manifest of that state."""
        return self.state().manifest


@dataclass(frozen=True, slots=True)
class FolderStamp:
    """What tells one state of a data folder from the next. `digest` is the manifest's SHA-256, in hex, `base` what the IRIs of the
    folder's instances begin with, `written` when the manifest was, in nanoseconds, and its size.
    """

    folder: DataFolder
    base: str
    digest: str
    written: tuple[int, int]

    def stale(self) -> bool:
        """Whether the manifest has been replaced or taken away since it was read here."""
        file = self.folder.manifest_path
        try:
            if _stamp(file) == self.written:
                return False
            return hashlib.sha256(file.read_bytes()).hexdigest() != self.digest
        except FileNotFoundError:
            return True
        except OSError:  # Windows locks a file while it is being replaced: the next look will tell
            return False


@dataclass(frozen=True, slots=True)
class FolderState(FolderStamp):
    """A data folder at the moment its manifest was read."""

    manifest: Manifest

    def files(self) -> list[Path]:
        """Every N-Quads file that the manifest names."""
        return self.folder.graphs(self.manifest)


def _stamp(file: Path) -> tuple[int, int]:
    status = file.stat()
    return status.st_mtime_ns, status.st_size
