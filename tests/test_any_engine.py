"""Does Remit answer the same whichever SPARQL server holds its graph? Servers of others are filled and asked, where they are installed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
from conftest import example_registers
from serving import served, served_from
from sparql_servers import SERVERS, Server
from test_questions_anywhere import in_order
from typer.testing import CliRunner
from ways_to_ask import CASES, bound

import examples
from api.answering.local_addresses import local_path
from api.command_line.main import app
from ingest.building.build import build
from ontology.errors import StoreError
from queries.catalogue import catalogue
from queries.dataset import Dataset
from queries.remote.address import StoreAddress
from queries.remote.connection import StoreConnection
from queries.remote.graph_publishing import About, StoreFiller
from queries.remote.published_version import CATALOGUE, published
from queries.remote.remote_store import RemoteStore
from queries.tables import Cell
from tests.serving import PATIENT

DIRECT = {"Content-Type": "application/sparql-query"}


@pytest.fixture(scope="module")
def data(examples_with_letters: Path) -> Path:
    """The data folder that is published; nobody changes it."""
    return examples_with_letters


@pytest.fixture(scope="module")
def edition(data: Path) -> Iterator[Dataset]:
    """It as Remit's own engine asks it."""
    with Dataset.open(data) as dataset:
        yield dataset


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest, data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that the examples were published to."""
    with (
        SERVERS[request.param](tmp_path_factory.mktemp(request.param)) as started,
        pytest.MonkeyPatch.context() as with_user,
    ):
        for name, value in started.environment().items():
            with_user.setenv(name, value)
        done = CliRunner().invoke(app, ["publish", "--data", str(data), *started.publishing()])
        assert done.exit_code == 0, done.output
        yield started


@pytest.fixture(scope="module")
def remote(server: Server) -> Iterator[RemoteStore]:
    """What it holds, asked as Remit asks it."""
    with StoreConnection(StoreAddress.of(server.queries)) as connection:
        yield RemoteStore(connection)


@pytest.mark.parametrize(
    ("name", "given"), CASES, ids=lambda value: value if isinstance(value, str) else "+".join(value) or "everything"
)
def test_a_stored_question_has_the_same_rows(
    edition: Dataset, remote: RemoteStore, name: str, given: tuple[str, ...]
) -> None:
    text = bound(edition, catalogue()[name], given)
    ours: Any = edition.store.query(text)
    theirs = remote.query(text)
    assert in_order(list(map(unjoined, theirs))) == in_order(list(map(unjoined, ours)))


def unjoined(row: Any) -> tuple[Cell | None, ...]:
    """A row whose joined names stand by the alphabet: SPARQL leaves it to the engine in which order GROUP_CONCAT joins."""
    return tuple(cell and replace(cell, value="; ".join(sorted(cell.value.split("; ")))) for cell in map(Cell.of, row))


def test_it_holds_each_graph_and_all_of_them_together(edition: Dataset, remote: RemoteStore) -> None:
    everything = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert number(remote, everything) == number(edition.store, everything)
    for graph in edition.store.named_graphs():
        inside = f"SELECT (COUNT(*) AS ?n) {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
        assert number(remote, inside) == number(edition.store, inside), graph


def number(store: Any, query: str) -> int:
    return int(next(iter(store.query(query)))["n"].value)


def test_to_publish_again_changes_nothing(server: Server, data: Path, edition: Dataset) -> None:
    done = CliRunner().invoke(app, ["publish", "--data", str(data), *server.publishing()])
    assert f"0 graphs written, 0 taken away, {len(list(edition.store.named_graphs()))} as they were" in done.stderr


LOOK_UPS = (
    "/api/organisations/ZX1",
    "/api/organisations/zx1/recommendations?limit=5",
    "/api/organisations/E10000901",
    "/api/recommendations?authority=E10000901&priority=immediately",
    "/api/recommendations?owner=ZX1&framework=slac&limit=3&offset=2",
    "/api/recommendations?due_before=2011-01-01&inspection=E10000901-slac-2010-06-21",
    "/api/authorities/E10000901/judgements?limit=20",
    "/api/inspections/E10000901-slac-2010-06-21",
)


@pytest.fixture(scope="module")
def both(server: Server, data: Path) -> Iterator[tuple[httpx.Client, httpx.Client]]:
    """Somebody who asks a server over the data folder, and one over the other server."""
    with (
        served(data) as near,
        served_from(server.queries) as far,
        httpx.Client(base_url=near, timeout=PATIENT) as ours,
        httpx.Client(base_url=far, timeout=PATIENT) as theirs,
    ):
        yield ours, theirs


@pytest.mark.parametrize("path", LOOK_UPS)
def test_the_api_looks_up_the_same(both: tuple[httpx.Client, httpx.Client], path: str) -> None:
    ours, theirs = both
    assert (answer := ours.get(path)).status_code == 200
    assert theirs.get(path).json() == answer.json()


def test_every_recommendation_of_an_owner_is_the_same_by_its_id(both: tuple[httpx.Client, httpx.Client]) -> None:
    ours, theirs = both
    found = ours.get("/api/organisations/ZX1/recommendations").json()["items"]
    assert found
    for item in found:
        path = f"/api/recommendations/{item['id']}"
        assert theirs.get(path).json() == ours.get(path).json()


DURATION = ox.NamedNode("http://www.w3.org/2001/XMLSchema#duration")


def one_of_each_kind(edition: Dataset) -> list[str]:
    """The path of one document about a thing of each kind, by how the tails of the IRIs begin."""
    begun: dict[str, str] = {}
    for quad in edition.store.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        path = local_path(quad.subject.value, edition.base) if isinstance(quad.subject, ox.NamedNode) else None
        if path is not None:
            begun.setdefault("/".join(path.split("/")[:4]) if "/scheme/" in path else path.split("/")[2], path)
    return sorted(begun.values())


def test_every_kind_of_iri_has_the_same_document(
    both: tuple[httpx.Client, httpx.Client], edition: Dataset, server: Server
) -> None:
    ours, theirs = both
    paths = one_of_each_kind(edition)
    assert len(paths) > 20
    for path in paths:
        near, far = (
            ours.get(path, headers={"Accept": "text/turtle"}),
            theirs.get(path, headers={"Accept": "text/turtle"}),
        )
        assert far.status_code == near.status_code == 200, path
        said = [set(ox.parse(each.content, ox.RdfFormat.TURTLE)) for each in (near, far)]
        if server.name == "virtuoso":  # it writes a duration by a number of months
            said = [{quad for quad in quads if getattr(quad.object, "datatype", None) != DURATION} for quads in said]
        assert said[0] == said[1] or (is_cut(near.text) and is_cut(far.text)), path


def is_cut(document: str) -> bool:
    """Whether a document says that more is said of its thing; which of it then stands there is each engine's choice."""
    return "Of what speaks of it" in document


