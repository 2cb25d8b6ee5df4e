"""One request for one web address, within limits of time and size. Redirections and retries are its caller's."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version
from typing import BinaryIO, NamedTuple
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from ingest.building.sources.web_address import PORTS, WebAddress, addresses_of
from ingest.documents.regular_files import MOST_BYTES
from ontology.errors import DataFolderError, UnreadableFile

_CHUNK = 64 * 1024
_MOST_ADDRESSES = 4  # of a server that are tried: each may take the whole time to connect
_PROXY_PORT = 8080
OK = 200


@dataclass(frozen=True, slots=True)
class WebLimits:
    """What fetching a file may take. All have a reason; `allow_private` is for servers of one's own network."""

    most_bytes: int = MOST_BYTES  # what is read of a file on the disk, too
    connect_seconds: float = 10.0  # a server that is up answers in one
    read_seconds: float = 30.0  # between two pieces of an answer: a server may have to look for the file first
    total_seconds: float = 120.0  # for one try: the largest file at 3 Mbit/s; ends an answer that drips
    tries: int = 3  # a server that is busy is often free a few seconds later
    first_pause: float = 1.0  # seconds before the second try; twice as long before each further one
    longest_pause: float = 60.0  # seconds that a server may ask us to wait; who asks for more is asked another day
    redirects: int = 5  # publishers use one or two
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """A server's answer: its status, its headers by lower-case name, and whether its body was written down."""

    status: int
    headers: Mapping[str, str]

    def header(self, name: str) -> str:
        """A header, empty if there is none."""
        return self.headers.get(name, "")


class Unreached(Exception):
    """No answer, or not the whole of it, which another try may bring."""


def request(address: WebAddress, headers: Mapping[str, str], body: BinaryIO, limits: WebLimits) -> Answer:
    """Ask once; the body of an answer of status 200 is written to `body`.

    Raises Unreached where trying again may help, UnreadableFile where it will not.
    """
    late = threading.Event()
    try:
        way = _way(address, limits)
        with _open(way.connection, late, limits):
            way.connection.request("GET", way.target, headers={**_own_headers(), **way.headers, **headers})
            response = way.connection.getresponse()
            answer = Answer(response.status, {name.lower(): value for name, value in response.getheaders()})
            if response.status == OK:
                _receive(response, answer, body, address, limits)
            if late.is_set():
                raise TimeoutError
            return answer
    except (OSError, http.client.HTTPException) as error:
        raise _told(error, late.is_set(), address, limits) from error


def _own_headers() -> dict[str, str]:
    return {
        "User-Agent": f"remit/{version('remit')} (+https://w3id.org/remit)",
        "Accept": "application/pdf, text/html;q=0.8, text/plain;q=0.8, */*;q=0.5",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


class _Direct(http.client.HTTPConnection):
    """A connection to a server by the numbers that its name was found to have."""

    def __init__(self, address: WebAddress, limits: WebLimits) -> None:
        super().__init__(address.host, address.port)
        self._tls = ssl.create_default_context() if address.scheme == "https" else None
        self.default_port = PORTS[address.scheme]
        self._places = addresses_of(address, allow_private=limits.allow_private)[:_MOST_ADDRESSES]
        self._limits = limits

    def connect(self) -> None:
        """Open the connection: to the first place that answers."""
        raw = self._first_open()
        self.sock = self._tls.wrap_socket(raw, server_hostname=self.host) if self._tls else raw

    def _first_open(self) -> socket.socket:
        failure = OSError("it has no address")
        for family, place in self._places:
            opened = socket.socket(family, socket.SOCK_STREAM)
            opened.settimeout(self._limits.connect_seconds)
            try:
                opened.connect(place)
            except OSError as error:
                opened.close()
                failure = error
            else:
                return opened
        raise failure


class _Way(NamedTuple):
    """How an address is reached: a connection that is not yet open, what is asked for there, and with which headers."""

    connection: http.client.HTTPConnection
    target: str
    headers: Mapping[str, str] = {}


def _way(address: WebAddress, limits: WebLimits) -> _Way:
    """The way to a server: straight, or through the proxy that the user's environment names."""
    proxy = getproxies().get(address.scheme)
    if proxy is None or proxy_bypass(address.host):
        return _Way(_Direct(address, limits), address.target)
    with suppress(OSError):  # the server's name may be known only to the proxy
        addresses_of(address, allow_private=limits.allow_private)
    parts = urlsplit(proxy if "//" in proxy else f"//{proxy}")
    user = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}".encode()
    basic = {"Proxy-Authorization": f"Basic {b64encode(user).decode('ascii')}"} if parts.username else {}
    host, port = parts.hostname or "", parts.port or _PROXY_PORT
    if address.scheme == "http":
        return _Way(http.client.HTTPConnection(host, port, timeout=limits.connect_seconds), address.text, basic)
    through = http.client.HTTPSConnection(host, port, timeout=limits.connect_seconds)
    through.set_tunnel(address.host, address.port, basic)
    return _Way(through, address.target)


