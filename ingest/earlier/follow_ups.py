"""A report's word on whether what an earlier inspection asked was done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.documents.document import Document, Passage
from ingest.earlier.inspection_names import PREVIOUS, PREVIOUS_ONES
from ingest.earlier.progress import Progress, progress_in, tone_of
from ingest.facts import Citation, FollowUp, Quotation

# Inspections of one thing: what is said to be better or worse since then is word on what they asked. Of an inspection of
# everything it is not.
_OF_ONE_THING = frozenset({"jar", "unannounced-cra", "apa", "jtai", "ilacs-focused-visit", "monitoring-visit"})

_WHAT = (
    r"(?:areas?|recommendations?|weakness(?:es)?|shortfalls?|shortcomings?|deficits?|deficiencies|failings?|failures?|"
    r"issues?|concerns?|findings?|requirements|actions?|gaps?|challenges?|difficulties|practices?|priorit(?:y|ies)|outcomes)"
)
_SAID = r"(?:identified|highlighted|noted|raised|found|recommended|made|set|given|arising|outlined)"
_AS_AREA = r"(?:an?|the|one)\s+(?:\w+\s+){0,3}?(?:area|recommendation|concern|finding|weakness|action|priority|issue)"
# Words for what was asked: recommendations, areas for improvement, weaknesses that were identified, "this was an area …".
_ASKED = re.compile(
    rf"\brecommend(?:ed|ations?)\b|"
    r"\bareas?\s+(?:of\s+(?:\w+\s+){0,3})?(?:for|of|needing|requiring|(?:which|that)\s+(?:had\s+)?(?:needed|required)|in\s+need\s+of)\s+"
    r"(?:\w+\s+){0,2}?(?:improvements?|development|attention|actions?|concern|change)\b|"
    rf"\b{_WHAT}\b[^.;]{{0,140}}?\b(?:{_SAID}|needed\s+development|required\s+improvement)\b|"
    rf"\bneed\s+to\b[^.;]{{0,140}}?\b(?:was|were)\s+{_SAID}\b|\b(?:identified|highlighted|noted|found|raised)\s+(?:\w+\s+){{0,3}}?{_WHAT}\b|"
    rf"\b(?:this|these|both|which|it|they|that|also)\s+(?:was|were|had\s+been)\s+(?:also\s+|already\s+|all\s+)?(?:{_SAID}|{_AS_AREA})\b|"
    rf"\b(?:was|were|had\s+been)\s+(?:{_SAID}\s+as\s+)?{_AS_AREA}\b|\b(?:identified|highlighted|noted|raised)\s+(?:this|it|as|that)\b|"
    r"\boutcomes\s+judged\b|\b(?:required|necessary|needed)\s+(?:steps|improvements|changes|actions?)\b|\bimprovements?\s+(?:needed|required)\b|"
    r"\b(?:action|development|improvement)\s+plan\b|\b(?:similar|same)\s+(?:findings?|issues?|concerns?)\b|"
    r"\bchallenges?\s+(?:from|since)\b|\bweaknesses\b[^.;]{0,80}\bmirror\b|\bdespite\s+this\s+being\b",
    re.IGNORECASE,
)
# What this inspection found is no earlier one's request, nor is what it asks for now.
_OF_NOW = re.compile(
    rf"\b{_SAID}\s+(?:\w+\s+){{0,2}}(?:by\s+inspectors|(?:during|by|in|at)\s+(?:this|the|our)\s+(?:re-?)?inspection(?!\s+(?:of|in|from)\b))",
    re.IGNORECASE,
)
# Nor is what a review of one case asked.
_OF_OTHERS = re.compile(
    r"\brecommendations?\s+(?:of|from)\s+(?:an?\s+|the\s+)?(?:\w+\s+)?(?:serious\s+case|case|learning|management|internal)\s+reviews?\b"
)
# "Leaders should …" asks anew; "the recommendation that every child should … has been met" does not.
_TO_BE_DONE = re.compile(r"^(?:(?!\bthat\b).)*\b(?:should|must)\b")
# "Those of the one have been met, but those of the other have not": which is which is for a person to read.
_CONTRAST = re.compile(r",?\s(?:but|whereas)\s|,\swhile\s")
# Whoever responds to an inspection responds to what it asked.
_RESPONSE = re.compile(
    r"\bin\s+response\b|\bresponded\b|\b(?:remedial|decisive|prompt|swift|robust)\s+action\b|\btaken\s+action\b|\bacted\b",
    re.IGNORECASE,
)
# "The visit noted some improvement": what an inspection saw itself.
_SAW = re.compile(
    r"\b(?:visits?|inspections?|JTAI|reviews?)\b[^.;]{0,60}?\b(?:recognised|noted|found|saw|praised|reported)\b"
)
# How a sentence begins that goes on from the one before; and one that does so only where it names what was asked again.
_GOES_ON = re.compile(
    r"^(?:As\s+a\s+result|In\s+response|Prompt|Since\s+then|Since\s+th(?:is|at)\s+\w+|The\s+council\s+has\s+made|"
    r"This(?!\s+(?:inspection|year|means|report|is\s+an?)\b)|These|Action|In\s+particular)\b"
)
_ASIDE = re.compile(
    r"^(?:This\s+inspection|Although|However|While|Whilst|Despite|Not\s+all|Some|Most|Both|All|Almost|There\s+(?:has|have|is|are|remains?)|They|It|The\s+(?:areas|actions|"
    r"recommendations|required|local\s+authority|council|authority|service|trust)|Progress)\b"
)
# The inspection, or all, that the section has named.
_OF_THAT = re.compile(
    r"\bthat\s+(?:inspection|visit|review|time)\b|\b(?:since|following)\s+(?:this|the)\s+inspection\b"
)
_OF_THOSE = re.compile(r"\b(?:those|these)\s+(?:inspections|visits|reviews)\b")
_WHAT_OF_THEM = re.compile(
    rf"\b(?:this|these|those|the|such|all|some|identified|its|key)\s+(?:(?:required|necessary|identified|previous|recommended)\s+)?{_WHAT}\b|\bimprovements?\b|\bin\s+this\s+area\b",
    re.IGNORECASE,
)
_NAMED_AGAIN = re.compile(r"\b(?:areas?\s+for\s+(?:improvement|development|(?:priority\s+)?action)|recommendations?)\b")
# "This was an area for improvement at the last inspection", and no more.
_IS_ALL = re.compile(
    rf"^(?:This|These|Both|It|That|They)\b[^.;]{{0,40}}?\b(?:was|were|had\s+been)\s+(?:also\s+|already\s+|all\s+)?(?:{_SAID}|{_AS_AREA}|areas)\b",
    re.IGNORECASE,
)
_IN_A_YEAR = re.compile(rf"\b{_SAID}\s+(?:by\s+Ofsted\s+)?in\s+((?:19|20)\d{{2}})\b")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence, and the cited inspections that it names."""

    sentence: Passage
    of: tuple[Citation, ...]


