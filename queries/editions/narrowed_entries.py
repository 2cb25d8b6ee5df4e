"""What lists hold that are narrowed by facets, and what they are asked: recommendations, findings, judgements, inspections, reports,
statements of action and bodies.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from queries.editions.facets import Facet, FacetValue


class ListKind(StrEnum):
    """The lists there are."""

    RECOMMENDATIONS = "recommendations"
    FINDINGS = "findings"
    JUDGEMENTS = "judgements"
    INSPECTIONS = "inspections"
    REPORTS = "reports"
    STATEMENTS = "statements"
    ORGANISATIONS = "organisations"
    """Bodies that own a recommendation."""
    OTHER_BODIES = "other-bodies"
    """Bodies that own none, which are found by name alone."""


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A thing as a list shows it. `area`: the authority (IRI) with whose reports it changes; `day`: by which the list is ordered, empty where
    it is not known; `source` and `place`: the order among those of one day; `weight`: how good a grade is, from 1 to 4, how much a body
    owns, or the day by which a recommendation is due (20110301), 0 where that is not known; `words`: what a search looks for, empty where
    it looks elsewhere.
    """

    kind: ListKind
    iri: str
    area: str
    day: str
    source: str
    place: int
    weight: int
    inspection: str | None
    words: str
    values: tuple[FacetValue, ...]
    answer: str


class ListOrder(StrEnum):
    """The orders that a list may have: by day, the latest or the earliest first, or by weight, the highest or the lowest first."""

    LATEST = "latest"
    EARLIEST = "earliest"
    HIGHEST = "highest"
    LOWEST = "lowest"


@dataclass(frozen=True, slots=True)
class ListSought:
    """What is asked of a list: values of facets, the inspection (IRI), words, and other conditions in SQL, each with its values: nothing that
    a stranger wrote stands in the condition itself.
    """

    kind: ListKind
    values: tuple[tuple[Facet, str], ...] = ()
    inspection: str | None = None
    words: str | None = None
    others: tuple[tuple[str, tuple[str | int, ...]], ...] = ()

    @property
    def narrowed(self) -> bool:
        """Whether anything is asked."""
        return bool(self.values or self.others) or self.inspection is not None or self.words is not None


BODIES: Final = (ListKind.ORGANISATIONS, ListKind.OTHER_BODIES)
"""The lists that bodies stand in, each in one of them."""


def day_as_weight(day: str) -> int:
    """A day, ISO 8601, as the weight of what is due on it: 20110301."""
    return int(day.replace("-", ""))
