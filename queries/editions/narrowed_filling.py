"""Filling the lists of an edition's index: findings, judgements, inspections, reports, statements of action, bodies, each with what it can be
narrowed by.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from queries.answering.browsing_models import GradeInShort
from queries.answering.directory import Directory
from queries.answering.kinds_of_body import with_wider
from queries.answering.listed_models import FindingFound, InspectionFound
from queries.answering.models import (
    Concept,
    Document,
    Finding,
    Grade,
    Inspection,
    InspectionRef,
    Judgement,
    Organisation,
    OrganisationFound,
    OrganisationRef,
    ReportAnswer,
)
from queries.answering.statement_models import WrittenStatement
from queries.answering.wording import OVERALL, long_date, scheme_and_notation, told_apart
from queries.editions.facets import Facet, FacetValue
from queries.editions.narrowed_entries import ListEntry, ListKind
from queries.editions.narrowed_writer import NarrowedWriter

BEST_RANK: Final = 1
WORST_RANK: Final = 4
"""Ranks of grades on every scale."""

FEW: Final = 4
"""Grades shown of an inspection that has none of the kind: all that Ofsted gives since April 2026, so that none of those is hidden."""


def broadest(judgements: Sequence[Judgement]) -> Sequence[Judgement]:
    """The judgements to show of an inspection where all would be too many: those of its broadest aspect, or else the first."""
    return overall(judgements) or judgements[:FEW]


def overall(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Those of the aspect that is graded over all others."""
    return [each for each in judgements if OVERALL in each.aspect.label.casefold()]


def in_short(judgement: Judgement) -> GradeInShort:
    """A judgement without the words that give it."""
    parts = ", ".join(of.label for of in (judgement.strand, judgement.part) if of is not None)
    return GradeInShort(
        aspect=judgement.aspect.label,
        part=parts or None,
        grade=judgement.grade,
        second_hand=judgement.second_hand,
        contradicted=bool(judgement.discrepancies),
    )


