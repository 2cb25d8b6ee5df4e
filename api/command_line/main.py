"""The command line: `remit`. Each command stands in a module of its kind; here they are put together.

This is the one place that turns an error into a message and an exit code.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from types import FrameType
from typing import Annotated, Any

import typer

from api.command_line import terminal
from api.command_line.loading import LazyCommands
from api.command_line.streams import leave_quietly
from ontology.errors import RemitError

DEBUG = "REMIT_DEBUG"
"""Set it to see the traceback of a defect."""

DEFECT = 1
"""The exit code of a defect of the program, or of a file that the system would not write."""

INTERRUPTED = 130
"""The exit code after Ctrl-C, as shells have it."""

TERMINATED = 143
"""The exit code after a signal to end, as shells have it."""


def exit_codes() -> dict[int, str]:
    """Every exit code and what it means: those of the errors, and the few that are none of them."""
    found = {0: "all is well", DEFECT: RemitError.title, 2: "the command line was not understood"}
    kinds = [RemitError]
    for kind in kinds:
        kinds += kind.__subclasses__()
        if kind.exit_code not in found:
            found[kind.exit_code] = kind.title
    found[3] = "some files were refused or put aside; the rest is built"
    found[INTERRUPTED] = "stopped by Ctrl-C"
    found[TERMINATED] = "stopped by a signal to end"
    return dict(sorted(found.items()))


class Commands(LazyCommands):
    """All commands, with errors told as messages."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        end_in_order()
        try:
            return super().invoke(ctx)
        except RemitError as error:
            terminal.complain(error)
            raise typer.Exit(error.exit_code) from None
        except BrokenPipeError:
            leave_quietly(sys.stdout)
            raise typer.Exit(0) from None
        except OSError as error:
            place = str(error.filename) if error.filename else None
            terminal.complain(RemitError(f"{error.strerror or error}.", where=place))
            raise typer.Exit(DEFECT) from None


def end_in_order() -> None:
    """Let a signal to end (SIGTERM, as `kill` and service managers send it) be an exit like others: what is half written is cleared away."""

    def leave(_signal: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # a second one would cut short the clearing away
        sys.exit(TERMINATED)

    if threading.current_thread() is threading.main_thread():  # no other may set what a signal does
        signal.signal(signal.SIGTERM, leave)


app = typer.Typer(
    name="remit",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: " + "; ".join(f"{code} {words}" for code, words in exit_codes().items()) + ".",
)


def _tell_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        terminal.screen().print(f"remit {version('remit')}")
        raise typer.Exit


@app.callback()
def remit(
    version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """Who was told to do what, by whom, by when, and was it done?

    Remit reads reports on inspections of English children's services into a knowledge graph and answers from it,
    always with the words that say so. To see it at work: remit demo. To use it: remit build, then query, show or serve.
    """


def main() -> None:
    """The console command. A defect is told in a line, with its traceback where REMIT_DEBUG is set."""
    terminal.prepare_streams()
    try:
        app()
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        words = f"{type(error).__name__}: {error}"
        terminal.complain(
            RemitError(words, remedy=f"This is a defect of the program. {DEBUG}=1 shows where; please report it.")
        )
        sys.exit(DEFECT)


if __name__ == "__main__":
    main()
