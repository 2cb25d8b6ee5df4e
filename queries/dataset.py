"""A data folder as something to ask, within limits: questions are answered in a process that can be killed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyoxigraph as ox

from queries.answering.asking import look_up
from queries.binder import Value
from queries.bounded import ROWS, SECONDS, BoundedQuery, QueryLimits
from queries.catalogue import Question, catalogue, question
from queries.editions.index import LookupIndex
from queries.editions.indexed_bodies import IndexedBodies
from queries.editions.layout import PublishedEdition
from queries.editions.opening import open_edition
from queries.folder import DataFolder
from queries.graph_terms import GraphTerms
from queries.query_forms import QueryForm
from queries.remote.address import StoreAddress
from queries.tables import Cell, Table


@dataclass(frozen=True, slots=True)
class Construction:
    """The triples that a CONSTRUCT or DESCRIBE query made, as N-Triples. `truncated`: there were more."""

    ntriples: str
    truncated: bool

    def triples(self) -> list[ox.Triple]:
        """The triples, in the order in which they were made."""
        return [
            ox.Triple(quad.subject, quad.predicate, quad.object)
            for quad in ox.parse(self.ntriples, ox.RdfFormat.N_TRIPLES)
        ]


class Dataset:
    """One state of a data folder, as its edition. Safe to use from several threads; `close` it, or use it in a `with` statement."""

    def __init__(self, data_dir: Path, workers: int = 1) -> None:
        """`workers` is how many questions may run at a time, each in a process of its own."""
        self.edition: PublishedEdition | StoreAddress
        self._state, edition, self.store = open_edition(DataFolder(data_dir))
        self.edition = edition
        self.index = LookupIndex(edition.index)
        self.terms = GraphTerms(self.store, self.base, IndexedBodies(self.index, self.base))
        """What the edition knows codes, names, IRIs and notations by."""
        self._bounded = BoundedQuery(edition, self.base, workers)

    @classmethod
    def open(cls, data_dir: Path | str, *, workers: int = 1) -> Dataset:
        """The data folder at `data_dir`. Raises DataFolderError where there is none, or not one of our format."""
        return cls(Path(data_dir), workers)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes that answer questions."""
        self._bounded.close()

    @property
    def folder(self) -> DataFolder:
        """Where the data folder is, and what stands where in it."""
        return self._state.folder

    @property
    def base(self) -> str:
        """What the IRIs of the instances begin with."""
        return self._state.base

    @property
    def digest(self) -> str:
        """The SHA-256 of the manifest, in hex: the same for the same state of the folder."""
        return self._state.digest

    def stale(self) -> bool:
        """Whether the folder has changed since: a server then opens another Dataset and closes this one."""
        return self._state.stale()

    def warm(self) -> None:
        """Start the query processes now, so that nobody's first question waits for them."""
        self._bounded.warm()

    def bind(self, asked: str | Question, /, **parameters: Value) -> str:
        """A stored question as SPARQL text with its parameters in place: what `ask` evaluates."""
        return (question(asked) if isinstance(asked, str) else asked).bind(parameters, self.terms)

    def ask(self, asked: str | Question, /, *, limits: QueryLimits | None = None, **parameters: Value) -> Table:
        """The answer to a stored question, within limits as a stranger's query is. Values may be text, lists of IRIs, or
        Python's own dates and numbers.

        Raises NotFound for an unknown question, code or IRI, QueryError for a parameter that is missing, unknown or
        malformed, and QueryLimitError for a question that ran longer than it may; an answer of more rows than the limit
        is cut, which `Table.truncated` tells. A question that is not of the catalogue is a stranger's, and is refused
        what a stranger's query is.
        """
        stored = question(asked) if isinstance(asked, str) else asked
        ours = catalogue().get(stored.name) == stored
        sent = stored.name if ours else {"name": stored.name, "content": stored.content}
        return _table(self._bounded.ask(sent, parameters, limits or QueryLimits()))

    def look_up(self, name: str, /, **parameters: Value) -> Table:
        """The answer to a stored question, whole and without a limit, evaluated in this process.

        For the program's own look-ups, which ask about a few things at a time; raises as `ask`.
        """
        return look_up(self.store, self.terms, name, **parameters)

    def select(self, text: str, *, seconds: float = SECONDS, rows: int = ROWS) -> Table:
        """The answer to a stranger's SELECT query, or to ASK, which has the one column `answer`.

        It may use the whole of SPARQL 1.1 Query but SERVICE, and asks the merged graph unless it says FROM.
        Raises QueryError for a query that is refused, and QueryLimitError, a kind of it, for one that runs longer than
        `seconds`; an answer of more than `rows` rows is cut, which `Table.truncated` tells.
        """
        return _table(self._bounded.run(text, (QueryForm.SELECT, QueryForm.ASK), QueryLimits(seconds, rows)))

    def construct(self, text: str, *, seconds: float = SECONDS, rows: int = ROWS) -> Construction:
        """The triples of a stranger's CONSTRUCT or DESCRIBE query; limits and errors as with `select`."""
        reply = self._bounded.run(text, (QueryForm.CONSTRUCT, QueryForm.DESCRIBE), QueryLimits(seconds, rows))
        return Construction(reply["triples"], reply["truncated"])


def _table(reply: Mapping[str, Any]) -> Table:
    """The answer that a worker's reply carries."""
    kept = tuple(tuple(Cell(*cell) if cell else None for cell in row) for row in reply["rows"])
    return Table(tuple(reply["columns"]), kept, reply["truncated"])
