"""Writes the look-ups of an edition into SQLite, as `LookupIndex` reads them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path

from ontology.bases import DEFAULT, INFERRED_BASES, group_of
from queries.editions.browsing_writer import BrowsingWriter
from queries.editions.entries import BodyEntry, DocumentEntry, InspectionEntry, RecommendationEntry, Thing
from queries.editions.known_bodies import KnownBody
from queries.editions.narrowed_writer import NarrowedWriter


class IndexWriter(BrowsingWriter, NarrowedWriter):
    """Writes the index of an edition that is being made. Use it in a `with` statement: it is written when that ends well."""

    def __init__(self, path: Path) -> None:
        fresh = not path.exists()
        self._db = sqlite3.connect(path)
        self._list_values: dict[tuple[str, str, str, str], int] = {}
        # Nobody reads the file before its edition is finished, and one that is not is made anew: nothing needs to be undone.
        self._db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        if fresh:
            self._db.executescript(files("queries.editions").joinpath("index_tables.sql").read_text(encoding="utf-8"))

    def __enter__(self) -> IndexWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.count_listed()
            self._db.commit()
            self._db.execute("PRAGMA optimize")
        self._db.close()

    def forget(self, area: str) -> None:
        """Take out everything of an area: its recommendations, judgements, inspections and reports."""
        numbers = "SELECT number FROM listed WHERE area = ? AND kind = 'recommendations'"
        for table, column in (
            ("themes", "recommendation"),
            ("bearers", "recommendation"),
            ("recommendations", "number"),
        ):
            self._db.execute(f"DELETE FROM {table} WHERE {column} IN ({numbers})", (area,))  # noqa: S608
        for table in ("inspections", "documents"):
            self._db.execute(f"DELETE FROM {table} WHERE area = ?", (area,))  # noqa: S608
        self._db.execute("DELETE FROM things WHERE area = ? AND kind IN ('inspection', 'report')", (area,))
        self.forget_lists(area)
        self.forget_listed(area)

    def forget_bodies(self, iris: Iterable[str]) -> None:
        """Take out organisations."""
        for iri in iris:
            self.forget_listed_body(iri)
            self._db.execute("DELETE FROM bodies WHERE iri = ?", (iri,))
            self._db.execute("DELETE FROM codes WHERE organisation = ?", (iri,))
            self._db.execute("DELETE FROM councils WHERE iri = ?", (iri,))
            self._db.execute("DELETE FROM things WHERE kind = 'organisation' AND id = ?", (iri,))
            for (number,) in self._db.execute("SELECT number FROM known_bodies WHERE iri = ?", (iri,)).fetchall():
                for table, column in (("body_words", "body"), ("body_names", "body"), ("known_bodies", "number")):
                    self._db.execute(f"DELETE FROM {table} WHERE {column} = ?", (number,))  # noqa: S608

    def filed_under(self, areas: Iterable[str]) -> tuple[list[str], list[str]]:
        """The reports, by id, and the inspections, by IRI, that are filed under areas."""
        some = list(areas)
        asked = ("SELECT id FROM documents WHERE area = ?", "SELECT iri FROM inspections WHERE area = ?")
        reports, inspections = (
            [row[0] for area in some for row in self._db.execute(query, (area,))] for query in asked
        )
        return reports, inspections

    def areas_of(self, reports: Iterable[str], inspections: Iterable[str], recommendations: Iterable[str]) -> set[str]:
        """The areas that reports, by id, inspections, by IRI, and recommendations, by id, are filed under."""
        asked = [("SELECT area FROM things WHERE kind = 'report' AND id = ?", id) for id in reports]
        asked += [("SELECT area FROM inspections WHERE iri = ?", iri) for iri in inspections]
        filed = "SELECT area FROM recommendations AS r JOIN listed AS l ON l.number = r.number WHERE id = ?"
        asked += [(filed, id) for id in recommendations]
        return {row[0] for query, value in asked for row in self._db.execute(query, (value,))}

    def recommendations_of(self, inspection: str) -> int:
        """How many recommendations of an inspection (IRI) have been put in."""
        query = "SELECT COUNT(*) FROM listed WHERE inspection = ? AND kind = 'recommendations'"
        return int(self._db.execute(query, (inspection,)).fetchone()[0])

    def put_bodies(self, entries: Iterable[BodyEntry], codes: Iterable[tuple[str, int, str]]) -> None:
        """Put in organisations, and their codes: IRI, kind and code."""
        self._many("bodies", entries)
        rows = ((code, kind, iri) for iri, kind, code in codes)
        self._db.executemany("INSERT OR IGNORE INTO codes VALUES (?, ?, ?)", rows)

    def put_known_bodies(self, bodies: Iterable[KnownBody]) -> None:
        """Put in organisations as they are found by their names."""
        for body in bodies:
            self._put_body(body, body.written())

    def _put_body(self, body: KnownBody, fields: str) -> None:
        put = self._db.execute("INSERT INTO known_bodies VALUES (NULL, ?, ?)", (body.iri, fields))
        number = put.lastrowid
        self._db.executemany("INSERT INTO body_words VALUES (?, ?)", ((word, number) for word in body.words()))
        names = ((number, place, name) for place, name in enumerate(body.folded_names()))
        self._db.executemany("INSERT INTO body_names VALUES (?, ?, ?)", names)

    def put_inspections(self, entries: Iterable[InspectionEntry]) -> None:
        """Put in inspections."""
        self._many("inspections", entries)

    def put_documents(self, entries: Iterable[DocumentEntry]) -> None:
        """Put in reports."""
        self._many("documents", entries)

    def _many(self, table: str, entries: Iterable[BodyEntry | InspectionEntry | DocumentEntry]) -> None:
        rows = [tuple(getattr(entry, name) for name in entry.__slots__) for entry in entries]
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self._db.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608

    def put(self, things: Sequence[Thing]) -> None:
        """Put answers in; one that is there under the same kind and id is replaced."""
        rows = ((each.kind, each.id, each.area, each.answer) for each in things)
        self._db.executemany("INSERT OR REPLACE INTO things VALUES (?, ?, ?, ?)", rows)

    def add(self, entry: RecommendationEntry) -> None:
        """Put in a recommendation."""
        number = self.put_in_list(entry.listed)
        self._db.execute("INSERT INTO recommendations VALUES (?, ?, ?)", (number, entry.id, entry.bearers))
        bearers = [(iri, "heir", number, 0) for iri in entry.heirs]
        told = sorted((_standing(basis), iri, basis) for iri, basis in entry.owners)
        bearers += [(iri, role, number, at) for at, iri, basis in told for role in (basis, group_of(basis))]
        self._db.executemany("INSERT OR IGNORE INTO bearers VALUES (?, ?, ?, ?)", bearers)
        self._db.executemany("INSERT INTO themes VALUES (?, ?)", ((theme, number) for theme in entry.themes))


def _standing(basis: str) -> int:
    """How an owner is told: 0 by name, 1 where no words say so and it is inferred, 2 because nothing says otherwise."""
    return 2 if basis == DEFAULT else int(basis in INFERRED_BASES)
