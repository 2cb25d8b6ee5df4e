"""Many files become a data folder: what is new or changed is read, what follows from it is derived, then it is published.

A build adds: a report whose file has gone stays. Only one build writes into a folder at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from ingest.building.decisions_file import Unmet, keep_decisions, unmet_decisions
from ingest.building.derived import derive_areas
from ingest.building.guarded import ReadingLimits
from ingest.building.instance_base import checked
from ingest.building.journal import Journal
from ingest.building.list_comparison import check_lists, watch_after_build
from ingest.building.names import settle_names
from ingest.building.on_cluster.cluster_errors import without_distributed
from ingest.building.plan import Plan, Planner
from ingest.building.pool import process_all
from ingest.building.reference_data import LoadedReferenceData, load_reference_data
from ingest.building.settlement import settle
from ingest.building.sources.fetching import FetchedFiles
from ingest.building.sources.web_address import is_url
from ingest.building.sources.web_request import WebLimits
from ingest.building.worker import Built, Quarantined, Refused, Result, Status
from ingest.building.writable_folder import WritableFolder
from ontology import errors
from ontology.errors import DataFolderError, RemitError, ReportQuarantined
from ontology.terms import DEFAULT_BASE
from queries.editions.publishing import publish
from queries.manifest import FORMAT, AreaQuarantineEntry, FileEntry, Manifest
from queries.watching import Watch

Progress = Callable[[int, int, str], None]
"""Told after each file that was read: how many are done, how many there are to read, and the file's name."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file.

    `counts` is what the report yielded, `shortfalls` what was expected and not found, `warnings` where its graph is
    thin. `code`, `reason` and `remedy` say why a file was refused or put aside; `read` whether this build read it.
    `source_url` is where it was fetched from, or is listed as published.
    """

    path: Path
    status: Status
    read: bool
    sha256: str | None = None
    family: str | None = None
    area_name: str | None = None
    inspection: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    shortfalls: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    code: str | None = None
    reason: str | None = None
    remedy: str | None = None
    source_url: str | None = None

    @property
    def exit_code(self) -> int:
        """The exit code that this outcome calls for: 0 for a report that stands in the graph."""
        kind = getattr(errors, self.code, RemitError) if self.code else None
        return kind.exit_code if kind else 0


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did, file by file, sorted by path; and how many reports the folder holds now.

    `areas_aside` are the areas, by GSS code, whose derived graph did not pass: their reports stand in the graph, and what
    follows from them together does not. `unmet`: the decisions on what is not there. `watch`: what the publisher's list says, where there is one.
    """

    outcomes: tuple[Outcome, ...]
    reports: int
    areas_aside: Mapping[str, AreaQuarantineEntry] = field(default_factory=dict)
    unmet: tuple[Unmet, ...] = ()
    watch: Watch | None = None

    @property
    def read(self) -> tuple[Path, ...]:
        """The files that this build read."""
        return tuple(outcome.path for outcome in self.outcomes if outcome.read)

    @property
    def exit_code(self) -> int:
        """0 if all is in the graph, else the code of the first file that is not, or that of an area put aside."""
        areas = [ReportQuarantined.exit_code for _ in self.areas_aside]
        return next((code for code in (*(outcome.exit_code for outcome in self.outcomes), *areas) if code), 0)


def build(
    paths: Iterable[Path | str],
    data_dir: Path,
    *,
    registers: Sequence[Path] = (),
    decisions: Path | None = None,
    base: str | None = None,
    progress: Progress | None = None,
    workers: int | None = None,
    limits: ReadingLimits | None = None,
    web: WebLimits | None = None,
    cluster: str | None = None,
    published_list: Path | None = None,
) -> BuildResult:
    """Build reports into a data folder, which is made if it is not there.

    `paths`: files, and folders that are walked; a string that begins with http:// or https:// is fetched. `registers`:
    tables of one's own bodies; the folder keeps copies and every later build uses them. `decisions`: a table of what people
    decided of what rules found, kept likewise, in place of the one before. `base`: what the IRIs of all
    instances begin with, by default as in the folder, or else https://w3id.org/remit/id/.
    `workers`: processes, by default one for each core. `limits`: what reading one file may take;
    `web`: what fetching one may. `cluster`: the address of a Dask scheduler whose workers read the reports, in place of processes here.
    `published_list`: a publisher's list of what it published, set beside the folder and kept for later builds.

    One bad file never stops the rest: it is refused, with the reason in its outcome; nor does an area whose derived graph
    does not pass. Raises RegisterError, DecisionsError or ListingError for a table
    that cannot be read, GraphBroken for registers that break a shape, DataFolderError for a folder that cannot be used, and ClusterError
    for a cluster that cannot; none of them changes what is published.
    """
    folder = WritableFolder(data_dir.resolve())
    folder.prepare()
    with folder.locked():
        folder.clean()
        published = folder.published() or _empty(checked(base or DEFAULT_BASE))
        base = base or published.base
        if published.base != base:
            raise DataFolderError(
                f"The folder was built with the base {published.base}.",
                where=str(folder.path),
                remedy="Build with the same base, or into another folder.",
            )
        keep_decisions(folder, decisions, base)
        loaded = load_reference_data(folder, base, registers)
        check_lists(folder, published_list, loaded.register)
        with Journal(folder, loaded.reference.digest) as journal:
            fetched = FetchedFiles(folder.fetched, web)
            plan = Planner(folder, published, loaded.reference, journal, fetched).plan(paths)
            with (
                _nothing_half_written(folder),
                closing(_reading(plan, loaded, workers, limits, cluster)) as read,
            ):
                manifest, outcomes = _build(folder, published, loaded, journal, plan, read, progress, workers)
        folder.prune(manifest, before=published)
        unmet = unmet_decisions(folder, base, manifest.derived)
        watch = watch_after_build(folder, published_list, loaded.register, published, manifest)
        return BuildResult(outcomes, len(manifest.reports), manifest.quarantined_areas, unmet, watch)


