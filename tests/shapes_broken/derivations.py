"""Broken descriptions of what rules made: `derivation.ttl`."""

from __future__ import annotations

from rdflib import Literal

from ontology.terms import PROV, REMIT
from shapes_broken.change import Broken, at_least_one, exactly_one, instead, thing, with_too
from shapes_broken.marlshire import EMPTY, WORDS

DERIVED = thing("graph/derived/E10000901/inheritance")

EXAMPLES: tuple[Broken, ...] = (
    *exactly_one("DerivedGraphRule", DERIVED, REMIT.rule, Literal("cites"), EMPTY, thing("rule/inheritance")),
    *at_least_one("DerivedGraphSources", DERIVED, PROV.wasDerivedFrom, WORDS),
    Broken("DerivedGraphNamed", "another rule's", instead(DERIVED, REMIT.rule, Literal("cites"))),
    Broken("DerivedGraphClosed", "evidence", with_too(DERIVED, REMIT.evidence, thing("evidence/none"))),
)
