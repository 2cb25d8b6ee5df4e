"""What a query may not hold that another engine than ours evaluates: the names by which engines do more than SPARQL 1.1 has.

Virtuoso runs functions of its own under `bif:` and `sql:`, Jena those of Java under `java:`, and neither is known here in whole. So only
the casts of SPARQL are called by name, every prefix is declared, and names are those of the web.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from pyparsing import ParseResults
from rdflib import URIRef
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Prologue

from ontology.errors import QueryError
from ontology.terms import XSD

SCHEMES: Final = frozenset({"", "http", "https", "urn"})
"""Schemes of IRIs that are sent on; none is a relative one."""


def check_plain(nodes: Iterable[CompValue], prologue: Prologue) -> None:
    """Raise QueryError for a function that SPARQL does not have, a prefix that is not declared, and an IRI of another scheme."""
    for node in nodes:
        for term in _terms(node):
            _check_scheme(str(term))
        if node.name == "pname":
            _check_scheme(_whole(node, prologue))
        if node.name == "Function" and not _whole(node.iri, prologue).startswith(str(XSD)):
            raise QueryError(
                "The query calls a function that SPARQL 1.1 does not have.",
                where=_whole(node.iri, prologue),
                remedy="Use the functions of SPARQL: another engine's are not sent on.",
            )


def _terms(node: CompValue) -> Iterator[URIRef]:
    """The IRIs that stand right in a node, or in lists of it."""
    waiting: list[Any] = list(node.values())
    while waiting:
        item = waiting.pop()
        if isinstance(item, URIRef):
            yield item
        elif isinstance(item, ParseResults | list | tuple) and not isinstance(item, CompValue):
            waiting.extend(item)


def _whole(name: Any, prologue: Prologue) -> str:
    try:
        return str(prologue.absolutize(name))
    except Exception:  # rdflib raises a bare Exception for a prefix that is not declared
        raise QueryError(
            "A prefix is not declared.", where=f"{name.prefix or ''}:", remedy="Declare it: PREFIX name: <IRI>"
        ) from None


def _check_scheme(iri: str) -> None:
    try:
        scheme = urlsplit(iri).scheme
    except ValueError:
        scheme = "?"
    if scheme not in SCHEMES:
        raise QueryError(
            f"An IRI of the scheme {scheme[:40]!r} is not sent on.",
            where=iri[:200],
            remedy="Names that begin with http:, https: and urn: are.",
        )
