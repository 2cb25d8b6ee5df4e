"""Does the benchmark run from beginning to end, and say of every aim whether it was met? What it measures is not judged here."""

from __future__ import annotations

import os

import pytest

import examples
from bench import building, growth, run
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
    for aim in ("build with 1 worker over extraction", "growth of memory", "one report more over the full build"):
        assert aim in said
    assert said.count("aim at most") == 3


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
