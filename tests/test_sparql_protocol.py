"""Does `/sparql` keep to the SPARQL 1.1 Protocol and the Service Description? Clause by clause, and W3C's own tests, over a real server."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
from question_graph import write_data_folder

from ontology.terms import DEFAULT_BASE
from tests.serving import PATIENT, served

SD = "http://www.w3.org/ns/sparql-service-description#"
REGISTERS = f"{DEFAULT_BASE}graph/registers"
DIRECT = {"Content-Type": "application/sparql-query"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
ASK, SELECT = "ASK {}", "SELECT (1 AS ?value) {}"
CONSTRUCT = "CONSTRUCT { <s> <p> 1 } WHERE {}"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Somebody who asks a server over the small graph."""
    with (
        served(write_data_folder(tmp_path_factory.mktemp("protocol"))) as address,
        httpx.Client(base_url=address, timeout=PATIENT) as asking,
    ):
        yield asking


def asked(client: httpx.Client, query: str, accept: str | None = None, **parameters: Any) -> httpx.Response:
    """The answer to a GET."""
    headers = {"Accept": accept} if accept else {}
    return client.get("/sparql", params={"query": query, **parameters}, headers=headers)


def is_problem(response: httpx.Response, status: int) -> dict[str, Any]:
    """What a refusal says: RFC 9457 has the form."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    said: dict[str, Any] = response.json()
    assert said["status"] == status
    assert {"type", "title", "detail", "instance", "remedy"} <= said.keys()
    return said


W3C_BAD: list[tuple[str, str, str, dict[str, str], bytes]] = [
    ("bad_query_method", "PUT", "/sparql?query=ASK%20%7B%7D", {}, b""),
    ("bad_multiple_queries", "GET", "/sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D", {}, b""),
    ("bad_query_wrong_media_type", "POST", "/sparql/", {"Content-Type": "text/plain"}, b"ASK {}"),
    ("bad_query_missing_form_type", "POST", "/sparql/", {}, b"query=ASK%20%7B%7D"),
    ("bad_query_missing_direct_type", "POST", "/sparql/", {}, b"ASK {}"),
    ("bad_query_non_utf8", "POST", "/sparql/", {"Content-Type": "application/sparql-query; charset=UTF-16"}, "ASK {}".encode("utf-16")),
    ("bad_query_syntax", "GET", "/sparql?query=ASK%20%7B", {}, b""),
    ("bad_update_get", "GET", "/sparql?update=CLEAR%20ALL", {}, b""),
    ("bad_multiple_updates", "POST", "/sparql/", FORM, b"update=CLEAR%20NAMED&update=CLEAR%20DEFAULT"),
    ("bad_update_wrong_media_type", "POST", "/sparql/", {"Content-Type": "text/plain"}, b"CLEAR NAMED"),
    ("bad_update_missing_form_type", "POST", "/sparql/", {}, b"update=CLEAR%20NAMED"),
    ("bad_update_missing_direct_type", "POST", "/sparql/", {}, b"CLEAR NAMED"),
    ("bad_update_non_utf8", "POST", "/sparql/", {"Content-Type": "application/sparql-update; charset=UTF-16"}, "CLEAR NAMED".encode("utf-16")),
    ("bad_update_syntax", "POST", "/sparql/", FORM, b"update=CLEAR%20XYZ"),
    ("bad_update_dataset_conflict", "POST", "/sparql/", FORM, b"using-named-graph-uri=urn%3Aa&update=WITH%20%3Curn%3Ab%3E%20DELETE%20%7B%7D"),
    ("update_by_post", "POST", "/sparql/", {"Content-Type": "application/sparql-update"}, b"CLEAR ALL"),
    ("a_foreign_dataset", "GET", "/sparql?query=ASK%20%7B%3Fs%20%3Fp%20%3Fo%7D&default-graph-uri=http%3A%2F%2Fexample.org%2Fdata1.rdf", {}, b""),
    ("a_graph_without_a_name", "GET", "/sparql?query=ASK%20%7B%7D&default-graph-uri=no%20name", {}, b""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("method", "path", "headers", "body"), [row[1:] for row in W3C_BAD], ids=[row[0] for row in W3C_BAD]
)
def test_w3c_what_is_no_query_is_refused(
    client: httpx.Client, method: str, path: str, headers: dict[str, str], body: bytes
) -> None:
    response = client.request(method, path, headers=headers, content=body)
    assert 400 <= response.status_code < 500
    is_problem(response, response.status_code)


W3C_GOOD: list[tuple[str, str, str, dict[str, str], bytes, str]] = [
    ("query_get", "GET", "/sparql?query=ASK%20%7B%7D", {}, b"", "boolean"),
    ("query_post_form", "POST", "/sparql/", FORM, b"query=ASK%20%7B%7D", "boolean"),
    ("query_post_direct", "POST", "/sparql/", DIRECT, b"ASK {}", "boolean"),
    ("query_content_type_select", "POST", "/sparql/", DIRECT, SELECT.encode(), "results"),
    ("query_content_type_ask", "POST", "/sparql/", DIRECT, b"ASK {}", "boolean"),
    ("query_content_type_describe", "POST", "/sparql/", DIRECT, b"DESCRIBE <http://example.org/>", "graph"),
    ("query_content_type_construct", "POST", "/sparql/", DIRECT, CONSTRUCT.encode(), "graph"),
]  # fmt: skip


@pytest.mark.parametrize("slash", ["", "/"])
@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "kind"), [row[1:] for row in W3C_GOOD], ids=[row[0] for row in W3C_GOOD]
)
def test_w3c_a_query_is_answered_in_a_type_of_its_kind(
    client: httpx.Client, method: str, path: str, headers: dict[str, str], body: bytes, kind: str, slash: str
) -> None:
    response = client.request(method, path.replace("/sparql/", f"/sparql{slash}"), headers=headers, content=body)
    assert response.status_code == 200, response.text
    if kind == "graph":
        assert response.headers["content-type"] == "text/turtle; charset=utf-8"
        return
    assert response.headers["content-type"] == "application/sparql-results+json"
    assert kind in response.json()
    if kind == "boolean":
        assert response.json()["boolean"] is True


def test_a_bare_get_describes_the_service(client: httpx.Client) -> None:
    """W3C: returns RDF, has an endpoint triple, conforms to the schema."""
    for accept, format_ in (
        (None, ox.RdfFormat.TURTLE),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
    ):
        response = client.get("/sparql", headers={"Accept": accept} if accept else {})
        assert response.status_code == 200
        graph = list(ox.parse(response.content, format_))
        said = {(quad.predicate.value, getattr(quad.object, "value", None)) for quad in graph}
        assert (f"{SD}endpoint", f"{client.base_url}/sparql".replace("//sparql", "/sparql")) in said
        assert (f"{SD}supportedLanguage", f"{SD}SPARQL11Query") in said
        assert (f"{SD}feature", f"{SD}UnionDefaultGraph") in said
        assert (f"{SD}name", REGISTERS) in said
        assert ("https://w3id.org/remit/service#seconds", "10") in said
        formats = {value for property_, value in said if property_ == f"{SD}resultFormat"}
        assert len(formats) == 10
        assert not any(value and value.endswith("BasicFederatedQuery") for _, value in said)


def test_the_limits_stand_in_a_header_of_every_answer(client: httpx.Client) -> None:
    for response in (client.get("/sparql"), asked(client, ASK), asked(client, "ASK {")):
        assert response.headers["remit-limits"].startswith("seconds=10, rows=100000, bytes=33554432, queue=200")


def test_a_browser_gets_a_form_and_an_answer_on_a_page_and_a_problem_there_too(client: httpx.Client) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    form = client.get("/sparql", headers=browser)
    assert form.headers["content-type"] == "text/html; charset=utf-8"
    assert "<textarea" in form.text
    assert re.findall(r"<script(?! src=\"/sparql-editor/)", form.text) == []  # an editor's own files, where it is installed
    table = client.get("/sparql", params={"query": "SELECT ('<b>' AS ?x) {}"}, headers=browser)
    assert "1 row" in table.text
    assert "&lt;b&gt;" in table.text
    assert '<p class="statement">Yes</p>' in client.get("/sparql", params={"query": ASK}, headers=browser).text
    wrong = client.get("/sparql", params={"query": "ASK { </textarea>"}, headers=browser)
    assert wrong.status_code == 400
    assert "not SPARQL 1.1" in wrong.text
    assert "ASK { &lt;/textarea&gt;" in wrong.text
    assert client.get("/sparql", params={"query": ASK, "format": "json"}, headers=browser).json()["boolean"] is True


@pytest.mark.parametrize(
    ("query", "accept", "expected"),
    [
        (SELECT, "application/sparql-results+json", "application/sparql-results+json"),
        (SELECT, "application/json", "application/json"),
        (SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
        (SELECT, "text/csv", "text/csv; charset=utf-8"),
        (SELECT, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        (SELECT, "text/csv;q=0.5, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        (SELECT, "application/*", "application/sparql-results+json"),
        (SELECT, "text/*;q=0.3, */*;q=0.1", "text/csv; charset=utf-8"),
        (SELECT, "*/*, application/sparql-results+json;q=0", "application/sparql-results+xml"),
        (SELECT, "TEXT/CSV", "text/csv; charset=utf-8"),
        (ASK, "application/sparql-results+xml", "application/sparql-results+xml"),
        (CONSTRUCT, "text/turtle", "text/turtle; charset=utf-8"),
        (CONSTRUCT, "application/n-triples", "application/n-triples"),
        (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
        (CONSTRUCT, "application/ld+json", "application/ld+json"),
        (CONSTRUCT, "application/n-quads", "application/n-quads"),
        (CONSTRUCT, "application/trig", "application/trig"),
        (CONSTRUCT, "application/sparql-results+xml, application/rdf+xml;q=0.8", "application/rdf+xml"),
        ("DESCRIBE <a:b>", "application/sparql-results+json, */*;q=0.1", "text/turtle; charset=utf-8"),
    ],
)
def test_the_answer_comes_in_the_type_that_is_wanted_most(
    client: httpx.Client, query: str, accept: str, expected: str
) -> None:
    response = asked(client, query, accept)
    assert response.headers["content-type"] == expected
    assert response.headers["vary"] == "Accept"


@pytest.mark.parametrize(
    ("query", "accept"),
    [(SELECT, "text/turtle"), (ASK, "text/csv"), (CONSTRUCT, "text/csv"), (SELECT, "image/png"), (SELECT, "nonsense"), (SELECT, "*/*;q=0")],
)  # fmt: skip
def test_a_type_that_the_answer_cannot_have_is_406(client: httpx.Client, query: str, accept: str) -> None:
    assert "There are" in is_problem(asked(client, query, accept), 406)["remedy"]


def test_every_format_says_the_same(client: httpx.Client) -> None:
    query = "SELECT ?s ?o { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?o } ORDER BY ?s ?o"
    json_ = asked(client, query, "application/sparql-results+json").content
    rows = [[str(term) for term in row] for row in ox.parse_query_results(json_, ox.QueryResultsFormat.JSON)]  # type: ignore[union-attr]
    assert len(rows) > 5
    for accept, format_ in (
        ("application/sparql-results+xml", ox.QueryResultsFormat.XML),
        ("text/tab-separated-values", ox.QueryResultsFormat.TSV),
    ):
        read = ox.parse_query_results(asked(client, query, accept).content, format_)
        assert [[str(term) for term in row] for row in read] == rows  # type: ignore[union-attr]
    assert asked(client, query, "text/csv").text.count("\r\n") == len(rows) + 1


def test_a_form_feed_leaves_the_xml_readable(client: httpx.Client) -> None:
    query = 'SELECT ("a\\u000C\\rb" AS ?x) {}'
    answer = asked(client, query, "application/sparql-results+xml").content
    [row] = ox.parse_query_results(answer, ox.QueryResultsFormat.XML)  # type: ignore[misc]
    assert row[0].value == "a\N{REPLACEMENT CHARACTER}\rb"
    graph = 'CONSTRUCT { <a:b> <a:c> "a\\u000Cb" } {}'
    [triple] = ox.parse(asked(client, graph, "application/rdf+xml").content, ox.RdfFormat.RDF_XML)
    assert triple.object.value == "a\N{REPLACEMENT CHARACTER}b"


def test_the_protocols_dataset_takes_the_place_of_the_querys(client: httpx.Client) -> None:
    def count(query: str, **graphs: Any) -> int:
        return int(asked(client, query, **graphs).json()["results"]["bindings"][0]["n"]["value"])

    named = COUNT.replace("{ ?s", "{ GRAPH ?g { ?s") + " }"
    alone = count(COUNT, **{"default-graph-uri": REGISTERS})
    assert 0 < alone < count(COUNT)
    assert count(named, **{"named-graph-uri": REGISTERS}) == alone
    assert count(COUNT, **{"named-graph-uri": REGISTERS}) == 0  # no default graph is named, so it is empty
    assert count(named, **{"default-graph-uri": REGISTERS}) == 0
    other = COUNT.replace("{", f"FROM <{DEFAULT_BASE}graph/ontology> {{")
    assert count(other, **{"default-graph-uri": REGISTERS}) == alone != count(other)
    posted = client.post(f"/sparql?default-graph-uri={REGISTERS}", content=COUNT, headers=DIRECT)
    formed = client.post("/sparql", data={"query": COUNT, "default-graph-uri": REGISTERS})
    assert posted.json() == formed.json()
    assert int(formed.json()["results"]["bindings"][0]["n"]["value"]) == alone


def test_head_is_get_without_the_body_and_options_lists_the_methods(client: httpx.Client) -> None:
    got, head = asked(client, ASK), client.head("/sparql", params={"query": ASK})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == got.headers["etag"]
    options = client.options("/sparql")
    assert options.status_code == 204
    assert options.headers["allow"] == "GET, HEAD, POST, OPTIONS"
    assert options.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in options.headers
    assert client.delete("/sparql").headers["allow"] == "GET, HEAD, POST, OPTIONS"
    assert "application/sparql-query" in client.post("/sparql", content=b"x").headers["accept-post"]


def test_what_the_client_has_already_is_not_sent_again(client: httpx.Client) -> None:
    first = asked(client, SELECT)
    tag = first.headers["etag"]
    again = client.get("/sparql", params={"query": SELECT}, headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get("/sparql", params={"query": SELECT}, headers={"If-None-Match": "*"}).status_code == 304
    assert client.get("/sparql", params={"query": SELECT}, headers={"If-None-Match": '"other"'}).status_code == 200
    assert (
        len({asked(client, SELECT, accept).headers["etag"] for accept in ("text/csv", "application/json")} | {tag}) == 3
    )
    assert asked(client, ASK).headers["etag"] != tag
    described = client.get("/sparql")
    assert client.get("/sparql", headers={"If-None-Match": described.headers["etag"]}).status_code == 304


@pytest.mark.parametrize("call", ["NOW()", "RAND()", "UUID()", "STRUUID()", "uuid()"])
def test_an_answer_that_is_another_each_time_is_not_kept(client: httpx.Client, call: str) -> None:
    response = asked(client, f"SELECT ({call} AS ?x) {{}}")
    assert response.headers["cache-control"] == "no-store"
    assert "etag" not in response.headers


@pytest.mark.parametrize("written", ["0", "-1", "nan", "inf", "soon", "1e999"])
def test_a_time_that_is_none_is_refused(client: httpx.Client, written: str) -> None:
    is_problem(asked(client, ASK, timeout=written), 400)


def test_a_time_above_the_limit_does_not_raise_it_and_empty_parameters_say_nothing(client: httpx.Client) -> None:
    assert asked(client, ASK, timeout="3600").status_code == 200
    assert asked(client, ASK, timeout="", format="", other="x").status_code == 200


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        (DIRECT, b"ASK { \xff }", 400),
        (FORM, b"query=ASK%20%7B%FF%7D", 400),
        (FORM, b"", 400),
        ({**DIRECT, "Content-Encoding": "gzip"}, b"x", 415),
        (DIRECT, b"ASK {}" + b" " * 300_000, 413),
        (DIRECT, b"ASK {}" + b" " * 21_000, 400),
        ({"Content-Type": "multipart/form-data; boundary=x"}, b"--x--", 415),
    ],
)
def test_a_body_that_cannot_be_read_is_refused(
    client: httpx.Client, headers: dict[str, str], body: bytes, status: int
) -> None:
    is_problem(client.post("/sparql", content=body, headers=headers), status)


def test_a_body_of_unsaid_length_is_read_no_further_than_the_limit(client: httpx.Client) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(400):
            yield b" " * 1000

    is_problem(client.post("/sparql", content=endless(), headers=DIRECT), 413)


def test_the_openapi_description_has_it(client: httpx.Client) -> None:
    described = json.loads(client.get("/api/openapi.json").text)
    assert described["paths"]["/sparql"].keys() == {"get", "post"}


def test_the_endpoint_names_itself_by_where_it_was_asked(tmp_path: Path) -> None:
    with served(write_data_folder(tmp_path)) as address:
        assert f"{address}/sparql" in httpx.get(f"{address}/sparql/", timeout=PATIENT).text
