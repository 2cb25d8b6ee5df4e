"""A report's word on whether what an earlier inspection asked was done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.documents.document import Document, Passage
from ingest.earlier.forms.follow_up_words import (
    ASKED_AGAIN,
    ASKS_ANEW,
    GOES_ON,
    GOING_ON,
    NAMED_AGAIN,
    NOT_ASKED_THEN,
    OF_A_YEAR,
    ONLY_ASKED,
    POINTING_BACK,
    RESPONSES,
    SAID_BY_IT,
    SEEN_ITSELF,
    SET_AGAINST,
    STATE,
    THOSE,
    WHAT_WAS_ASKED,
    WHICH_OF_THEM,
)
from ingest.earlier.forms.found_then import SO_THEN
from ingest.earlier.forms.inspection_forms import PREVIOUS, PREVIOUS_ONES
from ingest.earlier.forms.progress_kinds import NOT_MET
from ingest.earlier.progress import Progress, progress_in, tone_of
from ingest.facts import Citation, FollowUp, Quotation

# Inspections of one thing: what is said to be better or worse since then is word on what they asked. Of an inspection of
# everything it is not.
_OF_ONE_THING = frozenset({"jar", "unannounced-cra", "apa", "jtai", "ilacs-focused-visit", "monitoring-visit"})
# Words that any two sentences of a report share, by their beginnings: they tell no matter.
_STEM = 6  # letters
_MATTER = re.compile(rf"[A-Za-z]{{{_STEM},40}}")
_NO_MATTER = frozenset(
    word[:_STEM]
    for word in (
        "children", "families", "people", "services", "social", "worker", "quality", "practice", "council", "authority", "leader", "senior",
        "manager", "partner", "inspection", "inspectors", "improve", "recommended", "identified", "better", "previous", "effective", "strength",
        "progress", "significant", "development", "highlighted", "raised", "ofsted", "inadequate", "judgement", "require", "during", "further",
        "outcome", "support", "overall", "actions", "priority", "concern", "weakness", "finding", "focused", "joint", "needed", "through",
    )
)  # fmt: skip
_CONTEXT = 600  # characters: some four sentences; what stands farther off is seldom what "this" means


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
            for at, spoken in enumerate(sentences):
                told = thread.take(spoken)
                if told is None:
                    continue
                progress, words = told
                context = _context([each.sentence for each in sentences[:at]], spoken.sentence, words)
                for citation in thread.of:
                    yield followed_up(
                        citation, progress, document.quote(words), document.quote(context) if context else None
                    )


def followed_up(citation: Citation, progress: Progress, words: Quotation, context: Quotation | None = None) -> FollowUp:
    """What `words` say became of what the cited inspection asked; `context` as in FollowUp."""
    about = citation.name + (f" of {citation.period.iso()}" if citation.period else "")
    return FollowUp(citation.key, progress.status, about, words, progress.rule, context=context)


def _context(before: Sequence[Passage], sentence: Passage, words: Passage) -> Passage | None:
    """What stands before a sentence that points back, of its paragraph, as far as it can matter; without what `words` hold already."""
    if not POINTING_BACK.reads(sentence.text):
        return None
    if words is not sentence:
        before = before[:-1]
    found: Passage | None = None
    for each in reversed(before):
        joined = each if found is None else each.joined(found)
        if len(joined.text) > _CONTEXT:
            break
        found = joined
    return found


class _Thread:
    """What a passage has spoken of, sentence by sentence. `of`: the inspections that the last sentence speaks of.

    `named`: those that its section has named so far, the last at the end.
    """

    def __init__(self, cited: tuple[Citation, ...], named: list[Citation]) -> None:
        self._cited = cited
        self._named = named
        self._before: Passage | None = None
        self._asked = False  # the sentence before told what they asked
        self._only_asked = False  # and nothing else
        self._told = False  # or what became of it
        self.of: tuple[Citation, ...] = ()

    def take(self, spoken: Spoken) -> tuple[Progress, Passage] | None:
        """What the next sentence says became of what they asked, and its words; None where it does not."""
        text = spoken.sentence.text
        of_before, last = self._of_before(text), self.of
        self.of = _that_asked(spoken.of or of_before or _of_a_year(text, self._named) or _of_a_year(text, self._cited))
        asks = bool(self.of) and WHAT_WAS_ASKED.reads(NOT_ASKED_THEN.blanked(text))
        of_the_matter = self._only_asked and bool(spoken.of) and self.of == last and self._is_of_the_matter(text)
        self._named += [citation for citation in self.of if citation not in self._named[-1:]]
        of_it = not self._told and (self._asked or _is_word_on(self.of, text)) if of_before and not spoken.of else False
        found = None
        if (
            self.of
            and (asks or of_it or of_the_matter or (spoken.of and _is_word_on(self.of, text)))
            and not self._is_unclear(text)
        ):
            found = self._progress(spoken.sentence, asks=asks)
        self._asked = asks or (self._asked and bool(of_before))
        self._only_asked = asks and found is None and SAID_BY_IT.reads(text)
        self._told = found is not None or (self._told and bool(of_before))
        self._before = spoken.sentence
        return found

    def _is_unclear(self, text: str) -> bool:
        """Whether a sentence asks anew, or says one thing of one inspection and another of the next."""
        return ASKS_ANEW.reads(text) or (len(self.of) > 1 and SET_AGAINST.reads(text))

    def _of_before(self, text: str) -> tuple[Citation, ...]:
        """The inspections named before, if a sentence still speaks of them."""
        pointed = WHICH_OF_THEM.decided(text)
        if pointed is not None:
            return tuple(dict.fromkeys(self._named) if pointed == THOSE else self._named[-1:])
        goes_on = GOING_ON.decided(text)
        if goes_on == STATE:
            return self.of if self._only_asked else ()
        if goes_on is None or (goes_on != GOES_ON and not self._speaks_again(text)):
            return ()
        return self.of

    def _speaks_again(self, text: str) -> bool:
        """Whether it speaks of what was asked: by its name, or by words that mean it behind a sentence that named it."""
        again = ASKED_AGAIN.decided(text)
        return again == NAMED_AGAIN or (again is not None and self._asked)

    def _is_of_the_matter(self, text: str) -> bool:
        """Whether a sentence that names the inspection again speaks of the matter of which the one before told that it was asked."""
        if self._before is None or SEEN_ITSELF.reads(text):
            return False
        return bool(_matters(self._before.text) & _matters(text))

    def _progress(self, sentence: Passage, *, asks: bool) -> tuple[Progress, Passage] | None:
        """What it says itself; where it only says that this was asked, what the sentence before says of it."""
        progress = progress_in(sentence.text)
        if progress is not None:
            return progress, sentence
        only = ONLY_ASKED.decided(sentence.text) if asks else None
        if self._before is None or only is None or ASKS_ANEW.reads(self._before.text):
            return None
        progress = progress_in(self._before.text) or tone_of(self._before.text)
        if progress is None or (only == SO_THEN and progress.status != NOT_MET):
            return None  # what is well today, and was so then, was asked of nobody
        return progress, self._before.joined(sentence)


def _matters(text: str) -> set[str]:
    """The words that tell a matter, by their beginnings, so that "assessments" are those that were to be "assessed"."""
    return {word[:_STEM].lower() for word in _MATTER.findall(text)} - _NO_MATTER


def _that_asked(of: Iterable[Citation]) -> tuple[Citation, ...]:
    """Those that came before. Monitoring visits named beside another inspection only looked at what that one asked."""
    earlier = tuple(citation for citation in of if citation.previous)
    asked = tuple(citation for citation in earlier if citation.framework != "monitoring-visit")
    return asked or earlier


def _is_word_on(of: Iterable[Citation], text: str) -> bool:
    """Whether what is done or better since is word on what they asked, and not what they themselves saw."""
    if RESPONSES.reads(text):
        return True
    return all(map(_is_of_one_thing, of)) and not SEEN_ITSELF.reads(text)


def _is_of_one_thing(citation: Citation) -> bool:
    """Inspections of a service, and other inspectorates', are so by their names; "the last inspection" is of everything."""
    if citation.framework is None:
        return citation.name not in {PREVIOUS, PREVIOUS_ONES}
    return citation.framework in _OF_ONE_THING


def _of_a_year(text: str, cited: Iterable[Citation]) -> tuple[Citation, ...]:
    """ "Weaknesses identified in 2014" are those of the one inspection of that year that the report cites."""
    year = OF_A_YEAR.first(text)
    if year is None:
        return ()
    of_it = tuple(c for c in dict.fromkeys(cited) if c.period and str(c.period.year) == year.match["year"])
    return of_it if len(of_it) == 1 else ()
