"""What a report says: frozen facts, each with the words that say it.

Facts know nothing of RDF; `ingest.graph` writes them as quads. Offsets count Unicode code points of the
report's stored text, start inclusive, end exclusive; pages count from 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Quotation:
    """The exact words, and where they stand: `exact` is the stored text from `start` to `end`."""

    exact: str
    start: int
    end: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as the source tells it: a year, a month or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    def iso(self) -> str:
        """`2009`, `2009-10` or `2009-10-20`."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


class Resolution(StrEnum):
    """How sure we are of which body a name means."""

    REGISTER = "register"  # an entry of a register
    LOCAL = "local"  # a body that every area has one of, named here: a board, a panel, a partnership
    GROUP = "group"  # a collective, addressed without a list of its members
    AS_WRITTEN = "as-written"  # no entry fits: kept as written


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that a name might mean."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Agency:
    """A body as this report names it.

    `key` is the tail of its IRI (`authority/E10000015`, `organisation/RWH`, `agency/E10000015/partner-agencies`);
    `kind` the local name of its class in the ontology (`NHSTrust`, `AgencyGroup` ...); `label` its official name if a
    register has it, or else the name as written; `rule` which rule decided; `reason` says so in words.
    """

    key: str
    kind: str
    label: str
    resolution: Resolution
    rule: str
    reason: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One body that the report names, with every spelling it uses and the words of the first."""

    agency: Agency
    spellings: tuple[str, ...]
    quotation: Quotation


class Place(StrEnum):
    """Where a grade is stated."""

    TABLE = "table"
    HEADING = "heading"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class OwnAspect:
    """What one report grades and no other need: `iri` is the concept's, `label` what the report calls it, `broader` the scheme's aspect."""

    iri: str
    label: str
    broader: str


@dataclass(frozen=True, slots=True)
class GradeStatement:
    """One place's word for the grade of one aspect. `aspect` and `grade` are IRIs of concepts.

    `part`: for which part of the services, a notation of the scheme judgedParts, where a framework judges parts apart.
    """

    aspect: str
    strand: str | None
    grade: str
    place: Place
    quotation: Quotation
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """The grade of one aspect, from the statement that decides and with those that agree or contradict."""

    aspect: str
    strand: str | None
    grade: str
    statements: tuple[GradeStatement, ...]  # the deciding one first
    part: str | None = None  # as in GradeStatement

    @property
    def conflicting(self) -> tuple[GradeStatement, ...]:
        """The statements that give another grade."""
        return tuple(s for s in self.statements if s.grade != self.grade)


@dataclass(frozen=True, slots=True)
class Assignment:
    """One body made responsible for one recommendation, and how we know.

    `basis` is a notation of the scheme assignmentBases; `rule` names what inferred it where the words do not say. `grounds`: of one that is
    inferred, the words that lead to it (by which it is of the group, or provides the service); `as_written` then stands there, and
    `quotation` in the words that ask. `open_because`: of a group, why not all of its members are known, or none; `sought_roles`,
    `sought_services`: of one of which none is, whether they provide or commission, and which services (IRIs of the scheme services).
    """

    agency: Agency
    as_written: str
    basis: str
    quotation: Quotation
    rule: str | None = None
    grounds: Quotation | None = None
    open_because: str | None = None
    sought_roles: tuple[str, ...] = ()
    sought_services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One thing that somebody is told to do or improve. `kind`, `strand`, `priority` are notations of their schemes."""

    ordinal: int
    text: str
    kind: str
    quotation: Quotation
    strand: str | None = None
    section: str | None = None  # the heading or table row it stands under, where that is narrower than the strand
    priority: str | None = None
    priority_quotation: Quotation | None = None
    due: date | None = None
    assignments: tuple[Assignment, ...] = ()
    number: str | None = None  # as printed: "1.2"


@dataclass(frozen=True, slots=True)
class Reference:
    """A finding's words that point to a recommendation of the same report, told by its ordinal."""

    recommendation: int
    quotation: Quotation


@dataclass(frozen=True, slots=True)
class Finding:
    """A strength, a requirement met, a weakness or the ground of a recommendation, reported but not graded.

    `kind`: a notation of the scheme findingKinds. `number`: as printed; `supports`: the recommendations that it points to.
    """

    ordinal: int
    kind: str
    text: str
    quotation: Quotation
    strand: str | None = None
    section: str | None = None
    number: str | None = None
    supports: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """The report's words about an inspection that is not its own.

    `framework` is a notation of the scheme frameworks, or None where the words do not say which;
    `key` tells it from the report's other citations and is the same for the same framework and period.
    """

    key: str
    name: str  # as the report calls it: "joint area review"
    framework: str | None
    period: PartialDate | None
    quotation: Quotation
    previous: bool = True  # the report's own inspection came after it
    published: PartialDate | None = None  # its report, where the words tell that and not when it was


