"""`python bench/run.py`: what a build costs, against floors measured in the same run.

Everything that is measured runs in a process of its own. Ratios are what to trust; seconds are those of the machine at hand.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.measuring import Failed, Measured, measure
from examples.generator.__main__ import write_series

SEED = 7
MANY, FEW, QUICK_MANY, QUICK_FEW = 1000, 100, 200, 40
TAKES = 3  # of extraction and build in turn: a machine is faster at one moment than at the next
MOST_OVER_EXTRACTION = 3.5  # times the processor time of bare text extraction, publishing apart
MOST_GROWTH = 0.10  # of the peak memory, from few reports to many
MOST_FOR_ONE = 0.01  # of a full build's time, for a build that adds one report
_MEGABYTE = 1e6


@dataclass(frozen=True, slots=True)
class Reports:
    """A folder of reports, and the register tables that know their bodies."""

    folder: Path
    tables: tuple[Path, ...] = ()

    @property
    def count(self) -> int:
        """How many files there are."""
        return len(list(self.folder.glob("*.pdf")))


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; 0 if every aim was met, else 1."""
    parser = argparse.ArgumentParser(
        prog="python bench/run.py", description=__doc__.split("\n", 1)[0] if __doc__ else None
    )
    parser.add_argument(
        "--corpus",
        type=Path,
        help="a folder of PDFs to compare a build of with bare extraction (default: generated ones)",
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help=f"{QUICK_FEW} and {QUICK_MANY} generated reports in place of {FEW} and {MANY}",
    )
    given = parser.parse_args(arguments)
    if not hasattr(os, "wait4"):
        parser.error("this system does not tell what a child process took; run it on Linux or macOS")
    few, many = (QUICK_FEW, QUICK_MANY) if given.quick else (FEW, MANY)
    try:
        with _workshop() as shop:
            met = _run(shop, given.corpus, few, many)
    except Failed as failure:
        print(failure, file=sys.stderr)
        return 2
    return 0 if met else 1


@contextmanager
def _workshop() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="remit-bench-") as folder:
        yield Path(folder)


def _run(shop: Path, corpus: Path | None, few: int, many: int) -> bool:
    write_series(many + 1, SEED, shop / "all")
    tables = tuple(sorted((shop / "all" / "registers").glob("*.csv")))
    small, large = (_part(shop / "all" / "reports", shop / str(n), n, tables) for n in (few, many))
    compared = Reports(corpus.resolve()) if corpus else small
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores; generated reports of seed {SEED}\n")
    called = "the corpus" if corpus else f"{compared.count} generated reports"
    met = [_against_extraction(shop, "listed", compared, called)]
    met.append(_against_extraction(shop, "unlisted", _unlisted(shop, compared), f"{called}, without reports.csv"))
    peak = _largest(_build(shop, "few", small, 1), _build(shop, "few-2", small, 2))
    one, two = _build(shop, "many", large, 1), _build(shop, "many-2", large, 2)
    met.append(_memory(few, peak, many, _largest(one, two)))
    print(f"{many} generated reports: {many / one.wall:.1f} a second with 1 worker, {many / two.wall:.1f} with 2")
    met.append(_increments(shop, large, two))
    return all(met)


def _part(source: Path, target: Path, count: int, tables: tuple[Path, ...]) -> Reports:
    """The first reports of a series, in a folder of their own, with the list beside them."""
    target.mkdir()
    listing = (source / "reports.csv").read_text(encoding="utf-8").splitlines()
    for line in listing[1 : count + 1]:
        name = line.split(",", 1)[0]
        shutil.copy2(source / name, target / name)
    (target / "reports.csv").write_text("\n".join(listing) + "\n", encoding="utf-8", newline="\n")
    return Reports(target, tables)


def _build(shop: Path, name: str, reports: Reports, workers: int) -> Measured:
    return measure("build", reports.folder, shop / f"data-{name}", str(workers), *reports.tables)


def _largest(*runs: Measured) -> int:
    return max(run.peak for run in runs)


def _unlisted(shop: Path, reports: Reports) -> Reports:
    """The same reports without the list beside them: what it tells of each, its date first, has to be done without."""
    folder = shop / "unlisted"
    folder.mkdir()
    for path in reports.folder.glob("*.pdf"):
        shutil.copy2(path, folder / path.name)
    return Reports(folder, reports.tables)


def _against_extraction(shop: Path, name: str, reports: Reports, called: str) -> bool:
    takes = [_taken(shop, f"{name}-{number}", reports) for number in range(TAKES)]
    ratio = median((build.cpu - publishing.cpu) / floor.cpu for floor, build, publishing in takes)
    floor, one, publishing = (min(each, key=lambda taken: taken.cpu) for each in zip(*takes, strict=True))
    print(f"{called}, processor time: bare text extraction {floor.cpu:.1f} s")
    print(
        f"  build with 1 worker  {one.cpu:.1f} s, {reports.count / one.wall:.1f} reports a second; publishing {publishing.cpu:.1f} s of it"
    )
    said = f"build with 1 worker without publishing over extraction, the median of {TAKES} takes in turn"
    return _verdict(said, ratio, MOST_OVER_EXTRACTION, "times")


def _taken(shop: Path, name: str, reports: Reports) -> tuple[Measured, Measured, Measured]:
    """Bare extraction, a build, and what of it was publishing, one right after the other."""
    floor, built = measure("extract", reports.folder), _build(shop, name, reports, 1)
    return floor, built, measure("publish", shop / f"data-{name}")


def _memory(few: int, small: int, many: int, large: int) -> bool:
    print(f"largest process: {small / _MEGABYTE:.0f} MB for {few} reports, {large / _MEGABYTE:.0f} MB for {many}")
    return _verdict("growth of memory", (large / small - 1) * 100, MOST_GROWTH * 100, "%")


def _increments(shop: Path, large: Reports, full: Measured) -> bool:
    """Builds into the folder of a full build: with nothing new, then with one report more."""
    nothing = _build(shop, "many-2", large, 2)
    listing = (large.folder / "reports.csv").read_text(encoding="utf-8").splitlines()
    added = shop / "all" / "reports" / listing[-1].split(",", 1)[0]
    shutil.copy2(added, large.folder / added.name)
    one = _build(shop, "many-2", large, 2)
    if nothing.said.split()[1:] != ["0"] or one.said.split()[1:] != ["1"]:
        raise Failed(f"the increments read {nothing.said!r} and {one.said!r}, and should have read 0 and 1")
    print(f"full build {full.wall:.1f} s; nothing new {nothing.wall:.2f} s; one report more {one.wall:.2f} s")
    return _verdict("one report more over the full build", one.wall / full.wall * 100, MOST_FOR_ONE * 100, "%")


def _verdict(what: str, found: float, aim: float, unit: str) -> bool:
    met = found <= aim
    print(f"  {what}: {found:.2f} {unit}, aim at most {aim:g}: {'met' if met else 'MISSED'}\n")
    return met


if __name__ == "__main__":
    sys.exit(main())
