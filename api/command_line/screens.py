"""The screen as the library that draws knows it; apart from `terminal`, since it takes long to load."""

from __future__ import annotations

from rich.console import Console

from api.command_line.streams import leave_quietly


class TerminalScreen(Console):
    """A screen whose reader may leave: `remit show ZX3 | head` has what it wants, and the command goes on to its end."""

    def on_broken_pipe(self) -> None:
        """Write nothing more; the exit code is the command's own."""
        self.quiet = True
        leave_quietly(self.file)
