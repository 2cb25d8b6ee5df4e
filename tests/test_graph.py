"""What a report's facts become as quads; on a few facts made by hand of a county that is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, RdfFormat, Store

from ingest.facts import (
    Mention,
    PartialDate,
    Quotation,
    ReportFacts,
)
from ingest.graph.emission import MisplacedQuotationError, nquads
from ingest.graph.registers_graph import ontology_quads, registers_quads
from ingest.graph.report_graph import report_quads
from ontology.registers.register import Register
from ontology.terms import DCTERMS, DEFAULT_BASE, RDFS, SDO, concept
from tests.marlshire import ADEQUATE, GOOD, HOSPITAL, REPORT, SHA256, TEXT, facts, quote

PREFIXES = """
PREFIX remit: <https://w3id.org/remit/ontology#>
PREFIX id: <https://w3id.org/remit/id/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX schema: <https://schema.org/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""


class Graph:
    """A report's graph, parsed back from the bytes it is written as."""

    def __init__(self, told: ReportFacts) -> None:
        self.store = Store()
        self.store.load(nquads(report_quads(told, reader_version=3)), format=RdfFormat.N_QUADS)

    def rows(self, query: str) -> set[tuple[str, ...]]:
        found = self.store.query(PREFIXES + query, use_default_graph_as_union=True)
        assert isinstance(found, QuerySolutions)
        return {tuple(_value(value) for value in solution) for solution in found}

    def holds(self, pattern: str) -> bool:
        answer = self.store.query(f"{PREFIXES} ASK {{ {pattern} }}", use_default_graph_as_union=True)
        assert isinstance(answer, QueryBoolean)
        return bool(answer)


def _value(term: object) -> str:
    return str(getattr(term, "value", term)).removeprefix(DEFAULT_BASE)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph(facts())


def test_where_does_a_report_live(graph: Graph) -> None:
    assert {str(quad.graph_name) for quad in graph.store} == {f"<{DEFAULT_BASE}graph/report/{SHA256[:16]}>"}
    assert graph.holds(f"<{REPORT}> a remit:Report ; remit:reportsOn id:inspection\\/E10000901-slac-2010-06-21")


def test_does_every_node_have_an_iri(graph: Graph) -> None:
    assert all(isinstance(quad.subject, NamedNode) for quad in graph.store)
    assert graph.rows("SELECT ?o { ?s ?p ?o FILTER isBlank(?o) }") == set()


def test_what_is_said_of_the_file(graph: Graph) -> None:
    assert graph.rows(
        f"""SELECT ?file ?sha ?name ?issued ?publisher ?pages ?kind {{ <{REPORT}> remit:fileName ?file ;
            remit:sha256 ?sha ; schema:name ?name ; dcterms:issued ?issued ; dcterms:publisher ?publisher ;
            schema:numberOfPages ?pages ; remit:reportKind ?kind }}"""
    ) == {
        (
            "marlshire.txt",
            SHA256,
            "Safeguarding in Marlshire",
            "2010-07-30",
            "organisation/ofsted",
            "2",
            concept("reportKinds", "inspection-report"),
        )
    }


def test_when_and_by_whom_was_inspected(graph: Graph) -> None:
    assert graph.rows(
        """SELECT ?authority ?start ?end (DATATYPE(?start) AS ?type) ?lead { ?i a remit:Inspection ;
            remit:inspectedAuthority ?authority ; schema:startDate ?start ; schema:endDate ?end ;
            remit:leadInspector ?lead ; remit:framework <https://w3id.org/remit/scheme/frameworks/slac> }"""
    ) == {
        (
            "authority/E10000901",
            "2010-06-21",
            "2010-07-02",
            "http://www.w3.org/2001/XMLSchema#date",
            "Ann Example",
        )
    }


@pytest.mark.parametrize(
    ("told", "datatype"),
    [(PartialDate(2010), "gYear"), (PartialDate(2010, 6), "gYearMonth"), (PartialDate(2010, 6, 1), "date")],
)
def test_a_date_is_as_precise_as_the_source(told: PartialDate, datatype: str) -> None:
    own = facts().inspection
    assert own is not None
    graph = Graph(replace(facts(), inspection=replace(own, start=told)))
    assert graph.rows("SELECT ?d (DATATYPE(?d) AS ?t) { ?i a remit:Inspection ; schema:startDate ?d }") == {
        (told.iso(), f"http://www.w3.org/2001/XMLSchema#{datatype}")
    }


