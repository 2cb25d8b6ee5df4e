"""The one tree of errors. The command line turns them into exit codes, the API into RFC 9457 problems."""

from __future__ import annotations

from typing import ClassVar


class RemitError(Exception):
    """Something that a user can understand and mend.

    `message` says what is wrong, `where` names the file, row or parameter, `remedy` what to do about it.
    """

    exit_code: ClassVar[int] = 1
    status: ClassVar[int] = 500
    title: ClassVar[str] = "Remit could not go on"

    def __init__(self, message: str, *, where: str | None = None, remedy: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{place}{self.message}{remedy}"


class UnreadableFile(RemitError):
    """A path that cannot be opened, is empty, or is not what its name says."""

    exit_code = 3
    title = "A file could not be read"


class ReadingStopped(RemitError):
    """A file whose reading took too long, took too much memory, or crashed."""

    exit_code = 3
    title = "A file's reading was stopped"


class UnknownFamily(RemitError):
    """A text that fits no report family."""

    exit_code = 3
    title = "A text fits no known report family"


class UnknownAuthority(RemitError):
    """A report whose authority is in no register."""

    exit_code = 3
    title = "A report's authority is not in the registers"


class DuplicateReport(RemitError):
    """The same report twice, or two files that claim one inspection."""

    exit_code = 3
    title = "A report is already there"


class ReportQuarantined(RemitError):
    """A report whose graph breaks a shape."""

    exit_code = 3
    title = "A report's graph did not pass validation"


class RegisterError(RemitError):
    """A malformed row of a register."""

    exit_code = 4
    title = "A register could not be read"


class ListingError(RemitError):
    """A list of reports beside them that is malformed."""

    exit_code = 4
    title = "The list beside the reports could not be read"


class DecisionsError(RemitError):
    """A decisions.csv that cannot be honoured as it stands."""

    exit_code = 4
    title = "The decisions could not be read"


class DataFolderError(RemitError):
    """The data folder is missing, locked, or not one of ours."""

    exit_code = 5
    status = 503
    title = "The data folder cannot be used"


class QueryError(RemitError):
    """A query that cannot be understood, is refused, or went over a limit."""

    exit_code = 6
    status = 400
    title = "The query could not be answered"


class NotFound(RemitError):
    """Nothing of that name or code."""

    exit_code = 7
    status = 404
    title = "Not found"


class ReasonerMissing(RemitError):
    """Reasoning was asked for and Java is not there."""

    exit_code = 8
    title = "The reasoner needs Java"


class InconsistentOntology(RemitError):
    """The reasoner found a contradiction."""

    exit_code = 9
    title = "The reasoner found a contradiction"


class ListeningError(RemitError):
    """The address to serve on is taken or not ours."""

    exit_code = 10
    title = "The server could not start"


class GraphBroken(RemitError):
    """The graph of the registers breaks a shape."""

    exit_code = 11
    title = "What was made of the registers did not pass validation"


class StoreError(RemitError):
    """A SPARQL server that cannot be reached, refuses, or answers what nobody can read."""

    exit_code = 12
    status = 503
    title = "The SPARQL server could not be used"


class ClusterError(RemitError):
    """A Dask cluster that cannot be reached, is lost, or has another Remit."""

    exit_code = 13
    title = "The cluster could not be used"


class MissingLibrary(RemitError):
    """A library that only some need, and that is not installed."""

    title = "A library is not installed"
