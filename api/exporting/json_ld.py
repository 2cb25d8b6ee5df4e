"""JSON-LD for people who read JSON: the context of the vocabulary's words, and documents written with it.

Nothing is fetched to write one: the context is made here, and whatever names another address is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final, NoReturn

import pyoxigraph as ox
from pyld import jsonld

from ontology.terms import DCTERMS, FOAF, OA, ORG, OWL, PROV, RDF, RDFS, REMIT, SDO, SKOS, VOID, XSD
from ontology.vocabulary import vocabulary_triples
from queries.answer_formats import PREFIXES

CONTEXT_PATH: Final = "/context.jsonld"
"""Where the context is, within the application."""

REFERENCE: Final = "@id"

DAYS: Final = ("dueDate", "planDue", "requiredOn", "approvedOn")
"""Our properties whose values are whole days; others, such as the period of a citation, are as whole as the source tells."""

BORROWED: Final[dict[str, tuple[object, str | None]]] = {
    "label": (SKOS.prefLabel, None), "altLabel": (SKOS.altLabel, None), "notation": (SKOS.notation, None), "note": (SKOS.note, None),
    "inScheme": (SKOS.inScheme, REFERENCE), "broader": (SKOS.broader, REFERENCE), "closeMatch": (SKOS.closeMatch, REFERENCE),
    "comment": (RDFS.comment, None), "seeAlso": (RDFS.seeAlso, REFERENCE), "value": (RDF.value, None),
    "name": (SDO.name, None), "text": (SDO.text, None), "encoding": (SDO.encoding, REFERENCE), "mentions": (SDO.mentions, REFERENCE),
    "encodingFormat": (SDO.encodingFormat, None), "numberOfPages": (SDO.numberOfPages, None), "areaServed": (SDO.areaServed, REFERENCE),
    "startDate": (SDO.startDate, str(XSD.date)), "endDate": (SDO.endDate, str(XSD.date)),
    "foundingDate": (SDO.foundingDate, str(XSD.date)), "dissolutionDate": (SDO.dissolutionDate, str(XSD.date)),
    "softwareVersion": (SDO.softwareVersion, None),
    "issued": (DCTERMS.issued, str(XSD.date)), "modified": (DCTERMS.modified, str(XSD.dateTime)), "identifier": (DCTERMS.identifier, None),
    "publisher": (DCTERMS.publisher, REFERENCE), "license": (DCTERMS.license, REFERENCE), "source": (DCTERMS.source, None),
    "rightsHolder": (DCTERMS.rightsHolder, REFERENCE), "primaryTopic": (FOAF.primaryTopic, REFERENCE),
    "inDataset": (VOID.inDataset, REFERENCE), "isDefinedBy": (RDFS.isDefinedBy, REFERENCE),
    "exact": (OA.exact, None), "prefix": (OA.prefix, None), "suffix": (OA.suffix, None), "start": (OA.start, None), "end": (OA.end, None),
    "hasSource": (OA.hasSource, REFERENCE), "hasSelector": (OA.hasSelector, REFERENCE),
    "used": (PROV.used, REFERENCE), "wasGeneratedBy": (PROV.wasGeneratedBy, REFERENCE), "wasDerivedFrom": (PROV.wasDerivedFrom, REFERENCE),
    "wasAssociatedWith": (PROV.wasAssociatedWith, REFERENCE),
    "changedBy": (ORG.changedBy, REFERENCE), "resultedFrom": (ORG.resultedFrom, REFERENCE), "hasMember": (ORG.hasMember, REFERENCE),
    "originalOrganization": (ORG.originalOrganization, REFERENCE), "resultingOrganization": (ORG.resultingOrganization, REFERENCE),
}  # fmt: skip
"""Words of others with the names that they have here, and what their values are: things, a datatype, or what they say of themselves."""

OF_THINGS: Final = ox.NamedNode(str(OWL.ObjectProperty))
WITH_NAMES: Final = (OF_THINGS, ox.NamedNode(str(OWL.DatatypeProperty)), ox.NamedNode(str(OWL.Class)))


@cache
def context() -> dict[str, Any]:
    """What the words of a document mean: each term of ours by its own name, others by a name of theirs that none of ours has."""
    ours = dict(_ours())
    borrowed = {name: _term(str(iri), kind) for name, (iri, kind) in BORROWED.items() if name not in ours}
    return {"@version": 1.1, **PREFIXES, **dict(sorted({**borrowed, **ours}.items()))}


def compacted(triples: Iterable[ox.Triple], at: str | None = None) -> dict[str, Any]:
    """A graph as a compact document. Its context is that at the address `at`; without one it bears what it needs of it itself."""
    found: dict[str, Any] = jsonld.compact(_expanded(triples), context(), _options())
    return _with_context(found, at)


def framed(triples: Iterable[ox.Triple], iri: str, at: str | None = None) -> dict[str, Any]:
    """The same as a tree from the thing of an IRI on: what it leads to stands within it."""
    frame = {"@context": context(), "@id": iri}
    found: dict[str, Any] = jsonld.frame(_expanded(triples), frame, {**_options(), "omitGraph": True})
    return _with_context(found, at)


def expanded(triples: Iterable[ox.Triple]) -> list[Any]:
    """The same without a context: every word is an IRI."""
    return _expanded(triples)


def _ours() -> Iterator[tuple[str, Any]]:
    """Each class and property of ours by its own name."""
    for triple in vocabulary_triples():
        if (
            triple.predicate == ox.NamedNode(str(RDF.type))
            and triple.object in WITH_NAMES
            and isinstance(triple.subject, ox.NamedNode)
        ):
            iri = triple.subject.value
            name = iri.removeprefix(str(REMIT))
            if name != iri:
                kind = REFERENCE if triple.object == OF_THINGS else str(XSD.date) if name in DAYS else None
                yield name, _term(iri, kind)


def _term(iri: str, kind: str | None) -> Any:
    return iri if kind is None else {"@id": iri, "@type": kind}


def _expanded(triples: Iterable[ox.Triple]) -> list[Any]:
    written = ox.serialize(sorted(triples, key=str), format=ox.RdfFormat.N_TRIPLES) or b""
    found: list[Any] = jsonld.from_rdf(written.decode("utf-8"), {"format": "application/n-quads", **_options()})
    return found


def _options() -> dict[str, Any]:
    return {"documentLoader": _refuse}


def _refuse(address: str, _options: dict[str, Any] | None = None) -> NoReturn:
    raise jsonld.JsonLdError(f"{address} is not fetched", "remit.NotFetched", code="loading document failed")


def _with_context(document: dict[str, Any], at: str | None) -> dict[str, Any]:
    content = {key: value for key, value in document.items() if key != "@context"}
    if at is not None:
        return {"@context": at, **content}
    words = set(_words(content))
    needed = {name: meaning for name, meaning in context().items() if name in words or name == "@version"}
    return {"@context": needed, **content}


def _words(value: Any) -> Iterator[str]:
    """Every word that may be of the context: keys and texts, and what stands before a colon in them."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _words(key)
            yield from _words(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _words(inner)
    elif isinstance(value, str):
        yield value
        yield value.partition(":")[0]
