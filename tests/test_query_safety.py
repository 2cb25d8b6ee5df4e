"""Strangers' queries: what is refused, and that nothing reaches out, reads files, changes the graph or goes on for ever."""

from __future__ import annotations

import contextlib
import re
import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from question_graph import write_data_folder

from ontology.errors import DataFolderError, QueryError
from queries import refusal
from queries.bounded import QueryLimits
from queries.catalogue import Question
from queries.dataset import Dataset
from queries.query_forms import QUERY_LENGTH, QueryLimitError
from queries.refusal import check
from tests.processes import processor_seconds

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
ENDLESS_S = 24 * 3600.0
"""Longer than any test may take: what does not end before is not ended by its limit."""

LOCAL_FILE = "file:///etc/passwd"


class Outside:
    """A server on this machine that counts who calls."""

    def __init__(self) -> None:
        self.calls = 0
        outside = self

        class Handler(BaseHTTPRequestHandler):
            def _count(self) -> None:
                outside.calls += 1
                self.send_error(500)

            do_GET = do_POST = _count  # noqa: N815 - the names that the base class asks for

            def log_message(self, *_: object) -> None:
                """Say nothing among the tests' own words."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/sparql"
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture(scope="module")
def outside() -> Iterator[Outside]:
    """Somewhere that a query could call."""
    server = Outside()
    yield server
    server.close()


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dataset]:
    """The small graph, with one process for strangers' queries."""
    with Dataset.open(write_data_folder(tmp_path_factory.mktemp("safety"))) as dataset:
        yield dataset


def disguised(call: str) -> list[str]:
    """One call to another server, in every place and dress."""
    return [
        f"SELECT * {{ {call} }}",
        f"SELECT * {{ ?s ?p ?o OPTIONAL {{ {call} }} }}",
        f"SELECT * {{ {{ SELECT ?a {{ {{ SELECT * {{ {call} }} }} }} }} }}",
        f"SELECT * {{ GRAPH ?g {{ {call} }} }}",
        f"SELECT * {{ {{ ?s ?p ?o }} UNION {{ {call} }} MINUS {{ ?s a ?o }} }}",
        f"SELECT * {{ ?s ?p ?o FILTER NOT EXISTS {{ {call} }} }}",
        f"SELECT * {{ ?s ?p ?o BIND (EXISTS {{ {call} }} AS ?x) }}",
        f"SELECT (1 AS ?one) {{ ?s ?p 5 .{call} }}",
        f"ASK {{ {call} }}",
        f"CONSTRUCT {{ ?a ?b ?c }} WHERE {{ {call} }}",
        f"DESCRIBE ?a {{ {call} }}",
        f"SELECT * {{ # a comment that ends at a carriage return\r {call} \n}}",
        f"SELECT * {{ ?s ?p '# no comment' . {call} }}",
        f"SELECT * {{ ?s ?p '''it's \" # ''' . {call} }}",
        f"SELECT * {{ ?s <http://example.org/#part> ?o . {call} }}",
        f"SELECT * {{ FILTER (1<2).{call} }}",
    ]


@pytest.mark.parametrize("keyword", ["SERVICE", "service", "SeRvIcE", "SERVICE SILENT", "SERVICE#\n"])
def test_a_call_to_another_server_is_refused_wherever_it_stands(graph: Dataset, outside: Outside, keyword: str) -> None:
    for query in disguised(f"{keyword} <{outside.url}> {{ ?a ?b ?c }}"):
        for ask in (graph.select, graph.construct):
            with pytest.raises(QueryError):
                ask(query)
    assert outside.calls == 0


