"""The look-ups of an edition, in SQLite: an answer by its address, bodies by code and name, inspections and reports; and with them the lists.

Answers are JSON, made once when the edition is published; to look one up costs the same however many there are.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from ontology.registers.codes import understood
from queries.editions.browsing_lookups import BrowsingLookups
from queries.editions.recommendation_lookups import RecommendationLookups


class LookupIndex(BrowsingLookups, RecommendationLookups):
    """Reads the index of a finished edition. Safe to use from several threads."""

    def thing(self, kind: str, id: str) -> str | None:
        """The answer of an address, as JSON; None where there is none."""
        return self._single("SELECT answer FROM things WHERE kind = ? AND id = ?", kind, id)

    def things(self, kind: str) -> Iterator[str]:
        """All answers of a kind as JSON, by id, one after the other."""
        return (row[0] for row in self._streamed("SELECT answer FROM things WHERE kind = ? ORDER BY id", kind))

    def body(self, code: str, base: str) -> str | None:
        """The organisation of a code, key, IRI or end of one, as lists show it; None for a code that none has, or several."""
        meant = self.coded(code, base)
        return self.body_at(meant[0]) if len(meant) == 1 else None

    def coded(self, code: str, base: str) -> list[str]:
        """The IRIs of the organisations of a code, key, IRI or end of one: more than one where the code is not unique."""
        asked = understood(code, base)
        if asked is None:
            return []
        query = "SELECT kind, organisation FROM codes WHERE code = ? ORDER BY kind, organisation"
        found = [(kind, iri) for kind, iri in self._rows(query, asked[0]) if asked[1] in (None, kind)]
        return [iri for kind, iri in found if kind == found[0][0]]

    def known(self, iris: Iterable[str]) -> list[tuple[str, str]]:
        """The organisations of these IRIs as the search of names knows them: IRIs, and texts for `KnownBody.parse`."""
        found = (self._rows("SELECT iri, fields FROM known_bodies WHERE iri = ?", iri) for iri in iris)
        return [(iri, fields) for rows in found for iri, fields in rows]

    def known_by_number(self, numbers: Iterable[int]) -> list[tuple[str, str]]:
        """The same by number, as `bearing` and `folded_names` have them."""
        found = (self._rows("SELECT iri, fields FROM known_bodies WHERE number = ?", number) for number in numbers)
        return [(iri, fields) for rows in found for iri, fields in rows]

    def bearing(self, beginning: str, *, whole: bool = False) -> set[int]:
        """The numbers of the organisations that bear a word of this beginning, or this very word."""
        if whole:
            return set(self._column("SELECT body FROM body_words WHERE word = ?", beginning))
        after = beginning + chr(sys.maxunicode)
        return set(self._column("SELECT body FROM body_words WHERE word >= ? AND word < ?", beginning, after))

    def folded_names(self) -> list[tuple[str, int]]:
        """Every name of every organisation, as names are compared, with its number: in the order of IRIs."""
        query = "SELECT name, body FROM body_names JOIN known_bodies ON number = body ORDER BY iri, place"
        return [(name, number) for name, number in self._rows(query)]

    def body_at(self, iri: str) -> str | None:
        """The organisation of an IRI, as lists show it."""
        return self._single("SELECT answer FROM bodies WHERE iri = ?", iri)

    def owners(self, limit: int, offset: int = 0, kind: str | None = None) -> tuple[int, list[str]]:
        """How many organisations own a recommendation, and some of them, those with most first: of one kind (the local name of
        a class), or of all.
        """
        where = "WHERE owned > 0" + (" AND kind = ?" if kind else "")
        values = (kind,) if kind else ()
        total = self._rows(f"SELECT COUNT(*) FROM bodies {where}", *values)[0][0]  # noqa: S608
        query = f"SELECT answer FROM bodies {where} ORDER BY owned DESC, name, iri LIMIT ? OFFSET ?"  # noqa: S608
        return total, self._column(query, *values, limit, offset)

    def document(self, name: str) -> str | None:
        """The report of an id, a file's name or a digest, as lists show it; of several the latest."""
        query = f"SELECT answer FROM documents WHERE id = ?1 OR file = ?1 OR digest = ?1 {_LATEST_FIRST} LIMIT 1"  # noqa: S608
        return self._single(query, name)

    def documents(self, limit: int) -> list[str]:
        """The latest reports, as lists show them."""
        return self._column(f"SELECT answer FROM documents {_LATEST_FIRST} LIMIT ?", limit)  # noqa: S608

    def document_names(self) -> list[tuple[str, str]]:
        """The id and the file of every report, the latest first."""
        return [(id, file) for id, file in self._rows(f"SELECT id, file FROM documents {_LATEST_FIRST}")]  # noqa: S608

    def inspection_ref(self, id: str) -> str | None:
        """An inspection by the tail of its IRI, as lists show it."""
        return self._single("SELECT answer FROM inspections WHERE id = ?", id)

    def inspection_names(self) -> dict[str, str]:
        """What every inspection is called, by its id."""
        return dict(self._rows("SELECT id, name FROM inspections ORDER BY iri"))

    def inspections_of(self, authority: str, framework: str | None = None) -> list[str]:
        """The inspections of an authority, perhaps under one framework, the latest first, as lists show them."""
        where, values = _of_authority(authority, framework)
        return self._column(f"SELECT answer FROM inspections AS i {where} ORDER BY began DESC, id DESC", *values)  # noqa: S608

    def judgements_of(self, authority: str, framework: str | None, limit: int, offset: int) -> tuple[int, list[str]]:
        """How many judgements an authority's inspections made, and some of them: the latest inspection first, each in its order."""
        where, values = _of_authority(authority, framework)
        source = f"FROM inspections AS i JOIN listed AS l ON l.inspection = i.iri AND l.kind = 'judgements' {where}"
        total = self._rows(f"SELECT COUNT(*) {source}", *values)[0][0]
        query = f"SELECT l.answer {source} ORDER BY i.began DESC, i.id DESC, l.place LIMIT ? OFFSET ?"
        return total, self._column(query, *values, limit, offset)

    def judgements(self) -> Iterator[str]:
        """All judgements, by their inspections' IRIs, one after the other."""
        query = "SELECT answer FROM listed WHERE kind = 'judgements' ORDER BY inspection, place"
        return (row[0] for row in self._streamed(query))

    def every_document(self) -> Iterator[str]:
        """All reports as lists show them, one after the other, the latest first."""
        return (row[0] for row in self._streamed(f"SELECT answer FROM documents {_LATEST_FIRST}"))  # noqa: S608

    def owner_ids(self, limit: int, offset: int) -> list[str]:
        """The ids of some of the organisations that own a recommendation, those with most first."""
        query = "SELECT id FROM bodies WHERE owned > 0 ORDER BY owned DESC, name, iri LIMIT ? OFFSET ?"
        return self._column(query, limit, offset)


_LATEST_FIRST = "ORDER BY published DESC, file, id"
"""The order of reports."""


def _of_authority(authority: str, framework: str | None) -> tuple[str, tuple[str, ...]]:
    if framework is None:
        return "WHERE i.area = ?", (authority,)
    return "WHERE i.area = ? AND i.framework = ?", (authority, framework)
