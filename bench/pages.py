"""`python bench/pages.py --data SMALL --data LARGE`: what a page of each kind costs and weighs, and does it grow with the folder?

Milliseconds of processor time of an answer and KiB of its body, with no cache, and how many times that is of a static file of the same size
that the same kind of server sends. Linux alone tells what a server took.
"""

from __future__ import annotations

import argparse
import http.client
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.questions import values_for
from bench.servers import Server, free_port, started
from queries.dataset import Dataset

ASKED = 25  # times that each address is asked
MOST_KIB = 300
MOST_MS = 100
_KIB = 1024
_REMIT = str(Path(sys.executable).with_name("remit"))
_STATIC = "import sys, uvicorn; from starlette.staticfiles import StaticFiles; uvicorn.run(StaticFiles(directory=sys.argv[1]), port=int(sys.argv[2]))"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; 0 if every page kept within its aims, else 1."""
    parser = argparse.ArgumentParser(prog="python bench/pages.py", description="what pages cost and weigh")
    parser.add_argument("--data", type=Path, action="append", required=True, help="a data folder, the smallest first")
    given = parser.parse_args(arguments)
    with Dataset.open(given.data[0]) as first:
        addresses = dict(_addresses(first, values_for([first])))
    found = [_served(data, addresses) for data in given.data]
    sizes = sorted({size for costs in found for _, size in costs.values()})
    floors = _floors(sizes)
    missed = 0
    for name in addresses:
        costs = [costs[name] for costs in found]
        kept = all(ms <= MOST_MS and size <= MOST_KIB * _KIB for ms, size in costs)
        missed += not kept
        told = " | ".join(f"{ms:.1f} ms, {ms / floors[size]:.0f} times, {size / _KIB:.0f} KiB" for ms, size in costs)
        print(f"| {name} | {told} | {'' if kept else 'MISSED'} |", flush=True)
    return int(missed > 0)


def _addresses(data: Dataset, values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """A page of each kind, by what it is called."""
    body, council = (quote(values[each].rsplit("/", 1)[1], safe="") for each in ("body", "authority"))
    file = quote(values["file"], safe="")
    yield "start", "/"
    yield "search", "/search?q=neglect"
    yield "how far to trust it", "/about"
    yield "the tables", "/tables"
    yield "still open", "/recommendations?open=true"
    yield "a body", f"/organisation/{body}"
    yield "a council", f"/organisation/{council}"
    yield "a council's summary to print", f"/organisation/{council}/print"
    yield "a recommendation", f"/recommendation/{quote(values['recommendation'].partition('/recommendation/')[2])}"
    yield "a report", f"/report/{file}"
    yield "a report's text", f"/report/{file}/text"
    for name in (
        "recommendations",
        "findings",
        "judgements",
        "inspections",
        "reports",
        "bodies",
        "councils",
        "themes",
        "repetitions",
        "new",
        "work",
    ):
        yield name, f"/{name}"


def _served(data: Path, addresses: Mapping[str, str]) -> dict[str, tuple[float, int]]:
    """Of each page the processor milliseconds of an answer and the bytes of its body."""
    port = free_port()
    quiet = {"REMIT_ACCESS_LOG": "false", "REMIT_CACHE_MEBIBYTES": "0"}
    with started([_REMIT, "serve", "--data", str(data), "--port", str(port)], port, **quiet) as server:
        return {name: _asked(server, path) for name, path in addresses.items()}


def _floors(sizes: Sequence[int]) -> dict[int, float]:
    """Processor milliseconds of sending a static file of each size."""
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            (Path(folder) / f"{size}.html").write_bytes(b"x" * size)
        port = free_port()
        with started([sys.executable, "-c", _STATIC, folder, str(port)], port) as server:
            return {size: _asked(server, f"/{size}.html")[0] for size in sizes}


def _asked(server: Server, path: str) -> tuple[float, int]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    size = _ask(connection, path)
    before = server.cpu()
    for _ in range(ASKED):
        _ask(connection, path)
    least = 1 / ASKED  # what a clock of ten milliseconds cannot tell from nothing
    return max((server.cpu() - before) / ASKED * 1000, least), size


def _ask(connection: http.client.HTTPConnection, path: str, redirects: int = 1) -> int:
    connection.request("GET", path, headers={"Accept": "text/html"})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status in (302, 307, 308) and redirects:
        return _ask(connection, answer.headers["location"], redirects - 1)
    if answer.status != http.client.OK:
        raise SystemExit(f"{path}: {answer.status} {body[:300]!r}")
    return len(body)


if __name__ == "__main__":
    sys.exit(main())
