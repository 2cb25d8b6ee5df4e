"""Reports from the web: a real server on this machine, kind and unkind, and what comes of it in the data folder."""

from __future__ import annotations

import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO

import pytest

import examples
from ingest.building.build import build
from ingest.building.sources import fetching
from ingest.building.sources.fetching import FetchedFiles
from ingest.building.sources.web_address import WebAddress, addresses_of, is_public, safe_name, web_address
from ingest.building.sources.web_request import WebAnswer, WebLimits
from ingest.building.worker import Status
from ontology.errors import UnreadableFile

LETTER = (examples.REPORTS / "marlshire-apa-2006.txt").read_bytes()
PDF = min(examples.PDFS.glob("*focused*.pdf")).read_bytes()
LIMITS = WebLimits(most_bytes=100_000, tries=3, first_pause=0.01, allow_private=True)

FAR_AWAY_S = 24 * 3600.0
"""Longer than any test may take."""


@dataclass
class Web:
    """A server: `says` tells for each path what it answers; `asked` counts what it was asked."""

    base: str = ""
    says: dict[str, Callable[[BaseHTTPRequestHandler], None]] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)

    def put(self, path: str, body: bytes = b"", kind: str = "text/plain", status: int = 200, **headers: str) -> str:
        """Answer a path with this; its address."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            sent = {"Content-Type": kind, "Content-Length": str(len(body))}
            sent |= {name.replace("_", "-"): value for name, value in headers.items()}
            for name, value in sent.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(body)

        self.says[path] = answer
        return self.base + path


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    served = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked[self.path] += 1
            served.says[self.path](self)

        def log_message(self, *_: object) -> None:
            """Nothing: a test's output is its own."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served.base = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield served
    server.shutdown()
    server.server_close()
    thread.join()


@dataclass
class Waits:
    """Stands for waiting: what was waited for, and nothing waits."""

    seconds: list[float] = field(default_factory=list)

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def fetched(folder: Path, url: str, limits: WebLimits = LIMITS, waits: Waits | None = None) -> Path:
    return FetchedFiles(folder / "fetched", limits, waits or Waits()).fetch(url)


def refusal(folder: Path, url: str, limits: WebLimits = LIMITS, waits: Waits | None = None) -> str:
    with pytest.raises(UnreadableFile) as raised:
        fetched(folder, url, limits, waits)
    assert raised.value.remedy
    assert not list((folder / "fetched").glob(".*.tmp"))
    return str(raised.value)


# What is fetched


def test_a_report_is_fetched_and_keeps_the_servers_name_for_it(web: Web, tmp_path: Path) -> None:
    url = web.put(
        "/files/501?version=2", PDF, "application/pdf", Content_Disposition='attachment; filename="Marlshire visit.pdf"'
    )
    path = fetched(tmp_path, url)
    assert (path.name, path.read_bytes()) == ("Marlshire visit.pdf", PDF)


@pytest.mark.parametrize(
    ("path", "kind", "body", "name"),
    [
        ("/report.pdf", "application/octet-stream", PDF, "report.pdf"),
        ("/download", "application/octet-stream", PDF, "download.pdf"),
        ("/report", "text/plain; charset=utf-8", LETTER, "report.txt"),
        ("/%2E%2E%2Fetc%2Fpasswd.txt", "text/plain", LETTER, "passwd.txt"),
    ],
)
def test_a_file_is_named_for_what_it_is(web: Web, tmp_path: Path, path: str, kind: str, body: bytes, name: str) -> None:
    kept = fetched(tmp_path, web.put(path, body, kind))
    assert kept.name == name
    assert kept.parent.parent == tmp_path / "fetched"


def test_a_redirection_is_followed_as_far_as_publishers_go_and_no_farther(web: Web, tmp_path: Path) -> None:
    for i in range(8):
        web.put(f"/{i}", status=302, Location=f"/{i + 1}")
    web.put("/5", PDF, "application/pdf")
    assert fetched(tmp_path, f"{web.base}/0").read_bytes() == PDF
    web.put("/5", status=302, Location="/6")
    web.put("/8", PDF, "application/pdf")
    assert "leads on more than 5 times" in refusal(tmp_path, f"{web.base}/0")


def test_what_has_not_changed_is_not_sent_again(web: Web, tmp_path: Path) -> None:
    url = web.put("/a.pdf", PDF, "application/pdf", ETag='"one"')
    first = fetched(tmp_path, url)
    sent = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        sent.append(handler.headers["If-None-Match"])
        handler.send_response(304)
        handler.end_headers()

    web.says["/a.pdf"] = answer
    assert fetched(tmp_path, url) == first
    assert sent == ['"one"']
    first.write_bytes(b"changed")  # what is kept is no more what was fetched: it is asked for without conditions
    web.put("/a.pdf", PDF, "application/pdf", ETag='"one"')
    assert fetched(tmp_path, url).read_bytes() == PDF


