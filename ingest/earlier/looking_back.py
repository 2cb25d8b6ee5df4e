"""What numbered findings say became of what an earlier inspection asked, in free words: "… asked for a waiting area; this has not been done."

Reviews of health services and joint area reviews follow up so, inside a finding. The rules of all families read what is judged in so many
words; here a finding is read that looks back, by the inspection's name or to what was asked "then".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.earlier.follow_ups import followed_up
from ingest.earlier.forms.looking_back_words import BACK_TO_THIS, LOOKING_BACK, MADE_THEN, WHAT_BECAME
from ingest.earlier.progress import Progress, progress_in
from ingest.facts import Citation, FollowUp

_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_MONTH = re.compile(
    r"\b(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)\s+(?P<year>(?:19|20)\d{2})\b"
)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_GOES_ON = re.compile(
    r"^(?:This|That|It|They|There|These|Both|He|She|Now|Today|Since|A|An|The|Although|Though|While|However|But|Despite|We|Some|Most|Few|Many|None|Nothing|Neither|All|Not|Only|Progress|Work)\b"
)
_LONG_WORDS = re.compile(r"[A-Za-z]{5,}")
_SAID_OF_ANY = frozenset({"children", "young", "people", "health", "services", "service"})
_SAID_AGAIN = 2  # of the words of a recommendation, in the sentence that says what became of it
_AN_INSPECTION = re.compile(r"\b(?:inspect(?:ions?|ors)|reviews?)\b", re.IGNORECASE)
_VISITS = frozenset({"monitoring-visit", "ilacs-focused-visit"})


def looking_back(
    document: Document, blocks: Iterable[Block], cited: Sequence[Citation], told: Iterable[FollowUp]
) -> Iterator[FollowUp]:
    """The follow-ups of numbered findings, save where `told` holds one of the same words."""
    said = [(each.quotation.start, each.quotation.end) for each in told]
    for block in blocks:
        if block.kind is not BlockKind.NUMBERED:
            continue
        sentences = list(block.passage.sentences())
        for at, sentence in enumerate(sentences):
            back = LOOKING_BACK.first(sentence.text)
            if back is None or (
                back.form.id == BACK_TO_THIS and not (at and _AN_INSPECTION.search(sentences[at - 1].text))
            ):
                continue
            words = _words(sentences, at, then=back.form.says == MADE_THEN)
            citation = _meant(words.text, cited)
            progress = _became(sentence.text) or _became(words.text)
            quotation = document.quote(words)
            apart = all(quotation.end <= start or quotation.start >= end for start, end in said)
            if citation is not None and progress is not None and apart:
                said.append((quotation.start, quotation.end))
                yield followed_up(citation, progress, quotation)


def _words(sentences: Sequence[Passage], at: int, *, then: bool) -> Passage:
    """The sentence that looks back with what belongs to it: the one before, of which it says "then", or the one in which it goes on."""
    if then and at:
        return sentences[at - 1].joined(sentences[at])
    following = sentences[at + 1] if at + 1 < len(sentences) else None
    if _became(sentences[at].text) is None and following is not None and _follows(sentences[at].text, following.text):
        return sentences[at].joined(following)
    return sentences[at]


def _follows(asked: str, following: str) -> bool:
    """Whether a sentence goes on with the one before: by its first word, or as it says again what that one is about."""
    said = {word.casefold() for word in _LONG_WORDS.findall(asked)} - _SAID_OF_ANY
    again = {word.casefold() for word in _LONG_WORDS.findall(following)}
    return bool(_GOES_ON.match(following)) or len(said & again) >= _SAID_AGAIN


def _became(text: str) -> Progress | None:
    judged = progress_in(text)
    if judged is not None:
        return judged
    found = WHAT_BECAME.first(text)
    return Progress(found.form.says, found.form.id) if found else None


def _meant(text: str, cited: Sequence[Citation]) -> Citation | None:
    """The earlier inspection of the month or year that the words name, or else the only one of all that the report cites."""
    earlier = [each for each in cited if each.previous and each.period and each.framework not in _VISITS]
    months = {f"{m['year']}-{_MONTHS.index(m['month']) + 1:02d}" for m in _MONTH.finditer(text)}
    of_month = [each for each in earlier if each.period and each.period.iso()[:7] in months]
    years = set(_YEAR.findall(text))
    of_year = [each for each in earlier if each.period and str(each.period.year) in years]
    called = [each for each in of_year or earlier if " ".join(each.name.split()).casefold() in text.casefold()]
    for fitting in (of_month, of_year, called, earlier if not years else []):
        if len(fitting) == 1:
            return fitting[0]
    return None
