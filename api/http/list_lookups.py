"""Lists of findings, judgements, inspections, reports, statements of action and bodies: as JSON in pages, with counts, and as files.

/api/findings?region=north-east&kind=weakness      a page of them
/api/facets/findings?region=north-east             what they can be narrowed by further, with counts
/api/findings.xlsx?region=north-east               all that fit, as a workbook
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from inspect import Parameter, Signature
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.answering.edition import Edition
from api.answering.list_answers import list_facets, listed_json
from api.answering.list_parameters import (
    FindingsAsked,
    FindingsChosen,
    InspectionsAsked,
    InspectionsChosen,
    JudgementsChosen,
    JudgementsListed,
    OrganisationsAsked,
    OrganisationsChosen,
    ReportsAsked,
    ReportsChosen,
    SearchAsked,
    StatementsAsked,
    StatementsChosen,
    list_order,
)
from api.answering.parameters import CurrentEdition
from api.answering.searching import (
    SearchAnswer,
    SearchedKind,
    addresses,
    of_kind,
    respelt_if_any,
    themes_called,
)
from api.exporting.columns import TableName
from api.exporting.listed_rows import ChosenList
from api.http.downloads import Form
from api.http.list_files import FileForm, file_wanted, list_file
from api.http.list_pages import json_answer, page_of
from api.http.lookups import MISSING, REFUSED, WRONG
from queries.answering.listed_models import FindingFound, InspectionFound
from queries.answering.models import Document, FacetCount, FacetCounts, Judgement, OrganisationFound, Page
from queries.answering.references import Answer
from queries.answering.statement_models import WrittenStatement
from queries.editions.listed_entries import ListKind, ListOrder

router = APIRouter(prefix="/api", responses={**WRONG, **MISSING, **REFUSED})

Asked = FindingsAsked | JudgementsListed | InspectionsAsked | ReportsAsked | StatementsAsked | OrganisationsAsked
Chosen = FindingsChosen | JudgementsChosen | InspectionsChosen | ReportsChosen | StatementsChosen | OrganisationsChosen


@dataclass(frozen=True, slots=True)
class ListRoutes:
    """One list's addresses: what a page of it may be asked, and all of it; what an item is; what people call finding it and its things."""

    kind: ListKind
    tag: str
    asked: type[Asked]
    chosen: type[Chosen]
    item: type[Answer]
    finding: str
    things: str
    about: str


LISTS: Final = (
    ListRoutes(
        ListKind.FINDINGS, "Inspections", FindingsAsked, FindingsChosen, FindingFound, "Find findings", "Findings",
        "Strengths, requirements met, weaknesses and grounds that fit everything asked: the latest report first, each report in its own order, "
        "unless `sort` says otherwise. By `Accept` also all of them as CSV, a workbook or Parquet, as the addresses ending so give them.",
    ),
    ListRoutes(
        ListKind.JUDGEMENTS, "Inspections", JudgementsListed, JudgementsChosen, Judgement, "Find judgements", "Judgements",
        "Grades that fit everything asked, with the words that give each and what contradicts it: the latest inspection first, each in its "
        "framework's order, unless `sort` says otherwise.",
    ),
    ListRoutes(
        ListKind.INSPECTIONS, "Inspections", InspectionsAsked, InspectionsChosen, InspectionFound, "Find inspections", "Inspections",
        "Inspections that fit everything asked, the latest first unless `sort` says otherwise, each with what came of it, counted.",
    ),
    ListRoutes(
        ListKind.REPORTS, "Inspections", ReportsAsked, ReportsChosen, Document, "Find reports", "Reports",
        "Reports that fit everything asked, the latest first unless `sort` says otherwise.",
    ),
    ListRoutes(
        ListKind.STATEMENTS, "Recommendations", StatementsAsked, StatementsChosen, WrittenStatement, "Find written statements of action",
        "Written statements of action",
        "What local areas had to write of how they would tackle what was found, apart from recommendations: who prepares each, with whom, for "
        "whom, by when, and the words.",
    ),
    ListRoutes(
        ListKind.ORGANISATIONS, "Organisations", OrganisationsAsked, OrganisationsChosen, OrganisationFound,
        "Find a body by code, name or any spelling", "Bodies",
        "With `q` the best first: the code itself, the whole name, names that begin so, names with words that begin so. Without it, bodies that "
        "own a recommendation.",
    ),
)  # fmt: skip
"""The lists that are asked alike; recommendations, which are asked more, have addresses of their own."""


