"""An IRI of the graph leads to the document about its thing (303), and that is given as a page or as data."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

import pyoxigraph as ox
from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.answering import answers
from api.answering.dataset_description import dataset_store
from api.answering.descriptions import Description, describe, is_described, vocabulary_store
from api.answering.document_statements import DATASET, EDITION, document_statements
from api.answering.edition import Edition
from api.answering.errors import NoSuchThing
from api.answering.local_addresses import DOCUMENTS, SCHEME_TAIL, TERM_TAIL, THINGS, named_by
from api.answering.parameters import CurrentEdition, moved
from api.http.caching import repr_digest
from api.http.graph_writing import written
from api.http.linked_data.documents import NegotiatedDocument
from api.http.linked_data.json_ld_routes import json_ld_document
from api.http.linked_data.representations import (
    DOCUMENT,
    GRAPHS,
    HTML,
    TEXT,
    TEXT_DOCUMENT,
    Representation,
    split_suffix,
)
from api.pages.thing_page import thing_page
from ontology.terms import SDO
from queries.answer_formats import JSONLD, NQUADS, TRIG
from queries.answering.models import Document

RECOMMENDATION: Final = "recommendation/"
"""How the tail of a recommendation's IRI begins: some had others before."""

STORED_TEXT: Final = "text/"
"""How the tail of a stored text's IRI begins: it is a text, and can be had as such."""

OF_THE_DATASET: Final = (DATASET, EDITION, "publication/", "register/")
"""How the tails begin of what is no thing of the graph but the graph itself, an edition of it, and how that was made."""

router = APIRouter(include_in_schema=False)


@router.get(THINGS + "{tail:path}")
def thing(request: Request, edition: CurrentEdition, tail: str) -> Response:
    """Where the document about an instance is: a thing is no document, so that the answer is 303."""
    return _see_other(request, edition, tail, THINGS)


@router.get("/scheme/{tail:path}")
def concept(request: Request, edition: CurrentEdition, tail: str) -> Response:
    """Where the document about a concept is."""
    return _see_other(request, edition, SCHEME_TAIL + tail, "")


@router.get(DOCUMENTS + "{tail:path}")
def document(request: Request, edition: CurrentEdition, tail: str) -> Response:
    """What the graph says of a thing: as a page, in formats of RDF, and of a stored text the text itself."""
    offered = TEXT_DOCUMENT if tail.startswith(STORED_TEXT) else DOCUMENT
    store = _store(edition, tail)
    stem, said = (tail, None) if _is_there(store, edition, tail) else split_suffix(tail, offered)
    iri = _require(store, edition, stem)
    kept = edition.kept() if stem.startswith(OF_THE_DATASET) else ()
    made_of = (edition.version, iri, *(record.version for record in kept))
    found = NegotiatedDocument(DOCUMENTS + quote(stem), made_of, edition.made, offered, about=iri)
    answer = found.answer(request, said, lambda form: _write(request, edition, store, stem, iri, form))
    if answer.headers["Content-Location"].endswith(TEXT.suffix):
        answer.headers["Repr-Digest"] = _digest_of(edition, iri)
    return answer


def _see_other(request: Request, edition: Edition, tail: str, space: str) -> Response:
    """303 to a document. `space` is what the path began with that was asked for, before `tail`."""
    store = _store(edition, tail)
    if not _is_there(store, edition, tail):
        present = answers.present_id(edition, tail.removeprefix(RECOMMENDATION))
        if present is not None and tail.startswith(RECOMMENDATION):
            return moved(request, space + RECOMMENDATION + present)
        _require(store, edition, split_suffix(tail, TEXT_DOCUMENT)[0])
    root = request.scope.get("root_path", "").rstrip("/")
    path = f"{root}{DOCUMENTS}{quote(tail)}"
    return RedirectResponse(path, 303, {"Link": f'<{path}>; rel="describedby"', "Cache-Control": "no-cache"})


def _is_there(store: ox.Store, edition: Edition, tail: str) -> bool:
    iri = named_by(tail, edition.base)
    return iri is not None and is_described(store, iri)


def _require(store: ox.Store, edition: Edition, tail: str) -> str:
    """The IRI of a document's thing. Raises NoSuchThing where the graph says nothing of it."""
    iri = named_by(tail, edition.base)
    if iri is None or not is_described(store, iri):
        raise NoSuchThing(f"The graph says nothing of {tail[:80]!r}.", otherwise="Search for it on the first page.")
    return iri


def _store(edition: Edition, tail: str) -> ox.Store:
    """What tells of a thing: the graph, or what there is about the graph."""
    if tail.startswith(TERM_TAIL):
        return vocabulary_store()
    return dataset_store(edition) if tail.startswith(OF_THE_DATASET) else edition.dataset.store


def _write(request: Request, edition: Edition, store: ox.Store, stem: str, iri: str, form: Representation) -> bytes:
    """The document about a thing in one of its forms."""
    if form is TEXT:
        return _text(edition, stem)
    found = describe(store, iri)
    assert found is not None  # it was looked whether there is something
    if form is HTML:
        endings = [(each.suffix, each.media_type) for each in GRAPHS]
        return thing_page(request, found, edition.base, DOCUMENTS + quote(stem), endings).encode("utf-8")
    if form.format is JSONLD:
        said = [*document_statements(edition, stem, found), *found.triples]
        return json_ld_document(request, said, iri, form)
    return _graph(edition, stem, found, form)


def _graph(edition: Edition, stem: str, found: Description, form: Representation) -> bytes:
    assert form.format is not None
    about = document_statements(edition, stem, found)
    if form.format in (NQUADS, TRIG):
        return written([*found.quads, *(ox.Quad(*each) for each in about)], form.format)
    return written([*about, *found.triples], form.format)


def _digest_of(edition: Edition, iri: str) -> str:
    """The digest of a stored text as the graph has it, as a header says it."""
    said = edition.dataset.store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(str(SDO.sha256)), None, None)
    return repr_digest(next(quad.object.value for quad in said if isinstance(quad.object, ox.Literal)))


def _text(edition: Edition, stem: str) -> bytes:
    """The stored text itself. Raises NoSuchThing where it is not beside the graph."""
    report = edition.index.document(stem.removeprefix(STORED_TEXT))
    text = edition.text(Document.model_validate_json(report).digest) if report else None
    if text is None:
        raise NoSuchThing("This text is not kept here.", otherwise="Its report says where it was published.")
    return text.encode("utf-8")
