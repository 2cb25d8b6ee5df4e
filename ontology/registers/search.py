"""Look bodies up as people do: by code, name, acronym, any spelling, the beginnings of words.

The one search for registers and graph, for command line, questions, API and pages: `BodySearch` is made of either's bodies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ontology.registers.answers import Resolved
from ontology.registers.bodies import Organisation
from ontology.registers.codes import CodeIndex
from ontology.registers.nearest import nearest
from ontology.registers.resolver import Resolver
from ontology.registers.spelling import fold, is_acronym, words_of

LONGEST_QUERY = 200
"""Characters. Names have at most 90; what is longer is cut, not refused."""

SURE = 0.7
"""From here on a hit is what was asked for: every word of the question begins a word of its name. Below it is a guess."""

_EXACT, _OTHER, _RESOLVED, _SHORT, _STARTS, _WORDS, _SOME = 1.0, 0.98, 0.97, 0.95, 0.9, 0.8, 0.5
_ENDED = 0.04  # of two that fit about alike, the living one first


@dataclass(frozen=True, slots=True)
class Hit:
    """A body that may be meant: the code or name by which it was found, and how well that fits (1 is exact)."""

    organisation: Organisation
    matched: str
    score: float


class BodySearch:
    """The names and codes of the given bodies, ready for look-ups."""

    def __init__(
        self,
        organisations: Iterable[Organisation],
        *,
        codes: CodeIndex | None = None,
        resolver: Resolver | None = None,
    ) -> None:
        """`codes` and `resolver` are those of the same bodies, where the caller has them already."""
        bodies = tuple(organisations)
        self._codes = codes or CodeIndex(bodies)
        self._resolver = resolver or Resolver(bodies)
        self._entries = [
            (organisation, text, rank, fold(text), words_of(text))
            for organisation in bodies
            for text, rank in _spellings(organisation)
        ]

    def find(self, q: str) -> list[Hit]:
        """The bodies that `q` means or may mean, each once, best first: those of the code, else by name."""
        coded = self._codes.find(q[:LONGEST_QUERY])
        if coded:
            return [Hit(organisation, " ".join(q.split()), _EXACT) for organisation in coded]
        return [hit for hit in self.bearing(q) if hit.score >= SURE]

    def guess(self, q: str) -> list[Hit]:
        """As `find`; where that finds nothing, the bodies that bear most of the words, or else names of nearly the spelling."""
        return self.find(q) or self.bearing(q) or list(self.alike(q))

    def resolve(self, written: str, on: date | None) -> Resolved:
        """Which of the bodies a name means on that day, and why, as a text's names are resolved; see `ontology.registers.resolver`."""
        return self._resolver.resolve(written[:LONGEST_QUERY], on, None)

    def alike(self, q: str) -> Iterator[Hit]:
        """The bodies that have a name of nearly the spelling of `q`."""
        names: dict[str, tuple[Organisation, str]] = {}
        for organisation, text, _, name, _ in self._entries:
            names.setdefault(name, (organisation, text))
        told: set[str] = set()
        for name in nearest(fold(q[:LONGEST_QUERY]), names):
            organisation, text = names[name]
            if organisation.key not in told:
                told.add(organisation.key)
                yield Hit(organisation, text, 0.0)

    def bearing(self, q: str) -> list[Hit]:
        """The bodies that `q` means, and those that bear all or nearly all of its words, each once, best first."""
        folded, words = fold(q[:LONGEST_QUERY]), words_of(q[:LONGEST_QUERY])
        if not folded:
            return []
        resolved = self._resolver.resolve(q, None, None).organisation
        best: dict[str, Hit] = {}
        for organisation, text, rank, name, name_words in self._entries:
            score = _score(folded, words, rank, name, name_words)
            if organisation is resolved and rank == _EXACT:
                score = max(score, _RESOLVED)
            if score and organisation.dissolved is not None:
                score -= _ENDED
            known = best.get(organisation.key)
            if score > (known.score if known else 0.0):
                best[organisation.key] = Hit(organisation, text, score)
        return sorted(best.values(), key=lambda hit: (-hit.score, len(hit.organisation.name), hit.organisation.key))


def _spellings(organisation: Organisation) -> Iterator[tuple[str, float]]:
    """Every spelling of a body, with how well it fits who asks for exactly that. An acronym is one by its form: the graph
    does not tell it from other names.
    """
    yield organisation.name, _EXACT
    for name in dict.fromkeys((*organisation.names[1:], *organisation.short_names)):
        yield name, _SHORT if is_acronym(name) else _OTHER


def _score(folded: str, words: tuple[str, ...], rank: float, name: str, name_words: tuple[str, ...]) -> float:
    if folded == name:
        return rank
    if rank == _SHORT:
        return 0.0
    if name.startswith(f"{folded} "):
        return _STARTS
    hits = sum(any(part.startswith(word) for part in name_words) for word in words)
    if hits == len(words):
        return _WORDS + 0.09 * min(1.0, len(words) / len(name_words))
    if hits >= 2 and hits >= len(words) - 1:
        return _SOME * hits / len(words)
    return 0.0
