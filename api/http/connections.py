"""Connections as the server holds them: who does not send a request's head in time, or sends no end of it, is let go."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.http.request_limits import MOST_ADDRESS, MOST_HEADERS

MOST_HEAD = 2 * (MOST_ADDRESS + MOST_HEADERS)
"""Bytes of a request's head, after which no more is read: the limits within it are told of in a problem, this one in a line."""

TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
TOO_SLOW = b"HTTP/1.1 408 Request Timeout\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


def guarded(head_seconds: float) -> type[HttpToolsProtocol]:
    """The server's protocol, with a clock and a measure for the heads of requests."""

    class GuardedProtocol(HttpToolsProtocol):
        """One connection."""

        _clock: asyncio.TimerHandle | None = None
        _head = 0
        _in_head = True

        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            """A client has connected, and should say what it wants."""
            super().connection_made(transport)
            self._begin()

        def connection_lost(self, exc: Exception | None) -> None:
            """It is gone."""
            self._end()
            super().connection_lost(exc)

        def data_received(self, data: bytes) -> None:
            """Some of a request has come."""
            if self._in_head:
                self._head += len(data)
            super().data_received(data)
            if self._in_head and self._head > MOST_HEAD:
                self._refuse(TOO_LARGE)

        def on_message_begin(self) -> None:
            """A request begins."""
            self._begin()
            super().on_message_begin()

        def on_headers_complete(self) -> None:
            """Its head is there."""
            self._end()
            super().on_headers_complete()

        def _begin(self) -> None:
            self._head, self._in_head = 0, True
            if self._clock is None:
                self._clock = self.loop.call_later(head_seconds, self._refuse, TOO_SLOW)

        def _end(self) -> None:
            self._head, self._in_head = 0, False
            if self._clock is not None:
                self._clock.cancel()
                self._clock = None

        def _refuse(self, answer: bytes) -> None:
            self._end()
            if not self.transport.is_closing():
                self.transport.write(answer)
                self.transport.close()

    return GuardedProtocol
