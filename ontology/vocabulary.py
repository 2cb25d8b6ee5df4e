"""The ontology and its schemes as they are published: every axiom, and what follows of itself from how they are written down.

The files say each thing once, on one side: that a concept is a top concept of its scheme, that one is broader than another, that two
match. A tool that walks the other way round finds that said too, and of each term where it is defined.

    <grades2009/2> skos:inScheme remit:grades2009       -> <grades2009/2> a remit:Grade, remit:GradeOf2009
    <grades2009/2> skos:topConceptOf remit:grades2009   -> remit:grades2009 skos:hasTopConcept <grades2009/2>
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pyoxigraph import CanonicalizationAlgorithm, Dataset, NamedNode, Quad, QueryTriples, Store, Triple

from ontology.schemes import ONTOLOGY, load_schemes, triples_of
from ontology.terms import DCTERMS, OWL, RDF, RDFS, REMIT, SCHEME, SKOS

DOCUMENT = "https://w3id.org/remit/ontology"
"""The IRI of the ontology as a document, where every term and concept says that it is defined."""

_FOLLOWS = f"""
PREFIX owl: <{OWL}> PREFIX rdf: <{RDF}> PREFIX rdfs: <{RDFS}> PREFIX skos: <{SKOS}>
CONSTRUCT {{ ?subject ?property ?value }}
WHERE {{
  {{ ?value skos:topConceptOf ?subject BIND (skos:hasTopConcept AS ?property) }}
  UNION {{ ?value skos:broader ?subject BIND (skos:narrower AS ?property) }}
  UNION {{ ?value skos:closeMatch ?subject BIND (skos:closeMatch AS ?property) }}
  UNION {{
    ?subject skos:inScheme ?scheme .
    ?class owl:equivalentClass/owl:intersectionOf/rdf:rest*/rdf:first [ owl:onProperty skos:inScheme ; owl:hasValue ?scheme ] ;
           rdfs:subClassOf* ?value .
    FILTER (isIRI(?value))
    BIND (rdf:type AS ?property)
  }}
  UNION {{
    ?subject ?any ?thing .
    FILTER (STRSTARTS(STR(?subject), "{REMIT}") || STRSTARTS(STR(?subject), "{SCHEME}"))
    BIND (rdfs:isDefinedBy AS ?property) BIND (<{DOCUMENT}> AS ?value)
  }}
}}
"""


@dataclass(frozen=True, slots=True)
class VocabularyFacts:
    """What the ontology says of itself: its version, that version's IRI, and the day of its last change, as ISO."""

    version: str
    version_iri: str
    modified: str


@cache
def vocabulary_facts() -> VocabularyFacts:
    """The version that ships with the program."""
    said = {t.predicate.value: t.object.value for t in triples_of(ONTOLOGY) if t.subject == NamedNode(DOCUMENT)}  # type: ignore[union-attr]
    return VocabularyFacts(said[str(OWL.versionInfo)], said[str(OWL.versionIRI)], said[str(DCTERMS.modified)])


@cache
def vocabulary_triples() -> tuple[Triple, ...]:
    """The published vocabulary, sorted.

    Blank nodes (restrictions, lists) have the labels of RDF Dataset Canonicalization, so that two builds write the same bytes.
    """
    store = Store()
    store.extend(Quad(t.subject, t.predicate, t.object) for t in (*triples_of(ONTOLOGY), *load_schemes().triples))
    following = store.query(_FOLLOWS)
    assert isinstance(following, QueryTriples)
    store.extend([Quad(t.subject, t.predicate, t.object) for t in following])
    dataset = Dataset(store)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return tuple(sorted((quad.triple for quad in dataset), key=str))
