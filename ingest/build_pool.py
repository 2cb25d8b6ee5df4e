"""Many files over several processes: results as they come, and one file's death is nobody else's."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait as wait_for_connection

from ingest.build_inputs import InputFile
from ingest.worker import Ground, Result, Workbench, failed
from ontology.organisations import Register

POOL_FROM = 8
"""Files from which several processes are worth their start: each takes about a second to load what it needs, about as
long as four reports take to read and check."""

IN_HAND = 2
"""Files given out per process: the next one waits while one is read, and no more results than these are ever held."""

_bench: list[Workbench] = []
"""In a worker process, its one workbench; empty elsewhere."""


def process_all(
    files: Sequence[InputFile], ground: Ground, register: Register, workers: int | None
) -> Iterator[Result]:
    """What becomes of each file, in no certain order.

    `workers` None takes as many processes as there are cores, and this one alone for a few files. Raises
    DataFolderError where the folder cannot be written to.
    """
    if workers is None:
        workers = available_cores() if len(files) >= POOL_FROM else 1
    if min(workers, len(files)) <= 1:
        bench = Workbench(ground, register) if files else None
        return iter(()) if bench is None else map(bench.process, files)
    return _pooled(deque(files), ground, min(workers, len(files)))


def available_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _pooled(waiting: deque[InputFile], ground: Ground, workers: int) -> Iterator[Result]:
    while waiting:
        for suspect in (yield from _until_broken(waiting, ground, workers)):
            if (yield from _until_broken(deque([suspect]), ground, 1)):
                yield failed(suspect, "the process that read the file died, for want of memory or by a crash", ground)


def _until_broken(waiting: deque[InputFile], ground: Ground, workers: int) -> Generator[Result, None, list[InputFile]]:
    """Results until all is done or a process dies; returns the files that were in hand when one did."""
    running: dict[Future[Result], InputFile] = {}
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _start, (ground,))
    try:
        while waiting or running:
            while waiting and len(running) < IN_HAND * workers:
                future = pool.submit(_work, waiting[0])
                running[future] = waiting.popleft()
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                result = future.result()
                del running[future]
                yield result
    except BrokenProcessPool:
        return list(running.values())
    finally:
        pool.shutdown(cancel_futures=True)
    return []


def _start(ground: Ground) -> None:
    """Make a worker process ready. It leaves Ctrl-C to its parent, and leaves with its parent however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _bench.append(Workbench(ground))


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for_connection([parent.sentinel])
        os._exit(1)


def _work(file: InputFile) -> Result:
    return _bench[0].process(file)
