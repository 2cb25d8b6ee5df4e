"""One SPARQL server, spoken to by the SPARQL 1.1 Protocol and the Graph Store Protocol, within limits."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Final, Self

import httpx

from ontology.errors import QueryError, StoreError
from queries.query_forms import QueryLimitError
from queries.remote.address import Credentials, StoreAddress

MOST_BYTES: Final = 512 * 1024 * 1024
"""Bytes of an answer at most: the names of some hundred thousand reports. It is held in memory until it is whole."""

SECONDS: Final = 600.0
"""How long a server may be silent. Strangers' queries are ended long before by whoever ends the process that asks."""

CONNECT_SECONDS: Final = 10.0
MOST_OF_A_REFUSAL: Final = 300
"""Characters of a server's own words about what it refuses."""

RESULTS: Final = "application/sparql-results+json"
GRAPH: Final = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
NTRIPLES: Final = "application/n-triples"


@dataclass(frozen=True, slots=True)
class Answered:
    """What a server answered: the bytes, their media type without parameters, and the greatest number of rows where it says that it has one."""

    body: bytes
    media_type: str
    most_rows: int | None


class _Answering(httpx.Auth):
    """Shows a password as the server asks for it: Basic or, as Virtuoso has it, Digest."""

    requires_response_body = True

    def __init__(self, user: str, password: str) -> None:
        self._basic = httpx.BasicAuth(user, password)
        self._digest = httpx.DigestAuth(user, password)

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """The request without, and where it is refused for that with what is asked for."""
        response = yield request
        if response.status_code == 401:
            scheme = response.headers.get("www-authenticate", "").partition(" ")[0].lower()
            yield from (self._digest if scheme == "digest" else self._basic).auth_flow(request)


class StoreConnection:
    """Connections to one server. Safe to use from several threads; `close` it, or use it in a `with` statement."""

    def __init__(self, address: StoreAddress, credentials: Credentials | None = None) -> None:
        """As the environment's user unless `credentials` are given. Nothing is sent yet."""
        who = credentials or Credentials.of_environment()
        self.address = address
        self._client = httpx.Client(
            auth=_Answering(who.user, who.password or "") if who.user else None,
            headers={"User-Agent": "remit", **({"Authorization": f"Bearer {who.token}"} if who.token else {})},
            timeout=httpx.Timeout(SECONDS, connect=CONNECT_SECONDS),
            follow_redirects=False,  # a password would go where the server sends it
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def query(
        self, text: str, accept: str, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
    ) -> Answered:
        """The answer to a query, whole. By a form, which every server reads; the graphs are those of the protocol's dataset.

        Raises QueryError where the server refuses the query, QueryLimitError for an answer that is cut or too long, StoreError where there is
        no answer.
        """
        form: dict[str, Any] = {"query": text}
        if default_graphs:
            form["default-graph-uri"] = list(default_graphs)
        if named_graphs:
            form["named-graph-uri"] = list(named_graphs)
        with self._sent("POST", {"data": form, "headers": {"Accept": accept}}) as response:
            if "s1tat" in response.headers.get("x-sql-state", "").lower():
                raise QueryLimitError("The SPARQL server gave the query up half-way.", remedy="Ask for less at a time.")
            most = response.headers.get("x-sparql-maxrows", "")
            media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            return Answered(_whole(response), media_type, int(most) if most.isdecimal() else None)

    def update(self, text: str) -> None:
        """Change the graphs. Raises as `query`."""
        with self._sent("POST", {"data": {"update": text}}) as response:
            response.read()

    def put(self, url: str, graph: str, triples: bytes) -> None:
        """Put triples (N-Triples) in place of a graph, by the Graph Store Protocol at `url`. Raises as `query`."""
        sending = {"params": {"graph": graph}, "content": triples, "headers": {"Content-Type": NTRIPLES}}
        with self._sent("PUT", sending, url) as response:
            response.read()

    def _sent(self, method: str, sending: Mapping[str, Any], url: str | None = None) -> _Response:
        request = self._client.build_request(method, url or self.address.url, **sending)
        try:
            response = self._client.send(request, stream=True)
        except httpx.HTTPError as error:
            raise _unreachable(self.address, error) from None
        if response.is_success:
            return _Response(self.address, response)
        said = ""
        with suppress(httpx.HTTPError):
            said = " ".join(response.read().decode("utf-8", "replace").split())[:MOST_OF_A_REFUSAL]
        response.close()
        raise _refused(self.address, response.status_code, said)


class _Response:
    """A response that is closed whatever happens, and whose breaking off is told as ours."""

    def __init__(self, address: StoreAddress, response: httpx.Response) -> None:
        self._address = address
        self._response = response

    def __enter__(self) -> httpx.Response:
        return self._response

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._response.close()
        if isinstance(error, httpx.HTTPError):
            raise _unreachable(self._address, error) from None


def _whole(response: httpx.Response) -> bytes:
    body = bytearray()
    for piece in response.iter_bytes():
        body += piece
        if len(body) > MOST_BYTES:
            raise QueryLimitError(f"The answer has more than {MOST_BYTES:,} bytes.", remedy="Ask for less at a time.")
    return bytes(body)


def _unreachable(address: StoreAddress, error: httpx.HTTPError) -> StoreError:
    said = str(error) or type(error).__name__
    return StoreError(f"The SPARQL server does not answer ({said}).", where=address.url, remedy="Is it running?")


def _refused(address: StoreAddress, status: int, said: str) -> QueryError | StoreError:
    if status in (401, 403):
        return StoreError(
            f"The SPARQL server wants to know who asks ({status}).",
            where=address.url,
            remedy="Put the user and the password into REMIT_STORE_USER and REMIT_STORE_PASSWORD.",
        )
    if status == 400:
        return QueryError(f"The SPARQL server refuses the query: {said}", remedy="Write it in plain SPARQL 1.1.")
    return StoreError(f"The SPARQL server answers {status}: {said}", where=address.url, remedy="See its own log.")
