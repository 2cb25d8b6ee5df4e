"""What may be told of a query's cost, and of how long its answer holds, from its parse tree alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from rdflib import RDF, Variable
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import BNode

LIGHT_TRIPLES: Final = 8
"""Triple patterns of a light query at most: a thing with its chief properties. Joins of more are worth no guess."""

_CHANGING: Final = frozenset({"Builtin_NOW", "Builtin_RAND", "Builtin_UUID", "Builtin_STRUUID"})
"""Functions that say something else each time."""

_LIGHT_NODES: Final = frozenset(
    {
        "AskQuery", "SelectQuery", "ConstructQuery", "DescribeQuery", "PrefixDecl", "Base", "DatasetClause", "vars", "ConstructTriples",
        "GroupGraphPatternSub", "GraphGraphPattern", "TriplesBlock", "PathAlternative", "PathSequence", "PathElt", "pname", "literal",
        "LimitOffsetClauses", "ConditionalOrExpression", "ConditionalAndExpression", "RelationalExpression", "AdditiveExpression",
        "MultiplicativeExpression",
    }
)  # fmt: skip
"""All that a light query is made of: no functions, which can be made to take for ever, no grouping, nothing optional."""


def answers_alike(nodes: Iterable[CompValue]) -> bool:
    """Whether the query has the same answer whenever it is asked of the same graph."""
    return not any(node.name in _CHANGING for node in nodes)


def is_light(nodes: Sequence[CompValue]) -> bool:
    """Whether the query looks up a few things that it names: milliseconds, as far as a look at it can tell.

    Every triple pattern names its subject, or its object where it does not ask for a class, or shares a variable with a pattern that does.
    """
    if any(node.name not in _LIGHT_NODES or (node.name == "PathElt" and node.mod) for node in nodes):
        return False
    patterns = [
        pattern for node in nodes if node.name in ("TriplesBlock", "ConstructTriples") for pattern in _patterns(node)
    ]
    return len(patterns) <= LIGHT_TRIPLES and _all_anchored(patterns)


def _patterns(block: CompValue) -> Iterator[tuple[Any, Any, Any]]:
    for written in block.triples or ():
        yield from zip(written[::3], written[1::3], written[2::3], strict=True)


def _all_anchored(patterns: list[tuple[Any, Any, Any]]) -> bool:
    waiting = [pattern for pattern in patterns if not _names_its_thing(pattern)]
    reached = {end for pattern in patterns if pattern not in waiting for end in (pattern[0], pattern[2]) if _open(end)}
    while waiting:
        joined = [pattern for pattern in waiting if reached & {end for end in (pattern[0], pattern[2]) if _open(end)}]
        if not joined:
            return False
        reached |= {end for pattern in joined for end in (pattern[0], pattern[2]) if _open(end)}
        waiting = [pattern for pattern in waiting if pattern not in joined]
    return True


def _names_its_thing(pattern: tuple[Any, Any, Any]) -> bool:
    subject, predicate, object_ = pattern
    return not _open(subject) or (not _open(object_) and not _open(predicate) and not _is_type(predicate))


def _open(term: Any) -> bool:
    return isinstance(term, Variable | BNode)


def _is_type(predicate: Any) -> bool:
    """Whether the predicate is `a`, or anything that cannot be seen to be another: a class has thousands of things."""
    inner = predicate
    while isinstance(inner, CompValue) and inner.name in ("PathAlternative", "PathSequence", "PathElt"):
        parts = [inner.part] if inner.name == "PathElt" else inner.part
        if len(parts) != 1:
            return False
        inner = parts[0]
    return inner == RDF.type or (isinstance(inner, CompValue) and inner.localname == "type")
