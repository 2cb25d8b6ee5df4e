"""What letters say beside their findings: who must write a statement of action, with whom and when, to whom they go, who signs, and where they
count otherwise than they tell one by one.
"""

from __future__ import annotations

from pyoxigraph import NamedNode

from ingest.facts import ReportFacts, StatementOfAction
from ingest.graph.assignments import write_assignment
from ingest.graph.emission import Emission, EvidenceWriter, concept_node, day, partial_date, rdf, rdfs, remit, schema


def write_letter(
    emission: Emission, evidence: EvidenceWriter, facts: ReportFacts, report_id: str, own: NamedNode | None
) -> None:
    """The statement of action, the parties and the counts that differ, as far as the report has them. `own`: its inspection."""
    if facts.statement is not None:
        _write_statement(emission, evidence, facts.statement, report_id, own)
    report = emission.node(f"report/{report_id}")
    for number, party in enumerate(facts.parties, 1):
        node = emission.node(f"party/{report_id}/{number}")
        emission.say(node, rdf.type, remit.LetterParty)
        emission.say(node, remit.inReport, report)
        emission.say(node, remit.partyRole, party.role)
        emission.say(node, schema.name, party.name)
        emission.say_if(node, schema.jobTitle, party.title)
        emission.say_all(node, remit.actsFor, *(emission.node(agency.key) for agency in party.agencies))
        emission.say(node, remit.evidence, evidence.node(party.quotation))
    for number, differing in enumerate(facts.counts_differ, 1):
        node = emission.node(f"discrepancy/{report_id}/count/{number}")
        emission.say(node, rdf.type, remit.Discrepancy)
        emission.say(node, remit.discrepancyKind, concept_node("discrepancyKinds", "counted-otherwise"))
        counted = (emission.node(f"followup/{report_id}/{place}") for place in differing.follow_ups)
        emission.say_all(node, remit.between, report, *counted)
        emission.say(node, rdfs.comment, differing.comment)
        emission.say(node, remit.evidence, evidence.node(differing.quotation))


def _write_statement(
    emission: Emission, evidence: EvidenceWriter, statement: StatementOfAction, report_id: str, own: NamedNode | None
) -> None:
    node = emission.node(f"statement-of-action/{report_id}")
    emission.say(node, rdf.type, remit.StatementOfAction)
    if statement.citation is not None:
        emission.say(node, remit.inCitation, emission.node(f"citation/{report_id}/{statement.citation}"))
    else:
        emission.say_if(node, remit.answers, own)
    emission.say_all(node, remit.responsibleBody, *(emission.node(body.agency.key) for body in statement.responsible))
    if statement.required is not None:
        emission.say(node, remit.requiredOn, partial_date(statement.required))
    for number, contributor in enumerate(statement.contributors, 1):
        contribution = emission.node(f"contribution/{report_id}/{number}")
        emission.say(node, remit.contribution, contribution)
        write_assignment(emission, evidence, contribution, contributor)
    if statement.due is not None:
        emission.say(node, remit.submitBy, day(statement.due))
    if statement.approved is not None:
        emission.say(node, remit.approvedOn, partial_date(statement.approved))
    emission.say_all(node, remit.evidence, *map(evidence.node, statement.quotations))
