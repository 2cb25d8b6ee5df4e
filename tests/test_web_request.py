"""How a server is reached: by the number that was checked, under the name that its certificate must bear, through a proxy."""

from __future__ import annotations

import io
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from ingest.building.sources import web_address as addresses
from ingest.building.sources.web_address import web_address
from ingest.building.sources.web_request import Unreached, WebAnswer, WebLimits, request
from ontology.errors import UnreadableFile

CERTIFICATE = Path(__file__).parent / "certificates" / "reports.example.org.pem"
"""Made for these tests, with its key: nobody else trusts it."""

NAME = "reports.example.org"
LIMITS = WebLimits(most_bytes=100_000, allow_private=True)
FAR_AWAY_S = 24 * 3600.0

Say = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def serving(say: Say, *, safely: bool = False, method: str = "GET") -> Iterator[int]:
    """A server of this machine that answers everything so; its port."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Nothing: a test's output is its own."""

    setattr(Handler, f"do_{method}", say)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # who is cut off by us has nothing to tell
    if safely:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the machine's own environment names."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def looked_up(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lets every name mean this machine, once: whoever looks it up again is led elsewhere. The names that were asked for."""
    known, asked = socket.getaddrinfo, []

    def find(host: str, *others: Any, **more: Any) -> Any:
        if host.replace(".", "").isdigit():
            return known(host, *others, **more)
        asked.append(host)
        return known("127.0.0.1" if asked.count(host) == 1 else "192.0.2.1", *others, **more)

    monkeypatch.setattr(socket, "getaddrinfo", find)
    return asked


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine trusts the certificate of these tests."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


def letter(handler: BaseHTTPRequestHandler) -> None:
    """Answers with who was asked for what."""
    body = f"{handler.headers['Host']} {handler.path}".encode()
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def fetched(url: str, limits: WebLimits = LIMITS) -> tuple[WebAnswer, str]:
    body = io.BytesIO()
    answer = request(web_address(url), {}, body, limits)
    return answer, body.getvalue().decode()


# The number that was checked


def test_a_name_is_looked_up_once_and_what_was_checked_is_what_is_asked(looked_up: list[str]) -> None:
    with serving(letter) as port:
        _, body = fetched(f"http://{NAME}:{port}/a.pdf?x=1")
    assert body == f"{NAME}:{port} /a.pdf?x=1"
    assert looked_up == [NAME]


def test_of_several_numbers_the_first_that_answers_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    known = socket.getaddrinfo

    def find(host: str, port: int, *others: Any, **more: Any) -> Any:
        if host != NAME:
            return known(host, port, *others, **more)
        return [*known("127.0.0.3", port, *others, **more), *known("127.0.0.1", port, *others, **more)]

    monkeypatch.setattr(socket, "getaddrinfo", find)
    with serving(letter) as port:  # which listens at the second alone
        assert fetched(f"http://{NAME}:{port}/")[1] == f"{NAME}:{port} /"


def test_a_server_that_nobody_runs_is_worth_another_try(looked_up: list[str]) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    with pytest.raises(Unreached, match="cannot be reached"):
        fetched(f"http://{NAME}:{port}/")


def test_a_name_that_nobody_knows_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(*_: object, **__: object) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", find)
    with pytest.raises(UnreadableFile, match="No server of that name"):
        fetched(f"http://{NAME}/")


# Certificates


def test_a_server_is_asked_safely_under_its_own_name(looked_up: list[str], trusted: None) -> None:
    with serving(letter, safely=True) as port:
        assert fetched(f"https://{NAME}:{port}/a.pdf")[1] == f"{NAME}:{port} /a.pdf"
    assert looked_up == [NAME]


def test_a_certificate_of_another_name_is_not_trusted(looked_up: list[str], trusted: None) -> None:
    with serving(letter, safely=True) as port, pytest.raises(UnreadableFile, match="certificate is not to be trusted"):
        fetched(f"https://elsewhere.example.org:{port}/")


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(looked_up: list[str]) -> None:
    with serving(letter, safely=True) as port, pytest.raises(UnreadableFile, match="certificate is not to be trusted"):
        fetched(f"https://{NAME}:{port}/")


# Servers that take their time


def test_the_whole_time_counts_from_before_the_handshake(looked_up: list[str]) -> None:
    """A server that says nothing at all, to one that waits for it without end."""
    patient = replace(LIMITS, connect_seconds=FAR_AWAY_S, read_seconds=FAR_AWAY_S, total_seconds=0.5)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(Unreached, match=r"not complete after 0\.5 seconds"):
            fetched(f"https://{NAME}:{silent.getsockname()[1]}/", patient)


