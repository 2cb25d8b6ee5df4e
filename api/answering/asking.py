"""Ask stored questions, of everything or of a few things at a time, and read the answers row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, cast

import pyoxigraph as ox

from queries.dataset import Dataset
from queries.tables import Cell

THINGS_AT_A_TIME = 100
"""How many things one query is narrowed to: at about 90 characters an IRI, well under what servers take as a query."""

EVERYTHING = "{ UNDEF }"
"""What the `VALUES` of a question that can be narrowed holds where it is asked of everything."""


@dataclass(frozen=True, slots=True)
class Row:
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
    """Asks one dataset the stored questions. Safe to use from several threads."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self.base = dataset.base

    def __call__(self, name: str, **parameters: str | None) -> list[Row]:
        """The rows of a stored question's answer. Raises QueryError or NotFound for a parameter that it cannot take."""
        return [Row(record) for record in self._dataset.ask(name, **parameters).records()]

    def about(self, name: str, things: Iterable[str]) -> Iterator[Row]:
        """The rows of a question that can be narrowed, asked of these things (IRIs) alone."""
        text = self._dataset.bind(name)
        left = iter(dict.fromkeys(things))
        while some := tuple(islice(left, THINGS_AT_A_TIME)):
            yield from self._rows(text.replace(EVERYTHING, "{ " + " ".join(map(_node, some)) + " }", 1))

    def _rows(self, text: str) -> list[Row]:
        # A result belongs to the thread that asked for it, so it is read to its end here.
        result = cast(ox.QuerySolutions, self._dataset.store.query(text))
        columns = [variable.value for variable in result.variables]
        return [Row(dict(zip(columns, map(_value, solution), strict=True))) for solution in result]


def _value(term: Any) -> Any:
    cell = Cell.of(term)
    return cell.to_python() if cell else None


def _node(iri: str) -> str:
    """The IRI as SPARQL writes it. The engine's own term refuses what is no IRI, so nothing else gets into a query."""
    return str(ox.NamedNode(iri))
