"""Is the house as its plan says? Short files, rooms that say what they are, a drawing that is true."""

from __future__ import annotations

import ast
import runpy
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("ontology", "shapes", "queries", "ingest", "api", "examples", "bench", "fuzz")
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
MOST_LINES = 400

rooms = runpy.run_path(str(ROOT / "docs" / "rooms.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_longer_than_one_can_hold_in_mind(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize(
    "path",
    [path for path in MODULES if path.name == "__init__.py"],
    ids=lambda path: str(path.parent.relative_to(ROOT)),
)
def test_each_room_says_in_a_sentence_what_it_is(path: Path) -> None:
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert said
    assert len(said.split()) >= 5


def test_the_drawing_of_the_rooms_is_that_of_the_contracts() -> None:
    text = rooms["PAGE"].read_text(encoding="utf-8")
    assert rooms["page"](text, rooms["drawing"](rooms["contracts"]())) == text, "run python docs/rooms.py"


def test_a_drawing_has_an_arrow_from_each_room_to_those_it_may_know() -> None:
    contracts = [
        {"type": "layers", "layers": ["roof", "hall | yard"]},
        {"type": "layers", "containers": ["roof"], "layers": ["attic", "beam"]},
        {"type": "forbidden"},
    ]
    drawn = rooms["drawing"](contracts).splitlines()
    assert [line.strip() for line in drawn if "-->" in line] == [
        "roof.attic --> roof.beam",
        "roof --> hall",
        "roof --> yard",
    ]


def test_a_drawing_has_no_arrow_that_a_contract_forbids() -> None:
    contracts = [
        {"type": "layers", "layers": ["roof"]},
        {"type": "layers", "containers": ["roof"], "layers": ["attic | loft", "beam", "wall"]},
        {"type": "forbidden", "source_modules": ["roof.loft"], "forbidden_modules": ["roof.beam"]},
    ]
    drawn = [line.strip() for line in rooms["drawing"](contracts).splitlines() if "-->" in line]
    assert drawn == ["roof.attic --> roof.beam", "roof.loft --> roof.wall", "roof.beam --> roof.wall"]


def test_every_room_at_the_root_of_ingest_has_its_place_in_the_order() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    [ingest] = [c for c in settings["tool"]["importlinter"]["contracts"] if c["id"] == "ingest"]
    placed = {room.strip() for layer in ingest["layers"] for room in layer.split("|")}
    there = {
        path.stem for path in (ROOT / "ingest").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert placed == there - {"__init__"}
    assert len(placed) <= 12
