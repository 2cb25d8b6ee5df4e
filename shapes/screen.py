"""A quick look at one report's graph: do all shapes hold? Where one does not, or this cannot tell, the full check says.

The constraints in use are made into functions once per process and asked of indexes of pyoxigraph's terms. What is not
understood is never passed: a constraint unknown here leaves every report to the full check, a comparison unknown here
the report that needs it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from pyoxigraph import Literal, NamedNode
from rdflib import RDF, RDFS, SH, XSD, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.collection import Collection
from rdflib.term import Node

from shapes.quick_queries import QUESTIONS
from shapes.triple_index import Term, TripleIndex


class Unsure(Exception):
    """What this does not understand: the full check is to say."""


Holds = Callable[[TripleIndex, Term], bool]
Values = Callable[[TripleIndex, Term], dict[Term, None]]
Condition = Callable[[TripleIndex, Term, dict[Term, None]], bool]

# What a shape says that a graph cannot break; the way and the targets are read by themselves.
_NO_CONSTRAINTS = {
    RDF.type, SH.path, SH.name, SH.description, SH.message, SH.severity, SH.flags,
    SH.targetNode, SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf,
    SH.ignoredProperties,  # read with sh:closed
}  # fmt: skip
_TYPE = NamedNode(str(RDF.type))
_SUBCLASS = NamedNode(str(RDFS.subClassOf))
_STRINGS = frozenset({str(XSD.string), str(RDF.langString)})
_INTEGER = re.compile(r"[+-]?\d{1,18}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Screen:
    """All shapes of a graph of shapes, made into functions."""

    def __init__(self, shapes: Graph) -> None:
        """Raises Unsure where a shape says what is not understood here."""
        self._shapes = shapes
        self._asked: list[tuple[str, Callable[[TripleIndex], Iterable[Term]], Holds]] = []
        for predicate, target in _TARGETS.items():
            for shape, of in sorted(shapes.subject_objects(predicate)):
                if (shape, SH.deactivated, None) in shapes:
                    continue
                self._asked.append((str(shape), target(_term(of)), self._shape(shape)))

    def passes(self, facts: TripleIndex) -> bool:
        """Whether every shape surely holds."""
        return not any(self.suspects(facts))

    def suspects(self, facts: TripleIndex) -> Iterator[str]:
        """The IRIs of the shapes that do not hold, or of which this cannot tell."""
        strange = facts.quoting or bool(facts.all_subjects(_SUBCLASS))
        for shape, targets, holds in self._asked:
            try:
                if strange or not all(holds(facts, focus) for focus in targets(facts)):
                    yield shape
            except Unsure:
                yield shape

    def _shape(self, shape: Node) -> Holds:
        way = self._shapes.value(shape, SH.path)
        values = _path(self._shapes, way) if way is not None else _itself
        conditions = [
            self._condition(shape, str(predicate).removeprefix(str(SH)), value)
            for predicate, value in self._shapes.predicate_objects(shape)
            if predicate not in _NO_CONSTRAINTS
        ]

        def holds(facts: TripleIndex, focus: Term) -> bool:
            reached = values(facts, focus)
            for condition in conditions:  # noqa: SIM110 -- a generator for each of a thousand calls a report costs more than they do
                if not condition(facts, focus, reached):
                    return False
            return True

        return holds

    def _condition(self, shape: Node, name: str, value: Node) -> Condition:
        if name in _OF_ALL:
            return _OF_ALL[name](_term(value))
        if name in _OF_EACH:
            return _each(_OF_EACH[name](_term(value)))
        if name == "in":
            allowed = frozenset(_term(one) for one in self._list(value))
            return lambda _facts, _focus, reached: all(one in allowed for one in reached)
        if name == "pattern" and self._shapes.value(shape, SH.flags) is None:
            pattern = re.compile(str(value))
            return _each(lambda _facts, one: bool(pattern.search(_words(one))))
        if name == "closed" and str(value) == "true":
            known = frozenset(
                _term(one) for one in self._list(self._shapes.value(shape, SH.ignoredProperties) or RDF.nil)
            )
            return _each(lambda facts, one: facts.properties(one) <= known)
        if name == "sparql":
            question = QUESTIONS.get(str(shape).rpartition("#")[2])
            if question is not None:
                return _each(question)
        if name in ("property", "node"):
            inner = self._shape(value)
            return _each(inner)
        if name == "not":
            denied = self._shape(value)
            return _each(lambda facts, one: not denied(facts, one))
        if name in ("or", "and"):
            parts = [self._shape(part) for part in self._list(value)]
            enough = any if name == "or" else all
            return _each(lambda facts, one: enough(part(facts, one) for part in parts))
        raise Unsure(name)

    def _list(self, head: Node) -> Iterator[Node]:
        return iter(Collection(self._shapes, head))


def _each(holds: Holds) -> Condition:
    def condition(facts: TripleIndex, _focus: Term, reached: dict[Term, None]) -> bool:
        for one in reached:  # noqa: SIM110 -- see above
            if not holds(facts, one):
                return False
        return True

    return condition


def _itself(_facts: TripleIndex, focus: Term) -> dict[Term, None]:
    return {focus: None}


def _path(shapes: Graph, way: Node) -> Values:
    """Where a property path leads."""
    if isinstance(way, URIRef):
        predicate = NamedNode(str(way))
        return lambda facts, focus: facts.objects(focus, predicate)
    if (way, RDF.first, None) in shapes:
        return _in_turn([_path(shapes, step) for step in Collection(shapes, way)])
    ((kind, value),) = shapes.predicate_objects(way)
    if kind == SH.inversePath and isinstance(value, URIRef):
        back = NamedNode(str(value))
        return lambda facts, focus: facts.subjects(back, focus)
    if kind == SH.alternativePath:
        ways = [_path(shapes, one) for one in Collection(shapes, value)]
        return lambda facts, focus: {reached: None for one in ways for reached in one(facts, focus)}
    raise Unsure(str(kind))


def _in_turn(steps: list[Values]) -> Values:
    def walk(facts: TripleIndex, focus: Term) -> dict[Term, None]:
        reached: dict[Term, None] = {focus: None}
        for step in steps:
            reached = {found: None for one in reached for found in step(facts, one)}
        return reached

    return walk


def _class(of: Term) -> Holds:
    return lambda facts, one: of in facts.objects(one, _TYPE)


def _kind(of: Term) -> Holds:
    kinds = {str(SH.IRI): NamedNode, str(SH.Literal): Literal}
    if not isinstance(of, NamedNode) or of.value not in kinds:
        raise Unsure(str(of))
    kind = kinds[of.value]
    return lambda _facts, one: isinstance(one, kind)


def _datatype(of: Term) -> Holds:
    if not isinstance(of, NamedNode) or of.value not in _WELL_FORMED:
        raise Unsure(str(of))
    well_formed = _WELL_FORMED[of.value]
    return lambda _facts, one: isinstance(one, Literal) and one.datatype == of and well_formed(one.value)


def _is_day(words: str) -> bool:
    """Whether a date is one of the calendar; other ways to write one are left to the full check."""
    if not _DAY.fullmatch(words):
        raise Unsure(words)
    try:
        return bool(date.fromisoformat(words))
    except ValueError:
        return False


def _surely(written: re.Pattern[str]) -> Callable[[str], bool]:
    def well_formed(words: str) -> bool:
        if not written.fullmatch(words):
            raise Unsure(words)
        return True

    return well_formed


def _number(term: Term) -> int:
    """A whole number; whatever else there is to compare is left to the full check."""
    if isinstance(term, Literal) and term.datatype.value == str(XSD.integer) and _INTEGER.fullmatch(term.value):
        return int(term.value)
    raise Unsure(str(term))


def _day(term: Term) -> str:
    if isinstance(term, Literal) and term.datatype.value == str(XSD.date) and _is_day(term.value):
        return term.value
    raise Unsure(str(term))


def _words(term: Term) -> str:
    if isinstance(term, NamedNode) or (isinstance(term, Literal) and term.datatype.value in _STRINGS):
        return term.value
    raise Unsure(str(term))


def _compared(least: int | None) -> Callable[[Term], Condition]:
    """Every value before every one of the other property: by so much at least."""

    def before(predicate: Term) -> Condition:
        def holds(facts: TripleIndex, focus: Term, reached: dict[Term, None]) -> bool:
            others = facts.objects(focus, predicate)
            for one in reached:
                for other in others:
                    if isinstance(one, Literal) and one.datatype.value == str(XSD.date):
                        first, second = _day(one), _day(other)
                        if not (first < second or (least == 0 and first == second)):
                            return False
                    elif _number(one) > _number(other) - (least or 0):
                        return False
            return True

        return holds

    return before


def _min_inclusive(least: Term) -> Holds:
    bound = _number(least)
    return lambda _facts, one: _number(one) >= bound


def _min_length(least: Term) -> Holds:
    bound = _number(least)
    return lambda _facts, one: len(_words(one)) >= bound


def _min_count(least: Term) -> Condition:
    bound = _number(least)
    return lambda _facts, _focus, reached: len(reached) >= bound


def _max_count(most: Term) -> Condition:
    bound = _number(most)
    return lambda _facts, _focus, reached: len(reached) <= bound


def _has_value(value: Term) -> Condition:
    return lambda _facts, _focus, reached: value in reached


def _equals(predicate: Term) -> Condition:
    return lambda facts, focus, reached: reached.keys() == facts.objects(focus, predicate).keys()


_OF_EACH: dict[str, Callable[[Term], Holds]] = {
    "class": _class, "nodeKind": _kind, "datatype": _datatype, "minInclusive": _min_inclusive, "minLength": _min_length,
}  # fmt: skip
_OF_ALL: dict[str, Callable[[Term], Condition]] = {
    "minCount": _min_count, "maxCount": _max_count, "hasValue": _has_value, "equals": _equals,
    "lessThan": _compared(1), "lessThanOrEquals": _compared(0),
}  # fmt: skip
# The full check takes any year and month for one.
_WELL_FORMED: dict[str, Callable[[str], bool]] = {
    str(XSD.string): lambda words: True,
    str(XSD.gYear): lambda words: True,
    str(XSD.gYearMonth): lambda words: True,
    str(XSD.boolean): _surely(re.compile("true|false")),
    str(XSD.integer): _surely(_INTEGER),
    str(XSD.date): _is_day,
}
_TARGETS: dict[URIRef, Callable[[Term], Callable[[TripleIndex], Iterable[Term]]]] = {
    SH.targetNode: lambda node: lambda _facts: (node,),
    SH.targetClass: lambda of: lambda facts: facts.subjects(_TYPE, of),
    SH.targetSubjectsOf: lambda predicate: lambda facts: facts.all_subjects(predicate),
    SH.targetObjectsOf: lambda predicate: lambda facts: facts.all_objects(predicate),
}


def _term(node: Node) -> Term:
    """rdflib's term as pyoxigraph's."""
    if isinstance(node, URIRef):
        return NamedNode(str(node))
    if isinstance(node, RdflibLiteral):
        if node.language:
            return Literal(str(node), language=node.language)
        return Literal(str(node), datatype=NamedNode(str(node.datatype or XSD.string)))
    raise Unsure(str(node))