def _taking(answer: Callable[..., Any], **takes: Any) -> Callable[..., Any]:
    """An endpoint that takes these parameters: FastAPI reads them off its signature, and each list has a model of its own of what is asked."""

    def endpoint(**given: Any) -> Any:
        return answer(**given)

    parameters = [Parameter(name, Parameter.KEYWORD_ONLY, annotation=each) for name, each in takes.items()]
    endpoint.__signature__ = Signature(parameters)  # type: ignore[attr-defined]  # which functions may have
    return endpoint


def _add(each: ListRoutes) -> None:
    """The addresses of one list: a page of it, all of it as a file, and what it can be narrowed by."""
    path, asked, chosen = f"/{each.kind.value}", Annotated[each.asked, Query()], Annotated[each.chosen, Query()]
    page = _taking(_answered, request=Request, edition=CurrentEdition, asked=asked)
    router.add_api_route(f"{path}.json", page, include_in_schema=False)
    router.add_api_route(
        path, page, name=f"find_{each.kind.value}", tags=[each.tag], summary=each.finding, description=each.about,
        response_model=Page[each.item],  # type: ignore[name-defined]  # an answer's type, known when this runs
    )  # fmt: skip
    router.add_api_route(
        f"{path}.{{form}}", _taking(_file, edition=CurrentEdition, form=Form, asked=chosen), name=f"{each.kind.value}_file",
        tags=["Downloads"], summary=f"{each.things} as a file",
        description=f"All that fit, a row for each, as the [table](tables.md) `{each.kind.value}` has them.",
    )  # fmt: skip
    router.add_api_route(
        f"/facets{path}", _taking(_counted, edition=CurrentEdition, asked=chosen), name=f"{each.kind.value}_facets",
        tags=[each.tag], summary=f"What {each.things[:1].lower()}{each.things[1:]} can be narrowed by", response_model=list[FacetCounts],
        description="Of those that fit everything asked: each value that they have, with how many have it, the commonest first.",
    )  # fmt: skip


@router.get("/search", tags=["Organisations"], summary="Find anything by words", response_model=SearchAnswer)
def search(request: Request, edition: CurrentEdition, asked: Annotated[SearchAsked, Query()]) -> Response:
    """Of each kind of thing how many have the words, the first of them, and where all are: bodies by code and name, the others by words of what
    they say or are called.
    """
    root = request.scope.get("root_path", "").rstrip("/")
    found = []
    for kind in [asked.kind] if asked.kind else SearchedKind:
        total, items = of_kind(edition, kind, asked.q, asked.limit, asked.offset)
        places = addresses(root, kind, asked.q, total, asked.limit, asked.offset)
        found.append({"kind": kind.value, "total": total, **places, "items": [json.loads(item) for item in items]})
    said = any(each["total"] for each in found if each["kind"] != ListKind.ORGANISATIONS)
    themes = (
        FacetCount(value=each.value, label=each.label, count=each.count) for each in themes_called(edition, asked.q)
    )
    answer = {
        "q": asked.q,
        "respelt": None if said else respelt_if_any(edition, asked.q),
        "themes": [each.model_dump() for each in themes],
        "found": found,
    }
    return json_answer(json.dumps(answer, ensure_ascii=False, separators=(",", ":")))


def _answered(request: Request, edition: Edition, asked: Asked) -> Response:
    """A page of a list as JSON; by `Accept` all of it as a file."""
    wanted, order = asked.list_wanted(), list_order(asked.sort)
    form = None if request.url.path.endswith(".json") else file_wanted(request)
    if form is not None:
        return list_file(edition, TableName(wanted.kind.value), form, ChosenList(wanted, order))
    total, items = listed_json(edition, wanted, asked.limit, asked.offset, order)
    return page_of(request, total, asked, items)


def _file(edition: Edition, form: FileForm, asked: Chosen) -> Response:
    wanted = asked.list_wanted()
    first = ListOrder.HIGHEST if wanted.kind is ListKind.ORGANISATIONS else ListOrder.LATEST
    return list_file(edition, TableName(wanted.kind.value), form, ChosenList(wanted, first))


def _counted(edition: Edition, asked: Chosen) -> list[FacetCounts]:
    return [
        FacetCounts(
            facet=facet.value,
            values=[FacetCount(value=each.value, label=each.label, count=each.count) for each in values],
        )
        for facet, values in list_facets(edition, asked.list_wanted()).items()
    ]


for _each in LISTS:
    _add(_each)
