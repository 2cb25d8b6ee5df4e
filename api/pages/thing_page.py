"""The page about a thing of the graph, of whatever kind: every statement, in words, with links and with where it is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import pyoxigraph as ox
from fastapi import Request
from fastapi.responses import Response

from api.answering.descriptions import Description, labels_of
from api.answering.local_addresses import local_path
from api.pages.rendering import render
from ontology.terms import RDF
from queries.answer_formats import prefixed

FULLER: Final = {"report": "report", "inspection": "inspection", "recommendation": "recommendation"}
"""Kinds of thing that have a page of their own, by how the tails of their IRIs begin, with how the page's address does."""

BODIES: Final = ("organisation/", "authority/", "agency/")
"""How the tails of the IRIs of bodies begin."""

Value: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_TYPE: Final = ox.NamedNode(str(RDF.type))


@dataclass(frozen=True, slots=True)
class ShownValue:
    """A value as it is shown: `path` within the application or `elsewhere` in the web, where it leads somewhere; `parts` for what has
    no page because it is told here; `said_in` the tails of the graphs that say it.
    """

    text: str
    path: str | None
    elsewhere: str | None
    language: str | None
    parts: tuple[ShownStatements, ...]
    said_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownStatements:
    """What is said by one property: its label, its IRI, and the values."""

    label: str
    iri: str
    values: tuple[ShownValue, ...]


def thing_page(
    request: Request, description: Description, base: str, path: str, endings: Sequence[tuple[str, str]]
) -> str:
    """The page's text. `base` is what the IRIs of instances begin with, `path` the document's address without an ending,
    `endings` those of its other formats, with their media types."""
    shown = _Statements(description, base)
    node = ox.NamedNode(description.iri)
    response: Response = render(
        request,
        "thing.html",
        iri=description.iri,
        label=description.label(),
        kinds=[shown.called(kind) for kind in _kinds(description, node)],
        statements=shown.of(node),
        speaking=shown.spoken_by(),
        cut=description.cut,
        fuller=_fuller(description.iri, base),
        path=path,
        endings=endings,
    )
    return bytes(response.body).decode("utf-8")


def _kinds(description: Description, node: ox.NamedNode) -> list[ox.NamedNode]:
    found = {quad.object for quad in description.own if quad.subject == node and quad.predicate == _TYPE}
    return sorted((each for each in found if isinstance(each, ox.NamedNode)), key=str)


def _fuller(iri: str, base: str) -> str | None:
    tail = iri.removeprefix(base)
    if tail == iri:
        return None
    kind, _, rest = tail.partition("/")
    if kind in FULLER:
        return f"/{FULLER[kind]}/{rest}"
    if kind == "agency":
        return f"/organisation/{tail}"
    return f"/organisation/{rest}" if tail.startswith(BODIES) else None


class _Statements:
    """The statements of a description, by what they are about."""

    def __init__(self, description: Description, base: str) -> None:
        self._description = description
        self._base = base
        self._labels = labels_of((*description.names, *description.own))
        self._said: dict[object, dict[ox.NamedNode, dict[Value, set[str]]]] = {}
        for quad in sorted(description.own, key=str):
            values = self._said.setdefault(quad.subject, {}).setdefault(quad.predicate, {})
            values.setdefault(quad.object, set()).add(self._graph(quad))

    def of(self, node: object, within: frozenset[object] = frozenset()) -> tuple[ShownStatements, ...]:
        """What is said of a node, with the statements of its parts; `within` are the nodes that these stand in."""
        found = self._said.get(node, {})
        return tuple(self._property(name, values, within | {node}) for name, values in found.items())

    def spoken_by(self) -> tuple[ShownStatements, ...]:
        """What others say with the thing as the value, by property."""
        by_property: dict[ox.NamedNode, dict[Value, set[str]]] = {}
        for quad in sorted(self._description.speaking, key=str):
            by_property.setdefault(quad.predicate, {}).setdefault(quad.subject, set()).add(self._graph(quad))
        return tuple(self._property(name, subjects, frozenset()) for name, subjects in by_property.items())

    def called(self, node: ox.NamedNode) -> str:
        """What a thing is called: by its name, or else by its IRI made short."""
        return self._labels.get(node) or self._short(node)

    def _property(
        self, name: ox.NamedNode, values: Mapping[Value, Iterable[str]], within: frozenset[object]
    ) -> ShownStatements:
        shown = (self._value(value, said_in, within) for value, said_in in values.items())
        return ShownStatements(self.called(name), name.value, tuple(shown))

    def _value(self, value: Value, said_in: Iterable[str], within: frozenset[object]) -> ShownValue:
        graphs = tuple(sorted(said_in))
        if isinstance(value, ox.Literal):
            return ShownValue(value.value, None, None, value.language, (), graphs)
        parts = self.of(value, within) if value in self._said and value not in within else ()
        if not isinstance(value, ox.NamedNode):
            return ShownValue("", None, None, None, parts, graphs)
        path = local_path(value.value, self._base)
        elsewhere = value.value if path is None and value.value.startswith(("https://", "http://")) else None
        return ShownValue(self.called(value), path, elsewhere, None, parts, graphs)

    def _graph(self, quad: ox.Quad) -> str:
        assert isinstance(quad.graph_name, ox.NamedNode)
        return quad.graph_name.value.removeprefix(self._base).removeprefix("graph/")

    def _short(self, node: ox.NamedNode) -> str:
        if node.value.startswith(self._base):
            return node.value.removeprefix(self._base)
        return prefixed(node.value)
