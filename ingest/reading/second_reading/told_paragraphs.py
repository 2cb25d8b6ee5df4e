"""Paragraphs under a heading that asks for something, without signs: those that begin by telling a body to act, against the items read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.facts import Difference, Recommendation
from ingest.reading.second_reading.marked_lists import headings_of, other_part
from ingest.reading.second_reading.phrases import brief, counted, on_page, were
from ingest.reading.second_reading.printed import Printed

PARAGRAPHS = "second-reading/told-paragraphs"

_MOST_LINES = 120  # behind a heading: three pages of a table
_ALIKE_WORDS = 2  # with which the paragraphs of one list begin alike: "Leaders across", "The partnership"

# "Leaders across the partnership should …", "The local area must …"; what also should is the rest of an item.
_TELLS = re.compile(
    r"(?:(?:Local area partnership|Area|Partnership|Health|Senior) leaders|Leaders|The (?:local area )?partnership|The local area)\b"
    r"(?:(?! also\b)[^.:;]){0,140}? (?:should|must|needs? to)\b(?! also\b)"
)


def paragraph_differences(printed: Printed, items: Sequence[Recommendation]) -> Iterator[Difference]:
    """The parts of a report in which such a paragraph is no item."""
    starts = sorted(item.quotation.start for item in items)
    if starts and all(printed.mark(printed.line_at(start)) for start in starts):
        return  # this report's items have signs or numbers
    forms = {_form(item.text) for item in items}
    known: set[int] = set()
    for heading in headings_of(printed):
        told = [line for line in _telling(printed, heading) if line not in known]
        known.update(told)
        read = [line for line in told if printed.begins_in(line, starts)]
        unread = [line for line in told if line not in read and (not read or _form(printed.lines[line]) in forms)]
        if not unread:
            continue
        words = printed.quotation(unread[0])
        yield Difference(
            PARAGRAPHS,
            f"{counted(len(read) + len(unread), 'paragraph')} under {brief(printed.lines[heading])} beginning with who is to act, "
            f"of which {were(len(read))} read as items; the first not read{on_page(words)} begins {brief(words.exact)}",
            "a second count, of paragraphs that begin with leaders or the partnership before “should”, “must” or “need to”. "
            "Compare the report with what is shown of it, and report the reader's fault if something is missing",
            words,
        )


def _telling(printed: Printed, heading: int) -> Iterator[int]:
    """The lines behind a heading that begin such a paragraph."""
    above = heading
    for count, line in enumerate(printed.after(heading)):
        if count >= _MOST_LINES or other_part(printed, line):
            return
        if printed.mark(line) is None and not printed.runs_on(above, line):
            following = printed.lines[line + 1] if line + 1 < len(printed.lines) else ""
            if _TELLS.match(f"{printed.lines[line].strip()} {following.strip()}"):
                yield line
        above = line


def _form(text: str) -> tuple[str, ...]:
    return tuple(text.lower().split()[:_ALIKE_WORDS])
