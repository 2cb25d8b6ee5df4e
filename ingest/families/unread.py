"""Reports that are known by their titles and not read yet, so that a refusal can say what a file is."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UnreadKind:
    """A kind of report by its title."""

    name: str
    title: re.Pattern[str]


def _kind(name: str, title: str) -> UnreadKind:
    return UnreadKind(name, re.compile(title.replace(" ", r"\s+"), re.IGNORECASE))


UNREAD_KINDS = (
    _kind("a national child protection inspection of a police force", r"\bnational child protection (?:re-?)?inspections?\b"),
    _kind(
        "a letter on an interim visit to a local area's services for special educational needs, of 2020 and 2021",
        r"\binterim (?:visit|review)s?\b.{0,80}\barea\b|\b(?:area )?send interim (?:visit|review)s?\b",
    ),
    _kind(
        "an inspection of youth offending or youth justice services",
        r"\binspection of (?:the )?youth (?:offending|justice) (?:services?|work)\b",
    ),
    _kind(
        "a serious case review or a practice review",
        r"\bserious case review\b|\bchild safeguarding practice review\b",
    ),
    _kind("a coroner's report to prevent future deaths", r"\bregulation 28\b.{0,40}\breport\b|\breport to prevent future deaths\b"),
)  # fmt: skip
"""Each with the words of its title, the narrower before the wider."""


# A council's paper for a meeting is named for the report that it speaks of.
_PAPER = re.compile(r"\b(?:cabinet|committee|panel|agenda)\b", re.IGNORECASE)


def unread_kind(opening: str) -> UnreadKind | None:
    """The kind of report that a document's first words show it to be, of those that are not read; None where they show none."""
    if _PAPER.search(opening):
        return None
    return next((kind for kind in UNREAD_KINDS if kind.title.search(opening)), None)
