"""A recommendation as an edition's index holds it: in its list, with the values of its facets, and by who owns and carries it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ontology.bases import OWNED
from queries.answering.kinds_of_body import with_wider
from queries.answering.models import OrganisationRef, Recommendation
from queries.answering.succession_models import Carried
from queries.answering.wording import told_apart
from queries.editions.entries import RecommendationEntry
from queries.editions.facets import Facet, FacetValue
from queries.editions.narrowed_entries import ListEntry, ListKind, day_as_weight
from queries.editions.narrowed_filling import of_concept, of_year


def recommendation_entry(
    item: Recommendation, area: str, carried: Carried, heirs: Sequence[str], inspected: Sequence[OrganisationRef]
) -> RecommendationEntry:
    """A recommendation of an area's reports: who carries it today, the bodies (IRIs) that inherited it, and the authorities that were inspected
    or are reported on.
    """
    issued = min((str(each.report.published) for each in item.evidence if each.report.published), default="")
    return RecommendationEntry(
        id=item.id,
        listed=ListEntry(
            kind=ListKind.RECOMMENDATIONS,
            iri=item.iri,
            area=area,
            day=issued,
            source=item.evidence[0].report.iri,
            place=item.ordinal,
            weight=day_as_weight(str(item.due)) if item.due else 0,
            inspection=item.inspection.iri if item.inspection else None,
            words=item.text,
            values=tuple(_values(item, inspected, issued)),
            answer=item.model_dump_json(),
        ),
        owners=tuple(
            (owner.organisation.iri, owner.basis.notation or OWNED) for owner in (*item.owners, *item.inferred_owners)
        ),
        heirs=tuple(heirs),
        themes=tuple(dict.fromkeys(_themes(item))),
        bearers=carried.model_dump_json(),
    )


def _themes(item: Recommendation) -> Iterator[str]:
    """The notations of its themes and of those that they belong to."""
    for found in item.themes:
        yield from (
            each.notation for each in (found.theme, found.wider) if each is not None and each.notation is not None
        )


def _values(item: Recommendation, inspected: Sequence[OrganisationRef], issued: str) -> Iterator[FacetValue]:
    yield from _of_bodies(Facet.OWNER, (owner.organisation for owner in item.owners))
    for owner in item.owners:
        for kind in with_wider(owner.organisation.kind):
            yield FacetValue(Facet.OWNER_KIND, kind.id, kind.label)
        yield from of_concept(Facet.BASIS, owner.basis)
    yield from of_concept(Facet.STATUS, item.standing.status if item.standing else None)
    for found in item.themes:
        yield from of_concept(Facet.THEME, found.theme)
    yield from of_concept(Facet.KIND, item.kind)
    yield from of_concept(Facet.PRIORITY, item.priority)
    yield from of_concept(Facet.FRAMEWORK, item.inspection.framework if item.inspection else None)
    yield from _of_bodies(Facet.AUTHORITY, inspected)
    yield from of_year(issued)


def _of_bodies(facet: Facet, bodies: Iterable[OrganisationRef]) -> Iterator[FacetValue]:
    for body in bodies:
        yield FacetValue(facet, body.id, told_apart(body))
