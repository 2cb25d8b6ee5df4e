"""What an edition is cited by: its version and day, the program and the readers that made it, the registers that it was read against."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import UTC, datetime
from importlib.metadata import version as version_of_package
from importlib.resources import files
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from queries.editions.layout import PublishedEdition
from queries.folder import DataFolder
from queries.manifest import Manifest

_RECORD: Final = "record.json"

DIGITS: Final = 16
"""Hexadecimal digits of a register table's digest: enough to tell one state of it from another."""


class EditionRecord(BaseModel):
    """`record.json`. `readers` are family and version of what read, with how many reports; `registers` the digest of all that reports
    are read against, `tables` the tables of bodies among it, with digests. Of an edition that an older version made only `version` and
    `made` are known.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    version: str
    made: datetime
    software: str | None = None
    base: str | None = None
    registers: str | None = None
    tables: dict[str, str] = {}
    readers: dict[str, int] = {}
    reports: int | None = None

    @property
    def moment(self) -> str:
        """When it was made, as `xsd:dateTime` in UTC, to the second."""
        return f"{self.made:%Y-%m-%dT%H:%M:%SZ}"


def write_record(edition: PublishedEdition, version: str, folder: DataFolder, manifest: Manifest) -> None:
    """Write down what an edition is made by, while it is made."""
    record = EditionRecord(
        version=version,
        made=datetime.now(UTC).replace(microsecond=0),
        software=version_of_package("remit"),
        base=manifest.base,
        registers=manifest.registers,
        tables=_tables(folder),
        readers=dict(sorted(Counter(entry.reader for entry in manifest.reports.values()).items())),
        reports=len(manifest.reports),
    )
    (edition.path / _RECORD).write_text(record.model_dump_json(indent=1) + "\n", encoding="utf-8")


def record_of(edition: PublishedEdition) -> EditionRecord:
    """What an edition is cited by; no more than its version and day where nothing else is written down. Raises OSError for none."""
    try:
        return EditionRecord.model_validate_json((edition.path / _RECORD).read_bytes())
    except (OSError, ValidationError):
        return EditionRecord(version=edition.path.name, made=edition.made)


def kept_records(folder: DataFolder) -> list[EditionRecord]:
    """The editions that a folder keeps, by what they are cited by: the one made first at the front."""
    made = [PublishedEdition(path) for path in folder.editions.glob("[!.]*")] if folder.editions.is_dir() else []
    records = [record_of(edition) for edition in made if edition.can_be_asked()]
    return sorted(records, key=lambda each: (each.made, each.version))


def _tables(folder: DataFolder) -> dict[str, str]:
    ours = [entry for entry in files("ontology.registers").joinpath("tables").iterdir() if entry.name.endswith(".csv")]
    added = sorted(folder.registers.glob("*.csv")) if folder.registers.is_dir() else []
    return {
        entry.name: hashlib.sha256(entry.read_bytes()).hexdigest()[:DIGITS]
        for entry in (*sorted(ours, key=lambda each: each.name), *added)
    }
