"""What a person sees of lists, of written statements of action, and beside a report's text."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

import examples
from api.http.app import create_app
from ingest.building.build import build
from tests.conftest import example_registers
from tests.test_jtai_statement import HEAD, LETTER, TO_ALL
from tests.test_pages import Page, page


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """Pages over the examples and a letter that requires a written statement of action."""
    folder = tmp_path_factory.mktemp("pages")
    (folder / "letter.md").write_text(LETTER.format(head=HEAD, steps=TO_ALL), encoding="utf-8")
    build([examples.REPORTS, folder / "letter.md"], folder / "data", registers=example_registers())
    return TestClient(create_app(folder / "data"))


def report(client: TestClient, file: str) -> str:
    found = client.get("/api/reports", params={"q": file}).json()["items"]
    return f"/report/{next(each['ref']['id'] for each in found if each['ref']['file'] == file)}"


def hidden_statement(found: Page) -> bool:
    return "written statement of action" not in found.text


def test_a_list_is_narrowed_by_what_is_counted_and_widened_again(client: TestClient) -> None:
    every = page(client, "/judgements")
    total = int(re.search(r"(\d+) judgements", every.text)[1])  # type: ignore[index]
    narrowed = page(client, "/judgements?strand=safeguarding")
    assert int(re.search(r"(\d+) judgements", narrowed.text)[1]) < total  # type: ignore[index]
    assert "/judgements" in narrowed.links(), "the choice is taken away by a link"
    assert "/api/judgements.xlsx?strand=safeguarding" in narrowed.links()
    both = page(client, "/judgements?rank=4&strand=safeguarding&sort=worst")
    assert "/judgements?sort=worst&strand=safeguarding" in both.links()
    assert "4 of 4, the worst remove" in page(client, "/judgements?rank=4").text, (
        "a choice is called what it was offered as"
    )


def test_a_list_that_is_longer_than_a_page_goes_on_by_links_that_keep_what_was_chosen(client: TestClient) -> None:
    first = page(client, "/findings?kind=strength&limit=2")
    (further,) = [link for link in first.links() if "offset=" in link]
    assert further == "/findings?kind=strength&limit=2&offset=2"
    assert "3 to 4" in page(client, further).text


@pytest.mark.parametrize("path", ["/findings", "/judgements", "/inspections", "/reports", "/statements"])
def test_nothing_that_fits_is_said_in_words(client: TestClient, path: str) -> None:
    assert "None fits all of this." in page(client, f"{path}?year=1999").text


@pytest.mark.parametrize(
    "path", ["/findings", "/recommendations", "/judgements", "/inspections", "/reports", "/statements"]
)
def test_a_parameter_that_a_list_does_not_take_is_refused_in_words(client: TestClient, path: str) -> None:
    refused = client.get(path, params={"colour": "red"})
    assert refused.status_code == 422, refused.text
    said = client.get(f"/api{path}", params={"colour": "red"}).json()["errors"][0]["message"]
    assert "framework" in said
    assert "offset" in said


@pytest.mark.parametrize(
    "path", ["/api/inspections/elsewhere", "/api/reports/elsewhere", "/api/findings?inspection=elsewhere"]
)
def test_what_is_not_here_says_where_to_look(client: TestClient, path: str) -> None:
    said = client.get(path).json()
    assert said["status"] == 404
    assert "lists those that there are" in said["remedy"]


def test_who_has_to_write_a_statement_is_told_apart_from_recommendations(client: TestClient) -> None:
    for path in ("/organisation/E10000901", "/organisation/ZX6", report(client, "letter.md"), "/statements"):
        found = page(client, path)
        assert "1 written statement of action" in found.text, path
        assert "due 20 June 2019" in found.text
        assert "Prepared by Marlshire County Council" in found.text
        assert "Marlshire should send the written statement of action to us by 20 June 2019." in found.text
    told = page(client, "/organisation/ZX6").text
    assert "1 written statement of action it prepares or takes part in" in told
    assert "inferred" in told
    assert hidden_statement(page(client, "/organisation/ZX3"))


def test_beside_the_text_stands_what_to_look_at_with_a_link_to_its_place(client: TestClient) -> None:
    path = f"{report(client, 'marlshire-slac-2010.txt')}/text"
    found = page(client, path)
    assert "to look at" in found.text
    places = [link for link in found.links() if link.startswith(f"{path}?at=")]
    assert places
    for link in places:
        got = client.get(link)
        assert '<mark class="sought">' in got.text
        assert f'id="{link.partition("#")[2]}"' in got.text
    assert "to look at" not in page(client, f"{report(client, 'letter.md')}/text").text.replace("What to look at", "")


def test_one_box_finds_words_of_findings_and_judgements_with_the_list_behind_each(client: TestClient) -> None:
    found = page(client, "/search?q=lighthouse")
    assert "1 finding with these words" in found.text
    assert "/findings?q=lighthouse" in found.links()
    judged = page(client, "/?q=leadership")
    assert "judgements with these words" in judged.text
    assert "/judgements?q=leadership" in judged.links()
    assert page(client, "/search").tags.count("h1") == 1


def test_what_strangers_ask_of_lists_is_shown_as_typed(client: TestClient) -> None:
    for path in ("/findings", "/judgements", "/inspections", "/reports", "/statements", "/search"):
        found = client.get(path, params={"q": '"><script>alert(1)</script>'})
        assert found.status_code == 200
        assert "<script>alert" not in found.text
