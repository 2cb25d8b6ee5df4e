"""What people come for: is it there after two links or forms, from the first page or a body's page, and in one call of the API?"""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import httpx
import openpyxl
import pyarrow.parquet
import pytest
from conftest import example_registers
from icalendar import Calendar

import examples
from ingest.building.build import build
from tests.serving import PATIENT, answer, served

SOURCE = "https://reports.example.org/marlshire?number=7"

MOST_STEPS = 2


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of the example reports, listed with where one of them was published."""
    folder = tmp_path_factory.mktemp("listed")
    shutil.copytree(examples.REPORTS, folder / "reports")
    listing = f"file,url\nmarlshire-slac-2010.txt,{SOURCE}\n"
    (folder / "reports" / "reports.csv").write_text(listing, encoding="utf-8")
    build([folder / "reports"], folder / "data", registers=example_registers())
    return folder / "data"


@pytest.fixture(scope="module")
def site(data: Path) -> Iterator[httpx.Client]:
    with served(data) as address, httpx.Client(base_url=address, timeout=PATIENT) as client:
        yield client


class Links(HTMLParser):
    """The links of a page by their words, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[tuple[str, str]] = []
        self.text = ""
        self._at: str | None = None
        self._words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._at, self._words = dict(attrs).get("href"), ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._at is not None:
            self.links.append((" ".join(self._words.split()), self._at))
            self._at = None

    def handle_data(self, data: str) -> None:
        self.text += data
        self._words += data


class Person:
    """Somebody at a page, who follows links and sends forms. Each is a step."""

    def __init__(self, site: httpx.Client, start: str) -> None:
        self._site = site
        self.steps = 0
        self._open(start)

    def _open(self, path: str) -> None:
        self.got = self._site.get(path, headers={"accept": "text/html, */*;q=0.5"}, follow_redirects=True)
        assert self.got.status_code == 200, path
        self.page = Links(self.got.text if self.got.headers["content-type"].startswith("text/html") else "")

    def follow(self, words: str) -> Person:
        """The first link whose words begin so."""
        self.steps += 1
        self._open(next(at for said, at in self.page.links if said.startswith(words)))
        return self

    def find(self, words: str) -> Person:
        """The search of the first page."""
        self.steps += 1
        self._open(f"/?q={words}")
        return self

    def sees(self, *words: str) -> bool:
        """Whether all of these stand on the page."""
        text = " ".join(self.page.text.split())
        return all(each in text for each in words)


@dataclass(frozen=True)
class Row:
    """A question of the table: where somebody starts, the steps that they take, whether they have the answer then; and one call of the API."""

    start: str
    walk: Callable[[Person], object]
    seen: Callable[[Person], object]
    call: str
    told: Callable[[Any], object]


def cells(person: Person) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(io.BytesIO(person.got.content)).worksheets[0].iter_rows(values_only=True))


