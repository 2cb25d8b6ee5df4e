"""Which boards, partnerships, companies and national bodies does a text name, and which words only look like one?

Every sentence is invented; the companies and national bodies are of the registers.
"""

from __future__ import annotations

from datetime import date

import pytest
from fictional_reports import MARLSHIRE, reading_of

from ingest.names.mentions import mentions
from ingest.names.namer import Locality, Namer
from ingest.names.spotter import Spotter
from ontology.registers.register import Register
from ontology.schemes import Schemes


def seen(text: str, register: Register, schemes: Schemes) -> dict[str, str]:
    """Each name of a text about Marlshire in 2015, and the key of its body, an area's own without the area's code."""
    found = reading_of(text, register, schemes, on=date(2015, 6, 1)).spotter.find(text)
    return {s.written: s.agency.key.removeprefix(f"agency/{MARLSHIRE}/") for s in found}


def in_area(text: str, register: Register, area: str, year: int) -> dict[str, str]:
    """The same of a text about a real area, with the whole key."""
    place = register.authority(area, date(year, 6, 1))
    assert place is not None
    spotter = Spotter(Namer(register, Locality(place, date(year, 6, 1))))
    spotter.define_short_forms(text)
    return {sighting.written: sighting.agency.key for sighting in spotter.find(text)}


@pytest.mark.parametrize(
    ("written", "tail"),
    [
        ("corporate parenting board", "corporate-parenting-board"),
        ("corporate parenting panel", "corporate-parenting-board"),
        ("corporate parenting advisory committee", "corporate-parenting-board"),
        ("Corporate Parenting Strategic Board", "corporate-parenting-board"),
        ("youth offending team", "youth-offending-service"),
        ("youth justice service", "youth-offending-service"),
        ("Marlshire youth offending service", "youth-offending-service"),
        ("adult safeguarding board", "safeguarding-adults-board"),
        ("Adults’ Safeguarding Board", "safeguarding-adults-board"),
        ("Marlshire Safeguarding Adults Board", "safeguarding-adults-board"),
        ("Adult Safeguarding Partnership Board", "safeguarding-adults-board"),
        ("Community Safety Partnership", "community-safety-partnership"),
        ("Local Family Justice Board", "family-justice-board"),
        ("family justice board", "family-justice-board"),
        ("improvement board", "improvement-board"),
        ("Children’s Services Improvement Board", "improvement-board"),
        ("Child Death Review Panel", "child-death-overview-panel"),
        ("Health and Well Being Board", "health-and-wellbeing-board"),
    ],
)
def test_which_body_of_the_area_is_meant(register: Register, schemes: Schemes, written: str, tail: str) -> None:
    assert seen(f"The chair of the {written} rang.", register, schemes) == {written: tail}


def test_is_the_partnership_that_a_letter_addresses_the_one_that_its_text_names(
    register: Register, schemes: Schemes
) -> None:
    text = "Dear Marlshire Local Safeguarding Partnership met the Marlshire Safeguarding Children Partnership."
    assert set(seen(text, register, schemes).values()) == {"safeguarding-children-board"}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("It reports to the Safer Marlshire Partnership each year.", ["Safer Marlshire Partnership"]),
        ("The Children and Families Board rang.", ["Children and Families Board"]),
        ("The Children, Young People and Families Board rang.", ["Children, Young People and Families Board"]),
        ("He chairs the Well-being for Life Board.", ["Well-being for Life Board"]),
        ("The Marlshire Early Help Alliance rang.", ["Marlshire Early Help Alliance"]),
        (
            "The Children and Families Board, Bright Osselmere Board and Safer and Kinder Marlshire Board met.",
            ["Children and Families Board", "Bright Osselmere Board", "Safer and Kinder Marlshire Board"],
        ),
        ("The police and the Safer Marlshire Partnership met.", ["Safer Marlshire Partnership"]),
        ("The Chair of the Early Help Partnership Board rang.", ["Early Help Partnership Board"]),
    ],
)
def test_which_boards_of_an_areas_own_are_named(
    register: Register, schemes: Schemes, text: str, written: list[str]
) -> None:
    found = [name for name, key in seen(text, register, schemes).items() if not key.startswith("organisation/")]
    assert found == written


@pytest.mark.parametrize(
    "text",
    [
        "The board and community safety go together.",
        "Strategic safeguarding partnership arrangements are renewed.",
        "The Family Nurse Partnership visits young parents.",
        "They follow the Families First Partnership programme.",
        "The Youth Justice Board sets national targets.",
        "However, the Executive Board and the Trust Board met.",
        "Although the Board met, the National Panel did not.",
        "The Local Safeguarding Children Boards (Review) Regulations apply.",
        "Youth offending teams of the whole country met.",
        "Corporate parenting is a duty.",
    ],
)
def test_which_words_are_no_board_of_the_area(register: Register, schemes: Schemes, text: str) -> None:
    assert {k: v for k, v in seen(text, register, schemes).items() if v != "safeguarding-children-board"} == {}
    assert "Review" not in seen(text, register, schemes)


