"""Conditional requests after RFC 9110, 13: what a client has already is not sent again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from fastapi import Request
from fastapi.responses import Response
from starlette.datastructures import Headers

from api.http.caching import REVALIDATE, SOFTWARE, listed, matches, strong_tag


@dataclass(frozen=True, slots=True)
class Validators:
    """What tells one state of a document from the next: its ETag, and when it was made, to the second, in UTC."""

    tag: str
    modified: datetime

    @property
    def headers(self) -> dict[str, str]:
        """The headers that an answer bears, 200 and 304 alike."""
        return {
            "ETag": self.tag,
            "Last-Modified": format_datetime(self.modified.astimezone(UTC), usegmt=True),
            "Cache-Control": REVALIDATE,
        }

    def answer_to(self, headers: Headers) -> Response | None:
        """304 or 412 where the conditions of a GET decide it; None where it is to be answered (RFC 9110, 13.2.2)."""
        if (required := headers.get("if-match")) is not None:
            if required.strip() != "*" and self.tag not in listed(required, weak=False):
                return Response(status_code=412, headers=self.headers)
        elif (before := _moment(headers.get("if-unmodified-since"))) is not None and self.modified > before:
            return Response(status_code=412, headers=self.headers)
        if (known := headers.get("if-none-match")) is not None:
            return Response(status_code=304, headers=self.headers) if matches(known, self.tag) else None
        since = _moment(headers.get("if-modified-since"))
        if since is not None and self.modified <= since:
            return Response(status_code=304, headers=self.headers)
        return None


def whole_answer(request: Request, content: bytes, media_type: str, modified: datetime, *made_of: str) -> Response:
    """Content that is written already, or what the conditions of the request make of it. `made_of`: what it follows from besides."""
    tag = strong_tag(SOFTWARE, *made_of, content.decode("utf-8", "surrogateescape"))
    validators = Validators(tag, modified)
    decided = validators.answer_to(request.headers)
    return decided or Response(content, media_type=media_type, headers=validators.headers)


def _moment(said: str | None) -> datetime | None:
    """The date of a header; None for one that is missing or no date, which is to be passed over."""
    if said is None:
        return None
    try:
        moment = parsedate_to_datetime(said)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
