"""Does a server that asks another take up what is published there meanwhile, and go on with what it has while that one is silent?"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import example_registers
from sparql_servers import Server, oxigraph
from typer.testing import CliRunner

import examples
from api.answering import store_edition
from api.answering.store_edition import StoreReloader
from api.command_line.main import app
from ingest.building.build import build
from queries.remote.address import StoreAddress


def publish(server: Server, data: Path, *reports: str) -> None:
    build([examples.REPORTS / name for name in reports], data, registers=example_registers())
    done = CliRunner().invoke(app, ["publish", "--data", str(data), *server.publishing()])
    assert done.exit_code == 0, done.output


def until(so: Callable[[], bool]) -> None:
    """Wait for what comes in the background."""
    while not so():
        time.sleep(0.05)


def test_an_edition_published_later_is_served_without_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(store_edition, "LOOK_EVERY_S", 0)
    with oxigraph(tmp_path) as server:
        publish(server, tmp_path / "data", "marlshire-slac-2010.txt")
        served = StoreReloader(StoreAddress.of(server.queries))
        under_way = served.edition()
        first = under_way.version
        assert served.edition().version == first
        publish(server, tmp_path / "data", "marlshire-slac-2010.txt", "marlshire-apa-2006.txt")
        until(lambda: served.edition().version != first)
        later = served.edition().version
        assert list(under_way.dataset.store.named_graphs())  # a request that began before asks on
    until(lambda: served.edition().version == later and "could not be looked at" in caplog.text)
