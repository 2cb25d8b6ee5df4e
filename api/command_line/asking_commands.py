"""`remit query`: ask the data folder a question."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from api.command_line import terminal
from api.command_line.terminal import DATA, DEFAULT_DATA, STORE
from ontology.errors import QueryError, UnreadableFile
from queries.bounded import ROWS, SECONDS, QueryLimits
from queries.catalogue import Question, catalogue
from queries.dataset import Dataset
from queries.query_forms import QueryForm
from queries.tables import Table

LOOK_UP = "lookup_"
"""What the names of the API's own questions begin with: they answer whole lists, and no person asks them."""


class Shape(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command("query", epilog="`remit query owned-by --param body=RWH`")(query_command)


def query_command(
    asked: Annotated[
        str | None,
        typer.Argument(metavar="NAME|FILE|-", help="A stored question, a file of SPARQL, or - to read SPARQL."),
    ] = None,
    data: DATA = DEFAULT_DATA,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="NAME=VALUE", help="What the question takes. Repeatable."),
    ] = None,
    shape: Annotated[
        Shape, typer.Option("--format", "-f", help="csv and json are those of SPARQL 1.1 Query Results.")
    ] = Shape.TABLE,
    seconds: Annotated[
        float, typer.Option("--seconds", min=0.1, help="How long it may run once the graph is loaded.")
    ] = SECONDS,
    rows: Annotated[int, typer.Option("--rows", min=1, help="How many rows it may yield.")] = ROWS,
    store: STORE = None,
) -> None:
    """Ask a stored question, or one of your own in SPARQL. Without a name: list the stored questions.

    A question runs in a process of its own within limits, and an answer that was cut says so. A query of your own may not
    reach out (SERVICE). CONSTRUCT and DESCRIBE answer in N-Triples.

    Who owns what: remit query owned-by --param body=RWH --format csv

    Another server: remit query owned-by --param body=RWH --store http://127.0.0.1:7878/query

    Your own: remit query mine.rq, or echo 'SELECT ...' | remit query -
    """
    if asked is None:
        _list_questions()
        return
    values = dict(map(_pair, param or ()))
    with _asked_at(data, store) as dataset:
        limits = QueryLimits(seconds, rows)
        if asked in catalogue() or not _is_query(asked):
            _write(dataset.ask(asked, limits=limits, **values), shape)
            return
        text = _text(asked)
        own = _headed(asked, text)
        if own is not None:
            _write(dataset.ask(own, limits=limits, **values), shape)
            return
        if values:
            raise QueryError(
                "A query without a header takes no parameters.", remedy="docs/questions.md shows a header."
            )
        from queries.refusal import (
            check,  # the parser takes a tenth of a second to load, which no stored question needs
        )

        if check(text).form in (QueryForm.CONSTRUCT, QueryForm.DESCRIBE):
            made = dataset.construct(text, seconds=seconds, rows=rows)
            terminal.write_bytes(made.ntriples.encode("utf-8"))
            if made.truncated:
                terminal.remark(f"Only the first {rows:,} triples: there are more.")
        else:
            _write(dataset.select(text, seconds=seconds, rows=rows), shape)


def _asked_at(data: Path, store: str | None) -> Dataset:
    if store is None:
        return Dataset.open(data)
    from queries.remote.address import StoreAddress  # what asks other machines is loaded only where one is asked
    from queries.remote_dataset import RemoteDataset

    return RemoteDataset(StoreAddress.of(store))


def _list_questions() -> None:
    lines = (
        (question.name, question.question, " ".join(_usage(question)))
        for question in catalogue().values()
        if not question.name.startswith(LOOK_UP)
    )
    terminal.screen().print(terminal.table(None, ("Name", "Question", "Takes"), lines))


def _usage(question: Question) -> list[str]:
    pairs = ((f"{each.name}={each.example}", each.required) for each in question.parameters)
    return [pair if required else f"[{pair}]" for pair, required in pairs]


def _pair(written: str) -> tuple[str, str]:
    name, sign, value = written.partition("=")
    if not sign:
        raise QueryError(f"--param takes NAME=VALUE, not {written!r}.", remedy="For example: --param body=RWH")
    return name.strip(), value


def _is_query(asked: str) -> bool:
    return asked == "-" or asked.endswith(".rq") or Path(asked).is_file()


def _text(asked: str) -> str:
    try:
        content = sys.stdin.buffer.read() if asked == "-" else Path(asked).read_bytes()
        return content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"The query cannot be read ({error}).", where=asked) from None


def _headed(asked: str, text: str) -> Question | None:
    """The question of a file that has a header as the stored ones have."""
    return Question.parse(Path(asked).stem, text) if text.startswith("# title:") else None


def _write(table: Table, shape: Shape) -> None:
    if shape is Shape.CSV:
        terminal.write_bytes(table.to_csv().encode("utf-8"))
    elif shape is Shape.JSON:
        terminal.write_bytes(table.to_json().encode("utf-8") + b"\n")
    else:
        terminal.print_text(table.to_text(terminal.width()))
    if table.truncated and shape is not Shape.TABLE:
        terminal.remark(table.count())
