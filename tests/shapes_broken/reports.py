"""Broken reports, inspections and provenance: `report.ttl`, `inspection.ttl`, `provenance.ttl`."""

from __future__ import annotations

from rdflib import BNode, Literal

from ontology.terms import DCTERMS, PROV, RDF, REMIT, SDO
from shapes_broken.change import (
    Broken,
    at_most_one,
    both,
    concept,
    date,
    exactly_one,
    gone,
    instead,
    renamed,
    thing,
    with_too,
    without,
)
from shapes_broken.marlshire import (
    CITATION,
    CONTRADICTION,
    COUNCIL,
    COUNCIL_OWNS,
    DISCREPANCY,
    EMPTY,
    FINDING,
    FOLLOW_UP,
    INSPECTION,
    JUDGEMENT,
    NOWHERE,
    OFSTED,
    PARTNERS_OWN,
    READER,
    READING,
    REPETITION,
    REPORT,
    STANDING,
    STATED_IN_HEADING,
    STATED_IN_TABLE,
    THEMED,
    TO_PARTNERS,
    TO_TRUST,
    TRUST,
    TRUST_INFERRED,
    TRUST_OWNS,
    WORDS,
)

_NO_DAY = date("2010-02-31")
_OTHER_REPORT = thing("report/ffff")
_OTHER_INSPECTION = thing("inspection/E10000901-slac-2008-02-04")
_AFTER_PUBLICATION = date("2010-12-11")

_no_grades = gone(JUDGEMENT, STATED_IN_TABLE, STATED_IN_HEADING, CONTRADICTION, DISCREPANCY)
_no_recommendations = gone(
    TO_TRUST, TO_PARTNERS, TRUST_OWNS, COUNCIL_OWNS, PARTNERS_OWN, TRUST_INFERRED, THEMED, REPETITION, STANDING
)
_no_scale = instead(INSPECTION, REMIT.framework, concept("frameworks/unannounced-cra"))

