"""Running a program and measuring what it took, with all the processes that it started."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

_KIBIBYTE = 1024 if sys.platform != "darwin" else 1  # what the system counts the largest resident size in

TASKS = Path(__file__).with_name("tasks.py")


@dataclass(frozen=True, slots=True)
class Measured:
    """What a program took: seconds by the clock, seconds of processor time over all its processes, and the resident size
    in bytes of its largest process at its largest. `said` is what it printed.
    """

    wall: float
    cpu: float
    peak: int
    said: str


class Failed(Exception):
    """A program that was to be measured ended in failure."""


def as_installed() -> dict[str, str]:
    """The environment of a program that finds its modules compiled, as an installed one does: to compile them takes longer than to start."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def measure(*task: str | Path) -> Measured:
    """Run a task of `bench/tasks.py` and measure it. Raises Failed with what it wrote to its error stream."""
    root = TASKS.parent.parent
    environment = {**as_installed(), "PYTHONPATH": str(root)}
    start = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, str(TASKS), *map(str, task)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", cwd=root, env=environment,
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stderr is not None
    said, complaint = child.stdout.read(), child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise Failed(f"{' '.join(map(str, task))}: {complaint.strip() or child.returncode}")
    return Measured(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _KIBIBYTE, said.strip())
