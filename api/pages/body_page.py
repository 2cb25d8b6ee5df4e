"""A body's page: what it was told and what became of it, what it carries on from others, what it may own besides; for a council its grades."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from api.answering import answers, browsing
from api.answering.answers import Wanted
from api.answering.edition import Edition
from api.answering.list_answers import ListWanted, listed_json
from api.answering.parameters import Code, CurrentEdition
from api.pages.context import Context
from api.pages.council_view import council_view
from api.pages.rendering import render
from api.pages.structured_data import about_organisation
from ontology.bases import INFERRED
from queries.answering.models import Organisation, Recommendation
from queries.answering.statement_models import WrittenStatement
from queries.answering.succession_models import Carried, SuccessionEvent
from queries.editions.entries import Order
from queries.editions.facets import Facet, FacetValue
from queries.editions.narrowed_entries import ListKind
from queries.remote.errors import NeedsIndex

CARDS: Final = 15
"""Recommendations of one kind on the page of a body: what people look through; the list behind each has all, and can be narrowed."""

LINES: Final = 10
"""Lines of a list beside the recommendations: reports that name it, services."""

STATEMENTS: Final = 5
"""Written statements of action on the page of a body: a council has had one or two; the list behind has all."""

PRINTED: Final = 16
"""Recommendations in a summary of two printed pages: each takes some three lines of the first page and a half."""

PRINTED_BESIDES: Final = 4
"""Of these, the inherited ones, and the inferred ones, at most."""

LOOKED_THROUGH: Final = 300
"""Open recommendations among which the latest are looked for, to be printed: twice as many as any council has."""

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@dataclass(frozen=True, slots=True)
class Shown:
    """Recommendations of one kind: how many there are, and those that are shown."""

    total: int
    items: list[Recommendation]


@router.get("/organisation/{code:path}/print")
def printed(request: Request, edition: CurrentEdition, code: Code) -> Response:
    """The same on two pages, for a file of an inspection or a committee."""
    found = answers.organisation(edition, code)
    inherited = _told(edition, PRINTED_BESIDES, inherited_by=found.iri)
    inferred = _told(edition, PRINTED_BESIDES, owner=found.iri, basis=INFERRED)
    return render(
        request,
        "printed.html",
        found=found,
        open=_latest_open(edition, found, PRINTED - len(inherited.items) - len(inferred.items)),
        done=_told(edition, 0, owner=found.iri, open=False),
        inherited=inherited,
        inferred=inferred,
        statuses=_values(edition, Facet.STATUS, owner=found.iri),
        themes=_values(edition, Facet.THEME, owner=found.iri)[:LINES],
        years=sorted(_values(edition, Facet.YEAR, owner=found.iri), key=lambda value: value.value),
        latest=browsing.latest_grades(edition, found.iri),
        again=browsing.repetitions(edition, 0, 0, owner=found.iri)[0],
    )


def _latest_open(edition: Edition, found: Organisation, most: int) -> Shown:
    """What is open, the latest report first: a committee asks for what was said last, in whichever words it was told."""
    told = _told(edition, LOOKED_THROUGH, owner=found.iri, open=True)
    latest = sorted(told.items, key=lambda item: item.ordinal)
    latest.sort(key=lambda item: str(item.report.published or "") if item.report else "", reverse=True)
    return Shown(told.total, latest[:most])


@router.get("/organisation/{code:path}")
def organisation(request: Request, edition: CurrentEdition, code: Code) -> Response:
    """A body: first what it is told and what of that is open, then what is inferred, inherited, said of it."""
    found = answers.organisation(edition, code)
    inferred = _told(edition, CARDS, owner=found.iri, basis=INFERRED)
    inherited = _told(edition, CARDS, inherited_by=found.iri)
    return render(
        request,
        "organisation.html",
        structured=about_organisation(found),
        found=found,
        base=edition.base,
        inferred=inferred,
        inherited=inherited,
        came_by=_came_by(edition, found, inherited.items),
        words=Context(edition),
        **_beside(edition, found),
    )


def _beside(edition: Edition, found: Organisation) -> dict[str, Any]:
    """What only the index of an edition has: without one, all that the body is told stands in one list."""
    try:
        return {
            "open": _told(edition, CARDS, owner=found.iri, open=True),
            "done": _told(edition, CARDS, owner=found.iri, open=False),
            "again": browsing.repetitions(edition, LINES, 0, owner=found.iri),
            "naming": browsing.naming_only(edition, found.iri, LINES),
            "provided": browsing.provisions(edition, LINES, body=found.iri),
            "statements": _statements(edition, found),
            "council": council_view(edition, found) if found.kind == "Authority" else None,
            "indexed": True,
        }
    except NeedsIndex:
        told = _told(edition, CARDS, owner=found.iri)
        none: tuple[int, list[Any]] = (0, [])
        return {
            "open": told, "done": Shown(0, []), "again": none, "naming": none, "provided": none, "statements": none, "council": None,
            "indexed": False,
        }  # fmt: skip


def _statements(edition: Edition, found: Organisation) -> tuple[int, list[WrittenStatement]]:
    """The written statements of action of a council's area, or that another body prepares or takes part in: how many, and the latest."""
    facet = Facet.AUTHORITY if found.kind == "Authority" else Facet.BODY
    total, items = listed_json(edition, ListWanted(ListKind.STATEMENTS, {facet: found.iri}), STATEMENTS, 0)
    return total, [WrittenStatement.model_validate_json(each) for each in items]


def _told(edition: Edition, limit: int, order: Order = Order.LATEST, **wanted: Any) -> Shown:
    return Shown(*answers.recommendations(edition, Wanted(**wanted), limit, 0, order))


def _values(edition: Edition, facet: Facet, **wanted: Any) -> list[FacetValue]:
    return answers.facets(edition, Wanted(**wanted)).get(facet, [])


def _came_by(
    edition: Edition, found: Organisation, items: list[Recommendation]
) -> dict[str, list[list[SuccessionEvent]]]:
    """By which events each of the recommendations (IRIs) came to the body."""
    ways = {}
    for item in items:
        carried = Carried.model_validate_json(edition.index.bearers(item.id) or "{}")
        ways[item.iri] = [chain for each in carried.current_bearers if each.iri == found.iri for chain in each.chains]
    return ways
