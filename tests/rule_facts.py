"""Facts for the tests of the rules, written in Turtle about nobody in particular, and what the rules derive from them.

They have a base of their own: rules must take the base from the IRIs at hand. Reports are R1, R2 ...
"""

from __future__ import annotations

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse
from rdflib import URIRef

from ontology.inference import derive
from ontology.terms import ORG, REMIT, concept

BASE = "https://data.example/x/"
INTO = BASE + "graph/derived/A"
PREFIXES = f"""
@prefix id: <{BASE}> .
@prefix inspection: <{BASE}inspection/> .
@prefix citation: <{BASE}citation/> .
@prefix statement: <{BASE}statement/> .
@prefix remit: <{REMIT}> .
@prefix org: <{ORG}> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix framework: <{concept("frameworks")}/> .
@prefix aspect: <{concept("aspects", "slac")}/> .
@prefix strand: <{concept("strands")}/> .
@prefix grade: <{concept("grades2009")}/> .
"""
SLAC = "A-slac-2010-09-13"
VISIT = "A-unannounced-cra-2010-06"

Facts = set[tuple[str, str, str]]


def store_of(*reports: str) -> Store:
    """A store with a named graph for each report's facts."""
    store = Store()
    for number, facts in enumerate(reports, 1):
        graph = NamedNode(f"{BASE}graph/report/R{number}")
        parsed = parse(PREFIXES + facts, format=RdfFormat.TURTLE)
        store.extend(Quad(quad.subject, quad.predicate, quad.object, graph) for quad in parsed)
    return store


def shorten(node: object) -> str:
    return str(getattr(node, "value", node)).removeprefix(BASE)


def derived(*reports: str) -> Facts:
    """What the rules add, with IRIs of the base shortened; not what is said of their graphs."""
    return {
        (shorten(quad.subject), shorten(quad.predicate), shorten(quad.object))
        for quad in derive(store_of(*reports), INTO)
        if quad.graph_name != NamedNode(INTO)
    }


def of(facts: Facts, predicate: URIRef) -> set[tuple[str, str]]:
    return {(subject, value) for subject, said, value in facts if said == str(predicate)}


def named_earlier(facts: Facts) -> set[tuple[str, str]]:
    """The inspections that words name as earlier than others, and not dates alone: later and earlier."""
    named = {node for node, rule in of(facts, REMIT.rule) if rule == "named-as-earlier"}
    later, earlier = dict(of(facts, REMIT.laterInspection)), dict(of(facts, REMIT.earlierInspection))
    return {(later[node], earlier[node]) for node in named}


def inspection(name: str, framework: str, start: str, report: str) -> str:
    """An inspection with a report of its own."""
    kind = {4: "gYear", 7: "gYearMonth", 10: "date"}[len(start)]
    return f"""
    id:report-{report} a remit:Report ; remit:reportsOn inspection:{name} .
    inspection:{name} a remit:Inspection ; remit:inspectedAuthority id:A ; remit:framework framework:{framework} ;
        schema:startDate "{start}"^^xsd:{kind} ."""


def citation(report: str, framework: str, period: str, *, previous: bool = True, authority: str = "A") -> str:
    """A report's words about another inspection; the node is `citation/{report}/{framework}-{period}`."""
    kind = {4: "gYear", 7: "gYearMonth", 10: "date"}[len(period)]
    return f"""
    <{BASE}citation/{report}/{framework}-{period}> a remit:Citation ; remit:citedIn id:report-{report} ;
        remit:citedAs "last visit" ; remit:citedAuthority id:{authority} ; remit:citedFramework framework:{framework} ;
        remit:citedPeriod "{period}"^^xsd:{kind} ; remit:isPrevious {str(previous).lower()} ;
        remit:provisionally inspection:{authority}-{framework}-{period} ."""


def own_grade(aspect: str, strand: str, grade: str) -> str:
    """A judgement of the inspection SLAC in its own report, on one statement."""
    return f"""
    <{BASE}judgement/{SLAC}/{strand}/{aspect}> a remit:Judgement ; remit:fromInspection inspection:{SLAC} ;
        remit:aspect aspect:{aspect} ; remit:strand strand:{strand} ; remit:grade grade:{grade} ;
        remit:restsOn <{BASE}statement/R1/{strand}-{aspect}> ; remit:evidence <{BASE}evidence/R1/1-2> .
    <{BASE}statement/R1/{strand}-{aspect}> a remit:GradeStatement ; remit:fromInspection inspection:{SLAC} ;
        remit:aspect aspect:{aspect} ; remit:strand strand:{strand} ; remit:grade grade:{grade} ."""


def quoted_grade(report: str, number: int, aspect: str, strand: str | None, grade: str) -> str:
    """A grade of the inspection SLAC that another report quotes."""
    in_strand = f"remit:strand strand:{strand} ;" if strand else ""
    return f"""
    <{BASE}statement/{report}/{number}> a remit:GradeStatement ; remit:aspect aspect:{aspect} ; {in_strand}
        remit:inCitation <{BASE}citation/{report}/slac-2010-09> ; remit:grade grade:{grade} ;
        remit:evidence <{BASE}evidence/{report}/{number}> ."""


OWN = inspection(SLAC, "slac", "2010-09-13", "R1")
QUOTING = citation("R2", "slac", "2010-09", previous=False)

OWNED = f"""
    id:rec a remit:Recommendation ; remit:assignment <{BASE}assignment/rec/1> ; remit:ownedBy id:old .
    <{BASE}assignment/rec/1> a remit:Assignment ; remit:agency id:old ."""
