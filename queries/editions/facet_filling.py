"""What a recommendation can be narrowed by, put together when an edition's index is filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from queries.answering.kinds_of_body import with_wider
from queries.answering.models import Concept, OrganisationRef, Recommendation
from queries.answering.wording import told_apart
from queries.editions.facets import Facet, FacetValue


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
        for kind in with_wider(owner.organisation.kind):
            yield FacetValue(Facet.OWNER_KIND, kind.id, kind.label)
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
        yield FacetValue(facet, body.id, told_apart(body))