@pytest.mark.parametrize(
    "call",
    [
        "SERVICE<{url}>{{?a ?b ?c}}",
        "SERVICE ?anywhere {{ ?a ?b ?c }}",
        "SERVICE far:away {{ ?a ?b ?c }}",
        "SERVICE:x {{ ?a ?b ?c }}",
        "SERVICEfar:away {{ ?a ?b ?c }}",
        "SERVICESILENT<{url}>{{?a ?b ?c}}",
        "\\u0053ERVICE <{url}> {{ ?a ?b ?c }}",
        "\\U00000053ERVICE <{url}> {{ ?a ?b ?c }}",
        "# \\u000A SERVICE <{url}> {{ ?a ?b ?c }}\n",
        "\\u005Cu0053ERVICE <{url}> {{ ?a ?b ?c }}",
    ],
)
def test_no_spelling_of_the_call_gets_through(graph: Dataset, outside: Outside, call: str) -> None:
    prefixes = f"PREFIX far: <{outside.url}/> PREFIX : <{outside.url}/> "
    for query in disguised(call.format(url=outside.url)):
        with pytest.raises(QueryError):
            graph.select(prefixes + query)
    assert outside.calls == 0


KEYWORDS = ["SERVICE", "service", "SERVICE SILENT", "SERVICE#\n"]


@pytest.mark.parametrize("keyword", KEYWORDS)
def test_the_tokens_alone_show_every_call(monkeypatch: pytest.MonkeyPatch, keyword: str) -> None:
    """Whatever the parser should miss."""
    monkeypatch.setattr(refusal, "parseQuery", nothing_parsed)
    for query in disguised(f"{keyword} <http://example.org/> {{ ?a ?b ?c }}"):
        with pytest.raises(QueryError, match="asks another server"):
            check(query)


def nothing_parsed(text: str) -> None:
    """Stands for a parser that the query never comes to."""
    raise AssertionError(f"parsed: {text}")


@pytest.mark.parametrize("keyword", KEYWORDS)
def test_the_parse_tree_alone_shows_every_call(monkeypatch: pytest.MonkeyPatch, keyword: str) -> None:
    """Whatever the look through the tokens should miss. A # in a string or an IRI is beyond the parser, which refuses it."""
    monkeypatch.setattr(refusal, "_look_through", lambda text: None)
    for query in disguised(f"{keyword} <http://example.org/> {{ ?a ?b ?c }}"):
        says = "not SPARQL 1.1" if re.search(r"'# no|# '''|/#part", query) else "asks another server"
        with pytest.raises(QueryError, match=says):
            check(query)


def test_a_comment_ends_with_its_line_whichever_sign_ends_the_line(graph: Dataset) -> None:
    """The engine ends it at a carriage return, rdflib's parser would not: they are given one sign for all."""
    answers = {
        graph.select(end.join(["SELECT ?s # who?", "{ ?s ?p ?o } # all", "LIMIT 3", ""])).rows
        for end in ("\n", "\r\n", "\r")
    }
    assert [len(rows) for rows in answers] == [3]
    assert check("SELECT * # all\r{ ?s ?p ?o }\r\n").text == "SELECT * # all\n{ ?s ?p ?o }\n"


def test_the_engine_alone_would_have_called(graph: Dataset) -> None:
    witness = Outside()
    with contextlib.suppress(OSError, ValueError):
        list(graph.store.query(f"SELECT * {{ SERVICE <{witness.url}> {{ ?a ?b ?c }} }}"))  # type: ignore[arg-type]
    witness.close()
    assert witness.calls > 0


@pytest.mark.parametrize(
    "query",
    [
        'SELECT * { ?s ?p ?o FILTER (CONTAINS(STR(?o), "service")) }',
        "SELECT ?service { ?service a ?o } # SERVICE",
        "SELECT * { ?s <https://example.org/service> 'SERVICE <x> {}'@en-service }",
        "PREFIX ex: <https://example.org/> SELECT * { ?s ex:service ex:service-2 , ex:services }",
    ],
)
def test_the_word_alone_is_no_call(graph: Dataset, query: str) -> None:
    assert graph.select(query).columns


def test_a_prefix_that_reads_like_a_call_is_refused_with_advice(graph: Dataset) -> None:
    with pytest.raises(QueryError, match="Rename the prefix"):
        graph.select("PREFIX service: <https://example.org/> SELECT * { ?s a service:x }")


