"""Tables that people bring: what is accepted, and what is said of a table that is wrong."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ontology.errors import RegisterError
from ontology.registers.register import Register
from ontology.registers.table_cells import COLUMNS

BODIES = Register.load()


def table(*rows: dict[str, str], columns: tuple[str, ...] = COLUMNS, delimiter: str = ",") -> bytes:
    """A register table of these rows as bytes."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, delimiter=delimiter, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def body(**cells: str) -> dict[str, str]:
    """A row that loads, but for the cells given."""
    return {"kind": "NHSTrust", "name": "Nowhere NHS Trust", "ods": "X1Z", **cells}


def load(folder: Path, data: bytes, name: str = "own.csv") -> Register:
    """The bundled registers with one more table."""
    path = folder / name
    path.write_bytes(data)
    return Register.load(path)


def test_a_table_of_ones_own_adds_to_the_bundled_ones(tmp_path: Path) -> None:
    register = load(
        tmp_path, table(body(areas="E10000015", successors="RWH@2011-04-01", former_names="Elsewhere@2005-01-31"))
    )
    trust = register.by_code("X1Z")
    assert trust is not None
    assert trust.key == "X1Z"
    assert register.successors("X1Z") == (register.by_code("RWH"),)
    assert trust.name_on(date(2004, 1, 1)) == "Elsewhere"
    assert register.digest != BODIES.digest


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_what_spreadsheets_save_is_accepted(tmp_path: Path, delimiter: str, mark: bytes) -> None:
    data = mark + table(body(name="Nowhere, or Elsewhere; NHS Trust"), delimiter=delimiter).replace(b"\n", b"\r\n")
    trust = load(tmp_path, data).by_code("X1Z")
    assert trust is not None
    assert trust.name == "Nowhere, or Elsewhere; NHS Trust"


@pytest.mark.parametrize("written", ["2013-04-30", "20130430", "30/4/2013", "30/04/2013", "04/30/2013"])
def test_dates_that_can_mean_one_day_only_are_accepted(tmp_path: Path, written: str) -> None:
    trust = load(tmp_path, table(body(founded=written))).by_code("X1Z")
    assert trust is not None
    assert trust.founded == date(2013, 4, 30)


def test_columns_may_stand_in_any_order_beside_others(tmp_path: Path) -> None:
    register = load(tmp_path, table(body(), columns=("remark", *reversed(COLUMNS))))
    assert register.by_code("X1Z") is not None


@pytest.mark.parametrize(
    ("cells", "column", "value"),
    [
        ({"founded": "1 April 2013"}, "founded", "1 April 2013"),
        ({"founded": "2013-02-30"}, "founded", "2013-02-30"),
        ({"founded": "2013"}, "founded", "2013"),
        ({"founded": "01/04/2013"}, "founded", "01/04/2013"),
        ({"founded": "2013-04-01", "dissolved": "2012-04-01"}, "dissolved", "2012-04-01"),
        ({"kind": "NHSTrusts"}, "kind", "NHSTrusts"),
        ({"kind": ""}, "kind", ""),
        ({"name": "  "}, "name", ""),
        ({"name": "Null\x01 NHS Trust"}, "name", "Null"),
        ({"ods": "x1z"}, "ods", "x1z"),
        ({"gss": "E1000001"}, "gss", "E1000001"),
        ({"urn": "8O475"}, "urn", "8O475"),
        ({"ods": "RWH"}, "key", "RWH"),
        ({"ods": "X1Z|RWH"}, "ods", "RWH"),
        ({"key": "other"}, "key", "other"),
        ({"ods": ""}, "key", ""),
        ({"ods": "", "key": "two words"}, "key", "two words"),
        ({"areas": "E1000001"}, "areas", "E1000001"),
        ({"areas": "E99999999"}, "areas", "E99999999"),
        ({"areas": "E06000048"}, "areas", "E06000048"),
        ({"successors": "RWHH@2011-04-01"}, "successors", "RWHH"),
        ({"successors": "RWH@April"}, "successors", "April"),
        ({"successors": "@2011-04-01"}, "successors", "@2011-04-01"),
        ({"successors": "X1Z"}, "successors", "X1Z"),
        ({"former_names": "@2011-04-01"}, "former_names", "@2011-04-01"),
        ({"kind": "Authority", "ods": ""}, "gss", ""),
    ],
)
def test_a_wrong_cell_is_named_with_row_column_value_and_remedy(
    tmp_path: Path, cells: dict[str, str], column: str, value: str
) -> None:
    good = body(ods="X2Z", name="Good NHS Trust")
    with pytest.raises(RegisterError) as caught:
        load(tmp_path, table(good, body(**cells)))
    error = caught.value
    assert error.where == f"own.csv, row 3, column {column}"
    assert value in error.message
    assert error.remedy
    assert error.exit_code == 4


def test_a_near_miss_is_suggested(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match=r"Did you mean NHSTrust\?"):
        load(tmp_path, table(body(kind="NHS Trust")))
    with pytest.raises(RegisterError, match="Write E06000057"):
        load(tmp_path, table(body(areas="E06000048")))
    with pytest.raises(RegisterError, match="2013-04-01 or 2013-01-04"):
        load(tmp_path, table(body(founded="01/04/2013")))


def test_two_rows_of_one_key_are_both_named(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match=r"own\.csv, row 3, column key: 'X1Z' is also the key of own\.csv, row 2"):
        load(tmp_path, table(body(), body(name="Again NHS Trust")))


def test_a_ring_of_successors_is_refused(tmp_path: Path) -> None:
    first, second = body(ods="X1Z", successors="X2Z"), body(ods="X2Z", name="Other NHS Trust", successors="X1Z")
    with pytest.raises(RegisterError, match="cannot succeed itself"):
        load(tmp_path, table(first, second))


@pytest.mark.parametrize("column", COLUMNS)
def test_a_missing_column_is_named(tmp_path: Path, column: str) -> None:
    fewer = tuple(name for name in COLUMNS if name != column)
    cells = {name: value for name, value in body().items() if name != column}
    with pytest.raises(RegisterError, match=f'"{column}"'):
        load(tmp_path, table(cells, columns=fewer))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "lacks"),
        (b"\xff\xfek\x00e\x00", "UTF-16"),
        (table(body(name="Ystrad Fôn")).decode().encode("latin-1"), "row 2: the byte 0xf4 is not UTF-8"),
        (table(body()) + b"\x00", "zero bytes"),
        (table(body()) + b'"X2Z,NHSTrust\n', "row 3"),
        (table(body()) + b",NHSTrust,A,,,,X2Z,,,,,,,,,,,,one too many\n", "row 3: the row has 19 cells"),
        (b"key," + table(body()), "twice"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not UTF-8"),
    ],
)
def test_a_file_that_is_no_table_of_ours_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(RegisterError, match=re.escape(said)):
        load(tmp_path, data)


def test_a_table_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="cannot be read"):
        Register.load(tmp_path / "missing.csv")
    with pytest.raises(RegisterError, match="a folder, not a table"):
        Register.load(tmp_path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.data())
def test_a_damaged_table_loads_or_says_what_is_wrong(tmp_path: Path, data: st.DataObject) -> None:
    good = bytearray(table(body(founded="2013-04-01", areas="E10000015", former_names="A@2010-01-01"), body(ods="X2Z")))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(good) - 1))
        good[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    try:
        register: Register | RegisterError = load(tmp_path, bytes(good))
    except RegisterError as error:
        register = error
    if isinstance(register, RegisterError):
        assert register.where
        assert register.remedy
    else:
        assert len(register.all()) >= len(BODIES.all())
