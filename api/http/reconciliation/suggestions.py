"""What is offered while somebody types: bodies, properties and kinds that begin so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from api.answering import answers
from api.answering.body_properties import PROPERTIES
from api.answering.edition import Edition
from ontology.folding import fold
from queries.answering.kinds_of_body import kinds_of_body

SUGGESTED: Final = 20
"""Suggestions at a time: as many as a list under a field shows; `cursor` passes over those that were seen."""


def entities(edition: Edition, prefix: str, cursor: int) -> list[dict[str, Any]]:
    """The bodies that a beginning may mean, best first: by code, name, or the beginnings of words."""
    found = answers.search(edition, prefix)[cursor : cursor + SUGGESTED]
    return [
        {
            "id": body.iri.removeprefix(edition.base),
            "name": body.name,
            "description": "; ".join(each for each in (body.kind_label, body.area, body.id) if each),
            "notable": [{"id": body.kind, "name": body.kind_label}],
        }
        for body in found
    ]


def properties(prefix: str, cursor: int) -> list[dict[str, Any]]:
    """The properties by which bodies can be told apart, or that can be asked of them."""
    return [
        {"id": each.id, "name": each.name, "description": each.description}
        for each in PROPERTIES.values()
        if _begins(prefix, (each.id, each.name))
    ][cursor : cursor + SUGGESTED]


def types(prefix: str, cursor: int) -> list[dict[str, Any]]:
    """The kinds of body."""
    return [
        {"id": each.id, "name": each.label}
        for each in kinds_of_body().values()
        if _begins(prefix, (each.id, each.label))
    ][cursor : cursor + SUGGESTED]


def _begins(prefix: str, texts: Iterable[str]) -> bool:
    """Whether each word of what was typed begins a word of the texts."""
    words = [word for text in texts for word in (text.casefold(), *fold(text).split())]
    return all(any(each.startswith(typed) for each in words) for typed in prefix.casefold().split())
