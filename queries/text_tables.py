"""An answer laid out for a terminal."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Final

from rich import box
from rich.console import Console
from rich.rule import Rule
from rich.table import Column, Table
from rich.text import Text

COLUMN_WIDTH: Final = 14  # narrower than this, a table breaks most words


def laid_out(names: Sequence[str], rows: Iterable[Sequence[str]], width: int) -> list[str]:
    """The lines of a table, or of a list of names and values for each row where a table would leave its columns too little
    room. The values stand as they are: what the library would take for its markup too.
    """
    out = io.StringIO()
    console = Console(file=out, width=width, color_system=None, legacy_windows=False)
    if width >= COLUMN_WIDTH * len(names):
        table = Table(box=box.SIMPLE_HEAD, show_edge=False)
        for name in names:
            table.add_column(name, overflow="fold")
        for row in rows:
            table.add_row(*map(Text, row))
        console.print(table)
    else:
        for number, row in enumerate(rows, 1):
            console.print(Rule(f"{number}", align="left"))
            listed = Table.grid("", Column(overflow="fold"), padding=(0, 2))
            for name, value in zip(names, row, strict=True):
                if value:
                    listed.add_row(name, Text(value))
            console.print(listed)
    return [line.rstrip() for line in out.getvalue().splitlines()]
