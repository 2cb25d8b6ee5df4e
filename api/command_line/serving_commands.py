"""`remit serve` and `remit demo`: the pages and the API on this machine, and the whole way on the examples."""

from __future__ import annotations

import logging
import shlex
import shutil
import socket
import sys
from pathlib import Path
from typing import Annotated

import typer

import examples
from api.answering import answers
from api.answering.edition import Edition, require
from api.answering.errors import ListeningError
from api.command_line import showing, terminal
from api.command_line.data_commands import report
from api.command_line.terminal import DATA, DEFAULT_DATA
from ingest.building.build import build

DEMO_DATA = Path("remit-demo")

STOP_WITHIN_S = 3
"""How long requests that are under way may take after Ctrl-C."""

TRUSTS = ("NHSTrust", "NHSFoundationTrust")


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("serve", epilog="`remit serve --data remit-data --port 8080`")(serve_command)
    app.command("demo", epilog="`remit demo --no-serve`")(demo_command)


HOST = Annotated[
    str, typer.Option("--host", help="The address to listen on; 127.0.0.1 is this machine alone, 0.0.0.0 everybody.")
]


def serve_command(
    data: DATA = DEFAULT_DATA,
    host: HOST = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes one that is free.")] = 8000,
) -> None:
    """Serve the pages and the API over a data folder until Ctrl-C.

    A change of the data folder by remit build is taken up by itself, without a request failing. There is no
    authentication: behind 0.0.0.0 put a proxy of your own.
    """
    with terminal.busy("Loading"):
        edition = require(data)
    _serve(edition, data, host, port)


def demo_command(
    data: DATA = DEMO_DATA,
    serve: Annotated[
        bool, typer.Option("--serve/--no-serve", help="Serve the pages afterwards, or end after printing.")
    ] = True,
    host: HOST = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Where to; another if it is taken.")] = 8000,
) -> None:
    """See the whole way on examples: build them, check them, print who owns what, serve the pages.

    The reports are of fictional places, in the exact form of real ones. The data folder stays, to be asked further:
    remit query owned-by --param body=ZX3 --data remit-demo
    """
    registers = tuple(sorted(examples.REGISTERS.glob("*.csv")))
    with terminal.progress("Reading") as told:
        result = build([examples.REPORTS, examples.PDFS], data, registers=registers, progress=told)
    report(result)
    edition = require(data)
    _who_owns_what(edition)
    remit = _called()
    terminal.remark(f"\nThe data folder is {data}. Ask it: {remit} query --data {data}; {remit} show ZX3 --data {data}")
    if result.exit_code:
        raise typer.Exit(result.exit_code)
    if serve:
        _serve(edition, data, host, port if _is_free(host, port) else 0)


def _called() -> str:
    """How to call this command again from here: by its name where that finds it, else by where it is."""
    command = Path(sys.argv[0])
    found = shutil.which("remit")
    if found is not None and Path(found).resolve() == command.resolve():
        return "remit"
    return shlex.quote(str(command.relative_to(Path.cwd()) if command.is_relative_to(Path.cwd()) else command))


def _who_owns_what(edition: Edition) -> None:
    """Which NHS trust owns which recommendation, with the words that say so."""
    bodies = [body for kind in TRUSTS for body in answers.owners(edition, answers.EVERY, kind)]
    for body in sorted(bodies, key=lambda each: each.name):
        terminal.screen().print()
        for line in showing.owned(edition, body):
            terminal.screen().print(line)


def _serve(edition: Edition, data: Path, host: str, port: int) -> None:
    """Serve the edition until Ctrl-C, and what later builds make of its folder `data`."""
    # the framework takes a third of a second to load, which no other command should wait for
    import uvicorn

    from api.http.app import create_app

    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    app = create_app(data, edition)
    listening = _listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    terminal.remark(f"Pages at http://{shown}:{listening.getsockname()[1]}/ and the API at /api. Ctrl-C ends it.")
    config = uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=STOP_WITHIN_S)
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
    except OSError as error:
        raise ListeningError(
            f"Port {port} of {host} cannot be listened on ({error.strerror or error}).",
            remedy="Name another: --port 8080, or --port 0 for any that is free.",
        ) from None
    return listening


def _is_free(host: str, port: int) -> bool:
    try:
        _listen(host, port).close()
    except ListeningError:
        return False
    return True
