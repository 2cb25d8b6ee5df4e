"""Collecting the quads of one named graph: nodes from tails, literals by type, evidence with its selectors."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from ingest.facts import PartialDate, Quotation
from ontology.terms import DCTERMS, OA, ORG, OWL, PROV, RDF, RDFS, REMIT, SDO, SKOS, XSD, concept

CONTEXT = 30
"""Characters of the stored text before and after a quotation: enough to find it again in another copy of the report,
too few to be a copy themselves (the Web Annotation recommendation's own examples are of this length)."""


class NamespaceTerms:
    """The terms of a namespace as nodes, each made on first use and kept: `remit.evidence`."""

    def __init__(self, namespace: Any) -> None:
        self._namespace = namespace

    def __getattr__(self, name: str) -> NamedNode:
        node = NamedNode(str(self._namespace[name]))
        self.__dict__[name] = node
        return node


remit, oa, org, prov, rdf, rdfs, owl, skos, dcterms, schema, xsd = (
    NamespaceTerms(namespace) for namespace in (REMIT, OA, ORG, PROV, RDF, RDFS, OWL, SKOS, DCTERMS, SDO, XSD)
)


class MisplacedQuotationError(ValueError):
    """A quotation that does not stand at its offsets: a reader is wrong, and nothing it says of this report is safe."""


@lru_cache(maxsize=4096)  # all concepts of all schemes, several times over
def concept_node(scheme: str, *tail: str) -> NamedNode:
    """The node of a concept by its scheme and notation."""
    return NamedNode(concept(scheme, *tail))


def day(value: date) -> Literal:
    """An `xsd:date`."""
    return Literal(value.isoformat(), datatype=xsd.date)


def partial_date(value: PartialDate) -> Literal:
    """An `xsd:date`, `xsd:gYearMonth` or `xsd:gYear`, as far as the source tells it."""
    if value.month is None:
        return Literal(value.iso(), datatype=xsd.gYear)
    return Literal(value.iso(), datatype=xsd.gYearMonth if value.day is None else xsd.date)


def nquads(quads: list[Quad]) -> bytes:
    """The quads as N-Quads, a line each, every line once, sorted: the same graph is the same bytes."""
    lines = set((serialize(quads, format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True))
    return b"".join(sorted(lines))


class Emission:
    """The quads of one named graph while they are written."""

    def __init__(self, base: str, graph: str) -> None:
        """`base` is what the IRIs of all instances begin with, `graph` the tail of the named graph's own IRI."""
        self.base = base
        self.graph = NamedNode(base + graph)
        self.quads: list[Quad] = []

    def node(self, tail: str) -> NamedNode:
        """The instance of this tail."""
        return NamedNode(self.base + tail)

    def say(self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal | str | int | bool) -> None:
        """One quad; Python's own values become plain literals, `xsd:integer` and `xsd:boolean`."""
        thing = value if isinstance(value, NamedNode | Literal) else Literal(value)
        self.quads.append(Quad(subject, predicate, thing, self.graph))

    def say_all(self, subject: NamedNode, predicate: NamedNode, *values: NamedNode | Literal | str) -> None:
        """A quad for each value."""
        for value in values:
            self.say(subject, predicate, value)

    def say_if(self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal | str | int | None) -> None:
        """One quad, or none where there is no value."""
        if value is not None:
            self.say(subject, predicate, value)


class EvidenceWriter:
    """Writes the evidence of one report; the same words at the same place are one node, however often they are used."""

    def __init__(self, emission: Emission, report_id: str, report: NamedNode, text: str) -> None:
        self._emission = emission
        self._tail = f"evidence/{report_id}"
        self._report = report
        self._text = text
        self._known: dict[tuple[int, int], NamedNode] = {}

    def node(self, quotation: Quotation) -> NamedNode:
        """The evidence of a quotation. Raises MisplacedQuotationError where the stored text says otherwise."""
        span = (quotation.start, quotation.end)
        known = self._known.get(span)
        if known is None:
            if not quotation.exact or self._text[quotation.start : quotation.end] != quotation.exact:
                raise MisplacedQuotationError(
                    f"the stored text from {quotation.start} to {quotation.end} is not “{quotation.exact[:80]}”"
                )
            known = self._known[span] = self._write(quotation)
        return known

    def _write(self, quotation: Quotation) -> NamedNode:
        start, end, say = quotation.start, quotation.end, self._emission.say
        tail = f"{self._tail}/{start}-{end}"
        evidence, quote, position = (self._emission.node(tail + part) for part in ("", "/quote", "/position"))
        say(evidence, rdf.type, remit.Evidence)
        say(evidence, oa.hasSource, self._report)
        say(evidence, oa.hasSelector, quote)
        say(quote, rdf.type, oa.TextQuoteSelector)
        say(quote, oa.exact, quotation.exact)
        say(quote, oa.prefix, self._text[max(0, start - CONTEXT) : start])
        say(quote, oa.suffix, self._text[end : end + CONTEXT])
        say(evidence, oa.hasSelector, position)
        say(position, rdf.type, oa.TextPositionSelector)
        say(position, oa.start, start)
        say(position, oa.end, end)
        if quotation.page is not None:
            page = self._emission.node(tail + "/page")
            say(evidence, oa.hasSelector, page)
            say(page, rdf.type, oa.FragmentSelector)
            say(page, rdf.value, f"page={quotation.page}")
        return evidence