def test_an_iri_leads_to_a_document_in_every_form(both: tuple[httpx.Client, httpx.Client]) -> None:
    ours, theirs = both
    found = theirs.get("/id/organisation/ZX1")
    assert (found.status_code, found.headers["location"]) == (303, "/doc/organisation/ZX1")
    for ending in (".ttl", ".nt", ".rdf", ".nq", ".trig", ".jsonld", ".framed.jsonld", ".html"):
        near, far = ours.get(f"/doc/organisation/ZX1{ending}"), theirs.get(f"/doc/organisation/ZX1{ending}")
        assert far.status_code == 200, ending
        assert far.headers["content-type"] == near.headers["content-type"]
        assert ending in (".html", ".framed.jsonld") or len(far.content) == len(near.content), ending
    assert theirs.get("/doc/organisation/ZX1", headers={"Accept": "image/png"}).status_code == 406
    assert theirs.get("/doc/organisation/NOBODY").status_code == 404
    again = theirs.get("/doc/organisation/ZX1.ttl")
    assert theirs.get("/doc/organisation/ZX1.ttl", headers={"If-None-Match": again.headers["etag"]}).status_code == 304


def test_the_edition_and_the_datasets_description_come_with_the_graph(
    both: tuple[httpx.Client, httpx.Client], edition: Dataset
) -> None:
    near, far = (each.get("/.well-known/void.nt") for each in both)
    assert far.headers["remit-edition"] == near.headers["remit-edition"]
    assert far.headers["last-modified"] == near.headers["last-modified"]
    for path in ("/.well-known/void", "/catalogue", "/doc/dataset", f"/doc/edition/{near.headers['remit-edition']}"):
        said = [at_no_address(each, path) for each in both]
        assert said[0] == said[1], path
    assert f"edition/{near.headers['remit-edition']}" in both[1].get("/catalogue.html").text
    everything = number(edition.store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert any("void#triples" in line and f'"{everything}"' in line for line in far.text.splitlines())


def at_no_address(client: httpx.Client, path: str) -> set[str]:
    """The statements of a description, with nothing of the address at which it was asked for."""
    answer = client.get(f"{path}.nt")
    assert answer.status_code == 200, path
    return set(answer.text.replace(str(client.base_url).rstrip("/"), "").splitlines())


@pytest.mark.parametrize(
    "path",
    ["/api/organisations?q=marlshire", "/api/organisations", "/api/recommendations?q=health", "/api/recommendations"],
)
def test_what_needs_an_index_says_so(both: tuple[httpx.Client, httpx.Client], path: str) -> None:
    response = both[1].get(path)
    assert response.status_code == 501
    assert response.headers["content-type"] == "application/problem+json"
    assert "index" in response.json()["detail"]


def test_what_is_not_there_is_not_found(both: tuple[httpx.Client, httpx.Client]) -> None:
    for path in (
        "/api/organisations/NOBODY",
        "/api/recommendations/none/such/thing",
        "/api/recommendations/no%20iri",
        "/api/inspections/none",
    ):
        assert both[1].get(path).status_code == 404, path


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s { ?s a <https://w3id.org/remit/ontology#Recommendation> } ORDER BY ?s LIMIT 5",
        "ASK { ?s a <https://w3id.org/remit/ontology#Recommendation> }",
        "ASK { ?s a <https://w3id.org/remit/ontology#Nothing> }",
        "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s a <https://w3id.org/remit/ontology#Report> } FILTER (!STRENDS(STR(?g), '/merged')) }",
    ],
)
def test_sparql_has_the_same_answer(both: tuple[httpx.Client, httpx.Client], query: str) -> None:
    ours, theirs = (client.post("/sparql", content=query, headers=DIRECT) for client in both)
    assert theirs.status_code == 200, theirs.text
    assert theirs.json() == ours.json()


