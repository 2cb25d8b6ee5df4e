"""What one report holds besides what its inspection found: whom it names, what it says of others, what it lacks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from api.answering.asking import AnswerRow
from api.answering.directory import Document
from api.answering.edition import Edition
from api.answering.errors import NoSuchThing
from api.answering.models import Concept, Evidence, InspectionRef, Judgement, OrganisationRef, Recommendation
from api.answering.wording import doubt
from ontology.registers.nearest import nearest


@dataclass(frozen=True, slots=True)
class CitedInspection:
    """A report's words about another inspection. `inspection` is None where they fit none or several."""

    name: str
    framework: Concept | None
    period: str | None
    inspection: InspectionRef | None
    evidence: list[Evidence]


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A body that a report names, in its own spellings, and how sure it is that this body is meant."""

    organisation: OrganisationRef
    spellings: tuple[str, ...]
    resolution: Concept
    reason: str
    candidates: list[OrganisationRef]
    doubt: str | None


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that a report of this family usually holds, and where it was looked for in vain."""

    expected: str
    looked_for: str


def document(edition: Edition, key: str) -> Document:
    """A report by its id, its file's name or the file's whole digest. Raises NoSuchThing with the nearest names."""
    documents = edition.names.documents.values()
    for found in documents:
        if key in (found.ref.id, found.ref.file, found.digest):
            return found
    known = {name: found for found in documents for name in (found.ref.id, found.ref.file)}
    near = dict.fromkeys(known[name].ref for name in nearest(key, known))
    raise NoSuchThing(f"There is no report {key!r} here.", nearest=[(ref.id, ref.file) for ref in near])


def ids_around(edition: Edition, found: Recommendation) -> tuple[str | None, str | None]:
    """The recommendations before and after one, in its report."""
    if found.report is None:
        return None, None
    siblings = in_report(edition, found.report.iri)
    at = siblings.index(found.iri)
    before = siblings[at - 1] if at > 0 else None
    after = siblings[at + 1] if at + 1 < len(siblings) else None
    names = edition.names
    return before and names.tail(before, "recommendation"), after and names.tail(after, "recommendation")


def in_report(edition: Edition, report: str) -> list[str]:
    """The IRIs of a report's recommendations, in order."""
    return [row.text("recommendation") for row in edition.ask.about("lookup_recommendations_in", [report])]


def citations(edition: Edition, report: str) -> list[CitedInspection]:
    """What a report says of other inspections, the earliest first."""
    rows = list(edition.ask.about("lookup_citations", [report]))
    evidence = edition.facts.evidence(row.text("citation") for row in rows)
    names = edition.names
    return [
        CitedInspection(
            name=row.text("cited_as"),
            framework=names.concept_if(row.get("framework")),
            period=row.get("period"),
            inspection=names.inspection(meant) if (meant := row.get("inspection")) else None,
            evidence=evidence[row.text("citation")],
        )
        for row in rows
    ]


def spoken_of(edition: Edition, report: str) -> list[Judgement]:
    """The judgements of other inspections that a report gives second hand."""
    meant = [cited.inspection.iri for cited in citations(edition, report) if cited.inspection]
    return [
        judgement
        for judgement in edition.facts.judgements(dict.fromkeys(meant))
        if any(evidence.report.iri == report for evidence in judgement.evidence)
    ]


def named_in(edition: Edition, report: str) -> list[NamedBody]:
    """The bodies that a report names, by name."""
    rows: dict[str, list[AnswerRow]] = defaultdict(list)
    for row in edition.ask.about("lookup_names", [report]):
        rows[row.text("organisation")].append(row)
    found = [_named(edition, iri, together) for iri, together in rows.items()]
    return sorted(found, key=lambda named: named.organisation.name.casefold())


def _named(edition: Edition, iri: str, rows: list[AnswerRow]) -> NamedBody:
    iris = dict.fromkeys(candidate for row in rows if (candidate := row.get("candidate")))
    candidates = edition.names.organisations(iris)
    resolution, reason = edition.names.concept(rows[0].text("resolution")), rows[0].text("reason")
    return NamedBody(
        organisation=edition.names.organisation(iri),
        spellings=tuple(dict.fromkeys(row.text("as_written") for row in rows)),
        resolution=resolution,
        reason=reason,
        candidates=candidates,
        doubt=doubt(resolution, reason, candidates),
    )


def missing(edition: Edition, report: str) -> list[Missing]:
    """What was expected of a report and not found."""
    rows = edition.ask.about("warnings", [report])  # a row for each council that the report is about
    return list(dict.fromkeys(Missing(row.text("expected"), row.text("looked_for")) for row in rows))
