"""What is made of the registers and of several reports is checked as each report is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from conftest import example_registers
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse
from typer.testing import CliRunner

import examples
from api.command_line import main as cli
from ingest.building import derived, reference_data
from ingest.building.build import BuildResult, build
from ingest.graph.registers_graph import registers_quads
from ontology.decisions import Decisions
from ontology.errors import GraphBroken, ReportQuarantined
from ontology.inference import derive_within
from ontology.registers.register import Register
from ontology.terms import DEFAULT_BASE, REMIT
from queries.editions.contents import contents_of
from queries.editions.publishing import edition_of
from queries.folder import DataFolder
from shapes.together import OF_ONE_REPORT, shapes_of_many, validate_together
from shapes.validation import Validation, load_shapes

REPORTS = (examples.REPORTS / "marlshire-slac-2010.txt", examples.REPORTS / "marlshire-unannounced-cra-2011.txt")
ELSEWHERE = examples.REPORTS / "marleshire-slac-2010.txt"
MARLSHIRE, MARLESHIRE = "E10000901", "E06000902"


def node(term: object) -> NamedNode:
    return NamedNode(str(term))


def second_basis(working: Store, graph: NamedNode, decisions: Decisions) -> list[Quad]:
    """What the rules derive, and beside it that an assignment of Marlshire has another basis too."""
    if not graph.value.endswith(MARLSHIRE):
        return derive_within(working, graph, decisions)
    assignment = next(iter(working.quads_for_pattern(None, node(REMIT.basis), None, None))).subject
    basis = node("https://w3id.org/remit/scheme/assignmentBases/responsible-body")
    return [*derive_within(working, graph, decisions), Quad(assignment, node(REMIT.basis), basis, graph)]


def test_every_shape_that_is_left_out_is_one_of_ours_and_the_others_are_asked() -> None:
    assert set(load_shapes().subjects()) >= OF_ONE_REPORT
    assert len(shapes_of_many()) < len(load_shapes())


def test_are_the_registers_in_order() -> None:
    assert validate_together(registers_quads(Register.load(*example_registers())), "registers.nq").conforms


def built(data: Path) -> BuildResult:
    return build([*REPORTS, ELSEWHERE], data, registers=example_registers(), workers=1)


@pytest.fixture(scope="module")
def put_aside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which what is derived for Marlshire breaks a shape."""
    data = tmp_path_factory.mktemp("odd") / "data"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(derived, "derive_within", second_basis)
        built(data)
    return data


