"""The page on which a publisher's list stands beside what is here."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.answering.parameters import CurrentEdition
from api.pages.rendering import render
from queries.watching import STATES, WatchState

LINES: Final = 100
"""Items of one state on the page: what people look through; the table has all."""

REMEDIES: Final = {
    WatchState.LATEST_MISSING: "What is said here of these councils may be out of date. Fetch the report and build again.",
    WatchState.MISSING: "Fetch them, if they are reports of a kind that is read here, and build again.",
    WatchState.REFUSED: "The reason stands beside each. Look at the file: it may be damaged, or no report.",
    WatchState.UNCLEAR: "Several files fit as well. A list that says whose each report is, and its address, settles it.",
    WatchState.UNLISTED: "The list may be of one kind of inspection only, or older than they are. Nothing has to be done.",
    WatchState.NEWLY_LISTED: "They stand on this list and stood not on the one before.",
    WatchState.NEWLY_HERE: "They came with this edition.",
}
"""What to do about each."""

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/work/published")
def published(request: Request, edition: CurrentEdition) -> Response:
    """What was published and is not here, and the other way round."""
    found = edition.watched()
    groups = [(heading, REMEDIES[state], found.of(state)) for state, heading in STATES.items()] if found else []
    # Another list may be set beside an edition that stays the same: with the edition's ETag a browser would keep the old page.
    headers = {"Cache-Control": "no-store"}
    return render(
        request,
        "watch.html",
        headers=headers,
        watch=found,
        groups=[each for each in groups if each[2]],
        most=LINES,
    )
