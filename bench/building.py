"""`python bench/building.py`: how building and publishing grow with the folder, over generated reports.

Processor seconds of all processes of a command. A build publishes; what of it is publishing is measured by doing that again, from nothing.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.measuring import Failed, Measured, measure
from examples.generator.__main__ import write_series

SEED = 7
COUNTS = (100, 1000, 5000)
MOST_FOR_PUBLISHING = 0.4  # of the rest of a build
MOST_FOR_ONE = 0.01  # of a full build, for one report more
MOST_GROWTH = 1.1  # times the peak memory of the fewest reports
_MEGABYTE = 1e6


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured over one number of reports. `size`: bytes of the folder's edition."""

    count: int
    full: Measured
    publishing: Measured
    one_more: Measured
    size: int

    @property
    def share_of_publishing(self) -> float:
        """What publishing from nothing takes over what the rest of a build takes."""
        return self.publishing.cpu / (self.full.cpu - self.publishing.cpu)

    @property
    def share_of_one(self) -> float:
        """What one report more takes over a full build."""
        return self.one_more.cpu / self.full.cpu

    def told(self) -> str:
        """A line of the table in docs/benchmarks.md."""
        return (
            f"| {self.count:,} | {self.full.cpu:.1f} | {self.publishing.cpu:.1f} | {self.share_of_publishing:.2f} | {self.one_more.cpu:.2f} |"
            f" {self.share_of_one:.2%} | {self.full.peak / _MEGABYTE:.0f} | {self.size / _MEGABYTE:.0f} |"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; 0 if every aim was met, else 1."""
    parser = argparse.ArgumentParser(prog="python bench/building.py", description="how building and publishing grow")
    parser.add_argument("--counts", type=int, nargs="+", default=COUNTS, help="reports (100 1000 5000)")
    parser.add_argument("--workers", type=int, default=2, help="reading processes (2)")
    given = parser.parse_args(arguments)
    if not hasattr(os, "wait4"):
        parser.error("this system does not tell what a child process took; run it on Linux or macOS")
    with tempfile.TemporaryDirectory(prefix="remit-bench-") as folder:
        try:
            rows = _measured(Path(folder), sorted(given.counts), given.workers)
        except Failed as failure:
            print(failure, file=sys.stderr)
            return 2
    first, last = rows[0], rows[-1]
    return _verdicts(
        ("publishing over the rest of a build", max(row.share_of_publishing for row in rows), MOST_FOR_PUBLISHING),
        (f"one report more over a build of {last.count:,}", last.share_of_one, MOST_FOR_ONE),
        (f"peak memory at {last.count:,} over that at {first.count:,}", last.full.peak / first.full.peak, MOST_GROWTH),
    )


def _measured(shop: Path, counts: Sequence[int], workers: int) -> list[Row]:
    write_series(counts[-1] + len(counts), SEED, shop / "all")
    tables = sorted((shop / "all" / "registers").glob("*.csv"))
    print(
        "| reports | build, s | publishing, s | over the rest | one more, s | of a build | peak, MB | edition, MB |",
        flush=True,
    )
    rows = []
    for count in counts:
        reports, data = shop / str(count), shop / f"data-{count}"
        names = _part(shop / "all" / "reports", reports, count)
        full = measure("build", reports, data, str(workers), *tables)
        publishing = measure("publish", data)
        edition = next(data.glob("editions/[!.]*"))
        size = sum(file.stat().st_size for file in edition.rglob("*") if file.is_file())
        shutil.copy2(shop / "all" / "reports" / names[count], reports / names[count])
        rows.append(Row(count, full, publishing, measure("build", reports, data, str(workers), *tables), size))
        print(rows[-1].told(), flush=True)
        shutil.rmtree(data)
    return rows


def _part(source: Path, target: Path, count: int) -> list[str]:
    """The first reports of a series in a folder of their own, with the list beside them; the names of all."""
    target.mkdir()
    listing = (source / "reports.csv").read_text(encoding="utf-8")
    names = [line.split(",", 1)[0] for line in listing.splitlines()[1:]]
    for name in names[:count]:
        shutil.copy2(source / name, target / name)
    (target / "reports.csv").write_text(listing, encoding="utf-8", newline="\n")
    return names


def _verdicts(*found: tuple[str, float, float]) -> int:
    for what, ratio, aim in found:
        print(f"{what}: {ratio:.3f}, aim at most {aim:g}: {'met' if ratio <= aim else 'MISSED'}")
    return int(any(ratio > aim for _, ratio, aim in found))


if __name__ == "__main__":
    sys.exit(main())
