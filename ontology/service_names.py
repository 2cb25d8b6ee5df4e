"""Which of the services that are common enough to compare a report's own words for a service name, and which of them are within others."""

from __future__ import annotations

import re
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from ontology.schemes import Schemes, plain_wording
from ontology.terms import SKOS, concept

_ONLY_TOLD = re.compile(
    r"\b(?:referr(?:ed|als?|ing)|refer|notif(?:y|ied|ications?)|inform(?:ed|ation)?|shared?|sharing|liais(?:e|on)|communicat(?:e|ion|ions)|"
    r"links?|joint(?:ly)?|work(?:ing)?|contact|pass(?:ed)?|sent|transfer(?:red)?|discharged?)\b[^.;]{0,60}\b(?:to|with|between|from|by|and)\s+"
    r"(?:the\s+|all\s+|either\s+|local\s+|their\s+|relevant\s+)*$"
)
"""What stands before a service that is only told something: "share the plan with school nurses", "referrals to CAMHS"."""

_SERVED = re.compile(r"\bservices?\s+(?:in)?to\s+(?:[\w'-]+\s+){0,5}$")
_PLACE = re.compile(r"\b(?:wards?|departments?|centres?|units?)$")
"""A place in a hospital, and what stands before one that others serve: "a service to the wards and the emergency department"."""

_SENTENCE_ENDS = re.compile(r"(?<=[.;])\s+")
_TO_COME = re.compile(
    r"\b(?:establish(?:ed|ment|ing)?|set(?:ting)?\s+up|introduc(?:e|ed|ing|tion)|(?:re-?)?commission(?:ed|ing|s)?|commissioners?)\b"
)
"""What is yet to be set up nobody provides, and what is to be commissioned is for its commissioners."""

_ASIDE = re.compile(r"\b(?:so\s+that|in\s+order\s+to|for\s+example|such\s+as|including)\b")
"""Behind these stand ends and examples."""

_OF_IT = re.compile(
    r"(?:^|\b(?:access(?:ing)?(?:\s+to)?|wait(?:s|ing\s+times?)\s+for|"
    r"(?:capacity|quality|timeliness|availability|effectiveness|contribution|provision|delivery|oversight|performance|responsiveness|sufficiency)"
    r"\s+(?:of|in|within)|ensur(?:e|ing)(?:\s+that)?|improv(?:e|ing)|consider|extend|expand|increase|review|within|by)\s)"
    r"(?:(?:the|all|its|local|specialist|timely|appropriate|access|to)\s+)*$"
)
_ITS_STAFF = re.compile(r"\s+(?:practitioners|staff|teams?|workers|nurses|clinicians|doctors|provision|waiting)\b")
"""What a service that a recommendation is about stands behind, or before."""

_WORDINGS = frozenset((str(SKOS.prefLabel), str(SKOS.altLabel)))
_BEGINNING = concept("services", "")


def services_named(schemes: Schemes, words: str) -> tuple[str, ...]:
    """The concepts of the scheme `services`, as IRIs, of which some wording stands in `words` as whole words; often none.

    Of a wording that stands within a longer one only the longer counts: "adult mental health services" are no "mental health".
    """
    return tuple(sorted({iri for _, iri in _found(schemes, plain_wording(words))}))


def services_spoken_of(schemes: Schemes, words: str) -> tuple[str, ...]:
    """As `services_named`, of those that the words are about: not of one that is only told something, that somebody is handed over to,
    that is mentioned as an example or an end, or that is yet to come.
    """
    parts = (_ASIDE.split(part, maxsplit=1)[0] for part in _SENTENCE_ENDS.split(plain_wording(words)))
    sentences = [part for part in parts if not _TO_COME.search(part)]
    return tuple(sorted({iri for part in sentences for found, iri in _found(schemes, part) if _does(part, found)}))


def _found(schemes: Schemes, folded: str) -> list[tuple[re.Match[str], str]]:
    """Each wording that stands in no longer one, and the service that it names; but for places that a service is only given to."""
    found = [(match, iri) for iri, pattern in _patterns(schemes) for match in pattern.finditer(folded)]
    spans = [match.span() for match, _ in found]
    return [
        (match, iri)
        for match, iri in found
        if not any(_within(match.span(), span) for span in spans) and not _is_served(match)
    ]


def _is_served(place: re.Match[str]) -> bool:
    return bool(_PLACE.search(place.group())) and bool(_SERVED.search(place.string, 0, place.start()))


def _within(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def covers(schemes: Schemes, service: str, other: str) -> bool:
    """Whether a service is the other, or a wider one that the other is part of."""
    wanted, broader = [other], _broader(schemes)
    while wanted:
        one = wanted.pop()
        if one == service:
            return True
        wanted += broader.get(one, ())
    return False


def _does(text: str, service: re.Match[str]) -> bool:
    """Whether a service, or those who work in it, are what a text is about there: not told something, and not only mentioned."""
    if _ONLY_TOLD.search(text, 0, service.start()):
        return False
    return bool(_OF_IT.search(text, 0, service.start()) or _ITS_STAFF.match(text, service.end()))


@lru_cache(maxsize=4)  # a process has the packaged schemes; a test may have some of its own
def _patterns(schemes: Schemes) -> tuple[tuple[str, re.Pattern[str]], ...]:
    wordings: dict[str, list[str]] = {}
    for triple in schemes.triples:
        iri = triple.subject.value if isinstance(triple.subject, NamedNode) else ""
        wording = triple.object if triple.predicate.value in _WORDINGS else None
        if iri.startswith(_BEGINNING) and isinstance(wording, Literal):
            wordings.setdefault(iri, []).append(plain_wording(wording.value))
    return tuple(
        (iri, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?!\w)"))
        for iri, names in sorted(wordings.items())
    )


@lru_cache(maxsize=4)  # as above
def _broader(schemes: Schemes) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for triple in schemes.triples:
        if triple.predicate.value == str(SKOS.broader) and isinstance(triple.subject, NamedNode):
            iri = triple.subject.value
            if iri.startswith(_BEGINNING) and isinstance(triple.object, NamedNode):
                found[iri] = (*found.get(iri, ()), triple.object.value)
    return found
