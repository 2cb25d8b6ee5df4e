"""One box for everything: how much of each kind has the words, some of it, and where all of it is."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from pydantic import Field

from api.answering import answers, browsing
from api.answering.answers import Wanted
from api.answering.edition import Edition
from api.answering.list_answers import ListWanted, listed_json
from queries.answering.models import FacetCount
from queries.answering.references import Answer
from queries.editions.facets import Facet, FacetValue
from queries.editions.narrowed_entries import ListKind
from queries.remote.errors import NeedsIndex


class SearchedKind(StrEnum):
    """What a search looks in, in the order in which it is shown. Each is the name of a list, of its page and of its address in the API."""

    ORGANISATIONS = "organisations"
    RECOMMENDATIONS = "recommendations"
    FINDINGS = "findings"
    JUDGEMENTS = "judgements"
    STATEMENTS = "statements"
    INSPECTIONS = "inspections"
    REPORTS = "reports"


class FoundOfKind(Answer):
    """What of one kind a search finds."""

    kind: str
    """The name of the list: `findings`, `judgements` ..."""
    total: int
    all: str
    """Address of the whole list, in pages."""
    next: str | None
    """Address of the part of the list after this one; null where there is none."""
    items: list[dict[str, Any]]
    """The first of them, as the list has them."""


class SearchAnswer(Answer):
    """What a search finds, by kind."""

    q: str
    respelt: str | None
    """The words as they may have been meant, where nothing has them and a recommendation has nearly the same."""
    themes: list[FacetCount]
    """Themes whose names have the words."""
    found: list[FoundOfKind] = Field(default_factory=list)
    """Of each kind, how much there is and the first of it."""


def of_kind(edition: Edition, kind: SearchedKind, q: str, limit: int, offset: int) -> tuple[int, list[str]]:
    """How much of a kind a search finds, and some of it as JSON."""
    if kind is SearchedKind.RECOMMENDATIONS:
        return answers.recommendations_json(edition, Wanted(words=q), limit, offset)
    return listed_json(edition, ListWanted(ListKind(kind.value), words=q), limit, offset)


def themes_called(edition: Edition, q: str) -> list[FacetValue]:
    """The themes whose names have all these words, or their beginnings."""
    asked = q.casefold().split()
    return [
        value
        for value in browsing.totals(edition, Facet.THEME)
        if all(any(word.startswith(part) for word in value.label.casefold().split()) for part in asked)
    ]


def respelt_if_any(edition: Edition, q: str) -> str | None:
    """The words as they may have been meant; None where no index tells."""
    try:
        return browsing.respelt(edition, q)
    except NeedsIndex:
        return None


def addresses(root: str, kind: SearchedKind, q: str, total: int, limit: int, offset: int) -> Mapping[str, str | None]:
    """Where the whole list is, and where what comes after this part of it."""
    here = f"{root}/api/{kind.value}"
    after = urlencode({"q": q, "limit": limit, "offset": offset + limit})
    return {"all": f"{here}?{urlencode({'q': q})}", "next": f"{here}?{after}" if offset + limit < total else None}
