"""Lists of items under a heading: recommendations, areas for development, strengths.

A list has its heading, perhaps a sentence that leads in, perhaps timing headings within, and items: bullets, with what
a page break cut from them, nested bullets, numbered or lettered ones, and items that lost their sign.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.asks.forms.listing_words import ASKING, GROUP_LEAD_INS, LEAD_INS, NOTHING, OTHER_LISTS, TELLING_LINES
from ingest.asks.forms.time_limits import OTHER_LIMITS, TIMED_LEAD_INS
from ingest.documents.document import Block, BlockKind, Passage
from ingest.facts import Shortfall
from ingest.names.name_lists import starts_with_imperative
from ontology.schemes import Schemes

_HEADING_LENGTH = 130  # characters: no heading of these families is longer
_TIMING_LENGTH = 60
_MOST_NOTES = 8  # footnotes of one page, between an item and the next
_SHOULD_REACH = 400  # characters: an item that asks does so in its first lines
_OPENS = re.compile(
    r"(?::|\b(?:by\s+means\s+of|including|such\s+as|in\s+particular|in\s+that|ensure\s+that|because|through|by|namely),?)$",
    re.IGNORECASE,
)
_MAY_BE_TIMING = re.compile(r"immediate|days?\b|week|month|year|term|possible|ongoing|\d{4}", re.IGNORECASE)


SIGN = "•"
"""Stands before each point of a list within an item, whatever sign the report prints."""


@dataclass(slots=True)
class Item:
    """One item: its words, the timing heading over it, the topic it stands under, and the sentence that leads it in."""

    passage: Passage
    block: Block
    timing: Block | None = None
    topic: Block | None = None
    lead_in: Passage | None = None


@dataclass(slots=True)
class ItemList:
    """A heading and what stands under it.

    `nothing_said`: the words that say the list is empty; `doubts`: what was seen in it and could not be read.
    """

    heading: Block
    lead_in: Passage | None = None
    items: list[Item] = field(default_factory=list)
    nothing_said: Passage | None = None
    doubts: list[str] = field(default_factory=list)

    def shortfalls(self) -> Iterator[Shortfall]:
        """What the list holds, to all appearance, and was not read."""
        for doubt in self.doubts:
            yield Shortfall(doubt, f"the list under “{self.heading.text[:80]}”")


def opens_points(text: str) -> bool:
    """Whether an item ends in words that lead in points of its own."""
    return bool(_OPENS.search(text))


def says_nothing(text: str) -> bool:
    """Whether an item only says that there are no items."""
    return NOTHING.reads(text)


def read_list(blocks: Sequence[Block], at: int, schemes: Schemes, ends: Callable[[Block], bool]) -> ItemList:
    """The list under the heading `blocks[at]`; `ends` knows the family's other headings."""
    reader = _ListReader(ItemList(blocks[at]), schemes)
    for i in range(at + 1, len(blocks)):
        block = blocks[i]
        if block.kind is BlockKind.NOTE:
            continue
        following = next((b for b in blocks[i + 1 : i + 1 + _MOST_NOTES] if b.kind is not BlockKind.NOTE), None)
        if ends(block) or not reader.take(block, following):
            break
    reader.close()
    return reader.found


