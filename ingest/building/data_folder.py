"""The data folder: what stands where, how a file gets there whole or not at all, and who may write.

Whoever reads goes by `manifest.json`, which is replaced last: what it names is complete.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypedDict, cast

from ontology.errors import DataFolderError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

FORMAT = 1
"""Raised when the folder's layout changes in a way that older programs would misread."""

REPLACE_TRIES = 20
REPLACE_PAUSE_S = 0.05
"""Windows refuses to replace a file while another program has it open; readers and virus scanners let go in a second."""

_MANIFEST = "manifest.json"
_JOURNAL = "journal.jsonl"
_LOCK = "build.lock"
_TEMPORARY = ".tmp"


class FileEntry(TypedDict):
    """What every file's entry holds: by `size` and `mtime_ns` a later build sees that nothing changed.

    `listed` is what the publisher's list beside the file says of it, None where it says nothing.
    """

    file: str
    path: str
    size: int
    mtime_ns: int
    listed: dict[str, str | None] | None


class ReportEntry(FileEntry):
    """A report that was built, under its file's SHA-256.

    `reader` is family and version of what read it, `ground` the digest of what it was read against. `authority` is a
    GSS code, `inspection` the tail of an IRI after `inspection/`. `local_names` is what the report calls the bodies that
    no register names, by the tails of their IRIs, and `other_names` what the graph calls some of them instead, since
    other reports have better names for them.
    """

    family: str
    reader: str
    ground: str
    authority: str
    area_name: str
    title: str
    inspection: str | None
    published: str | None
    counts: dict[str, int]
    shortfalls: list[str]
    warnings: list[str]
    local_names: dict[str, str]
    other_names: dict[str, str]


class QuarantineEntry(ReportEntry):
    """A report whose graph broke a shape, under its file's SHA-256."""

    reason: str


class RefusedEntry(FileEntry):
    """A file that could not be read, under its path. `sha256` is None where not even its bytes could."""

    sha256: str | None
    ground: str
    code: str
    reason: str
    remedy: str | None


class Manifest(TypedDict):
    """`manifest.json`. `derived` gives for each area the digest of what its derived graph was made from."""

    format: int
    software: str
    base: str
    registers: str
    reports: dict[str, ReportEntry]
    quarantined: dict[str, QuarantineEntry]
    refused: dict[str, RefusedEntry]
    derived: dict[str, str]


