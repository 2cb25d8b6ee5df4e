"""Forms that reports of known families take elsewhere: odd dates and titles, shared endings, numbered cells, misprints.

Every sentence of these tests is invented; bodies are of the examples' register, where a register matters.
"""

from __future__ import annotations

from datetime import date

import pytest
from fictional_reports import read

from ingest.dates import find_range
from ingest.facts import Recommendation, ReportFacts, Resolution
from ingest.families.people import names_of_inspectors
from ingest.names.namer import Locality, Namer
from ingest.names.spotter import Spotter
from ontology.registers.register import Register
from ontology.schemes import Schemes

AREA_SEND = """Area SEND inspection of Marlshire Local Area Partnership

Inspection dates: 4 to 8 March 2024

# Inspection outcome

The local area partnership's arrangements lead to inconsistent experiences and outcomes for children.

# Areas for priority action

{actions}

# Areas for improvement

{improvements}

# Inspection team

{team}
"""


def area_send(
    register: Register, schemes: Schemes, actions: str = "", improvements: str = "", team: str = ""
) -> ReportFacts:
    """An area SEND report with these rows and this team."""
    text = AREA_SEND.format(actions=actions, improvements=improvements, team=team)
    return read(text, register, schemes, "fictional.md")


def owners(item: Recommendation) -> list[tuple[str, str]]:
    return [(owner.agency.label, owner.basis) for owner in item.assignments]


def spotter(register: Register, year: int) -> Spotter:
    place = register.authority("Marlshire")
    assert place is not None
    return Spotter(Namer(register, Locality(place, date(year, 6, 1))))


def seen(register: Register, year: int, text: str) -> dict[str, str]:
    """The NHS bodies of a sentence: each name as it is kept, and whose it is."""
    found = spotter(register, year).find(text)
    return {s.written: s.agency.key.rsplit("/", 1)[1] for s in found if s.agency.kind != "Authority"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Marlshire and Marleshire CCGs pay for it.", {"Marlshire CCG": "ZX9", "Marleshire CCG": "ZXA"}),
        ("Its nurse works for the Marlshire and Marleshire CCG.", {"Marlshire CCG": "ZX9", "Marleshire CCG": "ZXA"}),
        ("It is paid for by partners in Marlshire and Marleshire CCG.", {"Marleshire CCG": "ZXA"}),
        (
            "Marlshire, Fernwick and Marleshire clinical commissioning groups met.",
            {
                "Marlshire clinical commissioning group": "ZX9",
                "Marleshire clinical commissioning group": "ZXA",
            },
        ),
    ],
)
def test_which_bodies_share_one_ending(register: Register, text: str, found: dict[str, str]) -> None:
    assert seen(register, 2018, text) == found


def test_is_a_commissioner_written_small_known_by_its_place(register: Register) -> None:
    assert seen(register, 2018, "Nurses of Marlshire clinical commissioning group came.") == {
        "Marlshire clinical commissioning group": "ZX9"
    }
    assert seen(register, 2018, "The police and the clinical commissioning group came.") == {}


@pytest.mark.parametrize(
    "text",
    [
        "Tamsin Orrell, Executive Lead, Integrated Care Board",
        "Tamsin Orrell, Executive Children’s Integrated Care Board",
        "Both the Police and ICB came. Each CCG agreed.",
        "Most staff of the Acute Hospital Trust came.",
    ],
)
def test_is_a_job_title_before_a_kind_of_body_no_name(register: Register, text: str) -> None:
    assert not [k for k in spotter(register, 2024).find(text) if k.agency.resolution is Resolution.AS_WRITTEN]


def test_does_a_name_that_no_register_knows_keep_all_its_places(register: Register) -> None:
    written = {
        s.written
        for s in spotter(register, 2024).find("Ode Fell, Chief Officer, Marlshire and Wavering Integrated Care Board")
    }
    assert written == {"Marlshire and Wavering Integrated Care Board"}
    written = {s.written for s in spotter(register, 2018).find("Ode Fell works for NHS Upmarl, Oddle and Crewen CCG.")}
    assert written == {"NHS Upmarl, Oddle and Crewen CCG"}


