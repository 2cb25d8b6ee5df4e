"""The look-ups of an edition, in SQLite: an answer by its address, recommendations by what is asked of them, words.

Answers are JSON, made once when the edition is published; to look one up costs the same however many there are.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from ontology.errors import DataFolderError
from queries.editions.layout import REMEDY
from queries.editions.words import full_text_query


@dataclass(frozen=True, slots=True)
class Thing:
    """An answer by its address. `area`: the IRI of the authority with whose reports it changes, empty where it is of none."""

    kind: str
    id: str
    area: str
    answer: str


@dataclass(frozen=True, slots=True)
class RecommendationEntry:
    """A recommendation by all that is asked of recommendations. Bodies and inspections by IRI, concepts by notation, days as ISO."""

    id: str
    area: str
    inspection: str | None
    framework: str | None
    kind: str
    priority: str | None
    due: str | None
    issued: str | None
    report: str
    ordinal: int
    text: str
    owners: tuple[str, ...]
    heirs: tuple[str, ...]
    answer: str


@dataclass(frozen=True, slots=True)
class Sought:
    """What is asked of recommendations, in the terms of `RecommendationEntry`; None asks nothing."""

    owner: str | None = None
    inherited_by: str | None = None
    authority: str | None = None
    inspection: str | None = None
    framework: str | None = None
    kind: str | None = None
    priority: str | None = None
    due_before: str | None = None
    words: str | None = None


class IndexWriter:
    """Writes the index of an edition that is being made. Use it in a `with` statement: it is written when that ends well."""

    def __init__(self, path: Path) -> None:
        fresh = not path.exists()
        self._db = sqlite3.connect(path)
        # Nobody reads the file before its edition is finished, and one that is not is made anew: nothing needs to be undone.
        self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        if fresh:
            self._db.executescript(files("queries.editions").joinpath("index_tables.sql").read_text(encoding="utf-8"))

    def __enter__(self) -> IndexWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._db.commit()
            self._db.execute("PRAGMA optimize")
        self._db.close()

    def forget(self, area: str) -> None:
        """Take out everything of an area."""
        numbers = "SELECT number FROM recommendations WHERE area = ?"
        self._db.execute(f"DELETE FROM recommendation_words WHERE rowid IN ({numbers})", (area,))  # noqa: S608
        self._db.execute(f"DELETE FROM bearers WHERE recommendation IN ({numbers})", (area,))  # noqa: S608
        self._db.execute("DELETE FROM recommendations WHERE area = ?", (area,))
        self._db.execute("DELETE FROM things WHERE area = ?", (area,))

    def put(self, things: Sequence[Thing]) -> None:
        """Put answers in; one that is there under the same kind and id is replaced."""
        rows = ((each.kind, each.id, each.area, each.answer) for each in things)
        self._db.executemany("INSERT OR REPLACE INTO things VALUES (?, ?, ?, ?)", rows)

    def add(self, entry: RecommendationEntry) -> None:
        """Put in a recommendation."""
        values = (
            entry.id, entry.area, entry.inspection, entry.framework, entry.kind, entry.priority, entry.due, entry.issued, entry.report,
            entry.ordinal, entry.answer,
        )  # fmt: skip
        number = self._db.execute(
            "INSERT INTO recommendations VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values
        ).lastrowid
        bearers = [(iri, "owner", number) for iri in entry.owners] + [(iri, "heir", number) for iri in entry.heirs]
        self._db.executemany("INSERT OR IGNORE INTO bearers VALUES (?, ?, ?)", bearers)
        self._db.execute("INSERT INTO recommendation_words (rowid, words) VALUES (?, ?)", (number, entry.text))


class LookupIndex:
    """Reads the index of a finished edition. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._of_thread = threading.local()

    def thing(self, kind: str, id: str) -> str | None:
        """The answer of an address, as JSON; None where there is none."""
        return self._single("SELECT answer FROM things WHERE kind = ? AND id = ?", kind, id)

    def recommendation(self, id: str) -> str | None:
        """A recommendation by the tail of its IRI, as JSON."""
        return self._single("SELECT answer FROM recommendations WHERE id = ?", id)

    def at(self, inspection: str, ordinal: int) -> str | None:
        """The id of the recommendation at a place in its inspection's report."""
        return self._single("SELECT id FROM recommendations WHERE inspection = ? AND ordinal = ?", inspection, ordinal)

    def recommendations(self, sought: Sought, limit: int, offset: int) -> tuple[int, list[str]]:
        """How many recommendations fit, and `limit` of them from `offset` on, as JSON: the latest report first, each in its order."""
        where, values = _conditions(sought)
        source = f"FROM recommendations AS r {where}"
        with self._reading() as db:
            total = db.execute(f"SELECT COUNT(*) {source}", values).fetchone()[0]
            rows = db.execute(
                f"SELECT r.answer {source} ORDER BY r.issued DESC, r.report, r.ordinal, r.id LIMIT ? OFFSET ?",
                (*values, limit, offset),
            )
            return total, [row[0] for row in rows]

    def _single(self, query: str, *values: str | int) -> str | None:
        with self._reading() as db:
            row = db.execute(query, values).fetchone()
        return row[0] if row else None

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection. Raises DataFolderError where the file is gone or damaged."""
        try:
            if not hasattr(self._of_thread, "db"):
                # immutable: an edition is never written again, so no lock is needed and none is taken
                self._of_thread.db = sqlite3.connect(f"{self._path.as_uri()}?immutable=1", uri=True)
            yield self._of_thread.db
        except sqlite3.Error as error:
            raise DataFolderError(
                f"The edition's index cannot be read ({error}).", where=str(self._path), remedy=REMEDY
            ) from error


_EQUAL = {
    "inspection": "r.inspection = ?",
    "authority": "r.area = ?",
    "framework": "r.framework = ?",
    "kind": "r.kind = ?",
    "priority": "r.priority = ?",
    "due_before": "r.due < ?",
    "owner": "r.number IN (SELECT recommendation FROM bearers WHERE role = 'owner' AND organisation = ?)",
    "inherited_by": "r.number IN (SELECT recommendation FROM bearers WHERE role = 'heir' AND organisation = ?)",
    "words": "r.number IN (SELECT rowid FROM recommendation_words WHERE words MATCH ?)",
}
"""Each condition that can be asked, in SQL."""


def _conditions(sought: Sought) -> tuple[str, tuple[str, ...]]:
    """The WHERE clause of what is asked, and its values. Words of which none can be looked for fit nothing."""
    asked = {name: value for name in _EQUAL if (value := getattr(sought, name)) is not None}
    if "words" in asked:
        asked["words"] = full_text_query(asked["words"]) or '""'
    where = " AND ".join(_EQUAL[name] for name in asked)
    return (f"WHERE {where}" if where else ""), tuple(asked.values())
