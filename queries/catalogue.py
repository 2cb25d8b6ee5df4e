"""The stored questions: one `.rq` file each, headed by what it asks, what it takes and what it answers.

A file is SPARQL 1.1 as it stands, asking about everything: the parameter `kind` is the variable `$KIND`, unbound until
it is put into the text as a term, token by token. (In capitals since `$kind` and `?kind` would be one variable.) The
engine's own substitution is not used: it takes only variables that the query gives back, and it decides `BOUND($KIND)`
before it substitutes (measured with pyoxigraph 0.5.13).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Final, Protocol

import pyoxigraph as ox

from ontology.errors import NotFound, QueryError
from queries.nearest import nearest
from queries.tokens import Kind, tokens

TEXT_LENGTH: Final = 500  # characters of a text parameter: no phrase that stands in a recommendation is longer

XSD: Final = "http://www.w3.org/2001/XMLSchema#"

_HEADER_LINE = re.compile(r"# (?P<key>title|question|parameter|column): (?P<value>\S.*)")
_CONTINUED = re.compile(r"#   +(?P<value>\S.*)")
_PARAMETER = re.compile(
    r"(?P<name>[a-z_]+) \((?P<type>[a-z]+)(?: of (?P<scheme>\w+))?, (?P<need>required|optional)\): "
    r"(?P<description>.+?) Example: (?P<example>.+)"
)
_COLUMN = re.compile(r"(?P<name>[a-z_]+): (?P<description>.+)")


class Type(StrEnum):
    """What a parameter takes."""

    CODE = "code"
    IRI = "iri"
    DATE = "date"
    TEXT = "text"
    NOTATION = "notation"
    INTEGER = "integer"


ACCEPTED: Final[Mapping[Type, str]] = {
    Type.CODE: "an ODS code (RWH), a GSS code (E10000015), an Ofsted URN, a register's key, or an organisation's IRI",
    Type.IRI: "an IRI of the graph, whole or without the base that all share",
    Type.DATE: "a day as YYYY-MM-DD",
    Type.TEXT: f"words, {TEXT_LENGTH} characters at most",
    Type.NOTATION: "a notation of the scheme",
    Type.INTEGER: "a whole number",
}


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
        """The variable that stands for it in the question's text."""
        return f"${self.name.upper()}"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a question's answer."""

    name: str
    description: str


