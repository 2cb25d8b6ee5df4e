"""Where a report lists the grades of an inspection before this one: nothing there grades this one.

# Previous Ofsted inspections
- The last inspection report was published in May 2012. The judgements for the local authority were:
Overall effectiveness: Inadequate.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from ingest.documents.document import Block, BlockKind

_PREVIOUS = r"(?:previous|last|earlier|former|past|prior)"
_HEADING = re.compile(
    rf"^(?:(?:the\s+)?(?:judge?ments?|grades?|outcomes?|results?|findings)\s+(?:of|from|at|in)\s+)?(?:the\s+|its\s+)?{_PREVIOUS}\s+(?:\w+\s+){{0,3}}"
    r"(?:inspections?|judge?ments?|grades?)(?:\s+(?:judge?ments?|grades?|outcomes?|results?|findings))?\W*$",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(
    rf"\b{_PREVIOUS}\b[^:]{{0,220}}\binspect(?:ion|ed)\b[^:]{{0,220}}\b(?:judge?ments?|grades?|graded|outcomes?|judged|rated)\b[^:.]{{0,80}}:$|"
    rf"\b(?:judge?ments?|grades?|outcomes?)\b[^:.]{{0,80}}\b{_PREVIOUS}\s+(?:\w+\s+){{0,3}}inspections?\b[^:.]{{0,80}}:$",
    re.IGNORECASE,
)
_HEADING_LENGTH = 110  # characters: no heading of such a part is longer
_LINE = 200  # characters: no line of such a list is longer


def earlier_grades(blocks: Iterable[Block], graded: Callable[[str], bool]) -> frozenset[int]:
    """The indices of the blocks that give the grades of an earlier inspection. `graded`: whether a line ends in a grade.

    Such a part goes on under its heading, or behind the words that lead it in, for as long as its blocks are rows, bullets,
    graded lines, or lead in more of them.
    """
    found: set[int] = set()
    headed = inside = False  # under a heading of such a part; in a list of such grades
    for block in blocks:
        if block.kind is BlockKind.NOTE:
            continue
        if len(block.text) < _HEADING_LENGTH and _HEADING.match(block.text) and block.kind is not BlockKind.BULLET:
            headed = inside = True
        elif block.text.endswith(":") and _LEADS_IN.search(block.text):
            inside = True
        elif block.kind is BlockKind.HEADING or not (inside and _goes_on(block, headed, graded)):
            headed = inside = False
        else:
            found.add(block.index)
    return frozenset(found)


def _goes_on(block: Block, headed: bool, graded: Callable[[str], bool]) -> bool:
    line = len(block.text) < _LINE and graded(block.text)
    return line or (headed and block.kind in (BlockKind.BULLET, BlockKind.ROW))
