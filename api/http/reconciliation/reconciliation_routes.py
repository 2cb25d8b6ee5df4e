"""The addresses of the Reconciliation API: the endpoint itself, suggestions, previews and proposals of properties."""

from __future__ import annotations

import json
import re
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response
from pydantic import AfterValidator

from api.answering import answers
from api.answering.body_properties import open_recommendations
from api.answering.edition import Edition
from api.answering.parameters import LARGEST_OFFSET, LONGEST_ID, LONGEST_Q, CurrentEdition, visible_if_any
from api.http.form_bodies import FORM, form_pairs, read_body
from api.http.public_address import public_address
from api.http.reconciliation import suggestions
from api.http.reconciliation.data_extension import extended, offered
from api.http.reconciliation.query_batch import answered
from api.http.reconciliation.service_manifest import PATH, manifest
from api.http.refusals import BadRequest, ClientGone, TypeRefused
from api.http.settings import ServerSettings
from api.pages.rendering import render

MOST_FORM: Final = 512 * 1024
"""Bytes of a form: fifty names of the greatest length, with all that may stand beside them, and each character escaped."""

_CALLBACK: Final = re.compile(r"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*", re.ASCII)
"""A name of JavaScript, perhaps of something within something: all that an answer may begin with."""

LONGEST_CALLBACK: Final = 100
"""Characters of the name of a script's function: libraries make names of some forty."""

router = APIRouter(prefix=PATH, tags=["Reconciliation"], include_in_schema=False)

Callback = Annotated[str | None, Query(max_length=LONGEST_CALLBACK)]
Prefix = Annotated[str, Query(max_length=LONGEST_Q), AfterValidator(lambda text: visible_if_any(text) or "")]
Cursor = Annotated[int, Query(ge=0, le=LARGEST_OFFSET)]


@router.get("")
@router.get("/")
def endpoint(
    request: Request,
    edition: CurrentEdition,
    queries: str | None = None,
    extend: str | None = None,
    callback: Callback = None,
) -> Response:
    """The service manifest; or what a batch of `queries`, or a query to `extend` data, is answered."""
    return _written(_answer(request, edition, queries, extend), callback)


@router.post("")
@router.post("/")
async def posted(request: Request, edition: CurrentEdition) -> Response:
    """The same with a form as the body."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        raise TypeRefused("The body is no form.", remedy=f"Send `queries` or `extend` as {FORM}.")
    settings: ServerSettings = request.app.state.settings
    try:
        body = await read_body(request.headers, request.receive, settings.body_seconds, MOST_FORM)
    except ClientGone:
        return Response(status_code=400)  # nobody is there to read it
    said = dict(form_pairs(body, "the body"))
    if "queries" not in said and "extend" not in said:
        raise BadRequest("The form asks nothing.", remedy="Send `queries` or `extend`, or GET the manifest.")
    return _written(await run_in_threadpool(_answer, request, edition, said.get("queries"), said.get("extend")), None)


def _answer(request: Request, edition: Edition, queries: str | None, extend: str | None) -> dict[str, Any]:
    if queries is not None:
        return answered(edition, queries)
    if extend is not None:
        return extended(edition, extend)
    return manifest(edition, public_address(request))


@router.get("/suggest/entity")
def suggest_entities(
    edition: CurrentEdition, prefix: Prefix = "", cursor: Cursor = 0, callback: Callback = None
) -> Response:
    """Bodies whose names or codes begin so."""
    return _written({"result": suggestions.entities(edition, prefix, cursor) if prefix.strip() else []}, callback)


@router.get("/suggest/property")
def suggest_properties(prefix: Prefix = "", cursor: Cursor = 0, callback: Callback = None) -> Response:
    """Properties whose names begin so."""
    return _written({"result": suggestions.properties(prefix, cursor)}, callback)


@router.get("/suggest/type")
def suggest_types(prefix: Prefix = "", cursor: Cursor = 0, callback: Callback = None) -> Response:
    """Kinds of body whose names begin so."""
    return _written({"result": suggestions.types(prefix, cursor)}, callback)


@router.get("/properties")
def propose_properties(
    type: Annotated[str, Query(max_length=LONGEST_ID)] = "",
    limit: Annotated[int | None, Query(ge=1)] = None,
    callback: Callback = None,
) -> Response:
    """The properties that can be fetched of bodies of a kind: bodies of every kind have the same."""
    found = [{"id": each.id, "name": each.name} for each in offered()][:limit]
    said = {"type": type, "properties": found}
    return _written(said if limit is None else {**said, "limit": limit}, callback)


@router.get("/preview")
def preview(request: Request, edition: CurrentEdition, id: Annotated[str, Query(max_length=LONGEST_ID)]) -> Response:
    """A body in short, to be shown in a frame of somebody else's page."""
    found = answers.organisation(edition, id)
    return render(request, "body_preview.html", found=found, open_ones=open_recommendations(edition, found))


def _written(answer: dict[str, Any], callback: str | None) -> Response:
    """An answer as JSON, or as a call of `callback` for clients from before CORS (JSONP)."""
    text = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
    if callback is None:
        return Response(text, media_type="application/json")
    if not _CALLBACK.fullmatch(callback):
        raise BadRequest("`callback` is no name of a function.", remedy="Letters, figures, _, $ and dots.")
    # Two separators of lines end a statement in old JavaScript and are letters in JSON.
    safe = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return Response(f"/**/{callback}({safe});", media_type="text/javascript; charset=utf-8")
