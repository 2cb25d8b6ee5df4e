"""Lists of recommendations, findings, judgements, inspections, reports, statements of action and bodies: narrowed, counted, searched, in
several orders.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any, Final, TypeAlias

from queries.editions.facets import Facet, FacetValue
from queries.editions.index_reading import IndexReader
from queries.editions.narrowed_entries import BODIES, ListKind, ListOrder, ListSought
from queries.editions.words import full_text_query

Values: TypeAlias = tuple[str | int, ...]

OrderBefore: TypeAlias = tuple[str, Values]
"""What comes before the order of a list, in SQL with a comma behind it, and its values."""

NO_ORDER: Final[OrderBefore] = ("", ())

_LATEST_SOURCE_FIRST: Final = frozenset({ListKind.JUDGEMENTS, ListKind.INSPECTIONS})
"""The lists in which those of one day stand by inspection as councils' pages have them: the last id first."""

_ORDERS: Final = {
    ListOrder.LATEST: "l.day DESC, l.source{last}, l.place, l.iri",
    ListOrder.EARLIEST: "l.day = '', l.day, l.source{last}, l.place, l.iri",
    ListOrder.HIGHEST: "l.weight DESC, l.day DESC, l.source{last}, l.place, l.iri",
    ListOrder.LOWEST: "l.weight = 0, l.weight, l.day DESC, l.source{last}, l.place, l.iri",
}
"""Each order that a list may have, in SQL."""

FIRST_LATEST: Final = _ORDERS[ListOrder.LATEST].format(last="")
"""The order of most lists."""

COMMON: Final = 3
"""A value that one thing in so many has is looked for along the list, whose order ends the search early; those of a rarer one are gathered first."""

COMMON_ALONE: Final = 50
"""The same where nothing else is asked: what fits then stands along the whole list, and how much does is counted already."""

RARE: Final = 500
"""Things that have certain words: up to so many are gathered and put in order; of more the list is gone along, until a page is full."""

_ALONG_THE_LIST: Final = "EXISTS (SELECT 1 FROM listed_facets AS f WHERE f.value = ? AND f.item = l.number)"
_GATHERED: Final = "l.number IN (SELECT f.item FROM listed_facets AS f WHERE f.value = ?)"
_NOWHERE: Final = "l.number IS NULL"
_OF_KIND: Final = "l.kind = ?"
_OF_KIND_AFTERWARDS: Final = "+l.kind = ?"  # with a sign before it a column's index is left alone
_ANSWER: Final = "SELECT l.answer FROM listed AS l"
_COUNTED: Final = """SELECT v.facet, v.value, v.label, c.n
FROM (SELECT value, COUNT(*) AS n FROM listed_facets WHERE item IN (SELECT l.number FROM listed AS l WHERE {where}) GROUP BY value) AS c
JOIN listed_values AS v ON v.number = c.value ORDER BY c.n DESC, v.label, v.value"""
_COUNTED_ALREADY: Final = (
    "SELECT facet, value, label, total FROM listed_values WHERE kind = ? ORDER BY total DESC, label, value"
)


