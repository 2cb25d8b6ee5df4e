"""Fictional areas: the two of `examples/registers/fictional.csv`, then as many more as are asked for, with their bodies.

The generated ones bear codes that exist nowhere: authorities E06900001 and on, health bodies ZG001 and on. They come in
pairs of neighbours, which share an integrated care board and a police force.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from ontology.registers.table_cells import COLUMNS

_STEMS = (
    "Quell", "Thrain", "Wendl", "Molv", "Skeld", "Tarv", "Ulm", "Yelv", "Zenn", "Corv", "Dunv", "Gorm", "Hask", "Ivel", "Jarr",
    "Kestr", "Lorv", "Nesk", "Orv", "Plesh", "Rusk", "Sorv", "Telm", "Vesk", "Wharl", "Yarv", "Brenv", "Fenv", "Grisk", "Osv",
)  # fmt: skip
# For series of more than some 6,000 reports. They come behind the others, so that a shorter series stays as it is.
_FURTHER_STEMS = (
    "Aldr", "Balv", "Crend", "Drosk", "Eskr", "Farl", "Glenv", "Holv", "Irth", "Jesk", "Kelv", "Lund", "Marv", "Norv", "Ostr",
    "Prend", "Rald", "Selk", "Thorv", "Urv", "Varn", "Wisk", "Yend", "Zarl",
)  # fmt: skip
_ENDINGS = ("mere", "moor", "wick", "combe", "stow", "holt", "fell", "gate", "haven", "thorpe")
_COUNTY_ENDINGS = ("shire", "ashire", "ershire")
_FORMS = (
    "{} Council",
    "{} Borough Council",
    "{} City Council",
    "London Borough of {}",
    "{} Metropolitan Borough Council",
)
MOST_AREAS = 2 + (len(_STEMS) + len(_FURTHER_STEMS)) * (len(_ENDINGS) + len(_COUNTY_ENDINGS))
"""The places that the stock of syllables makes, beside the first two."""

_FIRST_CODE = 900_001  # of an authority: the real ones end below E06000100
_BOUNDARY = date(2013, 4, 1)  # when clinical commissioning groups took over from primary care trusts
_BOARDS = date(2022, 7, 1)  # when integrated care boards took over from them
_PARTNERSHIPS = date(2019, 9, 29)  # when safeguarding partnerships had taken over from boards


@dataclass(frozen=True, slots=True)
class Area:
    """An authority and the bodies that serve it, by the names that reports call them.

    `place` as in "children in Quellmere"; `council` the authority's name; `acute`, `community`, `mental` its health
    trusts; `trust_until` the last day of the acute trust's first name, after which it is `acute_since`.
    """

    place: str
    council: str
    gss: str
    acute: str
    acute_since: str
    community: str
    mental: str
    primary: str
    group: str
    board_of_care: str
    police: str
    safeguarding: str
    trust: str
    newer: date = date(2005, 4, 1)  # since when the community and the mental health trust have been there

    def commissioner(self, on: date) -> str:
        """Who commissions health care here on that day."""
        return self.primary if on < _BOUNDARY else self.group if on < _BOARDS else self.board_of_care

    def hospitals(self, on: date) -> str:
        """The acute trust by the name that it bears on that day."""
        return self.acute if on < date(2014, 4, 1) else self.acute_since

    def health_trusts(self, on: date) -> tuple[str, ...]:
        """The trusts that there are on that day, the hospitals first."""
        return (self.hospitals(on), *((self.community, self.mental) if on >= self.newer else ()))

    def safeguarders(self, on: date) -> str:
        """The board, and the partnership that came after it."""
        return self.safeguarding if on < _PARTNERSHIPS else f"{self.place} Safeguarding Children Partnership"


MARLSHIRE = Area(
    "Marlshire", "Marlshire County Council", "E10000901", "North Marlshire Hospitals NHS Trust", "Marl Vale Hospitals NHS Foundation Trust",
    "Marlshire Community NHS Trust", "Marlshire Partnership NHS Foundation Trust", "NHS Marlshire",
    "NHS Marlshire Clinical Commissioning Group", "NHS Marlshire and Marleshire Integrated Care Board", "Marlshire Constabulary",
    "Marlshire Safeguarding Children Board", "Marlshire Children's Trust Partnership", date(2009, 10, 1),
)  # fmt: skip
MARLESHIRE = Area(
    "Marleshire", "Marleshire Council", "E06000902", "Marle Hospitals NHS Trust", "Ossel Valley NHS Trust",
    "Ossel Valley NHS Trust", "Ossel Valley NHS Trust", "NHS Marleshire", "NHS Marleshire Clinical Commissioning Group",
    "NHS Marlshire and Marleshire Integrated Care Board", "Osselmere Police", "Marleshire Safeguarding Children Board",
    "Marleshire Children's Trust",
)  # fmt: skip


def areas(count: int, seed: int) -> list[Area]:
    """The first `count` areas of a seed, rounded up to a pair. Raises ValueError for more than there are names for."""
    if count > MOST_AREAS:
        raise ValueError(f"there are names for {MOST_AREAS} areas, and {count} were asked for")
    made = [MARLSHIRE, MARLESHIRE]
    places = _places(seed)
    while len(made) < count:
        made += _pair(len(made) - 2, next(places), next(places))
    return made


def _places(seed: int) -> Iterator[str]:
    chance = Random(f"places/{seed}")
    for stems in (_STEMS, _FURTHER_STEMS):
        names = [stem + ending for stem in stems for ending in (*_ENDINGS, *_COUNTY_ENDINGS)]
        chance.shuffle(names)
        yield from names


def _pair(index: int, place: str, other: str) -> list[Area]:
    """Two neighbours; the first of them gives the police its name."""
    shared = f"NHS {place} and {other} Integrated Care Board"
    return [_area(index, place, place, shared), _area(index + 1, other, place, shared)]


def _area(index: int, place: str, force: str, shared: str) -> Area:
    county = place.endswith("shire")
    council = f"{place} County Council" if county else _FORMS[index % len(_FORMS)].format(place)
    return Area(
        place, council, f"E{10 if county else 6:02}{_FIRST_CODE + index:06}", f"{place} Hospitals NHS Trust",
        f"{place} Royal NHS Foundation Trust", f"{place} Community Health NHS Trust", f"{place} Mental Health NHS Foundation Trust",
        f"{place} Primary Care Trust", f"NHS {place} Clinical Commissioning Group", shared, f"{force} Police",
        f"{place} Safeguarding Children Board", f"{place} Children's Trust",
    )  # fmt: skip


def register_table(made: Iterable[Area]) -> str:
    """The register of the generated areas' bodies, as CSV; the first two areas have theirs in `examples/registers`."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    generated = [area for area in made if area not in (MARLSHIRE, MARLESHIRE)]
    for first, second in zip(generated[::2], generated[1::2], strict=True):
        for area in (first, second):
            writer.writerows({"source": "fiction", **row} for row in _rows(area))
        writer.writerows({"source": "fiction", **row} for row in _shared(first, second))
    return out.getvalue()


