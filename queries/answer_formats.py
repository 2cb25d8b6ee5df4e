"""The formats in which answers of SPARQL and graphs leave the house, by media type; and the prefixes that graphs are written with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox

from ontology.terms import DCAT, DCTERMS, FOAF, OA, ORG, OWL, PROV, RDF, RDFS, REMIT, SCHEME, SDO, SKOS, VOID, XSD


class AnswerKind(StrEnum):
    """What a query answers with: SELECT solutions, ASK a boolean, CONSTRUCT and DESCRIBE a graph."""

    SOLUTIONS = "solutions"
    BOOLEAN = "boolean"
    GRAPH = "graph"


@dataclass(frozen=True, slots=True)
class AnswerFormat:
    """One format: a short name, its media type, others by which it may be asked for, and the IRI that W3C gives it."""

    name: str
    media_type: str
    also: tuple[str, ...]
    iri: str

    @property
    def media_types(self) -> tuple[str, ...]:
        """All media types by which it may be asked for, its own first."""
        return (self.media_type, *self.also)


_W3C: Final = "http://www.w3.org/ns/formats/"

JSON: Final = AnswerFormat(
    "json", "application/sparql-results+json", ("application/json",), f"{_W3C}SPARQL_Results_JSON"
)
XML: Final = AnswerFormat(
    "xml", "application/sparql-results+xml", ("application/xml", "text/xml"), f"{_W3C}SPARQL_Results_XML"
)
CSV: Final = AnswerFormat("csv", "text/csv", (), f"{_W3C}SPARQL_Results_CSV")
TSV: Final = AnswerFormat("tsv", "text/tab-separated-values", (), f"{_W3C}SPARQL_Results_TSV")

TURTLE: Final = AnswerFormat("turtle", "text/turtle", ("application/x-turtle",), f"{_W3C}Turtle")
NTRIPLES: Final = AnswerFormat("ntriples", "application/n-triples", ("text/plain",), f"{_W3C}N-Triples")
RDFXML: Final = AnswerFormat("rdfxml", "application/rdf+xml", ("application/xml", "text/xml"), f"{_W3C}RDF_XML")
JSONLD: Final = AnswerFormat("jsonld", "application/ld+json", ("application/json",), f"{_W3C}JSON-LD")
NQUADS: Final = AnswerFormat("nquads", "application/n-quads", (), f"{_W3C}N-Quads")
TRIG: Final = AnswerFormat("trig", "application/trig", (), f"{_W3C}TriG")

FORMATS: Final[Mapping[AnswerKind, tuple[AnswerFormat, ...]]] = MappingProxyType(
    {
        AnswerKind.SOLUTIONS: (JSON, XML, CSV, TSV),
        AnswerKind.BOOLEAN: (JSON, XML),
        AnswerKind.GRAPH: (TURTLE, NTRIPLES, RDFXML, JSONLD, NQUADS, TRIG),
    }
)
"""What each kind of answer can be written as; the first where nobody says."""

RESULT_WRITERS: Final = MappingProxyType(
    {
        "json": ox.QueryResultsFormat.JSON,
        "xml": ox.QueryResultsFormat.XML,
        "csv": ox.QueryResultsFormat.CSV,
        "tsv": ox.QueryResultsFormat.TSV,
    }
)
"""The engine's name of each format of solutions and booleans."""

GRAPH_WRITERS: Final = MappingProxyType(
    {
        "turtle": ox.RdfFormat.TURTLE,
        "ntriples": ox.RdfFormat.N_TRIPLES,
        "rdfxml": ox.RdfFormat.RDF_XML,
        "jsonld": ox.RdfFormat.JSON_LD,
        "nquads": ox.RdfFormat.N_QUADS,
        "trig": ox.RdfFormat.TRIG,
    }
)
"""The engine's name of each format of graphs."""

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "dcat": str(DCAT),
        "dcterms": str(DCTERMS),
        "foaf": str(FOAF),
        "oa": str(OA._NS),
        "org": str(ORG),
        "owl": str(OWL),
        "prov": str(PROV),
        "rdf": str(RDF),
        "rdfs": str(RDFS),
        "remit": str(REMIT._NS),
        "schema": str(SDO),
        "scheme": SCHEME,
        "skos": str(SKOS),
        "void": str(VOID),
        "xsd": str(XSD),
    }
)
"""What graphs are written with where the format has prefixes."""


def named(kind: AnswerKind, name: str) -> AnswerFormat | None:
    """A format of a kind of answer by its short name or a media type; None where the kind has none of it."""
    return next((each for each in FORMATS[kind] if name == each.name or name in each.media_types), None)


def prefixed(iri: str) -> str:
    """An IRI as the prefixes make it short, `skos:prefLabel`; as it is where none fits."""
    fitting = (f"{prefix}:{iri.removeprefix(space)}" for prefix, space in PREFIXES.items() if iri.startswith(space))
    return next(fitting, iri)
