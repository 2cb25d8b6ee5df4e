"""What a council's page shows besides a body's: its grades through time, its inspections, its partners, and others beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from api.answering import answers, browsing
from api.answering.answers import Wanted
from api.answering.browsing import CouncilSummary
from api.answering.edition import Edition
from api.pages.grade_chart import GradeChart, grade_chart
from queries.answering.browsing_models import GradeGiven, InspectionInShort, RepetitionFound
from queries.answering.models import Organisation
from queries.answering.references import OrganisationRef
from queries.editions.facets import Facet, FacetValue

MOST_WORDS_ON_SERVICES: Final = 60
"""Words on services that partners are gathered from: those of the latest reports, some two dozen each."""

PARTNERS: Final = 30
"""Partners shown, and themes: what fits on a page beside the rest."""

LINES: Final = 10
"""Requests made again that are shown; the list behind has all."""


@dataclass(frozen=True, slots=True)
class Partner:
    """A body that reports on a council's area say provides or commissions services there."""

    body: OrganisationRef
    services: list[str]


@dataclass(frozen=True, slots=True)
class CouncilView:
    """A council through time and beside others."""

    inspections: list[InspectionInShort]
    grades: list[GradeGiven]
    chart: GradeChart | None
    counted: dict[Facet, list[FacetValue]]
    """What its inspections told whomever, by what lists are narrowed by."""
    told: int
    again: tuple[int, list[RepetitionFound]]
    partners: list[Partner]
    beside: list[CouncilSummary]
    """Its statistical neighbours."""

    def of(self, inspection: str) -> list[GradeGiven]:
        """The grades of an inspection (IRI)."""
        return [each for each in self.grades if each.inspection.iri == inspection]

    def values(self, facet: str) -> list[FacetValue]:
        """The values of a facet, the years in their order."""
        found = self.counted.get(Facet(facet), [])
        return sorted(found, key=lambda each: each.value) if facet == "year" else found[:PARTNERS]


def council_view(edition: Edition, found: Organisation) -> CouncilView:
    """A council as its page shows it."""
    inspections = browsing.inspections_in_short(edition, found.iri)
    grades = browsing.grades_given(edition, found.iri)
    return CouncilView(
        inspections=inspections,
        grades=grades,
        chart=grade_chart(grades, inspections),
        counted=answers.facets(edition, Wanted(authority=found.iri)) if inspections else {},
        told=answers.recommendations_json(edition, Wanted(authority=found.iri), 0, 0)[0],
        again=browsing.repetitions(edition, LINES, 0, authority=found.iri),
        partners=_partners(edition, found),
        beside=browsing.summaries(edition, (ref.iri for ref in found.neighbours)),
    )


def _partners(edition: Edition, found: Organisation) -> list[Partner]:
    partners: dict[str, Partner] = {}
    for said in browsing.provisions(edition, MOST_WORDS_ON_SERVICES, area=found.iri)[1]:
        body = said.organisation
        partner = partners.setdefault(body.iri, Partner(body, []))
        told = f"{said.role} {said.service}"
        if body.iri != found.iri and told.casefold() not in map(str.casefold, partner.services):
            partner.services.append(told)
    return sorted((each for each in partners.values() if each.services), key=lambda each: each.body.name)[:PARTNERS]
