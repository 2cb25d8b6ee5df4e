"""`remit diff`: what came, went and changed from one edition to another."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from enum import StrEnum
from typing import Annotated, Any, Final

import typer

from api.command_line import terminal
from api.command_line.terminal import DATA, DEFAULT_DATA
from queries.editions.comparing import EditionDifference, compare, edition_called
from queries.folder import DataFolder

SHOWN: Final = 20
"""Things of a kind that a terminal shows; the other formats have all."""


class DiffFormat(StrEnum):
    """How a difference is written."""

    TEXT = "text"
    JSON = "json"
    PATCH = "patch"


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command("diff", epilog="`remit diff before latest --data remit-data`")(diff_command)


def diff_command(
    before: Annotated[str, typer.Argument(metavar="EDITION", help="A version, a name, latest or before.")],
    after: Annotated[str, typer.Argument(metavar="EDITION", help="The edition to compare it with.")],
    data: DATA = DEFAULT_DATA,
    form: Annotated[DiffFormat, typer.Option("--format", "-f", help="text, json, or patch.")] = DiffFormat.TEXT,
) -> None:
    """Say what came, went and changed from one edition to another.

    Reports, inspections, recommendations, judgements and organisations by their ids, with the fields that differ; and how
    many statements came and went in each part of the graph. patch is an RDF Patch: each statement that went or came.

    Since the last build: remit diff before latest --data remit-data
    """
    folder = DataFolder(data)
    with terminal.busy("Comparing"):
        found = compare(edition_called(folder, before), edition_called(folder, after))
    lines = {DiffFormat.TEXT: _text, DiffFormat.JSON: _json, DiffFormat.PATCH: _patch}[form](found)
    for line in lines:
        sys.stdout.write(line + "\n")


def _text(found: EditionDifference) -> Iterator[str]:
    yield f"From edition {found.before} to {found.after}"
    if found.nothing:
        yield "They say the same."
    for kind, listed in found.listed.items():
        things = [
            *(f"  + {id}" for id in listed.came),
            *(f"  - {id}" for id in listed.went),
            *(f"  ~ {each.id} ({', '.join(each.fields)})" for each in listed.changed),
        ]
        if things:
            yield f"{kind.capitalize()}: {len(listed.came)} came, {len(listed.went)} went, {len(listed.changed)} changed"
            yield from things[:SHOWN]
            if len(things) > SHOWN:
                yield f"  and {len(things) - SHOWN:,} more; --format json has all"
    for graph in found.graphs:
        yield f"Statements of {graph.graph}: {len(graph.came):,} came, {len(graph.went):,} went"


def _json(found: EditionDifference) -> Iterator[str]:
    said: dict[str, Any] = {
        "before": found.before,
        "after": found.after,
        "things": {kind: asdict(listed) for kind, listed in found.listed.items()},
        "graphs": [{"graph": each.graph, "came": len(each.came), "went": len(each.went)} for each in found.graphs],
    }
    yield json.dumps(said, ensure_ascii=False, indent=1)


def _patch(found: EditionDifference) -> Iterator[str]:
    """An RDF Patch, which Apache Jena applies."""
    yield "TX ."
    for graph in found.graphs:
        yield from (f"D {quad} ." for quad in graph.went)
        yield from (f"A {quad} ." for quad in graph.came)
    yield "TC ."
