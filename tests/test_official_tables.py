"""Official tables: which one a file is, and what is said of one that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ontology.errors import RegisterError
from ontology.registers.importing import official_tables
from ontology.registers.importing.official_tables import Kind, OfficialTable, read_official, written_out
from tests.official_files import boards, councils, headed, lookup, ods, places, saved

TRUST = ("RWH", "EAST AND NORTH HERTFORDSHIRE TEACHING NHS TRUST", "20000401", "")
GROUP = ("06K", "NHS EAST AND NORTH HERTFORDSHIRE CCG", "20130401", "20220630")
COUNCIL = ("HRT", "Hertfordshire County Council", "Hertfordshire", "E10000015", "", "", "")
FORMS = [
    (ods(TRUST), Kind.ODS_TRUSTS),
    (ods(GROUP), Kind.ODS_COMMISSIONERS),
    (boards(("E54000025", "QM7", "NHS Hertfordshire and West Essex Integrated Care Board")), Kind.ONS_ICB),
    (places(("E10000015", "Hertfordshire")), Kind.ONS_AUTHORITIES),
    (lookup(("80475", "E10000015", "Hertfordshire")), Kind.ONS_AUTHORITIES),
    (councils(COUNCIL), Kind.ONS_AUTHORITIES),
]


def read(folder: Path, data: bytes, kind: Kind = Kind.AUTO) -> OfficialTable:
    """Read a table whose name says nothing."""
    return read_official(saved(folder, "table.csv", data), kind)


@pytest.mark.parametrize(("data", "kind"), FORMS)
def test_a_table_is_known_by_what_is_in_it(tmp_path: Path, data: bytes, kind: Kind) -> None:
    table = read(tmp_path, data)
    assert table.kind is kind
    assert len(table.statements) == 1
    assert read(tmp_path, data, kind) == table


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("delimiter", [b",", b";"])
def test_what_spreadsheets_make_of_a_table_is_read(tmp_path: Path, mark: bytes, delimiter: bytes) -> None:
    data = mark + ods(TRUST).replace(b'","', b'"' + delimiter + b'"') + b"\r\n" + delimiter * 3 + b"\r\n"
    [trust] = read(tmp_path, data).statements
    assert (trust.key, trust.cells["founded"], trust.cells["dissolved"]) == ("RWH", "2000-04-01", "")


def test_a_table_of_another_kind_than_said_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="is one of ods-trusts, not of ons-icb"):
        read(tmp_path, ods(TRUST), Kind.ONS_ICB)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\r\n,,\r\n",
        headed("key,kind,name", ("RWH", "NHSTrust", "East and North Hertfordshire NHS Trust")),
        ods(("A81001", "THE DENSHAM SURGERY", "19740401", "")),
        b"<!DOCTYPE html><html><body>Not found</body></html>",
        ",".join(["R1", "A NHS TRUST", *[""] * 25]).encode(),
    ],
)
def test_a_file_of_no_known_form_is_refused_with_those_that_are(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(RegisterError, match="no form that is known") as caught:
        read(tmp_path, data)
    assert "etr and eccg" in (caught.value.remedy or "")


@pytest.mark.parametrize(
    ("data", "where", "said"),
    [
        (ods(TRUST, ("5.00E+01", "A NHS TRUST", "20000401", "")), "row 2, column code", "made a number"),
        (ods(TRUST, ("rwg", "A NHS TRUST", "20000401", "")), "row 2, column code", "'rwg' is malformed"),
        (ods(TRUST, ("", "A NHS TRUST", "20000401", "")), "row 2, column code", "is empty"),
        (ods(TRUST, TRUST), "row 2, column code", "stands in row 1"),
        (ods(TRUST, ("RWG", "", "20000401", "")), "row 2, column name", "is empty"),
        (ods(TRUST, ("RWG", "=HYPERLINK(1) NHS TRUST", "20000401", "")), "row 2, column name", "as a formula"),
        (ods(TRUST, ("RWG", "A NHS TRUST|B", "20000401", "")), "row 2, column name", "holds a bar"),
        (ods(TRUST, ("RWG", "A" * 301 + " NHS TRUST", "20000401", "")), "row 2, column name", "more than 300"),
        (ods(TRUST, ("RWG", "A\x07 NHS TRUST", "20000401", "")), "row 2, column name", "control characters"),
        (ods(TRUST, ("RWG", "A NHS TRUST", "20000230", "")), "row 2, column open date", "no day"),
        (ods(TRUST, ("RWG", "A NHS TRUST", "01/04/2013", "")), "row 2, column open date", "day/month"),
        (ods(TRUST, ("RWG", "A NHS TRUST", "20130401", "20120401")), "row 2, column close date", "before"),
        (boards(("E5400002", "QM7", "NHS X ICB")), "row 2, column ICB25CD", "'E5400002' is malformed"),
        (lookup(("8O475", "E10000015", "Hertfordshire")), "row 2, column urn", "'8O475' is malformed"),
        (headed("LAD24CD,Name", ("E10000015", "Hertfordshire")), "row 1", "LAD24NM"),
        (ods(TRUST) + b'"RWG","A NHS TRUST"\r\n', "row 2", "has 2 columns"),
        (places(("E10000015", "Hertfordshire")) + b"E10000012,Essex,,more\r\n", "row 3", "has 4 cells"),
        (ods(TRUST) + b'"RWG,"A"\r\n', "row 2", "cannot be read"),
        (ods(TRUST).decode().encode("utf-16"), "", "UTF-16"),
    ],
)
def test_a_wrong_cell_is_named_with_row_column_value_and_remedy(
    tmp_path: Path, data: bytes, where: str, said: str
) -> None:
    with pytest.raises(RegisterError) as caught:
        read(tmp_path, data)
    error = caught.value
    assert error.where == f"table.csv, {where}".removesuffix(", ")
    assert said in error.message
    assert error.remedy


def test_a_table_that_excel_saved_in_windows_letters_is_read_and_said_to_be(tmp_path: Path) -> None:
    table = read(tmp_path, ods(("RWH", "ST ANNE’S AND CAFÉ NHS TRUST", "20000401", "")).decode().encode("cp1252"))
    assert table.statements[0].cells["name"] == "St Anne’s and Café NHS Trust"
    assert "Windows-1252" in table.remarks[0]
    assert read(tmp_path, ods(TRUST)).remarks == ()


@pytest.mark.parametrize("name", [b"CAF\xc3\x89 AND ST ANNE\x92S NHS TRUST", b"A \x81 NHS TRUST", b"A \xa4 NHS TRUST"])
def test_letters_that_may_be_of_two_kinds_are_refused(tmp_path: Path, name: bytes) -> None:
    with pytest.raises(RegisterError, match="is not UTF-8") as caught:
        read(tmp_path, ods(TRUST) + ods(("RWG", "NAME", "20000401", "")).replace(b"NAME", name))
    assert caught.value.where == "table.csv, row 2"


def test_more_rows_than_any_such_table_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(official_tables, "MOST_ROWS", 3)
    rows = [(f"R{n:02}", f"A{n} NHS TRUST", "20000401", "") for n in range(4)]
    assert len(read(tmp_path, ods(*rows[:3])).statements) == 3
    with pytest.raises(RegisterError, match="4 rows, and at most 3"):
        read(tmp_path, ods(*rows))


def test_trusts_outside_england_are_passed_over(tmp_path: Path) -> None:
    table = read(tmp_path, ods(TRUST, ("RT4", "A WELSH NHS TRUST", "19990401", "20090930", "")))
    assert [statement.key for statement in table.statements] == ["RWH"]
    assert table.passed_over == {"outside England": 1}


@pytest.mark.parametrize(
    ("capitals", "written"),
    [
        ("KING'S COLLEGE HOSPITAL NHS FOUNDATION TRUST", "King's College Hospital NHS Foundation Trust"),
        ("NHS BATH AND NORTH EAST SOMERSET CCG", "NHS Bath and North East Somerset CCG"),
        ("SOUTHEND-ON-SEA NHS TRUST", "Southend-on-Sea NHS Trust"),
        ("THE ROYAL MARSDEN NHS FOUNDATION TRUST", "The Royal Marsden NHS Foundation Trust"),
        ("2GETHER NHS FOUNDATION TRUST", "2GETHER NHS Foundation Trust"),
        ("North London NHS Foundation Trust", "North London NHS Foundation Trust"),
    ],
)
def test_how_a_name_in_capitals_is_written_out(capitals: str, written: str) -> None:
    assert written_out(capitals) == written


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(data=st.data())
def test_a_damaged_table_is_read_or_says_what_is_wrong(tmp_path: Path, data: st.DataObject) -> None:
    good = bytearray(data.draw(st.sampled_from([form for form, _ in FORMS])))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(good) - 1))
        good[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    try:
        table: OfficialTable | RegisterError = read(tmp_path, bytes(good))
    except RegisterError as error:
        table = error
    if isinstance(table, RegisterError):
        assert table.where
        assert table.remedy
    else:
        assert len(table.listed) <= 1
