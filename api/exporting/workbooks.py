"""All tables as one Excel workbook, written row by row."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from os import PathLike
from typing import IO, Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.writer.excel import ExcelWriter

from api.answering.edition import Edition
from api.exporting.columns import SENTENCES, TABLES, TableColumn, TableName
from api.exporting.index_rows import TableRow, Value
from api.exporting.tables import Narrowing, rows
from queries.editions.entries import ALL

CELL_LENGTH: Final = 32_767
"""Characters that a cell of a spreadsheet holds at most (Excel's own limit)."""

SHEET_ROWS: Final = 1_048_575
"""Rows that a sheet holds at most below its heading (Excel's own limit); a longer table goes on in another sheet."""

WIDE, NARROW = 70, 18
"""Widths of columns, in characters: one for sentences, one for all else."""

NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every part of a workbook (the first that a ZIP file can say), so that two exports are the same bytes."""

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# `_x0041_` is how a workbook writes a character by its number: a text that has it says so of its own underscore.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


class _Timeless(zipfile.ZipFile):
    """A ZIP file that does not say when it was made. Parts that stand in files go through in pieces."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        """A part by its name, from memory."""
        content = data.encode("utf-8") if isinstance(data, str) else bytes(data)
        if zinfo_or_arcname == "docProps/core.xml":
            content = _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
        super().writestr(zipfile.ZipInfo(zinfo_or_arcname, NO_TIME), content, zipfile.ZIP_DEFLATED)

    def write(
        self, filename: str | PathLike[str], arcname: str | PathLike[str] | None = None, *_: Any, **__: Any
    ) -> None:
        """A part by its name, from a file."""
        info = zipfile.ZipInfo(str(arcname or filename), NO_TIME)
        info.compress_type = zipfile.ZIP_DEFLATED
        with open(filename, "rb") as source, self.open(info, "w", force_zip64=True) as target:  # noqa: PTH123
            shutil.copyfileobj(source, target)


def write_workbook(
    edition: Edition, out: IO[bytes], tables: Iterable[TableName] = tuple(TableName), sought: Narrowing = ALL
) -> None:
    """Tables as sheets of an Excel workbook, narrowed to the recommendations that are sought; texts stay texts, whatever they begin with,
    and days are days.
    """
    book = Workbook(write_only=True)
    for table in tables:
        left = rows(edition, table, sought)
        for number, some in enumerate(_parts(left), 1):
            _write_sheet(book.create_sheet(table.heading if number == 1 else f"{table.heading} {number}"), table, some)
    with _Timeless(out, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).save()


def _parts(left: Iterator[TableRow]) -> Iterator[Iterator[TableRow]]:
    """The rows of each sheet; of an empty table one sheet without any."""
    yield islice(left, SHEET_ROWS)
    for first in left:
        yield chain([first], islice(left, SHEET_ROWS - 1))


def _write_sheet(sheet: WriteOnlyWorksheet, table: TableName, some: Iterator[TableRow]) -> None:
    columns = TABLES[table].columns
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDE if column.name in SENTENCES else NARROW
    sheet.append(_heading(sheet, columns))
    last, wrapped = 1, Alignment(wrap_text=True, vertical="top")
    for row in some:
        cells = zip(row, columns, strict=True)
        sheet.append(
            [sheet_cell(sheet, value, wrapped if column.name in SENTENCES else None) for value, column in cells]
        )
        last += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"


def _heading(sheet: WriteOnlyWorksheet, columns: Iterable[TableColumn]) -> list[WriteOnlyCell]:
    cells = [WriteOnlyCell(sheet, value=column.name.replace("_", " ")) for column in columns]
    for cell in cells:
        cell.font = Font(bold=True)
    return cells


def sheet_cell(sheet: WriteOnlyWorksheet, value: Value, alignment: Alignment | None = None) -> WriteOnlyCell | Value:
    """A value as a cell of a sheet: a text stays one, whatever it begins with, without control characters and no longer than a cell is."""
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, value=_ESCAPE.sub("_x005F_", _UNPRINTABLE.sub("", value))[:CELL_LENGTH])
    cell.data_type = "s"  # openpyxl takes a text that begins with an equals sign for a formula
    if alignment is not None:
        cell.alignment = alignment
    return cell
