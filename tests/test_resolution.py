"""Which body a name means: the questions that reports put, and what must never be decided."""

from __future__ import annotations

from datetime import date

import pytest

from ontology.registers.answers import Rule
from ontology.registers.bodies import Organisation
from ontology.registers.register import Register
from tests.resolving import BODIES, THE_DAY, assert_means, assert_open, keys, resolve


@pytest.mark.parametrize(
    ("written", "key", "rule"),
    [
        ("East and North Hertfordshire NHS Trust", "RWH", Rule.FORMER_NAME),
        ("East & North Hertfordshire NHS Trust", "RWH", Rule.FORMER_NAME),
        ("East and North Herts Hospital Trust", "RWH", Rule.SPELLING),
        ("East and North Hertfordshire Hospital Trust", "RWH", Rule.SPELLING),
        ("West Hertfordshire Hospitals NHS Trust", "RWG", Rule.FORMER_NAME),
        ("West Herts Hospital Trust", "RWG", Rule.SPELLING),
        ("West Hertfordshire Hospitals\nNHS Trust", "RWG", Rule.FORMER_NAME),
        ("Hertfordshire Community NHS Trust", "RY4", Rule.NAME),
        ("the Hertfordshire Community NHS Trust’s", "RY4", Rule.NAME),
        ("Hertfordshire Partnership NHS Foundation Trust", "RWR", Rule.FORMER_NAME),
        ("Hertfordshire Partnerships NHS Foundation Trust", "RWR", Rule.SPELLING),
        ("Hertfordshire Partnership Foundation NHS Trust", "RWR", Rule.SPELLING),
        ("Hertfordshire Partnership Foundation Trust", "RWR", Rule.SPELLING),
        ("Hertfordshire Partnership University NHS Foundation Trust (HPFT)", "RWR", Rule.NAME),
    ],
)
def test_which_trust_of_hertfordshire_is_meant(written: str, key: str, rule: Rule) -> None:
    assert_means(written, key, rule)


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("Hereford Hospitals NHS Trust", Rule.FORMER_NAME),
        ("Hereford Hospitals Trust", Rule.SPELLING),
        ("Hereford Hospital NHS Trust", Rule.SPELLING),
    ],
)
def test_which_body_is_hereford_hospitals_trust(written: str, rule: Rule) -> None:
    assert_means(written, "RLQ", rule, date(2010, 10, 22), "Herefordshire")


def test_a_name_that_fits_no_entry_is_kept_as_written_with_its_candidate() -> None:
    assert_open("Hertfordshire NHS Foundation Trust", Rule.NO_ENTRY, "RWR")


def test_a_trust_that_never_was_a_foundation_trust_is_not_made_one() -> None:
    assert_open("Hertfordshire Community NHS Foundation Trust", Rule.NO_ENTRY, "RY4")


def test_the_commissioners_of_a_trust_are_not_the_trust() -> None:
    assert_open("Hertfordshire Community NHS Trust commissioners", Rule.COMMISSIONERS_OF, "5QV")


@pytest.mark.parametrize(
    "written",
    [
        "Hertfordshire NHS providers of accident and emergency and urgent care services",
        "The NHS provider trusts",
        "partner agencies",
        "housing partners",
    ],
)
def test_a_collective_is_no_body(written: str) -> None:
    assert_open(written, Rule.COLLECTIVE)


def hospitals(key: str, founded: date, dissolved: date | None, *areas: str) -> Organisation:
    """A fictional trust of a name that several bear."""
    return Organisation(
        key, "NHSTrust", "Quellham Hospitals NHS Trust", founded=founded, dissolved=dissolved, areas=areas
    )


NAMESAKES = Register(
    [
        Organisation("E10000901", "Authority", "Marlshire County Council", gss="E10000901"),
        Organisation("E06000902", "Authority", "Marleshire Council", gss="E06000902"),
        hospitals("ZA1", date(2000, 4, 1), date(2004, 3, 31)),
        hospitals("ZA2", date(2006, 4, 1), date(2012, 3, 31), "E10000901"),
        hospitals("ZA3", date(2008, 4, 1), date(2012, 3, 31), "E10000901", "E06000902"),
    ]
)
"""Three trusts of one name: the first is gone when the others are founded, which end together."""


