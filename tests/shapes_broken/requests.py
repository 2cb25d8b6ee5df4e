"""Broken repetitions, standings, orders of inspections and decisions: `requests.ttl`."""

from __future__ import annotations

from rdflib import Literal

from ontology.terms import REMIT
from shapes_broken.change import (
    Broken,
    at_least_one,
    at_most_one,
    both,
    concept,
    date,
    exactly_one,
    instead,
    thing,
    with_too,
    without,
)
from shapes_broken.marlshire import (
    COUNCIL,
    EMPTY,
    EVIDENCE,
    FOLLOW_UP,
    INSPECTION,
    NOWHERE,
    ORDER,
    REPETITION,
    STANDING,
    TO_PARTNERS,
    TO_TRUST,
    WORDS,
)

_MET, _NOT_MET = concept("requestStatuses/met"), concept("requestStatuses/not-met")

EXAMPLES: tuple[Broken, ...] = (
    Broken("ContextEvidenceIsEvidence", "no evidence", with_too(FOLLOW_UP, REMIT.contextEvidence, COUNCIL)),
    *exactly_one("RepetitionLater", REPETITION, REMIT.repeating, TO_TRUST, COUNCIL),
    *exactly_one("RepetitionEarlier", REPETITION, REMIT.repeated, TO_PARTNERS, COUNCIL),
    Broken("RepetitionStated", "not stated", without(TO_PARTNERS, REMIT.repeats)),
    Broken("RepeatsSomethingElse", "a council", with_too(TO_PARTNERS, REMIT.repeats, COUNCIL)),
    *exactly_one("RepetitionRule", REPETITION, REMIT.rule, Literal("word-for-word"), WORDS),
    *exactly_one("RepetitionScore", REPETITION, REMIT.score, Literal(25), Literal(-1), WORDS),
    *at_least_one("RepetitionEvidence", REPETITION, REMIT.evidence, EVIDENCE),
    Broken("RepetitionEvidence", "no evidence", with_too(REPETITION, REMIT.evidence, COUNCIL)),
    *at_most_one("CommonWords", REPETITION, REMIT.commonWords, WORDS, EMPTY, COUNCIL),
    *at_most_one("OneRequestStatus", STANDING, REMIT.requestStatus, _NOT_MET, WORDS),
    Broken("KnownRequestStatus", "unknown", instead(STANDING, REMIT.requestStatus, NOWHERE)),
    *exactly_one("StandingOf", STANDING, REMIT.standingOf, TO_PARTNERS, COUNCIL),
    Broken("StandingStatus", "none", without(STANDING, REMIT.requestStatus)),
    *exactly_one("StandingRule", STANDING, REMIT.rule, Literal("no-word"), WORDS),
    *exactly_one("StandingReason", STANDING, REMIT.reason, WORDS, EMPTY, COUNCIL),
    *(
        Broken("StandingToldBy", f"without {term.rpartition('#')[2]}", without(STANDING, term))
        for term in (REMIT.toldBy, REMIT.evidence, REMIT.asOf)
    ),
    Broken("StandingToldByWhat", "a council", with_too(STANDING, REMIT.toldBy, COUNCIL)),
    *at_most_one("StandingAsOf", STANDING, REMIT.asOf, date("2013-01-01"), date("2013-02-30"), WORDS),
    Broken("StandingLookedThrough", "no report", with_too(STANDING, REMIT.lookedThrough, COUNCIL)),
    *exactly_one("OrderLater", ORDER, REMIT.laterInspection, thing("inspection/another"), COUNCIL),
    *exactly_one("OrderEarlier", ORDER, REMIT.earlierInspection, thing("inspection/another"), COUNCIL),
    Broken("OrderStated", "not stated", without(INSPECTION, REMIT.previousInspection)),
    *at_least_one("OrderRule", ORDER, REMIT.rule, WORDS),
    Broken("OrderWords", "named by no words", without(ORDER, REMIT.evidence)),
    *(
        Broken("DecidedWhole", f"without {term.rpartition('#')[2]}", without(REPETITION, term))
        for term in (REMIT.decidedBy, REMIT.decidedOn, REMIT.decisionReason)
    ),
    *(
        Broken("DecidedWhole", f"twice {term.rpartition('#')[2]}", with_too(REPETITION, term, another))
        for term, another in (
            (REMIT.verdict, Literal("no")),
            (REMIT.decidedBy, WORDS),
            (REMIT.decidedOn, date("2026-01-02")),
            (REMIT.decisionReason, WORDS),
        )
    ),
    *(
        Broken("DecidedWhole", f"{term.rpartition('#')[2]} {how}", instead(REPETITION, term, wrong))
        for term, how, wrong in (
            (REMIT.verdict, "of another kind", WORDS),
            (REMIT.decidedBy, "empty", EMPTY),
            (REMIT.decidedBy, "a thing", COUNCIL),
            (REMIT.decidedOn, "in words", WORDS),
            (REMIT.decisionReason, "empty", EMPTY),
            (REMIT.decisionReason, "a thing", COUNCIL),
        )
    ),
    Broken(
        "DecidedByHand",
        "nothing",
        both(without(REPETITION, REMIT.verdict), with_too(REPETITION, REMIT.decidedBy, Literal("A. Reader"))),
    ),
)
