"""What the cells of a register table say of change: who came after a body, and its names and codes of before."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date

from ontology.registers.bodies import FormerCode, FormerName, Succession, SuccessionKind
from ontology.registers.table_cells import PATTERNS, Cells

NOBODY = "nobody:"
"""What stands before the reason in the cell of successors of a body that nobody took over from."""

_KINDS = {
    "whole": SuccessionKind.WHOLE,
    "succeeded": SuccessionKind.WHOLE,
    "in part": SuccessionKind.IN_PART,
    "in-part": SuccessionKind.IN_PART,
    "succeeded in part": SuccessionKind.IN_PART,
}
OF_NAMES, OF_DAYS = "former names: ", "days: "
"""What a source of a row begins with that is the source of that alone: of the names of before with their days, of the first and last day."""

UNCHECKED = "general knowledge, not checked"
"""The source of what no table at hand says: it is likely, and nobody has looked it up."""

_LESS_THAN_A_DAY = re.compile(r"((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?")
_PARTS = ("key", "first day", "whole or in part", "what passed", "source")


def heirs(cells: Cells) -> tuple[tuple[Succession, ...], str | None]:
    """Who came after a body, and the reason why nobody did, of which one at most is said.

    Raises RegisterError naming the cell.
    """
    items = cells.items("successors")
    nobody = [item for item in items if item.casefold().startswith(NOBODY)]
    if not nobody:
        return tuple(_succession(cells, item, alone=len(items) == 1) for item in items), None
    reason = nobody[0][len(NOBODY) :].strip()
    if len(items) > 1 or not reason:
        what = "stands beside a successor" if len(items) > 1 else "gives no reason"
        raise cells.error("successors", nobody[0], what, "Write nobody: and why, alone, or the successors.")
    return (), reason


def _succession(cells: Cells, item: str, *, alone: bool) -> Succession:
    """One heir. Where a body has several, each has a part of it."""
    said = [part.strip() for part in item.split("@")]
    key, on, how, part, source = [*said, *([""] * len(_PARTS))][: len(_PARTS)]
    if not PATTERNS["key"][0].fullmatch(key) or len(said) > len(_PARTS):
        raise cells.error("successors", item, "is malformed", "Write key@date, such as E06000061@2021-04-01.")
    kind = _KINDS.get(how.casefold())
    if how and kind is None:
        raise cells.error(
            "successors", item, f"has {how!r} behind the day", "Write whole or in part there, or nothing."
        )
    if kind is SuccessionKind.WHOLE and not alone:
        raise cells.error(
            "successors", item, "took the whole beside another", "Where several came after, each took a part."
        )
    default = SuccessionKind.WHOLE if alone and not part else SuccessionKind.IN_PART
    sources = (source,) if source else sources_of(cells.items("source"))
    return Succession(key, cells.date("successors", on), kind or default, part, sources)


def sources_of(sources: Sequence[str], topic: str = "") -> tuple[str, ...]:
    """Of a row's sources those of a topic, OF_NAMES or OF_DAYS; where none is of it, and without one, those that are of none in particular."""
    own = tuple(each.removeprefix(topic) for each in sources if topic and each.startswith(topic))
    return own or tuple(each for each in sources if not each.startswith((OF_NAMES, OF_DAYS)))


def former_name(cells: Cells, item: str) -> FormerName:
    """A name of before with the last day of its use, or only the month or year of it. Raises RegisterError naming the cell."""
    name, _, until = (part.strip() for part in item.partition("@"))
    if not name:
        raise cells.error("former_names", item, "is malformed", "Write name@last day of its use.")
    if known := _LESS_THAN_A_DAY.fullmatch(until):
        year, month = int(known[1]), int(known[2] or "12")
        return FormerName(name, date(year, month, calendar.monthrange(year, month)[1]), until)
    last = cells.date("former_names", until)
    return FormerName(name, last, last.isoformat() if last else "")


def former_codes(cells: Cells, column: str) -> tuple[FormerCode, ...]:
    """The codes of a cell but for today's, each with the last day of its use where it is said."""
    former = (item.partition("@") for item in cells.items(column)[1:])
    return tuple(FormerCode(code.strip(), cells.date(column, until.strip())) for code, _, until in former)
