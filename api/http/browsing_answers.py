"""Look-ups of things side by side: what came again, who names and provides what, councils beside each other, what to look at, what is new."""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import PlainTextResponse, Response
from pydantic import Field

from api.answering import answers, browsing, reports
from api.answering.browsing import MOST_COMPARED, CouncilSummary
from api.answering.councils_graded import CouncilGraded, councils_graded
from api.answering.list_parameters import CouncilsAsked
from api.answering.parameters import (
    CurrentEdition,
    Gss,
    QueryParameters,
    ReportId,
)
from api.http.list_pages import json_answer
from api.http.lookups import MISSING, WRONG, Nothing
from queries.answering.listed_models import ReportWhole

TEXT: Final = {"description": "The text.", "content": {"text/plain": {}}}

router = APIRouter(prefix="/api", responses=WRONG)


class ComparisonAsked(QueryParameters):
    """Which councils."""

    council: list[str] = Field(max_length=MOST_COMPARED, min_length=1, examples=[["E10000015", "E06000032"]])
    """A GSS code; several times for several councils."""


@router.get(
    "/authorities/{gss}/comparison",
    tags=["Inspections"],
    summary="A council beside its statistical neighbours",
    response_model=list[CouncilSummary],
    responses=MISSING,
)
def neighbours(edition: CurrentEdition, gss: Gss, _: Nothing) -> list[CouncilSummary]:
    """The council itself, then those that the Department for Education sets beside it."""
    council = answers.organisation(edition, answers.authority(edition, gss).iri)
    return browsing.summaries(edition, (council.iri, *(ref.iri for ref in council.neighbours)))


@router.get(
    "/councils",
    tags=["Inspections"],
    summary="Councils by their latest grades",
    response_model=list[CouncilGraded],
)
def councils(edition: CurrentEdition, asked: Annotated[CouncilsAsked, Query()]) -> list[CouncilGraded]:
    """The councils that were inspected, by name, each with the grades of its latest graded inspection; `grade=grades2013/4` asks for those
    that are inadequate now, as far as the reports here go.
    """
    return councils_graded(edition, asked.region, asked.grade)


@router.get(
    "/comparison",
    tags=["Inspections"],
    summary="Councils side by side",
    response_model=list[CouncilSummary],
    responses=MISSING,
)
def comparison(edition: CurrentEdition, asked: Annotated[ComparisonAsked, Query()]) -> list[CouncilSummary]:
    """Their latest grades, how much their inspections asked, and how much of it is open."""
    return browsing.summaries(edition, asked.council)


@router.get(
    "/reports/{id}",
    tags=["Inspections"],
    summary="One report with all it holds",
    response_model=ReportWhole,
    responses=MISSING,
)
def report(request: Request, edition: CurrentEdition, id: ReportId, _: Nothing) -> Response:
    """Its inspection and judgements, recommendations, findings, statements of action, what it says of earlier inspections, whom it names,
    what was expected and not found, and where its text is to be had.
    """
    root = request.scope.get("root_path", "").rstrip("/")
    return json_answer(reports.whole(edition, id, root).model_dump_json())


@router.get(
    "/reports/{id}/text", tags=["Inspections"], summary="The text of a report", responses={**MISSING, 200: TEXT}
)
def report_text(edition: CurrentEdition, id: ReportId, _: Nothing) -> Response:
    """The stored text in which `start` and `end` of evidence count, in Unicode code points from 0."""
    return PlainTextResponse(reports.stored_text(edition, reports.document(edition, id)))
