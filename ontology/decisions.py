"""What people decided of what rules found: a decision is honoured in place of the rule's own, and shown as a person's.

repeats      a recommendation, and an earlier one that it repeats
follows      a follow-up, and the recommendation that it speaks of
status       a recommendation, and the notation of what became of it
inspection   a report's citation, or an inspection that is known only from citations; and the inspection that is meant
body         the use of a name in a report, and the body that it means
owner        a recommendation, and a body that a rule says owns it: as member of a group, as provider
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode, Triple

from ontology.terms import REMIT, XSD

REPEATS, FOLLOWS, STATUS, INSPECTION, OWNER, BODY = KINDS = (
    "repeats",
    "follows",
    "status",
    "inspection",
    "owner",
    "body",
)
"""What can be decided."""

YES, NO, UNSURE = VERDICTS = ("yes", "no", "unsure")
"""What a person may say of it; what is not yes is not stated in the graph, and the decision is."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `subject`, `object`: IRIs, of a status its notation; `row`: where it stands in the file."""

    kind: str
    subject: str
    object: str
    verdict: str
    by: str
    on: date
    why: str
    row: int

    def said_of(self, node: NamedNode) -> Iterator[Triple]:
        """The decision, as it is stated of the node that it is about."""
        yield Triple(node, _property(REMIT.verdict), Literal(self.verdict))
        yield Triple(node, _property(REMIT.decidedBy), Literal(self.by))
        yield Triple(node, _property(REMIT.decidedOn), Literal(self.on.isoformat(), datatype=_property(XSD.date)))
        yield Triple(node, _property(REMIT.decisionReason), Literal(self.why))


class Decisions:
    """All decisions that count, by what they are about; `honoured` gathers those that met what they are about."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self._by_subject: dict[tuple[str, str], list[Decision]] = {}
        for each in decisions:
            self._by_subject.setdefault((each.kind, each.subject), []).append(each)
        self.honoured: set[int] = set()

    def __bool__(self) -> bool:
        return bool(self._by_subject)

    def on(self, kind: str, subject: str, object: str) -> Decision | None:
        """The decision on this very thing."""
        return next((each for each in self.about(kind, subject) if each.object == object), None)

    def about(self, kind: str, subject: str) -> list[Decision]:
        """Every decision of a kind on a subject."""
        return self._by_subject.get((kind, subject), [])

    def of(self, kind: str) -> list[Decision]:
        """Every decision of a kind, in the order of the file."""
        found = (each for (its_kind, _), some in self._by_subject.items() for each in some if its_kind == kind)
        return sorted(found, key=lambda each: each.row)

    def honour(self, decision: Decision) -> Decision:
        """Note that a decision met what it is about."""
        self.honoured.add(decision.row)
        return decision


def pair_node(of: NamedNode, way: str, other: NamedNode) -> NamedNode:
    """The node for what was found of two things: its IRI is made from theirs, so that the same pair always has the same."""
    return NamedNode(f"{of.value}/{way}/{hashlib.sha256(other.value.encode('utf-8')).hexdigest()[:12]}")


def _property(term: object) -> NamedNode:
    return NamedNode(str(term))
