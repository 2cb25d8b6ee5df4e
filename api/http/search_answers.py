"""One search over every list: of each kind of thing how much has the words, and the first of it."""

from __future__ import annotations

import json
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.answering.list_parameters import SearchAsked
from api.answering.parameters import CurrentEdition
from api.answering.searching import (
    SearchAnswer,
    SearchedKind,
    addresses,
    of_kind,
    respelt_if_any,
    themes_called,
)
from api.http.list_pages import json_answer
from api.http.lookups import MISSING, REFUSED, WRONG
from queries.answering.models import FacetCount
from queries.editions.narrowed_entries import ListKind

router = APIRouter(prefix="/api", responses={**WRONG, **MISSING, **REFUSED})


@router.get("/search", tags=["Organisations"], summary="Find anything by words", response_model=SearchAnswer)
def search(request: Request, edition: CurrentEdition, asked: Annotated[SearchAsked, Query()]) -> Response:
    """Of each kind of thing how many have the words, the first of them, and where all are: bodies by code and name, the others by words of what
    they say or are called.
    """
    root = request.scope.get("root_path", "").rstrip("/")
    found = []
    for kind in [asked.kind] if asked.kind else SearchedKind:
        total, items = of_kind(edition, kind, asked.q, asked.limit, asked.offset)
        places = addresses(root, kind, asked.q, total, asked.limit, asked.offset)
        found.append({"kind": kind.value, "total": total, **places, "items": [json.loads(item) for item in items]})
    said = any(each["total"] for each in found if each["kind"] != ListKind.ORGANISATIONS)
    themes = (
        FacetCount(value=each.value, label=each.label, count=each.count) for each in themes_called(edition, asked.q)
    )
    answer = {
        "q": asked.q,
        "respelt": None if said else respelt_if_any(edition, asked.q),
        "themes": [each.model_dump() for each in themes],
        "found": found,
    }
    return json_answer(json.dumps(answer, ensure_ascii=False, separators=(",", ":")))
