"""Files of tables as numbered rows of cells: what spreadsheets save, within limits, and nothing that may mean two things."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from ontology.errors import RegisterError

LARGEST_TABLE = 20_000_000
"""Bytes. The largest official table of the NHS has under 5 MB; more is not a table of bodies."""

_SAVE_AS_UTF_8 = 'Save it as UTF-8; in Excel choose "CSV UTF-8 (comma delimited)".'

# Bytes that would be a letter in UTF-8: a text that has them and is not UTF-8 throughout is a mixture of both.
_PART_UTF_8 = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
# Of the signs above ASCII, those that names and addresses are written with.
_WESTERN = re.compile("[\u00a0£°\u00b4·À-ÖØ-öø-ÿŒœŠšŸŽž‘’“”–—…•]|[\x00-\x7f]")


def bytes_of(path: Path) -> bytes:
    """A table's bytes. Raises RegisterError where the file is too large or cannot be read."""
    if path.is_dir():
        raise RegisterError("this is a folder, not a table.", where=str(path), remedy="Name the tables that are in it.")
    try:
        if path.stat().st_size > LARGEST_TABLE:
            raise RegisterError(
                f"the file has more than {LARGEST_TABLE:,} bytes.",
                where=path.name,
                remedy="Split it, or check the file.",
            )
        return path.read_bytes()
    except OSError as error:
        raise RegisterError(
            f"the file cannot be read: {error.strerror or error}.",
            where=str(path),
            remedy="Check the path and its permissions.",
        ) from error


def text_of(table: str, data: bytes) -> str:
    """The text of a table in UTF-8, with or without a byte order mark. Raises RegisterError for any other."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise RegisterError("the file is UTF-16, not UTF-8.", where=table, remedy=_SAVE_AS_UTF_8)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise RegisterError(
            f"the byte {data[error.start]:#04x} is not UTF-8.", where=f"{table}, row {row}", remedy=_SAVE_AS_UTF_8
        ) from error
    if "\0" in text:
        raise RegisterError("the file has zero bytes: it is no text.", where=table, remedy=_SAVE_AS_UTF_8)
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


def rows_of(table: str, text: str) -> list[tuple[int, list[str]]]:
    """The rows with their numbers as a spreadsheet counts them; parted by commas, semicolons or tabs, whichever the
    first row has most of. Raises RegisterError where the double quotes do not fit together.
    """
    heading = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=heading.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for cells in reader:
            rows.append((len(rows) + 1, cells))
    except csv.Error as error:
        raise RegisterError(
            f"the row cannot be read: {error}.",
            where=f"{table}, row {len(rows) + 1}",
            remedy="Check the double quotes, or save the file from a spreadsheet.",
        ) from error
    return rows
