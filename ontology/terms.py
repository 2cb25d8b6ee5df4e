"""The vocabulary as Python names: a misspelt term fails where it is written, not in a query that finds nothing."""

# ruff: noqa: N815 -- the names are those of the vocabularies, whose properties are written in mixed case

from __future__ import annotations

from rdflib import DCAT, DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, VOID, XSD, Namespace, URIRef
from rdflib.namespace import DefinedNamespace

__all__ = [
    "APACHE_LICENCE",
    "DCAT",
    "DCTERMS",
    "DEFAULT_BASE",
    "FOAF",
    "OA",
    "OPEN_GOVERNMENT_LICENCE",
    "ORG",
    "OWL",
    "PROV",
    "RDF",
    "RDFS",
    "REMIT",
    "SCHEME",
    "SDO",
    "SKOS",
    "VOID",
    "XSD",
    "concept",
]

SCHEME = "https://w3id.org/remit/scheme/"
"""What the IRIs of all concepts begin with; the schemes themselves are terms of `REMIT`."""

APACHE_LICENCE = "https://www.apache.org/licenses/LICENSE-2.0"
"""What is ours is under it."""

OPEN_GOVERNMENT_LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
"""What is Crown copyright, such as Ofsted's reports, is under it."""

DEFAULT_BASE = "https://w3id.org/remit/id/"
"""What the IRIs of all instances begin with unless the settings say otherwise."""


