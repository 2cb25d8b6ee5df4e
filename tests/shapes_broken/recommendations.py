"""Broken recommendations, assignments and findings: `recommendation.ttl`."""

from __future__ import annotations

from rdflib import Literal

from ontology.terms import REMIT, SDO
from shapes_broken.change import (
    Broken,
    at_least_one,
    at_most_one,
    both,
    concept,
    date,
    exactly_one,
    gone,
    instead,
    thing,
    with_too,
    without,
)
from shapes_broken.marlshire import (
    COUNCIL,
    COUNCIL_OWNS,
    EMPTY,
    FINDING,
    LOOKED_AFTER,
    NOWHERE,
    PARTNERS,
    PARTNERS_NAMED,
    PARTNERS_OWN,
    PLAN,
    REPORT,
    TO_PARTNERS,
    TO_TRUST,
    TRUST,
    TRUST_INFERRED,
    TRUST_OWNS,
    WORDS,
)

_OF_PARTNERS = thing("evidence/00112233445566ff/380-405")
_THIRD, _HALF = Literal(3), Literal("0.5")

EXAMPLES: tuple[Broken, ...] = (
    *exactly_one("RecommendationText", TO_TRUST, SDO.text, WORDS, EMPTY, NOWHERE),
    *exactly_one("RecommendationOrdinal", TO_TRUST, REMIT.ordinal, _THIRD, Literal(0), _HALF),
    Broken("RecommendationOrdinalUnique", "the same place", instead(TO_PARTNERS, REMIT.ordinal, Literal(1))),
    *at_most_one("NumberAsPrinted", TO_TRUST, REMIT.number, Literal("1.2"), Literal("1.2)"), Literal(1)),
    *exactly_one("RecommendationKind", TO_TRUST, REMIT.kind, concept("recommendationKinds/priority-action"), WORDS),
    *at_most_one("RecommendationPriority", TO_TRUST, REMIT.priority, concept("priorities/immediately"), WORDS),
    *at_most_one("RecommendationDueDate", TO_TRUST, REMIT.dueDate, date("2011-03-01"), date("2011-02-29"), WORDS),
    Broken("RecommendationDueAfterPublication", "before", instead(TO_TRUST, REMIT.dueDate, date("2010-11-18"))),
    *at_most_one("RecommendationStrand", TO_TRUST, REMIT.strand, LOOKED_AFTER, WORDS),
    Broken("SaidByTheInspection", "nobody's", without(TO_TRUST, REMIT.fromInspection)),
    Broken("SaidByTheInspection", "another's finding", instead(FINDING, REMIT.fromInspection, NOWHERE)),
    *at_least_one("RecommendationEvidence", TO_TRUST, REMIT.evidence),
    *at_least_one("RecommendationAssignment", TO_TRUST, REMIT.assignment, REPORT),
    Broken(
        "RecommendationOwnerSaid",
        "by default alone",
        both(gone(PARTNERS_OWN), without(TO_PARTNERS, REMIT.ownedBy, PARTNERS)),
    ),
    Broken("AssignmentRecommendation", "nobody's", without(TO_TRUST, REMIT.assignment)),
    Broken("AssignmentRecommendation", "denied and stated", with_too(TRUST_INFERRED, REMIT.verdict, Literal("no"))),
    Broken("AssignmentRecommendation", "of two", with_too(TO_PARTNERS, REMIT.assignment, TRUST_OWNS)),
    *exactly_one("AssignmentAgency", TRUST_OWNS, REMIT.agency, COUNCIL, NOWHERE),
    *exactly_one("AssignmentBasis", COUNCIL_OWNS, REMIT.basis, concept("assignmentBases/lead-in"), WORDS),
    *at_most_one("AssignmentAsWritten", TRUST_OWNS, REMIT.asWritten, WORDS, EMPTY, NOWHERE),
    Broken("AssignmentReason", "neither name nor rule", without(COUNCIL_OWNS, REMIT.rule)),
    *at_least_one("AssignmentEvidence", TRUST_OWNS, REMIT.evidence),
    Broken(
        "AssignmentResolved",
        "kept as written",
        instead(PARTNERS_NAMED, REMIT.resolution, concept("resolutions/as-written")),
    ),
    *exactly_one("FindingText", FINDING, SDO.text, WORDS, EMPTY, NOWHERE),
    *exactly_one("FindingOrdinal", FINDING, REMIT.ordinal, _THIRD, Literal(0), _HALF),
    *exactly_one("FindingKind", FINDING, REMIT.findingKind, concept("findingKinds/weakness"), WORDS),
    *at_most_one("FindingStrand", FINDING, REMIT.strand, LOOKED_AFTER, WORDS),
    *at_least_one("FindingEvidence", FINDING, REMIT.evidence),
    *exactly_one("ActionPlanReport", PLAN, REMIT.inReport, NOWHERE, FINDING),
    *at_least_one("ActionPlanRequiredOf", PLAN, REMIT.requiredOf, REPORT),
    *at_most_one("ActionPlanDue", PLAN, REMIT.planDue, date("2010-12-20"), date("2010-02-31")),
    *at_least_one("ActionPlanInferred", PLAN, REMIT.rule),
    *at_least_one("ActionPlanEvidence", PLAN, REMIT.evidence),
    Broken("ActionPlanClosed", "a due date of another kind", with_too(PLAN, REMIT.dueDate, date("2010-12-17"))),
    Broken("FindingSupports", "no recommendation", instead(FINDING, REMIT.supports, REPORT)),
    Broken("FindingSupportsItsOwn", "another's", without(TO_TRUST, REMIT.fromInspection)),
    Broken("FindingSupportEvidence", "unquoted", without(FINDING, REMIT.supportEvidence)),
    Broken("KnownRecommendationKind", "unknown", instead(TO_TRUST, REMIT.kind, NOWHERE)),
    Broken("KnownPriority", "unknown", instead(TO_TRUST, REMIT.priority, NOWHERE)),
    Broken("KnownAssignmentBasis", "unknown", instead(TRUST_OWNS, REMIT.basis, NOWHERE)),
    Broken("KnownFindingKind", "unknown", instead(FINDING, REMIT.findingKind, NOWHERE)),
    Broken("RecommendationDueReckoned", "years later", instead(TO_TRUST, REMIT.dueDate, date("2013-02-19"))),
    Broken("RecommendationDueReckoned", "two months too soon", instead(TO_TRUST, REMIT.dueDate, date("2010-12-19"))),
    Broken(
        "RecommendationDueReckoned",
        "of another priority",
        instead(TO_TRUST, REMIT.priority, concept("priorities/within-six-months")),
    ),
    Broken(
        "DefaultOwner",
        "a trust",
        both(instead(COUNCIL_OWNS, REMIT.agency, TRUST), instead(TO_PARTNERS, REMIT.ownedBy, TRUST, PARTNERS)),
    ),
    Broken("OwnerQuoted", "another's words", instead(TRUST_OWNS, REMIT.evidence, _OF_PARTNERS)),
    Broken("OwnerQuoted", "another's name", instead(TRUST_OWNS, REMIT.asWritten, Literal("Marlshire Police"))),
    Broken(
        "OwnerQuoted",
        "no name",
        both(without(PARTNERS_OWN, REMIT.asWritten), with_too(PARTNERS_OWN, REMIT.rule, WORDS)),
    ),
    Broken(
        "OwnerQuoted",
        "by the table",
        both(
            instead(TRUST_OWNS, REMIT.basis, concept("assignmentBases/responsible-body")),
            instead(TRUST_OWNS, REMIT.evidence, _OF_PARTNERS),
        ),
    ),
    *(
        Broken("TextQuoted", how, instead(item, SDO.text, Literal(text)))
        for how, item, text in (
            ("a word more", TO_TRUST, "Marlshire Vale NHS Trust should not ensure that staff are trained."),
            ("another word", TO_TRUST, "Marlshire Vale NHS Trust should ensure that staff are paid."),
            ("cut short", TO_TRUST, "Marlshire Vale NHS Trust should ensure that staff are"),
            ("without its beginning", TO_PARTNERS, "files should be audited."),
            ("another finding", FINDING, "Thresholds are well known."),
        )
    ),
)
