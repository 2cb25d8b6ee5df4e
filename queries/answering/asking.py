"""Ask stored questions, of everything or of a few things at a time, and read the answers row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, cast

import pyoxigraph as ox

from queries.asked_store import AskedStore
from queries.binder import Type, Value
from queries.catalogue import question
from queries.graph_terms import GraphTerms
from queries.tables import Cell, Table

THINGS_AT_A_TIME = 100
"""How many things one query is narrowed to: at about 90 characters an IRI, well under what servers take as a query."""


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One row of an answer."""

    values: dict[str, Any]

    def get(self, column: str) -> str | None:
        """The value as text, or None where the row has none."""
        value = self.values[column]
        return None if value is None else str(value)

    def text(self, column: str) -> str:
        """The value of a column that no row leaves empty, as text."""
        return str(self.values[column])

    def number(self, column: str) -> int | None:
        """The value as a whole number, or None where the row has none."""
        value = self.values[column]
        return None if value is None else int(value)

    def flag(self, column: str) -> bool:
        """Whether the value is true."""
        return self.values[column] is True


class Asker:
    """Asks one store the stored questions. Safe to use from several threads."""

    def __init__(self, store: AskedStore, terms: GraphTerms) -> None:
        """`terms` are those of the same store."""
        self._store = store
        self._terms = terms
        self.base = terms.base
        self._gathered: dict[str, dict[str, list[AnswerRow]]] = {}

    def __call__(self, name: str, **parameters: Value) -> list[AnswerRow]:
        """The rows of a stored question's answer. Raises QueryError or NotFound for a parameter that it cannot take."""
        return [AnswerRow(record) for record in look_up(self._store, self._terms, name, **parameters).records()]

    def about(self, name: str, things: Iterable[str]) -> Iterator[AnswerRow]:
        """The rows of a question that takes a list of things, asked of these (IRIs) alone."""
        wanted = list(dict.fromkeys(things))
        gathered = self._gathered.get(name, {})
        if len(wanted) == 1 and wanted[0] in gathered:
            yield from gathered[wanted[0]]
            return
        narrowed, left = _narrowed(name), iter(wanted)
        while some := tuple(islice(left, THINGS_AT_A_TIME)):
            yield from self(name, **{narrowed: some})

    def about_each(self, name: str, things: Iterable[str]) -> Iterator[AnswerRow]:
        """The same, where it does not matter which of the things comes first."""
        gathered, left = self._gathered.get(name, {}), []
        for iri in dict.fromkeys(things):
            if iri in gathered:
                yield from gathered[iri]
            else:
                left.append(iri)
        yield from self.about(name, left)

    def gather(self, name: str, things: Iterable[str]) -> list[AnswerRow]:
        """Ask of many things together what is about to be asked of each, which takes a fraction of the time; the rows of all."""
        wanted = list(dict.fromkeys(things))
        column, of_each = _narrowed(name), self._gathered.setdefault(name, {})
        rows = list(self.about_each(name, wanted))
        of_each.update((iri, []) for iri in wanted)
        for row in rows:
            of_each[row.text(column)].append(row)
        return rows

    def forget(self) -> None:
        """Forget what was gathered: it is in nobody's way only as long as it is wanted."""
        self._gathered.clear()

    def described(self, things: Iterable[str]) -> Iterator[str]:
        """Those of the things (IRIs) of which the graph says something: of nothing else can a question be asked."""
        for iri in things:
            if any(self._store.quads_for_pattern(ox.NamedNode(iri), None, None, ox.DefaultGraph())):
                yield iri


def _narrowed(name: str) -> str:
    """The parameter of a question, and column of its answer, that a list of things is given for."""
    return next(each.name for each in question(name).parameters if each.type is Type.THINGS)


def look_up(store: AskedStore, terms: GraphTerms, name: str, /, **parameters: Value) -> Table:
    """The answer to a stored question, whole and without a limit, evaluated in this process.

    Raises QueryError or NotFound for a parameter that it cannot take.
    """
    # A result belongs to the thread that asked for it, so it is read to its end here.
    result = cast(ox.QuerySolutions, store.query(question(name).bind(parameters, terms)))
    columns = tuple(variable.value for variable in result.variables)
    return Table(columns, tuple(tuple(Cell.of(term) for term in solution) for solution in result))
