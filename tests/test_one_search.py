"""The same words asked at every door find the same bodies: registers, questions, API, pages and command line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from conftest import example_registers
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from api.command_line import main as cli
from api.http.app import create_app
from ontology.errors import NotFound
from ontology.registers.register import Register
from ontology.registers.search import SURE
from ontology.terms import DEFAULT_BASE
from queries.dataset import Dataset

NAMES = {
    "Herts Partnership": {"childrens-trust-E10000015", "lscp-E10000015", "RWR"},
    "hertfordshire partnership": {"childrens-trust-E10000015", "lscp-E10000015", "RWR"},
    "RWH ": {"RWH"},
    "ofsted": {"ofsted"},
    "HPFT": {"RWR"},
    "Wye Valley": {"RLQ"},
    "east & north herts nhs": {"06K", "RWH"},
    "St. George’s University": {"RJ7"},
    "Hertfordshire PCT": {
        "5P3",
        "5P4",
        "5QV",
        "provider-arm-E10000015",
        "north-hertfordshire-and-stevenage-pct",
        "south-east-hertfordshire-pct",
    },
    "E10000901": {"E10000901"},
    "Marlshire Community": {"ZX3", "agency/E10000901/marlshire-community-nhs-trust-commissioners"},
    "organisation/RWH": {"RWH"},
    f"{DEFAULT_BASE}authority/E10000901": {"E10000901"},
    "zzz qqq": set(),
}
"""What people type to find a body, and the bodies that this means."""

CODES = {
    "RWH": "RWH",
    "rwh": "RWH",
    " RWH ": "RWH",
    "E10000015": "E10000015",
    "e1000 0015": "E10000015",
    "80475": "E10000015",
    "ofsted": "ofsted",
    "OFSTED": "ofsted",
    "organisation/rwh": "RWH",
    "authority/E10000901": "E10000901",
    f"{DEFAULT_BASE}organisation/RWH": "RWH",
    "RWHX": None,
    "Marlshire": None,
}
"""What people type where a code is asked for, and the body of it; None where nothing has that code."""


@pytest.fixture(scope="module")
def registers() -> Register:
    return Register.load(*example_registers())


@pytest.fixture(scope="module")
def graph(example_data: Path) -> Iterator[Dataset]:
    with Dataset.open(example_data) as dataset:
        yield dataset


@pytest.fixture(scope="module")
def client(example_data: Path) -> TestClient:
    return TestClient(create_app(example_data))


def remit(*args: object) -> tuple[int, str]:
    done = CliRunner().invoke(cli.app, [str(arg) for arg in args])
    return done.exit_code, done.stdout


def ids(iris: list[str]) -> set[str]:
    return {re.sub(r"^(authority|organisation)/", "", iri.removeprefix(DEFAULT_BASE)) for iri in iris}


@pytest.mark.parametrize(("asked", "meant"), NAMES.items())
def test_every_door_finds_the_same_bodies(
    registers: Register, graph: Dataset, client: TestClient, asked: str, meant: set[str]
) -> None:
    by_registers = [hit.organisation.key for hit in registers.search(asked) if hit.score >= SURE]
    by_question = graph.ask("find-body", words=asked).column("organisation")
    by_api = [item["id"] for item in client.get("/api/organisations", params={"q": asked}).json()["items"]]
    page = client.get("/", params={"q": asked}).text.partition('<h2 id="bodies">')[2].partition("<h2")[0]
    by_page = set(re.findall(r'href="/organisation/([^"?]+)"', page))
    assert ids(by_question) == set(by_api) == by_page == meant
    assert set(by_registers) == {key for key in meant if not key.startswith("agency/")}  # which only reports name
    assert by_api == [next(iter(ids([iri]))) for iri in by_question]  # in one order, too
    assert by_registers == [key for key in by_api if key in by_registers]


@pytest.mark.parametrize(("asked", "meant"), CODES.items())
def test_every_door_knows_a_body_by_the_same_codes(
    registers: Register, graph: Dataset, client: TestClient, example_data: Path, asked: str, meant: str | None
) -> None:
    by_registers = registers.by_code(asked)
    assert (by_registers.key if by_registers else None) == meant
    path = quote(asked, safe="/")
    by_api = client.get(f"/api/organisations/{path}")
    assert by_api.json().get("id") == meant
    assert client.get(f"/organisation/{path}").status_code == by_api.status_code == (200 if meant else 404)
    if by_registers:
        assert by_registers.name in graph.ask("organisation", body=asked).column("value")
    else:
        with pytest.raises(NotFound):
            graph.ask("organisation", body=asked)
    code, _ = remit("registers", "show", asked, "--data", example_data)
    assert code == (0 if meant else 7)


@pytest.mark.parametrize("asked", ["Herts Partnership", "RWH ", "ofsted"])
def test_the_command_line_finds_them_too(example_data: Path, asked: str) -> None:
    code, listed = remit("query", "find-body", "-p", f"words={asked}", "-f", "json", "--data", example_data)
    assert code == 0
    found = [row["organisation"]["value"] for row in json.loads(listed)["results"]["bindings"]]
    assert ids(found) == NAMES[asked]


@pytest.mark.parametrize("asked", [asked for asked, meant in CODES.items() if meant])
def test_the_terminal_shows_the_body_of_a_code(example_data: Path, asked: str) -> None:
    code, shown = remit("show", asked, "--data", example_data)
    assert code == 0
    assert f"({CODES[asked]})" in shown.splitlines()[0]
