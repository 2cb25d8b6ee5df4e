"""What an edition's index holds and is asked. Bodies, inspections, reports and concepts by IRI, days as ISO, answers as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from queries.answering.task_kinds import TaskKind
from queries.editions.narrowed_entries import ListEntry


@dataclass(frozen=True, slots=True)
class Thing:
    """An answer by its address. `area`: the IRI of the authority with whose reports it changes, empty where it is of none."""

    kind: str
    id: str
    area: str
    answer: str


@dataclass(frozen=True, slots=True)
class RecommendationEntry:
    """A recommendation as it stands in its list, and what is asked of recommendations besides. `owners`: each with the ground on which it owns,
    or is inferred to own, as the notation of a basis; `themes`: notations, with those of the themes that they belong to; `bearers`: who
    carries it today.
    """

    id: str
    listed: ListEntry
    owners: tuple[tuple[str, str], ...]
    heirs: tuple[str, ...]
    themes: tuple[str, ...]
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
    """A report as lists show it. `published`: the day, empty where it is not known."""

    id: str
    area: str
    file: str
    digest: str
    published: str
    answer: str


@dataclass(frozen=True, slots=True)
class RepetitionEntry:
    """Two recommendations by id, the later of which asks again what the earlier one asked."""

    later: str
    earlier: str
    area: str
    answer: str


@dataclass(frozen=True, slots=True)
class ProvisionEntry:
    """A report's word on who provides or commissions a service. `published`: the report's day, empty where it is not known."""

    iri: str
    organisation: str
    area: str
    published: str
    answer: str


@dataclass(frozen=True, slots=True)
class TaskEntry:
    """Something to look at. `published`: the day of the report that it is about, empty where it is of none."""

    kind: TaskKind
    iri: str
    area: str
    published: str
    answer: str


class Order(StrEnum):
    """The orders that a list of recommendations may have: by publication, the latest or the earliest first, or by the day each is due."""

    LATEST = "latest"
    EARLIEST = "earliest"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Sought:
    """What is asked of recommendations; None asks nothing. `owner`, `inherited_by` and `inspection` by IRI, all else as facets have it.

    `basis`: the notation of a basis of ownership, or of those that it is narrower than; where it is None, an owner is one that is stated or
    by default.
    `carried`: a JSON object of owners (IRIs), one of whom owns it, each with the day before which it was made; `issued_by`: the
    last day on which it was made; `open`: "yes" for what no report says was done, "no" for the rest.
    """

    owner: str | None = None
    basis: str | None = None
    inherited_by: str | None = None
    authority: str | None = None
    inspection: str | None = None
    framework: str | None = None
    kind: str | None = None
    priority: str | None = None
    due_before: str | None = None
    issued_by: str | None = None
    carried: str | None = None
    theme: str | None = None
    words: str | None = None
    year: str | None = None
    owner_kind: str | None = None
    status: str | None = None
    open: str | None = None


ALL: Final = Sought()
"""Every recommendation."""
