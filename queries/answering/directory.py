"""Everything in the graph that has a name, by its IRI: all of it, or what is asked for.

Answers then need from the graph only which things belong together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ontology.registers.inheritance import Charge, SuccessionStep
from ontology.terms import concept
from queries.answering.asking import AnswerRow, Asker
from queries.answering.models import (
    Codes,
    Concept,
    Document,
    Grade,
    InspectionRef,
    Organisation,
    OrganisationFound,
    OrganisationRef,
    ReportRef,
)
from queries.answering.read_when_asked import ReadWhenAsked
from queries.answering.succession_models import NameInTime, SuccessionEvent
from queries.answering.through_time import NamesInTime, SuccessionsInGraph
from queries.answering.wording import inspection_name


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation of the graph with all that is not a link to a fact."""

    ref: OrganisationRef
    codes: Codes
    other_names: tuple[str, ...]
    founded: str | None
    dissolved: str | None
    areas: tuple[str, ...]
    owned: int


class Directory:
    """The names of one state of the graph."""

    def __init__(self, ask: Asker, *, whole: bool = True) -> None:
        """Ask the graph for all that has a name; or, unless `whole`, for what is wanted of it when it is wanted.

        Where an edition follows from the one before, little is.
        """
        self.base = ask.base
        self._ask = ask
        self.concepts = {row.text("concept"): row for row in ask("lookup_concepts")}
        self.bodies = ReadWhenAsked(self._bodies, whole=whole)
        self.inspections = ReadWhenAsked(self._inspections, whole=whole)
        self.documents = ReadWhenAsked(self._documents, whole=whole)
        self._reports_on = ReadWhenAsked(self._reports_on_inspections, whole=whole)
        # What registers alone say is read whole: it does not grow with the reports.
        self.names_in_time = NamesInTime(ask)
        self.successions = SuccessionsInGraph(ask)
        self._said: dict[str, list[AnswerRow]] = defaultdict(list)
        for row in ask("lookup_places"):
            self._said[row.text("organisation")].append(row)

    def gather(self, iris: Iterable[str]) -> None:
        """Read what has a name of these together, of whichever kind it is: sooner done than one by one as they come up."""
        known = list(iris)
        self.bodies.gather(self._beginning(known, "authority/", "organisation/", "agency/"))
        inspections = list(self._beginning(known, "inspection/"))
        self._reports_on.gather(inspections)
        reports = {report for iri in inspections for report in self.reports_on(iri)}
        self.inspections.gather(inspections)
        self.documents.gather(dict.fromkeys((*self._beginning(known, "report/"), *sorted(reports))))

    def _beginning(self, iris: Iterable[str], *tails: str) -> Iterator[str]:
        heads = tuple(self.base + tail for tail in tails)
        return (iri for iri in iris if iri.startswith(heads))

    def tail(self, iri: str, kind: str = "") -> str:
        """What is left of an instance's IRI without the base and, where given, without its kind (`report`)."""
        return iri.removeprefix(self.base).removeprefix(f"{kind}/")

    def concept(self, iri: str) -> Concept:
        """A concept by its IRI."""
        row = self.concepts.get(iri)
        if row is None:
            return Concept(iri=iri, notation=None, label=iri.rsplit("/", 1)[-1])
        return Concept(iri=iri, notation=row.get("notation"), label=row.text("label"))

    def concept_if(self, iri: str | None) -> Concept | None:
        """The same, or None."""
        return None if iri is None else self.concept(iri)

    def grade(self, iri: str) -> Grade:
        """A grade by its IRI."""
        row = self.concepts.get(iri)
        concept = self.concept(iri)
        return Grade(iri=iri, notation=concept.notation, label=concept.label, rank=row.number("rank") if row else None)

    def place(self, iri: str | None) -> int:
        """The place of a concept in its scheme's order; one of no known place comes last, none at all first."""
        if iri is None:
            return -1
        row = self.concepts.get(iri)
        place = row.number("place") if row else None
        return len(self.concepts) if place is None else place

    def organisation(self, iri: str) -> OrganisationRef:
        """A body by its IRI; one that nothing describes goes by the end of its IRI."""
        body = self.bodies.get(iri)
        if body is not None:
            return body.ref
        key = self.organisation_id(iri)
        return OrganisationRef(id=key, iri=iri, name=key, kind="Organization", kind_label="organisation")

    def organisations(self, iris: Iterable[str]) -> list[OrganisationRef]:
        """Bodies by their IRIs."""
        return [self.organisation(iri) for iri in iris]

    def organisation_id(self, iri: str) -> str:
        """What people call a body by in an address: its code or key, or for a local body the tail of its IRI."""
        return self.tail(self.tail(iri, "authority"), "organisation")

    def report(self, iri: str) -> ReportRef:
        """A report by its IRI."""
        document = self.documents.get(iri)
        if document is not None:
            return document.ref
        key = self.tail(iri, "report")
        return ReportRef(id=key, iri=iri, file=key, title=key, published=None)

    def reports_on(self, inspection: str) -> list[str]:
        """The IRIs of an inspection's own reports, the latest first."""
        return self._reports_on.get(inspection) or []

    def inspection(self, iri: str) -> InspectionRef:
        """An inspection by its IRI."""
        known = self.inspections.get(iri)
        if known is not None:
            return known
        key = self.tail(iri, "inspection")
        return InspectionRef(id=key, iri=iri, name=key, framework=None, authority=None, start=None, end=None)

    def described(self, iri: str) -> Organisation:
        """A body of the graph with what registers and reports say of it."""
        found = self.bodies[iri]
        passed_to, came_from = self.successions.passed_to(iri), self.successions.came_from(iri)
        return Organisation(
            **dict(found.ref),
            codes=found.codes,
            other_names=list(found.other_names),
            founded=found.founded,
            dissolved=found.dissolved,
            areas=self.organisations(found.areas),
            predecessors=self.organisations(dict.fromkeys(step.before for step in came_from)),
            successors=self.organisations(dict.fromkeys(step.after for step in passed_to)),
            recommendations=found.owned,
            names=[
                NameInTime(name=name, since=since, until=until) for name, since, until in self.names_in_time.of(iri)
            ],
            former_codes=self._values(iri, "former_code"),
            region=self.region(iri),
            neighbours=self.organisations(self._values(iri, "neighbour")),
            passed_to=[self.event(step) for step in passed_to],
            came_from=[self.event(step) for step in came_from],
            without_successor=self.reason(iri),
        )

    def region(self, iri: str) -> Concept | None:
        """The region that an authority (IRI) lies in; None for another body."""
        return self.concept_if(next(iter(self._values(iri, "region")), None))

    def event(self, step: SuccessionStep) -> SuccessionEvent:
        """An event by which something went from one body to another."""
        return SuccessionEvent(
            before=self.organisation(step.before),
            after=self.organisation(step.after),
            on=step.on.isoformat() if step.on else None,
            kind=self.concept(concept("successionKinds", step.kind)),
            part=step.part or None,
            sources=list(step.sources),
        )

    def charge(self, iri: str, made: date | None) -> Charge:
        """Where what a body was asked on that day is today."""
        return self.successions.charge(iri, self._ended, made)

    def _ended(self, iri: str) -> date | None:
        body = self.bodies.get(iri)
        return date.fromisoformat(body.dissolved) if body is not None and body.dissolved else None

    def reason(self, iri: str) -> str | None:
        """Why nobody took over from a body, where the registers say it."""
        return next(iter(self._values(iri, "nobody")), None)

    def _values(self, iri: str, column: str) -> list[str]:
        return [value for row in self._said.get(iri, ()) if (value := row.get(column))]

    def found(self, iri: str) -> OrganisationFound:
        """A body of the graph as a list shows it."""
        body = self.bodies[iri]
        return OrganisationFound(**dict(body.ref), matched=body.ref.name, recommendations=body.owned)

    def _about(self, name: str, iris: Iterable[str] | None) -> Iterable[AnswerRow]:
        return self._ask(name) if iris is None else self._ask.about(name, self._ask.described(iris))

    def _rows(self, name: str, by: str, iris: Iterable[str] | None) -> dict[str, list[AnswerRow]]:
        """The rows of a question about these things, or about all, thing by thing."""
        rows: dict[str, list[AnswerRow]] = defaultdict(list)
        for row in self._about(name, iris):
            rows[row.text(by)].append(row)
        return rows

    def _bodies(self, iris: Iterable[str] | None) -> Mapping[str, Body]:
        spellings = self._rows("lookup_spellings", "organisation", iris)
        rows = self._rows("lookup_organisations", "organisation", iris)
        owned = {
            iri: row.number("recommendations") or 0
            for iri, (row,) in self._rows("lookup_owned", "organisation", iris).items()
        }
        called = {iri: found[0].text("name") for iri, found in rows.items()}
        areas = {area for found in rows.values() for row in found if (area := row.get("area"))} - called.keys()
        if iris is not None and areas:
            called |= {
                iri: found[0].text("name")
                for iri, found in self._rows("lookup_organisations", "organisation", sorted(areas)).items()
            }
        return {
            iri: self._body(iri, found, called, {row.text("spelling") for row in spellings[iri]}, owned.get(iri, 0))
            for iri, found in rows.items()
        }

    def _body(self, iri: str, rows: list[AnswerRow], called: dict[str, str], spellings: set[str], owned: int) -> Body:
        first, name = rows[0], called[iri]
        areas = tuple(sorted({area for row in rows if (area := row.get("area"))}))
        local = self.tail(iri).startswith("agency/")
        return Body(
            ref=OrganisationRef(
                id=self.organisation_id(iri),
                iri=iri,
                name=name,
                kind=first.text("kind").rsplit("#", 1)[-1],
                kind_label=first.text("kind_label"),
                area=called.get(areas[0]) if local and areas else None,
            ),
            codes=Codes(ods=first.get("ods"), gss=first.get("gss"), urn=first.get("urn")),
            other_names=tuple(sorted(spellings - {name}, key=lambda spelling: (spelling.casefold(), spelling))),
            founded=first.get("founded"),
            dissolved=first.get("dissolved"),
            areas=areas,
            owned=owned,
        )

    def _inspections(self, iris: Iterable[str] | None) -> Mapping[str, InspectionRef]:
        rows = list(self._about("lookup_inspections", iris))
        self.bodies.gather(authority for row in rows if (authority := row.get("authority")))
        return {ref.iri: ref for ref in map(self._inspection, rows)}

    def _reports_on_inspections(self, iris: Iterable[str] | None) -> Mapping[str, list[str]]:
        rows = self._rows("lookup_reports_on", "inspection", iris)
        return {iri: [row.text("report") for row in found] for iri, found in rows.items()}

    def _documents(self, iris: Iterable[str] | None) -> Mapping[str, Document]:
        rows = self._rows("lookup_reports", "report", iris)
        self.bodies.gather(authority for found in rows.values() for row in found if (authority := row.get("authority")))
        return {iri: self._document(iri, found) for iri, found in rows.items()}

    def _document(self, iri: str, rows: list[AnswerRow]) -> Document:
        first = rows[0]
        published = first.get("published")
        ref = ReportRef(
            id=self.tail(iri, "report"),
            iri=iri,
            file=first.text("file"),
            title=first.text("title"),
            published=date.fromisoformat(published) if published else None,
        )
        inspection = first.get("inspection")
        return Document(
            ref=ref,
            digest=first.text("digest"),
            kind=self.concept(first.text("kind")),
            inspection=self.inspection(inspection) if inspection else None,
            authorities=self.organisations(dict.fromkeys(found for row in rows if (found := row.get("authority")))),
            source=min((found for row in rows if (found := row.get("source"))), default=None),
        )

    def _inspection(self, row: AnswerRow) -> InspectionRef:
        iri = row.text("inspection")
        authority = row.get("authority")
        framework = self.concept_if(row.get("framework"))
        where = self.organisation(authority) if authority else None
        return InspectionRef(
            id=self.tail(iri, "inspection"),
            iri=iri,
            name=inspection_name(where, framework, row.get("started"), row.get("reported")),
            framework=framework,
            authority=where,
            start=row.get("started"),
            end=row.get("ended"),
            published=row.get("reported"),
        )
