"""The rows of a table with the bodies that its names mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from api.answering.edition import Edition
from api.answering.reconciling import AskedName, Reconciled, Reconciler
from api.command_line.given_tables import Cell, GivenTable, TableError
from ontology.errors import QueryError
from ontology.registers.cell_dates import NoDate, date_in
from queries.answering.kinds_of_body import kind_asked, kind_called, kinds_known

SHOWN = 5
"""Candidates of a name that is not matched: as many as a person looks through."""


class MatchedRows:
    """Matches the names of one table; a name that stands in many rows is looked up once."""

    def __init__(
        self,
        edition: Edition,
        given: GivenTable,
        column: str,
        kinds: Iterable[str],
        on: str | None,
        also: Mapping[str, int],
    ) -> None:
        """`also`: the places of columns that say more, by what they say. Raises TableError for a column that is not there, QueryError
        for a kind or a day that is none.
        """
        self._reconciler = Reconciler(edition)
        self._given = given
        self._names = given.place(column)
        self._kinds = tuple(kind_asked(each, "--kind").id for each in kinds)
        self._on = _day_asked(on)
        self._also = also
        self._known: dict[AskedName, Reconciled] = {}

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """Every row with the cells of the columns that are added. Raises TableError for a cell that is no kind of body, or no day."""
        for number, cells in self._given.rows:
            asked = self._asked(number, cells)
            if asked not in self._known:
                self._known[asked] = self._reconciler.reconcile(asked, SHOWN)
            yield (*cells, *_added(self._known[asked]))

    def _asked(self, number: int, cells: tuple[Cell, ...]) -> AskedName:
        said = {what: _text(cells[place]) for what, place in self._also.items()}
        kind = said.get("kind", "")
        known = kind_called(kind) if kind else None
        if kind and known is None:
            raise self._error(number, "kind", f"{kind[:80]!r} is no kind of body.", kinds_known())
        return AskedName(
            name=_text(cells[self._names]),
            kinds=self._kinds,
            kind=(known.id,) if known else (),
            region=_given(said.get("region")),
            code=_given(said.get("code")),
            area=_given(said.get("area")),
            on=self._day(number, said.get("on", "")) or self._on,
        )

    def _day(self, number: int, written: str) -> date | None:
        if not written:
            return None
        try:
            return date_in(written, british=True)  # the tables of English bodies have the day first
        except NoDate as fault:
            raise self._error(number, "on", f"{written[:80]!r} {fault.what}.", fault.remedy) from None

    def _error(self, number: int, what: str, message: str, remedy: str) -> TableError:
        column = self._given.heading[self._also[what]]
        return TableError(message, where=f"{self._given.name}, row {number}, column {column}", remedy=remedy)


def _added(found: Reconciled) -> tuple[Cell, ...]:
    match = found.match
    if match is not None:
        body = match.body
        return ("yes", body.id, body.name, body.kind_label, match.score, found.reason, None)
    candidates = "; ".join(f"{each.body.name} ({each.body.id}, {each.score:g})" for each in found.candidates)
    return ("several" if found.several else "no", None, None, None, None, found.reason, candidates or None)


def _text(cell: Cell) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else " ".join(str(cell).split())


def _given(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()


def _day_asked(written: str | None) -> date | None:
    if written is None:
        return None
    try:
        return date_in(written.strip())
    except NoDate as fault:
        raise QueryError(f"{written!r} {fault.what}.", where="--on", remedy=fault.remedy) from None
