"""Who provides or commissions what in an area, as quads; and which of the services that are common enough to compare a name means."""

from __future__ import annotations

from pyoxigraph import NamedNode

from ingest.facts import ReportFacts
from ingest.graph.emission import Emission, EvidenceWriter, partial_date, rdf, remit
from ontology.schemes import Schemes
from ontology.service_names import services_named


def write_services(
    emission: Emission,
    evidence: EvidenceWriter,
    facts: ReportFacts,
    report_id: str,
    report: NamedNode,
    schemes: Schemes,
) -> None:
    """Each agency, role and service that the report says, in the area that it is about, with its words."""
    say, area = emission.say, emission.node(facts.authority.key)
    for number, provision in enumerate(facts.services, 1):
        node = emission.node(f"service/{report_id}/{number}")
        say(node, rdf.type, remit.ServiceProvision)
        say(node, remit.agency, emission.node(provision.agency.key))
        say(node, remit.asWritten, provision.as_written)
        say(node, remit.serviceName, provision.service)
        emission.say_all(node, remit.service, *map(NamedNode, services_named(schemes, provision.service)))
        say(node, remit.role, provision.role)
        say(node, remit.inArea, area)
        say(node, remit.inReport, report)
        if provision.since is not None:
            say(node, remit.providedSince, partial_date(provision.since))
        say(node, remit.evidence, evidence.node(provision.quotation))
