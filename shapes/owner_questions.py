"""The questions of the shapes on stated and inferred owners (`owners.ttl`), as the quick look asks them."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from ontology.bases import INFERRED_BASES
from ontology.terms import REMIT
from shapes.triple_index import Term, TripleIndex


def _node(term: object) -> NamedNode:
    return NamedNode(str(term))


_ASSIGNMENT, _AGENCY, _BASIS, _OWNED_BY, _INFERRED_OWNER, _RULE = map(
    _node, (REMIT.assignment, REMIT.agency, REMIT.basis, REMIT.ownedBy, REMIT.inferredOwner, REMIT.rule)
)
_INFERRED = tuple(f"/{basis}" for basis in INFERRED_BASES)


def _is_inferred(basis: Term) -> bool:
    return isinstance(basis, NamedNode) and basis.value.endswith(_INFERRED)


def _agencies(facts: TripleIndex, recommendation: Term, *, inferred: bool) -> Iterator[Term]:
    """The bodies of a recommendation's assignments of the one sort or the other."""
    for assignment in facts.objects(recommendation, _ASSIGNMENT):
        if any(_is_inferred(basis) is inferred for basis in facts.objects(assignment, _BASIS)):
            yield from facts.objects(assignment, _AGENCY)


def owners_stated(facts: TripleIndex, recommendation: Term) -> bool:
    """`OwnersStated`."""
    return set(_agencies(facts, recommendation, inferred=False)) == facts.objects(recommendation, _OWNED_BY).keys()


def owners_inferred(facts: TripleIndex, recommendation: Term) -> bool:
    """`OwnersInferred`."""
    inferred = set(_agencies(facts, recommendation, inferred=True))
    said, owned = (facts.objects(recommendation, one).keys() for one in (_INFERRED_OWNER, _OWNED_BY))
    return said <= inferred and inferred - owned <= said


def inferred_apart(facts: TripleIndex, recommendation: Term) -> bool:
    """`InferredApart`."""
    owned, inferred = (facts.objects(recommendation, one) for one in (_OWNED_BY, _INFERRED_OWNER))
    return owned.keys().isdisjoint(inferred)


def inferred_by_rule(facts: TripleIndex, assignment: Term) -> bool:
    """`InferredByRule`."""
    inferred = any(map(_is_inferred, facts.objects(assignment, _BASIS)))
    return not inferred or bool(facts.objects(assignment, _RULE))