class NarrowedLookups(IndexReader):
    """Lists, each read by an index of its own: what a part of one costs does not depend on how many reports there are."""

    def listed(
        self,
        sought: ListSought,
        limit: int,
        offset: int,
        order: ListOrder = ListOrder.LATEST,
        before: OrderBefore = NO_ORDER,
    ) -> tuple[int, list[str]]:
        """How many things fit, and `limit` of them from `offset` on, as JSON, in an order, perhaps with another `before` it."""
        where, values = self._conditions(sought)
        first, said = before
        query = f"{_ANSWER} WHERE {where} ORDER BY {first} {_order(sought, order)} LIMIT ? OFFSET ?"
        total = self._total(sought, where, values)
        return total, self._column(query, *values, *said, limit, offset) if limit and offset < total else []

    def every_listed(self, sought: ListSought, order: ListOrder = ListOrder.LATEST) -> Iterator[str]:
        """All that fit as JSON, one after the other, in an order."""
        return (row[0] for row in self._every(_ANSWER, sought, order))

    def _every(self, selected: str, sought: ListSought, order: ListOrder) -> Iterator[tuple[Any, ...]]:
        where, values = self._conditions(sought)
        return self._streamed(f"{selected} WHERE {where} ORDER BY {_order(sought, order)}", *values)

    def list_facets(self, sought: ListSought) -> list[FacetValue]:
        """What the things that fit can be narrowed by further, with how many have each value, the commonest first."""
        where, values = self._conditions(sought)
        rows = (
            self._rows(_COUNTED.format(where=where), *values)
            if sought.narrowed
            else self._rows(_COUNTED_ALREADY, sought.kind.value)
        )
        return [FacetValue(Facet(facet), value, label, count) for facet, value, label, count in rows]

    def facet_totals(self, kind: ListKind, facet: Facet) -> list[FacetValue]:
        """The values that a whole list has of one facet, with how many things have each, the commonest first."""
        query = "SELECT value, label, total FROM listed_values WHERE kind = ? AND facet = ? ORDER BY total DESC, label, value"
        rows = self._rows(query, kind.value, facet.value)
        return [FacetValue(facet, value, label, total) for value, label, total in rows]

    def values_of_body(self, iri: str) -> list[FacetValue]:
        """The values that lists of bodies have of one body."""
        query = """SELECT v.facet, v.value, v.label FROM listed AS l JOIN listed_facets AS f ON f.item = l.number
            JOIN listed_values AS v ON v.number = f.value WHERE l.kind IN (?, ?) AND l.iri = ? ORDER BY v.facet, v.value"""
        rows = self._rows(query, *(kind.value for kind in BODIES), iri)
        return [FacetValue(Facet(facet), value, label) for facet, value, label in rows]

    def _total(self, sought: ListSought, where: str, values: Values) -> int:
        if not sought.narrowed:
            return self._length(sought.kind)
        if sought.words is not None and not (sought.values or sought.inspection or sought.others):
            return self._having(sought.kind, sought.words)
        if _of_one_value(sought):
            return self._with_value(sought.kind, *sought.values[0])[1]
        return int(self._rows(f"SELECT COUNT(*) FROM listed AS l WHERE {where}", *values)[0][0])  # noqa: S608

    def _conditions(self, sought: ListSought) -> tuple[str, Values]:
        """The condition of what is asked, and its values. Words of which none can be looked for fit nothing."""
        rare = sought.words is not None and self._having(sought.kind, sought.words) <= RARE
        found: list[tuple[str, Values]] = [(_OF_KIND_AFTERWARDS if rare else _OF_KIND, (sought.kind.value,))]
        common = COMMON_ALONE if _of_one_value(sought) else COMMON
        found += [self._of_value(sought.kind, facet, value, common) for facet, value in sought.values]
        if sought.inspection is not None:
            found.append(("l.inspection = ?", (sought.inspection,)))
        if sought.words is not None:
            table, matched = _looked_for(sought.kind, sought.words)
            found.append((f"l.number IN (SELECT rowid FROM {table} WHERE {table} MATCH ?)", (matched,)))  # noqa: S608
        found += sought.others
        return " AND ".join(each for each, _ in found), tuple(chain.from_iterable(values for _, values in found))

    def _of_value(self, kind: ListKind, facet: Facet, value: str, common: int) -> tuple[str, Values]:
        """The condition that a thing has a value of a facet."""
        number, having = self._with_value(kind, facet, value)
        if not having:
            return _NOWHERE, ()
        return (_ALONG_THE_LIST if having * common > self._length(kind) else _GATHERED), (number,)

    def _with_value(self, kind: ListKind, facet: Facet, value: str) -> tuple[int, int]:
        """The number of a value, and how many things of a list have it; (0, 0) for one that none has."""
        query = "SELECT number, total FROM listed_values WHERE kind = ? AND facet = ? AND value = ?"
        known = self._rows(query, kind.value, facet.value, value)
        return (int(known[0][0]), int(known[0][1])) if known else (0, 0)

    def _having(self, kind: ListKind, words: str) -> int:
        """How many things of a list have words."""
        table, matched = _looked_for(kind, words)
        return int(self._single(f"SELECT COUNT(*) FROM {table} WHERE {table} MATCH ?", matched) or 0)  # noqa: S608

    def _length(self, kind: ListKind) -> int:
        return int(self._single("SELECT total FROM listed_counts WHERE kind = ?", kind.value) or 0)


def _of_one_value(sought: ListSought) -> bool:
    """Whether one value is all that is asked."""
    return len(sought.values) == 1 and sought.words is None and sought.inspection is None and not sought.others


def _order(sought: ListSought, order: ListOrder) -> str:
    return _ORDERS[order].format(last=" DESC" if sought.kind in _LATEST_SOURCE_FIRST else "")


def _looked_for(kind: ListKind, words: str) -> tuple[str, str]:
    """Where words of a list's things are looked for, and how that is written: recommendations' stand by themselves, since misspelt ones are
    looked up among them.
    """
    written = full_text_query(words) or '""'
    if kind is ListKind.RECOMMENDATIONS:
        return "recommendation_words", written
    return "listed_words", f'kind : "{kind.value}" AND words : ({written})'
