"""The stored questions: one `.rq` file each, headed by what it asks, what it takes and what it answers.

What becomes of parameters is told in `queries.binder`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from ontology.errors import NotFound, QueryError
from ontology.registers.nearest import nearest
from queries.binder import Parameter, Terms, Type, Value, bind
from queries.tokens import TokenKind, tokens

_HEADER_LINE = re.compile(r"# (?P<key>title|question|parameter|column): (?P<value>\S.*)")
_CONTINUED = re.compile(r"#   +(?P<value>\S.*)")
_PARAMETER = re.compile(
    r"(?P<name>[a-z_]+) \((?P<type>[a-z]+)(?: of (?P<scheme>\w+))?, (?P<need>required|optional)\): "
    r"(?P<description>.+?) Example: (?P<example>.+)"
)
_COLUMN = re.compile(r"(?P<name>[a-z_]+): (?P<description>.+)")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a question's answer."""

    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Question:
    """A stored question. `text` is its SPARQL without the header, `content` the whole file."""

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str
    content: str = field(repr=False)

    @classmethod
    def parse(cls, name: str, content: str) -> Question:
        """Read a `.rq` file. Raises QueryError, naming the line, for a header that is not of the form."""
        header, text = _split(name, content)
        parameters = tuple(_parameter(name, value) for key, value in header if key == "parameter")
        columns = tuple(_column(name, value) for key, value in header if key == "column")
        single = {key: value for key, value in header if key in ("title", "question")}
        if len(single) < 2 or not columns:
            raise QueryError("The header needs a title, a question and the columns.", where=f"{name}.rq")
        _agree(name, parameters, text)
        return cls(name, single["title"], single["question"], parameters, columns, text, content)

    def bind(self, values: Mapping[str, Value], terms: Terms) -> str:
        """The question as SPARQL with `values` in place of its parameters; see `queries.binder.bind`."""
        return bind(self.name, self.text, self.parameters, values, terms)


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


def _agree(name: str, parameters: Iterable[Parameter], text: str) -> None:
    """Header and query have the same parameters, and none is written with a question mark too: it would be the same."""
    used = {token.text for token in tokens(text) if token.kind is TokenKind.VARIABLE}
    variables = {each.variable for each in parameters if each.table is None}
    differing = variables ^ {variable for variable in used if variable.startswith("$")}
    doubled = {variable for variable in variables if variable.replace("$", "?") in used}
    differing |= {each.table for each in parameters if each.table is not None and each.table not in text}
    if differing or doubled:
        raise QueryError(
            f"Parameters and query do not agree on {', '.join(sorted(differing | doubled))}.",
            where=f"{name}.rq",
            remedy="The parameter `kind` of the header is $KIND in the query, and never ?KIND.",
        )
