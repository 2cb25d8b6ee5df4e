"""The dataset as catalogues have it: a DCAT 3 catalogue after DCAT-AP, with every way to the data and every file of a dump.

<…/catalogue> dcat:dataset <id/dataset>
<id/edition/…> dcat:distribution <…/dump/remit.nq.gz>
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from api.answering.dataset_description import RIGHTS, english, node, said, whole
from api.answering.document_statements import DATASET, EDITION
from api.answering.edition import Edition
from api.exporting.dumps import Dump, DumpedFile
from ontology.terms import APACHE_LICENCE, DCAT, DCTERMS, FOAF, RDF, VOID, XSD

SPDX: Final = "http://spdx.org/rdf/terms#"
MEDIA_TYPES: Final = "https://www.iana.org/assignments/media-types/"

SPARQL_PROTOCOL: Final = "https://www.w3.org/TR/sparql11-protocol/"
OPENAPI: Final = "https://spec.openapis.org/oas/v3.1.0"


@dataclass(frozen=True, slots=True)
class PublishedAt:
    """Where a server publishes: its `address` without a slash at the end, the name of the `publisher` who runs it, and the `dump` that it
    has beside the edition, None for none.
    """

    address: str
    publisher: str
    dump: Dump | None


def catalogue_triples(edition: Edition, at: PublishedAt) -> Iterator[ox.Triple]:
    """The catalogue, its services and distributions; `api.answering.dataset_description` has the dataset itself."""
    catalogue, dataset = node(f"{at.address}/catalogue"), node(edition.base + DATASET)
    publisher = node(f"{at.address}/catalogue#publisher")
    yield said(publisher, RDF.type, node(FOAF.Agent))
    yield said(publisher, FOAF.name, ox.Literal(at.publisher))
    yield said(catalogue, RDF.type, node(DCAT.Catalog))
    yield said(catalogue, DCTERMS.title, english("What Remit publishes"))
    yield said(catalogue, DCTERMS.description, english("One dataset, its editions, and every way to them."))
    yield said(catalogue, DCTERMS.publisher, publisher)
    yield said(catalogue, DCTERMS.license, node(APACHE_LICENCE))
    yield said(catalogue, DCTERMS.modified, _moment(edition))
    yield said(catalogue, FOAF.homepage, node(f"{at.address}/"))
    yield said(catalogue, DCAT.dataset, dataset)
    yield said(catalogue, DCAT.dataset, node(edition.base + EDITION + edition.version))
    yield from _service(at, catalogue, dataset, "sparql", "SPARQL 1.1", SPARQL_PROTOCOL, f"{at.address}/sparql")
    yield from _service(at, catalogue, dataset, "api", "API", OPENAPI, f"{at.address}/api/openapi.json")
    yield from access_triples(edition, at)
    yield from _distribution_of_service(edition, at)
    if at.dump is not None:
        for file in at.dump.files:
            yield from _distribution(edition.base, at, at.dump, file)


def access_triples(edition: Edition, at: PublishedAt) -> Iterator[ox.Triple]:
    """The ways to the data as VoID says them."""
    dataset = node(edition.base + DATASET)
    yield said(dataset, VOID.sparqlEndpoint, node(f"{at.address}/sparql"))
    yield said(dataset, FOAF.homepage, node(f"{at.address}/"))
    yield said(dataset, DCAT.landingPage, node(f"{at.address}/"))
    if at.dump is not None:
        of = node(edition.base + EDITION + at.dump.edition)
        for file in at.dump.files:
            if file.table is None:
                yield said(of, VOID.dataDump, node(f"{at.address}/dump/{file.path}"))


def void_triples(edition: Edition, at: PublishedAt) -> Iterator[ox.Triple]:
    """What the document at `/.well-known/void` says of itself."""
    document = node(f"{at.address}/.well-known/void")
    yield said(document, RDF.type, node(VOID.DatasetDescription))
    yield said(document, DCTERMS.title, english("What Remit's graph holds"))
    yield said(document, FOAF.primaryTopic, node(edition.base + DATASET))
    yield said(document, FOAF.topic, node(edition.base + EDITION + edition.version))


def _service(
    at: PublishedAt, catalogue: ox.NamedNode, dataset: ox.NamedNode, name: str, title: str, standard: str, text: str
) -> Iterator[ox.Triple]:
    service = node(f"{at.address}/catalogue#{name}")
    yield said(catalogue, DCAT.service, service)
    yield said(service, RDF.type, node(DCAT.DataService))
    yield said(service, DCTERMS.title, english(title))
    yield said(service, DCAT.endpointURL, node(f"{at.address}/{name}"))
    yield said(service, DCAT.endpointDescription, node(text))
    yield said(service, DCTERMS.conformsTo, node(standard))
    yield said(service, DCAT.servesDataset, dataset)
    yield said(service, DCTERMS.license, node(APACHE_LICENCE))


def _distribution_of_service(edition: Edition, at: PublishedAt) -> Iterator[ox.Triple]:
    """The edition that is served, as it is asked."""
    distribution = node(f"{at.address}/catalogue#asked")
    yield said(node(edition.base + EDITION + edition.version), DCAT.distribution, distribution)
    yield said(distribution, RDF.type, node(DCAT.Distribution))
    yield said(distribution, DCTERMS.title, english("Asked in SPARQL"))
    yield said(distribution, DCAT.accessURL, node(f"{at.address}/sparql"))
    yield said(distribution, DCAT.accessService, node(f"{at.address}/catalogue#sparql"))
    yield said(distribution, DCTERMS.license, node(APACHE_LICENCE))


def _distribution(base: str, at: PublishedAt, dump: Dump, file: DumpedFile) -> Iterator[ox.Triple]:
    address = f"{at.address}/dump/{file.path}"
    distribution, checksum = node(address), node(f"{address}#checksum")
    yield said(node(base + EDITION + dump.edition), DCAT.distribution, distribution)
    yield said(distribution, RDF.type, node(DCAT.Distribution))
    yield said(distribution, DCTERMS.title, english(file.table.heading if file.table else "The whole graph"))
    yield said(distribution, DCTERMS.description, english(f"{file.count:,} {file.counted}"))
    yield said(distribution, DCAT.accessURL, distribution)
    yield said(distribution, DCAT.downloadURL, distribution)
    yield said(distribution, DCAT.mediaType, node(MEDIA_TYPES + file.media_type))
    if file.encoding is not None:
        yield said(distribution, DCAT.compressFormat, node(f"{MEDIA_TYPES}application/{file.encoding}"))
    yield said(distribution, DCAT.byteSize, ox.Literal(str(file.bytes), datatype=node(XSD.nonNegativeInteger)))
    if file.counted == "triples":
        yield said(distribution, VOID.triples, whole(file.count))
    yield said(distribution, SPDX + "checksum", checksum)
    yield said(checksum, RDF.type, node(SPDX + "Checksum"))
    yield said(checksum, SPDX + "algorithm", node(SPDX + "checksumAlgorithm_sha256"))
    yield said(checksum, SPDX + "checksumValue", ox.Literal(file.sha256, datatype=node(XSD.hexBinary)))
    yield said(distribution, DCTERMS.license, node(APACHE_LICENCE))
    yield said(distribution, DCTERMS.rights, english(RIGHTS))


def _moment(edition: Edition) -> ox.Literal:
    return ox.Literal(edition.record.moment, datatype=node(XSD.dateTime))
