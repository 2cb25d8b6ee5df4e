"""Whose report it is, by the name that its title gives: the council, a short form of it, or the trust that runs its services."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.facts import ReportFacts
from ontology.errors import UnknownAuthority, UnknownFamily
from ontology.registers.register import Register
from ontology.schemes import Schemes
from tests.conftest import example_registers
from tests.fictional_reports import MARLSHIRE, read

COLUMNS = (
    "key,kind,name,short_names,other_names,gss,ods,urn,founded,dissolved,successors,former_names,areas,source,note"
)
BODIES = f"""{COLUMNS}
eastmoor-trust,PartnerAgency,Eastmoor Children and Families Trust,ECFT,,,,,2016-04-01,,,,E10000901,fiction,
children-of-the-marl,PartnerAgency,Together for Children,TFC,,,,,2016-04-01,,,,E10000901|E06000902,fiction,
E06000905,Authority,Far Holm of Marl Council,,,E06000905,,99905,1998-04-01,,,,,fiction,
E06000906,Authority,South Marl and Ossel Council,,,E06000906,,99906,1998-04-01,,,,,fiction,
E06000907,Authority,South Marl Town Council,,,E06000907,,99907,1998-04-01,,,,,fiction,
"""
ILACS = """# {title}

Inspection dates: 12 to 23 January 2026

Lead inspector: Petra Quill, His Majesty’s Inspector

Judgement\tGrade
The impact of leaders on social work practice with children and families\tGood
Overall effectiveness\tGood

{opening}

# What needs to improve?

- The speed with which boats are found for visits.
"""
LETTER = """12 March 2019

Dear Ms Quill

**{title}**

This letter summarises the findings of the visit that took place on 5 and 6 February 2019.

# What needs to improve in this area of social work practice

- The speed with which boats are found for visits.
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """The registers of the examples, with two companies and three councils more."""
    table = tmp_path_factory.mktemp("own") / "bodies.csv"
    Path(table).write_text(BODIES, encoding="utf-8")
    return Register.load(*example_registers(), table)


def ilacs(title: str, own: Register, schemes: Schemes, opening: str = "Leaders have mended the boat.") -> ReportFacts:
    return read(ILACS.format(title=title, opening=opening), own, schemes, "report.md")


def test_a_title_may_name_the_trust_that_runs_the_services(own: Register, schemes: Schemes) -> None:
    facts = ilacs("Inspection of Eastmoor Children and Families Trust", own, schemes)
    assert (facts.family, facts.authority.key) == ("ilacs", f"authority/{MARLSHIRE}")
    assert facts.inspection is not None
    assert facts.inspection.key == f"{MARLSHIRE}-ilacs-2026-01-12"
    assert [r.assignments[0].agency.key for r in facts.recommendations] == [f"authority/{MARLSHIRE}"]


@pytest.mark.parametrize("kind", ["Focused", "Monitoring"])
def test_so_may_the_title_of_a_letter(own: Register, schemes: Schemes, kind: str) -> None:
    facts = read(
        LETTER.format(title=f"{kind} visit to Eastmoor Children and Families Trust"), own, schemes, "letter.md"
    )
    assert facts.authority.key == f"authority/{MARLSHIRE}"


def test_of_several_councils_that_a_company_serves_it_is_the_one_that_the_report_names(
    own: Register, schemes: Schemes
) -> None:
    title = "Inspection of Together for Children"
    facts = ilacs(title, own, schemes, "The company runs the services of Marleshire Council.")
    assert facts.authority.key == "authority/E06000902"
    with pytest.raises(UnknownAuthority):
        ilacs(title, own, schemes)


def test_a_short_name_is_the_only_council_whose_name_begins_so(own: Register, schemes: Schemes) -> None:
    assert (
        ilacs("Inspection of Far Holm local authority children’s services", own, schemes).authority.key
        == "authority/E06000905"
    )
    with pytest.raises(UnknownAuthority):
        ilacs("Inspection of South Marl local authority children’s services", own, schemes)  # there are two


def test_a_title_of_something_else_is_none_of_this_family(own: Register, schemes: Schemes) -> None:
    with pytest.raises(UnknownFamily):
        ilacs("Inspection of arrangements for children in Eastmoor", own, schemes)
