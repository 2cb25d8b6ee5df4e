"""Who carries on a day what a body was charged with, and what a body carries on from others: walks over the answers of an edition."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import cache

from api.answering import answers
from api.answering.answers import Wanted
from api.answering.edition import Edition
from ontology.registers.bodies import SuccessionKind
from ontology.registers.inheritance import InheritanceLine, Successions, SuccessionStep
from queries.answering.models import Organisation, OrganisationRef
from queries.answering.succession_models import ChargeAnswer, Heir, Nobody, SuccessionEvent

NOT_KNOWN = "The registers do not say who took over."
"""Where a line ends with a body of which nobody says more."""

AFTER_ALL = "9999-12-31"
"""The day before which everything was asked."""


def charge(edition: Edition, code: str, on: date | None = None) -> ChargeAnswer:
    """Who carries on a day what the body of a code was charged with: where no day is given, when all has happened that the
    registers announce. Raises NoSuchThing with the nearest names.
    """
    body = answers.organisation(edition, code)
    known = _Known(edition)
    found = Successions(known.steps, known.ended).charge(body.iri, on)
    return ChargeAnswer(
        organisation=_ref(body),
        called=name_on(body, on),
        on=on.isoformat() if on else None,
        carried_by=[known.heir(line) for line in found.lines],
        nobody=[
            Nobody(organisation=_ref(last), reason=last.without_successor or NOT_KNOWN)
            for last in map(known.body, found.ended_with)
        ],
    )


def wanted(edition: Edition, code: str, on: date | None, *, inherited: bool, basis: str | None = None) -> Wanted:
    """What asks for the recommendations of a body as of a day, with what it carries on from others or without; `basis` as in `Wanted`.

    Raises NoSuchThing with the nearest names.
    """
    if not inherited:
        return Wanted(owner=code, issued_by=on, basis=basis)
    body = answers.body(edition, code).iri
    return Wanted(issued_by=on, basis=basis, carried=json.dumps({body: AFTER_ALL, **carried_from(edition, body, on)}))


def inherited(edition: Edition, body: str, on: date | None) -> Wanted:
    """What asks for the recommendations that a body (IRI) carries on from others as of a day."""
    return Wanted(issued_by=on, carried=json.dumps(carried_from(edition, body, on)))


def carried_from(edition: Edition, body: str, on: date | None) -> dict[str, str]:
    """The bodies (IRIs) whose charge had come to this one (IRI) by a day, all or a part, each with the day before which it was
    asked what came along; AFTER_ALL where that is not known.
    """
    known = _Known(edition)
    found: dict[str, str] = {}
    wanted = [body]
    while wanted:
        for event in known.body(wanted.pop()).came_from:
            before = event.before.iri
            if before == body or (on is not None and event.on is not None and event.on > on.isoformat()):
                continue
            if before not in found:
                wanted.append(before)
            found[before] = max(event.on or AFTER_ALL, found.get(before, ""))
    return found


def name_on(body: Organisation, on: date | None) -> str:
    """The official name of a body on a day, as far as the registers know."""
    day = (on or date.max).isoformat()
    return next((n.name for n in body.names if n.until is None or day[: len(n.until)] <= n.until), body.name)


class _Known:
    """The bodies of an edition by IRI, each looked up once."""

    def __init__(self, edition: Edition) -> None:
        self.body = cache(lambda iri: answers.organisation(edition, iri))

    def steps(self, iri: str) -> Sequence[SuccessionStep]:
        return [
            SuccessionStep(
                event.before.iri,
                event.after.iri,
                date.fromisoformat(event.on) if event.on else None,
                SuccessionKind(event.kind.notation or "") if event.kind else SuccessionKind.WHOLE,
                event.part or "",
                tuple(event.sources),
            )
            for event in self.body(iri).passed_to
        ]

    def ended(self, iri: str) -> date | None:
        last = self.body(iri).dissolved
        return date.fromisoformat(last) if last else None

    def heir(self, line: InheritanceLine) -> Heir:
        events = [self._event(step) for step in line.steps]
        return Heir(**dict(_ref(self.body(line.bearer))), whole=line.whole, chain=events)

    def _event(self, step: SuccessionStep) -> SuccessionEvent:
        on = step.on.isoformat() if step.on else None
        passed = self.body(step.before).passed_to
        return next(e for e in passed if (e.after.iri, e.on, e.part or "") == (step.after, on, step.part))


def _ref(body: Organisation) -> OrganisationRef:
    return OrganisationRef(**{name: getattr(body, name) for name in OrganisationRef.model_fields})