@pytest.mark.parametrize(
    ("on", "area", "may_be"),
    [
        (date(2010, 1, 1), None, ["ZA2", "ZA3"]),  # both live
        (date(2012, 9, 1), None, ["ZA2", "ZA3"]),  # both have just ended
        (date(2010, 1, 1), "E10000901", ["ZA2", "ZA3"]),  # both live, and serve the area
        (date(2020, 1, 1), "E10000901", ["ZA2", "ZA3"]),  # both are long gone, and served the area
    ],
)
def test_a_name_that_several_bear_is_settled_on_none_of_them(on: date, area: str | None, may_be: list[str]) -> None:
    found = NAMESAKES.resolve("Quellham Hospitals NHS Trust", on=on, area=NAMESAKES.by_code(area) if area else None)
    assert (found.organisation, found.rule) == (None, Rule.AMBIGUOUS)
    assert set(may_be) <= set(keys(found.candidates))


@pytest.mark.parametrize(
    ("on", "area", "key"),
    [
        (date(2002, 1, 1), None, "ZA1"),  # the only one that lived
        (date(2004, 9, 1), None, "ZA1"),  # the only one that had just ended
        (date(2006, 6, 1), None, "ZA2"),
        (date(2010, 1, 1), "E06000902", "ZA3"),  # the only one that serves the area
    ],
)
def test_a_name_that_several_bear_means_the_only_one_of_the_time_or_the_area(
    on: date, area: str | None, key: str
) -> None:
    found = NAMESAKES.resolve("Quellham Hospitals NHS Trust", on=on, area=NAMESAKES.by_code(area) if area else None)
    assert found.organisation is not None, found.reason
    assert found.organisation.key == key


@pytest.mark.parametrize(
    "written",
    ["Birmingham NHS Trust", "Birmingham NHS Foundation Trust", "Birmingham Hospital Trust", "Birmingham Trust"],
)
def test_a_place_alone_does_not_name_one_of_its_trusts(written: str) -> None:
    answer = resolve(written, date(2016, 1, 1), "Birmingham")
    assert answer.organisation is None
    assert "RRK" in keys(answer.candidates)


def test_a_name_that_several_trusts_share_in_part_is_left_open() -> None:
    answer = resolve("Sussex NHS Foundation Trust", date(2022, 6, 1), "West Sussex")
    assert answer.organisation is None
    assert {"RYR", "RDR", "RX2"} <= set(keys(answer.candidates))


def test_a_hospital_trust_is_not_a_mental_health_trust() -> None:
    answer = resolve("East London Hospital Trust", date(2015, 1, 1), "Newham")
    assert answer.organisation is None
    assert answer.candidates[0].key == "RWK"


@pytest.mark.parametrize(
    ("written", "key", "rule", "year", "area"),
    [
        ("Royal Cornwall Hospitals Trust", "REF", Rule.SPELLING, 2018, "Cornwall"),
        ("Cornwall Partnership Foundation NHS Trust", "RJ8", Rule.SPELLING, 2018, "Cornwall"),
        ("Croydon health services NHS trust", "RJ6", Rule.NAME, 2016, "Croydon"),
        ("South London and Maudsley NHS foundation trust", "RV5", Rule.NAME, 2016, "Croydon"),
        ("East of England Ambulance Service", "RYC", Rule.TRUST_LEFT_OUT, 2015, "Hertfordshire"),
        ("Barts Health", "R1H", Rule.TRUST_LEFT_OUT, 2015, "Newham"),
        ("West London Mental Health Trust", "RKL", Rule.SPELLING, 2015, "Ealing"),
        ("Bradford District Care Foundation Trust", "TAD", Rule.SPELLING, 2017, "Bradford"),
        ("2gether NHS Foundation Trust", "RTQ", Rule.FORMER_NAME, 2014, "Herefordshire"),
        ("St Georges Healthcare NHS Trust", "RJ7", Rule.FORMER_NAME, 2010, "Wandsworth"),
    ],
)
def test_which_trust_is_meant_elsewhere(written: str, key: str, rule: Rule, year: int, area: str) -> None:
    assert_means(written, key, rule, date(year, 6, 1), area)


@pytest.mark.parametrize(
    ("written", "key", "year"),
    [
        ("Sunderland Royal Hospital", "RLN", 2015),
        ("Sunderland Royal Hospital", "R0B", 2022),
        ("the John Radcliffe Hospital", "RTH", 2019),
        ("University Hospital Lewisham", "RJ2", 2019),
    ],
)
def test_a_hospital_stands_for_the_trust_that_had_its_seat_there_at_the_time(written: str, key: str, year: int) -> None:
    assert_means(written, key, Rule.HOSPITAL, date(year, 6, 1))


