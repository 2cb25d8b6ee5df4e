"""The cells of a row of a register table, and the errors that point at them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from ontology.errors import RegisterError
from ontology.registers.cell_dates import NoDate, date_in

COLUMNS = (
    "key",
    "kind",
    "name",
    "short_names",
    "other_names",
    "gss",
    "ods",
    "urn",
    "founded",
    "dissolved",
    "successors",
    "former_names",
    "areas",
    "source",
    "note",
)
"""What every table has."""

EMPTIED = "-"
"""What a cell of an amending row holds where the other's is to be emptied; an empty cell leaves it as it is."""

PATTERNS = {
    "key": (re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,79}"), "letters, digits and hyphens"),
    "gss": (re.compile(r"[EKNSW]\d{8}"), "a letter and eight digits, such as E10000015"),
    "ods": (re.compile(r"[A-Z0-9]{3,8}"), "three to eight capitals and digits, such as RWH"),
    "urn": (re.compile(r"\d{4,8}"), "four to eight digits, such as 80475"),
}
"""What the codes of a column look like, and that in words."""


class Cells:
    """The cells of one row, and the errors that point at them."""

    def __init__(
        self,
        table: str,
        number: int,
        values: Mapping[str, str],
        amended: Mapping[str, tuple[str, int]] | None = None,
    ) -> None:
        """`amended`: of the columns that another row amends, that row's table and number."""
        self.table = table
        self.number = number
        self._values = values
        self._amended = amended or {}

    def amended_by(self, other: Cells) -> Cells:
        """These cells with those that `other` fills. Raises RegisterError where two rows amend one cell differently."""
        values, amended = dict(self._values), dict(self._amended)
        for column in COLUMNS[1:]:
            said = other.text(column)
            if not said:
                continue
            said = "" if said == EMPTIED else said
            if column in amended and said != self.text(column):
                table, number = amended[column]
                what = f"is amended in {table}, row {number}, too"
                raise other.error(column, said, what, "Leave one of the two cells empty.")
            values[column] = said
            amended[column] = (other.table, other.number)
        return Cells(self.table, self.number, values, amended)

    def place(self, column: str) -> tuple[str, int]:
        """The table and row that say what stands in this column."""
        return self._amended.get(column, (self.table, self.number))

    def text(self, column: str) -> str:
        """The cell without spaces around it and with single ones in it."""
        raw = self._values.get(column, "")
        if not raw.isprintable() and any(unicodedata.category(c) == "Cc" and not c.isspace() for c in raw):
            raise self.error(column, raw, "has control characters", "Type the cell again.")
        return " ".join(raw.split())

    def items(self, column: str) -> tuple[str, ...]:
        """The parts of a cell that holds several, split at "|"."""
        return tuple(dict.fromkeys(part.strip() for part in self.text(column).split("|") if part.strip()))

    def codes(self, column: str) -> tuple[str, ...]:
        """The codes of a cell, today's first, each well formed; a former one may have the last day of its use behind it."""
        pattern, form = PATTERNS[column]
        codes = tuple(item.partition("@")[0].strip() for item in self.items(column))
        for code in codes:
            if not pattern.fullmatch(code):
                raise self.error(column, code, "is malformed", f"It must be {form}.")
        return codes

    def date(self, column: str, value: str) -> date | None:
        """A date: 2013-04-01, 20130401, or 31/12/2013 where day and month cannot be confused."""
        if not value:
            return None
        try:
            return date_in(value)
        except NoDate as fault:
            raise self.error(column, value, fault.what, fault.remedy) from None

    def error(self, column: str, value: str, what: str, remedy: str) -> RegisterError:
        """The error of one cell."""
        shown = value if len(value) <= 80 else f"{value[:80]}..."
        table, number = self.place(column)
        return RegisterError(
            f"{shown!r} {what}." if value else f"the cell {what}.",
            where=f"{table}, row {number}, column {column}",
            remedy=remedy,
        )
