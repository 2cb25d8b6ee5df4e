"""Are the ontology, its schemes and the shapes served whole, term by term with their documentation, with and without a version?"""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SH
from shapes_broken.change import good_graph

from ontology.terms import REMIT, SCHEME, SKOS
from ontology.vocabulary import vocabulary_facts, vocabulary_triples
from shapes.validation import load_shapes
from tests.serving import PATIENT, problem, served

TERMS = sorted({t.subject.value for t in vocabulary_triples() if isinstance(t.subject, ox.NamedNode)})
OURS = [iri for iri in TERMS if iri.startswith((str(REMIT), SCHEME))]


@pytest.fixture(scope="module")
def client(example_data: Path) -> Iterator[httpx.Client]:
    with served(example_data) as address, httpx.Client(base_url=address, timeout=PATIENT) as asking:
        yield asking


class Anchors(HTMLParser):
    """The ids of a page's elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an id."""
        self.found += [value for name, value in attrs if name == "id" and value]


@pytest.mark.parametrize("path", ["/ontology", f"/ontology/{vocabulary_facts().version}"])
def test_the_ontology_is_all_there_in_every_format(client: httpx.Client, path: str) -> None:
    assert vocabulary_facts().version_iri == f"https://w3id.org/remit/ontology/{vocabulary_facts().version}"
    for ending, form in (
        (".ttl", ox.RdfFormat.TURTLE),
        (".rdf", ox.RdfFormat.RDF_XML),
        (".jsonld", ox.RdfFormat.JSON_LD),
    ):
        read = ox.Dataset(ox.parse(client.get(path + ending).content, form))
        read.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        whole = ox.Dataset(ox.Quad(t.subject, t.predicate, t.object) for t in vocabulary_triples())
        whole.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        assert set(read) == set(whole), ending
    assert client.get(path, headers={"Accept": "application/rdf+xml"}).headers["content-type"] == "application/rdf+xml"


def test_there_is_no_other_version(client: httpx.Client) -> None:
    problem(client, "/ontology/9.9.9", 404)
    problem(client, "/shapes/9.9.9", 404)


def test_the_page_has_every_term_and_concept_under_its_own_anchor_with_its_words(client: httpx.Client) -> None:
    page = client.get("/ontology", headers={"Accept": "text/html"}).text
    anchors = Anchors(page).found
    named = {iri.removeprefix(str(REMIT)).removeprefix(SCHEME) for iri in OURS}
    assert named <= set(anchors)
    assert len(anchors) == len(set(anchors))
    comments = rdflib.Graph().parse(data=client.get("/ontology.ttl").text, format="turtle")
    for term in comments.subjects(RDF.type, OWL.Class):
        comment = comments.value(term, RDFS.comment)
        if isinstance(term, rdflib.URIRef) and term in REMIT._NS and comment:
            assert str(comment)[:40].split("'")[0] in page


def test_each_term_and_each_concept_has_a_document_of_its_own(client: httpx.Client) -> None:
    for iri in OURS[::12]:
        path = iri.replace(str(REMIT), "/doc/ontology/").replace(SCHEME, "/doc/scheme/")
        read = {quad.triple for quad in ox.parse(client.get(path + ".nt").content, ox.RdfFormat.N_TRIPLES)}
        said = {
            t for t in vocabulary_triples() if t.subject == ox.NamedNode(iri) and not isinstance(t.object, ox.BlankNode)
        }
        assert said
        assert said <= read, iri
        assert client.get(path + ".html").status_code == 200


def test_a_concept_leads_to_its_document(client: httpx.Client) -> None:
    found = client.get("/scheme/grades2009/2")
    assert (found.status_code, found.headers["location"]) == (303, "/doc/scheme/grades2009/2")
    graph = rdflib.Graph().parse(data=client.get(found.headers["location"]).text, format="turtle")
    assert str(graph.value(rdflib.URIRef(f"{SCHEME}grades2009/2"), SKOS.prefLabel)) == "good"


def test_a_class_s_document_has_the_axioms_that_have_no_name(client: httpx.Client) -> None:
    graph = rdflib.Graph().parse(data=client.get("/doc/ontology/Evidence.ttl").text, format="turtle")
    [restriction] = [each for each in graph.objects(REMIT.Evidence, RDFS.subClassOf) if isinstance(each, rdflib.BNode)]
    assert graph.value(restriction, OWL.someValuesFrom) == REMIT.Report


def test_the_shapes_are_one_file_that_a_validator_takes(client: httpx.Client) -> None:
    served_shapes = rdflib.Graph().parse(data=client.get("/shapes.ttl").text, format="turtle")
    assert set(served_shapes.subjects(SH.message)) == set(load_shapes().subjects(SH.message))
    broken = good_graph()
    broken.remove((None, REMIT.sha256, None))
    found = [
        len(set(pyshacl.validate(data, shacl_graph=shapes)[1].subjects(RDF.type, SH.ValidationResult)))
        for data in (good_graph(), broken)
        for shapes in (load_shapes(), served_shapes)
    ]
    assert found[0] == found[1] < found[2] == found[3]


def test_the_vocabulary_needs_no_data(tmp_path: Path) -> None:
    with served(tmp_path / "nothing") as address:
        assert httpx.get(f"{address}/ontology", timeout=PATIENT).status_code == 200
        assert httpx.get(f"{address}/shapes.nt", timeout=PATIENT).status_code == 200
