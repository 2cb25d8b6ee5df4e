"""Lists of items under a heading: recommendations, areas for development, strengths.

A list has its heading, perhaps a sentence that leads in, perhaps timing headings within, and items: bullets, with what
a page break cut from them, nested bullets, and items that lost their sign.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ingest.agency_lists import starts_with_imperative
from ingest.documents.document import Block, BlockKind, Passage
from ontology.schemes import Schemes

_LEADS_IN = re.compile(r":$|\bfollowing\b|\b(?:should|must)\s+take\b", re.IGNORECASE)
_NOTHING = re.compile(
    r"^(?:there\s+(?:are|were)\s+(?:currently\s+)?no\b|no\s+(?:areas?|priority|recommendations?)\b|none\b|"
    r"(?:the|this)\s+(?:inspection|review)\s+did\s+not\s+(?:find|identify)\s+any\s+(?:areas?|priority|actions?|recommendations?)\b)",
    re.IGNORECASE,
)
_SHOULD = re.compile(r"\b(?:should|must)\b")
_HEADING_LENGTH = 130  # characters: no heading of these families is longer
_TIMING_LENGTH = 60


@dataclass(slots=True)
class Item:
    """One item: its words, the timing heading over it, and the topic it stands under where the list is parted by topics."""

    passage: Passage
    block: Block
    timing: Block | None = None
    topic: Block | None = None


@dataclass(slots=True)
class ItemList:
    """A heading and what stands under it. `nothing_said`: the words that say the list is empty."""

    heading: Block
    lead_in: Passage | None = None
    items: list[Item] = field(default_factory=list)
    nothing_said: Passage | None = None


def says_nothing(text: str) -> bool:
    """Whether an item only says that there are no items."""
    return bool(_NOTHING.match(text))


def read_list(blocks: Sequence[Block], at: int, schemes: Schemes, ends: Callable[[Block], bool]) -> ItemList:
    """The list under the heading `blocks[at]`; `ends` knows the family's other headings."""
    found = ItemList(blocks[at])
    timing: Block | None = None
    indent: int | None = None
    for i in range(at + 1, len(blocks)):
        block = blocks[i]
        if block.kind is BlockKind.NOTE:
            continue
        if schemes.priority(block.text) and len(block.text) < _TIMING_LENGTH and block.kind is not BlockKind.BULLET:
            timing, indent = block, None
            continue
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        if ends(block) or block.kind in (BlockKind.HEADING, BlockKind.ROW):
            break
        if block.kind is BlockKind.BULLET:
            if says_nothing(block.text):
                found.nothing_said = block.passage
                continue
            indent = block.level if indent is None else min(indent, block.level)
            nested = block.level > indent and found.items and found.items[-1].timing is timing
            if nested:
                _extend(found.items[-1], block)
            else:
                found.items.append(Item(block.passage, block, timing))
        elif not found.items and timing is None and _LEADS_IN.search(block.text):
            found.lead_in = block.passage
        elif not _unsigned(found, block, following, timing, schemes):
            break
    return found


def _unsigned(found: ItemList, block: Block, following: Block | None, timing: Block | None, schemes: Schemes) -> bool:
    """Take a block without a sign as an item or as the rest of one; False where the list has ended."""
    if block.kind is BlockKind.NUMBERED and found.items:
        return False  # the report's own paragraphs go on
    if says_nothing(block.text):
        found.nothing_said = block.passage
        return True
    goes_on = following is not None and (following.kind is BlockKind.BULLET or bool(schemes.priority(following.text)))
    is_item = starts_with_imperative(block.text) or bool(_SHOULD.search(block.text[:400]))
    fresh = not found.items or found.items[-1].timing is not timing
    if block.ends_open() and len(block.text) < _HEADING_LENGTH and not (is_item and (goes_on or fresh)):
        return False  # another heading
    if fresh and (is_item or goes_on):
        found.items.append(Item(block.passage, block, timing))
        return True
    if not fresh and goes_on:
        if is_item and not found.items[-1].block.ends_open():
            found.items.append(Item(block.passage, block, timing))
        else:
            _extend(found.items[-1], block)
        return True
    return False


def _extend(item: Item, block: Block) -> None:
    item.passage = item.passage.joined(block.passage)
