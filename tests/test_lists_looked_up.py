"""Lists of findings, judgements, inspections, reports and statements of action: does the index say what SPARQL says, narrowed in every way?"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

import examples
from api.answering.answers import EVERY
from api.answering.edition import Edition
from api.answering.list_answers import ListWanted, list_facets, listed_json
from api.exporting.columns import TABLES, TableName
from ingest.building.build import build
from queries.answering.asking import AnswerRow
from queries.answering.graph_answers import GraphAnswers
from queries.editions import narrowed_lookups
from queries.editions.facets import Facet
from queries.editions.narrowed_entries import ListKind, ListSought
from tests.conftest import example_registers
from tests.serving import PATIENT, answer, problem, served
from tests.test_jtai_statement import HEAD, LETTER, TO_ALL

THING = {
    ListKind.FINDINGS: "finding",
    ListKind.JUDGEMENTS: "judgement",
    ListKind.INSPECTIONS: "inspection",
    ListKind.REPORTS: "report",
    ListKind.STATEMENTS: "statement",
}
"""The column of each stored question that has what the list is of."""

ASKED_OF_GRAPH = {
    ListKind.FINDINGS: ("kind",),
    ListKind.JUDGEMENTS: ("aspect", "strand", "rank"),
    ListKind.INSPECTIONS: ("body",),
    ListKind.REPORTS: ("kind",),
    ListKind.STATEMENTS: ("body",),
}
"""What each stored question is narrowed by besides council, region, framework and year."""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the examples and of two letters that require written statements of action."""
    folder = tmp_path_factory.mktemp("listed")
    (folder / "letter.md").write_text(LETTER.format(head=HEAD, steps=TO_ALL), encoding="utf-8")
    letters = (examples.PDFS / "marlshire-local-area-send.pdf", folder / "letter.md")
    build([examples.REPORTS, *letters], folder / "data", registers=example_registers())
    return folder / "data"


@pytest.fixture(scope="module")
def edition(data: Path) -> Edition:
    """It, open."""
    return Edition(data)


@pytest.fixture(scope="module")
def graph(edition: Edition) -> GraphAnswers:
    """Its graph."""
    return GraphAnswers(edition.dataset.store, edition.base)


@pytest.fixture(scope="module")
def api(data: Path) -> Iterator[httpx.Client]:
    """A client of a server over it."""
    with served(data) as address, httpx.Client(base_url=address, timeout=PATIENT) as client:
        yield client


def iris(found: list[str]) -> list[str]:
    return [said["ref"]["iri"] if "ref" in (said := json.loads(each)) else said["iri"] for each in found]


def asked(graph: GraphAnswers, kind: ListKind, values: dict[Facet, str]) -> list[AnswerRow]:
    given: dict[str, Any] = {
        facet.value: int(value) if facet in (Facet.YEAR, Facet.RANK) else value for facet, value in values.items()
    }
    return graph.ask(f"lookup_listed_{kind.value}", **given)


@pytest.mark.parametrize("kind", THING)
def test_each_list_is_the_one_of_its_stored_question_whatever_it_is_narrowed_to(
    edition: Edition, graph: GraphAnswers, kind: ListKind
) -> None:
    narrowed = {"authority", "region", "framework", "year", *ASKED_OF_GRAPH[kind]}
    counted = list_facets(edition, ListWanted(kind))
    ways: list[tuple[dict[Facet, str], int | None]] = [({}, None)]
    ways += [
        ({facet: each.value}, each.count) for facet, values in counted.items() if facet in narrowed for each in values
    ]
    assert {facet.value for facet in counted} >= narrowed - {"region"}
    for values, count in ways:
        total, found = listed_json(edition, ListWanted(kind, values), EVERY, 0)
        rows = asked(graph, kind, values)
        assert total == len(found) == len(rows) > 0, values
        assert count in (None, total), values
        if (
            kind is ListKind.JUDGEMENTS
        ):  # each inspection's stand in the order of its framework, which SPARQL does not know
            of = [json.loads(each)["inspection"]["iri"] for each in found]
            assert of == [row.text("inspection") for row in rows], values
            assert sorted(iris(found)) == sorted(row.text("judgement") for row in rows), values
        else:
            assert iris(found) == [row.text(THING[kind]) for row in rows], values


