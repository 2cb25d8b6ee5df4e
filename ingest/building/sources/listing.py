"""What stands beside the files: `reports.csv`, the publisher's list, for what a report does not print.

Columns by name, others are passed over: `file` (the report's file name), `published` (ISO date, or day/month/year),
`url` or `source_url` (where it was published), `publisher_id` (the publisher's own number). An empty cell says nothing. The names that
scrapers of Ofsted's pages give these columns will do as well: `pdf_filename`, `publication_date`, `inspection_link`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from ingest.building.sources.list_cells import cells_by_column, cells_left_over, listed_day
from ingest.building.sources.web_address import is_url
from ingest.facts import Listed
from ontology.errors import ListingError
from ontology.registers.cell_dates import NoDate
from ontology.registers.table_text import bytes_of, rows_of, text_of

LISTING = "reports.csv"
OTHER_NAMES: Final = {"pdf_filename": "file", "publication_date": "published", "inspection_link": "source_url"}
"""What scrapers call the columns, and what we do."""

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
    rows = rows_of(str(path), text_of(str(path), bytes_of(path, ListingError), ListingError), ListingError)
    number, heading = next(rows, (1, []))
    columns = [OTHER_NAMES.get(name, name) for name in (cell.strip().casefold() for cell in heading)]
    if "file" not in columns:
        raise ListingError(
            f"the list has no column “file” in row {number}",
            where=str(path),
            remedy="Name the column that holds the reports' file names “file”.",
        )
    listing = Listing()
    disputed: dict[str, set[str]] = {}
    for number, cells in rows:
        if left_over := cells_left_over(cells, columns):
            listing.faults.append(f"row {number:,} {left_over}")
            continue
        row = cells_by_column(cells, columns)
        if not row.get("file"):
            listing.faults.append(f"row {number:,} names no file")
            continue
        listed = Listed(
            row["file"],
            _date(row.get("published"), number, listing.faults),
            _address(row.get("source_url") or row.get("url"), number, listing.faults),
            row.get("publisher_id") or None,
        )
        if former := listing.rows.get(listed.file_name):
            listed = _agreed(former, listed, number, disputed.setdefault(listed.file_name, set()), listing.faults)
        listing.rows[listed.file_name] = listed
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


def _address(cell: str | None, number: int, faults: list[str]) -> str | None:
    if not cell or is_url(cell):
        return cell or None
    faults.append(f"row {number:,}, column source_url: “{cell[:80]}” is no web address")
    return None


def _date(cell: str | None, number: int, faults: list[str]) -> date | None:
    if not cell:
        return None
    try:
        return listed_day(cell)
    except NoDate as why:
        faults.append(f"row {number:,}, column published: “{cell[:40]}” {why.what}")
        return None