@dataclass(frozen=True, slots=True)
class ReportedGrade:
    """A grade that this report gives second hand, of the inspection it cites."""

    citation: str  # the key of a Citation
    statement: GradeStatement


@dataclass(frozen=True, slots=True)
class FollowUp:
    """This report's word on whether what an earlier inspection asked was done. `status`: met, partly-met, not-met.

    `asked`: the words that repeat what was asked, where the report does: by them the recommendation itself is found. `context`: the
    words before in the same paragraph, where the sentence only points back to its matter ("This was raised in 2011 ...").
    """

    citation: str  # the key of a Citation
    status: str
    about: str
    quotation: Quotation
    rule: str
    asked: Quotation | None = None
    context: Quotation | None = None


@dataclass(frozen=True, slots=True)
class CountsDiffer:
    """The report says in words how many of the follow-ups are met, and tells another number of them one by one."""

    comment: str  # both counts in words
    follow_ups: tuple[int, ...]  # places among the report's follow-ups, from 1
    quotation: Quotation


@dataclass(frozen=True, slots=True)
class ResponsibleBody:
    """A body that must write a statement of action, as the report names it."""

    agency: Agency
    as_written: str
    quotation: Quotation


@dataclass(frozen=True, slots=True)
class StatementOfAction:
    """The written statement that an inspection requires, and who must write it.

    `citation`: the key of the Citation of that inspection, where it is not the report's own; `required`, `approved`: when it was
    asked for, and found fit for purpose; `quotations`: the words that say so.
    """

    responsible: tuple[ResponsibleBody, ...]
    quotations: tuple[Quotation, ...]
    citation: str | None = None
    required: PartialDate | None = None
    approved: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class LetterParty:
    """Somebody to whom a letter goes, or who signs it. `role`: addressee, signatory. `agencies`: for whom, where that is told."""

    role: str
    name: str
    title: str | None
    agencies: tuple[Agency, ...]
    quotation: Quotation


@dataclass(frozen=True, slots=True)
class ServiceProvision:
    """This report says that an agency provides or commissions a service here. `role`: provides, commissions; `since`: from when, if told."""

    agency: Agency
    as_written: str
    service: str
    role: str
    quotation: Quotation
    since: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """A plan that a report requires in answer to its recommendations: of whom, by when, by its words.

    `rule` says how `due` is known: printed, or counted and from what.
    """

    agencies: tuple[Agency, ...]
    due: date | None
    rule: str
    quotation: Quotation


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Something a report of this family is expected to hold that was not found, and where it was looked for."""

    expected: str
    looked: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a second, simpler reading of the report's words counts otherwise than the first.

    `rule` names what was counted; `expected` says both counts in words, `looked` how the second was made and what to do;
    `quotation` is where to look.
    """

    rule: str
    expected: str
    looked: str
    quotation: Quotation


@dataclass(frozen=True, slots=True)
class Inspection:
    """The report's own inspection. `framework` is a notation; `key` the tail of its IRI after `inspection/`."""

    key: str
    framework: str
    authority: Agency
    start: PartialDate | None
    end: PartialDate | None
    lead_inspectors: tuple[str, ...] = ()
    conducted_by: tuple[str, ...] = ()  # keys of inspectorates, e.g. "organisation/ofsted"
    outcome: str | None = None  # notation in the framework's outcome scheme
    outcome_quotation: Quotation | None = None
    dates_quotation: Quotation | None = None
    lead_quotation: Quotation | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """What the publisher's list beside the files says of one report."""

    file_name: str
    published: date | None = None
    source_url: str | None = None
    publisher_id: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The file that was read."""

    file_name: str
    sha256: str
    media_type: str
    text: str  # the stored text, which every offset points into
    pages: int | None


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """Everything read from one report."""

    source: Source
    family: str
    detected_by: str  # the reason in words
    title: str
    kind: str  # notation of the scheme reportKinds
    authority: Agency
    published: date | None
    published_quotation: Quotation | None
    publisher: str | None  # key of an organisation
    inspection: Inspection | None  # None for a report that only speaks of others' inspections
    judgements: tuple[Judgement, ...] = ()
    reported_grades: tuple[ReportedGrade, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    findings: tuple[Finding, ...] = ()
    citations: tuple[Citation, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    mentions: tuple[Mention, ...] = ()
    services: tuple[ServiceProvision, ...] = ()
    shortfalls: tuple[Shortfall, ...] = ()
    action_plan: ActionPlan | None = None
    own_aspects: tuple[OwnAspect, ...] = ()  # of the judgements, beside those of the schemes
    differences: tuple[Difference, ...] = ()  # between this reading and a second one of the same words
    listed_published: date | None = None  # what the publisher's list beside the file says, where there is one
    source_url: str | None = None
    publisher_id: str | None = None
    counts_differ: tuple[CountsDiffer, ...] = ()
    statement: StatementOfAction | None = None
    parties: tuple[LetterParty, ...] = ()
