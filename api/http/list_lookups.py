"""Lists of findings, judgements, inspections, reports, statements of action and bodies: as JSON in pages, with counts, and as files.

/api/findings?region=north-east&kind=weakness      a page of them
/api/facets/findings?region=north-east             what they can be narrowed by further, with counts
/api/findings.xlsx?region=north-east               all that fit, as a workbook
"""

from __future__ import annotations

import json
from typing import Annotated

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
from queries.answering.statement_models import WrittenStatement
from queries.editions.listed_entries import ListKind, ListOrder

router = APIRouter(prefix="/api", responses={**WRONG, **MISSING, **REFUSED})

Asked = FindingsAsked | JudgementsListed | InspectionsAsked | ReportsAsked | StatementsAsked | OrganisationsAsked
Chosen = FindingsChosen | JudgementsChosen | InspectionsChosen | ReportsChosen | StatementsChosen | OrganisationsChosen


@router.get("/findings.json", include_in_schema=False)
@router.get("/findings", tags=["Inspections"], summary="Find findings", response_model=Page[FindingFound])
def find_findings(request: Request, edition: CurrentEdition, asked: Annotated[FindingsAsked, Query()]) -> Response:
    """Strengths, requirements met, weaknesses and grounds that fit everything asked: the latest report first, each report in its own order, unless
    `sort` says otherwise. By `Accept` also all of them as CSV, a workbook or Parquet, as the addresses ending so give them.
    """
    return _answered(request, edition, asked)


@router.get("/findings.{form}", tags=["Downloads"], summary="Findings as a file")
def findings_file(edition: CurrentEdition, form: Form, asked: Annotated[FindingsChosen, Query()]) -> Response:
    """All that fit, a row for each, as the [table](tables.md) `findings` has them."""
    return _file(edition, form, asked)


@router.get(
    "/facets/findings",
    tags=["Inspections"],
    summary="What findings can be narrowed by",
    response_model=list[FacetCounts],
)
def findings_facets(edition: CurrentEdition, asked: Annotated[FindingsChosen, Query()]) -> list[FacetCounts]:
    """Of those that fit everything asked: each value that they have, with how many have it, the commonest first."""
    return _counted(edition, asked)


@router.get("/judgements.json", include_in_schema=False)
@router.get("/judgements", tags=["Inspections"], summary="Find judgements", response_model=Page[Judgement])
def find_judgements(request: Request, edition: CurrentEdition, asked: Annotated[JudgementsListed, Query()]) -> Response:
    """Grades that fit everything asked, with the words that give each and what contradicts it: the latest inspection first, each in its framework's
    order, unless `sort` says otherwise.
    """
    return _answered(request, edition, asked)


@router.get("/judgements.{form}", tags=["Downloads"], summary="Judgements as a file")
def judgements_file(edition: CurrentEdition, form: Form, asked: Annotated[JudgementsChosen, Query()]) -> Response:
    """All that fit, a row for each, as the [table](tables.md) `judgements` has them."""
    return _file(edition, form, asked)


@router.get(
    "/facets/judgements",
    tags=["Inspections"],
    summary="What judgements can be narrowed by",
    response_model=list[FacetCounts],
)
def judgements_facets(edition: CurrentEdition, asked: Annotated[JudgementsChosen, Query()]) -> list[FacetCounts]:
    """Of those that fit everything asked: each value that they have, with how many have it, the commonest first."""
    return _counted(edition, asked)


@router.get("/inspections.json", include_in_schema=False)
@router.get("/inspections", tags=["Inspections"], summary="Find inspections", response_model=Page[InspectionFound])
def find_inspections(
    request: Request, edition: CurrentEdition, asked: Annotated[InspectionsAsked, Query()]
) -> Response:
    """Inspections that fit everything asked, the latest first unless `sort` says otherwise, each with what came of it, counted."""
    return _answered(request, edition, asked)


@router.get("/inspections.{form}", tags=["Downloads"], summary="Inspections as a file")
def inspections_file(edition: CurrentEdition, form: Form, asked: Annotated[InspectionsChosen, Query()]) -> Response:
    """All that fit, a row for each, as the [table](tables.md) `inspections` has them."""
    return _file(edition, form, asked)


