"""What stands beside the files: `reports.csv`, the publisher's list, for what a report does not print.

Columns by name, others are passed over: `file` (the report's file name), `published` (ISO date, or day/month/year),
`url` or `source_url` (where it was published), `publisher_id` (the publisher's own number). An empty cell says nothing.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ingest.building.sources.web_address import is_url
from ingest.dates import find_date, make_date
from ingest.facts import Listed
from ontology.errors import ListingError

LISTING = "reports.csv"
MOST_ROWS = 100_000
"""The inspectorates have published some ten thousand such reports; a longer list is of something else."""
MOST_BYTES = 20 * 1024**2
"""Two hundred for each of those rows."""


MOST_TOLD = 5
"""Cells that are passed over and told one by one."""


@dataclass(slots=True)
class Listing:
    """The rows of a list by file name, and what is wrong in single cells; those are passed over, and the rest counts."""

    rows: dict[str, Listed] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def error(self, path: Path) -> ListingError | None:
        """The faults as one error, None where there are none."""
        if not self.faults:
            return None
        more = len(self.faults) - MOST_TOLD
        told = "; ".join(self.faults[:MOST_TOLD]) + (f"; and {more:,} more" if more > 0 else "")
        return ListingError(
            f"what cannot be used of the list is passed over: {told}",
            where=str(path),
            remedy="Write dates as 2023-03-10 or 10/03/2023, addresses from https:// on, and each file once.",
        )


def read_listing(folder: Path) -> Listing:
    """The list in a folder; empty if there is none. Raises ListingError for a list of which nothing can be read."""
    path = folder / LISTING
    if not path.is_file():
        return Listing()
    try:
        if path.stat().st_size > MOST_BYTES:
            raise ListingError(
                f"the list has more than {MOST_BYTES // 1024**2} MiB", where=str(path), remedy="Split it by folder."
            )
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = error.object[: error.start].count(b"\n") + 1
        raise ListingError(
            f"the list is not valid UTF-8 in row {row:,}", where=str(path), remedy="Save it as CSV UTF-8."
        ) from error
    except OSError as error:
        raise ListingError(
            f"the list cannot be opened ({error.strerror})", where=str(path), remedy="Check its permissions."
        ) from error
    try:
        return _listed(text, path)
    except csv.Error as error:
        raise ListingError(
            f"the list is no table of comma-separated values: {error}", where=str(path), remedy="Save it as CSV UTF-8."
        ) from error


def _listed(text: str, path: Path) -> Listing:
    rows = csv.DictReader(
        io.StringIO(text, newline=None),  # old spreadsheets end lines with a carriage return
        delimiter=";" if text.split("\n", 1)[0].count(";") > text.split("\n", 1)[0].count(",") else ",",
    )
    if not rows.fieldnames or "file" not in rows.fieldnames:
        raise ListingError(
            "the list has no column “file” in row 1",
            where=str(path),
            remedy="Name the column that holds the reports' file names “file”.",
        )
    listing = Listing()
    disputed: dict[str, set[str]] = {}
    for number, row in enumerate(rows, start=2):
        if number > MOST_ROWS:
            raise ListingError(
                f"the list has more than {MOST_ROWS:,} rows", where=str(path), remedy="Split it by folder."
            )
        name = _text(row.get("file"))
        if name is not None:
            listed = Listed(
                name,
                _date(row.get("published"), number, listing.faults),
                _address(row.get("source_url") or row.get("url"), number, listing.faults),
                _text(row.get("publisher_id")),
            )
            if name in listing.rows:
                listed = _agreed(listing.rows[name], listed, number, disputed.setdefault(name, set()), listing.faults)
            listing.rows[name] = listed
        elif any(_text(cell) for cell in row.values() if isinstance(cell, str)):
            listing.faults.append(f"row {number:,} names no file")
    return listing


def _agreed(first: Listed, again: Listed, number: int, disputed: set[str], faults: list[str]) -> Listed:
    """What all rows for one file say; where they differ, in the columns `disputed`, nobody knows which is right."""
    said = {name: (getattr(first, name), getattr(again, name)) for name in ("published", "source_url", "publisher_id")}
    for name, (one, other) in said.items():
        if other is not None and (name in disputed or (one is not None and one != other)):
            faults.append(f"row {number:,} gives another “{name}” for “{first.file_name[:80]}”")
            disputed.add(name)
    return Listed(
        first.file_name, **{name: None if name in disputed else one or other for name, (one, other) in said.items()}
    )


def _text(cell: str | None) -> str | None:
    return (cell or "").strip() or None


def _address(cell: str | None, number: int, faults: list[str]) -> str | None:
    bare = _text(cell)
    if bare is None or is_url(bare):
        return bare
    faults.append(f"row {number:,}, column source_url: “{bare[:80]}” is no web address")
    return None


def _date(cell: str | None, number: int, faults: list[str]) -> date | None:
    bare = _text(cell)
    if bare is None:
        return None
    day = _day(bare)
    if day is None or day > date.today():
        faults.append(
            f"row {number:,}, column published: “{bare[:40]}” is " + ("no date" if day is None else "still to come")
        )
        return None
    return day


def _day(bare: str) -> date | None:
    iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", bare)
    if iso:
        return make_date(*map(int, iso.groups()))
    british = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", bare)
    if british:
        return make_date(*(int(british[i]) for i in (3, 2, 1)))
    in_words = find_date(bare)
    return in_words[0] if in_words else None
