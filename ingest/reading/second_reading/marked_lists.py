"""Lists as they are printed: a heading or words that ask for something, and lines with a sign or a number under it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ingest.reading.second_reading.printed import STOPS, Mark, Printed

LEAD_LINES = 8  # between a heading that asks for something and the first item: an introduction of two sentences
HEADING_LENGTH = 120  # characters: a line that is longer is a sentence of the text
GROUP_LENGTH = 60  # characters of a heading within a list: "Practice and policy", "Within three months:"
BACK_LINES = 400  # before an item: longer than any list, and an end to the search for its first item
BOX_NUMBERS = 12  # paragraphs that stand between the items of a box at a page's head and its heading

# Words of the headings under which reports of all families ask for something.
_ASKS = re.compile(
    r"\b(?:needs? to (?:improve|be improved)|areas? for (?:further |priority )?(?:improvement|development|action)|"
    r"priority actions?|recommendations?)\b",
    re.IGNORECASE,
)
_ASKING = ("mprove", "MPROVE", "evelopment", "ction", "ecommendation", "ECOMMENDATION")  # a word of each of those
# The headings of parts that ask for nothing: what stands behind them is no item of a list before them.
_OTHER_PART = re.compile(
    r"\W*(?=[A-Z])(?i:inspection findings|main findings|findings|summary|key (?:judge?ments|strengths)|strengths|"
    r"the experiences and progress|information about|inspection team|.{0,40}partnership details)\b"
)
_TOLD = re.compile(r"\b(?:should|must)\b[^.;]{0,80}:$")
_PAGE_BEHIND = re.compile(r"(?:\s|\.{3,})\d{1,3}\s*$")


@dataclass(frozen=True, slots=True)
class MarkedList:
    """Lines with the same sign, or numbers that count on. `heading` is the line above that asks for something, where one does."""

    heading: int | None
    marks: tuple[tuple[int, Mark], ...]  # the lines, each with its mark

    @property
    def first(self) -> int:
        """The line of its first item."""
        return self.marks[0][0]


def lists_of(printed: Printed, items: Sequence[int]) -> Iterator[MarkedList]:
    """The lists under headings that ask for something, and those in which an item begins that was read.

    `items` are the offsets at which what was read begins, in order.
    """
    known: set[int] = set()
    for heading in headings_of(printed):
        found = _under(printed, heading, items)
        if found and found.first not in known:
            known.update(line for line, _ in found.marks)
            yield found
    for offset in items:
        line = printed.line_at(offset)
        if line in known or printed.mark(line) is None:
            continue
        found = _from(printed, _first(printed, line), None)
        if found.first not in known:
            yield found
        known.update([line, *(line for line, _ in found.marks)])


def headings_of(printed: Printed) -> Iterator[int]:
    """The lines of a heading that asks for something, in order."""
    for line in sorted({printed.line_at(place) for word in _ASKING for place in _places(printed.text, word)}):
        words = printed.lines[line].strip().lstrip("#* ")
        if len(words) > HEADING_LENGTH or words.endswith((".", ",")) or ". " in words or not words[:1].isupper():
            continue
        above, below = next(printed.before(line), None), next(printed.after(line), None)
        if below is None or not _ASKS.search(words) or (not printed.mark(below) and printed.runs_on(line, below)):
            continue
        if above is not None and printed.runs_on(above, line):
            continue
        if not all(_PAGE_BEHIND.search(printed.lines[i]) for i in (line, below)):  # no line of a contents list
            yield line


def other_part(printed: Printed, line: int) -> bool:
    """Whether a line is the heading of a part that asks for nothing."""
    return bool(_OTHER_PART.match(printed.lines[line]))


def begun_between(items: Sequence[int], start: int, end: int) -> int:
    """How many of the offsets, which are in order, lie from `start` to `end`."""
    return bisect_left(items, end) - bisect_left(items, start)


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word stands; a plain search, because a pattern over whole texts costs more than all the rest."""
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + len(word))


def _under(printed: Printed, heading: int, items: Sequence[int]) -> MarkedList | None:
    """The list whose first item comes soon after the heading; none where an item of plain words was read before it."""
    for count, line in enumerate(printed.after(heading)):
        if count >= LEAD_LINES or other_part(printed, line):
            return None
        mark = printed.mark(line)
        if mark is None or (mark.number is not None and _leads_in(printed, line)):
            continue
        if begun_between(items, printed.starts[heading], printed.starts[line]):
            return None
        found = _from(printed, line, heading, lost=not printed.begins_in(line, items))
        return None if _counts_on(printed, found, items) else found
    return None


