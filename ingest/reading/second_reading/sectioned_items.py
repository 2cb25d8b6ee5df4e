"""Items with numbers of two parts, "1.1", "1.2", "2.1": those under the last heading “Recommendations” against the items that were read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.facts import Difference
from ingest.reading.second_reading.counted_items import ITEMS
from ingest.reading.second_reading.phrases import brief, counted, on_page, were
from ingest.reading.second_reading.printed import Printed

_HEADING = re.compile(r"\W*recommendations\W*$", re.IGNORECASE)
_NUMBER = re.compile(r"[ \t]*(?P<group>\d{1,2})\.(?P<item>\d{1,2})\.?[ \t]+(?=\S)")


def sectioned_differences(printed: Printed, items: Sequence[int]) -> Iterator[Difference]:
    """One difference where a number that counts on begins no item. `items`: the offsets at which what was read begins, in order."""
    headings = [i for i, line in enumerate(printed.lines) if _HEADING.match(line)]
    numbered = list(_counting_on(printed, headings[-1])) if headings else []
    missing = [(line, words) for line, words in numbered if not printed.begins_in(line, items)]
    if not missing or (len(missing) == len(numbered) and not items):
        return
    quotation = printed.quotation(*missing[0])
    yield Difference(
        ITEMS,
        f"{counted(len(numbered), 'item')} with numbers of two parts under {brief(printed.lines[headings[-1]])}, of which "
        f"{were(len(numbered) - len(missing))} read; the first not read{on_page(quotation)} begins {brief(quotation.exact)}",
        "a second count, of the numbers at the beginnings of lines. Compare the report's list with what is shown of it, "
        "and report the reader's fault if something is missing",
        quotation,
    )


def _counting_on(printed: Printed, heading: int) -> Iterator[tuple[int, int]]:
    """The lines behind a heading whose number is the next of its group or the first of another, and where their words begin."""
    last = (0, 0)
    for line in range(heading + 1, len(printed.lines)):
        found = _NUMBER.match(printed.lines[line])
        if found is None:
            continue
        number = (int(found["group"]), int(found["item"]))
        if number in ((last[0], last[1] + 1), (last[0] + 1, 1)):
            last = number
            yield line, printed.starts[line] + found.end()
