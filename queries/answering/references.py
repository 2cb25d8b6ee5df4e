"""How answers refer to things: a term of a list, a body."""

from __future__ import annotations

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
