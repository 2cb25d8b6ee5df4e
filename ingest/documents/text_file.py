"""Text and Markdown into a Document.

The stored text is the file's text with line ends made `\\n`; nothing else is changed, so offsets point into what was
published. Pages are known where the copy has form feeds.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.dates import MONTH
from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.documents.joining import join_cut_blocks
from ingest.documents.markers import BULLET

_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(?=\S)")
_NUMBERED = re.compile(r"^\s*(?:-\s+)?(\d{1,3})[.)]\s+(?=\S)")
_PLAIN_NUMBER = re.compile(rf"^(?:-\s+)?(\d{{1,3}})\s+(?!{MONTH}\b)(?=[A-Z‘“'\"])")
# "(a) …", "b) …", "(iv) …"; a bare "a." opens a heading of these reports as often as an item.
_LETTERED = re.compile(r"^\s*(?:-\s+)?\(?(?:[a-z]|[ivx]{1,5})\)\s+(?=\S)")
_RULE = re.compile(r"^\s*\|?[\s:|=_*-]{3,}\|?\s*$")
_PAGE_NUMBER = re.compile(r"^\s*(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?\s*$", re.IGNORECASE)
_CONTENTS_LINE = re.compile(r"(?:\t|\.{3,}|\s{2,}|\s)\d{1,3}\s*$")
_CONTENTS_HEADING = re.compile(r"^\W*(?:table of )?contents\W*$", re.IGNORECASE)
_HEADER_LENGTH = (8, 120)  # characters
_EDGE_REPEATS = 2  # of a header at the edges of pages
_SAME_HEADS = 3  # pages with one first line, half of all or more: fewer may begin with the same heading
_PAGE_EDGE = 2  # lines at the head or foot of a page: a number, and a header or footer
_COUNTED = 4  # lines with rising numbers: fewer may be the contents of two strands
# What two strands share, with figures, and is no header.
_NO_HEADER = re.compile(r"\W*(?:(?:grade|judge?ment|within|by|in|immediate(?:ly)?)\b|\|)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def read_text(stored: str, media_type: str = "text/plain") -> Document:
    """The document of a text whose line ends are `\\n`."""
    page_starts = [0, *(m.end() for m in re.finditer("\f", stored))] if "\f" in stored else []
    lines = [_Line(m.start(), m.end(), m.group()) for m in re.finditer(r"[^\n\f]+", stored)]
    lines = _with_blanks(stored, lines)
    furniture = _furniture(stored, lines)
    blocks = list(_blocks(stored, [line for line in lines if line.start not in furniture or line.blank]))
    blocks = _mark_contents(blocks)
    paged = [replace(b, page=_page(page_starts, b.passage.offsets[0])) for b in blocks] if page_starts else blocks
    return Document.build(stored, join_cut_blocks(paged), page_starts, media_type)


def _page(page_starts: list[int], offset: int) -> int:
    return bisect_right(page_starts, offset)


def _with_blanks(stored: str, lines: list[_Line]) -> list[_Line]:
    """The lines with an empty one wherever the copy leaves a gap or turns a page."""
    result: list[_Line] = []
    for line in lines:
        if result and stored[result[-1].end : line.start] != "\n":
            result.append(_Line(line.start, line.start, ""))
        result.append(line)
    return result


def _furniture(stored: str, lines: list[_Line]) -> set[int]:
    """Where page numbers stand, and headers or footers: lines that recur at the edges of pages, or whose number counts the pages."""
    printed = [line for line in lines if not line.blank]
    edges = _at_edges(stored, printed)
    at_edges: Counter[str] = Counter()
    numbers: dict[str, list[int]] = {}
    for i, line in enumerate(printed):
        shape = _shape(line.text)
        if shape is not None:
            at_edges[shape] += i in edges
            numbers.setdefault(shape, []).append(int(re.findall(r"\d+", line.text)[-1][-9:]))
    furniture = {shape for shape, n in at_edges.items() if n >= _EDGE_REPEATS}
    furniture |= {s for s, ns in numbers.items() if len(ns) >= _COUNTED and all(a < b for a, b in pairwise(ns))}
    bare = {line.text.strip() for line in printed}
    texts = {text for text in bare if _shape(text) in furniture} | _unnumbered(stored, printed)
    numbered = _page_numbers(stored, printed)
    return {line.start for i, line in enumerate(printed) if line.text.strip() in texts or i in numbered}


def _page_numbers(stored: str, printed: list[_Line]) -> set[int]:
    """The places of lines that are a page's number. Where the copy shows its pages, a figure in the midst of one is another's."""
    figures = {i for i, line in enumerate(printed) if _PAGE_NUMBER.match(line.text)}
    if "\f" not in stored:
        return figures
    turns = [i for i in range(1, len(printed)) if "\f" in stored[printed[i - 1].end : printed[i].start]]
    edges = {0, 1, len(printed) - 1, len(printed) - 2}
    edges |= {place for turn in turns for place in range(turn - _PAGE_EDGE, turn + _PAGE_EDGE)}
    return figures & edges


def _unnumbered(stored: str, printed: list[_Line]) -> set[str]:
    """Headers without a figure: the first line of several pages, or the first below the page's number, the same on each."""
    first: Counter[str] = Counter()
    for i, line in enumerate(printed):
        if i and "\f" in stored[printed[i - 1].end : line.start]:
            below = printed[i + 1] if _PAGE_NUMBER.match(line.text) and i + 1 < len(printed) else line
            first[below.text.strip()] += 1
    pages = stored.count("\f")
    return {
        text
        for text, times in first.items()
        if times >= _SAME_HEADS and times * 2 >= pages and _HEADER_LENGTH[0] <= len(text) <= _HEADER_LENGTH[1]
    }


