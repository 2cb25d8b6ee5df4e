"""Which citations of a report are of one and the same inspection: in other words, by another of its days, or by its report's month.

One event is one citation: "the last inspection", "the inspection in 2011" and "the joint area review of May 2011" may be the same,
and are taken to be so where only one can be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ingest.earlier.forms.inspection_forms import PREVIOUS
from ingest.earlier.inspection_names import FRAMEWORKS_OF, within
from ingest.facts import Citation, PartialDate

_VISITS = frozenset({"ilacs-focused-visit", "monitoring-visit"})  # nobody calls one of them an inspection
# Inspections of all the services that this authority's next inspection looks at again.
_WHOLE = frozenset({"jar", "slac", "protection", "looked-after-services", "sif", "ilacs"})
_OF_AN_AREA = frozenset({"area-send", "local-area-send", "local-area-send-revisit"})
# The inspections of an area that Ofsted and the Care Quality Commission made together are of the kind that the next one is.
_BOTH_INSPECTORATES = "Ofsted and CQC inspection"
_OF_SEND = "SEND inspection"
_FULL = re.compile(r"\bfull\b", re.IGNORECASE)
# No authority has two inspections of everything in so few months: the second month is that of the last day, or of the report.
_NEAR = 2
_TO_PUBLISH = 3  # months from an inspection's first day to its report, at most


def of_the_same(citation: Citation, others: Iterable[Citation], own: str | None) -> list[Citation]:
    """The one other citation that is of the same inspection and says more of it; none where there is no such one, or several could be.

    `own`: the framework of the report's own inspection.
    """
    rest = [other for other in others if other.key != citation.key]
    if citation.period is not None:
        same = _dated_otherwise(citation, rest, own)
    elif citation.published is not None:
        same = [c for c in rest if _is_of_a_kind(citation, c) and _reported_in(c.period, citation.published)]
    else:
        same = could_be_meant(citation.name, rest, own)
    return same if len(same) == 1 else []


def could_be_meant(name: str, citations: Iterable[Citation], own: str | None) -> list[Citation]:
    """Which of the dated ones before this an undated name, like "the last inspection", may mean."""
    before = [c for c in citations if c.previous and (c.period or (c.published and c.framework))]
    if own in _OF_AN_AREA and name.endswith(_OF_SEND):
        return [c for c in before if c.period and c.name == PREVIOUS]
    frameworks = _WHOLE if name == PREVIOUS else FRAMEWORKS_OF.get(name, frozenset())
    fitting = [c for c in before if c.framework in frameworks or (name == PREVIOUS and c.name == PREVIOUS)]
    return [c for c in fitting if c.period] or fitting


def _dated_otherwise(citation: Citation, rest: list[Citation], own: str | None) -> list[Citation]:
    """What the report calls by its name elsewhere, where this is but "the last inspection in 2011"; or dates by a month or two apart."""
    if citation.name == _BOTH_INSPECTORATES and own in _OF_AN_AREA:
        return [c for c in rest if c.name == PREVIOUS and _is_at(c, citation.period)]
    if citation.name != PREVIOUS:
        return []  # two dates with the full name of one inspection are the report's own contradiction, and for a person to settle
    of_everything = _FULL.search(citation.quotation.exact) is not None
    full = [
        c for c in rest if c.framework and c.framework not in _VISITS and (not of_everything or c.framework in _WHOLE)
    ]
    same = [c for c in full if _is_at(c, citation.period)]
    near = [c for c in rest if c.framework in _WHOLE and (_is_just_before(c, citation) or _is_just_before(citation, c))]
    reported = [
        c for c in rest if c.framework in _WHOLE and not c.period and _reported_in(citation.period, c.published)
    ]
    return same or near or reported or [c for c in rest if c.name == PREVIOUS and _is_just_before(c, citation)]


def said_closer(citation: Citation, others: Iterable[Citation]) -> list[Citation]:
    """The one other citation that says the month or day of the same inspection."""
    closer = [c for c in others if _sort(c) == _sort(citation) and within(c.period, citation.period)]
    return closer if len(closer) == 1 else []


def _sort(citation: Citation) -> str:
    """What sort of inspection is cited: its framework, or what it is called."""
    return citation.framework or citation.name


def _is_at(citation: Citation, period: PartialDate | None) -> bool:
    return citation.period == period or within(citation.period, period)


def _is_just_before(citation: Citation, later: Citation) -> bool:
    """Whether the months of two are known, and the first is one of the few before the second."""
    apart = _months_apart(citation.period, later.period)
    return apart is not None and 0 < apart <= _NEAR


def _reported_in(period: PartialDate | None, published: PartialDate | None) -> bool:
    """Whether the report of an inspection of a month or year may have come out then."""
    if period is None or published is None or published.month is None:
        return False
    apart = _months_apart(period, published)
    if apart is None:
        return published.year == period.year or (published.year == period.year + 1 and published.month <= _TO_PUBLISH)
    return 0 <= apart <= _TO_PUBLISH


def _months_apart(first: PartialDate | None, second: PartialDate | None) -> int | None:
    if first is None or second is None or first.month is None or second.month is None:
        return None
    return 12 * (second.year - first.year) + second.month - first.month


def _is_of_a_kind(citation: Citation, other: Citation) -> bool:
    """Whether two may be of one kind, as far as their names tell their frameworks."""
    frameworks = FRAMEWORKS_OF.get(citation.name, frozenset({citation.framework}) if citation.framework else _WHOLE)
    return other.framework in frameworks or (citation.name == other.name == PREVIOUS)
