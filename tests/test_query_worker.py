"""What does the process that evaluates strangers' queries say, a line for each question, until nobody asks any more?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from question_graph import write_data_folder

from ontology.terms import DEFAULT_BASE
from queries.dataset import Dataset
from queries.worker_process import PROGRAM
from tests.processes import started

ALL_FORMS = ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edition of the small graph."""
    with Dataset.open(write_data_folder(tmp_path_factory.mktemp("worker"))) as dataset:
        return dataset.edition.path


def talk(store: Path, *requests: dict[str, Any]) -> list[dict[str, Any]]:
    """All that the process says: when it has opened the store, then for each request; it ends by itself and in order."""
    environment = os.environ | {"PYTHONPATH": str(PROGRAM.parent.parent)}
    command = [sys.executable, "-P", str(PROGRAM), str(store), DEFAULT_BASE]
    with started(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as worker:
        asked = b"".join(json.dumps(request).encode() + b"\n" for request in requests)
        said, _ = worker.communicate(asked)
        assert worker.returncode == 0
    return [json.loads(line) for line in said.splitlines()]


def asking(text: str, *, forms: list[str] = ALL_FORMS, rows: int = 100, seconds: float = 3600.0) -> dict[str, Any]:
    """A request, with limits that it does not come to unless they are given."""
    return {"text": text, "forms": forms, "rows": rows, "seconds": seconds}


def test_each_question_has_its_answer_in_turn(data: Path) -> None:
    ready, select, ask, construct, described, none = talk(
        data,
        asking("SELECT ?s ?p ?o { ?s ?p ?o OPTIONAL { ?s <a:none> ?none } } ORDER BY ?s", rows=3),
        asking("ASK { ?s ?p ?o }"),
        asking("CONSTRUCT { ?s a <a:Thing> } WHERE { ?s ?p ?o }", rows=2),
        asking("DESCRIBE <a:nothing>"),
        asking('SELECT ?s ("chat"@fr AS ?word) (7 AS ?number) ?unbound { } LIMIT 1'),
    )
    assert ready == {"ready": True}
    assert select["columns"] == ["s", "p", "o"]
    assert (len(select["rows"]), select["truncated"]) == (3, True)
    assert (ask["columns"], ask["rows"][0][0][0], ask["truncated"]) == (["answer"], "true", False)
    assert (construct["triples"].count(" .\n"), construct["truncated"]) == (2, True)
    assert described == {"triples": "", "truncated": False}
    [[unbound, word, number, also_unbound]] = none["rows"]
    assert (unbound, also_unbound) == (None, None)
    assert word == ["chat", "literal", None, "fr"]
    assert number == ["7", "literal", "http://www.w3.org/2001/XMLSchema#integer", None]


@pytest.mark.parametrize(
    ("request_", "says"),
    [
        (asking("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"), "another server"),
        (asking("ASK {}", forms=["CONSTRUCT", "DESCRIBE"]), "CONSTRUCT or DESCRIBE is asked for"),
        (asking("SELECT * FROM <a:nowhere> { ?s ?p ?o }"), "no part named <a:nowhere>"),
        (asking("SELECT * FROM <passwd> { ?s ?p ?o }"), "no part named <passwd>"),
        (asking("SELECT * FROM <no IRI> { ?s ?p ?o }"), "not SPARQL 1.1"),
        (asking("SELECT * { ?s no:where ?o }"), "cannot evaluate"),
    ],
)
def test_a_question_that_is_refused_is_told_why_and_the_next_is_answered(
    data: Path, request_: dict[str, Any], says: str
) -> None:
    _, refused, answered = talk(data, request_, asking("ASK {}"))
    assert says in refused["error"]["message"]
    assert refused["error"].keys() == {"kind", "message", "where", "remedy"}
    assert answered["rows"]


def test_an_answer_of_few_but_endless_rows_is_cut(data: Path) -> None:
    tenfold = " ".join(
        f"BIND (CONCAT({', '.join([f'?{chr(letter)}'] * 10)}) AS ?{chr(letter + 1)})"
        for letter in range(ord("a"), ord("g"))
    )
    _, answer = talk(data, asking(f'SELECT ?g {{ VALUES ?n {{ 1 2 3 }} BIND ("{"x" * 10}" AS ?a) {tenfold} }}'))
    assert ([len(row[0][0]) for row in answer["rows"]], answer["truncated"]) == ([10_000_000] * 2, True)


def test_a_store_that_cannot_be_opened_is_told_and_nothing_is_waited_for(data: Path, tmp_path: Path) -> None:
    [said] = talk(tmp_path / "none", asking("ASK {}"))
    assert said["error"]["message"]
