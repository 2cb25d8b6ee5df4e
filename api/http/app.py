"""The web application: a factory, so that importing it does nothing and each test makes its own."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.answering.edition import Edition, SnapshotReloader
from api.http import lookups, problems
from api.pages import routes

DESCRIPTION = """\
Who was told to do what, by whom, by when, and was it done? This is a knowledge graph of published reports on
inspections of English children's services. Every fact comes with its evidence: the exact words, the report that they
stand in, the page where the copy shows pages, and their place in the report's stored text.

An owner that nothing in the report names has the basis default; a name that fits no register stays as it is written,
with the bodies that it may mean. Errors are problems after RFC 9457. Lists come in pages: limit, offset, next.
"""

TAGS = [
    {"name": "Organisations", "description": "Authorities, NHS bodies, boards, partnerships, inspectorates."},
    {"name": "Recommendations", "description": "What somebody is told to do, whose it is and how that is known."},
    {"name": "Inspections", "description": "What was judged, and what does not fit."},
]

SECURITY_HEADERS = [
    (b"content-security-policy", b"default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
]
"""On every answer: a page may use our own stylesheet and nothing else, and nobody may frame it."""


class Application(FastAPI):
    """An application whose outermost layer is ours: the framework would put its answer to a defect outside of it."""

    def build_middleware_stack(self) -> ASGIApp:
        """The framework's layers, inside of ours."""
        return EveryAnswer(super().build_middleware_stack())


def create_app(data_dir: Path, loaded: Edition | None = None) -> FastAPI:
    """The application over a data folder. The folder need not be there yet: until it is, answers are 503.

    `loaded` is its edition where the caller has it already; without it the first request loads one.
    """
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
    )
    app.state.snapshots = SnapshotReloader(data_dir, loaded)
    app.include_router(routes.router)
    app.include_router(lookups.router)
    problems.install(app)
    return app


class EveryAnswer:
    """Adds the security headers to every answer, and answers HEAD as GET without the body (RFC 9110, 9.3.2)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and its answer back with the headers."""
        head_only = scope["type"] == "http" and scope["method"] == "HEAD"

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *SECURITY_HEADERS]
            elif head_only and message["type"] == "http.response.body":
                message["body"] = b""
            await send(message)

        await self._app({**scope, "method": "GET"} if head_only else scope, receive, send_with_headers)
