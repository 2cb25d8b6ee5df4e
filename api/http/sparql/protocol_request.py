"""What a request of the SPARQL 1.1 Protocol asks (section 2.1): by GET, by a form, or by the query itself as the body."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from starlette.datastructures import Headers
from starlette.types import Receive, Scope

from api.http.form_bodies import FORM, form_pairs, read_body
from api.http.refusals import BadRequest, MethodRefused, TypeRefused
from queries.query_forms import QUERY_LENGTH

METHODS: Final = ("GET", "HEAD", "POST", "OPTIONS")
DIRECT: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"

MOST_BODY: Final = 12 * QUERY_LENGTH
"""Bytes of a body: a query of the greatest length, each character of four bytes and each of these escaped as three, is as long."""

MOST_GRAPHS: Final = 100
"""Graphs that a request may name: as many reports as one compares by hand. Each is looked for before the query is evaluated."""

READ_ONLY: Final = "The data changes only by building it; /sparql answers queries."


@dataclass(frozen=True, slots=True)
class ProtocolRequest:
    """A query and what goes with it. The graphs are None where the request names none of either kind; `seconds` where it sets no limit of
    its own; `format` is what it says beside the Accept header.
    """

    query: str
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None
    seconds: float | None
    format: str | None


async def read_request(scope: Scope, receive: Receive, seconds: float) -> ProtocolRequest | None:
    """What is asked; None for a bare GET, which asks for the description of the service.

    `seconds` is how long the body may take. Raises a refusal of `api.http.refusals`, and ClientGone.
    """
    said = form_pairs(scope["query_string"], "the address")
    if scope["method"] == "GET":
        if any(name in ("query", "update", "default-graph-uri", "named-graph-uri") for name, _ in said):
            return _of(said)
        return None
    if scope["method"] != "POST":
        raise MethodRefused(
            f"/sparql does not answer {scope['method']}.", remedy=f"It answers {', '.join(METHODS)}. {READ_ONLY}"
        )
    headers = Headers(scope=scope)
    media_type = _media_type(headers)
    body = await read_body(headers, receive, seconds, MOST_BODY)
    if media_type == FORM:
        return _of([*said, *form_pairs(body, "the body")])
    if any(name == "query" for name, _ in said):
        raise BadRequest(
            "There is a query in the address and one in the body.",
            remedy="Send one: in the address with GET, or in the body.",
        )
    try:
        return _of([*said, ("query", body.decode("utf-8"))])
    except UnicodeDecodeError:
        raise BadRequest("The body is not UTF-8.", remedy="SPARQL queries are sent as UTF-8.") from None


def _media_type(headers: Headers) -> str:
    written = headers.get("content-type", "")
    media_type, *parameters = (part.strip() for part in written.split(";"))
    if media_type.lower() == UPDATE:
        raise TypeRefused("This is an update, and the graph is read-only here.", remedy=READ_ONLY)
    if media_type.lower() not in (FORM, DIRECT):
        said = f"The body is said to be {media_type[:100]!r}" if media_type else "The body's type is not said"
        raise TypeRefused(f"{said}.", remedy=f"Send a query as {DIRECT}, or a form as {FORM}.")
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset" and value.strip(' "').lower() not in ("utf-8", "utf8"):
            raise TypeRefused("The body has another character set than UTF-8.", remedy="Send it as UTF-8.")
    if headers.get("content-encoding", "identity").lower() != "identity":
        raise TypeRefused("The body is compressed, which is not read here.", remedy="Send it as it is.")
    return media_type.lower()


def _of(said: Sequence[tuple[str, str]]) -> ProtocolRequest:
    queries = _all(said, "query")
    if _all(said, "update"):
        raise BadRequest("This is an update, and the graph is read-only here.", remedy=READ_ONLY)
    if len(queries) != 1:
        raise BadRequest(
            f"There are {len(queries)} queries, and one can be answered." if queries else "There is no query.",
            remedy="Send one parameter `query`.",
        )
    default, named = _graphs(said, "default-graph-uri"), _graphs(said, "named-graph-uri")
    if len(default) + len(named) > MOST_GRAPHS:
        raise BadRequest(f"More than {MOST_GRAPHS} graphs are named.", remedy="Name none to ask everything.")
    formats, times = _all(said, "format"), _all(said, "timeout")
    return ProtocolRequest(
        queries[0],
        default if default or named else None,
        named if default or named else None,
        _seconds(times[-1]) if times and times[-1] else None,
        formats[-1] if formats and formats[-1] else None,
    )


def _all(said: Sequence[tuple[str, str]], name: str) -> tuple[str, ...]:
    return tuple(value for given, value in said if given == name)


def _graphs(said: Sequence[tuple[str, str]], name: str) -> tuple[str, ...]:
    """The graphs of one kind. Where the `&` between two is escaped, as by W3C's own test of several, they are two all the same."""
    return tuple(graph for value in _all(said, name) for graph in value.split(f"&{name}="))


def _seconds(written: str) -> float:
    try:
        seconds = float(written)
    except ValueError:
        seconds = math.nan
    if not (math.isfinite(seconds) and seconds > 0):
        raise BadRequest("`timeout` is no number of seconds above 0.", remedy="For example timeout=2.5")
    return seconds