@pytest.mark.parametrize(
    "begin", [b"HTTP/1.1 200 OK\r\nX-Long: ", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"]
)
def test_an_answer_whose_headers_or_pieces_drip_is_cut(looked_up: list[str], begin: bytes) -> None:
    over = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(begin)
        while not over.wait(0.05):
            handler.wfile.write(b"1")

    patient = replace(LIMITS, read_seconds=FAR_AWAY_S, total_seconds=0.5)
    with serving(drip) as port, ExitStack() as stack:
        stack.callback(over.set)
        with pytest.raises(Unreached, match=r"not complete after 0\.5 seconds"):
            fetched(f"http://{NAME}:{port}/", patient)


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"0" * 200_000, "no HTTP"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc", "broke off"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc", "broke off"),
        (b"HTTP/1.1 200 OK\r\n" + b"X-Many: 1\r\n" * 1_000 + b"\r\n", "no HTTP"),
        (b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 200_000 + b"\r\n\r\n", "no HTTP"),
        (b"220 mail.example.org ESMTP\r\n", "no HTTP"),
        (b"", "cannot be reached"),
    ],
)
def test_an_answer_that_is_none_says_so(looked_up: list[str], sent: bytes, says: str) -> None:
    def say(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(sent)

    with serving(say) as port, pytest.raises(Unreached, match=says):
        fetched(f"http://{NAME}:{port}/")


# Proxies


def test_a_proxy_is_asked_for_the_whole_address_and_told_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str | None] = []

    def proxy(handler: BaseHTTPRequestHandler) -> None:
        told.append(handler.headers["Proxy-Authorization"])
        letter(handler)

    with serving(proxy) as port:
        for written in (f"http://marl:s%40cret@127.0.0.1:{port}", f"127.0.0.1:{port}"):
            monkeypatch.setenv("http_proxy", written)
            assert fetched("http://inside.invalid/a.pdf")[1].endswith("http://inside.invalid/a.pdf")
    assert told == ["Basic bWFybDpzQGNyZXQ=", None]


def test_a_safe_server_is_reached_through_a_tunnel_and_still_has_to_show_its_certificate(
    monkeypatch: pytest.MonkeyPatch, trusted: None
) -> None:
    tunnels: list[tuple[str, str | None]] = []
    with ExitStack() as stack:
        server = stack.enter_context(serving(letter, safely=True))

        def tunnel(handler: BaseHTTPRequestHandler) -> None:
            tunnels.append((handler.path, handler.headers["Proxy-Authorization"]))
            handler.send_response(200)
            handler.end_headers()
            with socket.create_connection(("127.0.0.1", server)) as onward:
                back = threading.Thread(target=_pass_on, args=(onward, handler.connection))
                back.start()
                _pass_on(handler.connection, onward)
                back.join()

        proxy = stack.enter_context(serving(tunnel, method="CONNECT"))
        monkeypatch.setenv("https_proxy", f"http://marl@127.0.0.1:{proxy}")
        assert fetched(f"https://{NAME}/a.pdf")[1] == f"{NAME} /a.pdf"
        with pytest.raises(UnreadableFile, match="certificate is not to be trusted"):
            fetched("https://elsewhere.example.org/a.pdf")
    assert tunnels[0] == (f"{NAME}:443", "Basic bWFybDo=")


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):  # either end may have been closed by then
        while piece := one.recv(65536):
            other.sendall(piece)
        other.shutdown(socket.SHUT_WR)


def test_a_proxy_is_passed_by_where_the_environment_says_so(
    monkeypatch: pytest.MonkeyPatch, looked_up: list[str]
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "example.org")
    with serving(letter) as port:
        assert fetched(f"http://{NAME}:{port}/")[1] == f"{NAME}:{port} /"


def test_no_proxy_leads_to_a_server_of_the_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with pytest.raises(UnreadableFile, match="not on the public internet"):
        fetched("http://127.0.0.1/", replace(LIMITS, allow_private=False))


def test_a_proxy_of_an_unknown_kind_is_told(monkeypatch: pytest.MonkeyPatch, looked_up: list[str]) -> None:
    monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:9")
    with pytest.raises(UnreadableFile, match="proxy") as raised:
        fetched(f"http://{NAME}/")
    assert raised.value.remedy


def test_a_server_that_moves_inside_after_it_was_checked_is_not_followed(
    monkeypatch: pytest.MonkeyPatch, looked_up: list[str]
) -> None:
    """As far as the check goes, this machine is the public internet; the second look-up would lead elsewhere."""
    monkeypatch.setattr(addresses, "is_public", lambda number: number == "127.0.0.1")
    with serving(letter) as port:
        assert fetched(f"http://{NAME}:{port}/", replace(LIMITS, allow_private=False))[0].status == 200
    assert looked_up == [NAME]
