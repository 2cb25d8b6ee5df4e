"""Does the ontology say what the vocabulary promises, in OWL 2 DL, and do its Python names agree with it?"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from ontology import terms
from ontology.folding import slug
from ontology.schemes import ONTOLOGY
from ontology.terms import (
    DCTERMS,
    FOAF,
    OA,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    REMIT,
    concept,
)

DOCUMENT = URIRef("https://w3id.org/remit/ontology")

OWL2_DATATYPES = {terms.XSD.string, terms.XSD.integer, terms.XSD.boolean}
DATED = {
    REMIT.dueDate,
    REMIT.citedPeriod,
    REMIT.citedPublication,
    REMIT.requiredOn,
    REMIT.approvedOn,
    REMIT.submitBy,
    REMIT.planDue,
    REMIT.providedSince,
    REMIT.period,
    REMIT.asOf,
    REMIT.decidedOn,
}  # their datatypes are not in OWL 2's map: no range
ABOUT_ANYTHING = {
    REMIT.evidence,
    REMIT.rule,
    REMIT.reason,
    REMIT.commonWords,
    REMIT.verdict,
    REMIT.decidedBy,
    REMIT.decidedOn,
    REMIT.decisionReason,
}  # no domain is true of them
TO_ANYTHING = {REMIT.between, REMIT.provisionally}  # no range is true of them

SIMPLE_ONLY = {
    OWL.FunctionalProperty,
    OWL.InverseFunctionalProperty,
    OWL.AsymmetricProperty,
    OWL.IrreflexiveProperty,
}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ONTOLOGY)


def declared(ontology: Graph, *types: URIRef) -> set[Node]:
    return {
        subject
        for kind in types
        for subject in ontology.subjects(RDF.type, kind)
        if isinstance(subject, URIRef) and str(subject).startswith(str(REMIT))
    }


def members(ontology: Graph, node: Node) -> list[Node]:
    return [member for member in Collection(ontology, node) if member is not None]


def test_do_python_and_turtle_know_the_same_terms(ontology: Graph) -> None:
    in_turtle = {subject for subject in ontology.subjects() if str(subject).startswith(str(REMIT))}
    in_python = {REMIT[name] for name in REMIT.__annotations__}
    assert in_python == in_turtle


def test_does_a_misspelt_term_fail_where_it_is_written() -> None:
    with pytest.raises(AttributeError, match="recomendation"):
        REMIT.recomendation  # noqa: B018 -- looking it up is the test
    with pytest.raises(AttributeError):
        OA.hasSauce  # noqa: B018


def test_is_every_term_explained_once_in_words(ontology: Graph) -> None:
    for name in REMIT.__annotations__:
        labels, comments = (list(ontology.objects(REMIT[name], p)) for p in (RDFS.label, RDFS.comment))
        assert len(labels) == len(comments) == 1, name
        assert str(comments[0]).endswith("."), name
        assert not {"judgment", "organization"} & set(str(comments[0]).lower().split()), f"{name}: British spelling"


def test_does_the_ontology_say_which_version_it_is(ontology: Graph) -> None:
    assert ontology.value(DOCUMENT, OWL.versionInfo) == Literal(version("remit"))
    assert ontology.value(DOCUMENT, OWL.versionIRI) == URIRef(f"{DOCUMENT}/{version('remit')}")
    assert ontology.value(DOCUMENT, DCTERMS.license)
    assert not list(ontology.objects(DOCUMENT, OWL.imports)), "nothing may be fetched to read it"


@pytest.mark.parametrize(
    ("term", "above"),
    [
        (REMIT.Authority, ORG.FormalOrganization),
        (REMIT.Inspectorate, ORG.FormalOrganization),
        (REMIT.PartnerAgency, ORG.Organization),
        (REMIT.Committee, ORG.OrganizationalUnit),
        (REMIT.Committee, ORG.Organization),
        (REMIT.Inspection, PROV.Activity),
        (REMIT.Judgement, PROV.Entity),
        (REMIT.Recommendation, PROV.Entity),
        (REMIT.Finding, PROV.Entity),
        (REMIT.FollowUp, PROV.Entity),
        (REMIT.Discrepancy, PROV.Entity),
        (REMIT.GradeStatement, PROV.Entity),
        (REMIT.Citation, PROV.Entity),
        (REMIT.Warning, PROV.Entity),
        (REMIT.Report, PROV.Entity),
        (REMIT.Report, FOAF.Document),
        (REMIT.Report, terms.SDO.Report),
        (REMIT.Evidence, OA.SpecificResource),
        (REMIT.NHSFoundationTrust, REMIT.NHSTrust),
        (REMIT.NHSTrust, REMIT.NHSBody),
        (REMIT.PrimaryCareTrust, REMIT.NHSCommissioner),
        (REMIT.ClinicalCommissioningGroup, REMIT.NHSCommissioner),
        (REMIT.IntegratedCareBoard, REMIT.NHSCommissioner),
        (REMIT.NHSCommissioner, REMIT.NHSBody),
        (REMIT.NHSBody, REMIT.PartnerAgency),
        (REMIT.PoliceForce, REMIT.PartnerAgency),
        (REMIT.SafeguardingBoard, REMIT.PartnerAgency),
        (REMIT.ProbationService, REMIT.PartnerAgency),
        (REMIT.YouthOffendingService, REMIT.PartnerAgency),
        (REMIT.ChildDeathOverviewPanel, REMIT.PartnerAgency),
        (REMIT.HousingProvider, REMIT.PartnerAgency),
        (REMIT.VoluntaryOrganisation, REMIT.PartnerAgency),
        (REMIT.Partnership, REMIT.PartnerAgency),
        (REMIT.AgencyGroup, REMIT.PartnerAgency),
    ],
)
def test_where_does_a_class_stand_among_those_that_others_know(ontology: Graph, term: URIRef, above: URIRef) -> None:
    assert above in ontology.transitive_objects(term, RDFS.subClassOf)


@pytest.mark.parametrize(
    ("term", "above"),
    [
        (REMIT.conductedBy, PROV.wasAssociatedWith),
        (REMIT.restsOn, PROV.wasDerivedFrom),
        (REMIT.fromInspection, PROV.wasInfluencedBy),
        (REMIT.cites, DCTERMS.references),
        (REMIT.reportsOn, terms.SDO.about),
        (REMIT.odsCode, terms.SDO.identifier),
        (REMIT.ownedBy, REMIT.carriedBy),
        (REMIT.ownedBy, REMIT.assignedTo),
        (REMIT.inferredOwner, REMIT.assignedTo),
        (REMIT.inheritedBy, REMIT.carriedBy),
        (REMIT.currentBearer, REMIT.carriedBy),
        (REMIT.successor, REMIT.eventualSuccessor),
    ],
)
def test_where_does_a_property_stand_among_those_that_others_know(ontology: Graph, term: URIRef, above: URIRef) -> None:
    assert above in ontology.transitive_objects(term, RDFS.subPropertyOf)


def test_what_may_every_property_stand_between(ontology: Graph) -> None:
    inverses = set(ontology.subjects(OWL.inverseOf))
    inherited = set(ontology.subjects(OWL.propertyChainAxiom)) | {REMIT.currentBearer}
    for term in declared(ontology, OWL.ObjectProperty, OWL.DatatypeProperty) - inverses:
        above = set(ontology.transitive_objects(term, RDFS.subPropertyOf)) if term in inherited else {term}
        domains = [domain for each in above for domain in ontology.objects(each, RDFS.domain)]
        ranges = [value for each in above for value in ontology.objects(each, RDFS.range)]
        assert bool(domains) != (term in ABOUT_ANYTHING), f"domain of {term}"
        assert bool(ranges) != (term in DATED | TO_ANYTHING), f"range of {term}"


def test_is_no_body_both_what_is_inspected_and_what_stands_beside_it(ontology: Graph) -> None:
    apart = list(disjoint(ontology))
    for pair in (
        {REMIT.Authority, REMIT.PartnerAgency},
        {REMIT.Authority, REMIT.Inspectorate},
        {REMIT.Authority, REMIT.Committee},
        {REMIT.PartnerAgency, REMIT.Committee},
        {REMIT.NHSTrust, REMIT.NHSCommissioner},
        {REMIT.NHSBody, REMIT.AgencyGroup},
        {REMIT.PrimaryCareTrust, REMIT.IntegratedCareBoard},
        {REMIT.Report, REMIT.Inspection},
        {REMIT.Recommendation, REMIT.Finding},
        {ORG.Organization, REMIT.Assignment},
        {PROV.Entity, PROV.Activity},
    ):
        assert any(pair <= each for each in apart), pair


def disjoint(ontology: Graph) -> Iterator[set[Node]]:
    for subject, value in ontology.subject_objects(OWL.disjointWith):
        yield {subject, value}
    for each in ontology.subjects(RDF.type, OWL.AllDisjointClasses):
        yield set(members(ontology, ontology.value(each, OWL.members, any=False) or each))


def test_does_one_code_mean_one_body(ontology: Graph) -> None:
    keys = {subject: members(ontology, value) for subject, value in ontology.subject_objects(OWL.hasKey)}
    assert keys == {
        REMIT.NHSBody: [REMIT.odsCode],
        REMIT.Authority: [REMIT.gssCode],
        REMIT.Report: [REMIT.sha256],
    }
    assert (REMIT.odsCode, RDF.type, OWL.FunctionalProperty) in ontology


def test_how_does_an_owner_lead_to_the_body_that_carries_the_duty(ontology: Graph) -> None:
    chains = {subject: members(ontology, value) for subject, value in ontology.subject_objects(OWL.propertyChainAxiom)}
    assert chains == {
        REMIT.assignedTo: [REMIT.assignment, REMIT.agency],
        REMIT.inheritedBy: [REMIT.ownedBy, REMIT.eventualSuccessor],
        REMIT.successor: [ORG.changedBy, ORG.resultingOrganization],
    }
    assert (REMIT.eventualSuccessor, RDF.type, OWL.TransitiveProperty) in ontology
    assert (REMIT.successor, RDF.type, OWL.TransitiveProperty) not in ontology


def test_is_every_property_that_reasoning_composes_kept_free_of_what_dl_forbids(ontology: Graph) -> None:
    composed = set(ontology.subjects(OWL.propertyChainAxiom)) | set(ontology.subjects(RDF.type, OWL.TransitiveProperty))
    for term in list(composed):
        composed |= {above for above in ontology.transitive_objects(term, RDFS.subPropertyOf) if above is not None}
    composed |= {s for s, o in ontology.subject_objects(OWL.inverseOf) if o in composed}
    assert REMIT.carriedBy in composed
    assert REMIT.assignedTo in composed
    for term in composed:
        assert not SIMPLE_ONLY & set(ontology.objects(term, RDF.type)), term


def test_are_the_chains_in_an_order_that_dl_allows(ontology: Graph) -> None:
    needs = {
        subject: {step for step in members(ontology, value) if step != subject}
        for subject, value in ontology.subject_objects(OWL.propertyChainAxiom)
    }
    for below, above in ontology.subject_objects(RDFS.subPropertyOf):
        needs.setdefault(above, set()).add(below)
    done: set[Node] = set()
    while needs:
        ready = {term for term, steps in needs.items() if not (steps - done) & needs.keys()}
        assert ready, f"these need each other: {sorted(map(str, needs))}"
        done |= ready
        needs = {term: steps for term, steps in needs.items() if term not in ready}


def test_are_all_values_of_datatypes_that_a_reasoner_reads(ontology: Graph) -> None:
    for term in declared(ontology, OWL.DatatypeProperty):
        for value in ontology.objects(term, RDFS.range):
            base = ontology.value(value, OWL.onDatatype) or value
            assert base in OWL2_DATATYPES or ontology.value(value, OWL.oneOf), f"range of {term}"


def test_is_every_word_that_an_axiom_uses_declared(ontology: Graph) -> None:
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, RDFS.Datatype}
    known = {s for kind in kinds for s in ontology.subjects(RDF.type, kind)} | OWL2_DATATYPES
    used = {
        value
        for predicate in (
            RDFS.subClassOf,
            RDFS.subPropertyOf,
            RDFS.domain,
            RDFS.range,
            OWL.disjointWith,
            OWL.onProperty,
        )
        for value in ontology.objects(None, predicate)
    }
    used |= {value for value in ontology.objects(None, RDF.first) if isinstance(value, URIRef)}
    built_in = (str(RDF), str(RDFS), str(OWL))
    used |= {p for p in ontology.predicates() if not str(p).startswith((*built_in, str(terms.XSD)))}
    assert {value for value in used - known if isinstance(value, URIRef)} == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hertfordshire Children’s Trust Partnership", "hertfordshire-childrens-trust-partnership"),
        ("Accident & Emergency", "accident-and-emergency"),
        ("  Café — (NHS) 14–19  ", "cafe-nhs-14-19"),
        ("…", ""),
    ],
)
def test_what_becomes_of_a_name_in_an_iri(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_how_is_the_iri_of_a_concept_made() -> None:
    assert concept("frameworks", "slac") == "https://w3id.org/remit/scheme/frameworks/slac"
    assert concept("aspects", "slac", "partnerships") == "https://w3id.org/remit/scheme/aspects/slac/partnerships"
