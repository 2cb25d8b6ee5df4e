"""The SPARQL 1.1 Service Description: what `/sparql` can do, over which graphs, and within which limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

import pyoxigraph as ox

from api.http.settings import MEBIBYTE, ServerSettings
from ontology.terms import DCTERMS, RDF, RDFS, XSD
from queries.answer_formats import FORMATS
from queries.query_forms import QUERY_LENGTH

SD: Final = "http://www.w3.org/ns/sparql-service-description#"
LIMITS: Final = "https://w3id.org/remit/service#"
"""Namespace of the limits' properties, which the description itself describes."""

GRAPHS_LISTED: Final = 1_000
"""Named graphs that the description lists; a query, which it names, lists all."""

ALL_GRAPHS: Final = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"


def limits_of(settings: ServerSettings) -> dict[str, tuple[float, str]]:
    """Each limit by its name, with what it says: these names stand in the description and in the header `Remit-Limits`."""
    return {
        "seconds": (settings.query_seconds, "Seconds that a query may be evaluated; timeout= may lower it."),
        "rows": (settings.query_rows, "Rows or triples of an answer at most."),
        "bytes": (settings.query_mebibytes * MEBIBYTE, "Bytes of an answer at most."),
        "queue": (settings.queue_length, "Queries that may wait."),
        "wait": (settings.queue_seconds, "Seconds that a query may wait."),
        "length": (QUERY_LENGTH, "Characters of a query at most."),
    }


def limits_header(settings: ServerSettings) -> str:
    """The limits as a header says them: `seconds=10, rows=100000, ...`."""
    return ", ".join(
        f"{name}={value:g}" if value < 1e6 else f"{name}={value:.0f}"
        for name, (value, _) in limits_of(settings).items()
    )


def description(endpoint: str, version: str, graphs: Iterable[str], settings: ServerSettings) -> Iterator[ox.Triple]:
    """The description of the service at an address, over the named graphs of an edition's version."""
    service, dataset, default = ox.BlankNode("service"), ox.BlankNode("dataset"), ox.BlankNode("default")
    yield _said(service, RDF.type, ox.NamedNode(SD + "Service"))
    yield _said(service, SD + "endpoint", ox.NamedNode(endpoint))
    yield _said(service, SD + "supportedLanguage", ox.NamedNode(SD + "SPARQL11Query"))
    # The default graph holds every triple of the named ones, once.
    yield _said(service, SD + "feature", ox.NamedNode(SD + "UnionDefaultGraph"))
    for iri in sorted({format_.iri for formats in FORMATS.values() for format_ in formats}):
        yield _said(service, SD + "resultFormat", ox.NamedNode(iri))
    for name, (value, meaning) in limits_of(settings).items():
        yield _said(service, LIMITS + name, _number(value))
        yield _said(ox.NamedNode(LIMITS + name), RDF.type, ox.NamedNode(str(RDF.Property)))
        yield _said(ox.NamedNode(LIMITS + name), RDFS.comment, ox.Literal(meaning, language="en"))
    yield _said(service, SD + "defaultDataset", dataset)
    yield _said(service, SD + "availableGraphs", ox.BlankNode("available"))
    yield _said(ox.BlankNode("available"), RDF.type, ox.NamedNode(SD + "GraphCollection"))
    yield _said(dataset, RDF.type, ox.NamedNode(SD + "Dataset"))
    yield _said(dataset, DCTERMS.hasVersion, ox.Literal(version))
    yield _said(dataset, SD + "defaultGraph", default)
    yield _said(default, RDF.type, ox.NamedNode(SD + "Graph"))
    yield from _named(dataset, graphs)


def _named(dataset: ox.BlankNode, graphs: Iterable[str]) -> Iterator[ox.Triple]:
    listed = list(islice(graphs, GRAPHS_LISTED + 1))
    if len(listed) > GRAPHS_LISTED:
        text = f"{GRAPHS_LISTED} of the named graphs are listed here. All of them: {ALL_GRAPHS}"
        yield _said(dataset, RDFS.comment, ox.Literal(text, language="en"))
    for number, iri in enumerate(listed[:GRAPHS_LISTED]):
        named, graph = ox.BlankNode(f"named{number}"), ox.BlankNode(f"graph{number}")
        yield _said(dataset, SD + "namedGraph", named)
        yield _said(ox.BlankNode("available"), SD + "namedGraph", named)
        yield _said(named, RDF.type, ox.NamedNode(SD + "NamedGraph"))
        yield _said(named, SD + "name", ox.NamedNode(iri))
        yield _said(named, SD + "graph", graph)
        yield _said(graph, RDF.type, ox.NamedNode(SD + "Graph"))


def _said(
    subject: ox.NamedNode | ox.BlankNode, property_: str, value: ox.NamedNode | ox.BlankNode | ox.Literal
) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(str(property_)), value)


def _number(value: float) -> ox.Literal:
    datatype = XSD.integer if float(value).is_integer() else XSD.decimal
    return ox.Literal(f"{value:g}" if value < 1e6 else f"{value:.0f}", datatype=ox.NamedNode(str(datatype)))
