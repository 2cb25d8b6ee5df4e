"""Inspection of progress after a joint area review, 2008 to 2010: progress judged in sentences, priorities that name bodies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from ingest.asks.item_lists import ItemList, read_list
from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.earlier.follow_ups import followed_up
from ingest.earlier.progress import Progress
from ingest.facts import (
    Citation,
    FollowUp,
    GradeStatement,
    Judgement,
    Place,
    Quotation,
    ReportFacts,
    Shortfall,
)
from ingest.families.assemble import CQC, OFSTED, Opening, ReportContents, assemble, begin, lacking
from ingest.families.family import TITLE_REACH, Family, Sign
from ingest.families.front_page import NEXT_LABEL, PUBLISHED, published
from ingest.families.reading_context import ReadingContext, cover
from ingest.grades.aspect_names import fold
from ingest.grades.grading import AspectReader, settle
from ontology.schemes import Aspect, Schemes

NOTATION = "jar-progress"

_TITLE = re.compile(
    r"\binspection\s+of\s+(?:the\s+)?progress\s+(?:made\s+)?in\s+(?:the\s+)?(?:provision\s+of\s+)?safeguarding(?:\s+services)?",
    re.IGNORECASE,
)
_ITEMS = re.compile(r"^priorit(?:y|ies)\s+for\s+(?:further\s+)?improvement\W*$", re.IGNORECASE)
_ENDS = re.compile(r"^(?:(?:summary\s+of\s+)?key\s+findings|evidence|context|recommendations?)\W*$", re.IGNORECASE)
# The summary says again, of several sections at once, what each section's own first sentence says.
_SUMMARY = re.compile(r"^summary\b", re.IGNORECASE)
_SINCE = re.compile(r"\s+(?:since|from)\s+.*$", re.IGNORECASE)
_OF_SOME = re.compile(
    r"\bprogress\s+(?:has\s+been\s+|was\s+)?(?:made\s+)?in\s+(?:some|many|most|part)\b", re.IGNORECASE
)
_HEADING_LENGTH = 180  # characters: the longest heading names two things that are judged
_INSPECTORATES = (
    (OFSTED, "Ofsted"),
    (CQC, "Care Quality Commission"),
    ("organisation/hmicfrs", "Inspectorate of Constabulary"),
)


def read(context: ReadingContext) -> ReportFacts:
    """The facts of one report of this family."""
    document = context.document
    front = cover(document, "About the inspection")
    printed = published(front, document)
    by = tuple(iri for iri, name in _INSPECTORATES if any(name in passage.text for passage in front))
    opening = Opening(
        family=NOTATION, places=_places(front), printed=printed, inspectorates=by or (OFSTED,),
        shortfalls=lacking(("the date of publication", "“Published” on the cover", context.published(printed))),
    )  # fmt: skip
    reading = begin(context, opening)
    grades = _ProgressReader(document, AspectReader(document, context.schemes, NOTATION))
    judgements = settle(grades.statements(), grades.aspects.aspects)
    lists = _lists(list(document.content()), context.schemes)
    return assemble(reading, opening, ReportContents(
        title=f"Inspection of progress made in the provision of safeguarding services: {reading.area.name}", judgements=judgements,
        lists=[(found, "area-for-improvement", None) for found in lists],
        follow_ups=tuple(_of_judged(judgements, reading.citations, {f.quotation.start for f in reading.follow_ups})),
        shortfalls=_shortfalls(grades, judgements, lists),
    ))  # fmt: skip


def _lists(blocks: Sequence[Block], schemes: Schemes) -> list[ItemList]:
    """The lists under "Priorities for further improvement"."""
    return [
        read_list(blocks, i, schemes, lambda block: bool(_ENDS.match(block.text)))
        for i, block in enumerate(blocks)
        if _ITEMS.match(block.text) and block.kind not in (BlockKind.NUMBERED, BlockKind.BULLET, BlockKind.ROW)
    ]


class _ProgressReader:
    """Reads the sentence that opens a section and judges progress. `odd`: what judges and cannot be told of what."""

    def __init__(self, document: Document, aspects: AspectReader) -> None:
        self.document = document
        self.aspects = aspects
        self.odd: list[Shortfall] = []
        word = rf"(?:{aspects.grade_words()})"
        # "has made limited progress"; "progress in … is improving and is satisfactory", "capacity to improve … is limited"
        self._made = re.compile(rf"\b(?:has|have)\s+made\s+(?:only\s+)?(?P<grade>{word})\s+progress\b", re.IGNORECASE)
        self._is = re.compile(
            rf"^(?P<subject>(?:progress\s+in|capacity\s+to\s+improve)\b[^.;]{{0,200}}?)\s+is\s+(?:improving\b[^.;]{{0,60}}?\band\s+(?:is\s+)?)?"
            rf"(?P<grade>{word})\b(?:\s+overall)?"
            rf"(?:\s+in\s+(?P<where>[^.;]{{3,60}}?),?\s+(?:but|and)\s+(?P<other>{word})\s+in\s+(?P<elsewhere>[^.;]{{3,60}}))?",
            re.IGNORECASE,
        )
        self._first = re.compile(rf"^{word}\s+progress\s+(?:has\s+been|was|is)\b", re.IGNORECASE)
        self._word = re.compile(rf"\b{word}\b", re.IGNORECASE)

    def statements(self) -> list[GradeStatement]:
        """The judgements of all sections."""
        found: list[GradeStatement] = []
        heading: Block | None = None
        opening = False
        for block in self.document.content():
            if _is_heading(block):
                heading, opening = (None if _SUMMARY.match(block.text) or _ITEMS.match(block.text) else block), True
            elif heading is not None and block.kind in (BlockKind.NUMBERED, BlockKind.PARAGRAPH):
                found += self._in_section(heading, block, opening)
                opening = False
        return found

    def _in_section(self, heading: Block, block: Block, opening: bool) -> Iterator[GradeStatement]:
        """What a section's paragraph judges: its opening paragraph in any sentence, another only to say what is in doubt."""
        for sentence in block.passage.sentences():
            if not opening:
                if self._first.match(sentence.text):
                    self._doubt(sentence, "it is given beside the section's own")
                return
            match = self._made.search(sentence.text) or self._is.match(sentence.text)
            if match is None:
                continue
            if _OF_SOME.search(sentence.text):
                self._doubt(sentence, "it is of a part only")
            else:
                yield from self._judged(heading, sentence, match)
            return

    def _judged(self, heading: Block, sentence: Passage, match: re.Match[str]) -> Iterator[GradeStatement]:
        """The judgement of a sentence, or its two: of each of the services that it names."""
        named = match.groupdict()
        aspect = self._aspect(named.get("subject") or "") or self._aspect(heading.text)
        if aspect is None:
            self.odd.append(
                Shortfall(f"an aspect for the judged section “{heading.text[:120]}”", "the framework's aspects")
            )
            return
        parts: list[tuple[Aspect | None, str]] = [(aspect, named["grade"])]
        if named.get("other"):
            parts = [
                (self.aspects.aspect(f"{aspect.label} in {where}", None), grade)
                for where, grade in ((named["where"], named["grade"]), (named["elsewhere"], named["other"]))
            ]
        elif len(self._word.findall(sentence.text)) > 1:
            self._doubt(sentence, "it gives two")
            return
        for part, words in parts:
            grade = self.aspects.grade(words)
            if part is None or grade is None:
                self._doubt(sentence, "the services that it is of are none of the framework's aspects")
            else:
                yield self.aspects.statement(part, None, grade, Place.SENTENCE, sentence)

    def _aspect(self, words: str) -> Aspect | None:
        """The aspect whose name these words are or begin with."""
        key = fold(_SINCE.sub("", words))
        names = [
            (fold(name), aspect) for aspect in self.aspects.aspects for name in (aspect.label, *aspect.alternatives)
        ]
        fitting = [(name, aspect) for name, aspect in names if key == name or key.startswith(f"{name} ")]
        return max(fitting, key=lambda named: len(named[0]))[1] if fitting else None

    def _doubt(self, sentence: Passage, why: str) -> None:
        self.odd.append(Shortfall(f"the judgement that “{sentence.text[:120]}” gives", f"the sentence: {why}"))


