"""Templates to pages: everything that comes from a report or a request is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from api.answering.parameters import EDITION_OF_SCOPE, LONGEST_Q
from queries.answering.wording import capitalised, counted, long_date, period, when


def render(
    request: Request, template: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **context: Any
) -> HTMLResponse:
    """A page of the template. `root` is where the application is mounted: what links within it begin with, `edition` the record of
    the edition that is answered from, None where none is.
    """
    root = request.scope.get("root_path", "").rstrip("/")
    record = request.scope.get(EDITION_OF_SCOPE)
    page = environment().get_template(template).render(root=root, edition=record, **context)
    return HTMLResponse(page, status, dict(headers or {}))


@cache
def environment() -> Environment:
    """The templates; a name that a template uses and nobody gave is an error, not a blank."""
    made = Environment(
        loader=PackageLoader("api", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(long_date=long_date, in_path=_in_path, counted=counted, capitalised=capitalised)
    made.globals.update(longest_q=LONGEST_Q, period=period, when=when)
    return made


def _in_path(key: str) -> str:
    """An id as part of an address."""
    return quote(key, safe="/")
