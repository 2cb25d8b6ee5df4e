"""A bad query delays nobody, a limit that is met is told, and nothing is lost when a process is killed."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from question_graph import write_data_folder

import examples
from ingest.building.build import build
from tests.serving import PATIENT, served

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n0 ?o }"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small graph."""
    return write_data_folder(tmp_path_factory.mktemp("limits"))


def get(address: str, query: str, **parameters: str) -> httpx.Response:
    """The answer to a query."""
    return httpx.get(f"{address}/sparql", params={"query": query, **parameters}, timeout=PATIENT)


def test_each_limit_that_is_met_is_a_problem_and_no_part_of_an_answer(data: Path) -> None:
    with served(data, query_seconds=0.5, query_rows=100, query_mebibytes=1) as address:
        assert get(address, "ASK {}").json()["boolean"] is True
        late = get(address, ENDLESS)
        assert (late.status_code, late.headers["content-type"]) == (504, "application/problem+json")
        assert "longer than 0.5 s" in late.json()["detail"]
        for query, says in (
            ("SELECT ?s { ?s ?p ?o }", "more than 100 rows"),
            ("CONSTRUCT WHERE { ?s ?p ?o }", "more than 100 triples"),
            (f"SELECT ('{'x' * 12_000}' AS ?x) {{ VALUES ?v {{ {' '.join(map(str, range(100)))} }} }}", "more than 1,048,576 bytes"),
        ):  # fmt: skip
            for accept in (
                ("application/json", "text/csv", "text/html") if query.startswith("SELECT") else ("text/turtle",)
            ):
                full = httpx.get(
                    f"{address}/sparql", params={"query": query}, headers={"Accept": accept}, timeout=PATIENT
                )
                assert full.status_code == 503
                assert says in full.text
        assert get(address, "SELECT ?s { ?s ?p ?o } LIMIT 100").text.count("},{") == 99


def test_a_row_that_looks_like_many_is_one(data: Path) -> None:
    """The engine does not count; what stands between rows may stand in a text."""
    with served(data, query_rows=3) as address:
        many = "SELECT ('{},{},{},{}\\n\\n\\n\\n<result><result>' AS ?x) { VALUES ?v { 1 2 3 } }"
        for accept in ("application/json", "text/csv", "text/tab-separated-values", "application/sparql-results+xml"):
            answer = httpx.get(f"{address}/sparql", params={"query": many}, headers={"Accept": accept}, timeout=PATIENT)
            assert answer.status_code == 200
        assert get(address, many.replace("3 }", "3 4 }")).status_code == 503


def test_the_client_may_ask_for_less_time(data: Path) -> None:
    with served(data) as address:
        assert "longer than 0.2 s" in get(address, ENDLESS, timeout="0.2").json()["detail"]


def test_a_hundred_heavy_queries_do_not_keep_a_small_one_waiting(data: Path) -> None:
    """They are all of one client, which the small one's is too, and none of them ends before it is answered."""
    with served(data, query_seconds=3600.0, queue_seconds=3600.0) as address:
        asyncio.run(asked_among_a_hundred(address))
        assert (
            get(address, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").status_code == 200
        )  # they have hung up, and are gone


async def asked_among_a_hundred(address: str) -> None:
    """Ask a small query while a hundred others wait."""
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=address, timeout=PATIENT, limits=limits) as client:
        assert (await client.get("/sparql", params={"query": "ASK {}"})).status_code == 200
        heavy = [
            asyncio.create_task(client.get("/sparql", params={"query": f"{ENDLESS} # {number}"}))
            for number in range(100)
        ]
        while 'waiting{lane="heavy"} 98' not in (await client.get("/metrics")).text:
            await asyncio.sleep(0.05)
        for _ in range(5):
            assert (await client.get("/sparql", params={"query": "ASK { <a:b> ?p ?o }"})).json()["boolean"] is False
        assert not any(each.done() for each in heavy)
        for each in heavy:
            each.cancel()


def test_more_than_may_wait_are_told_to_come_again(data: Path) -> None:
    with served(data, query_seconds=2.0, queue_length=1, query_workers=1) as address:
        assert get(address, ENDLESS, timeout="0.1").status_code == 504
        with ThreadPoolExecutor(6) as threads:
            answers = [each.result() for each in [threads.submit(get, address, ENDLESS) for _ in range(6)]]
        refused = [answer for answer in answers if answer.status_code == 503]
        assert refused
        assert all(answer.headers["retry-after"] == "10" for answer in refused)
        assert get(address, "ASK {}").status_code == 200


