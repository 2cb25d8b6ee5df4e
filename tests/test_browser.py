"""In a real browser: does axe find anything amiss on a page of each type, in light, in the dark, on a phone and on paper?"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.serving import served
from tests.touch_targets import too_small

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ORGANISATION = "/organisation/E10000901"
PAGES = {
    "first": "/",
    "search": "/?q=marlshire",
    "nothing found": "/?q=asessment",
    "trust": "/organisation/ZX3",
    "heir": "/organisation/ZX6",
    "council": ORGANISATION,
    "neighbours": "/organisation/E06000001",
    "summary": "/organisation/ZX3/print",
    "recommendation": "/recommendation/E10000901-slac-2010-06-21/safeguarding/6",
    "list": "/recommendations",
    "councils": "/councils",
    "comparison": "/compare?council=E10000901&council=E06000902",
    "repetitions": "/repetitions",
    "bodies": "/bodies",
    "reports": "/reports",
    "findings": "/findings",
    "judgements": "/judgements?sort=worst",
    "inspections": "/inspections",
    "statements": "/statements",
    "new": "/new",
    "themes": "/themes",
    "theme": "/theme/training",
    "about": "/about",
    "tables": "/tables",
    "graded": "/councils?grade=grades2013/4",
    "work": "/work",
    "worklist": "/work/discrepancies",
    "published": "/work/published",
    "api": "/api",
    "data": "/catalogue",
    "missing": "/nothing/here",
}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": {"width": 1100, "height": 800}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1100, "height": 800}},
    "phone": {"color_scheme": "light", "viewport": {"width": 320, "height": 640}},
    "print": {"color_scheme": "light", "viewport": {"width": 800, "height": 1100}},
}
RULES: dict[str, Any] = {
    "light": {},
    "dark": {"runOnly": ["color-contrast", "link-in-text-block"]},
    "phone": {"runOnly": ["scrollable-region-focusable", "color-contrast", "meta-viewport"]},
    "print": {"runOnly": ["color-contrast"]},
}
"""What axe looks for: everything once, and what another look can change."""

LARGEST_PAGE = 300 * 1024
"""Bytes of a page, stylesheet aside."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium; skips where there is none, or nothing to steer it with."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright, which is not installed")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("needs Chromium, which is not on this machine")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield started
        started.close()


@pytest.fixture(scope="module")
def site(example_data: Path) -> Iterator[str]:
    with served(example_data) as address:
        yield address


def patient(page: Page) -> Page:
    """A page that waits as long as a busy machine takes: the run has limits of its own."""
    page.set_default_timeout(0)  # no limit
    return page


def report_of(browser: Browser, site: str) -> str:
    """The path of a report's page."""
    page = patient(browser.new_page())
    page.goto(f"{site}/reports")
    path = page.locator("main a[href^='/report/']").first.get_attribute("href")
    page.close()
    assert path
    return path


@contextmanager
def looking(browser: Browser, look: str) -> Iterator[Page]:
    """A page that looks so. Scripts of our own server's policy aside: axe is one."""
    context = browser.new_context(bypass_csp=True, **LOOKS[look])
    page = patient(context.new_page())
    if look == "print":
        page.emulate_media(media="print")
    yield page
    context.close()


def amiss(page: Page, address: str, look: str) -> list[str]:
    """What axe finds on a page, each with where."""
    axe = pytest.importorskip("axe_core_python.sync_playwright", reason="needs axe-core-python, which is not installed")
    page.goto(address)
    found = axe.Axe().run(page, options=RULES[look])
    return [f"{each['id']}: {node['target']}" for each in found["violations"] for node in each["nodes"][:3]]


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_amiss(browser: Browser, site: str, look: str) -> None:
    report = report_of(browser, site)
    paths = {**PAGES, "report": report, "text": f"{report}/text"}
    with looking(browser, look) as page:
        assert {kind: found for kind, path in paths.items() if (found := amiss(page, site + path, look))} == {}


def test_nothing_is_wider_than_a_small_phone_but_what_scrolls_by_itself(browser: Browser, site: str) -> None:
    wide = []
    with looking(browser, "phone") as page:
        for kind, path in PAGES.items():
            page.goto(site + path)
            if page.evaluate("document.documentElement.scrollWidth") > 320:
                wide.append(kind)
    assert wide == []


@pytest.mark.parametrize("look", ["light", "phone"])
def test_what_is_touched_is_as_large_as_a_finger_needs(browser: Browser, site: str, look: str) -> None:
    report = report_of(browser, site)
    paths = {**PAGES, "report": report, "text": f"{report}/text"}
    small = {}
    with looking(browser, look) as page:
        for kind, path in paths.items():
            page.goto(site + path)
            small[kind] = too_small(page)
    assert {kind: found for kind, found in small.items() if found} == {}


SUMMARIES = ("/organisation/ZX3/print", f"{ORGANISATION}/print", "/organisation/E06000902/print")


def pages_printed(page: Page, address: str, pypdfium2: Any) -> int:
    """How many sheets of A4 a page takes."""
    page.goto(address)
    return len(pypdfium2.PdfDocument(page.pdf(format="A4")))


def test_a_summary_fits_on_two_pages_of_paper(browser: Browser, site: str) -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    with looking(browser, "light") as page:
        printed = [pages_printed(page, site + path, pypdfium2) for path in SUMMARIES]
    assert max(printed) <= 2


def test_no_page_is_large_and_none_needs_a_script(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = patient(context.new_page())
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for kind, path in PAGES.items():
        got = page.goto(site + path)
        assert got is not None
        assert len(got.body()) <= LARGEST_PAGE, kind
        assert page.locator("h1").inner_text()
    assert all(url.startswith(site) for url in asked)
    context.close()


def test_a_person_with_a_keyboard_comes_to_the_content_first(browser: Browser, site: str) -> None:
    page = patient(browser.new_page())
    page.goto(site + ORGANISATION)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.close()
