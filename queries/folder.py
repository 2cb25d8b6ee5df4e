"""The data folder as a reader sees it: the manifest, the files that it names, and whether it has changed since."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pyoxigraph import RdfFormat, Store

from ontology.errors import DataFolderError

MANIFEST: Final = "manifest.json"
FORMAT: Final = 1  # the form of folder that this version reads

# A build that ends while its folder is being loaded may take away a file of the manifest before: the folder is then
# read anew. Three times is more than one build can do within the seconds of a load.
ATTEMPTS: Final = 3


@dataclass(frozen=True, slots=True)
class DataFolder:
    """A data folder at the moment its manifest was read. `digest` is the manifest's SHA-256, in hex."""

    path: Path
    manifest: dict[str, Any]
    digest: str
    _stamp: tuple[int, int]

    @classmethod
    def open(cls, path: Path) -> DataFolder:
        """Read the manifest of the folder at `path`. Raises DataFolderError where there is none that we can read."""
        file = path / MANIFEST
        remedy = f"Build it: remit build REPORT... --data {path}"
        try:
            stamp = _stamp(file)
            content = file.read_bytes()
        except FileNotFoundError:
            raise DataFolderError(f"There is no {MANIFEST} here.", where=str(path), remedy=remedy) from None
        except OSError as error:
            raise DataFolderError(f"The manifest cannot be read: {error.strerror}.", where=str(file)) from None
        try:
            manifest = json.loads(content)
        except ValueError as error:
            raise DataFolderError(f"The manifest is not JSON: {error}.", where=str(file), remedy=remedy) from None
        found = manifest.get("format") if isinstance(manifest, dict) else None
        if found != FORMAT:
            raise DataFolderError(
                f"The folder has format {found!r}, and this version of Remit reads format {FORMAT}.",
                where=str(file),
                remedy=remedy,
            )
        return cls(path, manifest, hashlib.sha256(content).hexdigest(), stamp)

    @property
    def base(self) -> str:
        """What the IRIs of the folder's instances begin with."""
        return str(self.manifest.get("base", ""))

    def files(self) -> list[Path]:
        """Every N-Quads file that the manifest names, in one order."""
        reports = [self.path / "reports" / f"{sha256}.nq" for sha256 in sorted(self.manifest.get("reports", {}))]
        derived = [self.path / "derived" / f"{gss}.nq" for gss in sorted(self.manifest.get("derived", {}))]
        registers = [self.path / "registers.nq"] if "registers" in self.manifest else []
        return registers + reports + derived

    def stale(self) -> bool:
        """Whether the manifest has been replaced or taken away since it was read here."""
        file = self.path / MANIFEST
        try:
            if _stamp(file) == self._stamp:
                return False
            return hashlib.sha256(file.read_bytes()).hexdigest() != self.digest
        except FileNotFoundError:
            return True
        except OSError:  # Windows locks a file while it is being replaced: the next look will tell
            return False


def load(path: Path) -> tuple[DataFolder, Store]:
    """The folder at `path` and its graph in memory. Raises DataFolderError for a file that is missing or malformed."""
    attempt = 1
    while True:
        folder = DataFolder.open(path)
        try:
            return folder, _loaded(folder)
        except FileNotFoundError as error:
            if attempt == ATTEMPTS or not folder.stale():
                raise DataFolderError(
                    f"The manifest names {Path(error.filename).name}, which is not there.",
                    where=str(path),
                    remedy="Build the folder again.",
                ) from None
        attempt += 1


def _loaded(folder: DataFolder) -> Store:
    store = Store()
    for file in folder.files():
        content = file.read_bytes()  # by Python, since its FileNotFoundError says which file
        try:
            store.bulk_load(content, RdfFormat.N_QUADS)
        except (SyntaxError, ValueError) as error:
            raise DataFolderError(
                f"The file is not N-Quads: {error}.", where=str(file), remedy="Build the folder again."
            ) from None
    return store


def _stamp(file: Path) -> tuple[int, int]:
    status = file.stat()
    return status.st_mtime_ns, status.st_size
