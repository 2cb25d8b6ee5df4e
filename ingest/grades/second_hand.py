"""Grades that one report gives of another inspection: "the quality of provision was judged to be adequate".

Prose names aspects freely, so an aspect is known by the words that tell it from the framework's others, and only in a
clause whose verb gives a grade. What is somebody's opinion or hope, another inspection's or another place's, or of
schools and homes, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ingest.dates import find_period
from ingest.documents.document import Block, BlockKind, Passage
from ingest.facts import GradeStatement, PartialDate, Place
from ingest.grades.grading import AspectReader
from ontology.schemes import Aspect

_STRANDS = (("looked-after", re.compile(r"\blooked[\s-]after\b|\bchildren\s+in\s+care\b|\bcare\s+leavers\b", re.IGNORECASE)),
            ("safeguarding", re.compile(r"\bsafeguarding\b|\bchild\s+protection\b", re.IGNORECASE)))  # fmt: skip
_OTHER_INSPECTION = re.compile(
    r"\b(?:previous|earlier|last|former)\s+(?:\w+\s+){0,2}(?:inspection|assessment|review)\b|\bjoint\s+area\s+review\b|\bJAR\b|\bunannounced\b|\bpeer\s+review\b|\bannual\s+(?:rating|performance)\b|\b(?:fostering|adoption)\s+inspection",
    re.IGNORECASE,
)
_OPINION = re.compile(r"\b(?:reported|described|regarded|seen|rated)\s+as\b", re.IGNORECASE)
# What is denied, wished or set as a condition is no grade: "was not judged good", "would be good", "if it is good", "had been good".
_NOT_SAID = re.compile(
    r"\b(?:not|never|no\s+longer|had|having|if|unless|whether|could|would|should|will|may|might|must|until)\b[^,;]{0,80}$|n['’]t\s+$",
    re.IGNORECASE,
)
_NOT_SAID_REACH = 100  # characters before the verb
_OF_OTHERS = re.compile(
    r"\b(?:schools?|colleges?|academ(?:y|ies)|nurser(?:y|ies)|settings|children['’]s\s+(?:homes?|centres?)|fostering|adoption)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(r"\b(?:findings|outcomes?|summary|services|judgements?|judgments?)\b", re.IGNORECASE)
_HEADING_LENGTH = 100
_TURNED_REACH = 20  # characters
_SUBJECT_REACH = 400  # characters: what a verb speaks of stands no further from it

# The words that tell an aspect in free prose, by the slug of its concept. All must stand in the clause.
_TELLING: dict[str, tuple[str, ...]] = {
    "overall-effectiveness": (r"\boverall\s+effectiveness\b",),
    "capacity-for-improvement": (r"\bcapacity\s+(?:to\s+improve|for\s+improvement)\b",),
    "outcomes-for-children-and-young-people": (r"\boutcomes\s+for\s+children\b",),
    "outcomes-for-looked-after-children": (r"\boutcomes\s+for\s+(?:looked|children)",),
    "children-and-young-people-are-safe": (r"\bchildren\b[^.;]*\bare\s+safe\b",),
    "children-and-young-people-feel-safe": (r"\bfeel(?:ing)?\s+safe\b",),
    "quality-of-provision": (r"\bquality\s+of\s+(?:\w+\s+){0,3}provision\b",),
}


@dataclass(frozen=True, slots=True)
class _Clause:
    """Words with their strand. `alone`: they stand on a line of their own; `row`: in a table."""

    passage: Passage
    strand: str | None
    alone: bool = False
    row: bool = False


class SecondHandReader:
    """Reads second-hand grades in the words of one framework."""

    def __init__(self, aspects: AspectReader, cited: PartialDate | None, elsewhere: Callable[[str], bool]) -> None:
        """`cited`: when the inspection was that the grades are of; `elsewhere`: whether words name another authority."""
        self.aspects = aspects
        self.cited = cited
        self.elsewhere = elsewhere
        words = aspects.grade_words()
        # The verb gives the grade: "was judged to be adequate", "is good", "both adequate", "a further area judged adequate".
        self._verb = re.compile(
            rf"\b(?:(?:is|are|was|were|been)\s+(?:(?:also|again|now)\s+)?(?:overall\s+)?(?:judged\s+)?(?:(?:to\s+be|as)\s+)?(?:overall\s+)?"
            rf"|judged\s+(?:(?:to\s+be|as)\s+)?|\bboth\s+)(?P<grade>{words})\b(?!\s+(?:practice|examples?|work|quality)\b)",
            re.IGNORECASE,
        )
        self._patterns = [(aspect, self._telling(aspect)) for aspect in aspects.aspects]

    def read(self, blocks: Iterable[Block]) -> list[GradeStatement]:
        """The statements, one for each strand, aspect and grade, by the words that say it first."""
        found: dict[tuple[str | None, str, str], GradeStatement] = {}
        for clause in self._clauses(blocks):
            for statement in self._labelled(clause) if clause.alone else self._statements(clause):
                found.setdefault((statement.strand, statement.aspect, statement.grade), statement)
        return list(found.values())

    def _clauses(self, blocks: Iterable[Block]) -> Iterator[_Clause]:
        """Sentences, cut at semicolons, with the strand that the clause or the section's heading names."""
        section: str | None = None
        for block in blocks:
            strand = self._strand(block.text)
            short = len(block.text) < _HEADING_LENGTH
            if short:
                yield _Clause(block.passage, strand or section, alone=True, row=block.kind is BlockKind.ROW)
            if block.kind is BlockKind.ROW:
                one_cell = sum(1 for cell in block.cells if cell.text) == 1
                section = strand or section if short and one_cell else section
                continue
            if block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and short and block.ends_open():
                section = strand if _SECTION.search(block.text) else None
                continue
            for sentence in block.passage.sentences():
                if (
                    _OTHER_INSPECTION.search(sentence.text)
                    or self._of_another_time(sentence.text)
                    or self.elsewhere(sentence.text)
                ):
                    continue
                start = 0
                for cut in [*(m.end() for m in re.finditer(r";\s", sentence.text)), len(sentence.text)]:
                    clause = sentence.cut(start, cut)
                    if clause.text:
                        yield _Clause(clause, self._strand(clause.text) or section)
                    start = cut

    def _of_another_time(self, sentence: str) -> bool:
        """Whether every date in a sentence is that of something else than the inspection."""
        if self.cited is None:
            return False
        cited, dates, at = self.cited.iso(), [], 0
        while found := find_period(sentence[at:]):
            dates.append(found[0].iso())
            at += found[2]
        return bool(dates) and not any(cited.startswith(day) or day.startswith(cited) for day in dates)

    def _strand(self, words: str) -> str | None:
        """The strand that words name first; "for looked after children – …" before a colon or dash wins."""
        places = [(m.start(), strand) for strand, pattern in _STRANDS if (m := pattern.search(words))]
        return min(places)[1] if places else None

    def _labelled(self, clause: _Clause) -> list[GradeStatement]:
        """The statement of a line that is an aspect and its grade, "Overall effectiveness: adequate", or of a table's row."""
        graded = self.aspects.heading(clause.passage.text, clause.strand)
        if graded is None or graded.grade is None or (graded.aspect.strands and clause.strand is None):
            return []
        place = Place.TABLE if clause.row else Place.SENTENCE
        return [self.aspects.statement(graded.aspect, clause.strand, graded.grade, place, clause.passage)]

    def _statements(self, clause: _Clause) -> Iterator[GradeStatement]:
        text = clause.passage.text
        if _OPINION.search(text):
            return
        since = 0  # the end of the verb before: what it spoke of, the next does not
        for verb in self._verb.finditer(text):
            grade = self.aspects.grade(verb["grade"])
            first, since = since, verb.end()
            if grade is None or _NOT_SAID.search(text, max(first, verb.start() - _NOT_SAID_REACH), verb.start()):
                continue
            for aspect in self._aspects(text, first, verb.start(), verb.end(), clause.strand):
                yield self.aspects.statement(aspect, clause.strand, grade, Place.SENTENCE, clause.passage)

    def _aspects(self, text: str, first: int, start: int, end: int, strand: str | None) -> list[Aspect]:
        """The aspects named before the verb, or after it where the sentence is turned round ("a further area judged adequate is …")."""
        subject = text[max(first, start - _SUBJECT_REACH) : start]
        turned = re.search(r"\barea\s*$", subject[-_TURNED_REACH:])
        words = text[end : end + _SUBJECT_REACH] if turned else subject
        if _OF_OTHERS.search(words):
            return []
        return [a for a, pattern in self._patterns if (not a.strands or strand in a.strands) and pattern.search(words)]

    def _telling(self, aspect: Aspect) -> re.Pattern[str]:
        patterns = _TELLING.get(aspect.slug) or tuple(
            re.sub(r"\\?[\s-]+", r"[\\s-]+", r"\b" + re.escape(words) + r"\b") for words in self._short_forms(aspect)
        )
        return re.compile("|".join(patterns), re.IGNORECASE)

    def _short_forms(self, aspect: Aspect) -> list[str]:
        """The aspect's names as prose shortens them: without an introduction or the services it is of."""
        names = (aspect.label, *aspect.alternatives)
        bare = {re.sub(r"^(?:Evaluation, including |Making an? |Being |The )", "", name) for name in names}
        bare |= {
            name.split(" including ")[0] for name in bare if " including " in name and not name.startswith("Evaluation")
        }
        return sorted(bare | {" and ".join(name.split(", ")[:2]) for name in bare if name.count(", ") >= 1})
