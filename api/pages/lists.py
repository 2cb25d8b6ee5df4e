"""Lists that people narrow, sort and take away: every choice is a plain link, which can be kept and shared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from api.answering import answers
from api.answering.parameters import CurrentEdition, RecommendationsAsked, RecommendationsChosen
from api.pages.rendering import render
from queries.editions.entries import Order
from queries.editions.facets import Facet, FacetValue

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

ORDERS: Final = {
    Order.LATEST: "latest report first",
    Order.EARLIEST: "earliest report first",
    Order.DUE: "by the day each is due",
}

PARTS: Final = {None: "all", "true": "still open", "false": "done"}
"""What the list can be cut down to by whether a report says that it was done."""

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: what following its link does, adds it or takes it away."""

    label: str
    count: int
    query: str
    chosen: bool


@router.get("/recommendations")
def recommendations(
    request: Request, edition: CurrentEdition, asked: Annotated[RecommendationsAsked, Query()]
) -> Response:
    """The recommendations that fit all that is chosen, what else they can be narrowed by, and the ways to take them away."""
    wanted = asked.wanted()
    total, items = answers.recommendations(edition, wanted, asked.limit, asked.offset, asked.sort)
    given = _given(asked)
    kept = {name: value for name, value in given.items() if name != "sort"}
    return render(
        request,
        "recommendations.html",
        q=asked.q or "",
        total=total,
        items=items,
        offset=asked.offset,
        limit=asked.limit,
        given=given,
        facets=_choices(given, answers.facets(edition, wanted)),
        orders=[(_query(kept | {"sort": order.value}), words, order is asked.sort) for order, words in ORDERS.items()],
        parts=[
            (_query(_with(given, "open", value)), words, given.get("open") == value) for value, words in PARTS.items()
        ],
        taken=_query({name: value for name, value in kept.items() if name not in ("limit",)}),
        shown=SHOWN,
        page=lambda offset: _query(given | {"offset": str(offset)}),
    )


def _given(asked: RecommendationsAsked) -> dict[str, str]:
    """What the address says besides the place in the list: in one order, so that the same choices have one address."""
    names = [*RecommendationsChosen.model_fields, "limit", "sort"]
    defaults = {name: field.default for name, field in RecommendationsAsked.model_fields.items()}
    values = {name: getattr(asked, name) for name in names}
    said = {name: value for name, value in values.items() if value not in (None, "") and value != defaults[name]}
    return {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in said.items()}


def _choices(given: dict[str, str], counted: dict[Facet, list[FacetValue]]) -> list[tuple[str, list[Choice]]]:
    """The facets with something to choose: a value that all have is none, unless it was chosen."""
    shown = []
    for facet, values in counted.items():
        chosen = facet.value in given
        if chosen or len(values) > 1:
            some = [each for each in values if not chosen or each.value == given[facet.value]][:MOST_VALUES]
            shown.append((HEADINGS[facet], [_choice(given, each, chosen) for each in some]))
    return shown


def _choice(given: dict[str, str], value: FacetValue, chosen: bool) -> Choice:
    without = {name: said for name, said in given.items() if name != value.facet.value}
    query = without if chosen else without | {value.facet.value: value.value}
    return Choice(value.label, value.count, _query(query), chosen)


def _with(given: dict[str, str], name: str, value: str | None) -> dict[str, str]:
    """What is given, with one value set or taken away."""
    rest = {each: said for each, said in given.items() if each != name}
    return rest if value is None else rest | {name: value}


def _query(values: dict[str, str]) -> str:
    return f"?{urlencode(values)}" if values else ""
