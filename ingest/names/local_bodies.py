"""The bodies that every area has one of, by the words of their names; and the boards that an area has set up for itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ingest.forms.telling_words import RarePattern
from ingest.names.name_words import name_words, own_words

_S = r"(?:['’]?s|s['’])?"  # Children's, Childrens, Children; and the same of adults
_AND_YOUNG_PEOPLE = r"Children\s+and\s+Young\s+People(?:['’]s|s['’])"


@dataclass(frozen=True, slots=True)
class LocalKind:
    """One kind of body: its class in the ontology, the end of its key, and the words its name ends in.

    `sought`: whether a running text names it by these words; `small`: also where they are written in small letters;
    `listed`: not every area has one, so that the words mean the one that a register lists for the area, or none.
    """

    kind: str
    tail: str
    words: str
    sought: bool = True
    small: bool = False
    listed: bool = False


BOARDS_ENDED = date(2019, 9, 28)
"""The last day of the local safeguarding children boards: by 29 September 2019 the safeguarding partners of every area had taken their
place (Children and Social Work Act 2017). `ontology/rules/15b` has the same day.
"""

BOARD, PARTNERSHIP = "safeguarding-children-board", "safeguarding-children-partnership"
"""The ends of the keys of an area's board and of the partnership after it."""


def tail_on(one: LocalKind, on: date | None) -> str:
    """The end of the key of an area's body of that kind on that day: whatever it is called, since 2019 it is the partnership."""
    return PARTNERSHIP if one.tail == BOARD and on is not None and on > BOARDS_ENDED else one.tail


LOCAL_KINDS = (
    LocalKind(
        "SafeguardingBoard",
        BOARD,
        rf"Safeguarding\s+Children{_S}\s+(?:Board|Partnership)|Children{_S}\s+Safeguarding\s+(?:Assurance\s+)?(?:Board|Partnership)",
        small=True,
    ),
    # before 2018 a "Safeguarding Board" is that of children; the partners that letters address are those who took its place
    LocalKind("SafeguardingBoard", BOARD, r"(?:Local\s+)?Safeguarding\s+Partnership"),
    LocalKind("SafeguardingBoard", BOARD, r"Safeguarding\s+Board|[A-Z]{0,4}SCB", sought=False),
    LocalKind("ChildDeathOverviewPanel", "child-death-overview-panel", r"Child\s+Death\s+(?:and\s+)?(?:Overview|Review)\s+Panel", small=True),
    LocalKind("ChildDeathOverviewPanel", "child-death-overview-panel", r"CDOP", sought=False),
    LocalKind(
        "Partnership",
        "safeguarding-adults-board",
        rf"Safeguarding\s+Adults?{_S}\s+(?:Partnership\s+)?(?:Board|Partnership)|Adults?{_S}\s+Safeguarding\s+(?:Partnership\s+)?(?:Board|"
             rf"Partnership)",
        small=True,
    ),
    LocalKind("Partnership", "childrens-trust", r"Children(?:['’]s|s['’])\s+Trust(?:\s+Partnership)?(?:\s+Board|\s+Executive)*"),
    LocalKind("Partnership", "childrens-trust", r"Children(?:['’]s\s+Services|\s+and\s+Families)\s+Trust", listed=True),
    LocalKind(
        "Partnership",
        "children-and-young-peoples-partnership",
        rf"{_AND_YOUNG_PEOPLE}\s+(?:Strategic\s+)?Partnership(?:\s+Board)?",
        sought=False,
    ),
    LocalKind("Partnership", "health-and-wellbeing-board", r"Health\s+and\s+Well[-\s]?[Bb]eing\s+Board", small=True),
    LocalKind("Partnership", "community-safety-partnership", r"Community\s+Safety\s+Partnership", small=True),
    LocalKind("Partnership", "family-justice-board", r"Family\s+Justice\s+Board", small=True),
    LocalKind(
        "Partnership",
        "improvement-board",
        rf"(?:Independent\s+)?(?:Children{_S}\s+(?:Services\s+)?)?Improvement\s+Board",
        small=True,
    ),
    LocalKind("Partnership", "local-area-partnership", r"(?:Local\s+)?Area\s+Partnership|Area\s+SEND\s+Partnership|Local\s+Area", sought=False),
    LocalKind("Partnership", "local-strategic-partnership", r"Local\s+Strategic\s+Partnership"),
    LocalKind("Partnership", "youth-justice-board", r"Youth\s+(?:Justice|Offending)(?:\s+(?:Service|Team))?(?:\s+(?:Management|Partnership|"
         r"Executive|Strategic))?\s+Board", sought=False),
    LocalKind("YouthOffendingService", "youth-offending-service", r"Youth\s+(?:Offending|Justice)\s+(?:Service|Team)", small=True),
    LocalKind("YouthOffendingService", "youth-offending-service", r"YOS|YOT", sought=False),
    LocalKind("ProbationService", "probation-service", r"(?:National\s+)?Probation\s+(?:Service|Trust)|NPS", sought=False),
    LocalKind("Committee", "scrutiny-committee", r"Scrutiny\s+(?:Committee|Panel|Commission|Board)", sought=False),
    LocalKind(
        "Committee",
        "corporate-parenting-board",
        r"Corporate\s+Parenting\s+(?:(?:Advisory|Strategic|Partnership|Executive)\s+)?(?:Board|Panel|Group|Committee|Forum)",
        small=True,
    ),
    LocalKind("Committee", "cabinet", r"Cabinet|Executive\s+Member", sought=False),
    LocalKind("PartnerAgency", "police-authority", r"Police\s+Authority", sought=False),
    LocalKind("VoluntaryOrganisation", "connexions", r"(?:Youth\s+)?Connexions", sought=False),
)  # fmt: skip
"""First fit wins."""

