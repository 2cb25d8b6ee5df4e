"""What imports write into a folder of registers: one table a kind of official table, and the memory of what was said.

The tables are register tables like any other, to be read and corrected by hand. The memory holds what the official
tables said when they were last imported, so that the next import can tell a correction by hand from an old value.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

from ontology.errors import RegisterError
from ontology.registers.table_cells import COLUMNS
from ontology.registers.table_files import AMENDS
from ontology.registers.table_text import rows_of, text_of

MEMORY = "imported.json"
"""The file of the memory. It does not end in .csv: it is no register."""

MEMORY_FORMAT = 1

BY_HAND = "by hand"
"""How a row's `source` says that a person corrected it: "by hand" alone for the whole row, "by hand: name, founded" for
these columns. No import changes them."""


def sheet_name(kind: str) -> str:
    """The file into which imports of that kind are written."""
    return f"imported-{kind}.csv"


def corrected_by_hand(sources: tuple[str, ...]) -> frozenset[str]:
    """The columns that a row's sources say a person corrected."""
    columns: set[str] = set()
    for source in sources:
        word, colon, named = source.partition(":")
        if word.strip().casefold() == BY_HAND:
            columns |= {column.strip() for column in named.split(",")} if colon else set(COLUMNS)
    return frozenset(columns)


def with_hand_marked(sources: tuple[str, ...], column: str) -> str:
    """The cell of `source` that says, besides what it said, that a person corrected this column."""
    marked = sorted(corrected_by_hand(sources) | {column})
    others = [source for source in sources if source.partition(":")[0].strip().casefold() != BY_HAND]
    return "|".join([*others, f"{BY_HAND}: {', '.join(marked)}"])


class Sheet:
    """One table that imports write, row by row as it stands, with any columns that a user added."""

    def __init__(self, name: str, data: bytes | None) -> None:
        """`data`: the file as it is, a register table that can be read; None where there is none yet."""
        self.name = name
        self._columns = [*COLUMNS, AMENDS]
        self._rows: dict[str, dict[str, str]] = {}
        if data is None:
            return
        lines = list(rows_of(name, text_of(name, data)))
        heading = [cell.strip() for cell in lines[0][1]]
        self._columns += [column for column in heading if column and column.casefold() not in self._columns]
        for _, cells in lines[1:]:
            row = {
                column.casefold() if column.casefold() in (*COLUMNS, AMENDS) else column: cell.strip()
                for column, cell in zip(heading, cells, strict=False)
            }
            key = row["key"] or (row["gss"] if row["kind"] == "Authority" else row["ods"]).partition("|")[0]
            self._rows[key] = row

    def add(self, cells: Mapping[str, str]) -> None:
        """A row of a body that no register has."""
        self._rows[cells["key"]] = dict(cells)

    def set(self, key: str, column: str, value: str) -> None:
        """One cell: of the body's own row where it stands here, else of a row that amends the other table's."""
        self._rows.setdefault(key, {"key": key, AMENDS: "yes"})[column] = value

    def amends(self, key: str) -> bool:
        """Whether a cell that is set for that body goes into an amending row."""
        return self._rows.get(key, {AMENDS: "yes"}).get(AMENDS, "").casefold() == "yes"

    def __len__(self) -> int:
        return len(self._rows)

    def data(self) -> bytes:
        """The file: rows by key, in UTF-8 with the mark by which Excel knows it."""
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, self._columns, restval="", extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(self._rows[key] for key in sorted(self._rows))
        return out.getvalue().encode("utf-8-sig")


Said = dict[str, dict[str, str]]
"""What one official table said: of each code, the cells of its columns."""


class Memory:
    """What every official table said when it was last imported, by the table's source."""

    def __init__(self, data: bytes | None, where: str = MEMORY) -> None:
        """`data`: the file as it is; None where there is none. Raises RegisterError for one that is damaged."""
        self._tables: dict[str, Said] = {}
        if data is None:
            return
        try:
            content: Any = json.loads(data)
            if content["format"] != MEMORY_FORMAT:
                raise ValueError(f"its format is {content['format']!r}")
            self._tables = {
                str(source): {
                    str(key): {str(column): str(value) for column, value in cells.items()}
                    for key, cells in said.items()
                }
                for source, said in content["tables"].items()
            }
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise RegisterError(
                f"the memory of the last import cannot be read ({error}).",
                where=where,
                remedy="Remove it: the next import then keeps all that stands in the imported tables.",
            ) from error

    def of(self, source: str) -> Said:
        """What that table said last; empty where it never was imported."""
        return self._tables.get(source, {})

    def learn(self, source: str, said: Said) -> None:
        """Remember what it says now."""
        self._tables[source] = said

    def data(self) -> bytes:
        """The file."""
        content = {"format": MEMORY_FORMAT, "tables": self._tables}
        return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")