def test_the_words_of_a_fact_can_be_found_in_the_stored_text(graph: Graph) -> None:
    rows = graph.rows(
        """SELECT ?exact ?prefix ?suffix ?start ?end { ?thing remit:evidence ?e . ?e a remit:Evidence ;
            oa:hasSelector [ a oa:TextQuoteSelector ; oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix ] ,
            [ a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end ] }"""
    )
    assert len(rows) >= 10
    for exact, prefix, suffix, start, end in rows:
        assert TEXT[int(start) : int(end)] == exact
        assert TEXT[: int(start)].endswith(prefix)
        assert TEXT[int(end) :].startswith(suffix)
        assert len(prefix) == min(30, int(start))


def test_on_which_page_do_the_words_stand(graph: Graph) -> None:
    assert graph.rows(
        """SELECT ?page { ?r a remit:Recommendation ; remit:ordinal 1 ;
            remit:evidence/oa:hasSelector [ a oa:FragmentSelector ; rdf:value ?page ] }"""
    ) == {("page=2",)}


def test_a_quotation_that_does_not_stand_there_is_an_error() -> None:
    wrong = replace(facts(), published_quotation=Quotation("Published 31 July 2010", 0, 22))
    with pytest.raises(MisplacedQuotationError, match="31 July"):
        report_quads(wrong)


def test_which_grade_holds_where_the_report_contradicts_itself(graph: Graph) -> None:
    judgement = "id:judgement\\/E10000901-slac-2010-06-21\\/safeguarding\\/quality-of-provision"
    assert graph.rows(f"SELECT ?g {{ {judgement} remit:grade ?g }}") == {(GOOD,)}
    assert graph.rows(f"SELECT ?where {{ {judgement} remit:restsOn/remit:statedIn ?where }}") == {("table",)}
    assert graph.rows(
        """SELECT ?d ?where ?grade ?comment { ?d a remit:Discrepancy ; remit:between ?s ; rdfs:comment ?comment .
            ?s remit:fromInspection id:inspection\\/E10000901-slac-2010-06-21 ; remit:statedIn ?where ;
            remit:grade ?grade ; remit:evidence/oa:hasSource ?report }"""
    ) == {
        (
            f"discrepancy/{SHA256[:16]}/safeguarding/quality-of-provision",
            place,
            grade,
            "Of “Quality of provision”, the table says “good” and the heading says “adequate”; “good” is taken.",
        )
        for place, grade in (("table", GOOD), ("heading", ADEQUATE))
    }


TRAIN = "north-marls-hospital-trust-and-partner-agencies-should-train-their"
"""The first ten words of the first recommendation."""


def test_who_owns_a_recommendation_and_how_do_we_know(graph: Graph) -> None:
    tail = f"E10000901-slac-2010-06-21/safeguarding/{TRAIN}"
    recommendation = f"<{DEFAULT_BASE}recommendation/{tail}>"
    assert graph.rows(
        f"""SELECT ?assignment ?agency ?written ?basis ?words {{ {recommendation} remit:assignment ?assignment ;
            remit:ownedBy ?agency . ?assignment a remit:Assignment ; remit:agency ?agency ; remit:asWritten ?written ;
            remit:basis ?basis ; remit:evidence/oa:hasSelector/oa:exact ?words }}"""
    ) == {
        (
            f"assignment/{tail}/{number}",
            agency,
            words,
            concept("assignmentBases", "named"),
            words,
        )
        for number, agency, words in (
            (1, "organisation/ZX1", "North Marls Hospital Trust"),
            (2, "agency/E10000901/partner-agencies", "partner agencies"),
        )
    }
    assert graph.rows(f"SELECT ?p ?d {{ {recommendation} remit:priority ?p ; remit:dueDate ?d }}") == {
        (concept("priorities", "within-three-months"), "2010-10-30")
    }


def test_an_owner_by_default_is_not_spelt_anywhere(graph: Graph) -> None:
    assignment = f"<{DEFAULT_BASE}assignment/E10000901-slac-2010-06-21/all/page-turns-are-good/1>"
    assert graph.rows(f"SELECT ?rule {{ {assignment} remit:rule ?rule }}") == {("default-owner",)}
    assert not graph.holds(f"{assignment} remit:asWritten ?name")
    assert not graph.holds("?use a remit:NameUse ; remit:agency id:authority\\/E10000901")


def test_a_trust_is_found_as_any_of_its_super_classes(graph: Graph) -> None:
    for kind in ("remit:NHSTrust", "remit:NHSBody", "remit:PartnerAgency", "org:Organization"):
        assert graph.holds(f"id:organisation\\/ZX1 a {kind}")
    assert not graph.holds("id:organisation\\/ZX1 a remit:NHSFoundationTrust")


