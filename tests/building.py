"""What the tests of builds share: small inputs, and a look at everything that a build leaves behind."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import examples
from ingest.building.build import BuildResult, build
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
    """Every file of a data folder, but for the lock, which is empty."""
    files = (path for path in data.rglob("*") if path.is_file() and path.name != "build.lock")
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in files}
