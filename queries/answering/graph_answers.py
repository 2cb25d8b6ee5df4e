"""Whole answers, put together from a graph by the stored questions: what an edition's index holds of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

import pyoxigraph as ox

from queries.answering.asking import AnswerRow, Asker
from queries.answering.directory import Directory
from queries.answering.models import (
    CitedInspection,
    Inspection,
    Judgement,
    Missing,
    NamedBody,
    OrganisationRef,
    Recommendation,
    ReportAnswer,
)
from queries.answering.report_facts import FactReader
from queries.answering.wording import doubt
from queries.graph_bodies import GraphBodies
from queries.graph_terms import GraphTerms


class GraphAnswers:
    """The answers of one state of the graph."""

    def __init__(self, store: ox.Store, base: str, bodies: Collection[str] | None = None) -> None:
        """Read the names of the graph that `store` holds; or, where `bodies` are given by their IRIs, these bodies, and names when they
        are wanted.
        """
        self.bodies = GraphBodies(store, base, bodies)
        self.ask = Asker(store, GraphTerms(store, base, self.bodies))
        self.names = Directory(self.ask, whole=bodies is None)
        self.facts = FactReader(self.ask, self.names)

    def counts(self) -> dict[str, int]:
        """How many of each kind of thing there are, by the local name of its class."""
        return {row.text("kind").rsplit("#", 1)[-1]: row.number("things") or 0 for row in self.ask("lookup_counts")}

    def recommendations(self, iris: Sequence[str]) -> list[Recommendation]:
        """Recommendations, in the order given."""
        return self.facts.recommendations(iris)

    def bearers(self, recommendations: Iterable[str]) -> dict[str, list[OrganisationRef]]:
        """Who carries each recommendation today, where its owner has ended and has a successor."""
        found: dict[str, list[OrganisationRef]] = defaultdict(list)
        for row in self.ask.about("lookup_bearers", recommendations):
            found[row.text("recommendation")].append(self.names.organisation(row.text("bearer")))
        return found

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
        """What was expected of a report and not found."""
        rows = self.ask.about("warnings", [report])  # a row for each council that the report is about
        told = dict.fromkeys((row.text("expected"), row.text("looked_for")) for row in rows)
        return [Missing(expected=expected, looked_for=looked_for) for expected, looked_for in told]