@pytest.fixture
def odd_area(put_aside: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """It, as it will be after every build of this test too."""
    monkeypatch.setattr(derived, "derive_within", second_basis)
    return shutil.copytree(put_aside, tmp_path / "data")


def test_an_area_whose_derived_graph_breaks_a_shape_is_put_aside_and_the_others_are_published(odd_area: Path) -> None:
    folder = DataFolder(odd_area)
    manifest = folder.manifest()
    assert list(manifest.derived) == [MARLESHIRE]
    assert len(manifest.reports) == 3
    assert not folder.derived(MARLSHIRE).exists()
    assert manifest.quarantined_areas[MARLSHIRE].area_name == "Marlshire County Council"
    aside = folder.quarantine(MARLSHIRE)
    account = (aside / "reason.txt").read_text(encoding="utf-8")
    assert account == manifest.quarantined_areas[MARLSHIRE].reason
    assert account.startswith(f"derived/{MARLSHIRE}.nq: 1 violation")
    assert "how a body came to be responsible" in " ".join(account.split())
    assert "AssignmentBasis" in (aside / "report.ttl").read_text(encoding="utf-8")
    assert f"graph/derived/{MARLSHIRE}".encode() in (aside / "graph.nq").read_bytes()
    graphs = {name for file in contents_of(edition_of(folder, manifest)).files.values() for name in file.graphs}
    area = f"{DEFAULT_BASE}graph/derived/"
    assert {name.removeprefix(area).partition("/")[0] for name in graphs if name.startswith(area)} == {MARLESHIRE}


def test_a_build_says_of_an_area_put_aside_what_became_of_it_and_ends_as_for_a_report_put_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(derived, "derive_within", second_basis)
    written = tmp_path / "report.json"
    told = CliRunner().invoke(
        cli.app,
        ["build", *map(str, REPORTS), "--data", str(tmp_path / "data"), "--report", str(written), "--workers", "1"]
        + [word for table in example_registers() for word in ("--registers", str(table))],
    )
    assert told.exit_code == 3
    assert (
        f"Marlshire County Council: what follows from its reports together was put aside (quarantine/{MARLSHIRE}"
        in told.stderr
    )
    assert "how a body came to be responsible" in told.stderr
    (area,) = json.loads(written.read_text(encoding="utf-8"))["areas_put_aside"]
    assert (area["area"], area["name"]) == (MARLSHIRE, "Marlshire County Council")


def test_the_next_build_tries_an_area_put_aside_again(odd_area: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MARLSHIRE in built(odd_area).areas_aside
    assert DataFolder(odd_area).quarantine(MARLSHIRE).is_dir()
    monkeypatch.setattr(derived, "derive_within", derive_within)
    again = built(odd_area)
    assert (again.exit_code, again.read) == (0, ())
    assert sorted(DataFolder(odd_area).manifest().derived) == [MARLESHIRE, MARLSHIRE]
    assert not DataFolder(odd_area).quarantine(MARLSHIRE).exists()


def test_a_derived_graph_that_no_longer_passes_leaves_what_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    build([REPORTS[0]], data, registers=example_registers(), workers=1)
    assert DataFolder(data).derived(MARLSHIRE).is_file()
    monkeypatch.setattr(derived, "derive_within", second_basis)
    built(data)
    assert not DataFolder(data).derived(MARLSHIRE).exists()


def test_an_area_that_the_engine_cannot_check_is_put_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gives_up(quads: object, name: str) -> Validation:
        raise ReportQuarantined(f"The check of {name} could not be finished.")

    monkeypatch.setattr(derived, "validate_together", gives_up)
    found = built(tmp_path / "data")
    assert found.exit_code == 3
    assert found.areas_aside[MARLESHIRE].reason == f"The check of derived/{MARLESHIRE}.nq could not be finished."


def test_validating_tells_an_area_put_aside(odd_area: Path) -> None:
    found = CliRunner().invoke(cli.app, ["validate", "--data", str(odd_area)])
    assert found.exit_code == 3
    assert f"quarantine/{MARLSHIRE}/graph.nq: 1 violation" in found.stdout
    assert f"derived/{MARLESHIRE}.nq: no violations" in found.stdout


def test_a_register_that_breaks_a_shape_ends_the_build_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def misspelt(register: Register, base: str) -> list[Quad]:
        quads = registers_quads(register, base)
        body = NamedNode(f"{base}organisation/ZX1")
        return [*quads, Quad(body, node(REMIT.odsCode), Literal("zx 1"), quads[0].graph_name)]

    monkeypatch.setattr(reference_data, "registers_quads", misspelt)
    with pytest.raises(GraphBroken, match="ODS code must be"):
        build(REPORTS, tmp_path / "data", registers=example_registers(), workers=1)
    assert not (tmp_path / "data" / "manifest.json").exists()
    assert not list((tmp_path / "data").glob("reports/*.nq"))


@pytest.mark.parametrize("name", ["registers.nq", "derived/E10000901.nq"])
def test_validating_a_folder_tells_a_fault_in_registers_and_in_what_was_derived(
    tmp_path: Path, example_data: Path, name: str
) -> None:
    data = tmp_path / "data"
    shutil.copytree(example_data, data)
    file = data / name
    graph = next(
        quad.graph_name for quad in parse(path=file, format=RdfFormat.N_QUADS) if "ontology" not in str(quad.graph_name)
    )
    broken = Quad(NamedNode(f"{DEFAULT_BASE}organisation/ZX1"), node(REMIT.odsCode), Literal("zx 1"), graph)
    file.write_bytes(file.read_bytes() + f"{broken} .\n".encode())
    found = CliRunner().invoke(cli.app, ["validate", "--data", str(data)])
    assert found.exit_code == 3
    assert f"{name}: 1 violation" in found.stdout or f"{name}: 2 violations" in found.stdout
    assert "ODS code must be" in found.stdout
