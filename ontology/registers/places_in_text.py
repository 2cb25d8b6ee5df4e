"""Where a text names authorities: whole words, the longest name at each place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ontology.registers.spelling import fold

ORDINARY_WORDS = frozenset({"reading", "bury"})
"""Names of authorities that are ordinary words too: at the start of a sentence that goes on in lower case they are no
authority."""

LOOKALIKES = (
    "newcastle under lyme",
    "bury st edmunds",
    "sutton coldfield",
    "sutton in ashfield",
    "stoke newington",
    "stoke mandeville",
    "stoke gifford",
    "stoke poges",
    "stockton heath",
    "new york",
)
"""Longer names that begin or end with an authority's, and are another place."""

_WORD = re.compile(r"&|[^\W_]+(?:['’][^\W_]+)*")
_GAP = re.compile(r"[\s,‐‑–-]{1,8}|'\s?|’\s?")


class AuthorityFinder:
    """Finds the given forms of names in texts."""

    def __init__(self, forms: Iterable[str]) -> None:
        """`forms` are folded names."""
        self._forms: dict[str, list[tuple[tuple[str, ...], str | None]]] = defaultdict(list)
        for form in dict.fromkeys(forms):
            words = tuple(form.split())
            self._forms[words[0]].append((words, form))
        for lookalike in LOOKALIKES:
            words = tuple(lookalike.split())
            self._forms[words[0]].append((words, None))
        for entries in self._forms.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start offset, end offset and folded form of every name, in the order of the text, none inside another."""
        spans = [(match.start(), match.end(), fold(match.group()) or "and") for match in _WORD.finditer(text)]
        at = 0
        while at < len(spans):
            found = self._at(text, spans, at)
            if found is None:
                at += 1
                continue
            length, form = found
            if form is not None:
                yield spans[at][0], spans[at + length - 1][1], form
            at += length

    def _at(self, text: str, spans: list[tuple[int, int, str]], at: int) -> tuple[int, str | None] | None:
        if not text[spans[at][0]].isupper():
            return None
        for words, form in self._forms.get(spans[at][2], ()):
            if self._matches(text, spans, at, words):
                if len(words) == 1 and words[0] in ORDINARY_WORDS and _opens_a_sentence(text, spans, at):
                    return None
                return len(words), form
        return None

    @staticmethod
    def _matches(text: str, spans: list[tuple[int, int, str]], at: int, words: tuple[str, ...]) -> bool:
        if at + len(words) > len(spans):
            return False
        for offset, word in enumerate(words):
            start, _, folded = spans[at + offset]
            if folded != word:
                return False
            if offset:
                gap = text[spans[at + offset - 1][1] : start]
                if not (_GAP.fullmatch(gap) or (words[offset - 1] == "st" and gap.strip() == ".")):
                    return False
        return True


def _opens_a_sentence(text: str, spans: list[tuple[int, int, str]], at: int) -> bool:
    before = text[: spans[at][0]].rstrip(" \t")
    following = text[spans[at + 1][0]] if at + 1 < len(spans) else ""
    return (not before or before[-1] in ".!?:;\n") and following.islower()
