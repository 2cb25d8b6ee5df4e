"""Filling an edition's index with the answers that the stored questions give of its graph: all of them, or those that have changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pydantic import TypeAdapter

from queries.answering.asking import AnswerRow
from queries.answering.graph_answers import GraphAnswers
from queries.answering.models import Answer, Document, Inspection, OrganisationRef, Recommendation
from queries.editions.browsing_filling import BrowsingFiller
from queries.editions.entries import BodyEntry, DocumentEntry, InspectionEntry, RecommendationEntry, Thing
from queries.editions.index_writer import IndexWriter
from queries.editions.known_bodies import KnownBody
from queries.editions.recommendation_filling import recommendation_entry

NO_AREA = ""
"""Where what belongs to no authority is filed."""

_COUNTS: TypeAdapter[dict[str, int]] = TypeAdapter(dict[str, int])


class IndexFiller:
    """Fills one index out of one graph."""

    def __init__(
        self, writer: IndexWriter, answers: GraphAnswers, documents: Iterable[str], inspections: Iterable[str]
    ) -> None:
        """`documents` and `inspections` are the IRIs of those that may be put in: all that are filed under the areas to `fill`."""
        self._writer = writer
        self._answers = answers
        self._names = answers.names
        self._lists = BrowsingFiller(writer, answers)
        self._documents: dict[str, list[str]] = defaultdict(list)
        for iri in sorted(
            documents
        ):  # of what two reports tell, the first of them is the same however the index is made
            document = self._names.documents.get(iri)
            if document is not None:
                self._documents[area_of(document)].append(iri)
        self._inspections: dict[str, list[str]] = defaultdict(list)
        for iri in inspections:
            ref = self._names.inspections.get(iri)
            if ref is not None:
                self._inspections[ref.authority.iri if ref.authority else NO_AREA].append(iri)

    def areas(self) -> set[str]:
        """Every area that something is filed under."""
        return {*self._documents, *self._inspections}

    def fill(self, areas: Iterable[str], bodies: Iterable[str]) -> None:
        """Put in all that is filed under these areas, these bodies, and how many things there are; what was there before of them must have
        been forgotten.
        """
        self._put_bodies([iri for iri in bodies if iri in self._names.bodies])
        counts = _COUNTS.dump_json(self._answers.counts()).decode("utf-8")
        self._writer.put([Thing("counts", "", NO_AREA, counts)])
        some = sorted(areas)
        for area in some:
            self._put_lists(area)
            filed: list[str] = []
            for entry in self._recommendations(area):
                self._writer.add(entry)
                filed.append(entry.id)
            self._lists.put_repetitions(filed, area)
        for area in some:  # afterwards: an inspection's answer counts its recommendations, wherever they are filed
            self._answers.gather(self._inspections[area], self._documents[area])
            self._put_inspections(area)
            for iri in self._documents[area]:
                held = self._answers.report(iri)
                self._writer.put([Thing("report", self._names.tail(iri, "report"), area, _json(held))])
                self._lists.put_report(self._names.documents[iri], area, held)
            self._lists.put_provisions(self._documents[area], area)
            self._lists.put_discrepancies(self._documents[area], area)

    def _put_bodies(self, iris: Sequence[str]) -> None:
        """Put organisations in: as lists show them, whole, by their codes and by their names."""
        names, writer = self._names, self._writer
        found = (names.found(iri) for iri in iris)
        writer.put_bodies(
            (BodyEntry(body.iri, body.id, body.name, body.kind, body.recommendations, _json(body)) for body in found),
            self._answers.bodies.codes(),
        )
        writer.put_known_bodies(KnownBody(iri, body) for iri, body in self._answers.bodies.all())
        for iri in iris:
            described = names.described(iri)
            writer.put([Thing("organisation", iri, NO_AREA, _json(described))])
            self._lists.put_body(names.found(iri), described)

    def _put_lists(self, area: str) -> None:
        """Put in the inspections and the reports of an area as lists show them."""
        names = self._names
        refs = [names.inspections[iri] for iri in self._inspections[area]]
        self._writer.put_inspections(
            InspectionEntry(
                ref.iri, ref.id, ref.name, area, ref.framework.iri if ref.framework else None, ref.start or ref.published or "", _json(ref),
            )
            for ref in refs
        )  # fmt: skip
        documents = [names.documents[iri] for iri in self._documents[area]]
        self._writer.put_documents(
            DocumentEntry(each.ref.id, area, each.ref.file, each.digest, str(each.ref.published or ""), _json(each))
            for each in documents
        )

    def _recommendations(self, area: str) -> Iterator[RecommendationEntry]:
        ask, documents = self._answers.ask, self._documents[area]
        stands = (row.text("recommendation") for row in ask.about("lookup_recommendations_in", documents))
        iris = list(dict.fromkeys(stands))
        # one that stands in several reports is filed with the first of them
        items = [item for item in self._answers.recommendations(iris) if item.report and item.report.iri in documents]
        carried = self._answers.carried(items)
        heirs = _grouped(ask.about("lookup_heirs", [item.iri for item in items]), "recommendation", "heir")
        for item in items:
            yield recommendation_entry(item, area, carried[item.iri], heirs[item.iri], self._inspected(item))

    def _inspected(self, item: Recommendation) -> Sequence[OrganisationRef]:
        """The authorities that were inspected, or that the report is about."""
        if item.inspection is None:
            return self._names.documents[item.evidence[0].report.iri].authorities
        return [item.inspection.authority] if item.inspection.authority else []

    def _put_inspections(self, area: str) -> None:
        put: list[Inspection] = []
        for iri in self._inspections[area]:
            made = self._answers.inspection(iri, self._writer.recommendations_of(iri))
            self._writer.put([Thing("inspection", made.id, area, _json(made))])
            self._lists.put_inspection(made, area)
            put.append(made)
        self._lists.put_latest_grades(put, area)


def area_of(document: Document) -> str:
    """The area that a report is filed under."""
    return document.authorities[0].iri if document.authorities else NO_AREA


def _grouped(rows: Iterable[AnswerRow], by: str, column: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        found[row.text(by)].append(row.text(column))
    return found


def _json(answer: Answer) -> str:
    return answer.model_dump_json()
