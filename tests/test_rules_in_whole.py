"""What follows, seen as a whole: each statement says its rule, in one order, new, and from nothing nothing."""

from __future__ import annotations

import random
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad, Store
from rule_facts import INTO, OWN, OWNED, QUOTING, citation, own_grade, quoted_grade, store_of

from ontology.inference import derive, rule_names, rules
from ontology.rule_graphs import rule_graph
from ontology.terms import PROV, REMIT

ALL = (
    OWN + own_grade("partnerships", "safeguarding", "3") + citation("R1", "unannounced-cra", "2010-06"),
    QUOTING + quoted_grade("R2", 1, "partnerships", "safeguarding", "2") + citation("R2", "jar", "2005"),
    OWNED + " id:old remit:successor id:new .",
)


def lines(quads: Iterable[Quad]) -> list[str]:
    return [str(quad) for quad in quads]


def inferred(quads: Iterable[Quad]) -> list[Quad]:
    """What the rules say, without what is said of their graphs."""
    return [quad for quad in quads if quad.graph_name != NamedNode(INTO)]


def test_does_each_statement_say_its_rule_and_what_it_follows_from() -> None:
    store = store_of(*ALL)
    quads = derive(store, INTO)
    said = {(quad.subject, quad.predicate.value, quad.object) for quad in quads if quad.graph_name == NamedNode(INTO)}
    names = {rule_graph(NamedNode(INTO), name) for name in rule_names()}
    assert len(names) == len(rule_names()), "no two rules share a graph"
    for quad in inferred(quads):
        assert quad.graph_name in names
        rule = quad.graph_name.value.rpartition("/")[2]  # type: ignore[union-attr]
        assert (quad.graph_name, str(REMIT.rule), Literal(rule)) in said
        sources = {value for graph, of, value in said if (graph, of) == (quad.graph_name, str(PROV.wasDerivedFrom))}
        assert quad.graph_name not in sources
        assert sources & {stated.graph_name for stated in store}, "a report, or the registers"
        speaking = {other.graph_name for other in [*store, *quads] if other.subject in (quad.subject, quad.object)}
        assert speaking - {quad.graph_name, NamedNode(INTO)} <= sources


def test_is_what_follows_the_same_whatever_the_order_of_reports() -> None:
    expected = lines(inferred(derive(store_of(*ALL), INTO)))
    assert expected == sorted(set(expected))
    for seed in range(3):
        shuffled = random.Random(seed).sample(ALL, len(ALL))  # noqa: S311 -- an order, no secret
        assert lines(inferred(derive(store_of(*shuffled), INTO))) == expected


def test_is_the_store_left_as_it_was_and_an_old_result_disregarded() -> None:
    store = store_of(*ALL)
    before = set(store)
    first = derive(store, INTO)
    assert set(store) == before
    store.extend(first)
    assert lines(derive(store, INTO)) == lines(first)


def test_is_everything_that_follows_new_in_its_own_graph_and_without_blank_nodes() -> None:
    store = store_of(*ALL)
    stated = {quad.triple for quad in store}
    for quad in derive(store, INTO):
        assert quad.triple not in stated
        assert str(quad.graph_name).startswith(f"<{INTO}")
        assert "_:" not in lines([quad])[0].split('"')[0]


def test_do_the_rules_know_no_base() -> None:
    assert len(rules()) >= 10
    for rule in rules():
        assert "/remit/id/" not in rule.text
        assert rule.text.startswith("# "), f"{rule.name} says what it is for"


def test_does_nothing_follow_from_nothing() -> None:
    assert derive(Store(), INTO) == []
