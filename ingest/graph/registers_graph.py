"""The registers, the ontology and its schemes as quads: what every report's graph is read against."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from ingest.facts import PartialDate
from ingest.graph.agencies import types_of
from ingest.graph.emission import (
    Emission,
    concept_node,
    day,
    dcterms,
    nquads,
    org,
    partial_date,
    rdf,
    rdfs,
    remit,
    schema,
    skos,
)
from ontology.folding import slug
from ontology.registers.bodies import AUTHORITY, SuccessionKind
from ontology.registers.changes_in_time import OF_NAMES, sources_of
from ontology.registers.places import placed_authorities
from ontology.registers.register import Organisation, Register, Succession
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


NOT_KNOWN = "The registers do not say who took over."
"""The reason why nobody carries on what a body of a user's own table did, where the table gives none."""


def registers_quads(register: Register, base: str = DEFAULT_BASE) -> list[Quad]:
    """Every body of the registers, in the graph `graph/registers`; what became of it as `org:ChangeEvent`s."""
    emission = Emission(base, REGISTERS_GRAPH)
    for body in register.all():
        _describe(emission, body)
        _names(emission, body)
        for succession in body.successors:
            heir = register.get(succession.key)
            if heir is not None:
                _succeed(emission, body, heir, succession)
        _place(emission, body, register)
    return emission.quads


def _describe(emission: Emission, body: Organisation) -> None:
    node = emission.node(body.tail)
    for type_ in types_of(body.kind):
        emission.say(node, rdf.type, type_)
    emission.say(node, skos.prefLabel, body.name)
    emission.say_all(node, skos.altLabel, *sorted({*body.names, *body.short_names} - {body.name}))
    emission.say(node, remit.organisationKey, body.key)
    emission.say_if(node, remit.gssCode, body.gss)
    emission.say_all(node, remit.formerGssCode, *(former.code for former in body.former_gss))
    emission.say_if(node, remit.odsCode, body.ods)
    emission.say_if(node, remit.ofstedUrn, body.urn)
    emission.say_if(node, schema.foundingDate, day(body.founded) if body.founded else None)
    emission.say_if(node, schema.dissolutionDate, day(body.dissolved) if body.dissolved else None)
    emission.say_all(node, remit.servesArea, *(emission.node(f"authority/{area}") for area in body.areas))
    emission.say_all(node, dcterms.source, *body.sources)
    emission.say_if(node, skos.note, body.note)
    if body.dissolved is not None and not body.successors:
        emission.say(node, remit.withoutSuccessor, body.without_heir or NOT_KNOWN)
    _link_out(emission, node, body)


def _place(emission: Emission, body: Organisation, register: Register) -> None:
    """Where an authority lies, and which others are set beside it, as far as these registers have them."""
    placed = placed_authorities().get(body.key) if body.kind == AUTHORITY else None
    if placed is None:
        return
    node = emission.node(body.tail)
    emission.say(node, remit.region, concept_node("regions", placed.region))
    beside = (found for code in placed.neighbours if (found := register.get(code)) is not None)
    emission.say_all(node, remit.statisticalNeighbour, *(emission.node(other.tail) for other in beside))


def _link_out(emission: Emission, node: NamedNode, body: Organisation) -> None:
    """Where others speak of the body, by their own numbers. None is said to be the same: they speak of records, pages and areas."""
    if body.ods:
        emission.say(node, dcterms.identifier, f"{ODS_SYSTEM}|{body.ods}")
        emission.say(node, rdfs.seeAlso, NamedNode(ODS_RECORDS + body.ods))
    if body.gss:
        emission.say(node, schema.areaServed, NamedNode(ONS_AREAS + body.gss))
    if body.urn:
        emission.say(node, rdfs.seeAlso, NamedNode(OFSTED_PAGES + body.urn))


def _succeed(emission: Emission, body: Organisation, heir: Organisation, succession: Succession) -> None:
    """What one heir took over, all or a part, from when and by whose word."""
    on = succession.on.isoformat() if succession.on else "undated"
    event = emission.node(f"change/{slug(body.key)}/{on}/{slug(heir.key)}")
    former, later = emission.node(body.tail), emission.node(heir.tail)
    for type_ in (remit.Succession, org.ChangeEvent):
        emission.say(event, rdf.type, type_)
    emission.say(event, org.originalOrganization, former)
    emission.say(event, org.resultingOrganization, later)
    emission.say(event, remit.successionKind, concept_node("successionKinds", succession.kind))
    emission.say(event, rdfs.comment, f"{body.name}: {succession.how} by {heir.name}")
    emission.say_if(event, remit.partPassed, succession.part or None)
    emission.say_if(event, dcterms.date, day(succession.on) if succession.on else None)
    emission.say_all(event, dcterms.source, *(succession.sources or sources_of(body.sources)))
    emission.say(former, org.changedBy, event)
    emission.say(later, org.resultedFrom, event)
    emission.say(former, remit.successor, later)
    whole = succession.kind is SuccessionKind.WHOLE
    emission.say(former, remit.wholeSuccessor if whole else remit.partSuccessor, later)


def _names(emission: Emission, body: Organisation) -> None:
    """The names that the body bore, each with its time, and the changes from one to the next. It stays one body: a change of
    name results in none.
    """
    node = emission.node(body.tail)
    if len(body.dated_names) > 1:
        for dated in body.dated_names:
            name = emission.node(f"name/{slug(body.key)}/{slug(dated.name)}")
            emission.say(node, remit.datedName, name)
            emission.say(name, rdf.type, remit.DatedName)
            emission.say(name, schema.name, dated.name)
            emission.say_if(name, schema.validFrom, _as_known(dated.since))
            emission.say_if(name, schema.validThrough, _as_known(dated.until))
    for former in body.former_names:
        event = emission.node(f"change/{slug(body.key)}/name-{slug(former.name)}-{former.said or 'undated'}")
        for type_ in (remit.NameChange, org.ChangeEvent):
            emission.say(event, rdf.type, type_)
        emission.say(event, org.originalOrganization, node)
        emission.say(event, remit.successionKind, concept_node("successionKinds", "renamed"))
        emission.say(event, rdfs.comment, f"{former.name}: renamed; the same body is now {body.name}")
        emission.say_if(event, dcterms.date, _as_known(former.said))
        emission.say_all(event, dcterms.source, *sources_of(body.sources, OF_NAMES))
        emission.say(node, org.changedBy, event)


def _as_known(iso: str) -> Literal | None:
    """A day, month or year, as far as it is known; nothing where it is not."""
    return partial_date(PartialDate(*map(int, iso.split("-")))) if iso else None


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
