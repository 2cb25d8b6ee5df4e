"""Look-ups of things side by side: what came again, who names and provides what, councils beside each other, what to look at, what is new."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Final

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import PlainTextResponse, Response
from pydantic import Field

from api.answering import answers, browsing, reports
from api.answering.browsing import MOST_COMPARED, CouncilSummary
from api.answering.councils_graded import CouncilGraded, councils_graded
from api.answering.list_parameters import CouncilsAsked
from api.answering.parameters import (
    BodyCode,
    Code,
    CurrentEdition,
    Gss,
    Pages,
    QueryParameters,
    ReportId,
)
from api.http.list_pages import json_answer, page_of
from api.http.lookups import MISSING, WRONG, Nothing
from queries.answering.browsing_models import Provision, RepetitionFound, Task
from queries.answering.listed_models import ReportWhole
from queries.answering.models import Document, Page
from queries.answering.references import Answer
from queries.answering.task_kinds import TaskKind

TEXT: Final = {"description": "The text.", "content": {"text/plain": {}}}

router = APIRouter(prefix="/api", responses=WRONG)


class RepetitionsAsked(Pages):
    """Which requests that were made again."""

    authority: BodyCode = Field(None, examples=["E10000015"])
    """Only of inspections of this authority."""
    owner: BodyCode = Field(None, examples=["RWH"])
    """Only those of which this body owns the later one."""


class ComparisonAsked(QueryParameters):
    """Which councils."""

    council: list[str] = Field(max_length=MOST_COMPARED, min_length=1, examples=[["E10000015", "E06000032"]])
    """A GSS code; several times for several councils."""


@router.get(
    "/repetitions",
    tags=["Recommendations"],
    summary="What was asked again",
    response_model=Page[RepetitionFound],
    responses=MISSING,
)
def repetitions(request: Request, edition: CurrentEdition, asked: Annotated[RepetitionsAsked, Query()]) -> Response:
    """Pairs of requests of which the later asks the same as the earlier, the latest first, each with why they are taken for the same."""
    total, found = browsing.repetitions(
        edition, asked.limit, asked.offset, authority=asked.authority, owner=asked.owner
    )
    return page_of(request, total, asked, _texts(found))


@router.get(
    "/organisations/{code:path}/provisions",
    tags=["Organisations"],
    summary="What a body provides or commissions",
    response_model=Page[Provision],
    responses=MISSING,
)
def provisions(request: Request, edition: CurrentEdition, code: Code, asked: Annotated[Pages, Query()]) -> Response:
    """By the words of reports, the latest first."""
    body = answers.body(edition, code)
    total, found = browsing.provisions(edition, asked.limit, asked.offset, body=body.iri)
    return page_of(request, total, asked, _texts(found))


@router.get(
    "/organisations/{code:path}/namings",
    tags=["Organisations"],
    summary="Reports that only name a body",
    response_model=Page[Document],
    responses=MISSING,
)
def namings(request: Request, edition: CurrentEdition, code: Code, asked: Annotated[Pages, Query()]) -> Response:
    """The reports that name a body without telling it anything, the latest first."""
    body = answers.body(edition, code)
    total, found = browsing.naming_only(edition, body.iri, asked.limit, asked.offset)
    return page_of(request, total, asked, _texts(found))


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


@router.get("/tasks/{kind}", tags=["Inspections"], summary="What somebody should look at", response_model=Page[Task])
def tasks(
    request: Request,
    edition: CurrentEdition,
    kind: Annotated[TaskKind, Path(description="What of: discrepancies, names or warnings.")],
    asked: Annotated[Pages, Query()],
) -> Response:
    """Statements that cannot both hold, names that fit no known body, and what was expected of reports and not found."""
    total = browsing.task_counts(edition).get(kind, 0)
    return page_of(request, total, asked, _texts(browsing.tasks(edition, kind, asked.limit, asked.offset)))


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


def _texts(found: Iterable[Answer]) -> list[str]:
    return [each.model_dump_json() for each in found]
