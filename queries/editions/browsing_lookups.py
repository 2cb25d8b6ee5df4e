"""What lists for people need of an edition's index beside the look-ups: what was asked again, who names and provides what, what to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from queries.answering.task_kinds import TaskKind
from queries.editions.index_reading import IndexReader

MOST_STEMS: Final = 60_000
"""Stems that a misspelt word is compared with at most: those of 100,000 recommendations are some 15,000."""

_WITH_ANSWERS: Final = """SELECT p.answer, before.answer, after.answer FROM {those} AS p
  JOIN recommendations AS e ON e.id = p.earlier JOIN listed AS before ON before.number = e.number
  JOIN recommendations AS l ON l.id = p.later JOIN listed AS after ON after.number = l.number"""
_OWNED: Final = (
    "JOIN recommendations AS l ON l.id = p.later JOIN bearers AS b ON b.recommendation = l.number AND b.role = 'owned'"
)
_LATEST_FIRST: Final = "ORDER BY p.day DESC, p.later, p.earlier"

_NAMED_ONLY: Final = """FROM namings AS n JOIN documents AS d ON d.id = n.report WHERE n.organisation = ?1 AND ?2 || n.report NOT IN (
  SELECT l.source FROM bearers AS b JOIN listed AS l ON l.number = b.recommendation WHERE b.organisation = ?1 AND b.role <> 'heir')"""


_TASKS: Final = "SELECT answer FROM tasks WHERE kind = ? GROUP BY published, iri ORDER BY published DESC, iri"


class BrowsingLookups(IndexReader):
    """Lists and counts, each read by an index of its own: what one costs does not depend on how many reports there are."""

    def repetitions(
        self, limit: int, offset: int, *, authority: str | None = None, owner: str | None = None
    ) -> tuple[int, list[tuple[str, str, str]]]:
        """How many requests were made again, and some of them, each as the answers of the repetition, the earlier and the later
        recommendation: those of inspections of one authority, or whose later one a body owns; the latest first.
        """
        those, values = _made_again(authority, owner)
        total = self._rows(f"SELECT COUNT(*) {those}", *values)[0][0]
        rows = self._rows(_latest_first(those), *values, limit, offset)
        return total, [(said, before, after) for said, before, after in rows]

    def every_repetition(
        self, *, authority: str | None = None, owner: str | None = None
    ) -> Iterator[tuple[str, str, str]]:
        """All of them, one after the other."""
        those, values = _made_again(authority, owner)
        rows = self._streamed(_latest_first(those), *values, -1, 0)
        return ((said, before, after) for said, before, after in rows)

    def repetitions_of(self, recommendation: str) -> list[tuple[str, str, str]]:
        """The repetitions in which a recommendation (id) is the earlier or the later one, the earliest first."""
        query = f"""{_WITH_ANSWERS.format(those="repetitions")} WHERE p.later = ?1 OR p.earlier = ?1
            ORDER BY p.day, before.day, p.later, p.earlier"""
        return [(said, before, after) for said, before, after in self._rows(query, recommendation)]

    def naming_only(self, body: str, base: str, limit: int, offset: int) -> tuple[int, list[str]]:
        """How many reports name a body (IRI) without telling it anything, and some of them as lists show them, the latest first."""
        values = (body, f"{base}report/")
        total = self._rows(f"SELECT COUNT(*) {_NAMED_ONLY}", *values)[0][0]
        query = f"SELECT d.answer {_NAMED_ONLY} ORDER BY d.published DESC, d.file, d.id LIMIT ?3 OFFSET ?4"
        return total, self._column(query, *values, limit, offset)

    def every_provision(self) -> Iterator[str]:
        """All words on services, one after the other, the latest first."""
        return (row[0] for row in self._streamed("SELECT answer FROM provisions ORDER BY published DESC, iri"))

    def provisions(
        self, limit: int, offset: int = 0, *, body: str | None = None, area: str | None = None
    ) -> tuple[int, list[str]]:
        """How many words on services there are of a body, or in the reports of an authority (IRIs), and some of them, the latest first."""
        column, value = ("organisation", body) if body is not None else ("area", area or "")
        total = self._rows(f"SELECT COUNT(*) FROM provisions WHERE {column} = ?", value or "")[0][0]  # noqa: S608
        query = f"SELECT answer FROM provisions WHERE {column} = ? ORDER BY published DESC, iri LIMIT ? OFFSET ?"  # noqa: S608
        return total, self._column(query, value or "", limit, offset)

    def task_counts(self) -> Mapping[TaskKind, int]:
        """How much of each kind there is to look at."""
        rows = self._rows("SELECT kind, COUNT(DISTINCT iri) FROM tasks GROUP BY kind")
        return {TaskKind(kind): count for kind, count in rows}

    def tasks(self, kind: TaskKind, limit: int, offset: int) -> list[str]:
        """Some of what is to be looked at, of the latest report first."""
        return self._column(f"{_TASKS} LIMIT ? OFFSET ?", kind.value, limit, offset)

    def every_task(self, kind: TaskKind) -> Iterator[str]:
        """All of it, one after the other."""
        return (row[0] for row in self._streamed(_TASKS, kind.value))

    def councils(self, region: str | None = None) -> list[tuple[str, str, str]]:
        """The authorities that were inspected, or that lie in a region (notation): each as lists show it, with the notation of its region
        and what that is called, empty where not known; by name.
        """
        where = (
            "WHERE c.region = ?"
            if region is not None
            else "WHERE EXISTS (SELECT 1 FROM inspections AS i WHERE i.area = c.iri)"
        )
        query = f"""SELECT b.answer, COALESCE(c.region, ''), COALESCE(c.region_label, '')
            FROM councils AS c JOIN bodies AS b ON b.iri = c.iri {where} ORDER BY c.name, c.iri"""  # noqa: S608
        values = () if region is None else (region,)
        return [(answer, notation, label) for answer, notation, label in self._rows(query, *values)]

    def latest_grades(self, area: str) -> str | None:
        """What the latest inspection of an authority (IRI) gave that gave grades; None where none did."""
        return self._single("SELECT answer FROM latest_grades WHERE area = ?", area)

    def stems(self) -> list[str]:
        """The stems of the words of all recommendations."""
        return self._column("SELECT term FROM stems LIMIT ?", MOST_STEMS)

    def word_of(self, stem: str) -> str | None:
        """A word of this stem, as a recommendation writes it; None where none has one."""
        query = "SELECT snippet(recommendation_words, 0, char(2), char(3), '', 1) FROM recommendation_words WHERE words MATCH ? LIMIT 1"
        found = self._single(query, f'"{stem}"')
        return found.partition("\x02")[2].partition("\x03")[0] or None if found else None


def _made_again(authority: str | None, owner: str | None) -> tuple[str, tuple[str, ...]]:
    """In SQL the requests that were made again, of an authority's inspections or those whose later one a body owns (IRIs); its values."""
    owned = f"{_OWNED} AND b.organisation = ?" if owner is not None else ""
    where = "WHERE p.area = ?" if authority is not None else ""
    return f"FROM repetitions AS p {owned} {where}", tuple(value for value in (owner, authority) if value is not None)


def _latest_first(those: str) -> str:
    """In SQL a part of them, the latest first: which they are is found before any answer is read, since answers are long."""
    found = f"(SELECT p.later, p.earlier, p.day, p.answer {those} {_LATEST_FIRST} LIMIT ? OFFSET ?)"
    return f"{_WITH_ANSWERS.format(those=found)} {_LATEST_FIRST}"
