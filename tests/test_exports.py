"""What other programs and spreadsheets get of the graph."""

from __future__ import annotations

import csv
import io
import shutil
from datetime import date, datetime
from pathlib import Path

import lxml.etree
import openpyxl
import pyoxigraph as ox
import pytest
import rdflib

import examples
from api.answering import exports, tables
from api.answering.edition import Edition
from api.answering.exports import Format, export, to_file
from api.answering.tables import TableName
from ontology.terms import DEFAULT_BASE, OA
from queries.folder import DataFolder

FORMULA = '=HYPERLINK("http://example.org","click")'


def exported(data: Path, form: Format, table: TableName = TableName.RECOMMENDATIONS) -> bytes:
    out = io.BytesIO()
    export(data, form, out, table)
    return out.getvalue()


def read(content: bytes, form: ox.RdfFormat) -> set[ox.Quad]:
    return set(ox.parse(content, form))


def test_nquads_are_every_statement_of_the_folder_sorted_and_each_once(example_data: Path) -> None:
    lines = exported(example_data, Format.NQUADS).splitlines()
    whole = {line for file in DataFolder(example_data).state().files() for line in file.read_bytes().splitlines()}
    assert len(lines) > 1000
    assert lines == sorted(whole)


@pytest.mark.parametrize("form", list(Format))
def test_the_same_folder_gives_the_same_bytes(example_data: Path, form: Format) -> None:
    assert exported(example_data, form) == exported(example_data, form)


@pytest.mark.parametrize(("form", "engine"), [(Format.TRIG, ox.RdfFormat.TRIG), (Format.JSONLD, ox.RdfFormat.JSON_LD)])
def test_trig_and_json_ld_keep_the_named_graphs(example_data: Path, form: Format, engine: ox.RdfFormat) -> None:
    assert read(exported(example_data, form), engine) == read(
        exported(example_data, Format.NQUADS), ox.RdfFormat.N_QUADS
    )
    assert not form.loses_graphs


@pytest.mark.parametrize(
    ("form", "engine"), [(Format.TURTLE, ox.RdfFormat.TURTLE), (Format.RDFXML, ox.RdfFormat.RDF_XML)]
)
def test_turtle_and_rdf_xml_hold_every_statement_without_its_graph(
    example_data: Path, form: Format, engine: ox.RdfFormat
) -> None:
    whole = {str(quad.triple) for quad in read(exported(example_data, Format.NQUADS), ox.RdfFormat.N_QUADS)}
    if form is Format.RDFXML:  # page breaks stand between quotations
        whole = {said.replace("\\f", "\ufffd") for said in whole}
    assert {str(quad.triple) for quad in read(exported(example_data, form), engine)} == whole
    assert form.loses_graphs


UNSAYABLE = "page 4\f\x0b\x01 \ufffe\r\n \tend"
"""What text copies of PDFs hold: page breaks and other characters that XML does not have, or does not keep."""


@pytest.fixture
def odd_data(tmp_path: Path, example_data: Path) -> Path:
    """The examples with a quotation's surroundings that hold such characters."""
    data = tmp_path / "data"
    shutil.copytree(example_data, data)
    report = next(iter(sorted((data / "reports").glob("*.nq"))))
    quads = list(ox.parse(path=report, format=ox.RdfFormat.N_QUADS))
    for name, words in (("prefix", ox.Literal(UNSAYABLE)), ("suffix", ox.Literal(UNSAYABLE, language="en"))):
        quads.append(ox.Quad(ODD, ox.NamedNode(str(OA[name])), words, quads[0].graph_name))
    report.write_bytes(b"".join(sorted(f"{quad} .\n".encode() for quad in quads)))
    return data


ODD = ox.NamedNode(f"{DEFAULT_BASE}evidence/odd")
GRAPH_FORMATS = {
    Format.NQUADS: ("nquads", ox.RdfFormat.N_QUADS),
    Format.TRIG: ("trig", ox.RdfFormat.TRIG),
    Format.TURTLE: ("turtle", ox.RdfFormat.TURTLE),
    Format.JSONLD: ("json-ld", ox.RdfFormat.JSON_LD),
    Format.RDFXML: ("xml", ox.RdfFormat.RDF_XML),
}


