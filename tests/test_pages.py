"""What a person sees in a browser."""

from __future__ import annotations

import re
import shutil
from html import escape
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.http.app import create_app

VOID = {"meta", "link", "input", "br", "hr", "img"}


class Page(HTMLParser):
    """A page taken apart: its text, its links, what is marked, and whether every tag is closed in turn."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, dict[str, str | None]]] = []
        self.marked: list[str] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        assert self._open == [], f"never closed: {self._open}"
        self.text = " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        block = tag == "script" and dict(attrs) == {"type": "application/ld+json"}  # of data, which no browser runs
        self.tags.append("data block" if block else tag)
        self.attributes.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> closes nothing"
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "script":
            return
        self.words.append(data)
        if self._open and self._open[-1] == "mark":
            self.marked.append(data)

    def links(self) -> list[str]:
        """Where its links lead, but for the licences, which are elsewhere."""
        found = (attributes for tag, attributes in self.attributes if tag == "a" and attributes.get("rel") != "license")
        return [str(each["href"]) for each in found]


OF_LINKED_DATA = ("/doc/", "/catalogue", "/ontology", "/shapes")
"""How the addresses begin of pages about the data, which lead everywhere: other tests look at them."""


@pytest.fixture(scope="module")
def client(example_data: Path) -> TestClient:
    return TestClient(create_app(example_data))


def page(client: TestClient, path: str, status: int = 200) -> Page:
    found = client.get(path)
    assert found.status_code == status, found.text
    assert found.headers["content-type"].startswith("text/html")
    return Page(found.text)


def test_every_page_that_the_first_one_leads_to_is_there_and_sound(client: TestClient) -> None:
    """Follows every link there is, within the site, but to lists that are narrowed by two choices and more."""
    seen, todo = set[str](), ["/"]
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        if path.startswith(("/api/", *OF_LINKED_DATA)) or ".atom" in path:
            assert client.get(path).status_code == 200
            continue
        found = page(client, path)
        assert found.tags.count("h1") == 1
        assert found.tags.count("main") == 1
        assert "script" not in found.tags
        assert "style" not in {name for _, attributes in found.attributes for name in attributes}
        for link in found.links():
            if link.startswith("/") and "&" not in link:  # lists narrowed twice are too many to look at
                todo.append(link)
            elif link.startswith("/"):
                seen.add(link)
            else:
                assert link.startswith(("#", "?")), f"{path} leads elsewhere: {link}"
    kinds = {path.split("/")[1] for path in seen}
    assert kinds >= {"organisation", "recommendation", "inspection", "report", "api"}
    assert len(seen) > 80


def test_nothing_is_asked_for_from_elsewhere(client: TestClient) -> None:
    css = client.get("/remit.css")
    assert css.headers["content-type"].startswith("text/css")
    assert not re.search(r"url\(|@import|https?:", css.text)
    for tag, attributes in page(client, "/").attributes:
        for name in ("src", "href", "action"):
            if tag != "a" and name in attributes:
                assert str(attributes[name]).startswith("/")
    assert client.get("/remit.svg").headers["content-type"] == "image/svg+xml"


def test_a_trusts_page_says_what_it_owns_and_marks_the_words_that_say_so(client: TestClient) -> None:
    found = page(client, "/organisation/ZX3")
    assert "3 recommendations it owns" in found.text
    told, besides = re.split(r"recommendations? it may own besides", found.text)
    assert told.count("Named in the sentence itself.") == 3
    assert besides
    assert found.marked == ["Marlshire Community NHS Trust should"] * 3
    assert "due 6 November 2010" in found.text


def test_a_recommendation_stands_in_its_context(client: TestClient) -> None:
    found = page(client, "/recommendation/E10000901-slac-2010-06-21/safeguarding/6")
    assert "Marlshire Community NHS Trust should" in found.marked
    assert "Within three months" in found.text  # the heading above it in the report
    assert "North Marlshire Hospital Trust should show how" in found.text  # and the item after it
    assert "####" not in found.text


def test_an_owner_that_nothing_names_is_shown_as_assumed(client: TestClient) -> None:
    found = page(client, "/recommendation/E10000901-apa-2006/all/1")
    assert "Nothing says whose it is: assumed to be the inspected authority's." in found.text


def test_what_is_not_settled_is_shown_as_not_settled(client: TestClient) -> None:
    found = page(client, "/recommendation/E10000901-slac-2010-06-21/safeguarding/8")
    assert "a collective whose members the report does not list" in found.text
    assert "/organisation/ZX7" in found.links()


def test_a_report_shows_where_it_contradicts_itself_with_both_sides(client: TestClient) -> None:
    reports = {link for link in page(client, "/").links() if link.startswith("/report/")}
    pages = [page(client, link) for link in sorted(reports)]
    [doubtful] = [found for found in pages if found.text.count("Contradiction within a report.") == 2]
    assert "20 recommendations" in doubtful.text
    assert "34 judgements" in doubtful.text
    assert any("second hand" in found.text for found in pages)


def test_an_authoritys_page_shows_its_grades_over_time(client: TestClient) -> None:
    found = page(client, "/organisation/E10000901")
    assert "How it was judged" in found.text
    assert {"svg", "title", "desc"} <= set(found.tags)
    came = found.text[found.text.index("Its inspections, and what came of each") :]
    assert came.index("21 June to 2 July 2010") < came.index("joint area review")
    assert "adequate" in found.text


def test_a_council_is_compared_once_by_whichever_of_its_codes(client: TestClient) -> None:
    iri = "https://w3id.org/remit/id/authority/E10000901"
    found = client.get("/compare", params={"council": ["e10000901", "E10000901", iri]})
    assert found.status_code == 200, found.text
    assert found.text.count('<a href="/organisation/E10000901">') == 1
    assert found.text.count(" checked>") == 1
    assert len(client.get("/api/comparison", params={"council": ["e10000901", iri]}).json()) == 1


def test_an_inspection_leads_to_its_own_report_and_else_has_a_page(client: TestClient) -> None:
    own = client.get("/inspection/E10000901-slac-2010-06-21", follow_redirects=False)
    assert own.status_code == 302
    assert own.headers["location"].startswith("/report/")
    assert "Its own report is not here" in page(client, "/inspection/E10000901-jar-2007").text


def test_a_search_finds_bodies_and_words(client: TestClient) -> None:
    found = page(client, '/?q="health visitors"')
    assert "2 recommendations with these words" in found.text
    found = page(client, "/?q=ZX1")
    assert "North Marlshire Hospitals NHS Trust" in found.text


def test_a_misspelt_search_says_what_may_have_been_meant(client: TestClient) -> None:
    assert "Did you mean" in page(client, "/?q=Marlshire Comunity NHS Trust").text


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 777*777 }}", "'--"]
)
@pytest.mark.parametrize("path", ["/", "/organisation/", "/recommendation/", "/report/", "/inspection/"])
def test_what_a_stranger_types_is_shown_as_typed_and_does_nothing(client: TestClient, path: str, hostile: str) -> None:
    found = client.get(path, params={"q": hostile}) if path == "/" else client.get(path + hostile.replace("/", "%2f"))
    assert found.status_code in (200, 404)
    assert hostile not in found.text or escape(hostile) == hostile
    assert "603729" not in found.text
    shown = Page(found.text)
    assert "script" not in shown.tags
    assert "img" not in shown.tags


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/bodies", "q"), ("/bodies", "kind"), ("/reports", "q"), ("/recommendations", "q"), ("/recommendations", "owner"),
        ("/compare", "council"), ("/repetitions", "owner"), ("/councils", "region"), ("/recommendations.atom", "q"),
    ],
)  # fmt: skip
def test_what_a_stranger_asks_of_a_list_is_shown_as_typed_and_does_nothing(
    client: TestClient, path: str, name: str
) -> None:
    hostile = '"><img src=x onerror=alert(1)>{{ 777*777 }}'
    found = client.get(path, params={name: hostile})
    assert found.status_code in (200, 400, 404)
    assert "<img" not in found.text
    assert "603729" not in found.text


def test_what_a_report_says_is_shown_and_never_run(example_data: Path, tmp_path: Path) -> None:
    """A report's graph in which a sentence is markup."""
    folder = tmp_path / "data"
    shutil.copytree(example_data, folder)
    attack = "<script>alert(document.cookie)</script>"
    for file in (folder / "reports").glob("*.nq"):
        text = file.read_text(encoding="utf-8")
        file.write_text(
            text.replace('schema.org/text> "', f'schema.org/text> "{attack}'), encoding="utf-8", newline="\n"
        )
    shutil.rmtree(folder / "editions")  # what is asked is then made of these graphs
    client = TestClient(create_app(folder))
    found = client.get("/recommendation/E10000901-slac-2010-06-21/safeguarding/6")
    assert escape(attack) in found.text
    assert "script" not in Page(found.text).tags


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404),
        ("/organisation/none", 404),
        ("/report/none", 404),
        ("/?q=" + "x" * 300, 422),
        ("/?q=%00", 422),
    ],
)
def test_what_cannot_be_shown_is_a_page_that_says_why(client: TestClient, path: str, status: int) -> None:
    found = page(client, path, status)
    assert str(status) in found.text
    assert "/" in found.links()


def test_without_the_stored_text_the_few_words_of_the_graph_are_shown(example_data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(example_data, folder)
    shutil.rmtree(folder / "texts")
    found = page(TestClient(create_app(folder)), "/organisation/ZX3")
    assert found.marked == ["Marlshire Community NHS Trust should"] * 3


def test_the_page_of_the_api_describes_every_endpoint(client: TestClient) -> None:
    found = page(client, "/api")
    described: dict[str, Any] = client.get("/api/openapi.json").json()
    for path in described["paths"]:
        assert f"GET {path}" in found.text


def test_the_stylesheet_knows_the_dark_paper_and_phones() -> None:
    css = files("api.pages").joinpath("remit.css").read_text(encoding="utf-8")
    for needed in ("prefers-color-scheme: dark", "@media print", "max-width: 40rem", ":focus-visible"):
        assert needed in css
