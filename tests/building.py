"""What the tests of builds share: small inputs, and a look at everything that a build leaves behind."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Store

import examples
from ingest.building.build import BuildResult, build
from queries.editions.publishing import edition_of
from queries.folder import DataFolder
from tests.conftest import example_registers

LETTERS = ("marleshire-unannounced-cra-2010.txt", "marlshire-apa-2006.txt", "marlshire-unannounced-cra-2011.txt")
"""The shortest examples, for tests that build many times: of two neighbouring areas, two of one of them."""


def copied_letters(parent: Path) -> Path:
    """A new folder with the shortest of the example reports."""
    folder = parent / "letters"
    folder.mkdir()
    for name in LETTERS:
        shutil.copy2(examples.REPORTS / name, folder / name)
    return folder


def built(paths: Iterable[Path], data: Path, workers: int | None = 1) -> BuildResult:
    """A build with the registers of the examples."""
    return build(paths, data, registers=example_registers(), workers=workers)


def content(data: Path) -> dict[str, bytes]:
    """Every file of a data folder, but for the lock, which is empty, and the note that has the time of writing; of what is asked, its statements."""
    folder = DataFolder(data)
    files = (
        path for path in data.rglob("*") if path.is_file() and path.name not in {"build.lock", "current-edition.json"}
    )
    kept = (path for path in files if not path.is_relative_to(folder.editions))
    found = {path.relative_to(data).as_posix(): path.read_bytes() for path in kept}
    if folder.manifest_path.exists():
        store = Store.read_only(str(edition_of(folder, folder.manifest()).graph))
        found["what is asked"] = "\n".join(sorted(str(quad) for quad in store)).encode()
    return found
