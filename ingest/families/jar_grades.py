"""The grades of joint area reviews: sentences that judge, and the table of figures, for one part of the services or for three."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.facts import GradeStatement, Judgement, OwnAspect, Place, Shortfall
from ingest.grades.aspect_names import fold
from ingest.grades.forms.jar_subjects import FIRST_FORM_SUBJECTS, SECOND_FORM_SUBJECTS
from ingest.grades.grading import AspectReader, settle
from ontology.folding import slug
from ontology.registers.register import Organisation
from ontology.schemes import Aspect, Grade, Schemes
from ontology.terms import concept

OVERALL, COUNCIL, HEALTH = "overall", "council", "health"
"""The parts of the services, in the order of the table's columns: notations of the scheme judgedParts."""

_PARTS = (OVERALL, COUNCIL, HEALTH)
_OF_COUNCIL = frozenset({"council-services", "education-service", "social-care-service", "youth-service"})
FIRST_FORM_YEAR, SECOND_FORM_YEAR = 2006, 2008
"""By which the schemes tell the aspects of the two forms apart; the reports of 2007 are of either."""

_SECOND_FORM = re.compile(
    r"local\s+services\s+overall|contribution\s+of\s+local\s+services\s+to|main\s+findings\s+of\s+this\s+joint\s+area\s+review",
    re.IGNORECASE,
)
_FIRST_FORM = re.compile(r"\bwork\s+of\s+all\s+local\s+services\s+in\b", re.IGNORECASE)
_OUTCOMES = frozenset(
    {
        "being-healthy",
        "staying-safe",
        "enjoying-and-achieving",
        "making-a-positive-contribution",
        "achieving-economic-well-being",
    }
)
_FEWEST_OF_FIRST = 3  # of its five sentences, each printed twice
_OF_MANAGEMENT = re.compile(
    r"^(?:ambition|prioriti[sz]ation|capacity-(?:20|own)|performance-management|value-for-money)"
)
_TABLE = re.compile(
    r"^(?:(?:areas?\s+(?:of|for)\s+judge?ments?|judge?ments?\s+areas?|grades?\s+awarded)\b|(?:summary\s+of\s+)?(?:grades|judge?ments)\W*$)",
    re.IGNORECASE,
)
_SCALE = re.compile(r"^(?:grades?\s+awarded\s*:|grades?\s+[1-4]\b|[1-4]\s*[:=–-]\s*[a-z])", re.IGNORECASE)
_COLUMNS = re.compile(
    r"^(?:(?:local|services?|overall|council(?:['’]s)?|health|grades?|awarded|areas?|(?:of|for)|judge?ments?)\b[\s:/]*)+$",
    re.IGNORECASE,
)
_MARK = r"(?:(?:grade\s*)?[1-4](?:\s*\(?(?:{words})\)?)?|(?:{words})(?:\s*\(?[1-4]\)?)?|[-–—]|n/?a|not\s+(?:graded|judged|inspected))"
_HEADING_LENGTH = 160
_ANNEX = re.compile(r"^(?:annex|appendix)\b(?!.*\b(?:judge?ments|grades)\b)", re.IGNORECASE)
_SMALL = frozenset(
    {"the", "a", "an", "of", "for", "in", "on", "to", "and", "or", "with", "by", "at", "from", "action", "impact", "work", "services", "service"}
    | {"local", "improving", "improve", "reducing", "reduce", "children", "young", "people", "outcomes", "partners", "partnership", "strategy"}
)  # fmt: skip
# What a row says of its kind before its name: "Further issue for investigation: the 14–19 strategy"
_FURTHER = re.compile(
    r"^(?:further|other|additional)\s+(?:issues?|investigations?|areas?)(?:\s+(?:identified\s+)?for\s+(?:further\s+)?investigation)?\s*[:–-]\s*",
    re.IGNORECASE,
)
_LABEL_LINES = 4  # of the table: the longest label takes three


@dataclass(frozen=True, slots=True)
class _Row:
    """A table's row: its label, and its figures by their places among the columns."""

    label: Passage
    marks: tuple[Passage | None, ...]
    sure: bool = True  # which column a figure stands in is known