@pytest.mark.parametrize("form", GRAPH_FORMATS)
def test_every_format_of_the_graph_is_read_by_other_programs_whatever_the_reports_hold(
    odd_data: Path, form: Format
) -> None:
    content = exported(odd_data, form)
    name, engine = GRAPH_FORMATS[form]
    read_by_engine = {quad.triple for quad in read(content, engine)}
    read_by_rdflib = rdflib.Dataset(default_union=True).parse(io.BytesIO(content), format=name)
    assert len(read_by_rdflib) == len(read_by_engine)
    if form is Format.RDFXML:
        assert len(lxml.etree.fromstring(content, lxml.etree.XMLParser(huge_tree=True))) > 100
    said = rdflib.Literal(UNSAYABLE)
    if form is Format.RDFXML:
        said = rdflib.Literal("page 4\ufffd\ufffd\ufffd \ufffd\ufffd\n \tend")
        assert len(said) == len(UNSAYABLE)
    odd = rdflib.URIRef(ODD.value)
    assert read_by_rdflib.value(odd, OA.prefix) == said
    assert read_by_rdflib.value(odd, OA.suffix) == rdflib.Literal(str(said), lang="en")


def test_more_files_than_may_be_open_at_once_are_merged_all_the_same(
    example_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = exported(example_data, Format.NQUADS)
    monkeypatch.setattr(exports, "FILES_AT_A_TIME", 2)
    assert exported(example_data, Format.NQUADS) == whole


def test_which_rows_does_the_csv_of_recommendations_hold(example_data: Path) -> None:
    text = exported(example_data, Format.CSV).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    mine = [row for row in rows if row["owner_code"] == "ZX3"]
    assert [row["ordinal"] for row in mine] == ["6", "13", "18"]
    assert {row["basis"] for row in mine} == {"named"}
    assert [row["due"] for row in mine] == ["2010-11-06", "2010-08-06", "2011-02-06"]
    report = (examples.REPORTS / "marlshire-slac-2010.txt").read_text(encoding="utf-8")
    for row in mine:
        assert row["quotation"] == report[int(row["start"]) : int(row["end"])]


@pytest.mark.parametrize("table", list(TableName))
def test_every_table_has_rows_and_as_many_cells_as_columns(example_data: Path, table: TableName) -> None:
    text = exported(example_data, Format.CSV, table).decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(text))
    assert tuple(header) == tables.COLUMNS[table]
    assert len(rows) > 50
    assert {len(row) for row in rows} == {len(header)}


def test_the_workbook_has_a_sheet_a_table_with_days_as_days(example_data: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported(example_data, Format.XLSX)))
    assert book.sheetnames == ["Recommendations", "Judgements", "Organisations"]
    sheet = book["Recommendations"]
    assert sheet.freeze_panes == "A2"
    columns = tables.COLUMNS[TableName.RECOMMENDATIONS]
    assert sheet.auto_filter.ref == f"A1:{openpyxl.utils.get_column_letter(len(columns))}{sheet.max_row}"
    due = columns.index("due") + 1
    days = [cell.value for cell in sheet[openpyxl.utils.get_column_letter(due)][1:] if cell.value is not None]
    assert datetime(2010, 11, 6) in days
    assert all(isinstance(day, datetime | date) for day in days)


def test_does_a_spreadsheet_run_what_a_report_says_as_a_formula(
    example_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    columns = tables.COLUMNS[TableName.ORGANISATIONS]
    row = (FORMULA, "+1", "-2", "@SUM(A1)", *["x\x07y"] * (len(columns) - 5), 7)
    monkeypatch.setattr(tables, "rows", lambda _, table, basis: iter([row] if table is TableName.ORGANISATIONS else []))
    book = openpyxl.load_workbook(io.BytesIO(exported(example_data, Format.XLSX)))
    cells = list(book["Organisations"][2])
    assert [cell.value for cell in cells[:4]] == list(row[:4])
    assert {cell.data_type for cell in cells[:4]} == {"s"}
    assert cells[4].value == "xy"
    assert cells[-1].value == 7
    text = exported(example_data, Format.CSV, TableName.ORGANISATIONS).decode("utf-8-sig")
    _, written = csv.reader(io.StringIO(text))
    assert written[:4] == [f"'{value}" for value in row[:4]]
    assert written[-1] == "7"


def test_an_export_that_fails_leaves_what_was_there_before(tmp_path: Path) -> None:
    target = tmp_path / "graph.nq"
    target.write_bytes(b"before")
    with pytest.raises(OSError, match="No space left"):
        to_file(target, lambda out: (_ for _ in ()).throw(OSError(28, "No space left")))
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


def test_the_judgements_table_says_where_a_report_contradicts_itself(example_data: Path) -> None:
    place = tables.COLUMNS[TableName.JUDGEMENTS].index("discrepancies")
    said = [row[place] for row in tables.rows(Edition(example_data), TableName.JUDGEMENTS) if row[place]]
    assert any("the table says" in str(words) for words in said)
