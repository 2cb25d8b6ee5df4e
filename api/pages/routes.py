"""The pages: where to begin, an organisation, a recommendation, a report, and what the API offers."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.answering import answers, browsing, reports
from api.answering.edition import Edition
from api.answering.list_answers import ListWanted, listed_json
from api.answering.parameters import (
    CurrentEdition,
    InspectionId,
    RecommendationId,
    ReportId,
    SearchQ,
    moved,
)
from api.pages.context import Context
from api.pages.rendering import render
from api.pages.search_page import search
from api.pages.structured_data import about_dataset, about_recommendation, about_report
from queries.answering.browsing_models import RepetitionFound
from queries.answering.models import OrganisationFound
from queries.editions.facets import Facet
from queries.editions.narrowed_entries import ListKind, ListOrder
from queries.remote.errors import NeedsIndex

BODIES = 6
"""Bodies under one heading: a taste, not a list."""

REPORTS = 10
"""Reports on the first page, the latest ones: a taste; the list of reports has all."""

THEMES = 12
"""Themes on the first page, those most often told."""

KEEP_S = 3600
"""How long a browser may keep stylesheet and icon, which change with the program only."""

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/")
def home(request: Request, edition: CurrentEdition, q: SearchQ = None) -> Response:
    """What this is, and a search; with `q` the bodies and recommendations that it finds."""
    if q and q.strip():
        return search(request, edition, q.strip())
    return render(
        request,
        "home.html",
        structured=about_dataset(edition),
        counts=answers.counts(edition),
        told=[
            ("NHS trusts and other NHS bodies", _told_most(edition, "NHSBody"), "NHSBody"),
            ("Safeguarding boards and partnerships", _told_most(edition, "SafeguardingBoard"), "SafeguardingBoard"),
            ("Police forces", _told_most(edition, "PoliceForce"), "PoliceForce"),
            ("Councils", _told_most(edition, "Authority"), "Authority"),
        ],
        themes=browsing.totals(edition, Facet.THEME)[:THEMES],
        open=browsing.still_open(edition),
        documents=reports.latest(edition, REPORTS),
    )


def _told_most(edition: Edition, kind: str) -> list[OrganisationFound]:
    """The bodies of a kind, or a narrower one, that own most; nothing where no index tells."""
    wanted = ListWanted(ListKind.ORGANISATIONS, {Facet.KIND: kind})
    try:
        found = listed_json(edition, wanted, BODIES, 0, ListOrder.HIGHEST)[1]
    except NeedsIndex:
        return []
    return [OrganisationFound.model_validate_json(each) for each in found]


@router.get("/recommendation/{id:path}")
def recommendation(request: Request, edition: CurrentEdition, id: RecommendationId) -> Response:
    """A recommendation: whose it is, how that is known, and the words in their context."""
    present = answers.present_id(edition, id)
    if present is not None:
        return moved(request, f"/recommendation/{present}")
    found = answers.recommendation(edition, id)
    before, after = reports.ids_around(edition, found)
    return render(
        request,
        "recommendation.html",
        structured=about_recommendation(found),
        found=found,
        base=edition.base,
        before=before,
        after=after,
        source=reports.document(edition, found.report.id).source if found.report else None,
        repetitions=_repetitions(edition, found.id),
        words=Context(edition),
    )


def _repetitions(edition: Edition, id: str) -> list[RepetitionFound]:
    """What a recommendation asks again, and what asks it again; nothing where no index tells."""
    try:
        return browsing.repetitions_of(edition, id)
    except NeedsIndex:
        return []


@router.get("/inspection/{id}")
def inspection(request: Request, edition: CurrentEdition, id: InspectionId) -> Response:
    """An inspection leads to its own report; one that is known from others' words only has a page of its own."""
    found = answers.inspection(edition, id)
    if found.reports:
        root = request.scope.get("root_path", "")
        return RedirectResponse(f"{root}/report/{found.reports[0].id}", status_code=302)
    return render(request, "inspection.html", found=found, words=Context(edition))


@router.get("/report/{id}")
def report(request: Request, edition: CurrentEdition, id: ReportId) -> Response:
    """A report: what it judged, asked for and found, and what does not fit."""
    document = reports.document(edition, id)
    held = reports.contents(edition, document.ref.id)
    own = answers.inspection(edition, document.inspection.id) if document.inspection else None
    return render(
        request,
        "report.html",
        structured=about_report(document),
        document=document,
        base=edition.base,
        own=own,
        judgements=own.judgements if own else [],
        items=reports.recommendations(edition, held),
        held=held,
        words=Context(edition),
    )


@router.get("/api")
def about_api(request: Request) -> Response:
    """What the API offers, from its own description."""
    return render(request, "api.html", description=request.app.openapi())


@router.get("/remit.css")
def stylesheet() -> Response:
    """The one stylesheet."""
    return _asset("remit.css", "text/css; charset=utf-8")


@router.get("/remit.svg")
def icon() -> Response:
    """The icon of the browser's tab."""
    return _asset("remit.svg", "image/svg+xml")


def _asset(name: str, media_type: str) -> Response:
    return Response(_content(name), media_type=media_type, headers={"Cache-Control": f"max-age={KEEP_S}"})


@cache
def _content(name: str) -> bytes:
    return files("api.pages").joinpath(name).read_bytes()