def follow_ups(
    document: Document, sections: Iterable[list[list[Spoken]]], cited: tuple[Citation, ...]
) -> Iterator[FollowUp]:
    """Each sentence that says what became of what an earlier inspection asked, once for each inspection that it names.

    `sections`: the sentences of each passage under each heading.
    """
    for passages in sections:
        named: list[Citation] = []
        for sentences in passages:
            thread = _Thread(cited, named)
            for spoken in sentences:
                told = thread.take(spoken)
                if told is None:
                    continue
                progress, words = told
                for citation in thread.of:
                    yield followed_up(citation, progress, document.quote(words))


def followed_up(citation: Citation, progress: Progress, words: Quotation) -> FollowUp:
    """What `words` say became of what the cited inspection asked."""
    about = citation.name + (f" of {citation.period.iso()}" if citation.period else "")
    return FollowUp(citation.key, progress.status, about, words, progress.rule)


class _Thread:
    """What a passage has spoken of, sentence by sentence. `of`: the inspections that the last sentence speaks of.

    `named`: those that its section has named so far, the last at the end.
    """

    def __init__(self, cited: tuple[Citation, ...], named: list[Citation]) -> None:
        self._cited = cited
        self._named = named
        self._before: Passage | None = None
        self._asked = False  # the sentence before told what they asked
        self._told = False  # or what became of it
        self.of: tuple[Citation, ...] = ()

    def take(self, spoken: Spoken) -> tuple[Progress, Passage] | None:
        """What the next sentence says became of what they asked, and its words; None where it does not."""
        text = spoken.sentence.text
        of_before = self._of_before(text)
        self.of = _that_asked(spoken.of or of_before or _of_a_year(text, self._cited))
        asks = bool(self.of) and bool(_ASKED.search(_OF_OTHERS.sub(" ", _OF_NOW.sub(" ", text))))
        self._named += [citation for citation in self.of if citation not in self._named[-1:]]
        of_it = not self._told and (self._asked or _is_word_on(self.of, text)) if of_before and not spoken.of else False
        found = None
        if self.of and (asks or of_it or (spoken.of and _is_word_on(self.of, text))) and not self._is_unclear(text):
            found = self._progress(spoken.sentence, asks=asks)
        self._asked = asks or (self._asked and bool(of_before))
        self._told = found is not None or (self._told and bool(of_before))
        self._before = spoken.sentence
        return found

    def _is_unclear(self, text: str) -> bool:
        """Whether a sentence asks anew, or says one thing of one inspection and another of the next."""
        return bool(_TO_BE_DONE.search(text)) or (len(self.of) > 1 and bool(_CONTRAST.search(text)))

    def _of_before(self, text: str) -> tuple[Citation, ...]:
        """The inspections named before, if a sentence still speaks of them."""
        if _OF_THOSE.search(text):
            return tuple(dict.fromkeys(self._named))
        if _OF_THAT.search(text):
            return tuple(self._named[-1:])
        aside = _ASIDE.match(text) and (_NAMED_AGAIN.search(text) or (self._asked and _WHAT_OF_THEM.search(text)))
        return self.of if aside or _GOES_ON.match(text) else ()

    def _progress(self, sentence: Passage, *, asks: bool) -> tuple[Progress, Passage] | None:
        """What it says itself; where it only says that this was asked, what the sentence before says of it."""
        progress = progress_in(sentence.text)
        if progress is not None:
            return progress, sentence
        if self._before is None or not asks or not _IS_ALL.match(sentence.text):
            return None
        progress = progress_in(self._before.text) or tone_of(self._before.text)
        return (progress, self._before.joined(sentence)) if progress is not None else None


