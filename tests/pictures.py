"""The pictures of the README and docs, made of the demo's pages: `python -m tests.pictures` makes them anew (needs Chromium).

Beside them stands `pictures.json`: of each the page, and a digest of the words that it showed, by which a test sees that the page has changed since.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import httpx

import examples
from ingest.building.build import build
from tests.serving import PATIENT, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER: Final = Path(__file__).parents[1] / "docs" / "images"
NOTES: Final = "pictures.json"
REMEDY: Final = "Make the pictures anew, and look at them: .venv/bin/python -m tests.pictures"
LARGEST: Final = 150_000
"""Bytes of a picture: every checkout carries all of them."""

SIZE: Final = {"width": 920, "height": 720}
"""Of the part of a page that is shown, in pixels."""


def report_id() -> str:
    """The id of the report whose text is shown."""
    return hashlib.sha256((examples.REPORTS / "marlshire-slac-2010.txt").read_bytes()).hexdigest()[:16]


def pages() -> dict[str, str]:
    """The pictures by name, and which page each shows."""
    return {
        "start": "/",
        "organisation": "/organisation/ZX3",
        "council": "/organisation/E10000901",
        "report-text": f"/report/{report_id()}/text",
    }


def build_demo(folder: Path) -> Path:
    """A data folder as `remit demo` makes it."""
    build([examples.REPORTS, examples.PDFS], folder, registers=tuple(sorted(examples.REGISTERS.glob("*.csv"))))
    return folder


def digests(site: str) -> dict[str, str]:
    """A digest of the words of each page, without what stands around the content: the edition's number is another in every folder."""
    found = {}
    with httpx.Client(base_url=site, timeout=PATIENT) as client:
        for name, path in pages().items():
            html = client.get(path).raise_for_status().text
            shown = html[html.index("<main") : html.index("</main>")]
            words = " ".join(re.sub(r"<[^>]+>", " ", shown).split())
            found[name] = hashlib.sha256(words.encode()).hexdigest()[:16]
    return found


def notes(folder: Path = FOLDER) -> dict[str, Any]:
    """What is noted of the pictures of a folder."""
    return dict(json.loads((folder / NOTES).read_text(encoding="utf-8")))


def chromium() -> str | None:
    """Where the system's Chromium is."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@contextmanager
def started(executable: str) -> Iterator[Browser]:
    """A browser without a screen."""
    from playwright.sync_api import sync_playwright  # an extra: what only compares digests does without it

    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        browser = playwright.chromium.launch(executable_path=executable, args=options)
        yield browser
        browser.close()


def make(site: str, browser: Browser, folder: Path) -> None:
    """Make every picture, and the note of what they show."""
    context = browser.new_context(viewport=SIZE, color_scheme="light")  # type: ignore[arg-type]
    page = context.new_page()
    page.set_default_timeout(0)  # a busy machine takes its time
    for name, path in pages().items():
        page.goto(site + path)
        page.screenshot(path=folder / f"{name}.png")
    context.close()
    said = {name: {"page": pages()[name], "words": digest} for name, digest in digests(site).items()}
    (folder / NOTES).write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Make the pictures of the docs anew."""
    executable = chromium()
    if executable is None:
        raise SystemExit("Chromium is not on this machine: apt-get install chromium")
    with (
        tempfile.TemporaryDirectory() as made,
        served(build_demo(Path(made) / "data")) as site,
        started(executable) as browser,
    ):
        make(site, browser, FOLDER)
    print(f"{len(pages())} pictures in {FOLDER}")


if __name__ == "__main__":
    main()