class DataFolder:
    """A data folder by its path. Nothing is read or written before it is asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def manifest_path(self) -> Path:
        """The file whose replacement publishes a change."""
        return self.path / _MANIFEST

    @property
    def registers_graph(self) -> Path:
        """The registers' bodies, the ontology and the schemes."""
        return self.path / "registers.nq"

    @property
    def registers(self) -> Path:
        """Copies of the register tables that the user added."""
        return self.path / "registers"

    @property
    def journal(self) -> Path:
        """What an unfinished build has done so far."""
        return self.path / _JOURNAL

    def report(self, sha256: str) -> Path:
        """A report's named graph."""
        return self.path / "reports" / f"{sha256}.nq"

    def text_path(self, sha256: str) -> Path:
        """A report's stored text, UTF-8, which the offsets of its evidence count the characters of."""
        return self.path / "texts" / f"{sha256}.txt"

    @property
    def fetched(self) -> Path:
        """What was fetched from the web, by its digest."""
        return self.path / "fetched"

    def quarantine(self, sha256: str) -> Path:
        """The folder of a report that did not pass: graph.nq, report.ttl and reason.txt."""
        return self.path / "quarantine" / sha256

    def derived(self, area: str) -> Path:
        """What follows from all reports of one area, by its GSS code."""
        return self.path / "derived" / f"{area}.nq"

    def manifest(self) -> Manifest:
        """What the folder holds. Raises DataFolderError where there is no folder of ours."""
        manifest = self.manifest_if_any()
        if manifest is None:
            raise DataFolderError(
                "There is no built data here.", where=str(self.path), remedy="Build some: remit build PATH --data DIR"
            )
        return manifest

    def manifest_if_any(self) -> Manifest | None:
        """The same, or None before the first build has ended."""
        try:
            content = json.loads(self.manifest_path.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise DataFolderError(
                f"The manifest cannot be read ({error}).",
                where=str(self.manifest_path),
                remedy="Remove the folder and build it again.",
            ) from error
        if not isinstance(content, dict) or content.get("format") != FORMAT:
            raise DataFolderError(
                "The data folder was written by another version of Remit.",
                where=str(self.path),
                remedy="Build into a new folder, or remove this one and build it again.",
            )
        return cast(Manifest, content)

    def graphs(self) -> Iterator[Path]:
        """Every N-Quads file that the manifest names: registers, reports, derived graphs."""
        manifest = self.manifest()
        yield self.registers_graph
        for sha256 in sorted(manifest["reports"]):
            yield self.report(sha256)
        for area in sorted(manifest["derived"]):
            yield self.derived(area)

    def text(self, sha256: str) -> str:
        """A report's stored text. Raises DataFolderError where the folder has no such report."""
        try:
            return self.text_path(sha256).read_bytes().decode("utf-8")
        except OSError as error:
            raise DataFolderError(f"There is no text of {sha256}.", where=str(self.path)) from error

    def publish(self, manifest: Manifest) -> None:
        """Replace the manifest: from now on readers see the new state."""
        write_atomically(self.manifest_path, _json(manifest))

    def prepare(self) -> None:
        """Make the folder, or make sure that it is ours. Raises DataFolderError for any other folder or a file."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            ours = any((self.path / name).exists() for name in (_MANIFEST, _LOCK))
            if not ours and any(self.path.iterdir()):
                raise DataFolderError(
                    "This folder holds other things and is no data folder.",
                    where=str(self.path),
                    remedy="Name a new or an empty folder.",
                )
        except OSError as error:
            raise _unusable(self.path, error) from error

    def clean(self) -> None:
        """Remove what a killed build left half written. Only for who holds the lock."""
        for leftover in self.path.rglob(f".*{_TEMPORARY}"):
            leftover.unlink(missing_ok=True)

    def prune(self, manifest: Manifest) -> None:
        """Remove what the manifest does not name. What another program has open stays until the next build."""
        named = {
            "reports": {f"{sha256}.nq" for sha256 in manifest["reports"]},
            "texts": {f"{sha256}.txt" for kind in (manifest["reports"], manifest["quarantined"]) for sha256 in kind},
            "derived": {f"{area}.nq" for area in manifest["derived"]},
            "quarantine": set(manifest["quarantined"]),
        }
        for folder, names in named.items():
            for path in _entries(self.path / folder):
                if path.name not in names:
                    _discard(path)
        _discard(self.journal)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder against other builds; the system lets go of it however this process ends.

        Raises DataFolderError while another build holds it.
        """
        try:
            handle = (self.path / _LOCK).open("a+b")
        except OSError as error:
            raise _unusable(self.path, error) from error
        with handle:
            try:
                _seize(handle.fileno())
            except OSError as error:
                raise DataFolderError(
                    "Another build is writing into this folder.",
                    where=str(self.path),
                    remedy="Wait until it has ended, or build into another folder.",
                ) from error
            if hasattr(os, "register_at_fork"):
                # A copy of this process would hold the lock on when this one has gone.
                os.register_at_fork(after_in_child=handle.close)
            yield


def is_data_folder(path: Path) -> bool:
    """Whether a folder is a data folder, finished or not: what stands in it is nobody's report."""
    return (path / _LOCK).is_file()


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all, even if the process or the machine stops.

    Raises DataFolderError where the folder cannot be written to.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}{_TEMPORARY}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        _replace(temporary, path)
    except OSError as error:
        raise _unusable(path, error) from error


def _replace(temporary: Path, path: Path) -> None:
    for attempt in range(REPLACE_TRIES):
        try:
            temporary.replace(path)
            return
        except PermissionError:
            if sys.platform != "win32" or attempt == REPLACE_TRIES - 1:
                raise
            time.sleep(REPLACE_PAUSE_S)


def _seize(descriptor: int) -> None:
    """Lock the first byte of an open file, or raise OSError at once."""
    if sys.platform == "win32":
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _entries(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _discard(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
        return
    try:
        path.unlink(missing_ok=True)
    except PermissionError:
        if sys.platform != "win32":
            raise


def _unusable(path: Path, error: OSError) -> DataFolderError:
    return DataFolderError(
        f"The data folder cannot be written to ({error.strerror or error}).",
        where=str(path),
        remedy="Check its permissions and the space left on the disk, or name another folder.",
    )


def _json(content: Any) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")
