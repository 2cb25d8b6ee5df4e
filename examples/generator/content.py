"""What a generated report is made of, before anybody has decided where a page ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

BODY_SIZE = 12.0  # points, as in the real reports
SECTION_SIZE = 14.0
TITLE_SIZE = 26.0
SMALL_SIZE = 10.0
FOOT_SIZE = 8.0
USUAL_SIGN = "◼"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. `depth` from 1; `listed`: it stands in the contents list, at that indent; `framed`: a box around it."""

    text: str
    size: float = SECTION_SIZE
    depth: int = 2
    bold: bool = True
    listed: int | None = None
    framed: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, with its number in the margin where it has one, and the footnote that its last word bears."""

    text: str
    number: int | None = None
    bold: bool = False
    size: float = BODY_SIZE
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Bullet:
    """One item of a list. `level` 1 is nested under level 0."""

    text: str
    sign: str = USUAL_SIGN
    level: int = 0


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that stand each for itself: a cover, an address, a signature."""

    lines: tuple[str, ...]
    bold: bool = False
    size: float = BODY_SIZE


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table. `widths` are shares of the page's width; `heads` how many first rows are set bold.

    A cell that is None belongs to the one at its left; a line break in a cell is printed.
    """

    rows: tuple[tuple[str | None, ...], ...]
    widths: tuple[float, ...]
    heads: int = 0
    size: float = BODY_SIZE
    bold_labels: bool = False
    cuttable: bool = False  # a row may run over a page
    ruled: bool = True  # without rules its columns stand side by side all the same


@dataclass(frozen=True, slots=True)
class Box:
    """A practice study: it stands at the head of the next page, and its words come after those of that page."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fill:
    """As many of the spare paragraphs as leave so many lines on the page: what follows is cut by the page's end.

    They hold nothing that a reader should find. A text copy has no need of them.
    """

    spare: tuple[str, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class PageTurn:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class Gap:
    """White space, in lines."""

    lines: float = 1.0


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents list, made of the headings that are listed."""

    title: str = "Contents"


Block = Heading | Paragraph | Bullet | Lines | Table | Box | Fill | PageTurn | Gap | Contents


class NumberPlace(StrEnum):
    """Where the page's number is printed."""

    NOWHERE = "nowhere"
    FOOT = "foot"  # on a line of its own, at the right
    FOOT_LINE = "foot-line"  # behind the last line of the foot
    HEAD_LINE = "head-line"  # behind the line of the head


@dataclass(frozen=True, slots=True)
class Furniture:
    """What every page bears from page `first` on. `offset` is taken from the page's place to make its printed number."""

    head: str = ""
    foot: tuple[str, ...] = ()
    number: NumberPlace = NumberPlace.FOOT
    number_size: float = BODY_SIZE
    first: int = 1
    offset: int = 0
    size: float = FOOT_SIZE


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A whole report, ready to be printed or written as text."""

    title: str
    blocks: tuple[Block, ...]
    furniture: Furniture = field(default_factory=Furniture)
