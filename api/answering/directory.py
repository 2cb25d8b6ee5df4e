"""Everything in the graph that has a name, by its IRI, and organisations by whatever people call them.

Read once per state of the data folder: answers then need from the graph only which things belong together.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cached_property

from api.answering.asking import Asker, Row
from api.answering.models import Codes, Concept, Grade, InspectionRef, OrganisationFound, OrganisationRef, ReportRef
from api.answering.wording import inspection_name

NEAREST = 3
"""How many names of nearly the right spelling a 404 offers: more would be a list to read rather than a hint."""

NEAR_ENOUGH = 0.6
"""Likeness (0 to 1) from which a misspelt name is offered: difflib's own threshold for close matches."""


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

    def spellings(self) -> Iterator[str]:
        """Everything it may be asked for by: codes first, then names."""
        yield from (code for code in (self.codes.ods, self.codes.gss, self.codes.urn, self.ref.id) if code)
        yield self.ref.name
        yield from self.other_names


@dataclass(frozen=True, slots=True)
class Document:
    """A report, with where its text is stored and whose inspection it is of."""

    ref: ReportRef
    digest: str
    kind: str
    inspection: str | None
    authorities: tuple[str, ...]


class Directory:
    """The names of one state of the graph."""

    def __init__(self, ask: Asker) -> None:
        """Ask the graph for all that has a name."""
        self.base = ask.base
        self.concepts = {row.text("concept"): row for row in ask("lookup_concepts")}
        self.bodies = self._bodies(ask)
        self.documents = self._documents(ask)
        self.inspections = {ref.iri: ref for ref in map(self._inspection, ask("lookup_inspections"))}
        self.successors: dict[str, list[str]] = defaultdict(list)
        self.predecessors: dict[str, list[str]] = defaultdict(list)
        for row in ask("lookup_successions"):
            self.successors[row.text("organisation")].append(row.text("successor"))
            self.predecessors[row.text("successor")].append(row.text("organisation"))

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

    def inspection(self, iri: str) -> InspectionRef:
        """An inspection by its IRI."""
        known = self.inspections.get(iri)
        if known is not None:
            return known
        key = self.tail(iri, "inspection")
        return InspectionRef(id=key, iri=iri, name=key, framework=None, authority=None, start=None, end=None)

    def body(self, code: str) -> Body | None:
        """The body of an ODS, GSS or Ofsted code, a register's key, or an IRI whole or without its beginning."""
        return self._by_code.get(code.strip().casefold())

    def search(self, q: str) -> list[OrganisationFound]:
        """The bodies that `q` may mean: by code, whole name, beginning, or all its words; best first."""
        wanted = fold(q)
        found = []
        for body, spellings in self._folded:
            best = min(((_likeness(wanted, folded), said) for folded, said in spellings), default=None)
            if best is not None and best[0] < MISSED:
                found.append((best[0], -body.owned, body.ref.name, body, best[1]))
        found.sort(key=lambda hit: hit[:3])
        return [
            OrganisationFound(**body.ref.model_dump(), matched=said, recommendations=body.owned)
            for _, _, _, body, said in found
        ]

    def nearest(self, q: str) -> list[tuple[str, str]]:
        """The bodies whose names or codes come nearest to `q`, as pairs of id and name."""
        hits = [(hit.id, hit.name) for hit in self.search(q)[:NEAREST]]
        if hits:
            return hits
        wanted = fold(q)
        near = []
        for body, spellings in self._folded:
            matcher = SequenceMatcher(b=wanted, autojunk=False)
            likeness = 0.0
            for folded, _ in spellings:
                matcher.set_seq1(folded)
                if matcher.real_quick_ratio() > max(likeness, NEAR_ENOUGH):
                    likeness = max(likeness, matcher.ratio())
            if likeness >= NEAR_ENOUGH:
                near.append((-likeness, body.ref.name, body.ref.id))
        return [(key, name) for _, name, key in sorted(near)[:NEAREST]]

    @cached_property
    def _by_code(self) -> dict[str, Body]:
        codes: dict[str, Body] = {}
        for body in self.bodies.values():
            ref = body.ref
            for code in (ref.id, ref.iri, self.tail(ref.iri), body.codes.gss, body.codes.ods, body.codes.urn):
                if code:
                    codes.setdefault(code.casefold(), body)
        return codes

    @cached_property
    def _folded(self) -> list[tuple[Body, list[tuple[str, str]]]]:
        return [(body, [(fold(said), said) for said in body.spellings()]) for body in self.bodies.values()]

    def _bodies(self, ask: Asker) -> dict[str, Body]:
        spellings: dict[str, set[str]] = defaultdict(set)
        rows: dict[str, list[Row]] = defaultdict(list)
        for row in ask("lookup_spellings"):
            spellings[row.text("organisation")].add(row.text("spelling"))
        for row in ask("lookup_organisations"):
            rows[row.text("organisation")].append(row)
        owned = {row.text("organisation"): row.number("recommendations") or 0 for row in ask("lookup_owned")}
        called = {iri: found[0].text("name") for iri, found in rows.items()}
        return {iri: self._body(iri, found, called, spellings[iri], owned.get(iri, 0)) for iri, found in rows.items()}

    def _body(self, iri: str, rows: list[Row], called: dict[str, str], spellings: set[str], owned: int) -> Body:
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
            other_names=tuple(sorted(spellings - {name}, key=str.casefold)),
            founded=first.get("founded"),
            dissolved=first.get("dissolved"),
            areas=areas,
            owned=owned,
        )

    def _documents(self, ask: Asker) -> dict[str, Document]:
        rows: dict[str, list[Row]] = defaultdict(list)
        for row in ask("lookup_reports"):
            rows[row.text("report")].append(row)
        return {iri: self._document(iri, found) for iri, found in rows.items()}

    def _document(self, iri: str, rows: list[Row]) -> Document:
        first = rows[0]
        published = first.get("published")
        ref = ReportRef(
            id=self.tail(iri, "report"),
            iri=iri,
            file=first.text("file"),
            title=first.text("title"),
            published=date.fromisoformat(published) if published else None,
        )
        authorities = tuple(dict.fromkeys(found for row in rows if (found := row.get("authority"))))
        return Document(ref, first.text("digest"), first.text("kind"), first.get("inspection"), authorities)

    def _inspection(self, row: Row) -> InspectionRef:
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


MISSED = 9
"""The likeness of what does not match at all; the others are ranks, 0 the best."""


def fold(text: str) -> str:
    """The text as it is compared: no case, accents, punctuation or double spaces, `&` as `and`."""
    plain = unicodedata.normalize("NFKD", text.replace("&", " and ").replace("’", "'").replace("'", "")).casefold()
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", kept))


def _likeness(wanted: str, said: str) -> int:
    """How well a folded spelling answers a folded question: 0 the same, 1 begins so, 2 its words begin so, or missed."""
    if not wanted:
        return MISSED
    if said == wanted:
        return 0
    if said.startswith(wanted):
        return 1
    words = said.split()
    if all(any(word.startswith(part) for word in words) for part in wanted.split()):
        return 2
    return MISSED
