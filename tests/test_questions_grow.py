"""Do stored questions cost what their own answer has, however many reports there are? Their form says so, without a clock.

An OPTIONAL group that begins with several patterns is evaluated by itself, over everything, before it is joined. So what it needs after
its first pattern stands in an OPTIONAL within, or a parameter narrows it. What a form does not show is counted: the rows that the engine goes
through, over the examples and over four times as much, of which the question asks about the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from rdflib.paths import SequencePath
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rows_looked_at import looked, write_store
from sparql_servers import OXIGRAPH
from ways_to_ask import bound, ways_to_ask

from queries.catalogue import Question, catalogue
from queries.dataset import Dataset

BY_THEMSELVES = {"action-plans", "evidence", "inspections", "lookup_successions"}
"""What has such a group and was measured to cost milliseconds at 5,000 reports as at 100: the words of plans and of a fact, a council's
inspections; and what registers alone say, which reports do not make more: the successions."""


def optional_groups(node: Any) -> Iterator[CompValue]:
    """The OPTIONAL groups of a query that stand in no other."""
    if isinstance(node, CompValue) and node.name == "LeftJoin":
        yield node.p2
        yield from optional_groups(node.p1)
    elif isinstance(node, dict):
        for value in node.values():
            yield from optional_groups(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from optional_groups(value)


def beginning(group: CompValue) -> CompValue:
    """What a group asks before what is optional in it, bound or filtered."""
    while group.name in ("LeftJoin", "Filter", "Extend"):
        group = group.p1 if group.name == "LeftJoin" else group.p
    return group


def several(group: CompValue) -> bool:
    """Whether it is more than one pattern; a path of two steps is two."""
    if group.name != "BGP":
        return bool(group.name == "Join")
    return len(group.triples) > 1 or any(isinstance(predicate, SequencePath) for _, predicate, _ in group.triples)


def over_everything(asked: Question) -> list[CompValue]:
    """The groups of a question that begin with several patterns of which none holds a parameter."""
    variables = {parameter.variable.removeprefix("$") for parameter in asked.parameters}
    begun = map(beginning, optional_groups(prepareQuery(asked.text).algebra))
    return [group for group in begun if several(group) and not variables & mentioned(group)]


def mentioned(node: Any) -> set[str]:
    """The names of all variables in a part of a query."""
    if isinstance(node, str):
        return {str(node)}
    parts = node.values() if isinstance(node, dict) else node if isinstance(node, list | tuple | set) else ()
    return {name for part in parts for name in mentioned(part)}


@pytest.mark.parametrize("name", sorted(catalogue().keys() - BY_THEMSELVES))
def test_no_optional_group_is_asked_of_everything(name: str) -> None:
    assert not over_everything(catalogue()[name])


def test_a_group_that_is_asked_of_everything_is_seen() -> None:
    content = catalogue()["owned-by"].content
    once = (
        "OPTIONAL { ?recommendation remit:strand ?strand_concept . OPTIONAL { ?strand_concept skos:notation ?strand } }"
    )
    assert once in content
    longer = content.replace(once, "OPTIONAL { ?recommendation remit:strand/skos:notation ?strand }")
    assert len(over_everything(Question.parse("owned-by", longer))) == 1


COPIES = 4
MOST = 1.5
"""Times what a question looks at in one copy that it may look at in all of them, beyond the rows that it gives."""

ALL_OF_THEM = {
    "grades-by-framework": "counts all judgements",
    "themes": "counts all recommendations",
    "heirs": "goes through the successions of registers, which reports do not make more",
    "carried-on": "goes through the successions of registers, which reports do not make more",
    "theme-recommendations": "goes through the recommendations on the theme, whatever else is asked of them",
    "statement-parties": "goes through the statements of action, of which there are few",
    "unresolved-names": "goes through the names that fit no body",
    "due-by": "goes through what is told by inference",
}
"""What may look at as many times more as there are copies, but no more: a square would show as sixteen."""


@dataclass(frozen=True, slots=True)
class Growth:
    """The same graph once, and with its copies beside it."""

    dataset: Dataset
    one: Path
    several: Path

    def of(self, asked: Question, given: tuple[str, ...]) -> float:
        """Times that a question looks at more among the copies, for each row that it gives."""
        text = bound(self.dataset, asked, given)
        before, after = looked(self.one, text), looked(self.several, text)
        return (after.looked_at + 1) / (before.looked_at + 1) / max(after.rows / max(before.rows, 1), 1.0)


@pytest.fixture(scope="module")
def growth(examples_with_letters: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Growth]:
    """The examples; skips where no Oxigraph is installed, which tells of its plans."""
    if OXIGRAPH is None:
        pytest.skip("no Oxigraph here: pip install oxigraph")
    place = tmp_path_factory.mktemp("growth")
    with Dataset.open(examples_with_letters) as dataset:
        assert isinstance(dataset.store, ox.Store)
        triples = [quad.triple for quad in dataset.store.quads_for_pattern(None, None, None, ox.DefaultGraph())]
        stores = (write_store(place / str(copies), triples, copies) for copies in (1, COPIES))
        yield Growth(dataset, *stores)


@pytest.mark.parametrize("name", sorted(name for name in catalogue() if not name.startswith("lookup_")))
def test_a_question_looks_at_what_its_answer_has(growth: Growth, name: str) -> None:
    asked = catalogue()[name]
    ways = ways_to_ask(name)
    most = COPIES * 1.1 if name in ALL_OF_THEM else MOST
    grown = {"+".join(given): growth.of(asked, given) for given in ways[:-1] or ways}
    assert {given: times for given, times in grown.items() if times > most} == {}


ASKED_OF_A_FEW = {
    name: each.name for name, asked in catalogue().items() for each in asked.parameters if each.type == "things"
}
"""The look-ups that are asked of some things at a time, and what they are asked of."""


@pytest.mark.parametrize("name", sorted(ASKED_OF_A_FEW))
def test_a_look_up_of_a_few_things_looks_at_these_alone(growth: Growth, name: str) -> None:
    assert growth.of(catalogue()[name], (ASKED_OF_A_FEW[name],)) <= MOST


def with_its_evidence_bound_outside(content: str) -> str:
    """owned-by as it was: what a row is quoted from is bound first, and then asked."""
    content = content.replace(
        "COALESCE(?telling_words, ?first_words) AS ?quotation", "COALESCE(?telling, ?first) AS ?shown"
    )
    named = "OPTIONAL { ?source remit:fileName ?report_file }"
    shown = (
        f"OPTIONAL {{ ?shown oa:hasSource ?source . {named} OPTIONAL {{ ?shown oa:hasSelector/oa:exact ?quotation }} }}"
    )
    return content.replace("BIND (COALESCE(?telling_file, ?first_file) AS ?report_file)", shown)


def with_a_binding_between_patterns(content: str) -> str:
    """inherited as it was: a BIND parts the patterns before it from those behind, which are then asked of everything."""
    start = content.index("  BIND (\n    STRDT(")
    end = content.index("  BIND (xsd:integer(")
    binding, first = content[start:end], "  ?recommendation remit:assignment ?assignment"
    return content.replace(binding, "").replace(first, binding + first)


@pytest.mark.parametrize(
    ("name", "given", "as_it_was"),
    [
        ("owned-by", ("body",), with_its_evidence_bound_outside),
        ("inherited", ("body",), with_a_binding_between_patterns),
    ],
)
def test_a_question_that_looked_at_more_is_seen(
    growth: Growth, name: str, given: tuple[str, ...], as_it_was: Callable[[str], str]
) -> None:
    content = as_it_was(catalogue()[name].content)
    assert growth.of(Question.parse(name, content), given) > MOST