ROWS = {
    "told what": Row(
        "/", lambda p: p.find("ZX3").follow("Marlshire Community NHS Trust"), lambda p: p.sees("3 recommendations it owns"),
        "/api/organisations/ZX3/recommendations", lambda said: said["total"] == 3,
    ),
    "still open": Row(
        "/organisation/ZX3", lambda p: p, lambda p: p.sees("3 still open", "no word since"),
        "/api/recommendations?owner=ZX3&open=true", lambda said: said["total"] == 3,
    ),
    "spreadsheet": Row(
        "/organisation/ZX3", lambda p: p.follow("Take it away for Excel"), lambda p: len(cells(p)) == 4,
        "/api/recommendations.xlsx?owner=ZX3", lambda said: said[:2] == b"PK",
    ),
    "calendar": Row(
        "/organisation/ZX3", lambda p: p.follow("due days for a calendar"), lambda p: Calendar.from_ical(p.got.content).walk("VEVENT"),
        "/api/recommendations.ics?owner=ZX3", lambda said: b"BEGIN:VEVENT" in said,
    ),
    "a feed of one body": Row(
        "/organisation/ZX3", lambda p: p.follow("what is new, as a feed"), lambda p: p.got.text.count("<entry>") == 3,
        "/recommendations.atom?owner=ZX3", lambda said: b"Marlshire Community NHS Trust" in said,
    ),
    "predecessors' legacy": Row(
        "/organisation/ZX6", lambda p: p, lambda p: p.sees("it inherited", "It came here from North Marlshire Hospitals NHS Trust"),
        "/api/recommendations?inherited_by=ZX6", lambda said: said["total"] > 0,
    ),
    "chart over years": Row(
        "/", lambda p: p.follow("Marlshire County Council"), lambda p: "<svg" in p.got.text and p.sees("The same as a table"),
        "/api/authorities/E10000901/judgements", lambda said: said["items"][0]["grade"]["label"],
    ),
    "all recommendations": Row(
        "/", lambda p: p.follow("All recommendations"), lambda p: p.sees("54 recommendations"),
        "/api/recommendations", lambda said: said["total"] == 54,
    ),
    "came again": Row(
        "/", lambda p: p.follow("What inspections asked again"), lambda p: p.sees("First asked", "Asked again"),
        "/api/repetitions?authority=E06000902", lambda said: said["items"][0]["earlier"]["text"] == said["items"][0]["later"]["text"],
    ),
    "neighbours": Row(
        "/organisation/E06000001", lambda p: p.follow("Compare them all"), lambda p: p.sees("Hartlepool Borough Council", "no report here"),
        "/api/authorities/E06000001/comparison", lambda said: len(said) > 5 and said[0]["council"]["id"] == "E06000001",
    ),
    "comparison": Row(
        "/", lambda p: p.follow("How councils compare"), lambda p: p.sees("Marleshire Council", "Marlshire County Council"),
        "/api/comparison?council=E10000901&council=E06000902", lambda said: [each["told"] for each in said] == [36, 18],
    ),
    "print": Row(
        "/organisation/ZX3", lambda p: p.follow("a summary to print"), lambda p: p.sees("Summary · edition", "3 open", "6 November 2010"),
        "/api/recommendations?owner=ZX3&open=true&sort=due", lambda said: said["items"][0]["due"],
    ),
    "most told of a theme": Row(
        "/", lambda p: p.follow("Themes").follow("training"), lambda p: p.sees("Most often told", "By council inspected"),
        "/api/facets?theme=training", lambda said: next(each for each in said if each["facet"] == "owner")["values"],
    ),
    "trusts that own most": Row(
        "/", lambda p: p.follow("Which NHS trusts were told most"), lambda p: p.sees("Marlshire Community NHS Trust"),
        "/api/organisations?kind=NHSTrust", lambda said: said["items"][0]["id"] == "ZX3",
    ),
    "never followed up": Row(
        "/", lambda p: p.follow("What was never followed up"), lambda p: p.sees("48 recommendations"),
        "/api/recommendations?status=no-word-since", lambda said: said["total"] == 48,
    ),
    "the published words": Row(
        "/organisation/ZX3", lambda p: p.follow("Marlshire Community NHS Trust should"), lambda p: any(at == SOURCE for _, at in p.page.links),
        "/api/reports?q=Marlshire County Council safeguarding", lambda said: SOURCE in [each["source"] for each in said["items"]],
    ),
    "the place in our text": Row(
        "/organisation/ZX3", lambda p: p.follow("Characters"), lambda p: '<mark class="sought">' in p.got.text,
        "/api/organisations/ZX3/recommendations", lambda said: said["items"][0]["evidence"][0]["start"] > 0,
    ),
    "every table": Row(
        "/", lambda p: p.follow("Take everything away").follow("Judgements as Parquet"),
        lambda p: pyarrow.parquet.read_table(io.BytesIO(p.got.content)).num_rows == 72,
        "/api/tables/judgements.csv", lambda said: said.count(b"\r\n") > 72,
    ),
    "cite a version": Row(
        "/", lambda p: p.follow("Take everything away"), lambda p: p.sees("Cite it as", "/edition/"),
        "/catalogue.jsonld", lambda said: "edition/" in str(said),
    ),
    "what is new": Row(
        "/", lambda p: p.follow("Which reports are new"), lambda p: p.sees("What is new", "2011", "recommendations"),
        "/api/reports?limit=1", lambda said: said["total"] == 6,
    ),
    "what does not fit": Row(
        "/", lambda p: p.follow("What is not settled").follow("What does not fit: 4"), lambda p: p.sees("Contradiction within a report"),
        "/api/tasks/discrepancies", lambda said: said["total"] == 4,
    ),
    "what was found without a grade": Row(
        "/", lambda p: p.follow("What inspectors found").follow("strength"), lambda p: p.sees("Take these away", "Council"),
        "/api/facets/findings", lambda said: "kind" in {each["facet"] for each in said},
    ),
    "the worst judgements": Row(
        "/", lambda p: p.follow("Which judgements were worst"), lambda p: p.sees("72 judgements", "inadequate"),
        "/api/judgements?sort=worst", lambda said: said["items"][0]["grade"]["rank"] == 4,
    ),
    "words of a judgement": Row(
        "/", lambda p: p.find("leadership").follow("These"), lambda p: p.sees("for “leadership”"),
        "/api/judgements?q=leadership", lambda said: said["total"] > 0,
    ),
    "a word that was misspelt": Row(
        "/", lambda p: p.find("asessments").follow("assessment"), lambda p: p.sees("recommendations with these words"),
        "/api/recommendations?q=assessment", lambda said: said["total"] > 0,
    ),
}  # fmt: skip


@pytest.mark.parametrize("asked", ROWS)
def test_two_steps_from_a_page_lead_to_it(site: httpx.Client, asked: str) -> None:
    row = ROWS[asked]
    person = Person(site, row.start)
    row.walk(person)
    assert person.steps <= MOST_STEPS
    assert row.seen(person)


@pytest.mark.parametrize("asked", ROWS)
def test_one_call_of_the_api_tells_it(site: httpx.Client, asked: str) -> None:
    row = ROWS[asked]
    got = site.get(row.call)
    assert got.status_code == 200
    assert row.told(got.json() if "json" in got.headers["content-type"] else got.content)


def test_a_list_longer_than_a_search_shows_is_there_to_its_end(site: httpx.Client) -> None:
    """Nothing ends after the first hits: the list behind a search has as many as it says."""
    person = Person(site, "/").find("should")
    total = answer(site, "/api/recommendations", q="should")["total"]
    assert total > 10
    assert person.follow(f"All {total} recommendations").got.text.count("<article") == total
