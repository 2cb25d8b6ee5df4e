"""How many weaknesses a revisit says, in words, to have seen sufficient progress on: "three of the five serious weaknesses"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.documents.document import Passage
from ingest.earlier.forms.progress_kinds import MET
from ingest.earlier.verdicts import progress_told

_NUMBERS = {
    word: n
    for n, word in enumerate(
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
_NUMBER = rf"(?:{'|'.join(_NUMBERS)}|\d{{1,2}})"
_OF = re.compile(
    rf"\b(?P<part>{_NUMBER}|all|both|any)\s+(?:(?:of|out\s+of)\s+)?(?:the\s+|its\s+|these\s+|those\s+)?(?:(?P<whole>{_NUMBER})\s+)?"
    r"(?:identified\s+|original\s+)?(?:(?:areas?\s+of\s+)?(?:(?:significant|serious)\s+)?weakness|areas?\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ProgressCount:
    """What one sentence counts. `status`: of which it counts them; `part`, `whole`: how many, of how many, as far as it says."""

    status: str
    part: int | None
    whole: int | None
    sentence: Passage

    def fits(self, counted: int, of: int) -> bool:
        """Whether it agrees with so many of that status, of so many in all; a number that it does not say fits any."""
        part = self.part if self.part is not None else of
        return part == counted and (self.whole is None or self.whole == of)


def progress_counts(sentences: Iterable[Passage]) -> tuple[ProgressCount, ...]:
    """The counts of the sentences that sum the verdicts up."""
    found = []
    for sentence in sentences:
        told, words = progress_told(sentence.text), _OF.search(sentence.text)
        if told is None or words is None:
            continue
        part, whole = words["part"].lower(), _number(words["whole"])
        if part == "any":
            found.append(ProgressCount(MET, 0, whole, sentence))  # "has not made sufficient progress in any of the"
        elif part in ("all", "both"):
            found.append(ProgressCount(told.status, whole, whole or (2 if part == "both" else None), sentence))
        elif words["whole"] is None and re.match(r"(?:the\s+)$", sentence.text[: words.start()][-4:], re.IGNORECASE):
            number = _number(part)  # "in addressing the three areas": of all three
            found.append(ProgressCount(told.status, number, number, sentence))
        else:
            found.append(ProgressCount(told.status, _number(part), whole, sentence))
    return tuple(found)


def _number(word: str | None) -> int | None:
    if word is None:
        return None
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]
