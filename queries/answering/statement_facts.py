"""Written statements of action of one state of the graph as answers: who prepares them, with whom, for whom and by when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from queries.answering.asking import AnswerRow, Asker
from queries.answering.directory import Directory
from queries.answering.references import OrganisationRef
from queries.answering.report_facts import FactReader
from queries.answering.statement_models import Addressee, TakingPart, WrittenStatement


class StatementReader:
    """Puts statements together from the graph's answers and the directory's names."""

    def __init__(self, ask: Asker, directory: Directory, facts: FactReader) -> None:
        self._ask = ask
        self._names = directory
        self._facts = facts

    def of_report(self, report: str) -> list[WrittenStatement]:
        """The statements that a report (IRI) speaks of."""
        told: dict[str, list[AnswerRow]] = defaultdict(list)
        for row in self._ask.about("lookup_statements", [report]):
            told[row.text("statement")].append(row)
        if not told:
            return []
        evidence = self._facts.evidence(told)
        taking_part, addressed = self._taking_part(told), self._addressees(report)
        document = self._names.documents.get(report)
        found = []
        for iri, rows in told.items():
            first = rows[0]
            inspection, due = first.get("inspection"), first.get("due")
            found.append(
                WrittenStatement(
                    id=self._names.tail(iri, "statement-of-action"),
                    iri=iri,
                    prepared_by=self._bodies(rows, "responsible"),
                    taking_part=taking_part[iri],
                    required_by=self._inspectorates(inspection),
                    addressed_to=addressed,
                    due=date.fromisoformat(due) if due else None,
                    required_on=first.get("required_on"),
                    approved_on=first.get("approved_on"),
                    inspection=self._names.inspection(inspection) if inspection else None,
                    cited_as=first.get("cited_as"),
                    authorities=document.authorities if document else [],
                    report=self._names.report(report),
                    evidence=evidence[iri],
                )
            )
        return found

    def of_inspection(self, inspection: str) -> list[WrittenStatement]:
        """The statements that an inspection (IRI) requires, by whichever report says so."""
        rows = list(self._ask.about("lookup_statements_required", [inspection]))
        required = {row.text("statement") for row in rows}
        reports = dict.fromkeys(row.text("report") for row in rows)
        found = [each for report in reports for each in self.of_report(report) if each.iri in required]
        return list({each.iri: each for each in found}.values())

    def _taking_part(self, statements: Iterable[str]) -> dict[str, list[TakingPart]]:
        rows = list(self._ask.about("lookup_contributions", statements))
        evidence = self._facts.evidence(row.text("contribution") for row in rows)
        found: dict[str, list[TakingPart]] = defaultdict(list)
        for row in sorted(rows, key=lambda row: _numbered(row.text("contribution"))):
            found[row.text("statement")].append(
                TakingPart(
                    organisation=self._names.organisation(row.text("organisation")),
                    as_written=row.get("as_written"),
                    basis=self._names.concept(row.text("basis")),
                    open=row.get("open"),
                    evidence=evidence[row.text("contribution")],
                )
            )
        return found

    def _addressees(self, report: str) -> list[Addressee]:
        parties: dict[str, list[AnswerRow]] = defaultdict(list)
        for row in self._ask.about("lookup_addressees", [report]):
            parties[row.text("party")].append(row)
        return [
            Addressee(
                name=rows[0].text("name"), title=rows[0].get("title"), organisations=self._bodies(rows, "organisation")
            )
            for _, rows in sorted(parties.items(), key=lambda party: _numbered(party[0]))
        ]

    def _inspectorates(self, inspection: str | None) -> list[OrganisationRef]:
        if inspection is None:
            return []
        return self._bodies(self._ask.about("lookup_inspection_links", [inspection]), "conducted_by")

    def _bodies(self, rows: Iterable[AnswerRow], column: str) -> list[OrganisationRef]:
        return self._names.organisations(dict.fromkeys(value for row in rows if (value := row.get(column))))


def _numbered(iri: str) -> tuple[str, int]:
    """In the order of the numbers that IRIs end in: the tenth stands after the second."""
    beginning, _, number = iri.rpartition("/")
    return beginning, int(number) if number.isdecimal() else 0
