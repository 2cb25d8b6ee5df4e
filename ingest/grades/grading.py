"""Where reports state grades: in the summary table, in a section's heading, in the sentence that grades.

Readers give GradeStatements; `settle` makes Judgements of them: the table decides, then the heading, then the sentence,
and a statement that differs stays with the judgement as a contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.documents.document import Block, Document, Passage
from ingest.facts import GradeStatement, Judgement, Place
from ingest.grades.aspect_names import AspectNames, fold
from ingest.grades.earlier_grades import earlier_grades
from ingest.grades.grade_words import GradeWords
from ontology.schemes import Aspect, Grade, Schemes

# Words that a sentence adds to an aspect's name without speaking of anything else.
_FILLING = frozenset(
    {"the", "a", "an", "of", "for", "in", "and", "to", "with", "at", "from", "their", "its", "overall", "local", "area"}
    | {
        "services",
        "service",
        "quality",
        "arrangements",
        "young",
        "people",
        "council",
        "authority",
        "partnership",
        "county",
        "city",
    }
)
_STRAND_WORDS: dict[str | None, frozenset[str]] = {
    "safeguarding": frozenset({"safeguarding", "children"}),
    "looked-after": frozenset({"looked", "after", "children", "care", "leavers"}),
}
# A sentence about another time or another inspection grades nothing of this one.
_ANOTHER_TIME = re.compile(
    r"\b(?:19|20)\d{2}\b|\b(?:previous|previously|last|earlier|former)\b|\bjoint\s+area\s+review\b|\bJAR\b|\bunannounced\b",
    re.IGNORECASE,
)
# "Health outcomes have improved since the last inspection and are now adequate": of this time all the same.
_IMPROVED = re.compile(r"\s+(?:has|have)\s+improved\b[^.;:]{0,60}?\s+and\s+(?=(?:is|are)\s+now\s)", re.IGNORECASE)
_PLACE_NAME = re.compile(r"\b(?:in|across|within)\s+(?:the\s+)?((?:[A-Z][\w’'-]*(?:\s+(?:and|of|upon|on)\s+)?\s?)+)$")
_LABEL_ROWS = 3  # a table's label runs over so many rows beside the one with its grade
Stranded = list[tuple[Block, str | None]]
"""Blocks, each with the strand of the report that it stands in; None where there is but one."""

_PLACE_ORDER = {Place.TABLE: 0, Place.HEADING: 1, Place.SENTENCE: 2}


@dataclass(frozen=True, slots=True)
class GradedText:
    """A line that names an aspect and, where it does, its grade. `doubtful`: it gives a grade that cannot be told."""

    aspect: Aspect
    grade: Grade | None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    """A table's row: its label's cells, and the grade with its cell."""

    block: Block
    strand: str | None
    labels: tuple[Passage, ...]
    grade: Grade | None = None
    cell: Passage | None = None


class AspectReader:
    """Knows the aspects and the scale of one framework, and reads them in the words of its reports.

    `year`: of the form of the report's table, whose `aspects` are those that it is expected to grade; a wording may mean
    another aspect in another year's form.
    """

    def __init__(self, document: Document, schemes: Schemes, framework: str, year: int | None = None) -> None:
        self.document = document
        self.schemes = schemes
        self.framework = framework
        self.aspects: tuple[Aspect, ...] = schemes.aspects(framework, year)
        self.doubtful: list[Passage] = []  # what was there to give a grade that cannot be told
        self._names = AspectNames(schemes.aspects(framework), year)
        self.words = GradeWords(schemes, framework)
        self._earlier = earlier_grades(document.content(), lambda text: self.words.trailing(text) is not None)
        self._sentence = re.compile(
            rf"(?P<subject>[^;:]{{3,160}}?)(?:(?P<now>{_IMPROVED.pattern})(?:is|are)\s+now\s+|\s+(?:is|are|was|were)\s+)(?:judged\s+(?:to\s+be|as)\s+)?(?:overall\s+)?"
            rf"(?P<grade>{self.grade_words()})(?=\s*(?:[.,;:–—]|$|\s(?:overall|with|and|but|because|although|as|despite)\b))"
            r"(?!\s+(?:and|but)\s+improving\s+in)",
            re.IGNORECASE,
        )

    def grade(self, words: str) -> Grade | None:
        """The grade that these words are and nothing else; None too where figure and word contradict each other."""
        return self.words.grade(words)

    def grades_this(self, block: Block) -> bool:
        """Whether what a block grades is this inspection's: it stands in no list of an earlier one's grades."""
        return block.index not in self._earlier

    def grade_words(self) -> str:
        """A pattern of the scale's words, longest first."""
        return self.words.pattern

    def aspect(self, words: str, strand: str | None) -> Aspect | None:
        """The aspect that these words name, in that strand."""
        return self._names.aspect(words, strand)

    def heading(self, words: str, strand: str | None) -> GradedText | None:
        """A heading's aspect, with the grade that stands behind it on the same line."""
        whole = self.aspect(words, strand)
        if whole is not None:
            return GradedText(whole, None)
        trailing = self.words.trailing(words)
        aspect = self.aspect(words[: trailing.start], strand) if trailing else None
        return GradedText(aspect, trailing.grade, trailing.grade is None) if trailing and aspect else None

    def statement(
        self,
        aspect: Aspect,
        strand: str | None,
        grade: Grade,
        place: Place,
        first: Passage,
        last: Passage | None = None,
    ) -> GradeStatement:
        """The statement, quoted from the first passage to the last."""
        quotation = self.document.quote_from(first, last or first)
        return GradeStatement(aspect.iri, strand, grade.iri, place, quotation)

    def table(self, blocks: Sequence[tuple[Block, str | None]]) -> tuple[list[GradeStatement], list[Block]]:
        """The statements of a table's rows, each given with its strand; and the rows with a grade that name no known aspect.

        A label may run over several rows, the grade standing on any of them.
        """
        rows = [self._row(block, strand) for block, strand in blocks if self.grades_this(block)]
        found: list[GradeStatement] = []
        unknown: list[Block] = []
        for i, row in enumerate(rows):
            if row.grade is None or row.cell is None:
                continue
            named = self._label(rows, i)
            if named is None:
                unknown.append(row.block)
                continue
            aspect, first, last = named
            ends = max(row.cell, last, key=lambda passage: passage.offsets[-1])
            found.append(self.statement(aspect, row.strand, row.grade, Place.TABLE, first, ends))
        return found, unknown

    def _row(self, block: Block, strand: str | None) -> _Row:
        cells = [cell for cell in (block.cells or (block.passage,)) if cell.text]
        if not cells:
            return _Row(block, strand, ())
        last = cells[-1]
        grade = self.grade(last.text) if len(cells) > 1 or self.words.speaks_of_one(last.text) else None
        if grade is not None:
            return _Row(block, strand, tuple(cells[:-1]), grade, last)
        if self.words.speaks_of_one(last.text):
            self.doubtful.append(block.passage)
        elif (
            len(cells) == 1 and self.aspect(last.text, strand) is None and (trailing := self.words.trailing(last.text))
        ):
            if trailing.grade is None:
                self.doubtful.append(last)
            return _Row(block, strand, (last.cut(0, trailing.start),), trailing.grade, last.cut(trailing.start))
        return _Row(block, strand, tuple(cells))

    def _label(self, rows: Sequence[_Row], at: int) -> tuple[Aspect, Passage, Passage] | None:
        """The aspect whose grade stands on a row: its label, with the ungraded rows before or after it that it needs."""
        before = _ungraded(rows, range(at - 1, max(-1, at - 1 - _LABEL_ROWS), -1), rows[at].strand)
        after = _ungraded(rows, range(at + 1, min(len(rows), at + 1 + _LABEL_ROWS)), rows[at].strand)
        if not rows[
            at
        ].labels:  # a grade alone: it is the row's before it, unless the copy lists labels first and then grades
            alone = any(not row.labels and row.grade for row in rows[at + 1 : at + 2])
            after, before = [], [] if alone else before
        joins = [(above, below) for above in range(len(before) + 1) for below in range(len(after) + 1)]
        for above, below in sorted(joins, key=lambda rows_taken: -sum(rows_taken)):  # the longest label that is one
            label = [*reversed(before[:above]), rows[at], *after[:below]]
            cells = [cell for row in label for cell in row.labels]
            aspect = self.aspect(" ".join(cell.text for cell in cells), rows[at].strand) if cells else None
            if aspect is not None:
                return aspect, cells[0], cells[-1]
        return None

    def headings(self, blocks: Sequence[tuple[Block, str | None]]) -> list[GradeStatement]:
        """The statements of headings: the grade on the same line, or alone on the next."""
        found = []
        for i, (block, strand) in enumerate(blocks):
            graded = self.heading(block.text, strand) if self.grades_this(block) else None
            if graded is None:
                continue
            grade, last = graded.grade, block.passage
            following = blocks[i + 1][0] if i + 1 < len(blocks) else None
            if grade is None and not graded.doubtful and following and self.words.speaks_of_one(following.text):
                grade, last = self.grade(following.text), following.passage
            if grade is not None:
                found.append(self.statement(graded.aspect, strand, grade, Place.HEADING, block.passage, last))
            elif graded.doubtful or last is not block.passage:
                self.doubtful.append(last)
        return found

    def sentences(
        self, blocks: Iterable[tuple[Block, str | None]], wanted: set[tuple[str | None, str]]
    ) -> list[GradeStatement]:
        """The first sentence that grades each wanted (strand, aspect IRI): its subject is the aspect and nothing narrower."""
        left = set(wanted)
        found = []
        for sentence, strand in _sentences((block, strand) for block, strand in blocks if self.grades_this(block)):
            match = self._sentence.match(sentence.text)
            grade = self.grade(match["grade"]) if match else None
            if match is None or grade is None or (_ANOTHER_TIME.search(sentence.text) and not match["now"]):
                continue
            for aspect in self.aspects:
                if (strand, aspect.iri) in left and _speaks_of(match["subject"], aspect, strand):
                    found.append(self.statement(aspect, strand, grade, Place.SENTENCE, sentence))
                    left.discard((strand, aspect.iri))
        return found


