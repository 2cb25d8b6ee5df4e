"""A small graph on which the answer to every question is known: two fictional counties of nearly the same name.

Marlshire (E10000901) was inspected in 2007 (known only from what a later report says), in 2010 (report a, slac) and in
2011 (report b, an unannounced inspection's letter); Marleshire (E06000902) in 2010 (report c, slac), which a report to
its own committee quotes second hand (report d). Marlshire Hospitals NHS Trust (ZX1) became Vale of Marl NHS Foundation
Trust (ZX9), and that Marl and Moor NHS Foundation Trust (ZX8). The graph is TriG, in the words of the vocabulary and
with the IRIs that a build gives, each said once or, as in a build, in several graphs; the concepts are Remit's own.
"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from ontology.terms import DEFAULT_BASE
from ontology.vocabulary import vocabulary_triples
from queries.folder import DataFolder
from queries.manifest import FORMAT, Manifest, ReportEntry

REPORTS = {letter: letter * 64 for letter in "abcd"}  # the digest that each report's file has

PREFIXES = """
@prefix remit: <https://w3id.org/remit/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix kind: <https://w3id.org/remit/scheme/recommendationKinds/> .
@prefix basis: <https://w3id.org/remit/scheme/assignmentBases/> .
@prefix strand: <https://w3id.org/remit/scheme/strands/> .
@prefix soon: <https://w3id.org/remit/scheme/priorities/> .
@prefix framework: <https://w3id.org/remit/scheme/frameworks/> .
@prefix resolution: <https://w3id.org/remit/scheme/resolutions/> .
"""

REGISTERS = """
<authority/E10000901> a remit:Authority, org:Organization ; skos:prefLabel "Marlshire County Council" ;
  skos:altLabel "Marlshire" ; remit:gssCode "E10000901" ; remit:organisationKey "E10000901" ; remit:ofstedUrn "80901" .
<authority/E06000902> a remit:Authority, org:Organization ; skos:prefLabel "Marleshire Council" ;
  skos:altLabel "Marleshire" ; remit:gssCode "E06000902" ; remit:organisationKey "E06000902" .
<organisation/ZX1> a remit:NHSTrust, remit:NHSBody, remit:PartnerAgency, org:Organization ; remit:odsCode "ZX1" ;
  skos:prefLabel "Marlshire Hospitals NHS Trust" ; skos:altLabel "Marlshire Hospital Trust" ;
  remit:organisationKey "ZX1" ; schema:foundingDate "2000-04-01"^^xsd:date ;
  schema:dissolutionDate "2014-03-31"^^xsd:date ; remit:servesArea <authority/E10000901> ;
  remit:successor <organisation/ZX9> ; org:changedBy <change/zx1/2014-04-01> .
<change/zx1/2014-04-01> a org:ChangeEvent ; org:resultingOrganization <organisation/ZX9> ;
  dcterms:date "2014-04-01"^^xsd:date .
<organisation/ZX2> a remit:NHSTrust, remit:NHSBody, remit:PartnerAgency, org:Organization ; remit:odsCode "ZX2" ;
  skos:prefLabel "Marlshire Community NHS Trust" ; remit:organisationKey "ZX2" .
<organisation/ZX9> a remit:NHSFoundationTrust, org:Organization ; remit:odsCode "ZX9" ;
  skos:prefLabel "Vale of Marl NHS Foundation Trust" ; remit:organisationKey "ZX9" ;
  remit:successor <organisation/ZX8> ; org:changedBy <change/zx9/2020-10-01> .
<change/zx9/2020-10-01> a org:ChangeEvent ; org:resultingOrganization <organisation/ZX8> ;
  dcterms:date "2020-10-01"^^xsd:date .
<organisation/ZX8> a remit:NHSFoundationTrust, org:Organization ; remit:odsCode "ZX8" ;
  skos:prefLabel "Marl and Moor NHS Foundation Trust" ; remit:organisationKey "ZX8" .
<organisation/marle-valley> a remit:NHSTrust, org:Organization ; skos:prefLabel "Marle Valley NHS Trust" ;
  remit:organisationKey "marle-valley" .