def workers() -> list[int]:
    """The query processes of this process."""
    children = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    found = [int(pid) for child in children for pid in child.read_text().split()]
    return [pid for pid in found if b"query_worker" in Path(f"/proc/{pid}/cmdline").read_bytes()]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="this system does not list a process's children")
def test_a_killed_process_is_replaced_and_its_query_answered(data: Path) -> None:
    with served(data) as address:
        assert get(address, "ASK { ?s ?p ?o }").status_code == 200
        for pid in workers():
            os.kill(pid, signal.SIGKILL)
        assert get(address, "ASK { ?s ?p ?o }").json()["boolean"] is True
        assert get(address, "ASK { <a:b> ?p ?o }").json()["boolean"] is False


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="this system does not list a process's children")
def test_a_query_process_has_no_connection_to_anybody(data: Path) -> None:
    """At the level of the system: no socket is open in it, whatever it was asked."""
    with served(data) as address:
        for query in (
            "ASK { ?s ?p ?o }",
            "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
            "ASK FROM <http://127.0.0.1:9/> {}",
        ):
            get(address, query)
        assert workers()
        for pid in workers():
            opened = [str(file.readlink()) for file in Path(f"/proc/{pid}/fd").iterdir() if file.is_symlink()]
            assert not [each for each in opened if each.startswith("socket:")]


