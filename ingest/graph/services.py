"""Which of the services that are common enough to compare a report's own words for a service name."""

from __future__ import annotations

import re
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from ontology.schemes import Schemes, plain_wording
from ontology.terms import SKOS, concept

_WORDINGS = frozenset((str(SKOS.prefLabel), str(SKOS.altLabel)))


def services_named(schemes: Schemes, words: str) -> tuple[NamedNode, ...]:
    """The concepts of the scheme `services` of which some wording stands in `words`, as whole words; often none."""
    folded = plain_wording(words)
    return tuple(node for node, pattern in _patterns(schemes) if pattern.search(folded))


@lru_cache(maxsize=4)  # a process has the packaged schemes; a test may have some of its own
def _patterns(schemes: Schemes) -> tuple[tuple[NamedNode, re.Pattern[str]], ...]:
    wordings: dict[str, list[str]] = {}
    beginning = concept("services", "")
    for triple in schemes.triples:
        iri = triple.subject.value if isinstance(triple.subject, NamedNode) else ""
        wording = triple.object if triple.predicate.value in _WORDINGS else None
        if iri.startswith(beginning) and isinstance(wording, Literal):
            wordings.setdefault(iri, []).append(plain_wording(wording.value))
    return tuple(
        (NamedNode(iri), re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names)))})(?!\w)"))
        for iri, names in sorted(wordings.items())
    )
