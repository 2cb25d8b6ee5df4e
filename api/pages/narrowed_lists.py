"""Lists of recommendations, findings, judgements, inspections, reports and statements of action that people narrow, sort and take away by
plain links.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.answering import answers
from api.answering.edition import Edition
from api.answering.list_answers import list_facets, listed_json, sought_in_list
from api.answering.list_parameters import (
    FindingsAsked,
    InspectionsAsked,
    JudgementsAsked,
    ReportsAsked,
    StatementsAsked,
    list_order,
)
from api.answering.parameters import CurrentEdition, RecommendationsAsked
from api.pages.list_choices import Choices, choices, chosen, given_by, given_with, places, query_of
from api.pages.rendering import render
from ontology.schemes import load_schemes
from ontology.terms import concept
from queries.answering.listed_models import FindingFound, InspectionFound
from queries.answering.models import Document, Judgement, Recommendation
from queries.answering.references import Answer
from queries.answering.statement_models import WrittenStatement
from queries.answering.wording import long_date
from queries.editions.facets import Facet, FacetValue
from queries.editions.narrowed_entries import ListKind

SHOWN: Final = 10
"""Values of a facet that are shown at once; the others unfold."""

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

Asked = FindingsAsked | JudgementsAsked | InspectionsAsked | ReportsAsked | StatementsAsked

HEADINGS: Final[Mapping[Facet, str]] = {
    Facet.KIND: "Kind",
    Facet.GRADE: "Grade",
    Facet.RANK: "Place on its own scale",
    Facet.OUTCOME: "Outcome",
    Facet.ASPECT: "Aspect",
    Facet.STRAND: "Part of the inspection",
    Facet.PART: "Part of the services",
    Facet.BODY: "Body",
    Facet.AUTHORITY: "Council",
    Facet.REGION: "Region",
    Facet.FRAMEWORK: "Kind of inspection",
    Facet.YEAR: "Year",
}
"""What people read above each facet of most lists."""

OF_RECOMMENDATIONS: Final[Mapping[Facet, str]] = {
    Facet.STATUS: "What became of it",
    Facet.THEME: "About",
    Facet.OWNER_KIND: "Kind of owner",
    Facet.OWNER: "Owner",
    Facet.BASIS: "How the owner is known",
    Facet.AUTHORITY: "Council inspected",
    Facet.FRAMEWORK: "Kind of inspection",
    Facet.YEAR: "Year",
    Facet.PRIORITY: "How soon",
    Facet.KIND: "Called there",
}
"""The same of recommendations."""

UNCOUNTED: Final = {"inherited_by": "Carried today by", "inspection": "Inspection", "due_before": "Due before"}
"""What a list may be narrowed by besides, and nothing is counted of: pages and people lead to it."""

SORTS: Final[Mapping[str, str]] = {
    "latest": "latest first",
    "earliest": "earliest first",
    "best": "best grade first, on whatever scale",
    "worst": "worst grade first, on whatever scale",
}
"""What people read for each order of most lists."""

SORTS_OF_RECOMMENDATIONS: Final[Mapping[str, str]] = {
    "latest": "latest report first",
    "earliest": "earliest report first",
    "due": "by the day each is due",
}
"""The same of recommendations."""

OF_AN_OWNER: Final[Mapping[str, str]] = {"latest": "what words tell it first, then by default, each the latest first"}
"""The same of the recommendations of one body."""

EXPLAINED: Final = {"status": "requestStatuses", "basis": "assignmentBases"}
"""What a list is narrowed by that needs a word on what it means, and the scheme that says it."""

NO_WORD: Final = "no-word-since"
SILENT: Final = (
    "Of what the latest report on a council asked, none could: each says how many later reports were looked through."
)
"""What has to be known of what no report speaks of, so that nobody takes it for neglect."""

PARTS: Final = {None: "all", "true": "still open", "false": "done"}
"""What recommendations can be cut down to by whether a report says that they were done."""


@dataclass(frozen=True, slots=True)
class ListView:
    """How a list is shown: what one and several of its things are called, what its words are words of, what an item is, and what stands above
    its facets and for its orders.
    """

    kind: ListKind
    one: str
    many: str
    words: str
    item: type[Answer]
    headings: Mapping[Facet, str] = field(default_factory=lambda: HEADINGS)
    sorts: Mapping[str, str] = field(default_factory=lambda: SORTS)


RECOMMENDATIONS: Final = ListView(
    ListKind.RECOMMENDATIONS, "recommendation", "recommendations", "Words that they say", Recommendation, OF_RECOMMENDATIONS,
    SORTS_OF_RECOMMENDATIONS,
)  # fmt: skip

VIEWS: Final[Mapping[ListKind, ListView]] = {
    view.kind: view
    for view in (
        ListView(ListKind.FINDINGS, "finding", "findings", "Words that they say", FindingFound),
        ListView(ListKind.JUDGEMENTS, "judgement", "judgements", "Words of the sentences that give the grade", Judgement),
        ListView(
            ListKind.INSPECTIONS, "inspection", "inspections", "A council, a kind of inspection, a year, an inspector", InspectionFound,
            {**HEADINGS, Facet.BODY: "Made by"},
        ),
        ListView(ListKind.REPORTS, "report", "reports", "A council, a kind of inspection, a year, an inspector", Document),
        ListView(
            ListKind.STATEMENTS, "written statement of action", "written statements of action", "Words that require it, or a body",
            WrittenStatement, {**HEADINGS, Facet.BODY: "Prepares it or takes part"},
        ),
    )
}  # fmt: skip
"""The lists that a search looks in besides recommendations and bodies."""


@router.get("/recommendations")
def recommendations(
    request: Request, edition: CurrentEdition, asked: Annotated[RecommendationsAsked, Query()]
) -> Response:
    """The recommendations that fit all that is chosen, what else they can be narrowed by, and the ways to take them away."""
    wanted, given = asked.wanted(), given_by(asked)
    total, items = answers.recommendations(edition, wanted, asked.limit, asked.offset, asked.sort)
    besides = [
        (heading, [chosen(given, name, _called(edition, name, given[name]))])
        for name, heading in UNCOUNTED.items()
        if name in given
    ]
    counted = choices(
        given, answers.facets(edition, wanted), OF_RECOMMENDATIONS, lambda facet, _: _called(edition, facet.value, given[facet.value])
    )  # fmt: skip
    parts = [
        (query_of(given_with(given, "open", value)), words, given.get("open") == value)
        for value, words in PARTS.items()
    ]
    means = tuple(
        said for name, scheme in EXPLAINED.items() if name in given and (said := _meaning(edition, scheme, given[name]))
    )
    return _shown(request, RECOMMENDATIONS, asked, given, total, items, [*besides, *counted], parts=parts, means=means)


@router.get("/findings")
def findings(request: Request, edition: CurrentEdition, asked: Annotated[FindingsAsked, Query()]) -> Response:
    """What inspectors reported without grading it: strengths, requirements met, weaknesses, grounds of recommendations."""
    return _list_page(request, edition, asked)


@router.get("/judgements")
def judgements(request: Request, edition: CurrentEdition, asked: Annotated[JudgementsAsked, Query()]) -> Response:
    """Grades, with the words that give them."""
    return _list_page(request, edition, asked)


@router.get("/inspections")
def inspections(request: Request, edition: CurrentEdition, asked: Annotated[InspectionsAsked, Query()]) -> Response:
    """Inspections, with what came of each."""
    return _list_page(request, edition, asked)


@router.get("/reports")
def reports(request: Request, edition: CurrentEdition, asked: Annotated[ReportsAsked, Query()]) -> Response:
    """Reports, by what they are called and whom they are about."""
    return _list_page(request, edition, asked)


@router.get("/statements")
def statements(request: Request, edition: CurrentEdition, asked: Annotated[StatementsAsked, Query()]) -> Response:
    """Written statements of action: who prepares each, with whom, for whom and by when."""
    return _list_page(request, edition, asked)


def _list_page(request: Request, edition: Edition, asked: Asked) -> Response:
    wanted, given = asked.list_wanted(), given_by(asked)
    view = VIEWS[wanted.kind]
    total, found = listed_json(edition, wanted, asked.limit, asked.offset, list_order(asked.sort))
    as_listed = dict(sought_in_list(edition, wanted).values)

    def called(facet: Facet, values: list[FacetValue]) -> str:
        return next((each.label for each in values if each.value == as_listed[facet]), given[facet.value])

    facets = choices(given, list_facets(edition, wanted), view.headings, called)
    if wanted.inspection is not None:
        name = answers.inspection_ref(edition, wanted.inspection).name
        facets.insert(0, (UNCOUNTED["inspection"], [chosen(given, "inspection", name)]))
    return _shown(request, view, asked, given, total, [view.item.model_validate_json(each) for each in found], facets)


def _shown(
    request: Request, view: ListView, asked: Asked | RecommendationsAsked, given: dict[str, str], total: int, items: list[Any],
    facets: Choices, parts: list[tuple[str, str, bool]] | None = None, means: tuple[str, ...] = (),
) -> Response:  # fmt: skip
    """A part of a list with what it can be narrowed by: `parts`, by what became of its things; `means`: sentences on what a choice means."""
    kept = {name: value for name, value in given.items() if name != "sort"}
    of_an_owner = view is RECOMMENDATIONS and "owner" in given
    sorts = {**view.sorts, **(OF_AN_OWNER if of_an_owner else {})}
    orders = [
        (query_of(kept | {"sort": each.value}), sorts[each.value], each is asked.sort) for each in type(asked.sort)
    ]
    return render(
        request,
        "listing.html",
        view=view,
        q=asked.q or "",
        total=total,
        items=items,
        given=given,
        facets=facets,
        orders=orders,
        parts=parts,
        means=means,
        taken=query_of({name: value for name, value in kept.items() if name != "limit"}),
        shown=SHOWN,
        **places(total, asked.limit, asked.offset, given),
    )


def _meaning(edition: Edition, scheme: str, written: str) -> str:
    """What a choice means, in a sentence."""
    notation = answers.notation(edition, scheme, written)
    said = load_schemes().definition(concept(scheme, notation))
    return f"{said} {SILENT}" if notation == NO_WORD else said


def _called(edition: Edition, name: str, value: str) -> str:
    """What people call a value by which recommendations were narrowed, which may be written otherwise than the list has it."""
    if name in ("owner", "inherited_by", "authority"):
        return answers.body(edition, value).name
    if name == "inspection":
        return answers.inspection_ref(edition, value).name
    if name in answers.SCHEMES:
        scheme = answers.SCHEMES[name]
        return load_schemes().label(concept(scheme, answers.notation(edition, scheme, value)))
    return long_date(value) if name == "due_before" else value
