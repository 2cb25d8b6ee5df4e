"""One process that evaluates queries, as whoever asks it sees it: started, spoken to, killed and started again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final, cast

from queries.editions.layout import PublishedEdition
from queries.remote.address import StoreAddress

PROGRAM: Final = Path(__file__).with_name("query_worker.py")

Reply = tuple[dict[str, Any], bytes]
"""What the process said in a line of JSON, and the bytes that followed it."""


class WorkerProcess:
    """The process over one edition, or over a SPARQL server. Used by one thread at a time, but for `kill`, which any thread may call."""

    def __init__(self, edition: PublishedEdition | StoreAddress, base: str, *, patient: bool = False) -> None:
        """`base` is what the IRIs of the edition's instances begin with; `patient` lets other processes of the machine go first. Nothing is
        started yet.
        """
        self.edition = edition
        self._base = base
        self._patient = patient
        self._process: subprocess.Popen[bytes] | None = None
        self._ready = False

    @property
    def ready(self) -> bool:
        """Whether the process has opened the edition and, as far as anybody knows, still runs."""
        return self._ready

    @property
    def pid(self) -> int | None:
        """The process's number, where one was started."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the process unless it runs. It opens the edition meanwhile; `greeting` waits for that."""
        if self._process is not None and self._process.poll() is None:
            return
        self.stop()
        paths = [str(PROGRAM.parent.parent), os.environ.get("PYTHONPATH", "")]
        self._process = subprocess.Popen(  # noqa: S603 - our own program, its arguments no shell's
            # With -P the folder that somebody happens to stand in lends no module to the process.
            [
                sys.executable,
                "-P",
                str(PROGRAM),
                self.edition.place,
                self._base,
                *(["patient"] if self._patient else []),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))},
        )

    def greeting(self) -> dict[str, Any] | None:
        """What the process says when it has opened the edition, an `error` where it could not; None where it ended first."""
        reply = self._read()
        self._ready = reply is not None and "error" not in reply[0]
        return reply[0] if reply else None

    def exchange(self, request: Mapping[str, Any]) -> Reply | None:
        """The reply to a request; None where the process ended first, most likely because it was killed."""
        assert self._process is not None
        with suppress(OSError):  # the process may have ended since its last reply
            stdin = cast(IO[bytes], self._process.stdin)
            stdin.write(json.dumps(request).encode("ascii") + b"\n")
            stdin.flush()
        return self._read()

    def kill(self) -> None:
        """End the process at once, whatever it does: who waits for its reply gets None."""
        process = self._process
        if process is not None:
            process.kill()

    def stop(self) -> None:
        """Kill the process, if there is one, and let go of its pipes."""
        process, self._process, self._ready = self._process, None, False
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            # What a killed process did not read cannot be written any more.
            with suppress(OSError):
                cast(IO[bytes], pipe).close()

    def _read(self) -> Reply | None:
        assert self._process is not None
        stdout = cast(IO[bytes], self._process.stdout)
        with suppress(OSError, ValueError):
            line = stdout.readline()
            if line.endswith(b"\n"):
                said = json.loads(line)
                payload = stdout.read(said["payload"]) if "payload" in said else b""
                if len(payload) == said.get("payload", 0):
                    return said, payload
        return None