def test_a_judgement_in_a_list_is_the_one_of_its_inspection(edition: Edition, graph: GraphAnswers) -> None:
    _, found = listed_json(edition, ListWanted(ListKind.JUDGEMENTS, inspection="E10000901-slac-2010-06-21"), EVERY, 0)
    told = graph.facts.judgements([f"{edition.base}inspection/E10000901-slac-2010-06-21"])
    assert [json.loads(each) for each in found] == [json.loads(each.model_dump_json()) for each in told]


def test_which_findings_speak_of_something_and_where_they_stand(api: httpx.Client) -> None:
    found = answer(api, "/api/findings", q="harbour OR lighthouse", kind="strength")
    assert found["total"] == 1
    (item,) = found["items"]
    assert "lighthouse" in item["text"]
    assert item["inspection"]["id"] == "E10000901-jtai-2019-01-21"
    place, report = item["evidence"][0], item["report"]["id"]
    assert api.get(f"/api/reports/{report}/text").text[place["start"] : place["end"]] == place["quotation"]


@pytest.mark.parametrize("words", ["boats", "children OR council", "zzz"])
@pytest.mark.parametrize("kind", [ListKind.RECOMMENDATIONS, ListKind.FINDINGS, ListKind.JUDGEMENTS, ListKind.REPORTS])
def test_words_of_few_things_and_of_many_give_the_same_list(
    edition: Edition, monkeypatch: pytest.MonkeyPatch, kind: ListKind, words: str
) -> None:
    def found() -> list[tuple[int, list[str]]]:
        index = edition.index
        of_one = ((Facet.FRAMEWORK, "slac"),)
        asked = (ListSought(kind, words=words), ListSought(kind, of_one, words=words), ListSought(kind, of_one))
        return [index.listed(sought, 5, offset) for sought in asked for offset in (0, 3)]

    gathered = found()
    for limit, others in (("RARE", (-1,)), ("COMMON", (0, 10**9)), ("COMMON_ALONE", (0, 10**9))):
        for other in others:
            monkeypatch.setattr(narrowed_lookups, limit, other)
            assert found() == gathered, (limit, other)
    assert gathered[0][0] >= len(gathered[0][1]) >= len(gathered[2][1])


def test_which_grades_were_the_worst(api: httpx.Client) -> None:
    worst = [each["grade"]["rank"] for each in answer(api, "/api/judgements", sort="worst", limit=200)["items"]]
    best = [each["grade"]["rank"] for each in answer(api, "/api/judgements", sort="best", limit=200)["items"]]
    assert worst[0] > worst[-1]
    assert best == worst[::-1]


def test_which_inspections_did_an_inspectorate_make_and_what_came_of_them(api: httpx.Client) -> None:
    found = answer(api, "/api/inspections", body="cqc")["items"]
    assert found
    assert all("cqc" in {ref["id"] for ref in each["conducted_by"]} for each in found)
    slac = next(each for each in found if each["id"] == "E10000901-slac-2010-06-21")
    assert (slac["judgements"], slac["recommendations"]) == (34, 20)


def test_what_had_a_council_to_write_with_whom_and_by_when(api: httpx.Client) -> None:
    found = answer(api, "/api/statements", body="ZX6")
    (said,) = found["items"]
    assert [ref["name"] for ref in said["prepared_by"]] == ["Marlshire County Council"]
    assert said["due"] == "2019-06-20"
    parts = {each["organisation"]["name"]: each["basis"]["notation"] for each in said["taking_part"]}
    assert parts["Marl Vale Hospitals NHS Foundation Trust"] == "member"
    assert "written statement" in said["evidence"][0]["quotation"]
    assert answer(api, f"/api/inspections/{said['inspection']['id']}")["statements"] == [said]
    assert answer(api, "/api/statements")["total"] == 2
    owned = answer(api, "/api/organisations/ZX6/recommendations")["items"]
    assert "letter.md" not in {each["report"]["file"] for each in owned}, "taking part is no owning"


def test_a_report_is_looked_up_with_all_it_holds(api: httpx.Client) -> None:
    ref = answer(api, "/api/reports", q="marlshire-slac-2010")["items"][0]["ref"]
    found = answer(api, f"/api/reports/{ref['id']}")
    assert found["report"]["ref"] == ref
    assert len(found["recommendations"]) == 20
    assert len(found["inspection"]["judgements"]) == 34
    assert found["inspection"]["discrepancies"]
    assert found["follow_ups"]
    assert found["named"]
    kept = api.get(found["text"]["plain"])
    assert kept.headers["content-type"] == "text/plain; charset=utf-8"
    assert kept.text == (examples.REPORTS / ref["file"]).read_text(encoding="utf-8")
    assert api.get(found["text"]["page"]).status_code == 200
    assert answer(api, f"/api/reports/{ref['file']}") == found
    near = problem(api, "/api/reports/marlshire-slac-2011.txt", 404)["nearest"]
    assert ref["file"] in {name for each in near for name in each.values()}