"""

# Four recommendations: one trust's, two trusts', the council's by default, and one of a name that fits no body. The
# grade of quality of provision stands twice, and differently.
MARLSHIRE_2010 = """
<report/{a}> a remit:Report ; schema:about <authority/E10000901> ; remit:fileName "marlshire-2010.txt" ; schema:name "Marlshire, safeguarding" ;
  dcterms:issued "2010-11-19"^^xsd:date ; remit:reportsOn <inspection/E10000901-slac-2010-10-11> ;
  schema:mentions <organisation/ZX1>, <organisation/ZX2>, <organisation/ZX9>, <agency/E10000901/housing-partners> .
<inspection/E10000901-slac-2010-10-11> a remit:Inspection ; remit:inspectedAuthority <authority/E10000901> ;
  remit:framework framework:slac ; schema:startDate "2010-10-11"^^xsd:date ; schema:endDate "2010-10-22"^^xsd:date ;
  remit:leadInspector "Ada Lane" .

<judgement/E10000901-slac-2010-10-11/safeguarding/overall-effectiveness> a remit:Judgement ;
  remit:fromInspection <inspection/E10000901-slac-2010-10-11> ; remit:strand strand:safeguarding ;
  remit:aspect <../scheme/aspects/slac/overall-effectiveness> ; remit:grade <../scheme/grades2009/3> ;
  remit:evidence <evidence/{a}/100-129> .
<judgement/E10000901-slac-2010-10-11/safeguarding/quality-of-provision> a remit:Judgement ;
  remit:fromInspection <inspection/E10000901-slac-2010-10-11> ; remit:strand strand:safeguarding ;
  remit:aspect <../scheme/aspects/slac/quality-of-provision> ; remit:grade <../scheme/grades2009/2> ;
  remit:restsOn <statement/{a}/2> ; remit:evidence <evidence/{a}/150-175> .
<judgement/E10000901-slac-2010-10-11/looked-after/overall-effectiveness> a remit:Judgement ;
  remit:fromInspection <inspection/E10000901-slac-2010-10-11> ; remit:strand strand:looked-after ;
  remit:aspect <../scheme/aspects/slac/overall-effectiveness> ; remit:grade <../scheme/grades2009/2> ;
  remit:evidence <evidence/{a}/200-226> .
<statement/{a}/2> a remit:GradeStatement ; remit:fromInspection <inspection/E10000901-slac-2010-10-11> ;
  remit:grade <../scheme/grades2009/2> ; remit:statedIn "table" ; remit:evidence <evidence/{a}/150-175> .
<statement/{a}/3> a remit:GradeStatement ; remit:fromInspection <inspection/E10000901-slac-2010-10-11> ;
  remit:grade <../scheme/grades2009/3> ; remit:statedIn "heading" ; remit:evidence <evidence/{a}/300-332> .
<discrepancy/{a}/safeguarding/quality-of-provision> a remit:Discrepancy ; rdfs:comment "The table and a heading differ." ;
  remit:discrepancyKind <../scheme/discrepancyKinds/contradiction-within-report> ;
  remit:between <statement/{a}/2>, <statement/{a}/3> .

<recommendation/E10000901-slac-2010-10-11/safeguarding/1> a remit:Recommendation ; remit:kind kind:area-for-improvement ;
  remit:fromInspection <inspection/E10000901-slac-2010-10-11> ; remit:strand strand:safeguarding ; remit:ordinal 1 ;
  schema:text "Marlshire Hospital Trust should tell schools of attendances at accident and emergency." ;
  remit:priority soon:within-three-months ; remit:dueDate "2011-02-19"^^xsd:date ; remit:evidence <evidence/{a}/400-486> ;
  remit:assignment <assignment/E10000901-slac-2010-10-11/safeguarding/1/1> ; remit:ownedBy <organisation/ZX1> .
<assignment/E10000901-slac-2010-10-11/safeguarding/1/1> a remit:Assignment ; remit:agency <organisation/ZX1> ;
  remit:basis basis:named ; remit:asWritten "Marlshire Hospital Trust" ; remit:evidence <evidence/{a}/400-424> .
