"""`python bench/starting.py --data SMALL --data LARGE`: how soon a command answers and a server, and does it grow with the folder?

Processor seconds of all processes of a command, the least of some takes; of a server, until its first answer. Then what its memory is, and for
each look-up over HTTP the milliseconds of processor time of an answer, and by the clock the median. Linux alone tells them of a server.
"""

from __future__ import annotations

import argparse
import http.client
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import quote, urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.measuring import as_installed
from bench.questions import values_for
from bench.servers import Server, free_port, started
from queries.dataset import Dataset

TAKES = 3
ASKED = 200  # times that each address is asked
MOST_FOR_HELP = 2.5  # times what `import typer, rich` takes
MOST_FOR_A_QUESTION = 5.0  # times what `import pyoxigraph` takes
MOST_GROWTH = 1.5  # times what it is in the first folder
MOST_MEMORY = 1.3
LEAST_MS = 0.5  # less than this is counted as this: it is the clock that is measured
_MEGABYTE = 1e6
_REMIT = str(Path(sys.executable).with_name("remit"))


@dataclass(frozen=True, slots=True)
class Served:
    """What was measured of a server over one folder. `asked`: processor milliseconds and the clock's median for each look-up."""

    first: float
    memory: int
    asked: Mapping[str, tuple[float, float]]


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; 0 if every aim was met, else 1."""
    parser = argparse.ArgumentParser(
        prog="python bench/starting.py", description="how soon commands and a server answer"
    )
    parser.add_argument("--data", type=Path, action="append", required=True, help="a data folder, the smallest first")
    given = parser.parse_args(arguments)
    if not Path("/proc/self/smaps_rollup").exists():
        parser.error("this system does not tell what a server took; run it on Linux")
    met = [_over("remit --help", [_REMIT, "--help"], "import typer, rich", MOST_FOR_HELP)]
    with Dataset.open(given.data[0]) as first:
        values = values_for([first])
    questions = [
        [_REMIT, "query", "owned-by", "--param", f"body={values['body']}", "--data", str(each)] for each in given.data
    ]
    met.append(_over("remit query owned-by", questions[0], "import pyoxigraph", MOST_FOR_A_QUESTION))
    met.append(_grown("remit query owned-by", [_command(each) for each in questions], MOST_GROWTH, "s"))
    served = [_served(each, values) for each in given.data]
    met.append(_grown("remit serve, first answer", [each.first for each in served], MOST_GROWTH, "s"))
    met.append(_grown("remit serve, memory", [each.memory / _MEGABYTE for each in served], MOST_MEMORY, "MB"))
    for name in served[0].asked:
        met.append(_grown(name, [max(each.asked[name][0], LEAST_MS) for each in served], MOST_GROWTH, "ms"))
        print("  by the clock, the median: " + ", ".join(f"{each.asked[name][1]:.1f} ms" for each in served))
    return 0 if all(met) else 1


def _command(command: Sequence[str]) -> float:
    """Processor seconds of a command, the least of some takes. Raises SystemExit where it fails."""
    return min(_once(command) for _ in range(TAKES))


def _once(command: Sequence[str]) -> float:
    process = subprocess.Popen(command, env=as_installed(), stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed")
    return usage.ru_utime + usage.ru_stime


def _served(data: Path, values: Mapping[str, str]) -> Served:
    addresses = dict(_addresses(values))
    port = free_port()
    quiet = {"REMIT_ACCESS_LOG": "false", "REMIT_CACHE_MEBIBYTES": "0"}
    with started([_REMIT, "serve", "--data", str(data), "--port", str(port)], port, **quiet) as server:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        _ask(connection, next(iter(addresses.values())))
        first = server.cpu()
        asked = {name: _asked(server, lambda path=path: _ask(connection, path)) for name, path in addresses.items()}
        return Served(first, server.memory(), asked)


def _addresses(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What is looked up over HTTP, by what it is called."""
    body, council, recommendation = (quote(values[each], safe="") for each in ("body", "authority", "recommendation"))
    tail = quote(values["recommendation"].partition("/recommendation/")[2])
    yield "an organisation", f"/api/organisations/{body}"
    yield "its recommendations", f"/api/organisations/{body}/recommendations"
    yield "one recommendation", f"/api/recommendations/{tail or recommendation}"
    yield "an authority's judgements", f"/api/authorities/{council.rpartition('%2F')[2]}/judgements"
    yield "search by words", "/api/recommendations?q=health"
    yield (
        "/sparql, an organisation's triples",
        "/sparql?" + urlencode({"query": f"SELECT ?p ?o {{ <{values['body']}> ?p ?o }}"}),
    )


def _asked(server: Server, ask: Callable[[], None]) -> tuple[float, float]:
    """Milliseconds of processor time of one answer, and the median by the clock."""
    ask()
    before, clock = server.cpu(), []
    for _ in range(ASKED):
        begun = time.perf_counter()
        ask()
        clock.append((time.perf_counter() - begun) * 1000)
    return (server.cpu() - before) / ASKED * 1000, median(clock)


def _ask(connection: http.client.HTTPConnection, path: str) -> None:
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != http.client.OK:
        raise SystemExit(f"{path}: {answer.status} {body[:300]!r}")


def _over(what: str, command: Sequence[str], floor: str, aim: float) -> bool:
    """Whether a command takes at most so many times what the least of programs takes."""
    taken, least = _command(command), _command([sys.executable, "-c", floor])
    return _verdict(f"{what}, {taken:.2f} s, over `{floor}`, {least:.2f} s", taken / least, aim)


def _grown(what: str, found: Sequence[float], aim: float, unit: str) -> bool:
    told = ", ".join(f"{each:.2f} {unit}" for each in found)
    return _verdict(f"{what}: {told}", found[-1] / found[0], aim)


def _verdict(what: str, ratio: float, aim: float) -> bool:
    print(f"{what}: {ratio:.2f} times, aim at most {aim:g}: {'met' if ratio <= aim else 'MISSED'}", flush=True)
    return ratio <= aim


if __name__ == "__main__":
    sys.exit(main())
