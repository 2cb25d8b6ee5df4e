"""Who carries a body's charge on a day, and by which chain of events: the one walk for registers and graph."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ontology.registers.bodies import SuccessionKind

LONGEST_LINE = 20
"""Events of one line: nobody's has more than six, and a graph of foreign successions may go in a ring."""

MOST_LINES = 200
"""Lines of one body: the largest of ours has ten; more are no answer to a person, and would take long to find."""


@dataclass(frozen=True, slots=True)
class SuccessionStep:
    """One event of a chain: what `before` had passed to `after`, all or a part, from the day `on` where that is known."""

    before: str
    after: str
    on: date | None = None
    kind: SuccessionKind = SuccessionKind.WHOLE
    part: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InheritanceLine:
    """How a charge came to one who carries it, the first event first; without events the body carries it itself."""

    bearer: str
    steps: tuple[SuccessionStep, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether all of it passed at each event."""
        return all(step.kind is SuccessionKind.WHOLE for step in self.steps)


@dataclass(frozen=True, slots=True)
class Charge:
    """Where a body's charge is: the lines to those who carry it, and of the lines that end with nobody the last bodies."""

    lines: tuple[InheritanceLine, ...]
    ended_with: tuple[str, ...]


class Successions:
    """Bodies by their ends and by the events through which others came after them."""

    def __init__(
        self, steps_of: Callable[[str], Sequence[SuccessionStep]], ended: Callable[[str], date | None]
    ) -> None:
        """`steps_of` gives the events that a body's charge passed by, `ended` its last day where it has one; bodies go by key."""
        self._steps_of = steps_of
        self._ended = ended

    def charge(self, body: str, on: date | None = None, *, made: date | None = None) -> Charge:
        """Where the charge of a body is on that day; where None, when all has happened that the registers announce.

        A body that passed on a part and lives carries what is left. Of a day that is not known an event has happened. `made`:
        the day of what it is charged with, which did not pass by what happened before it.
        """
        lines: list[InheritanceLine] = []
        ended_with: dict[str, None] = {}
        for line, carried in self._walk(body, (), on, made):
            if carried:
                lines.append(line)
            else:
                ended_with[line.bearer] = None
            if len(lines) == MOST_LINES:
                break
        return Charge(tuple(lines), tuple(ended_with))

    def _walk(
        self, body: str, steps: tuple[SuccessionStep, ...], on: date | None, since: date | None
    ) -> Iterator[tuple[InheritanceLine, bool]]:
        """Every line from here on, and whether it ends with one who carries the charge, which the body has since that day."""
        passed = [step for step in self._steps_of(body) if _happened(step, since, on)]
        lives = self._lives(body, passed, on)
        if lives or not passed:
            yield InheritanceLine(body, steps), lives
        known = {body, *(step.before for step in steps)}
        if len(steps) < LONGEST_LINE:
            for step in passed:
                if step.after not in known:
                    yield from self._walk(step.after, (*steps, step), on, step.on or since)

    def _lives(self, body: str, passed: Sequence[SuccessionStep], on: date | None) -> bool:
        ended = self._ended(body)
        if ended is not None and (on is None or ended < on):
            return False
        return not any(step.kind is SuccessionKind.WHOLE for step in passed)


def _happened(step: SuccessionStep, since: date | None, on: date | None) -> bool:
    return step.on is None or ((since is None or since <= step.on) and (on is None or step.on <= on))