EXAMPLES: tuple[Broken, ...] = (
    Broken("OneReport", "none", without(REPORT, RDF.type, REMIT.Report)),
    Broken(
        "OneReport",
        "two",
        both(
            with_too(_OTHER_REPORT, RDF.type, REMIT.Report),
            with_too(_OTHER_REPORT, DCTERMS.issued, date("2008-03-14")),
        ),
    ),
    Broken("NamedNodes", "a finding without an IRI", renamed(FINDING, BNode())),
    *exactly_one("ReportFileName", REPORT, REMIT.fileName, Literal("copy.txt"), EMPTY, NOWHERE),
    *exactly_one("ReportDigest", REPORT, REMIT.sha256, Literal("f" * 64), Literal("0011"), NOWHERE),
    *exactly_one("ReportKind", REPORT, REMIT.reportKind, concept("reportKinds/inspection-letter"), WORDS),
    *exactly_one("ReportTitle", REPORT, SDO.name, Literal("Another title"), EMPTY, NOWHERE),
    *at_most_one("ReportIssued", REPORT, DCTERMS.issued, date("2010-11-20"), _NO_DAY, Literal("2010-11-19")),
    Broken("ReportIssuedKnown", "none", without(REPORT, DCTERMS.issued)),
    *at_most_one("ReportPublisher", REPORT, DCTERMS.publisher, COUNCIL, NOWHERE),
    *at_most_one("ReportPages", REPORT, SDO.numberOfPages, Literal(13), Literal(0), Literal("twelve")),
    *at_most_one("ReportInspection", REPORT, REMIT.reportsOn, _OTHER_INSPECTION, NOWHERE),
    Broken("ReportSubject", "neither", both(without(REPORT, REMIT.reportsOn), without(CITATION, REMIT.citedIn))),
    Broken("ReportAfterStart", "too late", instead(INSPECTION, SDO.startDate, _AFTER_PUBLICATION)),
    Broken("ReportAfterEnd", "too late", instead(INSPECTION, SDO.endDate, _AFTER_PUBLICATION)),
    Broken("ReportJudgements", "no grades", _no_grades),
    Broken("ReportRecommendations", "no recommendations", _no_recommendations),
    Broken("ReportYield", "nothing", both(_no_scale, _no_grades, _no_recommendations, gone(FINDING, FOLLOW_UP))),
    *exactly_one("InspectionAuthority", INSPECTION, REMIT.inspectedAuthority, thing("authority/E10000902"), TRUST),
    *exactly_one("InspectionFramework", INSPECTION, REMIT.framework, concept("frameworks/sif"), WORDS),
    Broken("InspectionConductedBy", "by a trust", instead(INSPECTION, REMIT.conductedBy, TRUST)),
    Broken(
        "InspectionReported",
        "another's",
        both(
            with_too(_OTHER_INSPECTION, RDF.type, REMIT.Inspection),
            with_too(_OTHER_INSPECTION, SDO.startDate, date("2008-02-04")),
        ),
    ),
    *at_most_one("InspectionStart", INSPECTION, SDO.startDate, date("2010-10-12"), _NO_DAY, Literal("October")),
    Broken("InspectionStartKnown", "none", without(INSPECTION, SDO.startDate)),
    *at_most_one("InspectionEnd", INSPECTION, SDO.endDate, date("2010-10-23"), _NO_DAY, Literal("October")),
    Broken("InspectionOrder", "ends first", instead(INSPECTION, SDO.endDate, date("2010-10-10"))),
    Broken("InspectionLead", "no name", instead(INSPECTION, REMIT.leadInspector, Literal("A"))),
    Broken("InspectionLead", "a body", instead(INSPECTION, REMIT.leadInspector, OFSTED)),
    Broken("InspectionLeadKnown", "none", without(INSPECTION, REMIT.leadInspector)),
    Broken(
        "InspectionOutcome",
        "two",
        with_too(INSPECTION, REMIT.outcome, concept("outcomesAreaSend/1"), concept("outcomesAreaSend/2")),
    ),
    Broken("InspectionOutcome", "in words", with_too(INSPECTION, REMIT.outcome, WORDS)),
    Broken("ReaderNamed", "none", without(READER, RDF.type)),
    Broken("ReaderNamed", "two", with_too(thing("software/other"), RDF.type, PROV.SoftwareAgent)),
    *exactly_one("ReadingUsed", READING, PROV.used, thing("file/ffff"), WORDS),
    *exactly_one("ReadingBy", READING, PROV.wasAssociatedWith, NOWHERE, WORDS),
    *exactly_one("ReaderVersion", READER, SDO.softwareVersion, Literal("2"), EMPTY, NOWHERE),
    *(
        Broken(f"Known{shape}", "unknown", instead(subject, predicate, NOWHERE))
        for shape, subject, predicate in (
            ("Framework", CITATION, REMIT.citedFramework),
            ("Framework", INSPECTION, REMIT.framework),
            ("ReportKind", REPORT, REMIT.reportKind),
        )
    ),
    Broken("InspectionInYears", "before the first", instead(INSPECTION, REMIT.framework, concept("frameworks/sif"))),
    Broken("InspectionInYears", "after the last", instead(INSPECTION, REMIT.framework, concept("frameworks/apa"))),
    Broken(
        "InspectionInYears",
        "by its publication",
        both(
            without(INSPECTION, SDO.startDate),
            instead(INSPECTION, REMIT.framework, concept("frameworks/jar-progress")),
            instead(REPORT, DCTERMS.issued, date("2012-01-05")),
        ),
    ),
    Broken("ReadingOfThisFile", "of another", instead(READING, PROV.used, thing("file/" + "f" * 64))),
    Broken("ReportOfThisFile", "of another", instead(REPORT, REMIT.sha256, Literal("f" * 64))),
    Broken(
        "GraphOfThisReport", "of another", renamed(thing("graph/report/00112233445566ff"), thing("graph/report/ffff"))
    ),
)
