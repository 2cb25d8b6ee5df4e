"""Filling an edition's index with the answers that the stored questions give of its graph: all of them, or those that have changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pydantic import TypeAdapter

from queries.answering.asking import AnswerRow
from queries.answering.graph_answers import GraphAnswers
from queries.answering.models import Answer, Document, OrganisationRef, Recommendation
from queries.editions.entries import BodyEntry, DocumentEntry, InspectionEntry, RecommendationEntry, Thing
from queries.editions.index_writer import IndexWriter
from queries.editions.known_bodies import KnownBody

NO_AREA = ""
"""Where what belongs to no authority is filed."""

_REFS: TypeAdapter[list[OrganisationRef]] = TypeAdapter(list[OrganisationRef])
_COUNTS: TypeAdapter[dict[str, int]] = TypeAdapter(dict[str, int])


class IndexFiller:
    """Fills one index out of one graph."""

    def __init__(self, writer: IndexWriter, answers: GraphAnswers) -> None:
        self._writer = writer
        self._answers = answers
        self._names = answers.names
        self._documents: dict[str, list[str]] = defaultdict(list)
        for iri, document in self._names.documents.items():
            self._documents[area_of(document)].append(iri)
        self._inspections: dict[str, list[str]] = defaultdict(list)
        for iri, ref in self._names.inspections.items():
            self._inspections[ref.authority.iri if ref.authority else NO_AREA].append(iri)

    def areas(self) -> set[str]:
        """Every area that something is filed under."""
        return {*self._documents, *self._inspections}

    def fill(self, areas: Iterable[str]) -> None:
        """Put in the lists, which must have been forgotten, and all that is filed under these areas, likewise."""
        self._put_lists()
        some = sorted(areas)
        for area in some:
            for entry in self._recommendations(area):
                self._writer.add(entry)
        for area in some:  # afterwards: an inspection's answer counts its recommendations, wherever they are filed
            self._put_inspections(area)
            self._writer.put([self._thing("report", iri, area) for iri in self._documents[area]])

    def _put_lists(self) -> None:
        names, writer = self._names, self._writer
        found = (names.found(iri) for iri in names.bodies)
        writer.put_bodies(
            (BodyEntry(body.iri, body.id, body.name, body.kind, body.recommendations, _json(body)) for body in found),
            self._answers.bodies.codes(),
        )
        writer.put_known_bodies(KnownBody(iri, body) for iri, body in self._answers.bodies.all())
        refs = names.inspections.values()
        writer.put_inspections(
            InspectionEntry(
                ref.iri, ref.id, ref.name, ref.authority.iri if ref.authority else NO_AREA,
                ref.framework.iri if ref.framework else None, ref.start or ref.published or "", _json(ref),
            )
            for ref in refs
        )  # fmt: skip
        documents = sorted(names.documents.values(), key=lambda each: each.ref.file)
        documents.sort(key=lambda each: str(each.ref.published or ""), reverse=True)
        writer.put_documents(
            DocumentEntry(each.ref.id, each.ref.file, each.digest, place, _json(each))
            for place, each in enumerate(documents)
        )
        counts = _COUNTS.dump_json(self._answers.counts()).decode("utf-8")
        bodies = [Thing("organisation", iri, NO_AREA, _json(names.described(iri))) for iri in names.bodies]
        writer.put([Thing("counts", "", NO_AREA, counts), *bodies])

    def _recommendations(self, area: str) -> Iterator[RecommendationEntry]:
        ask, documents = self._answers.ask, self._documents[area]
        stands = (row.text("recommendation") for row in ask.about("lookup_recommendations_in", documents))
        iris = list(dict.fromkeys(stands))
        # one that stands in several reports is filed with the first of them
        items = [item for item in self._answers.recommendations(iris) if item.report and item.report.iri in documents]
        bearers = self._answers.bearers(item.iri for item in items)
        heirs = _grouped(ask.about("lookup_heirs", [item.iri for item in items]), "recommendation", "heir")
        for item in items:
            yield self._entry(item, area, bearers[item.iri], heirs[item.iri])

    def _entry(
        self, item: Recommendation, area: str, bearers: list[OrganisationRef], heirs: Sequence[str]
    ) -> RecommendationEntry:
        source = item.evidence[0].report.iri
        issued = [str(each.report.published) for each in item.evidence if each.report.published]
        inspection = item.inspection
        if inspection is None:
            inspected = tuple(ref.iri for ref in self._names.documents[source].authorities)
        else:
            inspected = (inspection.authority.iri,) if inspection.authority else ()
        return RecommendationEntry(
            id=item.id,
            area=area,
            inspection=inspection.iri if inspection else None,
            framework=inspection.framework.iri if inspection and inspection.framework else None,
            kind=item.kind.iri,
            priority=item.priority.iri if item.priority else None,
            due=str(item.due) if item.due else None,
            issued=min(issued, default=None),
            report=source,
            ordinal=item.ordinal,
            text=item.text,
            owners=tuple((owner.organisation.iri, _standing(owner.basis.notation)) for owner in item.owners),
            heirs=tuple(heirs),
            inspected=inspected,
            answer=_json(item),
            bearers=_REFS.dump_json(bearers).decode("utf-8"),
        )

    def _put_inspections(self, area: str) -> None:
        for iri in self._inspections[area]:
            made = self._answers.inspection(iri, self._writer.recommendations_of(iri))
            self._writer.put([Thing("inspection", made.id, area, _json(made))])
            self._writer.put_judgements(iri, area, [_json(judgement) for judgement in made.judgements])

    def _thing(self, kind: str, iri: str, area: str) -> Thing:
        return Thing(kind, self._names.tail(iri, kind), area, _json(self._answers.report(iri)))


def _standing(basis: str | None) -> int:
    """How an owner is told: 0 by name, 1 as one of a group, 2 because nothing says otherwise."""
    return 2 if basis == "default" else int(basis in ("member", "provider"))


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
