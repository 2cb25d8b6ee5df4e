"""`/sparql`: the SPARQL 1.1 Protocol as an application of its own, since all that it does is wait for processes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Final, TypeVar

from fastapi import Request
from fastapi.responses import Response
from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope, Send

from api.answering.edition import Edition, SnapshotReloader
from api.http import problems
from api.http.caching import REVALIDATE, SOFTWARE, AnswerCache, KeptAnswer, entity_tag, matches
from api.http.client_address import client_of
from api.http.form_bodies import FORM
from api.http.graph_writing import chosen, content_type, written
from api.http.negotiation import named
from api.http.public_address import public_address
from api.http.refusals import ClientGone, MethodRefused, TypeRefused
from api.http.security_headers import PREFLIGHT, inner_path
from api.http.settings import MEBIBYTE, ServerSettings
from api.http.sparql import sparql_page
from api.http.sparql.edition_pools import EditionPools, ServedEdition
from api.http.sparql.protocol_request import DIRECT, METHODS, ProtocolRequest, read_request
from api.http.sparql.service_description import description, limits_header
from ontology.errors import RemitError
from queries.answer_formats import JSON, TURTLE, AnswerKind

T = TypeVar("T")

PATIENCE_S: Final = 0.25
"""After which it is looked whether the client is still there: most answers are given before."""

HTML: Final = "text/html"
PIECE: Final = 256 * 1024
"""Bytes that are sent at a time: a client that takes none of them for long is let go."""


class SparqlEndpoint:
    """The endpoint over whatever edition is served. Used within one event loop."""

    def __init__(self, snapshots: SnapshotReloader, settings: ServerSettings) -> None:
        self._snapshots = snapshots
        self._settings = settings
        self._limits = limits_header(settings)
        self._found = False
        self._cached_of: str | None = None
        self.pools = EditionPools(settings)
        self.cache = AnswerCache(settings.cache_mebibytes * MEBIBYTE)
        self.hits = self.unchanged = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request: with what it asks for, a problem, or, to a browser, a page with either."""
        scope["remit.route"] = "/sparql"
        page = _wants_page(scope)
        try:
            response = await self._respond(scope, receive, page)
        except RemitError as error:
            response = problems.answer_to(Request(scope), error)
            if page:
                response = sparql_page.page(Request(scope), self._settings, status=error.status, problem=error)
            if isinstance(error, MethodRefused):
                response.headers["Allow"] = ", ".join(METHODS)
            if isinstance(error, TypeRefused):
                response.headers["Accept-Post"] = f"{DIRECT}, {FORM}"
        except ClientGone:
            return
        response.headers["Remit-Limits"] = self._limits
        await self._send(response, scope, receive, send)

    async def warm(self) -> None:
        """Start the processes of the edition that there is, so that nobody's first query waits for one."""
        async with self.pools.using(await self._edition()) as served:
            await served.pool.warm()

    def close(self) -> None:
        """End all processes."""
        self.pools.close()

    async def _respond(self, scope: Scope, receive: Receive, page: bool) -> Response:
        if scope["method"] == "OPTIONS":
            methods = ", ".join(METHODS)
            return Response(
                status_code=204, headers={"Allow": methods, "Access-Control-Allow-Methods": methods, **PREFLIGHT}
            )
        asked = await read_request(scope, receive, self._settings.body_seconds)
        async with self.pools.using(await self._edition()) as served:
            self._forget_others(served)
            if asked is None:
                return await self._described(scope, served, page)
            answering = self._answer(scope, served, asked, page)
            response = await _while_there(answering, receive)
            response.headers["Remit-Edition"] = served.version
            return response

    async def _edition(self) -> Edition:
        """The edition that is served. The first one may have to be made, which is waited for in a thread."""
        if self._found:
            return self._snapshots.edition()
        edition = await asyncio.to_thread(self._snapshots.edition)
        self._found = True
        return edition

    def _forget_others(self, served: ServedEdition) -> None:
        if self._cached_of != served.version:
            self._cached_of = served.version
            self.cache.clear()

    async def _described(self, scope: Scope, served: ServedEdition, page: bool) -> Response:
        if page:
            return sparql_page.page(Request(scope), self._settings)
        headers = Headers(scope=scope)
        format_, media_type = chosen(AnswerKind.GRAPH, headers.get("accept"))
        endpoint = public_address(Request(scope)) + inner_path(
            scope
        )  # with the slash that it was asked with: the two must match
        tag = entity_tag(served.version, SOFTWARE, "description", endpoint, media_type, self._limits)
        if matches(headers.get("if-none-match"), tag):
            return self._not_modified(tag)
        kept = self.cache.get(tag)
        if kept is None:
            store = served.edition.dataset.store
            graphs = sorted(graph.value for graph in store.named_graphs())
            described = list(description(endpoint, served.version, graphs, self._settings))
            body = written(described, format_, {"sd": sparql_page.SD})
            kept = KeptAnswer(media_type, body)
            self.cache.put(tag, kept)
        return _with_tag(kept, tag)

    async def _answer(self, scope: Scope, served: ServedEdition, asked: ProtocolRequest, page: bool) -> Response:
        client, headers = client_of(scope), Headers(scope=scope)
        verdict = await served.pool.judge(asked.query, client)
        if page:
            shown = TURTLE if verdict.kind is AnswerKind.GRAPH else JSON
            rows = min(sparql_page.MOST_ROWS, self._settings.query_rows)
            body = await served.pool.evaluate(verdict, asked, shown, rows, client)
            return await asyncio.to_thread(
                sparql_page.page, Request(scope), self._settings, query=asked.query, kind=verdict.kind, answer=body
            )
        format_, media_type = chosen(verdict.kind, headers.get("accept"), asked.format)
        if not verdict.lasting:
            body = await served.pool.evaluate(verdict, asked, format_, self._settings.query_rows, client)
            return Response(body, headers={"Content-Type": content_type(media_type), "Cache-Control": "no-store"})
        tag = _tag(served, asked, media_type)
        conditional = headers.get("if-none-match") if scope["method"] == "GET" else None
        if conditional != "*" and matches(conditional, tag):
            return self._not_modified(tag)
        kept = self.cache.get(tag)
        if kept is None:
            body = await served.pool.evaluate(verdict, asked, format_, self._settings.query_rows, client)
            kept = KeptAnswer(media_type, body)
            self.cache.put(tag, kept)
        else:
            self.hits += 1
        return self._not_modified(tag) if matches(conditional, tag) else _with_tag(kept, tag)

    def _not_modified(self, tag: str) -> Response:
        self.unchanged += 1
        return Response(status_code=304, headers={"ETag": tag, "Cache-Control": REVALIDATE, "Vary": "Accept"})

    async def _send(self, response: Response, scope: Scope, receive: Receive, send: Send) -> None:
        """Send in pieces, each of which the client has to take in time; one that does not is left with a connection that was cut off."""

        async def in_time(message: Message) -> None:
            async with asyncio.timeout(self._settings.send_seconds):
                await send(message)

        async def in_pieces(message: Message) -> None:
            body = message.get("body", b"")
            if message["type"] != "http.response.body" or len(body) <= PIECE:
                return await in_time(message)
            for start in range(0, len(body), PIECE):
                more = start + PIECE < len(body)
                await in_time({"type": message["type"], "body": body[start : start + PIECE], "more_body": more})

        await response(scope, receive, in_pieces)


