"""What a revisit tells weakness by weakness: what the first inspection found, and the verdict on the progress since."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.earlier.forms.verdict_words import WEAKNESSES
from ingest.earlier.progress import Progress
from ingest.earlier.verdict_tables import verdict_table
from ingest.earlier.verdicts import verdict_in

_OF_A_WEAKNESS = (
    "weakness",
    "this area",
    "that area",
    "this issue",
    "this concern",
    "this respect",
    "this matter",
    "this aspect",
    "serious concern",
)
_ONLY_COUNTS = re.compile(
    r"area of (?:\w+ )?weakness \d{1,2}\W*", re.IGNORECASE
)  # a heading; what it is stands under it
_SHORT = 110  # characters: a verdict that names no weakness is a line of its own
_SUBJECTS = (
    "the area",
    "the local area",
    "this area",
    "leaders",
    "local area leaders",
    "area leaders",
    "sufficient",
    "insufficient",
    "progress",
)


@dataclass(frozen=True, slots=True)
class Returned:
    """One weakness in the words in which the revisit repeats it, and the verdict; without one where none was found."""

    weakness: Passage
    verdict: Passage | None
    progress: Progress | None
    tabled: bool = False  # told by a table: what stands under it is not of its last row


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence. `begins`: whether its block, item or heading begins with it; `marked`: whether that is an item or a heading."""

    sentence: Passage
    begins: bool
    marked: bool
    progress: Progress | None

    @property
    def opens(self) -> bool:
        """Whether it tells a weakness of the first inspection where one may begin."""
        return self.progress is None and WEAKNESSES.reads(self.sentence.text)


def returned_to(document: Document, blocks: Sequence[Block]) -> tuple[Returned, ...]:
    """Each weakness of a revisit's findings with its verdict, in order: by its sentences, or by a table where that tells more.

    Where both tell as many and disagree on one, neither verdict is taken.
    """
    table = verdict_table(document, blocks)
    told = _in_sentences(table.others)
    if len(table.verdicts) > sum(each.progress is not None for each in told):
        return tuple(Returned(each.weakness, each.row, each.progress, tabled=True) for each in table.verdicts)
    if len(table.verdicts) != len(told):
        return told
    return tuple(
        each
        if each.progress is None or each.progress.status == row.progress.status
        else Returned(each.weakness, None, None)
        for each, row in zip(told, table.verdicts, strict=True)
    )


def _in_sentences(blocks: Sequence[Block]) -> tuple[Returned, ...]:
    units = list(_units(blocks))
    verdicts = [i for i, unit in enumerate(units) if unit.progress is not None]
    first = _verdict_first(units, verdicts)
    found: list[Returned] = []
    start = 0
    for at in verdicts:
        weakness = _weakness(units, start, at, last=first)
        progress = units[at].progress
        start = at + 1
        if weakness is not None:
            found.append(Returned(weakness, units[at].sentence, progress))
        elif (
            found
            and found[-1].progress is not None
            and progress is not None
            and found[-1].progress.status != progress.status
        ):
            found[-1] = Returned(found[-1].weakness, None, None)  # two verdicts on one: neither is taken
    return (*found, *_without_verdict(units, start))


def _units(blocks: Sequence[Block]) -> Iterator[_Unit]:
    for block in blocks:
        if block.kind is BlockKind.NOTE or not block.text:
            continue
        marked = block.kind in (BlockKind.BULLET, BlockKind.HEADING, BlockKind.NUMBERED)
        for nth, sentence in enumerate(block.passage.sentences()):
            alone = not nth and len(sentence.text) == len(block.text)
            yield _Unit(sentence, not nth, marked and not nth, _verdict(sentence.text, alone=alone))


def _verdict(text: str, *, alone: bool) -> Progress | None:
    """The verdict of a sentence on the weakness before it; prose on the progress of one thing or another gives none."""
    told = verdict_in(text)
    folded = text.casefold()
    if told is None or WEAKNESSES.reads(text):
        return None
    on_it = any(words in folded for words in _OF_A_WEAKNESS)
    by_itself = len(text) < _SHORT and folded.startswith(_SUBJECTS) and (alone or folded.endswith("progress."))
    return told if on_it or by_itself else None


def _verdict_first(units: Sequence[_Unit], verdicts: Sequence[int]) -> bool:
    """Whether each verdict stands right behind its weakness, and the reasons after it."""
    if not verdicts or not any(unit.opens for unit in units):
        return False
    first = verdicts[0]
    nearest = max((i for i in range(first) if units[i].opens), default=-1)
    follows = first + 1 < len(units) and not units[first + 1].opens and not units[first + 1].marked
    return nearest == first - 1 and follows


def _weakness(units: Sequence[_Unit], start: int, at: int, *, last: bool) -> Passage | None:
    """What the verdict at `at` is on, of what stands from `start` on; None where nothing was told since the verdict before."""
    openers = [i for i in range(start, at) if units[i].opens]
    begun = [i for i in openers if units[i].begins or i == start] or openers
    begun = [i for i in begun if not _ONLY_COUNTS.fullmatch(units[i].sentence.text)] or begun
    if begun:
        return _with_points(units, begun[-1] if last else begun[0], at)
    marked = [i for i in range(start, at) if units[i].marked]
    if marked:
        return _with_points(units, marked[-1] if last else marked[0], at)
    return units[start].sentence if start < at and units[start].begins and not last else None


def _with_points(units: Sequence[_Unit], at: int, end: int) -> Passage:
    """A weakness whole: with the points that it leads in by a colon."""
    passage = units[at].sentence
    if passage.text.endswith(":"):
        for unit in units[at + 1 : end]:
            if not unit.marked:
                break
            passage = passage.joined(unit.sentence)
    return passage


def _without_verdict(units: Sequence[_Unit], start: int) -> Iterator[Returned]:
    for i in range(start, len(units)):
        if units[i].opens and units[i].begins:
            yield Returned(_with_points(units, i, len(units)), None, None)


def reported(blocks: Sequence[Block], told: Sequence[Returned]) -> Iterator[tuple[str | None, Passage]]:
    """What stands under each weakness besides it and its verdict, paragraph by paragraph: what the inspectors found, and the weakness, or
    the heading where a table tells the verdicts."""
    tabled = any(each.tabled for each in told)
    weaknesses = [each.weakness for each in told]
    heading: str | None = None
    taken = {offset for each in told for words in (each.weakness, each.verdict) if words for offset in words.offsets}
    for block in blocks:
        heading = block.text if block.kind is BlockKind.HEADING else heading
        if block.kind in (BlockKind.NOTE, BlockKind.HEADING) or (tabled and block.kind is BlockKind.ROW):
            continue
        left = [sentence for sentence in block.passage.sentences() if not taken.intersection(sentence.offsets)]
        under = [words for words in weaknesses if words.offsets[0] <= block.passage.offsets[-1]]
        if left and under and _verdict(left[0].text, alone=len(left) == 1) is None:
            yield (heading if tabled else under[-1].text), reduce(Passage.joined, left)
