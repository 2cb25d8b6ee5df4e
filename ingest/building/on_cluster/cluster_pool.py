"""Many files over a Dask cluster: results as they come, whatever becomes of single workers."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from typing import Final
from uuid import uuid4

import dask
from distributed import CancelledError, Client, Future, KilledWorker

from ingest.building.atomic_writing import write_atomically
from ingest.building.guarded import ReadingLimits
from ingest.building.on_cluster.cluster_errors import other_software
from ingest.building.on_cluster.cluster_reader import (
    ClusterReader,
    Read,
    ReadAgainst,
    differing,
    files_of,
    read_on_worker,
    software_here,
)
from ingest.building.sources.inputs import InputFile
from ingest.building.worker import STOPPED_REMEDY, ReferenceData, Refused, Result, refused, restamped
from ingest.documents.regular_files import printable, read_regular
from ontology.errors import ClusterError, ReadingStopped, RemitError, UnreadableFile
from queries.folder import DataFolder

CONNECT_SECONDS: Final = 30
"""To reach the scheduler, and for a first worker to be there: they answer in one, and machines that are just started in some twenty."""

LOOK_SECONDS: Final = 5
"""How often it is looked whether workers are left while none has anything to tell."""

LOOKS_WITHOUT_WORKERS: Final = 24
"""After two minutes without a single worker the build is stopped: it goes on where it stood when it is run again."""

AHEAD: Final = 2
"""Files that are with the cluster for each that it can read at a time: the next is there when one is done, and memory stays flat."""

PATIENT: Final = {
    "distributed.admin.large-graph-warning-threshold": "1 GiB",  # the files go with their tasks: who holds them then survives workers
}


def process_on_cluster(
    address: str, files: Sequence[InputFile], reference: ReferenceData, limits: ReadingLimits
) -> Generator[Result]:
    """What becomes of each file, in no certain order, read by the workers of the scheduler at `address`. Close it where it is not read to
    its end: what is with the cluster is called back then.

    A lost worker's files are read by others; a file that the scheduler gives up, since worker after worker died of it, is refused.
    Raises ClusterError where there is no cluster, none is left, or it has another Remit, DataFolderError where the folder cannot be written to.
    """
    if files:
        with dask.config.set(PATIENT), _connected(address) as client:
            name = _prepare(client, address, reference, limits)
            try:
                yield from _Reading(client, address, name, reference).results(files)
            finally:
                with suppress(Exception):  # a cluster that is gone holds nothing
                    client.unregister_worker_plugin(name)


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    try:
        client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError, ImportError, RuntimeError) as error:  # what an address that is none gives, by its kind
        raise ClusterError(
            f"There is no Dask scheduler at {printable(address)} ({error}).",
            remedy="Start one (dask scheduler), and name it as it names itself: tcp://HOST:8786",
        ) from None
    with client:
        yield client


def _prepare(client: Client, address: str, reference: ReferenceData, limits: ReadingLimits) -> str:
    """Tell every worker, those that join later too, what to read against. Under which name they know it."""
    try:
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except TimeoutError:
        raise _no_workers(address) from None
    tables = {path.name: path.read_bytes() for path in reference.registers}
    here = software_here()
    against = ReadAgainst(reference.base, tables, reference.digest, reference.refusals, here, limits)
    name = f"remit-{uuid4()}"
    try:
        for worker, there in client.run(software_here).items():
            if found := differing(there, here):
                raise other_software(f"{worker} has {found}")
        client.register_plugin(ClusterReader(against), name=name)
    except RemitError:
        raise
    except Exception as error:  # whatever a worker without Remit, or with one of another year, stumbles over
        raise other_software(f"{type(error).__name__}: {error}") from error
    return name


class _Reading:
    """The files of one build on their way to the workers and back."""

    def __init__(self, client: Client, address: str, name: str, reference: ReferenceData) -> None:
        self._client = client
        self._address = address
        self._name = name
        self._reference = reference
        self._folder = DataFolder(reference.folder)
        self._in_hand: dict[Future[Read | RemitError], InputFile] = {}
        self._done: SimpleQueue[Future[Read | RemitError]] = SimpleQueue()
        self._suspects: list[InputFile] = []

    def results(self, files: Sequence[InputFile]) -> Iterator[Result]:
        """What becomes of each."""
        try:
            yield from self._together(files)
            for file in self._suspects:
                yield from self._alone(file)
        except (OSError, TimeoutError) as error:
            raise ClusterError(f"The cluster was lost ({error}).", remedy="Start it, and build again.") from error
        finally:
            with suppress(Exception):  # a cluster that is gone holds nothing
                self._client.cancel(list(self._in_hand))

    def _together(self, files: Sequence[InputFile]) -> Iterator[Result]:
        """The results of all but those that workers died of, or beside: these are suspects."""
        waiting = deque(files)
        while waiting or self._in_hand:
            room = max(1, AHEAD * sum(self._client.nthreads().values()))  # while there is no worker, one waits for one
            while waiting and len(self._in_hand) < room:
                unread = self._send(waiting.popleft())
                if unread is not None:
                    yield unread
            if self._in_hand:
                file, result = self._next()
                if result is None:
                    self._suspects.append(file)
                else:
                    yield result

    def _alone(self, file: InputFile) -> Iterator[Result]:
        """The result of a suspect with no other file about: what workers die of now is this one."""
        unread = self._send(file)
        if unread is not None:
            yield unread
            return
        stopped = ReadingStopped(
            "reading the file ended one worker of the cluster after another",
            where=str(file.path),
            remedy=STOPPED_REMEDY,
        )
        yield self._next()[1] or refused(file.path, stopped, self._reference, file)

    def _send(self, file: InputFile) -> Refused | None:
        """Give a file to the cluster; its refusal where it cannot be opened any more."""
        try:
            content = read_regular(file.path)
        except UnreadableFile as error:
            return refused(file.path, error, self._reference, file)
        future = self._client.submit(read_on_worker, self._name, file, content, pure=False)
        self._in_hand[future] = file
        future.add_done_callback(self._done.put)
        return None

    def _next(self) -> tuple[InputFile, Result | None]:
        """The next file that is done, and its result: None where workers died of it. Raises ClusterError where no worker is left."""
        alone = 0
        while True:
            try:
                future = self._done.get(timeout=LOOK_SECONDS)
                break
            except Empty:
                alone = 0 if self._client.nthreads() else alone + 1
            if alone > LOOKS_WITHOUT_WORKERS:
                raise _no_workers(self._address)
        file = self._in_hand.pop(future)
        return file, self._result(future, file)

    def _result(self, future: Future[Read | RemitError], file: InputFile) -> Result | None:
        try:
            read = future.result()
        except KilledWorker:
            return None
        except CancelledError:
            raise ClusterError("The scheduler let go of a file.", remedy="Build again.") from None
        except Exception as error:  # whatever a machine without Remit stumbles over
            raise other_software(f"{type(error).__name__}: {error}") from error
        if isinstance(read, RemitError):
            raise read
        self._write(read, file)
        return _at_home(file, read.result)

    def _write(self, read: Read, file: InputFile) -> None:
        """Put what a worker made where a report's files stand, and nowhere else, whatever it says."""
        for path in files_of(self._folder, file.sha256):
            content = read.written.get(path.relative_to(self._folder.path).as_posix())
            if content is not None:
                write_atomically(path, content)


def _at_home(file: InputFile, result: Result) -> Result:
    """A worker's result, of the file where it stands here."""
    if isinstance(result, Refused):
        stamp = {"path": printable(file.path), "size": file.size, "mtime_ns": file.mtime_ns}
        return Refused(file.path, result.entry.model_copy(update=stamp))
    return restamped(file, result.entry)


def _no_workers(address: str) -> ClusterError:
    return ClusterError(
        f"The scheduler at {printable(address)} has no workers.",
        remedy=f"Start some: dask worker {printable(address)} --nthreads 1; the build then goes on where it stood.",
    )
