"""The look-ups of an edition's index, answered by a SPARQL server: by the same questions that fill an index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any, NoReturn

from ontology.errors import NotFound
from queries.answering.graph_answers import GraphAnswers
from queries.answering.models import Document, InspectionRef
from queries.editions.entries import Order, Sought
from queries.editions.index import LookupIndex
from queries.remote.errors import NeedsIndex
from queries.remote.remote_bodies import RemoteBodies
from queries.remote.remote_store import RemoteStore

_OF_THE_INDEX = {
    "words": "A search of words",
    "carried": "What came to a body from others",
    "issued_by": "A list as of a day",
    "year": "A list by year",
    "owner_kind": "A list by kind of owner",
    "status": "A list by what became of requests",
    "open": "A list of what is open or done",
}
"""What is asked of recommendations that no stored question asks, and how it is called."""

_OF_THE_QUESTION = (
    "owner", "inherited_by", "authority", "inspection", "due_before", "basis", "framework", "kind", "priority", "theme",
)  # fmt: skip
"""What is asked of recommendations that the stored question asks by the same names."""

_ORDINAL = "https://w3id.org/remit/ontology#ordinal"


class StoreIndex(LookupIndex):
    """Look-ups of organisations, recommendations, judgements, inspections and reports. What only an index has raises NeedsIndex."""

    def __init__(self, store: RemoteStore, base: str) -> None:
        """Nothing is asked yet: the names of the graph are read for the first look-up."""
        super().__init__(Path())
        self._store = store
        self._base = base
        self._bodies = RemoteBodies(store, base)
        self._reading_names = Lock()

    @property
    def _answers(self) -> GraphAnswers:
        with self._reading_names:  # once, however many ask first
            return self._read

    @cached_property
    def _read(self) -> GraphAnswers:
        return GraphAnswers(self._store, self._base, self._bodies)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        raise NeedsIndex.of("This")
        yield  # what is not answered below would read an index here

    def thing(self, kind: str, id: str) -> str | None:
        """The answer of an address, as JSON; None where there is none."""
        answers, names = self._answers, self._answers.names
        if kind == "organisation":
            return names.described(id).model_dump_json() if id in names.bodies else None
        iri = f"{self._base}{kind}/{id}"
        if kind == "inspection" and iri in names.inspections:
            return answers.inspection(iri, len(self._fitting(Sought(inspection=iri)))).model_dump_json()
        if kind == "report" and iri in names.documents:
            return answers.report(iri).model_dump_json()
        if kind == "counts":
            _refuse("A count of everything")
        return None

    def things(self, kind: str) -> Iterator[str]:
        """Raises NeedsIndex."""
        _refuse("A table of everything")

    def coded(self, code: str, base: str) -> list[str]:
        """The IRIs of the organisations of a code, key, IRI or end of one: more than one where the code is not unique."""
        return list(self._bodies.coded(code))

    def body_at(self, iri: str) -> str | None:
        """The organisation of an IRI, as lists show it."""
        names = self._answers.names
        return names.found(iri).model_dump_json() if iri in names.bodies else None

    def document(self, name: str) -> str | None:
        """The report of an id, a file's name or a digest, as lists show it; of several the latest."""
        return next((each.model_dump_json() for each in self._documents() if name in _names_of(each)), None)

    def documents(self, limit: int) -> list[str]:
        """The latest reports, as lists show them."""
        return [each.model_dump_json() for each in self._documents()[:limit]]

    def document_names(self) -> list[tuple[str, str]]:
        """The id and the file of every report, the latest first."""
        return [(each.ref.id, each.ref.file) for each in self._documents()]

    def inspection_ref(self, id: str) -> str | None:
        """An inspection by the tail of its IRI, as lists show it."""
        found = self._answers.names.inspections.get(f"{self._base}inspection/{id}")
        return None if found is None else found.model_dump_json()

    def inspection_names(self) -> dict[str, str]:
        """What every inspection is called, by its id."""
        return {ref.id: ref.name for ref in self._answers.names.inspections.values()}

    def inspections_of(self, authority: str, framework: str | None = None) -> list[str]:
        """The inspections of an authority, perhaps under one framework, the latest first, as lists show them."""
        return [ref.model_dump_json() for ref in self._inspections_of(authority, framework)]

    def judgements_of(self, authority: str, framework: str | None, limit: int, offset: int) -> tuple[int, list[str]]:
        """How many judgements an authority's inspections made, and some of them: the latest inspection first, each in its order."""
        refs = self._inspections_of(authority, framework)
        found = self._answers.facts.judgements(ref.iri for ref in refs)
        shown = found[offset:] if limit < 0 else found[offset : offset + limit]
        return len(found), [each.model_dump_json() for each in shown]

    def recommendation(self, id: str) -> str | None:
        """A recommendation by the tail of its IRI, as JSON."""
        try:
            found = self._answers.recommendations([f"{self._base}recommendation/{id}"])
        except NotFound:
            return None
        return found[0].model_dump_json() if found else None

    def bearers(self, id: str) -> str | None:
        """Who carries a recommendation today, as JSON."""
        found = self._answers.recommendations([f"{self._base}recommendation/{id}"])
        carried = self._answers.carried(found)
        return carried[found[0].iri].model_dump_json() if found else None

    def within(self, beginning: str) -> list[tuple[str, int]]:
        """The recommendations whose ids go on after `beginning` with a slash, each with its place in its report, in that order."""
        start, begins = f"{self._base}recommendation/", f"{self._base}recommendation/{beginning}/"
        rows: Any = self._store.query(
            f'SELECT ?it ?ordinal WHERE {{ ?it <{_ORDINAL}> ?ordinal FILTER (STRSTARTS(STR(?it), "{begins}")) }} ORDER BY ?ordinal ?it'
        )
        return [(row["it"].value.removeprefix(start), int(row["ordinal"].value)) for row in rows]

    def recommendations(
        self, sought: Sought, limit: int, offset: int, order: Order = Order.LATEST
    ) -> tuple[int, list[str]]:
        """How many recommendations fit, and `limit` of them from `offset` on, as JSON: the latest report first, each in its order.

        Raises NeedsIndex for what the stored question does not ask (words, counts by year), for another order, and where nothing at all is
        asked of them.
        """
        for name, what in _OF_THE_INDEX.items():
            if getattr(sought, name) is not None:
                _refuse(what)
        if order is not Order.LATEST:
            _refuse("Another order")
        if sought == Sought():
            _refuse("A list of all recommendations")
        iris = self._fitting(sought)
        shown = iris[offset:] if limit < 0 else iris[offset : offset + limit]
        return len(iris), [each.model_dump_json() for each in self._answers.recommendations(shown)]

    def _fitting(self, sought: Sought) -> list[str]:
        asked = {name: getattr(sought, name) for name in _OF_THE_QUESTION}
        rows = self._answers.ask("lookup_recommendations", **asked)
        return [row.text("recommendation") for row in rows]

    def _inspections_of(self, authority: str, framework: str | None) -> list[InspectionRef]:
        refs = [
            ref
            for ref in self._answers.names.inspections.values()
            if ref.authority and ref.authority.iri == authority
            if framework is None or (ref.framework and ref.framework.iri == framework)
        ]
        return sorted(refs, key=lambda ref: (ref.start or ref.published or "", ref.id), reverse=True)

    def _documents(self) -> list[Document]:
        found = sorted(self._answers.names.documents.values(), key=lambda each: each.ref.file)
        return sorted(found, key=lambda each: str(each.ref.published or ""), reverse=True)


def _names_of(document: Document) -> tuple[str, ...]:
    return document.ref.id, document.ref.file, document.digest


def _refuse(what: str) -> NoReturn:
    raise NeedsIndex.of(what)
