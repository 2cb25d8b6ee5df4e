"""What lists of findings, judgements, inspections, reports, statements of action and bodies hold, can be narrowed by, and are asked.

A value stands as an address takes it (`grade=grades2013/3`); its label is what people read.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class ListKind(StrEnum):
    """The lists there are, but for recommendations, which are asked more."""

    FINDINGS = "findings"
    JUDGEMENTS = "judgements"
    INSPECTIONS = "inspections"
    REPORTS = "reports"
    STATEMENTS = "statements"
    ORGANISATIONS = "organisations"
    """Bodies that own a recommendation."""
    OTHER_BODIES = "other-bodies"
    """Bodies that own none, which are found by name alone."""


class ListFacet(StrEnum):
    """What lists can be narrowed by, in the order in which people are offered it."""

    KIND = "kind"
    GRADE = "grade"
    RANK = "rank"
    OUTCOME = "outcome"
    ASPECT = "aspect"
    STRAND = "strand"
    PART = "part"
    BODY = "body"
    AUTHORITY = "authority"
    REGION = "region"
    FRAMEWORK = "framework"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class ListValue:
    """One value of a facet. `count`: how many things it leaves, where that was asked."""

    facet: ListFacet
    value: str
    label: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A thing as a list shows it. `area`: the authority (IRI) with whose reports it changes; `day`: by which the list is ordered, empty where
    it is not known; `source` and `place`: the order among those of one day; `weight`: how good a grade is, from 1 to 4, or how much a body
    owns, 0 where that is not known; `words`: what a search looks for, empty where it looks elsewhere.
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
    values: tuple[ListValue, ...]
    answer: str


class ListOrder(StrEnum):
    """The orders that a list may have: by day, the latest or the earliest first, or by weight, the highest or the lowest first."""

    LATEST = "latest"
    EARLIEST = "earliest"
    HIGHEST = "highest"
    LOWEST = "lowest"


@dataclass(frozen=True, slots=True)
class ListSought:
    """What is asked of a list: values of facets, the inspection (IRI), words."""

    kind: ListKind
    values: tuple[tuple[ListFacet, str], ...] = ()
    inspection: str | None = None
    words: str | None = None


BODIES: Final = (ListKind.ORGANISATIONS, ListKind.OTHER_BODIES)
"""The lists that bodies stand in, each in one of them."""
