"""Lists that people narrow, sort and take away: every choice is a plain link, which can be kept and shared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.answering import answers
from api.answering.edition import Edition
from api.answering.parameters import CurrentEdition, Pages, RecommendationsAsked
from api.pages.rendering import render
from ontology.schemes import load_schemes
from ontology.terms import concept
from queries.answering.wording import long_date
from queries.editions.entries import Order
from queries.editions.facets import Facet, FacetValue
from queries.editions.listed_entries import ListValue

SHOWN: Final = 10
"""Values of a facet that are shown at once; the others unfold."""

MOST_VALUES: Final = 60
"""Values of a facet at most on a page: of bodies there are thousands, and these are found by name."""

HEADINGS: Final = {
    Facet.STATUS: "What became of it",
    Facet.THEME: "About",
    Facet.OWNER_KIND: "Kind of owner",
    Facet.OWNER: "Owner",
    Facet.BASIS: "How the owner is known",
    Facet.AUTHORITY: "Council inspected",
    Facet.FRAMEWORK: "Kind of inspection",
    Facet.YEAR: "Year",
    Facet.PRIORITY: "How soon",
    Facet.KIND: "Called there",
}
"""What people read above each facet."""

UNCOUNTED: Final = {"inherited_by": "Carried today by", "inspection": "Inspection", "due_before": "Due before"}
"""What a list may be narrowed by besides, and nothing is counted of: pages and people lead to it."""

EXPLAINED: Final = {"status": "requestStatuses", "basis": "assignmentBases"}
"""What a list is narrowed by that needs a word on what it means, and the scheme that says it."""

ORDERS: Final = {
    Order.LATEST: "latest report first",
    Order.EARLIEST: "earliest report first",
    Order.DUE: "by the day each is due",
}

NO_WORD: Final = "no-word-since"
SILENT: Final = (
    "Of what the latest report on a council asked, none could: each says how many later reports were looked through."
)
"""What has to be known of what no report speaks of, so that nobody takes it for neglect."""

OF_AN_OWNER: Final = {Order.LATEST: "what words tell it first, then by default, each the latest first"}
"""The same of the recommendations of one body."""

PARTS: Final = {None: "all", "true": "still open", "false": "done"}
"""What the list can be cut down to by whether a report says that it was done."""

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to narrow a list by, or one by which it was narrowed: following its link adds it or takes it away."""

    label: str
    query: str
    count: int | None = None
    """How many things it leaves; None of one that was chosen."""


@router.get("/recommendations")
def recommendations(
    request: Request, edition: CurrentEdition, asked: Annotated[RecommendationsAsked, Query()]
) -> Response:
    """The recommendations that fit all that is chosen, what else they can be narrowed by, and the ways to take them away."""
    wanted = asked.wanted()
    total, items = answers.recommendations(edition, wanted, asked.limit, asked.offset, asked.sort)
    given = given_by(asked)
    kept = {name: value for name, value in given.items() if name != "sort"}
    return render(
        request,
        "recommendations.html",
        q=asked.q or "",
        total=total,
        items=items,
        means=[
            said
            for name, scheme in EXPLAINED.items()
            if name in given
            for said in (_meaning(scheme, given[name]),)
            if said
        ],
        given=given,
        facets=_choices(edition, given, answers.facets(edition, wanted)),
        orders=[
            (query_of(kept | {"sort": order.value}), words, order is asked.sort)
            for order, words in (ORDERS | (OF_AN_OWNER if asked.owner else {})).items()
        ],
        parts=[
            (query_of(given_with(given, "open", value)), words, given.get("open") == value)
            for value, words in PARTS.items()
        ],
        taken=query_of({name: value for name, value in kept.items() if name not in ("limit",)}),
        shown=SHOWN,
        **places(total, asked.limit, asked.offset, given),
    )


def _meaning(scheme: str, notation: str) -> str:
    """What a choice means, in a sentence."""
    said = load_schemes().definition(concept(scheme, notation))
    return f"{said} {SILENT}" if notation == NO_WORD else said


def places(total: int, shown: int, offset: int, given: dict[str, str]) -> dict[str, Any]:
    """Where the pages before and after this one are: what addresses say after the question mark. `shown`: how many a page has."""
    earlier = urlencode(given | {"offset": str(max(min(offset, total) - shown, 0))}) if offset > 0 else None
    later = urlencode(given | {"offset": str(offset + shown)}) if offset + shown < total else None
    return {"earlier": earlier, "later": later, "first": offset + 1, "last": min(offset + shown, total)}


def given_by(asked: Pages) -> dict[str, str]:
    """What the address says besides the place in the list: in one order, so that the same choices have one address."""
    fields = type(asked).model_fields
    values = {name: getattr(asked, name) for name in sorted(fields) if name != "offset"}
    said = {name: value for name, value in values.items() if value not in (None, "") and value != fields[name].default}
    return {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in said.items()}


def _choices(
    edition: Edition, given: dict[str, str], counted: dict[Facet, list[FacetValue]]
) -> list[tuple[str, list[Choice]]]:
    """What the list was narrowed by, to be taken away, and the facets with something to choose: a value that all have is none."""
    shown = [(heading, [_chosen(edition, given, name)]) for name, heading in UNCOUNTED.items() if name in given]
    for facet, heading in HEADINGS.items():
        values = counted.get(facet, [])
        if facet.value in given:
            shown.append((heading, [_chosen(edition, given, facet.value)]))
        elif len(values) > 1:
            shown.append((heading, [to_narrow(given, each) for each in values[:MOST_VALUES]]))
    return shown


def to_narrow(given: Mapping[str, str], value: FacetValue | ListValue) -> Choice:
    """The choice of a value besides what is given."""
    return Choice(value.label, query_of(given_with(given, value.facet.value, value.value)), value.count)


def _chosen(edition: Edition, given: dict[str, str], name: str) -> Choice:
    return Choice(_called(edition, name, given[name]), query_of(given_with(given, name, None)))


def _called(edition: Edition, name: str, value: str) -> str:
    """What people call a value that was chosen, which may be written otherwise than the list would."""
    if name in ("owner", "inherited_by", "authority"):
        return answers.body(edition, value).name
    if name == "inspection":
        return answers.inspection_ref(edition, value).name
    if name in answers.SCHEMES:
        return load_schemes().label(concept(answers.SCHEMES[name], value))
    return long_date(value) if name == "due_before" else value


def given_with(given: Mapping[str, str], name: str, value: str | None) -> dict[str, str]:
    """What is given, with one value set, or taken away for None."""
    rest = {each: said for each, said in given.items() if each != name}
    return rest if value is None else rest | {name: value}


def query_of(values: Mapping[str, str]) -> str:
    """What an address has after its path for these values."""
    return f"?{urlencode(values)}" if values else ""
