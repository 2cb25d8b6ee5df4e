"""A table as a Parquet file, for programs: typed, compressed, with each column's meaning in the file.

pyarrow, which writes it, is an extra: it is six times as large as all else that Remit needs, and most people need none of it.
"""

from __future__ import annotations

from datetime import date
from typing import IO, Any, Final

from api.answering.edition import Edition
from api.exporting.batches import batched
from api.exporting.columns import TABLES, TableForm, TableName, ValueType
from api.exporting.index_rows import Value
from api.exporting.tables import Narrowing, rows
from ontology.errors import MissingLibrary
from queries.editions.entries import ALL

ROW_GROUP: Final = 4_000
"""Rows that are held and written together: some 4 MB of quotations. With 10,000 the process takes 25 MB more."""

COMPRESSION: Final = "zstd"
"""Half of what snappy takes, and read by every reader of today."""


def write_parquet(edition: Edition, table: TableName, out: IO[bytes], sought: Narrowing = ALL) -> int:
    """A table as Parquet. How many rows there were. Raises MissingLibrary without pyarrow."""
    pa, parquet = _pyarrow()
    form, left, count = TABLES[table], rows(edition, table, sought), 0
    schema = _schema(pa, form, table)
    with parquet.ParquetWriter(out, schema, compression=COMPRESSION) as writer:
        for some in batched(left, ROW_GROUP):
            columns = zip(*some, strict=True)
            arrays = [
                pa.array([_typed(value, column.type) for value in values], field.type)
                for values, column, field in zip(columns, form.columns, schema, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema), ROW_GROUP)
            count += len(some)
    return count


def require_pyarrow() -> None:
    """Raises MissingLibrary without pyarrow: before anything is written."""
    _pyarrow()


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise MissingLibrary(
            "Parquet is written by pyarrow, which is not installed.",
            remedy='Install it with the pip of the environment that Remit is in: pip install "remit[parquet]".',
        ) from None
    return pyarrow, pyarrow.parquet


def _schema(pa: Any, form: TableForm, table: TableName) -> Any:
    kinds = {ValueType.INTEGER: pa.int32(), ValueType.DAY: pa.date32(), ValueType.BOOLEAN: pa.bool_()}
    fields = []
    for column in form.columns:
        told = {"description": column.meaning, "source": column.source} | ({"unit": column.unit} if column.unit else {})
        kind = kinds.get(column.type, pa.string())
        fields.append(pa.field(column.name, kind, nullable=not column.required, metadata=told))
    return pa.schema(fields, metadata={"table": table.value, "row": form.row})


def _typed(value: Value, kind: ValueType) -> Value:
    return value.isoformat() if kind is ValueType.PERIOD and isinstance(value, date) else value
