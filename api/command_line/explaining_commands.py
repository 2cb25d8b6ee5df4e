"""`remit explain`: which forms of words read a sentence, in which words, and why."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from api.command_line import terminal
from api.explaining.all_forms import SENTENCE_TABLES, WORD_TABLES
from ingest.forms.composition import ComposedTable
from ingest.forms.form import Told
from ingest.forms.table import FormTable


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command("explain", epilog='`remit explain "The recommendations have been partly met."`')(explain_command)


def explain_command(
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="A sentence as a report has it.")],
    words: Annotated[
        bool, typer.Option("--words", help="It is a few words of a sentence: do they name a body, or nobody?")
    ] = False,
) -> None:
    """Say which forms of words read a sentence, in which words, and why. It needs no data folder.

    Each table of forms answers one question of a sentence. For each that has a form which reads it: what it says, by
    which form, and which others read it and do not decide. The forms are those of docs/forms.md.
    """
    tables = WORD_TABLES if words else SENTENCE_TABLES
    silent = []
    for table in tables:
        told = list(table.told(sentence))
        if told:
            _print_table(table, told, table.decided(sentence))
        else:
            silent.append(table.name)
    if len(silent) == len(tables):
        _print("No form reads it.")
    else:
        _print(f"No form of these reads it: {', '.join(silent)}.")


def _print_table(table: FormTable | ComposedTable, told: list[Told], says: str | None) -> None:
    terminal.screen().print(Text(f"{table.name}: {says or 'nothing'}", style="bold"), soft_wrap=True)
    _print(f"  {table.about}")
    for each in told:
        sign = "*" if each.decides else "-"
        _print(f"  {sign} {each.form.id} reads “{' '.join(each.words.split())}” ({each.because})")
        if each.form.why:
            _print(f"    {each.form.why}")


def _print(words: str) -> None:
    terminal.screen().print(terminal.plain(words), soft_wrap=True)
