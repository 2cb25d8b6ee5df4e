"""The lists of the API: each is a row of a table here, and has the addresses that `list_routes` gives it.

/api/facets/findings?region=north-east             what a list can be narrowed by further, with counts
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Path, Query

from api.answering import answers, heirs
from api.answering.edition import Edition
from api.answering.list_answers import list_facets
from api.answering.list_parameters import (
    FindingsAsked,
    FindingsChosen,
    InspectionsAsked,
    InspectionsChosen,
    JudgementsAsked,
    JudgementsChosen,
    OrganisationsAsked,
    OrganisationsChosen,
    RepetitionsAsked,
    RepetitionsChosen,
    ReportsAsked,
    ReportsChosen,
    StatementsAsked,
    StatementsChosen,
    list_order,
)
from api.answering.parameters import (
    Code,
    CurrentEdition,
    Gss,
    JudgedAsked,
    JudgedChosen,
    NoParameters,
    OwnedAsked,
    OwnedChosen,
    Pages,
    RecommendationsAsked,
    RecommendationsChosen,
)
from api.exporting.columns import TableName
from api.exporting.taken_lists import (
    JudgedList,
    NamingList,
    NarrowedList,
    ProvisionList,
    RecommendationList,
    RepetitionList,
    TaskList,
)
from api.http.list_routes import ListRoutes, add_list, taking
from api.http.lookups import MISSING, REFUSED, WRONG
from queries.answering.browsing_models import Provision, RepetitionFound, Task
from queries.answering.listed_models import FindingFound, InspectionFound
from queries.answering.models import Document, FacetCount, FacetCounts, Judgement, OrganisationFound, Recommendation
from queries.answering.references import Answer
from queries.answering.statement_models import WrittenStatement
from queries.answering.task_kinds import TaskKind
from queries.editions.entries import Order
from queries.editions.narrowed_entries import ListKind

router = APIRouter(prefix="/api", responses={**WRONG, **MISSING, **REFUSED})

Asked = FindingsAsked | JudgementsAsked | InspectionsAsked | ReportsAsked | StatementsAsked | OrganisationsAsked
Chosen = FindingsChosen | JudgementsChosen | InspectionsChosen | ReportsChosen | StatementsChosen | OrganisationsChosen

AnyTask = Annotated[TaskKind, Path(description="What of: discrepancies, names or warnings.")]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A list that is narrowed by facets: what a page of it may be asked, and all of it; what an item is; what people call finding it, its
    things, and what they should know.
    """

    tag: str
    asked: type[Asked]
    chosen: type[Chosen]
    item: type[Answer]
    finding: str
    things: str
    about: str

    @property
    def kind(self) -> ListKind:
        """The list."""
        return self.chosen.LIST

    def taken(self, edition: Edition, asked: Asked | Chosen) -> NarrowedList:
        """The list as it is asked for: all of it stands in the order that a page has where nobody asks for another."""
        first = self.asked.model_fields["sort"].default
        return NarrowedList(asked.list_wanted(), list_order(getattr(asked, "sort", first)))

    def routes(self) -> ListRoutes:
        """Its addresses."""
        name = self.kind.value
        return ListRoutes(
            f"/{name}", f"find_{name}", self.tag, TableName(name), self.asked, self.chosen, self.item, self.finding, self.things,
            self.about, self.taken,
        )  # fmt: skip


NARROWED: Final = (
    Narrowed(
        "Inspections", FindingsAsked, FindingsChosen, FindingFound, "Find findings", "Findings",
        "Strengths, requirements met, weaknesses and grounds that fit everything asked: the latest report first, each report in its own order, "
        "unless `sort` says otherwise. By `Accept` also all of them as CSV, a workbook or Parquet, as the addresses ending so give them.",
    ),
    Narrowed(
        "Inspections", JudgementsAsked, JudgementsChosen, Judgement, "Find judgements", "Judgements",
        "Grades that fit everything asked, with the words that give each and what contradicts it: the latest inspection first, each in its "
        "framework's order, unless `sort` says otherwise.",
    ),
    Narrowed(
        "Inspections", InspectionsAsked, InspectionsChosen, InspectionFound, "Find inspections", "Inspections",
        "Inspections that fit everything asked, the latest first unless `sort` says otherwise, each with what came of it, counted.",
    ),
    Narrowed(
        "Inspections", ReportsAsked, ReportsChosen, Document, "Find reports", "Reports",
        "Reports that fit everything asked, the latest first unless `sort` says otherwise.",
    ),
    Narrowed(
        "Recommendations", StatementsAsked, StatementsChosen, WrittenStatement, "Find written statements of action",
        "Written statements of action",
        "What local areas had to write of how they would tackle what was found, apart from recommendations: who prepares each, with whom, for "
        "whom, by when, and the words.",
    ),
    Narrowed(
        "Organisations", OrganisationsAsked, OrganisationsChosen, OrganisationFound,
        "Find a body by code, name or any spelling", "Bodies",
        "With `q` the best first: the code itself, the whole name, names that begin so, names with words that begin so. Without it, bodies that "
        "own a recommendation.",
    ),
)  # fmt: skip
"""The lists that are narrowed by facets, but for recommendations, which are asked more."""