def test_bodies_are_narrowed_by_kind_and_area_with_a_search_and_without(api: httpx.Client) -> None:
    trusts = answer(api, "/api/organisations", kind="NHSTrust")["items"]
    assert {each["kind"] for each in trusts} == {"NHSTrust", "NHSFoundationTrust"}, "of the kind, or of a narrower one"
    assert answer(api, "/api/organisations", kind="NHS trust")["items"] == trusts, (
        "a kind goes by its name in words, too"
    )
    counted = {each["facet"]: each["values"] for each in answer(api, "/api/facets/organisations", q="marlshire")}
    for value in counted["kind"]:
        assert answer(api, "/api/organisations", q="marlshire", kind=value["value"])["total"] == value["count"]
    fewest = [each["recommendations"] for each in answer(api, "/api/organisations", sort="fewest")["items"]]
    assert fewest == sorted(fewest)


@pytest.mark.parametrize("name", [*(kind.value for kind in THING), "organisations"])
def test_every_list_is_there_as_json_csv_workbook_and_parquet(api: httpx.Client, name: str) -> None:
    total = answer(api, f"/api/{name}")["total"]
    assert answer(api, f"/api/{name}.json")["total"] == total > 0
    by_suffix = api.get(f"/api/{name}.csv")
    by_accept = api.get(f"/api/{name}", headers={"accept": "text/csv"})
    assert by_suffix.content == by_accept.content
    rows = list(csv.reader(io.StringIO(by_suffix.content.decode("utf-8-sig"))))
    assert tuple(rows[0]) == TABLES[TableName(name)].names
    assert len(rows) == total + 1
    assert api.get(f"/api/{name}.xlsx").content[:2] == b"PK"
    assert api.get(f"/api/{name}.parquet").content[:4] == b"PAR1"


def test_a_file_has_what_the_list_shows(api: httpx.Client) -> None:
    asked_for = {"framework": "slac", "rank": "4"}
    shown = answer(api, "/api/judgements", **asked_for)["items"]
    got = api.get("/api/judgements.csv", params=asked_for).content.decode("utf-8-sig")
    assert [row["judgement"] for row in csv.DictReader(io.StringIO(got))] == [each["iri"] for each in shown]


def test_what_a_body_owns_and_what_a_council_was_judged_are_taken_away_by_accept(api: httpx.Client) -> None:
    for path in ("/api/organisations/ZX3/recommendations", "/api/authorities/E10000901/judgements"):
        got = api.get(path, headers={"accept": "text/csv"}).content.decode("utf-8-sig")
        assert len(list(csv.DictReader(io.StringIO(got)))) == answer(api, path)["total"] > 0
    assert answer(api, "/api/recommendations.json") == answer(api, "/api/recommendations") | {
        "next": "/api/recommendations.json?limit=50&offset=50"
    }


def test_one_search_finds_words_of_every_kind(api: httpx.Client) -> None:
    found = {each["kind"]: each for each in answer(api, "/api/search", q="lighthouse OR harbour", limit=1)["found"]}
    assert found["findings"]["total"] >= 1
    assert found["recommendations"]["total"] >= 1
    for each in found.values():
        assert answer(api, each["all"])["total"] == each["total"]
        assert len(each["items"]) == min(each["total"], 1)
    only = answer(api, "/api/search", q="leadership", kind="judgements")["found"]
    assert [each["kind"] for each in only] == ["judgements"]
    assert only[0]["total"] > 0


@pytest.mark.parametrize(
    ("path", "remedy"),
    [
        ("/api/findings?kind=strong", "It has:"),
        ("/api/judgements?grade=4", "such as grades2013/3"),
        ("/api/judgements?grade=grades2013/nine", "It has:"),
        ("/api/reports?region=the-north", "It has:"),
        ("/api/organisations?kind=Trust", "Kinds are:"),
    ],
)
def test_what_no_list_has_is_refused_with_what_it_has(api: httpx.Client, path: str, remedy: str) -> None:
    name, _, query = path.partition("?")
    assert remedy in problem(api, name, 400, **dict([query.split("=", 1)]))["remedy"]
