"""What people and programs get as tables: in CSV, in a workbook and in Parquet, each with the types that its dictionary says."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from datetime import date, datetime
from itertools import repeat
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet
import pyoxigraph as ox
import pytest
from rdflib import RDF

import examples
from api.answering.edition import Edition
from api.exporting import parquet_files, tables, workbooks
from api.exporting.columns import TABLES, TableColumn, TableName, ValueType
from api.exporting.dictionary import DICTIONARY, dictionary
from api.exporting.exports import Format, export
from api.exporting.index_rows import whole_day
from ontology.terms import DEFAULT_BASE, OA, REMIT
from queries.editions.publishing import publish
from queries.folder import DataFolder

FORMULA = '=HYPERLINK("http://example.org","click")'
WARNINGS = (
    (
        {
            "expected": "4 items, of which 3 were read",
            "lookedFor": "a second count of signs",
            "rule": "second-reading/list-items",
        },
        True,
    ),
    ({"expected": "a grade for leadership", "lookedFor": "the table of main findings"}, False),
)
"""What is told of a report of the examples here: they have no warnings of their own."""


def exported(data: Path, form: Format, table: TableName | None = None) -> bytes:
    out = io.BytesIO()
    export(data, form, out, table)
    return out.getvalue()


def csv_of(data: Path, table: TableName) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported(data, Format.CSV, table).decode("utf-8-sig"))))


@pytest.fixture(scope="module")
def edition(example_data: Path) -> Edition:
    return Edition(example_data)


@pytest.fixture(scope="module")
def warned(example_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The examples with a report of which something was not found, and something counted otherwise, and that requires a statement."""
    folder = DataFolder(tmp_path_factory.mktemp("warned") / "data")
    shutil.copytree(example_data, folder.path)
    report = folder.report(sorted(folder.manifest().reports)[0])
    quads = list(ox.parse(path=report, format=ox.RdfFormat.N_QUADS))
    evidence = next(quad for quad in quads if quad.predicate.value == str(OA.hasSource))
    for number, (said, words) in enumerate(WARNINGS, 1):
        warning = ox.NamedNode(f"{DEFAULT_BASE}warning/{report.stem[:16]}/{number}")
        told = {REMIT.aboutReport: evidence.object, REMIT.evidence: evidence.subject if words else None}
        told |= {REMIT[name]: ox.Literal(value) for name, value in said.items()}
        told[RDF.type] = ox.NamedNode(str(REMIT.Warning))
        quads += [ox.Quad(warning, ox.NamedNode(str(p)), o, quads[0].graph_name) for p, o in told.items() if o]
    required = ox.NamedNode(f"{DEFAULT_BASE}statement-of-action/{report.stem[:16]}")
    for property_, value in (
        (RDF.type, ox.NamedNode(str(REMIT.StatementOfAction))),
        (REMIT.evidence, evidence.subject),
    ):
        quads.append(ox.Quad(required, ox.NamedNode(str(property_)), value, quads[0].graph_name))
    report.write_bytes(b"".join(sorted(f"{quad} .\n".encode() for quad in quads)))
    publish(folder, folder.manifest(), anew=True)
    return folder.path


def test_who_owns_what_has_a_row_an_owner_with_the_words_that_say_so(example_data: Path) -> None:
    mine = [row for row in csv_of(example_data, TableName.OWNERS) if row["owner_code"] == "ZX3"]
    assert [(row["ordinal"], row["basis"], row["due"]) for row in mine] == [
        ("6", "named", "2010-11-06"),
        ("8", "member of a named group", "2010-11-06"),
        ("13", "named", "2010-08-06"),
        ("18", "named", "2011-02-06"),
    ]
    report = (examples.REPORTS / "marlshire-slac-2010.txt").read_text(encoding="utf-8")
    for row in mine:
        assert row["quotation"] == report[int(row["start"]) : int(row["end"])]


def test_each_recommendation_is_there_once_with_all_its_owners(edition: Edition, example_data: Path) -> None:
    rows = csv_of(example_data, TableName.RECOMMENDATIONS)
    iris = {row["recommendation"] for row in rows}
    assert len(rows) == len(iris) == len(edition.dataset.look_up("lookup_recommendations"))
    owners = csv_of(example_data, TableName.OWNERS)
    owned = Counter(row["recommendation"] for row in owners if row["inferred"] == "false")
    assert {row["recommendation"]: len(row["owner_codes"].split("; ")) for row in rows} == owned


COUNTED = {
    TableName.JUDGEMENTS: REMIT.Judgement,
    TableName.FINDINGS: REMIT.Finding,
    TableName.FOLLOW_UPS: REMIT.FollowUp,
    TableName.INSPECTIONS: REMIT.Inspection,
    TableName.REPORTS: REMIT.Report,
    TableName.PROVISIONS: REMIT.ServiceProvision,
    TableName.STATEMENTS: REMIT.StatementOfAction,
    TableName.REPETITIONS: REMIT.Repetition,
}