def _that_asked(of: Iterable[Citation]) -> tuple[Citation, ...]:
    """Those that came before. Monitoring visits named beside another inspection only looked at what that one asked."""
    earlier = tuple(citation for citation in of if citation.previous)
    asked = tuple(citation for citation in earlier if citation.framework != "monitoring-visit")
    return asked or earlier


def _is_word_on(of: Iterable[Citation], text: str) -> bool:
    """Whether what is done or better since is word on what they asked, and not what they themselves saw."""
    if _RESPONSE.search(text):
        return True
    return all(map(_is_of_one_thing, of)) and not _SAW.search(text)


def _is_of_one_thing(citation: Citation) -> bool:
    """Inspections of a service, and other inspectorates', are so by their names; "the last inspection" is of everything."""
    if citation.framework is None:
        return citation.name not in {PREVIOUS, PREVIOUS_ONES}
    return citation.framework in _OF_ONE_THING


def _of_a_year(text: str, cited: Iterable[Citation]) -> tuple[Citation, ...]:
    """ "Weaknesses identified in 2014" are those of the one inspection of that year that the report cites."""
    year = _IN_A_YEAR.search(text)
    if year is None:
        return ()
    of_it = tuple(c for c in cited if c.period and str(c.period.year) == year[1])
    return of_it if len(of_it) == 1 else ()
