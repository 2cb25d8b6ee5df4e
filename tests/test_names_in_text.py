"""Which bodies does a running text name, where does each name begin and end, and which body is meant?"""

from __future__ import annotations

import re
from datetime import date

import pytest
from fictional_reports import MARLESHIRE, MARLSHIRE, reading_of

from ingest.documents.document import Passage
from ontology.registers.register import Register
from ontology.schemes import Schemes

Named = list[tuple[str, str]]


def names(text: str, register: Register, schemes: Schemes, *, defined: str = "", gss: str = MARLSHIRE) -> Named:
    """Spelling and key of every name, in order; `defined`: words of the same report that define short forms."""
    spotter = reading_of(f"{defined}\n\n{text}", register, schemes, gss=gss).spotter
    folded = Passage.of(text, [(0, len(text))]).text
    found = spotter.find(folded)
    assert all(folded[seen.start : seen.end] == seen.written for seen in found)
    return [(seen.written, seen.agency.key) for seen in found]


ONE_NAME = [
    ("North Marlshire Hospitals NHS Trust", "organisation/ZX1"),
    ("North Marls Hospital Trust", "organisation/ZX1"),
    ("North Marlshire Hospital Trust", "organisation/ZX1"),
    ("South Marls NHS Trust", "organisation/ZX2"),
    ("Marlshire Partnerships NHS Foundation Trust", "organisation/ZX4"),
    ("Marlshire Partnership Foundation NHS Trust", "organisation/ZX4"),
    ("Marlshire Partnership Foundation Trust", "organisation/ZX4"),
    ("Marle Hospitals NHS Trust", "organisation/ZX5"),
    ("NHS Marlshire", "organisation/ZX7"),
    ("NHS Marleshire", "organisation/ZX8"),
    ("Marlshire PCT", "organisation/ZX7"),
    ("Marleshire PCT Provider Services", "organisation/ZX8P"),
    ("Marlshire County Council", "authority/E10000901"),
    ("Marleshire Council", "authority/E06000902"),
    ("Marlshire Constabulary", "organisation/marlshire-constabulary"),
    ("Osselmere Police", "organisation/osselmere-police"),
    ("Marlshire Safeguarding Children Board", "organisation/marlshire-safeguarding-children-board"),
    ("Marleshire Local Safeguarding Children Board", "organisation/marleshire-safeguarding-children-board"),
    ("Marlshire Children’s Trust Partnership", "organisation/marlshire-childrens-trust-partnership"),
    ("Marlshire Children’s Trust Partnership Executive Board", "organisation/marlshire-childrens-trust-partnership"),
]


@pytest.mark.parametrize(("written", "key"), ONE_NAME)
@pytest.mark.parametrize("frame", ["{} rings.", "Since then the {} has rung.", "Staff of {}, who ring, are kind."])
def test_which_body_does_a_name_mean(register: Register, schemes: Schemes, frame: str, written: str, key: str) -> None:
    assert names(frame.format(written), register, schemes) == [(written, key)]


def test_a_body_of_one_quarter_of_a_place_is_not_the_body_of_the_whole(register: Register, schemes: Schemes) -> None:
    ((written, key),) = names("East Marlshire PCT should count its beds.", register, schemes)
    assert written == "East Marlshire PCT"
    assert key != "organisation/ZX7"


@pytest.mark.parametrize("gap", ["\n", "  ", "\t", "\n\n    ", " \n"])
def test_is_a_name_found_that_breaks_over_lines(register: Register, schemes: Schemes, gap: str) -> None:
    broken = "Marlshire Community NHS Trust and North Marlshire Hospitals NHS Trust".replace(" ", gap)
    assert [key for _, key in names(broken, register, schemes)] == ["organisation/ZX3", "organisation/ZX1"]


def test_are_two_places_of_nearly_one_name_kept_apart(register: Register, schemes: Schemes) -> None:
    text = (
        "Marlshire County Council, NHS Marleshire, Marleshire Council and NHS Marlshire met the Marleshire Safeguarding "
        "Children Board and the Marlshire Safeguarding Children Board."
    )
    assert [key for _, key in names(text, register, schemes)] == [
        "authority/E10000901",
        "organisation/ZX8",
        "authority/E06000902",
        "organisation/ZX7",
        "organisation/marleshire-safeguarding-children-board",
        "organisation/marlshire-safeguarding-children-board",
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("NHS Marlshire and NHS Marleshire", ["NHS Marlshire", "NHS Marleshire"]),
        ("NHS Marlshire, NHS Marleshire and the police", ["NHS Marlshire", "NHS Marleshire"]),
        ("NHS Marlshire and South Marlshire NHS Trust", ["NHS Marlshire", "South Marlshire NHS Trust"]),
        (
            "South Marlshire NHS Trust and Marl Valley and Ossel Side NHS Trust",
            ["South Marlshire NHS Trust", "Ossel Side NHS Trust"],
        ),
    ],
)
def test_where_does_one_name_end_and_the_next_begin(
    register: Register, schemes: Schemes, text: str, written: list[str]
) -> None:
    assert [name for name, _ in names(text, register, schemes)] == written


