"""`python bench/questions.py --data SMALL --data LARGE`: how the cost of stored questions grows with the folder.

Each question is asked of all folders about the same body, council, report and recommendation: those of the first folder that have the same
number of recommendations in all. Milliseconds of processor time, the least of some takes. A question is asked in a process of its own for each
folder, which ends where it takes longer than it may.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from queries.catalogue import Question, catalogue
from queries.dataset import Dataset

TAKES = 3
MOST_GROWTH = 1.5  # times what it costs in the first folder, for as many rows
LEAST_MS = 1.0  # less than this is counted as this: it is the clock that is measured
LEAST_SECONDS = (
    0.05  # a question is asked again until so much has passed: some systems tell processor time in steps of 4 ms
)
MOST_SECONDS = 60  # of processor time for all takes of a question: what takes longer is told and left
LATEST = "2099-12-31"

_REMIT = "PREFIX remit: <https://w3id.org/remit/ontology#> "


EVERYWHERE = {
    "words": "children", "before": LATEST, "since": "2012-01-01", "on": "2018-01-01", "framework": "slac", "theme": "recording",
    "priority": "immediately", "strand": "safeguarding", "aspect": "overall effectiveness", "role": "provides", "basis": "owned",
    "outcome": "loving-homes", "year": "2016", "service": "health", "inherited": "no", "status": "in-general", "kind": "NHSTrust",
}  # fmt: skip
"""What a parameter is given in every folder, whichever question takes it."""

OTHERWISE = {
    ("discrepancies", "kind"): "contradiction-within-report",
    ("findings", "kind"): "strength",
    ("find-body", "words"): "council",
    ("follow-ups", "status"): "met",
    ("partner-agencies", "role"): "owner",
}

_dataset: Dataset | None = None


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; 0 if no question grew by more than its rows, else 1."""
    parser = argparse.ArgumentParser(prog="python bench/questions.py", description="how questions grow with the folder")
    parser.add_argument("--data", type=Path, action="append", required=True, help="a data folder, the smallest first")
    parser.add_argument("names", nargs="*", help="questions (all that people ask)")
    given = parser.parse_args(arguments)
    datasets = [Dataset.open(folder) for folder in given.data]
    values = values_for(datasets)
    for each in datasets:
        each.close()
    grown = 0
    for name in given.names or [name for name in catalogue() if not name.startswith("lookup_")]:
        for called, parameters in _ways(catalogue()[name], values):
            found = [_cost(folder, name, parameters) for folder in given.data]
            growth = _growth(found[0], found[-1])
            grown += growth > MOST_GROWTH
            told = " | ".join(f"{cost[0]:,} rows {cost[1]:.1f} ms" if cost else "too long" for cost in found)
            print(f"| {called} | {told} | {growth:.2f} {'' if growth <= MOST_GROWTH else 'GROWS'} |", flush=True)
    return int(grown > 0)


def values_for(datasets: Sequence[Dataset]) -> dict[str, str]:
    """What each parameter is given, whichever question takes it."""
    body = _of_one_number(datasets, "?thing remit:ownedBy ?body")
    council = _of_one_number(datasets, "?thing remit:inspectedAuthority ?body")
    other = council[1] if len(council) > 1 else council[0]
    first = datasets[0].select(
        f"{_REMIT} SELECT ?r ?f {{ ?r remit:ownedBy <{body[0]}> ; remit:evidence/<http://www.w3.org/ns/oa#hasSource>/remit:fileName ?f }} "
        "ORDER BY ?r LIMIT 1"
    )
    recommendation, file = first.column("r")[0], first.column("f")[0]
    return EVERYWHERE | {
        "body": body[0], "authority": council[0], "first": council[0], "second": other, "recommendation": recommendation,
        "fact": recommendation, "file": file,
    }  # fmt: skip


def _of_one_number(datasets: Sequence[Dataset], pattern: str) -> list[str]:
    """The bodies of which as much is said in each folder, those with most first; where there are none, those of the first folder."""
    query = f"{_REMIT} SELECT ?body (COUNT(DISTINCT ?thing) AS ?n) {{ {pattern} }} GROUP BY ?body"
    counts = [
        dict(zip(table.column("body"), table.column("n"), strict=True)) for table in (d.select(query) for d in datasets)
    ]
    same = [body for body, number in counts[0].items() if all(each.get(body) == number for each in counts)]
    return sorted(same or counts[0], key=lambda body: (-int(counts[0][body]), body))


def _ways(asked: Question, values: Mapping[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    """The question with what it needs, and with each other parameter that there is a value for."""
    given = {each.name: OTHERWISE.get((asked.name, each.name)) or values.get(each.name) for each in asked.parameters}
    needed = {each.name: given[each.name] or "" for each in asked.parameters if each.required}
    yield asked.name, needed
    for each in asked.parameters:
        if not each.required and (value := given[each.name]):
            yield f"{asked.name}, {each.name}", needed | {each.name: value}


def _cost(folder: Path, name: str, parameters: Mapping[str, str]) -> tuple[int, float] | None:
    """How many rows a question gives, and the milliseconds of processor time that it takes; None where it takes too long."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, context, initializer=_opened, initargs=(folder,)) as process:
        try:
            return process.submit(_asked, name, dict(parameters)).result()
        except BrokenProcessPool:
            return None


def _opened(folder: Path) -> None:
    import resource  # Windows has none

    global _dataset
    _dataset = Dataset.open(folder)
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def _asked(name: str, parameters: dict[str, str]) -> tuple[int, float]:
    assert _dataset is not None
    least, rows = float("inf"), 0
    for _ in range(TAKES):
        start, asked, spent = time.process_time(), 0, 0.0
        while spent < LEAST_SECONDS:
            rows = len(_dataset.look_up(name, **parameters).rows)
            asked, spent = asked + 1, time.process_time() - start
        least = min(least, spent / asked * 1000)
    return rows, least


def _growth(few: tuple[int, float] | None, many: tuple[int, float] | None) -> float:
    """Times that the last folder's answer costs what the first one's does, beyond its rows."""
    if few is None or many is None:
        return float("inf")
    rows = max(many[0] / few[0] if few[0] else 1.0, 1.0)
    return max(many[1], LEAST_MS) / max(few[1], LEAST_MS) / rows


if __name__ == "__main__":
    sys.exit(main())
