"""What the service says of itself: who it knows, where its parts are, and its limits."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any, Final

from api.answering.edition import Edition
from ontology.terms import REMIT
from queries.answering.kinds_of_body import KindOfBody, kinds_of_body

PATH: Final = "/api/reconcile"
"""The endpoint, within the application."""

MOST_QUERIES: Final = 50
"""Queries of a batch at most, each of which takes some hundredths of a second; OpenRefine sends ten unless it is told otherwise."""

PREVIEW_SIZE: Final = (430, 260)
"""Width and height of a preview, in pixels: name, kind, life, codes and counts."""


def manifest(edition: Edition, public: str) -> dict[str, Any]:
    """The service manifest; `public` is the address by which the server is known."""
    endpoint = public + PATH
    return {
        "versions": ["0.2"],
        "name": "Remit: bodies in inspections of children's services in England",
        "identifierSpace": edition.base,
        "schemaSpace": str(REMIT),
        "documentation": f"{public}/api",
        "serviceVersion": version("remit"),
        "logo": f"{public}/remit.svg",
        "defaultTypes": [type_of(kind) for kind in kinds_of_body().values()],
        "view": {"url": f"{public}/organisation/{{{{id}}}}"},
        "preview": {
            "url": f"{endpoint}/preview?id={{{{id}}}}",
            "width": PREVIEW_SIZE[0],
            "height": PREVIEW_SIZE[1],
        },
        "suggest": {
            kind: {"service_url": endpoint, "service_path": f"/suggest/{kind}"}
            for kind in ("entity", "property", "type")
        },
        "extend": {
            "propose_properties": {"service_url": endpoint, "service_path": "/properties"},
            "property_settings": [],
        },
        "batchSize": MOST_QUERIES,
    }


def type_of(kind: KindOfBody) -> dict[str, Any]:
    """A kind of body as a type of the protocol, with those right above it."""
    found: dict[str, Any] = {"id": kind.id, "name": kind.label}
    wider = [kinds_of_body()[each] for each in kind.broader]
    if wider:
        found["broader"] = [{"id": each.id, "name": each.label} for each in wider]
    return found
