"""Sentences that name a body and then what it provides or commissions: "Marl Vale NHS Trust provides community services"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.forms.form import FormReading
from ingest.provisions import said_services
from ingest.provisions.forms.provider_names import KNOWN_PROVIDERS, NAME, OWN_PROJECTS, STAFF_OF
from ingest.provisions.forms.provision_words import BODY_COMMISSIONED, BODY_PROVIDES, COMMISSIONS, PROVIDES
from ingest.provisions.forms.service_words import NOT_SAID_OF_NOW
from ingest.provisions.said import Said, said
from ingest.provisions.said_bodies import SaidBodies, SaidBody
from ingest.provisions.said_services import SaidService

_MOST_VERBS = 6  # of one sentence
_CLAUSE = re.compile(r"(?:[;:.]\s|,\s+(?:and|but|while)\s)\s*")
_OPENING = re.compile(
    r"^(?:(?:In|Since|From|On|At|During|As|For|Across|Within|However|Also|Currently|Locally|Now)\b[^,;]{0,70},\s+|(?:and|but|while)\s+)"
)
_ASIDE_SAYING_SO = re.compile(r",\s+(?:for example|however|in turn|also|therefore|jointly),?\s*$")
# "Catch 22, which delivers …" · "Turning Point, the local organisation providing …"
_RELATIVE = re.compile(
    rf"[‘“]?(?P<name>{NAME})[’”]?(?P<called>,? \([^()]{{3,60}}\)|, (?:an?|the|our|its) [^,;.()]{{3,60}})?,? (?:which|who|that) (?:also |now |"
    r"currently )?"
    r"(?P<verb>provides?|delivers?|runs?|operates?) "
)
_PROVIDING = re.compile(
    rf"(?P<name>{NAME}), (?:an?|the|our|its) [^,;.]{{0,60}}?\b(?:organisation|charity|agency|company|provider|service|trust|"
    r"enterprise)\b (?:providing|delivering|running) "
)
_SIGN = re.compile(
    r"\b(?:charity|organisation|enterprise|compan|agency|provider|voluntary|commissioned|service|project|trust)\b"
)


def bodies_first(text: str, bodies: SaidBodies) -> Iterator[Said]:
    """What a sentence says so."""
    yield from _by_the_subject(text, bodies)
    yield from _commissioned(text, bodies)
    yield from _in_passing(text, bodies)


def _by_the_subject(text: str, bodies: SaidBodies) -> Iterator[Said]:
    for verb in sorted(BODY_PROVIDES.readings(text), key=lambda each: each.start)[:_MOST_VERBS]:
        clause = _clause(text, verb.start)
        if NOT_SAID_OF_NOW.reads(clause) or NOT_SAID_OF_NOW.reads(verb.words):
            continue
        named = bodies.subject(clause)
        told = _commissioned_service(text[verb.end :], verb) if named else None
        service = _of_their_staff(clause, told) if told else None
        if service is None:
            continue
        yield from said(_telling(named, service, verb), verb.form.says, service.name)
        commissioner = verb.match.groupdict().get("commissioner")
        if commissioner:
            yield from said(bodies.beginning(commissioner)[0], COMMISSIONS, service.name)


def _telling(named: list[SaidBody], service: SaidService, verb: FormReading) -> list[SaidBody]:
    """Those of whom the words say it: the council commissions services, and only of others is it told what they provide."""
    if service.bare:
        return []
    if service.support and verb.form.says == PROVIDES:
        return named if all(body.outside for body in named) else []
    if service.support:
        return []
    return [
        body for body in named if not body.of_the_area or verb.form.says == COMMISSIONS or _HOSTS.search(verb.words)
    ]


def _commissioned_service(words: str, verb: FormReading) -> SaidService | None:
    """What a verb is said of; of "commissions two providers to offer alternative provision" what these offer."""
    whom = _TO_DO.match(words) if verb.form.says == COMMISSIONS else None
    if whom is None or said_services.named(said_services.plain(whom["whom"])) is not None:
        return said_services.behind(words)
    return said_services.behind(words[whom.end() :]) if whom["do"] else None


def _of_their_staff(clause: str, told: SaidService) -> SaidService:
    """What is provided; where "CAMHS practitioners from the trust" provide a service to somebody and it has no name, theirs."""
    staff = STAFF_OF.first(clause)
    if staff is None or not said_services.is_for_somebody(told):
        return told
    words = (staff.match["service"] or "", staff.match["staff"])
    return next((own for each in words if (own := said_services.named(said_services.plain(each)))), told)


_TO_DO = re.compile(
    r"(?P<whom>[^,;.]{2,90}?) to (?:(?P<do>provide|deliver|offer|run|undertake|carry out) |(?=evaluate|review|assess|produce|develop|lead|"
    r"help|advise|look|examine))"
)
_HOSTS = re.compile(r"\bhost")


def _clause(text: str, end: int) -> str:
    """The subject of the verb that stands at `end`: what its clause begins with."""
    begins = max((sign.end() for sign in _CLAUSE.finditer(text, 0, end)), default=0)
    words = _ASIDE_SAYING_SO.sub("", text[begins:end])
    return _OPENING.sub("", words).strip()


def _commissioned(text: str, bodies: SaidBodies) -> Iterator[Said]:
    """Whom somebody commissions to provide a service; and that body too, where the sentence begins with it."""
    for verb in BODY_COMMISSIONED.readings(text):
        if NOT_SAID_OF_NOW.reads(text[max(0, verb.start - 25) : verb.start]):
            continue
        groups = verb.match.groupdict()
        words = groups.get("by") or groups.get("body") or ""
        named, taken = bodies.beginning(words)
        if not named or taken < len(words.rstrip()) - 12 or any(body.generic for body in named):
            continue
        own = groups.get("service")
        service = said_services.named(said_services.plain(own)) if own else said_services.behind(text[verb.end :])
        if own and service is None:
            service = (
                said_services.SaidService("service") if re.fullmatch(r"(?:an? |the |its )?services?", own) else None
            )
        if service is None:
            continue
        yield from said(named, PROVIDES, service.name)
        yield from said(bodies.subject(_clause(text, verb.start)), COMMISSIONS, service.name)


def _in_passing(text: str, bodies: SaidBodies) -> Iterator[Said]:
    """Bodies named in the midst of a sentence, with what they provide behind their names."""
    for own in OWN_PROJECTS.readings(text):
        body = bodies.named(own.match["body"])
        if body is not None:
            yield Said(body, PROVIDES, said_services.plain(own.match["service"]))
    for match in (*_RELATIVE.finditer(text), *_PROVIDING.finditer(text)):
        service = said_services.behind(text[match.end() :])
        if service is None or service.bare or NOT_SAID_OF_NOW.reads(text[max(0, match.start() - 12) : match.start()]):
            continue
        called = match.groupdict().get("called")
        body = bodies.named(match["name"])
        outside = body is not None and (
            body.outside or match.re is _PROVIDING or bool(called and _SIGN.search(called)) or bool(KNOWN_PROVIDERS.reads(match["name"]))
            or bodies.is_commissioned(text, match.start())
        )  # fmt: skip
        if body is not None and (outside or (body.registered and not service.support)) and not body.of_the_area:
            yield Said(body, PROVIDES, service.name)