@pytest.mark.parametrize(
    "update",
    [
        f"LOAD <{LOCAL_FILE}>",
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "PREFIX a: <b:> DELETE WHERE { ?s ?p ?o }",
        "# a comment\nDROP ALL",
        "CLEAR GRAPH <a:b>",
        "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "CREATE GRAPH <a:b>",
        "ADD <a:b> TO <a:c>",
        "MOVE <a:b> TO <a:c>",
        "COPY <a:b> TO <a:c>",
    ],
)
def test_an_update_is_refused_and_changes_nothing(graph: Dataset, update: str) -> None:
    before = graph.select(COUNT).column("n")
    with pytest.raises(QueryError, match="read-only"):
        graph.select(update)
    with pytest.raises(QueryError):
        graph.select(f"{COUNT} ; {update}")
    assert graph.select(COUNT).column("n") == before


@pytest.mark.parametrize(
    "clause", [f"FROM <{LOCAL_FILE}>", f"FROM NAMED <{LOCAL_FILE}>", "FROM <passwd>", "FROM no:where"]
)
def test_a_graph_from_outside_is_refused(graph: Dataset, clause: str) -> None:
    with pytest.raises(QueryError, match=r"FROM|nothing is fetched"):
        graph.select(f"SELECT * {clause} {{ ?s ?p ?o }}")


