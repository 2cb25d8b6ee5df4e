"""Is what is served one whole state, the former or the new one, however and whenever a build is stopped?"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
from pathlib import Path

import pytest

import examples
from tests.building import LETTERS
from tests.stopped_builds import NEVER, half_written, run, served

MOMENTS = int(os.environ.get("REMIT_MOMENTS", "4"))
"""Kills, each of two builds of a few seconds; whoever changes how editions are made asks for twenty."""

SEED = 11
GONE, TOLD_TO_END = -9, 143

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals of this kind")


class Building:
    """A folder as it was served before a build, what the build makes of it, and how much it does for it."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.reports, self._data = place / "reports", place / "before"
        self.reports.mkdir()
        for name in LETTERS[:2]:
            shutil.copy2(examples.REPORTS / name, self.reports / name)
        assert run(self.reports, self._data)[0] == 0
        self.before = served(self._data)
        shutil.copy2(examples.REPORTS / LETTERS[2], self.reports / LETTERS[2])
        code, self.steps = run(self.reports, self.again("undisturbed"))
        assert code == 0
        self.after = served(place / "undisturbed")
        assert self.after != self.before

    def again(self, name: str) -> Path:
        """The folder as it was before, once more, under another name."""
        return Path(shutil.copytree(self._data, self.place / name, symlinks=True))


@pytest.fixture(scope="module")
def building(tmp_path_factory: pytest.TempPathFactory) -> Building:
    return Building(tmp_path_factory.mktemp("stopped"))


def moments(steps: int, count: int) -> list[int]:
    return sorted(random.Random(SEED).sample(range(1, steps + 1), count))  # noqa: S311 - chance, not a secret


@posix
def test_a_build_killed_at_any_moment_leaves_one_whole_state_served(building: Building) -> None:
    for moment in moments(building.steps, MOMENTS):
        data = building.again(f"killed-{moment}")
        assert run(building.reports, data, moment, signal.SIGKILL)[0] == GONE
        found = served(data)
        state = "former" if found == building.before else "new" if found == building.after else "mixed"
        print(f"killed at step {moment} of {building.steps}: the {state} state is served")
        assert state != "mixed", f"killed at step {moment} of {building.steps}"
        assert run(building.reports, data, NEVER)[0] == 0
        assert served(data) == building.after
        assert half_written(data) == []


@posix
@pytest.mark.parametrize("workers", [1, 2])
def test_a_build_told_to_end_leaves_nothing_half_written(building: Building, workers: int) -> None:
    [moment] = moments(building.steps, 1)
    data = building.again(f"ended-{workers}")
    code, _ = run(building.reports, data, moment, signal.SIGTERM, workers)
    assert code in (TOLD_TO_END, 0)  # where workers write its files, a build itself does less, and may be done before
    assert half_written(data) == []
    assert served(data) in (building.before, building.after)


@posix
def test_ctrl_c_leaves_nothing_half_written(building: Building) -> None:
    [moment] = moments(building.steps, 1)
    data = building.again("interrupted")
    assert run(building.reports, data, moment, signal.SIGINT)[0] == 130
    assert half_written(data) == []
    assert served(data) in (building.before, building.after)


@posix
def test_two_builds_from_nothing_and_one_in_steps_serve_the_same_whatever_the_workers(building: Building) -> None:
    for workers in (1, 2):
        data = building.place / f"from-nothing-{workers}"
        assert run(building.reports, data, workers=workers)[0] == 0
        assert served(data) == building.after
