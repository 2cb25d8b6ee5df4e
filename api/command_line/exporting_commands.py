"""`remit export`: the graph for other programs, and its tables for people."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from api.answering import exports
from api.answering.exports import Format
from api.answering.tables import TableName
from api.command_line import terminal
from api.command_line.terminal import DATA, DEFAULT_DATA


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command("export", epilog="`remit export --format xlsx -o remit.xlsx`")(export_command)


def export_command(
    form: Annotated[Format, typer.Option("--format", "-f", help="What to write.")],
    out: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to; - for standard output.")
    ] = Path("-"),
    data: DATA = DEFAULT_DATA,
    table: Annotated[
        TableName, typer.Option("--table", help="Which table csv holds; xlsx holds all.")
    ] = TableName.RECOMMENDATIONS,
    basis: Annotated[
        str | None,
        typer.Option(
            "--basis",
            help="Only owners on this ground: owned leaves out those that are inferred; named, about and so on.",
        ),
    ] = None,
) -> None:
    """Write the whole graph to a file for other programs, or its tables for people.

    nquads, trig and jsonld keep the named graphs, which tell what report a statement is from; turtle and rdfxml lose
    them. csv is one table, one row an owner of a recommendation; xlsx has all tables. Texts that a spreadsheet would
    run as formulas are made harmless. The same data folder gives the same bytes.

    The graph: remit export --format nquads -o remit.nq

    For Excel: remit export --format xlsx -o remit.xlsx

    Without owners that are only inferred: remit export --format csv --basis owned -o remit.csv
    """
    with terminal.busy(f"Writing {form.value}"):
        if str(out) == "-":
            sys.stdout.flush()
            exports.export(data, form, sys.stdout.buffer, table, basis)
            sys.stdout.buffer.flush()
        else:
            exports.to_file(out, lambda handle: exports.export(data, form, handle, table, basis))
    if form.loses_graphs:
        terminal.remark(f"{form.value} has no named graphs: this file does not tell which report a statement is from.")
    if str(out) != "-":
        terminal.remark(f"Wrote {out}.")