def test_is_a_name_with_and_in_it_one_body(register: Register, schemes: Schemes) -> None:
    reading = reading_of("Words.", register, schemes, on=date(2023, 3, 1))
    found = reading.lists.read(
        "Marlshire County Council, NHS Marlshire and Marleshire Integrated Care Board and the police"
    )
    assert [named.agency.key for named in found or ()] == [
        "authority/E10000901",
        "organisation/ZXB",
        "organisation/marlshire-constabulary",
    ]


@pytest.mark.parametrize(
    ("gss", "key"),
    [
        (MARLSHIRE, "organisation/marlshire-safeguarding-children-board"),
        (MARLESHIRE, "organisation/marleshire-safeguarding-children-board"),
    ],
)
@pytest.mark.parametrize("written", ["MSCB", "the MSCB", "the LSCB", "the Safeguarding Children Board"])
def test_whose_board_do_the_initials_mean(
    register: Register, schemes: Schemes, gss: str, key: str, written: str
) -> None:
    reading = reading_of("Words.", register, schemes, gss=gss)
    assert reading.namer.agency(written).key == key


def test_which_body_is_nhs_alone_where_the_report_says_so(register: Register, schemes: Schemes) -> None:
    defined = "NHS Marleshire (NHS) buys care."
    found = names("NHS answers. NHS staff and NHS trusts too.", register, schemes, defined=defined, gss=MARLESHIRE)
    assert found == [("NHS", "organisation/ZX8")]


@pytest.mark.parametrize(
    "text",
    [
        "Marlshire Community NHS Trust commissioners",
        "NHS trusts in the county",
        "the NHS Constitution and NHS Direct",
        "NHS number",
        "Trust between partners grows.",
        "Children trust the police officers who ring them.",
        "a Council Tax bill",
        "the children of Marlshire",
    ],
)
def test_which_words_name_no_body(register: Register, schemes: Schemes, text: str) -> None:
    assert names(text, register, schemes) == []


def test_is_a_name_that_no_register_has_kept_as_written(register: Register, schemes: Schemes) -> None:
    reading = reading_of("Words.", register, schemes)
    seen = reading.spotter.find("The Marlshire NHS Foundation Trust has not released its nurse.")
    assert [(s.written, s.agency.resolution.value) for s in seen] == [("Marlshire NHS Foundation Trust", "as-written")]
    assert seen[0].agency.reason


def test_is_a_childrens_trust_no_nhs_body(register: Register, schemes: Schemes) -> None:
    reading = reading_of("Words.", register, schemes)
    seen = reading.spotter.find("The Marlshire Children's Trust has met.")
    assert [s.agency.kind for s in seen] == ["Partnership"]


def test_has_one_board_one_key_whatever_it_is_called(register: Register, schemes: Schemes) -> None:
    reading = reading_of("Words.", register, schemes)
    written = [
        "Marlshire Safeguarding Children Board",
        "the Marlshire LSCB",
        "the local safeguarding board",
        "the LSCB",
    ]
    assert len({reading.namer.agency(name).key for name in written}) == 1


def test_which_names_of_the_registers_are_found_alone(register: Register, schemes: Schemes) -> None:
    on = date(2010, 10, 1)
    lists = reading_of("Words.", register, schemes, on=on).lists
    kinds = {"NHSTrust", "NHSFoundationTrust", "PrimaryCareTrust", "PoliceForce", "Authority"}
    bodies = [body for body in register.all() if body.kind in kinds and body.alive(on)]
    assert len(bodies) > 400
    lost = [body.name for body in bodies if [n.agency.key for n in lists.read(body.name) or ()] != [body.tail]]
    assert lost == []


def test_what_does_a_report_say_of_each_body_it_names(register: Register, schemes: Schemes) -> None:
    text = "Marlshire Community NHS Trust (MCT) rings. MCT rings again.\n\nThe Marlshire Community NHS Trust is open."
    mentions = {m.agency.key: m for m in reading_of(text, register, schemes).mentions}
    assert set(mentions) == {"organisation/ZX3"}
    assert set(mentions["organisation/ZX3"].spellings) == {
        "Marlshire Community NHS Trust",
        "Marlshire Community NHS Trust (MCT)",
        "MCT",
    }
    assert re.fullmatch("Marlshire Community NHS Trust", mentions["organisation/ZX3"].quotation.exact)


def test_is_a_police_and_crime_commissioner_no_police_force(register: Register, schemes: Schemes) -> None:
    assert names("The Osselmere Police and Crime Commissioner rang.", register, schemes) == []
    assert names("The Osselmere Police rang.", register, schemes) == [
        ("Osselmere Police", "organisation/osselmere-police")
    ]