# Servers that are busy


def test_a_busy_server_is_asked_again_and_not_before_it_says(web: Web, tmp_path: Path) -> None:
    url, waits = web.put("/a.pdf", status=503, Retry_After="7"), Waits()
    busy = web.says["/a.pdf"]
    web.put("/a.pdf", PDF, "application/pdf")
    ready = web.says["/a.pdf"]
    web.says["/a.pdf"] = lambda handler: (busy if web.asked["/a.pdf"] < 3 else ready)(handler)
    assert fetched(tmp_path, url, waits=waits).read_bytes() == PDF
    assert waits.seconds == [7.0, 7.0]


def test_a_server_that_stays_busy_is_left(web: Web, tmp_path: Path) -> None:
    url, waits = web.put("/a.pdf", status=429), Waits()
    assert "in 3 tries: the server answers 429" in refusal(tmp_path, url, waits=waits)
    assert (web.asked["/a.pdf"], waits.seconds) == (3, [0.01, 0.02])


def test_a_server_that_asks_for_an_hour_is_not_waited_for(web: Web, tmp_path: Path) -> None:
    url, waits = web.put("/a.pdf", status=429, Retry_After="3600"), Waits()
    assert "3,600 seconds" in refusal(tmp_path, url, waits=waits)
    assert (web.asked["/a.pdf"], waits.seconds) == (1, [])


# Servers that mean harm


@pytest.mark.parametrize(
    ("status", "kind", "headers", "says"),
    [
        (404, "text/html", {}, "there is no such file"),
        (403, "text/html", {}, "does not give the file to everybody"),
        (200, "image/png", {}, "image/png, which no report is"),
        (200, "application/pdf", {"Content-Encoding": "gzip"}, "packed"),
        (200, "application/pdf", {"Content-Length": "999999999"}, "999,999,999 bytes"),
        (302, "text/plain", {"Location": "file:///etc/passwd"}, "Only http and https"),
        (302, "text/plain", {"Location": "http://user:secret@example.org/"}, "name or password"),
        (302, "text/plain", {"Location": "//[bad"}, "no web address"),
    ],
)
def test_what_is_not_fetched_says_why(
    web: Web, tmp_path: Path, status: int, kind: str, headers: dict[str, str], says: str
) -> None:
    url = web.put("/a", b"x", kind, status, **{name.replace("-", "_"): value for name, value in headers.items()})
    assert says in refusal(tmp_path, url)


def test_an_answer_without_end_is_cut_at_the_limit_of_size(web: Web, tmp_path: Path) -> None:
    def flood(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "application/pdf")
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b"%PDF" * 10_000)
        except OSError:
            pass

    web.says["/a"] = flood
    assert "at most 100,000" in refusal(tmp_path, f"{web.base}/a")


def test_an_answer_that_drips_or_never_comes_is_cut_at_the_limit_of_time(web: Web, tmp_path: Path) -> None:
    """Each with the other limit so far away that it cannot be the one that cuts it."""
    over = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "application/pdf")
        handler.end_headers()
        try:
            while not over.wait(0.1):
                handler.wfile.write(b"%")
        except OSError:
            pass

    web.says["/drip"], web.says["/never"] = drip, lambda _: over.wait()
    once = replace(LIMITS, tries=1, read_seconds=FAR_AWAY_S, total_seconds=FAR_AWAY_S)
    try:
        assert "not complete after 1 seconds" in refusal(tmp_path, f"{web.base}/drip", replace(once, total_seconds=1.0))
        assert "does not answer in time" in refusal(tmp_path, f"{web.base}/never", replace(once, read_seconds=0.5))
    finally:
        over.set()


def test_an_answer_that_breaks_off_is_not_taken_for_whole(web: Web, tmp_path: Path) -> None:
    url = web.put("/a.pdf", PDF[:500], "application/pdf", Content_Length="5000")
    assert "broke off" in refusal(tmp_path, url)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",  # noqa: S104
        "::1", "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::",
    ],
)  # fmt: skip
def test_which_numbers_are_not_of_the_public_internet(number: str) -> None:
    assert not is_public(number)


def test_a_server_of_the_inside_is_not_asked_even_through_a_redirection(web: Web, tmp_path: Path) -> None:
    url = web.put("/a.pdf", PDF, "application/pdf")
    outside = WebLimits(first_pause=0.01)
    assert "not on the public internet" in refusal(tmp_path, url, outside)
    assert web.asked["/a.pdf"] == 0
    with pytest.raises(UnreadableFile):
        addresses_of(web_address("http://localhost/"), allow_private=False)
    assert is_public("8.8.8.8")


