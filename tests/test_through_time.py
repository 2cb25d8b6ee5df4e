"""Who owned it then, who carries it today and by which events: asked of the rules, the API, the pages and the command line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from question_graph import PREFIXES, parts
from rdflib import SKOS
from typer.testing import CliRunner

from api.command_line.main import app
from api.pages.rendering import environment
from ontology.terms import DEFAULT_BASE, ORG, REMIT, SDO
from queries.answering.graph_answers import GraphAnswers
from tests.rule_facts import BASE, derived, of
from tests.serving import PATIENT, answer, served

BOARD, PARTNERSHIP = "agency/A/safeguarding-children-board", "agency/A/safeguarding-children-partnership"
OWNED = """
    id:rec a remit:Recommendation ; remit:assignment id:told ; remit:ownedBy id:old ; remit:evidence id:words .
    id:told a remit:Assignment ; remit:agency id:old .
    id:words <http://www.w3.org/ns/oa#hasSource> id:report .
    id:report <http://purl.org/dc/terms/issued> "2015-05-01"^^xsd:date .
    id:old remit:successor id:part ; remit:partSuccessor id:part ; org:changedBy id:event .
    id:event org:resultingOrganization id:part ; <http://purl.org/dc/terms/date> """
A_BOARD = f"""
    id:A a remit:Authority ; <{SKOS.prefLabel}> "Marlshire County Council" .
    <{BASE}{BOARD}> a remit:SafeguardingBoard ; remit:servesArea id:A ; <{SKOS.prefLabel}> "Marlshire Safeguarding Board" .
    id:rec a remit:Recommendation ; remit:assignment id:told ; remit:ownedBy <{BASE}{BOARD}> .
    id:told a remit:Assignment ; remit:agency <{BASE}{BOARD}> ."""


def test_a_body_that_passed_on_a_part_carries_what_is_left() -> None:
    facts = derived(OWNED + '"2020-04-01"^^xsd:date .')
    assert of(facts, REMIT.inheritedBy) == {("rec", "part")}
    assert of(facts, REMIT.currentBearer) == {("rec", "old"), ("rec", "part")}


def test_a_part_that_had_gone_over_before_took_nothing_of_it_along() -> None:
    facts = derived(OWNED + '"2011-04-01"^^xsd:date .')
    assert of(facts, REMIT.inheritedBy) == set()
    assert of(facts, REMIT.currentBearer) == {("rec", "old")}


def test_a_safeguarding_board_gives_way_to_the_partnership_of_its_area() -> None:
    facts = derived(A_BOARD)
    assert of(facts, SDO.dissolutionDate) == {(BOARD, "2019-09-28")}
    assert of(facts, REMIT.wholeSuccessor) == {(BOARD, PARTNERSHIP)}
    assert of(facts, SDO.foundingDate) == {(PARTNERSHIP, "2019-09-29")}
    assert of(facts, SKOS.prefLabel) == {(PARTNERSHIP, "Marlshire Safeguarding Children Partnership")}
    assert of(facts, REMIT.currentBearer) == {("rec", PARTNERSHIP)}


def test_partners_that_a_register_has_take_over_from_the_boards_of_all_their_areas() -> None:
    joint = f"""
        id:joint a remit:SafeguardingBoard ; remit:organisationKey "joint" ; remit:servesArea id:A ;
            schema:foundingDate "2019-09-29"^^xsd:date ; <{SKOS.prefLabel}> "Marlshire and Moor Safeguarding Partnership" ."""
    facts = derived(A_BOARD + joint)
    assert of(facts, REMIT.successor) == {(BOARD, "joint")}
    assert of(facts, ORG.resultingOrganization) == {("change/A-safeguarding-children-board/2019-09-29", "joint")}
    assert not of(facts, SDO.foundingDate)
    assert not of(facts, SKOS.prefLabel)


@pytest.fixture(scope="module")
def api(example_data: Path) -> Iterator[httpx.Client]:
    """A client of a server over the example reports."""
    with served(example_data) as address, httpx.Client(base_url=address, timeout=PATIENT) as client:
        yield client


def test_who_carries_on_a_day_what_a_body_was_charged_with(api: httpx.Client) -> None:
    then = answer(api, "/api/organisations/ZX7/heirs", on="2010-10-01")
    assert [(heir["id"], heir["whole"], heir["chain"]) for heir in then["carried_by"]] == [("ZX7", True, [])]
    today = answer(api, "/api/organisations/ZX7/heirs")
    (heir,) = today["carried_by"]
    assert (heir["id"], heir["whole"]) == ("ZXB", True)
    steps = [(event["before"]["id"], event["after"]["id"], event["on"]) for event in heir["chain"]]
    assert steps == [("ZX7", "ZX9", "2013-04-01"), ("ZX9", "ZXB", "2022-07-01")]
    assert all(event["sources"] and event["kind"]["notation"] == "whole" for event in heir["chain"])
    assert today["nobody"] == []


