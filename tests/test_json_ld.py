"""Does JSON-LD say the same as the other formats, in all its forms, with a context of its own and without anything fetched?"""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
import rdflib
from pyld import jsonld
from rdflib.compare import isomorphic

from api.answering.descriptions import describe
from api.exporting.json_ld import BORROWED, compacted, context, expanded, framed
from ontology.terms import DEFAULT_BASE, REMIT
from queries.dataset import Dataset
from tests.serving import PATIENT, served

PROFILES = {each: f"http://www.w3.org/ns/json-ld#{each}" for each in ("compacted", "framed", "expanded")}
TRUST = f"{DEFAULT_BASE}organisation/ZX1"


@pytest.fixture(scope="module")
def client(example_data: Path) -> Iterator[httpx.Client]:
    with served(example_data) as address, httpx.Client(base_url=address, timeout=PATIENT) as asking:
        yield asking


@pytest.fixture(scope="module")
def dataset(example_data: Path) -> Iterator[Dataset]:
    with Dataset.open(example_data) as opened:
        yield opened


def ours(_: str, __: Any = None) -> dict[str, Any]:
    """A loader that knows our context and nothing else."""
    return {"contextUrl": None, "documentUrl": _, "document": {"@context": context()}}


def read(document: Any) -> rdflib.Graph:
    """The statements of a document of any form."""
    quads = jsonld.to_rdf(
        document, {"format": "application/n-quads", "documentLoader": ours, "base": "http://here/doc/x"}
    )
    return rdflib.Graph().parse(data=quads, format="nt")


def one_of_each_kind(dataset: Dataset) -> list[str]:
    found: dict[str, str] = {}
    for quad in dataset.store.quads_for_pattern(None, None, None, None):
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(DEFAULT_BASE):
            found.setdefault(quad.subject.value.removeprefix(DEFAULT_BASE).partition("/")[0], quad.subject.value)
    return sorted(found.values())


def test_every_form_says_what_the_graph_says_of_each_kind_of_thing(dataset: Dataset) -> None:
    things = one_of_each_kind(dataset)
    assert len(things) > 15
    for iri in things:
        found = describe(dataset.store, iri)
        assert found
        written = ox.serialize(found.triples, format=ox.RdfFormat.N_TRIPLES) or b""
        said = rdflib.Graph().parse(data=written, format="nt")
        for document in (
            compacted(found.triples),
            compacted(found.triples, "/context.jsonld"),
            expanded(found.triples),
        ):
            assert isomorphic(read(document), said), iri


def test_a_compact_document_reads_as_words(client: httpx.Client) -> None:
    said = client.get("/doc/organisation/ZX1.jsonld").json()
    [trust] = [each for each in said["@graph"] if each["@id"] == TRUST]
    assert trust["label"] == "North Marlshire Hospitals NHS Trust"
    assert trust["odsCode"] == "ZX1"
    assert trust["dissolutionDate"] == "2014-03-31"
    assert "NHSTrust" in trust["@type"]
    assert set(said["@context"]) < {*context()}


def test_a_framed_document_is_a_tree_from_the_thing_on(client: httpx.Client) -> None:
    [first] = client.get("/api/recommendations", params={"limit": 1, "owner": "ZX1"}).json()["items"]
    said = client.get(f"/doc/recommendation/{first['id']}.framed.jsonld").json()
    assert said["@context"] == "/context.jsonld"
    assert said["@id"] == first["iri"]
    assert said["text"] == first["text"]
    assignments = said["assignment"] if isinstance(said["assignment"], list) else [said["assignment"]]
    assert all({"basis", "evidence", "agency"} <= each.keys() for each in assignments)
    assert TRUST in str(assignments)


