"""Is the house as its plan says? Short files, rooms that say what they are, a drawing that is true."""

from __future__ import annotations

import ast
import runpy
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("ontology", "shapes", "queries", "ingest", "api", "examples", "bench", "fuzz")
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
MOST_LINES = 400

rooms = runpy.run_path(str(ROOT / "docs" / "rooms.py"))


@pytest.mark.parametrize("path", [*MODULES, *TESTS], ids=lambda path: str(path.relative_to(ROOT)))
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
    assert len(placed) <= 13


NAMED_TWICE: Mapping[str, str] = {
    **dict.fromkeys(
        ("Finding", "FollowUp", "Grade", "Inspection", "Judgement", "Organisation", "Recommendation"),
        "The field's word for it, in what is read or in the registers, and again in what is answered.",
    ),
    "Named": "A body's name and an inspection's name, each known to its own room alone.",
    "Document": "A file that was read, and a report's source in what is answered.",
    "Passage": "A piece of a document, and a piece of a stored text on a page.",
    "answers": "How a name was resolved, and what the API answers.",
    "errors": "The tree of errors, and those of what is asked for.",
    "tables": "The answer to a query, and the tables that people export.",
}
"""Names of modules and classes that two rooms may have, each with why; a new one wants a name of its own."""

SOURCES = [
    path for path in MODULES if path.relative_to(ROOT).parts[0] in ("ontology", "shapes", "queries", "ingest", "api")
]


def twice(named: Iterable[tuple[str, Path]]) -> dict[str, list[str]]:
    """The names that stand in several files, with these files."""
    places: dict[str, set[str]] = defaultdict(set)
    for name, path in named:
        places[name].add(str(path.relative_to(ROOT)))
    return {name: sorted(found) for name, found in places.items() if len(found) > 1 and name not in NAMED_TWICE}


def test_no_two_modules_have_one_name() -> None:
    assert twice((path.stem, path) for path in SOURCES if path.stem != "__init__") == {}


def test_no_two_public_classes_have_one_name() -> None:
    trees = ((ast.parse(path.read_text(encoding="utf-8")), path) for path in SOURCES)
    classes = ((node.name, path) for tree, path in trees for node in tree.body if isinstance(node, ast.ClassDef))
    assert twice((name, path) for name, path in classes if not name.startswith("_")) == {}
