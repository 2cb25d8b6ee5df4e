"""Templates to pages: everything that comes from a report or a request is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from api.answering.parameters import EDITION_OF_SCOPE, LONGEST_Q
from queries.answering.wording import (
    capitalised,
    counted,
    in_prose,
    long_date,
    period,
    spelt_out,
    standing_in_words,
    when,
)


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
    """The templates; a name that a template uses and nobody gave is an error, not a blank. `parquet`: whether this server can write it,
    for a link to what it cannot would be a dead end.
    """
    made = Environment(
        loader=PackageLoader("api", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        long_date=long_date, in_path=_in_path, counted=counted, capitalised=capitalised, in_prose=in_prose,
        standing_in_words=standing_in_words,
    )  # fmt: skip
    made.globals.update(
        parquet=find_spec("pyarrow") is not None, longest_q=LONGEST_Q, period=period, spelt_out=spelt_out, when=when
    )
    return made


def _in_path(key: str) -> str:
    """An id as part of an address."""
    return quote(key, safe="/")
