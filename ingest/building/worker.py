"""What one process does with one file: read it, write its graph, check the graph, put it where it belongs."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pyoxigraph import Quad

from ingest.building.atomic_writing import write_atomically
from ingest.building.decided_bodies import NOTHING_DECIDED, DecidedBodies
from ingest.building.sources.inputs import InputFile
from ingest.documents.regular_files import printable
from ingest.facts import Listed, ReportFacts, Resolution
from ingest.graph.agencies import local_names
from ingest.graph.emission import nquads
from ingest.graph.registers_graph import Bodies, registers_quads
from ingest.graph.report_graph import report_quads
from ingest.reading.report import READER_VERSIONS, read_report
from ontology.errors import DataFolderError, ReadingStopped, RemitError, UnreadableFile
from ontology.registers.register import Register
from ontology.schemes import load_schemes
from queries.folder import DataFolder
from queries.manifest import ListedEntry, QuarantineEntry, RefusedEntry, ReportEntry
from shapes.stored_text import Kept
from shapes.validation import validate_nquads

INTERNAL = "InternalError"
"""The code of a file on which the program itself failed."""

STOPPED_REMEDY = "Check that it is a report. If it is, print it into a new PDF, and build that."
"""What to do about a file whose reading was stopped at a limit."""

log = logging.getLogger("remit.build")


class Status(StrEnum):
    """What became of a file."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    QUARANTINED = "quarantined"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ReferenceData:
    """What every report is read against, in a form that another process can be told.

    `base`: what instances' IRIs begin with; `registers`: the user's own tables; `digest`: of all that stands in
    registers, ontology, schemes and shapes; `refusals`: the same with the versions of all readers; `bodies`: what people
    decided of names.
    """

    folder: Path
    base: str
    registers: tuple[Path, ...]
    digest: str
    refusals: str
    bodies: DecidedBodies = NOTHING_DECIDED

    def ground(self, sha256: str) -> str:
        """The digest of all that one report is read against: what is decided of its names too."""
        return f"{self.digest}{self.bodies.digest(sha256)}"


@dataclass(frozen=True, slots=True)
class _Report:
    file: InputFile

    @property
    def path(self) -> Path:
        """The report's file."""
        return self.file.path

    @property
    def sha256(self) -> str:
        """The digest of the report's file, by which the folder knows it."""
        return self.file.sha256


@dataclass(frozen=True, slots=True)
class Built(_Report):
    """A report whose graph stands in the folder."""

    entry: ReportEntry


@dataclass(frozen=True, slots=True)
class Quarantined(_Report):
    """A report whose graph broke a shape and stands aside."""

    entry: QuarantineEntry


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that could not be read."""

    path: Path
    entry: RefusedEntry


Result = Built | Quarantined | Refused


class ReportWorker:
    """Registers, schemes and shapes, loaded once for many files."""

    def __init__(self, reference: ReferenceData, register: Register | None = None) -> None:
        """`register` spares loading again what this process has."""
        self.reference = reference
        self.folder = DataFolder(reference.folder)
        self.register = register or Register.load(*reference.registers)
        self.schemes = load_schemes()
        self.bodies = Bodies(registers_quads(self.register, reference.base))

    def process(self, file: InputFile) -> Result:
        """Read one file and write what it gives. Raises DataFolderError where nothing can be written; whatever else
        goes wrong is this file's own trouble and comes back as a refusal.
        """
        try:
            return self._process(file)
        except DataFolderError:
            raise
        except RemitError as error:
            return refused(file.path, error, self.reference, file)
        except MemoryError:
            stopped = ReadingStopped(
                "reading the file takes more memory than a report needs",
                where=str(file.path),
                remedy=STOPPED_REMEDY,
            )
            return refused(file.path, stopped, self.reference, file)
        except Exception as error:
            log.debug("%s", file.path, exc_info=error)
            return failed(file, f"{type(error).__name__}: {error}", self.reference)

    def _process(self, file: InputFile) -> Built | Quarantined:
        read = read_report(file.path, register=self.register, schemes=self.schemes, listed=file.listed)
        facts, decided = self.reference.bodies.applied(read, self.register)
        if facts.source.sha256 != file.sha256:
            raise UnreadableFile("The file changed while it was read.", where=str(file.path), remedy="Build it again.")
        version = READER_VERSIONS[facts.family]
        quads = report_quads(facts, self.reference.base, reader_version=version, schemes=self.schemes)
        quads += decided
        graph = nquads(quads)
        kept = Kept(facts.source.text, file.sha256, file.path.name)
        validation = validate_nquads(graph.decode("utf-8"), self.bodies.named_in(quads), kept=kept)
        entry = self._entry(file, facts, quads, validation.warning_lines())
        write_atomically(self.folder.text_path(file.sha256), facts.source.text.encode("utf-8"))
        if validation.conforms:
            write_atomically(self.folder.report(file.sha256), graph)
            return Built(file, entry)
        put_aside(self.folder.quarantine(file.sha256), graph, validation.account(), validation.turtle())
        return Quarantined(file, QuarantineEntry(**dict(entry), reason=validation.account()))

    def _entry(
        self, file: InputFile, facts: ReportFacts, quads: Sequence[Quad], warnings: Sequence[str]
    ) -> ReportEntry:
        return ReportEntry(
            file=file.path.name,
            path=str(file.path),
            size=file.size,
            mtime_ns=file.mtime_ns,
            listed=listed_entry(file.listed),
            family=facts.family,
            reader=f"{facts.family}/{READER_VERSIONS[facts.family]}",
            ground=self.reference.ground(file.sha256),
            authority=facts.authority.key.removeprefix("authority/"),
            area_name=facts.authority.label,
            title=facts.title,
            inspection=facts.inspection.key if facts.inspection else None,
            published=facts.published.isoformat() if facts.published else None,
            counts=_counts(facts),
            shortfalls=list(_missing(facts)),
            warnings=list(warnings),
            local_names=local_names(facts),
            other_names={},
        )


def put_aside(place: Path, graph: bytes, account: str, findings: str) -> None:
    """Write a graph that did not pass into its folder in quarantine, with what is wrong in words and as SHACL's report."""
    write_atomically(place / "graph.nq", graph)
    write_atomically(place / "report.ttl", findings.encode("utf-8"))
    write_atomically(place / "reason.txt", account.encode("utf-8"))


