"""How answers refer to things: a term of a list, a body, a report, an inspection, words."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict


class Answer(BaseModel):
    """Base of all answers: made once, never changed; the words under an attribute describe it in the OpenAPI."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class Concept(Answer):
    """A term of one of the controlled lists."""

    iri: str
    notation: str | None
    """Its short code in the list, as filters take it."""
    label: str
    """Its name in words."""


class OrganisationRef(Answer):
    """A body, by its name."""

    id: str
    """What `/api/organisations/{code}` takes: an ODS code, a GSS code, a register's key or the tail of the IRI."""
    iri: str
    name: str
    kind: str
    """Its class in the ontology: `NHSTrust`, `Authority`, `AgencyGroup` ..."""
    kind_label: str
    """The same in words."""
    area: str | None = None
    """The authority whose area it belongs to, for a body whose name is shared by others elsewhere."""


class Grade(Concept):
    """A grade of one scale."""

    rank: int | None
    """1 (best) to 4 (worst) across all scales. The same word may stand for different demands on different scales."""


class ReportRef(Answer):
    """A document, by its name."""

    id: str
    """The first 16 hexadecimal digits of the file's SHA-256."""
    iri: str
    file: str
    """The source file's own name."""
    title: str
    published: date | None


class Evidence(Answer):
    """The exact words that say it, and where they stand."""

    iri: str
    quotation: str
    prefix: str
    """The words just before it."""
    suffix: str
    """The words just after it."""
    page: int | None
    """Page of the report, from 1; null where the copy shows no pages."""
    start: int
    """Its first character in the report's stored text, from 0, counted in Unicode code points."""
    end: int
    """One past its last character."""
    report: ReportRef


class InspectionRef(Answer):
    """An inspection, by what it is called."""

    id: str
    """What `/api/inspections/{id}` takes."""
    iri: str
    name: str
    framework: Concept | None
    authority: OrganisationRef | None
    start: str | None
    """Its first day, or only the month or year where the source says no more."""
    end: str | None
    published: str | None = None
    """The day its first report was published: all that is known of its time where `start` is null."""
