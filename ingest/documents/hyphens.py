"""Words cut at a line's end: the hyphen goes where the report writes the word without it elsewhere, or where the report
is seen to cut words and what stands before the hyphen is none."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ingest.documents.document import Block, Passage

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_BEFORE = re.compile(r"[A-Za-z]+$")
_AFTER = re.compile(r" ?(?P<word>[a-z]+)")
_CUT = re.compile(r"^\s*[a-z]+|[A-Za-z]+$")  # the parts of words that lines cut, which are no words
_FEWEST_PROVEN = 3  # words that are cut and written whole elsewhere, by which a report shows that it cuts words
_LONGEST = 30  # letters: no word of a report is longer
# What a hyphen joins to a word though it is none: where a line ends behind it, the hyphen stays.
_PREFIX = re.compile(
    r"anti|co|cross|de|ex|extra|full|half|high|in|inter|intra|kin|long|low|mid|multi|non|off|on|out|over|part|post|pre|pro|re|self|semi|short|sub|"
    r"super|trans|under|up|well|[a-z]*ed|[a-z]*ing|[a-z]*ly|(?:thir|four|fif|six|seven|eigh|nine)teen|[a-z]*ty|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|first|second|third|[a-z]"
)
# Words that are joined to another by a hyphen: "mindfulness-based"
_SECOND_WORDS = frozenset(
    [
        "aged",
        "based",
        "being",
        "duration",
        "focused",
        "free",
        "led",
        "long",
        "making",
        "old",
        "related",
        "sharing",
        "specific",
        "term",
        "wide",
    ]
)
_SUSPENDED = frozenset({"and", "or", "to"})  # "short- and long-term": the word goes on after the next


def rejoined(blocks: Sequence[Block], stored: str, hyphens: Sequence[int]) -> list[Block]:
    """The blocks with their cut words whole; `hyphens`: where in the stored text lines end in one."""
    if not hyphens:
        return list(blocks)
    words = _Words(stored, hyphens)
    return [
        replace(b, passage=words.whole(b.passage), cells=tuple(map(words.whole, b.cells))) if words.touches(b.passage) else b
        for b in blocks
    ]  # fmt: skip


class _Words:
    """What a report's words are where no line cuts them."""

    def __init__(self, stored: str, hyphens: Sequence[int]) -> None:
        self._hyphens = sorted(hyphens)
        starts = [0, *(hyphen + 1 for hyphen in self._hyphens)]
        between = (stored[start:end] for start, end in zip(starts, [*self._hyphens, None], strict=True))
        uncut = "\n".join(_CUT.sub("", part) for part in between)
        self._known = frozenset(_WORD.findall(uncut.lower()))
        self._cut_anywhere = self._proven(stored) >= _FEWEST_PROVEN

    def _proven(self, stored: str) -> int:
        """How many of the line ends cut a word that the report writes whole elsewhere: whoever set it cuts words where they are long."""
        proven = 0
        for hyphen in self._hyphens:
            before = _BEFORE.search(stored[max(0, hyphen - _LONGEST) : hyphen])
            after = _AFTER.match(" ".join(stored[hyphen + 1 : hyphen + 1 + _LONGEST].split()))
            proven += bool(before and after and f"{before.group()}{after['word']}".lower() in self._known)
        return proven

    def _is_word(self, before: str) -> bool:
        """Whether what stands before a hyphen is a word, or is joined by hyphens to words."""
        return before in self._known or bool(_PREFIX.fullmatch(before))

    def touches(self, passage: Passage) -> bool:
        """Whether a line's hyphen may stand in a passage."""
        if not passage.text:
            return False
        at = bisect_left(self._hyphens, passage.offsets[0])
        return at < len(self._hyphens) and self._hyphens[at] <= passage.offsets[-1]

    def whole(self, passage: Passage) -> Passage:
        """A passage whose cut words are whole."""
        if not self.touches(passage):
            return passage
        at_line_end = set(self._hyphens)
        text, offsets = passage.text, passage.offsets
        dropped: set[int] = set()
        for i, character in enumerate(text):
            if character == "-" and offsets[i] in at_line_end:
                dropped |= self._dropped(text, i)
        if not dropped:
            return passage
        kept = [i for i in range(len(text)) if i not in dropped]
        return Passage("".join(text[i] for i in kept), array("L", (offsets[i] for i in kept)))

    def _dropped(self, text: str, at: int) -> set[int]:
        """Which characters at a hyphen are no part of the word: itself, and a space behind it."""
        before, after = _BEFORE.search(text[max(0, at - _LONGEST) : at]), _AFTER.match(text, at + 1)
        if before is None or after is None or after["word"] in _SUSPENDED:
            return set()
        space = set(range(at + 1, after.start("word")))
        first, second = before.group().lower(), after["word"]
        if f"{first}-{second}" in self._known:
            return space
        unknown = self._cut_anywhere and not self._is_word(first) and second not in _SECOND_WORDS
        soft = f"{first}{second}" in self._known or unknown
        return {at, *space} if soft else space
