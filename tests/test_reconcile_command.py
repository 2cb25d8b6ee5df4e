"""Are the bodies of a table found without OpenRefine: whatever Excel saved it as, row by row, with what is wrong named by its place?"""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result
from typer.testing import CliRunner

import examples
from api.command_line import main as cli
from api.command_line.given_tables import TableError, read_given


def run(table: Path, data: Path, *options: str) -> Result:
    return CliRunner().invoke(cli.app, ["reconcile", str(table), "--column", "Agency", "--data", str(data), *options])


def matched(table: Path, data: Path, *options: str) -> list[dict[str, str]]:
    """The rows that the command writes, by the names of their columns."""
    out = table.with_name("matched.csv")
    result = run(table, data, "-o", str(out), *options)
    assert result.exit_code == 0, result.output
    written = out.read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")  # by which Excel knows UTF-8
    return list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline="")))


def table_of(folder: Path, content: bytes, name: str = "names.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_each_row_stays_and_says_whether_one_body_several_or_none_is_meant(example_data: Path, tmp_path: Path) -> None:
    table = table_of(tmp_path, examples.NAMES.read_bytes())
    rows = matched(table, example_data, "--with", "area=Council", "--with", "on=Date")
    said = {row["Agency"]: (row["remit_match"], row["remit_id"]) for row in rows}
    assert said == {
        "Marlshire Community NHS Trust": ("yes", "ZX3"),
        "North Marls Hospital Trust": ("yes", "ZX1"),
        "NHS Marlshire": ("yes", "ZX7"),  # the primary care trust, on that day
        "MSCB": ("several", ""),
        "partner agencies": ("yes", "agency/E10000901/partner-agencies"),
        "Osselmere Police": ("yes", "osselmere-police"),
        "Vale Ambulance Service": ("no", ""),
    }
    assert [row["Date"] for row in rows] == [row["Date"] for row in csv.DictReader(examples.NAMES.open())]
    acronym = next(row for row in rows if row["Agency"] == "MSCB")
    assert "marlshire-safeguarding-children-board" in acronym["remit_candidates"]
    assert acronym["remit_why"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read_as_excel_saved_it(encoding: str, delimiter: str, example_data: Path, tmp_path: Path) -> None:
    text = f"Agency{delimiter}Remark\r\nMarlshire Children’s Trust Partnership{delimiter}café\r\n"
    [row] = matched(table_of(tmp_path, text.encode(encoding)), example_data)
    assert (row["remit_id"], row["Remark"]) == ("marlshire-childrens-trust-partnership", "café")


def test_a_workbook_goes_in_and_comes_out_with_its_days(example_data: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Nothing"])
    sheet = book.create_sheet("Bodies")
    sheet.append(["Agency", "Since", "Beds"])
    sheet.append(["NHS Marleshire", date(2010, 4, 1), 12.5])
    table, out = tmp_path / "names.xlsx", tmp_path / "out.xlsx"
    book.save(table)
    result = run(table, example_data, "--sheet", "Bodies", "--with", "on=since", "-o", str(out))
    assert result.exit_code == 0, result.output
    [heading, row] = [list(row) for row in openpyxl.load_workbook(out).active.iter_rows(values_only=True)]
    assert heading[3:5] == ["remit_match", "remit_id"]
    assert row[3:5] == ["yes", "ZX8"]
    assert row[2] == 12.5
    assert row[1].date() == date(2010, 4, 1)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_no_spreadsheet_runs_what_stands_in_a_cell(ending: str, example_data: Path, tmp_path: Path) -> None:
    bad = ("=HYPERLINK(1)", "+cmd", "@SUM(A1)", "-2+3")
    text = "Agency,=1+1,Balance\r\n" + "".join(f'"{each}",x,-5\r\n' for each in bad)
    out = tmp_path / f"out.{ending}"
    assert run(table_of(tmp_path, text.encode()), example_data, "-o", str(out)).exit_code == 0
    if ending == "csv":
        rows = list(csv.reader(io.StringIO(out.read_text(encoding="utf-8-sig"), newline="")))
        assert [row[0] for row in rows[1:]] == [f"'{each}" for each in bad]
        assert rows[0][1] == "'=1+1"
        assert {row[2] for row in rows[1:]} == {"-5"}  # a number, and no formula
    else:
        cells = [cell for row in openpyxl.load_workbook(out).active.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells if isinstance(cell.value, str)} == {"s"}
        assert set(bad) <= {cell.value for cell in cells}


def test_a_kind_narrows_and_a_day_decides(example_data: Path, tmp_path: Path) -> None:
    table = table_of(tmp_path, b"Agency\nMarlshire\nNHS Marlshire\n")
    assert [row["remit_match"] for row in matched(table, example_data)] == ["yes", "several"]
    assert matched(table, example_data, "--kind", "police force")[0]["remit_match"] == "several"
    assert matched(table, example_data, "--on", "2012-01-01")[1]["remit_id"] == "ZX7"


@pytest.mark.parametrize(
    ("content", "options", "told"),
    [
        (b"Body,Date\nx,y\n", (), ("names.csv, row 1", "no column 'Agency'", "Body, Date")),
        (b"Agency,agency\nx,y\n", (), ("row 1", "2 columns 'Agency'")),
        (b"", (), ("names.csv", "empty")),
        (b'Agency\n"x\n', (), ("row 2", "double quotes")),
        (b"Agency\nx,y\n", (), ("row 2", "2 cells and the heading 1")),
        (b"Agency,remit_id\nx,y\n", (), ("remit_id", "already")),
        (b"Agency,Day\nx,1/2/2010\ny,soon\n", ("--with", "on=Day"), ("row 3, column Day", "not a date", "2013-04-01")),
        (b"Agency,What\nx,ship\n", ("--with", "kind=What"), ("row 2, column What", "no kind of body", "PoliceForce")),
        (b"Agency\nx\n", ("--with", "on=Day"), ("no column 'Day'",)),
        (b"Agency\nx\n", ("--kind", "ship"), ("--kind", "no kind of body", "PoliceForce")),
        (b"Agency\nx\n", ("--on", "01/04/2013"), ("--on", "day/month or month/day")),
        (b"Agency\nx\n", ("--sheet", "One"), ("--sheet is for workbooks",)),
        (b"\xff\xfeA\0", (), ("UTF-16", "CSV UTF-8")),
        (b"Agency\nCaf\xe9 and Caf\xc3\xa9\n", (), ("row 2", "not UTF-8")),
    ],
)
def test_what_is_wrong_is_named_with_its_place_and_the_remedy(
    content: bytes, options: tuple[str, ...], told: tuple[str, ...], example_data: Path, tmp_path: Path
) -> None:
    result = run(table_of(tmp_path, content), example_data, *options)
    assert result.exit_code != 0
    words = " ".join(result.output.split())
    assert [each for each in told if each not in words] == [], words


def test_a_workbook_that_is_none_or_would_fill_the_memory_is_refused(
    example_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "cannot be read" in run(table_of(tmp_path, b"PK\3\4", "a.xlsx"), example_data).output
    assert "old Excel" in run(table_of(tmp_path, b"x", "a.xls"), example_data).output
    bomb = tmp_path / "b.xlsx"
    with zipfile.ZipFile(bomb, "w") as archive:
        archive.writestr("xl/workbook.xml", "<!--" + "-" * 2000 + '--><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    assert "document type" in run(bomb, example_data).output
    monkeypatch.setattr("api.command_line.given_tables.MOST_UNPACKED", 10)
    assert "unpacked" in run(bomb, example_data).output


def test_without_a_file_to_write_to_it_goes_to_standard_output(example_data: Path, tmp_path: Path) -> None:
    result = run(table_of(tmp_path, b"Agency\nZX3\n"), example_data)
    assert "ZX3,yes,ZX3,Marlshire Community NHS Trust" in result.stdout
    assert "1 matched" in result.stderr


@pytest.mark.parametrize(
    "broken",
    [
        b"<worksheet><sheetData>",
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="abc"/></sheetData></worksheet>',
    ],
)
def test_a_workbook_whose_sheet_is_broken_is_refused_with_a_remedy(tmp_path: Path, broken: bytes) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "whole.xlsx")
    with zipfile.ZipFile(tmp_path / "whole.xlsx") as whole, zipfile.ZipFile(tmp_path / "cut.xlsx", "w") as cut:
        for part in whole.namelist():
            cut.writestr(part, broken if part.endswith("sheet1.xml") else whole.read(part))
    with pytest.raises(TableError, match="cannot be read") as refused:
        read_given(tmp_path / "cut.xlsx")
    assert refused.value.remedy


def test_every_row_is_read_whatever_the_workbook_says_of_its_size(tmp_path: Path) -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:A2"/><sheetData>'
        + b"".join(b'<row r="%d"><c t="inlineStr"><is><t>ZX%d</t></is></c></row>' % (row, row) for row in (1, 2, 5))
        + b"</sheetData></worksheet>"
    )
    book = openpyxl.Workbook()
    book.save(tmp_path / "whole.xlsx")
    with zipfile.ZipFile(tmp_path / "whole.xlsx") as whole, zipfile.ZipFile(tmp_path / "short.xlsx", "w") as short:
        for part in whole.namelist():
            short.writestr(part, sheet if part.endswith("sheet1.xml") else whole.read(part))
    assert read_given(tmp_path / "short.xlsx").rows == ((2, ("ZX2",)), (5, ("ZX5",)))
