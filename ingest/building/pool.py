"""Many files over several processes: results as they come, and one file's trouble is nobody else's."""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from functools import partial
from multiprocessing.connection import wait

from ingest.building.guarded import Process, ReaderProcess, ReadingLimits, copies, how_to_start
from ingest.building.sources.inputs import InputFile
from ingest.building.worker import ReferenceData, ReportWorker, Result
from ingest.documents.kinds_of_file import MEDIA_TYPES
from ontology.registers.register import Register

POOL_FROM = 8
"""Files from which several processes are worth their start: each may take about a second to load what it needs, about as
long as four reports take to read and check."""

PLAIN_BYTES = 500_000
"""Of a text that this process may read itself: the longest report has some 300,000. It goes through nobody's parser but
ours, and what it can cost is in proportion to its size."""

COLLECT_FROM = 50_000
"""New objects after which a reading process looks for garbage: a report makes some hundred thousand, few of them in circles."""

_PLAIN = frozenset({"text/plain", "text/markdown"})


def process_all(
    files: Sequence[InputFile],
    reference: ReferenceData,
    register: Register,
    workers: int | None,
    limits: ReadingLimits | None = None,
) -> Generator[Result]:
    """What becomes of each file, in no certain order. Close it where it is not read to its end: its processes end then.

    `workers` None takes as many processes as there are cores, and a single one for a few files; plain texts of the usual
    length need none but this. A file that goes over the `limits` is refused. Raises DataFolderError where the folder
    cannot be written to.
    """
    if workers is None:
        workers = available_cores() if len(files) >= POOL_FROM else 1
    workers = min(workers, len(files))
    if workers <= 1 and all(map(_is_plain, files)):
        if files:
            yield from map(ReportWorker(reference, register).process, files)
        return
    yield from _guarded(deque(files), reference, register, workers, limits or ReadingLimits())


def available_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _is_plain(file: InputFile) -> bool:
    return MEDIA_TYPES.get(file.path.suffix.lower()) in _PLAIN and file.size <= PLAIN_BYTES


def _guarded(
    waiting: deque[InputFile], reference: ReferenceData, register: Register, workers: int, limits: ReadingLimits
) -> Iterator[Result]:
    readers: list[ReaderProcess] = []
    try:
        while waiting or any(reader.file for reader in readers):
            while len(readers) < workers and len(readers) < len(waiting) + sum(bool(r.file) for r in readers):
                context = how_to_start()
                loaded = register if copies(context) else None
                readers.append(ReaderProcess(context, partial(start_reading, reference, loaded), limits))
            for reader in readers:
                if reader.free and waiting and reader.give(waiting[0]):
                    waiting.popleft()
            wait([reader.connection for reader in readers], min(reader.left for reader in readers))
            for reader in list(readers):
                result = reader.look(reference)
                if not reader.alive:
                    readers.remove(reader)
                    reader.end()
                if result is not None:
                    yield result
    finally:
        for reader in readers:
            reader.end()


def start_reading(reference: ReferenceData, register: Register | None) -> Process:
    """Make a reading process ready: load once what every file is read against, but for what it has already."""
    worker = ReportWorker(reference, register)
    gc.freeze()  # what is loaded stays: looking it through for garbage again and again costs a twentieth of the build
    gc.set_threshold(COLLECT_FROM)
    return worker.process
