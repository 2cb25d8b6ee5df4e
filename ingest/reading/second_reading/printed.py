"""A report's stored text as lines on pages, with what stands on every page set aside.

Nothing here knows what the readers made of the text: a line is what stands between two line ends.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise

from ingest.facts import Quotation

EDGE_LINES = 2  # at the head and at the foot of a page: what is printed on every page stands there
STOPS = (".", ":", ";", "?")  # behind which no sentence goes on
REPEATS = 3  # pages on which a line stands that is no part of the text
FULL_SHARE = 0.86  # of the usual width: a line that the next word would have carried beyond it was ended by the margin
WIDEST = 160  # characters: a text with wider lines has a line a paragraph, and no margin ended any
_WIDE_SHARE = 0.9  # of all lines are no wider than the usual width
_FIGURES = re.compile(r"\d+")
_NO_WORDS = re.compile(r"[\W\d_]*$")

# Whatever is no letter, figure, quotation mark, bracket, or mark of punctuation or money, is a list's sign at a line's
# beginning; a dash and a letter "o" only before a space. "3." and "3)" number an item.
_MARK = re.compile(
    r"[ \t]*(?:(?P<dash>[-*+–−—o]|\u0336)[ \t]+|(?P<sign>[^\w\s'\"‘’“”(\[£&#@.,:;/…©|*+–−—-])[ \t]*|"
    r"(?P<number>\d{1,3})[.)](?:[ \t]+|(?=[A-Z])))(?=\S)"
)
# A footnote's number stands bare before its first word, or alone on a line.
_NOTE = re.compile(r"[ \t]*\d{1,2}(?:[ \t]+(?=[A-Z‘“'\"(h])|[ \t]*$|(?=[A-Z]))")


@dataclass(frozen=True, slots=True)
class Mark:
    """The sign or number at the beginning of a line: its form, its number if it has one, and where the words begin."""

    form: str
    number: int | None
    words: int


class Printed:
    """The lines of a stored text. `starts`: where each begins; `width`: how many characters a full one has, about.

    A line's number is its place among them.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[str] = []
        self.pages: list[int] = []  # the page of each line, from 1
        self._paged = "\f" in text
        self._firsts: list[int] = []  # the first line of each page
        for number, page in enumerate(text.split("\f"), start=1):
            lines = page.split("\n")
            self._firsts.append(len(self.lines))
            self.lines += lines
            self.pages += [number] * len(lines)
        lengths = [len(line) for line in self.lines]
        self.starts = list(accumulate((length + 1 for length in lengths[:-1]), initial=0))
        printed = sorted(length for length in lengths if length)
        self.width = printed[int(len(printed) * _WIDE_SHARE)] if printed else 0
        self._furniture = self._repeated()
        self._noted: dict[int, int] = {}  # where the notes of a page begin, once asked for

    def line_at(self, offset: int) -> int:
        """The number of the line in which a stored offset stands."""
        return bisect_right(self.starts, offset) - 1

    def page(self, line: int) -> int | None:
        """A line's page; None where the text shows no pages."""
        return self.pages[line] if self._paged else None

    def mark(self, line: int) -> Mark | None:
        """The list's sign or number that a line begins with."""
        found = _MARK.match(self.lines[line])
        if found is None:
            return None
        number = found["number"]
        form = "number" if number else found["dash"] or found["sign"]
        return Mark(form, int(number) if number else None, self.starts[line] + found.end())

    def after(self, line: int) -> Iterator[int]:
        """The lines that follow, without blank lines, furniture and the notes at a page's foot."""
        i, most = line + 1, len(self.lines)
        while i < most:
            page = self.pages[i]
            if self._paged and i >= self._notes(page):
                i = self._firsts[page] if page < len(self._firsts) else most
                continue
            if i not in self._furniture and self.lines[i].strip():
                yield i
            i += 1

    def before(self, line: int) -> Iterator[int]:
        """The lines that come before, the nearest first, without blank lines and furniture."""
        return (i for i in range(line - 1, -1, -1) if i not in self._furniture and self.lines[i].strip())

    def begins_in(self, line: int, offsets: Sequence[int]) -> bool:
        """Whether one of the offsets, which are in order, lies in a line."""
        place = bisect_left(offsets, self.starts[line])
        return place < len(offsets) and offsets[place] <= self.starts[line] + len(self.lines[line])

    def quotation(self, line: int, start: int | None = None) -> Quotation:
        """The words of a line, from its beginning or from an offset."""
        whole = self.lines[line]
        begins = self.starts[line] + len(whole) - len(whole.lstrip()) if start is None else start
        ends = self.starts[line] + len(whole.rstrip())
        return Quotation(self.text[begins:ends], begins, ends, self.page(line))

    def passage(self, start: int, end: int) -> Quotation:
        """The stored words between two offsets."""
        return Quotation(self.text[start:end], start, end, self.page(self.line_at(start)))

    def runs_on(self, line: int, following: int) -> bool:
        """Whether the margin ended a line, so that the one that follows goes on with its sentence or paragraph."""
        words, rest = self.lines[line].rstrip(), self.lines[following].strip()
        if rest[:1].islower() or rest.startswith("("):
            return True
        if self.width > WIDEST:
            return False
        first = rest.split(" ", 1)[0]
        return len(words) + 1 + len(first) >= FULL_SHARE * self.width and not words.endswith(STOPS)

    def _notes(self, page: int) -> int:
        """The line at which a page's notes begin, with a bare number and no mark of a list behind it; else its end."""
        if page not in self._noted:
            end = self._firsts[page] if page < len(self._firsts) else len(self.lines)
            begins = end
            for i in range(end - 1, self._firsts[page - 1] - 1, -1):
                if self.mark(i):
                    break
                if i not in self._furniture and _NOTE.match(self.lines[i]):
                    begins = i
            self._noted[page] = begins
        return self._noted[page]

    def _repeated(self) -> frozenset[int]:
        """Lines at the edges of pages that stand on several, whatever their figures; and lines of figures alone.

        On some pages the same lines stand between paragraphs: a page's head is set apart where it would cut a sentence.
        """
        edges: dict[int, str] = {}
        counts: Counter[str] = Counter()
        for first, end in pairwise([*self._firsts, len(self.lines)]):
            found = {i: self._shape(i) for i in self._at_edges(first, end)}
            counts.update(set(found.values()))
            edges |= found
        often = {shape for shape, pages in counts.items() if shape and pages >= REPEATS}
        bare = {i for i, shape in edges.items() if self._paged and _NO_WORDS.match(shape)}
        return frozenset(bare | {i for i in range(len(self.lines)) if self._shape(i) in often})

    def _at_edges(self, first: int, end: int) -> Iterator[int]:
        """A page's first and last lines that have words."""
        for lines in (range(first, end), range(end - 1, first - 1, -1)):
            yield from islice((i for i in lines if self.lines[i].strip()), EDGE_LINES)

    def _shape(self, line: int) -> str:
        return _FIGURES.sub("0", self.lines[line]).strip()
