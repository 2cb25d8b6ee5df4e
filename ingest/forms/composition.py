"""Tables whose forms are composed: a target says something, and modifiers around it turn, limit or unsay that.

A modifier bears on the targets within its scope: so many words on from it, or back, and not across a terminator. What
a target then says depends on its kind and on what the modifier does: "met" denied is "not-met". The thought is that of
ConText (Harkema and others, 2009), which tells in clinical notes what is denied, past or supposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from ingest.forms.form import Form, Told
from ingest.forms.table import FormTable

_NO_PARTS: Final[Mapping[str, str]] = MappingProxyType({})
_LONGEST: Final = 2_000  # characters of a text that are read: no sentence is longer, and hostile text is
_WIDEST: Final = 400  # characters between a modifier and its target: no clause is wider
_LAST: Final = 99  # rank of what gives way: behind those of all targets
_WORD: Final = re.compile(r"\w[\w’'-]*")
_BROKEN: Final = re.compile(r"[^\w\s’'-]")  # a comma, a bracket, a colon between two words


ANY: Final = "any"
"""Stands for every kind in what modifiers make of targets."""


class Direction(StrEnum):
    """Where the targets stand on which a modifier bears."""

    FORWARD = "what stands after it"
    BACKWARD = "what stands before it"
    SENTENCE = "the whole sentence"
    ENDS = "nothing: no modifier bears on what stands beyond it"
    NOTHING = "nothing: no modifier stands in its words"


@dataclass(frozen=True, slots=True)
class Target(Form):
    """A form that says something. `says`: what, unmodified; nothing where it needs a modifier to say anything.

    `kind`: what modifiers make of it goes by. A group `head` in its pattern is what must stand in a modifier's scope.
    """

    kind: str = ""


@dataclass(frozen=True, slots=True)
class Modifier(Form):
    """A form that bears on targets. `says`: what it does to them; `rank`: that of what it makes of them.

    `reach`: how many words may stand between; `far`: commas may, too. `gives_way`: what it makes decides only where no
    other target says anything.
    """

    direction: Direction = Direction.FORWARD
    reach: int = 0
    far: bool = False
    gives_way: bool = False


@dataclass(frozen=True, slots=True)
class ComposedReading:
    """What one target says, and the modifier that made it so. `rank`: of several in a text, the lowest decides."""

    says: str
    rank: int
    start: int
    target: Target
    words: str
    modifier: Modifier | None = None

    @property
    def rule(self) -> str:
        """The ids of both, as the fact that it makes gives its rule."""
        return self.target.id if self.modifier is None else f"{self.target.id} + {self.modifier.id}"


@dataclass(frozen=True, slots=True)
class _Place:
    modifier: Modifier
    start: int
    end: int


class ComposedTable:
    """Targets and modifiers that decide one question of a text. Raises MalformedForm for records that it cannot use."""

    def __init__(
        self,
        name: str,
        about: str,
        targets: Iterable[Target],
        modifiers: Iterable[Modifier],
        becomes: Mapping[tuple[str, str], str],
        *,
        parts: Mapping[str, str] = _NO_PARTS,
    ) -> None:
        """`becomes`: what a target of a kind says once a modifier has done this to it; a pair that is not in it says that
        the modifier does nothing to targets of that kind. The kind `ANY` is every kind.
        """
        self.name = name
        self.about = about
        self.targets = tuple(targets)
        self.modifiers = tuple(modifiers)
        self.becomes = becomes
        self.parts = parts
        self._table = FormTable(name, about, self.forms, parts=parts)

    @property
    def forms(self) -> tuple[Form, ...]:
        """Targets and modifiers."""
        return (*self.targets, *self.modifiers)

    def read(self, text: str) -> ComposedReading | None:
        """What the text says, by the target of the lowest rank that stands first; None where no target says anything."""
        return min(self._composed(text), key=lambda each: (each.rank, each.start), default=None)

    def decided(self, text: str) -> str | None:
        """What the table says of a text; None where no target says anything."""
        found = self.read(text)
        return None if found is None else found.says

    def deciding(self, text: str) -> tuple[Form, ...]:
        """The forms by which it says so, those among them that keep modifiers from bearing on it."""
        found = self.read(text)
        if found is None:
            return ()
        keeping = (place.modifier for place in self._places(text) if _keeps(place.modifier))
        return (found.target, *([found.modifier] if found.modifier else []), *keeping)

    def told(self, text: str) -> Iterator[Told]:
        """Each target of the text with what modifies it, the deciding one first, and why."""
        found = sorted(self._composed(text), key=lambda each: (each.rank, each.start))
        for place, each in enumerate(found):
            made = f", {each.modifier.says} by {each.modifier.id}" if each.modifier else ""
            because = f"a target{made}: {each.says}, rank {each.rank}{', the first' if not place else ''}"
            yield Told(each.target, each.words, not place, because)
        for place_of in self._places(text) if found else ():
            modifier = place_of.modifier
            because = f"bears on {modifier.direction}"
            yield Told(modifier, text[place_of.start : place_of.end], modifier == found[0].modifier, because)

    def without(self, form: Form) -> ComposedTable:
        """The same table, had it never had that form."""
        return ComposedTable(
            self.name,
            self.about,
            (each for each in self.targets if each != form),
            (each for each in self.modifiers if each != form),
            self.becomes,
            parts=self.parts,
        )

    def _composed(self, text: str) -> Iterator[ComposedReading]:
        """What every target of the text says, as far as it says anything."""
        text = text[:_LONGEST]
        places: list[_Place] | None = None
        for target in self.targets:
            for match in self._table.places(target, text):
                places = self._places(text) if places is None else places
                head = match.span("head") if "head" in match.re.groupindex else match.span()
                made = ((self._made(target, each), each) for each in self._bearing(places, head, text))
                turned = min((pair for pair in made if pair[0]), key=lambda pair: pair[1].rank, default=None)
                if turned is not None:
                    says, modifier = turned
                    rank = _LAST if modifier.gives_way else modifier.rank
                    yield ComposedReading(says, rank, match.start(), target, match.group(), modifier)
                elif target.says:
                    yield ComposedReading(target.says, target.rank, match.start(), target, match.group())

    def _made(self, target: Target, modifier: Modifier) -> str:
        """What a modifier makes of a target; nothing where it does nothing to its kind."""
        return self.becomes.get((target.kind, modifier.says)) or self.becomes.get((ANY, modifier.says), "")

    def _places(self, text: str) -> list[_Place]:
        """Where modifiers stand: of two on one side that share words the longer one alone."""
        found = [
            _Place(modifier, *match.span())
            for modifier in self.modifiers
            for match in self._table.places(modifier, text[:_LONGEST])
        ]
        found.sort(key=lambda each: each.start - each.end)
        kept: list[_Place] = []
        for each in found:
            if not any(_covers(other, each) for other in kept):
                kept.append(each)
        return sorted(kept, key=lambda each: each.start)

    def _bearing(self, places: list[_Place], head: tuple[int, int], text: str) -> Iterator[Modifier]:
        ends = [place.start for place in places if place.modifier.direction is Direction.ENDS]
        for place in places:
            modifier = place.modifier
            between = {Direction.FORWARD: (place.end, head[0]), Direction.BACKWARD: (head[1], place.start)}.get(
                modifier.direction
            )
            if modifier.direction is Direction.SENTENCE or (between and _reaches(modifier, text, *between, ends)):
                yield modifier


def _covers(longer: _Place, shorter: _Place) -> bool:
    """Whether a modifier stands in the words of a longer one that bears on the same side, or says that none stands there."""
    sides = {shorter.modifier.direction, Direction.NOTHING}
    return longer.modifier.direction in sides and shorter.start < longer.end and longer.start < shorter.end


def _keeps(modifier: Modifier) -> bool:
    return modifier.direction in {Direction.ENDS, Direction.NOTHING}


def _reaches(modifier: Modifier, text: str, start: int, end: int, ends: list[int]) -> bool:
    """Whether a modifier's scope goes over what stands between it and a target."""
    if not 0 <= end - start <= _WIDEST:
        return False
    between = text[start:end]
    if any(start <= place < end for place in ends) or (not modifier.far and _BROKEN.search(between)):
        return False
    return len(_WORD.findall(between)) <= modifier.reach
