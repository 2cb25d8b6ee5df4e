"""Broken judgements, stated grades and what contradicts them: `judgement.ttl`, `doubt.ttl`."""

from __future__ import annotations

from rdflib import Graph, Literal

from ontology.terms import RDFS, REMIT
from shapes_broken.change import (
    Broken,
    at_least_one,
    at_most_one,
    both,
    concept,
    exactly_one,
    gone,
    instead,
    thing,
    with_too,
    without,
)
from shapes_broken.marlshire import (
    ADEQUATE,
    CITATION,
    CONTRADICTION,
    DISCREPANCY,
    EMPTY,
    GOOD,
    INSPECTION,
    JUDGEMENT,
    LOOKED_AFTER,
    NOWHERE,
    OTHER_EVIDENCE,
    REPORT,
    SECOND_HAND,
    SECOND_READING,
    STATED_IN_HEADING,
    STATED_IN_TABLE,
    WARNING,
    WORDS,
)

_HEALTH = concept("judgedParts/health")
_CAPACITY = concept("aspects/slac/capacity-for-improvement")
_OUTCOME = concept("outcomesAreaSend/1")
_AGAIN = thing("judgement/E10000901-slac-2010-10-11/safeguarding/overall-effectiveness-again")
_BOTH = (JUDGEMENT, _AGAIN)
_STATED_AGAIN = thing("statement/00112233445566ff/5")


def _judged_again(graph: Graph) -> None:
    """Another judgement of the same aspect, which gives another grade on a statement of its own."""
    for old, new in ((JUDGEMENT, _AGAIN), (STATED_IN_TABLE, _STATED_AGAIN)):
        for predicate, value in list(graph[old]):
            if predicate != REMIT.evidence:
                graph.add((new, predicate, value))
        graph.add((new, REMIT.evidence, OTHER_EVIDENCE))
        graph.set((new, REMIT.grade, GOOD))
    graph.set((_AGAIN, REMIT.restsOn, _STATED_AGAIN))