def _counts_on(printed: Printed, found: MarkedList, items: Sequence[int]) -> bool:
    """Whether no item of a list was read and items with the numbers just before it were: they are the heading's own.

    A box at a page's head may stand in the text before its heading; then the report's next numbered paragraph comes
    after the heading.
    """
    number = found.marks[0][1].number
    if not number or any(printed.begins_in(line, items) for line, _ in found.marks):
        return False
    marks = (printed.mark(printed.line_at(item)) for item in items)
    return any(mark and mark.number and 0 < number - mark.number <= BOX_NUMBERS for mark in marks)


def _tells_others(printed: Printed, line: int) -> bool:
    """Whether a numbered paragraph says who is told the items behind it: "8. The council should:"."""
    return _leads_in(printed, line) and bool(_TOLD.search(" ".join(_paragraph(printed, line))))


def _paragraph(printed: Printed, line: int) -> list[str]:
    """A numbered paragraph's lines."""
    lines = [line]
    for following in printed.after(line):
        if printed.mark(following) or not (
            printed.runs_on(lines[-1], following) or _says_who_is_told(printed, lines[-1], following)
        ):
            break
        lines.append(following)
    return [printed.lines[each].strip() for each in lines]


def _says_who_is_told(printed: Printed, line: int, following: int) -> bool:
    """Whether a line ends words that tell somebody: "NHS Trust should:" under a name that was broken before the margin."""
    return bool(_TOLD.search(printed.lines[following].strip())) and not printed.lines[line].rstrip().endswith(STOPS)


def _leads_in(printed: Printed, line: int) -> bool:
    """Whether a numbered paragraph says what the items behind it are, or who is told them."""
    return _paragraph(printed, line)[-1].endswith((":", " should", " must", "following action.", "following actions."))


def _first(printed: Printed, line: int) -> int:
    """The first line of the list that an item stands in."""
    mark = printed.mark(line)
    first, below, below_marked = line, line, True
    for above in islice(printed.before(line), BACK_LINES):
        if (not below_marked and not printed.runs_on(above, below)) or other_part(printed, above):
            break
        other = printed.mark(above)
        below_marked = bool(other and mark and other.form == mark.form)
        if other and mark and below_marked:
            if mark.number is not None and other.number != mark.number - 1:
                break
            first, mark = above, other
        below = above
    return first


def _from(printed: Printed, line: int, heading: int | None, lost: bool = False) -> MarkedList:
    """The list that begins at a line, as far as its lines run on or have a sign or the next number.

    `lost`: nothing was read of its beginning; then it goes on behind headings within, as no reader found its end.
    """
    mark = printed.mark(line)
    assert mark is not None
    marks, last, points = [(line, mark)], line, ""
    for following in printed.after(line):
        other = printed.mark(following)
        if other is None:
            if other_part(printed, following):
                break
            if not printed.runs_on(last, following) and not (lost and _is_group(printed, following, mark)):
                break
        elif mark.number is not None:
            if other.number is not None and (other.number != mark.number + 1 or _tells_others(printed, following)):
                break
            if other.number is not None:
                marks.append((following, other))
                mark = other
        elif other.number is not None:
            break  # the report's numbered paragraphs go on: an item's own points have signs
        elif other.form != points and not _is_point(printed, last, other, mark):
            marks.append((following, other))
        else:
            points = other.form
        last = following
    return MarkedList(heading, tuple(marks))


def _is_group(printed: Printed, line: int, mark: Mark) -> bool:
    """Whether a line is a heading within a list: short, without a stop, and with the list's sign or next number behind it."""
    words = printed.lines[line].strip()
    below = next(printed.after(line), None)
    if below is None or len(words) > GROUP_LENGTH or words.endswith((".", ";", ",")) or not words[:1].isupper():
        return False
    other = printed.mark(below)
    if other is None or other.form != mark.form or _ASKS.search(words):
        return False
    return mark.number is None or other.number == mark.number + 1


def _is_point(printed: Printed, above: int, other: Mark, mark: Mark) -> bool:
    """Whether another sign than a list's own begins a point of the item above: one list is often printed with two signs."""
    if other.form == mark.form:
        return False
    return printed.lines[above].rstrip().endswith((":", ";", ",")) or printed.text[other.words].islower()
