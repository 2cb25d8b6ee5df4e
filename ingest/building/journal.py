"""What an unfinished build has done, so that the next one goes on from there instead of beginning again."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from pydantic import ValidationError

from ingest.building.atomic_writing import write_atomically
from ingest.building.sources.inputs import InputFile
from ingest.building.worker import Built, Quarantined, Result
from queries.folder import DataFolder
from queries.manifest import QuarantineEntry, Record, ReportEntry, Sha256


class _Header(Record):
    """The first line: the ground that the build reads against, and whether what it found was suspect."""

    ground: str
    suspect: bool


class _Done(Record):
    """Each further line: what a file was read into."""

    sha256: Sha256
    entry: QuarantineEntry | ReportEntry


class Journal:
    """A line of JSON for each file that was read, written as soon as its graph stands in the folder.

    Only for who holds the folder's lock. `interrupted` tells that a build before this one did not end;
    `suspect` that it read against another ground, so that any graph in the folder may be its work.
    """

    def __init__(self, folder: DataFolder, ground: str) -> None:
        """Take up the journal of an unfinished build, if there is one, or begin a new one.

        `ground` is the digest of what this build reads against.
        """
        self._path = folder.journal
        self.interrupted = self._path.exists()
        before, done = self._left()
        same = before is not None and before.ground == ground
        self.suspect = self.interrupted and (not same or (before is not None and before.suspect))
        self._done = {line.sha256: line.entry for line in done} if same else {}
        kept: list[Record] = [_Header(ground=ground, suspect=self.suspect)]
        kept += [_Done(sha256=sha256, entry=entry) for sha256, entry in self._done.items()]
        write_atomically(self._path, b"".join(map(_line, kept)))
        self._handle = self._path.open("ab")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._handle.close()

    def result(self, file: InputFile) -> Built | Quarantined | None:
        """What the unfinished build made of this file; the caller sees whether it still holds."""
        match self._done.get(file.sha256):
            case None:
                return None
            case QuarantineEntry() as entry:
                return Quarantined(file, entry)
            case entry:
                return Built(file, entry)

    def add(self, result: Result) -> None:
        """Note what was made of a file. A refusal needs no note: nothing was written, and it is quickly found again."""
        if isinstance(result, Built | Quarantined):
            self._handle.write(_line(_Done(sha256=result.sha256, entry=result.entry)))
            self._handle.flush()

    def _left(self) -> tuple[_Header | None, list[_Done]]:
        """What stands in the journal, as far as its lines are whole: the last one may have been cut off."""
        done: list[_Done] = []
        if not self._path.exists():
            return None, done
        first, *rest = self._path.read_bytes().split(b"\n")
        try:
            header = _Header.model_validate_json(first)
        except ValidationError:
            return None, done
        for line in rest:
            try:
                done.append(_Done.model_validate_json(line))
            except ValidationError:
                break
        return header, done


def _line(record: Record) -> bytes:
    return record.model_dump_json().encode("utf-8") + b"\n"
