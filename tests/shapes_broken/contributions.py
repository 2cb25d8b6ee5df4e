"""Broken contributions to statements of action: `contributions.ttl`."""

from __future__ import annotations

from ontology.terms import REMIT
from shapes_broken.change import Broken, at_most_one, concept, date, instead, thing, with_too
from shapes_broken.marlshire import EVIDENCE, STATEMENT, WORDS

_CONTRIBUTION = thing("contribution/00112233445566ff/1")

EXAMPLES: tuple[Broken, ...] = (
    Broken("StatementContribution", "no assignment", with_too(STATEMENT, REMIT.contribution, EVIDENCE)),
    Broken("ContributionGround", "by default", instead(_CONTRIBUTION, REMIT.basis, concept("assignmentBases/default"))),
    *at_most_one("StatementSubmitBy", STATEMENT, REMIT.submitBy, date("2011-02-01"), date("2011-02-30"), WORDS),
)
