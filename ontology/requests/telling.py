"""Which recommendations a later report speaks of, where it does not repeat them item by item as a revisit does.

"All the areas for development have been met" speaks of each of that inspection's; "supervision remains weak, despite a recommendation of
2011" of the one that asks for supervision. What speaks of some, or of what nobody can tell, stays word on the inspection as a whole: a
verdict on the wrong recommendation is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ontology.requests.area import PREVIOUS, PREVIOUS_ONES, WHOLE, Area, Asked, LaterWord
from ontology.requests.likeness import BROAD, COMMON, NARROW, Likeness, Matter, Request, alike, request
from ontology.terms import REMIT

ALL_OF_THEM: Final = "all-of-them"
ALIKE: Final = "alike-in-substance"
ALIKE_BEFORE: Final = "alike-with-what-stands-before"
ONLY_ONE: Final = "only-one-on-its-matter"
RULES: Final = (ALL_OF_THEM, ALIKE, ALIKE_BEFORE, ONLY_ONE)
"""The rules by which a follow-up is tied."""

_MET, _NOT_MET = "met", "not-met"
_NARROW_SCORE, _NARROW_WEIGHT = 0.25, 2.0
_NAMED_SCORE, _NAMED_TOLD = 0.33, 4.0
_WORDS_SCORE, _WORDS_TOLD, _LEAST_WORDS = 0.42, 6.0, 2
_AHEAD = 0.06  # of the next of the same inspection: with less, which of two is meant is for a person to say
_WHOLLY, _WHOLLY_TOLD, _MOST_WHOLLY = 0.9, 6.0, 2  # of what is said: two that ask for all of it may both be meant
_ONLY_SCORE = 0.15
_MOST_MATTERS = 2  # named by words on one thing; more are a list


_THINGS = r"(?:areas?|recommendations?|actions?|priorities|requirements?|weaknesses|shortfalls|issues|concerns|deficits|findings)"
_ALL = re.compile(
    rf"\b(?P<all>all(?: of)?(?: (?:the|these|those|its|their))?|both(?: of)?(?: the)?|every|each(?: of the)?|the|these)"
    rf" (?P<kind>(?:\w+ ){{0,2}}?){_THINGS}\b(?P<behind>[^.;]{{0,60}})",
    re.IGNORECASE,
)
_NONE = re.compile(
    rf"\bnone of (?:the|these|those|its|their) (?P<kind>(?:\w+ ){{0,2}}?){_THINGS}\b(?P<behind>[^.;]{{0,60}})",
    re.IGNORECASE,
)
# "Tackled with vigour" and "responded to" are no word that all were done.
_DONE = re.compile(
    r"\b(?:met|addressed|implemented|completed?|achieved|resolved|delivered|actioned|acted (?:up)?on|rectified|fulfilled|put right)\b",
    re.IGNORECASE,
)
_PRIORITY = re.compile(r"\bpriority\b", re.IGNORECASE)
# "areas for development relating to adoption": of some only; "areas for improvement identified in 2011": of all
_OF_SOME = re.compile(
    r"^ (?!for (?:further |priority )?(?:improvement|development|action)|of (?:development|improvement|concern)|(?:that )?(?:were |had been )?"
    r"(?:identified|made|raised|highlighted|noted|found|needing|requiring)|from|at|in (?:the|that|(?:19|20)\d\d)|by|"
    r"of (?:the|that|our)|(?:have|has|are|were|had)\b)",
    re.IGNORECASE,
)
_LIMITS = re.compile(
    r"\b(?:relat(?:ing|ed)|relevant|in respect|concerning|regarding|about|other|few|key|main|some|most|many|majority|several|number|almost|"
    r"nearly|largely|mostly|practice|service|this area|except|particularly|priority areas?)\b",
    re.IGNORECASE,
)
_SAID_TO_BE_ASKED = re.compile(
    r"\b(?:identif\w+|recommend\w+|highlight\w+|raised|noted|flagged|required|outstanding|areas? (?:for|of))\b",
    re.IGNORECASE,
)
# What says that something was seen or done, or not, and not what.
_TELLING = frozenset(
    re.findall(
        r"\w+",
        """inspection inspections inspector inspectors inspected ofsted report reports visit visits jtai sif ilacs identified highlighted raised
        noted flagged found seen issue issues weakness weaknesses shortfall shortfalls deficit deficits concern concerns remain remains
        remained outstanding since then still yet despite although though while whilst being seriously significant significantly successfully
        addressed addressing tackled tackle responded progressed achieved achieve sustained sustain persist persists pace slow evident
        inadequate poor weak wide many several few most much little quickly enough variable now today current previously earlier january
        february march april may june july august september october november december number leadership director programme""",
    )
)
_SET_LIMITED = re.compile(
    r"(?:^|\+ )counted|\+ (?:some|not-all|part-of|by-no-means|in-some|partly|few|minority|all-but|but-for|except)"
)


@dataclass(frozen=True, slots=True)
class Tie:
    """A follow-up, a recommendation of which it speaks, and why."""

    told: LaterWord
    asked: Asked
    rule: str
    score: float
    words: str


def ties(area: Area, measured: Mapping[str, Request]) -> list[Tie]:
    """Every tie of an area's follow-ups in free words, in their order."""
    found: list[Tie] = []
    for told in area.told:
        if area.evidence(told.node, REMIT.askedEvidence):
            continue
        text = area.quoted(told.node, REMIT.evidence)
        by_words = _by_words(told, text, area, measured)
        found += by_words or _of_all(told, text, area)
    return _without_contradicted(found, area.told)


