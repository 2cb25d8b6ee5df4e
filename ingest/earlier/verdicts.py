"""A revisit's verdict on one weakness: whether the clause that speaks of sufficient progress affirms or denies it.

"Not" may stand far from "sufficient", and in another clause that does not bear on it: "Although not all plans are good, the area has
made sufficient progress".
"""

from __future__ import annotations

import re

from ingest.earlier.forms.verdict_words import NOT_DENYING, OF_SEVERAL, VERDICTS
from ingest.earlier.progress import Progress

_MEASURE = r"(?:(?:in)?(?:sufficient|adequate)(?:ly)?|enough|too\s+little)"
# "sufficient progress", "progress … is not yet sufficient", "sufficiently improved": other things may be good enough, or not
_ENOUGH = (
    re.compile(rf"\b{_MEASURE}(?=\s+(?:\w+\s+){{0,3}}progress\b)", re.IGNORECASE),
    re.compile(rf"\bprogress\b[^;]{{0,160}}?\b{_MEASURE}\b", re.IGNORECASE),
    re.compile(r"\b(?:sufficient|adequate)ly(?=\s+(?:improved|addressed|progressed)\b)", re.IGNORECASE),
)
_SUBORDINATE = re.compile(
    r"^(?:Although|While|Whilst|Despite|Though|Even\s+(?:though|if)|Notwithstanding|In\s+spite\s+of|Because|Given|Where|As)\b"
)
_SUBJECT = re.compile(
    r",\s+(?:and\s+)?(?=(?:(?:the|this)\s+(?:\w+\s+)?(?:local\s+)?area|(?:local\s+)?(?:area\s+)?leaders|progress|sufficient|enough|they|partners|it)\b)",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(r"\b(?:has|have|had|is|was|are|were)\b|\b(?:sufficient|enough)\s+progress\b", re.IGNORECASE)
_NEW_CLAUSE = re.compile(r"[;:]\s+|,?\s+but\s+|,\s+(?:yet|however|nevertheless|nonetheless|so)\b,?\s+", re.IGNORECASE)
_AND_CLAUSE = re.compile(r",\s+and\s+(?:yet\s+)?(?=(?:the|this|they|it|leaders|partners)\b)", re.IGNORECASE)
_AFTERTHOUGHT = re.compile(
    r"\s*(?:[;:]|[,–—-]?\s(?:although|though|but|while|whilst|even\s+(?:though|if)|however|despite)\b)", re.IGNORECASE
)


def verdict_in(sentence: str) -> Progress | None:
    """What a sentence says of the progress on one weakness, and by which form; None where it says nothing, or sums several up."""
    if OF_SEVERAL.reads(sentence):
        return None
    return progress_told(sentence)


def progress_told(sentence: str) -> Progress | None:
    """Whether a sentence says that progress is sufficient, of however many weaknesses."""
    clear = NOT_DENYING.blanked(sentence)
    enough = next((found for words in _ENOUGH if (found := words.search(clear))), None)
    if enough is None:
        return None
    reading = VERDICTS.first(_clause(clear, enough.start(), enough.end()))
    return Progress(reading.form.says, reading.form.id) if reading else None


def _clause(text: str, at: int, end: int) -> str:
    """The clause that says "sufficient", from `at` to `end`: without clauses before it that concede something, and afterthoughts."""
    begins = 0
    if _SUBORDINATE.match(text):
        begins = max(
            (m.end() for m in _SUBJECT.finditer(text) if m.end() <= at and _AUXILIARY.search(text, m.end(), end + 12)),
            default=0,
        )
    begins = max((begins, *(m.end() for m in _NEW_CLAUSE.finditer(text, begins, at))))
    begins = max(
        (begins, *(m.end() for m in _AND_CLAUSE.finditer(text, begins, at) if _AUXILIARY.search(text, m.end(), at)))
    )
    after = _AFTERTHOUGHT.search(text, end)
    return text[begins : after.start() if after else len(text)]