class NarrowedFiller:
    """Fills the lists of one index out of one graph's answers."""

    def __init__(self, writer: NarrowedWriter, names: Directory) -> None:
        self._writer = writer
        self._names = names
        self._inspectors: dict[str, list[str]] = defaultdict(list)

    def put_body(self, found: OrganisationFound, described: Organisation) -> None:
        """Put in a body."""
        kind = ListKind.ORGANISATIONS if found.recommendations else ListKind.OTHER_BODIES
        served = described.areas or ([found] if found.kind == "Authority" else [])
        kinds = (FacetValue(Facet.KIND, kind.id, kind.label) for kind in with_wider(found.kind))
        values = (*kinds, *self._areas(served))
        entry = ListEntry(
            kind, found.iri, "", "", f"{found.name}\n{found.iri}", 0, found.recommendations, None, "", tuple(values), _json(found),
        )  # fmt: skip
        self._writer.put_listed([entry])

    def put_inspection(self, made: Inspection, area: str) -> None:
        """Put in an inspection and its judgements; who led it is kept until its reports are put in."""
        for report in made.reports:
            self._inspectors[report.iri] += made.lead_inspectors
        day = made.start or made.published or ""
        values = (*self._of_inspection(made), *of_concept(Facet.OUTCOME, made.outcome, tail=True))
        bodies = (FacetValue(Facet.BODY, ref.id, told_apart(ref)) for ref in made.conducted_by)
        shown = _inspection_found(made)
        words = _words(
            made.name, *(ref.name for ref in made.conducted_by), *made.lead_inspectors, long_date(made.start),
            made.outcome.label if made.outcome else "",
        )  # fmt: skip
        entry = ListEntry(
            ListKind.INSPECTIONS, made.iri, area, day, made.id, 0, 0, made.iri, words, (*values, *bodies), _json(shown)
        )
        self._writer.put_listed([entry])
        self._writer.put_listed(self._judgements(made, area, day))

    def _judgements(self, made: Inspection, area: str, day: str) -> Iterator[ListEntry]:
        of_inspection = self._of_inspection(made)
        for place, judgement in enumerate(made.judgements):
            grade, of = judgement.grade, (judgement.aspect, judgement.strand, judgement.part)
            values = (
                *_of_grade(grade),
                *of_concept(Facet.ASPECT, judgement.aspect),
                *of_concept(Facet.STRAND, judgement.strand),
                *of_concept(Facet.PART, judgement.part),
                *of_inspection,
            )
            words = _words(
                *(each.label for each in of if each), grade.label, *(each.quotation for each in judgement.evidence)
            )
            weight = WORST_RANK + 1 - grade.rank if grade.rank else 0
            yield ListEntry(
                ListKind.JUDGEMENTS, judgement.iri, area, day, made.id, place, weight, made.iri, words, values, _json(judgement)
            )  # fmt: skip

    def put_report(self, document: Document, area: str, held: ReportAnswer) -> None:
        """Put in a report, its findings and the statements of action that it speaks of."""
        ref, inspection = document.ref, document.inspection
        day = str(ref.published or "")
        common = (
            *self._areas(document.authorities),
            *of_concept(Facet.FRAMEWORK, inspection.framework if inspection else None),
            *of_year(day),
        )
        words = _words(
            ref.title, ref.file, document.kind.label, *(body.name for body in document.authorities), long_date(ref.published),
            inspection.name if inspection else "", *self._inspectors.pop(ref.iri, ()),
        )  # fmt: skip
        values = (*of_concept(Facet.KIND, document.kind), *common)
        about = inspection.iri if inspection else None
        self._writer.put_listed(
            [ListEntry(ListKind.REPORTS, ref.iri, area, day, f"{ref.file}\n{ref.id}", 0, 0, about, words, values, _json(document))]
        )  # fmt: skip
        self._writer.put_listed(self._finding(each, document, area, common) for each in held.findings)
        self._writer.put_listed(self._statement(each, area, common) for each in held.statements)

    def _finding(self, finding: Finding, document: Document, area: str, common: tuple[FacetValue, ...]) -> ListEntry:
        shown = FindingFound(
            **dict(finding),
            inspection=document.inspection,
            report=document.ref,
            authorities=document.authorities,
        )
        values = (
            *of_concept(Facet.KIND, finding.kind),
            *of_concept(Facet.STRAND, finding.strand),
            *common,
        )
        inspection = document.inspection.iri if document.inspection else None
        words = _words(finding.text, finding.section or "")
        return ListEntry(
            ListKind.FINDINGS, finding.iri, area, str(document.ref.published or ""), document.ref.iri, finding.ordinal, 0, inspection,
            words, values, _json(shown),
        )  # fmt: skip

    def _statement(self, statement: WrittenStatement, area: str, common: tuple[FacetValue, ...]) -> ListEntry:
        taking_part = [each.organisation for each in statement.taking_part]
        bodies = list({ref.iri: ref for ref in (*statement.prepared_by, *taking_part)}.values())
        values = (*(FacetValue(Facet.BODY, ref.id, told_apart(ref)) for ref in bodies), *common)
        words = _words(*(each.quotation for each in statement.evidence), *(ref.name for ref in bodies))
        inspection = statement.inspection.iri if statement.inspection else None
        day = str(statement.report.published or "")
        return ListEntry(
            ListKind.STATEMENTS, statement.iri, area, day, statement.report.iri, 0, 0, inspection, words, values, _json(statement)
        )  # fmt: skip

    def _of_inspection(self, made: InspectionRef) -> tuple[FacetValue, ...]:
        """What an inspection and all that it judged can be narrowed by."""
        return (
            *self._areas([made.authority] if made.authority else []),
            *of_concept(Facet.FRAMEWORK, made.framework),
            *of_year(made.start or made.published or ""),
        )

    def _areas(self, authorities: Iterable[OrganisationRef]) -> Iterator[FacetValue]:
        """The authorities and the regions that they lie in."""
        for ref in authorities:
            yield FacetValue(Facet.AUTHORITY, ref.id, ref.name)
            yield from of_concept(Facet.REGION, self._names.region(ref.iri))


def _inspection_found(made: Inspection) -> InspectionFound:
    ref = {name: getattr(made, name) for name in InspectionRef.model_fields}
    return InspectionFound(
        **ref,
        conducted_by=made.conducted_by,
        lead_inspectors=made.lead_inspectors,
        outcome=made.outcome,
        reports=made.reports,
        previous=made.previous,
        grades=[in_short(each) for each in broadest(made.judgements)],
        judgements=len(made.judgements),
        recommendations=made.recommendations,
        follow_ups=len(made.follow_ups),
    )


def of_year(day: str) -> Iterator[FacetValue]:
    """The year of a day, ISO 8601; nothing where it is not known."""
    if day:
        yield FacetValue(Facet.YEAR, day[:4], day[:4])


def of_concept(facet: Facet, concept: Concept | None, *, tail: bool = False) -> Iterator[FacetValue]:
    """A concept by its notation, or where notations are those of several schemes by scheme and notation."""
    if concept is not None and concept.notation is not None:
        yield FacetValue(facet, scheme_and_notation(concept) if tail else concept.notation, concept.label)


def _of_grade(grade: Grade) -> Iterator[FacetValue]:
    if grade.notation is not None:
        value = scheme_and_notation(grade)
        scale = value.partition("/")[0].removeprefix("grades").lower()
        yield FacetValue(Facet.GRADE, value, f"{grade.label} (scale {scale})")
    if grade.rank:
        said = {BEST_RANK: ", the best", WORST_RANK: ", the worst"}.get(grade.rank, "")
        yield FacetValue(Facet.RANK, str(grade.rank), f"{grade.rank} of {WORST_RANK}{said}")


def _words(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _json(answer: FindingFound | InspectionFound | Judgement | Document | WrittenStatement | OrganisationFound) -> str:
    return answer.model_dump_json()
