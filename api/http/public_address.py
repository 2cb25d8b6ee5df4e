"""The address by which a server is known: what is read elsewhere, such as a feed or a catalogue, cannot begin with a path."""

from __future__ import annotations

import re
from typing import Final

from fastapi import Request

from api.http.refusals import BadRequest
from api.http.settings import ServerSettings

_HOST: Final = re.compile(r"(?:[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?")
"""A name or an address of a machine, and perhaps a port: what the header `Host` may say, before it comes into an IRI."""


def public_address(request: Request) -> str:
    """The address that the settings give, else that of the request; with the path that the application is mounted at, without a slash
    at the end. Raises BadRequest for a request that names no host that can be one.
    """
    settings: ServerSettings = request.app.state.settings
    if settings.public_address:
        return settings.public_address.rstrip("/")
    host = request.url.netloc
    if not _HOST.fullmatch(host):
        raise BadRequest(
            "The header Host names no machine.", remedy="Ask by a name or an address, with or without a port."
        )
    root = request.scope.get("root_path", "").rstrip("/")
    return f"{request.url.scheme}://{host}{root}"