def _tag(served: ServedEdition, asked: ProtocolRequest, media_type: str) -> str:
    graphs = [None if graphs is None else list(graphs) for graphs in (asked.default_graphs, asked.named_graphs)]
    return entity_tag(served.version, SOFTWARE, media_type, repr(graphs), asked.query)


def _with_tag(kept: KeptAnswer, tag: str) -> Response:
    headers = {
        "Content-Type": content_type(kept.media_type),
        "ETag": tag,
        "Cache-Control": REVALIDATE,
        "Vary": "Accept",
    }
    return Response(kept.body, headers=headers)


def _wants_page(scope: Scope) -> bool:
    """Whether a person asks, by a browser: it names HTML, and its form says which format where it wants another."""
    if scope["method"] not in ("GET", "POST"):
        return False
    said = Request(scope).query_params.get("format")
    return named(Headers(scope=scope).get("accept"), HTML) if not said else said in ("html", HTML)


async def _while_there(answering: Awaitable[T], receive: Receive) -> T:
    """The answer, given up where the client hangs up before it is there. Raises ClientGone then."""
    answer = asyncio.ensure_future(answering)
    try:
        done, _ = await asyncio.wait({answer}, timeout=PATIENCE_S)
        if done:
            return answer.result()
        gone = asyncio.ensure_future(_gone(receive))
        try:
            await asyncio.wait({answer, gone}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            gone.cancel()
        if answer.done():
            return answer.result()
        raise ClientGone
    finally:
        answer.cancel()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
