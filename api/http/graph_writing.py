"""Graphs of the program's own making as answers over HTTP, in the format that a request wants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

import pyoxigraph as ox

from api.http.negotiation import preferred
from api.http.refusals import NotAcceptable
from queries.answer_formats import FORMATS, GRAPH_WRITERS, PREFIXES, RDFXML, AnswerFormat, AnswerKind, named
from queries.protocol_answers import sayable_in_xml

CHARSET: Final = "; charset=utf-8"


def chosen(kind: AnswerKind, accept: str | None, said: str | None = None) -> tuple[AnswerFormat, str]:
    """The format for an answer and the media type that it is sent as: what the request says by name, where it is of the kind, else
    by its Accept header. Raises NotAcceptable where the header takes none.
    """
    by_name = named(kind, said) if said else None
    if by_name is not None:
        return by_name, by_name.media_type
    media_type = preferred(accept, media_types(kind))
    if media_type is None:
        offered = ", ".join(each.media_type for each in FORMATS[kind])
        raise NotAcceptable("None of the formats is one that you accept.", remedy=f"There are {offered}.")
    found = named(kind, media_type)
    assert found is not None
    return found, media_type


@cache
def media_types(kind: AnswerKind) -> tuple[str, ...]:
    """All media types by which answers of the kind may be asked for: those of the formats first."""
    formats = FORMATS[kind]
    return (*(each.media_type for each in formats), *dict.fromkeys(other for each in formats for other in each.also))


def content_type(media_type: str) -> str:
    """The Content-Type of UTF-8: `text/` has another default in old readers."""
    return media_type + CHARSET if media_type.startswith("text/") else media_type


def written(
    statements: Sequence[ox.Triple] | Sequence[ox.Quad],
    format_: AnswerFormat,
    prefixes: Mapping[str, str] | None = None,
) -> bytes:
    """A graph in a format, with the house's prefixes and `prefixes`; quads where the format has named graphs."""
    document = ox.serialize(statements, format=GRAPH_WRITERS[format_.name], prefixes={**PREFIXES, **(prefixes or {})})
    assert document is not None
    return sayable_in_xml(document) if format_ is RDFXML else document
