"""The context of JSON-LD at an address of its own, and documents in the forms of JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pyoxigraph as ox
from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.exporting.json_ld import CONTEXT_PATH, compacted, context, expanded, framed
from api.http.conditional import whole_answer
from api.http.linked_data.representations import COMPACTED, EXPANDED, FRAMED, Representation
from ontology.vocabulary import vocabulary_facts

router = APIRouter(include_in_schema=False)


@router.get(CONTEXT_PATH)
def context_document(request: Request) -> Response:
    """The context, which is that of the vocabulary and of no edition."""
    content = _written({"@context": context()})
    modified = datetime.fromisoformat(vocabulary_facts().modified).replace(tzinfo=UTC)
    return whole_answer(request, content, "application/ld+json", modified)


def json_ld_document(request: Request, triples: Sequence[ox.Triple], iri: str, form: Representation) -> bytes:
    """A document about the thing of an IRI: compact and whole in itself unless the form says otherwise.

    What refers to the context does so by a path, which is meant after the document's own address.
    """
    at = request.scope.get("root_path", "").rstrip("/") + CONTEXT_PATH
    if form is EXPANDED:
        return _written(expanded(triples))
    if form is FRAMED:
        return _written(framed(triples, iri, at))
    return _written(compacted(triples, at if form is COMPACTED else None))


def _written(document: Any) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8")
