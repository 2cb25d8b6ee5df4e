"""What stands in the files that lists are taken away as."""

from __future__ import annotations

import csv
import io
from typing import Any

import openpyxl
import pyarrow.parquet


def rows_of(form: str, content: bytes) -> list[dict[str, Any]]:
    """The rows of a file, by the names of its columns."""
    if form == "csv":
        return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    if form == "parquet":
        return list(pyarrow.parquet.read_table(io.BytesIO(content)).to_pylist())
    heading, *rows = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True)
    names = [str(name).replace(" ", "_") for name in heading]
    return [dict(zip(names, row, strict=True)) for row in rows]
