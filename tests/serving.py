"""A real server in a thread, for tests that must see what goes over the wire."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from fastapi import FastAPI

from api.http.app import create_app
from api.http.connections import guarded
from api.http.settings import ServerSettings
from queries.remote.address import StoreAddress

PATIENT = httpx.Timeout(None)
"""For clients: an answer that does not come ends the test, not the clock of a busy machine."""


@contextmanager
def served(data: Path, **settings: Any) -> Iterator[str]:
    """The address of a server over the data folder, on a port of the system's choice, with these settings."""
    chosen = ServerSettings(**settings)
    with _running(create_app(data, settings=chosen), chosen) as address:
        yield address


@contextmanager
def served_from(store: str, **settings: Any) -> Iterator[str]:
    """The address of a server that asks the SPARQL endpoint `store` in place of a data folder."""
    chosen = ServerSettings(**settings)
    with _running(create_app(Path(), settings=chosen, store=StoreAddress.of(store)), chosen) as address:
        yield address


@contextmanager
def _running(app: FastAPI, chosen: ServerSettings) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", http=guarded(chosen.head_seconds)))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server ended before it listened"
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()


def answer(api: httpx.Client, path: str, **parameters: Any) -> Any:
    """What the API answers to a question that it can answer."""
    found = api.get(path, params=parameters or None)
    assert found.status_code == 200, found.text
    return found.json()


def problem(api: httpx.Client, path: str, status: int, **parameters: Any) -> Any:
    """What the API says of a question that it cannot answer: RFC 9457 has the form."""
    found = api.get(path, params=parameters)
    assert found.status_code == status, found.text
    assert found.headers["content-type"] == "application/problem+json"
    said = found.json()
    assert said["status"] == status
    assert said["title"]
    assert said["detail"]
    assert said["instance"] == path
    assert said["type"].startswith("https://")
    return said
