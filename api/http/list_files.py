"""Lists and tables as answers: a page of JSON, or a file, which is made beside and sent in pieces, so that a long one takes little memory."""

from __future__ import annotations

import re
import tempfile
import threading
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import IO, Annotated, Final

from fastapi import Path, Request
from fastapi.responses import Response, StreamingResponse

from api.answering import answers
from api.answering.answers import Wanted
from api.answering.edition import Edition
from api.answering.parameters import Pages
from api.exporting.columns import TableName
from api.exporting.parquet_files import write_parquet
from api.exporting.tables import Narrowing, write_csv
from api.exporting.taken_lists import RecommendationList, TakenList
from api.http.list_pages import page_of
from api.http.negotiation import preferred
from ontology.errors import RemitError
from queries.editions.entries import ALL, Sought

MOST_ITEMS: Final = 20_000
"""Things of a list that the server makes a file of: some seconds of processor time. Tables of data with more are taken where the data is."""

AT_A_TIME: Final = 2
"""Files that are made side by side, so that look-ups need not wait for many."""

IN_MEMORY: Final = 4_000_000
"""Bytes of a file that are kept in memory; a longer one goes to the disk until it is sent."""

JSON: Final = "application/json"

PIECE: Final = 65_536
"""Bytes sent at once."""

LONGEST_PART: Final = 60
"""Letters of a code in the name of a file: some file systems take 255 in all."""

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9]+")
"""What does not belong in the name of a file, on Windows or elsewhere."""


class FileForm(StrEnum):
    """The forms of a table, as the ends of addresses say them."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"

    @property
    def media_type(self) -> str:
        """Its media type, as registered with IANA."""
        return _MEDIA_TYPES[self]


_MEDIA_TYPES: Final = {
    FileForm.CSV: "text/csv",
    FileForm.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileForm.PARQUET: "application/vnd.apache.parquet",
}


Form = Annotated[FileForm, Path(description="The form of the file: csv, xlsx or parquet.", examples=["csv"])]


class Busy(RemitError):
    """As many files are being made as may be."""

    status = 503
    title = "Busy"


class TooLong(RemitError):
    """More than the server makes a file of."""

    status = 413
    title = "Too long for one file"


_making = threading.BoundedSemaphore(AT_A_TIME)


def list_answer(request: Request, edition: Edition, asked: Pages, taken: TakenList) -> Response:
    """A page of a list as JSON, or by `Accept` all of it as a file; an address that ends in .json is JSON whatever is accepted.

    Raises as `list_file`.
    """
    form = None if request.url.path.endswith(".json") else _file_wanted(request)
    if form is not None:
        return list_file(edition, form, taken)
    total, items = taken.page(edition, asked.limit, asked.offset)
    return page_of(request, total, asked, items)


def _file_wanted(request: Request) -> FileForm | None:
    """The form of a file that the client would rather have than JSON, by `Accept`; None for JSON, which it gets where it takes neither."""
    wanted = preferred(request.headers.get("accept"), (JSON, *_MEDIA_TYPES.values()))
    return next((form for form, media_type in _MEDIA_TYPES.items() if media_type == wanted), None)


def checked(edition: Edition, wanted: Wanted) -> Sought:
    """What is wanted in the terms of the index. Raises TooLong where that is more than a file is made of; else as `answers.sought`."""
    _refuse_too_long(answers.recommendations_json(edition, wanted, 0, 0)[0], TableName.RECOMMENDATIONS)
    return answers.sought(edition, wanted)


def list_file(edition: Edition, form: FileForm, taken: TakenList) -> StreamingResponse:
    """All of a list, as a table. Raises TooLong, and as `table_file` and `TakenList.page`."""
    _refuse_too_long(taken.page(edition, 0, 0)[0], taken.table)
    name = chosen_name(taken.wanted, form.value) if isinstance(taken, RecommendationList) else None
    return table_file(edition, taken.table, form, taken, name)


def chosen_name(wanted: Wanted, end: str) -> str:
    """What a file of recommendations is called: by whose they are, so that the files of several bodies lie beside each other in a folder."""
    said = [str(value) for value in (wanted.owner, wanted.inherited_by, wanted.authority, wanted.theme) if value]
    parts = (_UNSAFE.sub("-", each)[:LONGEST_PART].strip("-") for each in said)
    return "-".join(["recommendations", *parts]) + f".{end}"


def _refuse_too_long(total: int, table: TableName) -> None:
    if total > MOST_ITEMS:
        raise TooLong(
            f"{total:,} {table.value} are meant, and a file is made of {MOST_ITEMS:,} at most.",
            remedy="Narrow the list, or take whole tables where the data is: remit export, remit dump.",
        )


def table_file(
    edition: Edition, table: TableName, form: FileForm, sought: Narrowing = ALL, name: str | None = None
) -> StreamingResponse:
    """A table as a file to keep: `sought` narrows recommendations and their owners, or is a list of which all is wanted; `name` is what the
    file is called, where that is not the table's name.

    Raises Busy while as many are being made as may be, MissingLibrary for Parquet without pyarrow.
    """
    return file_answer(
        name or f"{table.value}.{form.value}", form.media_type, lambda out: _write(edition, table, form, sought, out)
    )


def file_answer(name: str, media_type: str, write: Callable[[IO[bytes]], object]) -> StreamingResponse:
    """What `write` writes, as a file of a name. It is written whole before anything is sent: what goes wrong is said in place of it."""
    if not _making.acquire(blocking=False):
        raise Busy("As many files are being made as this server makes at a time.", remedy="Ask again in some seconds.")
    out = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed when it has been sent
    try:
        write(out)
    except BaseException:
        out.close()
        raise
    finally:
        _making.release()
    length = out.tell()
    out.seek(0)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Length": str(length)}
    return StreamingResponse(_pieces(out), media_type=media_type, headers=headers)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(PIECE):
            yield piece


def _write(edition: Edition, table: TableName, form: FileForm, sought: Narrowing, out: IO[bytes]) -> None:
    if form is FileForm.CSV:
        write_csv(edition, table, out, sought)
    elif form is FileForm.PARQUET:
        write_parquet(edition, table, out, sought)
    else:
        from api.exporting.workbooks import write_workbook  # openpyxl takes a third of a second to load

        write_workbook(edition, out, [table], sought)
