"""What became of each recommendation, by the latest word on it in all reports of its area.

Word on the very request comes before word on all that its inspection asked, the later before the earlier; to ask again is word too. Where
nothing was found, that is said with the reports that were looked through: it is no proof that nothing was done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from ontology.requests.area import Area, Asked, LaterWord
from ontology.requests.repeats import Repeat
from ontology.requests.telling import ALL_OF_THEM, earlier_ones

LATEST_WORD: Final = "latest-word"
TOLD_VARIOUSLY: Final = "told-variously"
ASKED_AGAIN: Final = "asked-again"
IN_GENERAL: Final = "word-on-its-inspection"
NO_WORD: Final = "no-word"
RULES: Final = (LATEST_WORD, TOLD_VARIOUSLY, ASKED_AGAIN, IN_GENERAL, NO_WORD)
"""The rules that give a status."""

MET, PARTLY_MET = "met", "partly-met"
_SAYS: Final = {MET: "was done", PARTLY_MET: "was done in part", "not-met": "was not done"}


@dataclass(frozen=True, slots=True)
class WordOnIt:
    """A follow-up on one recommendation; `of_all`: on that as on all of its inspection."""

    told: LaterWord
    of_all: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a recommendation: `status` a notation of requestStatuses, `told_by` what it rests on, the words or the repetition."""

    asked: Asked
    status: str
    rule: str
    reason: str
    told_by: tuple[LaterWord | Repeat, ...] = ()
    as_of: str = ""
    looked_through: tuple[NamedNode, ...] = ()


def spoken_of(area: Area, ties: Iterable[tuple[NamedNode, NamedNode, str]]) -> dict[str, list[WordOnIt]]:
    """What is told of each recommendation, by its IRI; `ties`: follow-up, recommendation and rule."""
    by_node = {each.node.value: each for each in area.told}
    found: dict[str, list[WordOnIt]] = defaultdict(list)
    for follow_up, recommendation, rule in ties:
        told = by_node.get(follow_up.value)
        if told is not None:
            found[recommendation.value].append(WordOnIt(told, rule == ALL_OF_THEM))
    return found


def standings(area: Area, spoken: dict[str, list[WordOnIt]], repeated: Iterable[Repeat]) -> list[Standing]:
    """The standing of every recommendation of an area, in their order."""
    again: dict[str, list[Repeat]] = defaultdict(list)
    for repeat in repeated:
        if repeat.later.inspection != repeat.earlier.inspection:
            again[repeat.earlier.node.value].append(repeat)
    tied = {each.told.node.value for words in spoken.values() for each in words}
    general = _general(area, tied)
    return [
        _standing(
            area, each, spoken.get(each.node.value, []), again[each.node.value], general[each.inspection.node.value]
        )
        for each in area.asked
    ]


def _general(area: Area, tied: set[str]) -> dict[str, list[LaterWord]]:
    """The follow-ups on all that each inspection asked."""
    found: dict[str, list[LaterWord]] = defaultdict(list)
    for told in area.told:
        if told.node.value not in tied:
            for inspection in earlier_ones(told, area) if told.is_of_several or told.named else ():
                found[inspection].append(told)
    return found


def _standing(
    area: Area, asked: Asked, spoken: Sequence[WordOnIt], again: Sequence[Repeat], general: Sequence[LaterWord]
) -> Standing:
    words = _latest([each for each in spoken if not each.of_all]) or _latest(spoken)
    said = max((each.told.by.day for each in words), default="")
    if again:
        last = max(again, key=lambda each: (each.later.inspection.day, each.later.node.value))
        day = last.later.inspection.day
        if day > said or (day == said and _status(words) == MET):
            reason = f"The inspection of {day} asked the same again ({last.likeness.words()})."
            return Standing(asked, ASKED_AGAIN, ASKED_AGAIN, reason, (last,), day)
    if words:
        return _by_words(asked, words, said)
    if general:
        day = max(each.by.day for each in general)
        last_words = tuple(each for each in general if each.by.day == day)
        says = " and ".join(sorted({_SAYS[each.status] for each in last_words}))
        reason = f"The report on the inspection of {day} says of what this one's inspection asked, in general, that it {says}."
        return Standing(asked, "in-general", IN_GENERAL, reason, last_words, day)
    return _no_word(area, asked)


def _by_words(asked: Asked, words: Sequence[WordOnIt], day: str) -> Standing:
    status, told = _status(words), tuple(each.told for each in words)
    if len({each.told.status for each in words}) > 1:
        reason = f"The report on the inspection of {day} speaks of it more than once, and says that it was done and that it was not."
        return Standing(asked, status, TOLD_VARIOUSLY, reason, told, day)
    what = "of all that this one's inspection asked" if all(each.of_all for each in words) else "of it"
    return Standing(
        asked,
        status,
        LATEST_WORD,
        f"The report on the inspection of {day} says {what} that it {_SAYS[status]}.",
        told,
        day,
    )


def _no_word(area: Area, asked: Asked) -> Standing:
    later = [
        each
        for each in area.inspections.values()
        if each.authority == asked.inspection.authority and asked.inspection.is_before(each) and each.report is not None
    ]
    if not later:
        return Standing(asked, "no-word-since", NO_WORD, "No later report on this authority is here.")
    reason = f"No word on it was found in {len(later)} later report{'s' if len(later) > 1 else ''}, up to the inspection of {later[-1].day}."
    reports = tuple(dict.fromkeys(each.report for each in later if each.report is not None))
    return Standing(asked, "no-word-since", NO_WORD, reason, looked_through=reports)


def _latest(spoken: Sequence[WordOnIt]) -> list[WordOnIt]:
    day = max((each.told.by.day for each in spoken), default="")
    return [each for each in spoken if each.told.by.day == day]


def _status(words: Sequence[WordOnIt]) -> str:
    """What several words of one report come to: done and not done is done in part."""
    statuses = {each.told.status for each in words}
    return statuses.pop() if len(statuses) == 1 else PARTLY_MET
