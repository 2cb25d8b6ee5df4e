"""What a build did, by family for people and in full for machines."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.building.build import BuildResult, Outcome
from ingest.building.worker import Status

COUNTED = {
    "reports": "Reports",
    "judgements": "Graded",
    "recommendations": "Told",
    "owners_resolved": "Owners known",
    "owners_unresolved": "Owners unclear",
    "missing": "Missing parts",
}
"""What is counted of each family, and its short heading. An owner is unclear where its name is kept as written."""

IN_THE_GRAPH = frozenset({Status.BUILT, Status.UNCHANGED})
"""What becomes of a report that stands in the data folder after the build."""


@dataclass(frozen=True, slots=True)
class FamilyYield:
    """What the reports of one family, or of all, hold together; the figures in the order of `COUNTED`."""

    family: str
    figures: tuple[int, ...]


def by_family(outcomes: Iterable[Outcome]) -> Iterator[FamilyYield]:
    """One yield a family, in alphabetical order, and one for all; of the reports that stand in the graph."""
    families: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.status in IN_THE_GRAPH and outcome.family:
            families[outcome.family].append(outcome)
    for family in sorted(families):
        yield FamilyYield(family, tuple(_count(families[family], what) for what in COUNTED))
    if len(families) > 1:
        everything = [outcome for group in families.values() for outcome in group]
        yield FamilyYield("all", tuple(_count(everything, what) for what in COUNTED))


def _count(outcomes: list[Outcome], what: str) -> int:
    if what == "reports":
        return len(outcomes)
    if what == "missing":
        return sum(len(outcome.shortfalls) for outcome in outcomes)
    return sum(outcome.counts.get(what, 0) for outcome in outcomes)


def write(result: BuildResult, path: Path) -> None:
    """Write everything about a build as JSON: a summary by family, areas put aside, and every file with what became of it. Atomic."""
    document = {
        "reports": result.reports,
        "exit_code": result.exit_code,
        "families": [
            {"family": found.family, **dict(zip(COUNTED, found.figures, strict=True))}
            for found in by_family(result.outcomes)
        ],
        "areas_put_aside": [
            {"area": area, "name": entry.area_name, "reason": entry.reason}
            for area, entry in result.areas_aside.items()
        ],
        "decisions_unmet": [{"row": each.row, "why": each.why} for each in result.unmet],
        "watch": result.watch.model_dump(mode="json") if result.watch else None,
        "files": [_file(outcome) for outcome in result.outcomes],
    }
    part = path.with_name(path.name + ".part")
    part.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    part.replace(path)


def _file(outcome: Outcome) -> dict[str, Any]:
    return {
        "file": str(outcome.path),
        "status": outcome.status.value,
        "read": outcome.read,
        "sha256": outcome.sha256,
        "family": outcome.family,
        "area": outcome.area_name,
        "inspection": outcome.inspection,
        "counts": dict(outcome.counts),
        "missing": list(outcome.shortfalls),
        "warnings": list(outcome.warnings),
        "code": outcome.code,
        "reason": outcome.reason,
        "remedy": outcome.remedy,
    }
