"""The answer to which body a name means, and the rules that may give it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ontology.registers.bodies import MARGIN, Organisation

MOST_CANDIDATES = 5
"""As many as a person will look through."""


class Rule(StrEnum):
    """What decided. The first ten settle on a body, the others leave the name as written."""

    NAME = "official-name"
    OTHER_NAME = "other-name"
    FORMER_NAME = "former-name"
    SPELLING = "spelling-variant"
    COMMISSIONER = "commissioner-of-the-place"
    COUNCIL = "council-form"
    POLICE = "police-form"
    TRUST_LEFT_OUT = "trust-left-out"
    HOSPITAL = "seat-of-the-trust"
    AREA = "body-of-the-area"
    LOCAL = "local"
    COLLECTIVE = "collective"
    COMMISSIONERS_OF = "commissioners-of"
    ACRONYM = "acronym-alone"
    AMBIGUOUS = "ambiguous"
    NO_ENTRY = "no-entry"


_BY_NAME = "certain: the register has this name"
_BY_FORM = "sure: the spelling differs only in ways that a rule allows, and no other body fits"
_BY_SEAT = "sure: the hospital of that name is the seat of one trust, and of no other at the time"
_BY_PLACE = "as sure as the place and the day are: the words name a kind of body, and the area has one of it"

HOW_SURE: Mapping[str, str] = {
    Rule.NAME: _BY_NAME,
    Rule.OTHER_NAME: _BY_NAME,
    Rule.FORMER_NAME: _BY_NAME,
    Rule.SPELLING: _BY_FORM,
    Rule.COMMISSIONER: _BY_FORM,
    Rule.COUNCIL: _BY_FORM,
    Rule.POLICE: _BY_FORM,
    Rule.TRUST_LEFT_OUT: _BY_FORM,
    Rule.HOSPITAL: _BY_SEAT,
    Rule.AREA: _BY_PLACE,
}
"""How sure an answer of each rule that settles is, in words for people."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a written name means. `organisation` is None where it stays as written; `reason` is a sentence for people;
    `candidates` are the bodies it might mean, the likeliest first, empty where it is settled. `spelling` is the name in
    the registers that the written one was taken for, empty where it was taken for none.
    """

    organisation: Organisation | None
    rule: str
    reason: str
    candidates: tuple[Organisation, ...] = ()
    spelling: str = ""


def unsettled(rule: Rule, reason: str, candidates: Iterable[Organisation] = ()) -> Resolved:
    """The answer that leaves the name as written, with at most MOST_CANDIDATES candidates."""
    return Resolved(None, rule, reason, tuple(dict.fromkeys(candidates))[:MOST_CANDIDATES])


def alive_among(bodies: Iterable[Organisation], on: date | None) -> list[Organisation]:
    """Those alive that day, or if none is, within the margin of it; all of them where no day is given."""
    distinct = list(dict.fromkeys(bodies))
    return [b for b in distinct if b.alive(on)] or [b for b in distinct if b.alive(on, MARGIN)]


def one_among(bodies: Iterable[Organisation], on: date | None, area: Organisation | None) -> Organisation | None:
    """The one that is meant: the only one, the only one alive that day (today where None), or within the margin of it,
    or of these the only one that serves the area; one that is long gone only where none of them is alive.
    """
    distinct = list(dict.fromkeys(bodies))
    if len(distinct) <= 1:
        return distinct[0] if distinct else None
    day = on or date.today()
    living = [body for body in distinct if body.alive(day)]
    about = [body for body in distinct if body.alive(day, MARGIN)]
    serving = [body for body in about or distinct if area is not None and area.key in (body.key, *body.areas)]
    return next((choice[0] for choice in (living, about, serving) if len(choice) == 1), None)


def lived(organisation: Organisation, on: date | None) -> str:
    """What there is to say where the body did not live on that day; empty where it did."""
    if organisation.alive(on):
        return ""
    if organisation.dissolved is not None and on is not None and on > organisation.dissolved:
        return f"; it ended on {organisation.dissolved}"
    return f"; it was founded on {organisation.founded}"


def count_of(number: int) -> str:
    """A count in words as far as prose writes it so."""
    return ("no", "one", "two", "three", "four", "five")[number] if number <= 5 else str(number)
