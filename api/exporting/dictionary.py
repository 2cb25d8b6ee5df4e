"""`docs/tables.md`, the data dictionary, made from the columns of the tables: `python -m api.exporting.dictionary` writes it anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from api.exporting.columns import TABLES, TableColumn, TableName, ValueType

DICTIONARY: Final = Path(__file__).parents[2] / "docs" / "tables.md"

TYPES: Final = {
    ValueType.TEXT: "text; in a spreadsheet never a formula",
    ValueType.INTEGER: "a whole number: a number in a spreadsheet, `int32` in Parquet",
    ValueType.DAY: "a day: ISO 8601 in CSV, a date in a spreadsheet, `date32` in Parquet",
    ValueType.PERIOD: "a day, month or year, as far as the source tells: ISO 8601 in CSV and Parquet; in a spreadsheet a whole day is a date",
    ValueType.BOOLEAN: "`true` or `false` in CSV, a truth value in a spreadsheet and in Parquet",
    ValueType.IRI: "a name in the graph, which `remit show` and SPARQL take: text everywhere",
}
"""What each type of column is in a file of each kind."""

_INTRODUCTION: Final = """# The tables

This page is made from `api/exporting/columns.py` by `python -m api.exporting.dictionary`; a test says when it is out of date.

Every list of the graph is a table. `remit export` writes one as CSV or Parquet, or all as the sheets of an Excel workbook;
`remit dump` writes all of them
beside the graph:

    remit export --format csv --table owners -o owners.csv --data remit-data
    remit export --format parquet --table evidence -o evidence.parquet --data remit-data
    remit export --format xlsx -o remit.xlsx --data remit-data

Parquet needs pyarrow: `.venv/bin/pip install "remit[parquet]"`. Each column's meaning, source and unit stand in the file, too. In pandas:

    import pandas
    owners = pandas.read_parquet("owners.parquet")

A name that ends in `.gz` is compressed. Rows come in one order, and the same edition gives the same bytes. Tables of any length
pass through in little
memory ([measured](benchmarks.md)); one that is longer than a sheet of Excel (1,048,575 rows) goes on in another sheet.

CSV is UTF-8 with a byte order mark, by which Excel knows it. Texts are strangers': in CSV one that begins with `=`, `+`, `-`,
`@`, a tab or a carriage return gets
an apostrophe in front, so that no spreadsheet runs it as a formula; in a workbook it is kept as text, without control characters and at most 32,767
characters long; in Parquet it is unchanged. Several values in one cell are kept apart by semicolons. A cell is empty where the
reports do not say; columns
marked ● never are.

## Types

"""


def dictionary() -> str:
    """The page in Markdown."""
    return "\n".join([_INTRODUCTION + "\n".join(f"- **{kind}**: {said}" for kind, said in TYPES.items()), *_tables()])


def _tables() -> Iterator[str]:
    for name in TableName:
        form = TABLES[name]
        yield f"\n## {name}\n\nA row is {form.row}.\n"
        yield "| column | type | unit | what it says | example | where it comes from |\n|---|---|---|---|---|---|"
        yield from map(_line, form.columns)
    yield ""


def _line(column: TableColumn) -> str:
    name = f"`{column.name}`{' ●' if column.required else ''}"
    return f"| {name} | {column.type} | {column.unit or ''} | {column.meaning} | {column.example} | {column.source} |"


if __name__ == "__main__":
    DICTIONARY.write_text(dictionary(), encoding="utf-8", newline="\n")
