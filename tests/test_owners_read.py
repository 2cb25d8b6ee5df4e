"""Are members and those whom a bullet is about the bodies that a careful reader gives, who read before looking at what is inferred?"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

from ingest.reading.report import read_report
from ontology.bases import ABOUT, MEMBER
from ontology.registers.register import Register
from ontology.schemes import Schemes

FACTS = Path(__file__).parent / "owners_read.csv"
PRECISION, RECALL = 0.95, 0.9


def test_are_inferred_owners_those_that_a_careful_reader_gives(
    shared: Path, register: Register, schemes: Schemes
) -> None:
    read: defaultdict[str, dict[int, set[str]]] = defaultdict(dict)
    with FACTS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            read[row["file"]][int(row["ordinal"])] = set(row["bodies"].split())
    assert sum(map(len, read.values())) >= 60
    right: defaultdict[str, int] = defaultdict(int)
    found: defaultdict[str, int] = defaultdict(int)
    expected = 0
    for file, items in sorted(read.items()):
        path = next(folder / file for folder in (shared / "corpus", shared / "seeds") if (folder / file).is_file())
        asked = {item.ordinal: item for item in read_report(path, register=register, schemes=schemes).recommendations}
        for ordinal, wanted in items.items():
            expected += len(wanted)
            for owner in asked[ordinal].assignments:
                if owner.basis in (MEMBER, ABOUT):
                    found[owner.basis] += 1
                    right[owner.basis] += owner.agency.key in wanted
    for basis in (MEMBER, ABOUT):
        assert right[basis] / found[basis] >= PRECISION, f"{basis}: {right[basis]} of {found[basis]}"
    assert sum(right.values()) / expected >= RECALL, f"{right} of {expected}"