@pytest.mark.parametrize("table", COUNTED)
def test_a_list_has_as_many_rows_as_the_graph_has_things_of_its_kind(edition: Edition, table: TableName) -> None:
    query = f"SELECT (COUNT(*) AS ?n) {{ ?thing a <{COUNTED[table]}> }}"
    assert [sum(1 for _ in tables.rows(edition, table))] == edition.dataset.select(query).column("n")


def test_the_evidence_is_every_quotation_for_each_thing_that_rests_on_it(edition: Edition, example_data: Path) -> None:
    query = f"SELECT ?thing ?evidence {{ ?thing <{REMIT.evidence}> ?evidence . ?evidence <{OA.hasSource}> ?report }}"
    told = TABLES[TableName.EVIDENCE].names
    found = {
        (row[told.index("subject")], row[told.index("evidence")]) for row in tables.rows(edition, TableName.EVIDENCE)
    }
    assert found == {(row["thing"], row["evidence"]) for row in edition.dataset.select(query).records()}
    digests = list(DataFolder(example_data).manifest().reports)
    for row in tables.rows(edition, TableName.EVIDENCE):
        cells = dict(zip(told, row, strict=True))
        digest = next(entry for entry in digests if str(cells["report"]).endswith(entry[:16]))
        assert (edition.text(digest) or "")[cells["start"] : cells["end"]] == cells["quotation"]  # type: ignore[misc]


def test_the_statements_that_cannot_all_hold_stand_together(edition: Edition) -> None:
    names = TABLES[TableName.DISCREPANCIES].names
    rows = [dict(zip(names, row, strict=True)) for row in tables.rows(edition, TableName.DISCREPANCIES)]
    told = Counter(row["discrepancy"] for row in rows)
    assert len(told) == len({row["discrepancy"] for row in edition.dataset.look_up("discrepancies").records()})
    assert min(told.values()) >= 2
    assert {row["grade"] for row in rows if row["stated_in"]} >= {"good", "adequate"}


def test_names_that_fit_no_body_stand_with_those_that_they_may_mean(edition: Edition) -> None:
    names = TABLES[TableName.UNRESOLVED_NAMES].names
    rows = [dict(zip(names, row, strict=True)) for row in tables.rows(edition, TableName.UNRESOLVED_NAMES)]
    asked = edition.dataset.look_up("unresolved-names").records()
    assert {(row["as_written"], row["owns"], row["quotation"]) for row in rows} == {
        (row["as_written"], row["owns"], row["quotation"]) for row in asked
    }


def test_what_a_second_reading_counts_otherwise_has_its_words(warned: Path) -> None:
    counted, missing = sorted(csv_of(warned, TableName.WARNINGS), key=lambda row: row["expected"])
    assert (counted["rule"], missing["rule"]) == ("second-reading/list-items", "")
    assert counted["quotation"]
    assert (missing["expected"], missing["quotation"]) == ("a grade for leadership", "")
    assert counted["authority_code"] == missing["authority_code"] != ""


@pytest.mark.parametrize("table", list(TableName))
def test_every_cell_is_of_its_columns_type(warned: Path, table: TableName) -> None:
    rows = list(tables.rows(Edition(warned), table))
    assert rows
    for row in rows:
        for value, column in zip(row, TABLES[table].columns, strict=True):
            assert is_of(value, column), (column.name, value)


def is_of(value: Any, column: TableColumn) -> bool:
    if value is None:
        return not column.required
    kinds = {ValueType.INTEGER: int, ValueType.DAY: date, ValueType.BOOLEAN: bool}
    if column.type is ValueType.PERIOD:
        return isinstance(value, date) or re.fullmatch(r"\d{4}(-\d\d)?", value) is not None
    if column.type is ValueType.IRI:
        return " " not in value.replace("; ", "") and value.startswith("https://")
    return type(value) is kinds.get(column.type, str)


@pytest.mark.parametrize("table", list(TableName))
def test_parquet_has_the_rows_of_the_table_with_dates_as_dates(
    edition: Edition, example_data: Path, table: TableName
) -> None:
    read = pyarrow.parquet.read_table(io.BytesIO(exported(example_data, Format.PARQUET, table)))
    rows = [tuple(row.values()) for row in read.to_pylist()]
    columns = TABLES[table].columns
    assert rows == [
        tuple(
            value.isoformat() if isinstance(value, date) and column.type is ValueType.PERIOD else value
            for value, column in zip(row, columns, strict=True)
        )
        for row in tables.rows(edition, table)
    ]
    for field, column in zip(read.schema, columns, strict=True):
        kinds = {ValueType.INTEGER: "int32", ValueType.DAY: "date32[day]", ValueType.BOOLEAN: "bool"}
        assert str(field.type) == kinds.get(column.type, "string")
        assert field.metadata[b"description"].decode() == column.meaning


