"""`remit serve`: the pages and the API on this machine."""

from __future__ import annotations

import logging
import socket
import sys
from pathlib import Path
from typing import Annotated

import typer

from api.answering.edition import Edition, require
from api.command_line import terminal
from api.command_line.terminal import DATA, DEFAULT_DATA, STORE
from ontology.errors import ListeningError
from queries.remote.address import StoreAddress


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command("serve", epilog="`remit serve --data remit-data --port 8080`")(serve_command)


HOST = Annotated[
    str, typer.Option("--host", help="The address to listen on; 127.0.0.1 is this machine alone, 0.0.0.0 everybody.")
]


def serve_command(
    data: DATA = DEFAULT_DATA,
    host: HOST = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes one that is free.")] = 8000,
    store: STORE = None,
) -> None:
    """Serve the pages and the API over a data folder until Ctrl-C.

    A change of the data folder by remit build is taken up by itself, without a request failing. There is no
    authentication: behind 0.0.0.0 put a proxy of your own.

    With --store a SPARQL server holds the graph: /sparql, look-ups and stored questions are answered from it, and what needs the index of
    a data folder, search and counts, is refused (501).
    """
    if store is not None:
        run_server(None, data, host, port, StoreAddress.of(store))
        return
    with terminal.busy("Loading"):
        edition = require(data)
    run_server(edition, data, host, port)


def run_server(edition: Edition | None, data: Path, host: str, port: int, store: StoreAddress | None = None) -> None:
    """Serve the edition until Ctrl-C, and what later builds make of its folder `data`; or what a SPARQL server `store` holds."""
    # the framework takes a third of a second to load, which no other command should wait for
    import uvicorn

    from api.http.app import create_app
    from api.http.connections import guarded
    from api.http.settings import ServerSettings

    settings = ServerSettings.of_environment()
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    app = create_app(data, edition, settings=settings, warm=True, store=store)
    listening = _listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    terminal.remark(f"Pages at http://{shown}:{listening.getsockname()[1]}/ and the API at /api. Ctrl-C ends it.")
    config = uvicorn.Config(
        app,
        http=guarded(settings.head_seconds),
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=settings.stop_seconds,
        limit_concurrency=settings.connections,
        forwarded_allow_ips=settings.trusted_proxies,
    )
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        terminal.remark("Stopped.")
    finally:
        listening.close()


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.socket(family, socket.SOCK_STREAM)
        if sys.platform != "win32":  # there it would let two servers share the port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen()  # from here on whoever is told the address can connect, and waits until the server is ready
    except OSError as error:
        raise ListeningError(
            f"Port {port} of {host} cannot be listened on ({error.strerror or error}).",
            remedy="Name another: --port 8080, or --port 0 for any that is free.",
        ) from None
    return listening


def is_free(host: str, port: int) -> bool:
    """Whether a server could listen there."""
    try:
        _listen(host, port).close()
    except ListeningError:
        return False
    return True
