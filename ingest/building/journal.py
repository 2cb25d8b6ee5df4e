"""What an unfinished build has done, so that the next one goes on from there instead of beginning again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Self, cast

from ingest.building.data_folder import DataFolder, QuarantineEntry, ReportEntry, write_atomically
from ingest.building.sources.inputs import InputFile
from ingest.building.worker import Built, Quarantined, Result


class Journal:
    """A line of JSON for each file that was read, written as soon as its graph stands in the folder.

    Only for who holds the folder's lock. `interrupted` tells that a build before this one did not end;
    `suspect` that it read against another ground, so that any graph in the folder may be its work.
    """

    def __init__(self, folder: DataFolder, ground: str) -> None:
        """Take up the journal of an unfinished build, if there is one, or begin a new one.

        `ground` is the digest of what this build reads against.
        """
        self._folder = folder
        self._path = folder.journal
        lines = list(self._lines())
        header = lines[0] if lines else {}
        self.interrupted = self._path.exists()
        same = header.get("ground") == ground
        self.suspect = self.interrupted and (not same or bool(header.get("suspect")))
        self._done: dict[str, dict[str, Any]] = {}
        if same:
            self._done = {line["sha256"]: line["entry"] for line in lines[1:]}
        kept: list[dict[str, Any]] = [{"ground": ground, "suspect": self.suspect}]
        kept += [{"sha256": sha256, "entry": entry} for sha256, entry in self._done.items()]
        write_atomically(self._path, "".join(map(_line, kept)).encode("utf-8"))
        self._handle = self._path.open("a", encoding="utf-8", newline="\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._handle.close()

    def result(self, file: InputFile) -> Built | Quarantined | None:
        """What the unfinished build made of this file; the caller sees whether it still holds."""
        entry = self._done.get(file.sha256)
        if entry is None:
            return None
        if "reason" in entry:
            return Quarantined(file, cast(QuarantineEntry, entry))
        return Built(file, cast(ReportEntry, entry))

    def add(self, result: Result) -> None:
        """Note what was made of a file. A refusal needs no note: nothing was written, and it is quickly found again."""
        if isinstance(result, Built | Quarantined):
            self._handle.write(_line({"sha256": result.file.sha256, "entry": result.entry}))
            self._handle.flush()

    def _lines(self) -> Iterator[dict[str, Any]]:
        """The whole lines; the last one may have been cut off."""
        try:
            text = self._path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return
        for line in text.splitlines():
            try:
                yield json.loads(line)
            except ValueError:
                return


def _line(content: object) -> str:
    return json.dumps(content) + "\n"
