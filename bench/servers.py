"""Servers of one's own while they are measured: started on a free port, ended again, and what all their processes took so far."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.measuring import as_installed

_LISTENING = 0.05  # seconds between two looks whether it listens
_PARENT, _USER, _CHILDREN = (
    1,
    11,
    15,
)  # places in /proc/N/stat after the program's name: parent, processor time, those of ended children


@dataclass(frozen=True, slots=True)
class Server:
    """A server that listens on a port of this machine, by its first process."""

    process: int
    port: int

    def cpu(self) -> float:
        """Seconds of processor time that all its processes took so far, those that have ended too."""
        ticks = sum(sum(map(int, _stat(each)[_USER:_CHILDREN])) for each in self._processes())
        return ticks / os.sysconf("SC_CLK_TCK")

    def memory(self) -> int:
        """Bytes that all its processes hold; what several share is counted once."""
        return 1024 * sum(_proportional(each) for each in self._processes())

    def _processes(self) -> list[int]:
        """Its first process and all that came of it."""
        running = [int(each.name) for each in Path("/proc").iterdir() if each.name.isdigit()]
        parents = {each: int(told[_PARENT]) for each in running if (told := _stat(each))}
        ours = [self.process]
        for one in ours:
            ours += [each for each, parent in parents.items() if parent == one]
        return ours


def _stat(process: int) -> list[str]:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:  # it has ended meanwhile
        return []


def _proportional(process: int) -> int:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


@contextmanager
def started(command: Sequence[str], port: int, **environment: str) -> Iterator[Server]:
    """A server that listens on a port, ended with the `with` statement. Raises SystemExit where it ends before it listens."""
    process = subprocess.Popen(
        command, env={**as_installed(), **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        while True:
            if process.poll() is not None:
                raise SystemExit(f"{command[0]} ended before it listened")
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(_LISTENING)
        yield Server(process.pid, port)
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
