"""Bring the registers up to date from official tables: what is new, closed, renamed or changed, and what is kept.

Three values are compared: what the table says, what it said when it was last imported, and what the registers have. What
a person corrected is never overwritten: a value that differs from the last import, that stands in a table of the user's
own, or whose row says in `source` that it was corrected by hand. It is reported as kept, with what the table says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ontology.registers.bodies import Organisation
from ontology.registers.importing.official_tables import Kind, OfficialStatement, OfficialTable, read_official
from ontology.registers.importing.sheets import (
    MEMORY,
    Memory,
    Said,
    Sheet,
    corrected_by_hand,
    sheet_name,
    with_hand_marked,
)
from ontology.registers.register import bundled_tables
from ontology.registers.spelling import fold
from ontology.registers.table_cells import EMPTIED
from ontology.registers.table_files import RegisterRow, combined, read_table, table_of
from ontology.registers.table_text import bytes_of


class What(StrEnum):
    """What becomes of one thing that a table says."""

    NEW = "new"
    CLOSED = "closed"
    RENAMED = "renamed"
    CHANGED = "changed"
    KEPT = "kept"
    GONE = "code gone"
    OPEN = "left to you"


WRITTEN = frozenset({What.NEW, What.CLOSED, What.RENAMED, What.CHANGED})
"""What changes the registers; the others are only told."""


@dataclass(frozen=True, slots=True)
class RegisterChange:
    """One line of the report: which column of which body, what the registers had, what the table says, and why so."""

    what: What
    key: str
    name: str
    column: str
    ours: str
    theirs: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Import:
    """One official table, and what becomes of what it says."""

    table: OfficialTable
    changes: tuple[RegisterChange, ...]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What imports would do: `files` are the contents to write into the folder, by name, in this order. A file that
    would not change is not among them.
    """

    imports: tuple[Import, ...]
    files: Mapping[str, bytes]


def plan(files: Sequence[Path], into: Path, kind: Kind = Kind.AUTO) -> ImportPlan:
    """What importing these official tables into the folder of registers `into` would do, one after the other.

    Nothing is written. Raises RegisterError for a table that cannot be read, there or here, and where the registers
    would not fit together afterwards.
    """
    tables = [read_official(path, kind) for path in files]
    present = {path.name: bytes_of(path) for path in (*sorted(into.glob("*.csv")), into / MEMORY) if path.is_file()}
    bundled = [read_table(path) for path in bundled_tables()]
    memory = Memory(present.get(MEMORY), str(into / MEMORY))
    standing = {name: data for name, data in present.items() if name != MEMORY}
    imports = []
    for table in tables:
        rows = combined([*bundled, *(table_of(name, data) for name, data in sorted(standing.items()))])
        name = sheet_name(table.kind)
        sheet = Sheet(name, standing.get(name))
        imports.append(Import(table, tuple(_Merge(table, rows, sheet, memory.of(table.source)).run())))
        memory.learn(table.source, {statement.key: dict(statement.cells) for statement in table.statements})
        if len(sheet):
            standing[name] = sheet.data()
    combined([*bundled, *(table_of(name, data) for name, data in sorted(standing.items()))])
    written = {**standing, MEMORY: memory.data()}
    return ImportPlan(tuple(imports), {name: data for name, data in written.items() if data != present.get(name)})


