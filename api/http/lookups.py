"""The look-ups of the API. Plain functions, so that the server runs them side by side in threads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, TypeVar
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.answering import answers
from api.answering.answers import Wanted
from api.answering.models import Answer, Inspection, Judgement, Organisation, OrganisationFound, Page, Recommendation
from api.answering.models import RecommendationDetail as Detail
from api.answering.parameters import (
    Code,
    CurrentEdition,
    Gss,
    InspectionId,
    JudgementsAsked,
    NoParameters,
    OrganisationsAsked,
    Pages,
    RecommendationId,
    RecommendationsAsked,
    moved,
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

Nothing = Annotated[NoParameters, Query()]

router = APIRouter(prefix="/api", responses=WRONG)


@router.get("/organisations", tags=["Organisations"], summary="Find a body by code, name or any spelling")
def find_organisations(
    request: Request, edition: CurrentEdition, asked: Annotated[OrganisationsAsked, Query()]
) -> Page[OrganisationFound]:
    """The best first: the code itself, the whole name, names that begin so, names with words that begin so."""
    found = answers.organisations(edition, asked.q)
    return _page(request, len(found), asked, found[asked.offset : asked.offset + asked.limit])


@router.get(
    "/organisations/{code:path}/recommendations",
    tags=["Organisations"],
    summary="What a body owns",
    responses=MISSING,
)
def recommendations_of_organisation(
    request: Request, edition: CurrentEdition, code: Code, asked: Annotated[Pages, Query()]
) -> Page[Recommendation]:
    """The recommendations that a report makes this body's to carry out, each with the words that say so."""
    total, items = answers.recommendations(edition, Wanted(owner=code), asked.limit, asked.offset)
    return _page(request, total, asked, items)


@router.get("/organisations/{code:path}", tags=["Organisations"], summary="One body", responses=MISSING)
def organisation(edition: CurrentEdition, code: Code, _: Nothing) -> Organisation:
    """Its names and codes, what it was before and what became of it."""
    return answers.organisation(edition, code)


@router.get(
    "/recommendations",
    tags=["Recommendations"],
    summary="Find recommendations",
    responses={**MISSING, **REFUSED},
)
def find_recommendations(
    request: Request, edition: CurrentEdition, asked: Annotated[RecommendationsAsked, Query()]
) -> Page[Recommendation]:
    """Those that fit everything asked: the latest report first, each report in its own order."""
    wanted = Wanted(**asked.model_dump(exclude={"q", "limit", "offset"}), words=asked.q)
    total, items = answers.recommendations(edition, wanted, asked.limit, asked.offset)
    return _page(request, total, asked, items)


@router.get(
    "/recommendations/{id:path}",
    tags=["Recommendations"],
    summary="One recommendation",
    responses=MISSING,
    response_model=Detail,
)
def recommendation(request: Request, edition: CurrentEdition, id: RecommendationId, _: Nothing) -> Detail | Response:
    """Its words, its owners with the basis of each, when it is due, who carries it today, and the evidence.

    An id that it had before leads to the one that it has.
    """
    found = answers.recommendation(edition, id)
    return found if found.id == id else moved(request, f"/api/recommendations/{found.id}")


@router.get(
    "/authorities/{gss}/judgements",
    tags=["Inspections"],
    summary="What an authority was judged",
    responses=MISSING,
)
def judgements(
    request: Request, edition: CurrentEdition, gss: Gss, asked: Annotated[JudgementsAsked, Query()]
) -> Page[Judgement]:
    """The latest inspection first, each in its framework's own order, with the statements that contradict each other."""
    found = answers.judgements_of(edition, answers.authority(edition, gss), asked.framework)
    return _page(request, len(found), asked, found[asked.offset : asked.offset + asked.limit])


@router.get("/inspections/{id}", tags=["Inspections"], summary="One inspection", responses=MISSING)
def inspection(edition: CurrentEdition, id: InspectionId, _: Nothing) -> Inspection:
    """When it was, who made it, what it judged, what came before, and what later reports say of it."""
    return answers.inspection(edition, id)


def _page(request: Request, total: int, asked: Pages, items: Sequence[Item]) -> Page[Item]:
    after = asked.offset + asked.limit
    following = None
    if after < total:
        kept = [(name, value) for name, value in request.query_params.multi_items() if name not in ("limit", "offset")]
        kept += [("limit", str(asked.limit)), ("offset", str(after))]
        following = f"{request.scope.get('root_path', '')}{request.scope['path']}?{urlencode(kept)}"
    return Page(total=total, limit=asked.limit, offset=asked.offset, next=following, items=list(items))
