"""Filling the part of an edition's index that lists for people need: what was asked again, who provides what, what to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from queries.answering.asking import AnswerRow
from queries.answering.browsing_models import LatestGrades, Provision, Repetition, Task
from queries.answering.graph_answers import GraphAnswers
from queries.answering.models import (
    Discrepancy,
    Document,
    Evidence,
    Inspection,
    NamedBody,
    Organisation,
    OrganisationFound,
    ReportAnswer,
    ReportRef,
)
from queries.answering.task_kinds import TaskKind
from queries.answering.wording import capitalised, decision
from queries.editions.entries import ProvisionEntry, RepetitionEntry, TaskEntry
from queries.editions.index_writer import IndexWriter
from queries.editions.narrowed_filling import NarrowedFiller, in_short, overall

AS_WRITTEN = "as-written"
"""The notation of a name that could not be told to be a known body."""


class BrowsingFiller:
    """Fills the lists of one index out of one graph, area by area."""

    def __init__(self, writer: IndexWriter, answers: GraphAnswers) -> None:
        self._writer = writer
        self._answers = answers
        self._names = answers.names
        self._listed = NarrowedFiller(writer, answers.names)

    def put_body(self, found: OrganisationFound, body: Organisation) -> None:
        """Put in a body, and where it is an authority its region."""
        self._listed.put_body(found, body)
        if body.kind == "Authority":
            region = body.region
            self._writer.put_council(
                body.iri, body.name, region.notation if region else None, region.label if region else None
            )

    def put_repetitions(self, recommendations: Iterable[str], area: str) -> None:
        """Put in what the recommendations of an area (ids) ask again."""
        base = f"{self._names.base}recommendation/"
        rows = self._answers.ask.about("lookup_repetitions", (base + id for id in recommendations))
        self._writer.put_repetitions(self._repetition(row, area) for row in rows)

    def _repetition(self, row: AnswerRow, area: str) -> RepetitionEntry:
        said = Repetition(
            iri=row.text("repetition"),
            score=row.number("score") or 0,
            in_common=row.get("in_common"),
            rule=row.text("rule"),
            decision=decision(row.get("verdict"), row.get("decided_by"), row.get("decision_reason")),
        )
        later, earlier = (self._names.tail(row.text(name), "recommendation") for name in ("recommendation", "earlier"))
        return RepetitionEntry(later, earlier, area, said.model_dump_json())

    def put_latest_grades(self, made: Iterable[Inspection], area: str) -> None:
        """Put in what the latest of an authority's inspections gave that gave grades by a report of its own: overall, or where it gave
        nothing overall every grade, since a few of them would hide the worst.
        """
        graded = [each for each in made if any(not judgement.second_hand for judgement in each.judgements)]
        latest = max(graded, key=lambda each: (each.start or each.published or "", each.id), default=None)
        if latest is not None:
            given = [each for each in latest.judgements if not each.second_hand]
            shown = LatestGrades(
                inspection=self._names.inspection(latest.iri),
                grades=[in_short(each) for each in overall(latest.judgements) or given],
            )
            self._writer.put_latest_grades(area, shown.model_dump_json())

    def put_inspection(self, made: Inspection, area: str) -> None:
        """Put in an inspection, its judgements, and what of it does not fit."""
        self._listed.put_inspection(made, area)
        doubts = {doubt.iri: doubt for doubt in made.discrepancies}
        self._writer.put_tasks(self._discrepancy(doubt, made, area) for doubt in doubts.values())

    def _discrepancy(self, doubt: Discrepancy, made: Inspection, area: str) -> TaskEntry:
        evidence = [words for side in doubt.between for words in side.evidence]
        report = evidence[0].report if evidence else next(iter(made.reports), None)
        task = Task(
            says=f"{capitalised(doubt.kind.label)}: {doubt.comment}",
            detail="; ".join(side.says for side in doubt.between) or None,
            authorities=[made.authority] if made.authority else [],
            inspection=self._names.inspection(made.iri),
            report=report,
        )
        return self._task(TaskKind.DISCREPANCY, doubt.iri, area, task, report)

    def put_report(self, document: Document, area: str, held: ReportAnswer) -> None:
        """Put in a report, what it finds, names and lacks."""
        self._writer.put_namings(document.ref.id, area, (named.organisation.iri for named in held.named))
        self._writer.put_tasks(chain(self._names_left(document, area, held), self._warnings(document, area, held)))
        self._listed.put_report(document, area, held)

    def _names_left(self, document: Document, area: str, held: ReportAnswer) -> Iterator[TaskEntry]:
        left = (named for named in held.named if named.resolution.notation == AS_WRITTEN)
        for named in left:
            key = f"{named.organisation.iri} {document.ref.id}"
            yield self._task(TaskKind.NAME, key, area, self._name_left(named, document), document.ref)

    def _name_left(self, named: NamedBody, document: Document) -> Task:
        return Task(
            says="; ".join(named.spellings),
            detail=named.reason,
            organisation=named.organisation,
            candidates=named.candidates,
            authorities=document.authorities,
            report=document.ref,
        )

    def _warnings(self, document: Document, area: str, held: ReportAnswer) -> Iterator[TaskEntry]:
        ref = document.ref
        for place, missing in enumerate(held.missing):
            task = Task(says=missing.expected, detail=missing.looked_for, authorities=document.authorities, report=ref)
            yield self._task(TaskKind.WARNING, f"{ref.iri} {place:04}", area, task, ref)

    def _task(self, kind: TaskKind, key: str, area: str, task: Task, ref: ReportRef | None) -> TaskEntry:
        published = str(ref.published) if ref and ref.published else ""
        return TaskEntry(kind, key, area, published, task.model_dump_json())

    def put_discrepancies(self, documents: Iterable[str], area: str) -> None:
        """Put in what does not fit in an area's reports (IRIs) and is about no judgement: days, names of inspections."""
        rows = self._answers.ask.about("lookup_discrepancies_told", documents)
        self._writer.put_tasks(self._discrepancy_told(row, area) for row in rows)

    def _discrepancy_told(self, row: AnswerRow, area: str) -> TaskEntry:
        document = self._names.documents[row.text("report")]
        kind = self._names.concept(row.text("kind"))
        task = Task(
            says=f"{capitalised(kind.label)}: {row.text('comment')}",
            detail=None,
            authorities=document.authorities,
            inspection=document.inspection,
            report=document.ref,
        )
        return self._task(TaskKind.DISCREPANCY, row.text("discrepancy"), area, task, document.ref)

    def put_provisions(self, documents: Sequence[str], area: str) -> None:
        """Put in who provides or commissions what, by the words of an area's reports (IRIs)."""
        rows = list(self._answers.ask.about("lookup_provisions", documents))
        evidence = self._answers.facts.evidence(row.text("provision") for row in rows)
        self._writer.put_provisions(self._provision(row, area, evidence[row.text("provision")]) for row in rows)

    def _provision(self, row: AnswerRow, area: str, evidence: list[Evidence]) -> ProvisionEntry:
        document = self._names.documents[row.text("report")]
        body = self._names.organisation(row.text("organisation"))
        said = Provision(
            iri=row.text("provision"),
            organisation=body,
            role=row.text("role"),
            service=row.text("service"),
            areas=document.authorities,
            report=document.ref,
            evidence=evidence,
        )
        published = str(document.ref.published or "")
        return ProvisionEntry(row.text("provision"), body.iri, area, published, said.model_dump_json())
