"""What Remit notes in a SPARQL server that it fills: which edition, what each graph holds, and where all statements stand together.

The note is a graph of its own, of one name whatever the instances' IRIs begin with, so that whoever asks the server finds it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import pyoxigraph as ox

from ontology.terms import DCTERMS, DEFAULT_BASE, VOID
from queries.remote.connection import RESULTS, StoreConnection

NOTE: Final = "https://w3id.org/remit/service#published"
"""The graph, and what it is said of."""

DIGEST: Final = "https://w3id.org/remit/service#digest"
"""Of a graph: the SHA-256 of its sorted statements."""

DEFAULT_GRAPH: Final = "https://w3id.org/remit/service#defaultGraph"
"""Where a server's default graph is all named ones, each statement as often as they have it: the graph that has each once."""

RECORD: Final = "https://w3id.org/remit/service#record"
"""What the edition is cited by, as JSON: how it was made, of what, and when."""

CATALOGUE: Final = "graph/catalogue"
"""The tail of the graph that describes the dataset and its editions. No statement of it is among those of all graphs taken together."""

VERSION: Final = str(DCTERMS.hasVersion)
URI_SPACE: Final = str(VOID.uriSpace)


@dataclass(frozen=True, slots=True)
class Published:
    """The note. `version` is None where nothing was published to the end, `default_graph` where the server's own is meant, `record` where
    an older Remit published.
    """

    base: str = str(DEFAULT_BASE)
    version: str | None = None
    default_graph: str | None = None
    record: str | None = None
    digests: dict[str, str] = field(default_factory=dict)


def published(connection: StoreConnection, *, digests: bool = False) -> Published:
    """What a server notes; with the graphs' `digests` where they are wanted. Raises StoreError where it does not answer."""
    only = "" if digests else f"FILTER (?p != <{DIGEST}>) "
    text = f"SELECT ?s ?p ?o WHERE {{ GRAPH <{NOTE}> {{ ?s ?p ?o }} {only}}}"
    read: Any = ox.parse_query_results(connection.query(text, RESULTS).body, ox.QueryResultsFormat.JSON)
    said: dict[str, str] = {}
    found: dict[str, str] = {}
    for row in read:
        subject, property_, value = (row[name].value for name in ("s", "p", "o"))
        if property_ == DIGEST:
            found[subject] = value
        elif subject == NOTE:
            said[property_] = value
    base = said.get(URI_SPACE, str(DEFAULT_BASE))
    return Published(base, said.get(VERSION), said.get(DEFAULT_GRAPH), said.get(RECORD), found)
