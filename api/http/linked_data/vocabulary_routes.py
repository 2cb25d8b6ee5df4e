"""The ontology with its schemes, and the shapes, as files that are published: negotiated, with documentation for people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Final

import pyoxigraph as ox
from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.answering.errors import NoSuchThing
from api.http.graph_writing import written
from api.http.linked_data.documents import NegotiatedDocument
from api.http.linked_data.representations import DOCUMENT, GRAPHS, HTML, Representation, split_suffix
from api.pages.vocabulary_page import vocabulary_page
from ontology.vocabulary import DOCUMENT as ONTOLOGY
from ontology.vocabulary import vocabulary_facts, vocabulary_triples
from shapes.published import SHAPES_DOCUMENT, published_shapes

SH: Final = "http://www.w3.org/ns/shacl#"

router = APIRouter(include_in_schema=False)


@router.get("/ontology")
@router.get("/ontology{suffix:path}")
def ontology(request: Request, suffix: str = "") -> Response:
    """The ontology with its schemes: without a version, or as the version that it is; with an ending, in that format."""
    facts = vocabulary_facts()
    stem, said = _split(suffix, DOCUMENT)
    if stem not in ("", "/", f"/{facts.version}"):
        raise NoSuchThing(
            f"The ontology is published here as version {facts.version}; there is no {stem[1:41]!r} of it.",
            otherwise="/ontology has it, and /doc/ontology/Judgement one term.",
        )
    path = "/ontology" + stem.rstrip("/")
    return _vocabulary(request, path, said, vocabulary_triples(), DOCUMENT, lambda: vocabulary_page(request))


@router.get("/shapes")
@router.get("/shapes{suffix:path}")
def shapes(request: Request, suffix: str = "") -> Response:
    """All shapes as one file."""
    stem, said = _split(suffix, GRAPHS)
    if stem:
        raise NoSuchThing("There are no shapes of that address.", otherwise="/shapes.ttl has all.")
    return _vocabulary(request, "/shapes", said, published_shapes(), GRAPHS, None)


def _split(suffix: str, offered: Sequence[Representation]) -> tuple[str, Representation | None]:
    """What is behind the address's first word, without the ending that says a format."""
    stem, said = split_suffix(f"-{suffix}", offered)
    return stem[1:], said


def _vocabulary(
    request: Request,
    path: str,
    said: Representation | None,
    triples: Sequence[ox.Triple],
    offered: Sequence[Representation],
    page: Callable[[], str] | None,
) -> Response:
    modified = datetime.fromisoformat(vocabulary_facts().modified).replace(tzinfo=UTC)
    about = ONTOLOGY if path.startswith("/ontology") else SHAPES_DOCUMENT
    found = NegotiatedDocument(path, (), modified, offered, about)

    def write(form: Representation) -> bytes:
        if form is HTML and page is not None:
            return page().encode("utf-8")
        assert form.format is not None
        return written(triples, form.format, {"sh": SH, "shape": f"{SHAPES_DOCUMENT}#"} if path == "/shapes" else None)

    return found.answer(request, said, write)
