"""The grades of the single inspection framework: a table on the first page, sentences over and under it, headings within.

The overall judgement and the board's have no name in the table: a sentence says them, "Children's services in Marlshire are
good", "The Local Safeguarding Children Board requires improvement", which a line end may cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.facts import GradeStatement, Judgement, Place
from ingest.grades.grading import AspectReader, settle
from ontology.schemes import Aspect, Schemes

CHILDREN_SERVICES = r"\b(?:children['’]s\s+services|services\s+for\s+children)\s+in\s+"
FRONT_TABLE = re.compile(
    r"^(?:1\.?\s*)?children\s+who\s+need\s+help\s+and\s+protection\b", re.IGNORECASE | re.MULTILINE
)

_BOARD_SUBJECT = (
    r"(?!an?\s)(?:the\s+)?(?:effectiveness\s+of\s+the\s+)?(?:[\w’' -]{0,50}?\s)?(?:safeguarding\s+children(?:['’]?s|s['’])?\s+board|LSCB)"
    r"(?:\s*\([^)]*\))?"
)
_OVERALL_SUBJECTS = (
    r"(?:the\s+)?overall\s+judge?ment\s+is(?:\s+that\s+children['’]s\s+services(?:\s+in\s+[^;:]{2,60}?)?|\s+that\s+it)?",
    r"(?:overall,?\s+)?(?:children['’]s\s+services|services\s+for\s+children)\s+in\s+[^;:]{2,80}?",
    r"(?:this|the)\s+local\s+authority",
)
_NOT_JUDGED = re.compile(r"^(?:this\s+(?:area|aspect)\s+(?:is|was|has)\s+)?not\s+(?:been\s+)?judged\b", re.IGNORECASE)
_LINE = 200  # characters: no heading or box with a grade is longer
_CUT_LINE = 130  # a line that breaks off before its grade
_REST = 45  # what a line end cut from it: "improvement to be good."
_SUMMARY_BLOCKS = 30  # of a part of the report: its summary stands before its findings


class SifGrades:
    """Reads the judgements of one report."""

    def __init__(self, document: Document, schemes: Schemes) -> None:
        self.document = document
        self.aspects = AspectReader(document, schemes, "sif")
        self.not_judged: set[str] = set()  # aspects that the table names and says it does not judge
        self.unknown: list[Block] = []  # graded rows of the table that name no known aspect
        words = self.aspects.grade_words()
        grade = rf"(?:\s+(?:is|are))?(?:\s+judged\s+(?:to\s+be|as))?\s+(?P<grade>{words})"
        self._overall = re.compile(rf"^(?P<subject>{'|'.join(_OVERALL_SUBJECTS)}){grade}\b", re.IGNORECASE)
        self._board = re.compile(rf"^(?P<subject>{_BOARD_SUBJECT}){grade}\b", re.IGNORECASE)
        linked = r"(?:\s*[:–-]|\s+(?:is|are)(?:\s+that\s+(?:it|they)(?:\s+(?:is|are))?)?)?"  # "is that it is good"
        self._heading = re.compile(rf"^(?P<name>.{{10,}}?){linked}\s+(?P<grade>{words})\W*\d?$", re.IGNORECASE)
        # within running text a grade is one only where its clause ends: "good at …" grades nothing
        self._clause_ends = re.compile(r"\s*(?:[.;:,]|because\b|overall\b|$)", re.IGNORECASE)

    def read(self, front: Sequence[Block], services: Sequence[Block], board: Sequence[Block]) -> tuple[Judgement, ...]:
        """From the first page's table, the headings of both parts and, where neither grades an aspect, the summary's sentence."""
        front, services, board = (
            [block for block in part if self.aspects.grades_this(block)] for part in (front, services, board)
        )
        in_table, self.unknown = self.aspects.table([(block, None) for block in front if len(_cells(block)) > 1])
        self.not_judged = {aspect.iri for block in front if (aspect := self._not_judged(block))}
        found = [
            *in_table,
            *self._lines(front, Place.TABLE),
            *self._lines(services, Place.HEADING),
            *self._lines(board, Place.HEADING),
        ]
        found += self._headings([block for block in services if _is_line(block)])
        found = [replace(s, strand=self._strand(s.aspect)) for s in found]
        for aspect, pattern, blocks in ((self.overall, self._overall, services), (self.board, self._board, board)):
            if aspect.iri not in {s.aspect for s in found}:
                found += self._sentence(aspect, pattern, blocks)
        once = {(s.aspect, s.quotation.start): s for s in reversed(found)}
        return settle(
            sorted(once.values(), key=lambda s: (s.strand is not None, s.quotation.start)), self.aspects.aspects
        )

    def _not_judged(self, block: Block) -> Aspect | None:
        """The aspect of a row whose last cell says that it is not judged."""
        *label, last = [cell.text for cell in _cells(block)] or [""]
        return self.aspects.aspect(" ".join(label), None) if label and _NOT_JUDGED.match(last) else None

    @property
    def overall(self) -> Aspect:
        """Overall effectiveness."""
        return self.aspects.aspects[0]

    @property
    def board(self) -> Aspect:
        """The effectiveness of the board."""
        return next(aspect for aspect in self.aspects.aspects if aspect.strands)

    def _strand(self, iri: str) -> str | None:
        return self.board.strands[0] if iri == self.board.iri else None

    def _lines(self, blocks: Sequence[Block], place: Place) -> list[GradeStatement]:
        """The lines that say the overall judgement or the board's: a box of the table, a heading; cut over two, or whole."""
        found = []
        for i, block in enumerate(blocks):
            if not _is_line(block) and not (place is Place.TABLE and block.kind is BlockKind.ROW):
                continue
            whole, rest = block.passage, blocks[i + 1] if i + 1 < len(blocks) else None
            if block.ends_open() and rest is not None and len(block.text) < _CUT_LINE and len(rest.text) < _REST:
                whole = whole.joined(rest.passage)
            where = place if block.kind is BlockKind.ROW else Place.HEADING
            for aspect, pattern in ((self.overall, self._overall), (self.board, self._board)):
                match = pattern.match(block.text) or pattern.match(whole.text)
                if match is None or match.end("subject") >= len(block.text) or not self._grades(block, match):
                    continue
                grade = self.aspects.grade(match["grade"])
                if grade is not None:
                    found.append(self.aspects.statement(aspect, None, grade, where, whole.cut(0, match.end())))
        return found

    def _grades(self, block: Block, match: re.Match[str]) -> bool:
        """Whether a line grades: a heading or a box does, a paragraph's sentence only where its clause ends with the grade."""
        return block.kind is not BlockKind.PARAGRAPH or bool(self._clause_ends.match(match.string, match.end()))

    def _headings(self, lines: Sequence[Block]) -> list[GradeStatement]:
        """The headings that name an aspect and its grade: on one line, in two cells, or the grade alone on the next."""
        found = []
        for i, block in enumerate(lines):
            match = self._heading.match(block.text)
            last = block if match else lines[i + 1] if i + 1 < len(lines) else block
            aspect = self.aspects.aspect(match["name"] if match else block.text, None)
            grade = self.aspects.grade(match["grade"] if match else last.text) if aspect else None
            if aspect and grade:
                found.append(self.aspects.statement(aspect, None, grade, Place.HEADING, block.passage, last.passage))
        return found

    def _sentence(self, aspect: Aspect, pattern: re.Pattern[str], blocks: Iterable[Block]) -> list[GradeStatement]:
        for sentence in _sentences(blocks):
            match = pattern.match(sentence.text)
            grade = self.aspects.grade(match["grade"]) if match else None
            if match and grade and self._clause_ends.match(sentence.text, match.end()):
                return [self.aspects.statement(aspect, self._strand(aspect.iri), grade, Place.SENTENCE, sentence)]
        return []


def _cells(block: Block) -> list[Passage]:
    return [cell for cell in block.cells if cell.text]


def _is_line(block: Block) -> bool:
    """Whether a block is short enough for a heading, and no item or finding."""
    return block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ROW) and len(block.text) < _LINE


def _sentences(blocks: Iterable[Block]) -> Iterable[Passage]:
    for block in list(blocks)[:_SUMMARY_BLOCKS]:
        yield from block.passage.sentences()
