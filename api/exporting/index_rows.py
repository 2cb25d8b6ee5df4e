"""Rows of the tables whose answers stand in an edition's index, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from api.answering import browsing
from api.answering.edition import Edition
from ontology.bases import MEMBER, fits
from queries.answering.browsing_models import Provision, RepetitionFound, Task
from queries.answering.listed_models import InspectionFound
from queries.answering.models import (
    Document,
    Evidence,
    Finding,
    Inspection,
    InspectionRef,
    Judgement,
    Organisation,
    OrganisationRef,
    Owner,
    Recommendation,
    ReportAnswer,
    ReportRef,
)
from queries.answering.statement_models import WrittenStatement
from queries.answering.succession_models import Carried
from queries.answering.task_kinds import TaskKind
from queries.answering.wording import label, standing_in_words, whole_day
from queries.editions.entries import ALL, Order, Sought
from queries.editions.narrowed_entries import ListKind, ListSought

Value = str | int | bool | date | None
"""What a cell may hold. A period that is a whole day is a date."""

TableRow = tuple[Value, ...]


def joined(words: Iterable[str]) -> str | None:
    """Several values as one cell; None for none."""
    return "; ".join(words) or None


def bodies(refs: Iterable[OrganisationRef]) -> str | None:
    """Bodies, each with its code."""
    return joined(f"{ref.name} ({ref.id})" for ref in refs)


def names_and_codes(refs: Sequence[OrganisationRef]) -> TableRow:
    """Bodies as two cells: their names, and their codes in the same order."""
    return joined(ref.name for ref in refs), joined(ref.id for ref in refs)


def council(ref: OrganisationRef | None) -> TableRow:
    """An authority and its code."""
    return (ref.name, ref.id) if ref else (None, None)


def words(evidence: list[Evidence]) -> TableRow:
    """The first quotation, where it stands, and in which file."""
    if not evidence:
        return (None,) * 5
    first = evidence[0]
    return first.quotation, first.page, first.start, first.end, first.report.file


def _inspected(ref: InspectionRef | None) -> TableRow:
    """Authority, its code, framework and first day."""
    if ref is None:
        return (None,) * 4
    return (*council(ref.authority), label(ref.framework), whole_day(ref.start))


def _told(item: Recommendation) -> TableRow:
    return (
        *_inspected(item.inspection), item.report.published if item.report else None, item.ordinal, item.number, item.kind.label,
        label(item.strand), label(item.priority), item.due, item.text,
    )  # fmt: skip


def recommendations(edition: Edition, sought: Sought = ALL, order: Order = Order.LATEST) -> Iterator[TableRow]:
    """All, or those that fit: the latest report first, each in its order, unless another order is asked."""
    for answer, _ in edition.index.every_recommendation(sought, order):
        item = Recommendation.model_validate_json(answer)
        yield (
            *_told(item), item.section, joined(found.theme.label for found in item.themes),
            *_owners_once(item.owners), *_owners_once(item.inferred_owners),
            joined(dict.fromkeys(owner.basis.label for owner in item.owners)), *_standing(item),
            *words(item.evidence), item.inspection.iri if item.inspection else None,
            item.report.iri if item.report else None, item.iri,
        )  # fmt: skip


def _standing(item: Recommendation) -> TableRow:
    """What became of it, why, and as of when."""
    standing = item.standing
    return (standing.status.label, standing_in_words(item), whole_day(standing.as_of)) if standing else (None,) * 3


def owners(edition: Edition, sought: Sought = ALL) -> Iterator[TableRow]:
    """The owners of each recommendation, or of each that fits, in the same order, those that are inferred last; where a basis is sought,
    those on that ground.
    """
    for answer, carried in edition.index.every_recommendation(sought):
        item = Recommendation.model_validate_json(answer)
        bearers = joined(ref.name for ref in Carried.model_validate_json(carried).current_bearers)
        for owner, inferred in _asked_owners(item, sought.basis):
            yield (
                *_told(item),
                *_owner(owner, inferred),
                bearers,
                *words(owner.evidence or item.evidence),
                item.iri,
                owner.organisation.iri,
            )


def _asked_owners(item: Recommendation, basis: str | None) -> Iterator[tuple[Owner, bool]]:
    """The owners on a ground, or all, each with whether it is inferred."""
    for all_, inferred in ((item.owners, False), (item.inferred_owners, True)):
        yield from ((owner, inferred) for owner in all_ if fits(owner.basis.notation, basis))


def _owners_once(all_: Iterable[Owner]) -> TableRow:
    return names_and_codes(list({owner.organisation.iri: owner.organisation for owner in all_}.values()))


def _owner(owner: Owner, inferred: bool) -> TableRow:
    body = owner.organisation
    return (
        body.name, body.id, body.kind_label, owner.basis.label, inferred, owner.rule, owner.as_written, label(owner.resolution),
        owner.reason, bodies(owner.candidates),
    )  # fmt: skip


def judgements(edition: Edition) -> Iterator[TableRow]:
    """By inspection, each in its framework's order."""
    return map(judgement_row, map(Judgement.model_validate_json, edition.index.judgements()))


def judgement_row(item: Judgement) -> TableRow:
    """A judgement as a row."""
    return (
        *_inspected(item.inspection), label(item.strand), item.aspect.label, label(item.part), item.grade.label, item.grade.rank,
        item.second_hand, joined(doubt.comment for doubt in item.discrepancies), *words(item.evidence),
        item.inspection.iri, item.iri,
    )  # fmt: skip