<recommendation/E10000901-slac-2010-10-11/looked-after/2> a remit:Recommendation ; remit:kind kind:area-for-improvement ;
  remit:fromInspection <inspection/E10000901-slac-2010-10-11> ; remit:strand strand:looked-after ; remit:ordinal 2 ;
  schema:text "Both trusts should carry out health assessments in time." ;
  remit:priority soon:within-six-months ; remit:dueDate "2011-05-19"^^xsd:date ; remit:evidence <evidence/{a}/500-556> ;
  remit:assignment <assignment/E10000901-slac-2010-10-11/looked-after/2/1>,
    <assignment/E10000901-slac-2010-10-11/looked-after/2/2> ; remit:ownedBy <organisation/ZX1>, <organisation/ZX2> ;
  remit:inheritedBy <organisation/ZX9>, <organisation/ZX8> ; remit:currentBearer <organisation/ZX8>, <organisation/ZX2> ;
  remit:theme <../scheme/themes/health-assessments> ; remit:nationalOutcome <../scheme/nationalFramework/loving-homes> .
<theme/{a}/2> a remit:ThemeMatch ; remit:themeOf <recommendation/E10000901-slac-2010-10-11/looked-after/2> ;
  remit:matchedTheme <../scheme/themes/health-assessments> ; remit:words "health assessments" ; remit:rule "health assessment*" .
<assignment/E10000901-slac-2010-10-11/looked-after/2/1> a remit:Assignment ; remit:agency <organisation/ZX1> ;
  remit:basis basis:lead-in ; remit:asWritten "Both trusts" ; remit:evidence <evidence/{a}/500-511> .
<assignment/E10000901-slac-2010-10-11/looked-after/2/2> a remit:Assignment ; remit:agency <organisation/ZX2> ;
  remit:basis basis:lead-in ; remit:asWritten "Both trusts" ; remit:evidence <evidence/{a}/500-511> .
<recommendation/E10000901-slac-2010-10-11/safeguarding/3> a remit:Recommendation ; remit:kind kind:area-for-improvement ;
  remit:fromInspection <inspection/E10000901-slac-2010-10-11> ; remit:strand strand:safeguarding ; remit:ordinal 3 ;
  schema:text "Ensure that chronologies are kept." ; remit:evidence <evidence/{a}/600-634> ;
  remit:priority soon:immediately ; remit:dueDate "2010-11-19"^^xsd:date ;
  remit:assignment <assignment/E10000901-slac-2010-10-11/safeguarding/3/1> ; remit:ownedBy <authority/E10000901> .
<assignment/E10000901-slac-2010-10-11/safeguarding/3/1> a remit:Assignment ; remit:agency <authority/E10000901> ;
  remit:basis basis:default ; remit:evidence <evidence/{a}/600-634> .
<recommendation/E10000901-slac-2010-10-11/safeguarding/4> a remit:Recommendation ; remit:kind kind:area-for-improvement ;
  remit:fromInspection <inspection/E10000901-slac-2010-10-11> ; remit:strand strand:safeguarding ; remit:ordinal 4 ;
  schema:text "Marlshire NHS Foundation Trust should train its staff." ; remit:evidence <evidence/{a}/700-754> ;
  remit:assignment <assignment/E10000901-slac-2010-10-11/safeguarding/4/1> ;
  remit:ownedBy <agency/E10000901/marlshire-nhs-foundation-trust> .
<assignment/E10000901-slac-2010-10-11/safeguarding/4/1> a remit:Assignment ;
  remit:agency <agency/E10000901/marlshire-nhs-foundation-trust> ; remit:basis basis:named ;
  remit:asWritten "Marlshire NHS Foundation Trust" ; remit:evidence <evidence/{a}/700-730> .

<agency/E10000901/marlshire-nhs-foundation-trust> a remit:NHSBody, remit:PartnerAgency, org:Organization ;
  skos:prefLabel "Marlshire NHS Foundation Trust" .
<agency/E10000901/housing-partners> a remit:AgencyGroup, remit:PartnerAgency, org:Organization ;
  skos:prefLabel "Housing partners in Marlshire" ; skos:altLabel "housing partners" .
