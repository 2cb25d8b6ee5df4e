"""Is the published vocabulary whole, in OWL 2 DL and clean SKOS, whoever looks at it and from whichever side?

The OWL API, which HermiT brings along, says what OWL 2 DL is: its test skips, saying so, on a machine without a Java compiler.
"""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, serialize
from rdflib import BNode, Graph, URIRef
from rdflib.term import Node

from ontology.schemes import FOLDER, ONTOLOGY
from ontology.terms import DCTERMS, OWL, RDF, RDFS, REMIT, SCHEME, SKOS, concept
from ontology.vocabulary import DOCUMENT, vocabulary_triples

PROFILE = Path(__file__).parent / "owl_profile" / "OwlProfile.java"


@pytest.fixture(scope="module")
def published() -> Graph:
    return Graph().parse(data=serialize(vocabulary_triples(), format=RdfFormat.N_TRIPLES), format="nt")


def concepts(published: Graph) -> list[URIRef]:
    return [s for s in published.subjects(SKOS.inScheme) if isinstance(s, URIRef)]


def test_is_every_axiom_of_the_files_published(published: Graph) -> None:
    def structural(graph: Graph) -> Counter[Node]:
        return Counter(p for s, p, o in graph if isinstance(s, BNode) or isinstance(o, BNode))

    files = structural(Graph().parse(ONTOLOGY))
    assert files[OWL.onProperty] > 20
    assert structural(published) == files


def test_are_two_publications_the_same_bytes() -> None:
    lines = [str(triple) for triple in vocabulary_triples()]
    assert lines == sorted(set(lines))
    vocabulary_triples.cache_clear()
    assert lines == [str(triple) for triple in vocabulary_triples()]


def test_where_is_a_term_defined_and_by_whom_in_which_version(published: Graph) -> None:
    document = URIRef(DOCUMENT)
    ours = {s for s in published.subjects() if isinstance(s, URIRef) and str(s).startswith((str(REMIT), SCHEME))}
    assert all((term, RDFS.isDefinedBy, document) in published for term in ours)
    for property_ in (DCTERMS.created, DCTERMS.modified, OWL.versionIRI, OWL.versionInfo, DCTERMS.license):
        assert len(list(published.objects(document, property_))) == 1, property_


def test_which_grades_frameworks_and_aspects_are_there(published: Graph) -> None:
    assert (URIRef(concept("grades2009", "2")), RDF.type, REMIT.GradeOf2009) in published
    assert (URIRef(concept("grades2009", "2")), RDF.type, REMIT.Grade) in published
    assert (URIRef(concept("frameworks", "slac")), RDF.type, REMIT.Framework) in published
    assert (URIRef(concept("aspects", "sif", "lscb")), RDF.type, REMIT.Aspect) in published
    assert (URIRef(concept("outcomesAreaSend", "2")), RDF.type, REMIT.Outcome) in published
    ranked = set(published.subjects(REMIT.rank))
    assert ranked == set(published.subjects(RDF.type, REMIT.Grade))


def test_is_every_concept_labelled_defined_and_placed(published: Graph) -> None:
    for iri in concepts(published):
        labels = list(published.objects(iri, SKOS.prefLabel))
        assert len({getattr(label, "language", None) for label in labels}) == len(labels) == 1, iri
        assert len(list(published.objects(iri, SKOS.definition))) == 1, f"{iri} has no definition"
        assert not set(labels) & set(published.objects(iri, SKOS.altLabel)), f"{iri}: one label twice"
        scheme = published.value(iri, SKOS.inScheme, any=False)
        top = (iri, SKOS.topConceptOf, scheme) in published
        assert top == ((scheme, SKOS.hasTopConcept, iri) in published)
        assert top or published.value(iri, SKOS.broader), f"{iri} is nowhere in its scheme"


def test_is_no_label_that_of_two_concepts_of_a_scheme(published: Graph) -> None:
    seen: Counter[tuple[str, ...]] = Counter()
    for iri in concepts(published):
        scheme, label = published.value(iri, SKOS.inScheme), published.value(iri, SKOS.prefLabel)
        framework = published.value(iri, REMIT.aspectOf)  # an aspect is told apart by its framework and its years
        years = published.value(iri, URIRef("https://schema.org/validFrom"))
        seen[str(scheme), str(framework), str(years), str(label)] += 1
    assert not [each for each, count in seen.items() if count > 1]


def test_is_nothing_broader_than_itself_and_is_each_match_said_from_both_sides(published: Graph) -> None:
    for iri in concepts(published):
        above = set(published.objects(iri, SKOS.broader))
        assert not any(iri in published.transitive_objects(each, SKOS.broader) for each in above), iri
    for one, other in published.subject_objects(SKOS.broader):
        assert (other, SKOS.narrower, one) in published
    matches = list(published.subject_objects(SKOS.closeMatch))
    assert matches
    for one, other in matches:
        assert (other, SKOS.closeMatch, one) in published
        assert published.value(one, REMIT.aspectOf) != published.value(other, REMIT.aspectOf), (
            "a match is of two frameworks"
        )


@pytest.mark.skipif(
    shutil.which("javac") is None, reason="the OWL API's checker needs a Java compiler, which is not here"
)
@pytest.mark.parametrize("planted", [False, True])
def test_is_it_owl_2_dl(published: Graph, tmp_path: Path, planted: bool) -> None:
    graph = Graph() + published
    if planted:
        graph.add((REMIT.inheritedBy, RDF.type, OWL.FunctionalProperty))
    written = tmp_path / "vocabulary.rdf"
    graph.serialize(written, format="xml")
    violations = checked(written)
    assert bool(violations) == planted, violations[:5]


def checked(ontology: Path) -> list[str]:
    """What the OWL API finds against OWL 2 DL, a line each."""
    package = find_spec("owlready2")
    assert package is not None
    assert package.origin is not None
    jar = Path(package.origin).parent / "hermit" / "HermiT.jar"
    done = subprocess.run(  # noqa: S603 -- our own command, no shell
        [shutil.which("java") or "java", "-cp", str(jar), str(PROFILE), str(ontology)],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_does_each_file_of_the_schemes_stand_alone() -> None:
    for path in sorted(FOLDER.glob("*.ttl")):
        assert len(Graph().parse(path)) > 0