def _of_judged(judgements: Iterable[Judgement], citations: Iterable[Citation], said: set[int]) -> Iterator[FollowUp]:
    """What each sentence that judges progress says of what the joint area review asked; not again where the text was so read."""
    reviews = [citation for citation in citations if citation.framework == "jar" and citation.previous]
    grades: dict[Quotation, list[str]] = defaultdict(list)
    for judgement in judgements:
        grades[judgement.statements[0].quotation].append(judgement.grade)
    for words, given in grades.items() if len(reviews) == 1 else ():
        if words.start not in said:
            status = "not-met" if all(grade.endswith("/inadequate") for grade in given) else "partly-met"
            yield followed_up(reviews[0], Progress(status, "progress-judged"), words)


def _is_heading(block: Block) -> bool:
    if block.kind is BlockKind.HEADING:
        return True
    return block.kind is BlockKind.PARAGRAPH and len(block.text) < _HEADING_LENGTH and block.ends_open()


def _places(front: Sequence[Passage]) -> list[Passage]:
    """What follows the title: on its last line, on the next, and on both, since a name may break over lines."""
    for i in range(len(front)):
        whole = front[i]
        for following in (*front[i + 1 : i + 4], None):
            title = _TITLE.search(whole.text)
            if title:
                rest = [passage for passage in front[i : i + 4] if not PUBLISHED.search(passage.text)]
                label = NEXT_LABEL.search(whole.text, title.end())
                joined = whole.joined(following) if following else whole
                return [joined.cut(title.end()), whole.cut(title.end(), label.start() if label else None), *rest]
            if following is None:
                break
            whole = whole.joined(following)
    return list(front)


def _shortfalls(
    grades: _ProgressReader, judgements: Sequence[Judgement], lists: Sequence[ItemList]
) -> Iterator[Shortfall]:
    """What a complete report of this family holds and this one was not found to hold."""
    graded = {judgement.aspect for judgement in judgements}
    for aspect in grades.aspects.aspects:
        if aspect.expected and aspect.iri not in graded:
            yield Shortfall(f"a grade for “{aspect.label}”", "the first sentences of the section of that name")
    if not any(found.items or found.nothing_said for found in lists):
        yield Shortfall("priorities for improvement", "the heading “Priorities for further improvement”")
    for found in lists:
        yield from found.shortfalls()
    yield from grades.odd


FAMILY = Family(
    NOTATION, "inspection of progress after a joint area review", 1,
    (
        Sign("its title", _TITLE, required=True, within=TITLE_REACH),
        Sign("a joint area review or a date of publication", re.compile(rf"joint\s+area\s+review|{PUBLISHED.pattern}", re.IGNORECASE), required=True),
        Sign("priorities for further improvement", re.compile(r"priorities\s+for\s+further\s+improvement", re.IGNORECASE)),
    ),
    read,
)  # fmt: skip
