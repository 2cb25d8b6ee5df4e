"""A real server in a thread, for tests that must see what goes over the wire."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import uvicorn

from api.http.app import create_app

PATIENT = httpx.Timeout(None)
"""For clients: an answer that does not come ends the test, not the clock of a busy machine."""


@contextmanager
def served(data: Path) -> Iterator[str]:
    """The address of a server over the data folder, on a port of the system's choice."""
    server = uvicorn.Server(uvicorn.Config(create_app(data), port=0, log_level="error"))
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
