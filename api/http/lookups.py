"""The look-ups of the API. Plain functions, so that the server runs them side by side in threads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request

from api.answering import answers
from api.answering.answers import Wanted
from api.answering.models import Answer, Inspection, Judgement, Organisation, OrganisationFound, Page, Recommendation
from api.answering.models import RecommendationDetail as Detail
from api.answering.parameters import (
    PAGE,
    AuthorityCode,
    Code,
    CurrentEdition,
    DueBefore,
    Framework,
    Gss,
    HeirCode,
    InspectionId,
    Kind,
    Limit,
    Offset,
    OfInspection,
    OrganisationQ,
    OwnerCode,
    Priority,
    RecommendationId,
    Words,
    no_other_parameters,
)
from api.http.problems import PROBLEM, Problem

Item = TypeVar("Item", bound=Answer)


def _problem(description: str) -> dict[str, Any]:
    return {"model": Problem, "description": description, "content": {PROBLEM: {}}}


Responses = dict[int | str, dict[str, Any]]

WRONG: Responses = {
    422: _problem("A parameter is not what it should be."),
    503: _problem("There is no data to answer from yet."),
}
MISSING: Responses = {404: _problem("Nothing of that name; `nearest` says what may have been meant.")}
REFUSED: Responses = {400: _problem("A parameter names something that no list has; `remedy` says what it has.")}

router = APIRouter(prefix="/api", responses=WRONG, dependencies=[Depends(no_other_parameters)])


@router.get("/organisations", tags=["Organisations"], summary="Find a body by code, name or any spelling")
def find_organisations(
    request: Request, edition: CurrentEdition, q: OrganisationQ = None, limit: Limit = PAGE, offset: Offset = 0
) -> Page[OrganisationFound]:
    """The best first: the code itself, the whole name, names that begin so, names with words that begin so."""
    found = answers.organisations(edition, q)
    return _page(request, len(found), limit, offset, found[offset : offset + limit])


@router.get(
    "/organisations/{code:path}/recommendations",
    tags=["Organisations"],
    summary="What a body owns",
    responses=MISSING,
)
def recommendations_of_organisation(
    request: Request, edition: CurrentEdition, code: Code, limit: Limit = PAGE, offset: Offset = 0
) -> Page[Recommendation]:
    """The recommendations that a report makes this body's to carry out, each with the words that say so."""
    total, items = answers.recommendations(edition, Wanted(owner=code), limit, offset)
    return _page(request, total, limit, offset, items)


@router.get("/organisations/{code:path}", tags=["Organisations"], summary="One body", responses=MISSING)
def organisation(edition: CurrentEdition, code: Code) -> Organisation:
    """Its names and codes, what it was before and what became of it."""
    return answers.organisation(edition, code)


@router.get(
    "/recommendations",
    tags=["Recommendations"],
    summary="Find recommendations",
    responses={**MISSING, **REFUSED},
)
def find_recommendations(
    request: Request,
    edition: CurrentEdition,
    owner: OwnerCode = None,
    inherited_by: HeirCode = None,
    authority: AuthorityCode = None,
    inspection: OfInspection = None,
    framework: Framework = None,
    kind: Kind = None,
    priority: Priority = None,
    due_before: DueBefore = None,
    q: Words = None,
    limit: Limit = PAGE,
    offset: Offset = 0,
) -> Page[Recommendation]:
    """Those that fit everything asked: the latest report first, each report in its own order."""
    wanted = Wanted(owner, inherited_by, authority, inspection, framework, kind, priority, due_before, q)
    total, items = answers.recommendations(edition, wanted, limit, offset)
    return _page(request, total, limit, offset, items)


@router.get("/recommendations/{id:path}", tags=["Recommendations"], summary="One recommendation", responses=MISSING)
def recommendation(edition: CurrentEdition, id: RecommendationId) -> Detail:
    """Its words, its owners with the basis of each, when it is due, who carries it today, and the evidence."""
    return answers.recommendation(edition, id)


@router.get(
    "/authorities/{gss}/judgements",
    tags=["Inspections"],
    summary="What an authority was judged",
    responses=MISSING,
)
def judgements(
    request: Request,
    edition: CurrentEdition,
    gss: Gss,
    framework: Framework = None,
    limit: Limit = PAGE,
    offset: Offset = 0,
) -> Page[Judgement]:
    """The latest inspection first, each in its framework's own order, with the statements that contradict each other."""
    found = answers.judgements_of(edition, answers.authority(edition, gss), framework)
    return _page(request, len(found), limit, offset, found[offset : offset + limit])


@router.get("/inspections/{id}", tags=["Inspections"], summary="One inspection", responses=MISSING)
def inspection(edition: CurrentEdition, id: InspectionId) -> Inspection:
    """When it was, who made it, what it judged, what came before, and what later reports say of it."""
    return answers.inspection(edition, id)


def _page(request: Request, total: int, limit: int, offset: int, items: Sequence[Item]) -> Page[Item]:
    after = offset + limit
    following = None
    if after < total:
        asked = [(name, value) for name, value in request.query_params.multi_items() if name not in ("limit", "offset")]
        asked += [("limit", str(limit)), ("offset", str(after))]
        following = f"{request.scope.get('root_path', '')}{request.scope['path']}?{urlencode(asked)}"
    return Page(total=total, limit=limit, offset=offset, next=following, items=list(items))
