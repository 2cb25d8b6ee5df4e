"""W3C's tests of queries by the SPARQL 1.1 Protocol and of the Service Description, each by its own name, over both doors.

The requests are those that the tests describe, with graphs of our own. Six ask for graphs that the client names and that no edition has: these
hold over a SPARQL server that has them (`--store`), and are refused over a data folder. The tests of updates do not apply: nothing here writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

import httpx
import pyoxigraph as ox
import pytest
from question_graph import write_data_folder
from serving import PATIENT, served, served_from
from sparql_servers import oxigraph, put_documents

PLACE = "http://example.org/protocol/"
NOTHING, ONE, TWO, THREE = (f"{PLACE}{name}" for name in ("nothing", "one", "two", "three"))
"""A graph that nobody has, and three that the other server has: each says of itself that it is a document."""

DIRECT = {"Content-Type": "application/sparql-query"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
BOTH_NAMED = f"GRAPH ?a {{ <{ONE}> a ?x }} GRAPH ?b {{ <{TWO}> a ?y }}"
MERGED = f"ASK {{ <{ONE}> a ?x . <{TWO}> a ?y }}"
FIRST_TWO = [("default-graph-uri", ONE), ("default-graph-uri", TWO)]
NAMED_TWO = [("named-graph-uri", ONE), ("named-graph-uri", TWO)]
ELSEWHERE = [("default-graph-uri", NOTHING)]
TABLES = {
    "application/sparql-results+json", "application/sparql-results+xml", "text/csv; charset=utf-8",
    "text/tab-separated-values; charset=utf-8",
}  # fmt: skip
TRUTHS = {"application/sparql-results+json", "application/sparql-results+xml"}
GRAPHS = {"text/turtle; charset=utf-8", "application/rdf+xml", "application/n-triples", "application/ld+json"}
REFUSED = "4xx"


@dataclass(frozen=True)
class Case:
    """A request, and of which types its answer may be; `REFUSED`: none. `true`: whether it says so."""

    types: set[str] | str
    method: str = "GET"
    parameters: list[tuple[str, str]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | str = b""
    true: bool = False


QUERIES = {
    "query_post_form": Case(TRUTHS, "POST", ELSEWHERE, FORM, "query=ASK%20%7B%7D", true=True),
    "query_get": Case(TRUTHS, "GET", [("query", "ASK {}"), *ELSEWHERE], true=True),
    "query_content_type_select": Case(TABLES, "POST", ELSEWHERE, DIRECT, "SELECT (1 AS ?value) {}"),
    "query_content_type_ask": Case(TRUTHS, "POST", ELSEWHERE, DIRECT, "ASK {}"),
    "query_content_type_describe": Case(GRAPHS, "POST", ELSEWHERE, DIRECT, "DESCRIBE <http://example.org/>"),
    "query_content_type_construct": Case(GRAPHS, "POST", ELSEWHERE, DIRECT, "CONSTRUCT { <s> <p> 1 } WHERE {}"),
    "query_post_direct": Case(TRUTHS, "POST", [], DIRECT, "ASK {}", true=True),
    "bad_query_method": Case(REFUSED, "PUT", [("query", "ASK {}"), *ELSEWHERE], FORM),
    "bad_multiple_queries": Case(REFUSED, "GET", [("query", "ASK {}"), ("query", "SELECT * {}")]),
    "bad_query_wrong_media_type": Case(REFUSED, "POST", [], {"Content-Type": "text/plain"}, "ASK {}"),
    "bad_query_missing_form_type": Case(REFUSED, "POST", [], {}, b"query=ASK%20%7B%7D"),
    "bad_query_missing_direct_type": Case(REFUSED, "POST", [], {}, b"ASK {}"),
    "bad_query_non_utf8": Case(
        REFUSED, "POST", [], {"Content-Type": "application/sparql-query; charset=UTF-16"}, "ASK {}".encode("utf-16")
    ),
    "bad_query_syntax": Case(REFUSED, "GET", [("query", "ASK {")]),
}
OF_GRAPHS = {
    "query_dataset_default_graphs_get": Case(TRUTHS, "GET", [("query", MERGED), *FIRST_TWO], true=True),
    "query_dataset_default_graphs_post": Case(TRUTHS, "POST", FIRST_TWO, DIRECT, MERGED, true=True),
    "query_dataset_named_graphs_post": Case(TRUTHS, "POST", NAMED_TWO, DIRECT, f"ASK {{ {BOTH_NAMED} }}", true=True),
    "query_dataset_named_graphs_get": Case(TRUTHS, "GET", [("query", f"ASK {{ {BOTH_NAMED} }}"), *NAMED_TWO], true=True),
    "query_dataset_full": Case(
        TRUTHS, "POST", [("default-graph-uri", THREE), *NAMED_TWO], DIRECT, f"ASK {{ <{THREE}> a ?z {BOTH_NAMED} }}", true=True
    ),
    "query_multiple_dataset": Case(  # what stands between the two is escaped in the test itself
        TRUTHS, "POST", [("named-graph-uri", f"{ONE}&named-graph-uri={TWO}")], DIRECT, f"ASK FROM <{THREE}> {{ {BOTH_NAMED} }}", true=True
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Somebody who asks a server over a data folder."""
    with (
        served(write_data_folder(tmp_path_factory.mktemp("protocol"))) as address,
        httpx.Client(base_url=address, timeout=PATIENT) as asking,
    ):
        yield asking


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Somebody who asks a server over another one, which has the graphs that the tests name."""
    with oxigraph(tmp_path_factory.mktemp("graphs")) as other:
        put_documents(other, (ONE, TWO, THREE))
        with (
            served_from(other.queries) as address,
            httpx.Client(base_url=address, timeout=PATIENT) as asking,
        ):
            yield asking


def test_all_twenty_are_here() -> None:
    assert len(QUERIES) + len(OF_GRAPHS) == 20


@pytest.mark.parametrize("name", QUERIES)
def test_over_a_data_folder(folder: httpx.Client, name: str) -> None:
    holds(folder, QUERIES[name])


@pytest.mark.parametrize("name", OF_GRAPHS)
def test_graphs_that_a_data_folder_has_not_are_refused(folder: httpx.Client, name: str) -> None:
    answer = asked(folder, OF_GRAPHS[name])
    assert answer.status_code == 400
    assert "graph" in answer.json()["detail"]
    assert answer.json()["remedy"]


@pytest.mark.parametrize("name", [*QUERIES, *OF_GRAPHS])
def test_over_another_server(store: httpx.Client, name: str) -> None:
    holds(store, (QUERIES | OF_GRAPHS)[name])


@pytest.mark.parametrize("left_out", [ONE, TWO])
def test_a_graph_that_is_not_named_is_not_asked(store: httpx.Client, left_out: str) -> None:
    fewer = [pair for pair in NAMED_TWO if pair[1] != left_out]
    for name in ("query_dataset_named_graphs_get", "query_dataset_default_graphs_get"):
        query = OF_GRAPHS[name].parameters[0]
        assert asked(store, Case(TRUTHS, "GET", [query, *fewer])).json()["boolean"] is False


def asked(client: httpx.Client, case: Case) -> httpx.Response:
    return client.request(
        case.method,
        "/sparql/",
        params=httpx.QueryParams(urlencode(case.parameters)),
        headers=case.headers,
        content=case.body,
    )


def holds(client: httpx.Client, case: Case) -> None:
    """That a request is answered as the tests want it."""
    answer = asked(client, case)
    if isinstance(case.types, str):
        assert 400 <= answer.status_code < 500
        assert answer.json()["remedy"]
        return
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] in case.types
    if case.true:
        assert answer.json()["boolean"] is True
    if case.types is GRAPHS:
        list(ox.parse(answer.content, ox.RdfFormat.from_media_type(answer.headers["content-type"])))


SD = "http://www.w3.org/ns/sparql-service-description#"
A = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@pytest.mark.parametrize("door", ["folder", "store"])
@pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
def test_service_description(request: pytest.FixtureRequest, door: str, path: str) -> None:
    client: httpx.Client = request.getfixturevalue(door)
    answer = client.get(path)
    said = {
        (quad.subject, quad.predicate.value, quad.object)
        for quad in ox.parse(answer.content, ox.RdfFormat.from_media_type(answer.headers["content-type"]))
    }  # returns-rdf
    endpoint = ox.NamedNode(str(client.base_url).rstrip("/") + path)
    [service] = {
        one for one, property_, other in said if (property_, other) == (f"{SD}endpoint", endpoint)
    }  # has-endpoint-triple
    # conforms-to-schema: what stands in the vocabulary's place is of the vocabulary's kind
    assert (service, A, ox.NamedNode(f"{SD}Service")) in said
    for property_ in ("endpoint", "defaultDataset"):
        assert sum((one, each) == (service, f"{SD}{property_}") for one, each, _ in said) == 1, property_
    for property_ in ("feature", "supportedLanguage", "resultFormat", "inputFormat", "languageExtension", "endpoint"):
        of_it = [other for one, each, other in said if each == f"{SD}{property_}"]
        assert all(isinstance(other, ox.NamedNode) for other in of_it), property_
    datasets = [other for one, each, other in said if each == f"{SD}defaultDataset"]
    assert all((dataset, A, ox.NamedNode(f"{SD}Dataset")) in said for dataset in datasets)
    for _, each, other in said:
        if each == f"{SD}namedGraph":
            assert (other, A, ox.NamedNode(f"{SD}NamedGraph")) in said
            assert any((subject, property_) == (other, f"{SD}name") for subject, property_, _ in said)
