"""Recommendations, which are a list that is narrowed by facets as others are, and asked more: whose they are, who carries them, when they are due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ontology.bases import OWNED
from queries.editions.entries import ALL, Order, Sought
from queries.editions.facets import Facet, FacetValue
from queries.editions.narrowed_entries import ListKind, ListOrder, ListSought, day_as_weight
from queries.editions.narrowed_lookups import FIRST_LATEST, NO_ORDER, NarrowedLookups, OrderBefore

_FACETS: Final = (
    Facet.AUTHORITY, Facet.FRAMEWORK, Facet.KIND, Facet.PRIORITY, Facet.YEAR, Facet.OWNER_KIND, Facet.STATUS,
)  # fmt: skip
"""What `Sought` asks by values of facets."""

_ORDERS: Final = {
    Order.LATEST: ListOrder.LATEST,
    Order.EARLIEST: ListOrder.EARLIEST,
    Order.DUE: ListOrder.LOWEST,
}

_OF_OWNER: Final = "l.number IN (SELECT recommendation FROM bearers WHERE organisation = ? AND role = ?)"
_OF_BASIS: Final = "l.number IN (SELECT recommendation FROM bearers WHERE role = ?)"
_OF_HEIR: Final = "l.number IN (SELECT recommendation FROM bearers WHERE role = 'heir' AND organisation = ?)"
_OF_THEME: Final = "l.number IN (SELECT recommendation FROM themes WHERE theme = ?)"
_DUE_BEFORE: Final = "l.weight > 0 AND l.weight < ?"
_ISSUED_BY: Final = "l.day <> '' AND l.day <= ?"
_CARRIED: Final = (
    "EXISTS (SELECT 1 FROM bearers AS b JOIN json_each(?) AS owner ON owner.key = b.organisation"
    " WHERE b.recommendation = l.number AND b.role = 'owned' AND (l.day = '' OR l.day < owner.value))"
)
_DONE: Final = (
    "IN (SELECT f.item FROM listed_facets AS f JOIN listed_values AS v ON v.number = f.value"
    " WHERE v.kind = 'recommendations' AND v.facet = 'status' AND v.value = 'met')"
)
_BY_STANDING: Final = (
    "(SELECT standing FROM bearers WHERE recommendation = l.number AND role = ? AND organisation = ?),"
)
_WITH_BEARERS: Final = "SELECT l.answer, r.bearers FROM listed AS l JOIN recommendations AS r ON r.number = l.number"


STILL_OPEN: Final = Sought(open="yes")
DONE: Final = Sought(open="no")


class RecommendationLookups(NarrowedLookups):
    """Recommendations by all that is asked of them, and one by its address."""

    def recommendations(
        self, sought: Sought, limit: int, offset: int, order: Order = Order.LATEST
    ) -> tuple[int, list[str]]:
        """How many recommendations fit, and `limit` of them from `offset` on, as JSON: unless another order is asked, the latest report
        first, each in its order; and of one owner those that tell it by name, then those that it has as one of a group, and last those by
        default.
        """
        standing_first = sought.owner is not None and order is Order.LATEST
        before: OrderBefore = (
            (_BY_STANDING, (sought.basis or OWNED, sought.owner or "")) if standing_first else NO_ORDER
        )
        return self.listed(_in_list(sought), limit, offset, _ORDERS[order], before)

    def every_recommendation(self, sought: Sought = ALL, order: Order = Order.LATEST) -> Iterator[tuple[str, str]]:
        """All recommendations, or all that fit, with who carries each today, as JSON, one after the other."""
        rows = self._every(_WITH_BEARERS, _in_list(sought), _ORDERS[order])
        return ((answer, bearers) for answer, bearers in rows)

    def recommendation_facets(self, sought: Sought) -> list[FacetValue]:
        """What the recommendations that fit can be narrowed by further: by facet, the value that leaves most first."""
        if sought == STILL_OPEN:  # nearly all of them: what is done is taken from the totals
            done = {(each.facet, each.value): each.count for each in self.list_facets(_in_list(DONE))}
            every = self.list_facets(_in_list(ALL))
            left = [replace(each, count=each.count - done.get((each.facet, each.value), 0)) for each in every]
            return sorted((each for each in left if each.count), key=lambda each: (-each.count, each.label, each.value))
        return self.list_facets(_in_list(sought))

    def recommendation(self, id: str) -> str | None:
        """A recommendation by the tail of its IRI, as JSON."""
        return self._single(
            "SELECT answer FROM recommendations AS r JOIN listed AS l ON l.number = r.number WHERE id = ?", id
        )

    def bearers(self, id: str) -> str | None:
        """Who carries a recommendation today, as JSON."""
        return self._single("SELECT bearers FROM recommendations WHERE id = ?", id)

    def within(self, beginning: str) -> list[tuple[str, int]]:
        """The recommendations whose ids go on after `beginning` with a slash, each with its place in its report, in that order."""
        query = """SELECT r.id, l.place FROM recommendations AS r JOIN listed AS l ON l.number = r.number
            WHERE r.id > ? AND r.id < ? ORDER BY l.source, l.place"""
        rows = self._rows(query, f"{beginning}/", f"{beginning}0")  # in the order of characters 0 comes after the slash
        return [(id, place) for id, place in rows]

    def at(self, beginning: str, ordinal: int) -> str | None:
        """The id of the recommendation at a place in its report, whose id begins with inspection (or report) and strand."""
        return next((id for id, place in self.within(beginning) if place == ordinal), None)

    def recommendation_ids(self, limit: int, offset: int) -> list[str]:
        """The tails of the IRIs of some recommendations, in the order of lists."""
        query = f"""SELECT r.id FROM listed AS l JOIN recommendations AS r ON r.number = l.number
            WHERE l.kind = 'recommendations' ORDER BY {FIRST_LATEST} LIMIT ? OFFSET ?"""  # noqa: S608
        return self._column(query, limit, offset)


def _in_list(sought: Sought) -> ListSought:
    """What is asked of recommendations as it is asked of any list, and what is asked of them besides."""
    values = tuple((facet, said) for facet in _FACETS if (said := getattr(sought, facet.value)) is not None)
    return ListSought(ListKind.RECOMMENDATIONS, values, sought.inspection, sought.words, tuple(_others(sought)))


def _others(sought: Sought) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    if sought.owner is not None:
        yield _OF_OWNER, (sought.owner, sought.basis or OWNED)
    elif sought.basis is not None:
        yield _OF_BASIS, (sought.basis,)
    if sought.inherited_by is not None:
        yield _OF_HEIR, (sought.inherited_by,)
    if sought.carried is not None:
        yield _CARRIED, (sought.carried,)
    if sought.theme is not None:
        yield _OF_THEME, (sought.theme,)
    if sought.due_before is not None:
        yield _DUE_BEFORE, (day_as_weight(sought.due_before),)
    if sought.issued_by is not None:
        yield _ISSUED_BY, (sought.issued_by,)
    if sought.open is not None:
        yield f"l.number {'NOT ' if sought.open == 'yes' else ''}{_DONE}", ()
