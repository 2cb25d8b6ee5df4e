"""Item lists become Recommendations: in order, whole, with strand, kind, priority, due date and owners."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ingest.asks.forms.time_limits import OWN_LIMITS
from ingest.asks.item_lists import ItemList
from ingest.asks.owners import OwnerReader
from ingest.dates import add_months
from ingest.documents.document import Document, Passage
from ingest.facts import Assignment, Finding, Quotation, Recommendation
from ontology.schemes import Schemes

_IMMEDIATELY = "immediately"


@dataclass(frozen=True, slots=True)
class Due:
    """A priority, the words that set it, and the date it makes."""

    priority: str
    quotation: Quotation
    date: date | None


class RecommendationReader:
    """Makes the recommendations of one report."""

    def __init__(self, document: Document, schemes: Schemes, owners: OwnerReader, published: date | None) -> None:
        self.document = document
        self.schemes = schemes
        self.owners = owners
        self.published = published

    def read(self, lists: Iterable[tuple[ItemList, str, str | None]]) -> tuple[Recommendation, ...]:
        """The recommendations of lists given with their kind and strand, numbered through the report."""
        made: list[Recommendation] = []
        for found, kind, strand in lists:
            for item in found.items:
                leading = self.owners.leading_in(item.lead_in) or self.owners.leading_in(found.lead_in)
                due = self.due(item.passage, item.timing.passage if item.timing else None)
                made.append(
                    self.one(
                        len(made) + 1, item.passage, kind, self.owners.assignments(item.passage, leading), strand, due
                    )
                )
        return tuple(made)

    def one(
        self,
        ordinal: int,
        item: Passage,
        kind: str,
        owners: tuple[Assignment, ...],
        strand: str | None = None,
        due: Due | None = None,
    ) -> Recommendation:
        """One recommendation."""
        made = Recommendation(ordinal, item.text, kind, self.document.quote(item), strand, assignments=owners)
        if due is None:
            return made
        return replace(made, priority=due.priority, priority_quotation=due.quotation, due=due.date)

    def due(self, item: Passage, timing: Passage | None = None) -> Due | None:
        """When an item is due: by the timing heading over it, or by its own time limit."""
        if timing is not None:
            priority = self.schemes.priority(timing.text)
            return self._dated(priority, self.document.quote(timing)) if priority else None
        own = OWN_LIMITS.first(item.text)
        if own is None:
            return None
        at_once = own.form.says == _IMMEDIATELY
        priority = _IMMEDIATELY if at_once else self.schemes.priority(own.words.strip("."))
        return self._dated(priority, self.document.quote(item, own.start, own.end)) if priority else None

    def _dated(self, priority: str, words: Quotation) -> Due:
        months = self.schemes.period(priority)
        due = add_months(self.published, months) if self.published and months is not None else None
        return Due(priority, words, due)


def findings(document: Document, lists: Iterable[tuple[ItemList, str, str | None]]) -> tuple[Finding, ...]:
    """The items of lists of strengths, of requirements met: given with the finding's kind and strand."""
    items = [(item, kind, strand, found.heading.text) for found, kind, strand in lists for item in found.items]
    return tuple(
        Finding(i, kind, item.passage.text, document.quote(item.passage), strand, section)
        for i, (item, kind, strand, section) in enumerate(items, start=1)
    )
