"""Items that begin where no item can: in the midst of a sentence, or without a sign and with a single word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.facts import Difference, Finding, Recommendation
from ingest.reading.second_reading.phrases import brief, counted, on_page
from ingest.reading.second_reading.printed import Printed

STRAY = "second-reading/stray-items"


def stray_differences(printed: Printed, items: Sequence[Recommendation | Finding]) -> Iterator[Difference]:
    """One difference for all such items of a report."""
    stray = [item for item in items if _is_stray(printed, item)]
    if not stray:
        return
    first = stray[0].quotation
    yield Difference(
        STRAY,
        f"{counted(len(items) - len(stray), 'item')} that begin with a sign, a number or a sentence, where {len(items)} were "
        f"read; the first that does not begins {brief(stray[0].text)}{on_page(first)}",
        "a second count, of items by where they begin. Read the words before it: if it is the rest of a sentence, of a name "
        "or of a heading, report the reader's fault",
        first,
    )


def _is_stray(printed: Printed, item: Recommendation | Finding) -> bool:
    line = printed.line_at(item.quotation.start)
    if printed.mark(line):
        return False
    if len(item.text.split()) == 1:
        return True
    if printed.lines[line][: item.quotation.start - printed.starts[line]].strip():
        return False  # within a line an item begins only in a table, whose cells stand one behind the other
    above = next(printed.before(line), None)
    return above is not None and printed.runs_on(above, line)
