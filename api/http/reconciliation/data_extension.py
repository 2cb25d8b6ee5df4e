"""Data extension: the values of properties of bodies that a table has been matched with."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from api.answering.body_properties import PROPERTIES, BodyProperty, PropertyValue, values_of
from api.answering.edition import Edition
from api.http.reconciliation.query_batch import parsed
from api.http.refusals import BadRequest
from queries.answering.kinds_of_body import kinds_of_body
from queries.answering.models import Organisation
from queries.answering.references import OrganisationRef

MOST_IDS: Final = 200
"""Bodies of a request at most: OpenRefine asks for ten at a time."""

MOST_PROPERTIES: Final = 25
"""Properties of a request at most: all that there are."""


class _PropertyWanted(BaseModel):
    model_config = ConfigDict(extra="ignore")
    id: str


class ExtensionQuery(BaseModel):
    """The properties that are asked for, and of which bodies."""

    model_config = ConfigDict(extra="ignore")
    ids: list[str] = Field(max_length=MOST_IDS)
    properties: list[_PropertyWanted] = Field(max_length=MOST_PROPERTIES)


_QUERY: Final = TypeAdapter(ExtensionQuery)


def extended(edition: Edition, written: str) -> dict[str, Any]:
    """The answer to a data extension query in JSON; a body that is not here has no values. Raises BadRequest."""
    asked = parsed(written, _QUERY, "extend")
    wanted = [_wanted(each.id) for each in asked.properties]
    return {"meta": [_described(each) for each in wanted], "rows": {id: _row(edition, id, wanted) for id in asked.ids}}


def _wanted(id: str) -> BodyProperty:
    found = PROPERTIES.get(id)
    if found is None or found.values is None:
        known = ", ".join(each.id for each in offered())
        raise BadRequest(f"There is no property {id[:100]!r}.", remedy=f"There are {known}.")
    return found


def offered() -> list[BodyProperty]:
    """The properties that bodies have."""
    return [each for each in PROPERTIES.values() if each.values is not None]


def _described(wanted: BodyProperty) -> dict[str, Any]:
    found: dict[str, Any] = {"id": wanted.id, "name": wanted.name}
    if wanted.kind is not None:
        found["type"] = {"id": wanted.kind, "name": kinds_of_body()[wanted.kind].label}
    return found


def _row(edition: Edition, id: str, wanted: list[BodyProperty]) -> dict[str, list[dict[str, Any]]]:
    coded = edition.index.coded(id, edition.base)
    written = edition.index.thing("organisation", coded[0]) if len(coded) == 1 else None
    if written is None:
        return {each.id: [] for each in wanted}
    body = Organisation.model_validate_json(written)
    return {each.id: [_cell(edition, value) for value in values_of(edition, body, each)] for each in wanted}


def _cell(edition: Edition, value: PropertyValue) -> dict[str, Any]:
    if isinstance(value, OrganisationRef):
        return {"id": value.iri.removeprefix(edition.base), "name": value.name}
    if isinstance(value, date):
        return {"date": f"{value.isoformat()}T00:00:00Z"}
    return {"int": value} if isinstance(value, int) else {"str": value}
