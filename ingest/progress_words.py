"""Whether what an inspection asked for was done: the forms of words by which a later report says so."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """What became of what was asked, `met`, `partly-met` or `not-met`, and the name of the rule that read it."""

    status: str
    rule: str


_DONE = r"(?:met|addressed|implemented|resolved|tackled|completed)"
_ASKED = r"(?:areas?|recommendations?|actions?|requirements|issues|concerns|findings|priorit\w+)"
# What stands between the areas and the verb is what they are, not somebody else of whom the verb speaks: "since the areas were
# named, the needs of children have been met" says nothing of the areas.
_OF_THEM = (
    r"(?:(?!\bneeds\b|,\s+(?:\w+\s+){0,2}(?:children|pupils|schools|families|young\s+people|needs)\b)[^;]){0,160}?"
)
# "One area was met" is all there was; "one of the areas was met" is not.
_PART_OF = (
    r"(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|half|a\s+number|part|much)\s+(?:out\s+)?of\s+|"
    r"(?:many|most|some|several|almost\s+all|(?:the\s+)?(?:vast\s+)?majority)\s+(?:of\s+)?)"
)

# The first that fits says it: what denies or limits comes before what affirms in the same words.
_FORMS: tuple[tuple[Progress, re.Pattern[str]], ...] = tuple(
    (Progress(status, rule), re.compile(words, re.IGNORECASE))
    for status, rule, words in (
        ("partly-met", "says-partly-met",
         rf"\bnot\s+(?:yet\s+)?(?:all|every|been\s+fully|fully)\b[^;]{{0,160}}?\b{_DONE}\b|"
         rf"\b{_ASKED}\b[^;]{{0,200}}?\b{_DONE}\b[^;]{{0,40}}\b(?:except|apart\s+from|other\s+than|with\s+the\s+exception)\b|\ball\s+but\s+\w+\s+of\b[^;]{{0,160}}?\b{_DONE}\b"),
        ("not-met", "says-not-met",
         rf"\b(?:none|neither)\s+of\b[^;]{{0,160}}?\b{_DONE}\b|\bno\s+{_ASKED}\b[^;]{{0,120}}?\b{_DONE}\b|"
         rf"\b(?:has|have|had|is|are)\s+(?:still\s+)?yet\s+to\s+be\s+(?:fully\s+)?{_DONE}\b|\b{_ASKED}\b{_OF_THEM}\bremains?\s+(?:outstanding|unmet|incomplete|to\s+be\s+{_DONE})\b|"
         rf"\b{_ASKED}\b{_OF_THEM}\b(?:is|are|was|were)\s+(?:still\s+)?(?:unmet|not\s+(?:yet\s+)?{_DONE})\b"),
        ("not-met", "says-no-progress",
         r"\b(?:little|no|insufficient)\s+progress\s+(?:has|had|was)\b|\b(?:has|have|had)\s+made\s+(?:little|no|insufficient)\s+progress\b|\bprogress\s+(?:has\s+been|was)\s+(?:too\s+slow|insufficient|inadequate)\b|"
         rf"\btoo\s+slow\s+to\s+[^.;]{{0,60}}\b{_ASKED}\b|"
         rf"\b(?:has|have|had|was|were)\s+not\s+(?:yet\s+)?been\s+(?:\w+\s+or\s+)?{_DONE}\b|\bremains?\s+unaddressed\b"),
        ("partly-met", "says-partly-met",
         rf"\b(?:partly|partially|largely|mostly)\s+{_DONE}\b|\b{_PART_OF}(?:the\s+|these\s+)?(?:\w+\s+)?{_ASKED}\b{_OF_THEM}\b{_DONE}\b|"
         r"\b(?:some|limited)\s+progress\b|\b(?:good|significant|substantial|steady|reasonable|notable)\s+progress\b"),
        ("met", "says-met",
         rf"\b{_ASKED}\b{_OF_THEM}\b(?:been|were|was|are|is)\s+(?:now\s+)?(?:fully|successfully|effectively|appropriately|all)?\s*{_DONE}\b|"
         r"\bnow\s+(?:fully\s+)?meets?\b|\bimproved\s+to\s+a\s+good\b|\ba\s+concern\s+noted\s+in\b"),
        ("partly-met", "action-was-taken",
         r"\b(?:responded|acted)\s+(?:\w+\s+){0,2}(?:decisively|robustly|swiftly|promptly|effectively|quickly|immediately)\b|"
         r"\b(?:remedial|decisive|prompt|swift|robust)\s+action\b|\b(?:significantly|considerably|substantially|much)\s+improved\b|"
         r"\bsignificant\s+improvements?\s+(?:have|has)\s+been\s+made\b"),
    )
)  # fmt: skip


def progress_in(sentence: str) -> Progress | None:
    """What a sentence says became of what was asked; None where it says nothing of it."""
    return next((progress for progress, words in _FORMS if words.search(sentence)), None)
