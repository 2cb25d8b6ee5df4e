"""Do the snippets for pandas and R run as the page has them, on tables of the examples?"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.command_line import main as cli
from tests.serving import served

PAGE = (Path(__file__).parents[1] / "docs" / "analysis.md").read_text(encoding="utf-8")
TABLES = ("owners.csv", "recommendations.csv", "judgements.csv", "owners.parquet")
SITE = "http://127.0.0.1:8000"


def snippets(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, example_data: Path) -> Path:
    """A folder with the tables and the data folder that the page speaks of."""
    made = tmp_path_factory.mktemp("analysis")
    shutil.copytree(example_data, made / "remit-data")
    for name in TABLES:
        table, _, form = name.partition(".")
        if form == "parquet":
            pytest.importorskip("pyarrow", reason="needs pyarrow, which is not installed")
        asked = ["export", "--format", form, "--table", table, "-o", str(made / name), "--data", str(example_data)]
        assert CliRunner().invoke(cli.app, asked).exit_code == 0
    return made


@pytest.fixture(scope="module")
def site(example_data: Path) -> Iterator[str]:
    with served(example_data) as address:
        yield address


def printed(command: list[str], folder: Path) -> str:
    """What a program prints that ends well."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("number", range(len(snippets("python"))))
def test_a_snippet_for_pandas_prints_what_it_says(number: int, folder: Path, site: str) -> None:
    pytest.importorskip("pandas", reason="needs pandas, which is not installed")
    code = snippets("python")[number].replace(SITE, site)
    out = printed([sys.executable, "-c", code], folder)
    assert "Empty DataFrame" not in out
    assert len(out.splitlines()) >= 3


@pytest.mark.parametrize("number", range(len(snippets("r"))))
def test_a_snippet_for_r_prints_what_it_says(number: int, folder: Path) -> None:
    rscript = shutil.which("Rscript")
    if rscript is None:
        pytest.skip("needs R, which is not on this machine")
    out = printed([rscript, "-e", snippets("r")[number]], folder)
    assert len(out.splitlines()) >= 3


def test_there_are_snippets_in_both_languages() -> None:
    assert len(snippets("python")) >= 4
    assert len(snippets("r")) >= 2
