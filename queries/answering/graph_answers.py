"""Whole answers, put together from a graph by the stored questions: what an edition's index holds of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property

from ontology.registers.inheritance import InheritanceLine
from queries.answering.asking import AnswerRow, Asker
from queries.answering.directory import Directory
from queries.answering.models import (
    CitedInspection,
    Inspection,
    Judgement,
    Missing,
    NamedBody,
    Recommendation,
    ReportAnswer,
)
from queries.answering.report_facts import FactReader
from queries.answering.statement_facts import StatementReader
from queries.answering.succession_models import Carried, CurrentBearer, Nobody
from queries.answering.wording import doubt
from queries.asked_store import AskedStore
from queries.graph_bodies import GraphBodies
from queries.graph_terms import GraphTerms, KnownBodies

NOT_KNOWN = "The registers do not say who took over."
"""Where a line ends with a body that the registers do not know to have ended, or of which they say no more."""

# What is asked of each inspection and report, and the column of what has evidence in the answer.
_OF_INSPECTIONS = {
    "lookup_inspection_links": "", "lookup_judgements": "judgement", "lookup_discrepancies": "statement", "lookup_follow_ups": "follow_up",
    "lookup_statements_required": "",
}  # fmt: skip
_OF_REPORTS = {
    "lookup_recommendations_in": "", "lookup_citations": "citation", "lookup_findings": "finding", "lookup_names": "",
    "lookup_warnings": "warning", "lookup_follow_ups_in": "follow_up", "lookup_statements": "statement", "lookup_addressees": "",
}  # fmt: skip


class GraphAnswers:
    """The answers of one state of the graph."""

    def __init__(
        self,
        store: AskedStore,
        base: str,
        known_bodies: KnownBodies | None = None,
        *,
        only: Collection[str] | None = None,
    ) -> None:
        """Read the names of the graph that `store` holds; `known_bodies` are its bodies by their codes, read from it unless given.

        `only`: the IRIs of the bodies to read; all other names are then read when they are wanted.
        """
        self._store = store
        self._base = base
        self._only = only
        self.ask = Asker(store, GraphTerms(store, base, known_bodies or self.bodies))
        self.names = Directory(self.ask, whole=only is None)
        self.facts = FactReader(self.ask, self.names)
        self.statements = StatementReader(self.ask, self.names, self.facts)

    @cached_property
    def bodies(self) -> GraphBodies:
        """Every body of the graph, or those that alone were to be read."""
        return GraphBodies(self._store, self._base, self._only)

    def counts(self) -> dict[str, int]:
        """How many of each kind of thing there are, by the local name of its class."""
        return {row.text("kind").rsplit("#", 1)[-1]: row.number("things") or 0 for row in self.ask("lookup_counts")}

    def recommendations(self, iris: Sequence[str]) -> list[Recommendation]:
        """Recommendations, in the order given."""
        return self.facts.recommendations(iris)

    def carried(self, items: Iterable[Recommendation]) -> dict[str, Carried]:
        """Who carries each recommendation today and by which events it came to them, and which lines end with nobody."""
        some = {item.iri: item for item in items}
        bearers: dict[str, list[str]] = defaultdict(list)
        for row in self.ask.about("lookup_bearers", some):
            bearers[row.text("recommendation")].append(row.text("bearer"))
        return {iri: self._carried(item, bearers[iri]) for iri, item in some.items()}

    def _carried(self, item: Recommendation, bearers: list[str]) -> Carried:
        made = item.report.published if item.report else None
        charges = [self.names.charge(owner.organisation.iri, made) for owner in item.owners]
        lines: dict[str, list[InheritanceLine]] = defaultdict(list)
        for charge in charges:
            for line in charge.lines:
                lines[line.bearer].append(line)
        return Carried(
            current_bearers=[self._bearer(iri, lines[iri]) for iri in bearers],
            without_bearer=[
                Nobody(organisation=self.names.organisation(iri), reason=self.names.reason(iri) or NOT_KNOWN)
                for iri in dict.fromkeys(iri for charge in charges for iri in charge.ended_with)
            ],
        )

    def _bearer(self, iri: str, lines: list[InheritanceLine]) -> CurrentBearer:
        return CurrentBearer(
            **dict(self.names.organisation(iri)),
            whole=any(line.whole for line in lines),
            chains=[[self.names.event(step) for step in line.steps] for line in lines if line.steps],
        )

    def gather(self, inspections: Collection[str], reports: Collection[str]) -> None:
        """Ask together what `inspection` and `report` are about to ask of each of these; what was gathered before is forgotten."""
        self.ask.forget()
        subjects: list[str] = []
        for names, things in ((_OF_INSPECTIONS, inspections), (_OF_REPORTS, reports)):
            for name, subject in names.items():
                rows = self.ask.gather(name, things)
                subjects += (row.text(subject) for row in rows if subject)
        self.ask.gather("lookup_evidence", subjects)

    def inspection(self, iri: str, recommendations: int) -> Inspection:
        """An inspection with all that is known of it; `recommendations` is how many it made."""
        names, facts = self.names, self.facts
        links = list(self.ask.about("lookup_inspection_links", [iri]))

        def linked(column: str) -> list[str]:
            return [value for row in links if (value := row.get(column))]

        return Inspection(
            **dict(names.inspection(iri)),
            conducted_by=names.organisations(linked("conducted_by")),
            lead_inspectors=linked("lead_inspector"),
            outcome=names.concept_if(next(iter(linked("outcome")), None)),
            reports=[names.report(report) for report in names.reports_on(iri)],
            cited_by=[names.report(report) for report in linked("cited_by")],
            previous=[names.inspection(before) for before in linked("previous")],
            judgements=facts.judgements([iri]),
            discrepancies=facts.discrepancies([iri]),
            recommendations=recommendations,
            follow_ups=facts.follow_ups([iri]),
            statements=self.statements.of_inspection(iri),
        )

    def in_report(self, report: str) -> list[str]:
        """The IRIs of a report's recommendations, in order."""
        return [row.text("recommendation") for row in self.ask.about("lookup_recommendations_in", [report])]

    def report(self, report: str) -> ReportAnswer:
        """What a report (IRI) holds besides what its inspection found."""
        citations = self._citations(report)
        return ReportAnswer(
            recommendations=[self.names.tail(iri, "recommendation") for iri in self.in_report(report)],
            spoken_of=self._spoken_of(report, citations),
            findings=self.facts.findings(report),
            citations=citations,
            named=self._named_in(report),
            missing=self._missing(report),
            follow_ups=self.facts.follow_ups_in(report),
            statements=self.statements.of_report(report),
        )

    def _citations(self, report: str) -> list[CitedInspection]:
        """What a report says of other inspections, the earliest first."""
        rows = list(self.ask.about("lookup_citations", [report]))
        evidence = self.facts.evidence(row.text("citation") for row in rows)
        names = self.names
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

    def _spoken_of(self, report: str, citations: Iterable[CitedInspection]) -> list[Judgement]:
        known = self.names.inspections  # a citation may name one that went with its report
        meant = dict.fromkeys(
            cited.inspection.iri for cited in citations if cited.inspection and cited.inspection.iri in known
        )
        return [
            judgement
            for judgement in self.facts.judgements(meant)
            if any(evidence.report.iri == report for evidence in judgement.evidence)
        ]

    def _named_in(self, report: str) -> list[NamedBody]:
        """The bodies that a report names, by name."""
        rows: dict[str, list[AnswerRow]] = defaultdict(list)
        for row in self.ask.about("lookup_names", [report]):
            rows[row.text("organisation")].append(row)
        found = [self._named(iri, together) for iri, together in rows.items()]
        return sorted(found, key=lambda named: (named.organisation.name.casefold(), named.organisation.iri))

    def _named(self, iri: str, rows: list[AnswerRow]) -> NamedBody:
        candidates = self.names.organisations(dict.fromkeys(found for row in rows if (found := row.get("candidate"))))
        resolution, reason = self.names.concept(rows[0].text("resolution")), rows[0].text("reason")
        return NamedBody(
            organisation=self.names.organisation(iri),
            spellings=list(dict.fromkeys(row.text("as_written") for row in rows)),
            resolution=resolution,
            reason=reason,
            candidates=candidates,
            doubt=doubt(resolution, reason, candidates),
        )

    def _missing(self, report: str) -> list[Missing]:
        """What was expected of a report and not found, or counted otherwise by a second reading."""
        rows = list(self.ask.about("lookup_warnings", [report]))
        evidence = self.facts.evidence(row.text("warning") for row in rows)
        return [
            Missing(
                expected=row.text("expected"),
                looked_for=row.get("looked_for") or "",
                rule=row.get("rule"),
                evidence=evidence[row.text("warning")],
            )
            for row in rows
        ]
