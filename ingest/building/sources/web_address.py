"""Web addresses: which are followed, where they lead, and what a file from there is called here.

Whoever can make Remit fetch an address could make it fetch from inside the network that it runs in. Only public addresses of
the internet are connected to, by number, after the name was looked up: a name cannot mean one address when it is checked
and another when it is used.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import unicodedata
from dataclasses import dataclass
from email.message import Message
from urllib.parse import quote, unquote, urljoin, urlsplit

from ontology.errors import UnreadableFile

LONGEST_URL = 2000
"""Characters: browsers and servers stop not far above it."""

LONGEST_NAME = 120
"""Characters of a file's name: short enough for every file system, in UTF-8 and with what is put before it."""

PORTS = {"http": 80, "https": 443}
_SAFE = "!#$%&'()*+,-./:;=?@[]_~"
_EMBEDDING = ipaddress.ip_network("64:ff9b::/96")  # IPv4 behind a translator, in the last four bytes
_UNFIT_IN_NAMES = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)  # devices, in Windows
_SCHEME = re.compile(r"https?://", re.IGNORECASE)

Sockaddr = tuple[str, int] | tuple[str, int, int, int]


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An http or https address. `host` is in ASCII; `target` path and query, quoted; `text` the whole, without fragment."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """Server and port as they are written: in the address, and in what is asked of the server."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def text(self) -> str:
        """The address as it is written."""
        return f"{self.scheme}://{self.authority}{self.target}"

    @property
    def name(self) -> str:
        """The last part of its path, which is often a file's name."""
        return unquote(self.target.partition("?")[0].rsplit("/", 1)[-1])


def is_url(text: str) -> bool:
    """Whether something that a user names is a web address and no path."""
    return bool(_SCHEME.match(text))


def web_address(text: str, base: WebAddress | None = None) -> WebAddress:
    """The address that a text means, seen from `base` if it is a redirection. Raises UnreadableFile."""
    if len(text) > LONGEST_URL or any(unicodedata.category(c) in ("Cc", "Cs") for c in text):
        raise _refused("The address is too long, or holds characters that no address has.", text)
    try:
        parts = urlsplit(urljoin(base.text, text) if base else text.strip())
        port = parts.port
        host = _ascii(parts.hostname or "")
    except ValueError as error:
        raise _refused("This is no web address.", text) from error
    if parts.scheme not in PORTS:
        raise _refused("Only http and https addresses are fetched.", text)
    if not host:
        raise _refused("The address names no server.", text)
    if parts.username is not None or parts.password is not None:
        raise _refused("The address holds a user's name or password, which would be written into the graph.", text)
    target = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    return WebAddress(parts.scheme, host, port or PORTS[parts.scheme], target)


def addresses_of(address: WebAddress, *, allow_private: bool) -> list[tuple[socket.AddressFamily, Sockaddr]]:
    """The numeric addresses of the server. Raises UnreadableFile if any of them is not public, OSError if it is unknown."""
    found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    places: list[tuple[socket.AddressFamily, Sockaddr]] = [(entry[0], _sockaddr(entry[4])) for entry in found]
    if not allow_private and any(not is_public(place[0]) for _, place in places):
        raise _refused("The server is not on the public internet, and is not asked.", address.text)
    return places


def is_public(number: str) -> bool:
    """Whether a numeric address is one of the public internet, however it is written or wrapped."""
    ip = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _EMBEDDING:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def disposed_name(header: str | None) -> str:
    """The file's name that a Content-Disposition header gives, empty if it gives none."""
    if not header:
        return ""
    message = Message()
    message["Content-Disposition"] = re.sub(r"[\x00-\x1f\x7f]", " ", header)
    name = message.get_filename("")
    try:  # header bytes come as Latin-1; many servers send UTF-8
        return name.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return name


def safe_name(name: str, ending: str = "") -> str:
    """A name that a file can have on every system, ending in `ending` if that is given; never a path, never hidden."""
    last = re.split(r"[/\\]", name)[-1]
    clean = "".join(c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c)[0] not in "CZ" or c == " ")
    clean = _UNFIT_IN_NAMES.sub("-", clean).strip(" .")
    if ending and not clean.lower().endswith(ending):
        clean = f"{clean or 'report'}{ending}"
    if _RESERVED.match(clean):
        clean = f"_{clean}"
    stem, point, suffix = clean.rpartition(".")
    if not point:
        stem, suffix = clean, ""
    stem = stem[: LONGEST_NAME - len(suffix) - 1] if len(suffix) < LONGEST_NAME // 2 else stem[:LONGEST_NAME]
    return f"{stem.rstrip(' .')}{point}{suffix}"[:LONGEST_NAME] or "report"


def _ascii(host: str) -> str:
    """A server's name as it is looked up: international names in their ASCII form. Raises ValueError for what is none."""
    return host if ":" in host else host.encode("idna").decode("ascii")


def _sockaddr(place: tuple[object, ...]) -> Sockaddr:
    if len(place) >= 4:
        return str(place[0]), int(str(place[1])), int(str(place[2])), int(str(place[3]))
    return str(place[0]), int(str(place[1]))


def _refused(message: str, text: str) -> UnreadableFile:
    shown = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text[:200])
    return UnreadableFile(message, where=shown, remedy="Check the address, or download the report and build the file.")
