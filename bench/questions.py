"""`python bench/questions.py --data SMALL --data LARGE`: how the cost of stored questions grows with the folder.

Each question is asked of all folders about the same body, council, report and recommendation: those of the first folder that have the same
number of recommendations in all. Milliseconds of processor time, the least of some takes.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from queries.catalogue import Question, catalogue
from queries.dataset import Dataset

TAKES = 3
MOST_GROWTH = 1.5  # times what it costs in the first folder, for as many rows
LEAST_MS = 1.0  # less than this is counted as this: it is the clock that is measured
LATEST = "2099-12-31"

_REMIT = "PREFIX remit: <https://w3id.org/remit/ontology#> "


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; 0 if no question grew by more than its rows, else 1."""
    parser = argparse.ArgumentParser(prog="python bench/questions.py", description="how questions grow with the folder")
    parser.add_argument("--data", type=Path, action="append", required=True, help="a data folder, the smallest first")
    parser.add_argument("names", nargs="*", help="questions (all that people ask)")
    given = parser.parse_args(arguments)
    datasets = [Dataset.open(folder) for folder in given.data]
    values = values_for(datasets)
    grown = 0
    for name in given.names or [name for name in catalogue() if not name.startswith("lookup_")]:
        for called, parameters in _ways(catalogue()[name], values):
            found = [_cost(dataset, name, parameters) for dataset in datasets]
            (few, before), (many, after) = found[0], found[-1]
            growth = max(after, LEAST_MS) / max(before, LEAST_MS) / max(many / few if few else 1.0, 1.0)
            grown += growth > MOST_GROWTH
            told = " | ".join(f"{rows:,} rows {spent:.1f} ms" for rows, spent in found)
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
    return {
        "body": body[0], "authority": council[0], "first": council[0], "second": other, "recommendation": recommendation,
        "fact": recommendation, "file": file, "words": "children", "before": LATEST,
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
    needed = {each.name: values[each.name] for each in asked.parameters if each.required}
    yield asked.name, needed
    for each in asked.parameters:
        if not each.required and each.name in values:
            yield f"{asked.name}, {each.name}", needed | {each.name: values[each.name]}


def _cost(dataset: Dataset, name: str, parameters: Mapping[str, str]) -> tuple[int, float]:
    """How many rows a question gives, and the milliseconds of processor time that it takes."""
    least, rows = float("inf"), 0
    for _ in range(TAKES):
        start = time.process_time()
        rows = len(dataset.look_up(name, **parameters).rows)
        least = min(least, (time.process_time() - start) * 1000)
    return rows, least


if __name__ == "__main__":
    sys.exit(main())
