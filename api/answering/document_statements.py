"""What a document about a thing says of itself: what it is about, which edition it is of, whose it is."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from api.answering.descriptions import MOST_SPEAKING, Description
from api.answering.edition import Edition
from ontology.terms import DCTERMS, FOAF, PROV, RDF, RDFS, VOID, XSD

DATASET: Final = "dataset"
"""The tail of the IRI of the whole graph, whatever its edition."""

EDITION: Final = "edition/"
"""How the tail of an edition's IRI begins, before its version."""


def documents_base(base: str) -> str:
    """What the IRIs of documents begin with: beside the instances, `…/doc/` for `…/id/`."""
    return (base.removesuffix("id/") if base.endswith("/id/") else base) + "doc/"


def document_statements(edition: Edition, tail: str, found: Description) -> list[ox.Triple]:
    """The statements of a document of this tail, which describes what was `found`."""
    document = ox.NamedNode(documents_base(edition.base) + tail)
    said: list[tuple[object, ox.NamedNode | ox.Literal]] = [
        (RDF.type, ox.NamedNode(str(FOAF.Document))),
        (FOAF.primaryTopic, ox.NamedNode(found.iri)),
        (VOID.inDataset, ox.NamedNode(edition.base + DATASET)),
        (PROV.wasDerivedFrom, ox.NamedNode(f"{edition.base}{EDITION}{edition.version}")),
        (DCTERMS.modified, ox.Literal(edition.record.moment, datatype=ox.NamedNode(str(XSD.dateTime)))),
    ]
    if found.cut:
        more = f"Of what speaks of it {MOST_SPEAKING} statements are here. All: SELECT * {{ ?s ?p <{found.iri}> }}"
        said.append((RDFS.comment, ox.Literal(more, language="en")))
    return [ox.Triple(document, ox.NamedNode(str(property_)), value) for property_, value in said]
