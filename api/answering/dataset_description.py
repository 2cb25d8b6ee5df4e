"""What the graph is as a whole: the dataset, its editions with how each was made, whose it is, and how much it holds.

None of it needs to know the address of a server; `api.exporting.data_catalogue` adds what does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from api.answering.document_statements import DATASET, EDITION
from api.answering.edition import Edition
from api.answering.edition_statistics import EditionStatistics, statistics_of
from ontology.terms import (
    APACHE_LICENCE,
    DCAT,
    DCTERMS,
    FOAF,
    OPEN_GOVERNMENT_LICENCE,
    OWL,
    PROV,
    RDF,
    RDFS,
    REMIT,
    SDO,
    SKOS,
    VOID,
    XSD,
)
from ontology.vocabulary import DOCUMENT
from queries.editions.record import EditionRecord

TITLE: Final = "Remit: who was told to do what, by whom, by when, and was it done?"
TEXT: Final = "Inspections of English children's services as a graph: what they judged and asked for, of whom, with the words that say so."
RIGHTS: Final = (
    "What is ours, the ontology, the arrangement and what is inferred, is under the Apache licence 2.0. Quotations and texts are their "
    "publishers'; those of Ofsted and of His Majesty's inspectorates are Crown copyright, under the Open Government Licence 3.0. Names and "
    "codes of bodies are from official registers under that licence."
)
KEYWORDS: Final = ("children's services", "inspection", "Ofsted", "recommendations", "safeguarding")

ENGLAND: Final = "http://statistics.data.gov.uk/id/statistical-geography/E92000001"
ENGLISH: Final = "http://publications.europa.eu/resource/authority/language/ENG"
SOCIETY: Final = "http://publications.europa.eu/resource/authority/data-theme/SOCI"
"""Place, language and theme, by the names that DCAT-AP asks for."""

DCAT3: Final = str(DCAT)
"""Before the terms of DCAT 3 that rdflib does not know yet."""

VOCABULARIES: Final = (
    DOCUMENT, "http://www.w3.org/ns/org#", str(PROV), str(SKOS), "http://www.w3.org/ns/oa#", str(DCTERMS), str(SDO), str(FOAF),
)  # fmt: skip


def said(subject: ox.NamedNode, property_: object, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    """One statement."""
    return ox.Triple(subject, ox.NamedNode(str(property_)), value)


def node(iri: object) -> ox.NamedNode:
    """A thing by its IRI."""
    return ox.NamedNode(str(iri))


def english(text: str) -> ox.Literal:
    """A text for people."""
    return ox.Literal(text, language="en")


def whole(number: int) -> ox.Literal:
    """A count."""
    return ox.Literal(str(number), datatype=node(XSD.integer))


COUNTS: Final = frozenset(
    node(term)
    for term in (
        VOID.triples, VOID.entities, VOID.distinctSubjects, VOID.classes, VOID.properties,
        VOID.classPartition, VOID.propertyPartition, VOID["class"], VOID.property,
    )
)  # fmt: skip
"""By which the description says how much there is of what."""


def dataset_triples(edition: Edition) -> Iterator[ox.Triple]:
    """The dataset, and every edition that the folder keeps; where the description came with the graph, as it came."""
    published = edition.described()
    if published:
        yield from (each for each in published if each.predicate not in COUNTS)
    else:
        yield from _made_here(edition)


def counted_triples(edition: Edition) -> Iterator[ox.Triple]:
    """How much the edition that is served holds of what. Nothing where that takes longer to count than it may.

    Raises StillCounting while another request has it counted.
    """
    published = edition.described()
    if published:
        yield from (each for each in published if each.predicate in COUNTS)
    elif (counted := statistics_of(edition)) is not None:
        yield from statistics_triples(edition, counted)


def _made_here(edition: Edition) -> Iterator[ox.Triple]:
    base = edition.base
    dataset, publisher = node(base + DATASET), node(base + "software/remit")
    for type_ in (DCAT.Dataset, VOID.Dataset, PROV.Entity):
        yield said(dataset, RDF.type, node(type_))
    yield from _described(dataset, publisher)
    yield said(publisher, RDF.type, node(FOAF.Agent))
    yield said(publisher, RDF.type, node(PROV.SoftwareAgent))
    yield said(publisher, FOAF.name, ox.Literal("The Remit project"))
    yield said(dataset, VOID.uriSpace, ox.Literal(base))
    for vocabulary in VOCABULARIES:
        yield said(dataset, VOID.vocabulary, node(vocabulary))
    for class_ in (REMIT.Authority, REMIT.Recommendation, REMIT.Judgement, REMIT.Report):
        example = _example(edition, node(class_))
        if example is not None:
            yield said(dataset, VOID.exampleResource, example)
    records = {record.version: record for record in (*edition.kept(), edition.record)}
    in_order = sorted(records.values(), key=lambda each: (each.made, each.version))
    for before, record in zip([None, *in_order], in_order, strict=False):
        yield from _edition(base, dataset, publisher, record)
        if before is not None:
            yield said(
                node(base + EDITION + record.version), DCAT3 + "previousVersion", node(base + EDITION + before.version)
            )
    yield said(dataset, DCAT3 + "hasCurrentVersion", node(base + EDITION + edition.version))
    yield said(dataset, DCAT3 + "version", ox.Literal(edition.version))


def dataset_store(edition: Edition) -> ox.Store:
    """The dataset's description as something to ask, in a graph of its own."""
    store, graph = ox.Store(), node(f"{edition.base}graph/catalogue")
    store.extend(ox.Quad(each.subject, each.predicate, each.object, graph) for each in dataset_triples(edition))
    return store