def test_parquet_is_written_some_rows_at_a_time(example_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_files, "ROW_GROUP", 100)
    read = pyarrow.parquet.ParquetFile(io.BytesIO(exported(example_data, Format.PARQUET, TableName.EVIDENCE)))
    assert read.num_row_groups == -(-read.metadata.num_rows // 100) > 1


def test_without_pyarrow_parquet_is_refused_with_the_remedy_and_nothing_else_needs_it(
    example_data: Path, tmp_path: Path
) -> None:
    program = "import sys; sys.modules['pyarrow'] = None; from api.command_line.main import main; main()"
    target = tmp_path / "out"

    def ran(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", program, *words, "--data", str(example_data)]
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[1])  # noqa: S603

    for words in (("export", "--format", "parquet", "-o", str(target)), ("dump", str(target))):
        done = ran(*words)
        assert done.returncode == 1
        assert 'pip install "remit[parquet]"' in " ".join(done.stderr.split())
        assert list(tmp_path.iterdir()) == []
    assert ran("export", "--format", "csv", "-o", str(target)).returncode == 0
    assert ran("dump", str(tmp_path / "dump"), "--no-parquet").returncode == 0


def test_the_workbook_has_a_sheet_a_table_with_days_as_days_and_numbers_as_numbers(example_data: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported(example_data, Format.XLSX)))
    assert book.sheetnames == [table.heading for table in TableName]
    for table in TableName:
        sheet, columns = book[table.heading], TABLES[table].columns
        assert [cell.value for cell in sheet[1]] == [column.name.replace("_", " ") for column in columns]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, len(columns)).column_letter}{sheet.max_row}"
        kinds = {
            ValueType.INTEGER: int,
            ValueType.DAY: datetime,
            ValueType.BOOLEAN: bool,
            ValueType.PERIOD: datetime | str,
        }
        for row in sheet.iter_rows(min_row=2):
            for cell, column in zip(row, columns, strict=True):
                assert cell.value is None or isinstance(cell.value, kinds.get(column.type, str)), (
                    column.name,
                    cell.value,
                )
                assert cell.data_type != "f"


def test_one_table_may_be_a_workbook_of_its_own(example_data: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported(example_data, Format.XLSX, TableName.FOLLOW_UPS)))
    assert book.sheetnames == ["Follow-ups"]


def test_does_a_spreadsheet_run_what_a_report_says_as_a_formula(
    example_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = TABLES[TableName.ORGANISATIONS].names
    row = (FORMULA, "+1", "-2", "@SUM(A1)", *["x\x07y"] * (len(names) - 5), 7)
    for module in (tables, workbooks):
        monkeypatch.setattr(
            module, "rows", lambda _, table, *__: iter([row] if table is TableName.ORGANISATIONS else [])
        )
    book = openpyxl.load_workbook(io.BytesIO(exported(example_data, Format.XLSX)))
    cells = list(book["Organisations"][2])
    assert [cell.value for cell in cells[:4]] == list(row[:4])
    assert {cell.data_type for cell in cells[:4]} == {"s"}
    assert cells[4].value == "xy"
    assert cells[-1].value == 7
    (written,) = csv_of(example_data, TableName.ORGANISATIONS)
    assert list(written.values())[:4] == [f"'{value}" for value in row[:4]]
    assert list(written.values())[-1] == "7"


def test_a_text_that_looks_like_a_workbooks_own_escape_stays_what_it_is(
    example_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = TABLES[TableName.REPORTS].names
    monkeypatch.setattr(workbooks, "rows", lambda *_: iter([("form_x0041_.txt", *[None] * (len(names) - 1))]))
    content = exported(example_data, Format.XLSX, TableName.REPORTS)
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert b"form_x005F_x0041_.txt" in book.read("xl/worksheets/sheet1.xml")


def test_a_table_that_is_longer_than_a_sheet_goes_on_in_another(
    example_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "SHEET_ROWS", 30)
    book = openpyxl.load_workbook(io.BytesIO(exported(example_data, Format.XLSX, TableName.RECOMMENDATIONS)))
    assert book.sheetnames == ["Recommendations", "Recommendations 2"]
    assert [sheet.max_row for sheet in book] == [31, 25]
    assert len({row[-1].value for sheet in book for row in sheet.iter_rows(min_row=2)}) == 54


def test_rows_are_read_as_they_are_written(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    served = repeat(edition.index.judgements().__next__(), 10_000_000)
    monkeypatch.setattr(edition.index, "judgements", lambda: served)
    assert len(next(tables.rows(edition, TableName.JUDGEMENTS))) == len(TABLES[TableName.JUDGEMENTS].columns)


def test_the_data_dictionary_is_up_to_date() -> None:
    assert DICTIONARY.read_text(encoding="utf-8") == dictionary(), "run python -m api.exporting.dictionary"


@pytest.mark.parametrize("table", list(TableName))
def test_every_column_is_described_with_an_example_of_its_type(table: TableName) -> None:
    assert len(set(TABLES[table].names)) == len(TABLES[table].columns)
    for column in TABLES[table].columns:
        assert column.meaning.endswith((".", "..."))
        assert column.source
        kinds = {
            ValueType.INTEGER: int,
            ValueType.DAY: date.fromisoformat,
            ValueType.BOOLEAN: {"true": True, "false": False}.get,
            ValueType.PERIOD: whole_day,
        }
        value = kinds.get(column.type, str)(column.example)
        assert is_of(value, column), column.name
        assert (column.unit is not None) == (column.type is ValueType.INTEGER), column.name