def _rows(area: Area) -> Iterator[dict[str, str]]:
    number = int(area.gss[3:]) - _FIRST_CODE
    code = [f"ZG{number * 6 + i:03}" for i in range(6)]
    shared = _shared_code(number)
    place = {"areas": area.gss}
    yield {
        "key": area.gss, "kind": "Authority", "name": area.council, "other_names": area.place, "gss": area.gss,
        "urn": str(9_900_000 + number), "founded": "1998-04-01",
    }  # fmt: skip
    yield {
        **place, "key": code[0], "kind": "NHSTrust", "name": area.acute, "ods": code[0], "founded": "1995-04-01",
        "dissolved": "2014-03-31", "successors": f"{code[1]}@2014-04-01",
    }  # fmt: skip
    yield {
        **place, "key": code[1], "kind": "NHSFoundationTrust", "name": area.acute_since, "ods": code[1], "founded": "2014-04-01",
    }  # fmt: skip
    yield {**place, "key": code[2], "kind": "NHSTrust", "name": area.community, "ods": code[2], "founded": "2005-04-01"}
    yield {
        **place,
        "key": code[3],
        "kind": "NHSFoundationTrust",
        "name": area.mental,
        "ods": code[3],
        "founded": "2005-04-01",
    }
    yield {
        **place, "key": code[4], "kind": "PrimaryCareTrust", "name": area.primary, "ods": code[4],
        "other_names": f"NHS {area.place}|{area.place} PCT", "founded": "2002-04-01", "dissolved": "2013-03-31",
        "successors": f"{code[5]}@2013-04-01",
    }  # fmt: skip
    yield {
        **place, "key": code[5], "kind": "ClinicalCommissioningGroup", "name": area.group, "ods": code[5],
        "other_names": f"{area.place} CCG", "founded": "2013-04-01", "dissolved": "2022-06-30", "successors": f"{shared}@2022-07-01",
    }  # fmt: skip
    yield {
        **place, "key": f"lscb-{area.gss}", "kind": "SafeguardingBoard", "name": area.safeguarding,
        "other_names": f"{area.place} Local Safeguarding Children Board|{area.place} LSCB", "founded": "2006-04-01",
        "dissolved": "2019-09-28",
    }  # fmt: skip
    yield {
        **place,
        "key": f"childrens-trust-{area.gss}",
        "kind": "Partnership",
        "name": area.trust,
        "founded": "2005-01-01",
    }


def _shared(first: Area, second: Area) -> Iterator[dict[str, str]]:
    both = {"areas": f"{first.gss}|{second.gss}"}
    code = _shared_code(int(first.gss[3:]) - _FIRST_CODE)
    names = f"{first.place} and {second.place} ICB"
    yield {
        **both, "key": code, "kind": "IntegratedCareBoard", "name": first.board_of_care, "ods": code, "other_names": names,
        "founded": "2022-07-01",
    }  # fmt: skip
    yield {**both, "key": f"police-{first.gss}", "kind": "PoliceForce", "name": first.police, "founded": "1968-01-01"}


def _shared_code(number: int) -> str:
    return f"ZH{number // 2:03}"
