"""Sentences with an earlier inspection, what it asked for and a word on what became of it, against the follow-ups that were read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.facts import Difference, FollowUp
from ingest.reading.second_reading.phrases import brief, counted, on_page, were
from ingest.reading.second_reading.printed import Printed

UNREAD = "second-reading/follow-ups"

_MOST = 400  # characters of a sentence: what is longer is a list, or a contents page
_SHOWN = 120

# What an inspection asks for, as a sentence calls it; capitals would be a heading's.
_ASKED = (
    "recommendation", "areas for improvement", "area for improvement", "areas for development", "priority action",
    "areas identified",
)  # fmt: skip
_EARLIER = re.compile(
    r"\b(?:last|previous|earlier) (?:[\w’'-]+ ){0,4}(?:inspections?|visits?|ILACS|SIF|JTAI)\b|"
    r"\b(?:inspection|visit|JTAI|ILACS) (?:in|of) (?:[A-Z]\w+ )?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_BECAME = re.compile(
    r"\b(?:addressed|addressing|met|progress|remains?|improved|embedded|completed|implemented|achieved|resolved|tackled|despite)\b"
)
_ENDS = re.compile(r"[.?!]\s|[◼\uf06e▪•]|\n\s*\n")
_PLAN = re.compile(r"\b(?:should|must|need to|will be|plans? to)\b")


def follow_up_differences(printed: Printed, follow_ups: Sequence[FollowUp]) -> Iterator[Difference]:
    """The sentences of which no follow-up was read, as one for the whole report."""
    spans = sorted({span for word in _ASKED for span in _sentences(printed.text, word)})
    read = [(start, end) for start, end in spans if _any_within(follow_ups, start, end)]
    unread = sorted(set(spans) - set(read))
    if not unread:
        return
    start, end = unread[0]
    words = printed.passage(start, end)
    yield Difference(
        UNREAD,
        f"{counted(len(spans), 'sentence')} with an earlier inspection, what it asked for and what became of it, of which "
        f"{were(len(read))} read; the first not read is{on_page(words)}: {brief(words.exact, _SHOWN)}",
        "a second count, of such words in one sentence. Read the sentence: if it says that something asked before was or "
        "was not done, the answer to that is missing here; report the reader's fault",
        words,
    )


def _any_within(follow_ups: Sequence[FollowUp], start: int, end: int) -> bool:
    return any(f.quotation.start < end and f.quotation.end > start for f in follow_ups)


def _sentences(text: str, word: str) -> Iterator[tuple[int, int]]:
    """The sentences with a word that say something of an earlier inspection, from their first character to their last."""
    place = text.find(word)
    while place >= 0:
        before = max(0, place - _MOST)
        start = before
        for found in _ENDS.finditer(text, before, place):
            start = found.end()
        stop = _ENDS.search(text, place, place + _MOST)
        end = stop.start() + 1 if stop else place
        words = text[start:end].replace("\n", " ").replace("  ", " ")
        if start > before and _EARLIER.search(words) and _BECAME.search(words) and not _PLAN.search(words):
            yield start, end
        place = text.find(word, place + len(word))
