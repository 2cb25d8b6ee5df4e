"""A build that is killed, at any moment and in any way, and run again leaves what an undisturbed one leaves."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ingest.building import atomic_writing, reference_data, worker
from ingest.building.build import build
from ingest.building.journal import Journal
from ingest.building.sources.inputs import InputFile
from ingest.building.worker import Built, Quarantined, Status
from queries.folder import DataFolder
from queries.manifest import QuarantineEntry, ReportEntry
from shapes.validation import validate_nquads
from tests.building import LETTERS, built, content, copied_letters
from tests.conftest import example_registers
from tests.processes import started

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the shortest of the example reports."""
    return copied_letters(tmp_path_factory.mktemp("interrupted"))


@pytest.fixture(scope="module")
def undisturbed(letters: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a build of the letters leaves that nobody stops."""
    data = tmp_path_factory.mktemp("undisturbed") / "data"
    built([letters], data)
    return content(data)


class Killed(BaseException):
    """Stands for the end of the process: nothing catches it."""


def test_a_build_stopped_at_any_write_and_run_again_gives_the_same(
    letters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "validate_nquads", cache(validate_nquads))  # the same graphs over and over
    monkeypatch.setattr(reference_data, "require_valid", lambda *_: None)  # and the same registers
    paths = [letters / name for name in LETTERS[:2]]
    built(paths, tmp_path / "undisturbed")
    expected = content(tmp_path / "undisturbed")
    replace: Callable[[Path, Path], None] = atomic_writing._replace
    stops = 0
    for stop in range(1, 100):
        left = stop

        def replace_or_die(temporary: Path, path: Path) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                raise Killed
            replace(temporary, path)

        data = tmp_path / f"stopped-{stop}"
        with monkeypatch.context() as patched:
            patched.setattr(atomic_writing, "_replace", replace_or_die)
            try:
                built(paths, data)
            except Killed:
                stops += 1
            else:
                break
        result = built(paths, data)
        assert content(data) == expected, f"stopped at write {stop}"
        assert result.exit_code == 0
    assert stops >= 10  # two reports and their texts, two areas, two registers, journal, manifest


BUILD_AND_WAIT = """
import os, sys, time
from pathlib import Path
from ingest.building import atomic_writing
from ingest.building.build import build

replace = atomic_writing._replace

def replace_and_wait(temporary, path):
    replace(temporary, path)
    if path.match(os.environ["MOMENT"]):
        Path(os.environ["REACHED"]).touch()
        time.sleep(3600)

atomic_writing._replace = replace_and_wait
if __name__ == "__main__":
    reports, data, workers, *tables = sys.argv[1:]
    build([Path(reports)], Path(data), workers=int(workers), registers=[Path(table) for table in tables])
"""
"""A build that stands still as soon as a file of the moment is written, for whoever wants to kill it just then."""


@pytest.mark.parametrize(
    ("moment", "workers"),
    [("registers.nq", 1), ("reports/*.nq", 2), ("derived/*.nq", 1)],
)
def test_a_killed_build_run_again_gives_the_same(
    letters: Path, undisturbed: dict[str, bytes], tmp_path: Path, moment: str, workers: int
) -> None:
    script, data, reached = tmp_path / "program.py", tmp_path / "data", tmp_path / "reached"
    script.write_text(BUILD_AND_WAIT, encoding="utf-8")
    command = [sys.executable, str(script), str(letters), str(data), str(workers), *map(str, example_registers())]
    changed = {"PYTHONPATH": str(ROOT), "MOMENT": moment, "REACHED": str(reached)}
    with started(command, env=os.environ | changed) as process:
        while not reached.exists():
            assert process.poll() is None, "the build ended before the moment came"
            time.sleep(0.01)
    assert list(data.glob(moment))
    assert not (data / "manifest.json").exists()
    built([letters], data)
    assert content(data) == undisturbed


def test_an_interrupted_build_goes_on_where_it_stopped(
    letters: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    def stop_at_two(done: int, total: int, name: str) -> None:
        if done == 2:
            raise Killed

    with pytest.raises(Killed):
        build([letters], tmp_path / "data", registers=example_registers(), progress=stop_at_two)
    journal = DataFolder(tmp_path / "data").journal
    journal.write_bytes(journal.read_bytes() + b'{"sha256": "cut off in the mid')
    result = built([letters], tmp_path / "data")
    assert len(result.read) == 1
    assert {outcome.status for outcome in result.outcomes} == {Status.BUILT}
    assert content(tmp_path / "data") == undisturbed


def test_what_an_interrupted_build_read_against_other_registers_is_not_trusted(
    letters: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    built([letters], tmp_path / "data")
    table = tmp_path / "fictional.csv"
    text = example_registers()[0].read_text(encoding="utf-8")
    table.write_text(text.replace("Marlshire County Council", "Marlshire Shire Council"), encoding="utf-8")

    def stop(done: int, total: int, name: str) -> None:
        raise Killed

    with pytest.raises(Killed):
        build([letters], tmp_path / "data", registers=[table], progress=stop)
    assert len(built([letters], tmp_path / "data").read) == 3
    assert content(tmp_path / "data") == undisturbed


def test_a_build_interrupted_twice_trusts_no_more_than_after_the_first_time(
    letters: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    """First against other registers, when every graph is written anew; then against the right ones, after the first."""
    data = tmp_path / "data"
    built([letters], data)
    table = tmp_path / "fictional.csv"
    text = example_registers()[0].read_text(encoding="utf-8")
    table.write_text(text.replace("Marlshire County Council", "Marlshire Shire Council"), encoding="utf-8")
    for tables, stop_at in (((table,), 3), (example_registers(), 1)):

        def stop(done: int, total: int, name: str, stop_at: int = stop_at) -> None:
            if done == stop_at:
                raise Killed

        with pytest.raises(Killed):
            build([letters], data, registers=tables, workers=1, progress=stop)
    assert len(built([letters], data).read) == 2
    assert content(data) == undisturbed


def stopped_after(count: int, paths: list[Path], data: Path) -> None:
    """A build that is killed when it has read so many files."""

    def stop(done: int, total: int, name: str) -> None:
        if done == count:
            raise Killed

    with pytest.raises(Killed):
        build(paths, data, registers=example_registers(), workers=1, progress=stop)


def test_what_two_interrupted_builds_read_is_not_read_again(
    letters: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    stopped_after(1, [letters], tmp_path / "data")
    stopped_after(1, [letters], tmp_path / "data")
    assert len(built([letters], tmp_path / "data").read) == 1
    assert content(tmp_path / "data") == undisturbed


def test_what_was_published_is_trusted_after_a_build_against_the_same_registers_was_interrupted(
    letters: Path, undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    paths = [letters / name for name in LETTERS]
    built(paths[:1], tmp_path / "data")
    stopped_after(1, paths, tmp_path / "data")
    assert len(built([letters], tmp_path / "data").read) == 1
    assert content(tmp_path / "data") == undisturbed


ENTRY: dict[str, Any] = {
    "file": "a", "path": "a", "size": 1, "mtime_ns": 1, "listed": None, "family": "apa", "reader": "apa/1", "ground": "ground",
    "authority": "E10000901", "area_name": "Marlshire", "title": "", "inspection": None, "published": None, "counts": {},
    "shortfalls": [], "warnings": [], "local_names": {}, "other_names": {},
}  # fmt: skip
"""What a manifest says of some report."""


def test_a_journal_tells_what_was_built_and_what_was_put_aside_and_only_of_its_own_ground(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    good, aside = InputFile(tmp_path / "a", 1, 1, "a" * 64), InputFile(tmp_path / "b", 1, 1, "b" * 64)
    with Journal(folder, "ground") as journal:
        assert (journal.interrupted, journal.suspect) == (False, False)
        journal.add(Built(good, ReportEntry(**ENTRY)))
        assert len(folder.journal.read_bytes().splitlines()) == 2  # at once: a build that is killed says nothing more
        journal.add(Quarantined(aside, QuarantineEntry(**ENTRY, reason="It broke a shape.")))
    for _ in range(2):
        with Journal(folder, "ground") as journal:
            assert (journal.interrupted, journal.suspect) == (True, False)
            assert [type(journal.result(file)) for file in (good, aside)] == [Built, Quarantined]
    with Journal(folder, "other ground") as journal:
        assert (journal.interrupted, journal.suspect) == (True, True)
        assert [journal.result(file) for file in (good, aside)] == [None, None]
    with Journal(folder, "other ground") as journal:
        assert (journal.interrupted, journal.suspect) == (True, True)
