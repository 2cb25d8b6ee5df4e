"""Is an owner that a rule infers and a person denies no owner any more, for every question, and does its area still stand?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize
from shapes_broken.change import good_graph
from shapes_broken.marlshire import TO_PARTNERS, TRUST, TRUST_INFERRED

from ingest.building.decided_graphs import Decided
from ontology.decisions import OWNER, Decision, Decisions
from ontology.requests.overruling import owners_decided
from ontology.terms import REMIT
from shapes.together import validate_together

DERIVED, READ = (
    NamedNode("https://w3id.org/remit/id/graph/derived/A"),
    NamedNode("https://w3id.org/remit/id/graph/report/R"),
)


def decision(verdict: str, body: str = str(TRUST)) -> Decision:
    return Decision(OWNER, str(TO_PARTNERS), body, verdict, "A. Reader", date(2026, 1, 1), "Not of this group.", 2)


def as_decided(verdict: str) -> tuple[list[Quad], Decisions]:
    """The good graph, whose trust is inferred to own what partners are told, as a person decided it."""
    triples = [quad.triple for quad in parse(good_graph().serialize(format="nt"), format=RdfFormat.N_TRIPLES)]
    inferred = [t for t in triples if str(TRUST_INFERRED) in f"{t.subject} {t.object}"]
    inferred += [t for t in triples if t.predicate.value == str(REMIT.inferredOwner)]
    quads = [_quad(t, DERIVED if t in inferred else READ) for t in triples]
    decisions = Decisions([decision(verdict)])
    denied, said = owners_decided([quad for quad in quads if quad.graph_name == DERIVED], decisions)
    return [*(quad for quad in quads if quad not in denied), *(_quad(t, DERIVED) for t in said)], decisions


def _quad(triple: Triple, graph: NamedNode) -> Quad:
    return Quad(triple.subject, triple.predicate, triple.object, graph)


@pytest.mark.parametrize(("verdict", "owns"), [("yes", True), ("no", False), ("unsure", False)])
def test_who_is_denied_is_joined_to_the_recommendation_by_nothing_and_the_area_conforms(
    tmp_path: Path, verdict: str, owns: bool
) -> None:
    quads, decisions = as_decided(verdict)
    joined = {quad.predicate.value for quad in quads if quad.subject == NamedNode(str(TO_PARTNERS))
              and quad.object in (NamedNode(str(TRUST)), NamedNode(str(TRUST_INFERRED)))}  # fmt: skip
    assert joined == ({str(REMIT.inferredOwner), str(REMIT.assignment)} if owns else set())
    said = {q.subject: q.object for q in quads if q.predicate.value == str(REMIT.verdict)}
    assert said[NamedNode(str(TRUST_INFERRED))] == Literal(verdict)
    found = validate_together(quads, "an area")
    assert found.conforms, found.account()
    assert decisions.honoured == {2}
    graph = tmp_path / "A.nq"
    graph.write_bytes(serialize(quads, format=RdfFormat.N_QUADS) or b"")
    assert Decided([graph]).honours(decision(verdict))
    assert not Decided([graph]).honours(decision(verdict, "https://w3id.org/remit/id/organisation/ZX9"))