def test_who_hangs_up_frees_the_process(data: Path) -> None:
    with served(data, query_workers=1, query_seconds=3600.0) as address:
        assert get(address, "ASK { ?s ?p ?o }").status_code == 200
        with pytest.raises(httpx.ReadTimeout):
            httpx.get(f"{address}/sparql", params={"query": ENDLESS}, timeout=1.0)
        assert get(address, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").status_code == 200


def test_a_new_edition_is_taken_up_and_no_query_fails(tmp_path: Path) -> None:
    folder, registers = tmp_path / "data", tuple(examples.REGISTERS.glob("*.csv"))
    build([examples.REPORTS / "marlshire-apa-2006.txt"], folder, registers=registers)
    count = "SELECT (COUNT(DISTINCT ?r) AS ?n) { ?r a <https://w3id.org/remit/ontology#Report> }"
    with served(folder) as address:
        seen: list[tuple[int, str, str]] = []
        stop = threading.Event()

        def ask_on() -> None:
            while not stop.is_set():
                answer = get(address, count)
                seen.append((answer.status_code, answer.headers.get("remit-edition", ""), answer.text))

        asking = [threading.Thread(target=ask_on) for _ in range(3)]
        for thread in asking:
            thread.start()
        try:
            build([examples.REPORTS / "marlshire-unannounced-cra-2011.txt"], folder, registers=registers)
            while len({edition for _, edition, _ in seen}) < 2:
                time.sleep(0.05)
        finally:
            stop.set()
            for thread in asking:
                thread.join()
    assert {status for status, _, _ in seen} == {200}
    assert len({(edition, text) for _, edition, text in seen}) == 2  # each edition has its own answer, and no other


@pytest.fixture(scope="module")
def address(data: Path) -> Iterator[str]:
    """A server with small limits."""
    with served(
        data, rate_per_second=1000.0, rate_burst=1000, rate_local=True, head_seconds=1.0, body_seconds=0.5
    ) as place:
        yield place


def test_what_is_too_large_is_refused_wherever_it_is_sent(address: str) -> None:
    for path in ("/sparql", "/api/recommendations"):
        long = httpx.get(f"{address}{path}?q={'x' * 17_000}", timeout=PATIENT)
        assert (long.status_code, long.headers["content-type"]) == (414, "application/problem+json")
        headers = httpx.get(f"{address}{path}", headers={"X-Long": "x" * 17_000}, timeout=PATIENT)
        assert (headers.status_code, headers.headers["content-type"]) == (431, "application/problem+json")
    assert httpx.get(f"{address}/?q={'x' * 17_000}", timeout=PATIENT).headers["content-type"].startswith("text/html")
    assert httpx.post(f"{address}/api/recommendations", content=b"x" * 2_000_000, timeout=PATIENT).status_code == 413


def raw(address: str, *pieces: bytes) -> bytes:
    """What the server answers to bytes, until it closes the connection."""
    host, port = address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as connection:
        received = b""
        try:
            for piece in pieces:
                connection.sendall(piece)
            while some := connection.recv(1 << 16):
                received += some
        except ConnectionError:
            pass
        return received


def test_a_head_that_does_not_end_is_cut_off_by_size_and_by_time(address: str) -> None:
    cut = raw(address, b"GET / HTTP/1.1\r\n", *[b"X-More: " + b"y" * 8_000 + b"\r\n"] * 20)
    assert b" 431 " in cut or not cut  # who is still sending when the connection is closed may miss the last word
    assert b" 408 " in raw(address, b"GET / HTTP/1.1\r\nHost: x\r\n")
    assert b" 408 " in raw(address, b"")


def test_a_body_that_does_not_come_is_not_waited_for(address: str) -> None:
    head = b"POST /sparql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/sparql-query\r\nContent-Length: 6\r\n\r\n"
    assert b" 408 " in raw(address, head, b"ASK")


def test_no_header_comes_out_of_what_is_asked(address: str) -> None:
    for path in (
        "/sparql?query=ASK%7B%7D%0d%0aX-Evil:%201",
        "/sparql?query=ASK%7B%7D&format=csv%0d%0aX-Evil:%201",
        "/%0d%0aX-Evil:%201",
    ):
        answer = raw(
            address, f"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nOrigin: http://evil\r\n\r\n".encode()
        )
        assert b"x-evil" not in answer.split(b"\r\n\r\n")[0].lower()


@pytest.mark.parametrize(
    ("version", "hosts", "code"),
    [("1.1", ["a", "b"], 400), ("1.1", ["a", "a"], 400), ("1.1", [], 400), ("1.1", ["a"], 200), ("1.0", [], 200)],
)
def test_a_request_names_one_server(address: str, version: str, hosts: list[str], code: int) -> None:
    named = "".join(f"Host: {host}\r\n" for host in hosts)
    for path in ("/healthz", "/sparql?query=ASK%7B%7D"):
        answer = raw(address, f"GET {path} HTTP/{version}\r\n{named}Connection: close\r\n\r\n".encode())
        assert answer.startswith(f"HTTP/1.1 {code} ".encode()), answer


@pytest.mark.parametrize(
    ("path", "methods"),
    [("/councils", "GET, HEAD"), ("/remit.css", "GET, HEAD"), ("/api/recommendations", "GET, HEAD, OPTIONS")],
)
def test_a_method_that_is_refused_is_told_which_are_answered(address: str, path: str, methods: str) -> None:
    refused = httpx.delete(f"{address}{path}", timeout=PATIENT)
    assert (refused.status_code, refused.headers["allow"]) == (405, methods)
    for method in methods.split(", "):
        assert httpx.request(method, f"{address}{path}", timeout=PATIENT).status_code in (200, 204)


def test_one_client_may_not_ask_for_ever(data: Path) -> None:
    with served(data, rate_per_second=0.001, rate_burst=3, rate_local=True) as address:
        codes = [httpx.get(f"{address}/api/recommendations", timeout=PATIENT) for _ in range(4)]
        assert [each.status_code for each in codes] == [200, 200, 200, 429]
        assert codes[-1].headers["retry-after"]
        assert httpx.get(f"{address}/healthz", timeout=PATIENT).status_code == 200


def test_those_who_run_it_see_how_it_is_and_not_who_asks(data: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "remit.access")
    with served(data) as address:
        assert httpx.get(f"{address}/healthz", timeout=PATIENT).json() == {"status": "ok"}
        assert httpx.get(f"{address}/readyz", timeout=PATIENT).json()["status"] == "ready"
        get(address, "ASK { <https://example.org/secret> ?p ?o }")
        httpx.get(f"{address}/secret/path", timeout=PATIENT)
        httpx.get(f"{address}/api/organisations/ZX1", timeout=PATIENT)
        measures = httpx.get(f"{address}/metrics", timeout=PATIENT).text
    assert 'remit_requests_total{method="GET",route="/sparql",status="200"} 1.0' in measures
    assert 'route="/api/organisations/{code' in measures
    lines = [record.getMessage() for record in caplog.records if record.name == "remit.access"]
    assert {"time", "method", "route", "status", "ms", "bytes"} == json.loads(lines[0]).keys()
    assert "secret" not in "".join(lines) + measures
    assert "127.0.0.1" not in "".join(lines)


def test_without_data_it_is_there_but_not_ready(tmp_path: Path) -> None:
    with served(tmp_path / "none") as address:
        assert httpx.get(f"{address}/healthz", timeout=PATIENT).status_code == 200
        assert httpx.get(f"{address}/readyz", timeout=PATIENT).status_code == 503
        assert get(address, "ASK {}").status_code == 503