def _at_edges(stored: str, printed: list[_Line]) -> set[int]:
    """The places of the lines next to a page number or to a form feed."""
    found: set[int] = set()
    for i, line in enumerate(printed):
        turned = i > 0 and "\f" in stored[printed[i - 1].end : line.start]
        if turned or _PAGE_NUMBER.match(line.text):
            found |= {i - 1, i, i + 1} if not turned else {i - 1, i}
    return found


def _shape(line: str) -> str | None:
    """A line's words with its figures left open; None where it cannot be a header: rows, items, sentences, grades, time limits."""
    bare = line.strip()
    if not _HEADER_LENGTH[0] <= len(bare) <= _HEADER_LENGTH[1] or not re.search(r"\d", bare) or _NO_HEADER.match(bare):
        return None
    if "\t" in bare or BULLET.match(bare) or _NUMBERED.match(bare) or bare.endswith((".", ";", ":", ")")):
        return None
    return re.sub(r"\d+", "#", bare)


def _blocks(stored: str, lines: list[_Line]) -> Iterator[Block]:
    """One block a heading, bullet, numbered paragraph, row, or run of plain lines."""
    held: list[tuple[int, int]] = []
    form = BlockKind.PARAGRAPH
    number: str | None = None
    indent = 0

    def flush() -> Iterator[Block]:
        nonlocal held, form, number, indent
        passage = Passage.of(stored, held)
        if passage.text:
            yield Block(form, passage, number=number, level=indent)
        held, form, number, indent = [], BlockKind.PARAGRAPH, None, 0

    for i, line in enumerate(lines):
        if line.blank:
            yield from flush()
        elif match := _HEADING.match(line.text):
            yield from flush()
            passage = Passage.of(stored, [(line.start + match.end(), line.end)])
            if passage.text:
                yield Block(BlockKind.HEADING, passage, level=len(match.group(1)))
        elif _is_row(lines, i):
            yield from flush()
            row = _row(stored, line)
            if row.text and not _RULE.match(line.text):
                yield row
        elif match := _NUMBERED.match(line.text) or _PLAIN_NUMBER.match(line.text):
            yield from flush()
            held, form, number = [(line.start + match.end(), line.end)], BlockKind.NUMBERED, match.group(1)
        elif match := _LETTERED.match(line.text) or BULLET.match(line.text):
            yield from flush()
            held, form = [(line.start + match.end(), line.end)], BlockKind.BULLET
            indent = len(line.text) - len(line.text.lstrip())
        else:
            held.append((line.start, line.end))
    yield from flush()


def _is_row(lines: list[_Line], i: int) -> bool:
    """A line with tabs or pipes between cells, or a line without them in the midst of such lines."""
    text = lines[i].text
    sign = BULLET.match(text) or _NUMBERED.match(text) or _LETTERED.match(text)
    if sign and "\t" not in text[sign.end() :].strip():
        return False  # the tab stands between the sign and its item
    if "\t" in text.strip() or text.strip().startswith("|") or (text.endswith("\t") and text.strip()):
        return True
    if sign or len(text) > 200:
        return False
    near = [lines[j].text for j in (i - 1, i + 1) if 0 <= j < len(lines)]
    return bool(near) and all("\t" in other.rstrip("\n") and other.strip() for other in near) and len(near) == 2


def _row(stored: str, line: _Line) -> Block:
    """A table row; pipes at its ends are the table's frame, not cells."""
    separator = r"\|" if line.text.strip().startswith("|") else r"\t"
    edges = [-1, *(m.start() for m in re.finditer(separator, line.text)), len(line.text)]
    spans = [(line.start + a + 1, line.start + b) for a, b in pairwise(edges)]
    if separator == r"\|":
        spans = spans[1:-1]
    cells = [Passage.of(stored, [span]) for span in spans]
    while len(cells) > 1 and not cells[-1].text:
        cells.pop()
    return Block(BlockKind.ROW, Passage.of(stored, spans), cells=tuple(cells))


def _mark_contents(blocks: list[Block]) -> list[Block]:
    """The contents list: what follows its heading for as long as lines end in page numbers."""
    result: list[Block] = []
    inside = False
    for i, block in enumerate(blocks):
        if _CONTENTS_HEADING.match(block.text):
            inside = True
            result.append(replace(block, kind=BlockKind.CONTENTS))
            continue
        if inside:
            inside = block.kind is not BlockKind.HEADING and any(
                _CONTENTS_LINE.search(_printed(later))
                for later in blocks[i : i + 2]
                if later.kind is not BlockKind.HEADING
            )
        result.append(replace(block, kind=BlockKind.CONTENTS) if inside else block)
    return result


def _printed(block: Block) -> str:
    return " ".join(cell.text for cell in block.cells) if block.cells else block.text