def _found(edition: Edition, asked: RecommendationsChosen) -> RecommendationList:
    return RecommendationList(asked.wanted(), getattr(asked, "sort", Order.LATEST))


def _owned(edition: Edition, asked: OwnedChosen, code: str) -> RecommendationList:
    return RecommendationList(heirs.wanted(edition, code, asked.on, inherited=asked.inherited, basis=asked.basis))


def _judged(edition: Edition, asked: JudgedChosen, gss: str) -> JudgedList:
    return JudgedList(gss, asked.framework)


def _again(edition: Edition, asked: RepetitionsChosen) -> RepetitionList:
    return RepetitionList(asked.authority, asked.owner)


def _provided(edition: Edition, asked: object, code: str) -> ProvisionList:
    return ProvisionList(code)


def _naming(edition: Edition, asked: object, code: str) -> NamingList:
    return NamingList(code)


def _tasks(edition: Edition, asked: object, kind: TaskKind) -> TaskList:
    return TaskList(kind)


_OF_BODY: Final = {"code": Code}

LISTS: Final = (
    *(each.routes() for each in NARROWED),
    ListRoutes(
        "/recommendations", "find_recommendations", "Recommendations", TableName.RECOMMENDATIONS, RecommendationsAsked, RecommendationsChosen,
        Recommendation, "Find recommendations", "Recommendations",
        "Those that fit everything asked: the latest report first, each report in its own order, unless `sort` says otherwise. By `Accept` "
        "also all of them as CSV, a workbook or Parquet, as the addresses ending so give them.", _found,
    ),
    ListRoutes(
        "/organisations/{code:path}/recommendations", "recommendations_of_organisation", "Organisations", TableName.RECOMMENDATIONS,
        OwnedAsked, OwnedChosen, Recommendation, "What a body owns", "What a body owns",
        "The recommendations that a report makes this body's to carry out, each with the words that say so; if asked, as of a day, and with "
        "what it carries on from bodies before it. `basis=inferred` gives those that it is only inferred to own.", _owned, _OF_BODY,
    ),
    ListRoutes(
        "/authorities/{gss}/judgements", "judgements", "Inspections", TableName.JUDGEMENTS, JudgedAsked, JudgedChosen, Judgement,
        "What an authority was judged", "What an authority was judged",
        "The latest inspection first, each in its framework's own order, with the statements that contradict each other.", _judged, {"gss": Gss},
    ),
    ListRoutes(
        "/repetitions", "repetitions", "Recommendations", TableName.REPETITIONS, RepetitionsAsked, RepetitionsChosen, RepetitionFound,
        "What was asked again", "What was asked again",
        "Pairs of requests of which the later asks the same as the earlier, the latest first, each with why they are taken for the same.", _again,
    ),
    ListRoutes(
        "/organisations/{code:path}/provisions", "provisions", "Organisations", TableName.PROVISIONS, Pages, NoParameters, Provision,
        "What a body provides or commissions", "What a body provides or commissions", "By the words of reports, the latest first.",
        _provided, _OF_BODY,
    ),
    ListRoutes(
        "/organisations/{code:path}/namings", "namings", "Organisations", TableName.REPORTS, Pages, NoParameters, Document,
        "Reports that only name a body", "Reports that only name a body",
        "The reports that name a body without telling it anything, the latest first.", _naming, _OF_BODY,
    ),
    ListRoutes(
        "/tasks/{kind}", "tasks", "Inspections", TableName.TASKS, Pages, NoParameters, Task, "What somebody should look at",
        "What somebody should look at",
        "Statements that cannot both hold, names that fit no known body, and what was expected of reports and not found.", _tasks,
        {"kind": AnyTask},
    ),
)  # fmt: skip
"""Every list."""


def _counted(edition: Edition, asked: Chosen | RecommendationsChosen) -> list[FacetCounts]:
    """What the things that fit can be narrowed by further."""
    found = (
        answers.facets(edition, asked.wanted())
        if isinstance(asked, RecommendationsChosen)
        else list_facets(edition, asked.list_wanted())
    )
    return [
        FacetCounts(
            facet=facet.value,
            values=[FacetCount(value=each.value, label=each.label, count=each.count) for each in values],
        )
        for facet, values in found.items()
    ]


def _add_counts(path: str, tag: str, things: str, chosen: type[Chosen | RecommendationsChosen]) -> None:
    """The address of what a list can be narrowed by."""
    router.add_api_route(
        path, taking(_counted, edition=CurrentEdition, asked=Annotated[chosen, Query()]), name=path[1:].replace("/", "_"), tags=[tag],
        summary=f"What {things[:1].lower()}{things[1:]} can be narrowed by", response_model=list[FacetCounts],
        description="Of those that fit everything asked: each value that they have, with how many have it, the commonest first.",
    )  # fmt: skip


for _list in LISTS:
    add_list(router, _list)
for _each in NARROWED:
    _add_counts(f"/facets/{_each.kind.value}", _each.tag, _each.things, _each.chosen)
_add_counts("/facets", "Recommendations", "Recommendations", RecommendationsChosen)
