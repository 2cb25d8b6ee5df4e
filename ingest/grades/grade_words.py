"""Grades as reports print them: "Grade 3 (adequate)", "Grade: 3 Adequate", "Adequate (Grade 3)", "Judgement: adequate"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ontology.schemes import Grade, Schemes

# What a copy leaves around a grade: emphasis, brackets, footnote figures.
_AROUND = " .:;*_[]¹²³⁴|–—-"
_LABELLED = re.compile(
    r"(?:(?:overall\s)?(?:grade|judge?ment)(?:\sawarded|\sgiven)?)\s?[:=–—-]?\s?(?P<figure>\d)?(?!\d)\s?[:–—-]?\s?\(?(?P<word>[a-z][a-z ]{0,40})?\)?",
    re.IGNORECASE,
)
_WORD_FIRST = re.compile(
    r"(?P<word>[a-z][a-z ]{0,40}?)\s?[:,–—-]?\s?\(?(?:grade\s?:?\s?)?(?P<figure>\d)\)?", re.IGNORECASE
)
_LONGEST = 60  # characters: no grade with its label is longer


@dataclass(frozen=True, slots=True)
class Trailing:
    """What stands behind a heading's words: from where on, and the grade, None where it cannot be told."""

    start: int
    grade: Grade | None


class GradeWords:
    """Knows the words and figures of one framework's scale."""

    def __init__(self, schemes: Schemes, framework: str) -> None:
        self.schemes = schemes
        self.framework = framework
        scale = schemes.scale_of(framework)
        grades = schemes.grades(scale) if scale else ()
        words = {word for grade in grades for word in (grade.label, *grade.alternatives)}
        self.pattern = "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
        """A pattern of the scale's words, longest first."""
        word = rf"\(?(?:{self.pattern})\)?(?:\s?\(?grade:?\s?\d\)?)?"
        self._word = re.compile(word, re.IGNORECASE)
        # What stands between a heading and its grade is bounded, so that a line of dashes costs no more than another.
        self._word_last = re.compile(
            rf"(?:[\s.:*–—-]{{1,4}}|\s(?:is|are)\s)(?P<grade>{word}[\s.*]{{0,4}})$", re.IGNORECASE
        )
        self._label_at = re.compile(
            r"[\s.:*–—-]{0,4}(?P<grade>\(?\b(?:grade|judge?ment)(?:\s(?:awarded|given))?\s?[:=–—-]?\s?"
            rf"(?:\d|\(?(?:{self.pattern})\b))",
            re.IGNORECASE,
        )

    def grade(self, words: str) -> Grade | None:
        """The grade that these words are and nothing else; None too where figure and word contradict each other."""
        bare = re.sub(r"\s+", " ", words.strip(_AROUND))
        if not bare or len(bare) > _LONGEST:
            return None
        bare = bare.removeprefix("(") if bare.count("(") > bare.count(")") or bare.startswith("(") else bare
        plain = self.schemes.grade(self.framework, bare.removesuffix(")") if "(" not in bare else bare)
        if plain is not None:
            return plain
        form = _LABELLED.fullmatch(bare) or _WORD_FIRST.fullmatch(bare)
        if form is None or not (form["figure"] or form["word"]):
            return None
        return self.schemes.grade(self.framework, " ".join(part for part in (form["figure"], form["word"]) if part))

    def speaks_of_one(self, words: str) -> bool:
        """Whether these words alone are there to give a grade, be it one that can be told or not."""
        bare = words.strip(_AROUND)
        return len(bare) <= _LONGEST and (bool(self._label_at.match(bare)) or self.is_word(bare))

    def is_word(self, words: str) -> bool:
        """Whether these words are a word of the scale, with its figure or without."""
        return bool(self._word.fullmatch(words.strip(_AROUND)))

    def trailing(self, words: str) -> Trailing | None:
        """The grade behind a heading's own words on the same line: its label "grade" begins it, or it is a word of the scale."""
        reach = max(0, len(words) - _LONGEST)
        found = [m for m in (self._word_last.search(words, reach), self._label_at.search(words, reach)) if m]
        if not found:
            return None
        first = min(found, key=lambda match: match.start())
        return Trailing(first.start(), self.grade(words[first.start("grade") :]))
