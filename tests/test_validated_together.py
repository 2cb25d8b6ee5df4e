"""What is made of the registers and of several reports is checked as each report is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import example_registers
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse
from typer.testing import CliRunner

import examples
from api.command_line import main as cli
from ingest.building import derived, reference_data
from ingest.building.build import build
from ingest.graph.registers_graph import registers_quads
from ontology.errors import GraphBroken
from ontology.inference import derive_within
from ontology.registers.register import Register
from ontology.terms import DEFAULT_BASE, REMIT
from shapes.together import OF_ONE_REPORT, shapes_of_many, validate_together
from shapes.validation import load_shapes

REPORTS = (examples.REPORTS / "marlshire-slac-2010.txt", examples.REPORTS / "marlshire-unannounced-cra-2011.txt")


def node(term: object) -> NamedNode:
    return NamedNode(str(term))


def second_basis(working: Store, graph: NamedNode) -> list[Quad]:
    """What the rules derive, and beside it that an assignment has another basis too."""
    assignment = next(iter(working.quads_for_pattern(None, node(REMIT.basis), None, None))).subject
    basis = node("https://w3id.org/remit/scheme/assignmentBases/member")
    return [*derive_within(working, graph), Quad(assignment, node(REMIT.basis), basis, graph)]


def test_every_shape_that_is_left_out_is_one_of_ours_and_the_others_are_asked() -> None:
    assert set(load_shapes().subjects()) >= OF_ONE_REPORT
    assert len(shapes_of_many()) < len(load_shapes())


def test_are_the_registers_in_order() -> None:
    assert validate_together(registers_quads(Register.load(*example_registers())), "registers.nq").conforms


def test_a_derived_statement_that_breaks_a_shape_ends_the_build_and_leaves_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    build([REPORTS[0]], data, registers=example_registers(), workers=1)
    before = (data / "manifest.json").read_bytes()
    monkeypatch.setattr(derived, "derive_within", second_basis)
    with pytest.raises(GraphBroken, match="how a body came to be responsible") as told:
        build(REPORTS, data, registers=example_registers(), workers=1)
    assert "AssignmentBasis" in told.value.message
    assert told.value.where == f"{DEFAULT_BASE}graph/derived/E10000901"
    assert (data / "manifest.json").read_bytes() == before


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
