"""The address by which a server is known: what is read elsewhere, such as a feed or a catalogue, cannot begin with a path."""

from __future__ import annotations

from fastapi import Request

from api.http.settings import ServerSettings


def public_address(request: Request) -> str:
    """The address that the settings give, else that of the request; with the path that the application is mounted at, without a slash
    at the end.
    """
    settings: ServerSettings = request.app.state.settings
    root = request.scope.get("root_path", "").rstrip("/")
    beginning = settings.public_address.rstrip("/") or f"{request.url.scheme}://{request.url.netloc}{root}"
    return beginning
