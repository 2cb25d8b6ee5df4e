"""Every list that people and programs are shown, as something to take away: a page of it as JSON, and all of it as rows of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from api.answering import answers, browsing
from api.answering.answers import EVERY, Wanted
from api.answering.edition import Edition
from api.answering.list_answers import ListWanted, every_listed, listed_json
from api.exporting.columns import TableName
from api.exporting.index_rows import (
    TableRow,
    finding_row,
    inspection_row,
    judgement_row,
    organisation_row,
    provision_row,
    recommendations,
    repetition_row,
    report_row,
    statement_row,
    task_row,
)
from queries.answering.listed_models import FindingFound, InspectionFound
from queries.answering.models import Document, Judgement, Organisation, OrganisationFound
from queries.answering.references import Answer
from queries.answering.statement_models import WrittenStatement
from queries.answering.task_kinds import TaskKind
from queries.editions.entries import Order
from queries.editions.narrowed_entries import ListKind, ListOrder


class TakenList(Protocol):
    """A list, narrowed and sorted as somebody chose."""

    @property
    def table(self) -> TableName:
        """The table whose columns a file of it has."""

    def page(self, edition: Edition, limit: int, offset: int) -> tuple[int, list[str]]:
        """How many things are in it, and `limit` of them from `offset` on as JSON. Raises NoSuchThing and QueryError for what is asked of it
        and is not there.
        """

    def rows(self, edition: Edition) -> Iterator[TableRow]:
        """All of it, one after the other. Raises as `page`."""


@dataclass(frozen=True, slots=True)
class NarrowedList:
    """Findings, judgements, inspections, reports, statements of action or bodies."""

    wanted: ListWanted
    order: ListOrder = ListOrder.LATEST

    @property
    def table(self) -> TableName:
        """The table of the list's name."""
        return TableName(self.wanted.kind.value)

    def page(self, edition: Edition, limit: int, offset: int) -> tuple[int, list[str]]:
        """A part of it as JSON."""
        return listed_json(edition, self.wanted, limit, offset, self.order)

    def rows(self, edition: Edition) -> Iterator[TableRow]:
        """All of it."""
        row = _ROWS[self.wanted.kind]
        return (row(edition, answer) for answer in every_listed(edition, self.wanted, self.order))


@dataclass(frozen=True, slots=True)
class RecommendationList:
    """Recommendations: in files each with all its owners, whichever it was found by."""

    wanted: Wanted
    order: Order = Order.LATEST
    table = TableName.RECOMMENDATIONS

    def page(self, edition: Edition, limit: int, offset: int) -> tuple[int, list[str]]:
        """A part of it as JSON."""
        return answers.recommendations_json(edition, self.wanted, limit, offset, self.order)

    def rows(self, edition: Edition) -> Iterator[TableRow]:
        """All of it."""
        return recommendations(edition, answers.sought(edition, self.wanted), self.order)


@dataclass(frozen=True, slots=True)
class JudgedList:
    """What an authority (any code of it) was judged, perhaps under one framework."""

    authority: str
    framework: str | None = None
    table = TableName.JUDGEMENTS

    def page(self, edition: Edition, limit: int, offset: int) -> tuple[int, list[str]]:
        """A part of it as JSON."""
        judged = answers.authority(edition, self.authority)
        return answers.judgements_json(edition, judged, self.framework, limit, offset)

    def rows(self, edition: Edition) -> Iterator[TableRow]:
        """All of it."""
        return map(
            judgement_row, answers.judgements_of(edition, answers.authority(edition, self.authority), self.framework)
        )


@dataclass(frozen=True, slots=True)
class RepetitionList:
    """Requests that were made again: of a council's inspections, or whose later one a body owns (codes)."""

    authority: str | None = None
    owner: str | None = None
    table = TableName.REPETITIONS

    def page(self, edition: Edition, limit: int, offset: int) -> tuple[int, list[str]]:
        """A part of it as JSON."""
        total, found = browsing.repetitions(edition, limit, offset, authority=self.authority, owner=self.owner)
        return total, _texts(found)

    def rows(self, edition: Edition) -> Iterator[TableRow]:
        """All of it."""
        return map(repetition_row, browsing.every_repetition(edition, authority=self.authority, owner=self.owner))


@dataclass(frozen=True, slots=True)
class ProvisionList:
    """What a body (any code of it) provides or commissions."""

    body: str
    table = TableName.PROVISIONS

    def page(self, edition: Edition, limit: int, offset: int) -> tuple[int, list[str]]:
        """A part of it as JSON."""
        total, found = browsing.provisions(edition, limit, offset, body=answers.body(edition, self.body).iri)
        return total, _texts(found)

    def rows(self, edition: Edition) -> Iterator[TableRow]:
        """All of it."""
        _, found = browsing.provisions(edition, EVERY, 0, body=answers.body(edition, self.body).iri)
        return map(provision_row, found)


@dataclass(frozen=True, slots=True)
class NamingList:
    """The reports that name a body (any code of it) and tell it nothing."""

    body: str
    table = TableName.REPORTS

    def page(self, edition: Edition, limit: int, offset: int) -> tuple[int, list[str]]:
        """A part of it as JSON."""
        total, found = browsing.naming_only(edition, answers.body(edition, self.body).iri, limit, offset)
        return total, _texts(found)

    def rows(self, edition: Edition) -> Iterator[TableRow]:
        """All of it."""
        return map(report_row, browsing.naming_only(edition, answers.body(edition, self.body).iri, EVERY)[1])


@dataclass(frozen=True, slots=True)
class TaskList:
    """What of one kind somebody should look at."""

    kind: TaskKind
    table = TableName.TASKS

    def page(self, edition: Edition, limit: int, offset: int) -> tuple[int, list[str]]:
        """A part of it as JSON."""
        total = browsing.task_counts(edition).get(self.kind, 0)
        return total, _texts(browsing.tasks(edition, self.kind, limit, offset))

    def rows(self, edition: Edition) -> Iterator[TableRow]:
        """All of it."""
        return (task_row(self.kind, task) for task in browsing.every_task(edition, self.kind))


def _texts(found: Iterable[Answer]) -> list[str]:
    return [each.model_dump_json() for each in found]


def _finding(_: Edition, answer: str) -> TableRow:
    item = FindingFound.model_validate_json(answer)
    return finding_row(item, item.inspection, item.report)


def _inspection(_: Edition, answer: str) -> TableRow:
    item = InspectionFound.model_validate_json(answer)
    return inspection_row(item, item.judgements)


def _organisation(edition: Edition, answer: str) -> TableRow:
    found = OrganisationFound.model_validate_json(answer)
    return organisation_row(Organisation.model_validate_json(edition.index.thing("organisation", found.iri) or ""))


_ROWS: Final[Mapping[ListKind, Callable[[Edition, str], TableRow]]] = {
    ListKind.FINDINGS: _finding,
    ListKind.JUDGEMENTS: lambda _, answer: judgement_row(Judgement.model_validate_json(answer)),
    ListKind.INSPECTIONS: _inspection,
    ListKind.REPORTS: lambda _, answer: report_row(Document.model_validate_json(answer)),
    ListKind.STATEMENTS: lambda _, answer: statement_row(WrittenStatement.model_validate_json(answer)),
    ListKind.ORGANISATIONS: _organisation,
}
"""How the things of each list are rows."""
