"""`remit export` and `remit dump`: the graph for other programs, its tables for people, and all of it in one folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from api.command_line import terminal
from api.command_line.terminal import DATA, DEFAULT_DATA
from api.exporting import exports
from api.exporting.columns import TableName
from api.exporting.dumps import write_dump
from api.exporting.exports import Format
from api.exporting.whole_files import tidied_on_termination, to_file


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("export", epilog="`remit export --format xlsx -o remit.xlsx`")(export_command)
    app.command("dump", epilog="`remit dump remit-dump --data remit-data`")(dump_command)


def export_command(
    form: Annotated[Format, typer.Option("--format", "-f", help="What to write.")],
    out: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE", help="Where to; - for standard output. Compressed for .gz."),
    ] = Path("-"),
    data: DATA = DEFAULT_DATA,
    table: Annotated[
        TableName | None,
        typer.Option(
            "--table", help="Which table: csv and parquet hold one (recommendations), xlsx all.", show_default=False
        ),
    ] = None,
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
    them. csv and parquet are one table, xlsx has all. Texts that a spreadsheet would
    run as formulas are made harmless. The same data folder gives the same bytes; a name that ends in .gz is compressed.

    The graph: remit export --format nquads -o remit.nq.gz

    For Excel: remit export --format xlsx -o remit.xlsx

    Who owns what, for pandas: remit export --format parquet --table owners -o owners.parquet

    Without owners that are only inferred: remit export --format csv --basis owned -o remit.csv
    """
    if table is not None and not form.has_tables:
        raise typer.BadParameter(f"{form.value} is the whole graph and has no tables.", param_hint="--table")
    with terminal.busy(f"Writing {form.value}"):
        if str(out) == "-":
            sys.stdout.flush()
            with tidied_on_termination():
                exports.export(data, form, sys.stdout.buffer, table, basis)
            sys.stdout.buffer.flush()
        else:
            to_file(out, lambda handle: exports.export(data, form, handle, table, basis))
    if form.loses_graphs:
        terminal.remark(f"{form.value} has no named graphs: this file does not tell which report a statement is from.")
    if str(out) != "-":
        terminal.remark(f"Wrote {out}.")


def dump_command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is new, empty or a dump.")],
    data: DATA = DEFAULT_DATA,
    parquet: Annotated[bool, typer.Option("--parquet/--no-parquet", help="Parquet too, which needs pyarrow.")] = True,
) -> None:
    """Write all there is into a folder: the graph and every table, compressed, with digests and counts.

    N-Quads, Turtle, CSV and Parquet; dump.json says what each file is, and SHA256SUMS lets sha256sum -c check them. Two
    dumps of one edition are the same bytes. A former dump in the folder is replaced when all is written.
    """
    with terminal.busy("Dumping"):
        dump = write_dump(data, folder, parquet=parquet)
    terminal.remark(f"Wrote {len(dump.files)} files of edition {dump.edition} into {folder}.")