class Terms(Protocol):
    """What the graph knows a user's words by. Each raises NotFound or QueryError where it knows nothing."""

    def organisation(self, code: str) -> ox.NamedNode:
        """The organisation of a code, key or IRI."""

    def thing(self, iri: str) -> ox.NamedNode:
        """The thing of an IRI, or of its end."""

    def concept(self, scheme: str, notation: str) -> ox.NamedNode:
        """The concept of a notation in a scheme."""


Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class Question:
    """A stored question. `text` is its SPARQL without the header."""

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str

    @classmethod
    def parse(cls, name: str, content: str) -> Question:
        """Read a `.rq` file. Raises QueryError, naming the line, for a header that is not of the form."""
        header, text = _split(name, content)
        parameters = tuple(_parameter(name, value) for key, value in header if key == "parameter")
        columns = tuple(_column(name, value) for key, value in header if key == "column")
        single = {key: value for key, value in header if key in ("title", "question")}
        if len(single) < 2 or not columns:
            raise QueryError("The header needs a title, a question and the columns.", where=f"{name}.rq")
        _agree(name, {p.variable for p in parameters}, {t.text for t in tokens(text) if t.kind is Kind.VARIABLE})
        return cls(name, single["title"], single["question"], parameters, columns, text)

    def bind(self, values: Mapping[str, Value], terms: Terms) -> str:
        """The question as SPARQL with `values` in place of its parameters.

        An optional parameter that is absent, None or empty leaves its variable unbound. Raises QueryError for a
        parameter that is unknown, missing or malformed, NotFound for a code or IRI that the graph does not know.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        unknown = sorted(set(values) - set(known))
        if unknown:
            takes = ", ".join(f"{p.name} ({p.type}{'' if p.required else ', optional'})" for p in self.parameters)
            raise QueryError(
                f"The question {self.name} has no parameter {unknown[0]!r}.", remedy=f"It takes: {takes or 'none'}."
            )
        bound: dict[str, str] = {}
        for parameter in self.parameters:
            value = values.get(parameter.name)
            if value is not None and str(value).strip():
                bound[parameter.variable] = str(_term(parameter, value, terms))
            elif parameter.required:
                raise QueryError(
                    f"The question {self.name} needs {parameter.name}: {parameter.description}",
                    where=f"parameter {parameter.name}",
                    remedy=f"Give {ACCEPTED[parameter.type]}, for example {parameter.example}.",
                )
        return _substituted(self.text, bound)


@lru_cache(maxsize=1)
def catalogue() -> dict[str, Question]:
    """Every stored question by its name, in the order of the names."""
    files = sorted(Path(__file__).parent.glob("*.rq"))
    return {file.stem: Question.parse(file.stem, file.read_text(encoding="utf-8")) for file in files}


def question(name: str) -> Question:
    """The stored question of that name. Raises NotFound, with the names that are nearest."""
    found = catalogue().get(name)
    if found is None:
        near = nearest(name, catalogue(), like=0.4) or list(catalogue())
        raise NotFound(f"There is no question named {name!r}.", remedy=f"Did you mean: {', '.join(near)}?")
    return found


def _split(name: str, content: str) -> tuple[list[tuple[str, str]], str]:
    lines = content.splitlines()
    header: list[tuple[str, str]] = []
    for number, line in enumerate(lines):
        if not line.startswith("#"):
            return header, "\n".join(lines[number:]).strip() + "\n"
        if match := _HEADER_LINE.fullmatch(line):
            header.append((match["key"], match["value"]))
        elif header and (match := _CONTINUED.fullmatch(line)):
            key, value = header[-1]
            header[-1] = (key, f"{value} {match['value']}")
        else:
            raise QueryError(
                f"Line {number + 1} is no line of a header: {line!r}.",
                where=f"{name}.rq",
                remedy="A line is `# title:`, `# question:`, `# parameter:` or `# column:`, or goes on with `#   `.",
            )
    raise QueryError("There is a header and no query.", where=f"{name}.rq")


def _parameter(name: str, value: str) -> Parameter:
    match = _PARAMETER.fullmatch(value)
    if match is None or match["type"] not in list(Type) or (match["type"] == Type.NOTATION) != bool(match["scheme"]):
        raise QueryError(f"This is no parameter: {value!r}.", where=f"{name}.rq")
    kind, required = Type(match["type"]), match["need"] == "required"
    return Parameter(match["name"], kind, required, match["description"], match["example"], match["scheme"])


def _column(name: str, value: str) -> Column:
    match = _COLUMN.fullmatch(value)
    if match is None:
        raise QueryError(f"This is no column: {value!r}.", where=f"{name}.rq")
    return Column(match["name"], match["description"])


def _agree(name: str, parameters: set[str], variables: set[str]) -> None:
    """Header and query have the same parameters, and none is written with a question mark too: it would be the same."""
    differing = parameters ^ {variable for variable in variables if variable.startswith("$")}
    doubled = {variable for variable in parameters if variable.replace("$", "?") in variables}
    if differing or doubled:
        raise QueryError(
            f"Parameters and query do not agree on {', '.join(sorted(differing | doubled))}.",
            where=f"{name}.rq",
            remedy="The parameter `kind` of the header is $KIND in the query, and never ?KIND.",
        )


def _term(parameter: Parameter, value: str | int | date, terms: Terms) -> ox.NamedNode | ox.Literal:
    """The term of a value. The terms of the engine check and escape what they are made of."""
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
        raise QueryError(
            f"The parameter {parameter.name} cannot be {written[:TEXT_LENGTH]!r}.",
            where=f"parameter {parameter.name}",
            remedy=f"Give {ACCEPTED[parameter.type]}, for example {parameter.example}.",
        ) from None


def _day(written: str) -> str:
    """The day in the one form that the graph has; Python alone would take 20230113 and 2023-W02-5 too."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        raise ValueError
    return date.fromisoformat(written).isoformat()


def _substituted(text: str, bound: Mapping[str, str]) -> str:
    """The text with each variable that is bound written as its term, and `BOUND` of it as true."""
    pieces = list(tokens(text))
    out: list[str] = []
    at = 0
    while at < len(pieces):
        asked = [piece.text for piece in pieces[at : at + 4]]
        if asked[:2] == ["BOUND", "("] and asked[2] in bound:
            out.append("true")
            at += 4
        else:
            out.append(bound.get(asked[0], asked[0]))
            at += 1
    return "".join(out)