class JarGrades:
    """Reads the grades of one report. `odd`: what is there to give a grade and cannot be told."""

    def __init__(self, document: Document, schemes: Schemes, area: Organisation) -> None:
        self.document = document
        self.area = area
        whole = " ".join(block.text for block in document.content())
        # an annex of the first form may have the second's column
        self.first_form = not _SECOND_FORM.search(whole) or len(_FIRST_FORM.findall(whole)) >= _FEWEST_OF_FIRST
        year = FIRST_FORM_YEAR if self.first_form else SECOND_FORM_YEAR
        self.aspects = AspectReader(document, schemes, "jar", year)
        self._by_slug = {aspect.slug: aspect for aspect in schemes.aspects("jar")}
        self.own: dict[str, OwnAspect] = {}
        self.odd: list[Shortfall] = []
        words = self.aspects.grade_words()
        self._mark = re.compile(_MARK.format(words=words), re.IGNORECASE)
        self._marks_last = re.compile(
            rf"(?:^|(?<=\s))(?:{self._mark.pattern})(?:\s+(?:{self._mark.pattern})){{0,2}}$", re.IGNORECASE
        )
        self._key = re.compile(rf"(?:.*\boverall services services\s+)?(?:(?:{words}|[1-4])\W*)+", re.IGNORECASE)
        self._sentence = re.compile(
            rf"^(?P<subject>[^.;:]{{3,260}}?)\s+(?:is|are|was|were|has\s+been|have\s+been)\s+(?:judged\s+(?:to\s+be|as)\s+)?(?:overall\s+)?"
            rf"(?P<grade>{words})(?=\s*(?:[.,;:–—]|$|\s(?:overall|with|and|but|because|although|as|despite)\b))",
            re.IGNORECASE,
        )

    def judgements(self) -> tuple[Judgement, ...]:
        """The judgements, from table and sentences."""
        rows = list(self._rows())
        columns = any(len(row.marks) > 1 for row in rows)
        statements = [statement for row in rows for statement in self._of_row(row, columns)]
        statements += self._in_sentences()
        # the first form says its grades in sentences, and an annex repeats them; the second says them in its table
        return settle(statements, self.aspects.aspects, Place.SENTENCE if self.first_form else Place.TABLE)

    def _part(self, aspect: Aspect | OwnAspect) -> str:
        return COUNCIL if isinstance(aspect, Aspect) and aspect.slug in _OF_COUNCIL else OVERALL

    def _statement(
        self, aspect: Aspect | OwnAspect, part: str, grade: Grade, place: Place, first: Passage, last: Passage
    ) -> GradeStatement:
        return GradeStatement(aspect.iri, None, grade.iri, place, self.document.quote_from(first, last), part)

    def _in_sentences(self) -> Iterator[GradeStatement]:
        """What sentences grade whose whole subject is an aspect, before the annexes, which speak of the council alone."""
        subjects = FIRST_FORM_SUBJECTS if self.first_form else SECOND_FORM_SUBJECTS
        outcome = False  # the section is on an outcome: what it says of ambition is on a part of that
        for block in self._body():
            if block.kind is BlockKind.HEADING and (headed := self.aspects.aspect(block.text, None)) is not None:
                outcome = headed.slug in _OUTCOMES
            for sentence in block.passage.sentences():
                match = self._sentence.match(sentence.text)
                grade = self.aspects.grade(match["grade"]) if match else None
                said = subjects.first(match["subject"].strip(" ,")) if match else None
                if match is None or grade is None or said is None:
                    continue
                if outcome and _OF_MANAGEMENT.match(said.form.says):
                    continue
                aspect = (
                    self._further(said.match["issue"])
                    if said.form.says == "further-issue"
                    else self._by_slug[said.form.says]
                )
                if aspect is not None:
                    yield self._statement(aspect, self._part(aspect), grade, Place.SENTENCE, sentence, sentence)

    def _body(self) -> Iterator[Block]:
        for block in self.document.content():
            if block.kind is BlockKind.HEADING and _ANNEX.match(block.text):
                return
            if block.kind is not BlockKind.ROW:
                yield block

    def _further(self, issue: str) -> OwnAspect | None:
        """The further issue of the table that a sentence speaks of: all that its name says is in the sentence."""
        said = set(fold(issue).split())
        fitting = [own for own in self.own.values() if _telling(own.label) and _telling(own.label) <= said | _SMALL]
        return fitting[0] if len(fitting) == 1 else None

    def _of_row(self, row: _Row, columns: bool) -> Iterator[GradeStatement]:
        aspect = self.aspects.aspect(row.label.text, None) or (self._own(row.label.text) if columns else None)
        if aspect is None:
            self.odd.append(
                Shortfall(f"an aspect for the graded row “{row.label.text[:120]}”", "the framework's aspects")
            )
            return
        for part, mark in zip(_PARTS if columns else (self._part(aspect),), row.marks, strict=False):
            if mark is None:
                continue
            grade = self.aspects.grade(mark.text)
            if grade is not None:
                yield self._statement(aspect, part, grade, Place.TABLE, row.label, mark)
            elif re.search(r"[1-4]|[a-z]{4}", mark.text) and not re.match(r"not\b", mark.text, re.IGNORECASE):
                self.odd.append(
                    Shortfall(
                        f"the grade that “{mark.text[:80]}” gives for “{row.label.text[:80]}”",
                        "the scale: figure and word differ",
                    )
                )
        if not row.sure:
            self.odd.append(
                Shortfall(
                    f"for which part of the services the other grade of “{row.label.text[:80]}” is",
                    "the table of grades: the copy has lost its empty cells",
                )
            )

    def _own(self, label: str) -> OwnAspect:
        """A further issue that was chosen for this area, by the name that its table gives it."""
        name = " ".join(_FURTHER.sub("", label).split()).strip(" .:;")
        iri = concept("aspects", "jar", "further", f"{self.area.key.lower()}-{slug(name)}")
        return self.own.setdefault(iri, OwnAspect(iri, name, self._by_slug["further-issue"].iri))

    def _rows(self) -> Iterator[_Row]:
        """The rows of the table of grades, drawn or in lines; a copy may have each figure on a line of its own."""
        for region in self._regions():
            held: list[Passage] = []
            rows: list[_Row] = []
            for line in region:
                if isinstance(line, Block):
                    held = []
                    rows += self._drawn(line)
                elif _SCALE.match(line.text) or (not held and _COLUMNS.match(line.text) and not self._labels(line)):
                    held = []
                elif not held and rows and self._mark.fullmatch(line.text) and len(rows[-1].marks) < len(_PARTS):
                    rows[-1] = _Row(rows[-1].label, (*rows[-1].marks, line), sure=len(rows[-1].marks) != 1)
                elif not held and rows and self._goes_on(rows[-1], line):
                    rows[-1] = replace(rows[-1], label=rows[-1].label.joined(line))
                else:
                    rows += self._in_lines(line, held)
            yield from (row if row.sure else _Row(row.label, row.marks[:1], sure=False) for row in rows)

    def _goes_on(self, row: _Row, line: Passage) -> bool:
        """Whether a line without figures is the rest of the label whose figures stand on the line before it."""
        if self._marks_last.search(line.text) or not row.label.text or row.marks[-1] is None:
            return False
        if row.label.offsets[-1] > row.marks[-1].offsets[0] and not line.text[:1].islower():
            return False
        return line.text[:1].islower() or (not self._labels(row.label) and self._labels(row.label.joined(line)))

    def _labels(self, line: Passage) -> bool:
        return self.aspects.aspect(line.text, None) is not None

    def _regions(self) -> Iterator[list[Passage | Block]]:
        """What stands under the heading of the table up to the next heading: drawn rows, and lines."""
        found: list[Passage | Block] = []
        inside = False
        for block in self.document.content():
            heads = (len(block.text) <= _HEADING_LENGTH and bool(_TABLE.match(block.text))) or bool(
                _TITLED.match(block.text)
            )
            if block.kind is BlockKind.HEADING and not heads and not (inside and self._labels(block.passage)):
                if found:
                    yield found
                found, inside = [], False
            elif block.kind is BlockKind.ROW and len(block.cells) > 1:
                found.append(block)
            else:
                lines = list(self.document.lines(block.passage))
                at = next((i for i, line in enumerate(lines) if _TABLE.match(line.text)), None)
                if heads or inside or at is not None:
                    inside = True
                    found += lines if at is None else lines[at:]
        if found:
            yield found

    def _drawn(self, block: Block) -> Iterator[_Row]:
        label, *cells = block.cells
        marks = tuple(cell if cell.text and self._mark.fullmatch(cell.text.strip()) else None for cell in cells)
        odd = any(cell.text and mark is None for cell, mark in zip(cells, marks, strict=True))
        if label.text and any(marks) and not odd and not _SCALE.match(label.text):
            yield _Row(label, marks)

    def _in_lines(self, line: Passage, held: list[Passage]) -> Iterator[_Row]:
        """A row whose label may have begun in the lines before; a copy has no empty cells, so that two figures of three are unsure."""
        last = self._marks_last.search(line.text)
        words = line.cut(0, last.start()) if last else line
        if words.text:
            held.append(words)
        if last is not None and held and self._key.fullmatch(" ".join(each.text for each in held)):
            held.clear()  # the scale, whose lines stand between those of the columns' heads
            return
        if last is None or not held:
            del held[: max(0, len(held) - _LABEL_LINES)]
            return
        label = self._label(held)
        marks = [line.cut(m.start(), m.end()) for m in self._mark.finditer(line.text, last.start())]
        held.clear()
        yield _Row(label, tuple(marks[:1]) if len(marks) == 2 else tuple(marks), sure=len(marks) != 2)

    def _label(self, held: Sequence[Passage]) -> Passage:
        """The last lines that together are an aspect's name, or else all that begin with the last capital."""
        joined = [_join(held[i:]) for i in range(len(held))]
        known = next((words for words in joined if self._labels(words)), None)
        begins = next(
            (words for words, first in zip(reversed(joined), reversed(held), strict=True) if first.text[:1].isupper()),
            joined[-1],
        )
        return known or begins


_TITLED = re.compile(r"^(?:annex|appendix)\b.*\b(?:judge?ments|grades)\b", re.IGNORECASE)


def _join(parts: Sequence[Passage]) -> Passage:
    whole = parts[0]
    for part in parts[1:]:
        whole = whole.joined(part)
    return whole


def _telling(label: str) -> set[str]:
    return set(fold(label).split()) - _SMALL


def missing(grades: JarGrades, judgements: Iterable[Judgement]) -> Iterator[Shortfall]:
    """The aspects that such a report grades and this one was not found to, and what could not be told."""
    graded = {judgement.aspect for judgement in judgements}
    for aspect in grades.aspects.aspects:
        if aspect.expected and aspect.iri not in graded:
            yield Shortfall(f"a grade for “{aspect.label}”", "the sentences that judge, and the table of grades")
    for words in grades.aspects.doubtful:
        yield Shortfall(f"the grade that “{words.text[:120]}” gives", "the scale's figures and words")
    yield from grades.odd
