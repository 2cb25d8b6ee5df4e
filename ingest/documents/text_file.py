"""Text and Markdown into a Document.

The stored text is the file's text with line ends made `\\n`; nothing else is changed, so offsets point into what was
published. Pages are known where the copy has form feeds.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from ingest.dates import MONTH
from ingest.documents.copied_lines import copied_blocks, is_copied, line_end_hyphens
from ingest.documents.document import Block, BlockKind, Document, Passage, is_point
from ingest.documents.hyphens import rejoined
from ingest.documents.joining import join_cut_blocks
from ingest.documents.markers import ALONE, BULLET
from ingest.documents.text_lines import NUMBERED, TextLine, furniture, lines_of

_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(?=\S)")
_PARTED_NUMBER = re.compile(r"^\s*(\d{1,3}(?:\.\d{1,2}){1,2})(?!\w)")
_PLAIN_NUMBER = re.compile(rf"^(?:-\s+)?(\d{{1,3}})\s+(?!{MONTH}\b)(?=[A-Z‘“'\"])")
# "(a) …", "b) …", "(iv) …"; a bare "a." opens a heading of these reports as often as an item.
_LETTERED = re.compile(r"^\s*(?:-\s+)?\(?(?:[a-z]|[ivx]{1,5})\)\s+(?=\S)")
_RULE = re.compile(r"^\s*\|?[\s:|=_*-]{3,}\|?\s*$")
_CONTENTS_LINE = re.compile(r"(?:\t|\.{3,}|\s{2,}|\s)\d{1,3}\s*$")
_CONTENTS_HEADING = re.compile(r"^\W*(?:table of )?contents\W*$", re.IGNORECASE)


def read_text(stored: str, media_type: str = "text/plain", *, as_it_stands: bool = False) -> Document:
    """The document of a text whose line ends are `\\n`.

    Lines that a page's margin broke are put together again, unless `as_it_stands`: for families whose reader does so by its own form.
    """
    page_starts = [0, *(m.end() for m in re.finditer("\f", stored))] if "\f" in stored else []
    lines = lines_of(stored)
    repeated = furniture(stored, lines)
    copied = not as_it_stands and is_copied(lines)
    if copied:
        blocks = copied_blocks(stored, lines, repeated)
    else:
        blocks = list(_blocks(stored, [line for line in lines if line.start not in repeated or line.blank]))
    blocks = _mark_contents(list(_nested(stored, blocks)))
    paged = [replace(b, page=_page(page_starts, b.passage.offsets[0])) for b in blocks] if page_starts else blocks
    whole = rejoined(join_cut_blocks(paged), stored, line_end_hyphens(lines))
    return replace(Document.build(stored, whole, page_starts, media_type), copied=copied)


def _nested(stored: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with the level that a copy without indents has lost: dashes among bullets of another sign are points within."""
    first: Block | None = None  # the first bullet of this list
    for block in blocks:
        first = None if block.kind is not BlockKind.BULLET else first or block
        if first is not None and is_point(stored, block, first):
            block = replace(block, level=max(block.level, first.level + 1))
        yield block


def _page(page_starts: list[int], offset: int) -> int:
    return bisect_right(page_starts, offset)


def _blocks(stored: str, lines: list[TextLine]) -> Iterator[Block]:
    """One block a heading, bullet, numbered paragraph, row, or run of plain lines."""
    held: list[tuple[int, int]] = []
    form = BlockKind.PARAGRAPH
    number: str | None = None
    indent = 0
    waits = False  # a sign or a number has a line of its own, and its words are yet to come
    begun: set[str] = set()  # the numbers of two parts or three that lines begin with

    def flush() -> Iterator[Block]:
        nonlocal held, form, number, indent, waits
        passage = Passage.of(stored, held)
        if passage.text:
            yield Block(form, passage, number=number, level=indent)
        held, form, number, indent, waits = [], BlockKind.PARAGRAPH, None, 0, False

    for i, line in enumerate(lines):
        begins = _PARTED_NUMBER.match(line.text)
        if line.blank:
            if not waits:
                yield from flush()
        elif (alone := ALONE.match(line.text)) and _counts_on(alone["number"], begun):
            yield from flush()
            waits, number = True, alone["number"]
            form = BlockKind.NUMBERED if number else BlockKind.BULLET
            indent = 0 if number else len(line.text) - len(line.text.lstrip())
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
        elif match := NUMBERED.match(line.text) or _PLAIN_NUMBER.match(line.text):
            yield from flush()
            held, form, number = [(line.start + match.end(), line.end)], BlockKind.NUMBERED, match.group(1)
        elif match := _LETTERED.match(line.text) or BULLET.match(line.text):
            yield from flush()
            held, form = [(line.start + match.end(), line.end)], BlockKind.BULLET
            indent = len(line.text) - len(line.text.lstrip())
        else:
            held.append((line.start, line.end))
            waits = False
        if begins:
            begun.add(begins.group(1))
    yield from flush()


def _counts_on(number: str | None, begun: set[str]) -> bool:
    """Whether a sign, or a number that stands alone, begins an item: a number of several parts is a figure of a table ("1.5"), unless it is the
    first of its section or comes after one with which a line began.
    """
    if number is None or "." not in number or number.endswith(".1"):
        return True
    section, _, place = number.rpartition(".")
    return f"{section}.{int(place) - 1}" in begun


def _is_row(lines: list[TextLine], i: int) -> bool:
    """A line with tabs or pipes between cells, or a line without them in the midst of such lines."""
    text = lines[i].text
    sign = BULLET.match(text) or NUMBERED.match(text) or _LETTERED.match(text)
    if sign and "\t" not in text[sign.end() :].strip():
        return False  # the tab stands between the sign and its item
    if "\t" in text.strip() or text.strip().startswith("|") or (text.endswith("\t") and text.strip()):
        return True
    if sign or len(text) > 200:
        return False
    near = [lines[j].text for j in (i - 1, i + 1) if 0 <= j < len(lines)]
    return bool(near) and all("\t" in other.rstrip("\n") and other.strip() for other in near) and len(near) == 2


def _row(stored: str, line: TextLine) -> Block:
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
