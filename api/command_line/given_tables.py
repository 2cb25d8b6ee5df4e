"""Tables that somebody keeps in a spreadsheet, CSV as Excel saves it or a workbook, as a heading and rows."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, ClassVar, Final

from ontology.errors import RemitError
from ontology.registers.table_text import MOST_ROWS, bytes_of, rows_of, text_of, western_text_of

MOST_COLUMNS: Final = 1_000
"""Columns of a table: a list of bodies has some twenty, and a sheet that somebody once coloured to its end has 16,384."""

MOST_UNPACKED: Final = 200_000_000
"""Bytes of a workbook's parts when unpacked: twenty megabytes of rows make some hundred, and a file that is made to fill a disk more."""

WORKBOOKS: Final = (".xlsx", ".xlsm")

Cell = str | int | float | bool | date | None


class TableError(RemitError):
    """A table of the user's that is not what it should be."""

    exit_code: ClassVar[int] = 4
    status: ClassVar[int] = 400
    title: ClassVar[str] = "A table could not be read"


@dataclass(frozen=True, slots=True)
class GivenTable:
    """A heading, and the rows below it in which something stands, with their numbers as a spreadsheet counts them."""

    name: str
    heading: tuple[str, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]

    def place(self, column: str) -> int:
        """The place of a column, from 0, in any case. Raises TableError with the heading where there is none, or two."""
        wanted = column.strip().casefold()
        found = [place for place, name in enumerate(self.heading) if name.casefold() == wanted]
        if len(found) != 1:
            what = "has no column" if not found else f"has {len(found)} columns"
            named = ", ".join(name for name in self.heading if name)[:500]
            raise TableError(
                f"the table {what} {column!r}.",
                where=f"{self.name}, row 1",
                remedy=f"Its columns are: {named or 'none'}." if not found else "Give one of them another name.",
            )
        return found[0]


def read_given(path: Path, sheet: str | None = None) -> GivenTable:
    """A table out of a file; of a workbook the first sheet, or the one of this name.

    CSV may be in UTF-8, with or without its mark, or as Excel saves plain CSV, in Windows-1252, with commas, semicolons or tabs. Raises
    TableError naming file, row and remedy.
    """
    if path.suffix.lower() in WORKBOOKS:
        return _table(path.name, _sheet_rows(path, sheet))
    if path.suffix.lower() == ".xls":
        raise TableError(
            "an .xls of old Excel is not read.", where=path.name, remedy="Save it as .xlsx, or as CSV UTF-8."
        )
    if sheet is not None:
        raise TableError("--sheet is for workbooks.", where=path.name, remedy="Leave it out.")
    data = bytes_of(path, TableError)
    text = western_text_of(path.name, data) if _is_western(data) else None
    lines = rows_of(path.name, text if text is not None else text_of(path.name, data, TableError), TableError)
    return _table(path.name, ((number, tuple(cells)) for number, cells in lines))


def _is_western(data: bytes) -> bool:
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return True
    return False


def _table(name: str, lines: Iterator[tuple[int, tuple[Cell, ...]]]) -> GivenTable:
    _, heading = next(lines, (1, ()))
    named = tuple("" if cell is None else " ".join(str(cell).split()) for cell in heading)
    if not any(named):
        raise TableError("the table is empty.", where=name, remedy="Its first row must name its columns.")
    if len(named) > MOST_COLUMNS:
        raise TableError(
            f"the table has more than {MOST_COLUMNS:,} columns.",
            where=f"{name}, row 1",
            remedy="Delete the empty ones.",
        )
    rows = []
    for number, cells in lines:
        if any(cell not in (None, "") for cell in cells[len(named) :]):
            raise TableError(
                f"the row has {len(cells)} cells and the heading {len(named)}.",
                where=f"{name}, row {number}",
                remedy="Put a cell that holds a comma in double quotes, or save the file from a spreadsheet.",
            )
        rows.append((number, (*cells[: len(named)], *[None] * (len(named) - len(cells)))))
    return GivenTable(name, named, tuple(rows))


def _sheet_rows(path: Path, sheet: str | None) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    bytes_of(path, TableError)  # it is there, and no larger than tables are
    try:
        _check_parts(path)
        import openpyxl  # takes a third of a second to load, which no other command should wait for

        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except TableError:
        raise
    except Exception as error:  # the library has no error of its own for a file that is none
        raise _unreadable(path, error) from None
    try:
        names = [each.title for each in book.worksheets]
        if sheet is not None and sheet not in names:
            raise TableError(
                f"the workbook has no sheet {sheet!r}.", where=path.name, remedy=f"It has: {', '.join(names)}."
            )
        chosen = book.worksheets[0 if sheet is None else names.index(sheet)] if names else None
        if chosen is not None:
            chosen.reset_dimensions()  # a workbook says itself how many rows it has, and may say fewer than there are
        chosen_rows = chosen.iter_rows(values_only=True, max_col=MOST_COLUMNS + 1) if chosen else iter(())
        for number, values in enumerate(_read(path, chosen_rows), 1):
            if number > MOST_ROWS:
                raise TableError(
                    f"the table has more than {MOST_ROWS:,} rows.",
                    where=path.name,
                    remedy="Split it, or check the file.",
                )
            cells = _trimmed([_cell(value) for value in values])
            if cells:
                yield number, cells
    finally:
        book.close()


def _read(path: Path, rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The rows of a sheet, which the library reads as they are asked for: a sheet that is broken shows only then."""
    try:
        yield from rows
    except Exception as error:  # the library has no error of its own here either
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: Exception) -> TableError:
    return TableError(
        f"the workbook cannot be read ({type(error).__name__}).", where=path.name, remedy="Save it again as .xlsx."
    )


def _check_parts(path: Path) -> None:
    """Refuse a workbook that would fill the memory, or that declares entities of XML as no spreadsheet does."""
    with zipfile.ZipFile(path) as archive:
        if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
            raise TableError(
                f"the workbook has more than {MOST_UNPACKED:,} bytes when unpacked.",
                where=path.name,
                remedy="Split it.",
            )
        for part in archive.infolist():
            with archive.open(part) as content:
                if (
                    part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in content.read()
                ):  # not in a text: there "<" is "&lt;"
                    raise TableError(
                        f"{part.filename} in it declares a document type.",
                        where=path.name,
                        remedy="Save it again as .xlsx.",
                    )


def _trimmed(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The cells up to the last one in which something stands."""
    last = max((place for place, cell in enumerate(cells, 1) if cell not in (None, "")), default=0)
    return tuple(cells[:last])


def _cell(value: Any) -> Cell:
    if isinstance(value, datetime):
        return value.date() if value.time() == datetime.min.time() else value.isoformat(" ")
    return value if value is None or isinstance(value, (str, int, float, bool, date)) else str(value)
