"""Does the quick look at a report's graph say what the full check says? On every broken example: tests/test_broken_examples.py."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import SH, BNode, Literal
from rdflib.term import Node
from shapes_broken.change import date, good_graph, instead
from shapes_broken.looking import broken_in, suspects
from shapes_broken.marlshire import INSPECTION, PARTNERS, REPORT, TO_TRUST

from ontology.errors import ReportQuarantined
from ontology.terms import DCTERMS, RDFS, REMIT, SDO, XSD
from shapes import validation
from shapes.quick_queries import QUESTIONS
from shapes.screen import Screen, Unsure
from shapes.triples import graph_of
from shapes.validation import load_shapes, validate, validate_nquads

STRANGE: tuple[Node, ...] = (
    REPORT, TO_TRUST, PARTNERS, Literal("a"), Literal(""), Literal("1", datatype=XSD.integer), Literal("x", datatype=XSD.integer),
    date("2010-10-22"), date("2010-02-31"), Literal("2010", datatype=XSD.gYear), Literal("ein", lang="de"), BNode("b"),
)  # fmt: skip
"""What may stand where something else should."""


def test_the_quick_look_passes_a_good_report() -> None:
    assert suspects(good_graph()) == set()


@given(st.data())
@settings(max_examples=60)
def test_what_the_quick_look_passes_the_full_check_finds_in_order(data: st.DataObject) -> None:
    graph = good_graph()
    triples = sorted(graph)
    for _ in range(data.draw(st.integers(1, 3))):
        subject, predicate, value = data.draw(st.sampled_from(triples))
        if data.draw(st.booleans()):
            graph.remove((subject, predicate, value))
        if data.draw(st.booleans()):
            graph.add((subject, predicate, data.draw(st.sampled_from((*STRANGE, *{o for _, _, o in triples})))))
    try:
        wrong = broken_in(validate(graph))
    except ReportQuarantined:
        assert suspects(graph)
    else:
        assert wrong <= suspects(graph)


def test_a_date_in_another_way_of_writing_is_left_to_the_full_check() -> None:
    graph = good_graph()
    instead(INSPECTION, SDO.endDate, Literal("2010-10-22Z", datatype=XSD.date, normalize=False))(graph)
    assert suspects(graph)


def test_a_graph_that_brings_its_own_classes_is_left_to_the_full_check() -> None:
    graph = good_graph()
    graph.add((REMIT.Report, RDFS.subClassOf, REMIT.Inspection))
    assert suspects(graph)


def test_a_constraint_that_the_quick_look_does_not_know_leaves_every_report_to_the_full_check() -> None:
    shapes = graph_of(load_shapes())
    shapes.parse(
        data="@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:odd> a sh:NodeShape ; sh:targetNode <urn:x> ; sh:uniqueLang true .",
        format="turtle",
    )
    with pytest.raises(Unsure):
        Screen(shapes)


def test_a_question_that_the_quick_look_does_not_know_leaves_every_report_to_the_full_check() -> None:
    shapes = graph_of(load_shapes())
    shapes.parse(
        data="@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:#odd> a sh:NodeShape ; sh:targetNode <urn:x> ;"
        ' sh:sparql [ sh:select "SELECT $this WHERE { $this ?p ?o }" ] .',
        format="turtle",
    )
    with pytest.raises(Unsure):
        Screen(shapes)


def test_a_warning_told_without_the_engine_is_the_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = good_graph()
    graph.remove((None, DCTERMS.issued, None))
    text = graph.serialize(format="nt")
    told = validate_nquads(text)
    assert [warning.name for warning in told.warnings] == ["ReportIssuedKnown"]
    monkeypatch.setattr(validation, "thin_among", lambda *_: set())
    assert validate_nquads(text) == told


def test_every_question_of_the_quick_look_is_that_of_a_shape() -> None:
    asking = {str(shape).rpartition("#")[2] for shape in load_shapes().subjects(SH.sparql, None)}
    assert asking == set(QUESTIONS)


def test_whether_by_the_quick_look_or_the_full_check_a_report_is_called_by_its_file() -> None:
    quick = validate_nquads(good_graph().serialize(format="nt"))
    full = validate(good_graph())
    assert (quick.conforms, quick.file_name, quick.base) == (full.conforms, full.file_name, full.base)
    assert quick.turtle() == full.turtle()
