"""What the API answers, as types: the same objects feed the JSON, the pages and the terminal."""

from __future__ import annotations

from datetime import date
from typing import Generic, TypeVar

from pydantic import Field

from queries.answering.references import Answer, Concept, Evidence, Grade, InspectionRef, OrganisationRef, ReportRef
from queries.answering.statement_models import WrittenStatement
from queries.answering.succession_models import CurrentBearer, NameInTime, Nobody, SuccessionEvent

__all__ = ["Answer", "Concept", "Evidence", "Grade", "InspectionRef", "OrganisationRef", "ReportRef"]


class Owner(Answer):
    """One body made responsible for one recommendation, and how that is known."""

    organisation: OrganisationRef
    as_written: str | None
    """The name as the report spells it."""
    name_then: str | None = None
    """The name that the body officially bore when the report came out, where it has another today."""
    basis: Concept
    """`named`, `responsible-body`, `lead-in`, or `default` where nothing says; of one that is inferred `member`, `provider` or `about`."""
    explanation: str
    """The basis in a sentence."""
    rule: str | None
    """The rule that inferred it, where the words do not say."""
    resolution: Concept | None
    """How sure it is which body the name means: `register`, `local`, `group` or `as-written`."""
    reason: str | None
    """Why this body, in words."""
    candidates: list[OrganisationRef]
    """The bodies that the name might mean where that is not settled, or that may be of the group that it names."""
    doubt: str | None
    """What is not settled about who is meant, in a sentence."""
    evidence: list[Evidence]


class Ground(Answer):
    """A finding of the same report that points to a recommendation."""

    iri: str
    number: str | None
    """The finding's own number as printed."""
    text: str


class ThemeFound(Answer):
    """What a recommendation is about, and why."""

    theme: Concept
    wider: Concept | None
    """The theme that it belongs to."""
    words: str
    """The words of the text that decided."""


class RequestStanding(Answer):
    """What became of a recommendation by the latest word on it in the reports here, or by what a person decided."""

    status: Concept
    reason: str
    """Why, in words."""
    rule: str
    as_of: str | None
    """When the inspection began whose report has the latest word; null where there is none."""
    evidence: list[Evidence]
    """The words that it rests on: a later report's, or those that ask again."""
    decision: str | None = None
    """What a person decided of it, "yes", "no" or "unsure", by whom and why; null where nobody did."""


class Recommendation(Answer):
    """One thing that somebody is told to do or improve."""

    id: str
    """What `/api/recommendations/{id}` takes."""
    iri: str
    text: str
    ordinal: int
    """Its place in the whole report, from 1."""
    number: str | None = None
    """Its number as the report prints it, "1.2"; null where none is printed."""
    kind: Concept
    strand: Concept | None
    """The part of the inspection it belongs to, where there are several."""
    section: str | None
    """The heading it stands under, where that is narrower than the strand."""
    priority: Concept | None
    due: date | None
    """The report's date of publication plus the period that the priority gives."""
    inspection: InspectionRef | None
    report: ReportRef | None
    owners: list[Owner]
    """Those that words state, and those by default."""
    inferred_owners: list[Owner] = Field(default_factory=list)
    """Those that no words state and that are inferred from other words: as members of a group that is told, as providers of the
    service, or as the body that is found at fault."""
    evidence: list[Evidence]
    themes: list[ThemeFound] = Field(default_factory=list)
    """What it is about: several things or none."""
    national_outcomes: list[Concept] = Field(default_factory=list)
    """What it cites of the children's social care national framework."""
    grounds: list[Ground] = Field(default_factory=list)
    """The findings that point to it by its number, where the report's do."""
    standing: RequestStanding | None = None
    """What became of it; null where nothing was derived for its area."""


class RecommendationDetail(Recommendation):
    """The same, with who carries the duty today."""

    current_bearers: list[CurrentBearer]
    """The bodies that carry the duty today, and by which events it came to them: owners that live on, or those who came after."""
    without_bearer: list[Nobody] = Field(default_factory=list)
    """Where the line of an owner ends with nobody: the last body, and why nobody took over from it."""


class Statement(Answer):
    """One of the things a discrepancy stands between."""

    iri: str
    says: str
    """What it says, in a few words."""
    evidence: list[Evidence]


class Discrepancy(Answer):
    """Statements that cannot all hold, or a statement that nothing answers to."""

    iri: str
    kind: Concept
    comment: str
    between: list[Statement]


class Judgement(Answer):
    """One grade given to one aspect, in one strand, by one inspection."""

    id: str
    iri: str
    aspect: Concept
    strand: Concept | None
    part: Concept | None = None
    """The part of the services that the grade is for, where the framework grades several: overall, council, health."""
    grade: Grade
    second_hand: bool
    """Known only from another report's words."""
    inspection: InspectionRef
    discrepancies: list[Discrepancy]
    evidence: list[Evidence]


class FollowUp(Answer):
    """A later report's word on whether what an inspection asked for was done."""

    iri: str
    status: Concept
    about: str
    """What it speaks of, in the report's words."""
    follows: str | None
    """IRI of the recommendation or inspection that it follows up."""
    evidence: list[Evidence]


