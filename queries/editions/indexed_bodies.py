"""The bodies of an edition by code, name and spelling, out of its index: what a search reads grows with its words, not with the folder.

What a name means is decided where it always is, in `ontology.registers.search`: it is given the few bodies that the words concern, and says
of them what it would say if it were given all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ontology.registers.nearest import nearest
from queries.editions.index import LookupIndex

if TYPE_CHECKING:  # a code is looked up without what reads names, which takes longer to load than a question to answer
    from ontology.registers.bodies import Organisation
    from ontology.registers.search import Hit

LONGEST_QUERY = 200
"""Characters of a name that are looked at: the search itself cuts what is longer."""

TELLING = 400
"""Bodies at most that bear a word by which a body may be told: some 300 bear the name of the largest place, and every word that more bear
is one of a form, such as trust or council."""

SHORTEST_STEM = 3
"""Letters of the shortest beginning of a word that may be a word of its own: "Merseycare" is written for "Mersey Care"."""


@dataclass(frozen=True, slots=True)
class NameMeaning:
    """What a name may mean. `settled` is the IRI of the one body that it means by the rules of `ontology.registers.resolver`, None where
    none settles it; `reason` says why, in a sentence.

    `handed_on` says that it is the name of a place's NHS, which one body after the other had: its day decides whom it means.

    `bearers` are the IRIs of all bodies that bear the very name, `only_initials` says that each bears it as an acronym. `coded` are those
    that have it as a code, `hits` those that bear its words, best first.
    """

    settled: str | None
    reason: str
    handed_on: bool
    only_initials: bool
    bearers: tuple[str, ...]
    coded: tuple[str, ...]
    hits: tuple[tuple[str, Hit], ...]


class _Few:
    """A few bodies as they are searched."""

    def __init__(self, known: Iterable[tuple[str, str]], base: str) -> None:
        """`known` are IRIs and texts, as the index has them."""
        from ontology.registers.codes import CodeIndex
        from ontology.registers.search import BodySearch
        from queries.editions.known_bodies import KnownBody

        bodies = [KnownBody.parse(iri, written) for iri, written in sorted(known)]
        self._iris = {body.organisation.key: body.iri for body in bodies}
        self._organisations = organisations = [body.organisation for body in bodies]
        self.search = BodySearch(organisations, codes=CodeIndex(organisations, base))

    def borne(self, folded: str) -> dict[str, list[str]]:
        """The IRIs of those that bear a folded name, each with how it is spelt."""
        from ontology.registers.spelling import fold

        spelt = {self.iri(each): [name for name in each.names if fold(name) == folded] for each in self._organisations}
        return {iri: names for iri, names in spelt.items() if names}

    def iri(self, organisation: Organisation) -> str:
        """The IRI of one of them."""
        return self._iris[organisation.key]

    def named(self, hits: Iterable[Hit]) -> list[tuple[str, Hit]]:
        """What was found, with IRIs."""
        return [(self._iris[hit.organisation.key], hit) for hit in hits]


class IndexedBodies:
    """Every body of an edition, by code, by IRI and by whatever people call it. Safe to use from several threads."""

    def __init__(self, index: LookupIndex, base: str) -> None:
        """`base` is what the instances' IRIs begin with."""
        self._index = index
        self._base = base

    def coded(self, code: str) -> tuple[str, ...]:
        """The IRIs of the bodies of a code, key, IRI or end of one: more than one where the code is not unique."""
        return tuple(self._index.coded(code, self._base))

    def search(self, q: str) -> list[tuple[str, Hit]]:
        """The bodies that `q` may mean, best first, each with its IRI and by what it was found."""
        coded = self.coded(q[:LONGEST_QUERY])
        few = _Few(self._index.known(coded) if coded else self._concerned(_words(q)), self._base)
        return few.named(few.search.find(q))

    def guess(self, q: str) -> list[tuple[str, Hit]]:
        """As `search`; where that finds nothing, the bodies that bear most of the words, or else names of nearly the spelling."""
        found = self.search(q)
        if not found:
            few = _Few(self._concerned(_words(q), lacking=1), self._base)
            found = few.named(few.search.bearing(q))
        return found or self._alike(q)

    def meaning(self, name: str, on: date | None) -> NameMeaning:
        """What a name, or a code, may mean on that day; see `NameMeaning`."""
        from ontology.registers.search import SURE, Hit
        from ontology.registers.spelling import commissioner_form, fold, is_acronym

        coded = self.coded(name[:LONGEST_QUERY])
        few = _Few({*self._index.known(coded), *self._concerned(_words(name))}, self._base)
        resolved = few.search.resolve(name, on)
        hits = dict(few.named(few.search.bearing(name)) or self._alike(name))
        others = (resolved.organisation, *resolved.candidates)
        named = few.named(Hit(each, resolved.spelling or each.name, SURE) for each in others if each is not None)
        form, borne = commissioner_form(name), few.borne(fold(name))
        return NameMeaning(
            settled=few.iri(resolved.organisation) if resolved.organisation else None,
            reason=resolved.reason,
            handed_on=form is not None and form.kind is None,
            only_initials=bool(borne) and all(is_acronym(each) for names in borne.values() for each in names),
            bearers=tuple(borne),
            coded=coded,
            hits=tuple((dict(named) | hits).items()),
        )

    def _alike(self, q: str) -> list[tuple[str, Hit]]:
        from ontology.registers.spelling import fold

        names: dict[str, int] = {}
        for name, number in self._index.folded_names():
            names.setdefault(name, number)
        near = {names[name] for name in nearest(fold(q[:LONGEST_QUERY]), names)}
        few = _Few(self._index.known_by_number(near), self._base)
        return few.named(few.search.alike(q))

    def _concerned(self, words: tuple[str, ...], lacking: int = 0) -> list[tuple[str, str]]:
        """The bodies that bear a word beginning with each of the words, or all but `lacking`; and all that bear a telling one of
        them, or nearly one: which of these is meant is told by comparing them.
        """
        bearing = [self._index.bearing(word) for word in dict.fromkeys(words)]
        borne: dict[int, int] = {}
        for numbers in bearing:
            for number in numbers:
                borne[number] = borne.get(number, 0) + 1
        concerned = {number for number, times in borne.items() if times >= len(bearing) - lacking}
        concerned.update(*(numbers for numbers in bearing if len(numbers) <= TELLING))
        for word in dict.fromkeys(words):
            for length in range(SHORTEST_STEM, len(word)):
                stem = self._index.bearing(word[:length], whole=True)
                concerned.update(stem if len(stem) <= TELLING else ())
        return self._index.known_by_number(concerned)


def _words(q: str) -> tuple[str, ...]:
    from ontology.registers.spelling import words_of

    return words_of(q[:LONGEST_QUERY])
