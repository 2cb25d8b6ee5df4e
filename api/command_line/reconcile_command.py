"""`remit reconcile`: the bodies that a table names, as further columns of it."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import IO, Annotated, Final

import typer

from api.command_line import terminal
from api.command_line.given_tables import WORKBOOKS, Cell, GivenTable, TableError, read_given
from api.command_line.terminal import DATA, DEFAULT_DATA

ADDED: Final = (
    "remit_match", "remit_id", "remit_name", "remit_kind", "remit_score", "remit_why", "remit_candidates",
)  # fmt: skip
"""The columns that are added."""


SAID_BY_COLUMNS: Final = ("kind", "region", "code", "area", "on")
"""What columns may say of the body besides its name."""

_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command("reconcile", epilog="`remit reconcile partners.csv --column Agency -o matched.csv`")(reconcile_command)


def reconcile_command(
    table: Annotated[Path, typer.Argument(metavar="FILE", help="A table: CSV as Excel saves it, or .xlsx.")],
    column: Annotated[str, typer.Option("--column", help="The column of names, as the first row calls it.")],
    data: DATA = DEFAULT_DATA,
    out: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE", help="Where to: .csv or .xlsx; - for CSV on standard output."),
    ] = Path("-"),
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help='Only bodies of this kind: NHSTrust, "police force". Repeatable.'),
    ] = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day of which the table speaks: 2013-04-01.")
    ] = None,
    also: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            metavar="WHAT=COLUMN",
            help=f"A column that says more of each body: {', '.join(SAID_BY_COLUMNS)}. Repeatable.",
        ),
    ] = None,
    sheet: Annotated[str | None, typer.Option("--sheet", help="The sheet of a workbook; the first one else.")] = None,
) -> None:
    """Find the bodies that a table names, and add their codes and names to it as columns.

    Every row stays, with remit_match: yes where one body is meant, several where it may be one of some, no where none is known; why stands
    beside it, and who may be meant. An acronym alone or a misspelling is never matched. Texts that a spreadsheet would run as formulas are
    made harmless.

    Of trusts in 2010: remit reconcile partners.csv --column Agency --kind "NHS trust" --on 2010-06-01 -o matched.csv

    The day of each row: remit reconcile partners.csv --column Agency --with on=Date --with area=Council -o matched.xlsx
    """
    from api.answering.edition import require
    from api.command_line.matching import MatchedRows
    from api.exporting.whole_files import tidied_on_termination, to_file

    given = read_given(table, sheet)
    taken = [name for name in given.heading if name.casefold() in ADDED]
    if taken:
        raise TableError(
            f"the table has a column {taken[0]!r} already.",
            where=f"{given.name}, row 1",
            remedy="Remove it, or call it otherwise.",
        )
    with terminal.busy("Matching names"):
        matched = MatchedRows(require(data), given, column, kind or (), on, _columns(given, also or ()))
        rows = list(matched.rows())
    heading = (*given.heading, *ADDED)
    if str(out) == "-":
        sys.stdout.flush()
        with tidied_on_termination():
            _write_csv(heading, rows, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    else:
        write = _write_workbook if out.suffix.lower() in WORKBOOKS else _write_csv
        to_file(out, lambda handle: write(heading, rows, handle))
    counts = Counter(row[len(given.heading)] for row in rows)
    terminal.remark(
        f"{counts['yes']:,} matched, {counts['several']:,} may be one of several, {counts['no']:,} not known."
    )


def _columns(given: GivenTable, also: Iterable[str]) -> Mapping[str, int]:
    """The places of the columns that say more, by what they say."""
    found: dict[str, int] = {}
    for written in also:
        what, sign, column = written.partition("=")
        if not sign or what.strip() not in SAID_BY_COLUMNS:
            raise typer.BadParameter(
                f"it takes WHAT=COLUMN, where WHAT is one of {', '.join(SAID_BY_COLUMNS)}, not {written!r}.",
                param_hint="--with",
            )
        found[what.strip()] = given.place(column)
    return found


def _write_csv(heading: Sequence[str], rows: Iterable[Sequence[Cell]], out: IO[bytes]) -> None:
    from api.exporting.tables import write_csv_rows

    write_csv_rows([_harmless(cell) for cell in heading], (map(_harmless, row) for row in rows), out)


def _harmless(cell: Cell) -> str:
    from api.exporting.tables import harmless

    if isinstance(cell, str):
        return cell if _NUMBER.fullmatch(cell) else harmless(cell)  # -5 is a number to a spreadsheet, and no formula
    return harmless(cell) if isinstance(cell, (bool, int, date)) or cell is None else repr(cell)


def _write_workbook(heading: Sequence[str], rows: Iterable[Sequence[Cell]], out: IO[bytes]) -> None:
    from openpyxl import Workbook

    from api.exporting.workbooks import sheet_cell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Matched")
    sheet.freeze_panes = "A2"
    for row in (heading, *rows):
        sheet.append([cell if isinstance(cell, float) else sheet_cell(sheet, cell) for cell in row])
    book.save(out)
