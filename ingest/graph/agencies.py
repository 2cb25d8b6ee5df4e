"""The bodies of one report: what each is, how the report spells it, and why that body is meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import chain

from pyoxigraph import NamedNode, RdfFormat, parse

from ingest.facts import Agency, Quotation, ReportFacts, Resolution
from ingest.graph.emission import Emission, EvidenceWriter, concept_node, rdf, remit, schema, skos
from ontology.folding import slug
from ontology.terms import ORG, RDFS, REMIT

DEFAULT_BASIS = "default"
"""The basis of an owner whom no words name: what stands there is not a spelling of the owner's name."""

LOCAL = "agency/"
"""What the tails of bodies begin with that only an area's reports name: `agency/E10000015/partner-agencies`."""


@dataclass(slots=True)
class AgencyUse:
    """Everything that one report says of one body. `agency` is how it is named first."""

    agency: Agency
    labels: set[str] = field(default_factory=set)
    written: set[str] = field(default_factory=set)
    quotations: list[Quotation] = field(default_factory=list)

    @property
    def label(self) -> str:
        """What the report on its own would call the body: see `best_label`."""
        return best_label(self.labels)

    @property
    def registered(self) -> bool:
        """Whether a register describes the body."""
        return self.agency.resolution is Resolution.REGISTER


def best_label(labels: Iterable[str]) -> str:
    """The name that tells most: the longest, as the least likely to be an acronym; of several, the first by alphabet."""
    return min(labels, key=lambda label: (-len(label), label))


@cache
def types_of(kind: str) -> tuple[NamedNode, ...]:
    """The class of that local name with all its super-classes in Remit and W3C ORG, from the ontology.

    Raises ValueError for a name that is not a class of bodies.
    """
    wanted, found = [f"{REMIT}{kind}"], dict[str, None]()
    parents = _parents()
    while wanted:
        name = wanted.pop()
        if name not in found and name.startswith((str(REMIT), str(ORG))):
            found[name] = None
            wanted += parents.get(name, ())
    if str(ORG.Organization) not in found:
        raise ValueError(f"the ontology has no class of bodies named {kind}")
    return tuple(NamedNode(name) for name in found)


@cache
def _parents() -> dict[str, list[str]]:
    """Each named class with the named classes right above it."""
    parents: dict[str, list[str]] = {}
    for quad in parse(files("ontology").joinpath("remit.ttl").read_bytes(), format=RdfFormat.TURTLE):
        if quad.predicate.value == str(RDFS.subClassOf) and isinstance(quad.object, NamedNode):
            parents.setdefault(str(quad.subject.value), []).append(quad.object.value)
    return parents


def agency_uses(facts: ReportFacts) -> dict[str, AgencyUse]:
    """Every body that the facts speak of, by the tail of its IRI, in the order in which the facts name them."""
    uses: dict[str, AgencyUse] = {}
    for agency, spellings, quotation in _sightings(facts):
        use = uses.setdefault(agency.key, AgencyUse(agency))
        use.labels.add(agency.label)
        use.written.update(spellings)
        if quotation is not None and spellings and quotation not in use.quotations:
            use.quotations.append(quotation)
    return uses


def local_names(facts: ReportFacts) -> dict[str, str]:
    """What this report calls each body that no register names, by the tail of its IRI."""
    return {key: use.label for key, use in agency_uses(facts).items() if key.startswith(LOCAL)}


def _sightings(facts: ReportFacts) -> Iterator[tuple[Agency, tuple[str, ...], Quotation | None]]:
    for mention in facts.mentions:
        yield mention.agency, mention.spellings, mention.quotation
    yield facts.authority, (), None
    told = (each.assignments for each in facts.recommendations)
    contributing = facts.statement.contributors if facts.statement else ()
    for assignment in chain(*told, contributing):
        spelt = assignment.as_written and assignment.basis != DEFAULT_BASIS
        words = assignment.grounds or assignment.quotation
        yield assignment.agency, (assignment.as_written,) if spelt else (), words
    for body in facts.statement.responsible if facts.statement else ():
        yield body.agency, (body.as_written,), body.quotation
    for party in facts.parties:
        yield from ((agency, (), None) for agency in party.agencies)
    if facts.action_plan is not None:
        for agency in facts.action_plan.agencies:
            yield agency, (), None
    for service in facts.services:
        yield service.agency, (service.as_written,), service.quotation


def write_agencies(
    emission: Emission, evidence: EvidenceWriter, facts: ReportFacts, report_id: str, report: NamedNode
) -> None:
    """Describe every body, and how and why the report's words mean it."""
    spellings = {mention.agency.key: mention.spellings for mention in facts.mentions}
    for key, use in agency_uses(facts).items():
        body = emission.node(key)
        for type_ in types_of(use.agency.kind):
            emission.say(body, rdf.type, type_)
        emission.say(body, skos.prefLabel, use.label)
        names = set(spellings.get(key, ())) if use.registered else use.written
        emission.say_all(body, skos.altLabel, *sorted(names - {use.label}))
        if key.startswith(LOCAL):
            emission.say(body, remit.servesArea, emission.node(f"authority/{key.split('/')[1]}"))
        if key in spellings:
            emission.say(report, schema.mentions, body)
        if use.written:
            _write_name_use(emission, evidence, use, emission.node(f"naming/{report_id}/{slug(key)}"), report)


def _write_name_use(
    emission: Emission, evidence: EvidenceWriter, use: AgencyUse, name_use: NamedNode, report: NamedNode
) -> None:
    agency = use.agency
    emission.say(name_use, rdf.type, remit.NameUse)
    emission.say(name_use, remit.inReport, report)
    emission.say(name_use, remit.agency, emission.node(agency.key))
    emission.say_all(name_use, remit.asWritten, *sorted(use.written))
    emission.say(name_use, remit.resolution, concept_node("resolutions", agency.resolution))
    emission.say(name_use, remit.rule, agency.rule)
    emission.say(name_use, remit.reason, agency.reason)
    emission.say_all(name_use, remit.candidate, *(emission.node(candidate.key) for candidate in agency.candidates))
    emission.say_all(name_use, remit.evidence, *(evidence.node(quotation) for quotation in use.quotations))
