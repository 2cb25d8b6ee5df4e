"""The services that words name: a sentence's subject, the name before a participle, the object behind a verb."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.provisions.forms.provision_words import COMMISSIONS
from ingest.provisions.forms.service_words import (
    BARE_SERVICES,
    BEFORE_SERVICES,
    NO_SERVICE,
    NOT_SAID_OF_NOW,
    PRAISE,
    SERVICE,
    SERVICES_NAMED,
    SUPPORT,
)

_LENGTH = (4, 220)  # characters: the longest names several services
_LONGEST_BEFORE = 110  # characters of a name in the midst of a sentence
_SUBJECT_BEGINS = re.compile(r"^(?:[\s,;:]+|(?:and|while|with|but|whereas|also|however|here)\b,?\s*)+", re.IGNORECASE)
_OPENING = re.compile(
    r"^(?:(?:In|Since|From|On|At|During|As|For|Across|Until|Within|Currently|Locally|Now)\b[^,;]{0,60},\s+|(?:Currently|Locally|Now)\s+)"
)
_ONE_LEADS = re.compile(
    r"^(?:with\s+)?[^,]{3,120}\s(?:leading|as\s+(?:the\s+)?lead\b[^,]{0,60}),\s+(?:and|while)\s+", re.IGNORECASE
)
_WHOLE = re.compile(r"^(?:the\s+)?health\s+services\s+for\s+children$", re.IGNORECASE)
_COMMISSIONING = re.compile(
    r"^(?:(?:The|the)\s+)?(?:[Pp]lanning\s+and\s+)?[Cc]ommissioning(?:\s+(?:and\s+planning|arrangements|responsibilit(?:y|ies)))?\s+(?:of|for)\s+"
)
_LAST_CLAUSE = re.compile(r"^.*(?:;|,\s+(?:and|but|while|with)\b|\s+and\s+(?=an?\s|the\s))\s*", re.DOTALL)
_VERBS = re.compile(r"\b(?:is|are|has|have|can|does|do|there|provides?|delivers?|runs?|commissions?)\b")
_WHICH = re.compile(r",?\s+(?:which|that)\s*$")
_ASIDE = re.compile(r"\s*\([^()]{1,60}\)\s*$")
_OBJECT_ENDS = re.compile(
    r"[;:.](?=\s|$)|\s+(?:who|which)\b|,\s+(?:which|whose|having|(?:is|are|has|have|was|were)\b|and\s+(?:is|has|also|offers?|provides?|works?|"
    r"supports?)|with|as|but|and\s+the|where|including|supporting|offering|such)\b|"
    r"\s+(?:through|via|from|at|to\s+(?:which|whom|ensure|help|meet|enable)|(?:provided|delivered|run)\s+by|in\s+order|on\s+behalf|when|"
    r"so\s+that|because|that\s+(?:is|are|has|have|helps?|meets?))\b|"
    r"\s+and\s+(?:has|have|is|are|offers?|works?|undertakes?|which)\b|$"
)
_FOR_WHOM = re.compile(r"\s(?:for|to|with)\s")
_OUT = re.compile(r"^(?:out|in)\s+(?=the\b|its\b|an?\b|following\b|\w+\s+services)")
_JOINED_VERB = re.compile(r"^(?:and|or)\b|^[^,;.]{0,80}\band (?:\w+ly )?(?:deliver|provide|run)s?\b")
_TO_MEET = re.compile(
    r"(?:the\s+)?(?:[\w’'-]+\s+){0,3}services?\s+(?:to\s+(?:meet|help|support)|provided\s+by)\s+[^,;.:]{4,90}"
)
_THOSE_SERVED = re.compile(r"(?:child|children|young people|adults|families|people|parents)")
_NO_WHOLE_NAME = re.compile(r"^[^()]*\)|\([^()]*$|\b(?:those|these|that|which|and|or|of|for)$")
_TRAILING = re.compile(r"[\s,(‘“'\"]+$")


@dataclass(frozen=True, slots=True)
class SaidService:
    """A service as words name it. `role`: the role that they say too: "Commissioning and planning of …". `support`: only a charity's service."""

    name: str
    role: str | None = None
    support: bool = False

    @property
    def bare(self) -> bool:
        """Whether it is "the service", and no service in particular."""
        return BARE_SERVICES.decided(self.name) == "bare"


