"""One table that turns whatever goes wrong into an answer: an RFC 9457 problem for programs, a page for people."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException

from api.answering.errors import Nearest, NoSuchThing
from api.answering.parameters import LONGEST_ID, QueryParameters
from api.http.negotiation import named
from api.http.security_headers import inner_path, is_data, is_for_both
from api.pages.problem_words import words_for
from api.pages.rendering import render
from ontology.errors import RemitError

PROBLEM = "application/problem+json"
PROBLEMS = "https://w3id.org/remit/problems/"
"""Namespace of the `type` of our problems; a type is the slug of its title."""

RETRY_AFTER_S = 10
"""What a client is told when there is no data: a small build takes a few seconds."""

_COME_AGAIN = (HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.TOO_MANY_REQUESTS)

MOST_TOLD = 10
"""Wrong parameters that an answer names; a request may have thousands."""

_PLAIN = {
    HTTPStatus.NOT_FOUND: ("There is no such address here.", "/api lists what there is."),
    HTTPStatus.METHOD_NOT_ALLOWED: ("This address does not answer that method.", "/api lists what there is."),
}
"""What the web framework says in its own two words, in ours: what is wrong, and what to do about it."""

_WITH_PAGES = frozenset({"organisation", "recommendation", "report", "inspection"})
"""How the addresses begin of pages of things, so that what comes nearest can be led to."""

log = logging.getLogger("remit.api")


class Problem(BaseModel):
    """An RFC 9457 problem."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    type: str
    """Names the kind of problem."""
    title: str
    status: int
    detail: str
    """What is wrong with this request."""
    instance: str
    """The path that was asked for."""
    remedy: str | None = None
    """What to do about it."""
    nearest: list[Nearest] | None = None
    """What may have been meant."""
    errors: list[dict[str, str]] | None = None
    """Each parameter that is wrong: `name`, `in` (query, path) and `message`."""


def install(app: FastAPI) -> None:
    """Register the handlers: every way in which a request can fail has one line here."""
    app.add_exception_handler(RemitError, _remit_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def _remit_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, RemitError)
    return answer_to(request, error)


def answer_to(request: Request, error: RemitError) -> Response:
    """What a request is answered that ended in an error of ours."""
    nearest = list(error.nearest) if isinstance(error, NoSuchThing) else None
    if error.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        log.error("%s %s: %s", request.method, request.url.path, error)
    return _answer(request, error.status, error.title, error.message, remedy=error.remedy, nearest=nearest or None)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    wrong = [
        {
            "in": str(item["loc"][0]),
            "name": ".".join(str(part) for part in item["loc"][1:])[:LONGEST_ID],
            "message": _unknown(request) if item["type"] == "extra_forbidden" else item["msg"],
        }
        for item in error.errors()[:MOST_TOLD]
    ]
    detail = "; ".join(f"{item['name']}: {item['message']}" for item in wrong)
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    return _answer(request, status, "A parameter is not what it should be", detail, errors=wrong)


def _unknown(request: Request) -> str:
    """What to say of a parameter that an address does not take, with those that it does: of pages too, which no description of the API has."""
    models = (each.field_info.annotation for each in request.scope["route"].dependant.query_params)
    taken = sorted(name for model in models if issubclass(model, QueryParameters) for name in model.model_fields)
    return f"is no parameter here; it takes {', '.join(taken) or 'none'}"


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = HTTPStatus(error.status_code)
    detail, remedy = _PLAIN.get(status, (str(error.detail), None))
    answer = _answer(request, status, status.phrase.capitalize(), detail, remedy=remedy)
    answer.headers.update(error.headers or {})
    if (
        answer.headers.get("allow") == "GET"
    ):  # the framework knows nothing of what is answered for all addresses at once
        answer.headers["allow"] = "GET, HEAD, OPTIONS" if is_data(inner_path(request.scope)) else "GET, HEAD"
    return answer


def _unexpected(request: Request, error: Exception) -> Response:
    log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    detail = "This is a defect of the program, not of the request. The server's log has the details."
    return _answer(request, HTTPStatus.INTERNAL_SERVER_ERROR, "Something broke", detail)


def _answer(request: Request, status: int, title: str, detail: str, **extras: Any) -> Response:
    """The problem as JSON where data is, wherever the application is mounted, and as a page elsewhere."""
    kind = PROBLEMS + "-".join(title.lower().replace("'", "").split())
    problem = Problem(type=kind, title=title, status=status, detail=detail, instance=request.url.path, **extras)
    headers = {"Retry-After": str(RETRY_AFTER_S)} if status in _COME_AGAIN else {}
    if status == HTTPStatus.NOT_ACCEPTABLE:
        headers["Vary"] = "Accept"
    path = inner_path(request.scope)
    if is_data(path) and not (is_for_both(path) and named(request.headers.get("accept"), "text/html")):
        return JSONResponse(problem.model_dump(exclude_none=True), status, headers, media_type=PROBLEM)
    kind = path[1:].partition("/")[0]
    page_of = f"/{kind}/" if kind in _WITH_PAGES else None
    plain = words_for(status, title)
    return render(
        request, "problem.html", status=status, headers=headers, problem=problem, page_of=page_of, plain=plain
    )
