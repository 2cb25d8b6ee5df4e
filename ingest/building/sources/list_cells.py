"""Cells of publishers' lists of reports: days as they and their scrapers write them, and names of files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from urllib.parse import unquote

from ingest.dates import find_date
from ontology.registers.cell_dates import NoDate, date_in

_SHORT_YEAR = re.compile(r"(\d{1,2}/\d{1,2}/)(\d{2})")
"""dd/mm/yy, as scrapers of Ofsted's pages write a day of publication: all of them are of this century."""

_ENCODED_TWICE = 2
"""How often a name in an address may have been encoded: once by the publisher, once by who copied it."""

_NO_WORD = re.compile(r"[^\w]+|_")


def listed_day(cell: str) -> date | None:
    """The day that a cell holds: 2013-04-01, 01/04/2013, 01/04/13 (day first) or in words; None for an empty one. Raises NoDate."""
    if not cell:
        return None
    try:
        short = _SHORT_YEAR.fullmatch(cell)
        day = date_in(f"{short[1]}20{short[2]}" if short else cell, british=True)
    except NoDate:
        in_words = find_date(cell)
        if in_words is None:
            raise
        day = in_words[0]
    if day > date.today():
        raise NoDate("is still to come", "Correct it, or leave it empty.")
    return day


def cells_by_column(cells: Sequence[str], columns: Sequence[str]) -> dict[str, str]:
    """A row's cells by the names of their columns: of two columns of one meaning, the first that says something."""
    row: dict[str, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        row[column] = row.get(column) or cell.strip()
    return row


def cells_left_over(cells: Sequence[str], columns: Sequence[str]) -> str | None:
    """What is wrong with a row in which something stands behind the last column, and what to do: then nobody knows which cell is whose.

    A comma that nobody quoted, in a file's name, moves all cells behind it. None for a row that is as long as the heading says.
    """
    if not any(cell.strip() for cell in cells[len(columns) :]):
        return None
    return (
        f"has {len(cells)} cells and the heading {len(columns)}. Put a cell that holds a comma in double quotes, "
        "or save the file from a spreadsheet."
    )


def plain_file_name(name: str) -> str:
    """A file's name as all its spellings are compared: decoded, without its folders, in small letters, its words parted by one blank."""
    for _ in range(_ENCODED_TWICE):
        name = unquote(name)
    name = re.split(r"[/\\]", name)[-1]
    return " ".join(_NO_WORD.sub(" ", unicodedata.normalize("NFKC", name).casefold()).split())
