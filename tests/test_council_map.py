"""The map of England: has each council its one tile, what does a tile say of its grades, and can it be read without its colours?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from conftest import example_registers
from fastapi.testclient import TestClient

from api.answering.edition import Edition
from api.http.app import create_app
from api.pages.council_map import CouncilMap, MapTile, council_map, places, regions_of_england
from ingest.building.build import build
from ontology.registers.places import placed_authorities
from ontology.registers.register import Register

MARLSHIRE = "E10000901"
REPORT = """Inspection of Marlshire local authority
children’s services
Inspection dates: {dates}
Lead inspector: Petra Quill, His Majesty’s Inspector

Judgement                                       Grade

The impact of leaders on social work            {leaders}
practice with children and families

The experiences and progress of                 Good
children who need help and protection

The experiences and progress of                 Good
children in care

The experiences and progress of care            Inadequate
leavers

{overall}
The keepers of the lighthouse at Marl Head know every child on the outer islands by
name, and so, since last winter, do their social workers. Leaders go out with the boat.

What needs to improve?
- The clarity of the offer to care leavers who have gone to sea, and of what they may ask for.
"""


def with_overall(dates: str = "17 March to 21 March 2025") -> str:
    return REPORT.format(dates=dates, leaders="Outstanding", overall="Overall effectiveness           Good\n")


def without_overall(dates: str = "4 May to 8 May 2026") -> str:
    return REPORT.format(dates=dates, leaders="Outstanding", overall="")


def drawn(folder: Path, *reports: str) -> CouncilMap:
    """The map of these reports."""
    (folder / "reports").mkdir()
    for number, text in enumerate(reports):
        (folder / "reports" / f"{number}.txt").write_text(text, encoding="utf-8")
    result = build([folder / "reports"], folder / "data", registers=example_registers())
    assert result.reports == len(reports)
    return council_map(Edition(folder / "data"))


def tile_of(found: CouncilMap, code: str = MARLSHIRE) -> MapTile:
    return next(each for each in (*found.tiles, *found.elsewhere) if each.id == code)


def letters(tile: MapTile) -> str:
    return "".join(part.letter for part in tile.parts)


@pytest.fixture(scope="module")
def page(example_data: Path) -> str:
    return TestClient(create_app(example_data)).get("/councils").text


def test_each_council_of_today_has_one_place_and_no_two_share_one() -> None:
    today = {body.key for body in Register.load().authorities() if body.dissolved is None}
    assert set(places()) == today
    assert len({(place.column, place.row) for place in places().values()}) == len(today)
    assert max(Counter(place.short for place in places().values()).values()) == 1
    assert max(len(place.short) for place in places().values()) <= 6


def test_a_region_lies_together() -> None:
    """From every council of a region one comes to every other by tiles of the region that touch or lie two steps apart at most."""
    by_region: dict[str, set[tuple[int, int]]] = {}
    for code, place in places().items():
        by_region.setdefault(placed_authorities()[code].region, set()).add((place.column, place.row))
    assert set(by_region) == {notation for notation, _ in regions_of_england()}
    for region, tiles in by_region.items():
        reached, todo = set[tuple[int, int]](), [next(iter(tiles))]
        while todo:
            column, row = todo.pop()
            reached.add((column, row))
            todo += [each for each in tiles - reached if abs(each[0] - column) <= 2 and abs(each[1] - row) <= 2]
        assert reached == tiles, region


NORTH_OF: Mapping[str, str] = {
    "Northumberland before Durham": "E06000057>E06000047",
    "Leeds before Sheffield": "E08000035>E08000019",
    "Norfolk before Suffolk": "E10000020>E10000029",
    "Enfield before Croydon": "E09000010>E09000008",
    "Gloucestershire before Devon": "E10000013>E10000008",
}


@pytest.mark.parametrize("which", NORTH_OF)
def test_north_is_above(which: str) -> None:
    north, south = (places()[code] for code in NORTH_OF[which].split(">"))
    assert north.row < south.row


def test_a_tile_shows_the_overall_grade_of_the_latest_inspection_with_its_year(tmp_path: Path) -> None:
    tile = tile_of(drawn(tmp_path, with_overall(), with_overall("1 May to 5 May 2023")))
    assert (letters(tile), tile.year, [part.rank for part in tile.parts]) == ("G", "2025", [2])
    assert tile.told.startswith("Marlshire County Council: Overall effectiveness: good, by ")


def test_an_old_overall_grade_never_stands_in_for_a_newer_inspection_without_one(tmp_path: Path) -> None:
    tile = tile_of(drawn(tmp_path, with_overall(), without_overall()))
    assert (letters(tile), tile.year) == ("OGI", "2026")
    assert "Overall" not in tile.told
    assert "care leavers: inadequate" in tile.told  # the worst is not lost among many
    widths = [part.width for part in tile.parts]
    assert widths[1] > widths[0] == widths[2]  # two of the four were good


def test_what_is_not_known_is_left_empty_and_said(page: str, example_data: Path) -> None:
    found = council_map(Edition(example_data))
    assert not any(tile.parts for tile in found.tiles)  # the examples are of fictional places
    assert {body.id for body in found.unknown} == set(places())
    assert 'aria-label="Kent County Council: no grade is known here"' in page


def test_councils_without_a_place_stand_beneath_the_map(example_data: Path) -> None:
    found = council_map(Edition(example_data))
    lowest = max(tile.y for tile in found.tiles)
    assert {tile.id for tile in found.elsewhere} == {MARLSHIRE, "E06000902"}
    assert min(tile.y for tile in found.elsewhere) > lowest


def test_each_tile_is_a_link_with_words_and_a_letter_beside_its_colour(page: str) -> None:
    drawing = page[page.index("<svg") : page.index("</svg>")]
    links = re.findall(r'<a href="/organisation/([^"]+)" aria-label="([^"]+)"', drawing)
    assert len(links) == len(places()) + 2
    assert len({words for _, words in links}) == len(links)
    assert len(re.findall(r'class="part', drawing)) == len(re.findall(r'class="letter', drawing)) > 0
    assert "<script" not in page.replace('<script type="application/ld+json">', "")


def test_a_region_is_a_plain_link_and_the_others_stand_back(example_data: Path, page: str) -> None:
    assert 'href="/councils?region=london"' in page
    found = council_map(Edition(example_data), "london")
    assert {tile.id for tile in found.tiles if not tile.aside} == {code for code in places() if code.startswith("E09")}
    around = {tile.id for tile in found.tiles if tile.aside}
    assert "E06000057" not in around  # what lies far off is not drawn
    assert all(found.left <= tile.x < found.left + found.width for tile in found.tiles)
