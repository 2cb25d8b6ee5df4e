"""The concept schemes as Python: what a framework grades, on which scale, and what a report's words for it mean."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse
from rdflib import URIRef

from ontology.errors import NotFound
from ontology.terms import REMIT, SDO, SKOS, concept

FOLDER = Path(__file__).parent / "schemes"
ONTOLOGY = Path(__file__).parent / "remit.ttl"

_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_FIGURES = {word: str(number) for number, word in enumerate(_NUMBERS, start=1)}
_GRADE_WITH_FIGURE = re.compile(r"(?:grade )?(\d)(?: \(?(.+?)\)?)?")
_AFTER_PUBLICATION = re.compile(
    r" (?:of|from|after) (?:the )?(?:date of )?(?:the )?(?:publication|inspection|report)\b.*"
)


@dataclass(frozen=True, slots=True)
class Aspect:
    """What an inspection grades.

    `label` is the framework's own wording, `alternatives` other wordings; both tell an aspect only within its strand.
    `strands` are notations, empty where the framework has none. `order` is the place in the reports' table, from 1.
    `expected` is False where a complete report may leave it ungraded. `broader` is the IRI of the aspect it is part of.
    `first` and `last` are the years of the reports that grade it, None where nothing bounds them.
    """

    iri: str
    slug: str
    label: str
    alternatives: tuple[str, ...]
    strands: tuple[str, ...]
    order: int
    expected: bool
    broader: str | None
    first: int | None
    last: int | None

    def in_year(self, year: int) -> bool:
        """Whether reports of that year grade this aspect."""
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)


@dataclass(frozen=True, slots=True)
class Grade:
    """A point of a scale: `notation` the figure it prints, `rank` its place from 1 (best) to 4."""

    iri: str
    notation: str
    label: str
    alternatives: tuple[str, ...]
    rank: int


class Schemes:
    """All concepts. A scheme goes by its local name (`priorities`), a concept by its notation (`within-one-month`)."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.triples: tuple[Triple, ...] = tuple(sorted(set(triples), key=str))
        self._objects: dict[tuple[str, str], list[str]] = {}
        members: dict[str, list[str]] = {}
        for triple in self.triples:
            if not isinstance(triple.subject, NamedNode) or not isinstance(triple.object, NamedNode | Literal):
                raise ValueError(f"a concept scheme holds {triple}, and nothing in a scheme may be blank or quoted")
            subject, predicate, value = triple.subject.value, triple.predicate.value, triple.object.value
            self._objects.setdefault((subject, predicate), []).append(value)
            if predicate == str(SKOS.inScheme):
                members.setdefault(value, []).append(subject)
        self._concepts: dict[str, tuple[str, ...]] = {
            scheme: tuple(sorted(concepts, key=self._place)) for scheme, concepts in members.items()
        }
        self._aspects: dict[str, tuple[Aspect, ...]] = {}
        for iri in self._concepts[str(REMIT.aspects)]:
            framework = self._one(iri, REMIT.aspectOf).removeprefix(concept("frameworks") + "/")
            self._aspects[framework] = (*self._aspects.get(framework, ()), self._aspect(iri))
        self._grades = {
            scheme: tuple(self._grade(iri) for iri in concepts)
            for scheme, concepts in self._concepts.items()
            if any((iri, str(REMIT.rank)) in self._objects for iri in concepts)
        }

    def aspects(self, framework: str, year: int | None = None) -> tuple[Aspect, ...]:
        """What inspections under `framework` grade, in the order of their table; with `year`, in reports of that year.

        Empty for a framework without grades. Raises NotFound for an unknown one.
        """
        self._known_framework(framework)
        aspects = self._aspects.get(framework, ())
        return aspects if year is None else tuple(aspect for aspect in aspects if aspect.in_year(year))

    def aspect(self, framework: str, words: str, strand: str | None = None, year: int | None = None) -> Aspect | None:
        """The aspect that `words` name, whole and in any of its wordings; None if none or more than one does."""
        folded = plain_wording(words)
        of_strand = [a for a in self.aspects(framework, year) if strand is None or not a.strands or strand in a.strands]
        by_label = [aspect for aspect in of_strand if plain_wording(aspect.label) == folded]
        found = by_label or [a for a in of_strand if folded in map(plain_wording, a.alternatives)]
        return found[0] if len(found) == 1 else None

    def scale_of(self, framework: str) -> str | None:
        """The scheme of the grades that `framework` gives, None if it gives none."""
        self._known_framework(framework)
        scales = self._objects.get((concept("frameworks", framework), str(REMIT.usesScale)), [])
        return scales[0].removeprefix(str(REMIT)) if scales else None

    def grades(self, scale: str) -> tuple[Grade, ...]:
        """The grades of a scale, best first. Raises NotFound if there is no such scale."""
        try:
            return self._grades[str(REMIT) + scale]
        except KeyError:
            raise NotFound(f"There is no grading scale {scale!r}.", remedy=self._choices(self._grades)) from None

    def grade(self, framework: str, words_or_figure: str) -> Grade | None:
        """The grade that a report under `framework` means by "Adequate", "3", "Grade 3" or "Grade 3 (adequate)".

        None for other words, and where figure and word are those of two grades.
        """
        scale = self.scale_of(framework)
        if scale is None:
            return None
        grades, folded = self.grades(scale), plain_wording(words_or_figure)
        for grade in grades:
            if folded in map(plain_wording, (grade.label, *grade.alternatives)):
                return grade
        figure = _GRADE_WITH_FIGURE.fullmatch(folded)
        if figure is None:
            return None
        with_figure = next((grade for grade in grades if grade.notation == figure[1]), None)
        return with_figure if figure[2] is None or self.grade(framework, figure[2]) == with_figure else None

    def priority(self, words: str) -> str | None:
        """The notation of the priority that "Within 3 months:" or "Immediately" names; None for other words."""
        folded = _AFTER_PUBLICATION.sub("", plain_wording(words))
        folded = " ".join(_FIGURES.get(word, word) for word in folded.split())
        for notation in self.notations("priorities"):
            iri = concept("priorities", notation)
            for wording in (self.label(iri), *self._objects.get((iri, str(SKOS.altLabel)), [])):
                if folded == " ".join(_FIGURES.get(word, word) for word in plain_wording(wording).split()):
                    return notation
        return None

    def period(self, priority: str) -> int | None:
        """How many months after publication it is due, None where it sets no end. Raises NotFound for an unknown priority."""
        iri = concept("priorities", self._known("priorities", priority))
        months = self._optional(iri, REMIT.period)
        return int(months.removeprefix("P").removesuffix("M")) if months else None

    def label(self, iri: str) -> str:
        """The preferred label of a concept or scheme. Raises NotFound for an IRI that is neither."""
        labels = self._objects.get((iri, str(SKOS.prefLabel)))
        if not labels:
            raise NotFound(f"No concept or scheme has the IRI {iri}.")
        return labels[0]

    def definition(self, iri: str) -> str:
        """What a concept means, in a sentence; empty where its scheme does not say."""
        return self._optional(iri, SKOS.definition) or ""

    def broader(self, iri: str) -> str | None:
        """The concept that a concept belongs to, where it belongs to one."""
        return self._optional(iri, SKOS.broader)

    def notations(self, scheme: str) -> tuple[str, ...]:
        """The notations of a scheme's concepts, in the scheme's order. Raises NotFound if there is no such scheme."""
        try:
            concepts = self._concepts[str(REMIT) + scheme]
        except KeyError:
            raise NotFound(f"There is no scheme {scheme!r}.", remedy=self._choices(self._concepts)) from None
        return tuple(self._one(iri, SKOS.notation) for iri in concepts)

    def require(self, scheme: str, notation: str) -> str:
        """The notation, where the scheme has it. Raises NotFound with what it has otherwise."""
        return self._known(scheme, notation)

    def _one(self, subject: str, predicate: URIRef) -> str:
        values = self._objects.get((subject, str(predicate)), [])
        if len(values) != 1:
            raise ValueError(f"{subject} has {len(values)} values of {predicate} in the schemes, and must have one")
        return values[0]

    def _optional(self, subject: str, predicate: URIRef) -> str | None:
        return self._one(subject, predicate) if (subject, str(predicate)) in self._objects else None

    def _place(self, iri: str) -> tuple[str, int]:
        """Where a concept stands in its scheme; those of `aspects` count within their framework."""
        return self._optional(iri, REMIT.aspectOf) or "", int(self._one(iri, SDO.position))

    def _aspect(self, iri: str) -> Aspect:
        strands = self._objects.get((iri, str(REMIT.inStrand)), [])
        first, last = self._optional(iri, SDO.validFrom), self._optional(iri, SDO.validThrough)
        return Aspect(
            iri=iri,
            slug=iri.rsplit("/", 1)[1],
            label=self.label(iri),
            alternatives=tuple(self._objects.get((iri, str(SKOS.altLabel)), [])),
            strands=tuple(self._one(s, SKOS.notation) for s in sorted(strands, key=self._place)),
            order=int(self._one(iri, SDO.position)),
            expected=self._optional(iri, REMIT.expectedGrade) != "false",
            broader=self._optional(iri, SKOS.broader),
            first=int(first) if first else None,
            last=int(last) if last else None,
        )

    def _grade(self, iri: str) -> Grade:
        return Grade(
            iri=iri,
            notation=self._one(iri, SKOS.notation),
            label=self.label(iri),
            alternatives=tuple(self._objects.get((iri, str(SKOS.altLabel)), [])),
            rank=int(self._one(iri, REMIT.rank)),
        )

    def _known_framework(self, framework: str) -> None:
        self._known("frameworks", framework)

    def _known(self, scheme: str, notation: str) -> str:
        if notation not in self.notations(scheme):
            choices = ", ".join(self.notations(scheme))
            raise NotFound(f"The scheme {scheme} has no {notation!r}.", remedy=f"It has {choices}.")
        return notation

    def _choices(self, schemes: Iterable[str]) -> str:
        return "There are " + ", ".join(sorted(iri.removeprefix(str(REMIT)) for iri in schemes)) + "."


def plain_wording(words: str) -> str:
    """`words` for comparison: without case, curly quotes, dashes' kinds, emphasis signs, or punctuation at the end."""
    plain = unicodedata.normalize("NFKC", words).casefold().replace("’", "'").replace("‘", "'")
    plain = re.sub(r"[‐-―]", "-", plain)
    plain = re.sub(r"\s*/\s*", "/", re.sub(r"[*_#\s]+", " ", plain))
    return plain.strip().rstrip(".:;, ")


@cache
def load_schemes() -> Schemes:
    """The schemes that ship with the program; read once."""
    return Schemes(triple for path in sorted(FOLDER.glob("*.ttl")) for triple in triples_of(path))


def triples_of(path: Path) -> list[Triple]:
    """The statements of a Turtle file of this package."""
    return [quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE)]
