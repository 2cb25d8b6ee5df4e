"""Does what a group is told fall to those of whom the report says that they are of it, by both its words, and to nobody else?"""

from __future__ import annotations

from dataclasses import replace

from ingest.asks.members import Member, with_members
from ingest.facts import Assignment
from ingest.graph.report_graph import report_quads
from ontology.terms import DEFAULT_BASE, OA, REMIT, concept
from tests.marlshire import HOSPITAL, PARTNERS, facts, quote

TOLD = quote("partner agencies should")
LISTED = quote("Midwifery is provided by North Marls Hospital Trust.")
GROUP = Assignment(PARTNERS, "partner agencies", "lead-in", TOLD, "collective")
ONE_OF_THEM = Member(HOSPITAL, "North Marls Hospital Trust", LISTED)


def test_a_group_is_followed_by_its_members_each_with_the_words_that_make_it_one() -> None:
    group, member = with_members([GROUP], lambda _: [ONE_OF_THEM], "listed")
    assert group == GROUP
    assert (member.agency, member.basis, member.rule) == (HOSPITAL, "member", "listed")
    assert (member.quotation, member.grounds) == (TOLD, LISTED)


def test_who_is_told_by_name_is_not_told_again_as_a_member() -> None:
    named = Assignment(HOSPITAL, "North Marls Hospital Trust", "lead-in", TOLD, "alias")
    assert with_members([named, GROUP], lambda _: [ONE_OF_THEM], "listed") == (named, GROUP)


def test_a_body_that_is_no_group_has_no_members() -> None:
    named = Assignment(HOSPITAL, "North Marls Hospital Trust", "lead-in", TOLD, "alias")
    assert with_members([named], lambda _: [replace(ONE_OF_THEM, agency=PARTNERS)], "listed") == (named,)


def test_a_group_whose_members_nothing_names_stays_as_it_is() -> None:
    assert with_members([GROUP], lambda _: [], "listed") == (GROUP,)


def test_the_graph_keeps_both_quotations_of_a_member() -> None:
    given = facts()
    asked = given.recommendations[0]
    told = replace(asked, assignments=with_members([GROUP], lambda _: [ONE_OF_THEM], "listed"))
    quads = report_quads(replace(given, recommendations=(told,)))
    member = {q.subject for q in quads if q.predicate.value == str(REMIT.basis) and _is(q.object, "member")}
    assert len(member) == 1
    evidence = {q.object for q in quads if q.subject in member and q.predicate.value == str(REMIT.evidence)}
    selectors = {q.object for q in quads if q.subject in evidence and q.predicate.value == str(OA.hasSelector)}
    words = {q.object.value for q in quads if q.subject in selectors and q.predicate.value == str(OA.exact)}
    assert words == {TOLD.exact, LISTED.exact}
    owners = {
        p: {q.object.value for q in quads if q.predicate.value == str(p)} for p in (REMIT.ownedBy, REMIT.inferredOwner)
    }
    assert owners == {
        REMIT.ownedBy: {f"{DEFAULT_BASE}{PARTNERS.key}"},
        REMIT.inferredOwner: {f"{DEFAULT_BASE}{HOSPITAL.key}"},
    }


def _is(node: object, notation: str) -> bool:
    return getattr(node, "value", None) == concept("assignmentBases", notation)
