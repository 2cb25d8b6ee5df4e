"""Lists in groups: "1. A Trust and B Trust should:", then the items 1.1, 1.2 … with bullets of their own, then the next group.

Whose the items are stands in their group's lead-in, and the numbers are printed. What a page cuts, and second lines of a lead-in that bold
type sets apart, go on with what is before them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

from ingest.asks.forms.listing_words import ASKING, GROUP_LEAD_INS
from ingest.documents.document import Block, BlockKind, Passage

_LEAD_IN_LENGTH = 600  # characters: the longest names five bodies
# "2. A Trust should:", "Recommendation 2: A Trust should:"
_NUMBERED = re.compile(r"(?:Recommendations?\s+(?=\d{1,2}[.):]))?(?P<number>\d{1,2})[.):]\s+(?=[A-Z])")
_IN_A_CELL = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})?)[.)]?")
_BARE_NUMBER = re.compile(r"(?P<number>\d{1,2})\s+(?=[A-Z])")  # of a lead-in only: an item may begin with a figure
_LINES_OF_LEAD_IN = 3  # that bold type may set apart behind its first
_ENDS = (".", "!", "?", ";")


@dataclass(slots=True)
class GroupedItem:
    """One item: its words with those of its bullets, and its number as printed, where it has one."""

    passage: Passage
    number: str | None


@dataclass(slots=True)
class ItemGroup:
    """Items under one lead-in, which may be missing; `number` as printed."""

    lead_in: Passage | None
    number: str | None = None
    items: list[GroupedItem] = field(default_factory=list)


@dataclass(slots=True)
class GroupedList:
    """All groups under a heading. `doubts`: what stands among them and is neither item nor lead-in."""

    groups: list[ItemGroup] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


def leads_a_group_in(block: Block) -> bool:
    """Whether a block is a lead-in, whole: it tells somebody and leaves open what."""
    return len(block.text) <= _LEAD_IN_LENGTH and GROUP_LEAD_INS.reads(block.text)


def read_groups(blocks: Sequence[Block], at: int, ends: Callable[[Block], bool]) -> GroupedList:
    """The groups under the heading `blocks[at]`; `ends` knows the report's other headings."""
    reader = _GroupReader()
    for i in range(at + 1, len(blocks)):
        if blocks[i].kind is BlockKind.NOTE:
            continue
        if ends(blocks[i]):
            break
        reader.take(blocks[i], blocks[i + 1 : i + 1 + _LINES_OF_LEAD_IN])
    return reader.found


class _GroupReader:
    """Takes the blocks one by one; `open_lead_in`: a lead-in that has not yet come to its "should"."""

    def __init__(self) -> None:
        self.found = GroupedList()
        self.open_lead_in: tuple[Passage, str | None] | None = None

    def take(self, block: Block, following: Sequence[Block]) -> None:
        """Put a block where it belongs; `following`: the next ones, in which a lead-in may go on."""
        block = _of_row(block) if block.kind is BlockKind.ROW else block
        if block.number is None and (bare := _number_before(block)):  # bold type makes a heading of a lead-in
            block = replace(block, passage=block.passage.cut(bare.end()), number=bare["number"])
        parted = block.number is not None and "." in block.number
        if self.open_lead_in is not None and not parted and block.kind is not BlockKind.BULLET:
            words, number = self.open_lead_in
            self._lead_in(words.joined(block.passage), number)
        elif parted:
            self._close()
            self._item(block)
        elif block.kind is BlockKind.BULLET:
            self._bullet(block)
        elif leads_a_group_in(block) or self._begins_lead_in(block, following):
            self._lead_in(block.passage, block.number)
        else:
            self._rest(block)

    def _item(self, block: Block) -> None:
        """An item of its group. One of another group's number has no lead-in of its own here, and never that of the group before."""
        before, major = self._group(), str(block.number).split(".")[0]
        last = before.items[-1] if before.items else None
        if last is not None and last.number is not None and last.number.split(".")[0] != major:
            self.found.groups.append(ItemGroup(_cut_lead_in(last), major))
        self._group().items.append(GroupedItem(block.passage, block.number))

    def _group(self) -> ItemGroup:
        if not self.found.groups:
            self.found.groups.append(ItemGroup(None))
        return self.found.groups[-1]

    def _begins_lead_in(self, block: Block, following: Sequence[Block]) -> bool:
        """Whether a line that is numbered or a heading is the first part of a lead-in: the next ones, in bold type, go on with it."""
        if (block.number is None and block.kind is not BlockKind.HEADING) or not block.ends_open():
            return False
        words = block.text
        for later in following:
            if later.kind in (BlockKind.NUMBERED, BlockKind.BULLET):
                return False
            words = f"{words} {later.text}"
            if GROUP_LEAD_INS.reads(words):
                return len(words) <= _LEAD_IN_LENGTH
        return False

    def _lead_in(self, words: Passage, number: str | None) -> None:
        if GROUP_LEAD_INS.reads(words.text) or len(words.text) > _LEAD_IN_LENGTH:
            self.open_lead_in = None
            self.found.groups.append(ItemGroup(words, number))
        else:
            self.open_lead_in = (words, number)

    def _close(self) -> None:
        """A lead-in that never came to its "should" is one all the same: its items follow."""
        if self.open_lead_in is not None:
            self.found.groups.append(ItemGroup(*self.open_lead_in))
            self.open_lead_in = None

    def _bullet(self, block: Block) -> None:
        """A bullet belongs to the numbered item before it; where the list prints no numbers it is an item."""
        items = self._group().items
        if items and items[-1].number is not None:
            items[-1].passage = items[-1].passage.joined(block.passage)
        else:
            items.append(GroupedItem(block.passage, None))

    def _rest(self, block: Block) -> None:
        """What goes on with the item before it; anything else is told as a doubt, save a sentence that introduces the list and tells
        nobody, and a figure that a copy has parted from its lead-in."""
        introduces = not self.found.groups and block.text.endswith(".") and not ASKING.reads(block.text)
        if introduces or block.text.isdecimal():
            return
        items = self._group().items
        if items and (not items[-1].passage.text.endswith(_ENDS) or re.match(r"[a-z(]", block.text)):
            items[-1].passage = items[-1].passage.joined(block.passage)
        else:
            self.found.doubts.append(f"what “{block.text[:80]}” is among the recommendations")


def _of_row(row: Block) -> Block:
    """A table's row as the line that it is without rules: its number stands in the first cell."""
    number = _IN_A_CELL.fullmatch(row.cells[0].text) if len(row.cells) > 1 else None
    words = reduce(Passage.joined, row.cells[1:]) if number else row.passage
    kind = BlockKind.NUMBERED if number else BlockKind.PARAGRAPH
    return replace(row, kind=kind, passage=words, number=number["number"] if number else None, cells=())


def _number_before(block: Block) -> re.Match[str] | None:
    """The number with which a line begins: with its full stop, or bare where the line is a lead-in."""
    return _NUMBERED.match(block.text) or (_BARE_NUMBER.match(block.text) if leads_a_group_in(block) else None)


def _cut_lead_in(item: GroupedItem) -> Passage | None:
    """The lead-in of the next group, where a copy has run it into the item before: its last sentence, which then leaves the item."""
    *own, last = item.passage.sentences()
    if not own or not GROUP_LEAD_INS.reads(last.text):
        return None
    item.passage = item.passage.cut(0, len(item.passage.text) - len(last.text))
    number = _NUMBERED.match(last.text)
    return last.cut(number.end()) if number else last
