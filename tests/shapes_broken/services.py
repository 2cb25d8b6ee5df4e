"""Broken service provisions, and groups that stay open without being any: `services.ttl`."""

from __future__ import annotations

from rdflib import Literal

from ontology.terms import REMIT
from shapes_broken.change import Broken, at_most_one, concept, date, exactly_one, instead, with_too, without
from shapes_broken.marlshire import EMPTY, NOWHERE, PARTNERS_OWN, REPORT, SERVICE, TRUST, TRUST_OWNS, WORDS

WHY = Literal("the words do not say of which kind its members are")

EXAMPLES: tuple[Broken, ...] = (
    *exactly_one("ServiceArea", SERVICE, REMIT.inArea, TRUST, REPORT),
    *at_most_one("ServiceSince", SERVICE, REMIT.providedSince, date("2009-05-01"), WORDS),
    *at_most_one("MembersOpen", PARTNERS_OWN, REMIT.membersOpen, WHY, EMPTY, NOWHERE),
    Broken("OpenIsAGroup", "a trust", with_too(TRUST_OWNS, REMIT.membersOpen, WHY)),
    Broken("MembersRole", "a dancer", with_too(PARTNERS_OWN, REMIT.membersRole, WORDS)),
    Broken("MembersService", "none", without(PARTNERS_OWN, REMIT.membersService)),
    Broken("MembersService", "no reason", without(PARTNERS_OWN, REMIT.membersOpen)),
    Broken("MemberByARule", "no rule", instead(TRUST_OWNS, REMIT.basis, concept("assignmentBases/member"))),
)
