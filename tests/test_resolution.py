"""Which body a name means: the questions that reports put, and what must never be decided."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.registers.answers import Rule
from ontology.registers.bodies import Organisation
from ontology.registers.register import Register, Resolved
from ontology.registers.spelling import fold, words_of

BODIES = Register.load()
THE_DAY = date(2010, 11, 19)  # the report on Hertfordshire of autumn 2010
SETTLED = {
    Rule.NAME,
    Rule.OTHER_NAME,
    Rule.FORMER_NAME,
    Rule.SPELLING,
    Rule.COMMISSIONER,
    Rule.COUNCIL,
    Rule.POLICE,
    Rule.TRUST_LEFT_OUT,
    Rule.AREA,
}


def resolve(written: str, on: date | None = THE_DAY, area: str | None = "Hertfordshire") -> Resolved:
    """What a name means in a report on that area."""
    place = BODIES.authority(area) if area else None
    assert area is None or place is not None
    return BODIES.resolve(written, on=on, area=place)


def keys(organisations: tuple[Organisation, ...]) -> list[str]:
    """The keys of these bodies."""
    return [organisation.key for organisation in organisations]


def assert_means(written: str, key: str, rule: Rule, on: date = THE_DAY, area: str | None = "Hertfordshire") -> None:
    """The name means that body, by that rule, and the reason says something."""
    answer = resolve(written, on, area)
    assert answer.organisation is not None, answer.reason
    assert (answer.organisation.key, answer.rule) == (key, rule)
    assert answer.reason.endswith(".")
    assert answer.candidates == ()


def assert_open(
    written: str, rule: Rule, *candidates: str, on: date = THE_DAY, area: str | None = "Hertfordshire"
) -> None:
    """The name stays as written, by that rule, with these candidates."""
    answer = resolve(written, on, area)
    assert answer.organisation is None, answer.reason
    assert answer.rule == rule
    assert answer.reason.endswith(".")
    assert keys(answer.candidates) == list(candidates)


# NHS trusts


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
    assert keys(BODIES.bearer("RYK", date(2025, 1, 1))) == ["TAJ"]


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


# Councils, police, boards


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
    found = BODIES.resolve("North Herts CCG", on=date(2015, 1, 1), area=BODIES.authority("Hertfordshire"))
    assert found.organisation is not None
    assert found.organisation.key == "06K"
    assert BODIES.resolve("North Herts CCG", on=date(2015, 1, 1), area=None).organisation is None


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


# What holds for every name


@pytest.mark.parametrize("report", ["000", "001", "002", "003", "004"])
def test_every_nhs_body_of_the_annotated_reports_is_resolved(shared: Path, report: str) -> None:
    gold = json.loads((shared / "gold" / "seeds" / f"{report}.json").read_text(encoding="utf-8"))
    area, day = gold["authority"], date.fromisoformat(gold["published"])
    for body in gold["nhs_bodies"]:
        answer = resolve(body["name"], day, area)
        expected = resolve(body["same_as"], day, area).organisation
        if body.get("ambiguous") or body["name"] == "NHS":  # the report's own short form, for its reader to know
            assert answer.organisation is None
            assert answer.candidates
            assert expected is None or expected in answer.candidates
        else:
            assert answer.organisation is not None, answer.reason
            assert answer.organisation is expected


def test_every_body_is_found_by_its_own_names_in_its_time() -> None:
    for body in BODIES.all():
        for name in body.names:
            answer = BODIES.resolve(name, on=body.dissolved or date(2025, 6, 1), area=None)
            assert answer.organisation is body, f"{name}: {answer.reason}"


def test_hertfordshire_and_herefordshire_never_mix() -> None:
    swapped = 0
    for body in BODIES.all():
        for name in body.names:
            folded = fold(name)
            other = folded.replace("hertfordshire", "herefordshire")
            if other == folded:
                other = folded.replace("herefordshire", "hertfordshire")
            if other != folded:
                swapped += 1
                for area in ("Hertfordshire", "Herefordshire"):
                    answer = resolve(other, body.dissolved or THE_DAY, area)
                    assert answer.organisation is not body, f"{other} is not {name}"
    assert swapped > 20


_NAMES = sorted({name for body in BODIES.all() for name in body.names})
_WORDS = sorted({word for name in _NAMES for word in name.split()} | {"Herts", "commissioners", "of", "the", "(PCT)"})
_AREAS = [*BODIES.authorities(), None]
_DAYS = st.one_of(st.none(), st.dates(date(2005, 1, 1), date(2026, 1, 1)))


def _shares_a_word(written: str, body: Organisation) -> bool:
    common = {"nhs", "trust", "and", "of", "the", "council", "service", "for"}
    written_words = {*words_of(written), *words_of(re.sub(r"['’]s\s*$", "", written, flags=re.IGNORECASE))}
    return not written_words.isdisjoint({w for name in body.names for w in words_of(name)} - common)


@given(
    st.one_of(st.text(max_size=400), st.lists(st.sampled_from(_WORDS), max_size=8).map(" ".join)),
    _DAYS,
    st.sampled_from(_AREAS),
)
def test_no_words_mislead(written: str, on: date | None, area: Organisation | None) -> None:
    answer = BODIES.resolve(written, on=on, area=area)
    assert (answer.organisation is not None) == (answer.rule in SETTLED)
    assert answer.reason
    assert not (answer.organisation and answer.candidates)
    if answer.organisation is not None and answer.rule != Rule.AREA:
        assert _shares_a_word(written, answer.organisation), f"{written!r}: {answer.reason}"


@given(st.sampled_from(_NAMES), _DAYS, st.sampled_from(_AREAS), st.randoms())
def test_case_and_space_change_nothing(name: str, on: date | None, area: Organisation | None, random: Random) -> None:
    other = "".join(random.choice((c.upper(), c.lower())) if c.isascii() else c for c in name)
    other = "  " + other.replace(" ", random.choice(("  ", "\n", "\t", "\u00a0"))) + "\n"
    first, second = (BODIES.resolve(text, on=on, area=area) for text in (name, other))
    assert first.organisation is second.organisation
    assert first.candidates == second.candidates


@given(st.sampled_from(_NAMES), _DAYS)
def test_an_answer_lived_at_the_time_or_says_that_it_did_not(name: str, on: date | None) -> None:
    answer = BODIES.resolve(name, on=on, area=None)
    if answer.organisation is not None and not answer.organisation.alive(on) and answer.rule == Rule.NAME:
        assert "ended" in answer.reason or "founded" in answer.reason
