"""One box for everything: what a search finds of each kind, how much there is of it, and the list behind it."""

from __future__ import annotations

from typing import Final

from fastapi import Request
from fastapi.responses import Response

from api.answering import answers, browsing
from api.answering.answers import Wanted
from api.answering.edition import Edition
from api.pages.rendering import render
from queries.editions.facets import Facet, FacetValue
from queries.remote.errors import NeedsIndex

BODIES: Final = 6
"""Bodies shown of those that are found: the best; the list has all."""

HITS: Final = 10
"""Recommendations shown of those that are found; the list has all, and can be narrowed."""

REPORTS: Final = 5
"""Reports shown of those that are found."""


def search(request: Request, edition: Edition, q: str) -> Response:
    """What a search finds: bodies by name, spelling or code, themes, reports by what they are called, recommendations by words."""
    bodies = answers.search(edition, q)
    told, items = answers.recommendations(edition, Wanted(words=q), HITS, 0)
    reports, documents = browsing.reports_found(edition, q, REPORTS, 0)
    themes = _themes(edition, q)
    return render(
        request,
        "search.html",
        q=q,
        bodies=bodies[:BODIES],
        found=len(bodies),
        themes=themes,
        reports=reports,
        documents=documents,
        items=items,
        total=told,
        nearest=[] if bodies else answers.near(edition, q),
        respelt=_respelt(edition, q) if not told else None,
    )


def _themes(edition: Edition, q: str) -> list[FacetValue]:
    """The themes whose names have all these words, or their beginnings."""
    asked = q.casefold().split()
    return [
        value
        for value in browsing.totals(edition, Facet.THEME)
        if all(any(word.startswith(part) for word in value.label.casefold().split()) for part in asked)
    ]


def _respelt(edition: Edition, q: str) -> str | None:
    try:
        return browsing.respelt(edition, q)
    except NeedsIndex:
        return None
