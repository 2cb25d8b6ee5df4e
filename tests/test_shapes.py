"""Does the check of a report's graph find what it should, and only that, and does it tell a person what to do?

The good graph and the broken examples are in `shapes_broken`: Marlshire is a fictional county.
"""

from __future__ import annotations

import pickle
import re
from collections import defaultdict
from pathlib import Path

import pyshacl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import OWL, RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from rdflib.term import Node
from shapes_broken import BY_SHAPE
from shapes_broken.change import FOLDER, Change, concept, date, gone, good_graph, instead, without
from shapes_broken.marlshire import (
    CONTRADICTION,
    CONTRIBUTION,
    COUNCIL,
    COUNCIL_OWNS,
    DISCREPANCY,
    GOOD,
    INSPECTION,
    JUDGEMENT,
    ORDER,
    PARTNERS,
    PARTNERS_NAMED,
    PARTNERS_OWN,
    REPORT,
    SECOND_HAND,
    STATED_IN_HEADING,
    STATED_IN_TABLE,
    STATEMENT,
    TO_PARTNERS,
    TO_TRUST,
    kept,
)

from ontology.errors import ReportQuarantined, UnreadableFile
from ontology.schemes import FOLDER as SCHEMES
from ontology.terms import OA, REMIT, SDO, XSD
from queries.folder import DataFolder
from shapes.triples import TripleOf, graph_of
from shapes.validation import BESIDE, SHAPES, WIDTH, Validation, load_shapes, validate, validate_nquads

