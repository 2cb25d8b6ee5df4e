"""What graphs state of people's decisions: by it the build tells those that met nothing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from ontology.decisions import BODY, FOLLOWS, INSPECTION, OWNER, REPEATS, STATUS, Decision, pair_node
from ontology.terms import REMIT

_LOOKED_AT = frozenset(str(term) for term in (REMIT.decisionReason, REMIT.agency, REMIT.mayName))
_MARKS = tuple(f"<{term}>".encode() for term in sorted(_LOOKED_AT))


class Decided:
    """The nodes of which decisions are stated, with the reasons, and what of them is a body's or a citation's."""

    def __init__(self, graphs: Iterable[Path]) -> None:
        """`graphs`: files of N-Quads."""
        self._reasons: dict[str, set[str]] = {}
        self._body: dict[str, str] = {}
        self._named: dict[str, set[str]] = {}
        for path in graphs:
            content = path.read_bytes()
            if str(REMIT.decisionReason).encode() not in content:
                continue
            lines = (line for line in content.splitlines(keepends=True) if any(mark in line for mark in _MARKS))
            for quad in parse(b"".join(lines), format=RdfFormat.N_QUADS):
                self._take(quad)

    def _take(self, quad: Quad) -> None:
        if not isinstance(quad.subject, NamedNode):
            return
        subject, value = quad.subject.value, quad.object
        if quad.predicate.value == str(REMIT.decisionReason) and isinstance(value, Literal):
            self._reasons.setdefault(subject, set()).add(value.value)
        elif isinstance(value, NamedNode):
            if quad.predicate.value == str(REMIT.agency):
                self._body[subject] = value.value
            elif quad.predicate.value == str(REMIT.mayName):
                self._named.setdefault(subject, set()).add(value.value)

    def honours(self, decision: Decision) -> bool:
        """Whether a decision is stated of what it is about."""
        if decision.kind == OWNER:
            of_it = decision.subject.replace("/recommendation/", "/assignment/", 1) + "/"
            return any(node.startswith(of_it) and self._body.get(node) == decision.object for node in self._reasons)
        if decision.kind == BODY:
            uses = decision.subject.rpartition("/")[0] + "/"
            return any(node.startswith(uses) and decision.why in why for node, why in self._reasons.items())
        if decision.kind == INSPECTION and decision.subject not in self._reasons:
            return any(
                decision.why in why and decision.object in self._named.get(node, ())
                for node, why in self._reasons.items()
            )
        return any(node in self._reasons for node in _nodes(decision))


def _nodes(decision: Decision) -> tuple[str, ...]:
    """The nodes of which an honoured decision may be stated."""
    subject, value = NamedNode(decision.subject), NamedNode(decision.object) if decision.kind != STATUS else None
    if decision.kind == REPEATS and value is not None:
        return (pair_node(subject, "repetition", value).value,)
    if decision.kind == FOLLOWS and value is not None:
        return (pair_node(subject, "match", value).value, f"{decision.subject}/match")
    return (f"{decision.subject}/standing",) if decision.kind == STATUS else (decision.subject,)
