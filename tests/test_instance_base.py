"""Is the base of IRIs a setting, and does a server answer for the IRIs of whatever base its folder has?"""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
import rdflib
from typer.testing import CliRunner

import examples
from api.command_line.main import app
from ingest.building.instance_base import BaseRefused, checked
from ontology.terms import SKOS
from queries.folder import DataFolder
from tests.serving import PATIENT, served

BASE = "https://data.example.org/id/"
REPORT = str(examples.REPORTS / "marlshire-apa-2006.txt")


def test_a_folder_of_another_base_answers_for_its_own_iris(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "data"
    words = ["build", REPORT, "--data", str(data), "--registers", str(examples.REGISTERS), "--workers", "1"]
    assert CliRunner().invoke(app, [*words, "--base", BASE]).exit_code == 0
    assert DataFolder(data).manifest().base == BASE
    assert CliRunner().invoke(app, words).exit_code == 0, "a later build keeps the base without being told"
    monkeypatch.setenv("REMIT_BASE", "https://other.example.org/id/")
    refused = CliRunner().invoke(app, words)
    assert refused.exit_code == 5
    with served(data) as address, httpx.Client(base_url=address, timeout=PATIENT) as client:
        assert client.get("/id/organisation/ZX1").headers["location"] == "/doc/organisation/ZX1"
        graph = rdflib.Graph().parse(data=client.get("/doc/organisation/ZX1").text, format="turtle")
        assert graph.value(rdflib.URIRef(f"{BASE}organisation/ZX1"), SKOS.prefLabel)
        assert rdflib.URIRef("https://data.example.org/doc/organisation/ZX1") in set(graph.subjects())


@pytest.mark.parametrize(
    "base",
    [
        "",
        "id/",
        "ftp://example.org/",
        "https://example.org/id",
        "https://exa mple.org/",
        "https://example.org/#/",
        "https://e.org/" + "a/" * 200,
    ],
)
def test_what_cannot_be_a_base_is_refused(base: str) -> None:
    with pytest.raises(BaseRefused):
        checked(base)