def test_are_boards_that_share_the_word_several(register: Register, schemes: Schemes) -> None:
    text = "The chair spoke to the Corporate Parenting, Safeguarding Adults’ and Health and Wellbeing Boards."
    assert list(seen(text, register, schemes).values()) == [
        "corporate-parenting-board",
        "safeguarding-adults-board",
        "health-and-wellbeing-board",
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("It told the Department for Education’s adviser.", "department-for-education"),
        ("A Department for Education-funded scheme ran.", "department-for-education"),
        ("The Child and Family Court Advisory and Support Service rang.", "cafcass"),
        ("The Family Court Advisory and Support Service rang.", "cafcass"),
        ("The Children and Family Court Advisory Service (CAFCAS) rang.", "cafcass"),
        ("A Care Quality Commission visit praised it.", "cqc"),
        ("The CQC praised it.", "cqc"),
        ("HMI Probation praised it.", "hmi-probation"),
        ("In May HMIC praised it.", "hmicfrs"),
        ("It is under the London Safeguarding Board.", "london-safeguarding-children-board"),
    ],
)
def test_which_national_bodies_are_named(register: Register, schemes: Schemes, text: str, key: str) -> None:
    assert f"organisation/{key}" in seen(text, register, schemes).values()


def test_is_the_publisher_no_news(register: Register, schemes: Schemes) -> None:
    assert seen("Ofsted came back in May.", register, schemes) == {}


def test_are_words_in_small_letters_no_national_body(register: Register, schemes: Schemes) -> None:
    assert seen("A department for education and a care quality commission.", register, schemes) == {}


@pytest.mark.parametrize(
    ("text", "area", "year", "written", "key"),
    [
        ("Achieving for Children (AfC) runs them. AfC is small.", "Kingston upon Thames", 2019, "AfC", "achieving-for-children"),
        ("Since then Together for Children runs them.", "Sunderland", 2020, "Together for Children", "together-for-children"),
        ("Worcestershire Children’s First ran them.", "Worcestershire", 2022, "Worcestershire Children’s First", "worcestershire-children-first"),
        ("The council and the Children’s Services Trust met.", "Doncaster", 2020, "Children’s Services Trust", "doncaster-childrens-services-trust"),
        ("The Safeguarding Children Partnership met.", "Hartlepool", 2021, "Safeguarding Children Partnership", 
         "hartlepool-and-stockton-safeguarding-children-partnership"),
    ],
)  # fmt: skip
def test_which_company_or_partnership_of_the_registers_is_named(
    register: Register, text: str, area: str, year: int, written: str, key: str
) -> None:
    assert in_area(text, register, area, year)[written] == f"organisation/{key}"


def test_is_a_childrens_services_trust_nobody_where_no_register_lists_one(register: Register) -> None:
    assert in_area("The Children’s Services Trust met.", register, "Kent", 2020) == {}


@pytest.mark.parametrize(
    ("text", "area", "year", "written", "key"),
    [
        ("They work in the whole Borough. The Clinical Commissioning Group pays.", "Brent", 2015, "Clinical Commissioning Group", "07P"),
        ("Across the Borough. Work with the Clinical Commissioning Group grew.", "Brent", 2015, "Clinical Commissioning Group", "07P"),
        ("The nurse of the CCG came.", "Northumberland", 2019, "CCG", "00L"),
        ("Essex Partnership University NHS FT came.", "Essex", 2022, "Essex Partnership University NHS FT", "R1L"),
        ("Staff of Salford Royal hospital trust came.", "Salford", 2015, "Salford Royal hospital trust", "RM3"),
        ("Staff of University Hospitals Coventry and Warwickshire came.", "Solihull", 2022, "University Hospitals Coventry and Warwickshire", "RKB"),
        ("Staff of Milton Keynes University Hospital came.", "Milton Keynes", 2019, "Milton Keynes University Hospital", "RD8"),
        ("Ann Osney, Executive Lead, Integrated Care Board", "Leeds", 2024, "Integrated Care Board", "QWO"),
        ("Ann Osney, Osselmere Dales, Integrated Care Board", "Leeds", 2024, "", ""),
        ("Staff of Pinderfields Hospital came.", "Wakefield", 2024, "Pinderfields Hospital", "RXF"),
        ("Staff of the Bradford Royal Infirmary came.", "Bradford", 2017, "Bradford Royal Infirmary", "RAE"),
        ("Staff of South Tyneside District Hospital came.", "South Tyneside", 2016, "South Tyneside District Hospital", "RE9"),
        ("Staff of Queen’s Hospital and of the Royal Infirmary came.", "Havering", 2019, "", ""),
        ("A school in St. Helens came.", "St Helens", 2019, "", ""),
    ],
)  # fmt: skip
def test_which_health_body_does_a_short_form_mean(
    register: Register, text: str, area: str, year: int, written: str, key: str
) -> None:
    expected = {written: f"organisation/{key}"} if key else {}
    assert in_area(text, register, area, year) == expected


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Barnsley, Wakefield and Osselmere NHS Trust pays.", "Barnsley, Wakefield and Osselmere NHS Trust"),
        ("Wakefield Council and the Osselmere Dales NHS Trust met.", "Osselmere Dales NHS Trust"),
    ],
)
def test_where_a_name_that_no_register_has_begins(register: Register, text: str, written: str) -> None:
    assert [name for name in in_area(text, register, "Leeds", 2015) if "NHS" in name] == [written]


def test_does_a_division_of_probation_keep_its_places(register: Register) -> None:
    found = in_area("The Head of Ossel, Marle & Fernwick Probation Service came.", register, "Kent", 2017)
    assert list(found) == ["Ossel, Marle & Fernwick Probation Service"]


def test_is_the_acronym_of_a_kind_no_spelling_of_a_body_that_has_a_name(register: Register, schemes: Schemes) -> None:
    text = "NHS Marlshire CCG pays. A nurse of the CCG came."
    reading = reading_of(text, register, schemes, on=date(2015, 6, 1))
    assert [one.spellings for one in mentions(reading.document, reading.spotter)] == [("NHS Marlshire CCG",)]
