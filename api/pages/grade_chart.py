"""Grades through time as one drawing: each aspect on a line of its own, under the scale on which it was graded.

Scales are set apart and never joined: a word, and a rank too, means another thing on another scale. Where no grade was given none is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

from ontology.schemes import load_schemes
from ontology.terms import REMIT
from queries.answering.browsing_models import GradeGiven
from queries.answering.models import InspectionRef
from queries.answering.wording import when

WIDTH: Final = 960
LEFT, RIGHT, TOP = 300, 800, 46
"""Where the lines of aspects begin and end, and where the first stands, in units of the drawing."""

LANE: Final = 27
"""Height of an aspect's line: room for two words above each other where grades follow closely."""

HEADING: Final = 30
"""Height of the line that names a scale, or a kind of inspection."""

LETTER: Final = 5.7
"""Width of a letter of a grade's word, about."""

AROUND_WORD: Final = 16
"""What a word needs besides its letters: from its mark, and to the next."""

LIFTS: Final = (-9, 11)
"""How far words stand above and below the line in turn, where there is room neither behind their marks nor before."""

LONGEST_NAME: Final = 50
"""Letters of an aspect's name that fit beside its line; the whole name is told on the mark and in the table."""

NO_OVERALL_GRADE: Final = "2026-04"
"""Since when Ofsted gives no grade for overall effectiveness."""


@dataclass(frozen=True, slots=True)
class GradeMark:
    """A grade on its line. Its word stands behind it, or `before` it; `lift` is how far above or below the line."""

    x: float
    word: str
    rank: int | None
    told: str
    second_hand: bool
    contradicted: bool
    lift: int
    before: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """What one aspect was graded."""

    y: int
    name: str
    marks: Sequence[GradeMark]


@dataclass(frozen=True, slots=True)
class Band:
    """The lines of the aspects that were graded on one scale by one kind of inspection; `grades` are the words of the scale, best first."""

    y: int
    scale: str
    grades: str
    framework: str
    lanes: Sequence[Lane]


@dataclass(frozen=True, slots=True)
class Visit:
    """An inspection on the line of time; `graded`: whether a grade of it is known."""

    x: float
    told: str
    graded: bool


@dataclass(frozen=True, slots=True)
class GradeChart:
    """The whole drawing."""

    height: int
    years: Sequence[tuple[float, int]]
    visits: Sequence[Visit]
    bands: Sequence[Band]
    ungraded_from: float | None
    width: int = WIDTH
    left: int = LEFT
    right: int = RIGHT
    top: int = TOP
    longest_name: int = LONGEST_NAME


def grade_chart(given: Sequence[GradeGiven], inspections: Sequence[InspectionRef]) -> GradeChart | None:
    """The drawing of a council's grades among its inspections; None where no grade has a day, month or year."""
    dated = [each for each in given if _moment(each.inspection) is not None]
    if not dated:
        return None
    times = [moment for ref in inspections if (moment := _moment(ref)) is not None]
    axis = _Axis(int(min(times)), int(max(times)) + 1)
    bands, bottom = _bands(dated, axis)
    graded = {each.inspection.iri for each in dated}
    visits = [
        Visit(axis.x(moment), f"{ref.name}{'' if ref.iri in graded else ', no grade here'}", ref.iri in graded)
        for ref in inspections
        if (moment := _moment(ref)) is not None
    ]
    without = _number(NO_OVERALL_GRADE)
    return GradeChart(
        height=bottom + 12,
        years=[(axis.x(year), year) for year in range(axis.first, axis.last + 1, axis.step)],
        visits=visits,
        bands=bands,
        ungraded_from=axis.x(without) if axis.first <= without <= axis.last else None,
    )


@dataclass(frozen=True, slots=True)
class _Axis:
    first: int
    last: int

    @property
    def step(self) -> int:
        return 1 if self.last - self.first <= 12 else 2

    def x(self, moment: float) -> float:
        return round(LEFT + (RIGHT - LEFT) * (moment - self.first) / (self.last - self.first), 1)


def _bands(given: Sequence[GradeGiven], axis: _Axis) -> tuple[list[Band], int]:
    """The bands, the earliest first, and where the last ends."""
    grouped: dict[tuple[str, str], list[GradeGiven]] = {}
    for each in sorted(given, key=lambda each: _moment(each.inspection) or 0):
        framework = each.inspection.framework.label if each.inspection.framework else "inspection"
        grouped.setdefault((_scale(each), framework), []).append(each)
    bands, y = [], TOP
    for (scale, framework), some in grouped.items():
        lanes, top = [], y
        y += HEADING + LANE // 2
        for name, marked in _by_aspect(some).items():
            lanes.append(Lane(y, name, _marks(name, marked, axis)))
            y += LANE
        bands.append(Band(top, *_called(scale), framework, lanes))
    return bands, y


def _by_aspect(given: Iterable[GradeGiven]) -> dict[str, list[GradeGiven]]:
    found: dict[str, list[GradeGiven]] = {}
    for each in given:
        parts = [of.label for of in (each.strand, each.part) if of is not None]
        found.setdefault(", ".join([each.aspect.label, *parts]), []).append(each)
    return found


def _marks(name: str, given: Sequence[GradeGiven], axis: _Axis) -> list[GradeMark]:
    marks: list[GradeMark] = []
    places = [axis.x(_moment(each.inspection) or 0) for each in given]
    taken = float(LEFT)
    for at, (each, x) in enumerate(zip(given, places, strict=True)):
        word, contradicted = each.grade.label, bool(each.discrepancies)
        room = LETTER * len(word) + AROUND_WORD
        fits_behind = at + 1 == len(places) or places[at + 1] - x >= room
        before = not fits_behind and x - room >= taken
        lift = 0 if fits_behind or before else LIFTS[at % len(LIFTS)]
        taken = x if before else x + room
        told = f"{name}: {each.grade.label}, {when(each.inspection)}"
        marks.append(GradeMark(x, word, each.grade.rank, told, each.second_hand, contradicted, lift, before))
    return marks


def _scale(given: GradeGiven) -> str:
    return given.grade.iri.rsplit("/", 2)[-2]


@cache
def _called(scale: str) -> tuple[str, str]:
    """What a scale is called, and its words, the best first."""
    schemes = load_schemes()
    return schemes.label(str(REMIT[scale])), ", ".join(grade.label for grade in schemes.grades(scale))


def _moment(ref: InspectionRef) -> float | None:
    """When an inspection was, in years; None where nobody says."""
    said = ref.start or ref.published
    return _number(said) if said else None


def _number(said: str) -> float:
    year, *rest = map(int, said.split("-"))
    if not rest:
        return year + 0.5
    day = date(year, rest[0], rest[1] if len(rest) > 1 else 15)
    return year + (day.timetuple().tm_yday - 1) / 366
