"""Which council, police force, board, probation service or inspectorate a name means."""

from __future__ import annotations

from datetime import date

import pytest

from ontology.registers.answers import Rule
from tests.resolving import THE_DAY, assert_means, assert_open, resolve


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Hertfordshire County Council", "E10000015"),
        ("Herefordshire County Council", "E06000019"),
        ("Herefordshire Council", "E06000019"),
        ("Croydon Council", "E09000008"),
        ("London Borough of Croydon", "E09000008"),
        ("Southend-on-Sea Borough Council", "E06000033"),
        ("City of Bradford MDC", "E08000032"),
        ("Wirral MBC", "E08000015"),
        ("Cornwall County Council", "E06000052"),
        ("Hull City Council", "E06000010"),
    ],
)
def test_which_council_is_meant(written: str, key: str) -> None:
    answer = resolve(written)
    assert answer.organisation is not None, answer.reason
    assert answer.organisation.key == key


@pytest.mark.parametrize(
    "written",
    [
        "Leicester County Council",
        "Durham City Council",
        "East Hertfordshire District Council",
        "London Borough of Luton",
    ],
)
def test_a_council_of_nearly_the_same_name_is_left_open(written: str) -> None:
    assert_open(written, Rule.NO_ENTRY)


def test_the_council_is_that_of_the_area() -> None:
    for written in ("the council", "the local authority", "the County Council"):
        assert_means(written, "E10000015", Rule.AREA)
    assert_open("the county council", Rule.NO_ENTRY, area="Haringey")


def test_which_police_force_is_meant() -> None:
    assert_means("Hertfordshire Police", "hertfordshire-police", Rule.OTHER_NAME)
    assert_means("Hertfordshire Police Force", "hertfordshire-police", Rule.POLICE)
    assert_means("West Mercia Police", "west-mercia-police", Rule.NAME, area="Herefordshire")
    assert_means("the police", "west-mercia-police", Rule.AREA, area="Herefordshire")
    assert_open("Herefordshire Police", Rule.NO_ENTRY, area="Herefordshire")
    assert_open("Hertfordshire Police Authority", Rule.LOCAL)


def test_the_two_boards_of_one_acronym_are_two() -> None:
    for county, key in (("Hertfordshire", "lscb-E10000015"), ("Herefordshire", "lscb-E06000019")):
        assert_means(f"{county} Safeguarding Children Board", key, Rule.NAME, area=county)
        assert_means(f"{county} Safeguarding Children Board (HSCB)", key, Rule.NAME, area=county)
        assert resolve("HSCB", THE_DAY, county).candidates[0].key == key


@pytest.mark.parametrize("written", ["HSCB", "NHSH", "HPFT", "NHS", "HMIP", "XYZ"])
def test_an_acronym_alone_never_decides(written: str) -> None:
    for area in ("Hertfordshire", "Herefordshire", None):
        answer = resolve(written, THE_DAY, area)
        assert (answer.organisation, answer.rule) == (None, Rule.ACRONYM)


@pytest.mark.parametrize(
    "written",
    ["Norfolk Safeguarding Children Board", "Norfolk LSCB", "child death overview panel", "Youth Offending Service"],
)
def test_what_every_area_has_is_local_unless_a_register_lists_it(written: str) -> None:
    assert_open(written, Rule.LOCAL, area="Norfolk")


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Hertfordshire’s Primary Care Trust", "5QV"),
        ("Hertfordshire's Constabulary", "hertfordshire-police"),
        ("Hertfordshire’s County Council", "E10000015"),
    ],
)
def test_a_place_and_its_body_are_one_name_without_the_possessive(written: str, key: str) -> None:
    found = resolve(written)
    assert found.organisation is not None, found.reason
    assert found.organisation.key == key
    assert found.reason.startswith("Without the possessive: ")


@pytest.mark.parametrize(
    ("written", "on", "key"),
    [
        ("the local probation trust", date(2012, 1, 1), "probation-trust-hertfordshire"),
        ("probation trust", date(2012, 1, 1), "probation-trust-hertfordshire"),
        ("community rehabilitation company", date(2016, 1, 1), "crc-bench"),
        ("the local community rehabilitation company", date(2016, 1, 1), "crc-bench"),
    ],
)
def test_the_probation_service_is_that_of_the_area_and_the_time(written: str, on: date, key: str) -> None:
    assert_means(written, key, Rule.AREA, on)


def test_a_commissioners_name_in_short_is_that_of_the_only_one_of_the_area_with_its_words() -> None:
    answer = resolve("North Herts CCG", date(2015, 1, 1), "Hertfordshire")
    assert answer.organisation is not None
    assert answer.organisation.key == "06K"
    assert resolve("North Herts CCG", date(2015, 1, 1), None).organisation is None


@pytest.mark.parametrize(
    ("written", "on", "area", "candidates"),
    [
        ("NHS East Hertfordshire", THE_DAY, "Hertfordshire", ["5P3"]),  # its name holds both words
        ("NHS Sunny Valleys", date(2015, 1, 1), "Hertfordshire", ["06N"]),  # one of the area whose name shares a word
        ("NHS Sunny Valleys", date(2015, 1, 1), None, []),
        ("NHS Northshire", THE_DAY, "Hertfordshire", []),  # nothing is near
    ],
)
def test_which_commissioners_come_near_a_name_that_none_bears(
    written: str, on: date, area: str | None, candidates: list[str]
) -> None:
    assert_open(written, Rule.NO_ENTRY, *candidates, on=on, area=area)


def test_the_reason_says_in_which_way_a_name_is_a_bodys() -> None:
    assert "is the official name" in resolve("Hertfordshire Community NHS Trust").reason
    former = resolve("Hertfordshire Partnership NHS Foundation Trust").reason
    assert "is a former name of Hertfordshire Partnership University NHS Foundation Trust" in former


def test_a_body_is_not_named_long_before_it_exists() -> None:
    assert_open("Probation Service", Rule.LOCAL)
    assert_means("Probation Service", "probation-service", Rule.NAME, date(2023, 1, 1))


def test_which_inspectorate_is_meant() -> None:
    for written, key in (("Ofsted", "ofsted"), ("CQC", "cqc"), ("CSCI", "csci"), ("HMIC", "hmicfrs")):
        answer = resolve(written)
        assert answer.organisation is not None
        assert answer.organisation.key == key
