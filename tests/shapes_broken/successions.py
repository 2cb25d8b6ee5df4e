"""Broken successions, changes of name, dated names and places of authorities: `succession.ttl`."""

from __future__ import annotations

from rdflib import Literal

from ontology.terms import DCTERMS, ORG, REMIT, SDO
from shapes_broken.change import Broken, at_least_one, at_most_one, concept, date, exactly_one, instead, thing, with_too
from shapes_broken.marlshire import COUNCIL, EMPTY, NOWHERE, PARTNERS, TRUST, WORDS

SUCCESSION = thing("change/zx1/2015-04-01/zx9")
RENAMING = thing("change/zx1/name-marlshire-hospitals-nhs-trust-2008-03")
NAME = thing("name/zx1/marlshire-hospitals-nhs-trust")
LATER = thing("organisation/ZX9")
ENDED = thing("organisation/marlshire-children-first")

EXAMPLES: tuple[Broken, ...] = (
    *exactly_one("SuccessionFormer", SUCCESSION, ORG.originalOrganization, PARTNERS, WORDS),
    *exactly_one("SuccessionLater", SUCCESSION, ORG.resultingOrganization, PARTNERS, WORDS),
    *at_most_one("SuccessionDay", SUCCESSION, DCTERMS.date, date("2016-04-01"), date("2015-04-31"), WORDS),
    *at_least_one("SuccessionSource", SUCCESSION, DCTERMS.source, EMPTY, NOWHERE),
    Broken("SuccessionPart", "two", with_too(SUCCESSION, REMIT.partPassed, Literal("a ward"), Literal("a clinic"))),
    Broken("SuccessionPart", "without words", with_too(SUCCESSION, REMIT.partPassed, EMPTY)),
    Broken("SuccessionPart", "no text", with_too(SUCCESSION, REMIT.partPassed, NOWHERE)),
    Broken("SuccessionAfterEnd", "on the last day", instead(SUCCESSION, DCTERMS.date, date("2015-03-31"))),
    *exactly_one("ChangeKind", SUCCESSION, REMIT.successionKind, concept("successionKinds/in-part"), WORDS),
    Broken(
        "KnownSuccessionKind", "of another scheme", instead(SUCCESSION, REMIT.successionKind, concept("regions/london"))
    ),
    Broken("SuccessionClosed", "another thing's", with_too(SUCCESSION, REMIT.rank, Literal(1))),
    *exactly_one("NameChangeOf", RENAMING, ORG.originalOrganization, PARTNERS, WORDS),
    Broken("NameChangeClosed", "its own successor", with_too(RENAMING, ORG.resultingOrganization, TRUST)),
    *exactly_one("DatedNameText", NAME, SDO.name, Literal("Marlshire NHS Trust"), EMPTY, NOWHERE),
    Broken("DatedNameOf", "of two bodies", with_too(LATER, REMIT.datedName, NAME)),
    Broken("DatedNameOf", "of nobody", lambda graph: graph.remove((None, REMIT.datedName, NAME))),
    Broken("DatedNameFrom", "words", with_too(NAME, SDO.validFrom, WORDS)),
    Broken("DatedNameFrom", "two", with_too(NAME, SDO.validFrom, date("2001-04-01"), date("2002-04-01"))),
    Broken("DatedNameThrough", "words", instead(NAME, SDO.validThrough, WORDS)),
    Broken("DatedNameThrough", "two", with_too(NAME, SDO.validThrough, date("2009-04-01"))),
    Broken("DatedNameClosed", "another thing's", with_too(NAME, REMIT.rank, Literal(1))),
    Broken("WithoutSuccessor", "two", with_too(ENDED, REMIT.withoutSuccessor, WORDS)),
    Broken("WithoutSuccessor", "without words", instead(ENDED, REMIT.withoutSuccessor, EMPTY)),
    Broken("WithoutSuccessor", "no text", instead(ENDED, REMIT.withoutSuccessor, NOWHERE)),
    Broken("NobodyOrSomebody", "both", with_too(ENDED, REMIT.successor, TRUST)),
    Broken("FormerGssCode", "malformed", with_too(COUNCIL, REMIT.formerGssCode, Literal("W06000901"))),
    Broken("FormerGssCode", "no text", with_too(COUNCIL, REMIT.formerGssCode, Literal(6000901))),
    Broken("FormerGssCodeOfNobody", "today's", with_too(COUNCIL, REMIT.formerGssCode, Literal("E06000902"))),
    Broken("AuthorityRegion", "two", with_too(COUNCIL, REMIT.region, concept("regions/london"))),
    Broken("AuthorityRegion", "words", instead(COUNCIL, REMIT.region, WORDS)),
    Broken("KnownRegion", "of another scheme", instead(COUNCIL, REMIT.region, concept("successionKinds/whole"))),
    Broken("StatisticalNeighbour", "a trust", with_too(COUNCIL, REMIT.statisticalNeighbour, TRUST)),
    Broken("StatisticalNeighbour", "words", with_too(COUNCIL, REMIT.statisticalNeighbour, WORDS)),
)