<organisation/ZX1> a org:Organization ; skos:prefLabel "Marlshire Hospitals NHS Trust" ;
  skos:altLabel "Marlshire Hospital Trust" .
<naming/{a}/zx1> a remit:NameUse ; remit:agency <organisation/ZX1> ; remit:asWritten "Marlshire Hospital Trust" ;
  remit:resolution resolution:register ; remit:rule "alias" ; remit:reason "A spelling of the register." ;
  remit:inReport <report/{a}> ; remit:evidence <evidence/{a}/400-424> .
<naming/{a}/unknown> a remit:NameUse ; remit:agency <agency/E10000901/marlshire-nhs-foundation-trust> ;
  remit:asWritten "Marlshire NHS Foundation Trust" ; remit:resolution resolution:as-written ; remit:rule "no-entry" ;
  remit:reason "No body had this name in 2010." ; remit:candidate <organisation/ZX1>, <organisation/ZX2> ;
  remit:inReport <report/{a}> ; remit:evidence <evidence/{a}/700-730> .
<service/{a}/1> a remit:ServiceProvision ; remit:agency <organisation/ZX2> ; remit:serviceName "school nursing" ;
  remit:role "provides" ; remit:inArea <authority/E10000901> ; remit:asWritten "the community trust" ;
  remit:service <../scheme/services/school-nursing> ; remit:providedSince "2009-04"^^xsd:gYearMonth ;
  remit:inReport <report/{a}> ; remit:evidence <evidence/{a}/800-840> .
<statement-of-action/{a}> a remit:StatementOfAction ; remit:responsibleBody <authority/E10000901> ;
  remit:contribution <contribution/{a}/1> ; remit:submitBy "2011-03-01"^^xsd:date ; remit:evidence <evidence/{a}/400-424> .
<statement-of-action/{a}> remit:answers <inspection/E10000901-slac-2010-10-11> .
<party/{a}/1> a remit:LetterParty ; remit:inReport <report/{a}> ; remit:partyRole "addressee" ; schema:name "Ada Osney" ;
  schema:jobTitle "Director of Children's Services" ; remit:actsFor <authority/E10000901> .
<contribution/{a}/1> a remit:Assignment ; remit:agency <organisation/ZX1> ; remit:basis basis:member ;
  remit:asWritten "Marlshire Hospital Trust" ; remit:evidence <evidence/{a}/400-424> .
<warning/{a}/1> a remit:Warning ; remit:aboutReport <report/{a}> ; remit:expected "a grade for leadership" ;
  remit:lookedFor "the table of main findings" .
<warning/{a}/2> a remit:Warning ; remit:aboutReport <report/{a}> ; remit:expected "4 items, of which 3 were read" ;
  remit:lookedFor "a second count of signs" ; remit:rule "second-reading/list-items" ; remit:evidence <evidence/{a}/700-730> .
"""

MARLSHIRE_2011 = """
<report/{b}> a remit:Report ; schema:about <authority/E10000901> ; remit:fileName "marlshire-2011.txt" ; schema:name "Marlshire, letter" ;
  dcterms:issued "2011-06-10"^^xsd:date ; remit:reportsOn <inspection/E10000901-unannounced-cra-2011-05-17> ;
  schema:mentions <agency/E10000901/housing-partners> .
<inspection/E10000901-unannounced-cra-2011-05-17> a remit:Inspection ; remit:inspectedAuthority <authority/E10000901> ;
  remit:framework framework:unannounced-cra ; schema:startDate "2011-05-17"^^xsd:date .
<agency/E10000901/housing-partners> a remit:AgencyGroup, org:Organization ; skos:prefLabel "Housing partners in Marlshire" .
<citation/{b}/slac-2010> a remit:Citation ; remit:citedIn <report/{b}> ; remit:citedAs "the inspection of October 2010" ;
  remit:citedFramework framework:slac ; remit:citedPeriod "2010-10"^^xsd:gYearMonth ;
  remit:citedAuthority <authority/E10000901> ; remit:evidence <evidence/{b}/40-70> .
