"""Does `remit diff` say what came, went and changed between two editions, and does its patch lead from one to the other?"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from typer.testing import CliRunner

import examples
from api.command_line.main import app
from ingest.building.build import build
from queries.editions.comparing import compare, edition_called
from queries.editions.record import record_of
from queries.folder import DataFolder
from tests.conftest import example_registers

FEW = [examples.REPORTS / "marlshire-apa-2006.txt", examples.REPORTS / "marlshire-slac-2010.txt"]
LATER = examples.REPORTS / "marlshire-unannounced-cra-2011.txt"


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two builds: the second adds a report, and one of the first has another recommendation less."""
    folder = tmp_path_factory.mktemp("grown")
    reports = folder / "reports"
    reports.mkdir()
    for path in FEW:
        shutil.copy(path, reports)
    build([reports], folder / "data", registers=example_registers(), workers=1)
    shutil.copy(LATER, reports)
    build([reports], folder / "data", workers=1)
    return folder / "data"


def diff(data: Path, *words: str) -> str:
    result = CliRunner().invoke(app, ["diff", *words, "--data", str(data)])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_what_a_report_brings_has_come(grown: Path) -> None:
    said = json.loads(diff(grown, "before", "latest", "--format", "json"))
    things = said["things"]
    assert (len(things["reports"]["came"]), things["reports"]["went"]) == (1, [])
    assert len(things["recommendations"]["came"]) == 3
    assert (
        any(each["id"].startswith("E10000901-unannounced-cra-2009") for each in things["inspections"]["changed"])
        or things["inspections"]["came"]
    )
    back = json.loads(diff(grown, "latest", "before", "--format", "json"))["things"]
    assert back["recommendations"]["went"] == things["recommendations"]["came"]


def test_the_patch_makes_one_edition_of_the_other(grown: Path) -> None:
    folder = DataFolder(grown)
    quads = [
        {
            quad
            for quad in ox.Store.read_only(str(edition_called(folder, name).graph))
            if isinstance(quad.graph_name, ox.NamedNode)
        }
        for name in ("before", "latest")
    ]
    lines = diff(grown, "before", "latest", "--format", "patch").splitlines()
    assert (lines[0], lines[-1]) == ("TX .", "TC .")
    for line in lines[1:-1]:
        [quad] = ox.parse(line[2:], ox.RdfFormat.N_QUADS)
        (quads[0].remove if line.startswith("D ") else quads[0].add)(quad)
    assert quads[0] == quads[1]


def test_an_edition_goes_by_its_version_its_beginning_its_name_and_its_place(grown: Path) -> None:
    folder = DataFolder(grown)
    latest = edition_called(folder, "latest")
    latest.keep_as("committee")
    for name in (latest.path.name, latest.path.name[:6], "committee", latest.path.as_posix()):
        assert edition_called(folder, name).path == latest.path
    refused = CliRunner().invoke(app, ["diff", "before", "nothing", "--data", str(grown)])
    assert refused.exit_code == 7
    assert latest.path.name in refused.output


def test_an_edition_differs_from_itself_in_nothing(grown: Path) -> None:
    latest = edition_called(DataFolder(grown), "latest")
    assert compare(latest, latest).nothing
    assert "They say the same." in diff(grown, "latest", "latest")


def test_an_edition_keeps_by_what_it_was_made(grown: Path) -> None:
    record = record_of(edition_called(DataFolder(grown), "latest"))
    assert record.reports == 3
    assert sum(record.readers.values()) == 3
    assert all("/" in reader for reader in record.readers)
    assert record.registers == DataFolder(grown).manifest().registers
    assert {"authorities.csv", "fictional.csv"} <= record.tables.keys()
