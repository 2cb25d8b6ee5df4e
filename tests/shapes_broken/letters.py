"""Broken statements of action, parties to letters and matches of follow-ups: `letters.ttl`."""

from __future__ import annotations

from rdflib import Literal

from ontology.terms import REMIT, SDO
from shapes_broken.change import Broken, at_least_one, at_most_one, date, exactly_one, instead, thing, with_too, without
from shapes_broken.marlshire import (
    COUNCIL,
    EMPTY,
    EVIDENCE,
    FOLLOW_UP,
    INSPECTION,
    MATCH,
    MATCHED_FOLLOW_UP,
    NOWHERE,
    PARTY,
    REPORT,
    STATEMENT,
    TO_TRUST,
    WORDS,
)

EXAMPLES: tuple[Broken, ...] = (
    Broken("StatementOf", "of no inspection", without(STATEMENT, REMIT.answers)),
    *at_most_one("StatementAnswers", STATEMENT, REMIT.answers, thing("inspection/another"), REPORT),
    Broken("StatementResponsible", "no body", with_too(STATEMENT, REMIT.responsibleBody, EVIDENCE)),
    *at_most_one("StatementRequiredOn", STATEMENT, REMIT.requiredOn, date("2010-11-06"), date("2010-11-31"), WORDS),
    *at_most_one("StatementApprovedOn", STATEMENT, REMIT.approvedOn, date("2011-02-15"), date("2011-02-30"), WORDS),
    Broken("StatementInOrder", "approved first", instead(STATEMENT, REMIT.approvedOn, date("2010-11-04"))),
    *at_least_one("StatementOfActionEvidence", STATEMENT, REMIT.evidence),
    *exactly_one("PartyReport", PARTY, REMIT.inReport, thing("report/ffff"), INSPECTION),
    *exactly_one("PartyRole", PARTY, REMIT.partyRole, Literal("signatory"), Literal("postman")),
    *exactly_one("PartyName", PARTY, SDO.name, WORDS, EMPTY, COUNCIL),
    *at_most_one("PartyTitle", PARTY, SDO.jobTitle, WORDS, EMPTY, COUNCIL),
    Broken("PartyActsFor", "no body", with_too(PARTY, REMIT.actsFor, EVIDENCE)),
    *at_least_one("PartyEvidence", PARTY, REMIT.evidence),
    Broken("AskedEvidenceIsEvidence", "no evidence", with_too(MATCHED_FOLLOW_UP, REMIT.askedEvidence, COUNCIL)),
    *exactly_one("MatchOf", MATCH, REMIT.matchOf, FOLLOW_UP, COUNCIL),
    Broken("MatchFollows", "follows nothing", without(MATCHED_FOLLOW_UP, REMIT.follows)),
    Broken("MatchFollows", "follows another", instead(MATCHED_FOLLOW_UP, REMIT.follows, NOWHERE)),
    Broken("MatchFollows", "matches another", instead(MATCH, REMIT.matches, TO_TRUST)),
    *exactly_one("Matches", MATCH, REMIT.matches, TO_TRUST, WORDS),
    *exactly_one("MatchRule", MATCH, REMIT.rule, Literal("same-place-in-the-list"), WORDS),
    *exactly_one("MatchScore", MATCH, REMIT.score, Literal(25), Literal(-1), WORDS),
    *at_least_one("MatchEvidence", MATCH, REMIT.evidence, EVIDENCE),
)
