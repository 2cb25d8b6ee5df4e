"""Does a feed tell what is new, and do the sitemaps list every page once?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from lxml import etree

from tests.serving import PATIENT, served

ADDRESS = "https://remit.example.org"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture(scope="module")
def client(example_data: Path) -> Iterator[httpx.Client]:
    with (
        served(example_data, public_address=ADDRESS) as address,
        httpx.Client(base_url=address, timeout=PATIENT) as asking,
    ):
        yield asking


def read(client: httpx.Client, path: str) -> etree._Element:
    found = client.get(path)
    assert found.status_code == 200
    return etree.fromstring(found.content)


@pytest.mark.parametrize(("path", "entries"), [("/reports.atom", 6), ("/recommendations.atom", 54)])
def test_a_feed_has_an_entry_for_each_the_latest_first(client: httpx.Client, path: str, entries: int) -> None:
    feed = read(client, path)
    for name in ("id", "title", "updated", "author/a:name", "rights", "link"):
        assert feed.find(f"a:{name}", ATOM) is not None, name
    found = feed.findall("a:entry", ATOM)
    assert len(found) == entries
    assert len({entry.findtext("a:id", None, ATOM) for entry in found}) == entries
    days = [str(entry.findtext("a:published", None, ATOM)) for entry in found]
    assert days == sorted(days, reverse=True)
    for entry in found:
        link = entry.find("a:link", ATOM)
        assert link is not None
        assert client.get(str(link.get("href")).removeprefix(ADDRESS)).status_code == 200
    again = client.get(path, headers={"If-None-Match": client.get(path).headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_recommendation_s_entry_says_whom_it_tells(client: httpx.Client) -> None:
    summaries = [str(each.text) for each in read(client, "/recommendations.atom").iterfind("a:entry/a:summary", ATOM)]
    assert any("North Marlshire Hospitals NHS Trust (named)" in summary for summary in summaries)
    inferred = read(client, "/recommendations.atom?basis=inferred").iterfind("a:entry/a:summary", ATOM)
    for summary in (str(each.text) for each in inferred):
        assert "(inferred: member of a named group)" in summary
        assert "nobody" not in summary


def test_the_sitemaps_list_every_page_once(client: httpx.Client) -> None:
    listed: list[str] = []
    for place in read(client, "/sitemap.xml").iterfind("s:sitemap/s:loc", SITEMAP):
        listed += [
            str(each.text)
            for each in read(client, str(place.text).removeprefix(ADDRESS)).iterfind("s:url/s:loc", SITEMAP)
        ]
    assert len(listed) == len(set(listed))
    kinds = {
        kind: [each for each in listed if each.startswith(f"{ADDRESS}/{kind}/")]
        for kind in ("report", "recommendation", "organisation")
    }
    assert (len(kinds["report"]), len(kinds["recommendation"])) == (6, 54)
    assert len(kinds["organisation"]) == client.get("/api/organisations").json()["total"]
    for each in listed[::9]:
        assert client.get(each.removeprefix(ADDRESS)).status_code == 200


NO_SITEMAPS = [
    "reports-0.xml", "reports-2.xml", "reports-x.xml", "nothing-1.xml", "reports-99999999.xml", "reports.xml", "..%2f..%2fx-1.xml",
]  # fmt: skip


@pytest.mark.parametrize("name", NO_SITEMAPS)
def test_there_is_no_other_sitemap(client: httpx.Client, name: str) -> None:
    assert client.get(f"/sitemaps/{name}").status_code == 404


def test_those_who_index_are_told_where_the_sitemap_is(client: httpx.Client) -> None:
    assert f"Sitemap: {ADDRESS}/sitemap.xml" in client.get("/robots.txt").text.splitlines()
