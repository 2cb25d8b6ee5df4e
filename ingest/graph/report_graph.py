"""Facts become quads: one report, one named graph, every node an IRI made from facts that do not change.

The words are those of the ontology (`ontology/remit.ttl`). The same facts give the same quads.
"""

from __future__ import annotations

from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad

from ingest.facts import (
    Citation,
    Difference,
    Finding,
    GradeStatement,
    Judgement,
    Quotation,
    Recommendation,
    ReportFacts,
    Shortfall,
)
from ingest.graph.addresses import Addresses
from ingest.graph.agencies import write_agencies
from ingest.graph.assignments import owner_property, told_once, write_assignment
from ingest.graph.emission import (
    Emission,
    EvidenceWriter,
    concept_node,
    day,
    dcterms,
    partial_date,
    prov,
    rdf,
    rdfs,
    remit,
    schema,
    skos,
    xsd,
)
from ingest.graph.letters import write_letter
from ingest.graph.services import write_services
from ingest.graph.texts import write_text
from ingest.graph.themes import write_themes
from ontology.bases import INFERRED_BASES
from ontology.folding import slug
from ontology.schemes import Schemes, load_schemes
from ontology.terms import DEFAULT_BASE, concept

GRAPH_VERSION = 5
"""Raised when the same facts come out as other quads: a data folder of another version is read anew."""

OUTCOME_SCHEMES = {"area-send": "outcomesAreaSend", "local-area-send": "outcomesLocalAreaSend"}
"""The scheme of the one outcome that some frameworks give in place of grades."""

REPORT_ID_LENGTH = 16
"""Hexadecimal digits of a file's SHA-256 in its report's IRI: 64 bits, so that two of a million reports collide with a
chance of one in thirty million, in an address that a person can still copy."""


def report_id(sha256: str) -> str:
    """The tail of a report's IRI, from its file's digest."""
    return sha256[:REPORT_ID_LENGTH]


def report_quads(
    facts: ReportFacts, base: str = DEFAULT_BASE, *, reader_version: int = 1, schemes: Schemes | None = None
) -> list[Quad]:
    """Everything that one report says, as quads of its named graph `graph/report/{id}`.

    `reader_version` is that of the family's reader, told in the provenance. Raises MisplacedQuotationError where a
    quotation does not stand at its offsets, ValueError for a body of a class that the ontology does not have.
    """
    writer = _ReportWriter(facts, base, schemes or load_schemes())
    writer.provenance(reader_version)
    writer.report()
    writer.listing()
    writer.inspection()
    writer.judgements()
    writer.recommendations()
    writer.findings()
    writer.citations()
    writer.follow_ups()
    write_services(writer.emission, writer.evidence, facts, writer.id, writer.node, writer.schemes)
    writer.action_plan()
    writer.warnings()
    write_letter(writer.emission, writer.evidence, facts, writer.id, writer.own)
    write_agencies(writer.emission, writer.evidence, facts, writer.id, writer.node)
    return writer.emission.quads