class _ListReader:
    """Takes a list's blocks one by one; `timing`, `topic` and `lead_in` are those that the next item stands under."""

    def __init__(self, found: ItemList, schemes: Schemes) -> None:
        self.found = found
        self.schemes = schemes
        self.timing: Block | None = None
        self.topic: Block | None = None
        self.lead_in: Passage | None = None
        self.fresh = True  # no item yet under this timing
        self.indent: int | None = None

    def take(self, block: Block, following: Block | None) -> bool:
        """Whether the block is of the list; if it is, it is in it now."""
        if self._is_timing(block):
            return True
        if block.kind is BlockKind.ROW and sum(1 for cell in block.cells if cell.text) > 1:
            self._doubt_end(block)
            return False
        if block.kind is BlockKind.HEADING:
            return False
        if block.kind is BlockKind.BULLET:
            self._bullet(block)
            return True
        if self.found.items and OTHER_LISTS.reads(block.text) and not ASKING.reads(block.text):
            self._doubt_end(block)
            return False
        return (not self._counts_on(block) and self._leads_in(block)) or self._unsigned(block, following)

    def _counts_on(self, block: Block) -> bool:
        """Whether a block's number is the next behind that of the item before: it is an item too, though it ends in a colon, if it
        says what is to be done."""
        last = self.found.items[-1].block if self.found.items else None
        if last is None or last.kind is not BlockKind.NUMBERED or block.kind is not BlockKind.NUMBERED:
            return False
        return int(block.number or 0) == int(last.number or 0) + 1 and not GROUP_LEAD_INS.reads(block.text)

    def close(self) -> None:
        """The list has ended: a timing heading with nothing under it is a doubt."""
        if self.fresh and self.timing is not None and not self.found.nothing_said:
            self.found.doubts.append(f"items under “{self.timing.text[:80]}”")

    def _is_timing(self, block: Block) -> bool:
        if len(block.text) >= _TIMING_LENGTH or not _MAY_BE_TIMING.search(block.text):
            return False
        if self.schemes.priority(block.text):
            self._under(block)
            return True
        if block.kind is not BlockKind.BULLET and OTHER_LIMITS.reads(block.text):
            self._under(None)
            self.found.doubts.append(f"the priority that “{block.text[:80]}” gives")
            return True
        return False

    def _under(self, timing: Block | None) -> None:
        self.timing, self.topic, self.lead_in = timing, None, None
        self.fresh, self.indent = True, None

    def _add(self, block: Block, passage: Passage | None = None) -> None:
        self.found.items.append(Item(passage or block.passage, block, self.timing, self.topic, self.lead_in))
        self.fresh = False

    def _bullet(self, block: Block) -> None:
        if says_nothing(block.text):
            self.found.nothing_said = block.passage
            return
        self.indent = block.level if self.indent is None else min(self.indent, block.level)
        last = None if self.fresh else self.found.items[-1].block
        within_number = last is not None and last.kind is BlockKind.NUMBERED and opens_points(last.text)
        deeper = block.level > self.indent and not (last is not None and _is_whole(last) and block.text[:1].isupper())
        if last is not None and (deeper or within_number):
            _extend(self.found.items[-1], block)
        else:
            self._add(block)

    def _leads_in(self, block: Block) -> bool:
        """A sentence that leads in what follows: the list's own, or one within it that tells somebody."""
        first = not self.found.items and self.found.lead_in is None and self.timing is None
        if not (LEAD_INS if first else TELLING_LINES).reads(block.text):
            return self._is_topic(block)
        passage = block.passage
        if timed := TIMED_LEAD_INS.first(passage.text):
            self._under(replace(block, passage=passage.cut(*timed.match.span("timing"))))
            if timed.form.says == "last":
                passage = passage.cut(0, timed.match.start("timing"))
            else:
                first = False
        if first:
            self.found.lead_in = passage
        else:
            self.lead_in, self.fresh, self.indent = passage, True, None
        return True

    def _is_topic(self, block: Block) -> bool:
        """A short line over items that says what they are about: "Health services:"."""
        if block.text.endswith(":") and len(block.text) < _TIMING_LENGTH and not ASKING.reads(block.text):
            self.topic = block
            return True
        return False

    def _unsigned(self, block: Block, following: Block | None) -> bool:
        """Take a block without a sign as an item or as the rest of one; False where the list has ended."""
        if block.kind is BlockKind.NUMBERED and self.found.items:
            return self._numbered(block)
        if says_nothing(block.text):
            self.found.nothing_said = block.passage
            return True
        goes_on = following is not None and (
            following.kind is BlockKind.BULLET or bool(self.schemes.priority(following.text))
        )
        item = _is_item(block)
        last = None if self.fresh else self.found.items[-1].block
        if block.ends_open() and len(block.text) < _HEADING_LENGTH and not (item and (goes_on or self.fresh)):
            if following is not None and following.kind is BlockKind.BULLET:
                self._doubt_end(following)
            return False  # another heading
        if self.fresh and (item or goes_on or self.timing is not None):
            self._add(block)
        elif (
            last is not None
            and starts_with_imperative(block.text)
            and last.kind in (BlockKind.PARAGRAPH, BlockKind.ROW)
        ):
            self._add(block)  # the signs of this list are lost
        elif last is not None and goes_on and item and not last.ends_open():
            self._add(block)
        elif last is not None and goes_on:
            _extend(self.found.items[-1], block)
        else:
            return False
        return True

    def _numbered(self, block: Block) -> bool:
        """Numbered items run on by one, or begin anew under a timing; the report's own paragraphs have other numbers."""
        last = self.found.items[-1].block
        own = next((i.block.number for i in self.found.items if i.block.kind is BlockKind.NUMBERED), None)
        number = int(block.number or 0)
        runs_on = last.kind is BlockKind.NUMBERED and number == int(last.number or 0) + 1
        # under a time limit one numbered paragraph leads in bullets, and the next asks for something by itself
        asks = self.timing is not None and ASKING.reads(block.text[:_SHOULD_REACH]) and (self.fresh or _is_whole(last))
        if (runs_on and (own == "1" or _is_item(block))) or (self.fresh and number == 1) or asks:
            self._add(block)
            return True
        return False

    def _doubt_end(self, block: Block) -> None:
        if self.found.items:
            self.found.doubts.append(f"what stands from “{block.text[:80]}” on")


def _is_item(block: Block) -> bool:
    return starts_with_imperative(block.text) or ASKING.reads(block.text[:_SHOULD_REACH])


def _is_whole(block: Block) -> bool:
    """Whether an item ends as a sentence does, and leads in nothing."""
    return block.text.endswith(".")


def _extend(item: Item, block: Block) -> None:
    """Put to an item what belongs to it; a list's sign stays between its points, or they would run together."""
    item.passage = item.passage.joined(block.passage, SIGN if block.kind is BlockKind.BULLET else "")
