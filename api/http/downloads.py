"""Besides lists: a calendar of the recommendations that somebody chose, and every table of the dictionary.

/api/recommendations.ics?owner=RWH         the days on which they are due, for a calendar
/api/tables/judgements.csv                 a table, whole
"""

from __future__ import annotations

from typing import Annotated, Final

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response

from api.answering.answers import Wanted
from api.answering.parameters import CurrentEdition, RecommendationsChosen
from api.exporting.calendars import write_calendar
from api.exporting.columns import TableName
from api.http.list_files import Form, checked, chosen_name, file_answer, table_file
from api.http.lookups import MISSING, REFUSED, WRONG, Nothing

CALENDAR: Final = "text/calendar"

router = APIRouter(prefix="/api", responses=WRONG, tags=["Downloads"])

Table = Annotated[
    TableName,
    Path(description="A table of the dictionary: recommendations, owners, judgements ...", examples=["judgements"]),
]


@router.get(
    "/recommendations.ics",
    summary="Days on which recommendations are due, for a calendar",
    responses={**MISSING, **REFUSED},
)
def due_days(request: Request, edition: CurrentEdition, asked: Annotated[RecommendationsChosen, Query()]) -> Response:
    """An entry for each recommendation that fits and has a day: calendars that are given this address keep up with it."""
    sought = checked(edition, asked.wanted())
    return file_answer(
        chosen_name(asked.wanted(), "ics"), CALENDAR, lambda out: write_calendar(edition, sought, _pages(request), out)
    )


@router.get("/tables/{table}.{form}", summary="A table as a file")
def whole_table(edition: CurrentEdition, table: Table, form: Form, _: Nothing) -> Response:
    """Everything of one kind that the reports say."""
    return table_file(edition, table, form, checked(edition, Wanted()))


def _pages(request: Request) -> str:
    """What the addresses of pages begin with, as the client reaches this server."""
    return str(request.base_url).rstrip("/")
