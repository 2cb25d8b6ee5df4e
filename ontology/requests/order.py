"""Which inspection came before which: each after the last under its framework, and after the last of any, besides those that words name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ontology.requests.area import Area, DatedInspection

NAMED: Final = "named-as-earlier"
LAST_OF_ITS_FRAMEWORK: Final = "last-under-its-framework"
LAST_OF_ANY: Final = "last-of-any"
RULES: Final = (NAMED, LAST_OF_ITS_FRAMEWORK, LAST_OF_ANY)
"""Why one inspection is taken to come before another: words, or the order of dates."""


@dataclass(frozen=True, slots=True)
class Before:
    """An inspection, one that came before it, and a rule by which it did."""

    later: DatedInspection
    earlier: DatedInspection
    rule: str


def by_dates(area: Area) -> Iterator[Before]:
    """Each inspection with the last that surely came before it; where two did at one time, or neither is known to be the last, with both."""
    for later in area.inspections.values():
        before = area.earlier_than(later)
        for earlier in _last([each for each in before if each.framework == later.framework]):
            yield Before(later, earlier, LAST_OF_ITS_FRAMEWORK)
        for earlier in _last(before):
            yield Before(later, earlier, LAST_OF_ANY)


def _last(inspections: list[DatedInspection]) -> list[DatedInspection]:
    """Those that surely came before none of the others."""
    return [each for each in inspections if not any(each.is_before(other) for other in inspections)]
