"""The words without one of which an expression reads no text: most texts hold none, and to look for a word is many times quicker.

They are taken from the expression as Python's own `re` has parsed it, so that nobody writes them beside it and forgets one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from re import _parser  # type: ignore[attr-defined]  # the one parser that surely reads it as `re` does
from typing import Any, Final, NamedTuple

_MOST_SPELLINGS: Final = 24  # of one piece that are written out: more cost more to look for than they spare
_MOST_WORDS: Final = 80  # of one expression: then it is as quick itself
_SHORTEST: Final = 2  # characters: a single one stands in every text
_TELLING: Final = 4  # characters from which a longer word tells no more than a shorter one
# Words of which reports are full, and which tell nothing.
_EVERYWHERE: Final = frozenset({
    "and", "are", "care", "child", "children", "for", "has", "have", "local", "people", "service", "services", "social", "support", "that",
    "the", "their", "with", "work", "young",
})  # fmt: skip
_FEW_LETTERS: Final = 3  # of a class that are written out: more are no spelling of a word
OTHERWISE_SMALL: Final = frozenset("İıſ")
"""Letters that `re` takes for "i" or "s" where it ignores case, and `str.lower` does not make so."""


class _Known(NamedTuple):
    """What is known of a part: all that it can be, or else of which words it holds one; neither where nothing is."""

    exact: frozenset[str] | None = None
    needed: frozenset[str] | None = None

    @property
    def words(self) -> frozenset[str] | None:
        """Of which words it holds one."""
        return self.needed if self.exact is None else _if_telling(self.exact)


_ASCII: Final = 128
_EMPTY: Final = _Known(exact=frozenset({""}))
_NOTHING: Final = _Known()


class TellingWords:
    """The telling words of expressions. `ignore_case` as the expressions do."""

    def __init__(self, words: Iterable[str], *, ignore_case: bool) -> None:
        """Where there are no `words`, every text may hold what the expressions read."""
        self._ignore_case = ignore_case
        together = frozenset(words)
        shortest = sorted(w for w in together if not any(other in w for other in together if other != w))
        self.words: tuple[str, ...] = tuple(shortest) if len(shortest) <= _MOST_WORDS else ()

    @classmethod
    def of(cls, pattern: str, *, ignore_case: bool) -> TellingWords:
        """Those of one expression. Raises `re.error` for one that is none."""
        parsed = _parser.parse(pattern, re.IGNORECASE if ignore_case else 0)
        return cls(_sequence(parsed, ignore_case).words or (), ignore_case=ignore_case)

    @classmethod
    def of_any(cls, each: Sequence[TellingWords], *, ignore_case: bool) -> TellingWords:
        """Those of several expressions together."""
        every = all(one.words for one in each)
        return cls((word for one in each for word in one.words if every), ignore_case=ignore_case)

    def may_stand_in(self, text: str) -> bool:
        """Whether an expression may read a text; False only where none can."""
        if not self.words:
            return True
        if self._ignore_case:
            small = _small(text)
            if small is None:
                return True
            text = small
        for word in self.words:  # noqa: SIM110 -- `any` would make a generator, which costs more than the words
            if word in text:
                return True
        return False


class RarePattern:
    """An expression that is asked of many texts and stands in few."""

    def __init__(self, pattern: str, *, ignore_case: bool = False) -> None:
        self.pattern = re.compile(pattern, re.IGNORECASE if ignore_case else 0)
        self._telling = TellingWords.of(pattern, ignore_case=ignore_case)

    def search(self, text: str) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self.pattern.search(text) if self._telling.may_stand_in(text) else None

    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return self.pattern.finditer(text) if self._telling.may_stand_in(text) else ()


@lru_cache(maxsize=64)  # a sentence is asked about by many tables, one after the other
def _small(text: str) -> str | None:
    """A text in small letters; None where that is not what `re` takes for them."""
    return text.lower() if text.isascii() or OTHERWISE_SMALL.isdisjoint(text) else None


def _sequence(items: Sequence[tuple[Any, Any]], ignore_case: bool) -> _Known:
    """What follows from parts that stand one after the other."""
    exact, needed, whole = frozenset({""}), None, True
    for known in _parts(items, ignore_case):
        longer = [before + after for before in exact for after in known.exact or ()]
        if 0 < len(longer) <= _MOST_SPELLINGS:
            exact = frozenset(longer)
            continue
        whole = False
        needed = _better(_better(needed, _if_telling(exact)), known.needed)
        exact = known.exact or frozenset({""})
    return _Known(exact=exact) if whole else _Known(needed=_better(needed, _if_telling(exact)))


def _parts(items: Sequence[tuple[Any, Any]], ignore_case: bool) -> Iterator[_Known]:
    """What is known of each part; letters that follow each other are one."""
    run = ""
    for operation, argument in items:
        if operation.name == "LITERAL" and argument < _ASCII:
            run += chr(argument)
            continue
        if run:
            yield _Known(exact=frozenset({run.lower() if ignore_case else run}))
            run = ""
        yield _part(operation.name, argument, ignore_case)
    if run:
        yield _Known(exact=frozenset({run.lower() if ignore_case else run}))


def _part(operation: str, argument: Any, ignore_case: bool) -> _Known:
    """What is known of one part, by the name that `re` gives its kind."""
    match operation:
        case "LITERAL":
            return _letters([argument], ignore_case)
        case "IN":
            single = all(kind.name == "LITERAL" for kind, _ in argument) and len(argument) <= _FEW_LETTERS
            return _letters([code for _, code in argument], ignore_case) if single else _NOTHING
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return _EMPTY  # they take up no characters
        case "BRANCH":
            return _any_of([_sequence(branch, ignore_case) for branch in argument[1]])
        case "SUBPATTERN":
            _, added, taken, inner = argument
            return _NOTHING if added or taken else _sequence(inner, ignore_case)
        case "ATOMIC_GROUP":
            return _sequence(argument, ignore_case)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, inner = argument
            return _repeated(least, most, inner, ignore_case)
    return _NOTHING


def _letters(codes: Sequence[int], ignore_case: bool) -> _Known:
    """One of some characters; letters beyond ASCII have more capitals than one where case is ignored."""
    letters = [chr(code) for code in codes]
    if ignore_case and any(not letter.isascii() and letter.lower() != letter.upper() for letter in letters):
        return _NOTHING
    return _Known(exact=frozenset(letter.lower() if ignore_case else letter for letter in letters))


def _any_of(branches: Sequence[_Known]) -> _Known:
    spelt: frozenset[str] = frozenset().union(*(branch.exact or () for branch in branches))
    if all(branch.exact is not None for branch in branches) and len(spelt) <= _MOST_SPELLINGS:
        return _Known(exact=spelt)
    words = [branch.words for branch in branches]
    return _Known(needed=frozenset().union(*(each or () for each in words))) if all(words) else _NOTHING


def _repeated(least: int, most: Any, inner: Sequence[tuple[Any, Any]], ignore_case: bool) -> _Known:
    known = _sequence(inner, ignore_case)
    if most == 1 and known.exact is not None:
        return known if least else _Known(exact=known.exact | {""})
    return _Known(needed=known.words) if least else _NOTHING


def _if_telling(words: frozenset[str]) -> frozenset[str] | None:
    return words if min(map(len, words)) >= _SHORTEST else None


def _better(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """Of two sets of words, one of each of which must be there, the one that fewer texts hold."""
    if not one or not other:
        return one or other
    return max(one, other, key=_worth)


def _worth(words: frozenset[str]) -> tuple[bool, int, int, int]:
    """How few texts hold one of some words, as far as that can be told from the words."""
    shortest = min(map(len, words))
    return _EVERYWHERE.isdisjoint(map(str.lower, words)), min(_TELLING, shortest), -len(words), shortest
