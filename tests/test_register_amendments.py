"""Rows that amend those of other tables: what they change, what they leave, and where they contradict each other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ontology.errors import RegisterError
from ontology.registers.register import Register
from ontology.registers.table_cells import COLUMNS
from ontology.registers.table_files import AMENDS
from tests.official_files import headed, saved


def load(folder: Path, *tables: list[dict[str, str]]) -> Register:
    """The bundled registers with these tables of amending rows."""
    columns = (*COLUMNS, AMENDS)
    return Register.load(
        *(
            saved(
                folder,
                f"{number}.csv",
                headed(",".join(columns), *([row.get(column, "") for column in columns] for row in rows)),
            )
            for number, rows in enumerate(tables, 1)
        )
    )


def test_an_amending_row_changes_the_cells_that_it_fills(tmp_path: Path) -> None:
    trust = load(tmp_path, [{"key": "RLQ", "dissolved": "2026-03-31", "note": "Told by hand.", "amends": "yes"}]).get(
        "RLQ"
    )
    before = Register.load().get("RLQ")
    assert trust is not None
    assert before is not None
    assert (trust.dissolved, trust.note) == (date(2026, 3, 31), "Told by hand.")
    assert (trust.name, trust.founded, trust.areas) == (before.name, before.founded, before.areas)


def test_a_dash_empties_a_cell(tmp_path: Path) -> None:
    group = load(tmp_path, [{"key": "06K", "dissolved": "-", "successors": "-", "amends": "yes"}]).get("06K")
    assert group is not None
    assert (group.dissolved, group.successors) == (None, ())


def test_two_tables_may_amend_one_body_where_they_agree(tmp_path: Path) -> None:
    first = {"key": "RLQ", "dissolved": "2026-03-31", "amends": "yes"}
    trust = load(tmp_path, [first], [{**first, "name": "Wye NHS Trust"}]).get("RLQ")
    assert trust is not None
    assert (trust.name, trust.dissolved) == ("Wye NHS Trust", date(2026, 3, 31))


@pytest.mark.parametrize(
    ("rows", "where", "said"),
    [
        ([{"key": "RLQX", "note": "x", "amends": "yes"}], "1.csv, row 2, column key", "stands in no other table"),
        ([{"key": "RLQ", "amends": "perhaps"}], "1.csv, row 2, column amends", "neither yes nor no"),
        (
            [{"key": "RLQ", "dissolved": "1990-01-01", "amends": "yes"}],
            "1.csv, row 2, column dissolved",
            "before the founding",
        ),
        ([{"key": "RLQ", "ods": "RWH", "amends": "yes"}], "nhs_trusts.csv", "is not the body's code RWH"),
        ([{"key": "RLQ", "successors": "RWHH", "amends": "yes"}], "1.csv, row 2, column successors", "'RWHH'"),
        (
            [{"key": "RLQ", "name": "A", "amends": "yes"}, {"key": "RLQ", "name": "B", "amends": "yes"}],
            "1.csv, row 3, column name",
            "'B' is amended in 1.csv, row 2, too",
        ),
    ],
)
def test_a_wrong_amendment_is_named_where_it_stands(
    tmp_path: Path, rows: list[dict[str, str]], where: str, said: str
) -> None:
    with pytest.raises(RegisterError) as caught:
        load(tmp_path, rows)
    assert (caught.value.where or "").startswith(where)
    assert said in caught.value.message
    assert caught.value.remedy
