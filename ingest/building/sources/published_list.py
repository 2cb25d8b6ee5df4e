"""A publisher's list of what it has published, in the columns that scrapers of its pages write: what there should be.

Columns by name, others are passed over; each has the names that are in use, ours first: the report's file name (`file`, `pdf_filename`), the
day of publication (`published`, `publication_date`; 01/04/23 is 1 April 2023), its address (`source_url`, `url`, `inspection_link`), and
whose it is, by a GSS code, Ofsted's number, the department's code, or the name. One row needs a file name or an address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from ingest.building.sources.list_cells import cells_by_column, cells_left_over, listed_day, plain_file_name
from ingest.building.sources.web_address import is_url
from ontology.errors import ListingError
from ontology.registers.bodies import AUTHORITY, Organisation
from ontology.registers.cell_dates import NoDate
from ontology.registers.register import Register
from ontology.registers.table_text import bytes_of, rows_of, text_of

FILE: Final = ("file", "pdf_filename", "file_name", "filename")
PUBLISHED: Final = ("published", "publication_date")
LINK: Final = ("source_url", "url", "inspection_link")
GSS: Final = ("gss", "gss_code", "ltla23cd", "la_code_new")
URN: Final = ("urn", "ofsted_urn")
NAMED: Final = ("local_authority", "authority", "la_name", "council")
"""What lists call their columns."""


@dataclass(frozen=True, slots=True)
class ListedPublication:
    """A row of a list. `authority` is None where no word or code of it is one's of the registers; `whose` is what the row says."""

    row: int
    file: str | None
    published: date | None
    link: str | None
    whose: str
    authority: Organisation | None

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from other rows, however they are spelt: its address, or else whose it is and its file's name."""
        name = plain_file_name(self.file or "")
        return ("", "", self.link) if self.link else (self.authority.key if self.authority else self.whose, name, "")


@dataclass(frozen=True, slots=True)
class PublishedList:
    """The rows of a list that can be used, and what is wrong in others or in single cells: each with its row and what to do."""

    rows: Sequence[ListedPublication]
    faults: Sequence[str]


def read_published_list(path: Path, register: Register) -> PublishedList:
    """The rows of a list. Raises ListingError, naming the file, the row and the remedy, for one of which nothing can be read."""
    lines = rows_of(str(path), text_of(str(path), bytes_of(path, ListingError), ListingError), ListingError)
    number, heading = next(lines, (1, []))
    columns = [cell.strip().casefold() for cell in heading]
    if not set(columns) & {*FILE, *LINK}:
        raise ListingError(
            f"the list has no column of file names or addresses in row {number}",
            where=str(path),
            remedy=f"Name the column of file names “{FILE[0]}” or “{FILE[1]}”, or that of addresses “{LINK[0]}” or “{LINK[2]}”.",
        )
    found: dict[tuple[str, str, str], ListedPublication] = {}
    faults: list[str] = []
    for number, cells in lines:
        if left_over := cells_left_over(cells, columns):
            faults.append(f"Row {number:,} {left_over} It was passed over.")
            continue
        row = cells_by_column(cells, columns)
        if not _cell(row, FILE) and not _cell(row, LINK):
            faults.append(f"Row {number:,} has neither a file name nor an address. Add one, or delete the row.")
            continue
        listed = _publication(row, number, register, lambda fault: faults.append(fault))
        first = found.setdefault(listed.key, listed)
        if first is not listed:
            faults.append(f"Row {number:,} lists what row {first.row:,} lists already. Keep one.")
    if not found:
        raise ListingError(
            "the list has no row that can be used", where=str(path), remedy=faults[0] if faults else "Add the rows."
        )
    return PublishedList(list(found.values()), faults)


def _publication(
    row: Mapping[str, str], number: int, register: Register, tell: Callable[[str], None]
) -> ListedPublication:
    authority, whose = _authority(row, number, register, tell)
    link = _cell(row, LINK)
    if link and not is_url(link):
        tell(f"Row {number:,}: “{link[:80]}” is no web address. Write it from https:// on; it was passed over.")
        link = None
    day, written = None, _cell(row, PUBLISHED) or ""
    try:
        day = listed_day(written)
    except NoDate as why:
        tell(
            f"Row {number:,}: the day “{written[:40]}” {why.what}. Write it as 2023-03-10 or 10/03/23; it was passed over."
        )
    return ListedPublication(number, _cell(row, FILE), day, link, whose, authority)


def _authority(
    row: Mapping[str, str], number: int, register: Register, tell: Callable[[str], None]
) -> tuple[Organisation | None, str]:
    """Whose a row is, and in which words: by its codes, and else its name. Where code and name mean councils of which neither came
    after the other, nobody knows which is right.
    """
    code, name = _cell(row, GSS) or _cell(row, URN), _cell(row, NAMED)
    coded = next((body for each in (GSS, URN) if (body := _by_code(register, _cell(row, each))) is not None), None)
    named = register.authority(name) if name else None
    if coded is not None and named is not None and not same_line(register, coded, named):
        tell(
            f"Row {number:,}: the code {code} is {coded.name}'s, and the name “{(name or '')[:60]}” means {named.name}. "
            "Correct one of the two; whose it is was passed over."
        )
        return None, name or code or ""
    if (name or code) and coded is None and named is None:
        tell(
            f"Row {number:,}: no council is known by “{(name or code or '')[:60]}”. Write its name or GSS code in full."
        )
    return coded or named, name or code or ""


def same_line(register: Register, one: Organisation, other: Organisation) -> bool:
    """Whether two councils are one, or one came after the other."""
    return (
        one.key == other.key
        or one.key in {body.key for body in register.successors(other.key)}
        or other.key in {body.key for body in register.successors(one.key)}
    )


def _by_code(register: Register, code: str | None) -> Organisation | None:
    body = register.by_code(code) if code else None
    return body if body is not None and body.kind == AUTHORITY else None


def _cell(row: Mapping[str, str], names: Iterable[str]) -> str | None:
    return next((row[name] for name in names if row.get(name)), None)