def test_which_bodies_does_the_report_name_and_how(graph: Graph) -> None:
    assert graph.rows(f"SELECT ?body {{ <{REPORT}> schema:mentions ?body }}") == {
        ("organisation/ZX1",),
        ("agency/E10000901/partner-agencies",),
        ("agency/E10000901/marlshire-nhs-foundation-trust",),
    }
    assert graph.rows("SELECT ?name ?other { id:organisation\\/ZX1 skos:prefLabel ?name ; skos:altLabel ?other }") == {
        ("North Marlshire Hospitals NHS Trust", "North Marls Hospital Trust")
    }
    assert not graph.holds("?body skos:prefLabel ?same ; skos:altLabel ?same")


def test_a_name_that_no_entry_fits_keeps_its_candidate_and_the_reason(graph: Graph) -> None:
    assert graph.rows(
        """SELECT ?written ?resolution ?rule ?reason ?candidate { ?use a remit:NameUse ; remit:asWritten ?written ;
            remit:agency id:agency\\/E10000901\\/marlshire-nhs-foundation-trust ; remit:resolution ?resolution ;
            remit:rule ?rule ; remit:reason ?reason ; remit:candidate ?candidate ; remit:inReport ?report ;
            remit:evidence/oa:hasSource ?report }"""
    ) == {
        (
            "Marlshire NHS Foundation Trust",
            concept("resolutions", "as-written"),
            "no-entry",
            "no register has a body of this name",
            "organisation/ZX4",
        )
    }


def test_what_is_said_second_hand_hangs_on_the_citation(graph: Graph) -> None:
    assert graph.rows(
        """SELECT ?as ?period ?previous ?inspection ?grade ?status ?about { ?c a remit:Citation ; remit:citedIn ?report ;
            remit:citedAs ?as ; remit:citedPeriod ?period ; remit:isPrevious ?previous ;
            remit:provisionally ?inspection ; remit:citedAuthority id:authority\\/E10000901 .
            ?s a remit:GradeStatement ; remit:inCitation ?c ; remit:grade ?grade .
            ?f a remit:FollowUp ; remit:inCitation ?c ; remit:status ?status ; remit:about ?about }"""
    ) == {
        (
            "joint area review",
            "2007",
            "true",
            "inspection/E10000901-jar-2007",
            concept("grades2005", "3"),
            concept("followUpStatuses", "met"),
            "areas for development",
        )
    }
    assert not graph.holds("id:inspection\\/E10000901-jar-2007 a remit:Inspection")
    assert not graph.holds("?s remit:inCitation ?c ; remit:fromInspection ?i")


def test_an_assessment_is_cited_by_its_year() -> None:
    citation = replace(facts().citations[0], framework="apa", period=PartialDate(2006, 11))
    assert Graph(replace(facts(), citations=(citation,))).holds(
        "?c remit:provisionally id:inspection\\/E10000901-apa-2006"
    )


def test_who_provides_which_service(graph: Graph) -> None:
    assert graph.rows(
        """SELECT ?body ?name ?role ?service { ?p a remit:ServiceProvision ; remit:agency ?body ;
            remit:serviceName ?name ; remit:role ?role ; remit:service ?service }"""
    ) == {("organisation/ZX1", "Midwifery", "provides", concept("services", "maternity"))}


def test_what_was_expected_and_not_found_is_in_the_graph(graph: Graph) -> None:
    assert graph.rows(
        f"SELECT ?e ?l {{ ?w a remit:Warning ; remit:aboutReport <{REPORT}> ; remit:expected ?e ; remit:lookedFor ?l }}"
    ) == {("a contents list", "a heading Contents")}


def test_which_version_of_which_reader_read_what(graph: Graph) -> None:
    assert graph.rows(
        """SELECT ?file ?reader ?version ?why { ?graph prov:wasGeneratedBy ?reading . ?reading a prov:Activity ;
            prov:used ?file ; prov:wasAssociatedWith ?reader ; rdfs:comment ?why .
            ?reader a prov:SoftwareAgent ; schema:softwareVersion ?version }"""
    ) == {(f"file/{SHA256}", "software/remit-reader-slac-3", "3", "the title says so")}


