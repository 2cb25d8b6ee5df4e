"""What stands beside the files: `reports.csv`, the publisher's list, for what a report does not print.

Columns by name, others are passed over: `file` (the report's file name), `published` (ISO date, or day/month/year),
`url` or `source_url` (where it was published), `publisher_id` (the publisher's own number). An empty cell says nothing.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ingest.dates import find_date, make_date
from ontology.errors import ListingError

LISTING = "reports.csv"
MOST_ROWS = 100_000
"""The inspectorates have published some ten thousand such reports; a longer list is of something else."""
MOST_BYTES = 20 * 1024**2
"""Two hundred for each of those rows."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list says of one report."""

    file_name: str
    published: date | None = None
    source_url: str | None = None
    publisher_id: str | None = None


def read_listing(folder: Path) -> dict[str, Listed]:
    """The list in a folder, by file name; empty if there is none. Raises ListingError naming row, column and remedy."""
    path = folder / LISTING
    if not path.is_file():
        return {}
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ListingError(
                f"the list has more than {MOST_BYTES // 1024**2} MiB", where=str(path), remedy="Split it by folder."
            )
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ListingError(
            "the list cannot be read as UTF-8", where=str(path), remedy="Save it as CSV UTF-8."
        ) from error
    try:
        return _listed(text, path)
    except csv.Error as error:
        raise ListingError(
            f"the list is no table of comma-separated values: {error}", where=str(path), remedy="Save it as CSV UTF-8."
        ) from error


def _listed(text: str, path: Path) -> dict[str, Listed]:
    rows = csv.DictReader(
        io.StringIO(text, newline=None),  # old spreadsheets end lines with a carriage return
        delimiter=";" if text.split("\n", 1)[0].count(";") > text.split("\n", 1)[0].count(",") else ",",
    )
    if not rows.fieldnames or "file" not in rows.fieldnames:
        raise ListingError(
            "the list has no column “file”",
            where=f"{path}, row 1",
            remedy="Name the column that holds the reports' file names “file”.",
        )
    found: dict[str, Listed] = {}
    for number, row in enumerate(rows, start=2):
        if number > MOST_ROWS:
            raise ListingError(
                f"the list has more than {MOST_ROWS:,} rows", where=str(path), remedy="Split it by folder."
            )
        name = (row.get("file") or "").strip()
        if name:
            found[name] = Listed(
                name,
                _date(row.get("published"), f"{path}, row {number}, column published"),
                _text(row.get("source_url") or row.get("url")),
                _text(row.get("publisher_id")),
            )
    return found


def _text(cell: str | None) -> str | None:
    return (cell or "").strip() or None


def _date(cell: str | None, where: str) -> date | None:
    bare = (cell or "").strip()
    if not bare:
        return None
    iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", bare)
    british = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", bare)
    day = (
        make_date(*map(int, iso.groups()))
        if iso
        else make_date(*(int(british[i]) for i in (3, 2, 1)))
        if british
        else None
    )
    if day is None:
        in_words = find_date(bare)
        day = in_words[0] if in_words else None
    if day is None:
        raise ListingError(f"“{bare}” is no date", where=where, remedy="Write it as 2023-03-10 or 10/03/2023.")
    return day
