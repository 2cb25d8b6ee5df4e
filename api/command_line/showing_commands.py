"""`remit show`: one thing of the data folder, with the words behind each fact."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from api.answering.edition import require
from api.command_line import showing, terminal
from api.command_line.showing import AsOf
from api.command_line.terminal import DATA, DEFAULT_DATA


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command("show", epilog="`remit show RWH`")(show_command)


def show_command(
    what: Annotated[
        str,
        typer.Argument(metavar="WHAT", help="A code, the end of an IRI, a report's file or id, or words of a name."),
    ],
    on: Annotated[
        datetime | None,
        typer.Option("--on", formats=["%Y-%m-%d"], metavar="DATE", help="Of an organisation: as of this day."),
    ] = None,
    inherited: Annotated[
        bool,
        typer.Option("--inherited/--own", help="Of an organisation: with what it carries on from others, or without."),
    ] = True,
    data: DATA = DEFAULT_DATA,
) -> None:
    """Show an organisation, a recommendation, an inspection or a report, with the words behind each fact.

    A trust by its ODS code: remit show RWH

    A recommendation: remit show E10000901-slac-2010-06-21/safeguarding/partner-agencies-should-use-one-form-and-one-threshold-document

    A report by its file: remit show marlshire-slac-2010.txt

    What a body had to carry on a day, by its own name: remit show 06N --on 2015-01-01 --own
    """
    edition = require(data)
    for line in showing.show(edition, what, AsOf(on.date() if on else None, inherited)):
        terminal.screen().print(line, soft_wrap=isinstance(line, str))
