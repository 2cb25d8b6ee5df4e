"""Does the benchmark run from beginning to end, and say of every aim whether it was met? What it measures is not judged here."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import examples
from bench import building, deriving, exports, growth, questions, run, sparql_http
from bench.measuring import Failed, measure

needs_wait4 = pytest.mark.skipif(not hasattr(os, "wait4"), reason="this system does not tell what a child process took")


@needs_wait4
def test_every_aim_is_printed_with_what_was_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "QUICK_FEW", 2)
    monkeypatch.setattr(run, "QUICK_MANY", 3)
    monkeypatch.setattr(run, "TAKES", 1)
    assert run.main(["--quick"]) in (0, 1)
    said = capsys.readouterr().out
    for aim in (
        "build with 1 worker without publishing over extraction",
        "growth of memory",
        "one report more over the full build",
    ):
        assert aim in said
    assert said.count("aim at most") == 4


def test_deriving_is_told_by_the_reports_of_an_area(example_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert deriving.main([str(example_data)]) == 0
    said = capsys.readouterr().out
    assert "| all 6 | 2 |" in said
    assert "in an area" in said


@needs_wait4
def test_building_is_measured_at_each_number_of_reports(capsys: pytest.CaptureFixture[str]) -> None:
    assert building.main(["--counts", "1", "2", "--workers", "1"]) in (0, 1)
    said = capsys.readouterr().out
    assert "| 1 |" in said
    assert "| 2 |" in said
    assert said.count("aim at most") == 3


@needs_wait4
def test_a_task_that_fails_is_not_measured() -> None:
    with pytest.raises(Failed, match="extract"):
        measure("extract")
    measured = measure("extract", examples.PDFS)
    assert measured.cpu > 0
    assert measured.peak > 1_000_000


def test_the_worst_growth_of_each_phrase_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(growth, "PHRASES", ("the council and ", "(\n"))
    growth.main(["--size", "200"])
    assert capsys.readouterr().out.count("×") == 2


def test_sparql_over_http_is_measured_beside_the_engines_own_server(
    example_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if not Path(sys.executable).with_name("oxigraph").exists():
        pytest.skip("the oxigraph server is not installed")
    monkeypatch.setattr(sparql_http, "STORED", ("organisation",))
    monkeypatch.setattr(sparql_http, "AGGREGATES", {})
    assert sparql_http.main(["--data", str(example_data), "--seconds", "0.1", "--takes", "1"]) in (0, 1)
    assert "organisation" in capsys.readouterr().out


@needs_wait4
def test_each_format_is_told_with_its_cost_over_the_floor_and_its_memory(
    example_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exports.main([str(example_data), str(example_data)]) in (0, 1)
    lines = capsys.readouterr().out.splitlines()[2:]
    assert [line.split("  ")[0] for line in lines] == [" ".join(words) for words in exports.EXPORTED]
    assert all("times), " in line and line.endswith(("met", "MISSED")) for line in lines)


def test_each_question_is_asked_of_each_folder(example_data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folders = ["--data", str(example_data), "--data", str(example_data)]
    assert questions.main([*folders, "owned-by", "owners", "compare"]) in (0, 1)
    said = capsys.readouterr().out.splitlines()
    asked = ["owned-by", "owned-by, priority", "owned-by, basis", "owners", "owners, basis", "compare"]
    assert [line.split(" | ")[0] for line in said] == [f"| {each}" for each in asked]
    assert all(line.count(" rows ") == 2 for line in said)