class REMIT(DefinedNamespace):
    """Remit's own terms; `remit.ttl` says what each means, and a test that the two declare the same."""

    _fail = True
    _NS = Namespace("https://w3id.org/remit/ontology#")

    # Bodies
    Authority: URIRef
    Inspectorate: URIRef
    PartnerAgency: URIRef
    NHSBody: URIRef
    NHSTrust: URIRef
    NHSFoundationTrust: URIRef
    NHSCommissioner: URIRef
    PrimaryCareTrust: URIRef
    ClinicalCommissioningGroup: URIRef
    IntegratedCareBoard: URIRef
    PoliceForce: URIRef
    SafeguardingBoard: URIRef
    ProbationService: URIRef
    YouthOffendingService: URIRef
    ChildDeathOverviewPanel: URIRef
    HousingProvider: URIRef
    VoluntaryOrganisation: URIRef
    Partnership: URIRef
    AgencyGroup: URIRef
    Committee: URIRef

    # What is reported, and by what
    Report: URIRef
    Inspection: URIRef
    Judgement: URIRef
    GradeStatement: URIRef
    Recommendation: URIRef
    Assignment: URIRef
    Finding: URIRef
    FollowUp: URIRef
    Citation: URIRef
    ServiceProvision: URIRef
    NameUse: URIRef
    Evidence: URIRef
    Discrepancy: URIRef
    Warning: URIRef
    StatementOfAction: URIRef
    LetterParty: URIRef
    DerivedGraph: URIRef
    FollowUpMatch: URIRef
    Repetition: URIRef
    RequestStanding: URIRef
    InspectionOrder: URIRef

    # Of a report
    reportsOn: URIRef
    reportedIn: URIRef
    cites: URIRef
    reportKind: URIRef
    fileName: URIRef
    sha256: URIRef

    # Of an inspection
    inspectedAuthority: URIRef
    framework: URIRef
    conductedBy: URIRef
    leadInspector: URIRef
    previousInspection: URIRef
    nextInspection: URIRef
    outcome: URIRef
    knownFrom: URIRef

    # Of what an inspection says
    fromInspection: URIRef
    strand: URIRef
    evidence: URIRef
    ordinal: URIRef
    section: URIRef
    ActionPlan: URIRef
    requiredOf: URIRef
    planDue: URIRef
    number: URIRef
    supports: URIRef
    supportEvidence: URIRef
    judgedPart: URIRef
    aspect: URIRef
    grade: URIRef
    restsOn: URIRef
    statedIn: URIRef
    secondHand: URIRef
    findingKind: URIRef

    # Of a recommendation and whose it is
    kind: URIRef
    priority: URIRef
    dueDate: URIRef
    priorityEvidence: URIRef
    assignment: URIRef
    agency: URIRef
    basis: URIRef
    asWritten: URIRef
    carriedBy: URIRef
    assignedTo: URIRef
    ownedBy: URIRef
    inferredOwner: URIRef
    theme: URIRef
    ThemeMatch: URIRef
    themeOf: URIRef
    matchedTheme: URIRef
    words: URIRef
    nationalOutcome: URIRef
    passedOver: URIRef
    owns: URIRef
    inheritedBy: URIRef
    currentBearer: URIRef

    # Of words about other inspections
    citedIn: URIRef
    citedAs: URIRef
    citedFramework: URIRef
    citedPeriod: URIRef
    citedPublication: URIRef
    citedAuthority: URIRef
    isPrevious: URIRef
    provisionally: URIRef
    mayName: URIRef
    names: URIRef
    inCitation: URIRef
    follows: URIRef
    status: URIRef
    about: URIRef
    askedEvidence: URIRef
    contextEvidence: URIRef
    matchOf: URIRef
    matches: URIRef
    score: URIRef
    commonWords: URIRef

    # Of the same again, of what became of it, and of what a person decided
    repeats: URIRef
    repeating: URIRef
    repeated: URIRef
    requestStatus: URIRef
    standingOf: URIRef
    toldBy: URIRef
    asOf: URIRef
    lookedThrough: URIRef
    laterInspection: URIRef
    earlierInspection: URIRef
    verdict: URIRef
    decidedBy: URIRef
    decidedOn: URIRef
    decisionReason: URIRef

    # Of letters, and of the statements of action that they ask for
    answers: URIRef
    responsibleBody: URIRef
    contribution: URIRef
    submitBy: URIRef
    requiredOn: URIRef
    approvedOn: URIRef
    partyRole: URIRef
    actsFor: URIRef

    # Of names and services
    inArea: URIRef
    providedSince: URIRef
    membersOpen: URIRef
    membersRole: URIRef
    membersService: URIRef
    inReport: URIRef
    resolution: URIRef
    candidate: URIRef
    rule: URIRef
    reason: URIRef
    service: URIRef
    serviceName: URIRef
    role: URIRef

    # Of bodies
    odsCode: URIRef
    gssCode: URIRef
    ofstedUrn: URIRef
    organisationKey: URIRef
    servesArea: URIRef
    successor: URIRef
    predecessor: URIRef
    eventualSuccessor: URIRef
    wholeSuccessor: URIRef
    partSuccessor: URIRef
    withoutSuccessor: URIRef
    Succession: URIRef
    NameChange: URIRef
    successionKind: URIRef
    partPassed: URIRef
    DatedName: URIRef
    datedName: URIRef
    formerGssCode: URIRef
    region: URIRef
    statisticalNeighbour: URIRef

    # Of what does not fit
    between: URIRef
    discrepancyKind: URIRef
    aboutReport: URIRef
    expected: URIRef
    lookedFor: URIRef

    # Of concepts
    rank: URIRef
    period: URIRef
    usesScale: URIRef
    usesOutcomes: URIRef
    aspectOf: URIRef
    inStrand: URIRef
    expectedGrade: URIRef

    # Kinds of concept
    Framework: URIRef
    Aspect: URIRef
    Grade: URIRef
    GradeOf2005: URIRef
    GradeOf2009: URIRef
    GradeOf2013: URIRef
    GradeOfProgress: URIRef
    Outcome: URIRef
    OutcomeOfAreaSend: URIRef
    OutcomeOfLocalAreaSend: URIRef

    # Concept schemes
    frameworks: URIRef
    strands: URIRef
    judgedParts: URIRef
    aspects: URIRef
    priorities: URIRef
    recommendationKinds: URIRef
    assignmentBases: URIRef
    reportKinds: URIRef
    followUpStatuses: URIRef
    requestStatuses: URIRef
    findingKinds: URIRef
    discrepancyKinds: URIRef
    resolutions: URIRef
    successionKinds: URIRef
    regions: URIRef
    services: URIRef
    themes: URIRef
    nationalFramework: URIRef
    grades2005: URIRef
    grades2009: URIRef
    grades2013: URIRef
    gradesProgress: URIRef
    outcomesAreaSend: URIRef
    outcomesLocalAreaSend: URIRef

    # Datatypes of the figures that the scales print
    grade2005: URIRef
    grade2009: URIRef
    grade2013: URIRef
    gradeProgress: URIRef


class OA(DefinedNamespace):
    """The terms of the W3C Web Annotation vocabulary that evidence is written in; rdflib brings none of them."""

    _fail = True
    _NS = Namespace("http://www.w3.org/ns/oa#")

    SpecificResource: URIRef
    Selector: URIRef
    TextQuoteSelector: URIRef
    TextPositionSelector: URIRef
    FragmentSelector: URIRef
    hasSource: URIRef
    hasSelector: URIRef
    exact: URIRef
    prefix: URIRef
    suffix: URIRef
    start: URIRef
    end: URIRef


def concept(scheme: str, *tail: str) -> str:
    """The IRI of a concept, from its scheme's local name and its notation (for an aspect: framework, slug)."""
    return SCHEME + "/".join((scheme, *tail))
