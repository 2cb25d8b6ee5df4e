"""The first questions of people who come for the first time, each answered as they mean it, and never by a page that says nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.answering.answers import Wanted
from api.http.list_files import chosen_name
from api.pages.context import readable
from api.pages.grade_chart import LEFT, LETTER, LIFTS, grade_chart
from queries.answering.browsing_models import GradeGiven
from queries.answering.kinds_of_body import with_wider
from queries.answering.models import Concept, InspectionRef
from queries.answering.references import Grade
from queries.answering.wording import in_prose, spelt_out
from tests.serving import PATIENT, answer, served
from tests.test_pages import Page

GOOD, ADEQUATE = "grades2009/2", "grades2009/3"


@pytest.fixture(scope="module")
def api(example_data: Path) -> Iterator[httpx.Client]:
    with served(example_data) as address, httpx.Client(base_url=address, timeout=PATIENT) as client:
        yield client


def page(api: httpx.Client, path: str) -> Page:
    found = api.get(path, headers={"accept": "text/html"})
    assert found.status_code == 200, found.text
    return Page(found.text)


def facet(api: httpx.Client, name: str) -> list[dict[str, Any]]:
    """What recommendations can be narrowed by in one way."""
    [values] = [each["values"] for each in answer(api, "/api/facets") if each["facet"] == name]
    return list(values)


def test_nhs_trusts_are_foundation_trusts_too_on_the_page_in_the_api_and_in_a_list(api: httpx.Client) -> None:
    trusts = {body["name"] for body in answer(api, "/api/organisations", kind="NHSTrust")["items"]}
    foundations = {body["name"] for body in answer(api, "/api/organisations", kind="NHSFoundationTrust")["items"]}
    assert foundations
    assert foundations < trusts, "the register's own kind is narrower than what people ask for"
    shown = page(api, "/bodies?kind=NHSTrust").text
    assert all(name in shown for name in trusts)
    counted = {value["value"]: value["count"] for value in facet(api, "owner_kind")}
    for kind, count in counted.items():
        assert answer(api, "/api/recommendations", owner_kind=kind)["total"] == count, kind


def test_a_kind_is_found_by_every_wider_one_but_that_of_all() -> None:
    assert [kind.id for kind in with_wider("NHSFoundationTrust")] == [
        "NHSFoundationTrust",
        "NHSTrust",
        "NHSBody",
        "PartnerAgency",
    ]
    assert [kind.id for kind in with_wider("Authority")] == ["Authority"]


def test_the_first_page_shows_bodies_by_kind_and_no_row_of_namesakes(api: httpx.Client) -> None:
    shown = page(api, "/").text
    told = shown[shown.index("Told most") : shown.index("All bodies that were told")]
    assert "NHS trusts and other NHS bodies" in told
    groups = [each["name"] for each in answer(api, "/api/organisations", kind="AgencyGroup")["items"]]
    assert groups
    assert not any(name in told for name in groups)


def test_which_councils_have_a_grade_now(api: httpx.Client) -> None:
    every = answer(api, "/api/councils")
    assert every
    graded = answer(api, "/api/councils", grade=ADEQUATE)
    assert graded
    assert all("adequate" in [given["grade"]["label"] for given in each["latest"]["grades"]] for each in graded)
    shown = page(api, f"/councils?grade={ADEQUATE}").text
    assert f"{len(graded)} council" in shown
    assert "a later report may not be here" in shown
    assert all(each["council"]["name"] in shown for each in graded)
    assert answer(api, "/api/councils", grade="grades2013/4") == []
    assert "None that is known here" in page(api, "/councils?grade=grades2013/4").text
    refused = api.get("/api/councils", params={"grade": "inadequate"})
    assert refused.status_code == 400
    assert "grades2013/3" in refused.json()["remedy"]


@pytest.mark.parametrize("address", ["/councils", "/api/councils"])
def test_a_region_is_known_however_it_is_written(api: httpx.Client, address: str) -> None:
    as_it_is, as_people_write = (
        api.get(address, params={"region": region}, headers={"accept": "text/html"})
        for region in ("north-east", "North East")
    )
    assert as_it_is.status_code == as_people_write.status_code == 200
    assert as_it_is.text == as_people_write.text
    assert "Darlington" in as_it_is.text


def test_what_a_list_is_narrowed_by_may_be_written_as_people_do(api: httpx.Client) -> None:
    assert (
        page(api, "/recommendations?status=No word since").text
        == page(api, "/recommendations?status=no-word-since").text
    )


def test_the_counts_of_what_is_open_are_those_of_all_without_what_is_done(api: httpx.Client) -> None:
    every, still, done = (
        {
            (each["facet"], value["value"]): value["count"]
            for each in answer(api, "/api/facets", **asked)
            for value in each["values"]
        }
        for asked in ({}, {"open": "true"}, {"open": "false"})
    )
    assert still == {key: left for key, count in every.items() if (left := count - done.get(key, 0))}


def test_the_contradictions_that_are_counted_are_those_that_are_listed(api: httpx.Client) -> None:
    rows = list(csv.DictReader(io.StringIO(api.get("/api/tables/discrepancies.csv").text.removeprefix("\ufeff"))))
    assert answer(api, "/api/tasks/discrepancies")["total"] == len({row["discrepancy"] for row in rows})


def test_a_spreadsheet_of_a_body_says_what_is_open_and_on_which_ground_it_owns_it(api: httpx.Client) -> None:
    got = api.get("/api/recommendations.csv", params={"owner": "ZX1"})
    rows = list(csv.DictReader(io.StringIO(got.text.removeprefix("\ufeff"))))
    assert rows
    assert all(row["status"] and row["status_reason"] and row["basis"] for row in rows)
    still_open = answer(api, "/api/recommendations", owner="ZX1", open="true")["total"]
    assert sum(row["status"] != "met" for row in rows) == still_open


def test_files_of_several_bodies_have_names_of_their_own_that_windows_takes() -> None:
    assert chosen_name(Wanted(owner="RWH"), "xlsx") == "recommendations-RWH.xlsx"
    assert chosen_name(Wanted(owner="agency/E10000901/board"), "csv") == "recommendations-agency-E10000901-board.csv"
    assert chosen_name(Wanted(), "ics") == "recommendations.ics"


def test_how_it_was_read_and_what_columns_say_stand_on_pages(api: httpx.Client) -> None:
    about = page(api, "/about")
    assert "by default" in about.text
    assert "Limits" in about.text
    for value in facet(api, "status"):
        assert f"{value['label']}" in about.text
    tables = page(api, "/tables").text
    assert "status_reason" in tables
    assert "Never empty." in tables


def test_what_no_report_speaks_of_is_not_taken_for_neglect(api: httpx.Client) -> None:
    shown = page(api, "/recommendations?status=no-word-since").text
    assert "No later report here speaks of it" in shown
    assert "none could" in shown


def test_what_is_new_stands_by_month(api: httpx.Client) -> None:
    shown = api.get("/new", headers={"accept": "text/html"}).text
    latest = answer(api, "/api/reports")["items"][0]["ref"]["published"]
    assert f"<h2>{in_prose(latest).partition(' ')[2]}</h2>" in shown


def test_sentences_have_days_and_words_as_people_write_them() -> None:
    assert (
        in_prose("The inspection of 2026-01-12 asked the same.") == "The inspection of 12 January 2026 asked the same."
    )
    assert in_prose("E10000901-slac-2010-06-21 and 2010-99-99") == "E10000901-slac-2010-06-21 and 2010-99-99"
    assert spelt_out("supervision, qual", "The quality of supervision.") == "supervision, quality"
    assert spelt_out("missing child, odd", "Nothing.") == "missing child, odd"


def test_signs_of_a_documents_own_font_are_shown_as_list_marks() -> None:
    assert readable("Immediately: \uf06e ensure") == "Immediately: • ensure"


def test_words_of_grades_that_follow_closely_do_not_cover_each_other() -> None:
    chart = grade_chart(
        [given("2015-07", "requires improvement"), given("2017-11", "requires improvement")],
        [visit(str(y)) for y in (2005, 2025)],
    )
    assert chart is not None
    [lane] = [lane for band in chart.bands for lane in band.lanes]
    first, second = lane.marks
    assert (first.before, second.before) == (True, False)
    assert first.lift == second.lift == 0
    crowded = grade_chart(
        [given("2015-07", "requires improvement"), given("2015-09", "requires improvement")],
        [visit("2015"), visit("2025")],
    )
    assert crowded is not None
    [mark, _] = [mark for band in crowded.bands for lane in band.lanes for mark in lane.marks]
    assert mark.x - LEFT < LETTER * len(mark.word)  # no room before it
    assert mark.lift in LIFTS


def given(when: str, word: str) -> GradeGiven:
    aspect = Concept(iri="https://w3id.org/remit/scheme/aspects/a", notation="a", label="Overall effectiveness")
    grade = Grade(iri="https://w3id.org/remit/scheme/grades2013/3", notation="3", label=word, rank=3)
    return GradeGiven(
        aspect=aspect, strand=None, grade=grade, second_hand=False, inspection=visit(when), discrepancies=[]
    )


def visit(when: str) -> InspectionRef:
    return InspectionRef(
        id=when, iri=f"https://w3id.org/remit/id/inspection/{when}", name=when, framework=None, authority=None, start=when, end=None,
        published=None,
    )  # fmt: skip
