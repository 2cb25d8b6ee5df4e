"""Headers of every answer: what a page may load, and who may read data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from starlette.types import Scope

Headers = Sequence[tuple[bytes, bytes]]

SECURITY_HEADERS: Final[Headers] = (
    (b"content-security-policy", b"default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
"""On every answer: a page may use our own stylesheet and nothing else, and nobody may frame it."""

FRAMED: Final = "/api/reconcile/preview"
"""The one page that is made to be shown in a frame of somebody else's: a body in short, with nothing to press but a link."""

FRAMED_HEADERS: Final[Headers] = (
    (b"content-security-policy", b"default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"),
    *SECURITY_HEADERS[1:],
)

EXPOSED: Final = (
    "Content-Location, ETag, Last-Modified, Link, Location, Repr-Digest, Retry-After, Remit-Limits, Remit-Edition"
)
"""Headers that scripts of other sites may read beside the usual ones."""

CROSS_ORIGIN: Final[Headers] = (
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", EXPOSED.encode("ascii")),
)
"""On data: scripts of any site may read it, without credentials, which there are none of."""

PREFLIGHT: Final = {
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
}
"""What a browser is told that asks beforehand, beside the methods; it may remember it for a day."""

FOR_PROGRAMS: Final = frozenset({"api", "sparql", "dump", "croissant", "context"})
"""How the addresses begin that programs alone ask, or that have pages of their own for people."""

FOR_BOTH: Final = frozenset({"id", "doc", "scheme", "ontology", "shapes", ".well-known", "catalogue"})
"""How the addresses begin of what is a page to a browser and data to a program."""


def inner_path(scope: Scope) -> str:
    """The path within the application, wherever it is mounted."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))


def is_data(path: str) -> bool:
    """Whether a path within the application is one of data: scripts of any site may read it, and errors there are problems."""
    return path != "/api" and _first(path) in FOR_PROGRAMS | FOR_BOTH


def is_for_both(path: str) -> bool:
    """Whether what is there, errors too, is a page to who asks for HTML."""
    return _first(path) in FOR_BOTH


def is_sparql(path: str) -> bool:
    """Whether a path within the application is that of the SPARQL endpoint, which answers for its methods itself."""
    return _first(path) == "sparql"


def takes_forms(path: str) -> bool:
    """Whether a path within the application is one that answers forms, besides that of the SPARQL endpoint."""
    return path.rstrip("/") == "/api/reconcile"


def _first(path: str) -> str:
    """The first part of a path, without the ending that says a format: `shapes` of `/shapes.ttl`."""
    first = path[1:].partition("/")[0]
    return first if first.startswith(".") else first.partition(".")[0]


def headers_for(scope: Scope) -> Headers:
    """The headers that an answer to this request gets beside its own."""
    path = inner_path(scope)
    own = FRAMED_HEADERS if path == FRAMED else SECURITY_HEADERS
    return (*own, *CROSS_ORIGIN) if is_data(path) else own
