"""Narrowing, counting, ordering and taking away lists of recommendations: over the API and on pages."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from icalendar import Calendar

from api.exporting.calendars import write_calendar
from api.exporting.columns import TABLES, TableName
from api.http import list_files
from queries.editions.entries import Sought
from tests.serving import PATIENT, answer, problem, served
from tests.taken_files import rows_of


@pytest.fixture(scope="module")
def api(example_data: Path) -> Iterator[httpx.Client]:
    """A client of a server over the example reports."""
    with served(example_data) as address, httpx.Client(base_url=address, timeout=PATIENT) as client:
        yield client


def facets(api: httpx.Client, **asked: str) -> dict[str, dict[str, int]]:
    found = api.get("/api/facets", params=asked).json()
    return {each["facet"]: {value["value"]: value["count"] for value in each["values"]} for each in found}


def test_each_count_is_what_the_list_then_has(api: httpx.Client) -> None:
    counted = facets(api)
    assert {"owner_kind", "owner", "authority", "framework", "year", "priority", "kind", "basis"} <= counted.keys()
    for facet, values in counted.items():
        for value, count in values.items():
            if facet not in ("owner", "basis"):
                assert answer(api, "/api/recommendations", **{facet: value})["total"] == count, (facet, value)


def test_counts_are_of_those_that_fit_what_is_chosen_already(api: httpx.Client) -> None:
    whole, narrowed = facets(api), facets(api, owner_kind="NHSTrust")
    assert sum(narrowed["year"].values()) == whole["owner_kind"]["NHSTrust"]
    for year, count in narrowed["year"].items():
        both = answer(api, "/api/recommendations", owner_kind="NHSTrust", year=year)
        assert both["total"] == count
        assert all(each["report"]["published"].startswith(year) for each in both["items"])
    assert facets(api, q="schools", year="2010")["year"].keys() == {"2010"}


def test_what_is_due_first_and_what_is_earliest(api: httpx.Client) -> None:
    due = [each["due"] for each in answer(api, "/api/recommendations", sort="due", limit=200)["items"]]
    dated = [day for day in due if day]
    assert dated == sorted(dated)
    assert due[: len(dated)] == dated
    published = [each["report"]["published"] for each in answer(api, "/api/recommendations", sort="earliest")["items"]]
    known = [day for day in published if day]
    assert known == sorted(known)


@pytest.mark.parametrize("ask", [{"year": "10"}, {"year": "twenty"}, {"sort": "best"}, {"colour": "red"}])
def test_a_choice_that_is_none_is_told_and_not_passed_over(api: httpx.Client, ask: dict[str, str]) -> None:
    for path in ("/api/recommendations", "/api/recommendations.csv" if "sort" not in ask else "/api/recommendations"):
        assert problem(api, path, 422, **ask)["errors"]


ADDRESSES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}


@pytest.mark.parametrize("form", ADDRESSES)
@pytest.mark.parametrize("by", ["suffix", "accept"])
def test_a_bodys_recommendations_as_a_file(api: httpx.Client, form: str, by: str) -> None:
    path = f"/api/recommendations.{form}" if by == "suffix" else "/api/recommendations"
    headers = {"accept": ADDRESSES[form] + ", application/json;q=0.5"} if by == "accept" else {}
    got = api.get(path, params={"owner": "ZX3"}, headers=headers)
    assert got.headers["content-type"].startswith(ADDRESSES[form])
    assert got.headers["content-disposition"] == f'attachment; filename="recommendations-ZX3.{form}"'
    rows = rows_of(form, got.content)
    listed = answer(api, "/api/recommendations", owner="ZX3")
    assert [row["text"] for row in rows] == [each["text"] for each in listed["items"]]
    assert {row["recommendation"] for row in rows} == {each["iri"] for each in listed["items"]}


def test_every_table_can_be_taken_over_the_api(api: httpx.Client) -> None:
    for table in TableName:
        header = api.get(f"/api/tables/{table.value}.csv").content.decode("utf-8-sig").splitlines()[0]
        assert tuple(header.split(",")) == TABLES[table].names
    assert problem(api, "/api/tables/nonsense.csv", 422)["errors"]


def links(page: str, words: str) -> list[str]:
    """The addresses of the links of these words."""
    return [unescape(at) for at, said in re.findall(r'<a href="([^"]*)">([^<]*)', page) if said.strip() == words]


def test_the_days_on_which_a_body_must_have_done_it_go_into_a_calendar(api: httpx.Client) -> None:
    got = api.get("/api/recommendations.ics", params={"owner": "ZX3"})
    assert got.headers["content-type"].startswith("text/calendar")
    events = Calendar.from_ical(got.content).walk("VEVENT")
    items = {each["iri"]: each for each in answer(api, "/api/recommendations", owner="ZX3")["items"] if each["due"]}
    assert {str(event["UID"]) for event in events} == items.keys() != set()
    for event in events:
        item = items[str(event["UID"])]
        assert event.decoded("DTSTART").isoformat() == item["due"]
        assert item["text"] in str(event["DESCRIPTION"])
        assert str(event["URL"]).endswith(f"/recommendation/{item['id']}")
    assert api.get("/api/recommendations.ics", params={"owner": "ZX3"}).content == got.content


def test_a_calendar_holds_no_control_character_and_no_line_that_a_report_adds(api: httpx.Client) -> None:
    item = answer(api, "/api/recommendations", limit=1)["items"][0]
    item |= {"due": "2011-03-01", "text": "Tell\x0c staff\x00\rATTENDEE:MAILTO:x@example.org\r\n\x85BEGIN:VEVENT"}
    edition: Any = SimpleNamespace(
        index=SimpleNamespace(every_recommendation=lambda sought, order: [(json.dumps(item), None)])
    )
    out = io.BytesIO()
    assert write_calendar(edition, Sought(), "https://remit.example.org", out) == 1
    written = out.getvalue().decode()
    assert not [c for c in written.replace("\r\n", "") if unicodedata.category(c) == "Cc"]
    assert not re.search("(?m)^ATTENDEE", written)
    assert written.count("\r\nBEGIN:VEVENT") == 1
    [event] = Calendar.from_ical(written).walk("VEVENT")
    assert "Tell  staff" in str(event["DESCRIPTION"])


def test_a_calendar_tells_how_each_owner_is_known(api: httpx.Client) -> None:
    told = {
        str(event["UID"]): str(event["DESCRIPTION"])
        for event in Calendar.from_ical(api.get("/api/recommendations.ics").content).walk("VEVENT")
    }
    owners = [
        (told[item["iri"]], owner["organisation"]["name"], mark + owner["basis"]["label"])
        for item in answer(api, "/api/recommendations", limit=200)["items"]
        if item["due"]
        for of, mark in (("owners", ""), ("inferred_owners", "inferred: "))
        for owner in item[of]
    ]
    assert {how for _, _, how in owners} > {"named", "by default", "inferred: member of a named group"}
    for description, name, how in owners:
        assert f"{name} ({how})" in description


def test_a_page_says_by_what_it_was_narrowed_and_lets_it_be_taken_away(api: httpx.Client) -> None:
    asked = {
        "basis": "owned", "owner": "zx1", "inherited_by": "zx6", "due_before": "2010-12-31", "inspection": "E10000901-slac-2010-06-21",
        "theme": "voice", "status": "met",
    }  # fmt: skip
    page = api.get("/recommendations", params=asked).text
    assert "<h1>0 recommendations</h1>" in page
    for name in (
        "stated or by default",
        "North Marlshire Hospitals NHS Trust",
        "Marl Vale Hospitals NHS Foundation Trust",
        "31 December 2010",
    ):
        assert f"<strong>{name}</strong>" in page
    left = [dict(httpx.URL(at).params) for at in links(page, "remove")]
    assert sorted(map(sorted, left)) == sorted(sorted(asked.keys() - {name}) for name in asked)


def test_a_status_that_no_list_has_is_refused_with_those_that_it_has(api: httpx.Client) -> None:
    refused = api.get("/api/recommendations", params={"status": "nonsense"})
    assert refused.status_code == 400
    assert "partly-met" in refused.json()["remedy"]


def test_a_kind_of_owner_that_is_none_is_refused_and_not_answered_with_nothing(api: httpx.Client) -> None:
    assert "NHSTrust" in problem(api, "/api/recommendations", 400, owner_kind="Trust")["remedy"]
    named, in_words = (
        answer(api, "/api/recommendations", owner_kind=each)["total"] for each in ("NHSTrust", "NHS trust")
    )
    assert named == in_words > 0


@pytest.mark.parametrize("path", ["/recommendations?basis=inferred", "/organisation/ZX2"])
def test_what_is_inferred_of_one_body_does_not_hide_who_is_told(api: httpx.Client, path: str) -> None:
    page = api.get(path).text
    assert '<span class="tag">inferred</span>' in page
    assert "Nobody is known to own it" not in page
    assert "Marlshire NHS providers of maternity and urgent care services</a>" in page


def test_more_than_a_file_may_hold_is_refused_with_what_to_do(
    api: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_files, "MOST_ITEMS", 5)
    told = problem(api, "/api/recommendations.csv", 413)
    assert "remit export" in told["remedy"]
    assert api.get("/api/recommendations.csv", params={"owner": "ZX3"}).status_code == 200


def test_as_many_files_as_may_be_are_made_at_a_time(api: httpx.Client) -> None:
    for _ in range(list_files.AT_A_TIME):
        assert list_files._making.acquire(blocking=False)
    try:
        assert problem(api, "/api/recommendations.csv", 503)["remedy"]
    finally:
        for _ in range(list_files.AT_A_TIME):
            list_files._making.release()
    assert api.get("/api/recommendations.csv").status_code == 200


def test_a_person_narrows_the_list_link_by_link_and_takes_it_away(api: httpx.Client) -> None:
    start = api.get("/").text
    (whole,) = links(start, "All recommendations")
    page = api.get(whole).text
    (council,) = (
        at for at in links(page, "Marlshire County Council") if "authority=" in at
    )  # an owner has that name too
    page = api.get(council).text
    assert f"{facets(api)['authority']['E10000901']} recommendations" in page
    (trusts,) = links(page, "NHS trust")
    page = api.get(trusts).text
    both = answer(api, "/api/recommendations", owner_kind="NHSTrust", authority="E10000901")
    assert both["total"] == page.count("<article") > 0
    (sheet,) = links(page, "Excel")
    assert len(rows_of("xlsx", api.get(sheet).content)) == page.count("<article")
    (wider, _) = links(page, "remove")
    assert api.get(wider).status_code == 200


def test_from_a_bodys_page_its_list_goes_into_a_spreadsheet_and_a_calendar(api: httpx.Client) -> None:
    page = api.get("/organisation/ZX3").text
    for words, kind in (("Take it away for Excel", ADDRESSES["xlsx"]), ("due days for a calendar", "text/calendar")):
        (at,) = links(page, words)
        assert api.get(at).headers["content-type"].startswith(kind)


def test_what_a_stranger_writes_into_an_address_is_shown_as_text(api: httpx.Client) -> None:
    page = api.get("/recommendations", params={"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
