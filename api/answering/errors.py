"""The errors of this room; like all others they descend from `ontology.errors.RemitError`."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel

from ontology.errors import NotFound


class Nearest(BaseModel):
    """Something of nearly the name that was asked for."""

    id: str
    name: str


class NoSuchThing(NotFound):
    """Nothing of that name or code. `nearest` are pairs of id and name; `otherwise` is the remedy where nothing is near."""

    def __init__(self, message: str, *, nearest: Sequence[tuple[str, str]] = (), otherwise: str | None = None) -> None:
        near = " or ".join(f"{name} ({key})" for key, name in nearest)
        super().__init__(message, remedy=f"Did you mean {near}?" if near else otherwise)
        self.nearest = tuple(Nearest(id=key, name=name) for key, name in nearest)