def test_whose_line_ends_with_nobody_is_told_with_the_reason(api: httpx.Client) -> None:
    found = answer(api, "/api/organisations/R0C/heirs")
    assert found["carried_by"] == []
    assert found["nobody"][0]["organisation"]["id"] == "R0C"
    assert "set up and ended" in found["nobody"][0]["reason"]
    assert answer(api, "/api/organisations/R0C")["without_successor"] == found["nobody"][0]["reason"]


def test_the_list_of_a_body_as_of_a_day_and_with_or_without_what_it_carries_on(api: httpx.Client) -> None:
    def total(code: str, **asked: str) -> int:
        return int(answer(api, f"/api/organisations/{code}/recommendations", **asked)["total"])

    own = total("ZX1")
    assert own == total("ZX1", on="2014-03-31") > 0
    assert total("ZX1", on="2000-01-01") == 0
    assert total("ZX6") == 0
    assert total("ZX6", inherited="true") >= own
    assert total("ZX6", inherited="true", on="2014-04-01") >= own
    assert total("ZX6", inherited="true", on="2014-03-31") == 0


def test_a_body_is_shown_under_the_name_it_bore_then_with_that_of_today_beside_it(api: httpx.Client) -> None:
    found = answer(api, "/api/organisations/ZX5")
    assert [(name["name"], name["since"], name["until"]) for name in found["names"]] == [
        ("Marle Hospitals NHS Trust", None, "2011-03-31"),
        ("Ossel Valley NHS Trust", "2011-04-01", None),
    ]
    assert answer(api, "/api/organisations/ZX5/heirs", on="2010-06-01")["called"] == "Marle Hospitals NHS Trust"


SHOWN = "{% import 'macros.html' as show %}{{ show.called(owner, '') }}"
DATED = """
<report/aaaaaaaaaaaaaaaa> remit:sha256 "aa" ; remit:reportKind <https://w3id.org/remit/scheme/reportKinds/inspection-report> .
<organisation/ZX2> remit:datedName <name/zx2/then>, <name/zx2/now> .
<name/zx2/then> schema:name "Marlshire Care NHS Trust" ; schema:validThrough "2015-04"^^xsd:gYearMonth .
<name/zx2/now> schema:name "Marlshire Community NHS Trust" ; schema:validFrom "2015-04"^^xsd:gYearMonth .
"""


def test_an_owner_has_the_name_it_bore_when_the_report_came_out() -> None:
    store = ox.Store()
    for quads in parts().values():
        store.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    store.load(PREFIXES + f"@base <{DEFAULT_BASE}> ." + DATED, format=ox.RdfFormat.TURTLE)
    found = GraphAnswers(store, DEFAULT_BASE)
    every = [row.text("recommendation") for row in found.ask("lookup_recommendations")]
    owners = [owner for item in found.recommendations(every) for owner in item.owners]
    then = {(owner.organisation.name, owner.name_then) for owner in owners}
    assert ("Marlshire Community NHS Trust", "Marlshire Care NHS Trust") in then
    assert ("Marlshire Hospitals NHS Trust", None) in then
    owner = next(owner for owner in owners if owner.name_then)
    shown = str(environment().from_string(SHOWN).render(owner=owner))
    assert shown.startswith(
        'Marlshire Care NHS Trust <span class="soft">(today <a href="/organisation/ZX2">Marlshire Community'
    )


def test_the_page_of_a_recommendation_shows_the_chain_to_who_carries_it_today(api: httpx.Client) -> None:
    item = answer(api, "/api/organisations/ZX1/recommendations")["items"][0]
    found = answer(api, f"/api/recommendations/{item['id']}")
    bearer = next(each for each in found["current_bearers"] if each["id"] == "ZX6")
    assert bearer["whole"]
    assert [[event["after"]["id"] for event in chain] for chain in bearer["chains"]] == [["ZX6"]]
    page = api.get(f"/recommendation/{item['id']}").text
    assert "Carried today by" in page
    assert "1 April 2014" in page


def test_the_page_of_an_authority_tells_its_region_and_former_codes(api: httpx.Client) -> None:
    found = answer(api, "/api/organisations/E08000038")
    assert (found["id"], found["former_codes"], found["region"]["notation"]) == (
        "E08000016",
        ["E08000016"],
        "yorkshire-and-the-humber",
    )
    assert len(found["neighbours"]) == 10
    assert "Yorkshire and the Humber" in api.get("/organisation/E08000016").text


def test_the_terminal_shows_a_body_as_of_a_day(example_data: Path) -> None:
    def shown(*asked: str) -> str:
        result = CliRunner().invoke(app, ["show", *asked, "--data", str(example_data)])
        assert result.exit_code == 0, result.output
        return result.output

    assert "carried today by" in shown("ZX7")
    assert "called then" in shown("ZX5", "--on", "2010-06-01")
    assert "It inherited" in shown("ZX6")
    assert "It inherited" not in shown("ZX6", "--own")
    assert "It inherited" not in shown("ZX6", "--on", "2014-03-31")
