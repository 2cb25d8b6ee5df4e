"""A written statement of action: what an inspection requires of a local area beside recommendations, as a report speaks of it."""

from __future__ import annotations

from datetime import date

from queries.answering.references import Answer, Concept, Evidence, InspectionRef, OrganisationRef, ReportRef


class TakingPart(Answer):
    """A body or group that is to take part in a statement. It owns no recommendation by that."""

    organisation: OrganisationRef
    as_written: str | None
    """The name as the report spells it."""
    basis: Concept
    """`named`, or `member` of a group that is named, which is inferred."""
    open: str | None
    """Of a group: why not all of its members are known."""
    evidence: list[Evidence]


class Addressee(Answer):
    """Somebody to whom the letter goes that speaks of the statement."""

    name: str
    title: str | None
    organisations: list[OrganisationRef]
    """The bodies that they act for, where these are known."""


class WrittenStatement(Answer):
    """A statement in which local bodies are to say how they will tackle what an inspection found. It is apart from recommendations."""

    id: str
    iri: str
    prepared_by: list[OrganisationRef]
    """Who must write it."""
    taking_part: list[TakingPart]
    required_by: list[OrganisationRef]
    """The inspectorates whose inspection requires it: those to whom it goes."""
    addressed_to: list[Addressee]
    """To whom the letter goes that speaks of it."""
    due: date | None
    """By when it is to be sent, where the report says."""
    required_on: str | None
    """When it was required, as far as the report says: a day, month or year."""
    approved_on: str | None
    """When it was found fit for purpose, likewise."""
    inspection: InspectionRef | None
    """The inspection that requires it, where exactly one fits."""
    cited_as: str | None
    """What the report calls that inspection, where it is not its own."""
    authorities: list[OrganisationRef]
    """The councils that the report is about."""
    report: ReportRef
    evidence: list[Evidence]
