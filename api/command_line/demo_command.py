"""`remit demo`: the whole way on the examples."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

import examples
from api.answering import answers
from api.answering.edition import Edition, require
from api.command_line import showing, terminal
from api.command_line.data_commands import report
from api.command_line.serving_commands import HOST, is_free, run_server
from api.command_line.terminal import DATA
from ingest.building.build import build

DEMO_DATA = Path("remit-demo")

TRUSTS = ("NHSTrust", "NHSFoundationTrust")


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command("demo", epilog="`remit demo --no-serve`")(demo_command)


def demo_command(
    data: DATA = DEMO_DATA,
    serve: Annotated[
        bool, typer.Option("--serve/--no-serve", help="Serve the pages afterwards, or end after printing.")
    ] = True,
    host: HOST = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Where to; another if it is taken.")] = 8000,
) -> None:
    """See the whole way on examples: build them, check them, print who owns what, serve the pages.

    The reports are of fictional places, in the exact form of real ones. The data folder stays, to be asked further:
    remit query owned-by --param body=ZX3 --data remit-demo
    """
    registers = tuple(sorted(examples.REGISTERS.glob("*.csv")))
    with terminal.progress("Reading") as told:
        result = build(
            [examples.REPORTS, examples.PDFS],
            data,
            registers=registers,
            progress=told,
            published_list=examples.PUBLISHED,
        )
    report(result)
    if result.watch is not None:
        terminal.remark(result.watch.in_short())
    edition = require(data)
    _who_owns_what(edition)
    remit = _called()
    terminal.remark(f"\nThe data folder is {data}. Ask it: {remit} query --data {data}; {remit} show ZX3 --data {data}")
    if result.exit_code:
        raise typer.Exit(result.exit_code)
    if serve:
        run_server(edition, data, host, port if is_free(host, port) else 0)


def _called() -> str:
    """How to call this command again from here: by its name where that finds it, else by where it is."""
    command = Path(sys.argv[0])
    found = shutil.which("remit")
    if found is not None and Path(found).resolve() == command.resolve():
        return "remit"
    return shlex.quote(str(command.relative_to(Path.cwd()) if command.is_relative_to(Path.cwd()) else command))


def _who_owns_what(edition: Edition) -> None:
    """Which NHS trust owns which recommendation, with the words that say so."""
    bodies = [body for kind in TRUSTS for body in answers.owners(edition, answers.EVERY, kind)]
    for body in sorted(bodies, key=lambda each: each.name):
        terminal.screen().print()
        for line in showing.owned(edition, body):
            terminal.screen().print(line)
