"""What answers say of things side by side: what was asked again, who provides what, and what somebody should look at."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from queries.answering.models import Evidence, Grade, InspectionRef, ReportRef
from queries.answering.references import Answer, Concept, OrganisationRef


class RequestRef(Answer):
    """A recommendation, by its words."""

    id: str
    """What `/api/recommendations/{id}` takes."""
    iri: str
    text: str
    inspection: InspectionRef | None
    published: date | None


class Repetition(Answer):
    """Why two recommendations are taken for the same request."""

    iri: str
    score: int
    """How much alike they are, from 0 to 100."""
    in_common: str | None
    """The matters and words that they share."""
    rule: str
    decision: str | None
    """What a person decided of it, "yes", "no" or "unsure", by whom and why; null where nobody did."""


class RepetitionFound(Repetition):
    """A request that was made again."""

    earlier: RequestRef
    later: RequestRef


class Provision(Answer):
    """A report's word that a body provides or commissions a service."""

    iri: str
    organisation: OrganisationRef
    role: str
    """`provides` or `commissions`."""
    service: str
    """The service, as written."""
    areas: list[OrganisationRef]
    """The councils that the report is about."""
    report: ReportRef
    evidence: list[Evidence]


class GradeInShort(Answer):
    """A grade, without the words that give it."""

    aspect: str
    part: str | None
    """The strand of the inspection and the part of the services that it is for, where there are several."""
    grade: Grade
    second_hand: bool = False
    """Whether only other reports tell of it."""
    contradicted: bool = False
    """Whether statements about it disagree."""


class LatestGrades(Answer):
    """What the latest inspection of an authority that gave grades gave for its broadest aspect."""

    inspection: InspectionRef
    grades: list[GradeInShort]


class GradeGiven(Answer):
    """A judgement of an inspection without the words that give it."""

    aspect: Concept
    strand: Concept | None
    part: Concept | None = None
    grade: Grade
    second_hand: bool
    inspection: InspectionRef
    discrepancies: list[Answer]
    """As many as there are about it."""


class FollowUpInShort(Answer):
    """A later report's word on what an inspection asked for, without its quotation."""

    status: Concept
    about: str


class InspectionInShort(InspectionRef):
    """An inspection with what came of it."""

    lead_inspectors: list[str]
    outcome: Concept | None
    reports: list[ReportRef]
    recommendations: int
    follow_ups: list[FollowUpInShort]


class Task(Answer):
    """Something that the program could not settle, or that does not fit."""

    says: str
    """It in words."""
    detail: str | None
    """The reason, or where it was looked for."""
    organisation: OrganisationRef | None = None
    """What stands for the name that could not be told to be a known body."""
    candidates: list[OrganisationRef] = Field(default_factory=list)
    """The known bodies that the name might mean."""
    authorities: list[OrganisationRef] = Field(default_factory=list)
    """The councils that it is about."""
    inspection: InspectionRef | None = None
    report: ReportRef | None = None
