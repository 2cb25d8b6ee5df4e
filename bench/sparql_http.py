"""`python bench/sparql_http.py --data FOLDER`: `/sparql` beside the engine's own server, `oxigraph`, over the same edition.

Each query is asked of both in turn, so that a slow moment of the machine is one of both. Ratios are what to trust.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.asking import WrongAnswer, rate, tag_of
from bench.servers import free_port, started
from queries.dataset import Dataset

CLIENTS = (1, 8)
TAKES = 3
SECONDS = 2.0
BUSY = 60
"""Seconds that a query may take, of a server that is not to refuse what a busy machine takes long for."""

LEAST, LEAST_KEPT = 0.7, 3.0
"""Of the other server's rate: evaluated anew each time, and where the client or the server has the answer."""

JSON = {"Accept": "application/sparql-results+json"}

STORED = ("owned-by", "organisation", "inspections", "grades-over-time", "report-recommendations")

AGGREGATES = {
    "things by class": "SELECT ?class (COUNT(*) AS ?n) { ?thing a ?class } GROUP BY ?class ORDER BY DESC(?n)",
    "recommendations by owner": (
        "PREFIX remit: <https://w3id.org/remit/ontology#> SELECT ?body (COUNT(DISTINCT ?r) AS ?n) "
        "{ ?r remit:ownedBy ?body } GROUP BY ?body ORDER BY DESC(?n) LIMIT 50"
    ),
    "judgements by grade": (
        "PREFIX remit: <https://w3id.org/remit/ontology#> SELECT ?framework ?grade (COUNT(*) AS ?n) "
        "{ ?j a remit:Judgement ; remit:grade ?grade ; remit:fromInspection/remit:framework ?framework } GROUP BY ?framework ?grade"
    ),
}


def queries_of(data: Path) -> dict[str, str]:
    """What is asked: five stored questions about what owns most and was inspected most, and three aggregates."""
    with Dataset.open(data) as dataset:
        body = dataset.select(
            "PREFIX remit: <https://w3id.org/remit/ontology#> SELECT ?b (COUNT(*) AS ?n) { ?r remit:ownedBy ?b } "
            "GROUP BY ?b ORDER BY DESC(?n) LIMIT 1",
            seconds=BUSY,
        ).column("b")[0]
        council = dataset.select(
            "PREFIX remit: <https://w3id.org/remit/ontology#> SELECT ?b (COUNT(*) AS ?n) { ?i remit:inspectedAuthority ?b } "
            "GROUP BY ?b ORDER BY DESC(?n) LIMIT 1",
            seconds=BUSY,
        ).column("b")[0]
        file = dataset.select(
            "SELECT ?f { ?r <https://w3id.org/remit/ontology#fileName> ?f } ORDER BY ?f LIMIT 1"
        ).column("f")[0]
        given: dict[str, Mapping[str, str]] = {
            "owned-by": {"body": body},
            "organisation": {"code": body},
            "inspections": {"authority": council},
            "grades-over-time": {"authority": council},
            "report-recommendations": {"file": file},
        }
        from queries.catalogue import question

        stored = {}
        for name in STORED:
            taken = {parameter.name for parameter in question(name).parameters}
            values = {key: value for key, value in given[name].items() if key in taken}
            values |= {
                each.name: body for each in question(name).parameters if each.required and each.name not in values
            }
            stored[name] = dataset.bind(name, **values)
        return stored | AGGREGATES


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; 0 if every aim was met, else 1."""
    parser = argparse.ArgumentParser(
        prog="python bench/sparql_http.py", description="/sparql beside the oxigraph server"
    )
    parser.add_argument("--data", type=Path, required=True, help="a data folder")
    parser.add_argument("--seconds", type=float, default=SECONDS, help=f"of each take ({SECONDS:g})")
    parser.add_argument(
        "--clients", type=int, nargs="+", default=CLIENTS, help="how many ask at a time, one run for each number (1 8)"
    )
    parser.add_argument("--takes", type=int, default=TAKES, help=f"of each server in turn ({TAKES})")
    given = parser.parse_args(arguments)
    queries = queries_of(given.data)
    with Dataset.open(given.data) as dataset:
        graph = dataset.edition.graph
    ours, theirs, kept = free_port(), free_port(), free_port()
    binary = Path(sys.executable).with_name("oxigraph")
    serve = [str(Path(sys.executable).with_name("remit")), "serve", "--data", str(given.data), "--port"]
    quiet = {"REMIT_ACCESS_LOG": "false", "REMIT_QUERY_SECONDS": str(BUSY), "REMIT_QUEUE_SECONDS": str(BUSY)}
    with (
        started([*serve, str(ours)], ours, REMIT_CACHE_MEBIBYTES="0", **quiet),
        started([*serve, str(kept)], kept, **quiet),
        started([str(binary), "serve-read-only", "--location", str(graph), "--bind", f"127.0.0.1:{theirs}"], theirs),
    ):
        for port, path in ((ours, "/sparql"), (kept, "/sparql"), (theirs, "/query")):
            _until_it_answers(port, path)
        met = []
        for clients in given.clients:
            print(
                f"clients: {clients}; answers a second of oxigraph, of /sparql anew, cached, and unchanged (304)",
                flush=True,
            )
            met += [
                _compare(name, text, (ours, theirs, kept), clients, given.seconds, given.takes)
                for name, text in queries.items()
            ]
    return 0 if all(met) else 1


def _until_it_answers(port: int, path: str) -> None:
    """A server listens before it has opened its edition."""
    while True:
        try:
            rate(port, path, "ASK {}", clients=1, seconds=0.0, headers=JSON)
            return
        except (OSError, WrongAnswer):
            time.sleep(0.1)


def _compare(name: str, query: str, ports: tuple[int, int, int], clients: int, seconds: float, takes: int) -> bool:
    ours, theirs, kept = ports
    tag = tag_of(kept, "/sparql", query, JSON)
    found: list[tuple[float, ...]] = []
    for _ in range(takes):
        asked = [
            rate(theirs, "/query", query, clients=clients, seconds=seconds, headers=JSON),
            rate(ours, "/sparql", query, clients=clients, seconds=seconds, headers=JSON),
            rate(kept, "/sparql", query, clients=clients, seconds=seconds, headers=JSON),
            rate(
                kept,
                "/sparql",
                query,
                clients=clients,
                seconds=seconds,
                headers={**JSON, "If-None-Match": tag},
                status=304,
            ),
        ]
        found.append(tuple(each.a_second for each in asked))
    anew = median(take[1] / take[0] for take in found)
    cached, unchanged = (median(take[at] / take[0] for take in found) for at in (2, 3))
    rates = " ".join(f"{median(column):9.1f}" for column in zip(*found, strict=True))
    met = anew >= LEAST and cached >= LEAST_KEPT and unchanged >= LEAST_KEPT
    print(
        f"{name:26} {rates}   anew {anew:5.2f} (aim {LEAST})  cached {cached:6.1f}  304 {unchanged:6.1f} (aim {LEAST_KEPT:g})"
        f"  {'met' if met else 'MISSED'}",
        flush=True,
    )
    return met


if __name__ == "__main__":
    sys.exit(main())
