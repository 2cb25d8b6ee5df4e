"""Councils by their latest grades: which are inadequate now, as far as the reports here go."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from api.answering import answers, browsing
from api.answering.edition import Edition
from api.answering.list_answers import ListWanted, sought_in_list
from ontology.terms import concept
from queries.answering.browsing_models import LatestGrades
from queries.answering.models import Concept, OrganisationFound
from queries.answering.references import Answer, Grade
from queries.answering.wording import scheme_and_notation
from queries.editions.facets import Facet
from queries.editions.narrowed_entries import ListKind

OF_SERVICES: Final = "grades20"
"""How the notations of scales begin that grade services: each goes by the year since which it is used."""


class CouncilGraded(Answer):
    """A council with what the latest of its inspections that gave grades gave, by a report of its own that is here."""

    council: OrganisationFound
    region: Concept | None
    latest: LatestGrades | None


@dataclass(frozen=True, slots=True)
class GradeCount:
    """A grade by scheme and notation (`grades2013/4`), what it is called, and how many councils have it among their latest."""

    value: str
    label: str
    count: int


def councils_graded(edition: Edition, region: str | None = None, grade: str | None = None) -> list[CouncilGraded]:
    """The councils that were inspected, or all of a region (notation); with `grade` (`grades2013/4`) those whose latest inspection that
    gave grades gave this one overall, or for anything where it gave none overall. By name.

    Raises QueryError for a region that is none, or a grade that is of no scale.
    """
    if region is not None:
        region = answers.notation(edition, "regions", region)
    wanted = (
        dict(sought_in_list(edition, ListWanted(ListKind.JUDGEMENTS, {Facet.GRADE: grade})).values) if grade else {}
    )
    found = [
        CouncilGraded(
            council=body,
            region=Concept(iri=concept("regions", notation), notation=notation, label=label) if notation else None,
            latest=browsing.latest_grades(edition, body.iri),
        )
        for body, notation, label in browsing.councils(edition, region)
    ]
    if grade:
        found = [each for each in found if wanted[Facet.GRADE] in _grades(each.latest)]
    return found


def _grades(latest: LatestGrades | None) -> dict[str, Grade]:
    """The grades of services that were given, each once, by scheme and notation: those of progress are on no such scale."""
    given = {scheme_and_notation(each.grade): each.grade for each in latest.grades} if latest else {}
    return {value: grade for value, grade in given.items() if value.startswith(OF_SERVICES)}


def grade_counts(edition: Edition) -> list[GradeCount]:
    """How many councils have each grade among their latest, the worst of the newest scale first."""
    counts: Counter[tuple[str, str, int]] = Counter()
    for body, _, _ in browsing.councils(edition):
        for value, grade in _grades(browsing.latest_grades(edition, body.iri)).items():
            counts[value, grade.label, grade.rank or 0] += 1
    scales = sorted({value.partition("/")[0] for value, _, _ in counts}, reverse=True)
    order = sorted(counts.items(), key=lambda each: (scales.index(each[0][0].partition("/")[0]), -each[0][2]))
    return [GradeCount(value, label, count) for (value, label, _), count in order]
