"""One form of words, as its record says it, and one place that it reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_KEBAB: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class MalformedForm(ValueError):
    """A record that no table can use: the message names the form and says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of words. `ingest.forms` says how each field is written. Raises MalformedForm for an id or rank out of form."""

    id: str
    pattern: str
    says: str = ""
    rank: int = 1
    reads: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    why: str = ""

    def __post_init__(self) -> None:
        if not _KEBAB.fullmatch(self.id):
            raise MalformedForm(f"The id {self.id!r} is not written like-this.")
        if self.rank < 1:
            raise MalformedForm(f"{self.id}: ranks count from 1.")

    @property
    def begins(self) -> bool:
        """Whether it reads only what a text begins with."""
        return self.pattern.startswith("^")


@dataclass(frozen=True, slots=True)
class Told:
    """A form that reads a text, for people. `decides`: what the table says is said by it; `because`: why it does or does not."""

    form: Form
    words: str
    decides: bool
    because: str


@dataclass(frozen=True, slots=True)
class FormReading:
    """A form, and the words of a text that it reads."""

    form: Form
    match: re.Match[str]

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Where they end."""
        return self.match.end()

    @property
    def span(self) -> tuple[int, int]:
        """Both."""
        return self.match.span()

    @property
    def words(self) -> str:
        """The words."""
        return self.match.group()
