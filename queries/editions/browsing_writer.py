"""Writes what lists for people need into an edition's index, as `BrowsingLookups` reads it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Final

from queries.editions.entries import ProvisionEntry, RepetitionEntry, TaskEntry

_PUT_REPETITION: Final = """INSERT OR REPLACE INTO repetitions
  SELECT r.id, ?2, ?3, l.day, ?4 FROM recommendations AS r JOIN listed AS l ON l.number = r.number WHERE r.id = ?1"""

_OF_AREA: Final = ("repetitions", "namings", "provisions", "tasks", "latest_grades")
"""The tables whose rows are replaced together with their area."""


class BrowsingWriter:
    """The part of writing an index that lists for people need."""

    _db: sqlite3.Connection

    def forget_lists(self, area: str) -> None:
        """Take out what an area's reports say of things side by side."""
        for table in _OF_AREA:
            self._db.execute(f"DELETE FROM {table} WHERE area = ?", (area,))  # noqa: S608

    def put_repetitions(self, entries: Iterable[RepetitionEntry]) -> None:
        """Put in which recommendations ask again what others asked; the later ones are there already."""
        rows = ((each.later, each.earlier, each.area, each.answer) for each in entries)
        self._db.executemany(_PUT_REPETITION, rows)

    def put_namings(self, report: str, area: str, bodies: Iterable[str]) -> None:
        """Put in which bodies (IRIs) a report (id) names."""
        rows = ((body, report, area) for body in dict.fromkeys(bodies))
        self._db.executemany("INSERT OR REPLACE INTO namings VALUES (?, ?, ?)", rows)

    def put_provisions(self, entries: Iterable[ProvisionEntry]) -> None:
        """Put in who provides or commissions what."""
        rows = ((each.iri, each.organisation, each.area, each.published, each.answer) for each in entries)
        self._db.executemany("INSERT OR REPLACE INTO provisions VALUES (?, ?, ?, ?, ?)", rows)

    def put_tasks(self, entries: Iterable[TaskEntry]) -> None:
        """Put in what somebody should look at."""
        rows = ((each.kind.value, each.iri, each.area, each.published, each.answer) for each in entries)
        self._db.executemany("INSERT OR REPLACE INTO tasks VALUES (?, ?, ?, ?, ?)", rows)

    def put_council(self, iri: str, name: str, region: str | None, region_label: str | None) -> None:
        """Put in an authority with its region: a notation, and what it is called."""
        self._db.execute("INSERT OR REPLACE INTO councils VALUES (?, ?, ?, ?)", (iri, name, region, region_label))

    def put_latest_grades(self, area: str, answer: str) -> None:
        """Put in what the latest inspection of an authority gave."""
        self._db.execute("INSERT OR REPLACE INTO latest_grades VALUES (?, ?)", (area, answer))
