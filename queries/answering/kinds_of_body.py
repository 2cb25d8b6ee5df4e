"""The kinds of body that the ontology knows: its classes of organisations, with what each is called and what is wider."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import pyoxigraph as ox

from ontology.errors import QueryError
from ontology.folding import fold
from ontology.terms import ORG, RDFS, REMIT
from ontology.vocabulary import vocabulary_triples

ANY: Final = "Organization"
"""The kind that every body is of."""


@dataclass(frozen=True, slots=True)
class KindOfBody:
    """A class of organisations: its local name, what it is called, and the local names of the kinds right above it."""

    id: str
    label: str
    broader: tuple[str, ...] = ()


@cache
def kinds_of_body() -> Mapping[str, KindOfBody]:
    """Every kind by its local name, `ANY` first, then by the alphabet."""
    above: dict[str, set[str]] = {}
    labels: dict[str, str] = {}
    for triple in vocabulary_triples():
        if not isinstance(triple.subject, ox.NamedNode):
            continue
        if triple.predicate.value == str(RDFS.subClassOf) and isinstance(triple.object, ox.NamedNode):
            above.setdefault(triple.subject.value, set()).add(triple.object.value)
        if triple.predicate.value == str(RDFS.label) and isinstance(triple.object, ox.Literal):
            labels[triple.subject.value] = triple.object.value
    ours = str(REMIT)
    kinds = {ANY: KindOfBody(ANY, "organisation")}
    for iri in sorted(above):
        if iri.startswith(ours) and str(ORG.Organization) in _all_above(iri, above):
            broader = sorted(wider.removeprefix(ours) for wider in above[iri] if wider.startswith(ours))
            kind = iri.removeprefix(ours)
            kinds[kind] = KindOfBody(kind, labels.get(iri, kind), tuple(broader) or (ANY,))
    return kinds


def _all_above(iri: str, above: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    line = [iri]
    while line:
        for wider in above.get(line.pop(), ()):
            if wider not in found:
                found.add(wider)
                line.append(wider)
    return found


def kind_called(written: str) -> KindOfBody | None:
    """The kind of a local name, an IRI of ours, or a label, in any case; None where there is none."""
    name = written.strip().removeprefix(str(REMIT))
    if name in kinds_of_body():
        return kinds_of_body()[name]
    plain = fold(name)
    return next((kind for kind in kinds_of_body().values() if plain in (fold(kind.id), fold(kind.label))), None)


def kind_asked(written: str, where: str | None = None) -> KindOfBody:
    """As `kind_called`. Raises QueryError, which names `where` it was asked, for what is no kind."""
    found = kind_called(written)
    if found is None:
        raise QueryError(f"{written!r} is no kind of body.", where=where, remedy=kinds_known())
    return found


def kinds_known() -> str:
    """What to tell somebody who asked for a kind that is none."""
    return f"Kinds are: {', '.join(kinds_of_body())}."


def with_wider(kind: str) -> list[KindOfBody]:
    """A kind (its local name) and every kind that is wider, the narrowest first, without `ANY`: what a body of the kind is found by."""
    known, found = kinds_of_body(), []
    line = [kind]
    while line:
        each = known.get(line.pop(0))
        if each is not None and each.id != ANY and each not in found:
            found.append(each)
            line += each.broader
    return found


def is_of_kind(kind: str, wanted: str) -> bool:
    """Whether what is of one kind is of another: the same, or one that is wider."""
    return wanted in (kind, ANY) or any(each.id == wanted for each in with_wider(kind))
