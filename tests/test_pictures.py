"""Do the pictures of the README show the pages as they are, and does what stands in the README to be copied answer something?"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

import examples
from api.command_line.main import app
from tests.pictures import FOLDER, LARGEST, NOTES, REMEDY, build_demo, chromium, digests, make, notes, pages, started
from tests.serving import served

README = Path(__file__).parents[1] / "README.md"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_demo(tmp_path_factory.mktemp("demo") / "data")


@pytest.fixture(scope="module")
def site(demo: Path) -> Iterator[str]:
    with served(demo) as address:
        yield address


def test_each_picture_shows_its_page_as_it_is(site: str) -> None:
    noted = {name: said["words"] for name, said in notes().items()}
    changed = [name for name, digest in digests(site).items() if noted.get(name) != digest]
    assert changed == [], f"These pictures show another state of their pages: {', '.join(changed)}. {REMEDY}"


def test_the_pictures_are_there_and_small() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == set(pages()) == set(notes())
    for path in FOLDER.glob("*.png"):
        assert path.read_bytes().startswith(PNG)
        assert path.stat().st_size < LARGEST, path.name


def test_a_page_that_changes_is_noticed(site: str) -> None:
    """The digest is of the words of a page: other pages have others."""
    assert len(set(digests(site).values())) == len(pages())


def test_the_pictures_can_be_made_of_the_demo(site: str, tmp_path: Path) -> None:
    pytest.importorskip("playwright.sync_api", reason="needs playwright, which is not installed")
    executable = chromium()
    if executable is None:
        pytest.skip("needs Chromium, which is not on this machine")
    with started(executable) as browser:
        make(site, browser, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {NOTES, *(f"{name}.png" for name in pages())}
    assert notes(tmp_path).keys() == notes().keys()
    assert all(path.stat().st_size < LARGEST for path in tmp_path.glob("*.png"))


def test_the_demo_shows_what_is_missing_of_a_list(demo: Path) -> None:
    told = CliRunner().invoke(app, ["watch", str(examples.PUBLISHED), "--data", str(demo), "--format", "csv"])
    assert told.exit_code == 0, told.output
    assert [line.split(",")[0] for line in told.stdout.splitlines()].count("missing") == 2


def asked_in_the_readme() -> list[str]:
    """Every question of the README with what it is asked of, as it stands there to be copied."""
    return re.findall(r"remit (query [a-z-]+(?: --(?:param|format) [\w=-]+)*)", README.read_text(encoding="utf-8"))


def test_what_is_copied_out_of_the_readme_answers_something_in_the_demo(demo: Path) -> None:
    asked = asked_in_the_readme()
    assert asked
    for line in dict.fromkeys(asked):
        words = shlex.split(line)
        told = CliRunner().invoke(
            app, [*words, *(() if "--format" in words else ("--format", "csv")), "--data", str(demo)]
        )
        assert told.exit_code == 0, f"{line}: {told.output}"
        assert len(told.stdout.splitlines()) > 1, line
