"""What does a page say to a person when there is nothing to show? Plain words, and a way on; no command line and no address of the API."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.http.app import create_app
from api.pages import browse_pages

TECHNICAL = re.compile(
    r"\bremit (?:build|publish|query|watch|demo)\b|/api\b|--\w|\bmanifest\b|\bJSON\b|docs/|\.md\b|HTTP", re.IGNORECASE
)


def words(html: str) -> str:
    """What stands on the page itself, without what every page has around it."""
    body = html[html.index("<main") : html.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


@pytest.fixture(scope="module")
def client(example_data: Path) -> TestClient:
    return TestClient(create_app(example_data), raise_server_exceptions=False)


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/nothing/here", 404, "There is no such page"),
        ("/organisation/none", 404, "There is no such page"),
        ("/recommendation/none", 404, "There is no such page"),
        ("/report/none", 404, "There is no such page"),
        ("/inspection/none", 404, "There is no such page"),
        ("/theme/none", 404, "There is no such page"),
        ("/work/none", 422, "Part of the address is not understood"),
        ("/councils?offset=-1", 422, "offset"),
        ("/bodies?offset=-1", 422, "offset"),
        ("/recommendations?theme=none", 400, "To the first page"),
        ("/doc/organisation/none", 404, "There is no such page"),
    ],
)
def test_a_page_that_cannot_be_shown(client: TestClient, path: str, status: int, says: str) -> None:
    found = client.get(path, headers={"Accept": "text/html"})
    assert found.status_code == status
    assert says in words(found.text)
    assert TECHNICAL.search(words(found.text)) is None


def test_what_is_sent_to_a_page_that_only_reads(client: TestClient) -> None:
    found = client.post("/councils")
    assert found.status_code == 405
    assert "This page can only be read" in words(found.text)
    assert TECHNICAL.search(words(found.text)) is None


def test_before_there_is_any_data(tmp_path: Path) -> None:
    found = TestClient(create_app(tmp_path / "none")).get("/")
    assert found.status_code == 503
    assert "There is nothing to show yet" in words(found.text)
    assert TECHNICAL.search(words(found.text)) is None
    assert str(tmp_path) not in found.text


def test_a_fault_of_the_program(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("secret")

    monkeypatch.setattr(browse_pages.browsing, "task_counts", broken)
    found = client.get("/work")
    assert found.status_code == 500
    assert "Something broke here" in words(found.text)
    assert TECHNICAL.search(words(found.text)) is None
    assert "secret" not in found.text


def test_programs_are_told_the_remedy_all_the_same(tmp_path: Path) -> None:
    told = TestClient(create_app(tmp_path / "none")).get("/api/recommendations").json()
    assert "remit build" in told["remedy"]
