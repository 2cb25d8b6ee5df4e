"""The lines of a text, and which of them every page prints: heads, feet and numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.documents.markers import BULLET, PAGE_NUMBER

NUMBERED = re.compile(r"^\s*(?:-\s+)?(\d{1,3})[.)]\s+(?=\S)")
_HEADER_LENGTH = (8, 120)  # characters
_EDGE_REPEATS = 2  # of a header at the edges of pages
_SAME_FEET = 4  # pages with one last line
_SAME_HEADS = 3  # pages with one first line, half of all or more: fewer may begin with the same heading
_PAGE_EDGE = 2  # lines at the head or foot of a page: a number, and a header or footer
_COUNTED_PAGES = 3  # whose figures at one edge count them: fewer may do so by chance
_COUNTED = 4  # lines with rising numbers: fewer may be the contents of two strands
# What two strands share, with figures, and is no header.
_NO_HEADER = re.compile(r"\W*(?:(?:grade|judge?ment|within|by|in|immediate(?:ly)?)\b|\|)", re.IGNORECASE)


class TextLine(NamedTuple):
    """A line of the stored text, from `start` to `end`."""

    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        """Whether nothing is printed on it."""
        return not self.text.strip()


def lines_of(stored: str) -> list[TextLine]:
    """The lines with an empty one wherever the copy leaves a gap or turns a page."""
    result: list[TextLine] = []
    for found in re.finditer(r"[^\n\f]+", stored):
        line = TextLine(found.start(), found.end(), found.group())
        if result and stored[result[-1].end : line.start] != "\n":
            result.append(TextLine(line.start, line.start, ""))
        result.append(line)
    return result


def furniture(stored: str, lines: Sequence[TextLine]) -> set[int]:
    """Where page numbers stand, and headers or footers: lines that recur at the edges of pages, or whose number counts the pages."""
    printed = [line for line in lines if not line.blank]
    edges = _at_edges(stored, printed)
    at_edges: dict[str, list[int]] = {}
    numbers: dict[str, list[int]] = {}
    for i, line in enumerate(printed):
        shape = _shape(line.text)
        if shape is not None:
            number = int(re.findall(r"\d+", line.text)[-1][-9:])
            numbers.setdefault(shape, []).append(number)
            if i in edges:
                at_edges.setdefault(shape, []).append(number)
    repeated = {shape for shape, ns in at_edges.items() if len(ns) >= _EDGE_REPEATS and not _falls(ns)}
    repeated |= {s for s, ns in numbers.items() if len(ns) >= _COUNTED and all(a < b for a, b in pairwise(ns))}
    bare = {line.text.strip() for line in printed}
    texts = {text for text in bare if _shape(text) in repeated} | _unnumbered(stored, printed)
    numbered = _page_numbers(stored, printed)
    return {line.start for i, line in enumerate(printed) if line.text.strip() in texts or i in numbered}


def _falls(numbers: Sequence[int]) -> bool:
    """Whether of two lines the later has the lower figure, as no page has: the last line of a contents list, and a table's of grades."""
    return len(numbers) == _EDGE_REPEATS and numbers[0] > numbers[1]


def _page_numbers(stored: str, printed: Sequence[TextLine]) -> set[int]:
    """The places of lines that are a page's number. Where the copy shows its pages, a figure in the midst of one is another's."""
    figures = {i for i, line in enumerate(printed) if PAGE_NUMBER.match(line.text)}
    if "\f" not in stored:
        return figures
    turns = [i for i in range(1, len(printed)) if "\f" in stored[printed[i - 1].end : printed[i].start]]
    heads = [{0, 1}, *(set(range(turn, turn + _PAGE_EDGE)) for turn in turns)]
    feet = [*(set(range(turn - _PAGE_EDGE, turn)) for turn in turns), {len(printed) - 2, len(printed) - 1}]
    for edges in (heads, feet):
        if _counts_pages(printed, [figures & edge for edge in edges]):
            return figures & set().union(*edges)  # what stands at the pages' other edge is a table's, or an item's
    return figures & set().union(*heads, *feet)


def _counts_pages(printed: Sequence[TextLine], edges: Sequence[set[int]]) -> bool:
    """Whether the figures at one edge of the pages count these: on most of them, and each as far from the last as its page is."""
    counted = [
        (page, int(re.findall(r"\d+", printed[min(found)].text)[0])) for page, found in enumerate(edges) if found
    ]
    apart = {number - page for page, number in counted}
    return len(counted) >= _COUNTED_PAGES and len(counted) * 2 >= len(edges) and len(apart) == 1


def _unnumbered(stored: str, printed: Sequence[TextLine]) -> set[str]:
    """Headers and footers without a figure: the first or the last line of several pages, or that beside the page's number, the same
    on each."""
    heads: Counter[str] = Counter()
    feet: Counter[str] = Counter()
    for i, line in enumerate(printed):
        if i and "\f" in stored[printed[i - 1].end : line.start]:
            heads[_beside_number(printed, i, 1)] += 1
            feet[_beside_number(printed, i - 1, -1)] += 1
    pages, turns = stored.count("\f"), heads.total()
    # three pages may end with the same heading of three questions: a footer ends every page, save a cover
    often = {text for text, times in heads.items() if times * 2 >= pages and times >= _SAME_HEADS}
    often |= {text for text, times in feet.items() if times >= max(_SAME_FEET, turns - 1)}
    return {text for text in often if _HEADER_LENGTH[0] <= len(text) <= _HEADER_LENGTH[1]}


def _beside_number(printed: Sequence[TextLine], at: int, step: int) -> str:
    """The words of a page's first or last line; where that is its number, those of the line beside it."""
    beside = at + step
    passes = bool(PAGE_NUMBER.match(printed[at].text)) and 0 <= beside < len(printed)
    return printed[beside if passes else at].text.strip()


def _at_edges(stored: str, printed: Sequence[TextLine]) -> set[int]:
    """The places of the lines next to a page number or to a form feed."""
    found: set[int] = set()
    for i, line in enumerate(printed):
        turned = i > 0 and "\f" in stored[printed[i - 1].end : line.start]
        if turned or PAGE_NUMBER.match(line.text):
            found |= {i - 1, i, i + 1} if not turned else {i - 1, i}
    return found


def _shape(line: str) -> str | None:
    """A line's words with its figures left open; None where it cannot be a header: rows, items, sentences, grades, time limits."""
    bare = line.strip()
    if not _HEADER_LENGTH[0] <= len(bare) <= _HEADER_LENGTH[1] or not re.search(r"\d", bare) or _NO_HEADER.match(bare):
        return None
    if "\t" in bare or BULLET.match(bare) or NUMBERED.match(bare) or bare.endswith((".", ";", ":", ")")):
        return None
    return re.sub(r"\d+", "#", bare)
