"""`python bench/exports.py`: what taking data away costs, in each format, against a floor measured in the same run.

The floor is reading every statement of the graph once, by pyoxigraph, and doing nothing with it. Each export runs in a process of its own.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.measuring import Failed, measure
from examples.generator.__main__ import write_series

SEED = 7
COUNTS = (100, 1000)
MOST_MEMORY = (
    300e6  # bytes of an export's process at its largest: the store's own caches fill up to some 130 MB and stay there
)
_MEGABYTE = 1e6

EXPORTED = (
    ("nquads",), ("trig",), ("jsonld",), ("turtle",), ("rdfxml",), ("csv", "owners"), ("csv", "evidence"),
    ("parquet", "owners"), ("parquet", "evidence"), ("xlsx",),
)  # fmt: skip
"""Format, and the table where it holds one. The evidence is the longest table."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; 0 if every format stayed within its memory, else 1."""
    parser = argparse.ArgumentParser(prog="python bench/exports.py", description="what taking data away costs")
    parser.add_argument(
        "folders", nargs="*", type=Path, metavar="DATA", help="data folders, smallest first (default: generated ones)"
    )
    given = parser.parse_args(arguments)
    if not hasattr(os, "wait4"):
        parser.error("this system does not tell what a child process took; run it on Linux or macOS")
    try:
        with tempfile.TemporaryDirectory(prefix="remit-bench-") as shop:
            folders = given.folders or [_generated(Path(shop), count) for count in COUNTS]
            met = _run([folder.resolve() for folder in folders])
    except Failed as failure:
        print(failure, file=sys.stderr)
        return 2
    return 0 if met else 1


def _generated(shop: Path, count: int) -> Path:
    """The data folder of so many generated reports."""
    write_series(count, SEED, shop / f"all-{count}", kinds=["txt"])
    tables = sorted((shop / f"all-{count}" / "registers").glob("*.csv"))
    measure("build", shop / f"all-{count}" / "reports", shop / f"data-{count}", "2", *tables)
    return shop / f"data-{count}"


def _run(folders: Sequence[Path]) -> bool:
    floors = [measure("parse", folder) for folder in folders]
    sizes = ", ".join(f"{floor.cpu:.1f} s for {int(floor.said):,} statements" for floor in floors)
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores; the floor: {sizes}\n")
    met = True
    for words in EXPORTED:
        runs = [measure("export", folder, *words) for folder in folders]
        costs = ", ".join(
            f"{run.cpu:.1f} s ({run.cpu / floor.cpu:.1f} times)" for run, floor in zip(runs, floors, strict=True)
        )
        peaks = ", ".join(f"{run.peak / _MEGABYTE:.0f}" for run in runs)
        within = all(run.peak <= MOST_MEMORY for run in runs)
        print(
            f"{' '.join(words):18} {costs}; peak {peaks} MB, aim at most {MOST_MEMORY / _MEGABYTE:.0f}: {'met' if within else 'MISSED'}",
            flush=True,
        )
        met = met and within
    return met


if __name__ == "__main__":
    sys.exit(main())