@pytest.mark.parametrize("numbers", [("8.8.8.8", "10.0.0.1"), ("10.0.0.1", "8.8.8.8"), ("8.8.8.8", "8.8.4.4", "::1")])
def test_a_server_with_one_address_of_the_inside_is_not_asked(
    monkeypatch: pytest.MonkeyPatch, numbers: tuple[str, ...]
) -> None:
    """Which of its addresses a later look-up would give is up to whoever runs the server."""

    def found(host: str, port: int, **_: object) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in numbers]

    monkeypatch.setattr(socket, "getaddrinfo", found)
    with pytest.raises(UnreadableFile, match="not on the public internet"):
        addresses_of(web_address("https://reports.example.org/"), allow_private=False)
    assert len(addresses_of(web_address("https://reports.example.org/"), allow_private=True)) == len(numbers)


@pytest.mark.parametrize(
    ("asked", "leads_to", "followed"),
    [
        ("https://reports.example.org/a.pdf", "http://reports.example.org/b.pdf", False),
        ("https://reports.example.org/a.pdf", "/b.pdf", True),
        ("http://reports.example.org/a.pdf", "https://reports.example.org/b.pdf", True),
    ],
)
def test_nothing_leads_from_a_safe_address_to_an_unsafe_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, asked: str, leads_to: str, followed: bool
) -> None:
    reached: list[str] = []

    def answer(address: WebAddress, headers: object, body: BinaryIO, limits: WebLimits) -> WebAnswer:
        reached.append(address.text)
        if address.text == asked:
            return WebAnswer(302, {"location": leads_to})
        body.write(PDF)
        return WebAnswer(200, {"content-type": "application/pdf"})

    monkeypatch.setattr(fetching, "request", answer)
    if followed:
        assert fetched(tmp_path, asked).read_bytes() == PDF
        assert reached == [asked, "https://reports.example.org/b.pdf"]
    else:
        assert "from a safe address to an unsafe one" in refusal(tmp_path, asked)
        assert reached == [asked]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\reports\\a.pdf", "a.pdf"),
        ("con.pdf", "_con.pdf"),
        (".hidden.pdf", "hidden.pdf"),
        ("a\x00\u202eb.pdf", "ab.pdf"),
        ("", "report"),
    ],
)
def test_a_file_from_the_web_has_a_name_that_every_system_bears(name: str, safe: str) -> None:
    assert safe_name(name) == safe
    assert len(safe_name(name + "x" * 500 + ".pdf")) <= 120


# In a build


def test_an_address_that_fails_does_not_stop_the_others(web: Web, tmp_path: Path) -> None:
    good = web.put("/letter.txt", LETTER)
    bad = web.put("/gone.pdf", status=404)
    result = build(
        [bad, good], tmp_path / "data", registers=sorted(examples.REGISTERS.glob("*.csv")), workers=1, web=LIMITS
    )
    by_status = {outcome.status: outcome for outcome in result.outcomes}
    assert by_status[Status.BUILT].source_url == good
    assert by_status[Status.REFUSED].source_url == bad
    assert "no such file" in (by_status[Status.REFUSED].reason or "")
    again = build([good], tmp_path / "data", web=LIMITS)
    assert again.read == ()


@pytest.mark.parametrize("index", [b"{", b"[]", b'{"urls": {}}', b'{"urls": {"URL": {}}, "files": {"x": 1}}'])
def test_an_index_that_cannot_be_read_lets_everything_be_fetched_again(web: Web, tmp_path: Path, index: bytes) -> None:
    url = web.put("/a.pdf", PDF, "application/pdf", ETag='"one"')
    fetched(tmp_path, url)
    (tmp_path / "fetched" / "index.json").write_bytes(index.replace(b"URL", url.encode()))
    assert fetched(tmp_path, url).read_bytes() == PDF
    assert web.asked["/a.pdf"] == 2


@pytest.mark.parametrize(
    "date", ["Wed, 21 Oct 2015 07:28:00 GMT", "soon", "-5", "9" * 5000, "Mon, 99 Foo 99999999999999"]
)
def test_a_busy_server_that_names_no_time_to_come_is_asked_after_our_own_pause(
    web: Web, tmp_path: Path, date: str
) -> None:
    url, waits = web.put("/a.pdf", status=503, Retry_After=date), Waits()
    refusal(tmp_path, url, waits=waits)
    assert waits.seconds == ([] if date.isdigit() else [0.01, 0.02])
