"""What follows from the reports of an authority taken together, and from the registers: SPARQL CONSTRUCT rules.

The rules stand in `rules/`, one file each, and run in the order of their names. Which recommendation a follow-up speaks of, which asks
the same as another and what became of it no rule can say: `follow_up_matching` and `requests` do, between them; nor who provides the
service that one speaks of: `provider_matching` does. Each sees what those before it added, and each makes the IRIs of new nodes from IRIs
at hand, so that the same graphs always give the same quads.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode, Quad, QueryTriples, Store, Triple

from ontology.decisions import Decisions
from ontology.provider_matching import provider_matches
from ontology.requests.overruling import inspections_decided, owners_decided, revisit_matches
from ontology.requests.stating import follow_up_ties, inspections_in_order, requests_again
from ontology.rule_graphs import descriptions, rule_graph
from ontology.schemes import load_schemes

FOLDER = Path(__file__).parent / "rules"

MATCHED_BEFORE = "08-follow-ups"
"""The rule before which the follow-ups are matched: what was asked is then known, and what stays without a match is its to say."""

PROVIDERS_BEFORE = "15-members-of-groups"
"""The rule before which the providers of services that recommendations speak of are found: who provides what is then known."""

_Derived = Callable[[Store, Decisions], set[Triple]]
_BEFORE: dict[str, dict[str, _Derived]] = {
    MATCHED_BEFORE: {
        "order-of-inspections": lambda store, _: inspections_in_order(store),
        "revisit-matching": revisit_matches,
        "follow-up-matching": follow_up_ties,
    },
    PROVIDERS_BEFORE: {"provider-matching": lambda store, _: provider_matches(store)},
}
"""What no rule can say: by the rule before which it is said, and by the name that goes for its own."""

_AT_THE_END: dict[str, _Derived] = {"requests-again": requests_again}
_DECIDED = "decisions"
"""What goes for the rule of what people decided."""

_NAMES, _INHERITS = "04-what-a-citation-names", "16-inheritance"
"""The rules before which people's decisions on inspections and on owners are honoured: these read what is decided."""

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


def rule_names() -> tuple[str, ...]:
    """What the graphs of what follows are named after: the rules, what is said between them, and what people decided."""
    between = (name for steps in _BEFORE.values() for name in steps)
    return (*(rule.name for rule in rules()), *between, *_AT_THE_END, _DECIDED)


def derive(store: Store, into: str, decisions: Decisions | None = None) -> list[Quad]:
    """What the rules add to the graphs of `store`, sorted and each once: as quads of a graph for each rule, whose IRI begins with that of
    `into`, and in `into` itself what these graphs follow from (`ontology.rule_graphs`).

    `store` is read and not changed; what it already holds in `into` is disregarded. It needs the reports that are to be
    seen together and, of the registers, the owners of their recommendations with all successors: rules reason over what
    they are given. Only statements that no other graph makes are returned. `decisions`: what people decided, which goes before.
    """
    graph = NamedNode(into)
    working = Store()
    working.extend(quad for quad in store if not _is_derived(quad, graph))
    return derive_within(working, graph, decisions)


def derive_within(working: Store, graph: NamedNode, decisions: Decisions | None = None) -> list[Quad]:
    """As `derive`, in a store that holds nothing in `graph` and that the rules may add to: it need not be copied first."""
    working.extend(_vocabulary())
    decided = Decisions() if decisions is None else decisions
    derived: list[Quad] = []
    for rule in rules():
        derived = _overruled(working, derived, rule.name, graph, decided)
        for name, step in _BEFORE.get(rule.name, {}).items():
            derived += _added(working, step(working, decided), rule_graph(graph, name))
        derived += _added(working, _construct(working, rule), rule_graph(graph, rule.name))
    for name, step in _AT_THE_END.items():
        derived += _added(working, step(working, decided), rule_graph(graph, name))
    return sorted([*derived, *descriptions(working, graph, derived)], key=str)


def _is_derived(quad: Quad, graph: NamedNode) -> bool:
    name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
    return name == graph.value or name.startswith(f"{graph.value}/")


def _overruled(working: Store, derived: list[Quad], rule: str, graph: NamedNode, decided: Decisions) -> list[Quad]:
    """What was derived before a rule runs, as people decided it."""
    if not decided or rule not in {_NAMES, _INHERITS}:
        return derived
    denied, said = inspections_decided(working, graph, decided) if rule == _NAMES else owners_decided(derived, decided)
    for quad in denied:
        working.remove(quad)
    return [*(quad for quad in derived if quad not in denied), *_added(working, said, rule_graph(graph, _DECIDED))]


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
