"""A report's stored text as a thing of its own: what the places of quotations count in, with its digest and whose it is."""

from __future__ import annotations

import hashlib
from typing import Final

from pyoxigraph import NamedNode

from ingest.facts import Source
from ingest.graph.emission import Emission, dcterms, prov, rdf, schema
from ontology.terms import OPEN_GOVERNMENT_LICENCE

UNDER_IT: Final = frozenset(
    {"organisation/ofsted", "organisation/hmicfrs", "organisation/hmi-probation", "organisation/hmi-prisons"}
)
"""Publishers whose reports are Crown copyright and under that licence. Others are bodies of their own, whose terms are not one."""

TEXT_FORMAT: Final = "text/plain; charset=utf-8"


def write_text(emission: Emission, report: NamedNode, report_id: str, source: Source, publisher: str | None) -> None:
    """The stored text of a report: what `oa:start` and `oa:end` of its quotations count in. `publisher` is the tail of an IRI."""
    text, say = emission.node(f"text/{report_id}"), emission.say
    say(report, schema.encoding, text)
    say(text, rdf.type, prov.Entity)
    say(text, schema.sha256, hashlib.sha256(source.text.encode("utf-8")).hexdigest())
    say(text, schema.encodingFormat, TEXT_FORMAT)
    say(text, prov.wasDerivedFrom, emission.node(f"file/{source.sha256}"))
    if publisher is not None:
        say(text, dcterms.rightsHolder, emission.node(publisher))
    if publisher in UNDER_IT:
        say(text, dcterms.license, NamedNode(OPEN_GOVERNMENT_LICENCE))
