"""Is a group told resolved to those of whom the report says that they provide or commission, as far as its words carry and no further?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.asks.group_members import BY_COLUMN, BY_NAME, BY_PROVISION, BodiesSaid, with_groups
from ingest.facts import Agency, Assignment, Mention, Quotation, Recommendation, Resolution, ServiceProvision
from ontology.schemes import load_schemes

SCHEMES = load_schemes()


def body(key: str, kind: str, name: str) -> Agency:
    return Agency(f"organisation/{key}", kind, name, Resolution.REGISTER, "official-name", "its name")


COUNCIL = Agency(
    "authority/E10000901", "Authority", "Marlshire County Council", Resolution.REGISTER, "name", "its name"
)
HOSPITAL, COMMUNITY = (
    body("ZX1", "NHSTrust", "Marl Vale NHS Trust"),
    body("ZX2", "NHSTrust", "Ossel Community NHS Trust"),
)
BOARD, CHARITY = (
    body("ZX3", "IntegratedCareBoard", "NHS Marlshire ICB"),
    body("ZX4", "VoluntaryOrganisation", "Osney Aid"),
)


def quote(words: str) -> Quotation:
    return Quotation(words, 0, len(words), 1)


def says(agency: Agency, role: str, service: str, words: str | None = None) -> ServiceProvision:
    return ServiceProvision(agency, agency.label, service, role, quote(words or f"{service} {role} {agency.label}"))


PLANNED = (
    "Marlshire County Council and NHS Marlshire ICB are jointly responsible for the planning and commissioning of "
    "services for children and young people with SEND."
)
SAID = (
    says(HOSPITAL, "provides", "Acute hospital services"),
    says(COMMUNITY, "provides", "Health visiting and school nursing"),
    says(CHARITY, "provides", "advocacy"),
    says(COUNCIL, "commissions", "services for children with SEND", PLANNED),
    says(BOARD, "commissions", "services for children with SEND", PLANNED),
    says(BOARD, "commissions", "health services"),
)
KNOWN = BodiesSaid(
    SAID, (Mention(body("ZX5", "NHSTrust", "Osney Hospital"), ("Osney Hospital",), quote("Osney Hospital")),), SCHEMES
)


def told(words: str, *more: Assignment) -> Recommendation:
    group = Agency("agency/E10000901/group", "AgencyGroup", words, Resolution.GROUP, "collective", "many")
    text = f"{words} should act together."
    owner = Assignment(group, words, "named", quote(words), "collective")
    return Recommendation(1, text, "recommendation", quote(text), assignments=more or (owner,))


def members(words: str, known: BodiesSaid = KNOWN) -> set[str]:
    [made] = with_groups([told(words)], known)
    return {each.agency.label for each in made.assignments if each.basis == "member"}


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Marlshire NHS providers of accident and emergency and urgent care services", {HOSPITAL}),
        ("providers of school nursing", {COMMUNITY}),
        ("All NHS provider trusts", {HOSPITAL, COMMUNITY}),
        ("Health commissioners and leaders", {BOARD}),
        ("Ossel Community NHS Trust commissioners", {BOARD}),
        ("Leaders across the partnership", {COUNCIL, BOARD}),
        ("Commissioners across the partnership", {COUNCIL, BOARD}),
        ("NHS and local authority integrated commissioners", {COUNCIL, BOARD}),
        ("Commissioners and providers of NHS services", {HOSPITAL, COMMUNITY, BOARD}),
    ],
)
def test_who_is_of_a_group_by_what_its_report_says(words: str, meant: set[Agency]) -> None:
    assert members(words) == {agency.label for agency in meant}


@pytest.mark.parametrize("words", ["partner agencies", "Leaders", "housing partners", "its partners", "schools"])
def test_words_that_say_no_kind_of_body_carry_no_further(words: str) -> None:
    [made] = with_groups([told(words)], KNOWN)
    [group] = made.assignments
    assert "of which kind" in str(group.open_because)
    assert group.sought_roles == ()


def test_health_partners_are_also_those_that_the_report_only_names() -> None:
    [made] = with_groups([told("All health partners")], KNOWN)
    rules = {each.agency.label: each.rule for each in made.assignments if each.basis == "member"}
    assert rules["Osney Hospital"] == BY_NAME
    assert rules[HOSPITAL.label] == BY_PROVISION
    assert COUNCIL.label not in rules


def test_a_member_has_the_words_that_tell_the_group_and_those_that_make_it_one() -> None:
    [made] = with_groups([told("Leaders across the partnership")], KNOWN)
    group, first, _ = made.assignments
    assert (first.basis, first.quotation) == ("member", group.quotation)
    assert first.grounds == quote(PLANNED)
    assert group.open_because


def test_a_group_whose_report_says_nothing_is_open_and_says_whom_to_look_for_elsewhere() -> None:
    [made] = with_groups([told("providers of school nursing")], replace(KNOWN, provisions=()))
    [group] = made.assignments
    assert group.open_because == "the report does not say who provides these services"
    assert group.sought_roles == ("provides",)
    assert [service.rpartition("/")[2] for service in group.sought_services] == ["school-nursing"]


def test_whoever_provides_health_services_provides_no_service_in_particular() -> None:
    general = (says(HOSPITAL, "provides", "health services"),)
    assert members("providers of school nursing", replace(KNOWN, provisions=general)) == set()


def test_a_column_beside_the_item_says_who_its_group_is() -> None:
    cell = quote("Marlshire County Council and NHS Marlshire ICB")
    owners = tuple(Assignment(each, each.label, "responsible-body", cell) for each in (COUNCIL, BOARD))
    [made] = with_groups([told("Leaders across the partnership", *owners)], KNOWN)
    assert [each.basis for each in made.assignments] == ["responsible-body", "responsible-body", "member", "member"]
    assert {each.rule for each in made.assignments[2:]} == {BY_COLUMN}
    assert made.assignments[2].quotation.exact == "Leaders across the partnership"
    assert made.assignments[2].grounds == cell


def test_providers_of_a_service_that_no_scheme_knows_are_not_all_providers() -> None:
    [made] = with_groups([told("NHS providers of out of hours transport")], KNOWN)
    [group] = made.assignments
    assert group.open_because == "the report does not say who provides these services"
    assert group.sought_roles == ()