class _Merge:
    """One official table against the registers."""

    def __init__(self, table: OfficialTable, rows: Iterable[RegisterRow], sheet: Sheet, last: Said) -> None:
        self._table = table
        self._sheet = sheet
        self._last = last
        self._rows = {row.organisation.key: row for row in rows}
        self._by_code = {code: row for row in self._rows.values() for _, code in row.codes}
        self._bundled = {path.name for path in bundled_tables()}
        self._changes: list[RegisterChange] = []

    def run(self) -> list[RegisterChange]:
        """What becomes of each statement, new bodies last: whether a name is free is known only then."""
        new = []
        for statement in self._table.statements:
            if row := self._of(statement.key):
                self._update(statement, row)
            elif statement.key not in self._by_code:  # a former code tells of the past of a body that has another now
                new.append(statement)
        for statement in new:
            self._begin(statement)
        self._gone()
        return self._changes

    def _of(self, code: str) -> RegisterRow | None:
        """The body of that key, or of that code today."""
        row = self._rows.get(code) or self._by_code.get(code)
        return row if row and code in (row.organisation.key, row.organisation.gss, row.organisation.ods) else None

    def _update(self, statement: OfficialStatement, row: RegisterRow) -> None:
        for column, theirs in statement.cells.items():
            ours, last = _standing(row, column), self._last.get(statement.key, {}).get(column)
            if _agree(column, ours, theirs, row.organisation):
                continue
            if not theirs and ours != last:
                if column == "dissolved":
                    self._note(What.KEPT, row, column, theirs, "the table has no end of it")
                continue
            owner = self._code_of_another(column, theirs, row)
            if owner is not None:
                why = f"is the code of {owner.name} ({owner.key}) here; one of the two is wrong"
                self._note(What.OPEN, row, column, theirs, why)
            elif why := self._corrected(row, column, theirs, last):
                self._note(What.KEPT, row, column, theirs, why)
            else:
                self._take(row, column, theirs)

    def _corrected(self, row: RegisterRow, column: str, theirs: str, last: str | None) -> str:
        """Why this cell must be left as it is; empty where nobody corrected it."""
        table, number = row.cells.place(column)
        ours = _standing(row, column)
        if column in corrected_by_hand(row.organisation.sources):
            return "corrected by hand"
        if table == self._sheet.name:
            if last == ours:
                return ""
            sources = row.organisation.sources
            self._sheet.set(row.organisation.key, "source", with_hand_marked(sources, column))
            return "corrected by hand since the last import" if last is not None else "nothing tells of the last import"
        if table not in self._bundled:
            return f"stands in {table}, row {number}"
        if column == "name" and fold(theirs) in {fold(name) for name in row.organisation.names}:
            return "is a former name here"
        return "the table says nothing new" if theirs == last else ""

    def _take(self, row: RegisterRow, column: str, theirs: str) -> None:
        body, key = row.organisation, row.organisation.key
        ours = _standing(row, column)
        what = What.RENAMED if column == "name" else What.CHANGED
        if column == "dissolved" and not ours:
            what = What.CLOSED
        self._note(what, row, column, theirs)
        value = theirs
        if column in ("gss", "urn"):
            value = "|".join(dict.fromkeys((theirs, *filter(None, ours.split("|")))))
        self._sheet.set(key, column, value or (EMPTIED if self._sheet.amends(key) else ""))
        if column == "name" and row.cells.place("former_names")[0] in (*self._bundled, self._sheet.name):
            former = [name for name in row.cells.items("former_names") if fold(name.partition("@")[0]) != fold(theirs)]
            self._sheet.set(key, "former_names", "|".join((*former, body.name)))
        if self._table.source not in body.sources:
            self._sheet.set(key, "source", "|".join((*body.sources, self._table.source)))

    def _begin(self, statement: OfficialStatement) -> None:
        cells = {column: value for column, value in statement.cells.items() if value}
        cells.setdefault("name", statement.place)
        twin = self._namesake(cells["name"])
        if not self._table.introduces:
            why = "no register has this code: give it a row in a table of your own"
        elif twin is not None:
            why = f"{twin.name} ({twin.key}) lives here and has the name: it may be the same body under a new code"
        else:
            if statement.place:
                cells["other_names"] = statement.place
            heirs = (heir for heir in cells.get("successors", "").split("|") if heir.partition("@")[0] in self._rows)
            cells["successors"] = "|".join(heirs)
            self._sheet.add({"key": statement.key, **cells, "source": self._table.source})
            self._changes.append(RegisterChange(What.NEW, statement.key, cells["name"], "", "", _life(cells)))
            return
        self._changes.append(RegisterChange(What.OPEN, statement.key, cells["name"], "", "", "", why))

    def _namesake(self, name: str) -> Organisation | None:
        """The living body of that name, by what the registers and this table say."""
        ended = {s.key for s in self._table.statements if s.cells.get("dissolved")}
        for row in self._rows.values():
            body = row.organisation
            if (
                body.dissolved is None
                and body.key not in ended
                and fold(name) in map(fold, (body.name, *body.other_names))
            ):
                return body
        return None

    def _gone(self) -> None:
        for row in self._rows.values():
            body = row.organisation
            known = self._table.reaches(body) or body.key in self._last
            codes = {code for _, code in row.codes}
            if known and body.dissolved is None and codes.isdisjoint(self._table.listed):
                self._note(What.GONE, row, "", "", "is no longer in the table; left as it is")

    def _code_of_another(self, column: str, theirs: str, row: RegisterRow) -> Organisation | None:
        other = self._by_code.get(theirs) if column in ("gss", "urn") else None
        return other.organisation if other is not None and other is not row else None

    def _note(self, what: What, row: RegisterRow, column: str, theirs: str, why: str = "") -> None:
        ours = _standing(row, column) if column else ""
        self._changes.append(
            RegisterChange(what, row.organisation.key, row.organisation.name, column, ours, theirs, why)
        )


def _standing(row: RegisterRow, column: str) -> str:
    """What the registers have in a column: days as year-month-day, however they are written."""
    if column in ("founded", "dissolved"):
        day = row.organisation.founded if column == "founded" else row.organisation.dissolved
        return day.isoformat() if day else ""
    return row.cells.text(column)


def _agree(column: str, ours: str, theirs: str, body: Organisation) -> bool:
    """Whether the registers say what the table says, or more."""
    if column == "name":
        return fold(theirs) in map(fold, (body.name, *body.other_names))
    if column in ("gss", "ods", "urn"):
        return theirs in {ours.partition("|")[0], *(former.code for former in body.former_gss)}
    if column == "successors":
        return bool(ours) or not theirs
    return ours == theirs


def _life(cells: Mapping[str, str]) -> str:
    days = [
        f"{word} {cells[column]}" for column, word in (("founded", "since"), ("dissolved", "until")) if column in cells
    ]
    return " ".join(days)
