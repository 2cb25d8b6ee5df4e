"""How names of bodies are spelt: folding, county abbreviations, and the form words around what is distinctive.

Pure functions of strings; which body a name means is decided in `ontology.resolution`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ontology import folding

COUNTY_ABBREVIATIONS = {
    "beds": "bedfordshire",
    "berks": "berkshire",
    "bucks": "buckinghamshire",
    "cambs": "cambridgeshire",
    "glos": "gloucestershire",
    "hants": "hampshire",
    "herts": "hertfordshire",
    "lancs": "lancashire",
    "leics": "leicestershire",
    "lincs": "lincolnshire",
    "northants": "northamptonshire",
    "notts": "nottinghamshire",
    "oxon": "oxfordshire",
    "staffs": "staffordshire",
    "warks": "warwickshire",
    "wilts": "wiltshire",
    "worcs": "worcestershire",
    "yorks": "yorkshire",
}
"""The customary abbreviations of English counties that mean one county only. "Hereford" is a city: it stays itself."""

FOLDED_NAMES = 4_000
"""How many folded names are remembered: the registers hold some 3,000. More would grow with the number of reports."""

LONGEST_NAME = 300
"""Characters. The longest name of the registers has 90, so a longer text is no name, and is not folded at all."""

JOINING = frozenset({"and", "of", "the", "for"})
SOFT = frozenset({"university", "teaching", "hospital"})
"""Words that a trust gains and loses with its titles, and that writers put in and leave out."""

_SINGULAR = {"hospitals": "hospital", "partnerships": "partnership", "services": "service", "saint": "st"}
_TRUST_FORM = frozenset({"nhs", "foundation", "trust"})
_COMMISSIONER_FORMS = (
    (("primary", "care", "trust", "nhs", "trust"), "PrimaryCareTrust"),
    (("primary", "care", "trust"), "PrimaryCareTrust"),
    (("care", "trust", "plus"), "PrimaryCareTrust"),
    (("care", "trust"), "PrimaryCareTrust"),
    (("pct",), "PrimaryCareTrust"),
    (("clinical", "commissioning", "group"), "ClinicalCommissioningGroup"),
    (("ccg",), "ClinicalCommissioningGroup"),
    (("integrated", "care", "board"), "IntegratedCareBoard"),
    (("integrated", "health", "and", "care", "board"), "IntegratedCareBoard"),
    (("icb",), "IntegratedCareBoard"),
)
_ADORNMENTS = frozenset({"teaching", "city", "county", "district", "borough", "nhs"})
"""What the names of commissioners add to the place's: "Nottingham City Teaching PCT" is that of Nottingham."""

_POLICE_FORMS = (
    ("police", "constabulary"),
    ("police", "service"),
    ("police", "force"),
    ("constabulary",),
    ("police",),
)
_COLLECTIVE = frozenset(
    {
        "agencies",
        "bodies",
        "boards",
        "groups",
        "managers",
        "organisations",
        "organizations",
        "partners",
        "practitioners",
        "professionals",
        "providers",
        "staff",
        "teams",
        "trusts",
    }
)
_LOCAL = re.compile(
    r"safeguarding (children|childrens|adults?|partnership)\b|local safeguarding|\blscb\b|\blscp\b"
    r"|childrens (services )?trust\b|children and young peoples? .*(partnership|board)|corporate parenting"
    r"|youth (offending|justice) (service|team|partnership|board)|child death overview panel"
    r"|health and well ?being board|community safety partnership|\bprobation\b"
    r"|police authority|police and crime commissioner"
)


@lru_cache(maxsize=FOLDED_NAMES)
def fold(text: str) -> str:
    """`text` as names are compared (`ontology.folding`), remembered: a report names the same bodies over and over."""
    return folding.fold(text)


