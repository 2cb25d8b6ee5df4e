"""By which words a person knows a thing of a graph again."""

from __future__ import annotations

import textwrap
from itertools import chain

from rdflib import RDFS, Graph
from rdflib.term import Node

from ontology.terms import OA, REMIT, SCHEME, SDO, SKOS

WORDS = (
    SDO.text, REMIT.asWritten, SKOS.prefLabel, REMIT.citedAs, REMIT.about, REMIT.serviceName,
    REMIT.expected, OA.exact, RDFS.comment, SDO.name,
)  # fmt: skip
"""By which a person recognises a thing, best first."""

WORDS_LENGTH = 120
"""Characters of a thing's words in an account: about a line and a half, enough to find the sentence in the report."""


def words_of(data: Graph, node: Node) -> str | None:
    """The words by which a person recognises a thing: its own or those of its evidence; of a concept, those it is in."""
    things = [node]
    if str(node).startswith(SCHEME):
        things = sorted(data.subjects(object=node), key=str)
    for thing in things:
        quoted = sorted(chain(data.objects(thing, REMIT.evidence), data.subjects(OA.hasSelector, thing)), key=str)
        selectors = chain.from_iterable(data.objects(evidence, OA.hasSelector) for evidence in (thing, *quoted))
        for teller in (thing, *selectors):
            for predicate in WORDS:
                said = sorted(str(value) for value in data.objects(teller, predicate))
                if said:
                    return textwrap.shorten(said[0], WORDS_LENGTH, placeholder=" …")
    return None
