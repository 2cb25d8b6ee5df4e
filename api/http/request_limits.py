"""What a request may be, whatever it asks: its size, and how many a client makes."""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import Final

from starlette.types import Scope

from api.http.client_address import client_of, is_local
from api.http.refusals import AddressTooLong, BadRequest, BodyTooLarge, HeadersTooLarge, TooManyRequests
from api.http.security_headers import inner_path
from api.http.settings import ServerSettings

MOST_ADDRESS: Final = 16 * 1024
"""Bytes of an address, query and all: a longer query is sent by POST."""

MOST_HEADERS: Final = 16 * 1024
"""Bytes of all headers together, names and values: browsers send two thousand."""

MOST_HEADER_COUNT: Final = 100

MOST_BODY: Final = 1024 * 1024
"""Bytes of a body where no address says less: nothing but `/sparql` reads one at all."""

MOST_CLIENTS: Final = 50_000
"""Clients whose requests are counted at a time: some megabytes. Those that asked longest ago are forgotten, and begin anew."""

UNCOUNTED: Final = ("/healthz", "/readyz", "/metrics")
"""What those who run the server ask, every few seconds."""


class RequestLimits:
    """The form of a request's head, the sizes, and a bucket of requests for each client. Used within one event loop."""

    def __init__(self, settings: ServerSettings) -> None:
        self._rate = settings.rate_per_second
        self._burst = float(settings.rate_burst)
        self._local = settings.rate_local
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def check(self, scope: Scope) -> None:
        """Raise the refusal of a request that is too large, names no server or several, or is one too many."""
        address = len(scope["raw_path"] if scope.get("raw_path") else scope["path"]) + len(scope["query_string"])
        if address > MOST_ADDRESS:
            raise AddressTooLong(
                f"The address has more than {MOST_ADDRESS:,} bytes.", remedy="A long query is sent by POST."
            )
        headers = scope["headers"]
        hosts = sum(name == b"host" for name, _ in headers)
        if hosts > 1 or (hosts == 0 and scope["http_version"] == "1.1"):
            raise BadRequest(
                f"The request has {hosts} headers Host.", remedy="Name the server that is asked, once."
            )  # RFC 9112, 3.2: a proxy in front may have understood another than the one that is read here
        if len(headers) > MOST_HEADER_COUNT or sum(len(name) + len(value) for name, value in headers) > MOST_HEADERS:
            raise HeadersTooLarge(
                f"There are more than {MOST_HEADERS:,} bytes of headers, or more than {MOST_HEADER_COUNT}.",
                remedy="Send fewer.",
            )
        stated = next((value for name, value in headers if name == b"content-length"), b"")
        if stated.isdigit() and int(stated) > MOST_BODY:
            raise BodyTooLarge(f"The body has more than {MOST_BODY:,} bytes.", remedy="Ask for less at a time.")
        if self._rate and inner_path(scope) not in UNCOUNTED:
            self._count(client_of(scope))

    def _count(self, client: str) -> None:
        if is_local(client) and not self._local:
            return
        now = time.monotonic()
        left, at = self._buckets.pop(client, (self._burst, now))
        left = min(self._burst, left + (now - at) * self._rate) - 1.0
        self._buckets[client] = (max(left, 0.0), now)
        if len(self._buckets) > MOST_CLIENTS:
            self._buckets.popitem(last=False)
        if left < 0:
            raise TooManyRequests(
                f"More than {self._rate:g} requests a second.", remedy="Ask more slowly; lists take limit=200."
            )
