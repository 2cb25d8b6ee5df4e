"""Bodies of requests, within a size and a time, and the forms that they hold."""

from __future__ import annotations

import asyncio
from typing import Final
from urllib.parse import unquote_to_bytes

from starlette.datastructures import Headers
from starlette.types import Receive

from api.http.refusals import BadRequest, BodyTooLarge, ClientGone, TooSlow

FORM: Final = "application/x-www-form-urlencoded"


async def read_body(headers: Headers, receive: Receive, seconds: float, most: int) -> bytes:
    """The body of a request, of `most` bytes, which may take so many seconds. Raises BodyTooLarge, TooSlow and ClientGone."""
    stated = headers.get("content-length", "")
    if stated.isdecimal() and int(stated) > most:
        raise _too_large(most)
    try:
        async with asyncio.timeout(seconds):
            return await _pieces(receive, most)
    except TimeoutError:
        raise TooSlow(
            f"The body did not come within {seconds:g} s.", remedy="Send the body with its headers."
        ) from None


async def _pieces(receive: Receive, most: int) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientGone
        body += message.get("body", b"")
        if len(body) > most:
            raise _too_large(most)
        if not message.get("more_body", False):
            return bytes(body)


def _too_large(most: int) -> BodyTooLarge:
    return BodyTooLarge(f"The body has more than {most:,} bytes.", remedy="Ask for less at a time.")


def form_pairs(written: bytes, where: str) -> list[tuple[str, str]]:
    """Names and values of a form. Strict: what is not UTF-8 would be another query than was meant. Raises BadRequest, which names `where`."""
    try:
        return [
            (_unescaped(name), _unescaped(value))
            for name, _, value in (piece.partition(b"=") for piece in written.split(b"&") if piece)
        ]
    except UnicodeDecodeError:
        raise BadRequest(f"What {where} says is not UTF-8.", remedy="Escape the bytes of UTF-8 with %.") from None


def _unescaped(written: bytes) -> str:
    return unquote_to_bytes(written.replace(b"+", b" ")).decode("utf-8")