TARGETS = (SH.targetNode, SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
"""What tells a shape which things to look at."""

REMEDY = r"(otherwise |if [^,]+, )?(report|correct|compare|check|look|build|put|add|give|read|validate|find|split)\b"
"""How a sentence begins that says what to do."""

TERMS: tuple[Node, ...] = (REPORT, TO_TRUST, OA.exact, Literal("a"), Literal("1", datatype=XSD.integer), Literal("1"))
"""A few terms that a graph can be made of, alike enough to be mixed up."""


MESSAGED = sorted(load_shapes().subjects(SH.message), key=str)


def _broken(*changes: Change) -> Validation:
    """The good graph with some changes, checked."""
    graph = good_graph()
    for change in changes:
        change(graph)
    return validate(graph)


def _path(graph: Graph, subject: Node, predicate: URIRef) -> Graph:
    """The triples of the path that a shape or a result has, if any."""
    found, wanted = Graph(), list(graph.objects(subject, predicate))
    for node in wanted:
        found.add((REPORT, SH.path, node))
    while wanted:
        for triple in graph.triples((wanted.pop(), None, None)):
            found.add(triple)
            wanted.append(triple[2])
    return found


def test_a_good_report_is_in_order() -> None:
    found = validate(good_graph(), kept=kept())
    assert found.conforms
    assert (found.violations, found.warnings) == ((), ())
    assert "marlshire.txt" in found.account()


def test_every_shape_says_what_it_wants_and_what_to_do() -> None:
    shapes = load_shapes()
    for shape in MESSAGED:
        said = {p: [str(value) for value in shapes.objects(shape, p)] for p in (SH.name, SH.description, SH.message)}
        assert all(len(values) == 1 and values[0] for values in said.values()), shape
        message = said[SH.message][0]
        sentences = re.split(r"(?<=[.:;,]) ", message)
        assert len(sentences) > 1, f"{shape} says what is wrong and no more"
        assert any(re.match(REMEDY, sentence, re.IGNORECASE) for sentence in sentences), (
            f"{shape} names no remedy: {message}"
        )


def test_shapes_have_addresses_of_their_own_and_something_to_look_at() -> None:
    shapes = load_shapes()
    for shape in MESSAGED:
        assert str(shape).startswith(SHAPES)
        assert any((shape, target, None) in shapes for target in TARGETS), shape
    targets = {target for predicate in TARGETS for target in shapes.objects(None, predicate)}
    assert targets.isdisjoint(MESSAGED)


def test_a_closed_shape_allows_what_the_ontology_says_of_its_class_and_no_more() -> None:
    shapes, ontology = load_shapes(), Graph().parse(SCHEMES.parent / "remit.ttl")
    of_class: dict[Node, set[Node]] = defaultdict(set)
    for predicate, domain in ontology.subject_objects(RDFS.domain):
        union = ontology.value(domain, OWL.unionOf)
        for one in Collection(ontology, union) if union else (domain,):
            of_class[one].add(predicate)
    anywhere = {
        p
        for kind in (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
        for p in ontology.subjects(RDF.type, kind)
    }
    anywhere -= set(ontology.subjects(RDFS.domain, None))
    for shape in shapes.subjects(SH.closed, None):
        (kind,) = shapes.objects(shape, SH.targetClass)
        allowed = set(Collection(shapes, shapes.value(shape, SH.ignoredProperties)))
        ours = {one for one in allowed if str(one).startswith(str(REMIT))}
        assert {one for one in of_class[kind] if str(one).startswith(str(REMIT))} <= ours, f"{shape}"
        assert ours <= of_class[kind] | anywhere, f"{shape} allows {ours - of_class[kind] - anywhere}"


def test_the_known_classes_and_properties_are_those_that_the_ontology_declares() -> None:
    shapes, ontology = load_shapes(), Graph().parse(SCHEMES.parent / "remit.ttl")
    classes = set(Collection(shapes, shapes.value(SHAPES.KnownClass, SH["in"])))
    declared = {one for one in ontology.subjects(RDF.type, OWL.Class) if str(one).startswith(str(REMIT))}
    assert {one for one in classes if str(one).startswith(str(REMIT))} == declared
    query = str(shapes.value(shapes.value(SHAPES.KnownProperty, SH.sparql), SH.select))
    properties = {
        str(one).removeprefix(str(REMIT))
        for kind in (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
        for one in ontology.subjects(RDF.type, kind)
        if str(one).startswith(str(REMIT))
    }
    assert sorted(re.findall(r"(?<=,)[A-Za-z0-9]+(?=,)", query)) == sorted(properties)


def test_terms_in_shapes_are_terms_of_the_vocabulary() -> None:
    terms = (term for triple in load_shapes() for term in triple if isinstance(term, URIRef))
    used = {str(term) for term in terms if str(term).startswith(str(REMIT))}
    assert used
    assert used <= {str(term) for term in dir(REMIT)}


def test_a_committee_report_may_speak_of_nothing_but_others_inspections() -> None:
    found = _broken(
        gone(INSPECTION, JUDGEMENT, STATED_IN_TABLE, STATED_IN_HEADING, CONTRADICTION, DISCREPANCY, PARTNERS_OWN),
        gone(STATEMENT, CONTRIBUTION, ORDER),
        without(TO_PARTNERS, REMIT.ownedBy, PARTNERS),
        instead(REPORT, REMIT.reportKind, concept("reportKinds/committee-report")),
    )
    assert (found.violations, found.warnings) == ((), ())


def test_a_letter_of_a_whole_year_may_come_out_within_it() -> None:
    year = Literal("2010", datatype=XSD.gYear)
    assert _broken(instead(INSPECTION, SDO.startDate, year), without(INSPECTION, SDO.endDate)).conforms
    assert _broken(instead(INSPECTION, SDO.startDate, year)).conforms


def test_a_day_that_no_calendar_has_is_told_and_does_not_stop_the_check() -> None:
    found = _broken(instead(INSPECTION, SDO.endDate, date("2010-02-31")), without(TO_TRUST, SDO.text))
    assert [one.name for one in found.violations] == ["InspectionEnd", "RecommendationText"]


def test_a_false_date_is_told_in_words_and_not_by_a_traceback(caplog: pytest.LogCaptureFixture) -> None:
    quads = good_graph().serialize(format="nt").replace('"2010-10-22"', '"2010-02-31"')
    assert [one.name for one in validate_nquads(quads).violations] == ["InspectionEnd"]
    assert caplog.records == []


def test_what_the_engine_cannot_compare_keeps_a_report_out_with_a_remedy() -> None:
    with pytest.raises(ReportQuarantined) as kept_out:
        _broken(instead(TO_TRUST, REMIT.dueDate, BNode()))
    assert kept_out.value.remedy


def test_an_owner_by_default_is_no_guess_where_only_the_council_is_inspected() -> None:
    by_default = (gone(PARTNERS_OWN), without(TO_PARTNERS, REMIT.ownedBy, PARTNERS))
    assert [one.name for one in _broken(*by_default).warnings] == ["RecommendationOwnerSaid"]
    of_council = instead(INSPECTION, REMIT.framework, concept("frameworks/sif"))
    assert "RecommendationOwnerSaid" not in [one.name for one in _broken(*by_default, of_council).warnings]


def test_which_grade_is_of_the_wrong_scale_is_told_with_words_that_show_where() -> None:
    found = _broken(instead(SECOND_HAND, REMIT.grade, GOOD)).violations
    wrong = [one for one in found if one.name == "GradeOfScale"]
    assert [one.focus for one in wrong] == [GOOD]
    assert wrong[0].words


def test_the_account_names_the_file_the_thing_its_words_and_the_remedy() -> None:
    account = _broken(without(TO_TRUST, REMIT.kind), without(INSPECTION, REMIT.leadInspector)).account()
    assert account.startswith("marlshire.txt: 1 violation, 1 warning; kept out of the graph")
    text = " ".join(account.split())
    assert "recommendation/E10000901-slac-2010-10-11/safeguarding/1" in text
    assert "Marlshire Vale NHS Trust should ensure that staff are trained." in text
    assert "Look at the heading it stands under and report the reader's fault." in text
    assert "RecommendationKind" in text
    assert "Look at the title page and the signature" in text
    assert max(map(len, account.splitlines())) <= WIDTH


def test_the_account_shows_a_fault_of_every_row_once() -> None:
    graph = good_graph()
    graph.remove((None, OA.hasSource, None))
    account = validate(graph).account()
    assert account.count("which report it is from") == 1
    assert "- and 6 more" in account  # eleven pieces of evidence, of which five are shown


def test_the_account_of_a_graph_without_a_report_says_so() -> None:
    found = validate(Graph())
    assert not found.conforms
    assert found.file_name is None
    assert "The graph holds no report" in found.account()


def test_a_warning_takes_one_line_however_many_things_it_concerns() -> None:
    all_default = instead(PARTNERS_NAMED, REMIT.resolution, concept("resolutions/as-written"))
    again = instead(COUNCIL_OWNS, REMIT.agency, PARTNERS)
    lines = _broken(all_default, again, without(TO_PARTNERS, REMIT.ownedBy, COUNCIL)).warning_lines()
    assert len(lines) == 1
    assert lines[0].endswith("(2 times)")


@pytest.mark.parametrize("name", ["SaidByTheInspection", "FollowUpOf", "RecommendationText", "GradeOfScale"])
def test_the_report_of_a_check_is_a_shacl_report_that_names_shape_and_path(name: str) -> None:
    found = validate(BY_SHAPE[name][0].graph())
    report = Graph().parse(data=found.turtle(), format="turtle")
    node = report.value(predicate=RDF.type, object=SH.ValidationReport)
    assert report.value(node, SH.conforms) == Literal(False)
    results = [r for r in report.objects(node, SH.result) if (r, SH.sourceShape, SHAPES[name]) in report]
    assert len(list(report.objects(node, SH.result))) == len(found.violations)
    for result in results:
        assert isomorphic(_path(report, result, SH.resultPath), _path(load_shapes(), SHAPES[name], SH.path))
        assert report.value(result, SH.focusNode) is not None
        assert str(report.value(result, SH.resultMessage))


def test_the_report_of_a_good_graph_says_that_it_conforms() -> None:
    report = Graph().parse(data=validate(good_graph()).turtle(), format="turtle")
    assert (None, SH.conforms, Literal(True)) in report


def test_the_order_of_the_triples_changes_nothing() -> None:
    triples = list(BY_SHAPE["EvidencePosition"][1].graph())
    texts = set()
    for ordered in (triples, triples[::-1]):
        graph = Graph()
        for triple in ordered:
            graph.add(triple)
        found = validate(graph)
        texts.add((found.turtle(), found.account()))
    assert len(texts) == 1


def test_a_check_leaves_the_graph_as_it_was() -> None:
    graph = good_graph()
    before = set(graph)
    validate(graph)
    assert set(graph) == before


def test_what_was_found_can_be_sent_between_processes() -> None:
    found = validate(BY_SHAPE["RecommendationText"][0].graph())
    again = pickle.loads(pickle.dumps(found))  # noqa: S301 -- our own bytes
    assert again == found
    assert again.turtle() == found.turtle()


def test_what_the_registers_know_comes_as_a_reference() -> None:
    report = Graph().parse(FOLDER / "marlshire.ttl").serialize(format="nt")
    registers = Graph().parse(FOLDER / "registers.ttl").serialize(format="nt")
    assert validate_nquads(report, registers).conforms
    assert "AuthorityGssCode" in {one.name for one in validate_nquads(report).violations}


@pytest.mark.parametrize(
    "text", ["no quads at all", "<a> <b>", "<<( <http://a/> <http://a/> <http://a/> )>> <http://a/> 1 ."]
)
def test_what_is_no_graph_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        validate_nquads(text)
    assert refused.value.remedy


def test_the_examples_of_all_families_are_in_order(example_data: Path) -> None:
    manifest = DataFolder(example_data).manifest()
    assert manifest.reports
    assert manifest.quarantined == {}


def test_the_real_reports_are_in_order(seeds_data: Path) -> None:
    manifest = DataFolder(seeds_data).manifest()
    assert len(manifest.reports) == 5
    assert manifest.quarantined == {}


def test_the_engine_finds_the_same_in_rdflibs_own_store() -> None:
    shapes = Graph()
    for triple in load_shapes():
        shapes.add(triple)
    for name in ("InspectionOrder", "EvidenceQuotation", "GradeOfScale", "GssCodeUnique"):
        graph = BY_SHAPE[name][0].graph()
        found = {(one.shape, str(one.focus)) for one in validate(graph).violations if one.component != BESIDE}
        for path in SCHEMES.glob("*.ttl"):
            graph.parse(path)
        _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
        results = list(report.objects(None, SH.result))
        assert found
        assert found == {(str(report.value(r, SH.sourceShape)), str(report.value(r, SH.focusNode))) for r in results}


@given(
    st.lists(st.tuples(*[st.sampled_from(TERMS)] * 3), max_size=30), st.tuples(*[st.sampled_from([None, *TERMS])] * 3)
)
def test_a_look_up_finds_what_rdflibs_own_store_finds(triples: list[TripleOf], pattern: TripleOf) -> None:
    ours, theirs = graph_of(triples), Graph()
    for triple in triples:
        theirs.add(triple)
    assert len(ours) == len(theirs)
    found = list(ours.triples(pattern))
    assert len(found) == len(set(found))
    assert set(found) == set(theirs.triples(pattern))
