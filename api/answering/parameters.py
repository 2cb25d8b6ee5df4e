"""The parameters of the API as types: what each takes, its limits and an example, said once."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Annotated
from urllib.parse import quote

from fastapi import Depends, Path, Query, Request
from fastapi.responses import RedirectResponse
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from api.answering.edition import Edition, SnapshotReloader

LONGEST_Q = 200
"""Characters of a search: the longest name of a body has about 120, and no phrase of a recommendation needs more."""

LONGEST_ID = 200
"""Characters of an id in a path: the longest that Remit makes has about 150."""

PAGE = 50
"""Items of a list where nobody says how many: about what a person reads, in some 100 kB."""

LARGEST_PAGE = 200
"""Items of a list at most: about half a megabyte and a quarter of a second."""

LARGEST_OFFSET = 1_000_000
"""How far into a list one may ask: ten times all recommendations of 10,000 reports."""


EDITION_OF_SCOPE = "remit.edition"
"""Where a request's scope notes the record of the edition that it is answered from: each answer says which in a header, each page at its foot."""


def edition(request: Request) -> Edition:
    """The state of the graph that this request is answered from, from beginning to end."""
    snapshots: SnapshotReloader = request.app.state.snapshots
    found = snapshots.edition()
    request.scope[EDITION_OF_SCOPE] = found.record
    return found


def _visible(text: str) -> str:
    if any(unicodedata.category(c) in ("Cc", "Cs") for c in text):
        raise ValueError("must not hold control characters")
    return text


CurrentEdition = Annotated[Edition, Depends(edition)]

Code = Annotated[
    str,
    Path(
        description="An ODS code, a GSS code, an Ofsted URN, a register's key, or for a local body the tail of its IRI.",
        examples=["RWH", "E10000015", "agency/E10000015/housing-partners"],
        max_length=LONGEST_ID,
    ),
    AfterValidator(_visible),
]

Gss = Annotated[
    str,
    Path(description="An authority's GSS code.", examples=["E10000015"], max_length=LONGEST_ID),
    AfterValidator(_visible),
]

RecommendationId = Annotated[
    str,
    Path(
        description="The tail of a recommendation's IRI: inspection, strand and opening words.",
        examples=[
            "E10000901-slac-2010-06-21/safeguarding/partner-agencies-should-use-one-form-and-one-threshold-document"
        ],
        max_length=LONGEST_ID,
    ),
    AfterValidator(_visible),
]

InspectionId = Annotated[
    str,
    Path(
        description="The tail of an inspection's IRI: authority, framework and first day.",
        examples=["E10000015-slac-2010-10-11"],
        max_length=LONGEST_ID,
    ),
    AfterValidator(_visible),
]

ReportId = Annotated[
    str,
    Path(description="The tail of a report's IRI.", examples=["0123456789abcdef"], max_length=LONGEST_ID),
    AfterValidator(_visible),
]


def _visible_if_any(text: str | None) -> str | None:
    return text if text is None else _visible(text)


class QueryParameters(BaseModel):
    """What an address takes after its question mark, and nothing else: a list that is not narrowed as somebody meant
    would mislead.
    """

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class NoParameters(QueryParameters):
    """Nothing."""


class Pages(QueryParameters):
    """A part of a list."""

    limit: int = Field(PAGE, ge=1, le=LARGEST_PAGE)
    """How many to give."""
    offset: int = Field(0, ge=0, le=LARGEST_OFFSET)
    """How many to pass over."""


OrganisationQ = Annotated[
    str | None,
    Field(examples=["East and North Hertfordshire", "RWH"], max_length=LONGEST_Q),
    AfterValidator(_visible_if_any),
]
Notation = Annotated[str | None, Field(max_length=LONGEST_ID)]
BodyCode = Annotated[str | None, Field(max_length=LONGEST_ID)]


class OrganisationsAsked(Pages):
    """Which bodies."""

    q: OrganisationQ = None
    """A code, a name, any other spelling, or the beginnings of its words. Without it: all bodies that own a
    recommendation, those with most first."""


class RecommendationsAsked(Pages):
    """Which recommendations: those that fit all that is said."""

    owner: BodyCode = Field(None, examples=["RWH"])
    """The body that owns it, by any code of it."""
    inherited_by: BodyCode = Field(None, examples=["RLQ"])
    """The body that carries it today, after an owner that has ended."""
    authority: BodyCode = Field(None, examples=["E10000015"])
    """The authority that was inspected, by its GSS code."""
    inspection: BodyCode = Field(None, examples=["E10000015-slac-2010-10-11"])
    """The inspection, by the tail of its IRI."""
    framework: Notation = Field(None, examples=["slac", "apa", "ilacs"])
    """The notation of a framework."""
    kind: Notation = Field(None, examples=["area-for-improvement", "priority-action"])
    """What the report calls it."""
    priority: Notation = Field(None, examples=["immediately", "within-three-months"])
    """How soon."""
    due_before: date | None = Field(None, examples=["2011-03-01"])
    """Due before this day."""
    q: Annotated[str | None, Field(max_length=LONGEST_Q), AfterValidator(_visible_if_any)] = Field(
        None, examples=["health assessments"]
    )
    """Words of the text, in any order and form: `assessment` finds "assessments". `"care leavers"` is a phrase, `foster*` a
    beginning; AND, OR and NOT between words, in capitals, are meant as such."""


class JudgementsAsked(Pages):
    """Which judgements of an authority."""

    framework: Notation = Field(None, examples=["slac", "apa", "ilacs"])
    """The notation of a framework."""


SearchQ = Annotated[str | None, Query(max_length=LONGEST_Q), AfterValidator(_visible_if_any)]
Offset = Annotated[int, Query(ge=0, le=LARGEST_OFFSET)]


def moved(request: Request, path: str) -> RedirectResponse:
    """The answer to an address that something had before: where it is now, for good."""
    root = request.scope.get("root_path", "").rstrip("/")
    return RedirectResponse(root + quote(path), status_code=308)
