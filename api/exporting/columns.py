"""The tables that are exported, column by column: types, units, meanings, examples and sources, said once.

The header of a CSV, the sheet of a workbook, the schema of a Parquet file and `docs/tables.md` are all made of this.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Final

from api.exporting.column_types import TableColumn, TableForm, ValueType

__all__ = ["SENTENCES", "TABLES", "TableColumn", "TableForm", "TableName", "ValueType"]


class TableName(StrEnum):
    """The tables there are, one for each list of the graph."""

    RECOMMENDATIONS = "recommendations"
    OWNERS = "owners"
    JUDGEMENTS = "judgements"
    FINDINGS = "findings"
    FOLLOW_UPS = "follow-ups"
    INSPECTIONS = "inspections"
    REPORTS = "reports"
    ORGANISATIONS = "organisations"
    PROVISIONS = "provisions"
    STATEMENTS = "statements"
    REPETITIONS = "repetitions"
    TASKS = "tasks"
    DISCREPANCIES = "discrepancies"
    UNRESOLVED_NAMES = "unresolved-names"
    WARNINGS = "warnings"
    EVIDENCE = "evidence"

    @property
    def heading(self) -> str:
        """What people see: `Follow-ups`, `Unresolved names`."""
        return self.value.capitalize() if self is TableName.FOLLOW_UPS else self.value.replace("-", " ").capitalize()


_Text, _Whole, _Day, _Period, _Flag, _Iri = (
    ValueType.TEXT,
    ValueType.INTEGER,
    ValueType.DAY,
    ValueType.PERIOD,
    ValueType.BOOLEAN,
    ValueType.IRI,
)

_CHARACTERS: Final = "Unicode code points from 0"
_SLAC: Final = "E10000901-slac-2010-06-21"


def _iri(name: str, meaning: str, tail: str, source: str, *, required: bool = True) -> TableColumn:
    return TableColumn(name, _Iri, meaning, f"https://w3id.org/remit/id/{tail}", source, required=required)


_AUTHORITY = (
    TableColumn(
        "authority",
        _Text,
        "The council whose services were inspected.",
        "Marlshire County Council",
        "`remit:inspectedAuthority` / `skos:prefLabel`",
    ),
    TableColumn("authority_code", _Text, "Its GSS code.", "E10000901", "`remit:inspectedAuthority` / `remit:gssCode`"),
)
_INSPECTED = (
    *_AUTHORITY,
    TableColumn(
        "framework",
        _Text,
        "The kind of inspection.",
        "safeguarding and looked after children inspection",
        "`remit:framework` / `skos:prefLabel`",
    ),
    TableColumn(
        "inspection_start",
        _Period,
        "Its first day, or the month or year where no more is known.",
        "2010-06-21",
        "`schema:startDate`",
    ),
)
_PUBLISHED = TableColumn(
    "published", _Day, "The day on which the report was published.", "2010-08-06", "`dcterms:issued`"
)
_FILE = TableColumn(
    "report_file", _Text, "The name of the report's file.", "marlshire-slac-2010.txt", "`remit:fileName`"
)
_PLACE = (
    TableColumn(
        "page",
        _Whole,
        "The page that the words stand on, where the copy shows pages.",
        "7",
        "`oa:hasSelector` / `rdf:value`",
        "pages from 1",
    ),
    TableColumn(
        "start",
        _Whole,
        "Where they begin in the report's stored text.",
        "400",
        "`oa:hasSelector` / `oa:start`",
        _CHARACTERS,
    ),
    TableColumn("end", _Whole, "One past where they end.", "424", "`oa:hasSelector` / `oa:end`", _CHARACTERS),
    _FILE,
)
_WORDS = (
    TableColumn("quotation", _Text, "The words that say so, the first where there are several.",
        "Marlshire Hospital Trust should tell schools.", "`remit:evidence` / `oa:hasSelector` / `oa:exact`"),
    *_PLACE,
)  # fmt: skip
_STRAND = TableColumn(
    "strand",
    _Text,
    "The part of the inspection, where there are several.",
    "safeguarding",
    "`remit:strand` / `skos:prefLabel`",
)
_SECTION = TableColumn(
    "section", _Text, "The heading it stands under, where that is narrower.", "Partnership working", "`remit:section`"
)
_ORDINAL = TableColumn(
    "ordinal", _Whole, "Its place in the report.", "3", "`remit:ordinal`", "places from 1", required=True
)
_NUMBER = TableColumn(
    "number", _Text, "Its number as printed, where the report numbers its items.", "1.2", "`remit:number`"
)
_INSPECTION = _iri("inspection", "The inspection.", f"inspection/{_SLAC}", "`remit:fromInspection`", required=False)
_REPORT = _iri("report", "The report.", "report/0123456789abcdef", "`oa:hasSource`", required=False)
_RECOMMENDATION = _iri(
    "recommendation", "The recommendation.", f"recommendation/{_SLAC}/safeguarding/tell-schools", "the subject"
)
_BODY = _iri("organisation", "The body.", "organisation/ZX1", "`remit:agency`")
_RULE = TableColumn("rule", _Text, "The rule that decided, where the words alone do not.", "alias", "`remit:rule`")
_REASON = TableColumn(
    "reason", _Text, "Why this body, or why none, in words.", "A spelling of the register.", "`remit:reason`"
)
_CANDIDATES = TableColumn(
    "candidates",
    _Text,
    "The bodies that the name might mean besides, each with its code, by semicolons.",
    "Marlshire Hospitals NHS Trust (ZX1)",
    "`remit:candidate`",
)
_AS_WRITTEN = TableColumn(
    "as_written", _Text, "The name as the report spells it.", "Marlshire Hospital Trust", "`remit:asWritten`"
)

_TOLD = (
    *_INSPECTED,
    _PUBLISHED,
    _ORDINAL,
    _NUMBER,
    TableColumn("kind", _Text, "What the report calls it.", "area for improvement", "`remit:kind` / `skos:prefLabel`", required=True),
    _STRAND,
    TableColumn("priority", _Text, "How soon it is to be done.", "within three months", "`remit:priority` / `skos:prefLabel`"),
    TableColumn("due", _Day, "The day it is due: publication and period.", "2010-11-06", "`remit:dueDate`"),
    TableColumn("text", _Text, "What is to be done, in the report's words.", "Tell schools of attendances at accident and emergency.",
        "`schema:text`", required=True),
)  # fmt: skip

TABLES: Final[dict[TableName, TableForm]] = {
    TableName.RECOMMENDATIONS: TableForm("a recommendation", (
        *_TOLD,
        _SECTION,
        TableColumn("themes", _Text, "What it is about, by semicolons.", "information sharing", "`remit:theme` / `skos:prefLabel`"),
        TableColumn("owners", _Text, "The bodies that own it, told or by default, by semicolons; the table `owners` says which, with words.",
            "Marlshire Hospitals NHS Trust", "`remit:ownedBy` / `skos:prefLabel`"),
        TableColumn("owner_codes", _Text, "Their codes, or the ends of their IRIs, in the same order.", "ZX1", "`remit:ownedBy`"),
        TableColumn("inferred_owners", _Text, "The bodies that no words tell, and whose it is inferred to be, by semicolons.",
            "Marlshire Community NHS Trust", "`remit:inferredOwner` / `skos:prefLabel`"),
        TableColumn("inferred_owner_codes", _Text, "Their codes, in the same order.", "ZX2", "`remit:inferredOwner`"),
        TableColumn("basis", _Text, "On which grounds the owners own it, each once, by semicolons: named, by the lead-in of the list, by default ...",
            "named", "`remit:assignment` / `remit:basis` / `skos:prefLabel`"),
        TableColumn("status", _Text, "What became of it, by the latest word on it in the reports here.", "no word since",
            "`remit:standingOf` of it / `remit:requestStatus` / `skos:prefLabel`"),
        TableColumn("status_reason", _Text, "Why, in words.", "No later report on this authority is here.", "`remit:reason`"),
        TableColumn("status_as_of", _Period, "When the inspection began whose report has the latest word.", "2014-06-02", "`remit:asOf`"),
        *_WORDS, _INSPECTION, _REPORT, _RECOMMENDATION,
    )),
    TableName.OWNERS: TableForm("an owner of a recommendation", (
        *_TOLD,
        TableColumn("owner", _Text, "The body that owns it; `basis` and `inferred` say how that is known.", "Marlshire Hospitals NHS Trust",
            "`remit:assignment` / `remit:agency` / `skos:prefLabel`", required=True),
        TableColumn("owner_code", _Text, "Its code, or the end of its IRI.", "ZX1", "`remit:odsCode`, `remit:gssCode` or the register's key",
            required=True),
        TableColumn("owner_kind", _Text, "What it is.", "NHS trust", "`rdf:type` / `rdfs:label`", required=True),
        TableColumn("basis", _Text, "How it is known that it owns it: named, by the lead-in of the list, by default ...", "named",
            "`remit:basis` / `skos:prefLabel`", required=True),
        TableColumn("inferred", _Flag, "Whether no words make it an owner and it is inferred: member, provider or about.", "false",
            "`remit:inferredOwner` in place of `remit:ownedBy`", required=True),
        _RULE, _AS_WRITTEN,
        TableColumn("resolution", _Text, "How sure it is which body the name means.", "register", "`remit:resolution` / `skos:prefLabel`"),
        _REASON, _CANDIDATES,
        TableColumn("bearers", _Text, "Who carries the recommendation today, where an owner has ended, by semicolons.",
            "Vale of Marl NHS Foundation Trust", "`remit:currentBearer` / `skos:prefLabel`"),
        *_WORDS, _RECOMMENDATION, _BODY,
    )),
    TableName.JUDGEMENTS: TableForm("a judgement", (
        *_INSPECTED, _STRAND,
        TableColumn("aspect", _Text, "What was graded, in the framework's words.", "Overall effectiveness", "`remit:aspect` / `skos:prefLabel`",
            required=True),
        TableColumn("judged_part", _Text, "The part of the services that the grade is for, where the framework has parts.", "health services",
            "`remit:judgedPart` / `skos:prefLabel`"),
        TableColumn("grade", _Text, "The grade in its own scale's word.", "good", "`remit:grade` / `skos:prefLabel`", required=True),
        TableColumn("rank", _Whole, "Its place on its own scale; scales differ in meaning.", "2", "`remit:grade` / `remit:rank`", "1 (best) to 4"),
        TableColumn("second_hand", _Flag, "Whether only other reports tell of it.", "false", "`remit:secondHand`", required=True),
        TableColumn("discrepancies", _Text, "What does not fit, in words, by semicolons.", "The table and a heading differ.",
            "`remit:between` of a `remit:Discrepancy` / `rdfs:comment`"),
        *_WORDS, _INSPECTION, _iri("judgement", "The judgement.", f"judgement/{_SLAC}/safeguarding/overall-effectiveness", "the subject"),
    )),
    TableName.FINDINGS: TableForm("a strength, requirement met or weakness", (
        *_INSPECTED, _PUBLISHED, _ORDINAL,
        TableColumn("kind", _Text, "Strength, requirement met or weakness.", "strength", "`remit:findingKind` / `skos:prefLabel`", required=True),
        _STRAND, _SECTION,
        TableColumn("text", _Text, "The finding, in the report's words.", "Thresholds are clear.", "`schema:text`", required=True),
        *_WORDS, _INSPECTION, _iri("finding", "The finding.", "finding/E10000901-unannounced-cra-2011-03-08/1", "the subject"),
    )),
    TableName.FOLLOW_UPS: TableForm("a report's word on whether something asked for before was done", (
        *_AUTHORITY, _PUBLISHED,
        TableColumn("status", _Text, "Met, partly met or not met.", "met", "`remit:status` / `skos:prefLabel`", required=True),
        TableColumn("about", _Text, "What was asked for, in the report's words.", "areas for development", "`remit:about`", required=True),
        TableColumn("cited_as", _Text, "What the report calls the earlier inspection.", "the inspection of October 2009",
            "`remit:inCitation` / `remit:citedAs`"),
        TableColumn("cited_framework", _Text, "The kind of inspection it was, where the words say.",
            "unannounced inspection of contact, referral and assessment", "`remit:citedFramework` / `skos:prefLabel`"),
        TableColumn("cited_period", _Period, "When it was, as far as the words say.", "2009-10", "`remit:citedPeriod`"),
        _iri("follows", "The inspection or recommendation that is meant, where exactly one fits.",
            "inspection/E10000901-unannounced-cra-2009-10", "`remit:follows`", required=False),
        *_WORDS, _REPORT, _iri("follow_up", "The follow-up.", "followup/0123456789abcdef/1", "the subject"),
    )),
    TableName.INSPECTIONS: TableForm("an inspection", (
        *_INSPECTED,
        TableColumn("inspection_end", _Period, "Its last day, likewise.", "2010-07-02", "`schema:endDate`"),
        replace(_PUBLISHED, meaning="The day on which its first report was published."),
        TableColumn("conducted_by", _Text, "The inspectorates, by semicolons.", "Ofsted", "`remit:conductedBy` / `skos:prefLabel`"),
        TableColumn("lead_inspectors", _Text, "Who led it, by semicolons.", "Ada Lane", "`remit:leadInspector`"),
        TableColumn("outcome", _Text, "Its one outcome, where the kind has that in place of grades.", "areas for priority action",
            "`remit:outcome` / `skos:prefLabel`"),
        TableColumn("judgements", _Whole, "How many grades it gave.", "34", "counted", "judgements", required=True),
        TableColumn("recommendations", _Whole, "How many recommendations it made.", "20", "counted", "recommendations", required=True),
        TableColumn("second_hand", _Flag, "Whether only other reports tell of it.", "false", "no `remit:reportsOn`", required=True),
        TableColumn("report_files", _Text, "The files of its own reports, by semicolons.", "marlshire-slac-2010.txt",
            "`remit:reportsOn` / `remit:fileName`"),
        TableColumn("previous", _Text, "The IRIs of earlier inspections that its report speaks of, by semicolons.",
            "https://w3id.org/remit/id/inspection/E10000901-jar-2007", "`remit:previousInspection`"),
        _iri("inspection", "The inspection.", f"inspection/{_SLAC}", "the subject"),
    )),
    TableName.REPORTS: TableForm("a report", (
        _FILE,
        TableColumn("title", _Text, "Its title.", "Inspection of safeguarding and looked after children services", "`schema:name`"),
        TableColumn("kind", _Text, "What kind of document it is.", "inspection report", "`remit:reportKind` / `skos:prefLabel`", required=True),
        _PUBLISHED,
        TableColumn("authorities", _Text, "The councils that it is about, by semicolons.", "Marlshire County Council",
            "`remit:reportsOn` / `remit:inspectedAuthority`, or `remit:citedAuthority`"),
        TableColumn("authority_codes", _Text, "Their GSS codes, in the same order.", "E10000901", "`remit:gssCode`"),
        TableColumn("sha256", _Text, "The SHA-256 of the file, under which its text and graph are stored.", "9" * 64, "`remit:sha256`",
            required=True),
        replace(_INSPECTION, meaning="The inspection that it is the report of.", source="`remit:reportsOn`"),
        _iri("report", "The report.", "report/0123456789abcdef", "the subject"),
    )),
    TableName.ORGANISATIONS: TableForm("a body of the registers or the reports", (
        TableColumn("name", _Text, "Its official name, or the name by which a report calls it.", "Marlshire Hospitals NHS Trust",
            "`skos:prefLabel`", required=True),
        TableColumn("code", _Text, "Its code, or the end of its IRI: what every command takes.", "ZX1",
            "`remit:odsCode`, `remit:gssCode` or the register's key", required=True),
        TableColumn("kind", _Text, "What it is.", "NHS trust", "`rdf:type` / `rdfs:label`", required=True),
        TableColumn("ods", _Text, "Its NHS ODS code.", "ZX1", "`remit:odsCode`"),
        TableColumn("gss", _Text, "Its ONS code.", "E10000901", "`remit:gssCode`"),
        TableColumn("ofsted_urn", _Text, "Its Ofsted URN.", "80901", "`remit:ofstedUrn`"),
        TableColumn("founded", _Period, "The day it began, where known.", "2000-04-01", "`schema:foundingDate`"),
        TableColumn("dissolved", _Period, "The day it ended, where it has and the day is known.", "2014-03-31", "`schema:dissolutionDate`"),
        TableColumn("other_names", _Text, "Other spellings in registers and reports, by semicolons.", "Marlshire Hospital Trust",
            "`skos:altLabel`"),
        TableColumn("successors", _Text, "What it became, by semicolons.", "Vale of Marl NHS Foundation Trust",
            "`remit:successor` / `skos:prefLabel`"),
        TableColumn("areas", _Text, "The codes of the councils whose areas it serves, by semicolons.", "E10000901", "`remit:servesArea`"),
        TableColumn("recommendations", _Whole, "How many recommendations it owns.", "2", "`remit:ownedBy`, counted", "recommendations",
            required=True),
        _iri("organisation", "The body.", "organisation/ZX1", "the subject"),
    )),
    TableName.STATEMENTS: TableForm("a written statement of action that a report speaks of", (
        *(replace(column, meaning=meaning) for column, meaning in zip(
            _AUTHORITY, ("The councils that the report is about, by semicolons.", "Their GSS codes, in the same order."), strict=True)),
        _PUBLISHED,
        TableColumn("due", _Day, "The day by which it is to be sent, where the report says.", "2019-06-20", "`remit:submitBy`"),
        TableColumn("required_on", _Period, "When it was required, where the report says.", "2019-03", "`remit:requiredOn`"),
        TableColumn("approved_on", _Period, "When it was found fit for purpose, where the report says.", "2019-08", "`remit:approvedOn`"),
        TableColumn("prepared_by", _Text, "The bodies that must write it, by semicolons.", "Marlshire County Council",
            "`remit:responsibleBody` / `skos:prefLabel`"),
        TableColumn("prepared_by_codes", _Text, "Their codes, in the same order.", "E10000901", "`remit:responsibleBody`"),
        TableColumn("taking_part", _Text, "The bodies and groups that are to take part, each with its code, by semicolons.",
            "Marlshire Hospitals NHS Trust (ZX1)", "`remit:contribution` / `remit:agency`"),
        TableColumn("members", _Text, "The known members of the groups among them, which is inferred, likewise.",
            "Marlshire Hospitals NHS Trust (ZX1)", "`remit:contribution` with basis member / `remit:agency`"),
        TableColumn("required_by", _Text, "The inspectorates whose inspection requires it, by semicolons.", "Ofsted",
            "`remit:answers` / `remit:conductedBy` / `skos:prefLabel`"),
        *_WORDS, replace(_INSPECTION, meaning="The inspection that requires it.", source="`remit:answers`"), _REPORT,
        _iri("statement", "The statement.", "statement-of-action/0123456789abcdef", "the subject"),
    )),
    TableName.PROVISIONS: TableForm("a body's part in a service, as a report tells it", (
        *_AUTHORITY,
        TableColumn("body", _Text, "The body.", "Marlshire Community NHS Trust", "`remit:agency` / `skos:prefLabel`", required=True),
        TableColumn("body_code", _Text, "Its code, or the end of its IRI.", "ZX2", "`remit:agency`", required=True),
        TableColumn("role", _Text, "Whether it `provides` or `commissions`.", "provides", "`remit:role`", required=True),
        TableColumn("service", _Text, "The service, as written.", "school nursing", "`remit:serviceName`", required=True),
        *_WORDS, _REPORT, _BODY, _iri("provision", "The statement.", "service/0123456789abcdef/1", "the subject"),
    )),
    TableName.REPETITIONS: TableForm("a request of an inspection that asks the same as an earlier one", (
        *_INSPECTED, _PUBLISHED,
        TableColumn("text", _Text, "What is asked again, in the later report's words.", "Tell schools of attendances at accident and emergency.",
            "`remit:repeating` / `schema:text`", required=True),
        TableColumn("earlier_framework", _Text, "The kind of inspection that asked it before.", "joint area review",
            "`remit:repeated` / `remit:fromInspection` / `remit:framework`"),
        TableColumn("earlier_inspection_start", _Period, "The first day of that inspection, as far as it is known.", "2007-05",
            "`remit:repeated` / `remit:fromInspection` / `schema:startDate`"),
        replace(_PUBLISHED, name="earlier_published", meaning="The day on which the earlier report was published.", example="2007-09-03"),
        TableColumn("earlier_text", _Text, "What was asked before, in the earlier report's words.", "Tell schools of attendances.",
            "`remit:repeated` / `schema:text`", required=True),
        TableColumn("score", _Whole, "How much alike both are.", "80", "`remit:score`", "0 to 100", required=True),
        TableColumn("in_common", _Text, "The matters and words that they share.", "school, attend", "`remit:commonWords`"),
        replace(_RULE, meaning="The rule that takes them for the same.", example="word-for-word", required=True),
        TableColumn("decision", _Text, "What a person decided of it, by whom and why, where one did.", "yes (A. Reader, 2026-01-31)",
            "`remit:verdict`, `remit:decidedBy`, `remit:decisionReason`"),
        replace(_RECOMMENDATION, meaning="The later recommendation.", source="`remit:repeating`"),
        _iri("earlier_recommendation", "The earlier recommendation.", "recommendation/E10000901-jar-2007/1/tell-schools", "`remit:repeated`"),
        _iri("repetition", "What says so.", f"recommendation/{_SLAC}/safeguarding/tell-schools/repetition/0123456789ab", "the subject"),
    )),
    TableName.TASKS: TableForm("something that somebody should look at", (
        TableColumn("task", _Text, "What of: `discrepancies`, `names` that fit no known body, or `warnings`; the tables of discrepancies, unresolved "
            "names and warnings have each with every statement and its words.", "names", "the list that it stands in", required=True),
        TableColumn("says", _Text, "It in words.", "Marlshire Hospital Trust", "`rdfs:comment`, `remit:asWritten` or `remit:expected`",
            required=True),
        TableColumn("detail", _Text, "The reason, or where it was looked for.", "No register has a body of this name.",
            "`remit:between`, `remit:reason` or `remit:lookedFor`"),
        TableColumn("body", _Text, "What stands for a name that fits no known body.", "Marlshire Hospital Trust",
            "`remit:agency` / `skos:prefLabel`"),
        TableColumn("body_code", _Text, "The end of its IRI.", "agency/E10000901/marlshire-hospital-trust", "`remit:agency`"),
        _CANDIDATES,
        *(replace(column, meaning=meaning) for column, meaning in zip(
            _AUTHORITY, ("The councils that it is about, by semicolons.", "Their GSS codes, in the same order."), strict=True)),
        _PUBLISHED, _FILE, _INSPECTION, _REPORT,
    )),
    TableName.DISCREPANCIES: TableForm("a statement of those that cannot all hold", (
        *_AUTHORITY,
        TableColumn("kind", _Text, "How the statements disagree.", "contradiction within a report",
            "`remit:discrepancyKind` / `skos:prefLabel`", required=True),
        TableColumn("comment", _Text, "The disagreement in words.", "The table and a heading differ.", "`rdfs:comment`"),
        TableColumn("aspect", _Text, "What this statement grades, if it grades.", "Overall effectiveness",
            "`remit:between` / `remit:aspect` / `skos:prefLabel`"),
        _STRAND,
        TableColumn("grade", _Text, "The grade that it gives.", "good", "`remit:between` / `remit:grade` / `skos:prefLabel`"),
        TableColumn("stated_in", _Text, "Where in its report it stands.", "table", "`remit:between` / `remit:statedIn`"),
        *_WORDS, _INSPECTION,
        _iri("statement", "The statement.", "statement/0123456789abcdef/2", "`remit:between`"),
        _iri("discrepancy", "The discrepancy.", "discrepancy/0123456789abcdef/safeguarding/quality-of-provision", "the subject"),
    )),
    TableName.UNRESOLVED_NAMES: TableForm("a name in a report that fits no known body", (
        *_AUTHORITY, replace(_AS_WRITTEN, required=True), replace(_REASON, meaning="Why it was not taken for a known body."), _RULE, _CANDIDATES,
        TableColumn("owns", _Whole, "How many recommendations the name owns.", "1", "`remit:ownedBy`, counted", "recommendations", required=True),
        *_WORDS, _REPORT, replace(_BODY, meaning="The body that stands for the name."),
        _iri("name_use", "The name's use in the report.", "naming/0123456789abcdef/1", "the subject"),
    )),
    TableName.WARNINGS: TableForm("something expected of a report and not found, or counted otherwise by a second reading", (
        *_AUTHORITY,
        TableColumn("expected", _Text, "What was expected; of a second reading, what it counted and what was read at first.",
            "a grade for leadership", "`remit:expected`", required=True),
        TableColumn("looked_for", _Text, "Where or by which words it was looked for, or how it was counted.", "the table of main findings",
            "`remit:lookedFor`"),
        replace(_RULE, meaning="What a second reading counted; nothing where something was not found.", example="second-reading/list-items"),
        *_WORDS, _REPORT, _iri("warning", "The warning.", "warning/0123456789abcdef/1", "the subject"),
    )),
    TableName.EVIDENCE: TableForm("a quotation, for each thing that it is evidence of", (
        TableColumn("subject_kind", _Text, "What the words are evidence of, a class of the ontology.", "Recommendation",
            "`rdf:type` of the subject", required=True),
        replace(_WORDS[0], meaning="The exact words.", required=True, source="`oa:hasSelector` / `oa:exact`"),
        TableColumn("prefix", _Text, "The words just before.", "By November 2010, ", "`oa:hasSelector` / `oa:prefix`"),
        TableColumn("suffix", _Text, "The words just after.", " Schools should", "`oa:hasSelector` / `oa:suffix`"),
        *_PLACE, _REPORT, _iri("subject", "What they are evidence of.", f"recommendation/{_SLAC}/safeguarding/tell-schools",
            "`remit:evidence` of it"),
        _iri("evidence", "The evidence.", "evidence/0123456789abcdef/400-424", "the subject"),
    )),
}  # fmt: skip
"""Every table: what a row is, and its columns."""

SENTENCES: Final = frozenset(
    {
        "text", "quotation", "aspect", "discrepancies", "other_names", "about", "comment", "prefix", "suffix", "reason",
        "looked_for", "expected", "candidates", "title", "earlier_text", "in_common", "says", "detail",
    }
)  # fmt: skip
"""Columns that hold sentences."""