@pytest.mark.parametrize("written", ["Lister Hospital", "Manor Hospital", "St Mary’s Hospital", "Queen’s Hospital"])
def test_a_hospital_of_a_name_that_several_bear_is_no_trust(written: str) -> None:
    assert_open(written, Rule.NO_ENTRY)


@pytest.mark.parametrize("written", ["Lister Hospital", "Walsgrave Hospital", "Northern General Hospital"])
def test_a_hospital_is_a_site_and_no_trust(written: str) -> None:
    assert_open(written, Rule.NO_ENTRY)


@pytest.mark.parametrize(
    ("written", "key"), [("Kettering General Hospital", "RNQ"), ("Great Ormond Street Hospital", "RP4")]
)
def test_a_hospital_whose_name_a_trust_bears_is_that_trust(written: str, key: str) -> None:
    assert_means(written, key, Rule.TRUST_LEFT_OUT, date(2019, 1, 1))


@pytest.mark.parametrize(
    ("written", "key", "rule", "year", "area"),
    [
        ("Merseycare NHS Trust", "RW4", Rule.SPELLING, 2019, "Sefton"),
        ("Berkshire Health Foundation Trust", "RWX", Rule.SPELLING, 2019, "Bracknell Forest"),
        ("Oxfordshire University Hospitals NHS Foundation Trust", "RTH", Rule.SPELLING, 2016, "Oxfordshire"),
        ("Milton Keynes Foundation Trust", "RD8", Rule.SPELLING, 2019, "Milton Keynes"),
        ("University Hospitals Coventry and Warwickshire", "RKB", Rule.TRUST_LEFT_OUT, 2022, "Solihull"),
        ("Essex Partnership University NHS FT", "R1L", Rule.NAME, 2022, "Essex"),
        ("North London Integrated Care Board", "QMJ", Rule.COMMISSIONER, 2023, "Enfield"),
        ("NHS Oxford CCG", "10Q", Rule.COMMISSIONER, 2016, "Oxfordshire"),
        ("Worcestershire Children’s First", "worcestershire-children-first", Rule.SPELLING, 2022, "Worcestershire"),
    ],
)
def test_which_body_a_slip_or_a_short_form_means(written: str, key: str, rule: Rule, year: int, area: str) -> None:
    assert_means(written, key, rule, date(year, 6, 1), area)


@pytest.mark.parametrize(
    ("written", "year", "area"),
    [
        ("Lancashire CCG", 2015, "Lancashire"),  # several of the area have the word
        ("North Hereford CCG", 2015, "Hertfordshire"),
        ("Hertfordshire NHS Foundation Trust", 2015, "Hertfordshire"),  # several trusts have the place in their names
        ("Milton Keynes Foundation Trust", 2019, "Kent"),  # another area's place
    ],
)
def test_a_slip_that_several_bodies_may_lie_behind_is_left_open(written: str, year: int, area: str) -> None:
    assert resolve(written, date(year, 6, 1), area).organisation is None


def test_a_code_is_no_name_and_the_answer_says_whose_it_is() -> None:
    answer = resolve("E06000010", None, None)
    assert answer.organisation is None
    assert "remit registers show E06000010" in answer.reason
    assert keys(answer.candidates) == ["E06000010"]


def test_a_name_is_quoted_as_it_was_written() -> None:
    assert (
        "“Birmingham Women's and Children's”"
        in resolve("Birmingham Women's and Children's", date(2019, 1, 1), None).reason
    )


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("East Riding", "E06000011"),
        ("East Riding Council", "E06000011"),
        ("Southend Borough Council", "E06000033"),
        ("Stockton Borough Council", "E06000004"),
        ("Stoke City Council", "E06000021"),
        ("Telford and the Wrekin", "E06000020"),
        ("IOW Council", "E06000046"),
        ("B&NES Council", "E06000022"),
        ("NE Lincolnshire Council", "E06000012"),
    ],
)
def test_which_council_a_short_name_means(written: str, key: str) -> None:
    found = resolve(written, date(2015, 6, 1), None).organisation
    assert found is not None
    assert found.key == key


def test_a_council_whose_name_is_short_for_one_is_its_candidate() -> None:
    answer = resolve("Blackburn Council", date(2015, 6, 1), None)
    assert (answer.organisation, keys(answer.candidates)) == (None, ["E06000008"])


