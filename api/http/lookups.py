"""The look-ups of the API. Plain functions, so that the server runs them side by side in threads."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.answering import answers, heirs
from api.answering.parameters import (
    Code,
    CurrentEdition,
    DayAsked,
    InspectionId,
    NoParameters,
    OneOfBasis,
    RecommendationId,
    moved,
)
from api.http.list_pages import json_answer
from api.http.problems import PROBLEM, Problem
from queries.answering.models import (
    Inspection,
    Organisation,
)
from queries.answering.models import RecommendationDetail as Detail
from queries.answering.succession_models import ChargeAnswer


def _problem(description: str) -> dict[str, Any]:
    return {"model": Problem, "description": description, "content": {PROBLEM: {}}}


Responses = dict[int | str, dict[str, Any]]

WRONG: Responses = {
    422: _problem("A parameter is not what it should be."),
    503: _problem("There is no data to answer from yet."),
}
MISSING: Responses = {404: _problem("Nothing of that name; `nearest` says what may have been meant.")}
MOVED: Responses = {308: {"description": "It goes by another id today, which `Location` leads to."}}
REFUSED: Responses = {400: _problem("A parameter names something that no list has; `remedy` says what it has.")}

Nothing = Annotated[NoParameters, Query()]

router = APIRouter(prefix="/api", responses=WRONG)


@router.get(
    "/organisations/{code:path}/heirs",
    tags=["Organisations"],
    summary="Who carries on a day what a body was charged with",
    response_model=ChargeAnswer,
    responses=MISSING,
)
def heirs_of_organisation(edition: CurrentEdition, code: Code, asked: Annotated[DayAsked, Query()]) -> Response:
    """The body itself while it lives, and those who came after it, each with the events by which it came to them, whole or in part
    and by whose word; nobody only with the reason.
    """
    return json_answer(heirs.charge(edition, code, asked.on).model_dump_json())


@router.get(
    "/organisations/{code:path}",
    tags=["Organisations"],
    summary="One body",
    responses=MISSING,
    response_model=Organisation,
)
def organisation(edition: CurrentEdition, code: Code, _: Nothing) -> Response:
    """Its names and codes, what it was before and what became of it."""
    return json_answer(answers.organisation_json(edition, code))


@router.get(
    "/recommendations/{id:path}",
    tags=["Recommendations"],
    summary="One recommendation",
    response_model=Detail,
    responses={**MISSING, **MOVED, **REFUSED},
)
def recommendation(
    request: Request, edition: CurrentEdition, id: RecommendationId, asked: Annotated[OneOfBasis, Query()]
) -> Response:
    """Its words, its owners with the basis of each, when it is due, who carries it today, and the evidence.

    An id of the form that recommendations had before, inspection, strand and place in the report, leads to that of today.
    """
    present = answers.present_id(edition, id)
    if present is not None:
        return moved(request, f"{router.prefix}/recommendations/{present}")
    return json_answer(answers.recommendation_json(edition, id, asked.basis))


@router.get(
    "/inspections/{id}", tags=["Inspections"], summary="One inspection", responses=MISSING, response_model=Inspection
)
def inspection(edition: CurrentEdition, id: InspectionId, _: Nothing) -> Response:
    """When it was, who made it, what it judged, what came before, and what later reports say of it."""
    return json_answer(answers.inspection_json(edition, id))
