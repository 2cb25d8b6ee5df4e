"""Who may write into a data folder, how a new state of it is published, and what is cleared away."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.building.atomic_writing import TEMPORARY, unwritable, write_atomically
from ontology.errors import DataFolderError
from queries.editions.current import remember
from queries.editions.publishing import edition_of, named_editions
from queries.folder import DataFolder
from queries.manifest import Manifest

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class WritableFolder(DataFolder):
    """A data folder that a build writes. What it writes counts once the manifest that names it is published."""

    def prepare(self) -> None:
        """Make the folder, or make sure that it is ours. Raises DataFolderError for any other folder or a file."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            ours = self.manifest_path.exists() or self.lock_path.exists()
            if not ours and any(self.path.iterdir()):
                raise DataFolderError(
                    "This folder holds other things and is no data folder.",
                    where=str(self.path),
                    remedy="Name a new or an empty folder.",
                )
        except OSError as error:
            raise unwritable(self.path, error) from error

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder against other builds; the system lets go of it however this process ends.

        Raises DataFolderError while another build holds it.
        """
        try:
            handle = self.lock_path.open("a+b")
        except OSError as error:
            raise unwritable(self.path, error) from error
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

    def clean(self) -> None:
        """Remove what a killed build left half written. Only for who holds the lock."""
        for leftover in self.path.rglob(f".*{TEMPORARY}"):
            leftover.unlink(missing_ok=True)

    def published(self) -> Manifest | None:
        """What the folder holds, or None before the first build has ended. Raises DataFolderError for a manifest that
        cannot be read.
        """
        return self.manifest() if self.manifest_path.exists() else None

    def replace_manifest(self, manifest: Manifest) -> None:
        """Replace the manifest: from now on readers see the new state, and find its edition by the note beside it."""
        parts = (f"{json.dumps(key)}: {_lines(value)}" for key, value in sorted(manifest.model_dump().items()))
        content = "{{\n {}\n}}\n".format(",\n ".join(parts)).encode()
        write_atomically(self.manifest_path, content)
        remember(self.stamp(content, manifest.base), edition_of(self, manifest))

    def prune(self, manifest: Manifest, before: Manifest) -> None:
        """Remove what the manifest does not name, and editions but its own, that of the manifest before, and those that a person named.

        What another program has open stays until the next build.
        """
        named = {
            self.reports: {self.report(sha256) for sha256 in manifest.reports},
            self.texts: {self.text_path(sha256) for sha256 in (*manifest.reports, *manifest.quarantined)},
            self.derived_graphs: {self.derived(area) for area in manifest.derived},
            self.quarantined: {self.quarantine(key) for key in (*manifest.quarantined, *manifest.quarantined_areas)},
            self.editions: {edition_of(self, manifest).path, edition_of(self, before).path, *named_editions(self)},
        }
        for folder, kept in named.items():
            for path in _entries(folder):
                if path not in kept:
                    _discard(path)
        _discard(self.journal)


def _lines(value: object) -> str:
    """A part of the manifest as JSON, a line for each report, so that two manifests can be compared line by line.

    Indented throughout, a manifest of thousands of reports would take seconds to write, longer than a report to read.
    """
    if not isinstance(value, dict) or not value:
        return json.dumps(value, ensure_ascii=False)
    entries = (f"{_one_line(key)}: {_one_line(entry)}" for key, entry in sorted(value.items()))
    return "{{\n  {}\n }}".format(",\n  ".join(entries))


def _one_line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


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
