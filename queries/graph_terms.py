"""From what people type to what the graph calls it: codes, ends of IRIs and notations become terms, or an error says why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, Protocol

import pyoxigraph as ox

from ontology.errors import NotFound, QueryError
from ontology.registers.nearest import NEAREST, nearest
from queries.asked_store import AskedStore

if TYPE_CHECKING:
    from ontology.registers.search import Hit

# As they stand, and not out of `ontology.terms`: what that is made of takes longer to load than most questions to answer.
_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_REMIT: Final = "https://w3id.org/remit/ontology#"
IN_SCHEME: Final = ox.NamedNode(f"{_SKOS}inScheme")
NOTATION: Final = ox.NamedNode(f"{_SKOS}notation")


class KnownBodies(Protocol):
    """Every body of a graph, by codes and names: as the graph says it, or an edition's index."""

    def coded(self, code: str) -> tuple[str, ...]:
        """The IRIs of the bodies of a code, key, IRI or end of one: more than one where the code is not unique."""

    def search(self, q: str) -> list[tuple[str, Hit]]:
        """The bodies that `q` may mean, best first, each with its IRI and by what it was found."""

    def guess(self, q: str) -> list[tuple[str, Hit]]:
        """As `search`; where that finds nothing, the bodies that come nearest."""


class GraphTerms:
    """What one graph knows users' words by. `base` is what its instances' IRIs begin with, `known_bodies` its bodies."""

    def __init__(self, store: AskedStore, base: str, known_bodies: KnownBodies) -> None:
        self._store = store
        self.base = base
        self.known_bodies = known_bodies

    def organisation(self, code: str) -> ox.NamedNode:
        """The organisation of an ODS or GSS code, an Ofsted URN, a register's key, or an IRI or its end.

        Capitals and blanks do not matter. Raises QueryError for the code of several bodies, NotFound for one that the
        graph does not know.
        """
        found = self.known_bodies.coded(code)
        if len(found) > 1:
            raise QueryError(
                f"{code} is the code of several bodies: {', '.join(found)}.",
                remedy="Give the IRI of the one that you mean.",
            )
        if not found:
            near = "; ".join(f"{hit.organisation.name} ({hit.organisation.key})" for _, hit in self._guesses(code))
            raise NotFound(
                f"The graph knows no organisation by the code {code!r}.",
                remedy=f"Did you mean {near}?" if near else "Find it by name: remit query find-body --param words=...",
            )
        return ox.NamedNode(found[0])

    def _guesses(self, written: str) -> list[tuple[str, Hit]]:
        return self.known_bodies.guess(written)[:NEAREST]

    def bodies(self, name: str) -> list[tuple[ox.NamedNode, str]]:
        """The bodies that a name may mean, the likeliest first, each with the spelling by which it was found."""
        return [(ox.NamedNode(iri), hit.matched) for iri, hit in self.known_bodies.search(name)]

    def thing(self, iri: str) -> ox.NamedNode:
        """The thing of an IRI, or of the end of one. Raises NotFound where the graph says nothing of it."""
        whole = iri if re.match(r"[a-z][a-z0-9+.-]*:", iri) else self.base + iri.lstrip("/")
        try:
            node = ox.NamedNode(whole)
        except ValueError as error:
            raise QueryError(f"{whole!r} is no IRI: {error}.") from None
        if not any(self._store.quads_for_pattern(node, None, None, None)):
            raise NotFound(f"The graph says nothing of <{whole}>.", remedy="An IRI is case-sensitive; copy it whole.")
        return node

    def concept(self, scheme: str, notation: str) -> ox.NamedNode:
        """The concept of a notation in a scheme. Raises QueryError with the scheme's notations."""
        known = {
            quad.object.value: concept
            for concept in self._subjects(IN_SCHEME, ox.NamedNode(_REMIT + scheme))
            for quad in self._store.quads_for_pattern(concept, NOTATION, None, None)
            if isinstance(quad.object, ox.Literal)
        }
        written = notation.lower().replace(" ", "-")
        if written in known:
            return known[written]
        near = nearest(written, known, count=1)
        hint = f"Did you mean {near[0]}? " if near else ""
        raise QueryError(
            f"{notation!r} is not in the scheme {scheme}.",
            remedy=f"{hint}It has: {', '.join(sorted(known)) or 'nothing'}.",
        )

    def _subjects(self, property_: ox.NamedNode, value: ox.NamedNode | ox.Literal) -> Iterable[ox.NamedNode]:
        for quad in self._store.quads_for_pattern(None, property_, value, None):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject
