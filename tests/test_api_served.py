"""What a server does while its data folder changes, behind a proxy, and when something breaks."""

from __future__ import annotations

import json
import shutil
import threading
import time
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient

import examples
from api.answering.edition import Edition
from api.http.app import create_app
from ingest.building.build import build
from tests.serving import PATIENT, answer, problem, served


def test_without_data_the_answer_is_503_and_with_data_it_is_there(tmp_path: Path, example_data: Path) -> None:
    folder = tmp_path / "data"
    with served(folder) as address, httpx.Client(base_url=address, timeout=PATIENT) as client:
        said = problem(client, "/api/recommendations", 503)
        assert "remit build" in said["remedy"]
        assert str(tmp_path) not in json.dumps({key: said[key] for key in said if key != "remedy"})
        assert client.get("/").status_code == 503
        shutil.copytree(example_data, folder)
        assert answer(client, "/api/recommendations")["total"] > 0


def test_a_state_that_is_loaded_already_is_served_without_being_loaded_again(example_data: Path) -> None:
    loaded = Edition(example_data)
    app = create_app(example_data, loaded)
    assert TestClient(app).get("/api/organisations/ZX1").status_code == 200
    assert app.state.snapshots.edition() is loaded


def test_a_server_takes_up_a_new_build_and_no_request_fails(tmp_path: Path) -> None:
    """With requests going on all the while."""
    folder = tmp_path / "data"
    registers = tuple(examples.REGISTERS.glob("*.csv"))
    build([examples.REPORTS / "marlshire-apa-2006.txt"], folder, registers=registers)
    with served(folder) as address, httpx.Client(base_url=address, timeout=PATIENT) as client:
        before = answer(client, "/api/recommendations")["total"]
        codes: list[int] = []
        stop = threading.Event()

        def ask_on() -> None:
            with httpx.Client(base_url=address, timeout=PATIENT) as other:
                while not stop.is_set():
                    codes.append(other.get("/api/recommendations").status_code)

        asking = threading.Thread(target=ask_on)
        asking.start()
        try:
            build([examples.REPORTS / "marlshire-unannounced-cra-2011.txt"], folder, registers=registers)
            while (now := answer(client, "/api/recommendations")["total"]) == before or len(codes) <= 10:
                time.sleep(0.05)
        finally:
            stop.set()
            asking.join()
        assert now == before + 3
        assert set(codes) == {200}


def test_a_build_that_cannot_be_read_leaves_the_old_state_served(
    tmp_path: Path, example_data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(example_data, folder)
    with served(folder) as address, httpx.Client(base_url=address, timeout=PATIENT) as client:
        before = answer(client, "/api/recommendations")["total"]
        (folder / "manifest.json").write_text("{}", encoding="utf-8")
        while "the state before is still served" not in caplog.text:
            assert answer(client, "/api/recommendations")["total"] == before
            time.sleep(0.05)
        assert answer(client, "/api/recommendations")["total"] == before


def test_behind_a_proxy_the_next_page_begins_with_where_the_application_is_mounted(example_data: Path) -> None:
    """In process, since the mount is the server's setting."""
    client = TestClient(create_app(example_data), root_path="/remit")
    assert client.get("/api/recommendations?limit=1").json()["next"].startswith("/remit/api/recommendations?")


def test_an_error_is_a_problem_for_programs_only_where_programs_ask(example_data: Path) -> None:
    for root in ("", "/remit"):
        client = TestClient(create_app(example_data), root_path=root)
        assert client.get("/api/nothing").headers["content-type"] == "application/problem+json"
        assert client.get("/apiary").headers["content-type"].startswith("text/html")


def test_a_defect_is_told_without_its_insides(example_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In process, to make one happen."""

    def fail(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr("api.answering.answers.organisation_json", fail)
    found = TestClient(create_app(example_data), raise_server_exceptions=False).get("/api/organisations/ZX1")
    assert found.status_code == 500
    assert found.headers["content-type"] == "application/problem+json"
    assert "secret" not in found.text
    assert "default-src 'self'" in found.headers["content-security-policy"]


def test_over_the_real_reports_the_trusts_own_what_the_reports_say(seeds_data: Path) -> None:
    """The three trusts of Hertfordshire that its report of 2010 names; skips without the real reports."""
    client = TestClient(create_app(seeds_data))
    for code, count in (("RWH", 2), ("RY4", 4), ("RWR", 1)):
        found = client.get(f"/api/organisations/{code}/recommendations").json()
        assert found["total"] == count
        for item in found["items"]:
            assert item["priority"]
            assert item["due"]
            assert any(owner["organisation"]["id"] == code and owner["evidence"] for owner in item["owners"])
