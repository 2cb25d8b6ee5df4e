"""What the folder holds in the end: which report speaks for an inspection that two files claim, and what is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ingest.building.worker import Built, Ground, Quarantined, Refused, Result, refused
from ingest.documents.regular_files import printable
from ontology.errors import DuplicateReport
from queries.manifest import Manifest, QuarantineEntry, RefusedEntry, ReportEntry


@dataclass(frozen=True, slots=True)
class Settlement:
    """The manifest's three lists, and the results that they are made of."""

    reports: dict[str, ReportEntry]
    quarantined: dict[str, QuarantineEntry]
    refused: dict[str, RefusedEntry]
    results: tuple[Result, ...]


def settle(published: Manifest, results: Iterable[Result], given: Mapping[Path, str], ground: Ground) -> Settlement:
    """Settle what was read and what was known, in an order that does not depend on which came first.

    `given` is the digest of each file that the user named, by path. Of two files that claim one inspection the one that
    was built before stays, or else the first by file name. A file that was changed, and can be read, takes the place of
    the report that was read from it before.
    """
    rest = _without_replaced(list(results), given)
    settled: list[Result] = [result for result in rest if not isinstance(result, Built)]
    kept = dict(_kept(published, settled))
    speaking = {entry.inspection: former for former in kept.values() if (entry := former.entry).inspection is not None}
    for result in sorted(
        (result for result in rest if isinstance(result, Built)),
        key=lambda result: (result.file.sha256 not in published.reports, result.file.order),
    ):
        inspection = result.entry.inspection
        rival = speaking.setdefault(inspection, result) if inspection is not None else result
        settled.append(result if rival is result else _second(result, rival, ground))
    return Settlement(
        reports={result.file.sha256: result.entry for result in settled if isinstance(result, Built)}
        | {sha256: former.entry for sha256, former in kept.items()},
        quarantined={result.file.sha256: result.entry for result in settled if isinstance(result, Quarantined)},
        refused=_refusals(published, settled, given),
        results=tuple(settled),
    )


def _without_replaced(results: list[Result], given: Mapping[Path, str]) -> list[Result]:
    """The results without those of former contents of a file: a quarantined one gives way to whatever the file holds
    now, a built one only to what could be read.
    """
    built = {result.file.sha256 for result in results if isinstance(result, Built)}

    def is_replaced(result: Result) -> bool:
        if isinstance(result, Refused):
            return False
        now = given.get(result.file.path, result.file.sha256)
        return now != result.file.sha256 and (now in built or isinstance(result, Quarantined))

    return [result for result in results if not is_replaced(result)]


def _kept(published: Manifest, settled: Iterable[Result]) -> Iterator[tuple[str, Built]]:
    """Reports that were built and are put aside now for nothing but what the list beside them says: what was built stays.

    Where the reader or what it is read against has changed, the former graph is no better than the new one.
    """
    for result in settled:
        if isinstance(result, Quarantined):
            before = published.reports.get(result.file.sha256)
            if before is not None and _read_alike(before, result.entry):
                yield result.file.sha256, Built(result.file, before)


def _read_alike(one: ReportEntry, other: ReportEntry) -> bool:
    return (one.ground, one.reader, one.file) == (other.ground, other.reader, other.file)


def _second(result: Built, rival: Built, ground: Ground) -> Refused:
    error = DuplicateReport(
        f"The file claims the inspection {result.entry.inspection}, and so does {rival.file.path}, which is built.",
        where=str(result.file.path),
        remedy="Keep the one that is the inspection's report, and build into a new folder if that is not the other.",
    )
    return refused(result.file.path, error, ground, result.file)


def _refusals(published: Manifest, settled: Iterable[Result], given: Mapping[Path, str]) -> dict[str, RefusedEntry]:
    """This build's refusals, and earlier ones of files that it was not asked about and that are still there."""
    now = {result.entry.path: result.entry for result in settled if isinstance(result, Refused)}
    asked = {printable(path) for path in given}
    before = {
        path: entry
        for path, entry in published.refused.items()
        if path not in asked and path not in now and Path(path).exists()
    }
    return before | now
