"""What a recommendation is about, by rules that are data: the phrases that the scheme `themes` gives each theme.

A phrase is words in a row; a star ends a word that may go on, an ellipsis stands for a few words between. What lies wholly within a longer
phrase, of whatever theme or of words that a theme passes over, decides nothing: in "initial health assessment" there is no other assessment.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from ontology.schemes import Schemes
from ontology.terms import REMIT, SKOS, concept

GAP = 4
"""Words that an ellipsis may stand for: more, and the two ends speak of different things."""

SHORT = 300
"""Characters of a text of which every sentence is as much about its theme as the first: a longer one goes on to examples and what follows."""

_STEM = 3  # letters by which phrases whose first word may go on are found
_WORD = re.compile(r"[a-z0-9&]+(?:['-][a-z0-9]+)*'?")
_LEAST_MAIN = 12  # characters before which no aside ends what is asked
_SENTENCE_ENDS = re.compile(r"(?<=[a-z)])\.\s")
_ASIDE = re.compile(
    r"\b(?:so\s+that|so\s+(?:they|children|it)\b|in\s+order\s+(?:to|that)|to\s+ensure\s+(?:that\s+)?(?:it|they|these|this)\b|to\s+inform|to\s+enable|such\s+that|which\s+(?:would|will)|"
    r"because|taking\s+into\s+account|as\s+identified|in\s+line\s+with)\b",
    re.IGNORECASE,
)
_CITED = re.compile(r"\([^()]{0,200}\b(?:outcome|enabler|national framework)\b[^()]{0,200}\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ThemeMatch:
    """A theme by its notation, the words of the text that decided, and the phrase that they are."""

    theme: str
    words: str
    phrase: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A phrase of a theme as its words; None stands for a gap. `counts` is False where the theme passes the words over."""

    words: tuple[str | None, ...]
    open: tuple[bool, ...]  # whether each word may go on
    theme: str
    counts: bool
    written: str


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Hit:
    """A phrase in a text, from one token to before another."""

    first: int
    past: int
    phrase: _Phrase


class ThemeRules:
    """The phrases of one scheme of themes."""

    def __init__(self, schemes: Schemes, scheme: str = "themes") -> None:
        """Read the phrases of every concept of `scheme`."""
        self._exact: dict[str, list[_Phrase]] = defaultdict(list)
        self._open: dict[str, list[_Phrase]] = defaultdict(list)
        self._endings: list[_Phrase] = []
        for theme, written, counts in _written(schemes, concept(scheme, "")):
            phrase = _phrase(written, theme, counts)
            first = phrase.words[0] or ""
            if first.startswith("*"):
                self._endings.append(phrase)
            elif phrase.open[0]:
                self._open[first[:_STEM]].append(phrase)
            else:
                self._exact[first].append(phrase)

    def themes(self, text: str) -> tuple[ThemeMatch, ...]:
        """The themes of a text, each by the first words that decide it, in the order of these; none or several."""
        plain = _CITED.sub(lambda cited: " " * len(cited.group()), text)
        return self._decided(plain[: _main_part(plain)]) or self._decided(plain)

    def _decided(self, text: str) -> tuple[ThemeMatch, ...]:
        tokens = _tokens(text)
        found: dict[str, ThemeMatch] = {}
        for hit in _kept(self._hits(tokens)):
            words = " ".join(text[tokens[hit.first].start : tokens[hit.past - 1].end].split())
            found.setdefault(hit.phrase.theme, ThemeMatch(hit.phrase.theme, words, hit.phrase.written))
        return tuple(found.values())

    def cited(self, text: str) -> tuple[str, ...]:
        """The concepts that a text cites in brackets, "(outcome 3, national framework)", or anywhere where it names the framework."""
        parts = (
            [text] if "national framework" in text.casefold() else [cited.group() for cited in _CITED.finditer(text)]
        )
        hits = (hit for part in parts for hit in self._hits(_tokens(part)))
        return tuple(dict.fromkeys(hit.phrase.theme for hit in hits))

    def _hits(self, tokens: list[_Token]) -> Iterator[_Hit]:
        for at, token in enumerate(tokens):
            for phrase in (*self._exact.get(token.word, ()), *self._open.get(token.word[:_STEM], ()), *self._endings):
                past = _past(tokens, at, phrase)
                if past is not None:
                    yield _Hit(at, past, phrase)