<citation/{b}/jar-2007> a remit:Citation ; remit:citedIn <report/{b}> ; remit:citedAs "joint area review" ;
  remit:citedFramework framework:jar ; remit:citedPeriod "2007"^^xsd:gYear ;
  remit:citedAuthority <authority/E10000901> ; remit:evidence <evidence/{b}/80-97> .
<followup/{b}/1> a remit:FollowUp ; remit:inCitation <citation/{b}/slac-2010> ; remit:about "areas for development" ;
  remit:status <../scheme/followUpStatuses/met> ; remit:evidence <evidence/{b}/120-160> .
<followup/{b}/2> a remit:FollowUp ; remit:inCitation <citation/{b}/jar-2007> ; remit:about "recommendations" ;
  remit:status <../scheme/followUpStatuses/partly-met> ; remit:evidence <evidence/{b}/180-215> .
<finding/E10000901-unannounced-cra-2011-05-17/1> a remit:Finding ; remit:ordinal 1 ; schema:text "Thresholds are clear." ;
  remit:fromInspection <inspection/E10000901-unannounced-cra-2011-05-17> ; remit:section "Strengths" ;
  remit:findingKind <../scheme/findingKinds/strength> ; remit:evidence <evidence/{b}/230-251> .
"""

MARLESHIRE_2010 = """
<report/{c}> a remit:Report ; schema:about <authority/E06000902> ; remit:fileName "marleshire-2010.txt" ; schema:name "Marleshire, safeguarding" ;
  dcterms:issued "2010-12-03"^^xsd:date ; remit:reportsOn <inspection/E06000902-slac-2010-11-01> .
<inspection/E06000902-slac-2010-11-01> a remit:Inspection ; remit:inspectedAuthority <authority/E06000902> ;
  remit:framework framework:slac ; schema:startDate "2010-11-01"^^xsd:date .
<judgement/E06000902-slac-2010-11-01/safeguarding/overall-effectiveness> a remit:Judgement ;
  remit:fromInspection <inspection/E06000902-slac-2010-11-01> ; remit:strand strand:safeguarding ;
  remit:aspect <../scheme/aspects/slac/overall-effectiveness> ; remit:grade <../scheme/grades2009/2> ;
  remit:evidence <evidence/{c}/100-127> .
"""

MARLESHIRE_COMMITTEE = """
<discrepancy/{d}/day> a remit:Discrepancy ; rdfs:comment "The cover and the list give two days." ;
  remit:discrepancyKind <../scheme/discrepancyKinds/contradiction-within-report> ; remit:between <report/{d}> .
<report/{d}> a remit:Report ; schema:about <authority/E06000902> ; remit:fileName "marleshire-committee.md" ; schema:name "Report to the committee" ;
  dcterms:issued "2011-01-20"^^xsd:date .
<citation/{d}/slac-2010> a remit:Citation ; remit:citedIn <report/{d}> ; remit:citedAs "the inspection" ;
  remit:citedFramework framework:slac ; remit:citedPeriod "2010-11"^^xsd:gYearMonth ;
  remit:citedAuthority <authority/E06000902> ; remit:evidence <evidence/{d}/30-44> .
<statement/{d}/1> a remit:GradeStatement ; remit:inCitation <citation/{d}/slac-2010> ; remit:statedIn "sentence" ;
  remit:grade <../scheme/grades2009/3> ; remit:evidence <evidence/{d}/60-87> .
<recommendation/{d}/all/1> a remit:Recommendation ; remit:kind kind:committee-recommendation ; remit:ordinal 1 ;
  schema:text "Members note the report on accident and emergency services." ; remit:evidence <evidence/{d}/100-159> ;
  remit:assignment <assignment/{d}/all/1/1> ; remit:ownedBy <authority/E06000902> .
<assignment/{d}/all/1/1> a remit:Assignment ; remit:agency <authority/E06000902> ; remit:basis basis:default ;
  remit:evidence <evidence/{d}/100-159> .