class Finding(Answer):
    """A strength, a requirement met, a weakness or the ground of a recommendation, reported but not graded."""

    id: str
    iri: str
    ordinal: int
    number: str | None = None
    """Its number as the report prints it; null where none is printed."""
    kind: Concept
    text: str
    strand: Concept | None
    section: str | None
    evidence: list[Evidence]


class Inspection(InspectionRef):
    """An inspection with all that is known of it."""

    conducted_by: list[OrganisationRef]
    lead_inspectors: list[str]
    outcome: Concept | None
    """Where the framework gives one outcome in place of grades."""
    reports: list[ReportRef]
    """Its own reports; empty where it is known only from another report's words."""
    cited_by: list[ReportRef]
    previous: list[InspectionRef]
    judgements: list[Judgement]
    discrepancies: list[Discrepancy]
    """All that does not fit, whether about a judgement above or not."""
    recommendations: int
    """How many; `/api/recommendations?inspection=` lists them."""
    follow_ups: list[FollowUp]
    """What later reports say of what this inspection asked for."""
    statements: list[WrittenStatement] = Field(default_factory=list)
    """The written statements of action that it requires."""


class Codes(Answer):
    """The codes of a body in the official registers."""

    ods: str | None
    """NHS Organisation Data Service."""
    gss: str | None
    """Office for National Statistics."""
    urn: str | None
    """Ofsted."""


class Organisation(OrganisationRef):
    """A body with what the registers and the reports say of it."""

    codes: Codes
    other_names: list[str]
    """Every other spelling, from registers and reports."""
    founded: str | None
    dissolved: str | None
    areas: list[OrganisationRef]
    """The authorities whose areas it serves, where known."""
    predecessors: list[OrganisationRef]
    successors: list[OrganisationRef]
    recommendations: int
    """How many it owns."""
    names: list[NameInTime] = Field(default_factory=list)
    """Its official names with their time, the first one first; empty where it never had another, or when is not known."""
    former_codes: list[str] = Field(default_factory=list)
    """The GSS codes that it had before."""
    region: Concept | None = None
    """The region of England that an authority lies in."""
    neighbours: list[OrganisationRef] = Field(default_factory=list)
    """The authorities that the Department for Education sets beside it, where it is one."""
    passed_to: list[SuccessionEvent] = Field(default_factory=list)
    """What it passed on, to whom."""
    came_from: list[SuccessionEvent] = Field(default_factory=list)
    """What came to it, from whom."""
    without_successor: str | None = None
    """Why nobody took over from it, where it ended without."""


class OrganisationFound(OrganisationRef):
    """A body that a search found."""

    matched: str
    """The code or spelling that matched."""
    recommendations: int
    """How many it owns."""


class Document(Answer):
    """A report, with where its text is stored and whose inspection it is of."""

    ref: ReportRef
    digest: str
    """The SHA-256 of its file, in hex."""
    kind: Concept
    inspection: InspectionRef | None
    """The inspection that it is the report of."""
    authorities: list[OrganisationRef]
    """Those that it is about."""
    source: str | None = None
    """The address at which it was published, where a list of reports, or where it was fetched from, tells it."""


class CitedInspection(Answer):
    """A report's words about another inspection."""

    name: str
    framework: Concept | None
    period: str | None
    inspection: InspectionRef | None
    """None where the words fit none or several."""
    evidence: list[Evidence]


class NamedBody(Answer):
    """A body that a report names, in its own spellings, and how sure it is that this body is meant."""

    organisation: OrganisationRef
    spellings: list[str]
    resolution: Concept
    reason: str
    candidates: list[OrganisationRef]
    doubt: str | None


class Missing(Answer):
    """Something that a report of this family usually holds and that was not found, or that a second reading counts otherwise."""

    expected: str
    looked_for: str
    """Where or by which words it was looked for, or how it was counted."""
    rule: str | None = None
    """What a second reading counted; null where something was looked for in vain."""
    evidence: list[Evidence] = Field(default_factory=list)
    """The words that a second reading counted; none where there is no place to point to."""


class ReportAnswer(Answer):
    """What one report holds besides what its inspection found."""

    recommendations: list[str]
    """The ids of its recommendations, in its order."""
    spoken_of: list[Judgement]
    """The judgements of other inspections that it gives second hand."""
    findings: list[Finding]
    citations: list[CitedInspection]
    named: list[NamedBody]
    missing: list[Missing]
    follow_ups: list[FollowUp] = Field(default_factory=list)
    """What it says of whether what earlier inspections asked for was done."""
    statements: list[WrittenStatement] = Field(default_factory=list)
    """The written statements of action that it speaks of."""


Item = TypeVar("Item", bound=Answer)


class Page(Answer, Generic[Item]):
    """Part of a longer list."""

    total: int
    """How many there are in all."""
    limit: int
    offset: int
    next: str | None
    """Address of the next part; null on the last."""
    items: list[Item]


class FacetCount(Answer):
    """A value that a list can be narrowed to."""

    value: str
    """As the parameter of this name takes it."""
    label: str
    count: int
    """How many of them have it."""


class FacetCounts(Answer):
    """What a list can be narrowed by."""

    facet: str
    """The name of the parameter."""
    values: list[FacetCount]
