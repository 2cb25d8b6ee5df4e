"""One request for one web address, within limits of time and size. Redirections and retries are its caller's."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from types import TracebackType
from typing import BinaryIO, Self
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError, ProxySchemeUnknown, ReadTimeoutError
from urllib3.exceptions import IncompleteRead as BrokenOff

from ingest.building.sources.web_address import WebAddress, addresses_of
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
class WebAnswer:
    """A server's answer: its status, its headers by lower-case name, and whether its body was written down."""

    status: int
    headers: Mapping[str, str]

    def header(self, name: str) -> str:
        """A header, empty if there is none."""
        return self.headers.get(name, "")


class Unreached(Exception):
    """No answer, or not the whole of it, which another try may bring."""


def request(address: WebAddress, headers: Mapping[str, str], body: BinaryIO, limits: WebLimits) -> WebAnswer:
    """Ask once; the body of an answer of status 200 is written to `body`.

    Raises Unreached where trying again may help, UnreadableFile where it will not.
    """
    timeout = urllib3.Timeout(connect=limits.connect_seconds, read=limits.read_seconds)
    deadline = _Deadline(limits.total_seconds)
    try:
        with deadline, _way(address, timeout, limits) as way:
            response = way.ask({**_own_headers(), **headers}, deadline)
            answer = WebAnswer(response.status, {name.lower(): value for name, value in response.headers.items()})
            if response.status == OK:
                _receive(response, answer, body, address, limits)
            if deadline.passed:
                raise TimeoutError
            return answer
    except (OSError, HTTPError, http.client.HTTPException) as error:
        raise _told(error, deadline.passed, address, limits) from error


