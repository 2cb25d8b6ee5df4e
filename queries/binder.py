"""The one binder: what people give a question becomes terms of the graph in the question's text.

A question's text is SPARQL 1.1 as it stands, asking about everything. A parameter of one value, `kind`, is the variable
`$KIND`, unbound until it is written as a term, token by token. (In capitals since `$kind` and `?kind` would be one
variable.) The engine's own substitution is not used: it takes only variables that the query gives back, and it decides
`BOUND($KIND)` before it substitutes (measured with pyoxigraph 0.5.13). A parameter of many values stands as a table:
`things` called `report` as `VALUES ?report { UNDEF }`, and what a `name` may mean as `VALUES (?organisation ?place ?found)
{ (UNDEF UNDEF UNDEF) }`, the likeliest body first, each with the spelling by which it was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final, Protocol

import pyoxigraph as ox

from ontology.errors import QueryError
from queries.tokens import tokens

TEXT_LENGTH: Final = 500  # characters of a text parameter: no phrase that stands in a recommendation is longer

_TEXTS_KEPT: Final = 100  # whose tokens are remembered: more than there are stored questions

XSD: Final = "http://www.w3.org/2001/XMLSchema#"


class Type(StrEnum):
    """What a parameter takes."""

    CODE = "code"
    IRI = "iri"
    THINGS = "things"
    NAME = "name"
    DATE = "date"
    TEXT = "text"
    NOTATION = "notation"
    INTEGER = "integer"


ACCEPTED: Final[Mapping[Type, str]] = {
    Type.CODE: "an ODS code (RWH), a GSS code (E10000015), an Ofsted URN, a register's key, or an organisation's IRI",
    Type.IRI: "an IRI of the graph, whole or without the base that all share",
    Type.THINGS: "IRIs of the graph, whole or without the base that all share, with a space between them",
    Type.NAME: "a body's name in any spelling, the beginnings of its words, or a code of it",
    Type.DATE: "a day as YYYY-MM-DD",
    Type.TEXT: f"words, {TEXT_LENGTH} characters at most",
    Type.NOTATION: "a notation of the scheme",
    Type.INTEGER: "a whole number",
}

_NAMED: Final = "VALUES (?organisation ?place ?found) { (UNDEF UNDEF UNDEF) }"

Value = str | int | date | Iterable[str] | None
"""What a parameter may be given as: text, Python's own dates and numbers, or for `things` a list of IRIs."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a question takes. `scheme` is the concept scheme of a notation, e.g. `frameworks`."""

    name: str
    type: Type
    required: bool
    description: str
    example: str
    scheme: str | None = None

    @property
    def variable(self) -> str:
        """The variable that stands for one value in the question's text."""
        return f"${self.name.upper()}"

    @property
    def table(self) -> str | None:
        """The table that stands for many values in the question's text; None for a parameter of one value."""
        if self.type is Type.NAME:
            return _NAMED
        return f"VALUES ?{self.name} {{ UNDEF }}" if self.type is Type.THINGS else None


class Terms(Protocol):
    """What the graph knows a user's words by. Each raises NotFound or QueryError where it knows nothing."""

    def organisation(self, code: str) -> ox.NamedNode:
        """The organisation of a code, key or IRI."""

    def bodies(self, name: str) -> list[tuple[ox.NamedNode, str]]:
        """The bodies that a name may mean, the likeliest first, each with the spelling by which it was found."""

    def thing(self, iri: str) -> ox.NamedNode:
        """The thing of an IRI, or of its end."""

    def concept(self, scheme: str, notation: str) -> ox.NamedNode:
        """The concept of a notation in a scheme."""


