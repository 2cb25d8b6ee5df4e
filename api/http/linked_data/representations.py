"""The formats of a document, by the ending of its address and by media type, and which of them a request wants."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from api.http.negotiation import named, preferred
from api.http.refusals import NotAcceptable
from queries.answer_formats import JSONLD, NQUADS, NTRIPLES, RDFXML, TRIG, TURTLE, AnswerFormat

_PROFILE = re.compile(r'application/ld\+json\s*;[^,]*?profile\s*=\s*"([^",]*)"', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Representation:
    """One form of a document: how its address ends, its media type, and others by which it may be asked for.

    `format` is that of a graph; None for a page and for a text.
    """

    suffix: str
    media_type: str
    also: tuple[str, ...]
    format: AnswerFormat | None

    @property
    def media_types(self) -> tuple[str, ...]:
        """All media types by which it may be asked for, its own first."""
        return (self.media_type, *self.also)


def _graph(suffix: str, format_: AnswerFormat) -> Representation:
    return Representation(suffix, format_.media_type, format_.also, format_)


HTML: Final = Representation(".html", "text/html", (), None)
TEXT: Final = Representation(".txt", "text/plain", (), None)

GRAPHS: Final = tuple(
    _graph(suffix, format_)
    for suffix, format_ in (
        (".ttl", TURTLE), (".jsonld", JSONLD), (".nt", NTRIPLES), (".rdf", RDFXML), (".nq", NQUADS), (".trig", TRIG),
    )
)  # fmt: skip
"""A graph in all formats; the first where nobody says."""

JSON_LD_PROFILES: Final = {
    "http://www.w3.org/ns/json-ld#compacted": Representation(".compacted.jsonld", JSONLD.media_type, (), JSONLD),
    "http://www.w3.org/ns/json-ld#framed": Representation(".framed.jsonld", JSONLD.media_type, (), JSONLD),
    "http://www.w3.org/ns/json-ld#expanded": Representation(".expanded.jsonld", JSONLD.media_type, (), JSONLD),
}
"""The forms of JSON-LD that a profile asks for, by its IRI."""

COMPACTED, FRAMED, EXPANDED = JSON_LD_PROFILES.values()

DOCUMENT: Final = (*GRAPHS, *JSON_LD_PROFILES.values(), HTML)
"""What every document about a thing can be had as."""

TEXT_DOCUMENT: Final = (TEXT, *DOCUMENT)
"""The same for what is a text itself."""


def split_suffix(tail: str, offered: Sequence[Representation]) -> tuple[str, Representation | None]:
    """An address without the ending that says a format, and that format; the address as it is, and None, where it has no such ending."""
    for each in sorted(offered, key=lambda one: -len(one.suffix)):
        if tail.endswith(each.suffix) and len(tail) > len(each.suffix):
            return tail.removesuffix(each.suffix), each
    return tail, None


def wanted(accept: str | None, offered: Sequence[Representation]) -> tuple[Representation, str]:
    """What a request wants by its Accept header, and the media type that it is sent as. Raises NotAcceptable where it takes none.

    Where several are wanted alike the first of `offered` is given; but who names HTML as much as the best is a browser.
    """
    in_order = (HTML, *offered) if named(accept, HTML.media_type) and HTML in offered else offered
    media_types = tuple(dict.fromkeys(type_ for each in _by_rank(in_order) for type_ in each))
    chosen = preferred(accept, media_types)
    if chosen is None:
        there_are = ", ".join(dict.fromkeys(each.media_type for each in offered))
        raise NotAcceptable("None of the formats is one that you accept.", remedy=f"There are {there_are}.")
    found = next(each for each in in_order if chosen in each.media_types)
    return _profiled(accept or "", found, in_order), chosen


def _profiled(accept: str, found: Representation, offered: Sequence[Representation]) -> Representation:
    """The form of JSON-LD that a profile of the Accept header asks for, where that is what was found."""
    if found.format is not JSONLD:
        return found
    asked = [iri for said in _PROFILE.findall(accept) for iri in said.split()]
    forms = (JSON_LD_PROFILES[iri] for iri in asked if iri in JSON_LD_PROFILES)
    return next((form for form in forms if form in offered), found)


def _by_rank(offered: Sequence[Representation]) -> list[tuple[str, ...]]:
    """The media types: first those that the formats are called by, then those that they answer to besides."""
    return [tuple(each.media_type for each in offered), tuple(type_ for each in offered for type_ in each.also)]
