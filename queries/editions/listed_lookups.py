"""Lists of findings, judgements, inspections, reports, statements of action and bodies: narrowed, counted, searched, in several orders."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from queries.editions.index_reading import IndexReader
from queries.editions.listed_entries import BODIES, ListFacet, ListKind, ListOrder, ListSought, ListValue
from queries.editions.words import full_text_query

_LATEST_SOURCE_FIRST: Final = frozenset({ListKind.JUDGEMENTS, ListKind.INSPECTIONS})
"""The lists in which those of one day stand by inspection as councils' pages have them: the last id first."""

_ORDERS: Final = {
    ListOrder.LATEST: "l.day DESC, l.source{last}, l.place, l.iri",
    ListOrder.EARLIEST: "l.day = '', l.day, l.source{last}, l.place, l.iri",
    ListOrder.HIGHEST: "l.weight DESC, l.day DESC, l.source{last}, l.place, l.iri",
    ListOrder.LOWEST: "l.weight = 0, l.weight, l.day DESC, l.source{last}, l.place, l.iri",
}
"""Each order that a list may have, in SQL."""

_OF_VALUE: Final = (
    "l.number IN (SELECT f.item FROM listed_facets AS f JOIN listed_values AS v ON v.number = f.value"
    " WHERE v.kind = ? AND v.facet = ? AND v.value = ?)"
)
_COUNTED: Final = """SELECT v.facet, v.value, v.label, c.n
FROM (SELECT value, COUNT(*) AS n FROM listed_facets WHERE item IN (SELECT l.number FROM listed AS l WHERE {where}) GROUP BY value) AS c
JOIN listed_values AS v ON v.number = c.value ORDER BY c.n DESC, v.label, v.value"""
_COUNTED_ALREADY: Final = (
    "SELECT facet, value, label, total FROM listed_values WHERE kind = ? ORDER BY total DESC, label, value"
)


class ListedLookups(IndexReader):
    """Lists, each read by an index of its own: what a part of one costs does not depend on how many reports there are."""

    def listed(
        self, sought: ListSought, limit: int, offset: int, order: ListOrder = ListOrder.LATEST
    ) -> tuple[int, list[str]]:
        """How many things fit, and `limit` of them from `offset` on, as JSON, in an order."""
        where, values = _conditions(sought)
        query = f"SELECT l.answer FROM listed AS l WHERE {where} ORDER BY {_order(sought, order)} LIMIT ? OFFSET ?"  # noqa: S608
        return self._total(sought), self._column(query, *values, limit, offset) if limit else []

    def every_listed(self, sought: ListSought, order: ListOrder = ListOrder.LATEST) -> Iterator[str]:
        """All that fit as JSON, one after the other, in an order."""
        where, values = _conditions(sought)
        query = f"SELECT l.answer FROM listed AS l WHERE {where} ORDER BY {_order(sought, order)}"  # noqa: S608
        return (row[0] for row in self._streamed(query, *values))

    def list_facets(self, sought: ListSought) -> list[ListValue]:
        """What the things that fit can be narrowed by further, with how many have each value, the commonest first."""
        where, values = _conditions(sought)
        rows = (
            self._rows(_COUNTED.format(where=where), *values)
            if _narrowed(sought)
            else self._rows(_COUNTED_ALREADY, sought.kind.value)
        )
        return [ListValue(ListFacet(facet), value, label, count) for facet, value, label, count in rows]

    def values_of_body(self, iri: str) -> list[ListValue]:
        """The values that lists of bodies have of one body."""
        query = """SELECT v.facet, v.value, v.label FROM listed AS l JOIN listed_facets AS f ON f.item = l.number
            JOIN listed_values AS v ON v.number = f.value WHERE l.kind IN (?, ?) AND l.iri = ? ORDER BY v.facet, v.value"""
        rows = self._rows(query, *(kind.value for kind in BODIES), iri)
        return [ListValue(ListFacet(facet), value, label) for facet, value, label in rows]

    def _total(self, sought: ListSought) -> int:
        if not _narrowed(sought):
            return int(self._single("SELECT total FROM listed_counts WHERE kind = ?", sought.kind.value) or 0)
        where, values = _conditions(sought)
        return int(self._rows(f"SELECT COUNT(*) FROM listed AS l WHERE {where}", *values)[0][0])  # noqa: S608


def _narrowed(sought: ListSought) -> bool:
    return bool(sought.values) or sought.inspection is not None or sought.words is not None


def _order(sought: ListSought, order: ListOrder) -> str:
    return _ORDERS[order].format(last=" DESC" if sought.kind in _LATEST_SOURCE_FIRST else "")


def _conditions(sought: ListSought) -> tuple[str, tuple[str, ...]]:
    """The condition of what is asked, and its values. Words of which none can be looked for fit nothing."""
    found: list[tuple[str, tuple[str, ...]]] = [("l.kind = ?", (sought.kind.value,))]
    found += [(_OF_VALUE, (sought.kind.value, facet.value, value)) for facet, value in sought.values]
    if sought.inspection is not None:
        found.append(("l.inspection = ?", (sought.inspection,)))
    if sought.words is not None:
        words = full_text_query(sought.words) or '""'
        matched = f'kind : "{sought.kind.value}" AND words : ({words})'
        found.append(("l.number IN (SELECT rowid FROM listed_words WHERE listed_words MATCH ?)", (matched,)))
    return " AND ".join(condition for condition, _ in found), tuple(chain.from_iterable(values for _, values in found))
