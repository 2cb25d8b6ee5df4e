"""Bodies of England that reports speak of besides councils and the NHS, and the ways in which reports write of them."""

from __future__ import annotations

from datetime import date

import pytest

from ontology.registers.answers import HOW_SURE, Rule
from ontology.registers.register import Register, Resolved

BODIES = Register.load()


def resolve(written: str, year: int, area: str | None) -> Resolved:
    """What a name means in June of a year in a report on that area."""
    place = BODIES.authority(area, date(year, 6, 1)) if area else None
    assert area is None or place is not None
    return BODIES.resolve(written, on=date(year, 6, 1), area=place)


def means(written: str, year: int, area: str | None = None) -> str | None:
    """The key of the body that is meant, or None."""
    found = resolve(written, year, area).organisation
    return found.key if found else None


@pytest.mark.parametrize(
    ("written", "year", "area", "key"),
    [
        ("Merseyside Community Rehabilitation Company", 2016, "Liverpool", "crc-merseyside"),
        ("London CRC", 2018, "Haringey", "crc-london"),
        ("the Community Rehabilitation Company", 2016, "Croydon", "crc-london"),
        ("community rehabilitation company (CRC)", 2017, "Bradford", "crc-west-yorkshire"),
        ("BeNCH Community Rehabilitation Company", 2018, "Hertfordshire", "crc-bench"),
        ("Hertfordshire Probation Trust", 2012, "Hertfordshire", "probation-trust-hertfordshire"),
        ("the Probation Trust", 2013, "Cornwall", "probation-trust-devon-and-cornwall"),
        ("National Probation Service", 2018, "York", "national-probation-service"),
    ],
)
def test_who_supervised_offenders_there_and_then(written: str, year: int, area: str, key: str) -> None:
    assert means(written, year, area) == key


def test_what_became_of_the_probation_trusts_and_companies() -> None:
    assert {heir.key for heir in BODIES.bearer("probation-trust-merseyside")} == {"probation-service"}
    assert {heir.key for heir in BODIES.bearer("probation-trust-merseyside", date(2016, 1, 1))} == {
        "national-probation-service",
        "crc-merseyside",
    }


def test_a_company_of_rehabilitation_is_not_named_before_there_were_any() -> None:
    answer = resolve("the Community Rehabilitation Company", 2010, "Croydon")
    assert answer.organisation is None
    assert means("the Community Rehabilitation Company", 2016, None) is None


def test_every_authority_of_the_time_had_one_probation_trust_and_one_company() -> None:
    for authority in BODIES.authorities():
        for kind, day in (("Probation", date(2013, 6, 1)), ("Community Rehabilitation Company", date(2018, 6, 1))):
            if authority.alive(day):
                serving = [b for b in BODIES.serving(authority, {"ProbationService"}, day) if kind in b.name]
                assert len(serving) == 1, f"{authority.name} in {day.year}"


@pytest.mark.parametrize(
    ("written", "year", "area", "key"),
    [
        ("Birmingham Children’s Trust", 2019, "Birmingham", "birmingham-childrens-trust"),
        ("Birmingham Children's Trust (BCT)", 2023, "Birmingham", "birmingham-childrens-trust"),
        ("Northamptonshire Children’s Trust", 2022, "North Northamptonshire", "northamptonshire-childrens-trust"),
        ("Doncaster Children’s Services Trust", 2016, "Doncaster", "doncaster-childrens-services-trust"),
        ("Slough Children's Services Trust", 2019, "Slough", "slough-children-first"),
        ("Slough Children First", 2023, "Slough", "slough-children-first"),
        ("Together for Children", 2021, "Sunderland", "together-for-children"),
        ("Achieving for Children", 2019, "Richmond upon Thames", "achieving-for-children"),
        ("Worcestershire Children First", 2022, "Worcestershire", "worcestershire-children-first"),
        ("Bradford Children and Families Trust", 2024, "Bradford", "bradford-children-and-families-trust"),
    ],
)
def test_which_company_provides_the_childrens_services(written: str, year: int, area: str, key: str) -> None:
    assert means(written, year, area) == key