def _ungraded(rows: Sequence[_Row], places: Iterable[int], strand: str | None) -> list[_Row]:
    """The rows at these places up to the first that has a grade, no label, or another strand."""
    found: list[_Row] = []
    for place in places:
        row = rows[place]
        if row.grade is not None or not row.labels or row.strand != strand:
            break
        found.append(row)
    return found


def _sentences(blocks: Iterable[tuple[Block, str | None]]) -> Iterator[tuple[Passage, str | None]]:
    for block, strand in blocks:
        for sentence in block.passage.sentences():
            yield sentence, strand


def _speaks_of(words: str, aspect: Aspect, strand: str | None) -> bool:
    """Whether a sentence's subject is the aspect and nothing narrower."""
    place = _PLACE_NAME.search(words)
    subject = set(fold(words[: place.start()] if place else words).split())
    for name in (aspect.label, *aspect.alternatives):
        needed = set(fold(name).split()) - _FILLING
        extra = subject - needed - _FILLING - _STRAND_WORDS.get(strand, frozenset())
        if needed and needed <= subject and not extra:
            return True
    return False


def settle(
    statements: Iterable[GradeStatement], aspects: Sequence[Aspect], first: Place = Place.TABLE
) -> tuple[Judgement, ...]:
    """One judgement per strand, aspect and part, in the order of strands and parts as they come and of the framework's aspects.

    `first`: the place that decides before the others, where the report's form says the grade there and repeats it elsewhere.
    """
    order = {aspect.iri: i for i, aspect in enumerate(aspects)}
    groups: dict[tuple[str | None, str, str | None], list[GradeStatement]] = {}
    strands: list[str | None] = []
    parts: list[str | None] = []
    for statement in statements:
        groups.setdefault((statement.strand, statement.aspect, statement.part), []).append(statement)
        if statement.strand not in strands:
            strands.append(statement.strand)
        if statement.part not in parts:
            parts.append(statement.part)

    def place(judged: tuple[str | None, str, str | None]) -> tuple[int, int, str, int]:
        strand, aspect, part = judged
        return strands.index(strand), order.get(aspect, len(order)), aspect, parts.index(part)

    judgements = []
    for strand, aspect, part in sorted(groups, key=place):
        ranked = sorted(
            groups[strand, aspect, part], key=lambda s: (s.place is not first, _PLACE_ORDER[s.place], s.quotation.start)
        )
        judgements.append(Judgement(aspect, strand, ranked[0].grade, tuple(ranked), part))
    return tuple(judgements)
