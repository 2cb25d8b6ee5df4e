"""Lists whose items have no sign: paragraphs, each of which names what must improve and says nothing of what was found.

"The timeliness of health assessments." is an item, "Children are seen within a day." is what was found. Only where no bullet and no
number stands under the heading is a list read so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from ingest.asks.forms.listing_words import LEAD_INS
from ingest.asks.item_lists import Item, ItemList, says_nothing
from ingest.documents.document import Block, BlockKind
from ingest.names.name_lists import starts_with_imperative

_MOST_ITEMS = 20  # no list of these families is longer: what is longer is the report's text
_ITEM_LENGTH = 500  # characters of the longest item
_SUBORDINATE = r"that|which|who|whom|whose|where|when|how|what|so|if|whether|as|because|while"
# A finite verb before any subordinate clause: the paragraph says how things are.
_SAYS_HOW_IT_IS = re.compile(
    rf"^(?!(?:how|what|whether|where|when)\b)(?:(?!\b(?:{_SUBORDINATE})\b)[^;:.]){{2,160}}?"
    r"\b(?:is|are|was|were|has|have|had|do|does|did|will|can|could|found|visited|receive|said|saw|know)\b",
    re.IGNORECASE,
)


def read_unsigned(blocks: Sequence[Block], found: ItemList, ends: Callable[[Block], bool]) -> ItemList:
    """What stands under the heading of `found` as a list without signs, where that holds more items than were read; `ends` as there."""
    under = list(_under(blocks, found.heading, ends))
    if found.nothing_said is not None or not under or any(block.kind is not BlockKind.PARAGRAPH for block in under):
        return found
    unsigned = ItemList(found.heading)
    if LEAD_INS.reads(under[0].text):
        unsigned.lead_in = under.pop(0).passage
    for block in under:
        if not _is_item(block):
            unsigned.doubts.append(f"what stands from “{block.text[:80]}” on")
            break
        unsigned.items.append(Item(block.passage, block, lead_in=unsigned.lead_in))
    return unsigned if len(found.items) < len(unsigned.items) <= _MOST_ITEMS else found


def _under(blocks: Sequence[Block], heading: Block, ends: Callable[[Block], bool]) -> Iterator[Block]:
    """The blocks under a heading, up to the next; without a page's head, which is the report's title again."""
    at = next(i for i, block in enumerate(blocks) if block is heading)
    printed = {block.text for block in blocks[:at]}
    for block in blocks[at + 1 :]:
        if block.kind is BlockKind.NOTE or block.text in printed:
            continue
        if ends(block) or block.kind in (BlockKind.HEADING, BlockKind.NUMBERED, BlockKind.ROW, BlockKind.CONTENTS):
            return
        yield block


def _is_item(block: Block) -> bool:
    if len(block.text) > _ITEM_LENGTH or says_nothing(block.text):
        return False
    return starts_with_imperative(block.text) or not _SAYS_HOW_IT_IS.match(block.text)
