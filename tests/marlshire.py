"""What a report of a county that is not says, as facts made by hand: one of each kind."""

from __future__ import annotations

import hashlib
from datetime import date

from ingest.facts import (
    Agency,
    Assignment,
    Candidate,
    Citation,
    Finding,
    FollowUp,
    GradeStatement,
    Inspection,
    Judgement,
    Mention,
    PartialDate,
    Place,
    Quotation,
    Recommendation,
    ReportedGrade,
    ReportFacts,
    Resolution,
    ServiceProvision,
    Shortfall,
    Source,
)
from ontology.terms import DEFAULT_BASE, concept

TEXT = """Inspection of safeguarding and looked after children services: Marlshire
21 June to 2 July 2010. Lead inspector: Ann Example. Published 30 July 2010.
Quality of provision    Grade 3 (adequate)
Summary table: Quality of provision    Good
Within three months North Marls Hospital Trust and partner agencies should train their staff.
The council's own page turns are good. The joint area review of 2007 judged ambition good.
All its areas for development have been met. Marlshire NHS Foundation Trust was named too.
Midwifery is provided by North Marls Hospital Trust.
"""
SHA256 = hashlib.sha256(TEXT.encode("utf-8")).hexdigest()
REPORT = f"{DEFAULT_BASE}report/{SHA256[:16]}"

COUNTY = Agency("authority/E10000901", "Authority", "Marlshire County Council", Resolution.REGISTER, "name", "its name")
HOSPITAL = Agency(
    "organisation/ZX1", "NHSTrust", "North Marlshire Hospitals NHS Trust", Resolution.REGISTER, "alias", "an alias"
)
PARTNERS = Agency(
    "agency/E10000901/partner-agencies", "AgencyGroup", "partner agencies", Resolution.GROUP, "collective", "many"
)
UNKNOWN = Agency(
    "agency/E10000901/marlshire-nhs-foundation-trust",
    "NHSFoundationTrust",
    "Marlshire NHS Foundation Trust",
    Resolution.AS_WRITTEN,
    "no-entry",
    "no register has a body of this name",
    (Candidate("organisation/ZX4", "Marlshire Partnership NHS Foundation Trust"),),
)
QUALITY = concept("aspects", "slac", "quality-of-provision")
GOOD, ADEQUATE = concept("grades2009", "2"), concept("grades2009", "3")


def quote(words: str, page: int | None = None) -> Quotation:
    start = TEXT.index(words)
    return Quotation(words, start, start + len(words), page)


def facts() -> ReportFacts:
    return ReportFacts(
        source=Source("marlshire.txt", SHA256, "text/plain", TEXT, 2),
        family="slac",
        detected_by="the title says so",
        title="Safeguarding in Marlshire",
        kind="inspection-report",
        authority=COUNTY,
        published=date(2010, 7, 30),
        published_quotation=quote("Published 30 July 2010"),
        publisher="organisation/ofsted",
        inspection=Inspection(
            key="E10000901-slac-2010-06-21",
            framework="slac",
            authority=COUNTY,
            start=PartialDate(2010, 6, 21),
            end=PartialDate(2010, 7, 2),
            lead_inspectors=("Ann Example",),
            conducted_by=("organisation/ofsted",),
            dates_quotation=quote("21 June to 2 July 2010"),
        ),
        judgements=(
            Judgement(
                QUALITY,
                "safeguarding",
                GOOD,
                (
                    GradeStatement(QUALITY, "safeguarding", GOOD, Place.TABLE, quote("Quality of provision    Good")),
                    GradeStatement(QUALITY, "safeguarding", ADEQUATE, Place.HEADING, quote("Grade 3 (adequate)", 2)),
                ),
            ),
        ),
        reported_grades=(
            ReportedGrade(
                "jar-2007",
                GradeStatement(
                    concept("aspects", "slac", "ambition-and-prioritisation"),
                    None,
                    concept("grades2005", "3"),
                    Place.SENTENCE,
                    quote("judged ambition good"),
                ),
            ),
        ),
        recommendations=(
            Recommendation(
                ordinal=1,
                text="North Marls Hospital Trust and partner agencies should train their staff.",
                kind="area-for-improvement",
                quotation=quote("North Marls Hospital Trust and partner agencies should train their staff.", 2),
                strand="safeguarding",
                priority="within-three-months",
                due=date(2010, 10, 30),
                assignments=(
                    Assignment(HOSPITAL, "North Marls Hospital Trust", "named", quote("North Marls Hospital Trust")),
                    Assignment(PARTNERS, "partner agencies", "named", quote("partner agencies")),
                ),
            ),
            Recommendation(
                ordinal=2,
                text="Page turns are good.",
                kind="area-for-improvement",
                quotation=quote("page turns are good"),
                assignments=(Assignment(COUNTY, "", "default", quote("The council's own page"), rule="default-owner"),),
            ),
        ),
        findings=(Finding(1, "strength", "page turns are good", quote("page turns are good")),),
        citations=(
            Citation("jar-2007", "joint area review", "jar", PartialDate(2007), quote("joint area review of 2007")),
        ),
        follow_ups=(FollowUp("jar-2007", "met", "areas for development", quote("have been met"), "all-met"),),
        mentions=(
            Mention(HOSPITAL, ("North Marls Hospital Trust",), quote("North Marls Hospital Trust")),
            Mention(PARTNERS, ("partner agencies",), quote("partner agencies")),
            Mention(UNKNOWN, ("Marlshire NHS Foundation Trust",), quote("Marlshire NHS Foundation Trust")),
        ),
        services=(
            ServiceProvision(
                HOSPITAL, "North Marls Hospital Trust", "Midwifery", "provides", quote("Midwifery is provided")
            ),
        ),
        shortfalls=(Shortfall("a contents list", "a heading Contents"),),
    )
