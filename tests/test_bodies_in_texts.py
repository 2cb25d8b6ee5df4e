"""Which bodies a sentence names, and which words only look like a name."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.documents.text_file import read_text
from ingest.names.mentions import mentions
from ingest.names.namer import Locality, Namer
from ingest.names.spotter import Spotter
from ontology.registers.register import Register

BODIES = Register.load()


def seen(text: str, area: str, year: int) -> dict[str, str]:
    """The names that a sentence of a report on that area of that year holds, each with the key of its body."""
    place = BODIES.authority(area, date(year, 6, 1))
    assert place is not None
    spotter = Spotter(Namer(BODIES, Locality(place, date(year, 6, 1))))
    spotter.define_short_forms(text)
    return {sighting.written: sighting.agency.key for sighting in spotter.find(text)}


@pytest.mark.parametrize(
    ("text", "area", "year", "found"),
    [
        ("Her Majesty’s Inspector of Constabulary signed it.", "Croydon", 2016, {}),
        (
            "Staff of the Constabulary came.",
            "Hertfordshire",
            2016,
            {"Constabulary": "organisation/hertfordshire-police"},
        ),
        (
            "A chief officer of Kent National Probation Service came.",
            "Kent",
            2017,
            {"National Probation Service": "organisation/national-probation-service"},
        ),
        (
            "The Director of the London Community Rehabilitation Company (CRC) said that the CRC is small.",
            "Haringey",
            2018,
            {
                "London Community Rehabilitation Company": "organisation/crc-london",
                "CRC": "organisation/crc-london",
            },
        ),
        (
            "The Police and Crime Commissioner for West Yorkshire Police wrote.",
            "Leeds",
            2018,
            {"West Yorkshire Police": "organisation/west-yorkshire-police"},
        ),
        ("The named doctor for Whittington Health came.", "Haringey", 2018, {"Whittington Health": "organisation/RKE"}),
        (
            "Staff of 2gether NHS Foundation Trust came.",
            "Herefordshire",
            2015,
            {"2gether NHS Foundation Trust": "organisation/RTQ"},
        ),
        ("By the 2nd NHS trust nothing is meant.", "Herefordshire", 2015, {}),
        (
            "The local safeguarding children board (LSCB) and the Halton health and well-being board met.",
            "Halton",
            2019,
            {
                "local safeguarding children board": "agency/E06000006/safeguarding-children-board",
                "Halton health and well-being board": "agency/E06000006/health-and-wellbeing-board",
            },
        ),
        ("Managers of Public Health and Mental Health came.", "Haringey", 2018, {}),
        (
            "Essex police met the police of the town.",
            "Southend-on-Sea",
            2016,
            {"Essex police": "organisation/essex-police"},
        ),
        ("Cafcass and the courts agree.", "Leeds", 2016, {"Cafcass": "organisation/cafcass"}),
        (
            "The Cheshire Child Death Overview Panel met.",  # of a county that was no more
            "Halton",
            2014,
            {"Child Death Overview Panel": "agency/E06000006/child-death-overview-panel"},
        ),
        (
            "Surrey Heartlands Integrated Health and Care Board pays.",
            "Surrey",
            2023,
            {"Surrey Heartlands Integrated Health and Care Board": "organisation/QXU"},
        ),
        (
            "Birmingham Children’s Trust (BCT) was formed, and BCT works.",
            "Birmingham",
            2019,
            {
                "Birmingham Children’s Trust": "organisation/birmingham-childrens-trust",
                "BCT": "organisation/birmingham-childrens-trust",
            },
        ),
    ],
)
def test_which_bodies_a_sentence_names(text: str, area: str, year: int, found: dict[str, str]) -> None:
    assert seen(text, area, year) == found


@pytest.mark.parametrize(
    "text",
    [
        "The Director of the Mental Health Trust came.",
        "Jo Low, Executive Lead, Integrated Care Board",
        "The Head of Commissioning spoke with the Foundation Trust.",
    ],
)
def test_a_kind_of_body_is_no_name(text: str) -> None:
    assert [key for key in seen(text, "Leeds", 2024).values() if key.startswith("agency/")] == []


def test_what_the_last_page_says_of_the_inspectorate_names_nobody() -> None:
    place = BODIES.authority("Leeds", date(2016, 6, 1))
    assert place is not None
    spotter = Spotter(Namer(BODIES, Locality(place, date(2016, 6, 1))))
    text = "West Yorkshire Police came.\n\nThe Office regulates and inspects childcare, and Cafcass too.\n"
    assert [each.agency.key for each in mentions(read_text(text), spotter)] == ["organisation/west-yorkshire-police"]
