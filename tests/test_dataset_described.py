"""Do VoID, the catalogue, Croissant and the dump describe the graph that is served, with counts and digests that are true?"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
import rdflib
from rdflib import DCAT, RDF

from api.answering.edition import Edition
from api.exporting.columns import TABLES, TableName
from api.exporting.croissant import croissant
from api.exporting.data_catalogue import PublishedAt
from api.exporting.dumps import read_dump, write_dump
from ontology.terms import DCTERMS, DEFAULT_BASE, FOAF, PROV, REMIT, VOID
from queries.dataset import Dataset
from tests.serving import PATIENT, problem, served

SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
ADDRESS = "https://remit.example.org"


@pytest.fixture(scope="module")
def dump(example_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published") / "dump"
    write_dump(example_data, folder, parquet=False)
    return folder


@pytest.fixture(scope="module")
def client(example_data: Path, dump: Path) -> Iterator[httpx.Client]:
    settings = {"dump": str(dump), "public_address": ADDRESS, "publisher": "Marlshire Data Office"}
    with served(example_data, **settings) as address, httpx.Client(base_url=address, timeout=PATIENT) as asking:
        yield asking


def graph_of(client: httpx.Client, path: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=client.get(path).text, format="turtle")


def here(address: object) -> str:
    """An address that the server says, as a path of it."""
    assert str(address).startswith(f"{ADDRESS}/")
    return str(address).removeprefix(ADDRESS)


def test_void_counts_what_there_is(client: httpx.Client, example_data: Path) -> None:
    graph = graph_of(client, "/.well-known/void")
    [description] = graph.subjects(RDF.type, VOID.DatasetDescription)
    edition = graph.value(description, FOAF.topic)
    with Dataset.open(example_data) as dataset:
        merged = list(dataset.store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    assert int(str(graph.value(edition, VOID.triples))) == len(merged)
    assert int(str(graph.value(edition, VOID.entities))) == len({quad.subject for quad in merged})
    parts = (VOID.classPartition, VOID["class"], VOID.entities), (VOID.propertyPartition, VOID.property, VOID.triples)
    by_class, by_property = (
        {graph.value(part, of): int(str(graph.value(part, counts))) for part in graph.objects(edition, link)}
        for link, of, counts in parts
    )
    assert by_class[REMIT.Recommendation] == client.get("/api/recommendations").json()["total"]
    assert sum(by_property.values()) == len(merged)
    for example in graph.objects(None, VOID.exampleResource):
        assert client.get(str(example).replace(DEFAULT_BASE, "/id/")).status_code == 303
    assert client.get(here(next(graph.objects(None, VOID.sparqlEndpoint)))).status_code == 200


def test_a_dump_s_files_are_what_the_catalogue_says_of_them(client: httpx.Client) -> None:
    graph = graph_of(client, "/catalogue")
    files = list(graph.subjects(DCAT.downloadURL, None))
    assert len(files) == 2 + len(TableName)
    void = graph_of(client, "/.well-known/void")
    for file in files:
        found = client.get(here(graph.value(file, DCAT.downloadURL)))
        assert found.status_code == 200
        assert int(str(graph.value(file, DCAT.byteSize))) == len(found.content)
        checksum = graph.value(file, SPDX.checksum)
        assert str(graph.value(checksum, SPDX.checksumValue)) == hashlib.sha256(found.content).hexdigest()
        again = client.get(here(file), headers={"If-None-Match": found.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        other = client.get(here(file), headers={"If-None-Match": f'"{found.headers["etag"].strip(chr(34))}-gzip"'})
        assert other.status_code == 200, "another file's ETag that holds this one's"
        triples = graph.value(file, VOID.triples)
        if triples is not None:
            lines = set(ox.parse(gzip.decompress(found.content), ox.RdfFormat.TURTLE))
            assert len(lines) == int(str(triples)) == max(int(str(each)) for each in void.objects(None, VOID.triples))


def test_the_catalogue_has_what_dcat_ap_requires(client: httpx.Client) -> None:
    graph = graph_of(client, "/catalogue.ttl")
    required = {
        DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset),
        DCAT.Dataset: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license, DCAT.theme, DCAT.keyword, DCTERMS.spatial),
        DCAT.Distribution: (DCAT.accessURL, DCTERMS.license),
        DCAT.DataService: (DCTERMS.title, DCAT.endpointURL, DCAT.servesDataset),
    }  # fmt: skip
    for class_, properties in required.items():
        things = list(graph.subjects(RDF.type, class_))
        assert things, class_
        for thing in things:
            assert all(graph.value(thing, each) is not None for each in properties), thing
    names = {str(name) for agent in graph.objects(None, DCTERMS.publisher) for name in graph.objects(agent, FOAF.name)}
    assert "Marlshire Data Office" in names
    services = {str(graph.value(each, DCAT.endpointURL)) for each in graph.subjects(RDF.type, DCAT.DataService)}
    assert services == {f"{ADDRESS}/sparql", f"{ADDRESS}/api"}


def test_an_edition_can_be_cited_and_says_how_it_was_made(client: httpx.Client) -> None:
    version = client.get("/api/organisations/ZX1").headers["remit-edition"]
    edition = rdflib.URIRef(f"{DEFAULT_BASE}edition/{version}")
    assert client.get(f"/id/edition/{version}").headers["location"] == f"/doc/edition/{version}"
    graph = graph_of(client, f"/doc/edition/{version}")
    assert str(graph.value(edition, DCAT._NS.version)) == version
    assert graph.value(edition, PROV.generatedAtTime)
    making = graph.value(edition, PROV.wasGeneratedBy)
    made = graph_of(client, str(making).replace(DEFAULT_BASE, "/doc/"))
    agents = {str(agent).rpartition("/")[2] for agent in made.objects(making, PROV.wasAssociatedWith)}
    assert any(agent.startswith("remit-reader-slac-") for agent in agents)
    assert len(agents) > 4
    assert len(list(made.objects(making, PROV.used))) > 8, "the tables of the registers, ours and those added"
    assert client.get("/doc/dataset").status_code == 200
    problem(client, "/doc/edition/0000000000000000", 404)


@pytest.mark.parametrize(
    "path", ["/", "/organisation/ZX1", "/?q=health", "/catalogue.html", "/doc/organisation/ZX1.html"]
)
def test_every_page_shows_its_edition_and_whose_it_is(client: httpx.Client, path: str) -> None:
    found = client.get(path)
    assert f"<code>{found.headers['remit-edition']}</code>" in found.text
    assert "Open Government Licence" in found.text
    assert "Apache" in found.text


def test_croissant_describes_every_table_and_column(client: httpx.Client) -> None:
    said = client.get("/croissant.json").json()
    assert said["conformsTo"] == "http://mlcommons.org/croissant/1.0"
    files = {each["@id"]: each for each in said["distribution"]}
    assert [each["name"] for each in said["recordSet"]] == [name.value for name in TableName]
    for records in said["recordSet"]:
        columns = [field["source"]["extract"]["column"] for field in records["field"]]
        assert columns == list(TABLES[TableName(records["name"])].names)
        [file] = {field["source"]["fileObject"]["@id"] for field in records["field"]}
        content = client.get(here(files[file]["contentUrl"])).content
        assert hashlib.sha256(content).hexdigest() == files[file]["sha256"]
        header = gzip.decompress(content).decode("utf-8-sig").splitlines()[0]
        assert header.split(",") == columns
    fields = {field["@id"] for records in said["recordSet"] for field in records["field"]}
    assert len(fields) == sum(len(form.columns) for form in TABLES.values())


def test_what_was_dumped_of_another_edition_is_cited_by_that_ones_day(example_data: Path, dump: Path) -> None:
    at, served_now = read_dump(dump), Edition(example_data)
    own = croissant(served_now, PublishedAt(ADDRESS, "Marlshire Data Office", at), at)
    assert own["datePublished"] == served_now.made.date().isoformat()
    assert own["datePublished"] in own["citeAs"]
    older = at.model_copy(update={"edition": "0123456789abcdef"})
    other = croissant(served_now, PublishedAt(ADDRESS, "Marlshire Data Office", older), older)
    assert "datePublished" not in other
    assert other["citeAs"] == f"Remit, edition 0123456789abcdef, {DEFAULT_BASE}edition/0123456789abcdef"


@pytest.mark.parametrize("path", ["../manifest.json", "%2e%2e/manifest.json", "csv", "csv/", "/etc/passwd", "nothing"])
def test_nothing_but_what_the_dump_lists_is_given(client: httpx.Client, path: str) -> None:
    found = client.get(f"/dump/{path}")
    assert found.status_code == 404


def test_without_a_dump_there_is_none(example_data: Path) -> None:
    with served(example_data) as address, httpx.Client(base_url=address, timeout=PATIENT) as client:
        problem(client, "/croissant.json", 404)
        problem(client, "/dump/dump.json", 404)
        graph = graph_of(client, "/catalogue")
        assert not list(graph.subjects(DCAT.downloadURL, None))
        assert list(graph.subjects(RDF.type, DCAT.DataService))
        assert json.loads(client.get("/catalogue.jsonld").text)
