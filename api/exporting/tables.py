"""The lists of the graph as flat tables: their rows, and CSV for people and programs.

Rows come out of an edition one after the other; a table of any length passes through in little memory.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import IO, Final, TypeAlias

from api.answering.edition import Edition
from api.exporting import index_rows
from api.exporting.asked_rows import AskedRows
from api.exporting.columns import TABLES, TableName
from api.exporting.index_rows import TableRow, Value
from api.exporting.taken_lists import TakenList
from queries.editions.entries import ALL, Sought

Narrowing: TypeAlias = Sought | TakenList
"""What a table is cut down to: the recommendations that fit, or what is in a list."""

_RUN_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")

_ROWS: Final[Mapping[TableName, Callable[[Edition], Iterator[TableRow]]]] = {
    TableName.JUDGEMENTS: index_rows.judgements,
    TableName.FINDINGS: index_rows.findings,
    TableName.FOLLOW_UPS: lambda edition: AskedRows(edition).follow_ups(),
    TableName.INSPECTIONS: index_rows.inspections,
    TableName.REPORTS: index_rows.reports,
    TableName.ORGANISATIONS: index_rows.organisations,
    TableName.STATEMENTS: index_rows.statements,
    TableName.PROVISIONS: index_rows.provisions,
    TableName.REPETITIONS: index_rows.repetitions,
    TableName.TASKS: index_rows.tasks,
    TableName.DISCREPANCIES: lambda edition: AskedRows(edition).discrepancies(),
    TableName.UNRESOLVED_NAMES: lambda edition: AskedRows(edition).unresolved_names(),
    TableName.WARNINGS: lambda edition: AskedRows(edition).warnings(),
    TableName.EVIDENCE: lambda edition: AskedRows(edition).evidence(),
}


_CHOSEN: Final[Mapping[TableName, Callable[[Edition, Sought], Iterator[TableRow]]]] = {
    TableName.RECOMMENDATIONS: index_rows.recommendations,
    TableName.OWNERS: index_rows.owners,
}
"""The tables that can be narrowed to the recommendations that fit."""


def rows(edition: Edition, table: TableName, sought: Narrowing = ALL) -> Iterator[TableRow]:
    """The rows of a table, in one order, each with a value for every column of `TABLES[table]`. `sought` narrows recommendations and
    their owners, or is a list of which all is wanted.
    """
    if not isinstance(sought, Sought):
        return sought.rows(edition)
    return _CHOSEN[table](edition, sought) if table in _CHOSEN else _ROWS[table](edition)


def write_csv(edition: Edition, table: TableName, out: IO[bytes], sought: Narrowing = ALL) -> int:
    """A table as CSV in UTF-8, with the mark by which Excel knows UTF-8. How many rows there were.

    A text that a spreadsheet would run as a formula gets an apostrophe in front: the words are strangers'.
    """
    return write_csv_rows(TABLES[table].names, (map(harmless, row) for row in rows(edition, table, sought)), out)


def write_csv_rows(heading: Sequence[str], cells: Iterable[Iterable[str]], out: IO[bytes]) -> int:
    """A heading and rows of cells, which are harmless already, as CSV in the form of every table here. How many rows there were."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(heading)
    count = 0
    for row in cells:
        writer.writerow(row)
        count += 1
    text.flush()
    text.detach()
    return count


def harmless(value: Value) -> str:
    """A value as a cell of CSV: a text that a spreadsheet would run as a formula gets an apostrophe in front."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_RUN_AS_FORMULA) else value
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
