"""`python -m fuzz TARGET --seconds 60 --seed 1`: read changed input until the time is up; what breaks a reader is kept.

A reader may give a value or raise an error of the program's own. Anything else is a defect: the input is written to the
folder given with --keep, and its name says target, seed and step, with which `--only STEP` reads it again.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random

from fuzz.targets import TARGETS, Target
from ontology.errors import RemitError

MOST_SECONDS = 20.0
"""Of processor time that one input may take: the examples take a hundredth."""

MOST_DEFECTS = 10
"""Of one target: they are mostly one and the same."""


@dataclass(frozen=True, slots=True)
class Defect:
    """An input that a reader did not bear, and how it ended."""

    step: int
    data: bytes
    how: str


def broken(target: Target, seed: int, steps: Iterator[int]) -> Iterator[Defect]:
    """The inputs of these steps that the target does not bear."""
    for step in steps:
        data = target.made(Random(f"{seed}-{step}"))
        began = time.process_time()
        try:
            target.read(data)
        except RemitError:
            pass
        except Exception:
            yield Defect(step, data, traceback.format_exc())
        taken = time.process_time() - began
        if taken > MOST_SECONDS:
            yield Defect(step, data, f"took {taken:.1f} seconds")


def _until(seconds: float) -> Iterator[int]:
    end = time.monotonic() + seconds
    for step in count():
        if time.monotonic() > end:
            print(f"{step} inputs read")
            return
        yield step


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; 0 if every input was borne, else 1."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("target", choices=[*TARGETS, "all"])
    parser.add_argument("--seconds", type=float, default=60.0, help="for each target (60)")
    parser.add_argument("--seed", type=int, default=1, help="of the changes: the same seed makes the same (1)")
    parser.add_argument("--only", type=int, metavar="STEP", help="the input of one step alone")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-found"), help="where to put what breaks a reader")
    given = parser.parse_args(arguments)
    found = 0
    for name in TARGETS if given.target == "all" else [given.target]:
        print(f"{name}: ", end="", flush=True)
        steps = iter([given.only]) if given.only is not None else _until(given.seconds)
        for nth, defect in enumerate(broken(TARGETS[name], given.seed, steps), start=1):
            found += 1
            given.keep.mkdir(parents=True, exist_ok=True)
            path = given.keep / f"{name}-{given.seed}-{defect.step}"
            path.write_bytes(defect.data)
            print(f"\n{path}: {defect.how}", file=sys.stderr)
            if nth == MOST_DEFECTS:
                print(f"{MOST_DEFECTS} defects: the rest of {name} is left")
                break
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
