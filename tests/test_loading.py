"""A command loads what it needs: whoever asks for help or for an answer does not wait for the readers of reports."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main
from typer.testing import CliRunner

from api.command_line import main as cli
from api.command_line.loading import COMMANDS

REMIT = typer.main.get_command(cli.app)
CONTEXT = typer.Context(REMIT)
READERS = {"ingest", "shapes", "pyshacl", "pypdfium2", "lxml", "openpyxl", "fastapi", "uvicorn", "examples"}

LOADED = """
import sys
from api.command_line.main import app
try:
    app(sys.argv[1:])
finally:
    print("loaded", *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def loaded(*words: str) -> set[str]:
    """The packages that a command has loaded when it ends well."""
    done = subprocess.run(  # noqa: S603 - the project's own program
        [sys.executable, "-c", LOADED, *words],
        cwd=Path(__file__).parents[1],
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    [line] = [line for line in done.stderr.splitlines() if line.startswith("loaded ")]
    return set(line.split()[1:])


def test_the_list_of_commands_loads_neither_readers_nor_the_graph() -> None:
    assert not loaded("--help") & (READERS | {"rdflib", "pyoxigraph", "pydantic", "queries"})


@pytest.mark.parametrize(
    "words", [("query",), ("query", "owned-by", "--param", "body=ZX1", "--format", "csv"), ("show", "ZX1")]
)
def test_asking_loads_no_reader(words: tuple[str, ...], example_data: Path) -> None:
    assert not loaded(*words, *(("--data", str(example_data)) if len(words) > 1 else ())) & READERS


def test_a_stored_question_needs_no_parser_of_strangers_queries(example_data: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.rq"
    own.write_text("SELECT ?thing WHERE { ?thing ?is ?that } LIMIT 1", encoding="utf-8")
    words = ("query", "owned-by", "--param", "body=ZX1", "--format", "csv", "--data", str(example_data))
    assert "pyparsing" not in loaded(*words)
    assert "pyparsing" in loaded("query", str(own), *words[4:])


@pytest.mark.parametrize("module", ["queries.dataset", "queries.query_worker"])
def test_the_process_that_asks_and_the_one_that_answers_load_no_models_and_no_vocabulary(module: str) -> None:
    told = subprocess.run(  # noqa: S603 - the project's own program
        [sys.executable, "-c", f"import sys, {module}; print(*sys.modules)"],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert not {"pydantic", "rdflib"} & set(told.stdout.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_says_of_each_command_what_its_own_help_says_first(name: str) -> None:
    command = REMIT.get_command(CONTEXT, name)
    assert command.name == name
    assert " ".join(command.help.split("\n\n")[0].split()) == COMMANDS[name].help


def test_every_command_is_listed_in_order() -> None:
    told = CliRunner().invoke(cli.app, ["--help"]).output
    places = [told.index(f"│ {name} ") for name in COMMANDS]
    assert places == sorted(places)
    assert CliRunner().invoke(cli.app, ["demo", "--help"]).exit_code == 0


def test_a_misspelt_command_is_told_with_what_may_have_been_meant() -> None:
    told = CliRunner().invoke(cli.app, ["qeury"])
    assert told.exit_code == 2
    assert "Did you mean 'query'?" in told.output
