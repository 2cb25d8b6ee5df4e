"""From what people type to what the graph calls it: codes, ends of IRIs and notations become terms, or an error says why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from ontology.errors import NotFound, QueryError
from ontology.terms import REMIT, SCHEME, SKOS
from queries.nearest import nearest

# The codes by which a body is known, in the order in which they are tried.
CODES: Final = tuple(
    ox.NamedNode(str(term)) for term in (REMIT.odsCode, REMIT.gssCode, REMIT.organisationKey, REMIT.ofstedUrn)
)

NAMES: Final = (ox.NamedNode(str(SKOS.prefLabel)), ox.NamedNode(str(SKOS.altLabel)))
IN_SCHEME: Final = ox.NamedNode(str(SKOS.inScheme))

_CODE = re.compile(r"[\w./'-]+")


class GraphTerms:
    """What one graph knows users' words by. `base` is what its instances' IRIs begin with."""

    def __init__(self, store: ox.Store, base: str) -> None:
        self._store = store
        self._base = base

    def organisation(self, code: str) -> ox.NamedNode:
        """The organisation of an ODS or GSS code, an Ofsted URN, a register's key, or an IRI or its end.

        Capitals do not matter. Raises QueryError for what cannot be a code or is the code of several bodies, NotFound
        for one that the graph does not know.
        """
        if ":" in code or "/" in code:
            return self.thing(code)
        if not _CODE.fullmatch(code):
            raise QueryError(
                f"{code!r} is a name or no code at all; organisations are asked for by code.",
                remedy=f"Find the code: remit query find-body --param words={code!r}",
            )
        for written in dict.fromkeys((code, code.upper(), code.lower())):
            for property_ in CODES:
                found = self._with(property_, written)
                if len(found) > 1:
                    raise QueryError(
                        f"{code} is the code of several bodies: {', '.join(body.value for body in found)}.",
                        remedy="Give the IRI of the one that you mean.",
                    )
                if found:
                    return found[0]
        raise NotFound(
            f"The graph knows no organisation by the code {code}.",
            remedy="Find its code by a part of its name: remit query find-body --param words=...",
        )

    def thing(self, iri: str) -> ox.NamedNode:
        """The thing of an IRI, or of the end of one. Raises NotFound where the graph says nothing of it."""
        whole = iri if re.match(r"[a-z][a-z0-9+.-]*:", iri) else self._base + iri.lstrip("/")
        try:
            node = ox.NamedNode(whole)
        except ValueError as error:
            raise QueryError(f"{whole!r} is no IRI: {error}.") from None
        if not any(self._store.quads_for_pattern(node, None, None, None)):
            raise NotFound(f"The graph says nothing of <{whole}>.", remedy="An IRI is case-sensitive; copy it whole.")
        return node

    def concept(self, scheme: str, notation: str) -> ox.NamedNode:
        """The concept of a notation in a scheme. Raises QueryError with the scheme's notations."""
        beginning = f"{SCHEME}{scheme}/"
        known = sorted(
            concept.value.removeprefix(beginning) for concept in self._subjects(IN_SCHEME, ox.NamedNode(REMIT[scheme]))
        )
        written = notation.lower().replace(" ", "-")
        if written in known:
            return ox.NamedNode(beginning + written)
        near = nearest(written, known, count=1)
        hint = f"Did you mean {near[0]}? " if near else ""
        raise QueryError(
            f"{notation!r} is not in the scheme {scheme}.", remedy=f"{hint}It has: {', '.join(known) or 'nothing'}."
        )

    def _with(self, property_: ox.NamedNode, value: str) -> list[ox.NamedNode]:
        return sorted(set(self._subjects(property_, ox.Literal(value))), key=lambda node: node.value)

    def _subjects(self, property_: ox.NamedNode, value: ox.NamedNode | ox.Literal) -> Iterable[ox.NamedNode]:
        for quad in self._store.quads_for_pattern(None, property_, value, None):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject
