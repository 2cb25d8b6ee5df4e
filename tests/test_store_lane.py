"""What strangers may ask of another engine through `--store`: judged before anything is sent, within the limits of our own."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import httpx
import pytest
from sparql_servers import oxigraph, put_documents
from test_sparql_attacks import CALLS

from ontology.errors import QueryError, StoreError
from queries.refusal import check
from queries.remote.address import StoreAddress
from tests.serving import PATIENT, served_from

DIRECT = {"Content-Type": "application/sparql-query"}
ROW = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri","value":"urn:a"}}]}}'
NOWHERE = b'{"head":{},"boolean":false}'
NO_NOTE = b'{"head":{"vars":["s","p","o"]},"results":{"bindings":[]}}'


class Engine(ThreadingHTTPServer):
    """A SPARQL server that remembers what it is asked, and answers everything with one row, or never."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Asked)
        self.asked: list[str] = []
        self.headers: dict[str, str] = {}
        self.silent = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        """Where it is asked."""
        return f"http://127.0.0.1:{self.server_address[1]}/query"


class Asked(BaseHTTPRequestHandler):
    server: Engine

    def do_POST(self) -> None:
        query = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())["query"][0]
        note = "service#published" in query
        looked_for = query.startswith("ASK { GRAPH <")  # whether a graph is there, which none is
        if not note and not looked_for:
            self.server.asked.append(query)
        while not note and self.server.silent.is_set():
            time.sleep(0.05)
        body = NO_NOTE if note else NOWHERE if looked_for else ROW
        self.send_response(200)
        self.send_header("content-type", "application/sparql-results+json")
        self.send_header("content-length", str(len(body)))
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """Somebody else's engine."""
    engine = Engine()
    yield engine
    engine.shutdown()
    engine.server_close()


@pytest.fixture(scope="module")
def client(engine: Engine) -> Iterator[httpx.Client]:
    """A stranger who asks it through Remit."""
    with (
        served_from(engine.url, query_seconds=2.0, query_rows=10) as address,
        httpx.Client(base_url=address, timeout=PATIENT) as asking,
    ):
        yield asking


OF_ENGINES = (
    "SELECT (bif:sys_stat('st_dbms_name') AS ?x) {}",
    "SELECT (<bif:sys_stat>('st_dbms_name') AS ?x) {}",
    "PREFIX b: <bif:> SELECT (b:sys_stat('st_dbms_name') AS ?x) {}",
    "BASE <bif:> SELECT (<sys_stat>('st_dbms_name') AS ?x) {}",
    "SELECT (<java:java.lang.System.exit>(1) AS ?x) {}",
    "SELECT (sql:select(1) AS ?x) {}",
    "SELECT (<http://example.org/function>(1) AS ?x) {}",
    "SELECT * { ?s <bif:contains> 'x' }",
    "SELECT * { ?s bif:contains 'x' }",
    "SELECT * { GRAPH <file:///etc/passwd> { ?s ?p ?o } }",
    "define get:soft 'replace' SELECT * FROM <http://127.0.0.1/> { ?s ?p ?o }",
    "SELECT * { ?s ?p ?o . FILTER (`SELECT 1`) }",
)


@pytest.mark.parametrize("query", CALLS + OF_ENGINES)
def test_what_reaches_out_changes_or_is_no_sparql_is_never_sent(
    client: httpx.Client, engine: Engine, query: str
) -> None:
    engine.asked.clear()
    text = query.replace("OUTSIDE", "http://127.0.0.1:9/sparql")
    for response in (
        client.post("/sparql", content=text, headers=DIRECT),
        client.get("/sparql", params={"query": text}),
    ):
        assert response.status_code == 400, response.text
    assert not engine.asked


def test_a_plain_query_is_sent_with_its_casts_and_functions(client: httpx.Client, engine: Engine) -> None:
    engine.asked.clear()
    query = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> SELECT ?s { ?s <urn:p> ?o FILTER (xsd:date(?o) > xsd:date('2010-01-01')) }"
    assert client.post("/sparql", content=query, headers=DIRECT).json()["results"]["bindings"]
    assert engine.asked == [f"BASE <https://w3id.org/remit/id/>\n{query}"]


