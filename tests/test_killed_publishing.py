"""Is anything lost or half to be seen in a SPARQL server when `remit publish --to` is killed, whatever it was sending?"""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from conftest import example_registers
from sparql_servers import SERVERS, Server

import examples
from ingest.building.build import build
from queries.dataset import Dataset
from queries.remote.address import StoreAddress
from queries.remote.connection import StoreConnection
from queries.remote.published_version import published
from queries.remote.remote_store import RemoteStore
from tests.serving import PATIENT

ROOT = Path(__file__).parents[1]
MOMENTS = int(os.environ.get("REMIT_MOMENTS", "3"))
"""Kills of one server; whoever changes how a server is filled asks for twenty."""

SEED = 17
GONE = -9

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals of this kind")


@dataclass
class Between:
    """Who stands between `remit` and the server, counts what changes the server, and kills `remit` at one change.

    `passed_on`: how much of that change the server is still given, of 1.
    """

    server: Server
    fatal: int = -1
    passed_on: float = 0.0
    changes: int = 0
    process: subprocess.Popen[bytes] | None = None

    def take(self, asked: BaseHTTPRequestHandler) -> None:
        """Pass on a request and its answer, unless it is the fatal one."""
        body = asked.rfile.read(int(asked.headers.get("content-length") or 0))
        to = urlsplit(self.server.updates)
        headers = {name: value for name, value in asked.headers.items() if name.lower() not in ("host", "connection")}
        if asked.command == "PUT" or urlsplit(asked.path).path == to.path != urlsplit(self.server.queries).path:
            self.changes += 1
            if self.changes == self.fatal:
                self._end(asked, body, headers)
                return
        answer = httpx.request(
            asked.command, f"{to.scheme}://{to.netloc}{asked.path}", content=body, headers=headers, timeout=PATIENT
        )
        asked.send_response(answer.status_code)
        for name in ("content-type", "www-authenticate"):
            if name in answer.headers:
                asked.send_header(name, answer.headers[name])
        asked.send_header("content-length", str(len(answer.content)))
        asked.end_headers()
        asked.wfile.write(answer.content)

    def _end(self, asked: BaseHTTPRequestHandler, body: bytes, headers: dict[str, str]) -> None:
        """Kill `remit` when so much of what it sends has come to the server, which then is left without the rest."""
        to = urlsplit(self.server.updates)
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if name.lower() != "content-length")
        first = (
            f"{asked.command} {asked.path} HTTP/1.1\r\nHost: {to.netloc}\r\nContent-Length: {len(body)}\r\n{head}\r\n"
        )
        with socket.create_connection((to.hostname or "", to.port or 80)) as line:
            line.sendall(first.encode() + body[: int(len(body) * self.passed_on)])
            if self.passed_on == 1:
                line.recv(1)  # the server has answered: it did all of it
            assert self.process is not None
            self.process.kill()


@contextmanager
def between(server: Server) -> Iterator[tuple[Between, Server]]:
    """Somebody between, and the server's addresses as they are through them."""
    one = Between(server)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            one.take(self)

        do_GET = do_PUT = do_POST  # noqa: N815 - as the library wants them called

        def log_message(self, *_: Any) -> None:
            """Nothing: the test says what it did."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        here = f"127.0.0.1:{listening.server_address[1]}"
        there = urlsplit(server.updates).netloc
        through = [each and each.replace(there, here) for each in (server.queries, server.updates, server.graph_store)]
        yield one, Server(server.name, through[0] or "", through[1] or "", through[2], server.user, server.password)
        listening.shutdown()


def publish(data: Path, server: Server, one: Between, fatal: int = -1, passed_on: float = 0.0) -> tuple[int, str]:
    """Publish through somebody between who kills it at a change; its exit code, and what it told."""
    one.changes, one.fatal, one.passed_on = 0, fatal, passed_on
    program = "from api.command_line.main import main; main()"
    command = [sys.executable, "-c", program, "publish", "--data", str(data), *server.publishing()]
    environment = os.environ | server.environment() | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) as process:  # noqa: S603 - the project's own
        one.process = process
        _, told = process.communicate()
    return process.returncode, told.decode(errors="replace")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("killed") / "data"
    build([examples.REPORTS / "marlshire-slac-2010.txt"], folder, registers=example_registers())
    return folder


def sizes(store: Any, of: set[str]) -> dict[str, int]:
    """How many statements each of some graphs has, of those that a server or an edition has anything of."""
    asked = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
    return {row["g"].value: int(row["n"].value) for row in store.query(asked) if row["g"].value in of}


@posix
@pytest.mark.parametrize("name", SERVERS)
def test_a_publication_killed_at_any_moment_shows_whole_graphs_and_goes_on(
    name: str, data: Path, tmp_path: Path
) -> None:
    if name == "virtuoso" and "REMIT_MOMENTS" not in os.environ:
        pytest.skip("takes a minute: asked for by REMIT_MOMENTS=20")
    chance = random.Random(SEED)  # noqa: S311 - chance, not a secret
    with (
        SERVERS[name](tmp_path) as server,
        between(server) as (one, through),
        Dataset.open(data) as edition,
        StoreConnection(StoreAddress.of(server.queries)) as queries,
    ):
        graphs = {graph.value for graph in edition.store.named_graphs()}
        remote, whole = RemoteStore(queries), sizes(edition.store, graphs)
        for _ in range(MOMENTS):
            moment, part = chance.randrange(1, 2 * len(whole)), chance.choice((0.0, 0.5, 1.0))
            code, said = publish(data, through, one, moment, part)
            told = f"killed at change {moment}, of which {part:.0%} was sent: {said}"
            assert code in (GONE, 0), told
            seen = sizes(remote, graphs)
            assert seen.items() <= whole.items(), told
            assert published(queries).version is None or seen == whole, told
        assert publish(data, through, one)[0] == 0
        assert published(queries).version is not None
        assert sizes(remote, graphs) == whole
        everything = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
        stores: list[Any] = [RemoteStore(queries), edition.store]
        there, here = (next(iter(store.query(everything)))["n"].value for store in stores)
        assert there == here
