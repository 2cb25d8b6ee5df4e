"""The web application: a factory, so that importing it does nothing and each test makes its own."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from importlib.metadata import version
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.answering.edition import Edition, SnapshotReloader
from api.answering.store_edition import StoreReloader
from api.http import (
    browsing_answers,
    downloads,
    health_routes,
    list_lookups,
    lookups,
    problems,
    search_answers,
    watch_answers,
)
from api.http.linked_data import dataset_routes, dereferencing, discovery_routes, json_ld_routes, vocabulary_routes
from api.http.observing import Observations
from api.http.reconciliation import reconciliation_routes
from api.http.request_limits import RequestLimits
from api.http.revalidating import revalidated
from api.http.security_headers import PREFLIGHT, headers_for, inner_path, is_data, is_sparql, takes_forms
from api.http.settings import ServerSettings
from api.http.sparql import editor_files
from api.http.sparql.openapi import SPARQL_PATH, SPARQL_TAG
from api.http.sparql.sparql_endpoint import SparqlEndpoint
from api.pages import (
    about_page,
    body_page,
    browse_pages,
    narrowed_lists,
    report_text,
    routes,
    search_page,
    watch_page,
)
from ontology.errors import RemitError
from queries.remote.address import StoreAddress

DESCRIPTION = """\
Who was told to do what, by whom, by when, and was it done? This is a knowledge graph of published reports on
inspections of English children's services. Every fact comes with its evidence: the exact words, the report that they
stand in, the page where the copy shows pages, and their place in the report's stored text.

An owner that nothing in the report names has the basis default; a name that fits no register stays as it is written,
with the bodies that it may mean. Errors are problems after RFC 9457. Lists come in pages: limit, offset, next.

The names of a table are matched with bodies at /api/reconcile, by the Reconciliation API 0.2: OpenRefine takes that address as a service.
"""

TAGS = [
    {"name": "Organisations", "description": "Authorities, NHS bodies, boards, partnerships, inspectorates."},
    {"name": "Recommendations", "description": "What somebody is told to do, whose it is and how that is known."},
    {"name": "Inspections", "description": "What was judged, and what does not fit."},
    {"name": "Downloads", "description": "Lists as files: spreadsheets, calendars, tables for programs."},
    SPARQL_TAG,
]

READING = "GET, HEAD, OPTIONS"
READING_AND_FORMS = "GET, HEAD, POST, OPTIONS"
REFUSED = "refused"
"""In place of a route, of a request that came to none."""

log = logging.getLogger("remit.api")


class Application(FastAPI):
    """An application whose outermost layer is ours: the framework would put its answer to a defect outside of it."""

    def build_middleware_stack(self) -> ASGIApp:
        """The framework's layers, inside of ours."""
        return EveryAnswer(super().build_middleware_stack(), self)

    def openapi(self) -> dict[str, Any]:
        """The description for programs, with `/sparql`, which is no function of the framework's."""
        described = super().openapi()
        described["paths"].setdefault("/sparql", SPARQL_PATH)
        return described


def create_app(
    data_dir: Path,
    loaded: Edition | None = None,
    *,
    settings: ServerSettings | None = None,
    warm: bool = False,
    store: StoreAddress | None = None,
) -> FastAPI:
    """The application over a data folder. The folder need not be there yet: until it is, answers are 503.

    `loaded` is its edition where the caller has it already; without it the first request loads one. `settings` are those of the
    environment unless given. `warm`: the processes of `/sparql` are started with the server, not with the first query. `store`: a SPARQL server
    that is asked in place of the folder.
    """
    settings = settings or ServerSettings.of_environment()
    snapshots = SnapshotReloader(data_dir, loaded) if store is None else StoreReloader(store, loaded)
    sparql = SparqlEndpoint(snapshots, settings)

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        warming = asyncio.create_task(_warmed(sparql)) if warm else None
        yield
        if warming is not None:
            warming.cancel()
        sparql.close()

    app = Application(
        title="Remit",
        summary="Who owns which recommendation, with the words that say so.",
        description=DESCRIPTION,
        version=version("remit"),
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        openapi_tags=TAGS,
        openapi_url="/api/openapi.json",
        docs_url=None,  # the usual pages load their scripts from elsewhere; /api is ours
        redoc_url=None,
        redirect_slashes=False,  # it would lead to whatever host the request names
        lifespan=running,
    )
    app.state.snapshots = snapshots
    app.state.settings = settings
    app.state.observations = Observations(sparql, lines=settings.access_log)
    app.state.metrics = app.state.observations if settings.metrics else None
    app.state.limits = RequestLimits(settings)
    app.router.routes += [Route("/sparql", sparql), Route("/sparql/", sparql)]  # W3C's tests ask at either
    app.include_router(editor_files.router)
    app.include_router(routes.router)
    app.include_router(body_page.router)
    app.include_router(about_page.router)
    app.include_router(watch_page.router)
    app.include_router(browse_pages.router)
    app.include_router(report_text.router)
    app.include_router(narrowed_lists.router)
    app.include_router(search_page.router)
    app.include_router(browsing_answers.router)
    app.include_router(watch_answers.router)
    app.include_router(downloads.router)  # before the lists: a calendar of recommendations is no table
    app.include_router(list_lookups.router)
    app.include_router(search_answers.router)
    app.include_router(reconciliation_routes.router)
    app.include_router(lookups.router)
    app.include_router(dereferencing.router)
    for each in (vocabulary_routes, dataset_routes, discovery_routes, json_ld_routes):
        app.include_router(each.router)
    app.include_router(health_routes.router)
    problems.install(app)
    return app


async def _warmed(sparql: SparqlEndpoint) -> None:
    try:
        await sparql.warm()
    except RemitError as error:
        log.warning("Queries over /sparql cannot be answered yet: %s", error)


class EveryAnswer:
    """Refuses what is too large or too often, adds the headers of every answer, answers HEAD as GET without the body (RFC 9110, 9.3.2), and
    notes what was answered.
    """

    def __init__(self, app: ASGIApp, application: FastAPI) -> None:
        self._app = app
        self._state = application.state

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and its answer back."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        began, status, size = time.perf_counter(), 0, 0
        head_only = without_body = scope["method"] == "HEAD"
        headers = headers_for(scope)
        inner = {**scope, "method": "GET"} if head_only else scope

        async def send_with_headers(message: Message) -> None:
            nonlocal status, size, without_body
            if message["type"] == "http.response.start":
                message = revalidated(inner, message)
                status = message["status"]
                without_body = head_only or status == HTTPStatus.NOT_MODIFIED
                message["headers"] = [*message["headers"], *headers]
            elif without_body and message["type"] == "http.response.body":
                message["body"] = b""
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self._answerer(inner)(inner, receive, send_with_headers)
        finally:
            noted = {**inner, "method": scope["method"]}
            self._state.observations.note(noted, status, time.perf_counter() - began, size)

    def _answerer(self, scope: Scope) -> ASGIApp:
        try:
            self._state.limits.check(scope)
        except RemitError as refusal:
            scope["remit.route"] = REFUSED
            return problems.answer_to(Request(scope), refusal)
        path = inner_path(scope)
        if scope["method"] == "OPTIONS" and is_data(path) and not is_sparql(path):
            methods = READING_AND_FORMS if takes_forms(path) else READING
            return Response(
                status_code=204, headers={"Allow": methods, "Access-Control-Allow-Methods": methods, **PREFLIGHT}
            )
        return self._app
