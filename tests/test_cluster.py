"""Reports read on the workers of a Dask cluster give what they give at home, whatever becomes of single workers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

import examples
from ingest.building.build import BuildResult, build
from ingest.building.guarded import ReadingLimits
from ontology.errors import ClusterError, ReadingStopped
from tests.building import LETTERS, built, content, copied_letters
from tests.conftest import example_registers
from tests.processes import started
from tests.sparql_servers import free_port

DASK = Path(sys.executable).with_name("dask")
ROOT = Path(__file__).parents[1]

DIES_OF_ITS_FIRST_FILE = """
import os, signal
from ingest.building.on_cluster.cluster_reader import ClusterReader

def dask_setup(worker):
    def die(self, file, content):
        os.kill(os.getpid(), signal.SIGKILL)

    ClusterReader.read = die
"""

DIES_OF_ONE_REPORT = f"""
import os, signal
from ingest.building.on_cluster.cluster_reader import ClusterReader

def dask_setup(worker):
    read = ClusterReader.read

    def read_or_die(self, file, content):
        if file.path.name == {LETTERS[1]!r}:
            os.kill(os.getpid(), signal.SIGKILL)
        return read(self, file, content)

    ClusterReader.read = read_or_die
"""

ANOTHER_REMIT = """
from ingest.building.on_cluster import cluster_reader
cluster_reader.software_here = lambda: {"remit": "0.0.1", "pypdfium2": "1", "lxml": "1"}
"""


@dataclass(frozen=True)
class Cluster:
    """A scheduler's address, and the processes of its workers or of the nannies who watch them."""

    address: str
    workers: list[subprocess.Popen[bytes]]


@contextmanager
def cluster(place: Path, *preloads: str, nanny: bool = False) -> Iterator[Cluster]:
    """A scheduler with one worker for each of `preloads`, programs that the workers run first. With a `nanny` a dead one is replaced."""
    distributed = pytest.importorskip("distributed", reason='no Dask here: pip install "remit[cluster]"')
    address = f"tcp://127.0.0.1:{free_port()}"
    changed = {"PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
    with ExitStack() as running:

        def start(*command: str) -> subprocess.Popen[bytes]:
            whole = [str(DASK), *command, "--no-dashboard"]
            return running.enter_context(started(whole, env=os.environ | changed, stderr=subprocess.DEVNULL, cwd=place))

        start("scheduler", "--host", address)
        workers = []
        for number, program in enumerate(preloads):
            preload = place / f"preload_{number}.py"
            preload.write_text(program, encoding="utf-8")
            watched = "--nanny" if nanny else "--no-nanny"
            workers.append(start("worker", address, "--nthreads", "1", watched, "--preload", str(preload)))
        with distributed.Client(address, timeout=60, set_as_default=False) as client:
            client.wait_for_workers(len(preloads), timeout=120)
        yield Cluster(address, workers)


def on(found: Cluster, paths: Iterable[Path], data: Path) -> BuildResult:
    """A build with the registers of the examples, on a cluster."""
    return build(paths, data, registers=example_registers(), cluster=found.address)


def test_the_graph_is_the_same_though_a_worker_is_killed_in_the_middle(tmp_path: Path) -> None:
    strange = tmp_path / "strange.txt"
    strange.write_text("Minutes of the allotments committee of Marlshire. Nobody was inspected.", encoding="utf-8")
    paths = [examples.REPORTS, strange]
    at_home = built(paths, tmp_path / "home")
    with cluster(tmp_path, DIES_OF_ITS_FIRST_FILE, "") as found:
        away = on(found, paths, tmp_path / "away")
        assert found.workers[0].poll() == -signal.SIGKILL
        assert found.workers[1].poll() is None
    assert content(tmp_path / "away") == content(tmp_path / "home")
    assert away == at_home
    assert [outcome.path for outcome in away.outcomes if outcome.exit_code] == [strange]


def test_a_report_that_kills_worker_after_worker_is_refused_and_no_other_is(tmp_path: Path) -> None:
    letters = copied_letters(tmp_path)
    with cluster(tmp_path, DIES_OF_ONE_REPORT, nanny=True) as found:
        result = on(found, [letters], tmp_path / "data")
    codes = {outcome.path.name: outcome.code for outcome in result.outcomes}
    assert codes == {name: ReadingStopped.__name__ if name == LETTERS[1] else None for name in LETTERS}
    built([letters], tmp_path / "data")  # the refusal is not for ever: no worker dies of it here
    built([letters], tmp_path / "home")
    assert content(tmp_path / "data") == content(tmp_path / "home")


def test_a_report_that_is_read_for_too_long_ends_its_reading_and_no_worker(tmp_path: Path) -> None:
    letters = copied_letters(tmp_path)
    with cluster(tmp_path, "") as found:
        limits = ReadingLimits(seconds=0.0)
        result = build([letters], tmp_path / "data", limits=limits, cluster=found.address)
        assert {outcome.code for outcome in result.outcomes} == {ReadingStopped.__name__}
        assert on(found, [letters], tmp_path / "data").exit_code == 0


def test_a_worker_with_another_remit_is_refused_with_the_remedy(tmp_path: Path) -> None:
    letters = copied_letters(tmp_path)
    with (
        cluster(tmp_path, ANOTHER_REMIT) as found,
        pytest.raises(ClusterError, match=r"remit 0\.0\.1 in place of") as error,
    ):
        on(found, [letters], tmp_path / "data")
    assert "Install the same Remit" in str(error.value)
    assert not (tmp_path / "data" / "manifest.json").exists()


def test_where_nobody_listens_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pool = pytest.importorskip("ingest.building.on_cluster.cluster_pool", reason="no Dask here")
    monkeypatch.setattr(pool, "CONNECT_SECONDS", 1)
    letters = copied_letters(tmp_path)
    for address in (f"tcp://127.0.0.1:{free_port()}", "nonsense", "gopher://marlshire:70"):
        with pytest.raises(ClusterError, match="There is no Dask scheduler at"):
            build([letters], tmp_path / "data", cluster=address)


def test_without_dask_it_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ingest.building.on_cluster.cluster_pool", None)
    with pytest.raises(ClusterError, match=r'pip install "remit\[cluster\]"'):
        build([copied_letters(tmp_path)], tmp_path / "data", cluster="tcp://127.0.0.1:8786")
