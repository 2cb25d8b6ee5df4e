"""The facts of one state of the graph as answers: who owns what, what was judged, and the words behind each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ontology.bases import INFERRED_BASES
from queries.answering.asking import AnswerRow, Asker
from queries.answering.directory import Directory
from queries.answering.models import (
    Discrepancy,
    Evidence,
    Finding,
    FollowUp,
    Ground,
    Judgement,
    Owner,
    Recommendation,
    RequestStanding,
    Statement,
    ThemeFound,
)
from queries.answering.wording import decision, doubt, explanation


class FactReader:
    """Puts facts together from the graph's answers and the directory's names."""

    def __init__(self, ask: Asker, directory: Directory) -> None:
        self._ask = ask
        self._names = directory

    def evidence(self, subjects: Iterable[str]) -> dict[str, list[Evidence]]:
        """The words behind each of the subjects (IRIs), in the order of their reports."""
        found: dict[str, list[Evidence]] = defaultdict(list)
        for row in self._ask.about_each("lookup_evidence", subjects):
            found[row.text("subject")].append(self._evidence(row))
        return found

    def _evidence(self, row: AnswerRow) -> Evidence:
        page = row.get("page")
        return Evidence(
            iri=row.text("evidence"),
            quotation=row.text("quotation"),
            prefix=row.get("prefix") or "",
            suffix=row.get("suffix") or "",
            page=int(page.removeprefix("page=")) if page else None,
            start=row.number("first") or 0,
            end=row.number("past") or 0,
            report=self._names.report(row.text("report")),
        )

    def recommendations(self, iris: Sequence[str]) -> list[Recommendation]:
        """The recommendations, in the order given, each with its owners."""
        evidence = self.evidence(iris)
        owners, grounds, about = self.owners(iris), self._grounds(iris), self._about(iris)
        standings = self._standings(iris)
        rows = {row.text("recommendation"): row for row in self._ask.about("lookup_recommendation_details", iris)}
        return [
            self._recommendation(rows[iri], owners[iri], evidence[iri], grounds[iri], about[iri], standings.get(iri))
            for iri in iris
            if iri in rows
        ]

    def _about(self, recommendations: Iterable[str]) -> dict[str, list[AnswerRow]]:
        """The rows on what each recommendation is about."""
        found: dict[str, list[AnswerRow]] = defaultdict(list)
        for row in self._ask.about("lookup_themes", recommendations):
            found[row.text("recommendation")].append(row)
        return found

    def _grounds(self, recommendations: Iterable[str]) -> dict[str, list[Ground]]:
        """The findings that point to each recommendation."""
        found: dict[str, list[Ground]] = defaultdict(list)
        for row in self._ask.about("lookup_grounds", recommendations):
            ground = Ground(iri=row.text("finding"), number=row.get("number"), text=row.text("text"))
            found[row.text("recommendation")].append(ground)
        return found

    def _standings(self, recommendations: Iterable[str]) -> dict[str, RequestStanding]:
        """What became of each recommendation, where that is known."""
        rows = list(self._ask.about("lookup_standings", recommendations))
        evidence = self.evidence(row.text("standing") for row in rows)
        return {
            row.text("recommendation"): RequestStanding(
                status=self._names.concept(row.text("status")),
                reason=row.text("reason"),
                rule=row.text("rule"),
                as_of=row.get("as_of"),
                evidence=evidence[row.text("standing")],
                decision=decision(row.get("verdict"), row.get("decided_by"), row.get("decision_reason")),
            )
            for row in rows
        }

    def _recommendation(
        self,
        row: AnswerRow,
        owners: list[Owner],
        evidence: list[Evidence],
        grounds: list[Ground],
        about: list[AnswerRow],
        standing: RequestStanding | None,
    ) -> Recommendation:
        names, iri = self._names, row.text("recommendation")
        inspection, due = row.get("inspection"), row.get("due")
        published = evidence[0].report.published if evidence else None
        called = [self._called_then(owner, published) for owner in owners]
        stated = {owner.organisation.iri for owner in called if owner.basis.notation not in INFERRED_BASES}
        return Recommendation(
            id=names.tail(iri, "recommendation"),
            iri=iri,
            text=row.text("text"),
            ordinal=row.number("ordinal") or 0,
            number=row.get("number"),
            kind=names.concept(row.text("kind")),
            strand=names.concept_if(row.get("strand")),
            section=row.get("section"),
            priority=names.concept_if(row.get("priority")),
            due=date.fromisoformat(due) if due else None,
            inspection=names.inspection(inspection) if inspection else None,
            report=evidence[0].report if evidence else None,
            owners=[owner for owner in called if owner.basis.notation not in INFERRED_BASES],
            inferred_owners=[owner for owner in called if owner.organisation.iri not in stated],
            evidence=evidence,
            grounds=grounds,
            themes=[
                ThemeFound(theme=names.concept(theme), wider=names.concept_if(of.get("wider")), words=of.text("words"))
                for of in about
                if (theme := of.get("theme"))
            ],
            national_outcomes=[names.concept(outcome) for of in about if (outcome := of.get("outcome"))],
            standing=standing,
        )

    def _called_then(self, owner: Owner, published: date | None) -> Owner:
        """The owner with the name that it bore when the report came out, where that is another than today's."""
        then = self._names.names_in_time.on(owner.organisation.iri, published.isoformat()) if published else None
        return owner if then in (None, owner.organisation.name) else owner.model_copy(update={"name_then": then})

    def owners(self, recommendations: Iterable[str]) -> dict[str, list[Owner]]:
        """The owners of each recommendation, stated and inferred."""
        assignments: dict[str, list[AnswerRow]] = defaultdict(list)
        for row in self._ask.about("lookup_assignments", recommendations):
            assignments[row.text("assignment")].append(row)
        evidence = self.evidence(assignments)
        found: dict[str, list[Owner]] = defaultdict(list)
        for assignment, rows in assignments.items():
            found[rows[0].text("recommendation")].append(self._owner(rows, evidence[assignment]))
        return found

    def _owner(self, rows: list[AnswerRow], evidence: list[Evidence]) -> Owner:
        names, first = self._names, rows[0]
        basis = names.concept(first.text("basis"))
        resolution, reason = names.concept_if(first.get("resolution")), first.get("reason")
        candidates = names.organisations(_values(rows, "candidate"))
        return Owner(
            organisation=names.organisation(first.text("organisation")),
            as_written=first.get("as_written"),
            basis=basis,
            explanation=explanation(basis, first.get("rule")),
            rule=first.get("rule"),
            resolution=resolution,
            reason=reason,
            candidates=candidates,
            doubt=doubt(resolution, reason, candidates),
            evidence=evidence,
        )

    def judgements(self, inspections: Iterable[str]) -> list[Judgement]:
        """What the inspections judged, each in the order of its framework, with what does not fit."""
        inspections = list(inspections)
        rows = list(self._ask.about("lookup_judgements", inspections))
        evidence = self.evidence(row.text("judgement") for row in rows)
        doubts = self._doubts(inspections)
        order = {iri: at for at, iri in enumerate(inspections)}
        place = self._names.place
        rows.sort(
            key=lambda row: (
                order[row.text("inspection")],
                place(row.get("strand")),
                place(row.text("aspect")),
                place(row.get("part")),
                row.text("judgement"),
            )
        )
        return [self._judgement(row, evidence[row.text("judgement")], doubts) for row in rows]

    def _judgement(
        self, row: AnswerRow, evidence: list[Evidence], doubts: dict[tuple[str | None, ...], list[Discrepancy]]
    ) -> Judgement:
        names, iri = self._names, row.text("judgement")
        return Judgement(
            id=names.tail(iri, "judgement"),
            iri=iri,
            aspect=names.concept(row.text("aspect")),
            strand=names.concept_if(row.get("strand")),
            part=names.concept_if(row.get("part")),
            grade=names.grade(row.text("grade")),
            second_hand=row.flag("second_hand"),
            inspection=names.inspection(row.text("inspection")),
            discrepancies=doubts.get(
                (row.text("inspection"), row.text("aspect"), row.get("strand"), row.get("part")), []
            ),
            evidence=evidence,
        )

    def discrepancies(self, inspections: Iterable[str]) -> list[Discrepancy]:
        """Everything about the inspections that does not fit."""
        return list({doubt.iri: doubt for doubts in self._doubts(inspections).values() for doubt in doubts}.values())

    def _doubts(self, inspections: Iterable[str]) -> dict[tuple[str | None, ...], list[Discrepancy]]:
        """The discrepancies under what they are about: inspection, aspect, strand and part."""
        rows: dict[str, list[AnswerRow]] = defaultdict(list)
        for row in self._ask.about("lookup_discrepancies", inspections):
            rows[row.text("discrepancy")].append(row)
        evidence = self.evidence(row.text("statement") for found in rows.values() for row in found)
        doubts: dict[tuple[str | None, ...], list[Discrepancy]] = defaultdict(list)
        for iri, found in rows.items():
            doubt = self._discrepancy(iri, found, evidence)
            abouts = dict.fromkeys(
                (row.text("inspection"), row.get("aspect"), row.get("strand"), row.get("part")) for row in found
            )
            for about in abouts:
                doubts[about].append(doubt)
        return doubts

    def _discrepancy(self, iri: str, rows: list[AnswerRow], evidence: dict[str, list[Evidence]]) -> Discrepancy:
        between = {
            row.text("statement"): Statement(
                iri=row.text("statement"),
                says=self._says(row),
                evidence=evidence.get(row.text("statement"), []),
            )
            for row in rows
        }
        kind = self._names.concept(rows[0].text("kind"))
        return Discrepancy(iri=iri, kind=kind, comment=rows[0].text("comment"), between=list(between.values()))

    def _says(self, row: AnswerRow) -> str:
        grade, place = row.get("grade"), row.get("stated_in")
        if grade:
            return f"{self._names.grade(grade).label}, in a {place}" if place else self._names.grade(grade).label
        statement = row.text("statement")
        if statement in self._names.documents:
            return f"the inspection's own report, {self._names.report(statement).file}"
        return self._names.inspection(statement).name

    def follow_ups(self, inspections: Iterable[str]) -> list[FollowUp]:
        """What later reports say of what the inspections asked for."""
        rows = _one_each(self._ask.about("lookup_follow_ups", inspections))
        evidence = self.evidence(row.text("follow_up") for row, _ in rows)
        return [
            FollowUp(
                iri=row.text("follow_up"),
                status=self._names.concept(row.text("status")),
                about=row.text("about"),
                follows=follows,
                evidence=evidence[row.text("follow_up")],
            )
            for row, follows in rows
        ]

    def follow_ups_in(self, report: str) -> list[FollowUp]:
        """What a report says of what earlier inspections asked for."""
        rows: dict[str, list[AnswerRow]] = defaultdict(list)
        for row in self._ask.about("lookup_follow_ups_in", [report]):
            rows[row.text("follow_up")].append(row)
        evidence = self.evidence(rows)
        return [
            FollowUp(
                iri=iri,
                status=self._names.concept(some[0].text("status")),
                about=some[0].text("about"),
                follows=followed[0] if len(followed := list(_values(some, "follows"))) == 1 else None,
                evidence=evidence[iri],
            )
            for iri, some in rows.items()
        ]

    def findings(self, report: str) -> list[Finding]:
        """What a report finds without grading it."""
        rows = list(self._ask.about("lookup_findings", [report]))
        evidence = self.evidence(row.text("finding") for row in rows)
        return [
            Finding(
                id=self._names.tail(row.text("finding"), "finding"),
                iri=row.text("finding"),
                ordinal=row.number("ordinal") or 0,
                number=row.get("number"),
                kind=self._names.concept(row.text("kind")),
                text=row.text("text"),
                strand=self._names.concept_if(row.get("strand")),
                section=row.get("section"),
                evidence=evidence[row.text("finding")],
            )
            for row in rows
        ]


def _one_each(rows: Iterable[AnswerRow]) -> list[tuple[AnswerRow, str | None]]:
    """Each follow-up once, with what it follows up: the inspection, where it speaks of several of its recommendations."""
    found: dict[tuple[str, str], list[AnswerRow]] = defaultdict(list)
    for row in rows:
        found[row.text("inspection"), row.text("follow_up")].append(row)
    return [
        (some[0], some[0].get("follows") if len(some) == 1 else inspection) for (inspection, _), some in found.items()
    ]


def _values(rows: Iterable[AnswerRow], column: str) -> Iterator[str]:
    """The different values of a column, in the order of the rows."""
    return iter(dict.fromkeys(value for row in rows if (value := row.get(column))))