def test_a_graph_of_the_dataset_may_be_asked_alone(graph: Dataset) -> None:
    clause = f"FROM NAMED <{graph.base}graph/registers>"
    named = graph.select(COUNT.replace("{", clause + " { GRAPH ?g {") + "}").column("n")
    alone = graph.select(COUNT.replace("{", clause.replace("NAMED ", "") + " {")).column("n")
    assert alone == named
    assert 0 < alone[0] < graph.select(COUNT).column("n")[0]


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("", "not SPARQL 1.1"),
        ("what did the trust do?", "not SPARQL 1.1"),
        ("SELECT * { ?s ?p ?o", "not SPARQL 1.1"),
        ("SELECT * { ?s ?p <<( ?a ?b ?c )>> }", "not SPARQL 1.1"),
        ("SELECT * { LATERAL { ?s ?p ?o } }", "not SPARQL 1.1"),
        ("SELECT * { ?s no:where ?o }", "cannot evaluate"),
        ("SELECT * " + "{" * 5_000 + "}" * 5_000, "nested too deeply"),
        ("SELECT * {}" + " " * QUERY_LENGTH, "is the limit"),
        ("SELECT ('\\U00110000' AS ?x) {}", r"Unicode does not have: \\U00110000"),
        ("SELECT ('\\uD800' AS ?x) {}", "surrogate"),
        ("SELECT ('\\u005Cu0041' AS ?x) {}", "escapes an escape"),
        ("SELECT ('\ud800' AS ?x) {}", "surrogate"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(graph: Dataset, query: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        graph.select(query, seconds=ENDLESS_S)  # to parse some takes a busy machine long


def test_the_last_character_of_unicode_may_be_escaped_like_any_other() -> None:
    assert check("SELECT ('\\U0010FFFF' AS ?x) {}").text == "SELECT ('\U0010ffff' AS ?x) {}"


def test_select_and_construct_each_take_their_own_forms(graph: Dataset) -> None:
    assert graph.select("ASK { ?s ?p ?o }").records() == [{"answer": True}]
    made = graph.construct("CONSTRUCT { ?s a <a:B> } WHERE { ?s ?p ?o }", rows=3)
    assert (len(made.triples()), made.truncated) == (3, True)
    with pytest.raises(QueryError, match="CONSTRUCT"):
        graph.select("CONSTRUCT WHERE { ?s ?p ?o }")
    with pytest.raises(QueryError, match="SELECT"):
        graph.construct(COUNT)


def test_a_query_without_end_is_stopped_in_time_and_the_next_is_answered(graph: Dataset) -> None:
    with Dataset.open(graph.folder.path) as own:
        own.select(COUNT)  # the worker is there: what is measured is the limit, not its start
        began = processor_seconds()
        with pytest.raises(QueryLimitError, match=r"longer than 0\.5 s"):
            own.select(ENDLESS, seconds=0.5)
        assert processor_seconds() - began < 10  # the worker's start among them, of which half a second is the query's
        assert own.select(COUNT).column("n")[0] > 0


def test_an_endless_query_holds_nobody_up_where_there_are_two_workers(graph: Dataset) -> None:
    with Dataset.open(graph.folder.path, workers=2) as two:
        two.warm()
        with ThreadPoolExecutor(2) as pool:
            endless = pool.submit(two.select, ENDLESS, seconds=ENDLESS_S)
            for _ in range(3):
                assert two.select(COUNT).column("n")[0] > 0
            assert not endless.done()
            two.close()
            with pytest.raises(
                (QueryLimitError, DataFolderError)
            ):  # evaluating by now, or on a busy machine still loading
                endless.result()


def test_more_rows_than_the_limit_are_cut_and_it_is_said(graph: Dataset) -> None:
    cut = graph.select("SELECT ?s { ?s ?p ?o }", rows=7)
    assert (len(cut), cut.truncated) == (7, True)
    whole = graph.select("SELECT ?s { ?s ?p ?o } LIMIT 7", rows=7)
    assert (len(whole), whole.truncated) == (7, False)


def test_many_threads_may_ask_at_once(graph: Dataset) -> None:
    expected = graph.select(COUNT).rows
    with ThreadPoolExecutor(8) as pool:
        strangers = [pool.submit(graph.select, COUNT) for _ in range(24)]
        stored = [pool.submit(graph.ask, "owned-by", body="ZX1") for _ in range(24)]
    assert {answer.result().rows for answer in strangers} == {expected}
    assert {len(answer.result()) for answer in stored} == {2}


def test_a_store_that_is_gone_is_told_by_the_process_too(tmp_path: Path) -> None:
    with Dataset.open(write_data_folder(tmp_path / "data")) as dataset:
        shutil.rmtree(dataset.edition.graph)
        with pytest.raises(DataFolderError, match="cannot be opened"):
            dataset.select(COUNT)


PIECES = (
    "SELECT ASK CONSTRUCT DESCRIBE WHERE FROM NAMED SERVICE SILENT LOAD OPTIONAL GRAPH UNION FILTER BIND VALUES EXISTS "
    "PREFIX { } ( ) . ; , * ?s ?p ?o a OUTSIDE <a:b> ex:x :x 'text' ''' # \\u0053 \\ < > = 1 \" "
)
pieces = st.sampled_from([*PIECES.split(), "SERVICE OUTSIDE { ?a ?b ?c }", "\r", "\n", " "])
queries = st.one_of(
    st.text(max_size=80),
    st.lists(pieces, max_size=25).map(" ".join),
    st.lists(pieces, max_size=25).map("".join),
    st.lists(pieces, max_size=10).map(lambda inner: f"SELECT * {{ {' '.join(inner)} }}"),
)


@settings(max_examples=300)
@given(query=queries)
def test_any_text_is_answered_or_refused_and_nobody_is_called(graph: Dataset, outside: Outside, query: str) -> None:
    try:
        rows = len(graph.select(query.replace("OUTSIDE", f"<{outside.url}>"), seconds=2, rows=5))
    except QueryError:
        rows = 0
    assert rows <= 5
    assert outside.calls == 0


def test_a_stored_question_keeps_to_its_limits_as_a_strangers_query_does(graph: Dataset) -> None:
    cut = graph.ask("bodies", limits=QueryLimits(rows=1))
    assert (len(cut), cut.truncated) == (1, True)
    endless = Question.parse("endless", f"# title: T\n# question: Q?\n# column: n: how many\n{ENDLESS}")
    with pytest.raises(QueryLimitError):
        graph.ask(endless, limits=QueryLimits(seconds=0.2))
    assert len(graph.ask("bodies")) > 1  # the next one finds a process again