def _own_headers() -> dict[str, str]:
    return {
        "User-Agent": f"remit/{version('remit')} (+https://w3id.org/remit)",
        "Accept": "application/pdf, text/html;q=0.8, text/plain;q=0.8, */*;q=0.5",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


class _Deadline:
    """Ends a request that takes too long in all, whatever it waits for: `passed` tells that it did.

    The library's own limits are for one step each, and a server that sends a byte now and then keeps to them for ever.
    """

    def __init__(self, seconds: float) -> None:
        self._passed = threading.Event()
        self._clock = threading.Timer(seconds, self._cut)
        self._clock.daemon = True
        self._opened: list[socket.socket] = []

    def __enter__(self) -> Self:
        self._clock.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._clock.cancel()
        self._clock.join()
        for opened in self._opened:
            opened.close()

    @property
    def passed(self) -> bool:
        """Whether the request was ended."""
        return self._passed.is_set()

    def ends(self, pool: urllib3.HTTPConnectionPool) -> None:
        """Let it end whatever this pool opens, from before a handshake on."""
        opened = self._opened

        class Watched(pool.ConnectionCls):  # type: ignore[misc, name-defined]
            def _new_conn(self) -> socket.socket:
                new: socket.socket = super()._new_conn()
                opened.append(new.dup())  # the handshake takes the socket itself away from whoever else has it
                return new

        pool.ConnectionCls = Watched

    def _cut(self) -> None:
        self._passed.set()
        for opened in list(self._opened):
            with suppress(OSError):
                opened.shutdown(socket.SHUT_RDWR)


class _Direct:
    """The way to a server by the numbers that its name was found to have: the name is not looked up again."""

    def __init__(self, address: WebAddress, timeout: urllib3.Timeout, limits: WebLimits) -> None:
        places = addresses_of(address, allow_private=limits.allow_private)[:_MOST_ADDRESSES]
        self._address = address
        self._pools = [_pool(place[0], address, timeout) for _, place in places]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pool in self._pools:
            pool.close()

    def ask(self, headers: Mapping[str, str], deadline: _Deadline) -> urllib3.BaseHTTPResponse:
        """The answer of the first place that takes a connection."""
        failure: Exception = OSError("it has no address")
        for pool in self._pools:
            deadline.ends(pool)
            try:
                return _get(pool, self._address.target, {"Host": self._address.authority, **headers})
            except ConnectTimeoutError as error:
                failure = error
        raise failure


class _Proxied:
    """The way through the proxy that the user's environment names."""

    def __init__(self, proxy: str, address: WebAddress, timeout: urllib3.Timeout, limits: WebLimits) -> None:
        with suppress(OSError):  # the server's name may be known only to the proxy
            addresses_of(address, allow_private=limits.allow_private)
        parts = urlsplit(proxy if "//" in proxy else f"http://{proxy}")
        user = f"{unquote(parts.username or '')}:{unquote(parts.password or '')}" if parts.username else None
        host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
        self._manager = urllib3.ProxyManager(
            f"{parts.scheme}://{host}:{parts.port or _PROXY_PORT}",
            proxy_headers=urllib3.make_headers(proxy_basic_auth=user),
            timeout=timeout,
        )
        self._address = address

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._manager.clear()

    def ask(self, headers: Mapping[str, str], deadline: _Deadline) -> urllib3.BaseHTTPResponse:
        """The answer that the proxy passes on."""
        address = self._address
        deadline.ends(self._manager.connection_from_host(address.host, address.port, address.scheme))
        return _get(self._manager, address.text, headers)


def _way(address: WebAddress, timeout: urllib3.Timeout, limits: WebLimits) -> _Direct | _Proxied:
    proxy = getproxies().get(address.scheme)
    if proxy is None or proxy_bypass(address.host):
        return _Direct(address, timeout, limits)
    return _Proxied(proxy, address, timeout, limits)


def _pool(number: str, address: WebAddress, timeout: urllib3.Timeout) -> urllib3.HTTPConnectionPool:
    """Connections to a number, whose certificate must be that of the address's own name."""
    if address.scheme == "http":
        return urllib3.HTTPConnectionPool(number, address.port, timeout=timeout)
    return urllib3.HTTPSConnectionPool(number, address.port, timeout=timeout, server_hostname=address.host)


def _get(
    asked: urllib3.HTTPConnectionPool | urllib3.PoolManager, target: str, headers: Mapping[str, str]
) -> urllib3.BaseHTTPResponse:
    """One answer as it is sent: not led on, not tried again, not unpacked, and not yet read."""
    return asked.request(
        "GET", target, headers=headers, retries=False, redirect=False, preload_content=False, decode_content=False
    )


def _receive(
    response: urllib3.BaseHTTPResponse, answer: WebAnswer, body: BinaryIO, address: WebAddress, limits: WebLimits
) -> None:
    """Write down an answer's body, if it is neither packed nor too large."""
    if answer.header("content-encoding") not in ("", "identity"):
        raise UnreadableFile(
            f"The server sends the file packed ({answer.header('content-encoding')[:20]}), though asked not to.",
            where=address.text,
            remedy="Download the report and build the file.",
        )
    received = 0
    if response.length_remaining is not None and response.length_remaining > limits.most_bytes:
        raise _too_large(response.length_remaining, address, limits)
    while chunk := response.read(_CHUNK):
        received += len(chunk)
        if received > limits.most_bytes:
            raise _too_large(received, address, limits)
        _write(body, chunk)


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
    for cause in _causes(error):
        match cause:
            case ssl.SSLCertVerificationError():
                message = f"The server's certificate is not to be trusted ({cause.verify_message})."
                remedy = "Check the address, and this machine's clock."
                return UnreadableFile(message, where=address.text, remedy=remedy)
            case ProxySchemeUnknown():
                remedy = "Set HTTP_PROXY and HTTPS_PROXY to an http or https proxy, or to nothing."
                return UnreadableFile("The proxy is of a kind that is not known.", where=address.text, remedy=remedy)
            case socket.gaierror() if cause.errno != socket.EAI_AGAIN:
                message = "No server of that name is known."
                return UnreadableFile(message, where=address.text, remedy="Check the address.")
            case BrokenOff() | http.client.IncompleteRead():
                return Unreached("the answer broke off before its end")
            case TimeoutError() | ReadTimeoutError():
                return Unreached("the server does not answer in time")
            case OSError():
                return Unreached(f"the server cannot be reached ({cause.strerror or cause})")
            case ConnectTimeoutError() if not isinstance(cause, NewConnectionError):
                return Unreached("the server does not answer in time")
    return Unreached("the answer is no HTTP")


def _causes(error: BaseException) -> Iterator[BaseException]:
    """What the system or the standard library said, from the first cause to what the library made of it."""
    before = error.__cause__ or error.__context__
    if before is not None:
        yield from _causes(before)
    yield error
