"""`remit mcp`: look-ups and stored questions for an assistant, over standard input and output."""

from __future__ import annotations

from typing import Annotated

import typer

from api.command_line.terminal import DATA, DEFAULT_DATA
from ontology.errors import MissingLibrary


def register(app: typer.Typer) -> None:
    """Add this command."""
    app.command("mcp", epilog="`remit mcp --data remit-data`")(mcp_command)


def mcp_command(
    data: DATA = DEFAULT_DATA,
    site: Annotated[
        str | None,
        typer.Option(
            "--site", metavar="URL", help="Where the pages of this data are served: answers then link to them."
        ),
    ] = None,
) -> None:
    """Serve an assistant by the Model Context Protocol, over standard input and output.

    An assistant that knows the protocol starts this command itself: docs/assistants.md shows how it is told to. Its tools read and change
    nothing: find a body, what it was told, how a council was judged, one recommendation with its evidence, search, stored questions.
    Every answer has the quotation, page, report and link by which it can be checked.
    """
    try:
        from api.assistants.assistant_server import assistant_server
        from api.assistants.whole_messages import whole_messages
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in ("mcp", "mcp_types"):
            raise
        raise MissingLibrary(
            "The SDK of the Model Context Protocol is not here.",
            remedy='Install it with the pip of the environment that Remit is in: pip install "remit[mcp]".',
        ) from None
    from api.answering.edition import SnapshotReloader, require

    if site is not None and not site.startswith(("http://", "https://")):
        raise typer.BadParameter("it is an address, such as https://remit.example.org", param_hint="--site")
    server = assistant_server(SnapshotReloader(data, require(data)), site)
    with whole_messages():
        try:
            server.run("stdio")
        except* BrokenPipeError:
            pass  # the assistant is gone, and nobody waits for the answers that were under way
