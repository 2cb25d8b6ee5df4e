"""Which recommendations ask the same again: word for word in the strands of one inspection, in substance from one to the next.

What is taken shares a matter of which little else can be asked, or so much besides that chance does not explain it. What is alike only in
manner ("the quality of …") or in those whom it is for is not taken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from ontology.folding import fold
from ontology.requests.area import Asked
from ontology.requests.likeness import BROAD, COMMON, NARROW, Likeness, Request, alike, is_frame, request

WORD_FOR_WORD: Final = "word-for-word"
SAME_ACROSS_STRANDS: Final = "alike-across-strands"
SAME_MATTER: Final = "same-narrow-matter"
SAME_SUBSTANCE: Final = "alike-in-substance"
SAID_BEFORE: Final = "said-to-be-asked-before"
RULES: Final = (WORD_FOR_WORD, SAME_ACROSS_STRANDS, SAME_MATTER, SAME_SUBSTANCE, SAID_BEFORE)
"""The rules by which a pair is taken."""

_SAME_WORDS = 94  # of 100: a name or two may differ
_ACROSS_STRANDS, _ACROSS_TOLD = 0.75, 6.0
_NARROW_SCORE, _NARROW_WEIGHT = 0.27, 2.0  # the matter must stand among what is asked, not among the reasons
_FIELD_SCORE, _FIELD_TOLD = 0.42, 5.5
_NAMED_SCORE, _NAMED_SHARED, _NAMED_TOLD = 0.5, 4.4, 3.0
_WORDS_SCORE, _WORDS_TOLD, _LEAST_WORDS = 0.55, 7.0, 2
_SAID_SCORE, _SAID_AHEAD = 0.25, 0.05
_MOST_SHARERS = 400  # recommendations that share a feature: with more of one authority it tells nothing, and pairs would be too many

_ASKED_BEFORE = re.compile(
    r"\bth(?:is|ese) (?:was|were|had been) (?:also )?(?:an? |the )?(?:key )?(?:recommendation|area|priority|issue|action)s?\b[^.;]{0,60}"
    r"\b(?:last|previous|earlier)\b[^.;]{0,40}\b(?:inspections?|visits?|reviews?)\b",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Repeat:
    """A later recommendation and the earlier one that it repeats; of one inspection, the one that stands later."""

    later: Asked
    earlier: Asked
    likeness: Likeness
    rule: str


def requests_of(asked: Iterable[Asked], leave_out: frozenset[str]) -> dict[str, Request]:
    """Each recommendation as it is measured, by its IRI; what it says of having been asked before left out."""
    return {each.node.value: request(_ASKED_BEFORE.sub(" ", each.text), leave_out) for each in asked}


def repeats(asked: Sequence[Asked], measured: Mapping[str, Request]) -> list[Repeat]:
    """Every pair of an area's recommendations that ask the same, in their order."""
    found = [
        Repeat(asked[later], asked[earlier], likeness, rule)
        for earlier, later in _sharing(asked, measured)
        if asked[earlier].inspection.authority == asked[later].inspection.authority
        for likeness in (alike(measured[asked[earlier].node.value], measured[asked[later].node.value]),)
        if (rule := _rule(asked[later], asked[earlier], likeness, measured)) is not None
    ]
    return [*found, *_said_before(asked, measured, {each.later.node.value for each in found})]


def _sharing(asked: Sequence[Asked], measured: Mapping[str, Request]) -> list[tuple[int, int]]:
    """The places of all that share a feature which tells: the rest cannot be alike, and need no measuring."""
    having: dict[object, list[int]] = defaultdict(list)
    for at, each in enumerate(asked):
        for feature in measured[each.node.value].weights:
            if not is_frame(feature):
                having[feature].append(at)
    pairs = {
        (one, other)
        for places in having.values()
        if len(places) <= _MOST_SHARERS
        for nth, one in enumerate(places)
        for other in places[nth + 1 :]
    }
    return sorted(pairs)


def _rule(later: Asked, earlier: Asked, likeness: Likeness, measured: Mapping[str, Request]) -> str | None:
    """The rule that takes a pair for the same, if one does."""
    if later.inspection == earlier.inspection:
        return _within(later, earlier, likeness)
    if not earlier.inspection.is_before(later.inspection):
        return None
    one, other = measured[later.node.value].weights, measured[earlier.node.value].weights
    narrow = any(min(one[each], other[each]) >= _NARROW_WEIGHT for each in likeness.matters(NARROW))
    if narrow and likeness.score >= _NARROW_SCORE:
        return SAME_MATTER
    named = likeness.matters(NARROW, BROAD, COMMON)
    if likeness.matters(BROAD) and likeness.score >= _FIELD_SCORE and likeness.told >= _FIELD_TOLD:
        return SAME_SUBSTANCE
    if named and likeness.score >= _NAMED_SCORE and likeness.shared >= _NAMED_SHARED and likeness.told >= _NAMED_TOLD:
        return SAME_SUBSTANCE
    words = sum(isinstance(each, str) for each in likeness.common)
    if words >= _LEAST_WORDS and likeness.score >= _WORDS_SCORE and likeness.told >= _WORDS_TOLD:
        return SAME_SUBSTANCE
    return None


def _within(later: Asked, earlier: Asked, likeness: Likeness) -> str | None:
    """Of one inspection: lists of its strands say the same thing to each; two items of one list differ, or they would be one."""
    if likeness.score < _ACROSS_STRANDS or _FIGURES.findall(_plain(later)) != _FIGURES.findall(_plain(earlier)):
        return None
    if fuzz.ratio(_plain(later), _plain(earlier)) >= _SAME_WORDS:
        return WORD_FOR_WORD
    return SAME_ACROSS_STRANDS if later.strand != earlier.strand and likeness.told >= _ACROSS_TOLD else None


def _plain(asked: Asked) -> str:
    return fold(re.sub(r"\([^()]{0,200}\)", " ", asked.text))


def _said_before(asked: Sequence[Asked], measured: Mapping[str, Request], known: set[str]) -> Iterator[Repeat]:
    """What says itself that it was asked before, and is near enough to one recommendation alone of the inspections before."""
    for later in asked:
        if later.node.value in known or not _ASKED_BEFORE.search(later.text):
            continue
        near = sorted(
            (
                (alike(measured[later.node.value], measured[each.node.value]), each)
                for each in asked
                if each.inspection.authority == later.inspection.authority
                and each.inspection.is_before(later.inspection)
            ),
            key=lambda pair: (-pair[0].score, pair[1].node.value),
        )
        best = near[0][0] if near else None
        next_best = near[1][0].score if len(near) > 1 else 0.0
        if best is not None and best.told and best.score >= max(_SAID_SCORE, next_best + _SAID_AHEAD):
            yield Repeat(later, near[0][1], best, SAID_BEFORE)
