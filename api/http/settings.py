"""What a server may be told by its environment: `REMIT_` and a name, each with its limit and its reason."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from ontology.errors import RemitError
from queries.bounded import SECONDS

MEBIBYTE = 1024 * 1024

Seconds = Annotated[float, Field(gt=0, le=3600, allow_inf_nan=False)]


class SettingsError(RemitError):
    """An environment variable of ours that is not what it should be."""

    exit_code = 2
    title = "A setting is not what it should be"


class ServerSettings(BaseSettings):
    """The settings of a server. `docs/operating.md` has the table, and a test that it says the same."""

    model_config = SettingsConfigDict(env_prefix="REMIT_", use_attribute_docstrings=True, frozen=True, extra="ignore")

    query_seconds: Seconds = SECONDS
    """How long a query over `/sparql` may be evaluated; `timeout=` may only lower it."""

    query_rows: int = Field(default=100_000, ge=1, le=10_000_000)
    """Rows or triples of an answer at most."""

    query_mebibytes: int = Field(default=32, ge=1, le=1024)
    """Size of an answer at most, in MiB: it is held in memory until it is whole."""

    query_workers: int = Field(default=2, ge=1, le=256)
    """Processes that evaluate queries of any kind: one a core. As many as this, and never more than two, look up and judge besides."""

    queue_length: int = Field(default=200, ge=0, le=100_000)
    """Queries that may wait; one more is told to come again (503)."""

    queue_seconds: Seconds = 10.0
    """How long one may wait before it is told to come again (503)."""

    cache_mebibytes: int = Field(default=64, ge=0, le=65_536)
    """Memory for answers that were given before, in MiB; 0 keeps none."""

    rate_per_second: float = Field(default=50.0, ge=0, le=1_000_000, allow_inf_nan=False)
    """Requests of one client in the long run; 0 sets no limit."""

    rate_burst: int = Field(default=500, ge=1, le=1_000_000)
    """Requests of one client at once, before the rate counts: a page with a list opened in many tabs, a script that begins."""

    rate_local: bool = False
    """Whether requests from this machine itself are counted too: where a proxy stands in front and names no client, all are."""

    trusted_proxies: str = "127.0.0.1"
    """Addresses whose `X-Forwarded-For` is believed, by comma; `*` believes everybody."""

    head_seconds: Seconds = 15.0
    """How long a client may take to send a request's headers."""

    body_seconds: Seconds = 15.0
    """How long it may take to send the body (408)."""

    send_seconds: Seconds = 60.0
    """How long it may take to read a quarter of a megabyte of an answer; then the connection is closed."""

    connections: int = Field(default=1000, ge=1, le=100_000)
    """Connections at once; one more is told to come again (503)."""

    stop_seconds: int = Field(default=10, ge=0, le=3600)
    """How long requests under way may take after the server was told to end."""

    public_address: str = Field(default="", max_length=200, pattern=r"^(https?://[^\s?#]+)?$")
    """Where people reach the server, such as `https://remit.example.org`: for feeds, sitemaps and the catalogue. Unset, as each request says."""

    publisher: str = Field(default="Remit", min_length=1, max_length=200)
    """Who runs the server, as the catalogue names them."""

    dump: str = ""
    """A folder made by `remit dump`, whose files are published at `/dump/`. Unset, none."""

    access_log: bool = True
    """Whether each request is a line of JSON on the error stream: method, route, status, milliseconds, bytes."""

    metrics: bool = True
    """Whether `/metrics` answers."""

    @classmethod
    def of_environment(cls) -> ServerSettings:
        """The settings of this process's environment. Raises SettingsError, naming the variable."""
        try:
            return cls()
        except ValidationError as error:
            first = error.errors()[0]
            name = f"REMIT_{first['loc'][0]}".upper()
            raise SettingsError(
                f"{first['msg']} (it is {first['input']!r}).", where=name, remedy="docs/operating.md has the settings."
            ) from None
