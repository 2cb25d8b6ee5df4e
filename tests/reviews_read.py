"""What tests of reviews and letters share: the fictional bodies that these tell, and who is told what."""

from __future__ import annotations

from collections.abc import Callable

from ingest.facts import ReportFacts

Read = Callable[[str], ReportFacts]
"""Reads a text as a report: the fixture `read`."""

CCG, VALE, COMMUNITY = "NHS Marlshire CCG", "Marl Vale Hospitals NHS Foundation Trust", "Marlshire Community NHS Trust"


def told_by_number(facts: ReportFacts) -> dict[str | None, list[str]]:
    """Whom the words of each recommendation tell, by its number."""
    return {r.number: [a.as_written for a in r.assignments if a.basis != "member"] for r in facts.recommendations}
