"""What recommendations can be narrowed by, and how many each value leaves: the council, the year, the kind of owner ...

A value stands as an address takes it (`year=2012`, `owner_kind=NHSTrust`); its label is what people read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from queries.answering.models import Concept, OrganisationRef, Recommendation


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


def facet_values(
    item: Recommendation, inspected: tuple[OrganisationRef, ...], issued: str | None
) -> Iterator[FacetValue]:
    """The values of a recommendation, each once. `inspected`: the authorities; `issued`: the day of publication, ISO 8601."""
    found = (*_of_owners(item), *_of_concepts(item), *_of_bodies(Facet.AUTHORITY, inspected))
    yield from dict.fromkeys(found)
    if issued:
        yield FacetValue(Facet.YEAR, issued[:4], issued[:4])


def _of_owners(item: Recommendation) -> Iterator[FacetValue]:
    yield from _of_bodies(Facet.OWNER, (owner.organisation for owner in item.owners))
    for owner in item.owners:
        yield FacetValue(Facet.OWNER_KIND, owner.organisation.kind, owner.organisation.kind_label)
        yield from _of_concept(Facet.BASIS, owner.basis)


def _of_concepts(item: Recommendation) -> Iterator[FacetValue]:
    yield from _of_concept(Facet.STATUS, item.standing.status if item.standing else None)
    for found in item.themes:
        yield from _of_concept(Facet.THEME, found.theme)
    yield from _of_concept(Facet.KIND, item.kind)
    yield from _of_concept(Facet.PRIORITY, item.priority)
    yield from _of_concept(Facet.FRAMEWORK, item.inspection.framework if item.inspection else None)


def _of_concept(facet: Facet, concept: Concept | None) -> Iterator[FacetValue]:
    if concept is not None and concept.notation is not None:
        yield FacetValue(facet, concept.notation, concept.label)


def _of_bodies(facet: Facet, bodies: Iterable[OrganisationRef]) -> Iterator[FacetValue]:
    for body in bodies:
        yield FacetValue(facet, body.id, body.name)
