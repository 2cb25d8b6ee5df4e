"""Is what the API and the pages answer sent again only when there is another edition, and does each answer say which it is from?"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

import examples
from ingest.building.build import build
from tests.conftest import example_registers
from tests.serving import PATIENT, served

PATHS = [
    "/api/organisations/ZX1",
    "/api/recommendations?q=health",
    "/",
    "/organisation/ZX1",
    "/?q=health",
    "/sitemap.xml",
    "/doc/dataset.ttl",
]


@pytest.fixture(scope="module")
def client(example_data: Path) -> Iterator[httpx.Client]:
    with served(example_data) as address, httpx.Client(base_url=address, timeout=PATIENT) as asking:
        yield asking


@pytest.mark.parametrize("path", PATHS)
def test_what_a_client_has_is_not_sent_again(client: httpx.Client, path: str) -> None:
    first = client.get(path)
    assert first.status_code == 200
    assert first.headers["remit-edition"]
    again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["remit-edition"] == first.headers["remit-edition"]
    assert "content-type" not in again.headers
    assert client.head(path).headers["etag"] == first.headers["etag"]
    other = client.get(path, headers={"If-None-Match": 'W/"0"'})
    assert (other.status_code, other.content) == (200, first.content)


def test_each_address_has_a_tag_of_its_own(client: httpx.Client) -> None:
    assert len({client.get(path).headers["etag"] for path in PATHS}) == len(PATHS)


def test_what_is_refused_has_no_tag(client: httpx.Client) -> None:
    for path in ("/api/organisations/NONE", "/organisation/NONE", "/api/recommendations?limit=0", "/healthz"):
        found = client.get(path, headers={"If-None-Match": "*"})
        assert found.status_code != 304
        assert "etag" not in found.headers


def test_a_new_edition_has_other_tags(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    shutil.copy(examples.REPORTS / "marlshire-apa-2006.txt", reports)
    build([reports], tmp_path / "data", registers=example_registers(), workers=1)
    with served(tmp_path / "data") as address, httpx.Client(base_url=address, timeout=PATIENT) as client:
        paths = ("/api/organisations/E10000901", "/doc/authority/E10000901", "/organisation/E10000901")
        before = {path: client.get(path).headers for path in paths}
        shutil.copy(examples.REPORTS / "marlshire-unannounced-cra-2011.txt", reports)
        build([reports], tmp_path / "data", workers=1)
        version = before[paths[0]]["remit-edition"]
        while client.get(paths[0]).headers["remit-edition"] == version:
            time.sleep(0.05)
        for path in paths:
            found = client.get(path, headers={"If-None-Match": before[path]["etag"]})
            assert found.status_code == 200
            assert found.headers["etag"] != before[path]["etag"]
