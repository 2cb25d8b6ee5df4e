"""Do the tools that people ask SPARQL endpoints with get from `/sparql` what the stored questions answer? Each asks all of them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rdflib
from question_graph import write_data_folder
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, XML, SPARQLWrapper

from queries.binder import Value
from queries.catalogue import catalogue
from queries.dataset import Dataset
from tests.serving import served

Rows = Counter[tuple[str, ...]]

GIVEN: dict[str, dict[str, Value]] = {
    "compare": {"first": "E10000901", "second": "E06000902"},
    "due-by": {"before": "2011-12-31"},
    "evidence": {"fact": "recommendation/E10000901-slac-2010-10-11/safeguarding/1"},
    "find-body": {"words": "Marlshire"},
    "owners": {"recommendation": "recommendation/E10000901-slac-2010-10-11/safeguarding/1"},
    "report-recommendations": {"file": "marlshire-2010.txt"},
    "search": {"words": "schools"},
    "theme-recommendations": {"theme": "recording"},
}
"""What is asked by a question that asks for something; others are asked about what their first required parameter allows."""


def values_for(name: str) -> dict[str, Value]:
    """Parameters for a stored question."""
    if name in GIVEN:
        return GIVEN[name]
    codes = {"body": "ZX1", "authority": "E10000901", "code": "ZX1", "on": "2013-01-01"}
    return {each.name: codes.get(each.name, "E10000901") for each in catalogue()[name].parameters if each.required}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, tuple[str, list[str], Rows]]]]:
    """The endpoint, and of each stored question its text, its columns and its rows as the command line has them."""
    folder = write_data_folder(tmp_path_factory.mktemp("clients"))
    expected: dict[str, tuple[str, list[str], Rows]] = {}
    with Dataset.open(folder) as dataset:
        for name in catalogue():
            if name.startswith("lookup_"):
                continue
            text, table = dataset.bind(name, **values_for(name)), dataset.ask(name, **values_for(name))
            rows = Counter(tuple(cell.value if cell else "" for cell in row) for row in table.rows)
            expected[name] = (text, list(table.columns), rows)
    assert len(expected) > 15
    assert sum(bool(rows) for _, _, rows in expected.values()) > 12
    with served(folder, query_seconds=60.0) as address:
        yield f"{address}/sparql", expected


def bindings(found: dict[str, Any], columns: list[str]) -> Rows:
    """The rows of SPARQL 1.1 Query Results JSON."""
    return Counter(
        tuple(row[column]["value"] if column in row else "" for column in columns)
        for row in found["results"]["bindings"]
    )


def test_curl_has_the_same_rows(asked: tuple[str, dict[str, tuple[str, list[str], Rows]]]) -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("there is no curl here")
    endpoint, expected = asked
    for name, (text, columns, rows) in expected.items():
        command = [
            curl,
            "-sS",
            "--fail-with-body",
            "--data-urlencode",
            "query@-",
            "-H",
            "Accept: application/sparql-results+json",
            endpoint,
        ]
        done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)  # noqa: S603 - curl, as a user types it
        assert bindings(json.loads(done.stdout), columns) == rows, name


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper_has_the_same_rows(
    asked: tuple[str, dict[str, tuple[str, list[str], Rows]]], method: str
) -> None:
    endpoint, expected = asked
    for name, (text, columns, rows) in expected.items():
        if method == "GET" and len(text) > 10_000:
            continue  # longer than an address may be
        wrapper = SPARQLWrapper(endpoint)
        wrapper.setMethod(method)
        wrapper.setReturnFormat(JSON)
        wrapper.setQuery(text)
        assert bindings(wrapper.query().convert(), columns) == rows, name  # type: ignore[arg-type]
    wrapper.setReturnFormat(XML)
    wrapper.setQuery("CONSTRUCT WHERE { ?s a <https://w3id.org/remit/ontology#Report> }")
    assert len(wrapper.query().convert()) == 4  # type: ignore[arg-type]


def test_rdflibs_store_has_the_same_rows(asked: tuple[str, dict[str, tuple[str, list[str], Rows]]]) -> None:
    endpoint, expected = asked
    graph = rdflib.Graph(SPARQLStore(endpoint, method="POST"))
    for name, (text, columns, rows) in expected.items():
        found = Counter(
            tuple("" if row[column] is None else str(row[column]) for column in columns) for row in graph.query(text)
        )  # type: ignore[index,call-overload]
        assert found == rows, name
    assert len(list(graph.subjects(rdflib.RDF.type, rdflib.URIRef("https://w3id.org/remit/ontology#Report")))) == 4


ASK_WITH_COMUNICA = """
const { QueryEngine } = require('@comunica/query-sparql');
const questions = JSON.parse(require('fs').readFileSync(0, 'utf8'));
(async () => {
  const engine = new QueryEngine(), answers = {};
  for (const [name, text] of Object.entries(questions.asked)) {
    const found = await engine.queryBindings(text, { sources: [{ type: 'sparql', value: questions.endpoint }] });
    const rows = await found.toArray();
    answers[name] = rows.map(row => Object.fromEntries([...row].map(([variable, term]) => [variable.value, term.value])));
  }
  console.log(JSON.stringify(answers));
})();
"""


def test_comunica_has_the_same_rows(asked: tuple[str, dict[str, tuple[str, list[str], Rows]]]) -> None:
    """Version 4.5, where `NODE_PATH` has it: npm install @comunica/query-sparql@4.5"""
    node, modules = shutil.which("node"), os.environ.get("NODE_PATH", "")
    if node is None or not any(
        Path(place, "@comunica", "query-sparql").is_dir() for place in modules.split(os.pathsep)
    ):
        pytest.skip("there is no Node here, or no Comunica in NODE_PATH")
    endpoint, expected = asked
    sent = json.dumps({"endpoint": endpoint, "asked": {name: text for name, (text, _, _) in expected.items()}})
    done = subprocess.run([node, "-e", ASK_WITH_COMUNICA], input=sent.encode(), capture_output=True)  # noqa: S603
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    for name, found in json.loads(done.stdout).items():
        _, columns, rows = expected[name]
        assert Counter(tuple(row.get(column, "") for column in columns) for row in found) == rows, name