def test_a_childrens_trust_of_before_is_the_partnership_of_that_name() -> None:
    for area in ("Birmingham", "Northamptonshire", "Sandwell"):
        answer = resolve(f"{area} Children’s Trust", 2009, area)
        assert (answer.organisation, answer.rule) == (None, Rule.LOCAL)


def test_who_took_the_childrens_services_back() -> None:
    assert [heir.name for heir in BODIES.bearer("worcestershire-children-first")] == ["Worcestershire County Council"]


@pytest.mark.parametrize(
    ("written", "area", "key"),
    [
        ("Our Safeguarding Children Partnership", "Cornwall", "our-safeguarding-children-partnership"),
        ("Pan-Dorset Safeguarding Children Partnership", "Dorset", "pan-dorset-safeguarding-children-partnership"),
        (
            "City and Hackney Safeguarding Children Partnership",
            "Hackney",
            "city-and-hackney-safeguarding-children-partnership",
        ),
        ("Norfolk Safeguarding Children Partnership", "Norfolk", None),
    ],
)
def test_which_safeguarding_partnership_is_of_several_areas(written: str, area: str, key: str | None) -> None:
    assert means(written, 2022, area) == key


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("British Transport Police", "british-transport-police"),
        ("CAFCASS", "cafcass"),
        ("Children and Family Court Advisory and Support Service (Cafcass)", "cafcass"),
        ("Metropolitan Police", "metropolitan-police"),
        ("Public Health England", "public-health-england"),
        ("National Crime Agency", "national-crime-agency"),
    ],
)
def test_which_national_body_is_meant(written: str, key: str) -> None:
    assert means(written, 2016, "Croydon") == key


def test_the_transport_police_are_not_the_police_of_an_area() -> None:
    assert means("the police", 2016, "Croydon") == "metropolitan-police"


def test_which_strategic_health_authority_is_meant() -> None:
    assert means("East of England Strategic Health Authority", 2010, "Hertfordshire") == "Q35"
    assert means("NHS East of England", 2010, "Hertfordshire") is None  # it may be several bodies


@pytest.mark.parametrize(
    ("written", "year", "area", "key"),
    [
        ("Islington’s Clinical Commissioning Group", 2018, "Haringey", "08H"),
        ("Hertfordshire's Police", 2015, "Hertfordshire", "hertfordshire-police"),
        ("NHS Airedale, Wharfdale and Craven CCG", 2017, "Bradford", "02N"),
        ("Cornwall & Isles of Scilly ICB", 2023, "Cornwall", "QT6"),
        ("NHS Cornwall and the Isles of Scilly ICB", 2023, "Cornwall", "QT6"),
        ("the NHS Kernow Clinical Commissioning Group", 2018, "Cornwall", "11N"),
        ("Croydon health services NHS trust", 2016, "Croydon", "RJ6"),
        ("Guy's & St Thomas' NHS Foundation Trust", 2016, "Southwark", "RJ1"),
        ("Blackpool Hospitals NHS Teaching Trust", 2025, "Blackpool", "RXL"),
    ],
)
def test_which_body_is_meant_by_another_way_of_writing(written: str, year: int, area: str, key: str) -> None:
    assert means(written, year, area) == key


@pytest.mark.parametrize(
    "written", ["Women’s Hospital Trust", "Children’s NHS Trust", "London’s Clinical Commissioning Group"]
)
def test_a_possessive_makes_no_body_of_a_word(written: str) -> None:
    assert means(written, 2016, "Croydon") is None


def test_a_board_that_is_misspelt_stays_as_written_with_the_one_of_the_area() -> None:
    answer = resolve("Norfolk and Waverley Integrated Care Board", 2024, "Norfolk")
    assert answer.organisation is None
    assert [candidate.key for candidate in answer.candidates] == ["QMM"]


def test_every_rule_that_settles_says_how_sure_it_is_and_which_spelling_it_took() -> None:
    answer = resolve("East and North Herts Hospital Trust", 2010, "Hertfordshire")
    assert answer.spelling == "East and North Hertfordshire NHS Trust"
    assert HOW_SURE[answer.rule].startswith("sure")
    assert HOW_SURE[resolve("Wye Valley NHS Trust", 2015, None).rule].startswith("certain")
    assert "place" in HOW_SURE[resolve("the police", 2016, "Croydon").rule]
    assert resolve("the police", 2016, "Croydon").spelling == ""
