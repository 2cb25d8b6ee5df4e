"""Things by their IRIs, read from a graph all at once, or those that somebody asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar
from weakref import WeakMethod

T = TypeVar("T")

Read = Callable[[Iterable[str] | None], Mapping[str, T]]
"""Reads the things of these IRIs, or all: what is none of the kind is left out."""


class ReadWhenAsked(Mapping[str, T]):
    """The things of one kind that a graph knows. What is asked for by itself is read by itself: who needs many `gather`s them first."""

    def __init__(self, read: Read[T], *, whole: bool) -> None:
        """`read` is a method of who holds this; `whole`: all are read now, and none later."""
        self._read = WeakMethod(read)  # no circle: a store is closed when nobody holds it any more, and at once
        self._whole = whole
        self._held: dict[str, T] = dict(read(None)) if whole else {}
        self._looked_for: set[str] = set()

    def gather(self, iris: Iterable[str]) -> None:
        """Read the things of these IRIs together."""
        if self._whole:
            return
        new = dict.fromkeys(iri for iri in iris if iri not in self._looked_for)
        read = self._read()
        if new and read is not None:
            self._looked_for.update(new)
            self._held.update(read(new))

    def __getitem__(self, iri: str) -> T:
        self.gather((iri,))
        return self._held[iri]

    def __iter__(self) -> Iterator[str]:
        """The IRIs of all that have been read."""
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)
