"""The registers: what they hold, how they are looked up, and what happens to a table that is wrong."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.registers.bodies import AUTHORITY, COMMISSIONER_KINDS, KINDS, NHS_TRUST_KINDS
from ontology.registers.register import BUNDLED, Organisation, Register
from ontology.registers.table_cells import COLUMNS

BODIES = Register.load()


def found(code: str) -> Organisation:
    """The bundled body of that code, which is there."""
    organisation = BODIES.by_code(code)
    assert organisation is not None
    return organisation


# What the registers hold


def test_how_many_bodies_the_registers_hold() -> None:
    counts = Counter(organisation.kind for organisation in BODIES.all())
    assert counts[AUTHORITY] == 161
    assert counts["PrimaryCareTrust"] == 375
    assert counts["ClinicalCommissioningGroup"] == 248
    assert counts["IntegratedCareBoard"] == 42
    assert counts["PoliceForce"] == 39
    assert counts["NHSTrust"] + counts["NHSFoundationTrust"] == 285
    assert sum(counts.values()) == len(BODIES.all())


def test_how_many_authorities_are_responsible_today() -> None:
    assert sum(organisation.dissolved is None for organisation in BODIES.authorities()) == 153


def test_every_kind_is_a_class_of_the_ontology() -> None:
    assert {organisation.kind for organisation in BODIES.all()} <= KINDS


def test_every_row_names_a_source() -> None:
    assert [organisation.key for organisation in BODIES.all() if not organisation.sources] == []


def test_codes_are_well_formed() -> None:
    for organisation in BODIES.all():
        assert organisation.gss is None or re.fullmatch(r"[EKNSW]\d{8}", organisation.gss)
        assert organisation.ods is None or re.fullmatch(r"[A-Z0-9]{3,5}", organisation.ods)
        assert organisation.urn is None or re.fullmatch(r"\d{5,7}", organisation.urn)


def test_every_nhs_trust_and_commissioner_of_a_place_has_a_code() -> None:
    kinds = NHS_TRUST_KINDS | COMMISSIONER_KINDS
    without = [o for o in BODIES.all() if o.kind in kinds and o.ods != o.key]
    # The official tables begin with what was there in October 2006: who ended before it has no code in them.
    assert [o.key for o in without if o.dissolved is None or o.dissolved > date(2006, 9, 30)] == []
    assert len(without) == 232


def test_every_authority_has_its_place_as_first_other_name() -> None:
    for authority in BODIES.authorities():
        assert authority.other_names
        assert "Council" not in authority.other_names[0]


def test_nobody_succeeds_itself_and_every_successor_exists() -> None:
    for organisation in BODIES.all():
        heirs = BODIES.successors(organisation.key)
        assert organisation not in heirs
        assert {succession.key for succession in organisation.successors} <= {heir.key for heir in heirs}


def test_a_successor_lives_when_it_takes_over() -> None:
    for organisation in BODIES.all():
        for succession in organisation.successors:
            heir = BODIES.get(succession.key)
            assert heir is not None
            assert heir.alive(succession.on), f"{organisation.key} -> {heir.key}"


def test_no_two_living_bodies_share_an_official_name() -> None:
    names = Counter(organisation.name for organisation in BODIES.all() if organisation.dissolved is None)
    assert [name for name, times in names.items() if times > 1] == []


def test_every_area_is_an_authority_and_every_authority_has_a_police_force() -> None:
    policed = {area for o in BODIES.all() if o.kind == "PoliceForce" for area in o.areas}
    assert policed == {authority.key for authority in BODIES.authorities()}


def test_every_authority_has_an_nhs_commissioner_in_every_age() -> None:
    for day in (date(2010, 6, 1), date(2015, 6, 1), date(2021, 6, 1), date(2024, 6, 1)):
        for authority in BODIES.authorities():
            if authority.alive(day):
                assert BODIES.serving(authority, COMMISSIONER_KINDS, day), f"{authority.name} in {day.year}"


def test_the_tables_are_easy_to_correct_by_hand() -> None:
    for path in BUNDLED.glob("*.csv"):
        data = path.read_bytes()
        text = data.decode("utf-8")
        assert not text.startswith("\ufeff")
        assert "\r" not in text.replace("\r\n", "\n")
        assert next(csv.reader(io.StringIO(text))) == list(COLUMNS)


# What people look up


def test_which_body_is_rwh() -> None:
    trust = found("RWH")
    assert trust.name == "East and North Hertfordshire Teaching NHS Trust"
    assert trust.tail == "organisation/RWH"
    assert trust.alive(date(2010, 10, 11))


@pytest.mark.parametrize(
    ("code", "name"),
    [("RWG", "West Hertfordshire"), ("RY4", "Hertfordshire Community"), ("RWR", "Hertfordshire Partnership")],
)
def test_which_trusts_serve_hertfordshire(code: str, name: str) -> None:
    assert found(code).name.startswith(name)
    assert found(code).areas == ("E10000015",)


def test_what_wye_valley_nhs_trust_was_called_when_it_was_inspected() -> None:
    trust = found("RLQ")
    assert trust.name == "Wye Valley NHS Trust"
    assert trust.name_on(date(2010, 9, 13)) == "Hereford Hospitals NHS Trust"
    assert trust.name_on(date(2011, 4, 1)) == "Wye Valley NHS Trust"
    assert trust.former_names[0].until == date(2011, 3, 31)


def test_which_authority_has_a_code_of_today_or_of_before() -> None:
    for code in ("E06000057", "E06000048", "E10000022", "80532"):
        assert found(code).name == "Northumberland County Council"


def test_whose_urn_is_not_known_is_left_open() -> None:
    for code in ("E10000006", "E10000021", "E06000029"):
        assert found(code).urn is None


def test_who_carries_the_duties_of_cumbria_today() -> None:
    heirs = BODIES.bearer("E10000006")
    assert {heir.name for heir in heirs} == {"Cumberland Council", "Westmorland and Furness Council"}
    assert BODIES.bearer("E10000006", date(2015, 1, 1)) == (found("E10000006"),)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("E10000021", {"E06000061", "E06000062"}),
        ("E10000009", {"E06000059", "E06000058"}),
        ("E06000028", {"E06000058"}),
        ("E06000029", {"E06000058"}),
        ("E10000004", {"E06000049", "E06000050"}),
        ("E10000001", {"E06000055", "E06000056"}),
    ],
)
def test_what_became_of_the_reorganised_counties(before: str, after: set[str]) -> None:
    assert {heir.key for heir in BODIES.successors(before)} == after


def test_what_became_of_the_primary_care_trusts_of_hertfordshire() -> None:
    line = [heir.key for heir in BODIES.successors("5P3")]
    assert line == ["5QV", "RY4", "06K", "06N", "QM7"]
    assert [heir.key for heir in BODIES.bearer("5P3")] == ["RY4", "QM7"]
    assert [heir.key for heir in BODIES.bearer("5P3", date(2010, 10, 11))] == ["5QV"]
    assert [heir.key for heir in BODIES.bearer("5P3", date(2011, 1, 1))] == ["5QV", "RY4"]


def test_who_inherited_from_a_body_without_a_known_successor() -> None:
    assert BODIES.bearer("audit-commission") == ()
    assert BODIES.bearer("no-such-body") == ()


def test_who_inspected_after_the_commission_for_social_care_inspection() -> None:
    assert {heir.key for heir in BODIES.successors("csci")} == {"cqc", "ofsted"}


@pytest.mark.parametrize(
    "text",
    ["Hertfordshire", "Hertfordshire County Council", "HERTFORDSHIRE", "Herts County Council", "hertfordshire council"],
)
def test_which_authority_is_hertfordshire(text: str) -> None:
    assert BODIES.authority(text) is found("E10000015")


@pytest.mark.parametrize("text", ["Hert", "Hertford", "North Hertfordshire", "East Hertfordshire District Council", ""])
def test_a_part_of_a_name_is_no_authority(text: str) -> None:
    assert BODIES.authority(text) is None


def test_which_dorset_depends_on_the_day() -> None:
    assert BODIES.authority("Dorset", date(2018, 1, 1)) is found("E10000009")
    assert BODIES.authority("Dorset", date(2021, 11, 19)) is found("E06000059")
    assert BODIES.authority("Dorset") is found("E06000059")
    assert BODIES.authority("Dorset County Council", date(2021, 11, 19)) is found("E10000009")


def test_every_authority_of_the_inspectorate_is_found_by_its_name(shared: Path) -> None:
    with (shared / "registers" / "ofsted_provider_lookup.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) > 150
    for row in rows:
        authority = BODIES.authority(row["local_authority_ons_name"])
        assert authority is not None, row["local_authority_ons_name"]
        if row["la_code_new"]:
            assert authority is found(row["la_code_new"])
            assert authority.urn == row["urn"]


def test_where_a_text_names_authorities() -> None:
    text = "Inspectors visited Herefordshire and Hertfordshire County Council, not St. Helens or the London Borough of Brent."
    seen = [(text[start:end], authority.key) for start, end, authority in BODIES.authorities_in(text)]
    assert seen == [
        ("Herefordshire", "E06000019"),
        ("Hertfordshire County Council", "E10000015"),
        ("St. Helens", "E08000013"),
        ("London Borough of Brent", "E09000005"),
    ]


def test_a_name_in_a_text_counts_only_as_a_whole_and_as_a_name() -> None:
    for text in ("Hertfordshires", "NewHertfordshire", "Newcastle-under-Lyme", "they were reading", "Derbyish", ""):
        assert BODIES.authorities_in(text) == []
    assert BODIES.authorities_in("Reading is taught well.") == []
    assert [o.name for _, _, o in BODIES.authorities_in("Children in Reading do well.")] == ["Reading Borough Council"]
    assert [o.name for _, _, o in BODIES.authorities_in("South Gloucestershire")] == ["South Gloucestershire Council"]


def test_a_name_over_a_line_break_is_found() -> None:
    assert [o.key for _, _, o in BODIES.authorities_in("Bath and North\nEast Somerset")] == ["E06000022"]


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("RWH", "RWH"),
        ("rwh", "RWH"),
        ("80475", "E10000015"),
        ("East and North Herts Hospital Trust", "RWH"),
        ("hereford hospital", "RLQ"),
        ("wye val", "RLQ"),
        ("HPFT", "RWR"),
        ("NHS Hertfordshire", "5QV"),
        ("herts police", "hertfordshire-police"),
        ("Hértfordshire", "E10000015"),
        ("st george's", "RJ7"),
    ],
)
def test_who_is_meant_by_what_people_type(query: str, key: str) -> None:
    hits = BODIES.search(query)
    assert hits[0].organisation.key == key
    assert hits == sorted(hits, key=lambda hit: -hit.score)


def test_a_look_up_gives_each_body_once_and_nothing_for_nothing() -> None:
    hits = BODIES.search("NHS Foundation Trust")
    assert len(hits) > 100
    assert len({hit.organisation.key for hit in hits}) == len(hits)
    assert BODIES.search("") == []
    assert BODIES.search("zzz qqq") == []


@given(st.text(max_size=400))
def test_no_look_up_fails(query: str) -> None:
    assert len(BODIES.search(query)) <= len(BODIES.all())


@given(st.text(max_size=300))
def test_no_text_trips_the_search_for_authorities(text: str) -> None:
    for start, end, _ in BODIES.authorities_in(text):
        assert 0 <= start < end <= len(text)