def bind(name: str, text: str, parameters: Iterable[Parameter], values: Mapping[str, Value], terms: Terms) -> str:
    """The text of the question `name` with `values` in place of its parameters.

    An optional parameter that is absent, None or empty leaves its variable or table open. Raises QueryError for a
    parameter that is unknown, missing or malformed, NotFound for a code or IRI that the graph does not know.
    """
    known = {parameter.name: parameter for parameter in parameters}
    unknown = sorted(set(values) - set(known))
    if unknown:
        takes = ", ".join(f"{p.name} ({p.type}{'' if p.required else ', optional'})" for p in known.values())
        raise QueryError(
            f"The question {name} has no parameter {unknown[0]!r}.", remedy=f"It takes: {takes or 'none'}."
        )
    bound: dict[str, str] = {}
    tables: dict[str, str] = {}
    for parameter in known.values():
        value = values.get(parameter.name)
        if isinstance(value, str | int | date) and not str(value).strip():
            value = None
        if value is None:
            if parameter.required:
                raise _wanted(f"The question {name} needs {parameter.name}: {parameter.description}", parameter)
        elif parameter.table is not None:
            tables[parameter.table] = _table(parameter, value, terms)
        else:
            bound[parameter.variable] = str(_term(parameter, value, terms))
    text = _substituted(text, bound)
    for table, rows in tables.items():
        text = text.replace(table, rows)
    return text


def _wanted(message: str, parameter: Parameter) -> QueryError:
    return QueryError(
        message,
        where=f"parameter {parameter.name}",
        remedy=f"Give {ACCEPTED[parameter.type]}, for example {parameter.example}.",
    )


def _table(parameter: Parameter, value: Value, terms: Terms) -> str:
    """The table of a parameter of many values. The terms of the engine check and escape what they are made of."""
    if parameter.type is Type.NAME:
        named = terms.bodies(str(value).strip()[:TEXT_LENGTH])
        rows = " ".join(f"({body} {place} {ox.Literal(found)})" for place, (body, found) in enumerate(named, 1))
        return f"VALUES (?organisation ?place ?found) {{ {rows} }}"
    nodes = dict.fromkeys(terms.thing(iri) for iri in _written(value))
    return f"VALUES ?{parameter.name} {{ {' '.join(map(str, nodes))} }}"


def _written(value: Value) -> Iterator[str]:
    if isinstance(value, str | int | date):
        yield from str(value).split()
    elif value is not None:
        yield from value


def _term(parameter: Parameter, value: Value, terms: Terms) -> ox.NamedNode | ox.Literal:
    """The term of a parameter of one value; the terms of the engine check and escape what they are made of."""
    written = str(value).strip()
    try:
        if parameter.type is Type.CODE:
            return terms.organisation(written)
        if parameter.type is Type.IRI:
            return terms.thing(written)
        if parameter.type is Type.NOTATION and parameter.scheme:
            return terms.concept(parameter.scheme, written)
        if parameter.type is Type.DATE:
            return ox.Literal(_day(written), datatype=ox.NamedNode(f"{XSD}date"))
        if parameter.type is Type.INTEGER:
            return ox.Literal(int(written))
        if len(written) > TEXT_LENGTH:
            raise ValueError
        return ox.Literal(written)
    except ValueError:
        message = f"The parameter {parameter.name} cannot be {written[:TEXT_LENGTH]!r}."
        raise _wanted(message, parameter) from None


def _day(written: str) -> str:
    """The day in the one form that the graph has; Python alone would take 20230113 and 2023-W02-5 too."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        raise ValueError
    return date.fromisoformat(written).isoformat()


def _substituted(text: str, bound: Mapping[str, str]) -> str:
    """The text with each variable that is bound written as its term, and `BOUND` of it as true."""
    if not bound:
        return text
    pieces = _pieces(text)
    out: list[str] = []
    at = 0
    while at < len(pieces):
        if pieces[at] == "BOUND" and pieces[at + 1] == "(" and pieces[at + 2] in bound:
            out.append("true")
            at += 4
        else:
            out.append(bound.get(pieces[at], pieces[at]))
            at += 1
    return "".join(out)


@lru_cache(maxsize=_TEXTS_KEPT)
def _pieces(text: str) -> tuple[str, ...]:
    """The tokens of a text: a stored question is bound thousands of times when an edition is made, and its text is always the same."""
    return tuple(piece.text for piece in tokens(text))
