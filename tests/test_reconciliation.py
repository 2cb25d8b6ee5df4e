"""Does a table of names find its bodies as OpenRefine asks: the manifest, batches, suggestions, previews, further columns?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.http.reconciliation.data_extension import MOST_IDS
from api.http.reconciliation.service_manifest import MOST_QUERIES
from tests import reconciliation_schemas as schemas
from tests.serving import PATIENT, answer, problem, served

jsonschema = pytest.importorskip("jsonschema", reason="needs jsonschema, which is not installed")

PATH = "/api/reconcile"
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(scope="module")
def api(example_data: Path) -> Iterator[httpx.Client]:
    with served(example_data) as address, httpx.Client(base_url=address, timeout=PATIENT) as client:
        yield client


def fits(value: Any, schema: dict[str, Any]) -> Any:
    """The value, if it is of the form."""
    jsonschema.validate(value, schema)
    return value


def asked(api: httpx.Client, query: str, **more: Any) -> Any:
    """The result of one query of a batch, by POST as OpenRefine sends it."""
    found = api.post(PATH, data={"queries": json.dumps({"q0": {"query": query, **more}})})
    assert found.status_code == 200, found.text
    return fits(found.json(), schemas.RESULTS)["q0"]


def matched(api: httpx.Client, query: str, **said: Any) -> str | None:
    """The id of the body that a name is matched with; `said` are properties."""
    properties = [{"pid": name, "v": value} for name, value in said.items()]
    result = asked(api, query, properties=properties)["result"]
    assert sum(each["match"] for each in result) <= 1
    return next((each["id"] for each in result if each["match"]), None)


def test_the_manifest_says_what_the_service_has(api: httpx.Client) -> None:
    said = fits(answer(api, PATH), schemas.MANIFEST)
    assert said["batchSize"] == MOST_QUERIES
    assert {"id": "NHSTrust", "name": "NHS trust", "broader": [{"id": "NHSBody", "name": "NHS body"}]} in said[
        "defaultTypes"
    ]
    for part in (*said["suggest"].values(), said["extend"]["propose_properties"]):
        found = httpx.get(part["service_url"] + part["service_path"], timeout=PATIENT)
        assert found.status_code == 200


@pytest.mark.parametrize(
    ("written", "id"),
    [
        ("Marlshire Community NHS Trust", "organisation/ZX3"),
        ("MARLSHIRE community NHS Trust.", "organisation/ZX3"),
        ("North Marls Hospital Trust", "organisation/ZX1"),  # another spelling
        ("Marle Hospitals NHS Trust", "organisation/ZX5"),  # its name of before
        ("zx3", "organisation/ZX3"),  # a code, in any case
        ("E10000901", "authority/E10000901"),
        ("99901", "authority/E10000901"),  # Ofsted's number
        ("organisation/ZX4", "organisation/ZX4"),  # the service's own id
        ("Marlshire", "authority/E10000901"),
    ],
)
def test_a_name_or_code_in_any_spelling_finds_its_body(api: httpx.Client, written: str, id: str) -> None:
    first = asked(api, written)["result"][0]
    assert (first["id"], first["match"]) == (id, True)
    assert first["score"] >= 90


@pytest.mark.parametrize(
    "written",
    [
        "MSCB",  # two boards have these initials
        "NHSM",
        "MPFT",  # of one body alone, and an acronym all the same
        "mpft",
        "Marlshire Comunity NHS Trust",  # misspelt: a guess
        "Marlshire NHS",
        "partner agencies",  # a group of one area's report, and words that everybody writes
        "Nowhere Ambulance Service",
        "=HYPERLINK(1)",
    ],
)
def test_what_may_mean_several_or_nearly_means_one_is_not_matched(api: httpx.Client, written: str) -> None:
    said = asked(api, written)
    assert not any(each["match"] for each in said["result"])
    assert said["reason"]


def test_initials_of_two_bodies_give_both(api: httpx.Client) -> None:
    ids = {each["id"] for each in asked(api, "MSCB")["result"]}
    assert {
        "organisation/marlshire-safeguarding-children-board",
        "organisation/marleshire-safeguarding-children-board",
    } <= ids


def test_what_the_table_says_besides_tells_namesakes_apart(api: httpx.Client) -> None:
    group = "agency/E10000901/partner-agencies"
    assert matched(api, "partner agencies", area="E10000901") == group
    assert matched(api, "partner agencies", area="Marlshire County Council") == group
    assert matched(api, "partner agencies", area={"id": "authority/E10000901"}) == group
    assert matched(api, "partner agencies", area="E09000001") is None


def test_what_speaks_against_a_name_leaves_it_unmatched(api: httpx.Client) -> None:
    name = "Marlshire Community NHS Trust"
    assert matched(api, name, kind="NHSTrust") == matched(api, name, kind="nhs trust") == "organisation/ZX3"
    assert matched(api, name, kind="police force") is None
    assert matched(api, name, code="ZX3") == "organisation/ZX3"
    assert matched(api, name, code="ZX4") is None
    assert matched(api, "", code="ZX4") == "organisation/ZX4"
    assert matched(api, name, colour="blue") is None  # it cannot be told whether that fits
    assert matched(api, name, on="lately") is None


def test_the_day_decides_between_the_bodies_of_a_place(api: httpx.Client) -> None:
    assert matched(api, "NHS Marleshire", on="2010-05-01") == "organisation/ZX8"
    assert matched(api, "NHS Marleshire CCG", on="2015-05-01T00:00:00Z") == "organisation/ZXA"


def test_a_type_leaves_others_out(api: httpx.Client) -> None:
    found = asked(api, "Marlshire", type="NHSBody", limit=50)["result"]
    assert found
    assert {each["type"][0]["id"] for each in found} <= {
        "NHSTrust", "NHSFoundationTrust", "NHSBody", "PrimaryCareTrust", "ClinicalCommissioningGroup", "IntegratedCareBoard",
    }  # fmt: skip
    assert asked(api, "Marlshire", type=["PoliceForce", "Inspectorate"])["result"][0]["type"][0]["id"] == "PoliceForce"


def test_candidates_come_best_first_and_no_more_than_wanted(api: httpx.Client) -> None:
    found = asked(api, "Marlshire", limit=3)["result"]
    assert len(found) == 3
    assert [each["score"] for each in found] == sorted((each["score"] for each in found), reverse=True)
    names = {feature["id"] for feature in found[0]["features"]}
    assert {"name", "same_name", "official_name", "code", "recommendations"} <= names


def test_a_batch_is_answered_query_by_query_by_get_too(api: httpx.Client) -> None:
    batch = {"a": {"query": "Marlshire Police"}, "b": {"query": "Osselmere Police"}}
    said = fits(answer(api, PATH, queries=json.dumps(batch)), schemas.RESULTS)
    assert [said[key]["result"][0]["id"] for key in batch] == [
        "organisation/marlshire-constabulary",
        "organisation/osselmere-police",
    ]


def test_limits_are_held(api: httpx.Client) -> None:
    many = {f"q{number}": {"query": "Marlshire"} for number in range(MOST_QUERIES + 1)}
    assert problem(api, PATH, 413, queries=json.dumps(many))["remedy"]
    long = asked(api, "Marlshire " * 30)
    assert long["result"] == []
    assert "200" in long["reason"]
    ids = [f"organisation/X{number}" for number in range(MOST_IDS + 1)]
    assert api.post(PATH, data={"extend": json.dumps({"ids": ids, "properties": []})}).status_code == 400
    assert api.post(PATH, data={"queries": "x" * 600_000}).status_code == 413


@pytest.mark.parametrize(
    "queries",
    [
        "",
        "{",
        "[]",
        '"a"',
        '{"q0": 3}',
        '{"q0": {"query": 3}}',
        '{"q0": {"query": "a", "limit": 0}}',
        "[" * 100_000,
        '{"q0": {"query": "\\ud800"}}',
        '{"\\ud800": {"query": "Marlshire"}}',
        '{"q0": {"query": "Marlshire", "type": "\\udfff"}}',
    ],
)
def test_a_batch_that_is_none_is_told_so(api: httpx.Client, queries: str) -> None:
    said = api.post(PATH, data={"queries": queries})
    assert said.status_code == 400, said.text
    assert said.json()["remedy"]


def test_a_form_that_asks_nothing_and_a_body_that_is_none_are_refused(api: httpx.Client) -> None:
    assert api.post(PATH, data={"other": "1"}).status_code == 400
    assert api.post(PATH, json={"queries": {}}).status_code == 415


def test_scripts_of_any_site_may_ask(api: httpx.Client) -> None:
    for path in (PATH, f"{PATH}/suggest/entity", f"{PATH}/properties"):
        assert api.get(path).headers["access-control-allow-origin"] == "*"
    beforehand = api.options(PATH, headers={"Origin": "https://else.example", "Access-Control-Request-Method": "POST"})
    assert "POST" in beforehand.headers["access-control-allow-methods"]
    assert "POST" not in api.options("/api/organisations").headers["access-control-allow-methods"]


def test_a_client_from_before_cors_gets_a_call_of_its_function(api: httpx.Client) -> None:
    said = api.get(PATH, params={"callback": "jQuery1.done"})
    assert said.headers["content-type"].startswith("text/javascript")
    assert said.headers["x-content-type-options"] == "nosniff"
    assert said.text.startswith("/**/jQuery1.done({")
    fits(json.loads(said.text.removeprefix("/**/jQuery1.done(").removesuffix(");")), schemas.MANIFEST)
    problem(api, PATH, 400, callback="alert(1)//")


def test_an_answer_to_a_form_is_never_taken_for_that_to_another(api: httpx.Client) -> None:
    first = api.post(PATH, data={"queries": json.dumps({"q": {"query": "Marlshire"}})})
    assert "etag" not in first.headers
    got = api.get(PATH).headers["etag"]
    again = api.post(PATH, data={"queries": json.dumps({"q": {"query": "ZX3"}})}, headers={"If-None-Match": got})
    assert again.status_code == 200


def test_suggestions_while_somebody_types(api: httpx.Client) -> None:
    bodies = fits(answer(api, f"{PATH}/suggest/entity", prefix="marlsh comm"), schemas.ENTITIES)["result"]
    assert bodies[0]["id"] == "organisation/ZX3"
    assert (
        fits(answer(api, f"{PATH}/suggest/entity", prefix="marlsh comm", cursor=1), schemas.ENTITIES)["result"]
        == bodies[1:]
    )
    assert answer(api, f"{PATH}/suggest/entity", prefix="organisation/ZX3")["result"][0]["id"] == "organisation/ZX3"
    regions = fits(answer(api, f"{PATH}/suggest/property", prefix="reg"), schemas.SUGGESTED)["result"]
    assert [each["id"] for each in regions] == ["region"]
    kinds = fits(answer(api, f"{PATH}/suggest/type", prefix="NHS found"), schemas.SUGGESTED)["result"]
    assert [each["id"] for each in kinds] == ["NHSFoundationTrust"]


def test_further_columns_for_a_matched_table(api: httpx.Client) -> None:
    offered = fits(answer(api, f"{PATH}/properties", type="NHSTrust", limit=50), schemas.PROPOSED)["properties"]
    query = {"ids": ["organisation/ZX1", "authority/E10000901", "organisation/none"], "properties": offered}
    said = fits(api.post(PATH, data={"extend": json.dumps(query)}).json(), schemas.EXTENDED)
    assert [each["id"] for each in said["meta"]] == [each["id"] for each in offered]
    trust, county, nobody = (said["rows"][id] for id in query["ids"])
    assert trust["ods"] == [{"str": "ZX1"}]
    assert trust["dissolved"] == [{"date": "2014-03-31T00:00:00Z"}]
    assert [each["id"] for each in trust["successors"]] == ["organisation/ZX6"]
    assert trust["area"] == [{"id": "authority/E10000901", "name": "Marlshire County Council"}]
    assert county["gss"] == [{"str": "E10000901"}]
    assert county["recommendations"][0]["int"] >= county["open"][0]["int"] > 0
    assert not any(nobody.values())
    wrong = {"ids": [], "properties": [{"id": "colour"}]}
    assert "ods" in problem(api, PATH, 400, extend=json.dumps(wrong))["remedy"]


def test_a_preview_may_be_framed_by_anybody_and_nothing_else_may(api: httpx.Client) -> None:
    shown = api.get(f"{PATH}/preview", params={"id": "organisation/ZX1"})
    assert shown.headers["content-type"].startswith("text/html")
    assert "North Marlshire Hospitals NHS Trust" in shown.text
    assert "frame-ancestors *" in shown.headers["content-security-policy"]
    assert "script" not in shown.text
    assert "frame-ancestors 'none'" in api.get("/organisation/ZX1").headers["content-security-policy"]
    problem(api, f"{PATH}/preview", 404, id="organisation/none")


def test_the_address_of_a_match_is_the_page_of_its_body(api: httpx.Client) -> None:
    view = answer(api, PATH)["view"]["url"]
    assert httpx.get(view.replace("{{id}}", "organisation%2FZX1"), timeout=PATIENT).status_code == 200
