"""`manifest.json`: what a data folder holds, file by file. Written by a build, read by everybody."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Final, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ontology.errors import DataFolderError

FORMAT: Final = 1
"""Raised when the folder's layout changes in a way that older programs would misread."""

_LONGEST_PLACE = 120
"""Characters of a field's place that are told: two digests and their fields; a key may be as long as its writer liked."""

# Both become names of files, so that nothing else may stand there: a key such as "../x" would lead out of the folder.
Sha256: TypeAlias = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""The digest of a report's file, in hex."""

GssCode: TypeAlias = Annotated[str, Field(pattern=r"^[A-Z][0-9]{8}$")]
"""The code of an area."""


class Record(BaseModel):
    """What is written down in the folder, exactly: a field too many is lost in the next build, so it is refused."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class ListedEntry(Record):
    """What the publisher's list beside a file says of it."""

    published: str | None
    source_url: str | None
    publisher_id: str | None


class FileEntry(Record):
    """What every file's entry holds: by `size` and `mtime_ns` a later build sees that nothing changed.

    `listed` is None where no list says anything of the file.
    """

    file: str
    path: str
    size: int
    mtime_ns: int
    listed: ListedEntry | None


class ReportEntry(FileEntry):
    """A report that was built, under its file's SHA-256.

    `reader` is family and version of what read it, `ground` the digest of what it was read against. `authority` is a
    GSS code, `inspection` the tail of an IRI after `inspection/`. `local_names` is what the report calls the bodies that
    no register names, by the tails of their IRIs, and `other_names` what the graph calls some of them instead, since
    other reports have better names for them.
    """

    family: str
    reader: str
    ground: str
    authority: GssCode
    area_name: str
    title: str
    inspection: str | None
    published: str | None
    counts: dict[str, int]
    shortfalls: list[str]
    warnings: list[str]
    local_names: dict[str, str]
    other_names: dict[str, str]


class QuarantineEntry(ReportEntry):
    """A report whose graph broke a shape, under its file's SHA-256."""

    reason: str


class AreaQuarantineEntry(Record):
    """An area whose reports together gave a derived graph that broke a shape, under its GSS code."""

    area_name: str
    reason: str


class RefusedEntry(FileEntry):
    """A file that could not be read, under its path. `sha256` is None where not even its bytes could."""

    sha256: str | None
    ground: str
    code: str
    reason: str
    remedy: str | None


class Manifest(Record):
    """The whole file. `registers` is the digest of what reports are read against; `derived` gives for each area the
    digest of what its derived graph was made from, and `quarantined_areas` those whose derived graph was put aside.
    """

    format: Annotated[int, Field(ge=FORMAT, le=FORMAT)]
    software: str
    base: str
    registers: str
    reports: dict[Sha256, ReportEntry]
    quarantined: dict[Sha256, QuarantineEntry]
    refused: dict[str, RefusedEntry]
    derived: dict[GssCode, str]
    quarantined_areas: dict[GssCode, AreaQuarantineEntry] = {}
    """Without one in folders that were built before areas were put aside."""


def parse_manifest(content: bytes, file: Path) -> Manifest:
    """The manifest that `file` holds. Raises DataFolderError for one that is cut, damaged, or of another format."""
    try:
        return Manifest.model_validate_json(content)
    except ValidationError as error:
        raise DataFolderError(
            _what_is_wrong(error),
            where=str(file),
            remedy=f"Build into a new folder, or remove this file and build again: remit build REPORT... --data {file.parent}",
        ) from None


def _what_is_wrong(error: ValidationError) -> str:
    faults: list[Any] = error.errors(include_url=False, include_context=False)
    first = faults[0]
    if first["type"] == "json_invalid":
        return f"The manifest is cut or damaged: {first['msg']}."
    if not first["loc"]:
        return "This is no manifest of a data folder."
    for fault in faults:
        if fault["loc"] == ("format",):
            found = "no format" if fault["type"] == "missing" else f"format {fault['input']!r}"
            return f"The folder has {found}, and this version of Remit reads format {FORMAT}."
    place = ".".join(str(part) for part in first["loc"] if part != "[key]")
    more = f" (and {len(faults) - 1:,} more such faults)" if len(faults) > 1 else ""
    return f"The manifest is damaged at {place[:_LONGEST_PLACE]}: {first['msg'][:1].lower()}{first['msg'][1:]}{more}."
