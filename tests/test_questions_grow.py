"""Do stored questions cost what their own answer has, however many reports there are? Their form says so, without a clock.

An OPTIONAL group that begins with several patterns is evaluated by itself, over everything, before it is joined. So what it needs after
its first pattern stands in an OPTIONAL within, or a parameter narrows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from rdflib.paths import SequencePath
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue

from queries.catalogue import Question, catalogue

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
