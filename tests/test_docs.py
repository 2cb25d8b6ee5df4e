"""Does what the documents say hold? Their commands are run on the examples, their links followed, their options looked for."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import click
import pytest
import typer.main
from typer.testing import CliRunner

import examples
from api.command_line import main as cli
from api.http.app import create_app

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
REMIT = typer.main.get_command(cli.app)
CONTEXT = typer.Context(REMIT)

NOT_OURS = {
    "import": "needs official tables, downloaded",
    "mine.rq": "a query of the reader's own",
    "--store": "needs a SPARQL server, as tests/test_any_engine.py has it",
    "--to": "likewise",
    "mcp": "needs an assistant, as tests/test_assistants.py has it",
    "--cluster": "needs a Dask scheduler, as tests/test_cluster.py has it",
}
"""Words of the commands that are not run as they stand, and why."""

IN_THE_EXAMPLES = {
    "REPORTS/": str(examples.REPORTS),
    "reports": str(examples.REPORTS),
    "many/reports": str(examples.PDFS),
    "many/registers": str(examples.REGISTERS),
    "partners.csv": str(examples.NAMES),
    "ofsted.csv": str(examples.PUBLISHED),
    "my-trusts.csv": str(min(examples.REGISTERS.glob("*.csv"))),
}
"""What stands in the documents for something of the reader's, and what the examples have of the kind."""


def commands() -> list[str]:
    """Every remit command that stands in a line of its own."""
    lines = (line for page in PAGES for line in page.read_text(encoding="utf-8").splitlines())
    found = (re.fullmatch(r" {4}(?:\$ )?(remit .+)", line) for line in lines)
    return sorted({match[1] for match in found if match})


def runnable() -> list[str]:
    return [line for line in commands() if not NOT_OURS.keys() & set(shlex.split(line, comments=True))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_of_the_project_that_a_document_names_is_there(page: Path) -> None:
    named = re.findall(
        r"`((?:ontology|ingest|shapes|queries|api|tests|bench|fuzz|docs)/[\w/.-]+)`", page.read_text(encoding="utf-8")
    )
    gone = [path for path in named if not (ROOT / path).exists()]
    assert not gone


@pytest.mark.parametrize("line", runnable())
def test_a_command_of_the_documents_does_what_it_says(
    line: str, example_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = [IN_THE_EXAMPLES.get(word, word) for word in shlex.split(line, comments=True)[1:]]
    if words[0] != "build":
        shutil.copytree(example_data, "remit-data")
    result = CliRunner().invoke(cli.app, words)
    # 3: some of the examples name bodies of a register which this command does not give.
    assert result.exit_code in ((0, 3) if words[0] == "build" else (0,)), result.output
    assert result.output


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#\s]*)#?([^)\s]*)\)", text):
        there = page.parent / target if target else page
        assert there.exists(), target
        if anchor:
            headings = re.findall(r"^#+ +(.+)$", there.read_text(encoding="utf-8"), re.MULTILINE)
            named = re.findall(r'<a id="([^"]+)"', there.read_text(encoding="utf-8"))
            assert anchor in named + [_slug(heading) for heading in headings], f"{target}#{anchor}"


def _slug(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def options(command: click.Command) -> set[str]:
    """The long options of a command and all its subcommands."""
    own = {name for each in command.params for name in (*each.opts, *each.secondary_opts) if name.startswith("--")}
    names = command.list_commands(CONTEXT) if hasattr(command, "list_commands") else ()
    return own.union(*(options(command.get_command(CONTEXT, name)) for name in names))


def test_the_page_of_the_command_line_has_every_option() -> None:
    page = (ROOT / "docs/command-line.md").read_text(encoding="utf-8")
    told = set(re.findall(r"--[a-z][a-z-]*", page))
    assert options(REMIT) - {"--install-completion", "--show-completion"} <= told
    assert told <= options(REMIT) | {"--help"}


def test_the_page_of_the_api_names_addresses_that_there_are_and_all_that_recommendations_are_narrowed_by(
    tmp_path: Path,
) -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `GET (/api/[^`?]+)[^`]*` \| (.+) \|$", page, re.MULTILINE))
    paths = create_app(tmp_path).openapi()["paths"]
    assert {row for row in rows if row.replace("{list}", "findings") not in paths} == set()
    taken = {each["name"] for each in paths["/api/recommendations"]["get"]["parameters"]} - {"limit", "offset"}
    assert {name for name in taken if f"`{name}`" not in rows["/api/recommendations"]} == set()
