"""The error of this room; like all others it descends from `ontology.errors.RemitError`."""

from __future__ import annotations

from typing import ClassVar

from ontology.errors import RemitError


class NeedsIndex(RemitError):
    """A question that only the index of an edition answers."""

    status: ClassVar[int] = 501
    title: ClassVar[str] = "This needs an edition's index"

    @classmethod
    def of(cls, what: str) -> NeedsIndex:
        """The error of something that cannot be had from a SPARQL server."""
        return cls(
            f"{what} needs the index of an edition, and this server answers from a SPARQL server.",
            remedy="Ask /sparql, look a thing up by its code or id, or serve a data folder: remit serve --data DIR",
        )
