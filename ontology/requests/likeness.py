"""How much alike two requests are: by the matters that they name, in whatever words, and by how rare the other words are that they share.

A matter is a row of `matters.csv`: "friends and family" and "connected carers" are one. A word counts by its root, and by how few of some
thousands of recommendations have it (`word_counts.csv`); words of manner ("quality", "timely") count little, and words of asking
("ensure", "improve") not at all. What stands first counts most: it is what is asked, and the rest mostly why.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Final

from ontology.folding import fold

NARROW, BROAD, COMMON, PEOPLE = "narrow", "broad", "common", "people"
"""The kinds of matter: one thing of which little else can be asked; a field; what is asked of any service; those whom it is for."""

_MANNER_WEIGHS: Final = 0.5
_RARE: Final = 12  # recommendations: of rarer words the table does not tell how rare they are
_FIRST, _NEXT = 6, 12  # features: the request itself, and what it says more closely
_LATER: Final = (1.0, 0.6, 0.3)  # what features weigh among the first, the next, and the rest
_LEAST_WEIGHT: Final = 6.0  # of a text: a heading of two words is not wholly in each text that has one of them
_OTHER_PEOPLE: Final = 0.75  # what is asked for care leavers is seldom what is asked for disabled children
_REMEMBERED: Final = 2048  # requests: an area's are measured more than once, and the largest has some hundreds
_ROOT, _LEAST_ROOT, _LEAST_ENDING = 7, 3, 4  # letters: "commissioning" and "commissioned" begin alike

_ASIDE = re.compile(r"\([^()]{0,200}\)")  # "(paragraph 26)", "(outcome 3, National Framework)"
_ENDINGS = re.compile(r"(?:ations?|itions?|at(?:e[ds]?|ing)|acy|ings?|ions?|ments?|ness|ity|ies|ed|es|ly|s)$")
_MANNER = frozenset(
    re.findall(
        r"\w+",
        """quality consistent consistency consistently timely timeliness impact effectiveness regular regularly frequency rigour rigorous
    standard standards prompt level levels process processes system systems approach practice social worker workers staff manager
    managers management senior practitioner practitioners professional professionals understand understanding understood aware
    awareness outcome outcomes progress information identify identified identification monitor monitored monitoring track tracking
    record records recorded recording decision decisions action actions experience experiences strategic strategy strategies""",
    )
)
_ASKING = frozenset(
    re.findall(
        r"\w+",
        """a an and any are as at be been but by did do does for from had has have if in into is it its not of on or so such than that
    the their them there these they this to too was were what when which while who will with would within where whether should must
    his her him ensure ensures ensuring improve improves improving improved improvement improvements strengthen strengthening
    strengthened develop developed development developing establish implement implemented implementation review reviews reviewed
    increase increased increasing take taking make making made act address need needs all every each more most full fully clear clearly
    well better best other others embed embedded enhance raise promote child children childrens young people person persons council
    authority authoritys councils boards
    partnerships trusts local area areas leaders partnership partners partner agencies agency board services service county city trust team teams
    order including include across between through appropriate appropriately relevant using use used provide provided provision support
    supported supporting effective effectively robust robustly sufficient sufficiently adequate lscb lscbs safeguarding both s able work
    working part up further key whom whose how can also no about those necessary given particular particularly group groups undertaken
    undertake undertaking live living lives life aged age ages years year old number some always however being receive received
    receiving current currently specific specifically continue continued continues example result results resulting out may under happen
    happened different only very same additional available possible required require requires help place put set back over during before
    after throughout together good enough actively active wider whole own one two three case cases family families care national
    framework enabler recommendation recommendations last previous inspection paragraph page paragraphs recommended because cannot
    could consider considered lead leading response responses respond responding arrangement arrangements focus focused high promptly
    know individual reduce reducing routinely routine ongoing long term existing new complete completed completion deliver delivery
    delivered delivering benefit benefits enable enables enabled measure measures meaningful operational reflect reflects reflected
    opportunity opportunities meet met then therefore thus hence moreover furthermore similarly""",
    )
)


@dataclass(frozen=True, slots=True)
class Matter:
    """A thing that is asked about, under one name; `kind` is one of the constants above."""

    name: str
    kind: str


Feature = Matter | str
"""A matter, or the root of a word."""


@dataclass(frozen=True)
class Request:
    """A text as it is measured: what it weighs each feature, and the words by which it has it."""

    weights: Mapping[Feature, float]
    words: Mapping[Feature, str]

    @cached_property
    def weight(self) -> float:
        """All that it tells."""
        return sum(self.weights.values())

    @cached_property
    def told(self) -> float:
        """What it tells besides manner and people."""
        return sum(weight for each, weight in self.weights.items() if not is_frame(each))

    @cached_property
    def people(self) -> frozenset[Feature]:
        """Those whom it is for."""
        return frozenset(each for each in self.weights if isinstance(each, Matter) and each.kind == PEOPLE)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much alike two requests are.

    `score`: from 0 to 1. `common`: what they share, the weightiest first. `shared`: what that weighs; `told`: besides manner and people.
    """

    score: float
    common: tuple[Feature, ...]
    shared: float
    told: float

    def matters(self, *kinds: str) -> tuple[Matter, ...]:
        """The named matters that they share, of these kinds."""
        return tuple(each for each in self.common if isinstance(each, Matter) and each.kind in kinds)

    def words(self) -> str:
        """What they share, for people: "private fostering, quality"."""
        return ", ".join(each.name if isinstance(each, Matter) else each for each in self.common)


