"""Broken organisations, names and services: `organisation.ttl`."""

from __future__ import annotations

from rdflib import Literal

from ontology.terms import RDF, REMIT, SDO, SKOS
from shapes_broken.change import (
    Broken,
    at_least_one,
    at_most_one,
    both,
    concept,
    date,
    exactly_one,
    instead,
    with_too,
    without,
)
from shapes_broken.marlshire import (
    COUNCIL,
    EMPTY,
    INSPECTION,
    NOWHERE,
    OFSTED,
    PARTNERS,
    PARTNERS_NAMED,
    POLICE_NAMED,
    REPORT,
    SERVICE,
    TO_TRUST,
    TRUST,
    TRUST_OWNS,
    WORDS,
)

EXAMPLES: tuple[Broken, ...] = (
    *exactly_one("OrganisationName", TRUST, SKOS.prefLabel, WORDS, EMPTY, NOWHERE),
    Broken("OrganisationClass", "of no kind", without(PARTNERS, RDF.type)),
    Broken(
        "InspectorateOwnsNothing",
        "Ofsted told to train staff",
        both(instead(TRUST_OWNS, REMIT.agency, OFSTED), instead(TO_TRUST, REMIT.ownedBy, OFSTED)),
    ),
    Broken("AuthorityIsNoAgency", "both", with_too(COUNCIL, RDF.type, REMIT.PartnerAgency)),
    *exactly_one("AuthorityGssCode", COUNCIL, REMIT.gssCode, Literal("E10000902"), Literal("E12000901"), NOWHERE),
    *at_most_one("GssCode", COUNCIL, REMIT.gssCode, Literal("E10000902"), Literal("W06000901")),
    Broken("GssCodeUnique", "shared", with_too(TRUST, REMIT.gssCode, Literal("E10000901"))),
    *at_most_one("OdsCode", TRUST, REMIT.odsCode, Literal("ZX2"), Literal("zx1"), NOWHERE),
    Broken("OdsCodeUnique", "shared", with_too(PARTNERS, REMIT.odsCode, Literal("ZX1"))),
    *at_most_one("OfstedUrn", COUNCIL, REMIT.ofstedUrn, Literal("80902"), WORDS),
    *at_most_one("Founded", TRUST, SDO.foundingDate, date("2001-04-01"), date("2000-13-01"), WORDS),
    Broken("Founded", "after its end", instead(TRUST, SDO.foundingDate, date("2016-04-01"))),
    *at_most_one("Dissolved", TRUST, SDO.dissolutionDate, date("2016-03-31"), date("2015-03-32"), WORDS),
    *exactly_one("NameUseAgency", POLICE_NAMED, REMIT.agency, PARTNERS, WORDS),
    *at_least_one("NameUseAsWritten", POLICE_NAMED, REMIT.asWritten, EMPTY, NOWHERE),
    *exactly_one("NameUseResolution", POLICE_NAMED, REMIT.resolution, concept("resolutions/local"), WORDS),
    *exactly_one("NameUseRule", POLICE_NAMED, REMIT.rule, WORDS, EMPTY, NOWHERE),
    *exactly_one("NameUseReason", POLICE_NAMED, REMIT.reason, WORDS, EMPTY, NOWHERE),
    *exactly_one("NameUseReport", POLICE_NAMED, REMIT.inReport, NOWHERE, INSPECTION),
    *at_least_one("NameUseEvidence", POLICE_NAMED, REMIT.evidence),
    Broken("MentionExplained", "by nothing", without(PARTNERS_NAMED, REMIT.agency)),
    *exactly_one("ServiceAgency", SERVICE, REMIT.agency, COUNCIL, REPORT),
    *exactly_one("ServiceName", SERVICE, REMIT.serviceName, WORDS, EMPTY, NOWHERE),
    *exactly_one("ServiceRole", SERVICE, REMIT.role, Literal("commissions"), WORDS),
    *exactly_one("ServiceReport", SERVICE, REMIT.inReport, NOWHERE, INSPECTION),
    *at_least_one("ServiceEvidence", SERVICE, REMIT.evidence),
    Broken("KnownResolution", "unknown", instead(POLICE_NAMED, REMIT.resolution, NOWHERE)),
    Broken("NoSuccessorOfItself", "at once", with_too(TRUST, REMIT.successor, TRUST)),
    Broken(
        "NoSuccessorOfItself",
        "by way of another",
        both(with_too(TRUST, REMIT.successor, PARTNERS), with_too(PARTNERS, REMIT.successor, TRUST)),
    ),
)