def test_a_construct_is_written_in_every_format_of_ours(both: tuple[httpx.Client, httpx.Client]) -> None:
    query = "CONSTRUCT { ?s <a:owner> ?o } WHERE { ?s <https://w3id.org/remit/ontology#ownedBy> ?o }".replace(
        "a:", "urn:a:"
    )
    for accept in ("text/turtle", "application/n-triples", "application/rdf+xml"):
        ours, theirs = (client.post("/sparql", content=query, headers={**DIRECT, "Accept": accept}) for client in both)
        format_ = ox.RdfFormat.from_media_type(accept)
        assert set(ox.parse(theirs.content, format_)) == set(ox.parse(ours.content, format_)) != set()


def test_a_stored_question_by_the_command_line(server: Server, data: Path) -> None:
    asked = ["query", "owned-by", "--param", "body=zx1", "--format", "csv"]
    near = CliRunner().invoke(app, [*asked, "--data", str(data)])
    far = CliRunner().invoke(app, [*asked, "--store", server.queries])
    assert (far.exit_code, far.stdout) == (0, near.stdout)


def test_a_server_that_wants_a_password_says_so(server: Server, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if server.user is None:
        pytest.skip("this server asks nobody who they are")
    monkeypatch.delenv("REMIT_STORE_USER")
    refused = CliRunner().invoke(app, ["publish", "--data", str(data), *server.publishing()])
    assert refused.exit_code == StoreError.exit_code
    assert "REMIT_STORE_USER" in refused.stderr


class Cut(Exception):
    """The process was killed here."""


class FailingConnection(StoreConnection):
    """A connection that breaks after some changes, as a killed process does."""

    left = 0

    def update(self, text: str) -> None:
        if self.left == 0:
            raise Cut
        self.left -= 1
        super().update(text)


def test_a_publication_that_was_cut_short_goes_on_where_it_stood(server: Server, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    build([examples.REPORTS / "marlshire-slac-2010.txt"], folder, registers=example_registers())
    title = ox.Triple(ox.NamedNode("urn:x"), ox.NamedNode("http://purl.org/dc/terms/title"), ox.Literal("Few"))
    about = About("few", "{}", [title])
    with (
        Dataset.open(folder) as few,
        FailingConnection(StoreAddress.of(server.updates)) as updates,
        StoreConnection(StoreAddress.of(server.queries)) as queries,
    ):
        for changes in (1, 2, 4):
            updates.left = changes
            with pytest.raises(Cut):
                StoreFiller(updates, queries, server.graph_store).fill(few.store, few.base, about)
            assert published(queries).version is None  # of no one edition meanwhile, and says so
        updates.left = 1_000
        StoreFiller(updates, queries, server.graph_store).fill(few.store, few.base, about)
        remote = RemoteStore(queries)
        assert remote.published.version == "few"
        test_it_holds_each_graph_and_all_of_them_together(few, remote)
        notes = {"published", "coming"}
        held = {graph.value for graph in remote.named_graphs() if "w3id.org/remit" in graph.value}
        assert {graph for graph in held if graph.rpartition("#")[2] not in notes} == {
            few.base + CATALOGUE,
            *(graph.value for graph in few.store.named_graphs()),
        }
        assert remote.catalogue() == (title,)
