"""Which day does a cell of a table name, and when is it left to a person?"""

from __future__ import annotations

from datetime import date

import pytest

from ontology.registers.cell_dates import NoDate, date_in


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2013-04-01", date(2013, 4, 1)),
        ("20130401", date(2013, 4, 1)),
        ("31/12/2013", date(2013, 12, 31)),
        ("12/31/2013", date(2013, 12, 31)),
        ("4/4/2013", date(2013, 4, 4)),
    ],
)
def test_a_cell_that_means_one_day(cell: str, day: date) -> None:
    assert date_in(cell) == day


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ("01/04/2013", "may be day/month or month/day"),
        ("2013-02-30", "no day of the calendar"),
        ("13/13/2013", "no day of the calendar"),
        ("1 April 2013", "not a date"),
        ("2013-4-1", "not a date"),
        ("2013-04-01T00:00", "not a date"),
        ("", "not a date"),
    ],
)
def test_a_cell_that_means_none_or_two(cell: str, what: str) -> None:
    with pytest.raises(NoDate, match=what) as raised:
        date_in(cell)
    assert raised.value.remedy


def test_in_a_british_table_the_day_stands_first() -> None:
    assert date_in("01/04/2013", british=True) == date(2013, 4, 1)
    with pytest.raises(NoDate, match="no day of the calendar"):
        date_in("12/31/2013", british=True)
