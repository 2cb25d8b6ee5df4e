"""Does an IRI of the graph answer when it is looked up: 303 to a document, in the format that is asked for, again only where it changed?"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
import rdflib

from ontology.terms import DEFAULT_BASE, FOAF, OA, PROV, REMIT, SCHEME, SDO, SKOS
from queries.dataset import Dataset
from tests.serving import PATIENT, problem, served

TRUST = "organisation/ZX1"
TURTLE, JSONLD, NTRIPLES, RDFXML, HTML = (
    "text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml", "text/html",
)  # fmt: skip
READERS = {
    TURTLE: ox.RdfFormat.TURTLE, JSONLD: ox.RdfFormat.JSON_LD, NTRIPLES: ox.RdfFormat.N_TRIPLES, RDFXML: ox.RdfFormat.RDF_XML,
    "application/n-quads": ox.RdfFormat.N_QUADS, "application/trig": ox.RdfFormat.TRIG,
}  # fmt: skip
CHROME = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
RDFLIB = "text/turtle, application/rdf+xml;q=0.9, application/n-triples;q=0.8, application/ld+json;q=0.7, */*;q=0.1"
JENA = "text/turtle,application/n-triples;q=0.9,application/rdf+xml;q=0.7,application/trig;q=0.9,*/*;q=0.1"

ACCEPTED: list[tuple[str | None, str | None]] = [
    # nobody says, or anything will do
    (None, TURTLE),
    ("", TURTLE),
    ("*/*", TURTLE),
    ("*/*;q=0.1", TURTLE),
    # one format by name
    ("text/turtle", TURTLE),
    ("application/x-turtle", "application/x-turtle"),
    ("application/ld+json", JSONLD),
    ("application/json", "application/json"),
    ("application/n-triples", NTRIPLES),
    ("text/plain", "text/plain"),
    ("application/rdf+xml", RDFXML),
    ("application/xml", "application/xml"),
    ("text/xml", "text/xml"),
    ("application/n-quads", "application/n-quads"),
    ("application/trig", "application/trig"),
    ("text/html", HTML),
    ("TEXT/HTML", HTML),
    ("Text/Turtle", TURTLE),
    # ranges
    ("text/*", TURTLE),
    ("application/*", JSONLD),
    ("text/html, text/*;q=0.5", HTML),
    # q-values
    ("text/turtle;q=0.2, application/ld+json;q=0.9", JSONLD),
    ("application/rdf+xml;q=0.5, application/n-triples;q=0.6", NTRIPLES),
    ("text/html;q=0.3, application/rdf+xml", RDFXML),
    ("text/turtle;q=0.9, text/html", HTML),
    ("text/turtle, text/html", HTML),
    ("text/html;q=0.9, text/turtle", TURTLE),
    ("*/*, text/turtle;q=0", JSONLD),
    ("text/turtle;q=0, application/ld+json;q=0, */*;q=0.5", NTRIPLES),
    ("text/turtle;q=0.001, application/rdf+xml;q=0.002", RDFXML),
    ("text/turtle;q=1.000", TURTLE),
    ("text/turtle ; q=0.5 , text/html ; q=0.4", TURTLE),
    ("text/turtle;Q=0.1,application/ld+json;Q=0.2", JSONLD),
    # parameters of a type
    ("text/html;level=1", HTML),
    ("text/turtle;charset=utf-8", TURTLE),
    ("text/turtle;charset=utf-8;q=0.1, application/n-triples;q=0.2", NTRIPLES),
    # what clients send
    (CHROME, HTML),
    (RDFLIB, TURTLE),
    (JENA, TURTLE),
    ("text/html, */*; q=0.01", HTML),
    # a part that nobody understands is passed over
    ("nonsense, application/rdf+xml", RDFXML),
    ("text/turtle;q=2, application/ld+json;q=0.1", JSONLD),
    (",,text/turtle,,", TURTLE),
    # none of what there is: 406
    ("image/png", None),
    ("application/pdf;q=0.9, image/*", None),
    ("nonsense", None),
    ("*/turtle", None),
    ("text/turtle;q=0", None),
    ("*/*;q=0", None),
    (";q=1", None),
    ("text/", None),
    ("application/xhtml+xml", None),
]


@pytest.fixture(scope="module")
def client(example_data: Path) -> Iterator[httpx.Client]:
    """Somebody who asks a server over the examples, and says nothing of formats unless told to."""
    with served(example_data) as address, httpx.Client(base_url=address, timeout=PATIENT) as asking:
        del asking.headers["accept"]
        yield asking


@pytest.fixture(scope="module")
def dataset(example_data: Path) -> Iterator[Dataset]:
    with Dataset.open(example_data) as opened:
        yield opened


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(ACCEPTED) >= 40
    assert len({accept for accept, _ in ACCEPTED}) == len(ACCEPTED)


@pytest.mark.parametrize(("accept", "expected"), ACCEPTED)
def test_accept_decides(client: httpx.Client, accept: str | None, expected: str | None) -> None:
    headers = {} if accept is None else {"Accept": accept}
    found = client.get(f"/doc/{TRUST}", headers=headers)
    assert found.headers["vary"] == "Accept"
    if expected is None:
        assert found.status_code == 406
        assert "text/turtle" in found.json()["remedy"]
        return
    assert found.status_code == 200
    assert found.headers["content-type"].partition(";")[0] == expected


ENDINGS = [
    (".ttl", TURTLE), (".jsonld", JSONLD), (".nt", NTRIPLES), (".rdf", RDFXML), (".nq", "application/n-quads"),
    (".trig", "application/trig"), (".html", HTML),
]  # fmt: skip


@pytest.mark.parametrize(("ending", "media_type"), ENDINGS)
def test_an_ending_decides_whatever_accept_says(client: httpx.Client, ending: str, media_type: str) -> None:
    found = client.get(f"/doc/{TRUST}{ending}", headers={"Accept": "image/png"})
    assert found.status_code == 200
    assert found.headers["content-type"].partition(";")[0] == media_type
    assert "vary" not in found.headers
    assert found.headers["content-location"] == f"/doc/{TRUST}{ending}"


def test_all_formats_say_the_same(client: httpx.Client) -> None:
    graphs = []
    for media_type, form in READERS.items():
        content = client.get(f"/doc/{TRUST}", headers={"Accept": media_type}).content
        graphs.append({quad.triple for quad in ox.parse(content, form)})
    assert graphs[0]
    assert all(graph == graphs[0] for graph in graphs)


def test_quads_tell_which_report_says_it(client: httpx.Client, dataset: Dataset) -> None:
    said = set(ox.parse(client.get(f"/doc/{TRUST}.nq").content, ox.RdfFormat.N_QUADS))
    named = {quad for quad in said if isinstance(quad.graph_name, ox.NamedNode)}
    assert len({quad.graph_name for quad in named}) > 1
    assert all(quad in dataset.store for quad in named)


def test_a_thing_leads_to_its_document_and_a_document_says_what_it_is_about(client: httpx.Client) -> None:
    found = client.get(f"/id/{TRUST}", headers={"Accept": "image/png"})
    assert found.status_code == 303
    assert found.headers["location"] == f"/doc/{TRUST}"
    graph = rdflib.Graph().parse(data=client.get(found.headers["location"]).text, format="turtle")
    [document] = graph.subjects(FOAF.primaryTopic, rdflib.URIRef(DEFAULT_BASE + TRUST))
    assert str(document) == f"https://w3id.org/remit/doc/{TRUST}"
    [edition] = graph.objects(document, PROV.wasDerivedFrom)
    assert str(edition).rsplit("/", 1)[-1] == client.get("/api/recommendations").headers["remit-edition"]


def test_every_iri_of_the_graph_has_a_document(client: httpx.Client, dataset: Dataset) -> None:
    """One of each kind over the wire, all of them by the same way in process."""
    from api.answering.descriptions import describe
    from api.answering.local_addresses import local_path, named_by

    subjects = {quad.subject for quad in dataset.store.quads_for_pattern(None, None, None, None)}
    iris = sorted(node.value for node in subjects if isinstance(node, ox.NamedNode))
    ours = [iri for iri in iris if iri.startswith((DEFAULT_BASE, SCHEME))]
    kinds: dict[str, str] = {}
    for iri in ours:
        path = local_path(iri, DEFAULT_BASE)
        assert path
        assert named_by(path.removeprefix("/doc/"), DEFAULT_BASE) == iri
        kinds.setdefault("/".join(path.split("/")[:3]), path)
    assert len(kinds) > 15
    for path in kinds.values():
        found = client.get(path, headers={"Accept": NTRIPLES})
        assert found.status_code == 200, path
        assert client.get(path, headers={"Accept": HTML}).status_code == 200, path
    for iri in ours[::40]:
        found_here = describe(dataset.store, iri)
        assert found_here
        assert any(quad.subject.value == iri for quad in found_here.own if isinstance(quad.subject, ox.NamedNode))


def test_no_tail_of_an_instance_begins_as_a_concept_or_a_term_does(dataset: Dataset) -> None:
    tails = {
        quad.subject.value.removeprefix(DEFAULT_BASE)
        for quad in dataset.store.quads_for_pattern(None, None, None, None)
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(DEFAULT_BASE)
    }
    assert not [tail for tail in tails if tail.startswith(("scheme/", "ontology/"))]


def test_what_a_client_has_already_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get(f"/doc/{TRUST}.ttl")
    tag, modified = first.headers["etag"], first.headers["last-modified"]
    later = format_datetime(parsedate_to_datetime(modified) + timedelta(hours=1), usegmt=True)
    earlier = format_datetime(parsedate_to_datetime(modified) - timedelta(hours=1), usegmt=True)
    conditions = [
        ({"If-None-Match": tag}, 304),
        ({"If-None-Match": f'"other", W/{tag}'}, 304),
        ({"If-None-Match": "*"}, 304),
        ({"If-None-Match": '"other"'}, 200),
        ({"If-Modified-Since": modified}, 304),
        ({"If-Modified-Since": later}, 304),
        ({"If-Modified-Since": earlier}, 200),
        ({"If-Modified-Since": "some day"}, 200),
        ({"If-None-Match": '"other"', "If-Modified-Since": later}, 200),
        ({"If-Match": tag}, 200),
        ({"If-Match": "*"}, 200),
        ({"If-Match": f"W/{tag}"}, 412),
        ({"If-Match": '"other"'}, 412),
        ({"If-Unmodified-Since": earlier}, 412),
        ({"If-Unmodified-Since": later}, 200),
    ]
    for headers, status in conditions:
        found = client.get(f"/doc/{TRUST}.ttl", headers=headers)
        assert found.status_code == status, headers
        assert found.headers["etag"] == tag
        assert bool(found.content) == (status == 200)


def test_each_format_has_a_tag_of_its_own(client: httpx.Client) -> None:
    tags = {client.get(f"/doc/{TRUST}", headers={"Accept": one}).headers["etag"] for one in (*READERS, HTML)}
    assert len(tags) == len(READERS) + 1
    assert client.get("/doc/organisation/ZX2").headers["etag"] not in tags


def test_head_tells_what_get_would(client: httpx.Client) -> None:
    for path in (f"/id/{TRUST}", f"/doc/{TRUST}", f"/doc/{TRUST}.rdf", "/ontology", "/shapes"):
        got, head = client.get(path), client.head(path)
        assert (head.status_code, head.content) == (got.status_code, b"")
        told = ("content-type", "etag", "location", "content-length", "link", "vary")
        assert [head.headers.get(name) for name in told] == [got.headers.get(name) for name in told]


def test_scripts_of_other_sites_may_read_it(client: httpx.Client) -> None:
    assert client.get(f"/doc/{TRUST}").headers["access-control-allow-origin"] == "*"
    asked = client.options(f"/doc/{TRUST}", headers={"Origin": "https://example.org"})
    assert (asked.status_code, asked.headers["access-control-allow-methods"]) == (204, "GET, HEAD, OPTIONS")
    assert client.post(f"/doc/{TRUST}").status_code == 405


def test_who_is_told_of_nothing_is_told_in_the_form_that_they_asked_for(client: httpx.Client) -> None:
    problem(client, "/doc/organisation/NONE", 404)
    problem(client, "/id/organisation/NONE", 404)
    for_people = client.get("/doc/organisation/NONE", headers={"Accept": CHROME})
    assert (for_people.status_code, for_people.headers["content-type"]) == (404, "text/html; charset=utf-8")


def test_a_recommendation_s_former_name_leads_to_that_of_today(client: httpx.Client, dataset: Dataset) -> None:
    id_ = "E10000901-slac-2010-06-21/safeguarding/11"
    found = client.get(f"/id/recommendation/{id_}")
    assert found.status_code == 308
    assert client.get(found.headers["location"]).status_code == 303


def test_a_place_in_a_text_is_a_place_in_a_text_that_can_be_fetched_and_checked(client: httpx.Client) -> None:
    """From a recommendation over the web to its words, with nothing but links."""
    [first] = client.get("/api/recommendations", params={"limit": 1}).json()["items"]
    graph = rdflib.Graph()

    def follow(iri: object) -> None:
        path = str(iri).replace(DEFAULT_BASE, "/id/")
        answer = client.get(path, headers={"Accept": TURTLE}, follow_redirects=True)
        graph.parse(data=answer.text, format="turtle")

    follow(first["iri"])
    evidence = next(graph.objects(rdflib.URIRef(first["iri"]), REMIT.evidence))
    report = graph.value(evidence, OA.hasSource)
    follow(report)
    text = graph.value(report, SDO.encoding)
    follow(text)
    fetched = client.get(
        str(text).replace(DEFAULT_BASE, "/id/"), headers={"Accept": "text/plain"}, follow_redirects=True
    )
    assert fetched.headers["content-type"] == "text/plain; charset=utf-8"
    digest = hashlib.sha256(fetched.content)
    assert str(graph.value(text, SDO.sha256)) == digest.hexdigest()
    assert fetched.headers["repr-digest"] == f"sha-256=:{base64.b64encode(digest.digest()).decode()}:"
    selectors = list(graph.objects(evidence, OA.hasSelector))
    [exact] = [value for each in selectors for value in graph.objects(each, OA.exact)]
    [start] = [value for each in selectors for value in graph.objects(each, OA.start)]
    [end] = [value for each in selectors for value in graph.objects(each, OA.end)]
    assert fetched.text[int(start) : int(end)] == str(exact)
    assert client.get(str(text).replace(DEFAULT_BASE, "/doc/") + ".txt").content == fetched.content


def test_what_is_spoken_of_too_often_is_cut_and_says_so(client: httpx.Client) -> None:
    found = client.get("/doc/ontology/Judgement.nt").text
    assert "statements are here" not in found
    concept = client.get("/doc/scheme/recommendationKinds/area-for-improvement.nt").text
    assert concept.count("> <https://w3id.org/remit/ontology#kind> <") <= 200


def test_the_page_names_the_thing_and_its_other_formats(client: httpx.Client) -> None:
    page = client.get(f"/doc/{TRUST}.html").text
    assert "<h1" in page
    assert "North Marlshire Hospitals NHS Trust" in page
    assert f'href="/doc/{TRUST}.jsonld"' in page
    assert 'href="/organisation/ZX1"' in page
    assert DEFAULT_BASE + TRUST in page


def test_a_rdf_library_reads_it_by_itself(client: httpx.Client) -> None:
    graph = rdflib.Graph().parse(f"{client.base_url}/id/{TRUST}")
    assert (
        str(graph.value(rdflib.URIRef(DEFAULT_BASE + TRUST), SKOS.prefLabel)) == "North Marlshire Hospitals NHS Trust"
    )


def test_a_document_is_as_old_as_its_edition(client: httpx.Client) -> None:
    modified = parsedate_to_datetime(client.get(f"/doc/{TRUST}").headers["last-modified"])
    assert modified <= datetime.now(UTC)