@pytest.mark.parametrize("form", sorted(PROFILES))
def test_a_profile_asks_for_a_form(client: httpx.Client, form: str) -> None:
    accept = f'application/ld+json;profile="{PROFILES[form]}", text/html;q=0.1'
    found = client.get("/doc/organisation/ZX1", headers={"Accept": accept})
    assert found.headers["content-type"] == f'application/ld+json;profile="{PROFILES[form]}"'
    assert found.headers["content-location"] == f"/doc/organisation/ZX1.{form}.jsonld"
    assert client.get(found.headers["content-location"]).content == found.content
    plain = read(client.get("/doc/organisation/ZX1.jsonld").json())
    said = read(found.json())
    assert set(said) <= set(plain)
    assert len(said) == len(plain) or form == "framed"
    other = 'application/ld+json;profile="http://example.org/other"'
    assert (
        client.get("/doc/organisation/ZX1", headers={"Accept": other}).headers["content-type"] == "application/ld+json"
    )


def test_a_library_that_loads_the_context_finds_it(client: httpx.Client) -> None:
    """rdflib follows the context's path from the document's address."""
    graph = rdflib.Graph().parse(f"{client.base_url}/doc/organisation/ZX1.compacted.jsonld", format="json-ld")
    assert graph.value(rdflib.URIRef(TRUST), REMIT.odsCode)


def test_the_context_has_every_term_of_ours_by_its_own_name(client: httpx.Client) -> None:
    served_context = client.get("/context.jsonld")
    assert served_context.headers["content-type"] == "application/ld+json"
    assert served_context.headers["access-control-allow-origin"] == "*"
    found = served_context.json()["@context"]
    named = {
        name: each["@id"] if isinstance(each, dict) else each for name, each in found.items() if name != "@version"
    }
    for term in dir(REMIT):
        name = str(term).removeprefix(str(REMIT))
        if name in named:
            assert named[name] == str(term)
    assert {"Recommendation", "ownedBy", "dueDate", "evidence", "Judgement"} <= named.keys()
    assert len([iri for iri in named.values() if iri.startswith(str(REMIT))]) > 100
    assert len(set(named.values())) == len(named)
    assert {str(iri) for iri, _ in BORROWED.values()} - set(named.values()) <= {
        str(iri) for iri, _ in BORROWED.values()
    }
    again = client.get("/context.jsonld", headers={"If-None-Match": served_context.headers["etag"]})
    assert again.status_code == 304


def test_nothing_is_fetched(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    found = describe(dataset.store, TRUST)
    assert found

    def connect(*_: object) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket.socket, "connect", connect)
    triples = [
        *found.triples,
        ox.Triple(
            ox.NamedNode(TRUST), ox.NamedNode("http://example.org/context"), ox.NamedNode("http://example.org/c.jsonld")
        ),
    ]
    assert compacted(triples)
    assert framed(triples, TRUST)
    assert expanded(triples)


class DataBlocks(HTMLParser):
    """The blocks of JSON-LD in a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._within = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block may begin."""
        self._within = tag == "script"
        assert tag != "script" or dict(attrs).get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        """What stands in it."""
        if self._within:
            self.found.append(data)
            self._within = False


PAGES = [
    ("/", "Dataset"),
    ("/organisation/ZX1", "GovernmentOrganization"),
    ("/organisation/E10000901", "GovernmentOrganization"),
    ("/catalogue.html", "Dataset"),
]


@pytest.mark.parametrize(("path", "kind"), PAGES)
def test_pages_say_what_they_are_about_to_search_engines(client: httpx.Client, path: str, kind: str) -> None:
    [block] = DataBlocks(client.get(path).text).found
    said = json.loads(block)
    assert (said["@context"], said["@type"]) == ("https://schema.org", kind)
    assert said["name"]
    assert said["@id"].startswith("https://")


def test_a_report_s_page_says_that_it_is_a_report(client: httpx.Client) -> None:
    [first] = client.get("/api/recommendations", params={"limit": 1}).json()["items"]
    for path, kind in ((f"/report/{first['report']['id']}", "Report"), (f"/recommendation/{first['id']}", "Quotation")):
        [block] = DataBlocks(client.get(path).text).found
        said = json.loads(block)
        assert said["@type"] == kind
    assert said["isPartOf"]["@id"] == first["report"]["iri"]
    assert said["text"] == first["text"]
