"""What a careful reader finds in a generated report, in the form of the files in `examples/expected`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

_QUOTED = 8  # words that `starts` and `ends` give


@dataclass(frozen=True, slots=True)
class Owner:
    """A body and the basis on which it owns an item: named, lead-in, responsible-body or default."""

    name: str
    basis: str


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade in words, and where it stands: table, heading, text. `conflict`: by place, where two places differ."""

    aspect: str
    grade: str
    where: tuple[str, ...]
    strand: str | None = None
    conflict: tuple[tuple[str, str], ...] = ()
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A recommendation, whole."""

    text: str
    kind: str
    owners: tuple[Owner, ...]
    strand: str | None = None
    priority: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """An inspection that the report speaks of: `when` as far as it says."""

    what: str
    framework: str
    when: str


@dataclass(slots=True)
class Expectation:
    """All that is to be found. `published` is what the report prints, `listed` what the list beside it says."""

    family: str
    authority: str
    gss: str
    start: date | None = None
    end: date | None = None
    published: date | None = None
    listed: date | None = None
    lead_inspector: str | None = None
    outcome: int | None = None
    named_outcome: str | None = None  # where the framework names its outcomes and does not count them
    grades: list[Grade] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    strengths: list[str] = field(default_factory=list)
    health_bodies: dict[str, str] = field(default_factory=dict)  # as written: official name
    cited: list[Cited] = field(default_factory=list)
    followed_up: list[tuple[str, str, str]] = field(default_factory=list)  # inspection's date, status, sentence
    pointed: list[tuple[str, list[str]]] = field(
        default_factory=list
    )  # a finding's number, and those that it points to
    services: list[tuple[str, str, str]] = field(default_factory=list)  # service, role, body
    hard_cases: list[str] = field(default_factory=list)

    def as_json(self, file: str) -> dict[str, Any]:
        """The content of the file beside the report `file`."""
        return {
            "file": file,
            "family": self.family,
            "authority": self.authority,
            "gss": self.gss,
            "inspection_start": _iso(self.start),
            "inspection_end": _iso(self.end),
            "published": _iso(self.published),
            "published_listed": _iso(self.listed),
            "lead_inspector": self.lead_inspector,
            "judgements": [
                {
                    "strand": grade.strand,
                    "aspect": grade.aspect,
                    "grade": grade.grade,
                    "where": list(grade.where),
                    "conflict": dict(grade.conflict) or None,
                    **({"part": grade.part} if grade.part else {}),
                }
                for grade in self.grades
            ],
            "outcome": self.outcome if self.named_outcome is None else self.named_outcome,
            "recommendations": [
                {
                    "kind": item.kind,
                    "strand": item.strand,
                    "starts": " ".join(item.text.split()[:_QUOTED]),
                    "ends": " ".join(item.text.split()[-_QUOTED:]).rstrip("."),
                    "text": item.text,
                    "priority": item.priority,
                    **({"number": item.number} if item.number else {}),
                    "owners": [{"name": owner.name, "basis": owner.basis} for owner in item.owners],
                }
                for item in self.items
            ],
            "strengths": [{"starts": " ".join(text.split()[:_QUOTED])} for text in self.strengths],
            "nhs_bodies": [{"name": name, "same_as": same} for name, same in self.health_bodies.items()],
            "other_agencies": [],
            "previous_inspections": [
                {"what": cited.what, "framework": cited.framework, "when": cited.when} for cited in self.cited
            ],
            "followup": [
                {"when": when, "status": status, "starts": text, "explicit": True}
                for when, status, text in self.followed_up
            ],
            **({"findings": [{"number": n, "refers_to": to} for n, to in self.pointed]} if self.pointed else {}),
            **(
                {"services": [{"service": s, "role": r, "body": b} for s, r, b in self.services]}
                if self.services
                else {}
            ),
            "hard_cases": self.hard_cases,
        }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
