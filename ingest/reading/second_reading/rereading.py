"""The second reading of one report, and what it says of the first."""

from __future__ import annotations

from ingest.facts import Difference, Finding, Recommendation, ReportFacts
from ingest.reading.second_reading.answered_requests import follow_up_differences
from ingest.reading.second_reading.counted_items import item_differences, parted, point_differences
from ingest.reading.second_reading.cover import cover_differences
from ingest.reading.second_reading.marked_lists import lists_of
from ingest.reading.second_reading.named_inspections import inspection_differences
from ingest.reading.second_reading.printed import Printed
from ingest.reading.second_reading.sectioned_items import sectioned_differences
from ingest.reading.second_reading.stray_items import stray_differences
from ingest.reading.second_reading.told_bodies import owner_differences
from ingest.reading.second_reading.told_paragraphs import paragraph_differences

_WITHOUT_LISTS = frozenset({"committee-report"})
"""Families whose recommendations are to a committee, not of an inspection, and stand in no list of their own."""


_IN_CELLS = frozenset({"apa"})
"""Families whose items are a few words each in a table's cell, and begin anywhere in a line."""

_IN_PROSE = frozenset({"local-area-send-revisit"})
"""Families whose findings are paragraphs, and no items of a list."""

_SECTIONED = frozenset({"clas"})
"""Families whose items have numbers of two parts."""

_STATED = frozenset({"local-area-send"})
"""Families whose areas for development say what is wrong: a body is their subject, and no duty stands behind its name."""


def differences(facts: ReportFacts, text: str) -> tuple[Difference, ...]:
    """Where a second count of a report's words gives another result than what was read. `text`: what of it was read."""
    printed = Printed(text)
    listed = () if facts.family in _IN_PROSE else facts.findings
    items: list[Recommendation | Finding] = [*facts.recommendations, *listed]
    read = sorted({item.quotation.start for item in items})
    found = () if facts.family in _WITHOUT_LISTS else lists_of(printed, read)
    lists, points = parted(printed, found, read)
    strays = () if facts.family in _WITHOUT_LISTS | _IN_CELLS else stray_differences(printed, items)
    paragraphs = () if facts.family in _WITHOUT_LISTS else paragraph_differences(printed, facts.recommendations)
    sectioned = sectioned_differences(printed, read) if facts.family in _SECTIONED else ()
    return (
        *item_differences(printed, lists, read),
        *sectioned,
        *point_differences(printed, points, read),
        *strays,
        *paragraphs,
        *owner_differences(printed, lists, _told(facts)),
        *inspection_differences(printed, facts),
        *follow_up_differences(printed, facts.follow_ups),
        *cover_differences(printed, facts),
    )


def _told(facts: ReportFacts) -> tuple[Recommendation, ...]:
    """The recommendations that tell their owners by a verb of duty."""
    if facts.family not in _STATED:
        return facts.recommendations
    return tuple(item for item in facts.recommendations if item.kind != "area-for-development")
