"""What one sentence says: a body, its role, and a service."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.provisions.said_bodies import SaidBody


@dataclass(frozen=True, slots=True)
class Said:
    """A body, whether it provides or commissions, and the service as the sentence calls it."""

    body: SaidBody
    role: str
    service: str


def said(bodies: Iterable[SaidBody], role: str, service: str) -> Iterator[Said]:
    """The same of each of several bodies."""
    for body in bodies:
        yield Said(body, role, service)
