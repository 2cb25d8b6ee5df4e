"""`python bench/deriving.py DATA...`: what it takes to derive, area by area, what is asked again and what became of it.

Processor milliseconds in this process, over the reports' graphs of data folders: all that follows from an area's reports, and of it what
repeats what, which follow-up speaks of what and the status of each recommendation. The cost of an area should grow with its own reports
alone, and that of a folder with its areas.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Store

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from ontology.decisions import Decisions
from ontology.inference import derive_within
from ontology.requests.stating import follow_up_ties, requests_again
from queries.folder import DataFolder

_MILLISECONDS = 1000


@dataclass(frozen=True, slots=True)
class Taken:
    """What one area took. `all_of_it`, `requests`: processor seconds."""

    reports: int
    all_of_it: float
    requests: float


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python bench/deriving.py", description="what deriving takes, area by area")
    parser.add_argument("data", type=Path, nargs="+", help="data folders that are built")
    given = parser.parse_args(arguments)
    print("| reports | areas | all that follows, ms an area | of it repeats and statuses | the same, ms a report |")
    for data in given.data:
        taken = _areas(DataFolder(data))
        by_size: defaultdict[int, list[Taken]] = defaultdict(list)
        for each in taken:
            by_size[each.reports].append(each)
        print(_line(f"all {sum(each.reports for each in taken):,}", taken))
        for size, some in sorted(by_size.items()):
            print(_line(f"{size} in an area", some))
    return 0


def _areas(folder: DataFolder) -> list[Taken]:
    members: defaultdict[str, list[str]] = defaultdict(list)
    for sha256, entry in folder.manifest().reports.items():
        members[entry.authority].append(sha256)
    return [_taken(folder, area, reports) for area, reports in sorted(members.items())]


def _taken(folder: DataFolder, area: str, reports: Sequence[str]) -> Taken:
    store = Store()
    for sha256 in reports:
        store.bulk_load(path=str(folder.report(sha256)), format=RdfFormat.N_QUADS)
    begun = time.process_time()
    derive_within(store, NamedNode(f"{folder.manifest().base}graph/derived/{area}"))
    derived = time.process_time()
    follow_up_ties(store, Decisions())
    requests_again(store, Decisions())
    return Taken(len(reports), derived - begun, time.process_time() - derived)


def _line(called: str, taken: Sequence[Taken]) -> str:
    areas, reports = len(taken), sum(each.reports for each in taken)
    whole, requests = (sum(getattr(each, name) for each in taken) * _MILLISECONDS for name in ("all_of_it", "requests"))
    return f"| {called} | {areas} | {whole / areas:.1f} | {requests / areas:.1f} | {requests / reports:.2f} |"


if __name__ == "__main__":
    sys.exit(main())
