"""What people decided of what other rules made: which inspection words name, and which body owns what by inference."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode, Quad, Store, Triple

from ontology.decisions import FOLLOWS, INSPECTION, OWNER, YES, Decision, Decisions
from ontology.follow_up_matching import follow_up_matches
from ontology.terms import REMIT

_ASSIGNMENT, _AGENCY, _INFERRED = (
    NamedNode(str(term)) for term in (REMIT.assignment, REMIT.agency, REMIT.inferredOwner)
)


def revisit_matches(store: Store, decisions: Decisions) -> set[Triple]:
    """Which recommendation each verdict of a revisit is on, but for what a person decided otherwise."""
    made = follow_up_matches(store)
    asked = {t.subject: t.object for t in made if t.predicate == _term(REMIT.matches)}
    for match in [t for t in made if t.predicate == _term(REMIT.matchOf)]:
        follow_up, recommendation = match.object, asked[match.subject]
        if not isinstance(follow_up, NamedNode) or not isinstance(recommendation, NamedNode):
            continue
        decision = decisions.on(FOLLOWS, follow_up.value, recommendation.value)
        if decision is not None and isinstance(match.subject, NamedNode):
            made |= set(decisions.honour(decision).said_of(match.subject))
            if decision.verdict != YES:
                made.discard(Triple(follow_up, _term(REMIT.follows), recommendation))
    return made


def inspections_decided(store: Store, graph: NamedNode, decisions: Decisions) -> tuple[set[Quad], set[Triple]]:
    """Of what was derived, in the graphs of rules below `graph`, which words may name which inspection: what a person denied, and what
    they decided in its place.
    """
    denied: set[Quad] = set()
    said: set[Triple] = set()
    for decision in decisions.of(INSPECTION):
        subject, inspection = NamedNode(decision.subject), NamedNode(decision.object)
        if not _is_there(store, subject) or not _is_there(store, inspection):
            continue
        for citation in _citations(store, subject, decision):
            named = _derived(store.quads_for_pattern(citation, _term(REMIT.mayName), None, None), graph)
            if decision.verdict == YES:
                denied |= {quad for quad in named if quad.object != inspection}
                said.add(Triple(citation, _term(REMIT.mayName), inspection))
            else:
                denied |= {quad for quad in named if quad.object == inspection}
            said |= set(decisions.honour(decision).said_of(citation))
    return denied | _named_no_more(store, graph, denied), said


def _citations(store: Store, subject: NamedNode, decision: Decision) -> list[NamedNode]:
    """The citation that a decision is on; or, where it says that an inspection known only from citations is another, all that may name it."""
    if next(store.quads_for_pattern(subject, _term(REMIT.citedIn), None, None), None) is not None:
        return [subject]
    known_only = next(store.quads_for_pattern(subject, _term(REMIT.knownFrom), None, None), None) is not None
    if decision.verdict != YES or not known_only:
        return []
    naming = (quad.subject for quad in store.quads_for_pattern(None, _term(REMIT.mayName), subject, None))
    return sorted((each for each in naming if isinstance(each, NamedNode)), key=str)


def _named_no_more(store: Store, graph: NamedNode, denied: set[Quad]) -> set[Quad]:
    """What was derived of inspections known only from citations, none of which may name them any more: they never were."""
    gone: set[Quad] = set()
    for inspection in {quad.object for quad in denied if isinstance(quad.object, NamedNode)}:
        known_only = next(store.quads_for_pattern(inspection, _term(REMIT.knownFrom), None, None), None)
        named = set(store.quads_for_pattern(None, _term(REMIT.mayName), inspection, None))
        if known_only is not None and named <= denied:
            gone |= set(_derived(store.quads_for_pattern(inspection, None, None, None), graph))
            gone |= set(_derived(store.quads_for_pattern(None, None, inspection, None), graph))
    return gone


def _derived(quads: Iterable[Quad], graph: NamedNode) -> list[Quad]:
    """Those of quads that stand in the graphs of rules below `graph`."""
    return [quad for quad in quads if str(quad.graph_name).startswith(f"<{graph.value}/")]


def owners_decided(derived: Iterable[Quad], decisions: Decisions) -> tuple[set[Quad], set[Triple]]:
    """Of what was derived of owners, what a person denied or doubts; and what they decided.

    What is denied is no assignment of the recommendation any more: the rule's finding stands by itself, with the verdict.
    """
    decided = decisions.of(OWNER)
    if not decided:
        return set(), set()
    joined: dict[NamedNode, list[Quad]] = {}
    agencies: dict[NamedNode, object] = {}
    for quad in derived:
        if quad.predicate in (_ASSIGNMENT, _INFERRED) and isinstance(quad.subject, NamedNode):
            joined.setdefault(quad.subject, []).append(quad)
        elif quad.predicate == _AGENCY and isinstance(quad.subject, NamedNode):
            agencies[quad.subject] = quad.object
    denied: set[Quad] = set()
    said: set[Triple] = set()
    for decision in decided:
        body = NamedNode(decision.object)
        theirs = [
            quad
            for quad in joined.get(NamedNode(decision.subject), ())
            if body in (quad.object, _agency(quad, agencies))
        ]
        for quad in theirs:
            if quad.predicate == _ASSIGNMENT and isinstance(quad.object, NamedNode):
                said |= set(decisions.honour(decision).said_of(quad.object))
        if decision.verdict != YES:
            denied |= set(theirs)
    return denied, said


def _agency(quad: Quad, agencies: Mapping[NamedNode, object]) -> object:
    return agencies.get(quad.object) if isinstance(quad.object, NamedNode) else None


def _is_there(store: Store, node: NamedNode) -> bool:
    return next(store.quads_for_pattern(node, None, None, None), None) is not None


def _term(term: object) -> NamedNode:
    return NamedNode(str(term))
