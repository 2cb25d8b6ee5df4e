"""What the readers of all families do alike, from a report's first page to its facts.

A family says what stands on the first page (its Opening) and what the rest holds (its ReportContents). Between the two the authority
is found and the readers are made that need to know it; after them the inspection gets its key, and the facts are put together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.asks.group_members import BodiesSaid, with_contributors, with_groups
from ingest.asks.item_lists import ItemList
from ingest.dates import partial
from ingest.documents.document import Passage
from ingest.facts import (
    ActionPlan,
    Citation,
    CountsDiffer,
    Finding,
    FollowUp,
    Inspection,
    Judgement,
    LetterParty,
    OwnAspect,
    PartialDate,
    Quotation,
    Recommendation,
    ReportedGrade,
    ReportFacts,
    ServiceProvision,
    Shortfall,
    StatementOfAction,
)
from ingest.families.front_page import NO_DATE, NO_DAYS, NO_LEADS, Dated, Inspected, Leads
from ingest.families.reading_context import Reading, ReadingContext

OFSTED, CQC = "organisation/ofsted", "organisation/cqc"
_DIGEST = 8  # characters of a file's digest: they tell inspections without a date apart

ListOfItems = tuple[ItemList, str, str | None]
"""A list of what is asked, with the kind and the strand of its items."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a report's first page says.

    `family`: its notation; `places`: where the authority may be named, the likeliest first; `year`: the year that is assessed,
    where no days are inspected; `period`: the first and last month, where no
    days are told; `inspectorates`: who inspected; `own`: whether the report is of an inspection of its own;
    `shortfalls`: what the page should say and does not.
    """

    family: str
    places: Sequence[Passage]
    printed: Dated = NO_DATE
    days: Inspected = NO_DAYS
    year: int | None = None
    period: tuple[PartialDate, PartialDate] | None = None
    leads: Leads = NO_LEADS
    inspectorates: tuple[str, ...] = (OFSTED,)
    outcome: str | None = None
    outcome_words: Quotation | None = None
    own: bool = True
    shortfalls: Sequence[Shortfall] = ()

    @property
    def start(self) -> PartialDate | None:
        """The inspection's first day, or the year."""
        first = self.period[0] if self.period else self._assessed
        return partial(self.days.first) if self.days.first else first

    @property
    def end(self) -> PartialDate | None:
        """The inspection's last day, or the year."""
        last = self.period[-1] if self.period else self._assessed
        return partial(self.days.last) if self.days.last else last

    @property
    def _assessed(self) -> PartialDate | None:
        return PartialDate(self.year) if self.year else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContents:
    """What the rest of a report says, as its family reads it.

    `title`: whole, with the authority's name; `kind`: of the scheme reportKinds; `lists`: what is asked, where nothing but the
    list says whose its items are, else `recommendations`; `follow_ups`, `services`: those beyond what every family's text is read for;
    `returned_to`: the inspection that this one returns to, of which its verdicts are then all that it says; `statement`: the
    written statement of action; `parties`: to whom a letter goes, and who signed it; `own_aspects`: what the judgements grade
    beside the schemes' aspects.
    """

    title: str
    kind: str = "inspection-report"
    judgements: tuple[Judgement, ...] = ()
    reported_grades: tuple[ReportedGrade, ...] = ()
    lists: Iterable[ListOfItems] = ()
    recommendations: tuple[Recommendation, ...] = ()
    findings: tuple[Finding, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    returned_to: Citation | None = None
    counts_differ: tuple[CountsDiffer, ...] = ()
    statement: StatementOfAction | None = None
    parties: tuple[LetterParty, ...] = ()
    services: tuple[ServiceProvision, ...] = ()
    action_plan: ActionPlan | None = None
    own_aspects: tuple[OwnAspect, ...] = ()
    shortfalls: Iterable[Shortfall] = ()


def begin(context: ReadingContext, opening: Opening) -> Reading:
    """The readers of one report, once its first page is read. Raises UnknownAuthority if no place of it names one."""
    published = context.published(opening.printed)
    day = opening.days.first or published
    area, area_words = context.find_authority(opening.places, day)
    if not opening.own:
        return Reading(context, area, area_words, published, day)
    return Reading(context, area, area_words, published, day, opening.family, opening.start, opening.end)


def assemble(reading: Reading, opening: Opening, contents: ReportContents) -> ReportFacts:
    """The facts of one report."""
    authority = reading.namer.authority
    citations, follow_ups = _earlier(reading, contents)
    services = (*contents.services, *reading.services)
    known = BodiesSaid(services, reading.mentions, reading.context.schemes)
    recommendations = with_groups(contents.recommendations or reading.recommendations.read(contents.lists), known)
    statement = with_contributors(contents.statement, known) if contents.statement else None
    return ReportFacts(
        reading.context.source, opening.family, reading.context.detected_by, contents.title, contents.kind, authority, reading.published,
        opening.printed.quotation, _publisher(opening) if opening.own else authority.key, _inspection(reading, opening) if opening.own else None,
        contents.judgements, contents.reported_grades,
        recommendations, contents.findings,
        citations, follow_ups, reading.mentions, services,
        (*opening.shortfalls, *contents.shortfalls, *reading.owners.doubts(recommendations)),
        counts_differ=contents.counts_differ, statement=statement, parties=contents.parties,
        action_plan=contents.action_plan, own_aspects=contents.own_aspects,
    )  # fmt: skip


def _earlier(reading: Reading, contents: ReportContents) -> tuple[tuple[Citation, ...], tuple[FollowUp, ...]]:
    """The other inspections and what became of what they asked.

    What a revisit says in passing of the inspection that it returns to is no citation nor follow-up of its own beside its verdicts.
    """
    back = contents.returned_to
    if back is None:
        return reading.citations, (*reading.follow_ups, *contents.follow_ups)
    others = [c for c in reading.citations if c.framework is not None and c.key != back.key]
    of_others = [f for f in reading.follow_ups if any(f.citation == c.key for c in others)]
    return (back, *others), (*contents.follow_ups, *of_others)


def _publisher(opening: Opening) -> str:
    """Whose report it is: Ofsted's where it took part, else the inspectorate's that did."""
    others = opening.inspectorates
    return others[0] if others and OFSTED not in others else OFSTED


def _inspection(reading: Reading, opening: Opening) -> Inspection:
    """The report's own inspection; without a day of its own it is told apart by the report's, or by the file."""
    when = opening.start or (partial(reading.published) if reading.published else None)
    key = f"{reading.area.key}-{opening.family}-{when.iso() if when else reading.context.source.sha256[:_DIGEST]}"
    return Inspection(
        key, opening.family, reading.namer.authority, opening.start, opening.end, opening.leads.names, opening.inspectorates,
        opening.outcome, opening.outcome_words, dates_quotation=opening.days.quotation, lead_quotation=opening.leads.quotation,
    )  # fmt: skip


def lacking(*wanted: tuple[str, str, object]) -> tuple[Shortfall, ...]:
    """A shortfall for each thing that was not found: what was expected, where it was looked for, and what was found."""
    return tuple(Shortfall(expected, looked) for expected, looked, found in wanted if not found)