def test_is_an_acronym_after_two_bodies_short_for_neither(register: Register) -> None:
    reader = spotter(register, 2018)
    reader.define_short_forms("Nurses of Marlshire and Marleshire CCG (MMC) came.")
    assert "MMC" not in reader.namer.short_forms
    reader.define_short_forms("Nurses of Marlshire CCG and Marleshire CCG (MMC) came.")
    assert reader.namer.short_forms["MMC"].key.endswith("/ZXA")


def test_is_each_number_of_a_framed_list_an_item(register: Register, schemes: Schemes) -> None:
    cell = "| 1. The local area should hear every child. It should write this down. 2. Leaders should shorten waits. |"
    items = area_send(register, schemes, improvements=f"| Areas for improvement |\n{cell}").recommendations
    assert [item.text for item in items] == [
        "The local area should hear every child. It should write this down.",
        "Leaders should shorten waits.",
    ]


def test_does_a_row_with_its_responsible_bodies_stay_one_item(register: Register, schemes: Schemes) -> None:
    rows = (
        "| Responsible body | Areas for priority action |\n"
        "| Marlshire County Council | 1. Leaders should hear every child. 2. Leaders should shorten waits. |"
    )
    assert len(area_send(register, schemes, actions=rows).recommendations) == 1


def test_does_a_row_without_numbers_of_its_own_stay_one_item(register: Register, schemes: Schemes) -> None:
    row = "| Leaders should shorten waits. In year 2. This is 3. Leaders should tell families. |"
    assert len(area_send(register, schemes, improvements=row).recommendations) == 1


def test_may_the_column_of_the_responsible_bodies_stand_last(register: Register, schemes: Schemes) -> None:
    rows = (
        "| Areas for priority action | Responsible body |\n| Leaders should shorten waits. | Marlshire County Council |"
    )
    items = area_send(register, schemes, actions=rows).recommendations
    assert [(item.text, owners(item)) for item in items] == [
        ("Leaders should shorten waits.", [("Marlshire County Council", "responsible-body")])
    ]


@pytest.mark.parametrize(
    "team",
    [
        "Rosalind Thackery, Ofsted HMI Lead inspector",
        "Rosalind Thackery, His Majesty’s Inspector, lead inspector",
        "Rosalind Thackery HMI (Lead)",
        "Rosalind Thackery, Lead HMI",
        "Ofsted Care Quality Commission Rosalind Thackery, HMI, Ofsted lead inspector Ode Fell, CQC lead inspector",
    ],
)
def test_who_of_the_team_leads_for_ofsted(register: Register, schemes: Schemes, team: str) -> None:
    inspection = area_send(register, schemes, improvements="| Leaders should act. |", team=team).inspection
    assert inspection is not None
    assert inspection.lead_inspectors[0] == "Rosalind Thackery"
    assert inspection.lead_inspectors[1:] == (("Ode Fell",) if "CQC lead" in team else ())


@pytest.mark.parametrize("cqc", ["Ode Fell, CQC lead inspector", "Ode Fell, CQC Lead", "Ode Fell, Lead Inspector, CQC"])
def test_who_leads_for_the_other_inspectorate(register: Register, schemes: Schemes, cqc: str) -> None:
    team = f"{cqc}\n\nRosalind Thackery, Ofsted HMI Lead inspector\n\nUrsa Prentice, CQC inspector"
    inspection = area_send(register, schemes, improvements="| Leaders should act. |", team=team).inspection
    assert inspection is not None
    assert inspection.lead_quotation is not None
    assert inspection.lead_inspectors == ("Rosalind Thackery", "Ode Fell")
    assert all(name in inspection.lead_quotation.exact for name in inspection.lead_inspectors)