@router.get(
    "/facets/inspections",
    tags=["Inspections"],
    summary="What inspections can be narrowed by",
    response_model=list[FacetCounts],
)
def inspections_facets(edition: CurrentEdition, asked: Annotated[InspectionsChosen, Query()]) -> list[FacetCounts]:
    """Of those that fit everything asked: each value that they have, with how many have it, the commonest first."""
    return _counted(edition, asked)


@router.get("/reports.json", include_in_schema=False)
@router.get("/reports", tags=["Inspections"], summary="Find reports", response_model=Page[Document])
def find_reports(request: Request, edition: CurrentEdition, asked: Annotated[ReportsAsked, Query()]) -> Response:
    """Reports that fit everything asked, the latest first unless `sort` says otherwise."""
    return _answered(request, edition, asked)


@router.get("/reports.{form}", tags=["Downloads"], summary="Reports as a file")
def reports_file(edition: CurrentEdition, form: Form, asked: Annotated[ReportsChosen, Query()]) -> Response:
    """All that fit, a row for each, as the [table](tables.md) `reports` has them."""
    return _file(edition, form, asked)


@router.get(
    "/facets/reports", tags=["Inspections"], summary="What reports can be narrowed by", response_model=list[FacetCounts]
)
def reports_facets(edition: CurrentEdition, asked: Annotated[ReportsChosen, Query()]) -> list[FacetCounts]:
    """Of those that fit everything asked: each value that they have, with how many have it, the commonest first."""
    return _counted(edition, asked)


@router.get("/statements.json", include_in_schema=False)
@router.get(
    "/statements",
    tags=["Recommendations"],
    summary="Find written statements of action",
    response_model=Page[WrittenStatement],
)
def find_statements(request: Request, edition: CurrentEdition, asked: Annotated[StatementsAsked, Query()]) -> Response:
    """What local areas had to write of how they would tackle what was found, apart from recommendations: who prepares each, with whom, for whom, by
    when, and the words.
    """
    return _answered(request, edition, asked)


@router.get("/statements.{form}", tags=["Downloads"], summary="Written statements of action as a file")
def statements_file(edition: CurrentEdition, form: Form, asked: Annotated[StatementsChosen, Query()]) -> Response:
    """All that fit, a row for each, as the [table](tables.md) `statements` has them."""
    return _file(edition, form, asked)


@router.get(
    "/facets/statements",
    tags=["Recommendations"],
    summary="What statements of action can be narrowed by",
    response_model=list[FacetCounts],
)
def statements_facets(edition: CurrentEdition, asked: Annotated[StatementsChosen, Query()]) -> list[FacetCounts]:
    """Of those that fit everything asked: each value that they have, with how many have it, the commonest first."""
    return _counted(edition, asked)


@router.get("/organisations.json", include_in_schema=False)
@router.get(
    "/organisations",
    tags=["Organisations"],
    summary="Find a body by code, name or any spelling",
    response_model=Page[OrganisationFound],
)
def find_organisations(
    request: Request, edition: CurrentEdition, asked: Annotated[OrganisationsAsked, Query()]
) -> Response:
    """With `q` the best first: the code itself, the whole name, names that begin so, names with words that begin so. Without it, bodies that own a
    recommendation.
    """
    return _answered(request, edition, asked)


@router.get("/organisations.{form}", tags=["Downloads"], summary="Bodies as a file")
def organisations_file(edition: CurrentEdition, form: Form, asked: Annotated[OrganisationsChosen, Query()]) -> Response:
    """All that fit, a row for each, as the [table](tables.md) `organisations` has them."""
    return _file(edition, form, asked)


@router.get(
    "/facets/organisations",
    tags=["Organisations"],
    summary="What organisations can be narrowed by",
    response_model=list[FacetCounts],
)
def organisations_facets(edition: CurrentEdition, asked: Annotated[OrganisationsChosen, Query()]) -> list[FacetCounts]:
    """Of those that fit everything asked: each value that they have, with how many have it, the commonest first."""
    return _counted(edition, asked)


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
