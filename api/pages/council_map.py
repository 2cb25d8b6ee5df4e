"""England as a map of tiles: one for each council that has children's services to run, coloured by its latest grades.

The places are ours (`council_places.csv`): rows from north to south, columns from west to east, neighbours near each other, each region
together. A tile shows the overall grade of the latest inspection that gave grades; where that gave none, as since April 2026, it shows
all that it gave, side by side, and never an older overall grade instead.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from api.answering import browsing
from api.answering.edition import Edition
from ontology.schemes import load_schemes
from ontology.terms import concept
from queries.answering.browsing_models import GradeInShort, LatestGrades
from queries.answering.models import OrganisationFound
from queries.answering.wording import graded, when

TABLE: Final = Path(__file__).parent / "council_places.csv"
"""One row a council of today: its key in the registers (a GSS code), a short name that fits into a tile, and its column and row."""

TILE: Final = 37
"""Width and height of a tile, in units of the drawing: well over the 24 pixels that a finger needs."""

STEP: Final = 40
"""From one tile to the next."""

LONGEST_SHORT: Final = 6
"""Letters of the name of a council without a place that fit into a tile."""

ON_A_ROW: Final = 15
"""Tiles of councils without a place beside each other."""

LEAST_COLUMNS: Final = 12
"""Columns that the words over the tiles without a place need."""

QUALITY: Final = ("grades2005", "grades2009", "grades2013")
"""The scales on which services were graded. Those of progress are none: "good" progress is no good service."""


@dataclass(frozen=True, slots=True)
class MapPlace:
    """Where a council's tile stands."""

    short: str
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class TilePart:
    """One grade in a tile: its letter, its rank where it has a colour, and which part of the tile's width it takes."""

    letter: str
    rank: int | None
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class MapTile:
    """A council's tile. `told` says all that it shows in words; `aside`: it lies outside of the region that is looked at."""

    id: str
    short: str
    told: str
    x: int
    y: int
    parts: Sequence[TilePart]
    year: str
    aside: bool


@dataclass(frozen=True, slots=True)
class CouncilMap:
    """The drawing: the tiles of today's councils, and beneath them those of the data that have no place on the map."""

    tiles: Sequence[MapTile]
    elsewhere: Sequence[MapTile]
    unknown: Sequence[OrganisationFound]
    """The councils of the map, or of its region, of which no grade is known here."""
    heading: int
    """Where the words over the tiles without a place stand."""
    left: int
    top: int
    width: int
    height: int
    size: int = TILE


@cache
def places() -> Mapping[str, MapPlace]:
    """Every place of the map by the key of its council, which is what its address ends with."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return {
            row["key"]: MapPlace(row["short"], int(row["column"]), int(row["row"])) for row in csv.DictReader(lines)
        }


def regions_of_england() -> list[tuple[str, str]]:
    """The regions of England, by notation and name, in the order of their scheme."""
    schemes = load_schemes()
    return [(notation, schemes.label(concept("regions", notation))) for notation in schemes.notations("regions")]


def council_map(edition: Edition, region: str | None = None) -> CouncilMap:
    """The map of an edition; of a region (notation) that part of it, where the councils around stand back."""
    inspected = {body.id: (body, where) for body, where, _ in browsing.councils(edition)}
    known = dict(inspected)
    for notation, _ in regions_of_england():
        known |= {body.id: (body, where) for body, where, _ in browsing.councils(edition, notation)}
    shown = _Window.around(
        [place for code, place in places().items() if region in (None, known.get(code, ("", ""))[1])]
    )
    tiles, unknown = [], []
    for code, place in places().items():
        if code not in known or place not in shown:  # registers of one's own may leave one out
            continue
        body, where = known[code]
        aside = region is not None and where != region
        tiles.append(_tile(edition, body, place, aside))
        if not tiles[-1].parts and not aside:
            unknown.append(body)
    unknown.sort(key=lambda body: body.name)
    rest = [body for code, (body, where) in inspected.items() if code not in places() and region in (None, where)]
    elsewhere = [
        _tile(edition, body, shown.beneath(at, body.name[:LONGEST_SHORT].strip()))
        for at, body in enumerate(sorted(rest, key=lambda body: body.name))
    ]
    rows = shown.bottom - shown.top + 1 + (1 + -(-len(elsewhere) // ON_A_ROW) if elsewhere else 0)
    return CouncilMap(
        tiles,
        elsewhere,
        unknown,
        heading=(shown.bottom + 2) * STEP - STEP // 4,
        left=shown.left * STEP,
        top=shown.top * STEP,
        width=(max(shown.right - shown.left + 1, LEAST_COLUMNS if elsewhere else 0)) * STEP,
        height=rows * STEP,
    )


@dataclass(frozen=True, slots=True)
class _Window:
    """The part of the map that is drawn, in columns and rows, the last ones with it."""

    left: int
    right: int
    top: int
    bottom: int

    @classmethod
    def around(cls, chosen: Sequence[MapPlace]) -> _Window:
        """What holds all of these, and of the map what lies one tile around."""
        every = list(places().values())
        chosen = chosen or every
        return cls(
            max(min(each.column for each in chosen) - 1, 0),
            min(max(each.column for each in chosen) + 1, max(each.column for each in every)),
            max(min(each.row for each in chosen) - 1, 0),
            min(max(each.row for each in chosen) + 1, max(each.row for each in every)),
        )

    def __contains__(self, place: MapPlace) -> bool:
        return self.left <= place.column <= self.right and self.top <= place.row <= self.bottom

    def beneath(self, at: int, short: str) -> MapPlace:
        """The place of the tile number `at` of those that have none of their own."""
        return MapPlace(short, self.left + at % ON_A_ROW, self.bottom + 2 + at // ON_A_ROW)


def _tile(edition: Edition, body: OrganisationFound, place: MapPlace, aside: bool = False) -> MapTile:
    latest = browsing.latest_grades(edition, body.iri)
    x, y = place.column * STEP, place.row * STEP
    if latest is None:
        return MapTile(body.id, place.short, f"{body.name}: no grade is known here", x, y, (), "", aside)
    year = (latest.inspection.start or latest.inspection.published or "")[:4]
    return MapTile(
        body.id, place.short, f"{body.name}: {_in_words(latest)}", x, y, _parts(latest.grades, x), year, aside
    )


def _in_words(latest: LatestGrades) -> str:
    given = "; ".join(
        f"{each.aspect}{f' ({each.part})' if each.part else ''}: "
        + graded(each.grade.label, second_hand=each.second_hand, contradicted=each.contradicted)
        for each in latest.grades
    )
    framework = latest.inspection.framework
    return f"{given}, by {framework.label if framework else 'an inspection'}, {when(latest.inspection)}"


def _parts(grades: Iterable[GradeInShort], x: int) -> list[TilePart]:
    """What was given, the best first: each grade once, as wide as it was often given."""
    counted = Counter((_rank(each), each.grade.rank or 9, each.grade.label) for each in grades)
    total, parts, left = counted.total(), list[TilePart](), float(x)
    for (rank, _, label), count in sorted(counted.items(), key=lambda each: each[0][1:]):
        width = round(TILE * count / total, 1)
        parts.append(TilePart(label[:1].upper(), rank, left, width))
        left = round(left + width, 1)
    return parts


def _rank(given: GradeInShort) -> int | None:
    return given.grade.rank if given.grade.iri.rsplit("/", 2)[-2] in QUALITY else None
