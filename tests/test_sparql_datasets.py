"""Which graphs may a request of the protocol name? Clause by clause of section 2.1.4, in words of our own."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pyoxigraph as ox
import pytest
from question_graph import write_data_folder

from ontology.terms import DEFAULT_BASE
from tests.serving import PATIENT, served

ELSEWHERE = "http://example.org/graphs/elsewhere"
REGISTERS, ONTOLOGY = f"{DEFAULT_BASE}graph/registers", f"{DEFAULT_BASE}graph/ontology"
DIRECT = {"Content-Type": "application/sparql-query"}
SD = "http://www.w3.org/ns/sparql-service-description#"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Somebody who asks a server over the small graph."""
    with (
        served(write_data_folder(tmp_path_factory.mktemp("datasets"))) as address,
        httpx.Client(base_url=address, timeout=PATIENT) as asking,
    ):
        yield asking


ASKING_NOTHING = {
    "ASK {}": "application/sparql-results+json",
    "SELECT (2 + 2 AS ?four) {}": "application/sparql-results+json",
    "CONSTRUCT { <a> <b> 'c' } WHERE {}": "text/turtle; charset=utf-8",
    "DESCRIBE <http://example.org/nothing>": "text/turtle; charset=utf-8",
}


@pytest.mark.parametrize("kind", ["default-graph-uri", "named-graph-uri"])
@pytest.mark.parametrize("query", ASKING_NOTHING)
def test_what_asks_nothing_of_a_graph_is_answered_whichever_are_named(
    client: httpx.Client, query: str, kind: str
) -> None:
    got = client.get("/sparql/", params={"query": query, kind: ELSEWHERE})
    direct = client.post("/sparql/", params={kind: ELSEWHERE}, content=query, headers=DIRECT)
    form = client.post("/sparql/", data={"query": query, kind: ELSEWHERE})
    for response in (got, direct, form):
        assert response.status_code == 200, response.text
        assert response.headers["content-type"] == ASKING_NOTHING[query]
        assert response.content == got.content


def test_a_description_out_of_a_graph_that_is_not_here_says_nothing_of_ours(client: httpx.Client) -> None:
    thing = REGISTERS.replace("graph/registers", "organisation/ZX1")
    ours = client.get("/sparql", params={"query": f"DESCRIBE <{thing}>"})
    theirs = client.get("/sparql", params={"query": f"DESCRIBE <{thing}>", "default-graph-uri": ELSEWHERE})
    assert list(ox.parse(ours.content, ox.RdfFormat.TURTLE))
    assert not list(ox.parse(theirs.content, ox.RdfFormat.TURTLE))


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?s ?p ?o }",
        "ASK { FILTER NOT EXISTS { ?s ?p ?o } }",
        "ASK { GRAPH ?g {} }",
        "ASK { ?s <a:b>* ?o }",
        "CONSTRUCT WHERE { ?s ?p ?o }",
        "DESCRIBE ?s WHERE { ?s ?p ?o }",
        f"ASK FROM <{ELSEWHERE}> {{}}",
    ],
)
def test_what_asks_something_is_refused_where_a_graph_is_not_here(client: httpx.Client, query: str) -> None:
    assert client.get("/sparql", params={"query": query, "default-graph-uri": ELSEWHERE}).status_code == 400


def test_several_graphs_may_be_named_even_where_a_client_escapes_what_stands_between_them(client: httpx.Client) -> None:
    query = f"ASK {{ GRAPH <{REGISTERS}> {{ ?a ?b ?c }} GRAPH <{ONTOLOGY}> {{ ?d ?e ?f }} }}"
    twice = client.get("/sparql", params={"query": query, "named-graph-uri": [REGISTERS, ONTOLOGY]})
    together = client.get(
        "/sparql", params={"query": query, "named-graph-uri": f"{REGISTERS}&named-graph-uri={ONTOLOGY}"}
    )
    alone = client.get("/sparql", params={"query": query, "named-graph-uri": REGISTERS})
    assert (twice.json()["boolean"], together.json()["boolean"], alone.json()["boolean"]) == (True, True, False)


@pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
def test_the_description_names_the_endpoint_by_the_address_that_was_asked(client: httpx.Client, path: str) -> None:
    said = list(ox.parse(client.get(path).content, ox.RdfFormat.TURTLE))
    asked = str(client.base_url).rstrip("/") + path
    services = {quad.subject for quad in said if quad.object == ox.NamedNode(f"{SD}Service")}
    endpoints = [quad for quad in said if quad.predicate == ox.NamedNode(f"{SD}endpoint")]
    assert [(quad.subject in services, quad.object) for quad in endpoints] == [(True, ox.NamedNode(asked))]
