"""Questions that programs put to the API, over a real connection unless a test says why not."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

import examples
from api.answering import answers
from api.answering.answers import Wanted
from api.answering.edition import Edition
from api.answering.errors import NoSuchThing
from ontology.bases import MEMBER
from tests.serving import PATIENT, answer, problem, served

LISTS = ("findings", "judgements", "inspections", "reports", "statements", "organisations")

ANSWERS = json.loads(examples.ANSWERS.read_text(encoding="utf-8"))["owners"]


@pytest.fixture(scope="module")
def api(example_data: Path) -> Iterator[httpx.Client]:
    """A client of a server over the example reports."""
    with served(example_data) as address, httpx.Client(base_url=address, timeout=PATIENT) as client:
        yield client


@pytest.mark.parametrize("code", sorted(ANSWERS))
def test_which_trust_owns_which_recommendation_with_the_words_that_say_so(api: httpx.Client, code: str) -> None:
    wanted = {
        **ANSWERS[code],
        "recommendations": [each for each in ANSWERS[code]["recommendations"] if each["basis"] != MEMBER],
    }
    found = answer(api, f"/api/organisations/{code}/recommendations")
    assert found["total"] == len(wanted["recommendations"])
    seen = []
    for item in found["items"]:
        owner = next(owner for owner in item["owners"] if owner["organisation"]["id"] == code)
        assert owner["organisation"]["name"] == wanted["name"]
        report = (examples.REPORTS / item["report"]["file"]).read_text(encoding="utf-8")
        for evidence in (*owner["evidence"], *item["evidence"]):
            assert evidence["quotation"] == report[evidence["start"] : evidence["end"]]
        assert owner["evidence"]
        seen.append((item["report"]["file"], item["ordinal"], owner["basis"]["notation"], item["due"]))
    assert sorted(seen) == sorted(
        (each["file"], each["ordinal"], each["basis"], each["due"]) for each in wanted["recommendations"]
    )


@pytest.mark.parametrize("q", ["ZX1", "zx1", "North Marlshire Hospitals NHS Trust", "north marlshire hosp"])
def test_a_body_is_found_by_code_name_or_the_beginnings_of_its_words(api: httpx.Client, q: str) -> None:
    found = answer(api, "/api/organisations", q=q)
    assert found["items"][0]["id"] == "ZX1"
    assert found["items"][0]["recommendations"] == 2  # those that it is inferred to own are not counted


def test_marlshire_and_marleshire_are_never_taken_for_each_other(api: httpx.Client) -> None:
    assert answer(api, "/api/organisations", q="Marlshire County Council")["items"][0]["id"] == "E10000901"
    found = answer(api, "/api/organisations", q="Marlshire")["items"]
    assert found[0]["id"] == "E10000901"
    assert all("Marlshire" in each["matched"] for each in found)
    assert "E06000902" not in {each["id"] for each in found}


def test_without_a_name_the_bodies_that_own_most_come_first(api: httpx.Client) -> None:
    counts = [each["recommendations"] for each in answer(api, "/api/organisations")["items"]]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] > 0


def test_what_is_this_body_and_what_became_of_it(api: httpx.Client) -> None:
    found = answer(api, "/api/organisations/ZX1")
    assert found["codes"] == {"ods": "ZX1", "gss": None, "urn": None}
    assert found["kind"] == "NHSTrust"
    named = {ref["id"] for ref in (*found["predecessors"], *found["successors"])}
    for other in named:
        back = answer(api, f"/api/organisations/{other}")
        assert "ZX1" in {ref["id"] for ref in (*back["predecessors"], *back["successors"])}


def test_a_local_body_is_found_by_the_end_of_its_iri_and_says_whose_it_is(api: httpx.Client) -> None:
    found = answer(api, "/api/organisations/agency/E10000901/housing-partners")
    assert found["area"] == "Marlshire County Council"
    assert answer(api, f"/api/organisations/{found['id']}/recommendations")["total"] == 1


FILTERS = [
    ({"owner": "ZX3"}, lambda item: any(owner["organisation"]["id"] == "ZX3" for owner in item["owners"])),
    ({"authority": "E06000902"}, lambda item: "E06000902" in json.dumps(item)),
    ({"framework": "slac"}, lambda item: item["inspection"]["framework"]["notation"] == "slac"),
    ({"kind": "area-for-development"}, lambda item: item["kind"]["notation"] == "area-for-development"),
    ({"priority": "immediately"}, lambda item: item["priority"]["notation"] == "immediately"),
    ({"due_before": "2010-11-06"}, lambda item: item["due"] and item["due"] < "2010-11-06"),
    ({"q": '"HEALTH visitors"'}, lambda item: "health visitor" in item["text"].lower()),
    ({"q": "visitor health"}, lambda item: "health" in item["text"].lower() and "visitor" in item["text"].lower()),
    ({"inspection": "E10000901-apa-2006"}, lambda item: item["inspection"]["id"] == "E10000901-apa-2006"),
]


@pytest.mark.parametrize(("asked", "fits"), FILTERS, ids=[next(iter(asked)) for asked, _ in FILTERS])
def test_a_filter_gives_all_that_fit_and_nothing_else(api: httpx.Client, asked: dict[str, str], fits: Any) -> None:
    everything = answer(api, "/api/recommendations", limit=200)["items"]
    found = answer(api, "/api/recommendations", limit=200, **asked)["items"]
    kept = [item["id"] for item in everything if fits_safely(fits, item)]
    assert 0 < len(found) < len(everything)
    assert [item["id"] for item in found] == kept


def fits_safely(fits: Any, item: Any) -> bool:
    """Whether an item fits, where what is looked at may be missing."""
    try:
        return bool(fits(item))
    except TypeError:
        return False


def test_filters_together_narrow_each_other(api: httpx.Client) -> None:
    found = answer(api, "/api/recommendations", owner="ZX3", priority="immediately")
    assert [item["ordinal"] for item in found["items"]] == [13]


def test_the_pages_of_a_list_make_up_the_whole_list(api: httpx.Client) -> None:
    whole = answer(api, "/api/recommendations", limit=200)
    seen, path = [], "/api/recommendations?limit=7"
    while path:
        page = answer(api, path)
        assert page["total"] == whole["total"]
        assert len(page["items"]) <= 7
        seen += [item["id"] for item in page["items"]]
        path = page["next"]
    assert seen == [item["id"] for item in whole["items"]]
    assert len(set(seen)) == whole["total"]


def test_the_last_full_page_has_no_next(api: httpx.Client) -> None:
    total = answer(api, "/api/recommendations", limit=1)["total"]
    assert answer(api, "/api/recommendations", limit=total)["next"] is None
    assert answer(api, "/api/recommendations", limit=1, offset=total - 1)["next"] is None
    assert answer(api, "/api/recommendations", limit=1, offset=total - 2)["next"] is not None


def test_the_next_page_keeps_what_was_asked(api: httpx.Client) -> None:
    following = answer(api, "/api/recommendations", authority="E10000901", q="the", limit=1)["next"]
    assert "authority=E10000901" in following
    assert "q=the" in following
    assert "offset=1" in following


CASELOADS = "E10000901-slac-2010-06-21/safeguarding/marlshire-community-nhs-trust-should-bring-the-caseloads-of-health"
COMMISSIONERS = "E10000901-slac-2010-06-21/safeguarding/nhs-commissioners-and-providers-in-the-county-and-in-particular"


@pytest.mark.parametrize("prefix", ["/api/recommendations/", "/recommendation/"])
def test_an_address_that_a_recommendation_had_before_leads_to_the_one_that_it_has(
    api: httpx.Client, prefix: str
) -> None:
    moved = api.get(f"{prefix}E10000901-slac-2010-06-21/safeguarding/6")
    assert (moved.status_code, moved.headers["location"]) == (308, f"{prefix}{CASELOADS}")
    assert api.get(moved.headers["location"]).status_code == 200


def test_one_recommendation_tells_owners_bases_and_evidence(api: httpx.Client) -> None:
    found = answer(api, f"/api/recommendations/{CASELOADS}")
    assert found["ordinal"] == 6
    assert found["strand"]["notation"] == "safeguarding"
    [owner] = found["owners"]
    assert owner["organisation"]["id"] == "ZX3"
    assert owner["basis"]["notation"] == "named"
    assert owner["explanation"] == "Named in the sentence itself."
    assert owner["resolution"]["notation"] == "register"
    assert owner["evidence"][0]["quotation"] in found["evidence"][0]["quotation"]


def test_an_owner_that_nothing_names_is_told_as_assumed(api: httpx.Client) -> None:
    found = answer(api, "/api/recommendations", inspection="E10000901-apa-2006", limit=1)["items"][0]
    assert found["owners"][0]["basis"]["notation"] == "default"
    assert found["owners"][0]["explanation"].startswith("Nothing says")


def test_a_group_is_no_trust_and_says_that_its_members_are_not_listed(api: httpx.Client) -> None:
    found = answer(api, f"/api/recommendations/{COMMISSIONERS}")
    group = next(owner for owner in found["owners"] if owner["organisation"]["kind"] == "AgencyGroup")
    assert group["resolution"]["notation"] == "group"
    assert group["candidates"]
    assert "does not list" in group["doubt"]


def test_the_judgements_of_an_authority_come_with_rank_and_contradictions(api: httpx.Client) -> None:
    found = answer(api, "/api/authorities/E10000901/judgements", framework="slac", limit=200)
    assert found["total"] == 34
    doubted = [item for item in found["items"] if item["discrepancies"]]
    assert len(doubted) == 2
    assert all(len(doubt["between"]) == 2 for item in doubted for doubt in item["discrepancies"])
    assert {item["grade"]["rank"] for item in found["items"]} <= {1, 2, 3, 4}
    assert all(item["evidence"] for item in found["items"])


def test_a_doubt_is_shown_once_however_much_it_stands_between(api: httpx.Client) -> None:
    """Between two statements of one grade, or a statement and the report that has no counterpart to it."""
    doubted = [
        item["discrepancies"]
        for item in answer(api, "/api/authorities/E10000901/judgements", framework="slac", limit=200)["items"]
        if item["discrepancies"]
    ]
    assert [len(doubts) for doubts in doubted] == [1, 1]
    of_inspection = answer(api, "/api/inspections/E06000902-slac-2010-09-06")["discrepancies"]
    assert sorted(doubt["kind"]["notation"] for doubt in of_inspection) == [
        "second-hand-differs",
        "second-hand-without-counterpart",
    ]


def test_who_is_no_authority_has_no_judgements(api: httpx.Client) -> None:
    assert "not an authority" in problem(api, "/api/authorities/ZX1/judgements", 404)["detail"]


def test_one_inspection_tells_when_by_whom_and_what_came_before(api: httpx.Client) -> None:
    found = answer(api, "/api/inspections/E10000901-slac-2010-06-21")
    assert (found["start"], found["end"]) == ("2010-06-21", "2010-07-02")
    assert {ref["id"] for ref in found["conducted_by"]} == {"ofsted", "cqc"}
    assert [ref["file"] for ref in found["reports"]] == ["marlshire-slac-2010.txt"]
    assert found["recommendations"] == 20
    assert found["previous"]


def test_an_inspection_known_from_others_words_has_no_report_of_its_own(api: httpx.Client) -> None:
    found = answer(api, "/api/inspections/E10000901-jar-2007")
    assert found["reports"] == []
    assert found["cited_by"]


def test_a_misspelt_code_is_told_with_what_comes_nearest(api: httpx.Client) -> None:
    said = problem(api, "/api/organisations/Marlshire Comunity NHS Trust", 404)
    assert "ZX3" in {near["id"] for near in said["nearest"]}
    assert "Did you mean" in said["remedy"]


def test_a_recommendation_that_is_not_there_is_told_with_its_neighbours(api: httpx.Client) -> None:
    said = problem(api, "/api/recommendations/E10000901-slac-2010-06-21/safeguarding/99", 404)
    assert {near["id"].split("/")[0] for near in said["nearest"]} == {"E10000901-slac-2010-06-21"}


def test_a_recommendation_of_an_inspection_that_is_not_there_is_told_with_those_of_the_likeliest(
    api: httpx.Client,
) -> None:
    said = problem(api, "/api/recommendations/" + CASELOADS.replace("06-21", "06-12"), 404)
    assert said["nearest"][0]["id"] == CASELOADS


def test_a_wrong_id_is_compared_with_those_of_one_inspection_and_not_with_all(
    example_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition, compared = Edition(example_data), []

    def noting(wanted: str, known: Iterable[str], **options: Any) -> list[str]:
        compared.append(list(known))
        return []

    monkeypatch.setattr(answers, "nearest", noting)
    with pytest.raises(NoSuchThing):
        answers.recommendation(edition, "E10000901-slac-2010-06-21/safeguarding/99")
    ((*ids,),) = compared
    assert 0 < len(ids) < answers.recommendations(edition, Wanted(), 0, 0)[0]
    assert {key.split("/")[0] for key in ids} == {"E10000901-slac-2010-06-21"}


@pytest.mark.parametrize(
    ("path", "parameters", "status"),
    [
        ("/api/recommendations", {"limit": 100000}, 422),
        ("/api/recommendations", {"limit": 0}, 422),
        ("/api/recommendations", {"limit": "many"}, 422),
        ("/api/recommendations", {"offset": -1}, 422),
        ("/api/recommendations", {"offset": 10**30}, 422),
        ("/api/recommendations", {"due_before": "yesterday"}, 422),
        ("/api/recommendations", {"q": "x" * 201}, 422),
        ("/api/recommendations", {"q": "a\x00b"}, 422),
        ("/api/organisations", {"q": "\x1b[2J"}, 422),
        ("/api/recommendations", {"ownr": "ZX1"}, 422),
        ("/api/organisations/ZX1", {"q": "Marlshire"}, 422),
        ("/api/recommendations", {f"p{i}": "" for i in range(90)}, 422),
        ("/api/recommendations", {"framework": "slak"}, 400),
        ("/api/recommendations", {"framework": "> } DROP ALL {"}, 400),
        ("/api/recommendations", {"owner": "nobody"}, 404),
        ("/api/recommendations", {"inspection": "none"}, 404),
        ("/api/inspections/none", {}, 404),
        ("/api/nothing", {}, 404),
    ],
)
def test_what_cannot_be_answered_is_a_problem_that_says_why(
    api: httpx.Client, path: str, parameters: dict[str, Any], status: int
) -> None:
    problem(api, path, status, **parameters)


def test_a_misspelt_parameter_is_told_with_those_that_there_are(api: httpx.Client) -> None:
    told = problem(api, "/api/recommendations", 422, ownr="ZX1")
    assert told["errors"][0]["name"] == "ownr"
    assert "owner" in told["detail"]


@pytest.mark.parametrize(
    "key",
    [
        "%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "..%2f..%2fmanifest.json",
        "%00",
        "x" * 5000,
        "%3Cscript%3Ealert(1)%3C/script%3E",
        "%3E%20%7D%20INSERT%20DATA%20%7B%20%3Ca%3E",
        "%22%7D%20UNION%20%7B%3Fs%20%3Fp%20%3Fo",
    ],
)
@pytest.mark.parametrize("where", ["organisations", "recommendations", "inspections"])
def test_a_hostile_id_finds_nothing_and_breaks_nothing(api: httpx.Client, where: str, key: str) -> None:
    found = api.get(f"/api/{where}/{key}")
    assert found.status_code in (404, 422)
    assert found.headers["content-type"] == "application/problem+json"
    assert "root:" not in found.text
    assert answer(api, "/api/recommendations", limit=1)["total"] > 0


def test_whatever_is_written_into_the_search_is_words_or_finds_nothing(api: httpx.Client) -> None:
    for q in ('"', "\\", "';", "}", ".*", "%", "<>", "\U0001f600", "{ UNDEF }", "zzz"):
        assert answer(api, "/api/recommendations", q=q)["total"] == 0
    for q in (
        '"health visitors',
        "health AND",
        "NOT",
        "(health OR",
        "NEAR(health visitors)",
        "text:health*",
        "'; DROP",
    ):
        answer(api, "/api/recommendations", q=q)


def test_only_reading_is_possible(api: httpx.Client) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        found = api.request(method, "/api/recommendations")
        assert found.status_code == 405
        assert found.headers["content-type"] == "application/problem+json"


def test_a_look_at_the_headers_alone_says_what_the_answer_would(api: httpx.Client) -> None:
    for path in ("/", "/api/recommendations", "/api/organisations/none", "/remit.css"):
        whole, head = api.get(path), api.head(path)
        assert (head.status_code, head.content) == (whole.status_code, b"")
        for name in ("content-type", "content-length", "content-security-policy"):
            assert head.headers[name] == whole.headers[name]


def test_any_site_may_read_data_without_credentials_and_no_header_of_a_request_comes_back(api: httpx.Client) -> None:
    asked = {"Origin": "https://evil.example", "Host": "evil.example", "X-Forwarded-Host": "evil.example"}
    for path in ("/", "/api/recommendations?limit=1", "/inspection/E10000901-slac-2010-10-11", "/nothing"):
        found = api.get(path, headers=asked)
        assert "evil" not in f"{found.headers}{found.text}"
        assert found.headers.get("access-control-allow-origin") == ("*" if path.startswith("/api/") else None)
        assert "access-control-allow-credentials" not in found.headers
    asking = api.options("/api/recommendations", headers={**asked, "Access-Control-Request-Method": "GET"})
    assert (asking.status_code, asking.headers["access-control-allow-methods"]) == (204, "GET, HEAD, OPTIONS")


def test_every_answer_carries_the_security_headers(api: httpx.Client) -> None:
    for path in ("/", "/api/recommendations", "/api/organisations/none", "/remit.css", "/nothing"):
        headers = api.get(path).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "strict-origin-when-cross-origin"


def test_the_description_says_of_every_parameter_what_it_takes(api: httpx.Client) -> None:
    described = answer(api, "/api/openapi.json")
    assert set(described["paths"]) == {
        "/api/organisations", "/api/organisations/{code}", "/api/organisations/{code}/heirs",
        "/api/organisations/{code}/recommendations", "/api/recommendations", "/api/recommendations.{form}",
        "/api/recommendations.ics", "/api/tables/{table}.{form}", "/api/repetitions", "/api/reports",
        "/api/tasks/{kind}", "/api/comparison", "/api/authorities/{gss}/comparison",
        "/api/organisations/{code}/provisions", "/api/organisations/{code}/namings", "/api/facets",
        "/api/recommendations/{id}", "/api/authorities/{gss}/judgements", "/api/inspections/{id}", "/sparql", "/api/search",
        "/api/watch", "/api/watch.csv", "/api/councils",
        "/api/reports/{id}", "/api/reports/{id}/text",
        *(f"/api/organisations/{{code}}/{name}.{{form}}" for name in ("recommendations", "provisions", "namings")),
        "/api/authorities/{gss}/judgements.{form}", "/api/repetitions.{form}", "/api/tasks/{kind}.{form}",
        *(f"/api/{name}" for name in LISTS), *(f"/api/{name}.{{form}}" for name in LISTS), *(f"/api/facets/{name}" for name in LISTS),
    }  # fmt: skip
    for methods in described["paths"].values():
        for operation in methods.values():
            assert operation["summary"]
            assert operation["description"]
            assert operation["tags"]
            assert all(parameter.get("description") for parameter in operation.get("parameters", ()))
            assert "application/problem+json" in operation["responses"]["503"]["content"]
    properties = described["components"]["schemas"]["Evidence"]["properties"]
    assert properties["start"]["description"]
