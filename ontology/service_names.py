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

_SENTENCE_ENDS = re.compile(r"(?<=[.;])\s+")
_TO_COME = re.compile(
    r"\b(?:establish(?:ed|ment|ing)?|set(?:ting)?\s+up|introduc(?:e|ed|ing|tion)|(?:re-?)?commission(?:ed|ing|s)?|commissioners?)\b"
)
"""What is yet to be set up nobody provides, and what is to be commissioned is for its commissioners."""

_WORDINGS = frozenset((str(SKOS.prefLabel), str(SKOS.altLabel)))
_BEGINNING = concept("services", "")


def services_named(schemes: Schemes, words: str) -> tuple[str, ...]:
    """The concepts of the scheme `services`, as IRIs, of which some wording stands in `words` as whole words; often none.

    Of a wording that stands within a longer one only the longer counts: "adult mental health services" are no "mental health".
    """
    return tuple(sorted({iri for _, iri in _found(schemes, plain_wording(words))}))


def services_spoken_of(schemes: Schemes, words: str) -> tuple[str, ...]:
    """As `services_named`, without those that the words only tell something, or hand somebody over to, or that are yet to come."""
    sentences = [part for part in _SENTENCE_ENDS.split(plain_wording(words)) if not _TO_COME.search(part)]
    spoken_of = {
        iri for part in sentences for start, iri in _found(schemes, part) if not _ONLY_TOLD.search(part, 0, start)
    }
    return tuple(sorted(spoken_of))


def _found(schemes: Schemes, folded: str) -> list[tuple[int, str]]:
    """Where each wording stands that stands in no longer one, and the service that it names."""
    found = [(*match.span(), iri) for iri, pattern in _patterns(schemes) for match in pattern.finditer(folded)]
    return [
        (start, iri)
        for start, end, iri in found
        if not any(s <= start and end <= e and (s, e) != (start, end) for s, e, _ in found)
    ]


def covers(schemes: Schemes, service: str, other: str) -> bool:
    """Whether a service is the other, or a wider one that the other is part of."""
    wanted, broader = [other], _broader(schemes)
    while wanted:
        one = wanted.pop()
        if one == service:
            return True
        wanted += broader.get(one, ())
    return False


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
