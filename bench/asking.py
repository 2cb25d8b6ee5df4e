"""Asking a server over HTTP as fast as it answers: connections that stay open, and no more work than a request's own bytes."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

RECEIVE = 1 << 16


class WrongAnswer(Exception):
    """An answer of another status than the one measured: the rate would be of something else."""


@dataclass(frozen=True, slots=True)
class Rate:
    """Answers a second, and the bytes of one answer."""

    a_second: float
    size: int


def rate(
    port: int, path: str, query: str, *, clients: int, seconds: float, headers: Mapping[str, str], status: int = 200
) -> Rate:
    """How many answers a second so many clients get to a query, each asking again as soon as it has its answer."""
    request = _request(path, query, headers)
    counts, sizes = [0] * clients, [0] * clients
    begin = threading.Barrier(clients + 1)
    failures: list[BaseException] = []

    def ask_on(number: int) -> None:
        try:
            with socket.create_connection(("127.0.0.1", port)) as connection:
                sizes[number] = _exchange(connection, request, status)
                begin.wait()
                until = time.perf_counter() + seconds
                while time.perf_counter() < until:
                    sizes[number] = _exchange(connection, request, status)
                    counts[number] += 1
        except BaseException as error:
            failures.append(error)
            begin.abort()

    threads = [threading.Thread(target=ask_on, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    try:
        begin.wait()
    except threading.BrokenBarrierError:
        raise failures[0] from None
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return Rate(sum(counts) / (time.perf_counter() - began), sizes[0])


def _request(path: str, query: str, headers: Mapping[str, str]) -> bytes:
    lines = [f"GET {path}?{urlencode({'query': query})} HTTP/1.1", "Host: 127.0.0.1"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("ascii")


def _exchange(connection: socket.socket, request: bytes, status: int) -> int:
    """Send a request and read the answer; how many bytes its body has."""
    connection.sendall(request)
    received = bytearray()
    while (end := received.find(b"\r\n\r\n")) < 0:
        received += _some(connection)
    head = bytes(received[:end]).lower()
    if int(head.split(b" ", 2)[1]) != status:
        raise WrongAnswer(f"{head.splitlines()[0].decode()}: {bytes(received[end : end + 300])!r}")
    body = received[end + 4 :]
    if status == 304:
        return 0
    if b"transfer-encoding: chunked" in head:
        while not body.endswith(b"0\r\n\r\n"):
            body += _some(connection)
        return len(body)
    length = int(head.split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
    left = length - len(body)
    while left > 0:
        left -= len(_some(connection))
    return length


def _some(connection: socket.socket) -> bytes:
    piece = connection.recv(RECEIVE)
    if not piece:
        raise WrongAnswer("the connection was closed")
    return piece


def tag_of(port: int, path: str, query: str, headers: Mapping[str, str]) -> str:
    """The ETag of a query's answer."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(_request(path, query, {**headers, "Connection": "close"}))
        received = b""
        while piece := connection.recv(RECEIVE):
            received += piece
    head = received.split(b"\r\n\r\n", 1)[0].decode("latin-1")
    tags = [line.split(":", 1)[1].strip() for line in head.splitlines() if line.lower().startswith("etag:")]
    if not tags:
        raise WrongAnswer(head)
    return tags[0]