"""

DERIVED_MARLSHIRE = """
<inspection/E10000901-jar-2007> a remit:Inspection ; remit:inspectedAuthority <authority/E10000901> ;
  remit:framework framework:jar ; schema:startDate "2007"^^xsd:gYear ; remit:knownFrom <citation/{b}/jar-2007> .
<followup/{b}/1> remit:follows <inspection/E10000901-slac-2010-10-11> .
<followup/{b}/2> remit:follows <inspection/E10000901-jar-2007> .
<inspection/E10000901-unannounced-cra-2011-05-17> remit:previousInspection <inspection/E10000901-slac-2010-10-11> .
<judgement/E10000901-jar-2007/all/overall> a remit:Judgement ; remit:secondHand true ;
  remit:fromInspection <inspection/E10000901-jar-2007> ; remit:aspect <../scheme/aspects/slac/overall-effectiveness> ;
  remit:grade <../scheme/grades2005/3> ; remit:evidence <evidence/{b}/80-97> .
"""

STANDINGS = """
<recommendation/E10000901-slac-2010-10-11/safeguarding/1/standing> a remit:RequestStanding ;
  remit:standingOf <recommendation/E10000901-slac-2010-10-11/safeguarding/1> ; remit:rule "latest-word" ;
  remit:requestStatus <../scheme/requestStatuses/met> ; remit:asOf "2011-05-17"^^xsd:date ;
  remit:reason "The report on the inspection of 2011-05-17 says of it that it was done." ;
  remit:toldBy <followup/{b}/1> ; remit:evidence <evidence/{b}/120-160> .
<recommendation/E10000901-slac-2010-10-11/looked-after/2/standing> a remit:RequestStanding ;
  remit:standingOf <recommendation/E10000901-slac-2010-10-11/looked-after/2> ; remit:rule "no-word" ;
  remit:requestStatus <../scheme/requestStatuses/no-word-since> ; remit:lookedThrough <report/{b}> ;
  remit:reason "No word on it was found in 1 later report, up to the inspection of 2011-05-17." .
<recommendation/E10000901-slac-2010-10-11/looked-after/2/repetition/1> a remit:Repetition ;
  remit:repeating <recommendation/E10000901-slac-2010-10-11/looked-after/2> ;
  remit:repeated <recommendation/E10000901-slac-2010-10-11/safeguarding/1> ; remit:rule "alike-across-strands" ;
  remit:score 78 ; remit:commonWords "health assessment" ; remit:verdict "unsure" ; remit:decidedBy "A. Reader" ;
  remit:decidedOn "2026-01-01"^^xsd:date ; remit:decisionReason "To be asked." .
"""

DERIVED_MARLESHIRE = """
<statement/{d}/1> remit:fromInspection <inspection/E06000902-slac-2010-11-01> .
<judgement/E06000902-slac-2010-11-01/safeguarding/overall-effectiveness> remit:evidence <evidence/{d}/60-87> .
<discrepancy/{d}/1> a remit:Discrepancy ; remit:discrepancyKind <../scheme/discrepancyKinds/second-hand-differs> ;
  rdfs:comment "The committee's report says adequate." ;
  remit:between <statement/{d}/1>, <report/{c}> .
