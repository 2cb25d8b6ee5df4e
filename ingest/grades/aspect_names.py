"""Which aspect of a framework a report's words name: whole, in any of its wordings, slips of the copy allowed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

from ontology import folding
from ontology.schemes import Aspect

_LEADING_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})?[.)]?|[a-z][.)])\s+")
_LIKE_ENOUGH = 0.94  # of the whole name: a slip of the copy changes one letter in fifteen
_WORD_LIKE_ENOUGH = 0.75  # of a word: "inspecton" is "inspection", "feel" is not "are"
_SHORTEST_SLIP = 15  # characters: in a shorter name one letter may make another name
# Words that come and go without making another name.
_SMALL = frozenset({"that", "the", "and", "of", "to", "in", "a", "for", "their", "are", "is"})


def fold(text: str) -> str:
    """An aspect's words for comparison: case, punctuation, leading number and article dropped."""
    return folding.fold(_LEADING_NUMBER.sub("", text.strip()))


class AspectNames:
    """The wordings of one framework's aspects in reports of one year; those of other years only where no own one fits."""

    def __init__(self, aspects: Sequence[Aspect], year: int | None) -> None:
        self.aspects = aspects
        self.year = year
        self._names: dict[str | None, dict[str, Aspect]] = {}
        self._slips: dict[tuple[str, str | None], Aspect | None] = {}

    def aspect(self, words: str, strand: str | None) -> Aspect | None:
        """The aspect that these words name, in that strand."""
        names = self._in_strand(strand)
        key = fold(words)
        if key in names:
            return names[key]
        if not _SHORTEST_SLIP <= len(key) <= 2 * max(map(len, names), default=0):
            return None
        if (key, strand) not in self._slips:
            near = difflib.get_close_matches(key, names, n=3, cutoff=_LIKE_ENOUGH)
            self._slips[key, strand] = next((names[name] for name in near if _is_slip(key, name)), None)
        return self._slips[key, strand]

    def _in_strand(self, strand: str | None) -> dict[str, Aspect]:
        if strand not in self._names:
            fitting = [a for a in self.aspects if strand is None or not a.strands or strand in a.strands]
            own = [a for a in fitting if self.year is None or a.in_year(self.year)]
            names = {fold(wording): a for a in fitting for wording in (*a.alternatives, a.label)}
            names |= {fold(alternative): a for a in own for alternative in a.alternatives}
            self._names[strand] = names | {fold(a.label): a for a in own}
        return self._names[strand]


def _is_slip(key: str, name: str) -> bool:
    """Whether two wordings differ by letters within words and by small words only."""
    ours, theirs = key.split(), name.split()
    extra = [w for w in ours if w not in theirs]
    missing = [w for w in theirs if w not in ours]
    for word in list(extra):
        like = difflib.get_close_matches(word, missing, n=1, cutoff=_WORD_LIKE_ENOUGH)
        if like:
            extra.remove(word)
            missing.remove(like[0])
    return _SMALL.issuperset(extra) and _SMALL.issuperset(missing)