def listed_entry(listed: Listed | None) -> ListedEntry | None:
    """What a publisher's list says of a file, as the manifest keeps it."""
    if listed is None:
        return None
    return ListedEntry(
        published=listed.published.isoformat() if listed.published else None,
        source_url=listed.source_url,
        publisher_id=listed.publisher_id,
    )


def reader_name(family: str) -> str | None:
    """Family and version of the reader that reads a family today, None for a family that no reader knows."""
    version = READER_VERSIONS.get(family)
    return None if version is None else f"{family}/{version}"


def restamped(file: InputFile, entry: ReportEntry | QuarantineEntry) -> Built | Quarantined:
    """The result for a file that may have moved or been touched since, or was read where it has another path."""
    stamped = entry.model_copy(update={"path": str(file.path), "size": file.size, "mtime_ns": file.mtime_ns})
    return Quarantined(file, stamped) if isinstance(stamped, QuarantineEntry) else Built(file, stamped)


def refused(
    path: Path, error: RemitError, reference: ReferenceData, file: InputFile | None = None, *, shown: str | None = None
) -> Refused:
    """The refusal of a file for an error that a user can mend. `shown`: how to write down what is no path."""
    refusal = _refusal(path, type(error).__name__, error.message, error.remedy, reference, file)
    if shown is None:
        return refusal
    return Refused(path, refusal.entry.model_copy(update={"path": printable(shown)}))


def failed(file: InputFile, reason: str, reference: ReferenceData) -> Refused:
    """The refusal of a file on which the program itself failed."""
    remedy = "This is a defect of the program. Please report it with the file."
    return _refusal(file.path, INTERNAL, reason, remedy, reference, file)


def _refusal(
    path: Path, code: str, reason: str, remedy: str | None, reference: ReferenceData, file: InputFile | None
) -> Refused:
    entry = RefusedEntry(
        file=printable(Path(path.name)),
        path=printable(path),
        size=file.size if file else 0,
        mtime_ns=file.mtime_ns if file else 0,
        listed=listed_entry(file.listed) if file else None,
        sha256=file.sha256 if file else None,
        ground=reference.refusals,
        code=code,
        reason=reason,
        remedy=remedy,
    )
    return Refused(path, entry)


def _missing(facts: ReportFacts) -> Iterator[str]:
    """What was expected and not found, and where a second reading of the same words counts otherwise."""
    for shortfall in facts.shortfalls:
        yield f"{shortfall.expected} (looked for: {shortfall.looked})"
    for difference in facts.differences:
        yield f"A second reading differs: {difference.expected} ({difference.looked})"


def _counts(facts: ReportFacts) -> dict[str, int]:
    owners = [assignment.agency for item in facts.recommendations for assignment in item.assignments]
    unresolved = sum(1 for owner in owners if owner.resolution is Resolution.AS_WRITTEN)
    return {
        "judgements": len(facts.judgements),
        "recommendations": len(facts.recommendations),
        "findings": len(facts.findings),
        "owners_resolved": len(owners) - unresolved,
        "owners_unresolved": unresolved,
        "discrepancies": sum(1 for judgement in facts.judgements if judgement.conflicting) + _listed_otherwise(facts),
        "warnings": len(facts.shortfalls) + len(facts.differences),
        "follow_ups": len(facts.follow_ups),
        "citations": len(facts.citations),
        "grades_second_hand": len(facts.reported_grades),
        "mentions": len(facts.mentions),
    }


def _listed_otherwise(facts: ReportFacts) -> bool:
    """Whether the publisher's list gives another date of publication than the report prints."""
    if facts.listed_published is None or facts.published_quotation is None:
        return False
    return facts.published not in (None, facts.listed_published)