def statistics_triples(edition: Edition, counted: EditionStatistics) -> Iterator[ox.Triple]:
    """How much the edition that is served holds, as VoID says it: in all, by class and by property."""
    dataset = node(edition.base + EDITION + edition.version)
    yield said(dataset, VOID.triples, whole(counted.triples))
    yield said(dataset, VOID.entities, whole(counted.things))
    yield said(dataset, VOID.distinctSubjects, whole(counted.things))
    yield said(dataset, VOID.classes, whole(len(counted.classes)))
    yield said(dataset, VOID.properties, whole(len(counted.properties)))
    parts = (
        (VOID.classPartition, VOID["class"], VOID.entities, counted.classes),
        (VOID.propertyPartition, VOID.property, VOID.triples, counted.properties),
    )
    for link, of, counts, found in parts:
        name = str(of).rsplit("#", 1)[-1]
        for number, (iri, count) in enumerate(sorted(found.items())):
            part = node(f"{dataset.value}#{name}-{number}")
            yield said(dataset, link, part)
            yield said(part, of, node(iri))
            yield said(part, counts, whole(count))


def _described(thing: ox.NamedNode, publisher: ox.NamedNode) -> Iterator[ox.Triple]:
    yield said(thing, DCTERMS.title, english(TITLE))
    yield said(thing, DCTERMS.description, english(TEXT))
    yield said(thing, DCTERMS.license, node(APACHE_LICENCE))
    yield said(thing, DCTERMS.rights, english(RIGHTS))
    yield said(thing, RDFS.seeAlso, node(OPEN_GOVERNMENT_LICENCE))
    yield said(thing, DCTERMS.publisher, publisher)
    yield said(thing, DCTERMS.spatial, node(ENGLAND))
    yield said(thing, DCTERMS.language, node(ENGLISH))
    yield said(thing, DCAT.theme, node(SOCIETY))
    for keyword in KEYWORDS:
        yield said(thing, DCAT.keyword, english(keyword))


def _edition(base: str, dataset: ox.NamedNode, publisher: ox.NamedNode, record: EditionRecord) -> Iterator[ox.Triple]:
    """One edition: what it is cited by, and how it was made."""
    edition = node(base + EDITION + record.version)
    making = node(f"{base}publication/{record.version}")
    moment = ox.Literal(record.moment, datatype=node(XSD.dateTime))
    for type_ in (DCAT.Dataset, VOID.Dataset, PROV.Entity):
        yield said(edition, RDF.type, node(type_))
    yield from _described(edition, publisher)
    yield said(edition, DCAT3 + "version", ox.Literal(record.version))
    yield said(edition, OWL.versionInfo, ox.Literal(record.version))
    yield said(edition, DCAT3 + "isVersionOf", dataset)
    yield said(dataset, DCAT3 + "hasVersion", edition)
    yield said(edition, DCTERMS.issued, moment)
    yield said(edition, PROV.generatedAtTime, moment)
    yield said(edition, PROV.wasGeneratedBy, making)
    yield said(edition, DCTERMS.conformsTo, node(DOCUMENT))
    yield said(making, RDF.type, node(PROV.Activity))
    yield said(making, PROV.endedAtTime, moment)
    if record.software is not None:
        software = node(f"{base}software/remit-{record.software}")
        yield said(making, PROV.wasAssociatedWith, software)
        yield said(software, RDF.type, node(PROV.SoftwareAgent))
        yield said(software, SDO.name, ox.Literal("Remit"))
        yield said(software, SDO.softwareVersion, ox.Literal(record.software))
    for reader in record.readers:
        yield said(making, PROV.wasAssociatedWith, node(f"{base}software/remit-reader-{reader.replace('/', '-')}"))
    for table, digest in record.tables.items():
        used = node(f"{base}register/{digest}")
        yield said(making, PROV.used, used)
        yield said(used, RDF.type, node(PROV.Entity))
        yield said(used, SDO.name, ox.Literal(table))
        yield said(used, DCTERMS.identifier, ox.Literal(f"sha256:{digest}"))


def _example(edition: Edition, class_: ox.NamedNode) -> ox.NamedNode | None:
    found = edition.dataset.store.quads_for_pattern(None, node(RDF.type), class_, ox.DefaultGraph())
    return next((quad.subject for quad in found if isinstance(quad.subject, ox.NamedNode)), None)
