"""The parameters of the API as types: what each takes, its limits and an example, said once."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Annotated
from urllib.parse import quote

from fastapi import Depends, Path, Query, Request
from fastapi.responses import RedirectResponse
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from api.answering.answers import Wanted
from api.answering.edition import Edition, SnapshotReloader
from queries.editions.entries import Order

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


def visible_if_any(text: str | None) -> str | None:
    """A text that may be missing, which must not hold control characters."""
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
    AfterValidator(visible_if_any),
]
Notation = Annotated[str | None, Field(max_length=LONGEST_ID)]
BodyCode = Annotated[str | None, Field(max_length=LONGEST_ID)]


Basis = Annotated[
    str | None,
    Field(
        examples=["owned", "inferred", "named", "about"],
        max_length=LONGEST_ID,
        description="Only owners on this ground: a notation of `assignmentBases`. `owned` leaves out those that are inferred, "
        "`inferred` gives them alone.",
    ),
]


class OneOfBasis(QueryParameters):
    """Nothing but the ground on which its owners are shown."""

    basis: Basis = None


class RecommendationsChosen(QueryParameters):
    """Which recommendations: those that fit all that is said."""

    owner: BodyCode = Field(None, examples=["RWH"])
    """The body that owns it, by any code of it; with `basis`, on that ground."""
    basis: Basis = None
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
    theme: Notation = Field(None, examples=["private-fostering", "children-in-care"])
    """What it is about: a notation of `themes`, of one theme or of one that several belong to."""
    year: Annotated[str | None, Field(pattern=r"^[12][0-9]{3}$")] = Field(None, examples=["2010"])
    """The year in which the report was published."""
    owner_kind: Notation = Field(None, examples=["NHSTrust"])
    """What an owner is: the name of a class of the ontology."""
    status: Notation = Field(None, examples=["met", "no-word-since"])
    """What became of it: a notation of `requestStatuses`."""
    open: bool | None = Field(None, examples=["true"])
    """Whether it is open: no report here says that it was done."""
    q: Annotated[str | None, Field(max_length=LONGEST_Q), AfterValidator(visible_if_any)] = Field(
        None, examples=["health assessments"]
    )
    """Words of the text, in any order and form: `assessment` finds "assessments". `"care leavers"` is a phrase, `foster*` a
    beginning; AND, OR and NOT between words, in capitals, are meant as such."""

    def wanted(self) -> Wanted:
        """What is asked, without how it is shown."""
        named = {name: getattr(self, name) for name in RecommendationsChosen.model_fields}
        return Wanted(words=named.pop("q"), **named)


class RecommendationsAsked(RecommendationsChosen, Pages):
    """Which recommendations, which part of their list, and in which order."""

    sort: Order = Order.LATEST
    """By publication, the latest or the earliest first, or by the day each is due."""


class DayAsked(QueryParameters):
    """As of which day."""

    on: date | None = Field(None, examples=["2015-01-01"])
    """The day. Without it: today, as far as the registers know."""


class OwnedChosen(QueryParameters):
    """Which of the recommendations of a body: without `basis`, those that it is told or owns by default."""

    basis: Basis = None
    on: date | None = Field(None, examples=["2015-01-01"])
    """As of this day: only what reports that had come out by then ask for, and only what had come to the body by then."""
    inherited: bool = False
    """Also what was asked of bodies whose charge came to this one, in whole or in part."""


class OwnedAsked(OwnedChosen, Pages):
    """Which of them, and which part of their list."""


class JudgedChosen(QueryParameters):
    """Which judgements of an authority."""

    framework: Notation = Field(None, examples=["slac", "apa", "ilacs"])
    """The notation of a framework."""


class JudgedAsked(JudgedChosen, Pages):
    """Which of them, and which part of their list."""


SearchQ = Annotated[str | None, Query(max_length=LONGEST_Q), AfterValidator(visible_if_any)]
Offset = Annotated[int, Query(ge=0, le=LARGEST_OFFSET)]


def moved(request: Request, path: str) -> RedirectResponse:
    """The answer to an address that something had before: where it is now, for good."""
    root = request.scope.get("root_path", "").rstrip("/")
    return RedirectResponse(root + quote(path), status_code=308)
