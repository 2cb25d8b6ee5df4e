"""Read register tables: CSV, one row a body, with errors that a person at a spreadsheet can act on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from ontology.errors import RegisterError
from ontology.registers.bodies import AUTHORITY, KINDS, Organisation, Succession, SuccessionKind
from ontology.registers.changes_in_time import former_codes, former_name, heirs
from ontology.registers.table_cells import COLUMNS, PATTERNS, Cells
from ontology.registers.table_text import bytes_of, rows_of, text_of

AMENDS = "amends"
"""The column by which a row may say that it amends the row of its key in another table. It may be left out."""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One row of a table: the body it describes, and where it stands (the heading is row 1)."""

    organisation: Organisation
    table: str
    number: int
    codes: tuple[tuple[str, str], ...]  # column and code
    cells: Cells


@dataclass(frozen=True, slots=True)
class RegisterTable:
    """What one file holds: bodies, and the rows that amend those of other tables."""

    rows: tuple[RegisterRow, ...]
    amending: tuple[Cells, ...]
    sha256: str


def read_table(path: Path) -> RegisterTable:
    """Read one table. Accepts a byte order mark, semicolons or tabs for commas, blank rows and further columns.

    Raises RegisterError naming file, row, column, value and remedy.
    """
    return table_of(path.name, bytes_of(path))


def table_of(table: str, data: bytes) -> RegisterTable:
    """The same for a table's bytes; errors call it `table`."""
    lines = list(rows_of(table, text_of(table, data)))
    heading = [cell.strip().casefold() for cell in lines[0][1]] if lines else []
    missing = [column for column in COLUMNS if column not in heading]
    if missing:
        raise RegisterError(
            f"the heading lacks {_listed(missing)}.",
            where=f"{table}, row 1",
            remedy=f"Give the first row these columns: {', '.join(COLUMNS)}.",
        )
    twice = [column for column in COLUMNS if heading.count(column) > 1]
    if twice:
        raise RegisterError(
            f"the heading has {_listed(twice)} twice.", where=f"{table}, row 1", remedy="Remove one of the two."
        )
    rows: list[RegisterRow] = []
    amending: list[Cells] = []
    for number, cells in lines[1:]:
        if len(cells) > len(heading) and any(cell.strip() for cell in cells[len(heading) :]):
            raise RegisterError(
                f"the row has {len(cells)} cells and the heading {len(heading)}.",
                where=f"{table}, row {number}",
                remedy="Put a cell that holds a comma in double quotes, or save the file from a spreadsheet.",
            )
        said = Cells(table, number, dict(zip(heading, [*cells, *([""] * len(heading))], strict=False)))
        if _amends(said):
            amending.append(said)
        else:
            rows.append(_row(said))
    return RegisterTable(tuple(rows), tuple(amending), hashlib.sha256(data).hexdigest())


def combined(tables: Iterable[RegisterTable]) -> list[RegisterRow]:
    """The rows of all tables, each with what amending rows say of it. Raises RegisterError where they do not fit
    together; see `check_together`.
    """
    rows: list[RegisterRow] = []
    amending: list[Cells] = []
    for table in tables:
        rows += table.rows
        amending += table.amending
    places = {row.organisation.key: place for place, row in reversed(list(enumerate(rows)))}
    for said in amending:
        key = said.text("key")
        if key not in places:
            raise said.error("key", key, "is amended and stands in no other table", _nearest(key, places))
        rows[places[key]] = _row(rows[places[key]].cells.amended_by(said))
    check_together(rows)
    return rows


def check_together(rows: Sequence[RegisterRow]) -> None:
    """Check what only all tables together can show: keys and codes that two rows claim, successors and areas that
    exist nowhere, a body that succeeds itself. Raises RegisterError.
    """
    by_key: dict[str, RegisterRow] = {}
    by_code: dict[str, RegisterRow] = {}
    for row in rows:
        if (other := by_key.setdefault(row.organisation.key, row)) is not row:
            raise _error(
                row,
                "key",
                row.organisation.key,
                f"is also the key of {other.table}, row {other.number}",
                "Give one of the two another key, or remove one of them.",
            )
        for column, code in row.codes:
            if (other := by_code.setdefault(code, row)) is not row:
                raise _error(
                    row,
                    column,
                    code,
                    f"is also a code of {other.table}, row {other.number}",
                    "One code belongs to one body: correct one of the two.",
                )
    today = {code: row.organisation.key for row in rows if row.organisation.kind == AUTHORITY for _, code in row.codes}
    for row in rows:
        for area in row.organisation.areas:
            if today.get(area) != area:
                known = f"Write {today[area]}, its code today." if area in today else "Correct it, or add a row for it."
                raise _error(row, "areas", area, "is the GSS code of no authority in the registers", known)
        for succession in row.organisation.successors:
            if succession.key not in by_key:
                raise _error(
                    row,
                    "successors",
                    succession.key,
                    "is the key of no body in the registers",
                    _nearest(succession.key, by_key),
                )
            _check_day(row, succession)
    _check_acyclic(by_key)


