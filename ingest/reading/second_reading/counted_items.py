"""The items of lists counted by the signs and numbers at the beginnings of lines, against the items that were read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.facts import Difference
from ingest.reading.second_reading.marked_lists import MarkedList, begun_between
from ingest.reading.second_reading.phrases import SHOWN, brief, counted, on_page, were
from ingest.reading.second_reading.printed import Printed

ITEMS = "second-reading/list-items"
POINTS = "second-reading/points-as-items"

# "There are no areas for priority action." and its like stand where a list would, and are no item.
_NONE = re.compile(
    r"\s*(?:there (?:are|were|is) no (?:\w+ )?(?:areas?|recommendations?|priorit|actions?)|none\b|"
    r"(?:the|this) inspection did not (?:find|identify)|"
    r"no (?:\w+ )?(?:areas?|recommendations?|actions?|priorit\w+) (?:were|was|have|has))",
    re.IGNORECASE,
)
_LEADS_POINTS_IN = re.compile(r"(?::|\b(?:including|in particular|such as|namely|by|through))\s*$")
_BACK = 12  # lines between an item's first words and its points: its introduction


def parted(
    printed: Printed, lists: Iterable[MarkedList], items: Sequence[int]
) -> tuple[list[MarkedList], list[MarkedList]]:
    """The lists of items, and those that are the points of one item. `items`: the offsets at which what was read begins."""
    of_items: list[MarkedList] = []
    of_points: list[MarkedList] = []
    for found in lists:
        lead = next(printed.before(found.first), None)
        points = found.heading is None and lead is not None and _introduces_points(printed, lead, items)
        (of_points if points else of_items).append(found)
    return of_items, of_points


def item_differences(printed: Printed, lists: Iterable[MarkedList], items: Sequence[int]) -> Iterator[Difference]:
    """Lists of which not every item was read."""
    for found in lists:
        yield from _missing(printed, found, items)


def point_differences(printed: Printed, lists: Iterable[MarkedList], items: Sequence[int]) -> Iterator[Difference]:
    """Points of one item that were read as items of their own."""
    for found in lists:
        yield _points(printed, found, items)


def _missing(printed: Printed, found: MarkedList, items: Sequence[int]) -> Iterator[Difference]:
    counted_marks = [
        (line, mark) for line, mark in found.marks if not _NONE.match(printed.text, mark.words, mark.words + SHOWN)
    ]
    points = set(_points_within(printed, found, items))
    counted_marks = [(line, mark) for line, mark in counted_marks if line not in points]
    missing = [(line, mark) for line, mark in counted_marks if not printed.begins_in(line, items)]
    if not missing:
        return
    line, mark = missing[0]
    under = "" if found.heading is None else f" under {brief(printed.lines[found.heading])}"
    words = printed.quotation(line, mark.words)
    read = len(counted_marks) - len(missing)
    yield Difference(
        ITEMS,
        f"{counted(len(counted_marks), 'item')} in the list{under}{on_page(printed.quotation(found.first))}, of which "
        f"{were(read)} read; the first not read begins {brief(words.exact)}",
        "a second count, of the signs and numbers at the beginnings of lines. Compare the report's list with what is "
        "shown of it, and report the reader's fault if something is missing",
        words,
    )


def _points_within(printed: Printed, found: MarkedList, items: Sequence[int]) -> Iterator[int]:
    """The lines that begin points of an item that was read, though their sign is the list's own: behind words that lead them in, and
    further in, or in small letters where the item has a capital.
    """
    indent, capital, within = _indent(printed.lines[found.first]), False, False
    for line, mark in found.marks:
        if printed.begins_in(line, items):
            capital, within = printed.text[mark.words].isupper(), False
            continue
        above = next(printed.before(line), None)
        led_in = within or (above is not None and bool(_LEADS_POINTS_IN.search(printed.lines[above])))
        lower = capital and printed.text[mark.words].islower()
        within = led_in and (lower or _indent(printed.lines[line]) > indent)
        if within:
            yield line


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _introduces_points(printed: Printed, lead: int, items: Sequence[int]) -> bool:
    """Whether a line ends, with a colon, a paragraph that was itself read as an item."""
    if not printed.lines[lead].rstrip().endswith(":"):
        return False
    begins = lead
    for count, above in enumerate(printed.before(lead)):
        if printed.begins_in(begins, items):
            return True
        if count >= _BACK or not printed.runs_on(above, begins):
            return False
        begins = above
    return False


def _points(printed: Printed, found: MarkedList, items: Sequence[int]) -> Difference:
    line = next((line for line, _ in found.marks if printed.begins_in(line, items)), found.first)
    last = found.marks[-1][0]
    read = begun_between(items, printed.starts[found.first], printed.starts[last] + len(printed.lines[last]) + 1)
    words = printed.quotation(line)
    return Difference(
        POINTS,
        f"1 item with {counted(len(found.marks), 'point')}{on_page(words)}, where {counted(1 + read, 'item')} were read; "
        f"a point taken for an item begins {brief(words.exact)}",
        "a second count: signs behind words that end in a colon are points of the item that these words begin. "
        "Read them in the report, and report the reader's fault if they are no recommendations of their own",
        words,
    )
