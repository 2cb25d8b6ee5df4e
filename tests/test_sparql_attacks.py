"""What strangers try over `/sparql`: no other machine is called, no file read, nothing changed, and the next query is answered."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import httpx
import pytest
from question_graph import write_data_folder

from tests.serving import PATIENT, served


class Listener:
    """A socket of this machine that counts who connects to it, whatever they say."""

    def __init__(self) -> None:
        self.calls = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/sparql"
        threading.Thread(target=self._count, daemon=True).start()

    def _count(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            connection.close()

    def close(self) -> None:
        """Stop listening."""
        self._socket.close()


@pytest.fixture(scope="module")
def outside() -> Iterator[Listener]:
    """Somewhere that a query could call."""
    listener = Listener()
    yield listener
    listener.close()


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Somebody who asks a server over the small graph, of which queries end after a second."""
    with (
        served(write_data_folder(tmp_path_factory.mktemp("attacks")), query_seconds=1.0) as address,
        httpx.Client(base_url=address, timeout=PATIENT) as asking,
    ):
        yield asking


CALLS = (
    "SELECT * { SERVICE <OUTSIDE> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <OUTSIDE> { ?s ?p ?o } }",
    "SELECT * { sErViCe <OUTSIDE> { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <OUTSIDE> { ?s ?p ?o } }",
    "SELECT * { SERVICE # a comment\n <OUTSIDE> { ?s ?p ?o } }",
    "SELECT * { { { SELECT * { ?a ?b ?c OPTIONAL { SERVICE <OUTSIDE> { ?s ?p ?o } } } } } }",
    "SELECT * { ?s ?p ?o FILTER NOT EXISTS { SERVICE <OUTSIDE> { ?s ?p ?o } } }",
    "PREFIX o: <OUTSIDE> SELECT * { SERVICE o: { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <OUTSIDE> { ?s ?p ?o } }",
    "SELECT * FROM <OUTSIDE> { ?s ?p ?o }",
    "SELECT * FROM NAMED <OUTSIDE> { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * fRoM <OUTSIDE> { ?s ?p ?o }",
    "SELECT * \\u0046ROM <OUTSIDE> { ?s ?p ?o }",
    "SELECT * FROM # a comment\n <OUTSIDE> { ?s ?p ?o }",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * FROM <file:\\u002F//etc/passwd> { ?s ?p ?o }",
    "BASE <file:///etc/> SELECT * FROM <passwd> { ?s ?p ?o }",
    "PREFIX f: <file:///etc/> DESCRIBE * FROM NAMED f:passwd { ?s ?p ?o }",
    "LOAD <OUTSIDE>",
    "LOAD SILENT <file:///etc/passwd> INTO GRAPH <a:b>",
    "loAd <OUTSIDE>",
    "PREFIX a: <a:> # ASK {}\nINSERT DATA { a:b a:c a:d }",
    "DELETE WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "ASK {} ; LOAD <OUTSIDE>",
)


@pytest.mark.parametrize("query", CALLS)
@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_what_reaches_out_or_changes_is_refused(client: httpx.Client, outside: Listener, query: str, way: str) -> None:
    text = query.replace("OUTSIDE", outside.url)
    if way == "get":
        response = client.get("/sparql", params={"query": text})
    elif way == "form":
        response = client.post("/sparql", data={"query": text})
    else:
        response = client.post("/sparql", content=text.encode(), headers={"Content-Type": "application/sparql-query"})
    assert response.status_code == 400, response.text
    assert "root:" not in response.text
    assert outside.calls == 0


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
@pytest.mark.parametrize("graph", ["OUTSIDE", "file:///etc/passwd", "../../etc/passwd", "", "no IRI"])
def test_a_dataset_from_outside_is_refused(client: httpx.Client, outside: Listener, name: str, graph: str) -> None:
    response = client.get("/sparql", params={"query": "ASK { ?s ?p ?o }", name: graph.replace("OUTSIDE", outside.url)})
    assert response.status_code == 400
    assert outside.calls == 0


DOUBLED = " ".join(
    f"BIND (CONCAT(?{a}, ?{a}) AS ?{b})"
    for a, b in zip("abcdefghijklmnopqrstuvwx", "bcdefghijklmnopqrstuvwxyz", strict=False)
)

NUMBERS = " ".join(map(str, range(1200)))

BOMBS = {
    "cartesian product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "sorted product": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i",
    "paths of any length": "SELECT (COUNT(*) AS ?n) { ?a (!<a:b>)* ?b . ?b (!<a:c>|!<a:d>)+ ?c . ?c (!<a:b>)* ?d . ?d (!<a:b>)* ?e }",
    "doubled text": f"SELECT (STRLEN(?x) AS ?n) {{ BIND ('{'x' * 500}' AS ?a) {DOUBLED} }}",
    "regex": f"SELECT (REGEX('{'a' * 5000}', '(a|aa)*(b|a+)+$') AS ?x) {{ ?a ?b ?c . ?d ?e ?f }}",
    "regex of great size": "SELECT (REGEX('a', '((((a{99}){99}){99}){99})') AS ?x) {}",
    "replace": f"SELECT (STRLEN(REPLACE(REPLACE('{'a' * 5000}', 'a', '{'b' * 2000}'), 'b', '{'c' * 2000}')) AS ?n) {{ }}",
    "giant IN": f"SELECT * {{ ?s ?p ?o . ?a ?b ?c FILTER (?o IN ({', '.join(map(str, range(3000)))})) }}",
    "giant VALUES": f"SELECT (COUNT(*) AS ?n) {{ VALUES ?a {{ {NUMBERS} }} VALUES ?b {{ {NUMBERS} }} ?s ?p ?o }}",
    "nested groups": "SELECT * " + "{" * 3000 + "}" * 3000,
    "nested brackets": "SELECT * { FILTER (" + "(" * 400 + "1" + ")" * 400 + ") }",
    "nested not": "SELECT * { FILTER (" + "!" * 5000 + "true) }",
    "nested subqueries": "SELECT * { " + "{ SELECT * { " * 200 + "?s ?p ?o" + " } }" * 200 + " }",
    "nested lists": "ASK { <a:b> <a:c> " + "(" * 900 + ")" * 900 + " }",
    "nested blank nodes": "ASK { " + "[ <a:c> " * 600 + "1" + " ]" * 600 + " . }",
    "many unions": "SELECT * { " + " UNION ".join(["{ ?s ?p ?o }"] * 900) + " }",
    "nul": "ASK { <a:b> <a:c> '\x00' }",
    "half a pair": "ASK { <a:b> <a:c> '\\uD800' }",
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_or_stopped_and_the_next_query_is_answered(client: httpx.Client, name: str) -> None:
    response = client.post("/sparql", data={"query": BOMBS[name]})
    assert response.status_code in (200, 400, 503, 504), response.text
    if response.status_code == 200:
        assert response.json()
    else:
        assert response.headers["content-type"] == "application/problem+json"
    assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


@pytest.mark.parametrize(
    "path",
    [
        "/sparql/../../etc/passwd",
        "/sparql/%2e%2e/%2e%2e/etc/passwd",
        "/sparql//",
        "/sparql/x",
        "/organisation/../../../etc/passwd",
        "/%00",
    ],
)
def test_no_path_leads_out(client: httpx.Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code in (307, 400, 404, 422)
    assert "root:" not in response.text
