"""Is the page of /sparql an editor where its extra is installed, and does the text area do everything where it is not?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from api.http.sparql import editor_files, sparql_page
from tests.serving import PATIENT, served
from tests.test_browser import amiss, browser, looking, patient  # noqa: F401 - browser is a fixture

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

QUERY = "SELECT (COUNT(*) AS ?many) WHERE { ?body a <http://www.w3.org/ns/org#Organization> }"


@pytest.fixture(scope="module")
def site(example_data: Path) -> Iterator[str]:
    with served(example_data) as address:
        yield address


@pytest.fixture
def editor() -> Mapping[str, bytes]:
    """The files of the editor; skips without its package."""
    found = editor_files.editor_files()
    if not found:
        pytest.skip("needs djangocodemirror, which is not installed")
    return found


@pytest.fixture
def without_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra is not installed."""
    monkeypatch.setattr(sparql_page, "editor_files", dict)


def opened(page: Page, address: str) -> list[str]:
    """Open a page; what the browser complains of, now and later: a script or style that the policy forbids, an error of a script."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    return said


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:  # noqa: F811
    opened_page = patient(browser.new_page())
    yield opened_page
    opened_page.close()


def test_the_editor_colours_a_query_and_asks_it_under_our_own_policy(
    page: Page, site: str, editor: Mapping[str, bytes]
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    said = opened(page, f"{site}/sparql")
    assert page.locator(".CodeMirror .cm-keyword").first.inner_text() == "PREFIX"
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+A")
    page.keyboard.type(QUERY)
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/sparql?query=*")
    assert page.locator("main table th").inner_text() == "many"
    assert int(page.locator("main table td").inner_text().strip('"')) > 100
    assert QUERY in page.locator("#query").input_value()
    assert said == []
    assert all(url.startswith(site) for url in asked)


def test_a_keyboard_comes_into_the_editor_and_out_again(page: Page, site: str, editor: Mapping[str, bytes]) -> None:
    opened(page, f"{site}/sparql")
    page.locator(".CodeMirror").click()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "format"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "The query"


@pytest.mark.parametrize("look", ["light", "dark", "phone"])
def test_axe_finds_nothing_amiss_with_the_editor(
    browser: Browser,  # noqa: F811
    site: str,
    look: str,
    editor: Mapping[str, bytes],
) -> None:
    with looking(browser, look) as page:
        assert amiss(page, f"{site}/sparql", look) == []
        assert page.locator(".CodeMirror").count() == 1
        if look == "phone":
            assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_the_extra_the_text_area_does_everything(page: Page, site: str, without_editor: None) -> None:
    said = opened(page, f"{site}/sparql")
    assert page.locator("script[src], .CodeMirror").count() == 0
    page.locator("#query").fill(QUERY)
    page.get_by_role("button", name="Ask").click()
    assert page.locator("main table th").inner_text() == "many"
    assert said == []


def test_without_scripts_the_text_area_does_everything_too(
    browser: Browser,  # noqa: F811
    site: str,
    editor: Mapping[str, bytes],
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = patient(context.new_page())
    page.goto(f"{site}/sparql")
    page.locator("main a[href$='example=owned-by']").click()
    assert "SELECT" in page.locator("#query").input_value()
    page.get_by_role("button", name="Ask").click()
    assert page.locator("main table").count() == 1
    context.close()


def test_each_stored_question_is_an_example_that_can_be_asked_as_it_stands(site: str) -> None:
    shown = httpx.get(f"{site}/sparql", headers={"Accept": "text/html"}, timeout=PATIENT).text
    names = list(sparql_page.examples())
    assert "owned-by" in names
    assert not any(name.startswith("lookup_") for name in names)
    for name, question in sparql_page.examples().items():
        assert f'/sparql?example={name}"' in shown
        answer = httpx.get(
            f"{site}/sparql", params={"query": question.text}, headers={"Accept": "text/csv"}, timeout=PATIENT
        )
        assert answer.status_code == 200, (name, answer.text)


def test_an_example_that_there_is_not_leaves_the_page_as_it_is(site: str) -> None:
    for name in ("nothing", "<script>", "lookup_names"):
        shown = httpx.get(f"{site}/sparql", params={"example": name}, headers={"Accept": "text/html"}, timeout=PATIENT)
        assert shown.status_code == 200
        assert "?recommendation remit:ownedBy ?body" in shown.text


def test_only_the_files_of_the_editor_are_served(site: str, editor: Mapping[str, bytes]) -> None:
    for name in (*editor_files.STYLES, *editor_files.SCRIPTS):
        got = httpx.get(f"{site}/sparql-editor/{name}", timeout=PATIENT)
        assert got.content == editor[name]
        assert got.headers["content-type"].startswith(("text/css", "text/javascript"))
    for path in ("index.html", "..%2F..%2Fmodels.py", "lib%2Fcodemirror.js", ""):
        assert httpx.get(f"{site}/sparql-editor/{path}", timeout=PATIENT).status_code == 404


def test_a_package_that_is_missing_or_is_not_as_it_was_gives_no_editor(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Other:
        def locate_file(self, path: Any) -> Path:
            return tmp_path / str(path)

    def missing(_: str) -> Any:
        raise metadata.PackageNotFoundError

    for found in (missing, lambda _: Other()):
        monkeypatch.setattr(metadata, "distribution", found)
        editor_files.editor_files.cache_clear()
        assert editor_files.editor_files() == {}
    editor_files.editor_files.cache_clear()
