"""Who came after whom, in whole or in part, when, and who says so: the registers, and the official tables that they are held against."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from ontology.registers.bodies import AUTHORITY, COMMISSIONER_KINDS, NHS_TRUST_KINDS, SuccessionKind
from ontology.registers.places import placed_authorities
from ontology.registers.register import Organisation, Register

BODIES = Register.load()
WHOLE, PART = SuccessionKind.WHOLE, SuccessionKind.IN_PART

SUCCESSIONS = [
    ("R1C", "RW1", "2024-10-01", WHOLE),
    ("R1E", "RRE", "2018-06-01", WHOLE),
    ("R1J", "RTQ", "2019-10-01", WHOLE),
    ("RA3", "RA7", "2020-04-01", WHOLE),
    ("RA4", "RH5", "2023-04-01", WHOLE),
    ("RAP", "RAL", "2025-01-01", WHOLE),
    ("RBZ", "RH8", "2022-04-01", WHOLE),
    ("RC1", "RC9", "2020-04-01", WHOLE),
    ("RD3", "R0D", "2020-10-01", WHOLE),
    ("RDD", "RAJ", "2020-04-01", WHOLE),
    ("RE9", "R0B", "2019-04-01", WHOLE),
    ("RJF", "RTG", "2018-07-01", WHOLE),
    ("RM2", "R0A", "2017-10-01", WHOLE),
    ("RQ6", "REM", "2019-10-01", WHOLE),
    ("RRP", "G6V2S", "2024-11-01", WHOLE),
    ("RY1", "RW4", "2018-04-01", WHOLE),
    ("RW6", "RM3", "2021-10-01", PART),
    ("RTV", "RW4", "2021-06-01", PART),
    ("RYK", "RNA", "2024-10-01", PART),
    ("RYQ", "RJZ", "2013-10-01", PART),
    ("R1G", "RA9", "2015-10-01", WHOLE),
    ("00C", "16C", "2020-04-01", WHOLE),
    ("00F", "13T", "2015-04-01", WHOLE),
    ("10H", "14Y", "2018-04-01", WHOLE),
    ("01C", "27D", "2020-04-01", WHOLE),
    ("05F", "18C", "2020-04-01", WHOLE),
]
"""Of trusts and commissioners that the tables of the Organisation Data Service know an end of: who came after, and from when."""

COUNCILS = [
    ("E06000055", "2009-04-01"),
    ("E06000056", "2009-04-01"),
    ("E06000049", "2009-04-01"),
    ("E06000050", "2009-04-01"),
    ("E06000047", "2009-04-01"),
    ("E06000051", "2009-04-01"),
    ("E06000052", "2009-04-01"),
    ("E06000054", "2009-04-01"),
    ("E06000057", "2009-04-01"),
    ("E06000058", "2019-04-01"),
    ("E06000059", "2019-04-01"),
    ("E06000060", "2020-04-01"),
    ("E06000061", "2021-04-01"),
    ("E06000063", "2023-04-01"),
    ("E06000065", "2023-04-01"),
    ("E06000066", "2023-04-01"),
]
"""Councils that were new on a day, or became unitary councils and got another code."""

ENDED_COUNTIES = ["E10000002", "E10000006", "E10000009", "E10000021", "E06000028", "E06000029"]


def found(code: str) -> Organisation:
    organisation = BODIES.by_code(code)
    assert organisation is not None, code
    return organisation


@pytest.mark.parametrize(("before", "after", "on", "kind"), SUCCESSIONS)
def test_who_came_after_a_body_of_the_nhs(before: str, after: str, on: str, kind: SuccessionKind) -> None:
    heirs = {s.key: s for s in found(before).successors}
    assert (heirs[after].on, heirs[after].kind) == (date.fromisoformat(on), kind)
    assert heirs[after].sources


def test_the_ends_of_bodies_of_the_nhs_are_those_of_the_official_tables(shared: Path) -> None:
    ends = {}
    for name in ("etr.csv", "eccg.csv"):
        with (shared / "registers" / name).open(encoding="latin-1", newline="") as lines:
            ends.update({row[0]: row[11] for row in csv.reader(lines)})
    checked = [code for code, *_ in SUCCESSIONS if ends.get(code)]
    assert len(checked) >= 25
    for code in checked:
        assert f"{found(code).dissolved:%Y%m%d}" == ends[code]


def test_every_trust_and_commissioner_that_the_official_tables_end_has_an_heir_or_a_reason(shared: Path) -> None:
    for name in ("etr.csv", "eccg.csv"):
        with (shared / "registers" / name).open(encoding="latin-1", newline="") as lines:
            for row in csv.reader(lines):
                body = BODIES.by_code(row[0])
                if body is not None and row[11]:
                    assert BODIES.bearer(body.key) or body.without_heir, row[1]


@pytest.mark.parametrize(("code", "on"), COUNCILS)
def test_since_when_a_council_is_what_it_is(code: str, on: str) -> None:
    council, day = found(code), date.fromisoformat(on)
    became = [former.until + timedelta(days=1) for former in council.former_gss if former.until]
    assert day in (council.founded, *became)


def test_the_days_of_councils_are_those_of_the_official_table(shared: Path) -> None:
    with (shared / "registers" / "uk_local_authorities_current.csv").open(encoding="utf-8", newline="") as lines:
        rows = {row["gss-code"]: row for row in csv.DictReader(lines)}
    checked = 0
    for code, on in COUNCILS:
        checked += rows[code]["start-date"] == on
    assert checked >= 15
    by_code = {row["local-authority-code"]: row["gss-code"] for row in rows.values()}
    for code in ENDED_COUNTIES:
        heirs = {s.key for s in found(code).successors}
        assert {by_code[letters] for letters in rows[code]["replaced-by"].split(",")} <= heirs


def test_a_council_that_an_order_continued_is_one_body_and_one_that_it_wound_up_is_not() -> None:
    """Bedford was a borough and Durham a county before 2009: the orders continued both, and gave both another code."""
    for code, before in (("E06000055", "E07000002"), ("E06000047", "E10000010"), ("E06000065", "E10000023")):
        assert found(before) is found(code)
        assert found(code).dissolved is None
    county, council = found("E10000002"), found("E06000060")
    assert county is not council
    assert [(s.key, s.on, s.kind) for s in county.successors] == [(council.key, date(2020, 4, 1), WHOLE)]
    assert BODIES.authority("Buckinghamshire", date(2018, 5, 1)) is county
    assert BODIES.authority("Buckinghamshire", date(2021, 5, 1)) is council


@pytest.mark.parametrize(("code", "former"), [("E08000038", "E08000016"), ("E08000039", "E08000019")])
def test_barnsley_and_sheffield_have_other_codes_since_2025_and_are_the_bodies_they_were(
    code: str, former: str
) -> None:
    assert found(code) is found(former)
    assert found(code).key == former
    assert [(each.code, each.until) for each in found(code).former_gss] == [(former, date(2025, 3, 31))]


def test_nobody_is_without_an_heir_and_without_a_reason() -> None:
    for body in BODIES.all():
        if body.dissolved is not None:
            assert body.successors or body.without_heir, body.name
            assert bool(BODIES.bearer(body.key)) != bool(body.without_heir), body.name


def test_a_body_ends_the_day_before_its_heir_begins() -> None:
    for body in BODIES.all():
        for succession in body.successors:
            heir = found(succession.key)
            assert succession.on is not None, f"{body.name}: {heir.name}"
            assert heir.founded is None or heir.founded <= succession.on
            if succession.kind is WHOLE:
                assert body.dissolved == succession.on - timedelta(days=1), f"{body.name}: {heir.name}"
            elif body.dissolved is not None:
                assert succession.on <= body.dissolved + timedelta(days=1), f"{body.name}: {heir.name}"


def test_where_several_came_after_each_took_a_part() -> None:
    for body in BODIES.all():
        if len(body.successors) > 1:
            assert {succession.kind for succession in body.successors} == {PART}, body.name


@pytest.mark.parametrize(
    ("before", "after", "part"),
    [
        ("RW6", "R0A", "North Manchester"),
        ("RYK", "TAJ", "mental health"),
        ("D2P2L", "QHL", "West Birmingham"),
        ("01Y", "QJ2", "Glossop"),
        ("RYQ", "RPG", "Sidcup"),
        ("RTV", "RXV", "Wigan"),
        ("01H", "01K", "south Cumbria"),
        ("TAL", "R1G", "community health"),
        ("5QT", "R1F", "hospital"),
        ("5CN", "RLQ", "community health services"),
        ("5QV", "RY4", "community health services"),
    ],
)
def test_what_went_to_whom_in_part(before: str, after: str, part: str) -> None:
    succession = next(s for s in found(before).successors if s.key == after)
    assert succession.kind is PART
    assert part in succession.part


def test_by_which_events_the_duties_of_a_primary_care_trust_came_to_those_who_carry_them() -> None:
    charge = BODIES.charge("5CN")
    lines = [[step.after for step in line.steps] for line in charge.lines]
    assert lines == [["RLQ"], ["RTQ"], ["RTQ", "R1A"], ["05F", "18C", "QGH"]]
    assert not any(line.whole for line in charge.lines)
    assert [line.bearer for line in BODIES.charge("5CN", date(2010, 10, 1)).lines] == ["5CN"]


def test_whose_line_ends_with_nobody_is_said() -> None:
    charge = BODIES.charge("R0C")
    assert (charge.lines, charge.ended_with) == ((), ("R0C",))
    assert found("R0C").without_heir


@pytest.mark.parametrize("place", ["Hertfordshire", "Herefordshire"])
def test_a_safeguarding_board_gave_way_to_a_partnership_in_september_2019(place: str) -> None:
    area = BODIES.authority(place)
    assert area is not None
    then = BODIES.serving(area, {"SafeguardingBoard"}, date(2012, 5, 1))
    now = BODIES.serving(area, {"SafeguardingBoard"}, date(2021, 5, 1))
    assert [board.name for board in then] == [f"{place} Safeguarding Children Board"]
    assert [partners.name for partners in now] == [f"{place} Safeguarding Children Partnership"]
    assert BODIES.bearer(then[0].key) == now
    assert then[0].dissolved == date(2019, 9, 28)


@pytest.mark.parametrize(
    ("code", "on", "name"),
    [
        ("RWH", date(2010, 10, 11), "East and North Hertfordshire NHS Trust"),
        ("RWG", date(2010, 10, 11), "West Hertfordshire Hospitals NHS Trust"),
        ("RWR", date(2010, 10, 11), "Hertfordshire Partnership NHS Foundation Trust"),
        ("RLQ", date(2010, 9, 13), "Hereford Hospitals NHS Trust"),
        ("RMC", date(2009, 1, 1), "Royal Bolton Hospital NHS Foundation Trust"),
        ("RMC", date(2006, 1, 1), "Bolton Hospitals NHS Trust"),
        ("RMC", date(2020, 1, 1), "Bolton NHS Foundation Trust"),
    ],
)
def test_what_a_body_was_called_on_a_day(code: str, on: date, name: str) -> None:
    assert found(code).name_on(on) == name


def test_names_follow_one_another_without_a_gap() -> None:
    names = found("RW1").dated_names
    assert [(dated.since, dated.until) for dated in names] == [
        ("", "2011-03-31"),
        ("2011-04-01", "2024-09-30"),
        ("2024-10-01", ""),
    ]
    assert [dated.since for dated in found("RWG").dated_names] == ["", "2021-12"]


def test_every_authority_lies_in_a_region_and_every_one_of_today_has_ten_neighbours(shared: Path) -> None:
    placed = placed_authorities()
    assert set(placed) == {authority.key for authority in BODIES.all() if authority.kind == AUTHORITY}
    assert {len(placed[a.key].neighbours) for a in BODIES.authorities() if a.dissolved is None} == {10}
    assert all(key not in place.neighbours for key, place in placed.items())
    with (shared / "registers" / "ofsted_provider_lookup.csv").open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["la_code_new"]:
                beside = [found(code.strip()).key for code in row["stat_neighbours_la_code"].split(",")]
                assert list(placed[found(row["la_code_new"]).key].neighbours) == beside


def test_no_commissioner_of_today_is_a_trust_and_every_kind_has_its_line() -> None:
    for body in BODIES.all():
        if body.kind in COMMISSIONER_KINDS and body.dissolved is not None:
            assert any(heir.kind in COMMISSIONER_KINDS for heir in BODIES.bearer(body.key)), body.name
        if body.kind in NHS_TRUST_KINDS and body.dissolved is not None and not body.without_heir:
            assert BODIES.bearer(body.key), body.name
