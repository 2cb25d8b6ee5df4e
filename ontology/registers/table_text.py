"""Files of tables as numbered rows of cells: what spreadsheets save, within limits, and nothing that may mean two things.

Every table that people give us is read here: registers, official tables, publishers' lists. Each caller names the kind of
error that its user expects.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

from ontology.errors import RegisterError, RemitError

LARGEST_TABLE = 20_000_000
"""Bytes. The largest official table of the NHS has under 5 MB; more is not a table of bodies."""

MOST_ROWS = 100_000
"""Rows. The inspectorates have published some ten thousand reports, and there are fewer bodies."""

_SAVE_AS_UTF_8 = 'Save it as UTF-8; in Excel choose "CSV UTF-8 (comma delimited)".'

# Bytes that would be a letter in UTF-8: a text that has them and is not UTF-8 throughout is a mixture of both.
_PART_UTF_8 = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
# Of the signs above ASCII, those that names and addresses are written with.
_WESTERN = re.compile("[\u00a0£°\u00b4·À-ÖØ-öø-ÿŒœŠšŸŽž‘’“”–—…•]|[\x00-\x7f]")


Raises = type[RemitError]


def bytes_of(path: Path, raises: Raises = RegisterError) -> bytes:
    """A table's bytes. Raises an error of the kind `raises` where the file is too large or cannot be read."""
    if path.is_dir():
        raise raises("this is a folder, not a table.", where=str(path), remedy="Name the tables that are in it.")
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_TABLE + 1)  # what is no file of a disk says of no size, and may have no end
    except OSError as error:
        raise raises(
            f"the file cannot be read: {error.strerror or error}.",
            where=str(path),
            remedy="Check the path and its permissions.",
        ) from error
    if len(data) > LARGEST_TABLE:
        raise raises(
            f"the file has more than {LARGEST_TABLE:,} bytes.", where=path.name, remedy="Split it, or check the file."
        )
    return data


def text_of(table: str, data: bytes, raises: Raises = RegisterError) -> str:
    """The text of a table in UTF-8, with or without a byte order mark. Raises an error of that kind for any other."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise raises("the file is UTF-16, not UTF-8.", where=table, remedy=_SAVE_AS_UTF_8)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise raises(
            f"the byte {data[error.start]:#04x} is not UTF-8.", where=f"{table}, row {row}", remedy=_SAVE_AS_UTF_8
        ) from error
    if "\0" in text:
        raise raises("the file has zero bytes: it is no text.", where=table, remedy=_SAVE_AS_UTF_8)
    return text


def western_text_of(table: str, data: bytes) -> str | None:
    """The text of a table that Excel saved as plain CSV, in Windows-1252; None where it may be anything else: where it
    holds signs that names are not written with, or what would be UTF-8 in a part of it.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    if "\0" in text or _PART_UTF_8.search(data) or not all(map(_WESTERN.fullmatch, set(text))):
        return None
    return text


def rows_of(table: str, text: str, raises: Raises = RegisterError) -> Iterator[tuple[int, list[str]]]:
    """The rows in which something stands, with their numbers as a spreadsheet counts them; parted by commas, semicolons or
    tabs, whichever the first row has most of.

    Raises an error of that kind where the double quotes do not fit together, and after too many rows.
    """
    lines = io.StringIO(text, newline=None)  # old spreadsheets end lines with a carriage return
    heading = lines.readline()
    lines.seek(0)
    reader = csv.reader(lines, delimiter=max(",;\t", key=heading.count), strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise raises(
                f"the row cannot be read: {error}.",
                where=f"{table}, row {number}",
                remedy="Check the double quotes, or save the file from a spreadsheet.",
            ) from error
        if cells is None:
            return
        if number > MOST_ROWS:
            raise raises(
                f"the table has more than {MOST_ROWS:,} rows.", where=table, remedy="Split it, or check the file."
            )
        if any(cell.strip() for cell in cells):
            yield number, cells
