"""Lists of findings, judgements, inspections, reports and statements of action that people narrow, sort and take away by plain links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.answering import answers
from api.answering.edition import Edition
from api.answering.list_answers import ListWanted, list_facets, listed_json, sought_in_list
from api.answering.list_parameters import (
    FindingsAsked,
    InspectionsAsked,
    JudgementsListed,
    ReportsAsked,
    StatementsAsked,
    list_order,
)
from api.answering.parameters import CurrentEdition
from api.pages.lists import MOST_VALUES, SHOWN, Choice, given_by, given_with, places, query_of, to_narrow
from api.pages.rendering import render
from ontology.schemes import load_schemes
from ontology.terms import concept
from queries.answering.listed_models import FindingFound, InspectionFound
from queries.answering.models import Document, Judgement
from queries.answering.references import Answer
from queries.answering.statement_models import WrittenStatement
from queries.editions.listed_entries import ListFacet, ListKind, ListValue

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

Asked = FindingsAsked | JudgementsListed | InspectionsAsked | ReportsAsked | StatementsAsked


@dataclass(frozen=True, slots=True)
class ListView:
    """How a list is shown: what one and several of its things are called, what its words are words of, what an item is, and what its bodies
    have to do with it.
    """

    one: str
    many: str
    words: str
    item: type[Answer]
    bodies: str = "Body"


VIEWS: Final[Mapping[ListKind, ListView]] = {
    ListKind.FINDINGS: ListView("finding", "findings", "Words that they say", FindingFound),
    ListKind.JUDGEMENTS: ListView("judgement", "judgements", "Words of the sentences that give the grade", Judgement),
    ListKind.INSPECTIONS: ListView("inspection", "inspections", "A council, a kind of inspection, a year, an inspector", InspectionFound, "Made by"),
    ListKind.REPORTS: ListView("report", "reports", "A council, a kind of inspection, a year, an inspector", Document),
    ListKind.STATEMENTS: ListView(
        "written statement of action", "written statements of action", "Words that require it, or a body", WrittenStatement,
        "Prepares it or takes part",
    ),
}  # fmt: skip

FACET_HEADINGS: Final = {
    ListFacet.KIND: "Kind",
    ListFacet.GRADE: "Grade",
    ListFacet.RANK: "Place on its own scale",
    ListFacet.OUTCOME: "Outcome",
    ListFacet.ASPECT: "Aspect",
    ListFacet.STRAND: "Part of the inspection",
    ListFacet.PART: "Part of the services",
    ListFacet.BODY: "Body",
    ListFacet.AUTHORITY: "Council",
    ListFacet.REGION: "Region",
    ListFacet.FRAMEWORK: "Kind of inspection",
    ListFacet.YEAR: "Year",
}
"""What people read above each facet."""

SORTS: Final = {
    "latest": "latest first",
    "earliest": "earliest first",
    "best": "best grade first, on whatever scale",
    "worst": "worst grade first, on whatever scale",
}
"""What people read for each order."""


@router.get("/findings")
def findings(request: Request, edition: CurrentEdition, asked: Annotated[FindingsAsked, Query()]) -> Response:
    """What inspectors reported without grading it: strengths, requirements met, weaknesses, grounds of recommendations."""
    return _list_page(request, edition, asked)


@router.get("/judgements")
def judgements(request: Request, edition: CurrentEdition, asked: Annotated[JudgementsListed, Query()]) -> Response:
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
    wanted = asked.list_wanted()
    view = VIEWS[wanted.kind]
    total, found = listed_json(edition, wanted, asked.limit, asked.offset, list_order(asked.sort))
    given = given_by(asked)
    kept = {name: value for name, value in given.items() if name != "sort"}
    return render(
        request,
        "listing.html",
        kind=wanted.kind.value,
        view=view,
        q=asked.q or "",
        total=total,
        items=[view.item.model_validate_json(each) for each in found],
        given=given,
        facets=_facets(edition, given, wanted),
        orders=[(query_of(kept | {"sort": each.value}), SORTS[each.value], each is asked.sort) for each in _orders(asked)],
        taken=query_of({name: value for name, value in kept.items() if name != "limit"}),
        shown=SHOWN,
        **places(total, asked.limit, asked.offset, given),
    )  # fmt: skip


def _orders(asked: Asked) -> list[StrEnum]:
    return list(type(asked.sort))


def _facets(edition: Edition, given: Mapping[str, str], wanted: ListWanted) -> list[tuple[str, list[Choice]]]:
    """What the list was narrowed by, to be taken away, and the facets with something to choose: a value that all have is none."""
    counted, chosen = list_facets(edition, wanted), dict(sought_in_list(edition, wanted).values)
    shown = []
    if wanted.inspection is not None:
        name = answers.inspection_ref(edition, wanted.inspection).name
        shown.append(("Inspection", [Choice(name, query_of(given_with(given, "inspection", None)))]))
    for facet, heading in {**FACET_HEADINGS, ListFacet.BODY: VIEWS[wanted.kind].bodies}.items():
        values = counted.get(facet, [])
        if facet in chosen:
            label = next((each.label for each in values if each.value == chosen[facet]), given[facet.value])
            shown.append((heading, [Choice(label, query_of(given_with(given, facet.value, None)))]))
        elif len(values) > 1:
            shown.append((heading, [to_narrow(given, each) for each in _told_apart(values[:MOST_VALUES])]))
    return shown


def _told_apart(values: Sequence[ListValue]) -> list[ListValue]:
    """The values, each with its kind of inspection where several kinds have one of the same name: “Overall effectiveness”."""
    often = Counter(value.label for value in values)
    return [
        replace(value, label=f"{value.label} ({_framework(value)})")
        if value.facet is ListFacet.ASPECT and often[value.label] > 1
        else value
        for value in values
    ]


def _framework(aspect: ListValue) -> str:
    return load_schemes().label(concept("frameworks", aspect.value.partition("/")[0]))
