"""`remit registers`: what the registers have, what a written name means and why, and how to bring them up to date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from api.command_line import terminal
from api.command_line.terminal import DATA, DEFAULT_DATA, TABLES, tables
from ingest.building.atomic_writing import write_atomically
from ingest.building.writable_folder import WritableFolder
from ontology.errors import NotFound
from ontology.registers.answers import HOW_SURE
from ontology.registers.importing.import_plan import WRITTEN, Import, ImportPlan, RegisterChange, What, plan
from ontology.registers.importing.official_tables import Kind
from ontology.registers.register import Organisation, Register, Resolved
from queries.answering.wording import counted, long_date

SUGGESTIONS = 3
"""Bodies that are named where a code is not known: as many as fit into a line."""

LARGE_SHARE = 0.1
"""Of a table's codes: so many do not go between two editions, and whoever imports is asked whether the table is whole."""


def register(app: typer.Typer) -> None:
    """Add these commands."""
    registers = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown")
    registers.command("import", epilog="`remit registers import etr.csv --dry-run`")(import_command)
    registers.command("resolve", epilog='`remit registers resolve "Herts Partnership Trust" --on 2010-10-11`')(
        resolve_command
    )
    registers.command("show", epilog="`remit registers show RWH`")(show_command)
    app.add_typer(
        registers, name="registers", help="Look bodies up, see what a name means and why, import official tables."
    )