# "safeguarding partnership arrangements", "a family justice board member": such words go on to name something else.
_GOES_ON = r"(?!\s+(?:arrangements|working)\b)"
_CAPITAL = RarePattern(rf"\b(?:{'|'.join(one.words for one in LOCAL_KINDS if one.sought)})\b" + _GOES_ON)
_SMALL = RarePattern(
    rf"\b(?:Local\s+)?(?:{'|'.join(one.words for one in LOCAL_KINDS if one.small)})\b{_GOES_ON}", ignore_case=True
)
# What ends the name that an area has given to a board of its own: "the Safer Marlshire Partnership".
_OWN_END = re.compile(
    r"\b(?:Board|Partnership|Alliance)\b(?!\s+(?:[A-Z]|programme|arrangements\b|working\b|reforms?\b))"
)
_OWN_WORD = r"[A-Z][\w’'-]*[a-z][\w’'-]*"
_OWN_RUN = re.compile(
    rf"(?:(?:{_OWN_WORD}|for)(?:(?:(?<=Children)|(?<=People)|(?<=Families)),)?\s+(?:and\s+(?={_OWN_WORD}\s))?)+$"
)
_RUN_REACH = 90  # characters before "Board" in which its name begins
# Another body before "and", or a word that no area's own board is called by: the name begins behind it.
_NO_PART = re.compile(
    r"\b(?:(?:Board|Partnership|Alliance|Panel|Service|Team|Executive|Group|Authority|Agency|Forum)\s+and|"
    r"Council|Police|Committee|Trust|Commissioner|Officer|Chair|Scrutineer|Director|Inspection|Care|NHS|The|Dear|SEND|Area)\b\s*"
)
_JOINING_FIRST = re.compile(r"(?:(?:and|for)\s+)+")
_LEAST_WORDS = 2  # before "Board": "the Executive Board" and "the Trust Board" are boards of bodies, and no bodies
# Ways of working that are called so everywhere, and the national board of youth justice, whose namesakes are areas' own.
_NO_BODY = re.compile(r"(?:Family\s+Nurse|Families\s+First)\s+Partnership|Youth\s+Justice\s+Board")

_OWN_ENDS = ("Board", "Partnership", "Alliance")


def standard_names(text: str) -> Iterator[tuple[int, int]]:
    """Where a text has the words of a kind that every area has one of."""
    for match in _CAPITAL.finditer(text):
        yield match.span()
    for match in _SMALL.finditer(text):
        yield match.span()


def own_names(text: str) -> Iterator[tuple[int, int]]:
    """Where a text has the name of a board or partnership that is of no such kind, written in capitals."""
    if not any(word in text for word in _OWN_ENDS):
        return
    for end in _OWN_END.finditer(text):
        run = _OWN_RUN.search(text, max(0, end.start() - _RUN_REACH), end.start())
        if run is None:
            continue
        start = max([run.start(), *(m.end() for m in _NO_PART.finditer(text, run.start(), end.start()))])
        joined = _JOINING_FIRST.match(text, start)
        starts = own_words(text, name_words(text, joined.end() if joined else start, end.end()))
        long_enough = starts and len(text[starts[0] : end.start()].split()) >= _LEAST_WORDS
        if long_enough and not _NO_BODY.fullmatch(text, starts[0], end.end()):
            yield starts[0], end.end()
