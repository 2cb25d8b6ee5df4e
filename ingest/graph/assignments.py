"""Who is told and who is inferred, where owners and contributors become quads: the two never mix."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import NamedNode

from ingest.facts import Assignment
from ingest.graph.emission import Emission, EvidenceWriter, concept_node, rdf, remit
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


def write_assignment(emission: Emission, evidence: EvidenceWriter, made: NamedNode, assignment: Assignment) -> None:
    """One body that a recommendation or a statement of action is told to, on what ground, and with the words."""
    emission.say(made, rdf.type, remit.Assignment)
    emission.say(made, remit.agency, emission.node(assignment.agency.key))
    emission.say(made, remit.basis, concept_node("assignmentBases", assignment.basis))
    emission.say_if(made, remit.asWritten, assignment.as_written or None)
    emission.say_if(made, remit.rule, assignment.rule)
    emission.say_if(made, remit.membersOpen, assignment.open_because)
    emission.say_all(made, remit.membersRole, *assignment.sought_roles)
    emission.say_all(made, remit.membersService, *map(NamedNode, assignment.sought_services))
    for quotation in (assignment.quotation, assignment.grounds):
        if quotation is not None:
            emission.say(made, remit.evidence, evidence.node(quotation))