def test_what_the_publishers_list_says_and_where_it_differs_from_the_print() -> None:
    url = "https://example.org/marlshire"
    listed = replace(facts(), listed_published=date(2010, 8, 2), source_url=url, publisher_id="99901")
    graph = Graph(listed)
    assert graph.rows(
        f"SELECT ?url ?id ?on {{ <{REPORT}> schema:url ?url ; dcterms:identifier ?id ; dcterms:issued ?on }}"
    ) == {(url, "99901", "2010-07-30")}
    assert graph.rows(
        f"""SELECT ?kind ?listed ?comment {{ ?d a remit:Discrepancy ; remit:between <{REPORT}> , ?listing ;
            remit:discrepancyKind ?kind ; rdfs:comment ?comment . ?listing a prov:Entity ; dcterms:issued ?listed }}"""
    ) == {
        (
            concept("discrepancyKinds", "printed-and-listed-differ"),
            "2010-08-02",
            "The document prints 2010-07-30 as its day of publication, the publisher's list 2010-08-02.",
        )
    }
    agreeing = replace(listed, listed_published=date(2010, 7, 30))
    assert not Graph(agreeing).holds(f"?d a remit:Discrepancy ; remit:between <{REPORT}>")


def test_recommendations_of_a_report_without_an_inspection_belong_to_the_report() -> None:
    graph = Graph(replace(facts(), kind="committee-report", inspection=None, judgements=()))
    assert graph.rows("SELECT ?r { ?r a remit:Recommendation ; remit:ordinal 2 }") == {
        (f"recommendation/{SHA256[:16]}/all/page-turns-are-good",)
    }
    assert not graph.holds("?r a remit:Recommendation ; remit:fromInspection ?i")
    assert not graph.holds(f"<{REPORT}> remit:reportsOn ?i")


def test_the_same_facts_are_the_same_bytes_in_any_order_of_mentions() -> None:
    turned = replace(facts(), mentions=tuple(reversed(facts().mentions)))
    assert nquads(report_quads(facts())) == nquads(report_quads(turned))


def test_another_base_moves_every_instance_and_no_concept() -> None:
    quads = report_quads(facts(), "https://example.org/kb/")
    assert {str(q.subject).startswith("<https://example.org/kb/") for q in quads} == {True}
    assert f"<{ADEQUATE}>" in {str(quad.object) for quad in quads}


def test_a_class_that_the_ontology_does_not_have_is_an_error() -> None:
    odd = replace(HOSPITAL, kind="Castle")
    with pytest.raises(ValueError, match="Castle"):
        report_quads(replace(facts(), mentions=(Mention(odd, ("x",), quote("North Marls")),)))


def test_what_became_of_a_trust(register: Register) -> None:
    store = Store()
    store.extend(registers_quads(register))
    found = store.query(
        f"""{PREFIXES} SELECT ?heir ?on ?ended {{ id:organisation\\/ZX1 remit:odsCode "ZX1" ; remit:successor ?heir ;
            schema:dissolutionDate ?ended ; org:changedBy ?event .
            ?event a org:ChangeEvent ; org:originalOrganization id:organisation\\/ZX1 ;
            org:resultingOrganization ?heir ; dcterms:date ?on . ?heir org:resultedFrom ?event }}""",
        use_default_graph_as_union=True,
    )
    assert isinstance(found, QuerySolutions)
    assert [[_value(term) for term in row] for row in found] == [["organisation/ZX6", "2014-04-01", "2014-03-31"]]


def test_every_body_of_the_registers_has_one_name_and_a_class(register: Register) -> None:
    quads = registers_quads(register)
    named = [quad.subject for quad in quads if quad.predicate.value.endswith("#prefLabel")]
    assert len(named) == len(set(named)) == len(register.all())
    assert nquads(quads) == nquads(list(reversed(quads)))


def test_where_else_a_body_is_spoken_of_and_by_which_number(register: Register) -> None:
    said = {(q.subject, q.predicate.value, str(q.object)) for q in registers_quads(register)}
    trust, council = NamedNode(f"{DEFAULT_BASE}organisation/ZX1"), NamedNode(f"{DEFAULT_BASE}authority/E10000901")
    assert (trust, str(DCTERMS.identifier), '"https://fhir.nhs.uk/Id/ods-organization-code|ZX1"') in said
    assert [s for s, p, o in said if p == str(RDFS.seeAlso) and o.endswith("/organisations/ZX1>")] == [trust]
    assert [s for s, p, o in said if p == str(SDO.areaServed) and o.endswith("/E10000901>")] == [council]


def test_the_ontology_is_in_a_graph_of_its_own() -> None:
    quads = ontology_quads()
    assert {str(quad.graph_name) for quad in quads} == {f"<{DEFAULT_BASE}graph/ontology>"}
    assert len(quads) == len(set(quads))
