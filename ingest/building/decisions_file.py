"""`decisions.csv`: what people decided of what rules found. Kept in the data folder, honoured by every build, checked against the graph.

Columns by name: `kind` (repeats, follows, status, inspection, owner), `subject`, `object` (IRIs or their ends, of a status its notation),
`decision` (yes, no, unsure), `by`, `on` (a day), `why`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode

from ingest.building.atomic_writing import write_atomically
from ontology.decisions import FOLLOWS, INSPECTION, KINDS, OWNER, REPEATS, STATUS, VERDICTS, Decision, pair_node
from ontology.errors import DecisionsError
from ontology.registers.cell_dates import NoDate, date_in
from ontology.registers.table_text import bytes_of, rows_of, text_of
from ontology.schemes import load_schemes
from ontology.terms import REMIT
from queries.folder import DataFolder

COLUMNS: Final = ("kind", "subject", "object", "decision", "by", "on", "why")
"""What a table of decisions holds; every cell is filled."""

_VERDICT, _ASSIGNMENT, _AGENCY = (f"<{term}>" for term in (REMIT.verdict, REMIT.assignment, REMIT.agency))


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
    """The kept decisions that no area's derived graph honours: what they are about is not there."""
    decisions = read_decisions(folder.decisions, base)
    if not decisions:
        return ()
    decided, owned = _decided(folder.derived(area) for area in areas)
    return tuple(
        Unmet(
            each.row, f"nothing here is decided by it: {each.kind}, {each.subject}, {each.object}. It was passed over."
        )
        for each in decisions
        if not (((each.subject, each.object) in owned) if each.kind == OWNER else bool(_nodes(each) & decided))
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


def _nodes(decision: Decision) -> set[str]:
    """The nodes of which an honoured decision may be stated."""
    subject = NamedNode(decision.subject)
    if decision.kind == STATUS:
        return {f"{decision.subject}/standing"}
    if decision.kind == INSPECTION:
        return {decision.subject}
    way = {REPEATS: "repetition", FOLLOWS: "match"}[decision.kind]
    return {
        pair_node(subject, way, NamedNode(decision.object)).value,
        *([f"{decision.subject}/match"] * (way == "match")),
    }


def _decided(graphs: Iterable[Path]) -> tuple[set[str], set[tuple[str, str]]]:
    """The nodes of which decisions are stated in these graphs, and what of them is an owner's: recommendation and body."""
    decided: set[str] = set()
    recommendation: dict[str, str] = {}
    body: dict[str, str] = {}
    for path in graphs:
        for line in path.read_text(encoding="utf-8").splitlines():
            subject, predicate, rest = line.split(" ", 2)
            if predicate == _VERDICT:
                decided.add(subject[1:-1])
            elif predicate == _ASSIGNMENT:
                recommendation[rest.partition(" ")[0][1:-1]] = subject[1:-1]
            elif predicate == _AGENCY:
                body[subject[1:-1]] = rest.partition(" ")[0][1:-1]
    owned = {(recommendation[node], body[node]) for node in decided if node in recommendation and node in body}
    return decided, owned
