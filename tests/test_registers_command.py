"""`remit registers`: what people type, and what they get."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import examples
from api.command_line import main as cli
from ingest.building.build import build
from tests.official_files import ods, saved

Run = Callable[..., Result]
TABLE = ods(
    ("RWH", "EAST AND NORTH HERTFORDSHIRE TEACHING NHS TRUST", "20000401", ""),
    ("X9Z", "MARLSHIRE COMMUNITY NHS TRUST", "20240401", ""),
)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command with an empty place for its data, in a wide terminal."""
    monkeypatch.setenv("REMIT_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "200")

    def command(*arguments: object, **settings: Any) -> Result:
        return CliRunner().invoke(cli.app, ["registers", *map(str, arguments)], **settings)

    return command


def words(result: Result) -> str:
    """What was printed, on one line."""
    return " ".join(result.output.split())


@pytest.mark.parametrize("command", ["import", "resolve", "show"])
def test_the_help_of_every_command_teaches_by_example(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert words(result).count(f"remit registers {command}") >= 2


def test_why_a_name_means_a_body(run: Run) -> None:
    result = run("resolve", "East and North Herts Hospital Trust", "--on", "2010-10-11", "--area", "E10000015")
    assert result.exit_code == 0
    said = words(result)
    for part in (
        "means: East and North Hertfordshire Teaching NHS Trust (RWH, NHSTrust)",
        "spelling: East and North Hertfordshire NHS Trust",
        "rule: spelling-variant",
        "on: 11 October 2010",
        "in: Hertfordshire County Council",
        "how sure: sure",
    ):
        assert part in said


def test_why_a_name_means_nobody_and_whom_it_may_mean(run: Run) -> None:
    result = run("resolve", "Hertfordshire NHS Foundation Trust", "--on", "2010-10-11")
    assert result.exit_code == 0
    assert "means: nobody that is settled" in words(result)
    assert "may be: Hertfordshire Partnership University NHS Foundation Trust (RWR; since 1 April 2001)" in words(
        result
    )
    assert "in: no area given" in words(result)


def test_an_area_that_is_none_is_refused_with_those_of_nearly_that_name(run: Run) -> None:
    for written in ("Hertfordshir", "RWH"):
        result = run("resolve", "the council", "--area", written)
        assert result.exit_code == 7
    assert "Did you mean Hertfordshire County Council (E10000015)?" in words(
        run("resolve", "x", "--area", "Hertfordshir")
    )


def test_a_day_that_is_none_is_refused(run: Run) -> None:
    assert run("resolve", "the council", "--on", "11/10/2010").exit_code == 2


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("RLQ", "was called: Hereford Hospitals NHS Trust (until 31 March 2011)"),
        ("80475", "codes: GSS E10000015; Ofsted 80475"),
        ("E10000006", "today: Cumberland Council (E06000063); Westmorland and Furness Council (E06000064)"),
        (
            "06K",
            "(QM7; since 1 July 2022, succeeded; says ODS eccg, Health and Care Act 2022)",
        ),
        ("hertfordshire-police", "serves: Hertfordshire"),
        ("audit-commission", "today: nobody after Audit Commission: Its audits went to firms under contract"),
    ],
)
def test_what_the_registers_say_of_a_body(run: Run, code: str, said: str) -> None:
    result = run("show", code)
    assert result.exit_code == 0
    assert said in words(result)
    assert "says:" in result.output


def test_an_unknown_code_is_refused_with_what_to_do(run: Run) -> None:
    result = run("show", "XXX")
    assert result.exit_code == 7
    assert "No register has the code or key 'XXX'" in words(result)


def test_a_table_of_ones_own_is_looked_into(run: Run, tmp_path: Path) -> None:
    assert run("show", "X9Z").exit_code == 7
    own = saved(tmp_path, "etr.csv", TABLE)
    run("import", own, "--into", tmp_path / "mine")
    assert (
        "Marlshire Community NHS Trust"
        in run("show", "X9Z", "--registers", tmp_path / "mine" / "imported-ods-trusts.csv").output
    )


def test_a_dry_run_tells_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    result = run("import", saved(tmp_path, "etr.csv", TABLE), "--dry-run")
    assert result.exit_code == 0
    assert "new X9Z Marlshire Community NHS Trust since 2024-04-01" in words(result)
    assert "Nothing was written" in words(result)
    assert not (tmp_path / "data").exists()


def test_an_import_goes_into_the_data_folder_and_the_next_build_knows_it(run: Run, tmp_path: Path) -> None:
    result = run("import", saved(tmp_path, "etr.csv", TABLE))
    assert result.exit_code == 0
    data = tmp_path / "data"
    assert {path.name for path in (data / "registers").iterdir()} == {"imported-ods-trusts.csv", "imported.json"}
    assert "The next remit build reads every report against them" in words(result)
    assert "Marlshire Community NHS Trust" in run("show", "X9Z").output
    letter = examples.REPORTS / "marlshire-unannounced-cra-2011.txt"
    built = build([letter], data, registers=sorted(examples.REGISTERS.glob("*.csv")), workers=1)
    assert [outcome.code for outcome in built.outcomes] == [None]
    assert b"organisation/X9Z" in (data / "registers.nq").read_bytes()


def test_a_table_that_lacks_many_codes_is_asked_about(run: Run, tmp_path: Path) -> None:
    result = run("import", saved(tmp_path, "etr.csv", TABLE), "--dry-run")
    assert "are not in it: is it whole?" in words(result)


def test_a_folder_is_no_table(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    result = run("import", tmp_path / "tables")
    assert result.exit_code == 4
    assert "this is a folder, not a table" in words(result)


def test_an_import_that_changes_nothing_says_so(run: Run, tmp_path: Path) -> None:
    table = saved(tmp_path, "etr.csv", TABLE)
    run("import", table)
    assert "Nothing changes in the registers" in words(run("import", table))


def test_a_wrong_table_is_refused_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    wrong = saved(tmp_path, "etr.csv", TABLE + TABLE)
    result = run("import", wrong)
    assert result.exit_code == 4
    assert "stands in row 1, too" in words(result)
    assert "etr.csv, row 3, column code" in words(result)
    assert not (tmp_path / "data" / "registers").exists()
