"""Writes the lists of an edition's index, as `NarrowedLookups` reads them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Final

from queries.editions.facets import FacetValue
from queries.editions.narrowed_entries import BODIES, ListEntry, ListKind

_BODIES: Final = ", ".join(f"'{kind.value}'" for kind in BODIES)
"""In SQL the lists that bodies stand in."""


class NarrowedWriter:
    """The part of writing an index that lists need."""

    _db: sqlite3.Connection
    _list_values: dict[tuple[str, str, str, str], int]

    def forget_listed(self, area: str) -> None:
        """Take out what stands in lists of an area's reports and inspections."""
        self._forget(f"area = ? AND kind NOT IN ({_BODIES})", area)

    def forget_listed_body(self, iri: str) -> None:
        """Take a body out of its list."""
        self._forget(f"iri = ? AND kind IN ({_BODIES})", iri)

    def _forget(self, condition: str, value: str) -> None:
        numbers = f"SELECT number FROM listed WHERE {condition}"  # noqa: S608
        for table in ("listed_words", "recommendation_words"):
            self._db.execute(f"DELETE FROM {table} WHERE rowid IN ({numbers})", (value,))  # noqa: S608
        self._db.execute(f"DELETE FROM listed_facets WHERE item IN ({numbers})", (value,))  # noqa: S608
        self._db.execute(f"DELETE FROM listed WHERE {condition}", (value,))  # noqa: S608

    def put_listed(self, entries: Iterable[ListEntry]) -> None:
        """Put things into their lists. One that is there already, because two reports tell it, stays as it is."""
        for each in entries:
            self.put_in_list(each)

    def put_in_list(self, entry: ListEntry) -> int:
        """The same for one thing. The number by which it goes in the index, 0 where it was there already."""
        values = (
            entry.kind.value, entry.iri, entry.area, entry.day, entry.source, entry.place, entry.weight, entry.inspection, entry.answer,
        )  # fmt: skip
        put = self._db.execute("INSERT OR IGNORE INTO listed VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
        if not put.rowcount:
            return 0
        number = put.lastrowid or 0
        self._put_beside(number, entry)
        return number

    def _put_beside(self, number: int, entry: ListEntry) -> None:
        if entry.kind is ListKind.RECOMMENDATIONS:
            self._db.execute("INSERT INTO recommendation_words (rowid, words) VALUES (?, ?)", (number, entry.words))
        elif entry.words:
            self._db.execute(
                "INSERT INTO listed_words (rowid, kind, words) VALUES (?, ?, ?)",
                (number, entry.kind.value, entry.words),
            )
        for value in dict.fromkeys(entry.values):
            row = (self._list_value(entry.kind, value), number)
            self._db.execute("INSERT OR IGNORE INTO listed_facets VALUES (?, ?)", row)

    def _list_value(self, kind: ListKind, named: FacetValue) -> int:
        put = """INSERT INTO listed_values (kind, facet, value, label) VALUES (?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET label = excluded.label RETURNING number"""
        key = (kind.value, named.facet.value, named.value, named.label)
        if key not in self._list_values:
            self._list_values[key] = self._db.execute(put, key).fetchone()[0]
        return self._list_values[key]

    def count_listed(self) -> None:
        """Count how long each list is and how many of it have each value, which would take long at every question."""
        self._db.execute(
            "UPDATE listed_values SET total = (SELECT COUNT(*) FROM listed_facets AS f WHERE f.value = listed_values.number)"
        )
        self._db.execute("DELETE FROM listed_values WHERE total = 0")
        self._db.execute("DELETE FROM listed_counts")
        self._db.execute("INSERT INTO listed_counts SELECT kind, COUNT(*) FROM listed GROUP BY kind")
