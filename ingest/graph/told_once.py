"""Who is told and who is inferred, where a recommendation's owners become quads: the two never mix."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import NamedNode

from ingest.facts import Assignment
from ingest.graph.emission import remit
from ontology.bases import INFERRED_BASES, MEMBER


def owner_property(basis: str) -> NamedNode:
    """The short way from a recommendation to the body of an assignment: what is inferred never stands among the owners."""
    return remit.inferredOwner if basis in INFERRED_BASES else remit.ownedBy


def told_once(assignments: Sequence[Assignment]) -> tuple[Assignment, ...]:
    """The assignments without those by which one is only inferred who is told, or owns by default, already; but for a group's members,
    since by these the group is known.
    """
    owned = {each.agency.key for each in assignments if each.basis not in INFERRED_BASES}
    left_out = set(INFERRED_BASES) - {MEMBER}
    return tuple(each for each in assignments if each.basis not in left_out or each.agency.key not in owned)
