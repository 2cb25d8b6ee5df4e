"""A page of a list as JSON, put together of the texts of its items: each was checked when the edition was made."""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import Response

from api.answering.parameters import Pages


def json_answer(answer: str) -> Response:
    """An answer whose text is at hand."""
    return Response(answer, media_type="application/json")


def page_of(request: Request, total: int, asked: Pages, items: Sequence[str]) -> Response:
    """A page with the items (JSON), and where the next one is."""
    after = asked.offset + asked.limit
    following = None
    if after < total:
        kept = [(name, value) for name, value in request.query_params.multi_items() if name not in ("limit", "offset")]
        kept += [("limit", str(asked.limit)), ("offset", str(after))]
        following = f"{request.scope.get('root_path', '')}{request.scope['path']}?{urlencode(kept)}"
    beginning = {"total": total, "limit": asked.limit, "offset": asked.offset, "next": following}
    head = json.dumps(beginning, ensure_ascii=False, separators=(",", ":"))
    return json_answer(f'{head[:-1]},"items":[{",".join(items)}]}}')
