"""A whole edition in one folder: the graph, and every table, with what each file is, its digest and its counts.

`dump.json` says what is there, `SHA256SUMS` lets `sha256sum -c` check it. Two dumps of one edition are the same bytes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import IO, Final, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from api.answering.edition import Edition
from api.exporting.columns import TableName
from api.exporting.exports import Format, write_graph
from api.exporting.parquet_files import require_pyarrow, write_parquet
from api.exporting.tables import write_csv
from api.exporting.whole_files import GZIP, tidied_on_termination, to_file
from ontology.errors import DataFolderError, RemitError
from queries.folder import DataFolder, FolderState

DUMP_FORMAT: Final = 1
"""Raised when what `dump.json` says changes its form."""

CONTENTS, SUMS = "dump.json", "SHA256SUMS"

Counted = Literal["quads", "triples", "rows"]

GRAPHS: Final[dict[str, tuple[Format, str, Counted]]] = {
    "remit.nq": (Format.NQUADS, "application/n-quads", "quads"),
    "remit.ttl": (Format.TURTLE, "text/turtle", "triples"),
}
"""The graph's files before they are compressed: format, media type, and what is counted."""

CSV_TYPE, PARQUET_TYPE = "text/csv", "application/vnd.apache.parquet"


class DumpTargetTaken(RemitError):
    """The folder to dump into holds something that is no dump."""

    title = "There is something else in the folder"


class DumpedFile(BaseModel):
    """One file of a dump. `media_type` is that of the content, `encoding` how it is compressed besides, if it is.

    `counted` says what `count` counts. `table` is the table's name for a file that holds one; its columns are
    `api.exporting.columns.TABLES[table]`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    path: str
    media_type: str
    encoding: Literal["gzip"] | None
    bytes: int
    sha256: str
    counted: Counted
    count: int
    table: TableName | None = None


class Dump(BaseModel):
    """`dump.json`. `edition` is the published edition's version: the same reports, read alike, have the same."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: int
    software: str
    edition: str
    base: str
    reports: int
    files: tuple[DumpedFile, ...]


def read_dump(folder: Path) -> Dump:
    """What a dump's folder holds. Raises DataFolderError where there is none, or one that cannot be read."""
    path = folder / CONTENTS
    try:
        return Dump.model_validate_json(path.read_bytes())
    except OSError as error:
        raise DataFolderError(
            f"There is no dump here ({error.strerror}).", where=str(path), remedy="Make one: remit dump DIR"
        ) from error
    except ValidationError as error:
        raise DataFolderError(
            f"The dump's contents are damaged: {error.errors()[0]['msg']}.",
            where=str(path),
            remedy="Make it anew: remit dump DIR",
        ) from error


def write_dump(data_dir: Path, folder: Path, *, parquet: bool = True) -> Dump:
    """Dump the edition of a data folder into `folder`, which is made, or is a dump and is replaced when all is written.

    Raises DataFolderError for a data folder that cannot be read or that a build changed meanwhile, MissingLibrary for
    `parquet` without pyarrow, DumpTargetTaken where `folder` holds something else.
    """
    if parquet:
        require_pyarrow()
    _require_free(folder)
    state, edition = DataFolder(data_dir).state(), Edition(data_dir)
    beside = folder.parent / f".{folder.name}.{os.getpid()}.tmp"
    with tidied_on_termination():
        try:
            beside.mkdir(parents=True)
            dump = _write(state, edition, beside, parquet)
            if state.stale() or edition.dataset.digest != state.digest:
                raise DataFolderError(
                    "A build changed it while it was dumped.", where=str(data_dir), remedy="Dump it again."
                )
            _put(beside, folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
            edition.dataset.close()
    return dump


def _require_free(folder: Path) -> None:
    if folder.exists() and not (folder / CONTENTS).is_file() and (not folder.is_dir() or any(folder.iterdir())):
        raise DumpTargetTaken(
            "This is no dump, and is left alone.",
            where=str(folder),
            remedy="Name a folder that is new, empty or a dump.",
        )


def _put(beside: Path, folder: Path) -> None:
    """The new folder in the place of the former, which stands until then."""
    former = folder.with_name(f".{folder.name}.{os.getpid()}.former.tmp")
    if folder.exists():
        folder.replace(former)
    beside.replace(folder)
    shutil.rmtree(former, ignore_errors=True)


def _write(state: FolderState, edition: Edition, folder: Path, parquet: bool) -> Dump:
    files = [
        _file(folder, name + GZIP, media_type, counted, partial(write_graph, state, form))
        for name, (form, media_type, counted) in GRAPHS.items()
    ]
    for table in TableName:
        rows = partial(write_csv, edition, table)
        files.append(_file(folder, f"csv/{table}.csv{GZIP}", CSV_TYPE, "rows", rows, table))
        if parquet:  # compressed within: readers take columns out of the middle of it
            rows = partial(write_parquet, edition, table)
            files.append(_file(folder, f"parquet/{table}.parquet", PARQUET_TYPE, "rows", rows, table))
    dump = Dump(
        format=DUMP_FORMAT,
        software=version("remit"),
        edition=edition.dataset.edition.version,
        base=state.base,
        reports=len(state.manifest.reports),
        files=tuple(files),
    )
    (folder / SUMS).write_bytes("".join(f"{file.sha256}  {file.path}\n" for file in files).encode("utf-8"))
    (folder / CONTENTS).write_bytes(f"{dump.model_dump_json(indent=1)}\n".encode())
    return dump


def _file(
    folder: Path,
    path: str,
    media_type: str,
    counted: Counted,
    write: Callable[[IO[bytes]], int],
    table: TableName | None = None,
) -> DumpedFile:
    """Write one file, and say what it is."""
    place, count = folder / path, 0

    def write_counting(out: IO[bytes]) -> None:
        nonlocal count
        count = write(out)

    place.parent.mkdir(exist_ok=True)
    to_file(place, write_counting)
    with place.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256").hexdigest()
    return DumpedFile(
        path=path,
        media_type=media_type,
        encoding="gzip" if place.suffix == GZIP else None,
        bytes=place.stat().st_size,
        sha256=digest,
        counted=counted,
        count=count,
        table=table,
    )
