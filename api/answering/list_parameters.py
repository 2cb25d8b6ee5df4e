"""The parameters of lists as types: what each list can be narrowed by, its limits and an example, said once."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar, Final

from pydantic import AfterValidator, Field

from api.answering.list_answers import ListWanted
from api.answering.parameters import (
    LARGEST_OFFSET,
    LONGEST_Q,
    PAGE,
    BodyCode,
    Notation,
    OrganisationQ,
    Pages,
    QueryParameters,
    visible_if_any,
)
from api.answering.searching import SearchedKind
from queries.editions.facets import Facet
from queries.editions.narrowed_entries import ListKind, ListOrder

ListWords = Annotated[str | None, Field(max_length=LONGEST_Q), AfterValidator(visible_if_any)]
Year = Annotated[str | None, Field(pattern=r"^[12][0-9]{3}$")]


FIRST_OF_EACH: Final = 10
"""Things of each kind in the answer to a search where nobody says how many."""


class CouncilsAsked(QueryParameters):
    """Which councils."""

    region: Notation = Field(None, examples=["north-east"])
    """All councils of this region, those without a report here too: a notation of `regions`."""
    grade: Notation = Field(None, examples=["grades2013/4"])
    """Only those that the latest of their graded inspections gave this grade overall, or for anything where it gave none overall: its
    scale and its notation there.
    """


class ByDay(StrEnum):
    """The orders of a list by days."""

    LATEST = "latest"
    EARLIEST = "earliest"


class ByDayOrGrade(StrEnum):
    """The orders of judgements: by day, or by rank on whatever scale, the best or the worst first."""

    LATEST = "latest"
    EARLIEST = "earliest"
    BEST = "best"
    WORST = "worst"


class ByOwned(StrEnum):
    """The orders of bodies: those that own most, or fewest, recommendations first."""

    MOST = "most"
    FEWEST = "fewest"


_ORDERS: Final = {
    "latest": ListOrder.LATEST,
    "earliest": ListOrder.EARLIEST,
    "best": ListOrder.HIGHEST,
    "worst": ListOrder.LOWEST,
    "most": ListOrder.HIGHEST,
    "fewest": ListOrder.LOWEST,
}


def list_order(sort: StrEnum) -> ListOrder:
    """The order that is asked for, as the index has it."""
    return _ORDERS[sort.value]


class ListChosen(QueryParameters):
    """What a list is narrowed by: things that fit all that is said."""

    LIST: ClassVar[ListKind]

    def list_wanted(self) -> ListWanted:
        """What is asked, without how it is shown."""
        said = {name: getattr(self, name) for name in type(self).model_fields}
        values = {facet: str(said[facet.value]) for facet in Facet if said.get(facet.value) is not None}
        return ListWanted(self.LIST, values, said.get("inspection"), said.get("q"))


class OfAreas(ListChosen):
    """What everything about councils is narrowed by."""

    authority: BodyCode = Field(None, examples=["E10000015"])
    """The council that it is about, by its GSS code."""
    region: Notation = Field(None, examples=["north-east"])
    """The region that the council lies in: a notation of `regions`."""
    framework: Notation = Field(None, examples=["slac", "apa", "ilacs"])
    """The notation of a framework."""


class FindingsChosen(OfAreas):
    """Which findings."""

    LIST: ClassVar[ListKind] = ListKind.FINDINGS
    year: Year = Field(None, examples=["2011"])
    """The year in which the report was published."""
    kind: Notation = Field(None, examples=["strength"])
    """Strength, requirement met, weakness or ground: a notation of `findingKinds`."""
    strand: Notation = Field(None, examples=["safeguarding"])
    """The part of the inspection: a notation of `strands`."""
    inspection: BodyCode = Field(None, examples=["E10000015-slac-2010-10-11"])
    """The inspection, by the tail of its IRI."""
    q: ListWords = Field(None, examples=["thresholds"])
    """Words of the finding or of the heading that it stands under, as in searches of recommendations."""


class JudgementsChosen(OfAreas):
    """Which judgements."""

    LIST: ClassVar[ListKind] = ListKind.JUDGEMENTS
    year: Year = Field(None, examples=["2010"])
    """The year in which the inspection began, or else was reported on."""
    aspect: Notation = Field(None, examples=["slac/overall-effectiveness"])
    """What was graded: a notation of `aspects`."""
    strand: Notation = Field(None, examples=["safeguarding"])
    """The part of the inspection: a notation of `strands`."""
    part: Notation = Field(None, examples=["health"])
    """The part of the services that the grade is for: a notation of `judgedParts`."""
    grade: Notation = Field(None, examples=["grades2013/3"])
    """The grade: its scale and its notation there, since the scales differ."""
    rank: Annotated[int | None, Field(ge=1, le=4)] = Field(None, examples=[4])
    """The place of the grade on its own scale, from 1 (best) to 4: the scales differ in meaning."""
    inspection: BodyCode = Field(None, examples=["E10000015-slac-2010-10-11"])
    """The inspection, by the tail of its IRI."""
    q: ListWords = Field(None, examples=["leadership"])
    """Words of the sentences that give the grade, or of the aspect."""


class InspectionsChosen(OfAreas):
    """Which inspections."""

    LIST: ClassVar[ListKind] = ListKind.INSPECTIONS
    year: Year = Field(None, examples=["2010"])
    """The year in which it began, or else was reported on."""
    outcome: Notation = Field(None, examples=["outcomesAreaSend/2"])
    """Its one outcome, where the kind has that in place of grades: the scheme and the notation there."""
    body: BodyCode = Field(None, examples=["ofsted"])
    """The inspectorate that made it."""
    q: ListWords = Field(None, examples=["Marlshire 2010"])
    """Words of the council, the kind of inspection, the day or the names of inspectors."""


class ReportsChosen(OfAreas):
    """Which reports."""

    LIST: ClassVar[ListKind] = ListKind.REPORTS
    year: Year = Field(None, examples=["2010"])
    """The year in which it was published."""
    kind: Notation = Field(None, examples=["inspection-report"])
    """What kind of document: a notation of `reportKinds`."""
    q: ListWords = Field(None, examples=["Marlshire 2010"])
    """Words of the title, the council, the kind of inspection, the day of publication or the names of inspectors."""


class StatementsChosen(OfAreas):
    """Which written statements of action."""

    LIST: ClassVar[ListKind] = ListKind.STATEMENTS
    year: Year = Field(None, examples=["2019"])
    """The year in which the report was published that speaks of it."""
    body: BodyCode = Field(None, examples=["E10000015"])
    """A body that is to prepare it or takes part in it."""
    inspection: BodyCode = Field(None, examples=["E10000015-slac-2010-10-11"])
    """The inspection that requires it, by the tail of its IRI."""
    q: ListWords = Field(None, examples=["multi-agency response"])
    """Words of the sentences that require it, or of the names of bodies."""


class OrganisationsChosen(ListChosen):
    """Which bodies."""

    LIST: ClassVar[ListKind] = ListKind.ORGANISATIONS
    q: OrganisationQ = None
    """A code, a name, any other spelling, or the beginnings of its words. Without it: all bodies that own a
    recommendation, those with most first."""
    kind: Notation = Field(None, examples=["NHSTrust"])
    """Only bodies of this kind: the name of a class of the ontology."""
    authority: BodyCode = Field(None, examples=["E10000015"])
    """The council itself and bodies that are known to serve its area."""
    region: Notation = Field(None, examples=["north-east"])
    """Councils of this region and bodies that serve the area of one: a notation of `regions`."""


class FindingsAsked(FindingsChosen, Pages):
    """Which findings, which part of their list, and in which order."""

    sort: ByDay = ByDay.LATEST
    """By publication, the latest or the earliest first; each report in its own order."""


class JudgementsAsked(JudgementsChosen, Pages):
    """Which judgements, which part of their list, and in which order."""

    sort: ByDayOrGrade = ByDayOrGrade.LATEST
    """By inspection, the latest or the earliest first, or by rank."""


class InspectionsAsked(InspectionsChosen, Pages):
    """Which inspections, which part of their list, and in which order."""

    sort: ByDay = ByDay.LATEST
    """The latest or the earliest first."""


class ReportsAsked(ReportsChosen, Pages):
    """Which reports, which part of their list, and in which order."""

    sort: ByDay = ByDay.LATEST
    """The latest or the earliest first."""


class StatementsAsked(StatementsChosen, Pages):
    """Which statements of action, which part of their list, and in which order."""

    sort: ByDay = ByDay.LATEST
    """By the report that speaks of it, the latest or the earliest first."""


class OrganisationsAsked(OrganisationsChosen, Pages):
    """Which bodies, which part of their list, and in which order."""

    sort: ByOwned = ByOwned.MOST
    """Those that own most or fewest first; those that a search finds stand with the best first."""


class RepetitionsChosen(QueryParameters):
    """Which requests that were made again."""

    authority: BodyCode = Field(None, examples=["E10000015"])
    """Only of inspections of this authority."""
    owner: BodyCode = Field(None, examples=["RWH"])
    """Only those of which this body owns the later one."""


class RepetitionsAsked(RepetitionsChosen, Pages):
    """Which requests that were made again, and which part of their list."""


class SearchAsked(QueryParameters):
    """What is looked for, and how much of each kind is shown."""

    q: Annotated[str, Field(min_length=1, max_length=LONGEST_Q), AfterValidator(visible_if_any)] = Field(
        examples=["health assessments"]
    )
    """A code, a name, words: of bodies, recommendations, findings, judgements, statements of action, inspections and reports."""
    kind: SearchedKind | None = Field(None, examples=["findings"])
    """Only these."""
    limit: int = Field(FIRST_OF_EACH, ge=1, le=PAGE)
    """How many of each kind to give."""
    offset: int = Field(0, ge=0, le=LARGEST_OFFSET)
    """How many of each kind to pass over."""
