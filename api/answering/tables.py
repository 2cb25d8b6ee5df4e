"""The flat tables of CSV files and spreadsheets, for people who work in them."""

from __future__ import annotations

import csv
import io
import re
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from api.answering import answers
from api.answering.answers import Wanted
from api.answering.edition import Edition
from queries.answering.models import Evidence, Judgement, Organisation
from queries.answering.wording import label

Value = str | int | date | None

CELL_LENGTH = 32_767
"""Characters that a cell of a spreadsheet holds at most (Excel's own limit)."""

ROWS_AT_A_TIME = 500
"""Recommendations that are put together at once, to keep memory flat."""

WIDE, NARROW = 70, 18
"""Widths of columns, in characters: one for sentences, one for all else."""

NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The time of every part of a workbook (the first that a ZIP file can say), so that two exports are the same bytes."""

_RUN_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


class TableName(StrEnum):
    """The tables there are."""

    RECOMMENDATIONS = "recommendations"
    JUDGEMENTS = "judgements"
    ORGANISATIONS = "organisations"


COLUMNS = {
    TableName.RECOMMENDATIONS: (
        "authority", "authority_code", "framework", "inspection_start", "published", "ordinal", "number", "kind", "strand",
        "priority", "due", "text", "themes", "owner", "owner_code", "owner_kind", "basis", "inferred", "as_written", "resolution",
        "quotation", "page", "start", "end", "report_file", "recommendation",
    ),
    TableName.JUDGEMENTS: (
        "authority", "authority_code", "framework", "inspection_start", "strand", "aspect", "judged_part", "grade", "rank",
        "second_hand", "discrepancies", "quotation", "page", "start", "end", "report_file", "judgement",
    ),
    TableName.ORGANISATIONS: (
        "name", "code", "kind", "ods", "gss", "ofsted_urn", "founded", "dissolved", "other_names", "successors",
        "recommendations", "organisation",
    ),
}  # fmt: skip
"""What each table holds: one row an owner of a recommendation, a judgement, an organisation."""

SENTENCES = frozenset({"text", "quotation", "aspect", "discrepancies", "other_names"})
"""Columns that hold sentences."""


def rows(edition: Edition, table: TableName, basis: str | None = None) -> Iterator[tuple[Value, ...]]:
    """The rows of a table, in one order; with `basis`, only of owners on that ground. Raises QueryError for one that the list does not have."""
    if table is TableName.RECOMMENDATIONS:
        return _recommendations(edition, basis)
    return _judgements(edition) if table is TableName.JUDGEMENTS else _organisations(edition)


def _recommendations(edition: Edition, basis: str | None) -> Iterator[tuple[Value, ...]]:
    at = 0
    while some := answers.recommendations(edition, Wanted(basis=basis), ROWS_AT_A_TIME, at)[1]:
        at += len(some)
        for item in some:
            inspection = item.inspection
            authority = inspection.authority if inspection else None
            framework = inspection.framework if inspection else None
            said = (
                authority.name if authority else None, authority.id if authority else None, label(framework),
                _day(inspection.start if inspection else None), item.report.published if item.report else None,
                item.ordinal, item.number, item.kind.label, label(item.strand),
                label(item.priority), item.due, item.text,
                "; ".join(found.theme.label for found in item.themes) or None,
            )  # fmt: skip
            owners = (*item.owners, *item.inferred_owners)
            for owner in owners:
                body = owner.organisation
                inferred = "yes" if owner in item.inferred_owners else "no"
                whose = (
                    body.name, body.id, body.kind_label, owner.basis.label, inferred, owner.as_written,
                    label(owner.resolution),
                )  # fmt: skip
                yield (*said, *whose, *_words(owner.evidence or item.evidence), item.iri)
            if not owners:
                yield (*said, *(None,) * 7, *_words(item.evidence), item.iri)


def _judgements(edition: Edition) -> Iterator[tuple[Value, ...]]:
    for item in map(Judgement.model_validate_json, edition.index.judgements()):
        authority, framework = item.inspection.authority, item.inspection.framework
        yield (
                authority.name if authority else None, authority.id if authority else None, label(framework),
                _day(item.inspection.start), label(item.strand), item.aspect.label, label(item.part), item.grade.label,
                item.grade.rank, "yes" if item.second_hand else "no",
                "; ".join(doubt.comment for doubt in item.discrepancies) or None, *_words(item.evidence), item.iri,
            )  # fmt: skip


def _organisations(edition: Edition) -> Iterator[tuple[Value, ...]]:
    for body in map(Organisation.model_validate_json, edition.index.things("organisation")):
        yield (
            body.name, body.id, body.kind_label, body.codes.ods, body.codes.gss, body.codes.urn,
            _day(body.founded), _day(body.dissolved), "; ".join(body.other_names) or None,
            "; ".join(ref.name for ref in body.successors) or None, body.recommendations, body.iri,
        )  # fmt: skip


def _words(evidence: list[Evidence]) -> tuple[Value, ...]:
    """The first quotation, where it stands, and in which file."""
    if not evidence:
        return (None,) * 5
    first = evidence[0]
    return first.quotation, first.page, first.start, first.end, first.report.file


def _day(written: str | None) -> Value:
    """A whole day as a date, a month or year as the text that it is."""
    return date.fromisoformat(written) if written and written.count("-") == 2 else written


def write_csv(edition: Edition, table: TableName, out: IO[bytes], basis: str | None = None) -> None:
    """A table as CSV in UTF-8, with the mark by which Excel knows UTF-8.

    A text that a spreadsheet would run as a formula gets an apostrophe in front: the words are strangers'.
    """
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS[table])
    for row in rows(edition, table, basis):
        writer.writerow([_harmless(value) for value in row])
    text.flush()
    text.detach()


def _harmless(value: Value) -> str:
    written = "" if value is None else str(value)
    return f"'{written}" if isinstance(value, str) and written.startswith(_RUN_AS_FORMULA) else written


def write_workbook(edition: Edition, out: IO[bytes], basis: str | None = None) -> None:
    """All tables as sheets of an Excel workbook; texts stay texts, whatever they begin with, and days are days."""
    book = Workbook(write_only=True)
    for table in TableName:
        columns = COLUMNS[table]
        sheet = book.create_sheet(table.title())
        sheet.freeze_panes = "A2"
        for number, column in enumerate(columns, 1):
            sheet.column_dimensions[get_column_letter(number)].width = WIDE if column in SENTENCES else NARROW
        sheet.append(_heading(sheet, columns))
        last = 1
        for row in rows(edition, table, basis):
            sheet.append([_cell(sheet, value, column) for value, column in zip(row, columns, strict=True)])
            last += 1
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    with tempfile.TemporaryFile() as draft:
        book.save(draft)
        draft.seek(0)
        _without_times(draft, out)


def _heading(sheet: WriteOnlyWorksheet, columns: Iterable[str]) -> list[WriteOnlyCell]:
    cells = [WriteOnlyCell(sheet, value=column.replace("_", " ")) for column in columns]
    for cell in cells:
        cell.font = Font(bold=True)
    return cells


def _cell(sheet: WriteOnlyWorksheet, value: Value, column: str) -> WriteOnlyCell:
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value=value)
    cell = WriteOnlyCell(sheet, value=_UNPRINTABLE.sub("", value)[:CELL_LENGTH])
    cell.data_type = "s"  # openpyxl takes a text that begins with an equals sign for a formula
    if column in SENTENCES:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _without_times(draft: IO[bytes], out: IO[bytes]) -> None:
    """The same workbook without the moment at which it was made."""
    with zipfile.ZipFile(draft) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for part in made.infolist():
            content = made.read(part)
            if part.filename == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            kept.writestr(zipfile.ZipInfo(part.filename, NO_TIME), content, zipfile.ZIP_DEFLATED)
