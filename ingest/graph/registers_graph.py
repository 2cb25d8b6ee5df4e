"""The registers, the ontology and its schemes as quads: what every report's graph is read against."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from ingest.graph.agencies import types_of
from ingest.graph.emission import Emission, day, dcterms, nquads, org, rdf, rdfs, remit, schema, skos
from ontology.folding import slug
from ontology.registers.register import FormerName, Organisation, Register, Succession
from ontology.terms import DEFAULT_BASE
from ontology.vocabulary import vocabulary_triples

REGISTERS_GRAPH = "graph/registers"
ONTOLOGY_GRAPH = "graph/ontology"

ODS_SYSTEM = "https://fhir.nhs.uk/Id/ods-organization-code"
"""The name that FHIR has for the system of ODS codes; `system|code` is how FHIR writes an identifier as one token."""

ODS_RECORDS = "https://directory.spineservices.nhs.uk/ORD/2-0-0/organisations/"
"""Before an ODS code, the address of the NHS's own record of the body."""

ONS_AREAS = "http://statistics.data.gov.uk/id/statistical-geography/"
"""Before a GSS code, the IRI by which the Office for National Statistics means the area."""

OFSTED_PAGES = "https://reports.ofsted.gov.uk/provider/44/"
"""Before a URN, Ofsted's page of an authority with its reports; 44 is the kind of provider that authorities are."""


def registers_quads(register: Register, base: str = DEFAULT_BASE) -> list[Quad]:
    """Every body of the registers, in the graph `graph/registers`; what became of it as `org:ChangeEvent`s."""
    emission = Emission(base, REGISTERS_GRAPH)
    for body in register.all():
        _describe(emission, body)
        for former in body.former_names:
            _rename(emission, body, former)
        for succession in body.successors:
            heir = register.get(succession.key)
            if heir is not None:
                _change(emission, body, heir, succession)
    return emission.quads


def _describe(emission: Emission, body: Organisation) -> None:
    node = emission.node(body.tail)
    for type_ in types_of(body.kind):
        emission.say(node, rdf.type, type_)
    emission.say(node, skos.prefLabel, body.name)
    emission.say_all(node, skos.altLabel, *sorted({*body.names, *body.short_names} - {body.name}))
    emission.say(node, remit.organisationKey, body.key)
    emission.say_if(node, remit.gssCode, body.gss)
    emission.say_if(node, remit.odsCode, body.ods)
    emission.say_if(node, remit.ofstedUrn, body.urn)
    emission.say_if(node, schema.foundingDate, day(body.founded) if body.founded else None)
    emission.say_if(node, schema.dissolutionDate, day(body.dissolved) if body.dissolved else None)
    emission.say_all(node, remit.servesArea, *(emission.node(f"authority/{area}") for area in body.areas))
    emission.say_all(node, dcterms.source, *body.sources)
    emission.say_if(node, skos.note, body.note)
    _link_out(emission, node, body)


def _link_out(emission: Emission, node: NamedNode, body: Organisation) -> None:
    """Where others speak of the body, by their own numbers. None is said to be the same: they speak of records, pages and areas."""
    if body.ods:
        emission.say(node, dcterms.identifier, f"{ODS_SYSTEM}|{body.ods}")
        emission.say(node, rdfs.seeAlso, NamedNode(ODS_RECORDS + body.ods))
    if body.gss:
        emission.say(node, schema.areaServed, NamedNode(ONS_AREAS + body.gss))
    if body.urn:
        emission.say(node, rdfs.seeAlso, NamedNode(OFSTED_PAGES + body.urn))


def _change(emission: Emission, body: Organisation, heir: Organisation, succession: Succession) -> None:
    """One body's end or change and one of its heirs; its other heirs of the same day share the event."""
    on = succession.on.isoformat() if succession.on else "undated"
    event = emission.node(f"change/{slug(body.key)}/{on}")
    former, later = emission.node(body.tail), emission.node(heir.tail)
    emission.say(event, rdf.type, org.ChangeEvent)
    emission.say(event, org.originalOrganization, former)
    emission.say(event, org.resultingOrganization, later)
    emission.say(event, rdfs.comment, f"{body.name}: {succession.how} by {heir.name}")
    emission.say_if(event, dcterms.date, day(succession.on) if succession.on else None)
    emission.say(former, org.changedBy, event)
    emission.say(later, org.resultedFrom, event)
    emission.say(former, remit.successor, later)


def _rename(emission: Emission, body: Organisation, former: FormerName) -> None:
    """A change of name under the same code: one body before and after, and the event that says so."""
    on = former.until.isoformat() if former.until else "undated"
    event, node = emission.node(f"change/{slug(body.key)}/name-{slug(former.name)}-{on}"), emission.node(body.tail)
    emission.say(event, rdf.type, org.ChangeEvent)
    emission.say(event, org.originalOrganization, node)
    emission.say(event, org.resultingOrganization, node)
    emission.say(event, rdfs.comment, f"{former.name}: renamed; the same body is now {body.name}")
    emission.say_if(event, dcterms.date, day(former.until) if former.until else None)
    emission.say(node, org.changedBy, event)


def ontology_quads(base: str = DEFAULT_BASE) -> list[Quad]:
    """What the graph says of its own words, the ontology and its schemes, in the graph `graph/ontology`."""
    graph = NamedNode(base + ONTOLOGY_GRAPH)
    return [Quad(triple.subject, triple.predicate, triple.object, graph) for triple in vocabulary_triples()]


class Bodies:
    """What the registers say of each body, to be checked together with a report that names it."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        """`quads`: those of the registers. Ties to other bodies are left out: no shape looks so far."""
        self._known: dict[str, list[Quad]] = {}
        for quad in quads:
            speaks = isinstance(quad.object, Literal) or quad.predicate == rdf.type
            # what is blank is the ontology's, which the folder's file holds too
            if speaks and isinstance(quad.subject, NamedNode):
                self._known.setdefault(quad.subject.value, []).append(quad)

    def named_in(self, quads: Iterable[Quad]) -> str:
        """What is known of the bodies that these quads speak of, as N-Quads."""
        named = {quad.object.value for quad in quads if isinstance(quad.object, NamedNode)}
        return nquads([quad for iri in sorted(named) for quad in self._known.get(iri, ())]).decode("utf-8")
