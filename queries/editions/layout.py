"""Where an edition stands: `editions/<version>/` with its graph and its index. What it was made of is told in `contents`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

FORMAT = 10
"""Raised when an edition's layout changes: one of another format is made anew."""

_FORMAT = "format.txt"
_NAME = "name.txt"
REMEDY = "Make it anew: remit publish --data DIR"


class PublishedEdition:
    """An edition by its place. Nothing is read before it is asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def graph(self) -> Path:
        """The store that holds every triple twice: in its named graph, and once in the default graph."""
        return self.path / "graph"

    @property
    def place(self) -> str:
        """What a worker process is told to open."""
        return str(self.path)

    @property
    def version(self) -> str:
        """What sets it apart from every other: the name of its folder."""
        return self.path.name

    @property
    def index(self) -> Path:
        """The look-ups, and the words that can be searched."""
        return self.path / "index.sqlite"

    @property
    def name(self) -> str | None:
        """What a person called it so that it stays; None where nobody did."""
        try:
            return (self.path / _NAME).read_text(encoding="utf-8").strip() or None
        except OSError:
            return None

    @property
    def made(self) -> datetime:
        """When it was finished, in UTC. Raises OSError for one that was not."""
        return datetime.fromtimestamp((self.path / _FORMAT).stat().st_mtime, UTC)

    def keep_as(self, name: str) -> None:
        """Give it a name: it stays until its folder is removed by hand."""
        (self.path / _NAME).write_text(name + "\n", encoding="utf-8")

    def can_be_asked(self) -> bool:
        """Whether it was finished, by a version of Remit that wrote what this one reads; costs the same however much it holds."""
        try:
            return (self.path / _FORMAT).read_text(encoding="utf-8").strip() == str(FORMAT)
        except (OSError, UnicodeDecodeError):
            return False

    def finish(self) -> None:
        """Write down that it is whole: the last step of making it."""
        (self.path / _FORMAT).write_text(f"{FORMAT}\n", encoding="utf-8")
