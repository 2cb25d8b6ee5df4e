"""What follows from the reports of an authority taken together, and from the registers: SPARQL CONSTRUCT rules.

The rules stand in `rules/`, one file each, and run in the order of their names. Which recommendation a follow-up repeats no rule
can say: `follow_up_matching` does. Each sees what those before it added, and each makes the IRIs of new nodes from IRIs at hand,
so that the same graphs always give the same quads.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode, Quad, QueryTriples, Store, Triple

from ontology.follow_up_matching import follow_up_matches
from ontology.rule_graphs import descriptions, rule_graph
from ontology.schemes import load_schemes

FOLDER = Path(__file__).parent / "rules"

MATCHED_BEFORE = "08-follow-ups"
"""The rule before which the follow-ups are matched: what was asked is then known, and what stays without a match is its to say."""

MATCHING = "follow-up-matching"
"""What goes for the rule of what the matching says."""

_VOCABULARY = NamedNode("urn:remit:vocabulary")
"""The graph that lends the rules the labels of the schemes while they run; none of it is among the results."""


@dataclass(frozen=True, slots=True)
class InferenceRule:
    """A rule: `name` is its file's without the ending, `text` the CONSTRUCT query."""

    name: str
    text: str


@cache
def rules() -> tuple[InferenceRule, ...]:
    """The rules that ship with the program, in the order in which they run."""
    return tuple(InferenceRule(path.stem, path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.rq")))


def derive(store: Store, into: str) -> list[Quad]:
    """What the rules add to the graphs of `store`, sorted and each once: as quads of a graph for each rule, whose IRI begins with that of
    `into`, and in `into` itself what these graphs follow from (`ontology.rule_graphs`).

    `store` is read and not changed; what it already holds in `into` is disregarded. It needs the reports that are to be
    seen together and, of the registers, the owners of their recommendations with all successors: rules reason over what
    they are given. Only statements that no other graph makes are returned.
    """
    graph = NamedNode(into)
    working = Store()
    working.extend(quad for quad in store if not _is_derived(quad, graph))
    return derive_within(working, graph)


def derive_within(working: Store, graph: NamedNode) -> list[Quad]:
    """As `derive`, in a store that holds nothing in `graph` and that the rules may add to: it need not be copied first."""
    working.extend(_vocabulary())
    derived: list[Quad] = []
    for rule in rules():
        if rule.name == MATCHED_BEFORE:
            derived += _added(working, follow_up_matches(working), rule_graph(graph, MATCHING))
        derived += _added(working, _construct(working, rule), rule_graph(graph, rule.name))
    return sorted([*derived, *descriptions(working, graph, derived)], key=str)


def _is_derived(quad: Quad, graph: NamedNode) -> bool:
    name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
    return name == graph.value or name.startswith(f"{graph.value}/")


def _added(working: Store, made: set[Triple], graph: NamedNode) -> list[Quad]:
    """What of this is new, once it is added to the graph of the rule that made it."""
    new = [Quad(t.subject, t.predicate, t.object, graph) for t in made if _is_new(working, t)]
    working.extend(new)
    return new


@cache
def _vocabulary() -> tuple[Quad, ...]:
    return tuple(Quad(t.subject, t.predicate, t.object, _VOCABULARY) for t in load_schemes().triples)


def _construct(store: Store, rule: InferenceRule) -> set[Triple]:
    result = store.query(rule.text, use_default_graph_as_union=True)
    if not isinstance(result, QueryTriples):
        raise ValueError(f"the rule {rule.name} is not a CONSTRUCT query")
    return set(result)


def _is_new(store: Store, triple: Triple) -> bool:
    known = store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
    return next(known, None) is None
