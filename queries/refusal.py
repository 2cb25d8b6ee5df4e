"""What a stranger's query may not do, decided on the parsed query before anything is evaluated.

The engine reaches out to other machines for SERVICE and has no switch against it, so the query is read twice: rdflib
parses it and the tree is walked, and its tokens are looked through. A query that rdflib cannot parse is refused too,
since what cannot be read cannot be judged. rdflib never evaluates it: its FROM reads local files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pyparsing import ParseBaseException, ParseResults
from rdflib.plugins.sparql.algebra import translatePrologue
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Prologue

from ontology.errors import QueryError
from queries.plain_sparql import check_plain
from queries.query_forms import QueryForm, check_length
from queries.tokens import TokenKind, tokens
from queries.weighing import answers_alike, is_light

_UPDATES = frozenset({"insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy", "with"})
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_LEFT_OVER = re.compile(r"\\[uU][0-9A-Fa-f]{4}")  # what rdflib would still expand
_HIGHEST_CODE_POINT = 0x10FFFF


_READING = frozenset({"TriplesBlock", "GraphGraphPattern"})
"""What of a query is asked of a graph."""

_FORMS = {f"{form.value.title()}Query": form for form in QueryForm}


@dataclass(frozen=True, slots=True)
class Checked:
    """A query that may be evaluated: its text with escapes expanded, its form, and the graphs it names after FROM.

    `light`: it looks up a few things that it names. `lasting`: asked of the same graph it has the same answer. `reads`: it has a pattern that
    a graph is asked for, which `ASK {}` has not.
    """

    text: str
    form: QueryForm
    graphs: tuple[str, ...]
    light: bool
    lasting: bool
    reads: bool


def check(text: str, base: str | None = None, *, elsewhere: bool = False) -> Checked:
    """Judge a stranger's query, whose relative IRIs are meant after `base`.

    Raises QueryError for a text that is too long, is no SPARQL 1.1 query or is an update, and for SERVICE wherever
    it stands. Whether the graphs after FROM are there is for the caller to say: only it knows the dataset. `elsewhere`: another engine is to
    evaluate it, so that functions and names by which engines do more than SPARQL are refused too.
    """
    check_length(text)
    plain = _plain(text)
    _look_through(plain)
    try:
        parsed = parseQuery(plain)
    except ParseBaseException as error:
        raise QueryError(
            f"The query is not SPARQL 1.1 that can be checked: line {error.lineno}, column {error.column}, "
            f"near {error.line[max(error.column - 11, 0) : error.column + 19]!r}.",
            remedy="It must be one SELECT, ASK, CONSTRUCT or DESCRIBE query, without extensions of SPARQL 1.1.",
        ) from None
    except RecursionError:
        raise QueryError("The query is nested too deeply to be checked.", remedy="Write it flatter.") from None
    except Exception as error:  # the parser's actions raise whatever they meet: no text may bring the program down
        raise QueryError(f"The query cannot be checked: {error}.", remedy="Write it in plain SPARQL 1.1.") from None
    nodes = tuple(_nodes(parsed))
    if any(node.name == "ServiceGraphPattern" for node in nodes):
        raise _service()
    prologue = translatePrologue(parsed[0], base)
    if elsewhere:
        check_plain(nodes, prologue)
    graphs = sorted(_graph(node, prologue) for node in nodes if node.name == "DatasetClause")
    reads = any(node.name in _READING for node in nodes)
    return Checked(plain, _FORMS[parsed[1].name], tuple(graphs), is_light(nodes), answers_alike(nodes), reads)


def _plain(text: str) -> str:
    """The text as both parsers read it alike: code point escapes expanded, and one sign for the end of a line.

    SPARQL 1.1 (19.2) expands escapes before parsing, the engine does so only inside strings and IRIs; rdflib ends a
    comment at LF alone, the engine at CR too. Either difference could hide a keyword from the check.
    """
    plain = _ESCAPE.sub(_expanded, text).replace("\r\n", "\n").replace("\r", "\n")
    if _LEFT_OVER.search(plain):
        raise QueryError("The query escapes an escape.", remedy="Write the characters themselves.")
    try:
        plain.encode("utf-8")
    except UnicodeEncodeError:
        raise QueryError("The query holds half of a surrogate pair, which is no character.") from None
    return plain


def _expanded(match: re.Match[str]) -> str:
    point = int(match[1] or match[2], 16)
    if point > _HIGHEST_CODE_POINT:
        raise QueryError(f"The query escapes a character that Unicode does not have: {match[0]}.")
    return chr(point)


def _look_through(text: str) -> None:
    first: str | None = None
    for kind, piece in tokens(text):
        word = piece.lower()
        # The engine needs no space after the keyword: SERVICEex:other { } calls ex:other.
        if kind is TokenKind.NAME and word.startswith("service"):
            raise QueryError("A prefix cannot be told from SERVICE.", where=piece, remedy="Rename the prefix.")
        if kind is not TokenKind.WORD:
            continue
        if word.startswith("service"):
            raise _service()
        if first is None and word not in ("prefix", "base"):
            first = word
    if first in _UPDATES:
        raise QueryError(
            f"This is an update ({first.upper()}), and the graph is read-only here.",
            remedy="Ask with SELECT, ASK, CONSTRUCT or DESCRIBE; the graph changes only by building it.",
        )


def _service() -> QueryError:
    return QueryError(
        "The query asks another server (SERVICE), which is refused.",
        remedy="Ask the two servers one after the other and join the answers.",
    )


def _nodes(parsed: ParseResults) -> Iterator[CompValue]:
    """Every node of the parse tree; with a stack of its own, since a long query makes a deep tree."""
    waiting: list[Any] = [parsed]
    while waiting:
        item = waiting.pop()
        if isinstance(item, CompValue):
            yield item
            waiting.extend(item.values())
        elif isinstance(item, ParseResults | list | tuple):
            waiting.extend(item)


def _graph(clause: CompValue, prologue: Prologue) -> str:
    written = clause.default or clause.named
    try:
        return str(prologue.absolutize(written))
    except Exception:  # rdflib raises a bare Exception for a prefix that is not declared
        raise QueryError("A graph after FROM is named with a prefix that is not declared.") from None
