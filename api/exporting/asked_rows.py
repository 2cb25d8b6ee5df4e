"""Rows of the tables whose answers stand in no index: the stored questions, asked of a few reports at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Final

import pyoxigraph as ox

from api.answering.edition import Edition
from api.exporting.batches import batched
from api.exporting.index_rows import TableRow, bodies, council, documents, joined, names_and_codes
from ontology.terms import RDF, REMIT
from queries.answering.asking import AnswerRow, Asker
from queries.answering.models import Document, InspectionRef, OrganisationFound
from queries.answering.wording import whole_day

REPORTS_AT_A_TIME: Final = 20
"""Reports that are asked about at once: some 2,000 quotations, so that memory stays flat however many reports there are."""

BODIES_KEPT: Final = 5_000
"""Bodies whose names are remembered: those of the reports at hand, and a few megabytes."""

_A: Final = ox.NamedNode(str(RDF.type))


class AskedRows:
    """Asks one edition, and knows what its answers' IRIs are called."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._ask = Asker(edition.dataset.store, edition.dataset.terms)
        self._concepts = {row.text("concept"): row.text("label") for row in self._ask("lookup_concepts")}
        self._body = lru_cache(BODIES_KEPT)(self._body_of)
        self._document = lru_cache(REPORTS_AT_A_TIME)(self._document_of)

    def _body_of(self, iri: str) -> OrganisationFound | None:
        found = self._edition.index.body_at(iri)
        return OrganisationFound.model_validate_json(found) if found else None

    def _bodies(self, iris: Iterable[str | None]) -> list[OrganisationFound]:
        return [body for iri in dict.fromkeys(iris) if iri and (body := self._body(iri))]

    def _label(self, concept: str | None) -> str | None:
        return self._concepts.get(concept, concept) if concept else None

    def _batches(self) -> Iterator[dict[str, Document]]:
        """All reports by their IRIs, the latest first, some at a time."""
        return ({item.ref.iri: item for item in some} for some in batched(documents(self._edition), REPORTS_AT_A_TIME))

    def _asked(self, question: str) -> Iterator[tuple[Document, list[AnswerRow], dict[str, TableRow]]]:
        """For each report the rows of a question about reports, and the words behind what each tells of."""
        for some in self._batches():
            rows: dict[str, list[AnswerRow]] = defaultdict(list)
            for row in self._ask.about(question, some):
                rows[row.text("report")].append(row)
            subject = _SUBJECTS[question]
            words = self._words(row.text(subject) for told in rows.values() for row in told)
            for iri, document in some.items():
                if iri in rows:
                    yield document, rows[iri], words

    def _words(self, subjects: Iterable[str]) -> dict[str, TableRow]:
        """The first quotation of each subject, where it stands, and in which file."""
        found: dict[str, TableRow] = {}
        for row in self._ask.about("lookup_evidence", subjects):
            if row.text("subject") not in found:
                file = self._file(row.text("report"))
                place = (_page(row.get("page")), row.number("first"), row.number("past"), file)
                found[row.text("subject")] = (row.text("quotation"), *place)
        return found

    def _file(self, report: str) -> str | None:
        document = self._document(report)
        return document.ref.file if document else None

    def _document_of(self, iri: str) -> Document | None:
        found = self._edition.index.document(iri.rsplit("/", 1)[-1])
        return Document.model_validate_json(found) if found else None

    def follow_ups(self) -> Iterator[TableRow]:
        """The latest report first."""
        for document, told, words in self._asked("lookup_follow_ups_in"):
            for iri, rows in _together(told, "follow_up"):
                first = rows[0]
                authority = next(iter(self._bodies([first.get("authority")])), None)
                yield (
                    *council(authority), document.ref.published, self._label(first.text("status")), first.text("about"),
                    first.get("cited_as"), self._label(first.get("framework")), whole_day(first.get("period")),
                    joined(_several(rows, "follows")), *words.get(iri, NO_WORDS), document.ref.iri, iri,
                )  # fmt: skip

    def unresolved_names(self) -> Iterator[TableRow]:
        """The latest report first."""
        for document, told, words in self._asked("lookup_unresolved_names"):
            for iri, rows in _together(told, "use"):
                first = rows[0]
                body = self._body(first.text("organisation"))
                yield (
                    *names_and_codes(document.authorities), joined(_several(rows, "as_written")), first.get("reason"), first.get("rule"),
                    bodies(self._bodies(_several(rows, "candidate"))), body.recommendations if body else 0,
                    *words.get(iri, NO_WORDS), document.ref.iri, first.text("organisation"), iri,
                )  # fmt: skip

    def warnings(self) -> Iterator[TableRow]:
        """The latest report first."""
        for document, told, words in self._asked("lookup_warnings"):
            for row in told:
                iri = row.text("warning")
                yield (
                    *names_and_codes(document.authorities), row.text("expected"), row.get("looked_for"), row.get("rule"),
                    *words.get(iri, NO_WORDS), document.ref.iri, iri,
                )  # fmt: skip

    def discrepancies(self) -> Iterator[TableRow]:
        """By their IRIs, a row for each statement."""
        doubted = ox.NamedNode(str(REMIT.Discrepancy))
        found = self._edition.dataset.store.quads_for_pattern(None, _A, doubted, ox.DefaultGraph())
        for some in batched(
            sorted(quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode)), REPORTS_AT_A_TIME
        ):
            told = list(self._ask.about("lookup_contradictions", some))
            words = self._words(row.text("statement") for row in told)
            for _, rows in groupby(told, key=lambda row: (row.text("discrepancy"), row.text("statement"))):
                yield self._statement(next(rows), words)

    def _statement(self, row: AnswerRow, words: dict[str, TableRow]) -> TableRow:
        iri, inspection = row.text("statement"), row.get("inspection")
        quoted = words.get(iri, (*NO_WORDS[:-1], row.get("file")))
        return (
            *self._about(iri, inspection), self._label(row.text("kind")), row.get("comment"), self._label(row.get("aspect")),
            self._label(row.get("strand")), self._label(row.get("grade")), row.get("stated_in"), *quoted, inspection,
            iri, row.text("discrepancy"),
        )  # fmt: skip

    def _about(self, statement: str, inspection: str | None) -> TableRow:
        """The authority that a statement is about: of its inspection, or else of its report."""
        base = self._edition.base
        if inspection is not None:
            found = self._edition.index.inspection_ref(inspection.removeprefix(f"{base}inspection/"))
            return council(InspectionRef.model_validate_json(found).authority if found else None)
        report = statement.removeprefix(base).split("/")[1:2]  # a statement's IRI has its report's id in second place
        document = self._document(report[0]) if report else None
        return names_and_codes(document.authorities) if document else council(None)

    def evidence(self) -> Iterator[TableRow]:
        """The latest report first, each in the order of its text."""
        for some in self._batches():
            pages = {row.text("evidence"): _page(row.get("page")) for row in self._ask.about("lookup_pages", some)}
            told: dict[str, list[AnswerRow]] = defaultdict(list)
            for row in self._ask.about("lookup_quotations", some):
                told[row.text("report")].append(row)
            for iri, document in some.items():
                for (evidence, subject), rows in groupby(
                    told[iri], lambda row: (row.text("evidence"), row.text("subject"))
                ):
                    same = list(rows)
                    kind = next(
                        (each for row in same if (each := row.text("class")).startswith(str(REMIT))),
                        same[0].text("class"),
                    )
                    yield (
                        kind.removeprefix(str(REMIT)), same[0].text("quotation"), same[0].get("prefix"), same[0].get("suffix"),
                        pages.get(evidence), same[0].number("first"), same[0].number("past"), document.ref.file, iri, subject, evidence,
                    )  # fmt: skip


NO_WORDS: Final[TableRow] = (None,) * 5

_SUBJECTS: Final = {
    "lookup_follow_ups_in": "follow_up",
    "lookup_unresolved_names": "use",
    "lookup_warnings": "warning",
}
"""The column of each question that has what its rows tell of."""


def _page(fragment: str | None) -> int | None:
    return int(fragment.removeprefix("page=")) if fragment else None


def _together(rows: Iterable[AnswerRow], column: str) -> Iterator[tuple[str, list[AnswerRow]]]:
    """Neighbouring rows of one thing."""
    return ((thing, list(same)) for thing, same in groupby(rows, lambda row: row.text(column)))


def _several(rows: Iterable[AnswerRow], column: str) -> list[str]:
    """The values of a column, each once."""
    return list(dict.fromkeys(value for row in rows if (value := row.get(column))))
