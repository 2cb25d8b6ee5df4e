"""The lists of a letter on a local area's services: items under a heading, with what a page's end cut and with their own sub-bullets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.asks.item_lists import opens_points
from ingest.documents.document import SIGNS_OF_POINTS, Block, BlockKind, Document, Passage, sign_before
from ingest.families.send_layout import ends_sentence, opens_part

_COUNTED = "1"  # stands for the sign of items that are counted, each by another figure


def items_under(document: Document, blocks: Sequence[Block], at: int) -> list[Passage]:
    """The items that stand under `blocks[at]`, up to the next heading or fixed words of the form."""
    return _Items(document).read(blocks[at + 1 :])


def is_item(block: Block) -> bool:
    """Whether a block is an item: of bullets, or of a list that counts its items."""
    return block.kind in (BlockKind.BULLET, BlockKind.NUMBERED)


def _ends_list(block: Block) -> bool:
    return block.kind is BlockKind.HEADING or opens_part(block.text) or block.parted()


class _Items:
    """Takes a list's blocks one by one. `sign`, `level`: those of its first bullet; what differs under a colon is within an item."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._items: list[Passage] = []
        self._sign: str | None = None
        self._level = 0
        self._within = False  # the last item leads in bullets of its own

    def read(self, blocks: Sequence[Block]) -> list[Passage]:
        """The items of the blocks, up to where the list ends."""
        ends = next((i for i, block in enumerate(blocks) if _ends_list(block)), len(blocks))
        last = max((i for i, block in enumerate(blocks[:ends]) if is_item(block)), default=-1)
        for i, block in enumerate(blocks[:ends]):
            if block.kind is BlockKind.NOTE:
                continue
            if is_item(block):
                self._bullet(block)
            elif not self._plain(block, amid=i < last):
                break
        return self._items

    def _bullet(self, block: Block) -> None:
        sign = self._sign_of(block)
        if self._sign is None:
            self._sign, self._level = sign, block.level
        own = sign == self._sign and block.level <= self._level
        points = sign in SIGNS_OF_POINTS and self._sign not in SIGNS_OF_POINTS
        if self._items and (points or (self._within and (not own or self._unsigned_within()))):
            self._extend(block.passage)
        elif not self._is_note(block):
            self._items.append(block.passage)
            self._within = opens_points(block.text)

    def _is_note(self, block: Block) -> bool:
        """Whether a figure among bullets stands before a footnote, whose mark a copy has left behind a word: "checked1 in"."""
        if block.number is None or self._sign == _COUNTED:
            return False
        return bool(
            re.search(rf"[a-z)’][.,;]?{block.number}(?!\.?\d)", self._document.stored[: block.passage.offsets[0]])
        )

    def _unsigned_within(self) -> bool:
        """Whether an item has just led in bullets, so that the next one is within it whatever its sign."""
        return opens_points(self._items[-1].text)

    def _plain(self, block: Block, *, amid: bool) -> bool:
        """A paragraph: the rest of an item that a page's end cut, or, amid items, one whose sign is lost; else the list has ended."""
        if not self._items:
            return False
        if not ends_sentence(self._items[-1].text):
            turned = block.page is not None and self._document.page_of(self._items[-1].offsets[-1]) != block.page
            if not (block.text[:1].islower() or turned):
                return False
            self._extend(block.passage)
        elif not amid or self._items[0].text[:1].islower():
            return False
        else:
            self._items.append(block.passage)
        return True

    def _extend(self, passage: Passage) -> None:
        self._items[-1] = self._items[-1].joined(passage)

    def _sign_of(self, block: Block) -> str:
        """The sign before a bullet's first word."""
        if block.number is not None:
            return _COUNTED
        return sign_before(self._document.stored, block)
