"""Broken contributions to statements of action: `contributions.ttl`."""

from __future__ import annotations

from ontology.terms import REMIT
from shapes_broken.change import Broken, at_most_one, concept, date, instead, with_too
from shapes_broken.marlshire import CONTRIBUTION, EVIDENCE, STATEMENT, WORDS

EXAMPLES: tuple[Broken, ...] = (
    Broken("StatementContribution", "no assignment", with_too(STATEMENT, REMIT.contribution, EVIDENCE)),
    Broken("ContributionGround", "by default", instead(CONTRIBUTION, REMIT.basis, concept("assignmentBases/default"))),
    *at_most_one("StatementSubmitBy", STATEMENT, REMIT.submitBy, date("2011-02-01"), date("2011-02-30"), WORDS),
)