def subject(words: str) -> SaidService | None:
    """The service that a sentence's subject names, as far as it is said of now."""
    words = _WHICH.sub("", words)
    return _subject(words) or _subject(_LAST_CLAUSE.sub("", words))


def _subject(words: str) -> SaidService | None:
    if NOT_SAID_OF_NOW.reads(words):
        return None
    words = _OPENING.sub("", _ONE_LEADS.sub("", _SUBJECT_BEGINS.sub("", words))).strip(" ,")
    begins = _COMMISSIONING.match(words)
    bare = plain(words[begins.end() :] if begins else words)
    found = named(bare)
    if found is None or found.support or _VERBS.search(bare):
        return None
    return SaidService(bare, COMMISSIONS if begins else None)


def before(words: str) -> SaidService | None:
    """The service that stands right before a participle in the midst of a sentence: "to the sexual health service, provided by …"."""
    words = _TRAILING.sub("", _WHICH.sub("", words))
    words = _ASIDE.sub("", words)[-_LONGEST_BEFORE:]
    starts = [0, *(each.end for each in BEFORE_SERVICES.readings(words))]
    begins = next((start for start in reversed(starts) if _begins_a_service(words[start:])), None)
    while begins is not None:
        joined = _JOINS.search(words[:begins])
        if joined is None:
            break
        earlier = max(start for start in starts if start <= joined.start())
        head = plain(words[earlier : joined.start()])
        says = SERVICES_NAMED.decided(head)
        if says == NO_SERVICE and joined["sign"] != "and":
            return None
        if says != SERVICE and not _THOSE_SERVED.fullmatch(head):
            break
        begins = earlier
    return _unless_denied(named(plain(words[begins:])), words[:begins]) if begins is not None else None


def _begins_a_service(words: str) -> bool:
    found = named(plain(words))
    return found is not None and not found.support


def _unless_denied(found: SaidService | None, words_before: str) -> SaidService | None:
    return None if _DENIED.search(words_before[-_DENIAL_REACH:]) else found


_DENIAL_REACH = 40  # characters before a service in which it may be denied
_DENIED = re.compile(r"\b(?:no|without|lack of|absence of|not|former|formerly|previous|previously|planned|proposed)\b")
_JOINS = re.compile(r"\b(?P<sign>of|for|to|with|and|in|on|at) (?:the |an? |its |their )?$")


def behind(words: str) -> SaidService | None:
    """The service that words behind a verb begin with."""
    words = _OUT.sub("", words)
    if _JOINED_VERB.search(words):
        return None
    end = _OBJECT_ENDS.search(words)
    found = named(plain(words[: end.start() if end else len(words)]))
    longer = _TO_MEET.match(words) if found is None or found.bare else None
    return SaidService(plain(longer.group())) if longer else found


def plain(words: str) -> str:
    """A service's name without what judges or counts it."""
    bare = words.strip(" ,‘’“”")
    if _WHOLE.match(bare):
        return bare
    praise = PRAISE.first(bare)
    return bare[praise.end :].strip(" ,") if praise else bare


def is_for_somebody(service: SaidService) -> bool:
    """Whether a service is named by those alone to whom it is given: "service to the wards and the emergency department"."""
    head, *whom = _FOR_WHOM.split(service.name, maxsplit=1)
    return bool(whom) and BARE_SERVICES.decided(head) == "bare"


def named(words: str) -> SaidService | None:
    """The service, if the words name one."""
    if not _LENGTH[0] <= len(words) <= _LENGTH[1] or ". " in words or _NO_WHOLE_NAME.search(words):
        return None
    of_head = SERVICES_NAMED.decided(_FOR_WHOM.split(words, maxsplit=1)[0])
    says = of_head if of_head == SERVICE else SERVICES_NAMED.decided(words)
    return SaidService(words, support=says == SUPPORT) if says in (SERVICE, SUPPORT) else None
