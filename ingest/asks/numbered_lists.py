"""Lists whose items are numbered paragraphs: the numbering runs on from the findings before and into those after.

Such a list has its heading, perhaps topics within, and items, whose own bullets and second paragraphs belong to them. Some
reports of the same families print bullets in place of the numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.asks.forms.listing_words import NUMBERED_ASKING, SPEAKING_OF_ITEMS
from ingest.asks.item_lists import SIGN, Item, ItemList, says_nothing
from ingest.documents.document import Block, BlockKind
from ingest.names.name_lists import starts_with_imperative
from ontology.schemes import Schemes

_TOPIC_LENGTH = 110  # characters: no topic over a part of a list is longer
_TIMING_LENGTH = 60
_ASKS_REACH = 400  # characters: an item that asks does so in its first lines
_WITHIN = re.compile(r"^(?:[a-z(]|\([ivx]+\))")  # "(ii) …", "and …": the rest of an item


@dataclass(slots=True)
class _Under:
    """The timing and the topic that the next item stands under."""

    timing: Block | None = None
    topic: Block | None = None


def read_numbered(blocks: Sequence[Block], at: int, schemes: Schemes, ends: Callable[[Block], bool]) -> ItemList:
    """The list under the heading `blocks[at]`; `ends` knows the family's other headings."""
    found = ItemList(blocks[at])
    under = _Under()
    for i in range(at + 1, len(blocks)):
        block = blocks[i]
        following = next((b for b in blocks[i + 1 :] if b.kind is not BlockKind.NOTE), None)
        if block.kind is BlockKind.NOTE:
            continue
        if ends(block) or block.parted():
            break
        if says_nothing(block.text):
            found.nothing_said = block.passage
        elif block.kind is BlockKind.NUMBERED:
            found.items.append(Item(block.passage, block, under.timing, under.topic))
        elif block.kind is BlockKind.BULLET:
            _bullet(found, block, under)
        elif schemes.priority(block.text) and len(block.text) < _TIMING_LENGTH:
            under.timing = block
        elif _is_topic(block, following):
            under.topic = block
        elif block.kind is BlockKind.HEADING or not _plain(found, block, under, following):
            break
    return found


def _bullet(found: ItemList, block: Block, under: _Under) -> None:
    """A bullet is an item of a list of bullets, and a part of an item that has a number or a sign further out."""
    first = found.items[0].block if found.items else None
    if first is not None and (first.kind is not BlockKind.BULLET or block.level > first.level):
        _extend(found.items[-1], block)
    else:
        found.items.append(Item(block.passage, block, under.timing, under.topic))


def _is_topic(block: Block, following: Block | None) -> bool:
    """A short line over items: as a heading only where what follows asks for something, for the report's own headings have
    numbered findings under them."""
    if following is None or following.kind not in (BlockKind.NUMBERED, BlockKind.BULLET):
        return False
    if len(block.text) > _TOPIC_LENGTH or not block.ends_open() or _WITHIN.match(block.text):
        return False
    return block.kind is not BlockKind.HEADING or asks(following.text)


def _plain(found: ItemList, block: Block, under: _Under, following: Block | None) -> bool:
    """Take a paragraph as a lead-in, an item that lost its number or the rest of one; False where the list has ended."""
    if not found.items and (block.text.endswith(":") or _opens(block, following)):
        found.lead_in = block.passage
    elif found.items and _WITHIN.match(block.text):
        _extend(found.items[-1], block)
    elif asks(block.text):
        found.items.append(Item(block.passage, block, under.timing, under.topic))
    else:
        return False
    return True


def _opens(block: Block, following: Block | None) -> bool:
    """Whether a paragraph speaks of items and the first one follows it: a lead-in may end in a full stop."""
    listed = following is not None and following.kind in (BlockKind.NUMBERED, BlockKind.BULLET) and asks(following.text)
    return listed and SPEAKING_OF_ITEMS.reads(block.text)


def asks(text: str) -> bool:
    """Whether a paragraph asks for something: it begins with what is to be done, or says who should do it."""
    return starts_with_imperative(text) or NUMBERED_ASKING.reads(text[:_ASKS_REACH])


def _extend(item: Item, block: Block) -> None:
    """Put to an item what belongs to it; a list's sign stays between its points, or they would run together."""
    item.passage = item.passage.joined(block.passage, SIGN if block.kind is BlockKind.BULLET else "")
