"""Which recommendation of an earlier report a follow-up is of, by the words in which the later report repeats it.

Words count by how much they tell: what all the recommendations of an inspection speak of tells little. A pair is taken where each
is the other's nearest, well before the next one; what stays apart is taken by its place where the rest stand in the same order.
What is not taken stays a follow-up of the inspection as a whole: a verdict on the wrong recommendation is worse than none.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store, Triple
from rapidfuzz import fuzz

from ontology.folding import fold
from ontology.terms import RDF, REMIT

BY_WORDS, BY_PLACE = "alike-in-words", "same-place-in-the-list"
"""The rules by which a pair is taken."""

LEAST_ALIKE = 0.32
"""The least score of a pair that is taken by its words: of two sentences on different matters of one area, few reach 0.25."""

AHEAD = 0.08
"""By how much the nearest must be ahead of the next: with less, which of two is meant is for a person to say."""

_LEAST_SHARED = 0.05  # of a pair that is taken by its place: they speak of one thing at least
_WORD_ALIKE = 88  # of 100: a slip of the pen, a plural, a verb for its noun
_ROOT = 7  # letters: "commissioning" and "commissioned" begin alike
_LEAST_ENDING = 4  # letters that are left of a word whose ending is cut

# What says that something was found, or where, and not what.
_FRAME = frozenset(
    re.findall(
        r"\w+",
        """a an and any are as at be been but by did do does for from had has have if in into is it its not of on or so such than that
        the their them there these they this to too was were what when which while who will with would within where whether
        initial first original inspection inspector inspectors found find identified noted highlighted reported area areas local
        weakness weaknesses significant serious particular child children young people person send special educational need needs
        disability disabilities lack poor weak enough sufficient effective effectively well very many much more less""",
    )
)
_PLANS = re.compile(r"\b(?:education,?\s+health\s+and\s+(?:social\s+)?care|ehcp?s?)\b(?:\s*\(ehcp?\))?")
_ENDINGS = re.compile(r"(?:ation|ition|ing|ion|ment|ness|ity|ies|ed|es|ly|s)$")

_ASKED = f"""SELECT DISTINCT ?follow_up ?about ?inspection ?own WHERE {{
    ?follow_up a <{REMIT.FollowUp}> ; <{REMIT.askedEvidence}> ?asked ; <{REMIT.about}> ?about ; <{REMIT.inCitation}> ?citation .
    ?citation <{REMIT.names}> ?inspection ; <{REMIT.citedIn}>/<{REMIT.reportsOn}>/<{REMIT.framework}> ?own }}"""
_MADE = f"""SELECT DISTINCT ?recommendation ?text ?ordinal ?kind WHERE {{
    ?recommendation <{REMIT.fromInspection}> ?inspection ; <https://schema.org/text> ?text ; <{REMIT.ordinal}> ?ordinal ;
        <{REMIT.kind}> ?kind }}"""
_REVISIT = "/frameworks/local-area-send-revisit"
_WEAKNESS = "/recommendationKinds/priority-action"


@dataclass(frozen=True, slots=True)
class Worded:
    """Something with words: what a follow-up repeats, or a recommendation."""

    node: NamedNode
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """A follow-up's place, a recommendation's, how much alike they are, and the rule that takes them for one."""

    follow_up: int
    recommendation: int
    score: float
    rule: str


def follow_up_matches(store: Store) -> set[Triple]:
    """What follows for the follow-ups of a store that repeat what was asked: which recommendation each is of, and why."""
    asked = sorted(_rows(store, _ASKED), key=lambda row: (str(row[2]), str(row[3]), _place(row[0])))
    found: set[Triple] = set()
    for (inspection, own), rows in groupby(asked, key=lambda row: (row[2], row[3])):
        follow_ups = [Worded(row[0], row[1].value) for row in rows if isinstance(row[0], NamedNode)]
        recommendations = _recommendations(store, inspection, only_weaknesses=str(own.value).endswith(_REVISIT))
        for match in matched([f.text for f in follow_ups], [r.text for r in recommendations]):
            found |= _triples(store, follow_ups[match.follow_up], recommendations[match.recommendation], match)
    return found


def matched(asked: Sequence[str], made: Sequence[str]) -> list[Match]:
    """The pairs of what is repeated and what was made, each in at most one."""
    scores = _scores(asked, made)
    taken: list[Match] = []
    while (pair := _nearest(scores, taken)) is not None:
        taken.append(pair)
    return [*taken, *_by_place(scores, taken)]


def _nearest(scores: Sequence[Sequence[float]], taken: Sequence[Match]) -> Match | None:
    """The most alike of the pairs left that are well ahead of all others of either."""
    rows = [i for i in range(len(scores)) if all(i != m.follow_up for m in taken)]
    columns = [j for j in range(len(scores[0]) if scores else 0) if all(j != m.recommendation for m in taken)]
    best: Match | None = None
    for i in rows:
        for j in columns:
            score = scores[i][j]
            next_best = max(
                [*(scores[i][k] for k in columns if k != j), *(scores[k][j] for k in rows if k != i)], default=0.0
            )
            if score >= max(LEAST_ALIKE, next_best + AHEAD) and (best is None or score > best.score):
                best = Match(i, j, score, BY_WORDS)
    return best


def _by_place(scores: Sequence[Sequence[float]], taken: Sequence[Match]) -> Iterator[Match]:
    """What is left, where as many are repeated as were made and half of them at least stand in the same order by their words."""
    count = len(scores)
    same = count > 1 and count == len(scores[0]) and all(m.follow_up == m.recommendation for m in taken)
    if not same or 2 * len(taken) < count:
        return
    for i in range(count):
        if all(m.follow_up != i for m in taken) and scores[i][i] >= _LEAST_SHARED:
            yield Match(i, i, scores[i][i], BY_PLACE)


def _scores(asked: Sequence[str], made: Sequence[str]) -> list[list[float]]:
    left, right = [_words(text) for text in asked], [_words(text) for text in made]
    weights = _weights([*left, *right])
    return [[_alike(a, b, weights) for b in right] for a in left]


def _words(text: str) -> tuple[str, ...]:
    """The words that tell what a sentence is about, by their roots, each once."""
    plain = _PLANS.sub("ehc", fold(text))
    return tuple(dict.fromkeys(_root(word) for word in re.findall(r"[a-z0-9]+", plain) if word not in _FRAME))


def _root(word: str) -> str:
    shorter = _ENDINGS.sub("", word)
    return (shorter if len(shorter) >= _LEAST_ENDING else word)[:_ROOT]


def _weights(texts: Sequence[Sequence[str]]) -> dict[str, float]:
    """What each word tells: the more, the fewer of the texts have it."""
    counts: dict[str, int] = {}
    for word in (word for text in texts for word in text):
        counts[word] = counts.get(word, 0) + 1
    return {word: math.log(1 + 2 * len(texts) / count) for word, count in counts.items()}


def _alike(one: Sequence[str], other: Sequence[str], weights: dict[str, float]) -> float:
    """How much of what they tell two texts share: of the shorter one, as far as it goes, and of both."""
    shared = sum(weights[word] for word in one if any(_same(word, its) for its in other))
    whole, its_whole = sum(weights[w] for w in one), sum(weights[w] for w in other)
    if not whole or not its_whole:
        return 0.0
    return min(1.0, (shared / min(whole, its_whole) + 2 * shared / (whole + its_whole)) / 2)


def _same(word: str, other: str) -> bool:
    return word == other or (min(len(word), len(other)) >= _LEAST_ENDING and fuzz.ratio(word, other) >= _WORD_ALIKE)


def _recommendations(store: Store, inspection: object, *, only_weaknesses: bool) -> list[Worded]:
    """What an inspection asked, in its order; a revisit speaks of the weaknesses alone."""
    rows = _rows(store, _MADE.replace("?inspection", str(inspection)))
    kept = [row for row in rows if not only_weaknesses or str(row[3].value).endswith(_WEAKNESS)]
    kept.sort(key=lambda row: (int(row[2].value), str(row[0])))
    return [Worded(row[0], row[1].value) for row in kept if isinstance(row[0], NamedNode)]


def _rows(store: Store, query: str) -> list[tuple[NamedNode | Literal, ...]]:
    result = store.query(query, use_default_graph_as_union=True)
    assert isinstance(result, QuerySolutions)
    names = [variable.value for variable in result.variables]
    return [tuple(term for name in names if isinstance(term := row[name], NamedNode | Literal)) for row in result]


def _place(node: NamedNode | Literal) -> tuple[str, int]:
    """A follow-up's place in its report, by the end of its address."""
    before, _, number = node.value.rpartition("/")
    return before, int(number) if number.isdigit() else 0


def _triples(store: Store, follow_up: Worded, recommendation: Worded, match: Match) -> set[Triple]:
    node = NamedNode(f"{follow_up.node.value}/match")
    say: set[tuple[str, NamedNode | Literal]] = {
        (RDF.type, NamedNode(str(REMIT.FollowUpMatch))),
        (REMIT.matchOf, follow_up.node),
        (REMIT.matches, recommendation.node),
        (REMIT.rule, Literal(match.rule)),
        (REMIT.score, Literal(round(100 * match.score))),
    }
    for of, predicate in ((follow_up.node, REMIT.askedEvidence), (recommendation.node, REMIT.evidence)):
        for quad in store.quads_for_pattern(of, NamedNode(str(predicate)), None, None):
            if isinstance(quad.object, NamedNode):
                say.add((REMIT.evidence, quad.object))
    made = {Triple(node, NamedNode(str(predicate)), value) for predicate, value in say}
    made.add(Triple(follow_up.node, NamedNode(str(REMIT.follows)), recommendation.node))
    return made