@lru_cache(maxsize=FOLDED_NAMES)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a name, county abbreviations written out, "health care" as one word, plurals of form words
    in the singular.
    """
    joined = re.sub(r"\bhealth care\b", "healthcare", fold(text))
    return tuple(COUNTY_ABBREVIATIONS.get(word, _SINGULAR.get(word, word)) for word in joined.split())


@dataclass(frozen=True, slots=True)
class TrustForm:
    """The name of an NHS trust taken apart: `core` is what is distinctive, in order; `soft` the titles it bears.

    `health` says that some word speaks of health: it is no charity or school trust.
    """

    core: tuple[str, ...]
    soft: frozenset[str]
    foundation: bool
    health: bool


_HEALTH = frozenset(
    {"nhs", "foundation", "hospital", "health", "healthcare", "infirmary", "ambulance", "mental", "medical", "clinical"}
)


def trust_form(text: str) -> TrustForm | None:
    """`text` as the name of an NHS trust, or None where it does not call itself a trust."""
    words = words_of(text)
    if "trust" not in words or _collective(words):
        return None
    core = tuple(w for w in words if w not in _TRUST_FORM and w not in SOFT and w not in JOINING)
    if not core:
        return None
    return TrustForm(core, SOFT.intersection(words), "foundation" in words, not _HEALTH.isdisjoint(words))


@dataclass(frozen=True, slots=True)
class CommissionerForm:
    """The name of an NHS commissioner taken apart. `kind` is None for the bare "NHS X"; `place` is empty for "the
    Primary Care Trust" and its like, which name a kind and no place.
    """

    place: tuple[str, ...]
    kind: str | None


def commissioner_form(text: str) -> CommissionerForm | None:
    """`text` as the name of an NHS commissioner: "X PCT", "NHS X CCG", "X Integrated Care Board", "NHS X"."""
    words = words_of(text)
    if _collective(words):
        return None
    nhs = words[:1] == ("nhs",)
    stem = words[1:] if nhs else words
    for suffix, kind in _COMMISSIONER_FORMS:
        if stem[-len(suffix) :] == suffix:
            return CommissionerForm(_without_joining(stem[: -len(suffix)], kind), kind)
    if nhs and stem and "trust" not in stem:
        return CommissionerForm(_without_joining(stem, None), None)
    return None


def _without_joining(words: tuple[str, ...], kind: str | None) -> tuple[str, ...]:
    """The place of a commissioner; "local" and "area" in "the local CCG" name none."""
    empty = JOINING | {"local", "area", "areas", "nhs"} if kind else JOINING
    return tuple(word for word in words if word not in empty)


def unadorned(place: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a commissioner's place without "Teaching", "City", "County" and their like."""
    return tuple(word for word in place if word not in _ADORNMENTS) or place


def police_place(text: str) -> tuple[str, ...] | None:
    """The place in the name of a police force, empty for "the police"; None where the name is not one."""
    words = words_of(text)
    for ending in _POLICE_FORMS:
        if words[-len(ending) :] == ending:
            return tuple(word for word in words[: -len(ending)] if word not in JOINING | {"local"})
    return None


def names_care_trust(text: str) -> bool:
    """Whether `text` calls itself a care trust, which may be a commissioner or a provider."""
    return "care trust" in fold(text) and "primary" not in words_of(text)


def names_collective(text: str) -> bool:
    """Whether `text` addresses many at once: "NHS providers of ...", "partner agencies"."""
    return _collective(words_of(text))


def names_commissioners_of(text: str) -> bool:
    """Whether `text` means those who commission from a body it names, and so not that body."""
    return not {"commissioner", "commissioners"}.isdisjoint(words_of(text))


def names_local_body(text: str) -> bool:
    """Whether `text` is a board, panel, service or partnership of a kind that every area has one of."""
    folded = fold(text)
    return _LOCAL.search(folded) is not None and re.search(r"\b(nhs|foundation|hospitals?)\b", folded) is None


def is_acronym(text: str) -> bool:
    """Whether `text` is one short word of capitals: "HSCB", "HPFT", "NHSH"."""
    return re.fullmatch(r"(?:the\s+)?[A-Z][A-Z&]{1,7}", text.strip(" ()")) is not None


def _collective(words: tuple[str, ...]) -> bool:
    return not (_COLLECTIVE | {"commissioner", "commissioners"}).isdisjoint(words)
