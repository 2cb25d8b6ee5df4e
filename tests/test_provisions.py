"""Who provides or commissions what by a report's sentences, in each of the forms in which they say it; and who does not, though it looks so?"""

from __future__ import annotations

from datetime import date

import pytest

from ingest.documents.text_file import read_text
from ingest.facts import ServiceProvision
from ingest.names.name_lists import AgencyLists
from ingest.names.namer import Locality, Namer
from ingest.names.spotter import Spotter
from ingest.names.stand_ins import StandIns
from ingest.provisions.provisions import provisions
from ontology.registers.register import Register
from ontology.schemes import load_schemes
from ontology.service_names import services_named
from ontology.terms import concept

REGISTER = Register.load()
COUNCIL = "Hertfordshire County Council"


def read(text: str) -> tuple[ServiceProvision, ...]:
    """Each provision that a text says in a report on Hertfordshire of 2016."""
    area = REGISTER.authority("Hertfordshire")
    assert area is not None
    document = read_text(text, "text/plain")
    namer = Namer(REGISTER, Locality(area, date(2016, 5, 1)))
    spotter = Spotter(namer)
    lists = AgencyLists(namer, spotter, StandIns(document, namer, spotter))
    return provisions(document, lists)


def said(text: str) -> set[tuple[str, str, str]]:
    """Body, role and service of each."""
    return {(each.agency.label, each.role, each.service) for each in read(text)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Health visiting is commissioned by the council and provided by Marl Vale NHS Trust.",
            {(COUNCIL, "commissions", "Health visiting"), ("Marl Vale NHS Trust", "provides", "Health visiting")},
        ),
        (
            "The night duty team is managed by Marl Vale NHS Trust.",
            {("Marl Vale NHS Trust", "provides", "night duty team")},
        ),
        (
            "Children who attend the Ossel clinic provided by Marl Vale NHS Trust are seen soon.",
            {("Marl Vale NHS Trust", "provides", "Ossel clinic")},
        ),
        ("Visits are made by the carers’ team run by the council.", set()),
        (
            "Parents speak well of the children with disabilities service run by the council.",
            {(COUNCIL, "provides", "children with disabilities service")},
        ),
        (
            "Advocacy is commissioned from the local charity, Osney Aid.",
            {("Osney Aid", "provides", "Advocacy")},
        ),
        (
            "The council commissions Osney Youth Aid to provide an advocacy service.",
            {(COUNCIL, "commissions", "advocacy service"), ("Osney Youth Aid", "provides", "advocacy service")},
        ),
        (
            "Osney Youth Aid, a participation service which provides some advocacy, is liked.",
            {("Osney Youth Aid", "provides", "advocacy")},
        ),
        (
            "Staff at Osney Aid, the local organisation providing services to adults with drug problems, are trained.",
            {("Osney Aid", "provides", "services to adults with drug problems")},
        ),
        (
            "The community interest company Osney Minds provides support for families with young children.",
            {("Osney Minds", "provides", "support for families with young children")},
        ),
        (
            "Adopters are assessed and given support through the regional adoption agency, Adopt Osney.",
            {("Adopt Osney", "provides", "adoption services")},
        ),
        (
            "Return interviews are now undertaken by the Children’s Society.",
            {("Children’s Society", "provides", "Return interviews")},
        ),
        (
            "CAMHS practitioners from Marl Vale NHS Trust provide a full service to paediatric wards and the emergency department.",
            {("Marl Vale NHS Trust", "provides", "CAMHS")},
        ),
        (
            "Children who come to West Hertfordshire Hospitals NHS Trust’s emergency department wait too long.",
            {("West Hertfordshire Teaching Hospitals NHS Trust", "provides", "emergency department")},
        ),
        (
            "Staff in the accident and emergency department at West Hertfordshire Hospitals NHS Trust know the children.",
            {("West Hertfordshire Teaching Hospitals NHS Trust", "provides", "accident and emergency department")},
        ),
        (
            "The council commissions a range of alternative provision.",
            {(COUNCIL, "commissions", "alternative provision")},
        ),
        (
            "The council is responsible for planning and commissioning services to meet the needs of children.",
            {(COUNCIL, "commissions", "services to meet the needs of children")},
        ),
    ],
)
def test_each_form_of_sentence_says_it(sentence: str, expected: set[tuple[str, str, str]]) -> None:
    assert said(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Support is provided by the local authority.",
        "Where CAMHS intervention is not available, children wait.",
        "Safeguarding training for health services is provided by Marl Vale NHS Trust.",
        "A review of services for children at risk commissioned by the council found gaps.",
        "No nurse is commissioned to see care leavers or to provide advice.",
        "The clinic was provided by Marl Vale NHS Trust until 2014.",
        "The council is negotiating with a provider to deliver a visiting service.",
        "The risk to children of substance misuse is well understood and managed by MARAC and MAPPA.",
        "Evidence provided by the council shows that the advocacy service is used.",
        "All agreed that fostering ought not to be run by the council.",
        "Adopt Osney will become the regional adoption agency; work is planned through the council.",
        "Health information provided by Marl Vale NHS Trust is clear.",
        "Staff in the emergency department at Osney General Hospital know the children.",
        "The closure of the emergency department at West Hertfordshire Hospitals NHS Trust worries parents.",
    ],
)
def test_what_only_looks_so_says_nothing(sentence: str) -> None:
    assert said(sentence) == set()


def test_a_list_of_what_is_contracted_out_names_a_body_for_each_service() -> None:
    text = "The council has commissioned out the following services:\n\n• advocacy services (Osney Aid)\n\n• adoption services (Coram)\n"
    assert said(text) >= {("Osney Aid", "provides", "advocacy services"), ("Coram", "provides", "adoption services")}


def test_a_body_is_written_without_what_makes_a_department_its_own() -> None:
    said_of = read("Parents like West Hertfordshire Hospitals NHS Trust’s (WHHT) emergency department.")
    assert [each.as_written for each in said_of] == ["West Hertfordshire Hospitals NHS Trust"]


@pytest.mark.parametrize(
    ("words", "services"),
    [
        ("service to paediatric wards and the emergency department", set()),
        ("services for grown-ups with drug, alcohol and substance abuse problems", {"substance-misuse"}),
        ("CAMHS service to paediatric wards", {"camhs"}),
        ("accident and emergency department", {"accident-and-emergency"}),
        ("initial health assessments", {"looked-after-health"}),
    ],
)
def test_a_place_that_others_give_a_service_to_is_not_the_service(words: str, services: set[str]) -> None:
    assert services_named(load_schemes(), words) == tuple(concept("services", each) for each in sorted(services))
