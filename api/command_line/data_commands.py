"""`remit build`, `remit validate` and `remit reason`: make the data folder, and check what is in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from rich.table import Table

from api.answering.edition import require
from api.answering.reports import document
from api.command_line import build_report, terminal
from api.command_line.terminal import DATA, DEFAULT_DATA, TABLES, tables
from ingest.building.build import BuildResult, Outcome, build
from ingest.building.worker import Status
from ingest.documents.regular_files import printable
from ingest.graph.emission import nquads
from ingest.graph.registers_graph import REGISTERS_GRAPH, Bodies
from ontology.errors import ListingError, ReportQuarantined, UnreadableFile
from ontology.reasoning import check_ontology, check_report
from queries.answering.wording import counted
from queries.editions.publishing import publish
from queries.folder import DataFolder
from shapes.stored_text import Kept
from shapes.together import validate_together
from shapes.validation import Validation, validate_nquads

YIELD = {
    "judgements": "Graded",
    "recommendations": "Told",
    "findings": "Found",
    "follow_ups": "Followed up",
    "discrepancies": "Conflicts",
    "owners_unresolved": "Owners unclear",
}
"""What the closing table counts of each report, and its short heading for it."""

BRIEFLY = ("judgements", "recommendations", "discrepancies", "owners_unresolved")
"""What there is room for in a narrow terminal."""

ONE_BY_ONE = 40
"""Reports that are listed one by one; of more, the table by family says what there is, and --report has them all."""

LONGEST_REASON = 500
"""Characters of a reason that the terminal is told: what every family was looked for by is longer."""

AREA_ASIDE = (
    "what follows from its reports together was put aside (quarantine/{area} in the data folder); the reports stand, "
    "and the next build tries again."
)
"""Of an area whose derived graph did not pass."""

ROOMY = 120
"""Columns from which a terminal has room for all of it."""


def register(app: typer.Typer) -> None:
    """Add these commands."""
    app.command("build", epilog="`remit build reports --data remit-data`")(build_command)
    app.command("publish", epilog="`remit publish --data remit-data`")(publish_command)
    app.command("validate", epilog="`remit validate --data remit-data`")(validate_command)
    app.command("reason", epilog="`remit reason --report marlshire.txt`")(reason_command)


def build_command(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Reports, folders of reports, and addresses.")],
    data: DATA = DEFAULT_DATA,
    registers: TABLES = None,
    decisions: Annotated[
        Path | None,
        typer.Option(
            "--decisions", metavar="FILE", help="What people decided of what rules found; kept for later builds."
        ),
    ] = None,
    workers: Annotated[
        int | None,
        typer.Option("--workers", min=1, max=256, metavar="N", help="Processes to read with; one a core if not said."),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(
            "--cluster", metavar="ADDRESS", help="Read on the workers of this Dask scheduler: tcp://HOST:8786"
        ),
    ] = None,
    base: Annotated[
        str | None,
        typer.Option("--base", metavar="IRI", envvar="REMIT_BASE", help="What the IRIs of a new folder begin with."),
    ] = None,
    published_list: Annotated[
        Path | None,
        typer.Option(
            "--list", metavar="FILE", help="A publisher's list: say what is listed and not here; kept for later builds."
        ),
    ] = None,
    report_to: Annotated[
        Path | None,
        typer.Option("--report", metavar="FILE", help="Write what became of every file to this file, as JSON."),
    ] = None,
) -> None:
    """Read reports into a data folder.

    Files that the folder holds already are not read again. A report that cannot be read, or whose graph does not pass
    validation, is told with the reason, and the others are built without it (exit code 3); so is an area of which what
    follows from its reports together does not pass. A build that is stopped
    goes on where it was when it is run again.

    Add your own bodies: remit build reports --registers my-trusts.csv

    What is missing of what was published: remit build reports --list ofsted.csv, then remit watch
    """
    with terminal.progress("Reading") as told:
        result = build(
            paths,
            data,
            registers=tables(registers),
            decisions=decisions,
            progress=told,
            workers=workers,
            base=base,
            cluster=cluster,
            published_list=published_list,
        )
    if report_to is not None:
        build_report.write(result, report_to)  # first: whoever reads the table may leave amid it
    report(result)
    terminal.remark(f"{data} holds {counted(result.reports, 'report')}.")
    if result.watch is not None:
        terminal.remark(f"{result.watch.in_short()} In full: remit watch --data {data}")
    if result.exit_code:
        raise typer.Exit(result.exit_code)


def publish_command(
    data: DATA = DEFAULT_DATA,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help="Keep this edition, under this name, until you remove it."),
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="URL", help="Put it into a SPARQL 1.1 server: where its updates go.")
    ] = None,
    asked: Annotated[
        str | None,
        typer.Option("--query", metavar="URL", help="Where that server is asked, if --to does not end in /update."),
    ] = None,
    graph_store: Annotated[
        str | None,
        typer.Option(
            "--graph-store", metavar="URL", help="Where it takes graphs by the Graph Store Protocol, as Virtuoso needs."
        ),
    ] = None,
) -> None:
    """Make the data folder's edition, which is what is asked, anew from its reports' graphs.

    A build does so at its end; this is for a folder that was copied without its editions, or whose edition is damaged.

    Keep a state that you cite: remit publish --name committee-2026 --data remit-data

    Fill a SPARQL server, graph by graph, only what has changed: remit publish --to http://127.0.0.1:7878/update
    """
    if to is not None:
        from api.command_line.store_filling import publish_to  # what speaks to servers is loaded only for one

        publish_to(data, to, asked, graph_store)
        return
    folder = DataFolder(data)
    with terminal.busy("Publishing"):
        edition = publish(folder, folder.manifest(), anew=True)
    if name is not None:
        edition.keep_as(name)
    terminal.remark(f"{data} is published as edition {edition.path.name}.")


def report(result: BuildResult) -> None:
    """The closing table: what each report yielded, what was expected and not found, and what was refused."""
    screen = terminal.screen()
    built = [outcome for outcome in result.outcomes if outcome.status in build_report.IN_THE_GRAPH]
    about = ("Family", "Area") if screen.width >= ROOMY else ()
    shown = YIELD if screen.width >= ROOMY else {name: YIELD[name] for name in BRIEFLY}
    lines = []
    for outcome in built:
        where = (outcome.family or "", outcome.area_name or "") if about else ()
        lines.append((outcome.path.name, *where, *(f"{outcome.counts.get(name, 0):,}" for name in shown)))
    columns = ("Report", *about, *shown.values())
    if built and len(built) <= ONE_BY_ONE:
        screen.print(terminal.table(None, columns, lines, numbers=range(1 + len(about), len(columns))))
        screen.print()
    if built:
        screen.print(_families(built))
    missing = list(_missing(built))
    if missing:
        screen.print()
        screen.print(terminal.table("Expected and not found, counted otherwise, or thin", ("Report", "What"), missing))
    unread = sum(not outcome.read for outcome in built)
    if unread:
        terminal.remark(f"{counted(unread, 'report')} had not changed and stood in the folder already.")
    for outcome in result.outcomes:
        if outcome.status not in build_report.IN_THE_GRAPH:
            terminal.remark(_refusal(outcome))
    for decision in result.unmet:
        terminal.remark(f"decisions.csv, row {decision.row}: {decision.why}")
    for area, entry in result.areas_aside.items():
        terminal.remark(f"{entry.area_name}: {AREA_ASIDE.format(area=area)} {_sentence(entry.reason)}")


def _families(built: list[Outcome]) -> Table:
    """The table by family."""
    lines = [(found.family, *(f"{figure:,}" for figure in found.figures)) for found in build_report.by_family(built)]
    columns = ("Family", *build_report.COUNTED.values())
    return terminal.table("By family", columns, lines, numbers=range(1, len(columns)))


def _missing(built: list[Outcome]) -> Iterator[tuple[str, str]]:
    for outcome in built:
        for words in (*outcome.shortfalls, *outcome.warnings):
            yield outcome.path.name, words


def _refusal(outcome: Outcome) -> str:
    told = [f"{_called(outcome)}:"]
    if outcome.status is Status.QUARANTINED:
        told.append("put aside.")
    elif outcome.code != ListingError.__name__:  # of a list only what cannot be used is
        told.append("refused.")
    return " ".join([*told, *(_sentence(words) for words in (outcome.reason, outcome.remedy) if words)])


def _called(outcome: Outcome) -> str:
    """The file from where the user stands, or the address that it was to be fetched from."""
    if outcome.source_url is not None and not outcome.path.is_absolute():
        return outcome.source_url
    here = Path.cwd()
    return printable(outcome.path.relative_to(here) if outcome.path.is_relative_to(here) else outcome.path)


def _sentence(words: str) -> str:
    """Words as one sentence or more, no longer than fits between others; `--report` has all of them."""
    words = " ".join(words.split()) or "no reason is known"
    if len(words) > LONGEST_REASON:
        words = words[:LONGEST_REASON].rsplit(" ", 1)[0] + " …"
    first = words.split(" ", 1)[0]
    begun = (
        words if any(sign in first for sign in "./:_") else words[0].upper() + words[1:]
    )  # a file's name stays as it is
    return begun + ("" if words[-1] in ".?!…" else ".")


def validate_command(
    data: DATA = DEFAULT_DATA,
    graph: Annotated[
        Path | None, typer.Option("--graph", metavar="FILE", help="Check this one report's graph (N-Quads) instead.")
    ] = None,
) -> None:
    """Check the data folder against the shapes again, or one report's graph: registers, reports, and what was derived.

    Building has checked all of it already: this is for graphs that were changed by hand or come from elsewhere, and
    after an update of the shapes. Exit code 3 if something did not pass.

    One graph: remit validate --graph report.nq
    """
    checked = [_check(graph)] if graph is not None else _check_all(DataFolder(data))
    for validation in checked:
        terminal.screen().print(terminal.plain(validation.account()).rstrip(), soft_wrap=True)
    wrong = sum(not validation.conforms for validation in checked)
    if wrong:
        raise ReportQuarantined(
            f"{counted(wrong, 'graph')} of {len(checked)} did not pass.", remedy="The account above says why."
        )
    others = "" if graph is not None else ", and the registers and what was derived"
    reports = sum(validation.base != "" for validation in checked)
    terminal.remark(f"{counted(reports, 'report')} checked{others}: all in order.")


def _check(graph: Path) -> Validation:
    try:
        return validate_nquads(graph.read_bytes().decode("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"The graph cannot be read ({error}).", where=str(graph)) from None


def _quads(path: Path) -> list[Quad]:
    try:
        return list(parse(path=path, format=RdfFormat.N_QUADS))
    except (OSError, SyntaxError) as error:
        raise UnreadableFile(f"The graph cannot be read ({error}).", where=str(path)) from None


def _kept(text: Path, digest: str, file: str) -> Kept:
    """What the folder keeps of a report beside its graph."""
    try:
        return Kept(text.read_bytes().decode("utf-8"), digest, file)
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(
            f"The report's text cannot be read ({error}).", where=str(text), remedy="Build its file again."
        ) from None


def _check_all(folder: DataFolder) -> list[Validation]:
    """The registers, every report, and every area's derived graph, put aside or not, with the reports that it is derived from."""
    manifest = folder.manifest()
    known = _quads(folder.registers_graph)
    bodies = Bodies(known)
    registers = [quad for quad in known if quad.graph_name == NamedNode(manifest.base + REGISTERS_GRAPH)]
    checked = [validate_together(registers, folder.registers_graph.name)]
    reports = manifest.reports
    areas: dict[str, list[str]] = {area: [] for area in sorted({*manifest.derived, *manifest.quarantined_areas})}
    with terminal.progress("Checking") as told:
        for number, digest in enumerate(sorted(reports), 1):
            quads, file = _quads(folder.report(digest)), reports[digest].file
            kept = _kept(folder.text_path(digest), digest, file)
            checked.append(validate_nquads(nquads(quads).decode("utf-8"), bodies.named_in(quads), kept=kept))
            areas.setdefault(reports[digest].authority, []).append(digest)
            told(number, len(reports) + len(areas), file)
        for number, (area, digests) in enumerate(areas.items(), 1):
            aside = folder.quarantine(area) / "graph.nq" if area in manifest.quarantined_areas else None
            checked.append(_check_area(folder, aside or folder.derived(area), digests, bodies))
            told(len(reports) + number, len(reports) + len(areas), area)
    return checked


