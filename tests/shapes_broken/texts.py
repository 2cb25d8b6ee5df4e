"""Broken stored texts: `text.ttl`."""

from __future__ import annotations

from rdflib import Literal

from ontology.terms import PROV, SDO
from shapes_broken.change import Broken, exactly_one, thing
from shapes_broken.marlshire import NOWHERE, REPORT, WORDS

TEXT = thing("text/00112233445566ff")
_DIGEST = Literal("9" * 64)

EXAMPLES: tuple[Broken, ...] = (
    *exactly_one("ReportText", REPORT, SDO.encoding, NOWHERE, WORDS),
    *exactly_one("TextDigest", TEXT, SDO.sha256, _DIGEST, Literal("9" * 63), NOWHERE),
    *exactly_one("TextSource", TEXT, PROV.wasDerivedFrom, NOWHERE, WORDS),
)
