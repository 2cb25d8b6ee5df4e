"""Who asks, as far as fairness needs it: an address, which is kept in memory while it is needed and written nowhere."""

from __future__ import annotations

import ipaddress
from typing import Final

from starlette.types import Scope

NETWORK_BITS: Final = 64
"""Of an IPv6 address, the part that stands for one household or office: within it anybody may take as many addresses as they like."""

UNKNOWN: Final = "unknown"


def client_of(scope: Scope) -> str:
    """One client: an IPv4 address, or a network of IPv6 addresses."""
    host = (scope.get("client") or (UNKNOWN, 0))[0]
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return UNKNOWN
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, NETWORK_BITS), strict=False))
    return host


def is_local(client: str) -> bool:
    """Whether the client is this machine itself."""
    return client.startswith("127.") or client in ("::/64", UNKNOWN)