"""

# What is quoted: report, first character, words, page.
QUOTATIONS = (
    ("a", 100, "Overall effectiveness grade 3", 3),
    ("a", 150, "Quality of provision good", 3),
    ("a", 200, "Overall effectiveness good", 3),
    ("a", 300, "Quality of provision is adequate", 5),
    ("a", 400, "Marlshire Hospital Trust should tell schools of attendances at accident and emergency.", 7),
    ("a", 400, "Marlshire Hospital Trust", 7),
    ("a", 500, "Both trusts should carry out health assessments in time.", 7),
    ("a", 500, "Both trusts", 7),
    ("a", 600, "Ensure that chronologies are kept.", 8),
    ("a", 700, "Marlshire NHS Foundation Trust should train its staff.", 8),
    ("a", 700, "Marlshire NHS Foundation Trust", 8),
    ("a", 800, "The community trust runs school nursing.", 9),
    ("b", 40, "the inspection of October 2010", None),
    ("b", 80, "joint area review", None),
    ("b", 120, "the areas for development were fully met", None),
    ("b", 180, "its recommendations were partly met", None),
    ("b", 230, "Thresholds are clear.", None),
    ("c", 100, "Overall effectiveness: good", 2),
    ("d", 30, "the inspection", None),
    ("d", 60, "effectiveness was adequate.", None),
    ("d", 100, "Members note the report on accident and emergency services.", None),
)


def quads_of(trig: str, graph: str) -> list[ox.Quad]:
    """A part of the graph, from its Turtle, in the named graph of that tail."""
    named = ox.NamedNode(DEFAULT_BASE + graph)
    text = trig.format(**{letter: digest[:16] for letter, digest in REPORTS.items()})
    read = ox.parse(PREFIXES + text, ox.RdfFormat.TURTLE, base_iri=DEFAULT_BASE)
    return [ox.Quad(quad.subject, quad.predicate, quad.object, named) for quad in read]


def evidence_of(letter: str) -> str:
    """The evidence of one report, with its selectors, in Turtle."""
    out = []
    for report, start, words, page in QUOTATIONS:
        if report == letter:
            tail = f"evidence/{REPORTS[letter][:16]}/{start}-{start + len(words)}"
            fragment = f", <{tail}/page> . <{tail}/page> rdf:value 'page={page}' ." if page else " ."
            out.append(
                f"<{tail}> a remit:Evidence ; oa:hasSource <report/{REPORTS[letter][:16]}> ; "
                f"oa:hasSelector <{tail}/quote>, <{tail}/position>{fragment}\n"
                f'<{tail}/quote> oa:exact "{words}" ; oa:prefix "before " ; oa:suffix " after" .\n'
                f"<{tail}/position> oa:start {start} ; oa:end {start + len(words)} .\n"
            )
    return "".join(out)


def parts() -> dict[str, list[ox.Quad]]:
    """The graph as the files of a data folder, each with its quads."""
    reports = {"a": MARLSHIRE_2010, "b": MARLSHIRE_2011, "c": MARLESHIRE_2010, "d": MARLESHIRE_COMMITTEE}
    ontology = ox.NamedNode(DEFAULT_BASE + "graph/ontology")
    concepts = [ox.Quad(t.subject, t.predicate, t.object, ontology) for t in vocabulary_triples()]
    return {
        "registers.nq": quads_of(REGISTERS, "graph/registers") + concepts,
        "derived/E10000901.nq": quads_of(DERIVED_MARLSHIRE + STANDINGS, "graph/derived/E10000901"),
        "derived/E06000902.nq": quads_of(DERIVED_MARLESHIRE, "graph/derived/E06000902"),
        **{
            f"reports/{REPORTS[letter]}.nq": quads_of(
                text + evidence_of(letter), f"graph/report/{REPORTS[letter][:16]}"
            )
            for letter, text in reports.items()
        },
    }


def write_data_folder(path: Path) -> Path:
    """The graph as a data folder at `path`, as a build leaves one."""
    for name, quads in parts().items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        ox.serialize(quads, str(file), ox.RdfFormat.N_QUADS)
    manifest = Manifest(
        format=FORMAT,
        software="0.1.0",
        base=DEFAULT_BASE,
        registers="digest",
        reports={digest: report_entry(f"{letter}.txt") for letter, digest in REPORTS.items()},
        quarantined={},
        refused={},
        derived={"E10000901": "digest", "E06000902": "digest"},
    )
    DataFolder(path).manifest_path.write_bytes(manifest.model_dump_json().encode("utf-8"))
    return path


def report_entry(file: str) -> ReportEntry:
    """What a manifest says of a report of Marlshire's that was read without trouble."""
    return ReportEntry(
        file=file,
        path=f"/reports/{file}",
        size=1,
        mtime_ns=1,
        listed=None,
        family="slac",
        reader="slac/1",
        ground="digest",
        authority="E10000901",
        area_name="Marlshire County Council",
        title="Inspection",
        inspection=None,
        published=None,
        counts={},
        shortfalls=[],
        warnings=[],
        local_names={},
        other_names={},
    )
