"""What lists can be narrowed by, and how many things each value leaves: the council, the year, the kind of owner ...

A value stands as an address takes it (`year=2012`, `grade=grades2013/3`); its label is what people read.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Facet(StrEnum):
    """What lists can be narrowed by, in the order in which people are offered it."""

    STATUS = "status"
    THEME = "theme"
    OWNER_KIND = "owner_kind"
    OWNER = "owner"
    BASIS = "basis"
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
    PRIORITY = "priority"


OF_RECOMMENDATIONS: Final = (
    Facet.STATUS, Facet.THEME, Facet.OWNER_KIND, Facet.OWNER, Facet.BASIS, Facet.AUTHORITY, Facet.FRAMEWORK, Facet.YEAR, Facet.PRIORITY,
    Facet.KIND,
)  # fmt: skip
"""What recommendations can be narrowed by, in their own order: what a report calls them says least, and comes last."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet. `count`: how many things it leaves, where that was asked."""

    facet: Facet
    value: str
    label: str
    count: int = 0