class _ReportWriter:
    """Writes the parts of one report's graph."""

    def __init__(self, facts: ReportFacts, base: str, schemes: Schemes) -> None:
        self.facts = facts
        self.schemes = schemes
        self.id = report_id(facts.source.sha256)
        self.emission = Emission(base, f"graph/report/{self.id}")
        self.node = self.emission.node(f"report/{self.id}")
        self.evidence = EvidenceWriter(self.emission, self.id, self.node, facts.source.text)
        own = facts.inspection
        self.within = own.key if own else self.id  # what the IRIs of the report's own facts are made of
        self.own = self.emission.node(f"inspection/{own.key}") if own else None
        self._statements = 0

    def _says(self, subject: NamedNode, *quotations: Quotation | None) -> None:
        """The words that say what `subject` is."""
        for quotation in quotations:
            if quotation is not None:
                self.emission.say(subject, remit.evidence, self.evidence.node(quotation))

    def provenance(self, reader_version: int) -> None:
        """What was read, by which version of which reader; no wall-clock time, which would make each build another."""
        say, node, source = self.emission.say, self.emission.node, self.facts.source
        reading, file = node(f"reading/{self.id}"), node(f"file/{source.sha256}")
        reader = node(f"software/remit-reader-{self.facts.family}-{reader_version}")
        say(self.emission.graph, prov.wasGeneratedBy, reading)
        say(reading, rdf.type, prov.Activity)
        say(reading, prov.used, file)
        say(reading, prov.wasAssociatedWith, reader)
        say(reading, rdfs.comment, self.facts.detected_by)
        say(file, rdf.type, prov.Entity)
        say(file, dcterms.format, source.media_type)
        say(reader, rdf.type, prov.SoftwareAgent)
        say(reader, schema.name, f"Remit's reader of {self.facts.family}")
        say(reader, schema.softwareVersion, str(reader_version))

    def report(self) -> None:
        """The document itself."""
        say, facts, source = self.emission.say, self.facts, self.facts.source
        say(self.node, rdf.type, remit.Report)
        say(self.node, schema.name, facts.title)
        say(self.node, remit.fileName, source.file_name)
        say(self.node, remit.sha256, source.sha256)
        say(self.node, remit.reportKind, concept_node("reportKinds", facts.kind))
        say(self.node, schema.about, self.emission.node(facts.authority.key))
        self.emission.say_if(self.node, schema.numberOfPages, source.pages)
        self.emission.say_if(self.node, remit.reportsOn, self.own)
        if facts.published is not None:
            say(self.node, dcterms.issued, day(facts.published))
        if facts.publisher is not None:
            say(self.node, dcterms.publisher, self.emission.node(facts.publisher))
        write_text(self.emission, self.node, self.id, source, facts.publisher)
        self._says(self.node, facts.published_quotation)

    def listing(self) -> None:
        """What the publisher's list says of the document, and where that is not what the document prints."""
        facts, say = self.facts, self.emission.say
        if facts.listed_published is None and facts.source_url is None and facts.publisher_id is None:
            return
        listing = self.emission.node(f"listing/{self.id}")
        say(listing, rdf.type, prov.Entity)
        say(listing, rdfs.label, "The publisher's list")
        say(listing, schema.about, self.node)
        self.emission.say_if(self.node, dcterms.identifier, facts.publisher_id)
        if facts.source_url is not None:
            say(self.node, schema.url, Literal(facts.source_url, datatype=xsd.anyURI))
        if facts.listed_published is None:
            return
        say(listing, dcterms.issued, day(facts.listed_published))
        if facts.published_quotation is not None and facts.published not in (None, facts.listed_published):
            node = self.emission.node(f"discrepancy/{self.id}/published")
            say(node, rdf.type, remit.Discrepancy)
            say(node, remit.discrepancyKind, concept_node("discrepancyKinds", "printed-and-listed-differ"))
            self.emission.say_all(node, remit.between, self.node, listing)
            printed = f"The document prints {facts.published} as its day of publication"
            say(node, rdfs.comment, f"{printed}, the publisher's list {facts.listed_published}.")

    def inspection(self) -> None:
        """The report's own inspection."""
        own = self.facts.inspection
        if own is None or self.own is None:
            return
        emission, node = self.emission, self.own
        emission.say(node, rdf.type, remit.Inspection)
        emission.say(node, remit.inspectedAuthority, emission.node(own.authority.key))
        emission.say(node, remit.framework, concept_node("frameworks", own.framework))
        emission.say_all(node, remit.conductedBy, *(emission.node(key) for key in own.conducted_by))
        emission.say_all(node, remit.leadInspector, *own.lead_inspectors)
        if own.start is not None:
            emission.say(node, schema.startDate, partial_date(own.start))
        if own.end is not None:
            emission.say(node, schema.endDate, partial_date(own.end))
        if own.outcome is not None:
            emission.say(node, remit.outcome, concept_node(OUTCOME_SCHEMES[own.framework], own.outcome))
        self._says(node, own.dates_quotation, own.lead_quotation, own.outcome_quotation)

    def judgements(self) -> None:
        """The grades, the statements they rest on, and a discrepancy for each grade that the report contradicts."""
        for aspect in self.facts.own_aspects:
            node = _concept(aspect.iri)
            self.emission.say(node, rdf.type, skos.Concept)
            self.emission.say(node, skos.inScheme, remit.aspects)
            self.emission.say(node, skos.prefLabel, aspect.label)
            self.emission.say(node, skos.notation, aspect.iri.removeprefix(f"{concept('aspects')}/"))
            self.emission.say(node, skos.broader, _concept(aspect.broader))
            self.emission.say(node, remit.aspectOf, concept_node("frameworks", self.facts.family))
        for judgement in self.facts.judgements:
            self._judgement(judgement)

    def _judgement(self, judgement: Judgement) -> None:
        if self.own is None:
            raise ValueError("a report without an inspection of its own has given a judgement of its own")
        tail = f"{judgement.strand or 'all'}/{_slug_of(judgement.aspect)}"
        tail += f"/{judgement.part}" if judgement.part else ""
        node = self.emission.node(f"judgement/{self.within}/{tail}")
        self.emission.say(node, rdf.type, remit.Judgement)
        self.emission.say(node, remit.fromInspection, self.own)
        self._graded(node, judgement)
        statements = []
        for statement in judgement.statements:
            made = self._statement(statement)
            statements.append(made)
            self.emission.say(made, remit.fromInspection, self.own)
            if statement.grade == judgement.grade:
                self.emission.say(node, remit.restsOn, made)
                self._says(node, statement.quotation)
        if judgement.conflicting:
            self._contradiction(self.emission.node(f"discrepancy/{self.id}/{tail}"), judgement, statements)

    def _graded(self, node: NamedNode, graded: Judgement | GradeStatement) -> None:
        self.emission.say(node, remit.aspect, _concept(graded.aspect))
        self.emission.say(node, remit.grade, _concept(graded.grade))
        self._strand(node, graded.strand)
        self.emission.say_if(node, remit.judgedPart, concept_node("judgedParts", graded.part) if graded.part else None)

    def _strand(self, node: NamedNode, strand: str | None) -> None:
        self.emission.say_if(node, remit.strand, concept_node("strands", strand) if strand else None)

    def _statement(self, statement: GradeStatement) -> NamedNode:
        self._statements += 1
        node = self.emission.node(f"statement/{self.id}/{self._statements}")
        self.emission.say(node, rdf.type, remit.GradeStatement)
        self._graded(node, statement)
        self.emission.say(node, remit.statedIn, str(statement.place))
        self._says(node, statement.quotation)
        return node

    def _contradiction(self, node: NamedNode, judgement: Judgement, statements: list[NamedNode]) -> None:
        said = dict.fromkeys((s.place, self.schemes.label(s.grade)) for s in judgement.statements)
        words = " and ".join(f"the {place} says “{grade}”" for place, grade in said)
        own = {each.iri: each.label for each in self.facts.own_aspects}
        aspect, grade = (
            own.get(judgement.aspect) or self.schemes.label(judgement.aspect),
            self.schemes.label(judgement.grade),
        )
        self.emission.say(node, rdf.type, remit.Discrepancy)
        self.emission.say(node, remit.discrepancyKind, concept_node("discrepancyKinds", "contradiction-within-report"))
        self.emission.say_all(node, remit.between, *statements)
        self.emission.say(node, rdfs.comment, f"Of “{aspect}”, {words}; “{grade}” is taken.")

    def recommendations(self) -> None:
        """What somebody is told to do, and who."""
        for recommendation, tail in self._asked():
            self._recommendation(recommendation, tail)

    def _asked(self) -> list[tuple[Recommendation, str]]:
        """The recommendations, each with the tail of its address."""
        addresses, asked = Addresses(), self.facts.recommendations
        return [(each, f"{self.within}/{addresses.of(each.strand, each.text)}") for each in asked]

    def _recommendation(self, item: Recommendation, tail: str) -> None:
        node = self.emission.node(f"recommendation/{tail}")
        self.emission.say(node, rdf.type, remit.Recommendation)
        self.emission.say(node, remit.kind, concept_node("recommendationKinds", item.kind))
        self._item(node, item)
        if item.priority is not None:
            self.emission.say(node, remit.priority, concept_node("priorities", item.priority))
        if item.priority_quotation is not None:
            self.emission.say(node, remit.priorityEvidence, self.evidence.node(item.priority_quotation))
        if item.due is not None:
            self.emission.say(node, remit.dueDate, day(item.due))
        write_themes(self.emission, node, tail, item.text, self.schemes)
        stated = {one.agency.key for one in item.assignments if one.basis not in INFERRED_BASES}
        for number, assignment in enumerate(told_once(item.assignments), 1):
            made, agency = self.emission.node(f"assignment/{tail}/{number}"), self.emission.node(assignment.agency.key)
            self.emission.say(node, remit.assignment, made)
            if assignment.basis not in INFERRED_BASES or assignment.agency.key not in stated:
                self.emission.say(node, owner_property(assignment.basis), agency)
            write_assignment(self.emission, self.evidence, made, assignment)

    def _item(self, node: NamedNode, item: Recommendation | Finding) -> None:
        """What recommendations and findings share."""
        self.emission.say_if(node, remit.fromInspection, self.own)
        self.emission.say(node, schema.text, item.text)
        self.emission.say(node, remit.ordinal, item.ordinal)
        self.emission.say_if(node, remit.number, item.number)
        self.emission.say_if(node, remit.section, item.section)
        self._strand(node, item.strand)
        self._says(node, item.quotation)

    def findings(self) -> None:
        """Strengths, requirements met, weaknesses and grounds, with the recommendations that they point to."""
        addresses = Addresses()
        asked = {item.ordinal: self.emission.node(f"recommendation/{tail}") for item, tail in self._asked()}
        for finding in self.facts.findings:
            node = self.emission.node(f"finding/{self.within}/{addresses.of(finding.strand, finding.text)}")
            self.emission.say(node, rdf.type, remit.Finding)
            self.emission.say(node, remit.findingKind, concept_node("findingKinds", finding.kind))
            self._item(node, finding)
            for reference in finding.supports:
                self.emission.say(node, remit.supports, asked[reference.recommendation])
                self.emission.say(node, remit.supportEvidence, self.evidence.node(reference.quotation))

    def citations(self) -> None:
        """Words about other inspections, and the grades given second hand."""
        nodes = {citation.key: self._citation(citation) for citation in self.facts.citations}
        for reported in self.facts.reported_grades:
            statement = self._statement(reported.statement)
            self.emission.say(statement, remit.inCitation, nodes[reported.citation])

    def _citation(self, citation: Citation) -> NamedNode:
        say, node = self.emission.say, self.emission.node(f"citation/{self.id}/{citation.key}")
        say(node, rdf.type, remit.Citation)
        say(node, remit.citedIn, self.node)
        say(node, remit.citedAs, citation.name)
        say(node, remit.citedAuthority, self.emission.node(self.facts.authority.key))
        say(node, remit.isPrevious, citation.previous)
        if citation.framework is not None:
            say(node, remit.citedFramework, concept_node("frameworks", citation.framework))
        if citation.period is not None:
            say(node, remit.citedPeriod, partial_date(citation.period))
        if citation.published is not None:
            say(node, remit.citedPublication, partial_date(citation.published))
        if citation.framework is not None and citation.period is not None:
            area = self.facts.authority.key.removeprefix("authority/")
            period = str(citation.period.year) if citation.framework == "apa" else citation.period.iso()
            say(node, remit.provisionally, self.emission.node(f"inspection/{area}-{citation.framework}-{period}"))
        self._says(node, citation.quotation)
        return node

    def follow_ups(self) -> None:
        """Words on whether what an earlier inspection asked for was done."""
        for number, follow_up in enumerate(self.facts.follow_ups, 1):
            node = self.emission.node(f"followup/{self.id}/{number}")
            self.emission.say(node, rdf.type, remit.FollowUp)
            self.emission.say(node, remit.inCitation, self.emission.node(f"citation/{self.id}/{follow_up.citation}"))
            self.emission.say(node, remit.status, concept_node("followUpStatuses", follow_up.status))
            self.emission.say(node, remit.about, follow_up.about)
            self.emission.say(node, remit.rule, follow_up.rule)
            self._says(node, follow_up.quotation)
            if follow_up.asked is not None:
                self.emission.say(node, remit.askedEvidence, self.evidence.node(follow_up.asked))
            if follow_up.context is not None:
                self.emission.say(node, remit.contextEvidence, self.evidence.node(follow_up.context))

    def action_plan(self) -> None:
        """The plan that the report requires, of whom, and the day that is counted for it."""
        plan = self.facts.action_plan
        if plan is None:
            return
        node = self.emission.node(f"action-plan/{self.id}")
        self.emission.say(node, rdf.type, remit.ActionPlan)
        self.emission.say(node, remit.inReport, self.node)
        self.emission.say_all(node, remit.requiredOf, *(self.emission.node(agency.key) for agency in plan.agencies))
        if plan.due is not None:
            self.emission.say(node, remit.planDue, day(plan.due))
        self.emission.say(node, remit.rule, plan.rule)
        self._says(node, plan.quotation)

    def warnings(self) -> None:
        """What a report of this family is expected to hold and was not found, and where a second reading counts otherwise."""
        warnings: list[Shortfall | Difference] = [*self.facts.shortfalls, *self.facts.differences]
        for number, warning in enumerate(warnings, 1):
            node = self.emission.node(f"warning/{self.id}/{number}")
            self.emission.say(node, rdf.type, remit.Warning)
            self.emission.say(node, remit.aboutReport, self.node)
            self.emission.say(node, remit.expected, warning.expected)
            self.emission.say(node, remit.lookedFor, warning.looked)
            if isinstance(warning, Difference):
                self.emission.say(node, remit.rule, warning.rule)
                self._says(node, warning.quotation)


@lru_cache(maxsize=4096)  # all concepts of all schemes, several times over
def _concept(iri: str) -> NamedNode:
    return NamedNode(iri)


def _slug_of(aspect: str) -> str:
    """The last segment of an aspect's IRI."""
    return slug(aspect.rsplit("/", 1)[-1])
