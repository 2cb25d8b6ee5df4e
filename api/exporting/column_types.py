"""What a column of a table is, and what a table is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ValueType(StrEnum):
    """What a column's values are. In CSV everything is text; what each is elsewhere is told beside it."""

    TEXT = "text"
    """Text; in a spreadsheet never a formula."""
    INTEGER = "integer"
    """A whole number; 32 bits in Parquet."""
    DAY = "date"
    """A day: ISO 8601 in CSV, a date in a spreadsheet, `date32` in Parquet."""
    PERIOD = "period"
    """A day, month or year, as far as the source tells, as ISO 8601: text in Parquet; in a spreadsheet a day is a date."""
    BOOLEAN = "boolean"
    """`true` or `false`; a truth value in a spreadsheet and in Parquet."""
    IRI = "IRI"
    """A name in the graph, which `remit show` and the API take too: text everywhere."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column. `source` is where in the graph a value comes from, `unit` what numbers count; a row may lack any value
    that is not `required`.
    """

    name: str
    type: ValueType
    meaning: str
    example: str
    source: str
    unit: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class TableForm:
    """One table: what a row is, and its columns in order."""

    row: str
    columns: tuple[TableColumn, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What the columns are called."""
        return tuple(column.name for column in self.columns)
