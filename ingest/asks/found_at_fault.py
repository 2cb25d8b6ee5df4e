"""The one body with which a bullet finds fault, where its words tell nobody: inferred, and none where several bodies are at fault.

“The police do not keep lists of visits” tells nobody what to do, and is about the police. “Information is not shared between the police and
schools” is about nobody in particular, and stays so: whom a body only meets with is not at fault, and whoever is one of several is not alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.asks.forms.fault_words import (
    AUTHORITY,
    BOARD,
    CONSEQUENCES,
    DOING,
    FAULTS,
    LEFT_OUT,
    MET_WITH,
    POLICE,
    PROBATION,
    SEVERAL,
    YOUTH,
)
from ingest.documents.document import Document, Passage
from ingest.facts import Agency, Assignment
from ingest.names.name_lists import AgencyLists
from ontology.bases import ABOUT

RULE = "only-body-at-fault"
"""How an owner is inferred so."""

_OF_THE_AREA = {
    POLICE: "the police",
    BOARD: "the Local Safeguarding Children Board",
    YOUTH: "Youth Offending Team",
    PROBATION: "Probation Service",
}
_BEFORE = 60  # characters before the words of a body that say how it comes in
_BEHIND = 80  # characters behind them that say that it is left out
_LEAST_SENTENCES = 2  # from which one must say that something is wanting: a single one stands as what is wanting itself
_GOES_ON = re.compile(r"(?:,|\s|\band\b|\bor\b|\bthe\b|\bother\b)*", re.IGNORECASE)
_INCLUDED = re.compile(r",?\s+(?:including|such as|for example|particularly|especially|in particular)\s", re.IGNORECASE)
_ALL_OF = re.compile(
    r"\b(?:across|throughout|among|amongst)\s+(?:the\s+|all\s+)*$|\bbetween\b[^,;.]{0,60}$", re.IGNORECASE
)
_ONE_OF_TWO = re.compile(r"\b(?:either|both)\s+[\w’'-]+\s+(?:or|and)\s+$", re.IGNORECASE)
# What is not commissioned is for its commissioners to mend.
_LEFT_TO_COMMISSIONERS = re.compile(r"\bnot\s+(?:currently\s+|yet\s+|always\s+)?commissioned\b")
_OTHER_BOARD = re.compile(r"\b(?!Safeguarding\b|Children)[A-Z][a-z]+\s+(?:Board|Panel|Partnership)\b")


@dataclass(frozen=True, slots=True)
class _Actor:
    """Words of a sentence that mean a body, or several; whether the body does something there, or is only met with."""

    start: int
    end: int
    words: str
    key: str
    agency: Agency | None
    doing: bool


_PART_OF = re.compile(r"\s+(?:of|at)\s+(?:the\s+)?")


class FaultReader:
    """Finds whom the bullets of one report are about."""

    def __init__(self, document: Document, lists: AgencyLists) -> None:
        self.document = document
        self.lists = lists

    def about(self, item: Passage, owners: Sequence[Assignment]) -> Assignment | None:
        """The body that an item finds at fault, unless it is one of the owners already; None for several bodies or none."""
        sentences = list(item.sentences())
        faults = [s for s in sentences if FAULTS.reads(s.text)] if len(sentences) >= _LEAST_SENTENCES else sentences
        faults = faults[:1] + [s for s in faults[1:] if not CONSEQUENCES.reads(s.text)]
        if any(_LEFT_TO_COMMISSIONERS.search(s.text) for s in faults[:1]):
            return None
        found = [(sentence, self._doing(sentence, item.text)) for sentence in faults]
        named = [(sentence, actors) for sentence, actors in found if actors]
        if not named:
            return None
        sentence, actors = named[0]
        later = (actor.key for _, others in named[1:] for actor in others if actor.agency is not None)
        keys = {*(actor.key for actor in actors), *later}
        agency = actors[0].agency
        if agency is None or len(keys) > 1 or agency.key in {owner.agency.key for owner in owners}:
            return None
        quotation = self.document.quote(sentence)
        return Assignment(agency, actors[0].words, ABOUT, quotation, RULE)

    def _doing(self, sentence: Passage, whole: str) -> list[_Actor]:
        """Those who do what a sentence finds wanting; `whole`: the item that it stands in."""
        aside = _INCLUDED.search(sentence.text)
        return [
            actor for actor in self._actors(sentence.text[: aside.start() if aside else None], whole) if actor.doing
        ]

    def _actors(self, text: str, whole: str) -> Iterator[_Actor]:
        met_until = -1
        for start, end, key, agency in self._bodies(text, whole):
            before = text[max(0, start - _BEFORE) : start]
            goes_on = met_until >= 0 and _GOES_ON.fullmatch(text, met_until, start) is not None
            met = goes_on or MET_WITH.reads(before) or LEFT_OUT.reads(text[end : end + _BEHIND])
            met_until = end if met else -1
            if _ALL_OF.search(before) or _ONE_OF_TWO.search(before):
                key, agency = SEVERAL, None
            yield _Actor(start, end, text[start:end], key, agency, not met)

    def _bodies(self, text: str, whole: str) -> list[tuple[int, int, str, Agency | None]]:
        """Where a text names bodies, in its own order: by name, or by the words of their kind; of two that overlap the name."""
        named = [(s.start, max(s.end, s.bracket_end), s.agency.key, s.agency) for s in self.lists.spotter.find(text)]
        found: list[tuple[int, int, str, Agency | None]] = [*named]
        for each in DOING.readings(text):
            if all(
                (each.end <= start and not _PART_OF.fullmatch(text, each.end, start)) or end < each.start - 1
                for start, end, _, _ in found
            ):  # "the trust emergency department" is one, and so is "the emergency department of Marl Hospital"
                other = each.form.says == BOARD and _OTHER_BOARD.search(whole)
                agency = None if other or each.form.says == SEVERAL else self._agency(each.form.says, each.words)
                found.append((each.start, each.end, agency.key if agency else SEVERAL, agency))
        return sorted(found, key=lambda one: one[:2])

    def _agency(self, says: str, words: str) -> Agency:
        """The body of the area that words mean; a group as written where that is no one body."""
        if says == AUTHORITY:
            return self.lists.namer.authority
        meant = self.lists.namer.known(_OF_THE_AREA[says]) if says in _OF_THE_AREA else self.lists.stand_ins.body(words)
        return meant or self.lists.namer.group(words)


def tells_nobody(owners: Sequence[Assignment]) -> bool:
    """Whether all that is known of whose an item is came by default."""
    return all(owner.basis == "default" for owner in owners)