def _without_contradicted(found: Sequence[Tie], told: Sequence[LaterWord]) -> list[Tie]:
    """The ties but for "all have been met" of a report that also says, of the same inspection's requests, that some have not."""
    tied = {each.told.node for each in found}
    otherwise = {
        (each.by.node, each.named.node, each.status)
        for each in told
        if each.named is not None and each.node not in tied
    }

    def is_contradicted(tie: Tie) -> bool:
        said = {
            status for by, named, status in otherwise if (by, named) == (tie.told.by.node, tie.asked.inspection.node)
        }
        return tie.rule == ALL_OF_THEM and bool(said - {tie.told.status})

    return [tie for tie in found if not is_contradicted(tie)]


def earlier_ones(told: LaterWord, area: Area) -> list[str]:
    """The inspections whose requests a follow-up may speak of, the last first: that which it names, or all whole ones before."""
    if told.named is not None:
        return [told.named.node.value]
    if told.dated or told.called not in {PREVIOUS, PREVIOUS_ONES}:
        return []
    before = [each for each in area.earlier_than(told.by) if each.framework in WHOLE]
    return [each.node.value for each in reversed(before)]


def _by_words(told: LaterWord, text: str, area: Area, measured: Mapping[str, Request]) -> list[Tie]:
    """The one recommendation that the words tell, by themselves or with what stands before them."""
    if _SET_LIMITED.search(told.rule):
        return []
    context = area.quoted(told.node, REMIT.contextEvidence)
    leave_out = area.names | _TELLING
    readings = [
        (ALIKE, request(text, leave_out)),
        *([(ALIKE_BEFORE, request(f"{context} {text}", leave_out))] if context else []),
    ]
    for inspection in earlier_ones(told, area):
        asked = area.asked_by.get(inspection, [])
        for rule, said in readings:
            near = _nearest(said, asked, measured)
            if near:
                return [Tie(told, each, rule, likeness.score, likeness.words()) for likeness, each in near]
        only = _only_one(readings[-1][1], asked, measured) if _SAID_TO_BE_ASKED.search(text) else None
        if only is not None:
            likeness, each = only
            return [Tie(told, each, ONLY_ONE, likeness.score, likeness.words())]
    return []


def _nearest(said: Request, asked: Sequence[Asked], measured: Mapping[str, Request]) -> list[tuple[Likeness, Asked]]:
    """The recommendation that the words are surely about: near enough, and well ahead of the next; or the two that ask for all they say."""
    near = sorted(
        ((alike(said, measured[each.node.value]), each) for each in asked),
        key=lambda pair: (-pair[0].score, pair[1].ordinal),
    )
    near = [pair for pair in near if pair[0].told]
    wholly = [pair for pair in near if pair[0].told >= _WHOLLY_TOLD and pair[0].told >= _WHOLLY * said.told]
    if wholly and len(wholly) <= _MOST_WHOLLY:
        return wholly
    if not near or not _is_near(near[0][0], measured[near[0][1].node.value]):
        return []
    clear = len(near) == 1 or near[0][0].score >= near[1][0].score + _AHEAD
    return near[:1] if clear else []


def _only_one(said: Request, asked: Sequence[Asked], measured: Mapping[str, Request]) -> tuple[Likeness, Asked] | None:
    """The only recommendation of the inspection on the one or two matters that the words name."""
    matters = [each for each in said.weights if isinstance(each, Matter) and each.kind in {NARROW, BROAD}]
    if not 0 < len(matters) <= _MOST_MATTERS:
        return None
    on_it = [
        each
        for each in asked
        if any(measured[each.node.value].weights.get(matter, 0.0) >= _NARROW_WEIGHT for matter in matters)
    ]
    if len(on_it) != 1:
        return None
    likeness = alike(said, measured[on_it[0].node.value])
    return (likeness, on_it[0]) if likeness.score >= _ONLY_SCORE else None


def _is_near(likeness: Likeness, asked: Request) -> bool:
    if likeness.score >= _NARROW_SCORE and any(
        asked.weights[each] >= _NARROW_WEIGHT for each in likeness.matters(NARROW)
    ):
        return True
    if likeness.matters(NARROW, BROAD, COMMON) and likeness.score >= _NAMED_SCORE and likeness.told >= _NAMED_TOLD:
        return True
    words = sum(isinstance(each, str) for each in likeness.common)
    return words >= _LEAST_WORDS and likeness.score >= _WORDS_SCORE and likeness.told >= _WORDS_TOLD


def _of_all(told: LaterWord, text: str, area: Area) -> list[Tie]:
    """Each recommendation of the inspection that is named, where the words speak of all."""
    found = (_ALL if told.status == _MET else _NONE).search(" ".join(text.split()))
    if found is None or told.named is None or told.status not in {_MET, _NOT_MET} or not _is_of_all(found, told):
        return []
    asked = area.asked_by.get(told.named.node.value, [])
    if _PRIORITY.search(found["kind"] + found["behind"]):
        asked = [each for each in asked if each.kind == "priority-action"]
    return [Tie(told, each, ALL_OF_THEM, 1.0, found.group().strip()) for each in asked]


def _is_of_all(found: re.Match[str], told: LaterWord) -> bool:
    before = found.string[: found.start()]
    return not (
        _OF_SOME.search(found["behind"])
        or _LIMITS.search(found["behind"])
        or _LIMITS.search(found["kind"])
        or re.search(
            r"\b(?:some|most|many|majority|number|several|few|almost|nearly|part) (?:of )?$", before, re.IGNORECASE
        )
        or _SET_LIMITED.search(told.rule)
        or not _DONE.search(found.string)
    )