@lru_cache(maxsize=4)  # a process has the packaged schemes; a test may have some of its own
def theme_rules(schemes: Schemes, scheme: str = "themes") -> ThemeRules:
    """The rules of a scheme, made once."""
    return ThemeRules(schemes, scheme)


def _written(schemes: Schemes, beginning: str) -> Iterator[tuple[str, str, bool]]:
    """The notation of each concept, each of its phrases, and whether that decides or is passed over."""
    ways = {str(SKOS.hiddenLabel): True, str(REMIT.passedOver): False}
    for triple in schemes.triples:
        subject, counts, value = triple.subject, ways.get(triple.predicate.value), triple.object
        if (
            counts is not None
            and isinstance(subject, NamedNode)
            and isinstance(value, Literal)
            and subject.value.startswith(beginning)
        ):
            yield subject.value.removeprefix(beginning), value.value, counts


def _main_part(text: str) -> int:
    """How far a text says what is asked, before it says to what end, gives examples or goes on to another sentence."""
    ends = _ASIDE.search(text, _LEAST_MAIN)
    sentence = _SENTENCE_ENDS.search(text) if len(text) > SHORT else None
    return min(ends.start() if ends else len(text), sentence.start() if sentence else len(text))


def _phrase(written: str, theme: str, counts: bool) -> _Phrase:
    words: list[str | None] = []
    opens: list[bool] = []
    for part in written.casefold().replace("’", "'").replace(",", "").split():
        words.append(None if part == "…" else part.removesuffix("*").rstrip("'"))
        opens.append(part.endswith("*"))
    return _Phrase(tuple(words), tuple(opens), theme, counts, written)


def _tokens(text: str) -> list[_Token]:
    plain = text.casefold()
    if len(plain) != len(text):  # a letter that folds to two: places must stay
        plain = text.lower() if len(text.lower()) == len(text) else text
    found = _WORD.finditer(plain.replace("’", "'"))
    return [_Token(match.group().rstrip("'"), match.start(), match.end()) for match in found]


def _past(tokens: list[_Token], at: int, phrase: _Phrase) -> int | None:
    """Behind which token a phrase ends that begins at one; None where it does not stand there."""
    gap = False
    for word, may_go_on in zip(phrase.words, phrase.open, strict=True):
        if word is None:
            gap = True
            continue
        reach = range(at, min(len(tokens), at + (GAP + 1 if gap else 1)))
        place = next((i for i in reach if _is(tokens[i].word, word, may_go_on)), None)
        if place is None:
            return None
        at, gap = place + 1, False
    return at


def _is(word: str, wanted: str, may_go_on: bool) -> bool:
    if wanted.startswith("*"):
        return word.endswith(wanted[1:])
    return word.startswith(wanted) if may_go_on else word == wanted


def _kept(hits: Iterable[_Hit]) -> list[_Hit]:
    """Those that do not lie within a longer one, in the order of the text."""
    found = sorted(hits, key=lambda hit: (hit.first - hit.past, hit.first))
    kept: list[_Hit] = []
    for hit in found:
        if not any(_within(hit, longer) for longer in kept):
            kept.append(hit)
    return sorted((hit for hit in kept if hit.phrase.counts), key=lambda hit: (hit.first, hit.past))


def _within(hit: _Hit, longer: _Hit) -> bool:
    """Whether a longer phrase takes all the words of one; words that a theme passes over take only its own."""
    inside = longer.first <= hit.first and hit.past <= longer.past and hit.past - hit.first < longer.past - longer.first
    return inside and (longer.phrase.counts or longer.phrase.theme == hit.phrase.theme)
