"""What recommendations can be narrowed by, and how many each value leaves: the council, the year, the kind of owner ...

A value stands as an address takes it (`year=2012`, `owner_kind=NHSTrust`); its label is what people read.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Facet(StrEnum):
    """What a list of recommendations can be narrowed by, in the order in which people are offered it."""

    STATUS = "status"
    THEME = "theme"
    OWNER_KIND = "owner_kind"
    OWNER = "owner"
    BASIS = "basis"
    AUTHORITY = "authority"
    FRAMEWORK = "framework"
    YEAR = "year"
    PRIORITY = "priority"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet. `count`: how many recommendations it leaves, where that was asked."""

    facet: Facet
    value: str
    label: str
    count: int = 0
