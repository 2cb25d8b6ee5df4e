"""On a worker of a cluster: reads a report's bytes as a build reads a file, and gives back what it would have written.

A file is read in a process of its own, as it is at home: what makes a parser run on or crash ends that process, and not the worker.
"""

from __future__ import annotations

import multiprocessing
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from multiprocessing.connection import wait
from pathlib import Path
from queue import Empty, LifoQueue
from tempfile import TemporaryDirectory
from typing import Any, Final

from distributed import WorkerPlugin, get_worker

from ingest.building.guarded import ReaderProcess, ReadingLimits, how_to_start
from ingest.building.on_cluster.cluster_errors import other_software
from ingest.building.pool import start_reading
from ingest.building.reference_data import load_reference_data
from ingest.building.sources.inputs import InputFile
from ingest.building.worker import ReferenceData, Result
from ontology.errors import ClusterError, RemitError
from queries.folder import DataFolder

READ_BY: Final = ("remit", "pypdfium2", "lxml")
"""The programs whose versions must be those of the machine that asks: another one of them may make another graph of a file."""

QUARANTINED: Final = ("graph.nq", "report.ttl", "reason.txt")
"""What stands of a report in quarantine."""


@dataclass(frozen=True, slots=True)
class Read:
    """What became of a file on a worker: the result, and what is to be written, by its path within a data folder."""

    result: Result
    written: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class ReadAgainst:
    """What a build reads its reports against, in a form that another machine can be told.

    `base`, `digest` and `refusals` as in ReferenceData; `tables`: the user's registers, by name; `software`: the versions of READ_BY.
    """

    base: str
    tables: Mapping[str, bytes]
    digest: str
    refusals: str
    software: Mapping[str, str]
    limits: ReadingLimits


def software_here() -> dict[str, str]:
    """The version of each program that reads, on this machine."""
    return {name: version(name) for name in READ_BY}


def differing(there: Mapping[str, str], here: Mapping[str, str]) -> str:
    """In what two machines differ, in words."""
    return ", ".join(
        f"{name} {there.get(name)} in place of {here[name]}" for name in here if there.get(name) != here[name]
    )


def files_of(folder: DataFolder, sha256: str) -> list[Path]:
    """Where a report's files may stand in a data folder, in the order in which they are written."""
    aside = folder.quarantine(sha256)
    return [folder.text_path(sha256), folder.report(sha256), *(aside / name for name in QUARANTINED)]


class ClusterReader(WorkerPlugin):
    """What every worker of the cluster has while a build reads there: registers and schemes, loaded once, and a place for files."""

    def __init__(self, against: ReadAgainst) -> None:
        self._against = against

    def setup(self, worker: Any) -> None:
        """Make room on the worker. Nothing is loaded before the first file comes."""
        self._place = TemporaryDirectory(prefix="remit-cluster-")
        self._folder = DataFolder(Path(self._place.name) / "data")
        self._idle: LifoQueue[ReaderProcess] = LifoQueue()
        self._reference: ReferenceData | None = None
        # Dask marks its workers as processes that may have none of their own, lest these be left behind; ours leave with their parent.
        multiprocessing.current_process().daemon = False

    def teardown(self, worker: Any) -> None:
        """End the reading processes and leave nothing behind."""
        while (reader := self._taken()) is not None:
            reader.end()
        self._place.cleanup()

    def read(self, file: InputFile, content: bytes) -> Read:
        """What a file yields whose bytes these are. Raises ClusterError where this worker reads otherwise than the build's own machine."""
        reference = self._reference = self._reference or self._prepared()
        here = Path(self._place.name) / "files" / file.sha256 / file.path.name
        here.parent.mkdir(parents=True, exist_ok=True)
        try:
            here.write_bytes(content)
            result = self._read(replace(file, path=here, size=len(content)), reference)
            kept = [path for path in files_of(self._folder, file.sha256) if path.is_file()]
            return Read(result, {path.relative_to(self._folder.path).as_posix(): path.read_bytes() for path in kept})
        finally:
            shutil.rmtree(here.parent, ignore_errors=True)
            self._forget(file.sha256)

    def _prepared(self) -> ReferenceData:
        """The reference data of this worker, which must be that of the build: another ontology or reader gives another graph."""
        against, tables = self._against, Path(self._place.name) / "tables"
        if software_here() != against.software:
            raise other_software(differing(software_here(), against.software))
        tables.mkdir(exist_ok=True)
        for name, content in against.tables.items():
            (tables / name).write_bytes(content)
        found = load_reference_data(self._folder, against.base, sorted(tables.iterdir())).reference
        if (found.digest, found.refusals) != (against.digest, against.refusals):
            raise other_software("another state of its ontology, shapes or readers")
        return found

    def _read(self, file: InputFile, reference: ReferenceData) -> Result:
        reader = self._taken() or ReaderProcess(
            how_to_start(), partial(start_reading, reference, None), self._against.limits
        )
        try:
            result = _answer(reader, file, reference)
        except BaseException:
            reader.end()
            raise
        if reader.alive:
            self._idle.put(reader)
        else:
            reader.end()
        return result

    def _taken(self) -> ReaderProcess | None:
        try:
            return self._idle.get_nowait()
        except Empty:
            return None

    def _forget(self, sha256: str) -> None:
        for path in files_of(self._folder, sha256):
            path.unlink(missing_ok=True)


def read_on_worker(reader: str, file: InputFile, content: bytes) -> Read | RemitError:
    """The task of a cluster: let the worker's ClusterReader of this name read a file.

    What goes wrong comes back as an answer: an exception is sent with its traceback, and a client that cannot read one waits for ever.
    """
    try:
        found = get_worker().plugins[reader]
        assert isinstance(found, ClusterReader)
        return found.read(file, content)
    except RemitError as error:
        return error
    except Exception as error:  # a file's own trouble is a refusal, and that is an answer: this is the worker's
        return other_software(f"it fails over {file.path.name} ({type(error).__name__}: {error})")


def _answer(reader: ReaderProcess, file: InputFile, reference: ReferenceData) -> Result:
    """What a reading process makes of a file; a refusal where it is over its time or dies."""
    given = False
    while True:
        if reader.free and not given:
            given = reader.give(file)
        wait([reader.connection], reader.left)
        result = reader.look(reference)
        if result is not None:
            return result
        if not reader.alive:
            raise ClusterError("A process that reads files on a worker died before it had one.", remedy="Build again.")
