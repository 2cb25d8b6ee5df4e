"""Sentences that name a service and then who provides it: "X services are commissioned by A and provided by B and C"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.forms.form import FormReading
from ingest.provisions import said_services
from ingest.provisions.forms.provision_words import AGAIN, COMMISSIONS, GOING_ON, PROVIDED_BY
from ingest.provisions.said import Said, said
from ingest.provisions.said_bodies import SaidBodies, SaidBody
from ingest.provisions.said_services import SaidService

_MOST_VERBS = 8  # of one sentence
_OF_ONES_OWN = re.compile(r"\W*(?:is|are|has been|have been)\b")
# What the council itself runs or commissions is told apart from what it is only said to give: "support provided by the council".
_GONE_OR_TO_COME = re.compile(r"\b(?:be|being|not|never|was|were)\s+(?:\w+\s+)?$")
_BEHIND_UNKNOWN = re.compile(r"[^,;.:]{3,80},?\s+and\s*")  # bodies that are not known, and what joins the next verb
_TELLS_OF_THE_COUNCIL = re.compile(r"\b(?:run|operated|managed|hosted|commissioned|funded)\b")


def services_first(text: str, bodies: SaidBodies) -> Iterator[Said]:
    """What a sentence says so."""
    verbs = sorted((*PROVIDED_BY.readings(text), *GOING_ON.readings(text)), key=lambda verb: verb.start)[:_MOST_VERBS]
    service: SaidService | None = None
    finite, role, reached, unknown = False, "", 0, False
    for nth, verb in enumerate(verbs):
        between, again = text[reached : verb.start], verb.form.says == AGAIN
        if _has_verb(verb) and service is not None and nth and between.strip() and _goes_on(between):
            finite = True  # "is commissioned by A and is provided by B": of the same service
        elif unknown and service is not None and _BEHIND_UNKNOWN.fullmatch(between):
            pass  # "commissioned by A on behalf of all its neighbours and provided by B"
        elif _has_verb(verb):
            service, finite = said_services.subject(between), True
            if service is None:
                service = said_services.before(between.rpartition(",")[0]) if _is_relative(between) else None
        elif not again and not _goes_on(between):
            gone = _GONE_OR_TO_COME.search(text[: verb.start])
            service, finite = None if gone else said_services.before(text[: verb.start]), False
        ends = verbs[nth + 1].start if nth + 1 < len(verbs) else len(text)
        named, taken = bodies.beginning(text[verb.end : ends]) if service is not None else ([], 0)
        reached, unknown = verb.end + taken, verb.form.says != AGAIN and verb.form in GOING_ON.forms and not named
        own = service.role if service and _has_verb(verb) else None
        role = role if again else own or verb.form.says
        if service is not None:
            yield from said(_telling(named, service, verb, finite), role, service.name)


def _telling(named: list[SaidBody], service: SaidService, verb: FormReading, finite: bool) -> list[SaidBody]:
    """Those of whom the words say it: of the council and of no service in particular only some words do."""
    if service.bare and not finite:
        return []
    if all(not body.generic for body in named):
        return named
    if service.bare:
        return [body for body in named if not body.generic]
    tells = finite or bool(_TELLS_OF_THE_COUNCIL.search(verb.words)) or verb.form.says == COMMISSIONS
    return named if tells else [body for body in named if not body.generic]


def _has_verb(verb: FormReading) -> bool:
    """Whether the words have a verb of their own, so that what stands before them is their subject."""
    return bool(_OF_ONES_OWN.match(verb.words))


def _is_relative(between: str) -> bool:
    return bool(re.search(r"(?:,|\s)\s*(?:which|that)\s*$", between))


def _goes_on(between: str) -> bool:
    """Whether words between a list of bodies and "provided by" only join the two."""
    return bool(
        re.fullmatch(r"[\s,;]*(?:\([^)]{1,40}\))?[\s,;]*(?:together|jointly)?[\s,;]*(?:and|but|while)?[\s,;]*", between)
    )
