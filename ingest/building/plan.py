"""Which files have to be read, and what is known of the others without reading them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from ingest.building.journal import Journal
from ingest.building.sources.fetching import FetchedFiles
from ingest.building.sources.inputs import InputFile, Listings, Trouble, examine, find_files, stat_of
from ingest.building.sources.web_address import is_url
from ingest.building.worker import (
    INTERNAL,
    Built,
    Quarantined,
    ReferenceData,
    Refused,
    listed_entry,
    reader_name,
    refused,
    restamped,
)
from ontology.errors import DataFolderError, DuplicateReport, ReadingStopped, RemitError
from queries.folder import DataFolder
from queries.manifest import FileEntry, Manifest, QuarantineEntry, ReportEntry

_NEVER_SETTLED = frozenset({DuplicateReport.__name__, ReadingStopped.__name__, INTERNAL})
"""Refusals that may end without the file changing: its rival may go, the machine be less busy, the defect be mended."""


@dataclass(slots=True)
class Plan:
    """What a build has to do.

    `given`: the digest of each file that the user named, by path. `known`: results that stand in the folder already,
    those of files that were not named too; `resumed` are the digests of those that an unfinished build left.
    """

    given: dict[Path, str] = field(default_factory=dict)
    known: list[Built | Quarantined] = field(default_factory=list)
    resumed: set[str] = field(default_factory=set)
    refused: list[Refused] = field(default_factory=list)
    to_read: list[InputFile] = field(default_factory=list)


class Planner:
    """Compares files with what the folder holds."""

    def __init__(
        self, folder: DataFolder, published: Manifest, reference: ReferenceData, journal: Journal, fetched: FetchedFiles
    ) -> None:
        self._folder = folder
        self._published = published
        self._reference = reference
        self._journal = journal
        self._fetched = fetched
        self._listings = Listings(fetched)
        self._entries: dict[str, ReportEntry | QuarantineEntry] = {**published.quarantined, **published.reports}
        self._digests = {_mark(entry): sha256 for sha256, entry in self._entries.items()}
        for refusal in published.refused.values():
            if refusal.sha256 is not None:
                self._digests[_mark(refusal)] = refusal.sha256

    def plan(self, paths: Iterable[Path | str]) -> Plan:
        """What to do about these paths and web addresses, and about reports of earlier builds that were read against other
        reference data.
        """
        plan = Plan()
        copies: dict[str, list[InputFile]] = {}
        named = list(paths)
        urls = dict.fromkeys(path for path in named if isinstance(path, str) and is_url(path))
        paths_found, troubles = find_files(Path(path) for path in named if path not in urls)
        for path in sorted({*paths_found, *self._fetch(urls, plan)}):
            try:
                file = self._with_list(self._file(path))
            except RemitError as error:
                troubles.append(Trouble(path, error))
            else:
                plan.given[path] = file.sha256
                copies.setdefault(file.sha256, []).append(file)
        troubles += self._listings.troubles
        plan.refused += [refused(trouble.path, trouble.error, self._reference) for trouble in troubles]
        for sha256, files in copies.items():
            file, others = self._one_of(sha256, sorted(files, key=lambda file: file.order))
            plan.refused += [self._duplicate(file, other) for other in others]
            self._place(plan, file, named=True)
        for sha256, entry in self._entries.items():
            if sha256 not in copies:
                self._place(plan, self._with_list(_file_of(entry, sha256)), named=False)
        plan.to_read.sort(key=lambda file: file.order)
        return plan

    def _fetch(self, urls: Iterable[str], plan: Plan) -> Iterator[Path]:
        """The files that web addresses give; those that give none are refused."""
        for url in urls:
            try:
                yield self._fetched.fetch(url)
            except DataFolderError:
                raise
            except RemitError as error:
                plan.refused.append(refused(Path(url), error, self._reference, shown=url))

    def _file(self, path: Path) -> InputFile:
        """The file with its digest, which is reckoned anew only if size or time of change differ."""
        size_and_time = stat_of(path)
        if size_and_time is not None:
            sha256 = self._digests.get((str(path), *size_and_time))
            if sha256 is not None:
                return InputFile(path, *size_and_time, sha256)
        return examine(path)

    def _with_list(self, file: InputFile) -> InputFile:
        return replace(file, listed=self._listings.about(file.path))

    def _one_of(self, sha256: str, files: list[InputFile]) -> tuple[InputFile, list[InputFile]]:
        """Of files with one content the one that counts: the one already built while it is there, else the first."""
        entry = self._entries.get(sha256)
        if entry is not None:
            built = [file for file in files if str(file.path) == entry.path]
            if not built and stat_of(Path(entry.path)) == (entry.size, entry.mtime_ns):
                built = [self._with_list(_file_of(entry, sha256))]
            files = built + [file for file in files if file not in built]
        return files[0], files[1:]

    def _duplicate(self, file: InputFile, other: InputFile) -> Refused:
        error = DuplicateReport(
            f"The file has the same content as {file.path}, which counts for both.",
            where=str(other.path),
            remedy="Leave out one of the two.",
        )
        return refused(other.path, error, self._reference, other)

    def _place(self, plan: Plan, file: InputFile, *, named: bool) -> None:
        """Decide about one file; one that the user did not name is read again only if it must be and still can."""
        resumed = self._journal.result(file)
        entry = self._entries.get(file.sha256)
        if resumed is not None and self._holds(resumed.entry, file):
            plan.known.append(restamped(file, resumed.entry))
            plan.resumed.add(file.sha256)
        elif entry is not None and (self._is_sound(entry, file) or not (named or _is_there(file))):
            plan.known.append(restamped(file, entry))
        elif named and (refusal := self._same_refusal(file)) is not None:
            plan.refused.append(refusal)
        else:
            plan.to_read.append(file)

    def _is_sound(self, entry: ReportEntry | QuarantineEntry, file: InputFile) -> bool:
        return not self._journal.suspect and self._holds(entry, file)

    def _holds(self, entry: ReportEntry | QuarantineEntry, file: InputFile) -> bool:
        """Whether reading the file again would give what the folder holds."""
        graph = self._folder.report(file.sha256)
        if isinstance(entry, QuarantineEntry):
            graph = self._folder.quarantine(file.sha256) / "reason.txt"
        return (
            entry.ground == self._reference.ground(file.sha256)
            and entry.reader == reader_name(entry.family)
            and entry.file == file.path.name
            and entry.listed == listed_entry(file.listed)
            and graph.is_file()
        )

    def _same_refusal(self, file: InputFile) -> Refused | None:
        entry = self._published.refused.get(str(file.path))
        if (
            entry is None
            or entry.sha256 != file.sha256
            or entry.listed != listed_entry(file.listed)
            or entry.ground != self._reference.refusals
            or entry.code in _NEVER_SETTLED
        ):
            return None
        return Refused(file.path, entry.model_copy(update={"size": file.size, "mtime_ns": file.mtime_ns}))


def _mark(entry: FileEntry) -> tuple[str, int, int]:
    return entry.path, entry.size, entry.mtime_ns


def _file_of(entry: FileEntry, sha256: str) -> InputFile:
    return InputFile(Path(entry.path), entry.size, entry.mtime_ns, sha256)


def _is_there(file: InputFile) -> bool:
    """Whether the file still stands where it was, unchanged."""
    found = stat_of(file.path)
    if found == (file.size, file.mtime_ns):
        return True
    try:
        return found is not None and examine(file.path).sha256 == file.sha256
    except RemitError:
        return False
