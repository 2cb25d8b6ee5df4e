"""All shapes as one graph, as they are published: for validators of other people."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Final

from pyoxigraph import CanonicalizationAlgorithm, Dataset, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from ontology.terms import APACHE_LICENCE, DCTERMS, OWL, RDF, RDFS

SHAPES_DOCUMENT: Final = "https://w3id.org/remit/shapes"
"""The IRI of the shapes as a document; those of shapes begin with it and `#`."""

_TITLE = "Remit's shapes: what a report's graph must satisfy"


@cache
def published_shapes() -> tuple[Triple, ...]:
    """Every shape, sorted, with what the document says of itself. Blank nodes have canonical labels: two servers write the same bytes."""
    names = sorted(entry.name for entry in files("shapes").iterdir() if entry.name.endswith(".ttl"))
    quads = Dataset(quad for name in names for quad in _read(name))
    quads.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return tuple(sorted({*_about(), *(quad.triple for quad in quads)}, key=str))


def _read(name: str) -> list[Quad]:
    text = files("shapes").joinpath(name).read_bytes()
    return list(parse(text, RdfFormat.TURTLE, rename_blank_nodes=True))


def _about() -> list[Triple]:
    document = NamedNode(SHAPES_DOCUMENT)
    said = (
        (RDF.type, NamedNode(str(OWL.Ontology))),
        (DCTERMS.title, Literal(_TITLE, language="en")),
        (DCTERMS.license, NamedNode(APACHE_LICENCE)),
        (OWL.versionInfo, Literal(version("remit"))),
        (RDFS.seeAlso, NamedNode("https://w3id.org/remit/ontology")),
    )
    return [Triple(document, NamedNode(str(property_)), value) for property_, value in said]