def import_command(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Official tables, as they were downloaded.")],
    into: Annotated[
        Path | None,
        typer.Option("--into", metavar="DIR", help="Where to write. The data folder's registers if not said."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    kind: Annotated[
        Kind, typer.Option("--kind", help="What the tables are; auto looks at what is in them.")
    ] = Kind.AUTO,
    data: DATA = DEFAULT_DATA,
) -> None:
    """Bring the registers up to date from official tables, and say what changes.

    Known are the tables etr (trusts) and eccg (commissioners) of the NHS's Organisation Data Service, the ONS names and
    codes of integrated care boards and of local authorities, mySociety's UK local authorities, and the provider lookup
    with Ofsted's URNs.

    What is written are register tables of your own; the tables that come with Remit stay as they are. What was corrected
    by hand is never overwritten, and is told as kept.

    Look first: remit registers import etr.csv eccg.csv --dry-run
    """
    folder = WritableFolder(data)
    target = into if into is not None else folder.registers
    if into is None and not dry_run:
        folder.prepare()
    with folder.locked() if into is None and not dry_run else nullcontext():
        made = plan(files, target, kind)
        if not dry_run:
            for name, content in made.files.items():
                write_atomically(target / name, content)
    for each in made.imports:
        _tell(each)
    _close(made, target, into is None, dry_run)


def _tell(done: Import) -> None:
    screen, table = terminal.screen(), done.table
    told = Counter(change.what for change in done.changes)
    same = len(table.statements) - len({change.key for change in done.changes if change.what != What.GONE})
    screen.print(
        _title(f"{table.file}: {counted(len(table.statements), 'body', 'bodies')} ({table.kind}, {table.source})")
    )
    for why, number in table.passed_over.items():
        screen.print(_line(f"  {counted(number, 'row')} passed over: {why}"))
    for remark in table.remarks:
        screen.print(_line(f"  {remark}"))
    counts = [f"{told[what]:,} {what}" for what in What if told[what]]
    screen.print(_line(f"  {'; '.join([*counts, f'{same:,} as the registers have them'])}"))
    if told[What.GONE] > len(table.listed) * LARGE_SHARE:
        remark = f"  {told[What.GONE]:,} codes that the registers have of this table are not in it: is it whole? It changes nothing of them."
        screen.print(_line(remark))
    if done.changes:
        order = list(What)
        lines = sorted(done.changes, key=lambda change: (order.index(change.what), change.key, change.column))
        columns = ("What", "Code", "Name", "Column", "Registers", "Table", "Why")
        screen.print(terminal.table(None, columns, map(_cells, lines)))


def _cells(change: RegisterChange) -> tuple[str, ...]:
    return (change.what, change.key, change.name, change.column, change.ours, change.theirs, change.why)


def _close(made: ImportPlan, target: Path, for_build: bool, dry_run: bool) -> None:
    if dry_run:
        terminal.remark("Nothing was written (--dry-run).")
        return
    for name in made.files:
        terminal.remark(f"Wrote {target / name}.")
    changes = [change for each in made.imports for change in each.changes]
    if not any(change.what in WRITTEN for change in changes):
        terminal.remark("Nothing changes in the registers.")
    elif for_build:
        terminal.remark("The next remit build reads every report against them.")
    else:
        terminal.remark("To use them: remit build PATH --registers DIR, with the folder that they are in.")
    if any(change.what == What.CLOSED for change in changes):
        terminal.remark("Who came after a closed body is seldom in these tables: write it into the column successors.")


def resolve_command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name as a report writes it.")],
    on: Annotated[
        datetime | None,
        typer.Option("--on", formats=["%Y-%m-%d"], metavar="DATE", help="The day that is spoken of, as 2010-10-11."),
    ] = None,
    area: Annotated[
        str | None, typer.Option("--area", metavar="CODE|NAME", help="The authority whose report it stands in.")
    ] = None,
    registers: TABLES = None,
    data: DATA = DEFAULT_DATA,
) -> None:
    """Say which body a name means and why: the spelling, the rule, the candidates, and how sure it is.

    With a day and a place: remit registers resolve "the Primary Care Trust" --on 2010-10-22 --area Herefordshire
    """
    known = _registers(data, registers)
    day = on.date() if on is not None else None
    place = _authority(known, area, day) if area is not None else None
    _print(_resolution(name, known.resolve(name, on=day, area=place), day, place))


def _resolution(
    name: str, found: Resolved, day: date | None, place: Organisation | None
) -> Iterator[tuple[str, str | None]]:
    body = found.organisation
    yield "written", name
    yield "on", long_date(day) or "no day given"
    yield "in", place.name if place else "no area given"
    yield "means", f"{body.name} ({body.key}, {body.kind})" if body else "nobody that is settled"
    if body is not None:
        yield "called then", then if (then := body.name_on(day)) != body.name else None
        yield "lived", _life(body)
    yield "spelling", found.spelling
    yield "rule", found.rule
    yield "because", found.reason
    yield "how sure", HOW_SURE[found.rule] if body else "open: nobody is settled, and the name stays as written"
    for candidate in found.candidates:
        yield "may be", f"{candidate.name} ({'; '.join(filter(None, (candidate.key, _life(candidate))))})"


def show_command(
    code: Annotated[
        str, typer.Argument(metavar="CODE", help="An ODS or GSS code, an Ofsted URN, or a register's key.")
    ],
    registers: TABLES = None,
    data: DATA = DEFAULT_DATA,
) -> None:
    """Show what the registers say of a body: names and codes, its life, who came after it, and who says so.

    An authority by Ofsted's URN: remit registers show 80475
    """
    known = _registers(data, registers)
    body = known.by_code(code)
    if body is None:
        near = "; ".join(_called(hit.organisation) for hit in known.search(code)[:SUGGESTIONS])
        remedy = f"Did you mean {near}?" if near else "remit registers resolve NAME looks a name up."
        raise NotFound(f"No register has the code or key {code!r}.", remedy=remedy)
    _print(_body(known, body))


def _called(body: Organisation) -> str:
    return f"{body.name} ({body.key})"


def _body(known: Register, body: Organisation) -> Iterator[tuple[str, str | None]]:
    yield "name", body.name
    yield "key", body.key
    yield "kind", body.kind
    yield (
        "codes",
        "; ".join(
            f"{kind} {code}" for kind, code in (("GSS", body.gss), ("ODS", body.ods), ("Ofsted", body.urn)) if code
        ),
    )
    until = {former.code: f" (until {long_date(former.until)})" for former in body.former_gss if former.until}
    yield "had before", "; ".join(code + until.get(code, "") for code in body.other_codes)
    yield "lived", _life(body)
    yield "also called", "; ".join(body.other_names)
    yield "short", "; ".join(body.short_names)
    for former in body.former_names:
        yield "was called", f"{former.name}{_in_brackets(f'until {long_date(former.said)}' if former.said else '')}"
    for succession in body.successors:
        heir = known.get(succession.key)
        since = f"since {long_date(succession.on)}, " if succession.on else ""
        told = f"; says {', '.join(succession.sources)}" if succession.sources else ""
        yield "after it", f"{heir.name if heir else succession.key} ({succession.key}; {since}{succession.how}{told})"
    charge = known.charge(body.key)
    bearers = known.bearer(body.key)
    if bearers != (body,):
        yield "today", "; ".join(f"{heir.name} ({heir.key})" for heir in bearers)
    for last in filter(None, map(known.get, charge.ended_with)):
        yield "today", f"nobody after {last.name}: {last.without_heir or 'the registers do not say who took over'}"
    yield "serves", "; ".join(_place(known, area) for area in body.areas)
    yield "says", "; ".join(body.sources)
    yield "note", body.note


def _place(known: Register, code: str) -> str:
    area = known.get(code)
    return area.other_names[0] if area is not None and area.other_names else code


def _life(body: Organisation) -> str:
    since, until = long_date(body.founded), long_date(body.dissolved)
    return ", ".join(words for words in (since and f"since {since}", until and f"until {until}") if words)


def _in_brackets(words: str) -> str:
    return f" ({words})" if words else ""


def _registers(data: Path, given: Iterable[Path] | None) -> Register:
    """The tables that come with Remit, those of the data folder, and those given; of one name, the one given."""
    known = {path.name: path for path in (*sorted(WritableFolder(data).registers.glob("*.csv")), *tables(given))}
    return Register.load(*known.values())


def _authority(known: Register, written: str, day: date | None) -> Organisation:
    found = known.by_code(written) or known.authority(written, day)
    if found is None or found not in known.authorities():
        near = [hit.organisation for hit in known.search(written) if hit.organisation in known.authorities()]
        named = "; ".join(map(_called, near[:SUGGESTIONS]))
        remedy = f"Did you mean {named}?" if named else "Give its GSS code, or its name in full."
        raise NotFound(f"No authority is called {written!r}.", remedy=remedy)
    return found


def _print(pairs: Iterable[tuple[str, str | None]]) -> None:
    for name, value in pairs:
        if value:
            terminal.screen().print(_line(f"{name + ':':<14}{value}"), soft_wrap=True)


def _line(words: str) -> Text:
    return Text(terminal.plain(words))


def _title(words: str) -> Text:
    return Text(terminal.plain(words), style="bold")
