"""`remit watch`: a publisher's list beside a data folder."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from api.command_line import terminal
from api.command_line.terminal import DATA, DEFAULT_DATA
from api.exporting.watch_table import watch_csv
from ingest.building.list_comparison import compare_with_list
from ingest.building.sources.published_list import read_published_list
from ontology.errors import ListingError
from ontology.registers.register import Register
from queries.folder import DataFolder
from queries.watching import STATES, Watch, WatchedItem, kept_watch

SHOWN: Final = 40
"""Things of a kind that a terminal shows; the other formats have all."""


class WatchFormat(StrEnum):
    """How it is told."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command("watch", epilog="`remit watch ofsted.csv --data remit-data`")(watch_command)


def watch_command(
    published_list: Annotated[
        Path | None,
        typer.Argument(metavar="[LIST]", help="A publisher's list (CSV). Without one: as the last build found it."),
    ] = None,
    data: DATA = DEFAULT_DATA,
    form: Annotated[WatchFormat, typer.Option("--format", "-f", help="text, json, or csv.")] = WatchFormat.TEXT,
) -> None:
    """Say what a publisher's list has that is not here, what is here and not listed, and what is new.

    The list's columns are those that scrapers of Ofsted's pages write: pdf_filename, publication_date (01/04/23),
    inspection_link, urn, local_authority; or file, published, source_url. A list named here is not kept; what is new since
    the edition before is known of the one that a build was given: remit build reports --list ofsted.csv
    """
    folder = DataFolder(data)
    if published_list is not None:
        bodies = Register.load(*sorted(folder.registers.glob("*.csv")))
        listed = read_published_list(published_list, bodies)
        found = compare_with_list(published_list.name, listed, folder, folder.manifest(), bodies)
    else:
        found = _kept(folder)
    if form is WatchFormat.CSV:
        terminal.write_bytes(watch_csv(found))
    elif form is WatchFormat.JSON:
        terminal.write_bytes(found.model_dump_json(indent=1).encode() + b"\n")
    else:
        for line in _text(found):
            sys.stdout.write(terminal.plain(line) + "\n")


def _kept(folder: DataFolder) -> Watch:
    folder.manifest()  # says so where there is no data folder at all
    found = kept_watch(folder.path)
    if found is None:
        raise ListingError(
            "No list of what was published is kept here.",
            where=str(folder.path),
            remedy="Name one: remit watch LIST, or give it to a build: remit build REPORT... --list LIST",
        )
    return found


def _text(found: Watch) -> Iterator[str]:
    yield found.in_short()
    for state, heading in STATES.items():
        items = found.of(state)
        if items:
            yield f"\n{heading}: {len(items):,}"
            yield from (f"  {_line(item)}" for item in items[:SHOWN])
            if len(items) > SHOWN:
                yield f"  and {len(items) - SHOWN:,} more; --format csv has all"
    if found.faults:
        yield f"\nWhat was passed over of the list: {len(found.faults):,}"
        yield from (f"  {fault}" for fault in found.faults[:SHOWN])


def _line(item: WatchedItem) -> str:
    said = [item.council or "council not known", str(item.published or "no day"), item.file or "", item.link or ""]
    said += [f"row {item.row:,} of the list"] if item.row else [f"report {item.report}"] if item.report else []
    said += [item.note] if item.note else []
    return " · ".join(part for part in said if part)
