"""Text and Markdown into a Document.

The stored text is the file's text with line ends made `\\n`; nothing else is changed, so offsets point into what was
published. Pages are known where the copy has form feeds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.dates import MONTH
from ingest.documents.document import Block, BlockKind, Document, Passage
from ingest.documents.joining import join_cut_blocks

BULLET_SIGNS = "-*+•·▪■◼●○◦‣–\uf06e\uf0a7\uf0b7"
_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(?=\S)")
_NUMBERED = re.compile(r"^\s*(?:-\s+)?(\d{1,3})[.)]\s+(?=\S)")
_PLAIN_NUMBER = re.compile(rf"^(?:-\s+)?(\d{{1,3}})\s+(?!{MONTH}\b)(?=[A-Z‘“'\"])")
_BULLET = re.compile(rf"^\s*[{re.escape(BULLET_SIGNS)}]\s+(?=\S)")
_RULE = re.compile(r"^\s*\|?[\s:|=_*-]{3,}\|?\s*$")
_PAGE_NUMBER = re.compile(r"^\s*(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?\s*$", re.IGNORECASE)
_CONTENTS_LINE = re.compile(r"(?:\t|\.{3,}|\s{2,}|\s)\d{1,3}\s*$")
_CONTENTS_HEADING = re.compile(r"^\W*(?:table of )?contents\W*$", re.IGNORECASE)
# A running header must stand often enough that it cannot be a heading which two strands share.
_FURNITURE_REPEATS = 4


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
    furniture = _furniture(lines)
    blocks = list(_blocks(stored, [line for line in lines if line.text.strip() not in furniture]))
    blocks = _mark_contents(blocks)
    paged = [replace(b, page=_page(page_starts, b.passage.offsets[0])) for b in blocks] if page_starts else blocks
    return Document.build(stored, join_cut_blocks(paged), page_starts, media_type)


def _page(page_starts: list[int], offset: int) -> int:
    return sum(1 for start in page_starts if start <= offset)


def _with_blanks(stored: str, lines: list[_Line]) -> list[_Line]:
    """The lines with an empty one wherever the copy leaves a gap or turns a page."""
    result: list[_Line] = []
    for line in lines:
        if result and stored[result[-1].end : line.start] != "\n":
            result.append(_Line(line.start, line.start, ""))
        result.append(line)
    return result


def _furniture(lines: list[_Line]) -> set[str]:
    """Page numbers, and headers or footers that a paged copy repeats on page after page."""
    shapes = Counter(re.sub(r"\d+", "#", line.text.strip()) for line in lines if 8 <= len(line.text.strip()) <= 120)
    repeated = {shape for shape, n in shapes.items() if n >= _FURNITURE_REPEATS and "#" in shape}
    found = set()
    for line in lines:
        bare = line.text.strip()
        if bare and (_PAGE_NUMBER.match(bare) or _shape_of_furniture(bare, repeated)):
            found.add(bare)
    return found


def _shape_of_furniture(bare: str, repeated: set[str]) -> bool:
    """A repeated line that carries the page's number and is no list item, row or sentence."""
    if "\t" in bare or _BULLET.match(bare) or _NUMBERED.match(bare) or bare.endswith((".", ";", ":", ")")):
        return False
    return re.sub(r"\d+", "#", bare) in repeated


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
            if not _RULE.match(line.text):
                yield _row(stored, line)
        elif match := _NUMBERED.match(line.text) or _PLAIN_NUMBER.match(line.text):
            yield from flush()
            held, form, number = [(line.start + match.end(), line.end)], BlockKind.NUMBERED, match.group(1)
        elif match := _BULLET.match(line.text):
            yield from flush()
            held, form = [(line.start + match.end(), line.end)], BlockKind.BULLET
            indent = len(line.text) - len(line.text.lstrip())
        else:
            held.append((line.start, line.end))
    yield from flush()


def _is_row(lines: list[_Line], i: int) -> bool:
    """A line with tabs or pipes between cells, or a line without them in the midst of such lines."""
    text = lines[i].text
    if "\t" in text.strip() or text.strip().startswith("|") or (text.endswith("\t") and text.strip()):
        return True
    if _BULLET.match(text) or _NUMBERED.match(text) or len(text) > 200:
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
