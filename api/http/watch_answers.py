"""Look-ups of what a publisher's list says beside what is here."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.answering.edition import Edition
from api.answering.errors import NoSuchThing
from api.answering.parameters import CurrentEdition
from api.exporting.watch_table import watch_csv
from api.http.caching import REVALIDATE, SOFTWARE, entity_tag
from api.http.lookups import MISSING, WRONG, Nothing
from queries.watching import Watch

router = APIRouter(prefix="/api", responses=WRONG)


@router.get(
    "/watch",
    tags=["Inspections"],
    summary="What was published and is not here",
    response_model=Watch,
    responses=MISSING,
)
def watch(request: Request, edition: CurrentEdition, _: Nothing) -> Response:
    """A publisher's list beside what is here: listed and missing, councils whose latest report is, here and not listed, and what is new."""
    found = _found(edition)
    return _answer(request, edition, found, found.model_dump_json().encode(), "application/json")


@router.get("/watch.csv", tags=["Downloads"], summary="The same as a table", responses=MISSING)
def watch_as_table(request: Request, edition: CurrentEdition, _: Nothing) -> Response:
    """Every item in a row, with its state first."""
    found = _found(edition)
    return _answer(request, edition, found, watch_csv(found), "text/csv; charset=utf-8")


def _found(edition: Edition) -> Watch:
    found = edition.watched()
    if found is None:
        raise NoSuchThing(
            "No list of what was published was set beside this data.",
            otherwise="Whoever builds the data can give the build one; docs/watching.md says how.",
        )
    return found


def _answer(request: Request, edition: Edition, found: Watch, body: bytes, media_type: str) -> Response:
    """The answer with an ETag of its own: another list may be set beside an edition that stays the same."""
    tag = entity_tag(SOFTWARE, edition.version, found.model_dump_json(), request.url.path)
    return Response(body, media_type=media_type, headers={"ETag": tag, "Cache-Control": REVALIDATE})
