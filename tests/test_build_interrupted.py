"""A build that is killed, at any moment and in any way, and run again leaves what an undisturbed one leaves."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from ingest.building import atomic_writing, worker
from ingest.building.build import build
from ingest.building.worker import Status
from queries.folder import DataFolder
from shapes.validation import validate_nquads
from tests.building import LETTERS, built, content, copied_letters
from tests.conftest import example_registers


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


@pytest.mark.parametrize(
    ("moment", "workers"),
    [("registers.nq", 1), ("reports/*.nq", 2), ("derived/*.nq", 1)],
)
def test_a_killed_build_run_again_gives_the_same(
    letters: Path, undisturbed: dict[str, bytes], tmp_path: Path, moment: str, workers: int
) -> None:
    data = tmp_path / "data"
    program = (
        "import sys; from pathlib import Path; from ingest.building.build import build\n"
        "if __name__ == '__main__':\n"
        "    build([Path(sys.argv[1])], Path(sys.argv[2]), workers=int(sys.argv[3]),"
        " registers=[Path(p) for p in sys.argv[4:]])\n"
    )
    script = tmp_path / "program.py"
    script.write_text(program, encoding="utf-8")
    arguments = [str(letters), str(data), str(workers), *map(str, example_registers())]
    with subprocess.Popen([sys.executable, str(script), *arguments], cwd=Path(__file__).parents[1]) as process:  # noqa: S603
        deadline = time.monotonic() + 60
        while not list(data.glob(moment)) and process.poll() is None:
            assert time.monotonic() < deadline
            time.sleep(0.002)
        process.kill()
        assert process.wait() != 0, "it had ended before it was killed"
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