def test_our_own_engine_takes_any_function_as_before() -> None:
    foreign = "SELECT (<http://example.org/function>(1) AS ?x) {}"
    assert check(foreign).text == foreign
    with pytest.raises(QueryError, match="does not have"):
        check(foreign, elsewhere=True)


def test_an_engine_that_does_not_answer_delays_nobody_longer_than_the_limit(
    client: httpx.Client, engine: Engine
) -> None:
    engine.silent.set()
    try:
        late = client.post("/sparql", content="SELECT ?s { ?s <urn:late> ?o }", headers=DIRECT)
    finally:
        engine.silent.clear()
    assert late.status_code == 504
    assert late.headers["content-type"] == "application/problem+json"


def test_an_answer_that_the_engine_cut_is_no_answer(client: httpx.Client, engine: Engine) -> None:
    engine.headers["X-SPARQL-MaxRows"] = "1"  # as Virtuoso says that it gives no more
    try:
        cut = client.post("/sparql", content="SELECT ?s { ?s <urn:cut> ?o }", headers=DIRECT)
    finally:
        engine.headers.clear()
    assert cut.status_code == 503
    assert "1 rows at most" in cut.json()["detail"]


def test_an_engine_that_is_not_there_is_told_as_a_problem() -> None:
    with served_from("http://127.0.0.1:9/query") as address:
        for path in ("/sparql?query=ASK%20%7B%7D", "/api/organisations/ZX1"):
            response = httpx.get(address + path, timeout=PATIENT)
            assert response.status_code == 503, path
            assert "does not answer" in response.json()["detail"]


@pytest.mark.parametrize(
    "url", ["ftp://example.org/", "data/folder", "http://", "http://who:secret@example.org/sparql"]
)
def test_an_address_is_one_of_the_web_and_holds_no_password(url: str) -> None:
    with pytest.raises(StoreError) as told:
        StoreAddress.of(url)
    assert "secret" not in str(told.value)


ONE, TWO, THREE = (f"http://example.org/held/{name}" for name in ("one", "two", "three"))


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Somebody who asks, through Remit, an engine that holds three graphs, each of which says what it is itself."""
    with oxigraph(tmp_path_factory.mktemp("held")) as server:
        put_documents(server, (ONE, TWO, THREE))
        with served_from(server.queries) as address, httpx.Client(base_url=address, timeout=PATIENT) as asking:
            yield asking


BOTH_BY_DEFAULT = f"ASK {{ <{ONE}> a ?type . <{TWO}> a ?type . }}"
BOTH_BY_NAME = f"ASK {{ GRAPH ?a {{ <{ONE}> a ?type }} GRAPH ?b {{ <{TWO}> a ?type }} }}"
ALL_WAYS = BOTH_BY_NAME.replace("ASK {", f"ASK {{ <{THREE}> a ?type")
OVERRULED = BOTH_BY_NAME.replace("ASK", f"ASK FROM <{THREE}>")

DATASETS = {
    "two default graphs": (BOTH_BY_DEFAULT, {"default-graph-uri": [ONE, TWO]}, True),
    "one of them alone": (BOTH_BY_DEFAULT, {"default-graph-uri": [ONE]}, False),
    "two named graphs": (BOTH_BY_NAME, {"named-graph-uri": [ONE, TWO]}, True),
    "one of these alone": (BOTH_BY_NAME, {"named-graph-uri": [ONE]}, False),
    "default and named": (ALL_WAYS, {"default-graph-uri": [THREE], "named-graph-uri": [ONE, TWO]}, True),
    "the protocol's in place of the query's": (OVERRULED, {"named-graph-uri": [ONE, TWO]}, True),
    "escaped as one": (OVERRULED, {"named-graph-uri": [f"{ONE}&named-graph-uri={TWO}"]}, True),
}


@pytest.mark.parametrize("way", ["get", "direct", "form"])
@pytest.mark.parametrize("name", DATASETS)
def test_the_protocols_dataset_is_the_engines(held: httpx.Client, name: str, way: str) -> None:
    query, graphs, expected = DATASETS[name]
    if way == "get":
        response = held.get("/sparql/", params={"query": query, **graphs})
    elif way == "direct":
        response = held.post("/sparql/", params=graphs, content=query, headers=DIRECT)
    else:
        response = held.post("/sparql/", data={"query": query, **graphs})
    assert response.status_code == 200, response.text
    assert response.json()["boolean"] is expected
