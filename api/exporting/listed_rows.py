"""Rows of the tables that lists give: the things that fit what somebody chose, in the order of the list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from api.answering.edition import Edition
from api.answering.list_answers import ListWanted, every_listed
from api.exporting.columns import TableName
from api.exporting.index_rows import (
    TableRow,
    finding_row,
    inspection_row,
    judgement_row,
    organisation_row,
    report_row,
    statement_row,
)
from queries.answering.listed_models import FindingFound, InspectionFound
from queries.answering.models import Document, Judgement, Organisation, OrganisationFound
from queries.answering.statement_models import WrittenStatement
from queries.editions.listed_entries import ListOrder


@dataclass(frozen=True, slots=True)
class ChosenList:
    """What of a list is wanted, and in which order."""

    wanted: ListWanted
    order: ListOrder = ListOrder.LATEST


def listed_rows(edition: Edition, table: TableName, chosen: ChosenList) -> Iterator[TableRow]:
    """The things that fit as rows of the list's table. Raises as `list_answers.listed_json`."""
    row = _ROWS[table]
    return (row(edition, answer) for answer in every_listed(edition, chosen.wanted, chosen.order))


def _finding(_: Edition, answer: str) -> TableRow:
    item = FindingFound.model_validate_json(answer)
    return finding_row(item, item.inspection, item.report)


def _inspection(_: Edition, answer: str) -> TableRow:
    item = InspectionFound.model_validate_json(answer)
    return inspection_row(item, item.judgements)


def _organisation(edition: Edition, answer: str) -> TableRow:
    found = OrganisationFound.model_validate_json(answer)
    return organisation_row(Organisation.model_validate_json(edition.index.thing("organisation", found.iri) or ""))


_ROWS: Final[Mapping[TableName, Callable[[Edition, str], TableRow]]] = {
    TableName.FINDINGS: _finding,
    TableName.JUDGEMENTS: lambda _, answer: judgement_row(Judgement.model_validate_json(answer)),
    TableName.INSPECTIONS: _inspection,
    TableName.REPORTS: lambda _, answer: report_row(Document.model_validate_json(answer)),
    TableName.STATEMENTS: lambda _, answer: statement_row(WrittenStatement.model_validate_json(answer)),
    TableName.ORGANISATIONS: _organisation,
}
