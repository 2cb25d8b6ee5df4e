"""What an edition's index holds and is asked. Bodies, inspections, reports and concepts by IRI, days as ISO, answers as JSON."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thing:
    """An answer by its address. `area`: the IRI of the authority with whose reports it changes, empty where it is of none."""

    kind: str
    id: str
    area: str
    answer: str


@dataclass(frozen=True, slots=True)
class RecommendationEntry:
    """A recommendation by all that is asked of recommendations. `owners`: each with how it is told, by `standing`;
    `inspected`: the authorities; `bearers`: who carries it today.
    """

    id: str
    area: str
    inspection: str | None
    framework: str | None
    kind: str
    priority: str | None
    due: str | None
    issued: str | None
    report: str
    ordinal: int
    text: str
    owners: tuple[tuple[str, int], ...]
    heirs: tuple[str, ...]
    inspected: tuple[str, ...]
    answer: str
    bearers: str


@dataclass(frozen=True, slots=True)
class BodyEntry:
    """An organisation as lists show it; `owned`: how many recommendations it owns."""

    iri: str
    id: str
    name: str
    kind: str
    owned: int
    answer: str


@dataclass(frozen=True, slots=True)
class InspectionEntry:
    """An inspection as lists show it. `began`: its first day, or else when it was reported on, or else empty."""

    iri: str
    id: str
    name: str
    area: str
    framework: str | None
    began: str
    answer: str


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A report as lists show it, by its place among all, the latest first."""

    id: str
    file: str
    digest: str
    place: int
    answer: str


@dataclass(frozen=True, slots=True)
class Sought:
    """What is asked of recommendations, in the terms of `RecommendationEntry`; None asks nothing."""

    owner: str | None = None
    inherited_by: str | None = None
    authority: str | None = None
    inspection: str | None = None
    framework: str | None = None
    kind: str | None = None
    priority: str | None = None
    due_before: str | None = None
    words: str | None = None
