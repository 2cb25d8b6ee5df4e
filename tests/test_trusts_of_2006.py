"""Are the primary care trusts that ended in 2006 known, as reports of 2005 and 2006 name them, each with its heir?"""

from __future__ import annotations

import csv
from datetime import date, timedelta

import pytest

from ontology.registers.bodies import SuccessionKind
from ontology.registers.register import Register, bundled_tables

BODIES = Register.load()
MERGED = date(2006, 10, 1)
DIVIDED = {"Cherwell Vale", "Morecambe Bay", "Poole", "Preston", "South Peterborough", "Waveney"}
(TABLE,) = (path for path in bundled_tables() if path.stem == "primary_care_trusts_to_2006")
with TABLE.open(encoding="utf-8", newline="") as _rows:
    KEYS = [row["key"] for row in csv.DictReader(_rows)]


@pytest.mark.parametrize(
    ("written", "area", "heir"),
    [
        ("North Hertfordshire and Stevenage Primary Care Trust", "E10000015", "East and North Hertfordshire PCT"),
        ("Dacorum PCT", "E10000015", "West Hertfordshire PCT"),
        ("South Stoke PCT", "E06000021", "Stoke on Trent PCT"),
        ("Vale of Aylesbury PCT", "E10000002", "Buckinghamshire PCT"),
        ("Bournemouth Teaching Primary Care Trust", "E06000028", "Bournemouth and Poole Teaching PCT"),
    ],
)
def test_who_is_a_trust_that_a_report_of_2005_names_and_who_took_over(written: str, area: str, heir: str) -> None:
    found = BODIES.resolve(written, on=date(2005, 10, 1), area=BODIES.by_code(area)).organisation
    assert found is not None
    (succession,) = found.successors
    body = BODIES.get(succession.key)
    assert (body.name if body else None, succession.on) == (heir, MERGED)


def test_each_ended_the_day_before_its_heir_began_and_none_is_its_own() -> None:
    for key in KEYS:
        body = BODIES.get(key)
        assert body is not None
        assert body.dissolved == MERGED - timedelta(days=1)
        assert body.successors
        for heir in body.successors:
            assert heir.key != key
            after = BODIES.get(heir.key)
            assert after is not None
            assert heir.on == MERGED
            assert after.founded in (None, MERGED)
            assert heir.kind is SuccessionKind.IN_PART or set(body.areas) & set(after.areas)


def test_those_alone_were_divided_that_the_order_names() -> None:
    divided = {
        body.name.removesuffix(" PCT")
        for key in KEYS
        if (body := BODIES.get(key)) and body.successors[0].kind is SuccessionKind.IN_PART
    }
    assert divided == DIVIDED


def test_a_trust_of_2008_is_none_of_them() -> None:
    found = BODIES.resolve("the Primary Care Trust", on=date(2008, 6, 1), area=BODIES.by_code("E10000002")).organisation
    assert found is not None
    assert found.name == "Buckinghamshire PCT"
