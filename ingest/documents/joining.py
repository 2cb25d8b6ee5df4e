"""What a page break cut is joined again: a sentence that stops in its midst goes on in the next block."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.documents.document import Block, BlockKind
from ingest.documents.markers import BULLET, MARKER

# Words that never end a bullet, a paragraph or a heading's line.
_OPEN_END = re.compile(
    r"(?:[,–-]|\b(?:a|an|and|as|at|but|by|for|from|has|have|in|including|into|is|its|are|of|on|or|over|that|the|their|"
    r"these|this|those|to|upon|was|were|when|where|which|while|who|whose|will|with|within|between|not|be|been|NHS|St))$",
    re.IGNORECASE,
)
# A name that a page cuts: its next words begin with a capital.
_NAME_CUT = re.compile(r"\b(?:NHS|Foundation|Clinical(?:\s+Commissioning)?|Primary(?:\s+Care)?)$")
_NAME_GOES_ON = re.compile(r"^(?:NHS|Foundation|Trusts?|Commissioning|Groups?|Care|CCGs?)\b")
# A paragraph that tells somebody and leaves open what leads in the bullets behind it.
_LEADS_IN = re.compile(r"\b(?:should|must|needs? to|(?:required|expected|asked) to)(?: ensure(?: that)?)?$")
_FLOWING = {BlockKind.PARAGRAPH, BlockKind.NUMBERED, BlockKind.BULLET}
_LONG_ENOUGH = 60  # characters: a shorter open-ended paragraph is a heading or a cover line
_LEAD_IN_REACH = 40  # characters: "is required to ensure that", and a word before it
_OPEN_END_REACH = 20  # characters: its longest word, and what stands before it
# Characters: no paragraph of a report is as long. Without a limit, joining line upon line takes time that grows with the square.
_MOST_JOINED = 20_000
# A cell that leads in bullets, or has some: the next bullet is one of its own.
_HAS_LIST = re.compile(rf":$|\s(?:{MARKER})\s")
# A heading's grade, or a timing heading, stands alone and continues nothing.
_STANDS_ALONE = re.compile(r"^(?:grade\b|immediate|within\s+\w+\s+months?\b)", re.IGNORECASE)


def join_cut_blocks(blocks: list[Block]) -> list[Block]:
    """The blocks with every cut one joined to what goes on with it."""
    result: list[Block] = []
    for block in blocks:
        if result and _row_goes_on(result[-1], block):
            before = result[-1]
            cells = tuple(a.joined(b) for a, b in zip(before.cells, block.cells, strict=True))
            result[-1] = replace(before, passage=before.passage.joined(block.passage), cells=cells)
        elif result and _goes_on(result[-1], block):
            before = result[-1]
            result[-1] = replace(before, passage=before.passage.joined(block.passage))
        else:
            result.append(block)
    return result


def _row_goes_on(before: Block, block: Block) -> bool:
    """A table's row that runs over a page: it stops in the midst of a sentence or before its own next bullet, or one cell goes on alone."""
    if before.kind is not BlockKind.ROW or block.kind is not BlockKind.ROW or len(before.cells) != len(block.cells):
        return False
    if before.page is None or block.page != before.page + 1 or not before.cells:
        return False
    last, rest = before.cells[-1].text, block.cells[-1].text
    if len(last) <= _LONG_ENOUGH:
        return False
    stops = not re.search(r"[.?!:;][’”'\")\]]*$", last)
    alone = not all(cell.text for cell in block.cells) and all(cell.text for cell in before.cells)
    return stops or alone or (bool(BULLET.match(rest)) and bool(_HAS_LIST.search(last)) and not BULLET.match(last))


def _goes_on(before: Block, block: Block) -> bool:
    if len(before.text) > _MOST_JOINED:
        return False
    if before.kind not in _FLOWING or not before.ends_open() or _STANDS_ALONE.match(block.text):
        return False
    starts_low = block.text[:1].islower()
    if block.kind is BlockKind.BULLET:
        # Some copies put a list sign before every block: a lower-case one after an open sentence is no new item,
        # unless the list's own items are lower-case fragments.
        cut = before.kind is not BlockKind.BULLET and not _LEADS_IN.search(before.text[-_LEAD_IN_REACH:])
        return starts_low and cut and len(before.text) > _LONG_ENOUGH
    if block.kind is not BlockKind.PARAGRAPH:
        return False
    if before.kind is BlockKind.PARAGRAPH and len(before.text) < _LONG_ENOUGH:
        return False
    if _NAME_CUT.search(before.text[-_OPEN_END_REACH:]) and _NAME_GOES_ON.match(block.text):
        return True
    return starts_low or bool(_OPEN_END.search(before.text[-_OPEN_END_REACH:]))
