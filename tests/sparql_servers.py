"""SPARQL servers of others, started for tests where they are installed: Oxigraph's and Virtuoso 7."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from processes import started

PLACES = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
OXIGRAPH = shutil.which("oxigraph", path=PLACES)
VIRTUOSO = shutil.which("virtuoso-t")

VIRTUOSO_SETTINGS = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 20000
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = 100000
"""


@dataclass(frozen=True)
class Server:
    """Where a server is asked and changed, what it wants to know for that, and where it takes whole graphs."""

    name: str
    queries: str
    updates: str
    graph_store: str | None = None
    user: str | None = None
    password: str | None = None

    def environment(self) -> dict[str, str]:
        """The variables by which Remit is told as whom to ask."""
        return {"REMIT_STORE_USER": self.user, "REMIT_STORE_PASSWORD": self.password or ""} if self.user else {}

    def publishing(self) -> list[str]:
        """The options of `remit publish` that name it."""
        options = ["--to", self.updates, "--query", self.queries]
        return [*options, "--graph-store", self.graph_store] if self.graph_store else options


@contextmanager
def oxigraph(place: Path) -> Iterator[Server]:
    """An Oxigraph server that keeps its store at `place`; skips where none is installed."""
    if OXIGRAPH is None:
        pytest.skip("no Oxigraph server here: pip install oxigraph")
    port = free_port()
    command = [OXIGRAPH, "serve", "--location", str(place / "store"), "--bind", f"127.0.0.1:{port}"]
    with started(command, stderr=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{port}"
        until_it_answers(process, f"{address}/query")
        yield Server("oxigraph", f"{address}/query", f"{address}/update", f"{address}/store")


def put_documents(server: Server, graphs: Iterable[str]) -> None:
    """Put graphs into a server, each of which says of itself what it is."""
    for graph in graphs:
        said = f"<{graph}> a <http://xmlns.com/foaf/0.1/Document> ."
        put = {"params": {"graph": graph}, "content": said, "headers": {"Content-Type": "text/turtle"}}
        httpx.put(server.graph_store or "", **put).raise_for_status()


@contextmanager
def virtuoso(place: Path) -> Iterator[Server]:
    """A Virtuoso server that keeps its database at `place`; skips where none is installed."""
    if VIRTUOSO is None:
        pytest.skip("no Virtuoso here: apt-get install virtuoso-opensource")
    port, sql = free_port(), free_port()
    (place / "virtuoso.ini").write_text(VIRTUOSO_SETTINGS.format(port=port, sql=sql), encoding="utf-8")
    with started([VIRTUOSO, "-f", "-c", "virtuoso.ini"], cwd=place, stderr=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{port}"
        until_it_answers(process, f"{address}/sparql")
        # the account that every new database has, until somebody changes it
        yield Server(
            "virtuoso", f"{address}/sparql", f"{address}/sparql-auth", f"{address}/sparql-graph-crud-auth", "dba", "dba"
        )


SERVERS = {"oxigraph": oxigraph, "virtuoso": virtuoso}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def until_it_answers(process: subprocess.Popen[bytes], address: str) -> None:
    """Wait for a server that was just started."""
    while True:
        assert process.poll() is None, "the server ended before it listened"
        try:
            if httpx.get(address, params={"query": "ASK {}"}, timeout=60).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