def test_a_body_is_named_from_a_few_months_before_it_is_founded() -> None:
    for day, founded in ((date(2020, 9, 1), False), (date(2022, 11, 1), False), (date(2023, 1, 1), True)):
        assert (resolve("Cumberland Council", day, None).organisation is not None) == founded
    for day, key in ((date(2017, 10, 1), None), (date(2018, 2, 1), "15A")):
        found = resolve("Berkshire West CCG", day, "Reading").organisation
        assert (found.key if found else None) == key


def test_who_came_after_the_mental_health_trust_of_dudley() -> None:
    assert keys(BODIES.bearer("RYK", date(2022, 1, 1))) == ["RYK", "TAJ"]
    assert keys(BODIES.bearer("RYK", date(2025, 1, 1))) == ["TAJ", "RNA", "QUA"]


def test_health_services_of_a_place_are_not_settled_as_the_trust_of_that_name() -> None:
    assert_open("Croydon Health Services", Rule.NO_ENTRY, "RJ6", area="Croydon")


@pytest.mark.parametrize(
    "written",
    [
        "Northamptonshire Children’s Trust",
        "Children's Trust",
        "Doncaster Children’s Services Trust",
        "Birmingham Children's Trust (BCT)",
    ],
)
def test_a_childrens_trust_is_no_nhs_trust(written: str) -> None:
    assert_open(written, Rule.LOCAL, area="Birmingham")


# NHS commissioners


@pytest.mark.parametrize(
    ("written", "day", "key"),
    [
        ("NHS Herefordshire", date(2010, 10, 22), "5CN"),
        ("NHS Herefordshire (PCT)", date(2010, 10, 22), "5CN"),
        ("NHS Herefordshire (NHS)", date(2010, 10, 22), "5CN"),
        ("Herefordshire Primary Care Trust", date(2010, 10, 22), "5CN"),
        ("NHS Herefordshire", date(2015, 6, 1), "05F"),
        ("Herefordshire Clinical Commissioning Group", date(2015, 6, 1), "05F"),
        ("NHS Hertfordshire", THE_DAY, "5QV"),
        ("Herts PCT", THE_DAY, "5QV"),
        ("West Herts PCT", date(2008, 6, 1), "5P4"),
        ("NHS Herts Valleys Clinical Commissioning Group", date(2023, 11, 10), "06N"),
        ("NHS Hertfordshire and West Essex Integrated Care Board", date(2023, 11, 10), "QM7"),
        ("Hertfordshire and West Essex Integrated Care Board", date(2024, 12, 12), "QM7"),
        ("NHS Kernow, Clinical Commissioning Group", date(2018, 11, 23), "11N"),
        ("NHS Nottingham City", date(2010, 6, 1), "5EM"),
        ("NHS Northamptonshire", date(2010, 6, 1), "5PD"),
        ("NHS Northamptonshire Clinical Commissioning Group", date(2024, 3, 25), "78H"),
        ("NHS England", date(2015, 11, 27), "X24"),
    ],
)
def test_which_commissioner_of_that_time_is_meant(written: str, day: date, key: str) -> None:
    answer = resolve(written, day, None)
    assert answer.organisation is not None, answer.reason
    assert answer.organisation.key == key


def test_a_name_that_no_commissioner_bears_any_more_is_left_open() -> None:
    assert_open("NHS Hertfordshire", Rule.NO_ENTRY, "06K", "06N", on=date(2016, 1, 1))


def test_the_primary_care_trust_is_that_of_the_area() -> None:
    assert_means("the Primary Care Trust", "5CN", Rule.AREA, date(2010, 10, 22), "Herefordshire")
    assert_means("Primary Care Trust", "5QV", Rule.AREA)
    assert_means("the CCG", "07V", Rule.AREA, date(2016, 6, 29), "Croydon")


def test_of_two_primary_care_trusts_neither_is_the_primary_care_trust() -> None:
    assert_open("the Primary Care Trust", Rule.AMBIGUOUS, "5P3", "5P4", on=date(2008, 6, 1))


def test_without_an_area_the_primary_care_trust_is_nobody() -> None:
    assert resolve("the Primary Care Trust", THE_DAY, None).organisation is None


def test_the_provider_arm_is_not_the_primary_care_trust() -> None:
    for written in ("Herefordshire PCT Provider Services", "Hereford PCT Provider Services"):
        answer = resolve(written, date(2010, 10, 22), "Herefordshire")
        assert answer.organisation is not None
        assert answer.organisation.key == "herefordshire-pct-provider-services"
