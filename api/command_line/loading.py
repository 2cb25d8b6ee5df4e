"""Every command, by the module that it stands in: a command loads what it needs, and the list of all loads none of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, Final

import typer
from typer.core import TyperCommand, TyperGroup


@dataclass(frozen=True, slots=True)
class ListedCommand:
    """A command as the list of all has it: the module that registers it, and what its own help says first."""

    module: str
    help: str


COMMANDS: Final = {
    "build": ListedCommand("data_commands", "Read reports into a data folder."),
    "publish": ListedCommand(
        "data_commands", "Make the data folder's edition, which is what is asked, anew from its reports' graphs."
    ),
    "validate": ListedCommand(
        "data_commands",
        "Check the data folder against the shapes again, or one report's graph: registers, reports, and what was derived.",
    ),
    "reason": ListedCommand(
        "data_commands",
        "Prove the ontology free of contradictions, or one report's graph free of them under it (needs Java).",
    ),
    "query": ListedCommand(
        "asking_commands",
        "Ask a stored question, or one of your own in SPARQL. Without a name: list the stored questions.",
    ),
    "show": ListedCommand(
        "showing_commands",
        "Show an organisation, a recommendation, an inspection or a report, with the words behind each fact.",
    ),
    "export": ListedCommand(
        "exporting_commands", "Write the whole graph to a file for other programs, or its tables for people."
    ),
    "dump": ListedCommand(
        "exporting_commands",
        "Write all there is into a folder: the graph and every table, compressed, with digests and counts.",
    ),
    "reconcile": ListedCommand(
        "reconcile_command", "Find the bodies that a table names, and add their codes and names to it as columns."
    ),
    "diff": ListedCommand("diff_command", "Say what came, went and changed from one edition to another."),
    "watch": ListedCommand(
        "watching_command",
        "Say what a publisher's list has that is not here, what is here and not listed, and what is new.",
    ),
    "explain": ListedCommand(
        "explaining_commands",
        "Say which forms of words read a sentence, in which words, and why. It needs no data folder.",
    ),
    "serve": ListedCommand("serving_commands", "Serve the pages and the API over a data folder until Ctrl-C."),
    "mcp": ListedCommand(
        "mcp_command", "Serve an assistant by the Model Context Protocol, over standard input and output."
    ),
    "demo": ListedCommand(
        "demo_command", "See the whole way on examples: build them, check them, print who owns what, serve the pages."
    ),
    "registers": ListedCommand(
        "register_commands", "Look bodies up, see what a name means and why, import official tables."
    ),
}
"""All commands, in the order in which they are listed."""


class LazyCommands(TyperGroup):
    """The commands of `COMMANDS`, each loaded when it is asked for."""

    _listing = False

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for name, listed in COMMANDS.items():
            self.add_command(TyperCommand(name, help=listed.help))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command itself; while the list of all is written, no more than its name and help."""
        if self._listing or cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        return _module_commands(COMMANDS[cmd_name].module)[cmd_name]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help that lists all commands, without loading them."""
        self._listing = True
        try:
            super().format_help(ctx, formatter)
        finally:
            self._listing = False


@cache
def _module_commands(module: str) -> dict[str, Any]:
    """The commands that a module registers, by name."""
    app = typer.Typer(rich_markup_mode="markdown", add_completion=False)
    app.callback()(lambda: None)  # with it even a single command stays one of a group
    import_module(f"{__package__}.{module}").register(app)
    return dict(typer.main.get_group(app).commands)