@contextmanager
def _open(connection: http.client.HTTPConnection, late: threading.Event, limits: WebLimits) -> Iterator[None]:
    """An open connection, for no longer than it may take in all: then it is cut, whatever it waits for, and `late` is set."""
    connection.connect()
    connection.sock.settimeout(limits.read_seconds)
    opened = connection.sock

    def cut() -> None:
        late.set()
        with suppress(OSError):
            opened.shutdown(socket.SHUT_RDWR)

    clock = threading.Timer(limits.total_seconds, cut)
    clock.daemon = True
    clock.start()
    try:
        yield
    finally:
        clock.cancel()
        clock.join()
        connection.close()


def _receive(
    response: http.client.HTTPResponse, answer: Answer, body: BinaryIO, address: WebAddress, limits: WebLimits
) -> None:
    """Write down an answer's body, if it is neither packed nor too large."""
    if answer.header("content-encoding") not in ("", "identity"):
        raise UnreadableFile(
            f"The server sends the file packed ({answer.header('content-encoding')[:20]}), though asked not to.",
            where=address.text,
            remedy="Download the report and build the file.",
        )
    received = 0
    if response.length is not None and response.length > limits.most_bytes:
        raise _too_large(response.length, address, limits)
    while chunk := response.read(_CHUNK):
        received += len(chunk)
        if received > limits.most_bytes:
            raise _too_large(received, address, limits)
        _write(body, chunk)
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)


def _write(body: BinaryIO, chunk: bytes) -> None:
    try:
        body.write(chunk)
    except OSError as error:  # the disk's trouble, not the network's
        raise DataFolderError(
            f"The data folder cannot be written to ({error.strerror or error}).",
            remedy="Check the space left on the disk.",
        ) from error


def _too_large(size: int, address: WebAddress, limits: WebLimits) -> UnreadableFile:
    return UnreadableFile(
        f"The file has {size:,} bytes or more, and at most {limits.most_bytes:,} are read.",
        where=address.text,
        remedy="Check that it is a report.",
    )


def _told(error: Exception, late: bool, address: WebAddress, limits: WebLimits) -> Unreached | UnreadableFile:
    """An error of the network in words."""
    if late:
        return Unreached(f"the answer was not complete after {limits.total_seconds:g} seconds")
    match error:
        case ssl.SSLCertVerificationError():
            message = f"The server's certificate is not to be trusted ({error.verify_message})."
            return UnreadableFile(message, where=address.text, remedy="Check the address, and this machine's clock.")
        case socket.gaierror() if error.errno != socket.EAI_AGAIN:
            return UnreadableFile("No server of that name is known.", where=address.text, remedy="Check the address.")
        case TimeoutError():
            return Unreached("the server does not answer in time")
        case http.client.IncompleteRead():
            return Unreached("the answer broke off before its end")
        case http.client.HTTPException():
            return Unreached("the answer is no HTTP")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Unreached(f"the server cannot be reached ({reason})")
