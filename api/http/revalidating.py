"""What every answer from an edition says of it, and that a client that has the answer already is not sent it again.

An answer of the API and a page follow from the edition and the address alone. What is negotiated has validators of its own.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Scope

from api.answering.parameters import EDITION_OF_SCOPE
from api.http.caching import REVALIDATE, SOFTWARE, entity_tag, matches

OF_THE_BODY: Final = ("content-length", "content-type", "content-encoding")
"""Headers that tell of a body, which 304 has none of."""


def revalidated(scope: Scope, start: Message) -> Message:
    """The start of an answer, with the edition that it is from and an ETag; as 304 where the client has what that stands for."""
    record = scope.get(EDITION_OF_SCOPE)
    if record is None:
        return start
    headers = MutableHeaders(raw=list(start["headers"]))
    headers["Remit-Edition"] = record.version
    status = start["status"]
    if status == HTTPStatus.OK and scope["method"] == "GET" and "etag" not in headers:
        asked = (scope.get("root_path", ""), scope["path"], scope["query_string"].decode("latin-1"))
        headers["ETag"] = tag = entity_tag(SOFTWARE, record.version, *asked)
        headers.setdefault("Cache-Control", REVALIDATE)
        known = [value.decode("latin-1") for name, value in scope["headers"] if name == b"if-none-match"]
        if matches(", ".join(known) or None, tag):
            status = HTTPStatus.NOT_MODIFIED.value
            for name in OF_THE_BODY:
                del headers[name]
    return {**start, "status": status, "headers": headers.raw}