def findings(edition: Edition) -> Iterator[TableRow]:
    """The latest report first, each in its order."""
    for document in documents(edition):
        held = ReportAnswer.model_validate_json(edition.index.thing("report", document.ref.id) or "")
        for item in held.findings:
            yield finding_row(item, document.inspection, document.ref)


def finding_row(item: Finding, inspection: InspectionRef | None, report: ReportRef) -> TableRow:
    """A finding of a report as a row."""
    return (
        *_inspected(inspection), report.published, item.ordinal, item.kind.label, label(item.strand),
        item.section, item.text, *words(item.evidence), inspection.iri if inspection else None, item.iri,
    )  # fmt: skip


def inspections(edition: Edition) -> Iterator[TableRow]:
    """By their ids: by authority, framework and day."""
    for item in map(Inspection.model_validate_json, edition.index.things("inspection")):
        yield inspection_row(item, len(item.judgements))


def inspection_row(item: Inspection | InspectionFound, judged: int) -> TableRow:
    """An inspection as a row; `judged`: how many grades it gave."""
    return (
        *_inspected(item), whole_day(item.end), whole_day(item.published), joined(ref.name for ref in item.conducted_by),
        joined(item.lead_inspectors), label(item.outcome), judged, item.recommendations, not item.reports,
        joined(ref.file for ref in item.reports), joined(ref.iri for ref in item.previous), item.iri,
    )  # fmt: skip


def statements(edition: Edition) -> Iterator[TableRow]:
    """The latest report first."""
    found = edition.index.every_listed(ListSought(ListKind.STATEMENTS))
    return map(statement_row, map(WrittenStatement.model_validate_json, found))


def statement_row(item: WrittenStatement) -> TableRow:
    """A written statement of action as a row."""
    named = [each for each in item.taking_part if each.basis.notation != MEMBER]
    members = [each for each in item.taking_part if each.basis.notation == MEMBER]
    return (
        *names_and_codes(item.authorities), item.report.published, item.due, whole_day(item.required_on), whole_day(item.approved_on),
        *names_and_codes(item.prepared_by), bodies(each.organisation for each in named),
        bodies(each.organisation for each in members), joined(ref.name for ref in item.required_by), *words(item.evidence),
        item.inspection.iri if item.inspection else None, item.report.iri, item.iri,
    )  # fmt: skip


def documents(edition: Edition) -> Iterator[Document]:
    """Every report, the latest first."""
    return map(Document.model_validate_json, edition.index.every_document())


def reports(edition: Edition) -> Iterator[TableRow]:
    """The latest first."""
    return map(report_row, documents(edition))


def report_row(item: Document) -> TableRow:
    """A report as a row."""
    return (
        item.ref.file, item.ref.title, item.kind.label, item.ref.published, *names_and_codes(item.authorities), item.digest,
        item.inspection.iri if item.inspection else None, item.ref.iri,
    )  # fmt: skip


def organisations(edition: Edition) -> Iterator[TableRow]:
    """By the ends of their IRIs."""
    return map(organisation_row, map(Organisation.model_validate_json, edition.index.things("organisation")))


def organisation_row(body: Organisation) -> TableRow:
    """A body as a row."""
    return (
        body.name, body.id, body.kind_label, body.codes.ods, body.codes.gss, body.codes.urn, whole_day(body.founded),
        whole_day(body.dissolved), joined(body.other_names), joined(ref.name for ref in body.successors),
        joined(ref.id for ref in body.areas), body.recommendations, body.iri,
    )  # fmt: skip


def provisions(edition: Edition) -> Iterator[TableRow]:
    """The latest report first."""
    return map(provision_row, browsing.every_provision(edition))


def provision_row(item: Provision) -> TableRow:
    """A body's part in a service as a row."""
    return (
        *names_and_codes(item.areas), item.organisation.name, item.organisation.id, item.role, item.service, *words(item.evidence),
        item.report.iri, item.organisation.iri, item.iri,
    )  # fmt: skip


def repetitions(edition: Edition) -> Iterator[TableRow]:
    """The latest first."""
    return map(repetition_row, browsing.every_repetition(edition))


def repetition_row(item: RepetitionFound) -> TableRow:
    """A request that was made again as a row."""
    _, _, *asked_before = _inspected(item.earlier.inspection)
    return (
        *_inspected(item.later.inspection), item.later.published, item.later.text, *asked_before, item.earlier.published,
        item.earlier.text, item.score, item.in_common, item.rule, item.decision, item.later.iri, item.earlier.iri, item.iri,
    )  # fmt: skip


def tasks(edition: Edition) -> Iterator[TableRow]:
    """Kind by kind, each with the latest report first."""
    return (task_row(kind, task) for kind in TaskKind for task in browsing.every_task(edition, kind))


def task_row(kind: TaskKind, item: Task) -> TableRow:
    """Something to look at as a row."""
    body, report = item.organisation, item.report
    return (
        kind.value, item.says, item.detail, body.name if body else None, body.id if body else None, bodies(item.candidates),
        *names_and_codes(item.authorities), report.published if report else None, report.file if report else None,
        item.inspection.iri if item.inspection else None, report.iri if report else None,
    )  # fmt: skip
