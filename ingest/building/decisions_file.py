"""`decisions.csv`: what people decided of what rules found. Kept in the data folder, honoured by every build, checked against the graph.

Columns by name: `kind` (repeats, follows, status, inspection, owner, body), `subject`, `object` (IRIs or their ends, of a status its notation),
`decision` (yes, no, unsure), `by`, `on` (a day), `why`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from ingest.building.atomic_writing import write_atomically
from ingest.building.decided_graphs import Decided
from ontology.decisions import BODY, KINDS, STATUS, VERDICTS, Decision
from ontology.errors import DecisionsError
from ontology.registers.cell_dates import NoDate, date_in
from ontology.registers.table_text import bytes_of, rows_of, text_of
from ontology.schemes import load_schemes
from queries.folder import DataFolder

COLUMNS: Final = ("kind", "subject", "object", "decision", "by", "on", "why")
"""What a table of decisions holds; every cell is filled."""


@dataclass(frozen=True, slots=True)
class Unmet:
    """A decision on what is not in the graph: its row, and that in words."""

    row: int
    why: str


def keep_decisions(folder: DataFolder, given: Path | None, base: str) -> None:
    """Put a table of decisions into the folder in place of the one before, if one is given and can be read.

    Raises DecisionsError where it, or the one that is kept, cannot.
    """
    read_decisions(folder.decisions if given is None else given, base)
    if given is not None:
        write_atomically(folder.decisions, bytes_of(given, DecisionsError))


def read_decisions(path: Path, base: str) -> list[Decision]:
    """The decisions of a table; none where there is no such file and it is the folder's own.

    Raises DecisionsError for a table that cannot be read, and for the first row that says what cannot be honoured.
    """
    if not path.exists() and path.name == "decisions.csv":
        return []
    rows = rows_of(str(path), text_of(str(path), bytes_of(path, DecisionsError), DecisionsError), DecisionsError)
    number, heading = next(rows, (1, []))
    columns = [cell.strip().casefold() for cell in heading]
    missing = [column for column in COLUMNS if column not in columns]
    if missing:
        raise DecisionsError(
            f"there is no column “{missing[0]}” in row {number}.",
            where=str(path),
            remedy=f"The first row names the columns: {', '.join(COLUMNS)}.",
        )
    found: dict[tuple[str, str, str], Decision] = {}
    for number, cells in rows:
        row = {column: cell.strip() for column, cell in zip(columns, cells, strict=False)}
        decision = _decision(row, number, base, where=f"{path}, row {number:,}")
        before = found.setdefault((decision.kind, decision.subject, decision.object), decision)
        if before is not decision:
            raise DecisionsError(
                f"this was decided in row {before.row:,} already.", where=f"{path}, row {number:,}", remedy="Keep one."
            )
    return list(found.values())


def unmet_decisions(folder: DataFolder, base: str, areas: Iterable[str]) -> tuple[Unmet, ...]:
    """The kept decisions that no graph honours, an area's derived one or, of a name, its report's: what they are about is not there."""
    decisions = read_decisions(folder.decisions, base)
    if not decisions:
        return ()
    found = Decided(folder.derived(area) for area in areas)
    named = Decided(folder.reports.glob("*.nq")) if any(each.kind == BODY for each in decisions) else found
    return tuple(
        Unmet(
            each.row, f"nothing here is decided by it: {each.kind}, {each.subject}, {each.object}. It was passed over."
        )
        for each in decisions
        if not (named if each.kind == BODY else found).honours(each)
    )


def _decision(row: dict[str, str], number: int, base: str, where: str) -> Decision:
    empty = next((column for column in COLUMNS if not row.get(column)), None)
    if empty is not None:
        raise DecisionsError(f"the column “{empty}” is empty.", where=where, remedy="Fill it, or delete the row.")
    kind, verdict = row["kind"].casefold(), row["decision"].casefold()
    for column, said, known in (("kind", kind, KINDS), ("decision", verdict, VERDICTS)):
        if said not in known:
            raise DecisionsError(f"“{said[:40]}” is no {column}.", where=where, remedy=f"Known are {', '.join(known)}.")
    statuses = load_schemes().notations("requestStatuses")
    if kind == STATUS and row["object"] not in statuses:
        raise DecisionsError(
            f"“{row['object'][:40]}” is no status.", where=where, remedy=f"Known are {', '.join(statuses)}."
        )
    try:
        day: date = date_in(row["on"], british=True)
    except NoDate as no:
        raise DecisionsError(f"the day “{row['on'][:40]}” {no.what}.", where=where, remedy=no.remedy) from None
    value = row["object"] if kind == STATUS else _iri(row["object"], base)
    return Decision(kind, _iri(row["subject"], base), value, verdict, row["by"], day, row["why"], number)


def _iri(cell: str, base: str) -> str:
    return cell if cell.startswith(("http://", "https://")) else base + cell.lstrip("/")
