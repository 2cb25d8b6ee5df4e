"""One box for everything: what a search finds of each kind, how much there is of it, and the list behind it."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.answering import answers
from api.answering.answers import Wanted
from api.answering.edition import Edition
from api.answering.list_answers import ListWanted, listed_json
from api.answering.parameters import CurrentEdition, SearchQ
from api.answering.searching import respelt_if_any, themes_called
from api.pages.narrowed_lists import VIEWS, ListView
from api.pages.rendering import render
from queries.answering.references import Answer
from queries.editions.narrowed_entries import ListKind

BODIES: Final = 6
"""Bodies shown of those that are found: the best; the list has all."""

HITS: Final = 10
"""Recommendations shown of those that are found; the list has all, and can be narrowed."""

FEW_HITS: Final = 5
"""Findings, judgements, statements, inspections and reports shown of those that are found."""

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/search")
def search_page(request: Request, edition: CurrentEdition, q: SearchQ = None) -> Response:
    """What a search finds of each kind; without words, the box."""
    return search(request, edition, (q or "").strip())


def search(request: Request, edition: Edition, q: str) -> Response:
    """What a search finds: bodies by name, spelling or code, themes, inspections and reports by what they are called, recommendations,
    findings, judgements and statements of action by words.
    """
    bodies = answers.search(edition, q) if q else []
    told, items = answers.recommendations(edition, Wanted(words=q), HITS, 0) if q else (0, [])
    others = [(kind.value, view, *_of_kind(edition, kind, view, q)) for kind, view in VIEWS.items()] if q else []
    said = told or any(total for _, _, total, _ in others)
    return render(
        request,
        "search.html",
        q=q,
        bodies=bodies[:BODIES],
        found=len(bodies),
        themes=themes_called(edition, q) if q else [],
        items=items,
        total=told,
        others=others,
        nearest=[] if bodies or not q else answers.near(edition, q),
        respelt=respelt_if_any(edition, q) if q and not said else None,
    )


def _of_kind(edition: Edition, kind: ListKind, view: ListView, q: str) -> tuple[int, list[Answer]]:
    total, found = listed_json(edition, ListWanted(kind, words=q), FEW_HITS, 0)
    return total, [view.item.model_validate_json(each) for each in found]
