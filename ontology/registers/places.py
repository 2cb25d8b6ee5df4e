"""Where authorities lie and which others are set beside them: region and statistical neighbours, by the authority's key."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "places.csv"
"""One row an authority: its key, the notation of its region, and the keys of its statistical neighbours."""


@dataclass(frozen=True, slots=True)
class PlacedAuthority:
    """`region` is a notation of the scheme `remit:regions`, `neighbours` are keys of authorities."""

    region: str
    neighbours: tuple[str, ...]


@cache
def placed_authorities() -> Mapping[str, PlacedAuthority]:
    """Every authority that the table has, by key: those of today, and the counties that were divided without neighbours."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return {
            row["key"]: PlacedAuthority(row["region"], tuple(filter(None, row["neighbours"].split("|"))))
            for row in csv.DictReader(lines)
        }