EXAMPLES: tuple[Broken, ...] = (
    *exactly_one("JudgementInspection", JUDGEMENT, REMIT.fromInspection, NOWHERE, REPORT),
    *exactly_one("JudgementAspect", JUDGEMENT, REMIT.aspect, _CAPACITY, WORDS),
    *at_most_one("JudgementStrand", JUDGEMENT, REMIT.strand, LOOKED_AFTER, WORDS),
    *at_most_one("JudgedPart", JUDGEMENT, REMIT.judgedPart, _HEALTH, WORDS),
    *exactly_one("JudgementGrade", JUDGEMENT, REMIT.grade, GOOD, WORDS),
    *at_least_one("JudgementEvidence", JUDGEMENT, REMIT.evidence),
    *at_least_one("JudgementRestsOn", JUDGEMENT, REMIT.restsOn, REPORT),
    Broken("JudgementGradeStated", "another", instead(JUDGEMENT, REMIT.grade, GOOD)),
    Broken("JudgementQuotesStatements", "more", with_too(JUDGEMENT, REMIT.evidence, OTHER_EVIDENCE)),
    Broken("JudgementSecondHand", "yes and no", with_too(JUDGEMENT, REMIT.secondHand, Literal(True), Literal(False))),
    Broken("JudgementSecondHand", "in words", with_too(JUDGEMENT, REMIT.secondHand, WORDS)),
    *exactly_one("StatementAspect", STATED_IN_TABLE, REMIT.aspect, _CAPACITY, WORDS),
    *at_most_one("StatementStrand", STATED_IN_TABLE, REMIT.strand, LOOKED_AFTER, WORDS),
    *exactly_one("StatementGrade", CONTRADICTION, REMIT.grade, ADEQUATE, WORDS),
    *exactly_one("StatementPlace", STATED_IN_TABLE, REMIT.statedIn, Literal("heading"), WORDS),
    *exactly_one("StatementSource", STATED_IN_TABLE, REMIT.fromInspection, NOWHERE),
    Broken("StatementSource", "own and cited", with_too(STATED_IN_TABLE, REMIT.inCitation, CITATION)),
    *at_least_one("StatementEvidence", CONTRADICTION, REMIT.evidence),
    Broken("StatementUsed", "left aside", gone(DISCREPANCY)),
    Broken(
        "GradeOfScale",
        "of 2005",
        both(*(instead(s, REMIT.grade, concept("grades2005/3")) for s in (JUDGEMENT, STATED_IN_TABLE))),
    ),
    Broken("GradeOfScale", "second hand, of 2009", instead(SECOND_HAND, REMIT.grade, GOOD)),
    Broken(
        "AspectOfFramework", "of another", instead(STATED_IN_TABLE, REMIT.aspect, concept("aspects/apa/staying-safe"))
    ),
    Broken("AspectOfFramework", "second hand, of another", instead(SECOND_HAND, REMIT.aspect, _CAPACITY)),
    Broken("OutcomeOfFramework", "slac comes to none", with_too(INSPECTION, REMIT.outcome, _OUTCOME)),
    *exactly_one(
        "DiscrepancyKind", DISCREPANCY, REMIT.discrepancyKind, concept("discrepancyKinds/second-hand-differs"), WORDS
    ),
    Broken("DiscrepancyBetween", "one side", instead(DISCREPANCY, REMIT.between, CONTRADICTION)),
    *exactly_one("DiscrepancyComment", DISCREPANCY, RDFS.comment, WORDS, EMPTY, NOWHERE),
    *exactly_one("WarningReport", WARNING, REMIT.aboutReport, NOWHERE, INSPECTION),
    *exactly_one("WarningExpected", WARNING, REMIT.expected, WORDS, EMPTY, NOWHERE),
    *exactly_one("WarningLookedFor", WARNING, REMIT.lookedFor, WORDS, EMPTY, NOWHERE),
    *at_most_one(
        "WarningRule", SECOND_READING, REMIT.rule, Literal("second-reading/points-as-items"), WORDS, EMPTY, NOWHERE
    ),
    Broken("KnownAspect", "unknown", instead(STATED_IN_TABLE, REMIT.aspect, NOWHERE)),
    Broken("KnownStrand", "unknown", instead(JUDGEMENT, REMIT.strand, NOWHERE)),
    Broken("KnownJudgedPart", "unknown", instead(JUDGEMENT, REMIT.judgedPart, NOWHERE)),
    Broken("KnownDiscrepancyKind", "unknown", instead(DISCREPANCY, REMIT.discrepancyKind, NOWHERE)),
    Broken(
        "JudgementAspectStated",
        "on another aspect's statement",
        instead(STATED_IN_HEADING, REMIT.aspect, _CAPACITY),
    ),
    Broken("JudgementStrandStated", "on another strand's", instead(STATED_IN_HEADING, REMIT.strand, LOOKED_AFTER)),
    Broken(
        "JudgementStrandStated",
        "on those of no strand",
        both(*(without(one, REMIT.strand) for one in (STATED_IN_HEADING, STATED_IN_TABLE))),
    ),
    Broken("JudgementPartStated", "on another part's", instead(STATED_IN_HEADING, REMIT.judgedPart, _HEALTH)),
    Broken("JudgementInspectionStated", "on a cited one's", with_too(JUDGEMENT, REMIT.restsOn, SECOND_HAND)),
    Broken("OneGradeOfAspect", "two judgements, two grades", _judged_again),
    Broken("OneGradeOfAspect", "both of no part", both(_judged_again, *(without(j, REMIT.judgedPart) for j in _BOTH))),
    Broken("OneGradeOfAspect", "both in no strand", both(_judged_again, *(without(j, REMIT.strand) for j in _BOTH))),
    Broken("DiscrepancyAspect", "of two", instead(CONTRADICTION, REMIT.aspect, _CAPACITY)),
)
