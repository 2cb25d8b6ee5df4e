"""What can be asked of a body, property by property: to tell it from others, or to add to a table that names it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from api.answering import answers
from api.answering.answers import Wanted
from api.answering.edition import Edition
from queries.answering.kinds_of_body import ANY
from queries.answering.models import Organisation
from queries.answering.references import OrganisationRef
from queries.answering.wording import whole_day

PropertyValue: TypeAlias = "str | int | date | OrganisationRef"


@dataclass(frozen=True, slots=True)
class BodyProperty:
    """A property of bodies. `values` gives those of one body; None where a table may say it of a body and no body has it.

    `kind` is the kind of body that its values are, None where they are none. `tells`: whether names can be told apart by it.
    """

    id: str
    name: str
    description: str
    values: Callable[[Edition, Organisation], Iterable[PropertyValue | None]] | None = None
    kind: str | None = None
    tells: bool = False


def _text(of: Callable[[Organisation], str | None]) -> Callable[[Edition, Organisation], list[str | None]]:
    return lambda _, body: [of(body)]


def open_recommendations(edition: Edition, body: Organisation) -> int:
    """How many recommendations a body owns that no report here says were done."""
    return answers.recommendations_json(edition, Wanted(owner=body.iri, open=True), 0, 0)[0]


_PROPERTIES: Final = (
    BodyProperty(
        "kind",
        "kind of body",
        "A class of the ontology, by its name or in words: NHSTrust, “police force”.",
        _text(lambda body: body.kind_label),
        tells=True,
    ),
    BodyProperty(
        "region",
        "region of England",
        "By its name or notation: “North West”, north-west.",
        _text(lambda body: body.region.label if body.region else None),
        tells=True,
    ),
    BodyProperty(
        "code",
        "code",
        "Any code: ODS, GSS of today or of before, Ofsted URN, or a register's key.",
        _text(lambda body: body.id),
        tells=True,
    ),
    BodyProperty(
        "area",
        "council whose area it serves",
        "By the council's code or name.",
        lambda _, body: body.areas,
        kind="Authority",
        tells=True,
    ),
    BodyProperty(
        "on",
        "day of which the table speaks",
        "2013-04-01: of bodies of one name, the one that was there then.",
        tells=True,
    ),
    BodyProperty("ods", "ODS code", "NHS Organisation Data Service.", _text(lambda body: body.codes.ods)),
    BodyProperty("gss", "GSS code", "Office for National Statistics.", _text(lambda body: body.codes.gss)),
    BodyProperty("urn", "Ofsted URN", "Ofsted's number for a council.", _text(lambda body: body.codes.urn)),
    BodyProperty("former_codes", "former codes", "GSS codes that it had before.", lambda _, body: body.former_codes),
    BodyProperty("names", "other names", "Other spellings and former names.", lambda _, body: body.other_names),
    BodyProperty("founded", "founded", "The day it began, where known.", lambda _, body: [whole_day(body.founded)]),
    BodyProperty(
        "dissolved", "dissolved", "The day it ended, where it has.", lambda _, body: [whole_day(body.dissolved)]
    ),
    BodyProperty("predecessors", "predecessors", "Whom it came after.", lambda _, body: body.predecessors, kind=ANY),
    BodyProperty("successors", "successors", "Who came after it.", lambda _, body: body.successors, kind=ANY),
    BodyProperty(
        "neighbours",
        "statistical neighbours",
        "Councils that the Department for Education sets beside it.",
        lambda _, body: body.neighbours,
        kind="Authority",
    ),
    BodyProperty(
        "recommendations",
        "recommendations",
        "How many reports make its own.",
        lambda _, body: [body.recommendations],
    ),
    BodyProperty(
        "open",
        "open recommendations",
        "How many of them no report says are done.",
        lambda edition, body: [open_recommendations(edition, body)],
    ),
    BodyProperty("iri", "IRI", "Its address in linked data.", _text(lambda body: body.iri)),
)

PROPERTIES: Final[Mapping[str, BodyProperty]] = {each.id: each for each in _PROPERTIES}
"""All of them by id, those that tell bodies apart first."""


def values_of(edition: Edition, body: Organisation, wanted: BodyProperty) -> list[PropertyValue]:
    """The values of a property of a body; empty where it has none."""
    found = wanted.values(edition, body) if wanted.values else ()
    return [value for value in found if value is not None and value != ""]
