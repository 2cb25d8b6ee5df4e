"""How many rows an engine goes through to answer a query: Oxigraph's own account of its plan, over a graph and over more of the same.

Rows are counted, not seconds: a busy machine tells the same. What a filter's EXISTS looks at is not in the account.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from sparql_servers import OXIGRAPH

BASE = "https://w3id.org/remit/id/"
FILE_NAME = ox.NamedNode("https://w3id.org/remit/ontology#fileName")


@dataclass(frozen=True, slots=True)
class Looked:
    """What an answer took. `rows`: of the answer; `looked_at`: of all steps of the plan together."""

    rows: int
    looked_at: int


def write_store(place: Path, triples: list[ox.Triple], copies: int) -> Path:
    """A store of so many copies of a graph, in the first of which everything is called as it was."""
    place.mkdir()
    quads = (ox.Quad(*_copied(triple, copy)) for copy in range(copies) for triple in triples)
    ox.serialize(quads, str(place / "graph.nq"), ox.RdfFormat.N_QUADS)
    load = [str(OXIGRAPH), "load", "--location", str(place / "store"), "--file", str(place / "graph.nq")]
    subprocess.run(load, check=True, capture_output=True)  # noqa: S603 - a program of ours
    return place / "store"


def _copied(triple: ox.Triple, copy: int) -> Iterator[Any]:
    for part in (triple.subject, triple.predicate, triple.object):
        if copy and isinstance(part, ox.NamedNode) and part.value.startswith(BASE):
            yield ox.NamedNode(f"{part.value}~{copy}")
        elif copy and isinstance(part, ox.BlankNode):
            yield ox.BlankNode(f"{part.value}x{copy}")
        elif copy and triple.predicate == FILE_NAME and isinstance(part, ox.Literal):
            yield ox.Literal(f"{part.value}~{copy}")
        else:
            yield part


def looked(store: Path, text: str) -> Looked:
    """What the answer to a SELECT query took in a store."""
    account = store.with_name("account.json")
    ask = [str(OXIGRAPH), "query", "--location", str(store), "--query", text, "--results-format", "csv"]
    subprocess.run([*ask, "--explain-file", str(account), "--stats"], check=True, capture_output=True)  # noqa: S603
    plan = json.loads(account.read_text(encoding="utf-8"))["plan"]
    return Looked(plan["number of results"], _together(plan))


def _together(node: Mapping[str, Any]) -> int:
    return int(node["number of results"]) + sum(map(_together, node.get("children", ())))