def _check_day(row: RegisterRow, succession: Succession) -> None:
    """A body that hands on its whole charge has ended when its heir takes it; a part may pass while it lives."""
    ended = row.organisation.dissolved
    if succession.kind is SuccessionKind.WHOLE and ended and succession.on and succession.on <= ended:
        raise _error(
            row,
            "successors",
            f"{succession.key}@{succession.on}",
            f"takes over all while the body lives: it ends on {ended}",
            "A body ends the day before its heir begins: correct one of the two days, or write @in part behind the day.",
        )


def _check_acyclic(by_key: dict[str, RegisterRow]) -> None:
    settled: set[str] = set()
    for start in by_key:
        line: list[tuple[str, int]] = [(start, 0)]
        above = [start]
        while line:
            key, taken = line.pop()
            successors = by_key[key].organisation.successors
            if key in settled or taken == len(successors):
                settled.add(key)
                above.pop()
                continue
            line.append((key, taken + 1))
            heir = successors[taken].key
            if heir in above:
                raise _error(
                    by_key[key],
                    "successors",
                    heir,
                    "comes back to the body itself",
                    "A body cannot succeed itself: remove one of the successions.",
                )
            line.append((heir, 0))
            above.append(heir)


def _row(cells: Cells) -> RegisterRow:
    kind = cells.text("kind")
    if kind not in KINDS:
        close = get_close_matches(kind, KINDS, n=1)
        remedy = f"Did you mean {close[0]}?" if close else f"It must be one of: {', '.join(sorted(KINDS))}."
        raise cells.error("kind", kind, "is no kind of body" if kind else "is empty", remedy)
    if not (name := cells.text("name")):
        raise cells.error("name", "", "is empty", "Give the official name.")
    gss, ods, urn = cells.codes("gss"), cells.codes("ods"), cells.codes("urn")
    founded, dissolved = (cells.date(column, cells.text(column)) for column in ("founded", "dissolved"))
    if founded and dissolved and dissolved < founded:
        raise cells.error(
            "dissolved", dissolved.isoformat(), f"is before the founding on {founded}", "Correct one of them."
        )
    successions, without_heir = heirs(cells)
    organisation = Organisation(
        key=_key(cells, kind, gss, ods),
        kind=kind,
        name=name,
        other_names=cells.items("other_names"),
        short_names=cells.items("short_names"),
        gss=gss[0] if gss else None,
        ods=ods[0] if ods else None,
        urn=urn[0] if urn else None,
        founded=founded,
        dissolved=dissolved,
        successors=successions,
        areas=_areas(cells),
        sources=cells.items("source"),
        note=cells.text("note") or None,
        former_names=tuple(former_name(cells, item) for item in cells.items("former_names")),
        other_codes=(*gss[1:], *ods[1:], *urn[1:]),
        former_gss=former_codes(cells, "gss"),
        without_heir=without_heir,
    )
    codes = [("gss", code) for code in gss] + [("ods", code) for code in ods] + [("urn", code) for code in urn]
    return RegisterRow(organisation, cells.table, cells.number, tuple(codes), cells)


def _key(cells: Cells, kind: str, gss: tuple[str, ...], ods: tuple[str, ...]) -> str:
    """The key: a code where there is one, so that an IRI rests on a fact. It may be a former one: an IRI does not change."""
    written = cells.text("key")
    codes = gss if kind == AUTHORITY else ods
    if kind == AUTHORITY and not codes:
        raise cells.error("gss", "", "is empty", "An authority needs its GSS code.")
    if codes and written and written not in codes:
        raise cells.error(
            "key", written, f"is not the body's code {codes[0]}", "Give the code as key, or leave it empty."
        )
    key = written or "".join(codes[:1])
    pattern, form = PATTERNS["key"]
    if not pattern.fullmatch(key):
        raise cells.error("key", key, "is malformed" if key else "is empty", f"It must be {form}.")
    return key


def _areas(cells: Cells) -> tuple[str, ...]:
    pattern, form = PATTERNS["gss"]
    for code in cells.items("areas"):
        if not pattern.fullmatch(code):
            raise cells.error("areas", code, "is malformed", f"It must be {form}.")
    return cells.items("areas")


def _error(row: RegisterRow, column: str, value: str, what: str, remedy: str) -> RegisterError:
    return row.cells.error(column, value, what, remedy)


def _nearest(key: str, known: Iterable[str]) -> str:
    close = get_close_matches(key, list(known), n=1)
    return f"Did you mean {close[0]}?" if close else "Add a row for it, or correct the key."


def _amends(cells: Cells) -> bool:
    said = cells.text(AMENDS).casefold()
    if said not in ("", "yes", "no"):
        raise cells.error(AMENDS, said, "is neither yes nor no", "Write yes where the row amends another, or nothing.")
    return said == "yes"


def _listed(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
