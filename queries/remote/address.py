"""Where a SPARQL server is asked, and as whom. Credentials come from the environment alone, so that no list of processes shows them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from ontology.errors import StoreError

USER: Final = "REMIT_STORE_USER"
PASSWORD: Final = "REMIT_STORE_PASSWORD"  # noqa: S105 - the name of a variable
TOKEN: Final = "REMIT_STORE_TOKEN"  # noqa: S105 - the name of a variable


@dataclass(frozen=True, slots=True)
class StoreAddress:
    """The address of a SPARQL 1.1 endpoint."""

    url: str

    @classmethod
    def of(cls, url: str) -> StoreAddress:
        """An address as somebody wrote it. Raises StoreError where it is no address of the web, or holds a password."""
        try:
            parts = urlsplit(url)
            named = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        except ValueError:
            named = False
            parts = urlsplit("")
        if not named or parts.fragment:
            raise StoreError(
                f"{url[:200]!r} is no address of a SPARQL server.", remedy="For example http://127.0.0.1:7878/query"
            )
        if parts.username is not None or parts.password is not None:
            raise StoreError(
                "An address holds no user and no password.",
                remedy=f"Put them into the environment: {USER} and {PASSWORD}, or {TOKEN}.",
            )
        return cls(url)

    @property
    def place(self) -> str:
        """What a worker process is told to open."""
        return self.url

    @property
    def version(self) -> str:
        """The name of the server in place of an edition's, for whoever asks which edition answers."""
        return urlsplit(self.url).netloc


def is_address(place: str) -> bool:
    """Whether a worker is to ask a server and not to open a folder."""
    return place.startswith(("http://", "https://"))


@dataclass(frozen=True, slots=True)
class Credentials:
    """As whom a server is asked: a user with a password, or the bearer of a token; nobody where all are None."""

    user: str | None = None
    password: str | None = None
    token: str | None = None

    @classmethod
    def of_environment(cls) -> Credentials:
        """Those of this process's environment."""
        return cls(os.environ.get(USER) or None, os.environ.get(PASSWORD), os.environ.get(TOKEN) or None)

    def __repr__(self) -> str:
        """Without what nobody should read in a log."""
        return "Credentials()"
