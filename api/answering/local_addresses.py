"""Where a server answers for IRIs: the way from an IRI to the path of the document about it, and back.

https://w3id.org/remit/id/organisation/ZX1      -> /doc/organisation/ZX1
https://w3id.org/remit/scheme/grades2009/2      -> /doc/scheme/grades2009/2
https://w3id.org/remit/ontology#Judgement       -> /doc/ontology/Judgement
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote

from ontology.terms import REMIT, SCHEME

DOCUMENTS: Final = "/doc/"
"""What the path of every document about a thing begins with."""

THINGS: Final = "/id/"
"""What the path of every instance begins with: where its IRI leads, by redirection or because the base of IRIs is this server."""

SCHEME_TAIL, TERM_TAIL = "scheme/", "ontology/"
"""How the tails begin of documents that are about no instance but a concept, or a term of the ontology; no instance's tail begins so."""

LONGEST_TAIL: Final = 400
"""Characters of an IRI after its base: the longest that Remit makes has about 180."""

_TAIL = re.compile(rf"[\w.'/-]{{1,{LONGEST_TAIL}}}", re.ASCII)


def local_path(iri: str, base: str) -> str | None:
    """The path of the document about an IRI, or None for one that is not ours. `base` is that of the instances."""
    for beginning, tail in ((base, ""), (SCHEME, SCHEME_TAIL), (str(REMIT), TERM_TAIL)):
        if iri.startswith(beginning) and len(iri) > len(beginning):
            return DOCUMENTS + tail + quote(iri.removeprefix(beginning), safe="/'")
    return None


def named_by(tail: str, base: str) -> str | None:
    """The IRI that a document of this tail is about, whether or not there is such a thing; None for what can be no tail."""
    if not _TAIL.fullmatch(tail):
        return None
    for beginning, namespace in ((SCHEME_TAIL, SCHEME), (TERM_TAIL, str(REMIT))):
        if tail.startswith(beginning):
            return namespace + tail.removeprefix(beginning)
    return base + tail
