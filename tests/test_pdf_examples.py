"""Is what the committed PDFs hold read as it was meant, and are they still what the generator writes?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from examples import PDFS, PDFS_EXPECTED, PDFS_SEED, REGISTERS
from examples.generator.__main__ import write_series
from ingest.building.build import build
from ingest.building.sources.listing import read_listing
from ingest.reading.report import READER_VERSIONS, read_report
from ontology.registers.register import Register
from ontology.schemes import Schemes
from queries.folder import DataFolder
from tests.reading_back import differences

FILES = sorted(PDFS.glob("*.pdf"))
FAMILIES = (
    "sif", "ilacs", "ilacs-focused-visit", "monitoring-visit", "protection", "looked-after-services", "jtai", "area-send", "jar-progress",
    "local-area-send", "local-area-send-revisit",
    "clas", "jar",
)  # fmt: skip


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_read_is_what_the_report_was_made_to_hold(path: Path, register: Register, schemes: Schemes) -> None:
    facts = read_report(path, register=register, schemes=schemes, listed=read_listing(PDFS).rows[path.name])
    expected = json.loads((PDFS_EXPECTED / f"{path.stem}.json").read_text(encoding="utf-8"))
    assert expected["file"] == path.name
    assert differences(facts, expected, schemes) == []


def test_they_are_what_the_generator_writes(tmp_path: Path) -> None:
    write_series(len(FILES), PDFS_SEED, tmp_path, FAMILIES, expected=True)
    for written, kept in (("reports", PDFS), ("expected", PDFS_EXPECTED)):
        again = {path.name: path.read_bytes() for path in (tmp_path / written).iterdir()}
        assert again == {path.name: path.read_bytes() for path in kept.iterdir()}, written


def test_the_examples_together_are_of_every_family(tmp_path: Path, example_data: Path) -> None:
    build([PDFS], tmp_path, registers=sorted(REGISTERS.glob("*.csv")), workers=1)
    manifests = [DataFolder(folder).manifest() for folder in (tmp_path, example_data)]
    assert {entry.family for manifest in manifests for entry in manifest.reports.values()} == set(READER_VERSIONS)
    assert [(manifest.refused, manifest.quarantined) for manifest in manifests] == [({}, {})] * 2