@lru_cache(maxsize=_REMEMBERED)
def request(text: str, leave_out: frozenset[str] = frozenset()) -> Request:
    """A text, to be measured against others; `leave_out`: folded words that tell nothing here, like the area's own name."""
    plain = fold(_ASIDE.sub(" ", text))
    found: dict[Feature, tuple[int, str]] = {}
    pieces: list[str] = []
    done = 0
    for place in _any_matter().finditer(plain):
        matter = _matter_of(place.group())
        found.setdefault(matter, (place.start(), place.group()))
        pieces += (plain[done : place.start()], " " * len(place.group()))
        done = place.end()
    rest = "".join((*pieces, plain[done:]))
    for place in re.finditer(r"[a-z0-9]+", rest):
        word = place.group()
        if word in _MANNER or not (word in _ASKING or word in leave_out or word.isdigit()):
            root = _root(word)
            if len(root) >= _LEAST_ROOT:
                found.setdefault(root, (place.start(), word))
    return _weighed({each: words for each, (_, words) in sorted(found.items(), key=lambda item: item[1][0])})


def alike(one: Request, other: Request) -> Likeness:
    """How much of what they tell two requests share: of the shorter one, and of both."""
    least = {each: min(weight, other.weights[each]) for each, weight in one.weights.items() if each in other.weights}
    if not least:
        return Likeness(0.0, (), 0.0, 0.0)
    shared, whole, its_whole = sum(least.values()), one.weight, other.weight
    score = shared / max(min(whole, its_whole), _LEAST_WEIGHT) + 2 * shared / max(whole + its_whole, 2 * _LEAST_WEIGHT)
    for_others = one.people and other.people and not one.people & other.people
    told = sum(weight for each, weight in least.items() if not is_frame(each))
    common = sorted(least, key=lambda each: (-least[each], str(each)))
    return Likeness(min(1.0, score / 2 * (_OTHER_PEOPLE if for_others else 1.0)), tuple(common), shared, told)


def _weighed(words: Mapping[Feature, str]) -> Request:
    weights: dict[Feature, float] = {}
    place = 0
    for each in words:
        weights[each] = _weight(each) * (_LATER[0] if place < _FIRST else _LATER[1] if place < _NEXT else _LATER[2])
        place += each not in _manner_roots()
    return Request(weights, words)


def _weight(feature: Feature) -> float:
    if feature in _manner_roots():
        return _MANNER_WEIGHS
    counts, whole = _counts()
    name = feature.name if isinstance(feature, Matter) else feature
    return math.log(1 + whole / max(counts.get(name, 0), _RARE))


def is_frame(feature: Feature) -> bool:
    """Whether a feature says how or for whom, and not what."""
    return feature.kind == PEOPLE if isinstance(feature, Matter) else feature in _manner_roots()


def _root(word: str) -> str:
    shorter = _ENDINGS.sub("", word)
    return (shorter if len(shorter) >= _LEAST_ENDING else word)[:_ROOT]


@cache
def _manner_roots() -> frozenset[str]:
    return frozenset(_root(word) for word in _MANNER)


def _rows(name: str) -> Iterable[dict[str, str]]:
    return csv.DictReader(files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines())


@cache
def _phrases() -> tuple[tuple[str, Matter], ...]:
    """Every phrase with its matter, in the order of the table: the first that reads a place has it."""
    return tuple(
        (phrase, Matter(row["matter"], row["kind"]))
        for row in _rows("matters.csv")
        for phrase in row["words"].split("|")
    )


@cache
def _any_matter() -> re.Pattern[str]:
    """All phrases in one pattern: of those that begin at one place the longest is taken."""
    longest = sorted((phrase for phrase, _ in _phrases()), key=lambda phrase: -len(phrase))
    return re.compile(rf"\b(?:{'|'.join(_pattern(phrase) for phrase in longest)})\b")


@cache
def _matter_of(words: str) -> Matter:
    return next(matter for phrase, matter in _phrases() if re.fullmatch(_pattern(phrase), words))


def _pattern(phrase: str) -> str:
    return phrase.replace("*", r"\w*")


@cache
def _counts() -> tuple[dict[str, int], int]:
    """How many recommendations have each word or matter, and of how many."""
    counts = {row["word"]: int(row["recommendations"]) for row in _rows("word_counts.csv")}
    return counts, counts.pop("")
