"""The parameters of the API as types: what each takes, its limits and an example, said once."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Annotated

from fastapi import Depends, Path, Query, Request
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from pydantic import AfterValidator

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


MOST_TOLD = 10
"""Unknown parameters that an answer names; a request may have thousands."""


def edition(request: Request) -> Edition:
    """The state of the graph that this request is answered from, from beginning to end."""
    snapshots: SnapshotReloader = request.app.state.snapshots
    return snapshots.edition()


def no_other_parameters(request: Request) -> None:
    """Refuses a parameter that the address does not take: a list that is not narrowed as somebody meant would mislead."""
    known = set(_query_names(request.scope["route"].dependant))
    unknown = [name for name in request.query_params if name not in known]
    if unknown:
        taken = f"it takes {', '.join(sorted(known))}" if known else "it takes none"
        raise RequestValidationError(
            [
                {"loc": ("query", name[:LONGEST_ID]), "msg": f"is no parameter here; {taken}"}
                for name in unknown[:MOST_TOLD]
            ]
        )


def _query_names(dependant: Dependant) -> Iterator[str]:
    yield from (parameter.alias for parameter in dependant.query_params)
    for inner in dependant.dependencies:
        yield from _query_names(inner)


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
        description="The tail of a recommendation's IRI: inspection, strand and place in the report.",
        examples=["E10000015-slac-2010-10-11/safeguarding/3"],
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

OrganisationQ = Annotated[
    str | None,
    Query(
        description="A code, a name, any other spelling, or the beginnings of its words. Without it: all bodies that "
        "own a recommendation, those with most first.",
        examples=["East and North Hertfordshire", "RWH"],
        max_length=LONGEST_Q,
    ),
    AfterValidator(lambda q: q if q is None else _visible(q)),
]

Words = Annotated[
    str | None,
    Query(
        description="Words that stand so in the text, in any case.",
        examples=["health assessments"],
        max_length=LONGEST_Q,
    ),
    AfterValidator(lambda q: q if q is None else _visible(q)),
]


def _body(description: str, example: str) -> object:
    return Query(description=description, examples=[example], max_length=LONGEST_ID)


OwnerCode = Annotated[str | None, _body("The body that owns it, by any code of it.", "RWH")]
HeirCode = Annotated[str | None, _body("The body that carries it today, after an owner that has ended.", "RLQ")]
AuthorityCode = Annotated[str | None, _body("The authority that was inspected, by its GSS code.", "E10000015")]
OfInspection = Annotated[str | None, _body("The inspection, by the tail of its IRI.", "E10000015-slac-2010-10-11")]


def _notation(description: str, *examples: str) -> object:
    return Query(description=description, examples=list(examples), max_length=LONGEST_ID)


Framework = Annotated[str | None, _notation("The notation of a framework.", "slac", "apa", "ilacs")]
Kind = Annotated[str | None, _notation("What the report calls it.", "area-for-improvement", "priority-action")]
Priority = Annotated[str | None, _notation("How soon.", "immediately", "within-three-months")]
DueBefore = Annotated[date | None, Query(description="Due before this day.", examples=["2011-03-01"])]

Limit = Annotated[int, Query(description="How many to give.", ge=1, le=LARGEST_PAGE)]
Offset = Annotated[int, Query(description="How many to pass over.", ge=0, le=LARGEST_OFFSET)]
