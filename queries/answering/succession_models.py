"""What answers say of bodies through time: their names, what became of them, and who carries what they were charged with."""

from __future__ import annotations

from pydantic import Field

from queries.answering.references import Answer, Concept, OrganisationRef


class NameInTime(Answer):
    """An official name of a body with its time: days, months or years as far as they are known."""

    name: str
    since: str | None
    """The first day of its use; null where it is not known, or from the beginning."""
    until: str | None
    """The last day of its use; null for today's name."""


class SuccessionEvent(Answer):
    """An event by which all or a part of what a body was charged with went to another."""

    before: OrganisationRef
    after: OrganisationRef
    on: str | None
    """The first day of the body that took over, where it is known."""
    kind: Concept | None
    """`whole` or `in-part`."""
    part: str | None
    """What went over, where it was a part and is known."""
    sources: list[str]
    """Who tells of it."""


class Heir(OrganisationRef):
    """A body that carries what another was charged with, and by which events it came to it."""

    whole: bool
    """Whether all of it went over at each event; a part went to others, or stayed, where it is false."""
    chain: list[SuccessionEvent]
    """The events, the first one first; empty where the body itself lives on."""


class Nobody(Answer):
    """A body at which a line ends, and why nobody took over from it."""

    organisation: OrganisationRef
    reason: str


class ChargeAnswer(Answer):
    """Who carries on a day what a body was charged with."""

    organisation: OrganisationRef
    called: str
    """The name that it bore on the day."""
    on: str | None
    """The day; null for today, as far as the registers know."""
    carried_by: list[Heir]
    nobody: list[Nobody]
    """Where lines end with nobody: the last bodies, with the reasons."""


class CurrentBearer(OrganisationRef):
    """A body that carries a recommendation today."""

    whole: bool = True
    """Whether all that an owner was charged with came to it; a part where it is false."""
    chains: list[list[SuccessionEvent]] = Field(default_factory=list)
    """The events by which it came from an owner, a list for each way; empty where it is an owner that lives on."""


class Carried(Answer):
    """Who carries a recommendation today."""

    current_bearers: list[CurrentBearer]
    without_bearer: list[Nobody]