def _reading(
    plan: Plan, loaded: LoadedReferenceData, workers: int | None, limits: ReadingLimits | None, cluster: str | None
) -> Generator[Result]:
    """What is to be read, as it is read: by processes of this machine, or on a cluster."""
    if cluster is None:
        return process_all(plan.to_read, loaded.reference, loaded.register, workers, limits)
    try:
        from ingest.building.on_cluster.cluster_pool import process_on_cluster  # distributed is an extra
    except ImportError:
        raise without_distributed() from None
    return process_on_cluster(cluster, plan.to_read, loaded.reference, limits or ReadingLimits())


@contextmanager
def _nothing_half_written(folder: WritableFolder) -> Iterator[None]:
    """Clear away what processes that a stopped build ended have left half written."""
    try:
        yield
    except BaseException:
        folder.clean()
        raise


def _build(
    folder: WritableFolder,
    published: Manifest,
    loaded: LoadedReferenceData,
    journal: Journal,
    plan: Plan,
    read: Iterable[Result],
    progress: Progress | None,
    workers: int | None,
) -> tuple[Manifest, tuple[Outcome, ...]]:
    """Take what is `read` as it comes, derive what follows, and publish the manifest."""
    reference = loaded.reference
    if journal.interrupted or published.registers != reference.digest or not folder.registers_graph.is_file():
        loaded.write(folder)
    results: list[Result] = [*plan.known, *plan.refused]
    for number, result in enumerate(read, 1):
        journal.add(result)
        results.append(result)
        if progress is not None:
            progress(number, len(plan.to_read), result.path.name)
    settlement = settle(published, results, plan.given, reference)
    reports = settle_names(folder, reference.base, settlement.reports, suspect=journal.interrupted)
    derivation = derive_areas(folder, reference, reports, {} if journal.interrupted else published.derived, workers)
    manifest = Manifest(
        format=FORMAT,
        software=version("remit"),
        base=reference.base,
        registers=reference.digest,
        reports=reports,
        quarantined=settlement.quarantined,
        refused=settlement.refused,
        derived=derivation.digests,
        quarantined_areas=derivation.put_aside,
    )
    publish(folder, manifest)  # before the manifest, by which readers find it
    if manifest != published:
        folder.replace_manifest(manifest)
    return manifest, tuple(_outcomes(settlement.results, plan, reports))


def _empty(base: str) -> Manifest:
    return Manifest(
        format=FORMAT, software="", base=base, registers="", reports={}, quarantined={}, refused={}, derived={}
    )


def _outcomes(results: Iterable[Result], plan: Plan, reports: Container[str]) -> Iterator[Outcome]:
    """What became of each file that the user named or that was read, by path. `reports`: the digests of all in the graph."""
    read, read_paths = set(plan.to_read), {file.path for file in plan.to_read}
    for result in sorted(results, key=lambda result: str(result.path)):
        if isinstance(result, Refused):
            yield _refusal(result, result.path in read_paths)
        elif plan.given.get(result.path) == result.sha256 or result.file in read:
            yield _outcome(result, result.file in read, result.sha256 in plan.resumed, result.sha256 in reports)


def _refusal(result: Refused, read: bool) -> Outcome:
    entry = result.entry
    return Outcome(
        result.path,
        Status.REFUSED,
        read,
        sha256=entry.sha256,
        code=entry.code,
        reason=entry.reason,
        remedy=entry.remedy,
        source_url=entry.path if is_url(entry.path) else _source(entry),
    )


def _outcome(result: Built | Quarantined, read: bool, resumed: bool, stands: bool) -> Outcome:
    entry, status = result.entry, Status.BUILT if read or resumed else Status.UNCHANGED
    code = reason = remedy = None
    if isinstance(result, Quarantined):
        status, code, reason = Status.QUARANTINED, ReportQuarantined.__name__, result.entry.reason
        remedy = "Its graph and what is wrong with it stand in the data folder, in quarantine."
        remedy += " The report as it was built before stays." if stands else ""
    return Outcome(
        result.path,
        status,
        read,
        sha256=result.sha256,
        family=entry.family,
        area_name=entry.area_name,
        inspection=entry.inspection,
        counts=entry.counts,
        shortfalls=tuple(entry.shortfalls),
        warnings=tuple(entry.warnings),
        code=code,
        reason=reason,
        remedy=remedy,
        source_url=_source(entry),
    )


def _source(entry: FileEntry) -> str | None:
    return entry.listed.source_url if entry.listed else None
