"""Builds that stop themselves at a moment of their work, told by what they do to files and never by a clock."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

from pyoxigraph import Store

from queries.editions.contents import is_whole
from queries.editions.publishing import edition_of
from queries.folder import DataFolder
from tests.conftest import example_registers

_ROOT = Path(__file__).parents[1]

_PROGRAM = """
import json, os, signal, sys

MOMENT, SIGNAL, DATA, TOLD = int(os.environ["MOMENT"]), int(os.environ["SIGNAL"]), os.environ["DATA"], os.environ["TOLD"]
DOES = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "sqlite3.connect", "shutil.copyfile", "shutil.rmtree"}
from api.command_line.main import main
import ingest.building.build, queries.editions.publishing
seen, own = 0, os.getpid()

def stop(event, values):
    global seen
    if event not in DOES or os.getpid() != own or not any(DATA in str(value) for value in values):
        return
    seen += 1
    if seen == MOMENT:
        os.kill(own, SIGNAL)

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell that runs the tests in the background has Ctrl-C ignored
sys.addaudithook(stop)
try:
    main()
finally:
    open(TOLD, "w").write(json.dumps(seen))
"""
"""`remit`, which sends itself a signal when it is about to do so much to its data folder."""

NEVER = 0
"""The moment that does not come."""


def run(
    reports: Path, data: Path, moment: int = NEVER, sign: int = signal.SIGTERM, workers: int = 1
) -> tuple[int, int]:
    """Run `remit build`, stopped at a moment: its exit code, and how much it did, where it lived to tell."""
    told = data.parent / f"{data.name}-told.json"
    command = ["build", str(reports), "--data", str(data), "--workers", str(workers)]
    for table in example_registers():
        command += ["--registers", str(table)]
    changed = {
        "PYTHONPATH": str(_ROOT),
        "MOMENT": str(moment),
        "SIGNAL": str(int(sign)),
        "DATA": str(data),
        "TOLD": str(told),
    }
    done = subprocess.run(  # noqa: S603 - the project's own program
        [sys.executable, "-c", _PROGRAM, *command], env=os.environ | changed, capture_output=True, check=False
    )
    return done.returncode, json.loads(told.read_text(encoding="utf-8")) if told.exists() else 0


def served(data: Path) -> dict[str, object]:
    """What readers of a folder are given: its reports, its statements and its look-ups. Nothing is made for it."""
    folder = DataFolder(data)
    manifest = folder.manifest()
    edition = edition_of(folder, manifest)
    assert is_whole(edition), "readers find no edition of what the manifest says"
    with sqlite3.connect(f"{edition.index.resolve().as_uri()}?mode=ro", uri=True) as index:
        rows = {
            table: sorted(index.execute(f"SELECT {columns} FROM {table}"))  # noqa: S608 - of the list below
            for table, columns in _ROWS.items()
        }
    index.close()
    quads = sorted(str(quad) for quad in Store.read_only(str(edition.graph)))
    return {"reports": sorted(manifest.reports), "statements": quads, **rows}


def half_written(data: Path) -> list[Path]:
    """What a stopped build has left half written."""
    return [*data.rglob(".*.tmp"), *data.rglob(".*.unfinished")]


_ROWS = {
    "things": "kind, id, area, answer",
    "recommendations": "id, bearers",
    "bodies": "iri, answer",
    "codes": "code, kind, organisation",
    "inspections": "iri, answer",
    "listed": "kind, iri, area, day, source, place, weight, inspection, answer",
    "documents": "id, published, answer",
}
"""What the index is asked, table by table, without the numbers that it gives its rows itself."""
