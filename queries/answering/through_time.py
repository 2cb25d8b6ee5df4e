"""Bodies through time, as a graph has them: their names with dates, and the events by which what they were charged with went over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from ontology.registers.bodies import SuccessionKind
from ontology.registers.inheritance import Charge, Successions, SuccessionStep
from queries.answering.asking import AnswerRow, Asker


class NamesInTime:
    """The official names of bodies, by IRI."""

    def __init__(self, ask: Asker) -> None:
        """Ask the graph for all names that have a time."""
        self._names: dict[str, list[tuple[str, str | None, str | None]]] = defaultdict(list)
        for row in ask("lookup_dated_names"):
            self._names[row.text("organisation")].append((row.text("name"), row.get("since"), row.get("until")))

    def of(self, iri: str) -> list[tuple[str, str | None, str | None]]:
        """Each name with its first and last day, as far as they are known, the first one first."""
        return self._names.get(iri, [])

    def on(self, iri: str, day: str) -> str | None:
        """The name on a day (ISO), None where the graph has no dated name of the body."""
        return next((name for name, _, until in self.of(iri) if until is None or day[: len(until)] <= until), None)


class SuccessionsInGraph:
    """What became of bodies, by IRI."""

    def __init__(self, ask: Asker) -> None:
        """Ask the graph for all successions and all ends."""
        rows: dict[tuple[str, str, str | None, str | None], list[AnswerRow]] = defaultdict(list)
        for row in ask("lookup_successions"):
            rows[row.text("organisation"), row.text("successor"), row.get("on"), row.get("part")].append(row)
        self._passed: dict[str, list[SuccessionStep]] = defaultdict(list)
        self._came: dict[str, list[SuccessionStep]] = defaultdict(list)
        for step in _steps(rows):
            self._passed[step.before].append(step)
            self._came[step.after].append(step)

    def passed_to(self, iri: str) -> list[SuccessionStep]:
        """The events by which a body passed on what it was charged with."""
        return self._passed.get(iri, [])

    def came_from(self, iri: str) -> list[SuccessionStep]:
        """The events by which it came to a body."""
        return self._came.get(iri, [])

    def charge(self, iri: str, ended: Callable[[str], date | None], made: date | None) -> Charge:
        """Where what a body was asked on a day is today; `ended` tells the last day of a body that ended."""
        return Successions(self.passed_to, ended).charge(iri, made=made)


def _steps(rows: Mapping[tuple[str, str, str | None, str | None], list[AnswerRow]]) -> Iterator[SuccessionStep]:
    for (before, after, on, part), said in rows.items():
        notation = (said[0].get("kind") or SuccessionKind.WHOLE).rsplit("/", 1)[-1]
        yield SuccessionStep(
            before,
            after,
            date.fromisoformat(on) if on else None,
            SuccessionKind(notation),
            part or "",
            tuple(_distinct(row.get("source") for row in said)),
        )


def _distinct(values: Iterable[str | None]) -> Iterator[str]:
    return iter(dict.fromkeys(value for value in values if value))
