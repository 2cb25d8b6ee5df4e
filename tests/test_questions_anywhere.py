"""Are the stored questions SPARQL 1.1 that any engine answers alike? Each is asked of rdflib, of an Oxigraph server and of an edition."""

from __future__ import annotations

import io
import json
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
import rdflib
from processes import started
from question_graph import parts, write_data_folder
from serving import PATIENT
from sparql_servers import OXIGRAPH
from ways_to_ask import CASES, bound, ways_to_ask

from api.exporting.exports import Format, export
from queries.catalogue import catalogue
from queries.dataset import Dataset
from queries.tables import Cell

XSD_STRING = str(rdflib.XSD.string)

Rows = list[tuple[Cell | None, ...]]
Engine = Callable[[str], Rows]

RARE = {
    "warnings", "lookup_warnings", "statements-of-action", "statement-parties", "lookup_statements", "lookup_statements_required",
    "lookup_contributions", "lookup_addressees", "lookup_listed_statements", "lookup_discrepancies_told",
}  # fmt: skip
"""What the examples have no rows for; the small graph has."""

CITED_NOWHERE = {"outcome", "region"}
"""The parameters for which the examples have no rows: their reports cite nothing of the national framework, and their councils lie nowhere."""


@pytest.fixture(scope="module")
def edition(examples_with_letters: Path) -> Iterator[Dataset]:
    """They as Remit asks them."""
    with Dataset.open(examples_with_letters) as dataset:
        yield dataset


@pytest.fixture(scope="module")
def turtle(examples_with_letters: Path) -> bytes:
    """They as they are exported: one graph."""
    out = io.BytesIO()
    export(examples_with_letters, Format.TURTLE, out)
    return out.getvalue()


def asked_of(store: Dataset) -> Engine:
    """Remit's own engine."""
    return lambda text: [tuple(map(Cell.of, solution)) for solution in store.store.query(text)]  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def rdflib_engine(turtle: bytes) -> Engine:
    """rdflib over the export."""
    graph = rdflib.Graph().parse(io.BytesIO(turtle), format="turtle")
    return lambda text: [tuple(cell_of(term) for term in row) for row in graph.query(text)]  # type: ignore[union-attr]


def cell_of(term: object) -> Cell | None:
    if isinstance(term, rdflib.Literal):
        return Cell(str(term), "literal", None if term.language else str(term.datatype or XSD_STRING), term.language)
    return None if term is None else Cell(str(term), "iri" if isinstance(term, rdflib.URIRef) else "bnode")


@pytest.fixture(scope="module")
def server(turtle: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An Oxigraph server over the export, asked by HTTP; skips where none is installed."""
    if OXIGRAPH is None:
        pytest.skip("no Oxigraph server here: pip install oxigraph")
    place = tmp_path_factory.mktemp("server")
    (place / "graph.ttl").write_bytes(turtle)
    load = [OXIGRAPH, "load", "--location", str(place / "store"), "--file", str(place / "graph.ttl")]
    subprocess.run(load, check=True, capture_output=True)  # noqa: S603 - a server of ours
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    serve = [OXIGRAPH, "serve-read-only", "--location", str(place / "store"), "--bind", address]
    with started(serve, stderr=subprocess.DEVNULL) as process, httpx.Client(timeout=PATIENT) as client:
        while not answers(client, address):
            assert process.poll() is None, "the server ended before it listened"
            time.sleep(0.05)
        yield lambda text: over_http(client, f"http://{address}/query", text)


def answers(client: httpx.Client, address: str) -> bool:
    try:
        return client.get(f"http://{address}/query", params={"query": "ASK {}"}).status_code == 200
    except httpx.TransportError:
        return False


def over_http(client: httpx.Client, address: str, text: str) -> Rows:
    """The rows that a server gives, as SPARQL 1.1 Query Results JSON writes them."""
    headers = {"content-type": "application/sparql-query", "accept": "application/sparql-results+json"}
    answer = client.post(address, content=text.encode("utf-8"), headers=headers)
    assert answer.status_code == 200, answer.text
    said = json.loads(answer.text)
    return [tuple(read_term(row.get(column)) for column in said["head"]["vars"]) for row in said["results"]["bindings"]]


def read_term(term: dict[str, str] | None) -> Cell | None:
    if term is None or term["type"] != "literal":
        return None if term is None else Cell(term["value"], "iri" if term["type"] == "uri" else "bnode")
    language = term.get("xml:lang")
    return Cell(term["value"], "literal", None if language else term.get("datatype", XSD_STRING), language)


@pytest.mark.parametrize(
    ("name", "given"), CASES, ids=lambda value: value if isinstance(value, str) else "+".join(value) or "everything"
)
def test_rdflib_gives_the_same_rows(edition: Dataset, rdflib_engine: Engine, name: str, given: tuple[str, ...]) -> None:
    text = bound(edition, catalogue()[name], given)
    assert in_order(rdflib_engine(text)) == in_order(asked_of(edition)(text))


@pytest.mark.parametrize(
    ("name", "given"), CASES, ids=lambda value: value if isinstance(value, str) else "+".join(value) or "everything"
)
def test_a_sparql_server_gives_the_same_rows(
    edition: Dataset, server: Engine, name: str, given: tuple[str, ...]
) -> None:
    text = bound(edition, catalogue()[name], given)
    assert in_order(server(text)) == in_order(asked_of(edition)(text))


def in_order(rows: Rows) -> list[str]:
    """Rows that can be compared: where a question's order leaves two alike, engines may differ."""
    return sorted(map(repr, rows))


@pytest.mark.parametrize("name", [name for name in catalogue() if name not in RARE])
def test_each_parameter_leaves_rows_to_compare(edition: Dataset, name: str) -> None:
    ways = ways_to_ask(name)[:-1] or ways_to_ask(name)
    for given in (each for each in ways if not CITED_NOWHERE & set(each)):
        assert asked_of(edition)(bound(edition, catalogue()[name], given)), given


def test_questions_about_what_the_examples_have_not_are_compared_on_a_graph_that_has(tmp_path: Path) -> None:
    graph = rdflib.Graph()
    for quad in {quad.triple for quads in parts().values() for quad in quads}:
        graph.parse(data=f"{quad} .", format="nt")
    with Dataset.open(write_data_folder(tmp_path)) as dataset:
        for name in RARE:
            text = bound(dataset, catalogue()[name], ())
            rows = asked_of(dataset)(text)
            assert rows, name
            assert in_order([tuple(cell_of(term) for term in row) for row in graph.query(text)]) == in_order(rows)  # type: ignore[union-attr]