LETTER = """{date}

Dear local partnership

# Joint targeted area inspection of the multi-agency response to neglect in Marlshire

Between 4 and 8 March 2019, {opening} undertook a joint inspection of the response to neglect in Marlshire.

# Key Strengths

- Staff are kind. A previous {between} inspection had praised them.

{filler}

# Areas for improvement

- Leaders should shorten waits.

Yours sincerely

{signed}
"""


@pytest.mark.parametrize(
    ("opening", "between", "signed", "found"),
    [
        ("Ofsted, the CQC, HMI Constabulary (HMIC) and HMI Probation (HMIP)", "peer", "Jo Fell", "ofsted cqc hmicfrs hmi-probation"),
        ("Ofsted, the Care Quality Commission and His Majesty’s Inspectorate of Constabulary", "HMI Probation", "Jo Fell", "ofsted cqc hmicfrs"),
        ("Ofsted, CQC, HMICFRS and HMI Prob", "peer", "Jo Fell", "ofsted cqc hmicfrs hmi-probation"),
        ("Ofsted and CQC", "peer", "Inspector of Constabulary\n\nOde Low\n\nChief Inspector of Probation", "ofsted cqc hmicfrs hmi-probation"),
    ],
)  # fmt: skip
def test_which_inspectorates_inspected_together(
    register: Register, schemes: Schemes, opening: str, between: str, signed: str, found: str
) -> None:
    filler = "\n\n".join(f"- Staff of team {n} are kind." for n in range(20))
    text = LETTER.format(date="2 May 2019", opening=opening, between=between, filler=filler, signed=signed)
    inspection = read(text, register, schemes, "fictional.md").inspection
    assert inspection is not None
    assert " ".join(key.removeprefix("organisation/") for key in inspection.conducted_by) == found


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Rosalind Thackery – Her Majesty’s Inspector", ("Rosalind Thackery",)),
        ("Rosalind Thackery, Social Care HMI", ("Rosalind Thackery",)),
        ("Dr Ode Fell, Social Care Regulatory Inspector, Lead Inspector", ("Ode Fell",)),
        ("Rosalind Thackery, HMI and Mr Ode Fell, Senior Her Majesty’s Inspector", ("Rosalind Thackery", "Ode Fell")),
    ],
)
def test_are_titles_and_forms_of_address_no_part_of_a_name(written: str, names: tuple[str, ...]) -> None:
    assert names_of_inspectors(written) == names


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("30 November 2015 to 22 December", date(2015, 11, 30), date(2015, 12, 22)),
        ("14 December 2015 to 8 January", date(2015, 12, 14), date(2016, 1, 8)),
        ("5-9 and 12-16 March 2018", date(2018, 3, 5), date(2018, 3, 16)),
    ],
)
def test_which_days_when_a_year_or_a_month_is_printed_once(written: str, first: date, last: date) -> None:
    days = find_range(written, date(2019, 4, 1))
    assert days is not None
    assert (days.first, days.last) == (first, last)


def test_are_bodies_on_a_line_of_their_own_those_of_the_item_below(register: Register, schemes: Schemes) -> None:
    actions = "Responsible body Areas for priority action\n\nMarlshire County Council\n\nLeaders should shorten waits."
    items = area_send(register, schemes, actions=actions).recommendations
    assert [(item.text, owners(item)) for item in items] == [
        ("Leaders should shorten waits.", [("Marlshire County Council", "responsible-body")])
    ]


def test_are_numbers_that_count_over_all_rows_no_words_of_the_items(register: Register, schemes: Schemes) -> None:
    rows = "| Areas for improvement |\n| 1. Leaders should hear every child. |\n| 2. Leaders should shorten waits. |"
    items = area_send(register, schemes, improvements=rows).recommendations
    assert [item.text for item in items] == ["Leaders should hear every child.", "Leaders should shorten waits."]
