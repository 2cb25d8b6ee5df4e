"""What lists of findings, judgements, inspections and statements of action show, each with what it is of; and a report with all it holds."""

from __future__ import annotations

from queries.answering.browsing_models import GradeInShort
from queries.answering.models import (
    CitedInspection,
    Document,
    Finding,
    FollowUp,
    Inspection,
    Judgement,
    Missing,
    NamedBody,
    Recommendation,
)
from queries.answering.references import Answer, Concept, InspectionRef, OrganisationRef, ReportRef
from queries.answering.statement_models import WrittenStatement


class FindingFound(Finding):
    """A finding with the inspection and the report that it is of."""

    inspection: InspectionRef | None
    report: ReportRef
    authorities: list[OrganisationRef]
    """The councils that the report is about."""


class InspectionFound(InspectionRef):
    """An inspection as a list shows it: what came of it, counted."""

    conducted_by: list[OrganisationRef]
    lead_inspectors: list[str]
    outcome: Concept | None
    reports: list[ReportRef]
    """Its own reports; empty where it is known only from another report's words."""
    previous: list[InspectionRef]
    grades: list[GradeInShort]
    """Those of its broadest aspect, or else the first."""
    judgements: int
    recommendations: int
    follow_ups: int
    """How many words later reports have on what it asked for."""


class TextPlace(Answer):
    """Where a report's text is to be had, as addresses of this server."""

    page: str
    """The page that shows it with every fact marked."""
    plain: str
    """The text itself, in which `start` and `end` of evidence count."""
    source: str | None
    """Where the report was published, where that is known."""


class ReportWhole(Answer):
    """A report with everything that was read out of it."""

    report: Document
    inspection: Inspection | None
    """The inspection that it is the report of, with its judgements, what does not fit, and what later reports say of it."""
    recommendations: list[Recommendation]
    findings: list[Finding]
    statements: list[WrittenStatement]
    follow_ups: list[FollowUp]
    """What it says of whether what earlier inspections asked for was done."""
    spoken_of: list[Judgement]
    """The judgements of other inspections that it gives second hand."""
    citations: list[CitedInspection]
    named: list[NamedBody]
    missing: list[Missing]
    """What was expected and not found, or counted otherwise by a second reading."""
    text: TextPlace