def _check_area(folder: DataFolder, derived: Path, digests: Iterable[str], bodies: Bodies) -> Validation:
    quads = _quads(derived)
    for digest in digests:
        quads += _quads(folder.report(digest))
    quads += parse(bodies.named_in(quads), format=RdfFormat.N_QUADS)
    return validate_together(quads, derived.relative_to(folder.path).as_posix())


def reason_command(
    data: DATA = DEFAULT_DATA,
    report: Annotated[
        str | None,
        typer.Option("--report", metavar="ID|FILE", help="A report of the data folder, by id or by its file's name."),
    ] = None,
) -> None:
    """Prove the ontology free of contradictions, or one report's graph free of them under it (needs Java).

    Exit code 8 without Java, 9 with the contradiction where there is one.

    One report: remit reason --report marlshire.txt --data remit-data
    """
    if report is None:
        with terminal.busy("Reasoning about the ontology"):
            found = check_ontology()
        terminal.screen().print(f"The ontology is consistent: {found.handed_over:,} statements, no contradiction.")
        return
    folder, digest = DataFolder(data), document(require(data), report).digest
    with terminal.busy("Reasoning about the report"):
        found = check_report(folder.report(digest), folder.registers_graph)
    lines = [tuple(term.rsplit("/", 1)[-1].rsplit("#", 1)[-1] for term in statement) for statement in found.inferred]
    terminal.screen().print(f"Consistent: {found.handed_over:,} statements, no contradiction. What follows besides:")
    terminal.screen().print(terminal.table(None, ("Subject", "Property", "Value"), lines))
