"""How Remit speaks in a terminal: results on stdout, everything else on stderr, no character that stops it."""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from ontology.errors import RegisterError, RemitError

if (
    TYPE_CHECKING
):  # what draws takes longer to load than most questions to answer: each function loads what it draws with
    from rich.console import Console
    from rich.table import Table

PIPE_WIDTH = 160
"""Columns of a table that goes into a pipe or a file: wide enough for a sentence, narrow enough for an editor."""

DATA = Annotated[
    Path,
    typer.Option(
        "--data",
        envvar="REMIT_DATA",
        metavar="DIR",
        help="The data folder: what `remit build` writes and everything else reads.",
    ),
]
"""The option that every command has for the data folder."""

DEFAULT_DATA = Path("remit-data")

STORE = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="URL",
        help="A SPARQL 1.1 endpoint to ask in place of a data folder; as REMIT_STORE_USER with REMIT_STORE_PASSWORD, "
        "or with REMIT_STORE_TOKEN, where the environment has them.",
    ),
]
"""The option that asks a SPARQL server."""

TABLES = Annotated[
    list[Path] | None,
    typer.Option(
        "--registers",
        metavar="FILE|DIR",
        help="A CSV table of your own bodies, beside those we know, or a folder of such tables. Repeatable.",
    ),
]
"""The option for a user's own tables."""


def tables(given: Iterable[Path] | None) -> tuple[Path, ...]:
    """The tables that the option names, those of a folder by name. Raises RegisterError for a folder without any."""
    found: list[Path] = []
    for path in given or ():
        within = sorted(path.glob("*.csv")) if path.is_dir() else [path]
        if not within:
            raise RegisterError("The folder holds no table.", where=str(path), remedy="Name a folder of CSV tables.")
        found += within
    return tuple(found)


def prepare_streams() -> None:
    """A console that cannot show a character shows a question mark instead of stopping (Windows: cp1252)."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def screen() -> Console:
    """Where results go."""
    return _console(sys.stdout)


def aside() -> Console:
    """Where progress, remarks and errors go."""
    return _console(sys.stderr)


def width() -> int:
    """The columns of the screen that results go to."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() or os.environ.get("COLUMNS") else PIPE_WIDTH


def _console(stream: IO[str]) -> Console:
    from api.command_line.screens import TerminalScreen

    columns = None if stream.isatty() or os.environ.get("COLUMNS") else PIPE_WIDTH
    return TerminalScreen(file=stream, markup=False, highlight=False, emoji=False, width=columns)


def complain(error: RemitError) -> None:
    """One error as a person wants to read it: what, where, and what to do."""
    from rich.text import Text

    text = Text("Error: ", style="bold red")
    text.append(plain(error.message), style="default not bold")
    if error.where:
        text.append(f"\n  in {plain(error.where)}", style="default not bold")
    if error.remedy:
        text.append(f"\n  {plain(error.remedy)}", style="default not bold")
    aside().print(text, soft_wrap=True)


def remark(words: str) -> None:
    """A line beside the results."""
    aside().print(plain(words), soft_wrap=True)


def plain(text: str) -> str:
    """The text without control characters: a report must not be able to steer a terminal."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc")


def table(
    title: str | None, columns: Iterable[str], rows: Iterable[Iterable[str]], *, numbers: Iterable[int] = ()
) -> Table:
    """A table of plain cells. `numbers` are the places, from 0, of columns that are right-aligned."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    right = set(numbers)
    drawn = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, show_edge=False)
    for place, column in enumerate(columns):
        drawn.add_column(column, justify="right" if place in right else "left", overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(plain(cell)) for cell in row))
    return drawn


@contextmanager
def progress(words: str) -> Iterator[Callable[[int, int, str], None]]:
    """A bar on stderr for long work, told how many are done, of how many, and which; nothing where nobody looks."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = aside()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(words, total=None)

        def tell(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=f"{words} {plain(name)}")

        yield tell


@contextmanager
def busy(words: str) -> Iterator[None]:
    """A sign of life on stderr while something takes a while; nothing where nobody looks."""
    if sys.stderr.isatty():
        with aside().status(words):
            yield
    else:
        yield


def print_text(text: str) -> None:
    """A text that is laid out already."""
    screen().print(plain(text), soft_wrap=True, end="")


def write_bytes(data: bytes) -> None:
    """Machine-readable results to stdout, in UTF-8 whatever the console's own encoding is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
