"""The stored questions asked of whole reports: the examples, and where they are there the five real reports."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import examples
from api.answering.answers import body, inspections_of
from api.answering.edition import Edition
from ingest.building.build import build
from queries.answering.wording import long_date
from queries.dataset import Dataset

ANSWERS: dict[str, Any] = json.loads(examples.ANSWERS.read_text(encoding="utf-8"))
MARLSHIRE, MARLESHIRE = "E10000901", "E06000902"


@pytest.fixture(scope="module")
def graph(example_data: Path) -> Iterator[Dataset]:
    """The graph of the example reports."""
    with Dataset.open(example_data) as dataset:
        yield dataset


@pytest.fixture(scope="module")
def seeds(seeds_data: Path) -> Iterator[Dataset]:
    """The graph of the real reports."""
    with Dataset.open(seeds_data) as dataset:
        yield dataset


@pytest.mark.parametrize("code", ANSWERS["owners"])
def test_which_recommendations_does_each_body_of_the_examples_own(graph: Dataset, code: str) -> None:
    facts = ("ordinal", "basis", "due")
    expected = [(item["file"], *(item[fact] for fact in facts)) for item in ANSWERS["owners"][code]["recommendations"]]
    rows = graph.ask("owned-by", body=code).records()
    assert sorted((row["report_file"], *(row[fact] for fact in facts)) for row in rows) == sorted(expected)
    spelt = {item["as_written"] for item in ANSWERS["owners"][code]["recommendations"] if item["basis"] != "default"}
    assert {row["as_written"] for row in rows if row["basis"] != "default"} == spelt


@pytest.mark.parametrize("code", ANSWERS["inherited"])
def test_what_did_each_successor_of_the_examples_inherit(graph: Dataset, code: str) -> None:
    expected = [(item["file"], item["ordinal"]) for item in ANSWERS["inherited"][code]]
    found = [(row["report_file"], row["ordinal"]) for row in graph.ask("inherited", body=code).records()]
    assert (
        sorted(set(found)) == expected
    )  # what two bodies owned has a row of each; what they are inferred to own comes last


def test_where_do_the_examples_contradict_themselves_or_each_other(graph: Dataset) -> None:
    kinds = graph.ask("discrepancies").column("kind")
    assert sorted(kinds) == [
        "contradiction-within-report",
        "contradiction-within-report",
        "second-hand-differs",
        "second-hand-without-counterpart",
    ]
    own = graph.ask("discrepancies", authority=MARLSHIRE).records()
    assert len(own) == 2
    assert all(row["first_quotation"] and row["second_quotation"] for row in own)
    assert all({row["first_place"], row["second_place"]} == {"table", "heading"} for row in own)


def test_which_names_of_the_examples_fit_no_body(graph: Dataset) -> None:
    rows = graph.ask("unresolved-names").records()
    assert {(row["as_written"], row["candidate_code"]) for row in rows} == {
        ("Marlshire NHS Foundation Trust", "ZX4"),
        ("NHSM", "ZX7"),
        ("NHSM", "ZX8"),
    }


def test_how_often_were_the_two_counties_inspected_and_by_what_reports_is_it_known(graph: Dataset) -> None:
    county = graph.ask("inspections", authority=MARLSHIRE).records()
    assert [(row["started"], row["framework"], row["source"]) for row in county] == [
        ("2005", "apa", "second hand"),
        ("2006", "apa", "own report"),
        ("2007", "jar", "second hand"),
        ("2009-10", "unannounced-cra", "second hand"),
        ("2010-06-21", "slac", "own report"),
        ("2011-03-08", "unannounced-cra", "own report"),
    ]
    town = graph.ask("inspections", authority=MARLESHIRE)
    assert town.column("framework") == ["jar", "unannounced-cra", "slac"]
    assert town.column("lead_inspector")[-1] == "Tobias O'Fallon-Reeve"


def test_an_inspection_without_a_day_stands_where_its_report_was_published(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for report in (examples.PDFS / "marlshire-jar-progress.pdf", *examples.REPORTS.glob("marlshire-*.txt")):
        shutil.copy2(report, inbox)
    build([inbox], tmp_path / "data", registers=sorted(examples.REGISTERS.glob("*.csv")), workers=1)
    with Dataset.open(tmp_path / "data") as graph:
        for question in ("grades-over-time", "inspections"):
            rows = graph.ask(question, authority=MARLSHIRE).records()
            days = [str(row["started"] or row["published"]) for row in rows]
            assert days == sorted(days)
            assert {row["started"] for row in rows if row["framework"] == "jar-progress"} == {None}
    edition = Edition(tmp_path / "data")
    inspections = inspections_of(edition, body(edition, MARLSHIRE))
    (undated,) = (ref for ref in inspections if ref.start is None)
    assert undated.name.endswith(f"reported {long_date(undated.published)}")
    days = [str(ref.start or ref.published) for ref in inspections]
    assert days == sorted(days, reverse=True)


def test_how_do_the_two_counties_compare_across_every_aspect_of_one_inspection(graph: Dataset) -> None:
    rows = graph.ask("compare", first=MARLSHIRE, second=MARLESHIRE).records()
    both = [row for row in rows if row["first_grade"] and row["second_grade"]]
    assert len(both) == 34
    assert {row["framework"] for row in both} == {"slac"}


def test_every_row_of_every_list_is_there_once(graph: Dataset) -> None:
    for name in ("bodies", "follow-ups", "unresolved-names", "discrepancies", "grades-by-framework"):
        rows = graph.ask(name).rows
        assert rows
        assert len(set(rows)) == len(rows)


@pytest.mark.parametrize(("code", "count"), [("RWH", 2), ("RY4", 4), ("RWR", 1)])
def test_which_real_trust_was_told_to_do_what(seeds: Dataset, code: str, count: int) -> None:
    rows = seeds.ask("owned-by", body=code, basis="owned").records()
    assert len(rows) == count
    for row in rows:
        assert row["basis"] == "named"
        assert row["as_written"] in row["quotation"]
        assert row["quotation"] in row["text"]
        assert row["priority"]
        assert row["due"] >= "2010-11-19"


@pytest.mark.parametrize("code", ["RWH", "RWG"])
def test_which_real_trusts_are_meant_by_the_providers_of_a_service(seeds: Dataset, code: str) -> None:
    members = [row for row in seeds.ask("owned-by", body=code).records() if row["basis"] == "member"]
    told = [row for row in members if "accident" in row["text"][:90]]
    assert len(told) == 2
    provided = seeds.ask("who-provides-what", authority="E10000015", service="hospital-care", role="provides").records()
    quoted = {row["quotation"] for row in provided if row["body_code"] == code}
    assert quoted
    assert {row["quotation"] for row in told} <= quoted | {
        row["quotation"] for row in told if row["quotation"] in row["text"]
    }


def test_two_counties_that_differ_by_one_letter_never_mix(seeds: Dataset) -> None:
    for council, other in (("E10000015", "Hereford"), ("E06000019", "Hertford")):
        names = seeds.ask("partner-agencies", authority=council, role="owner").column("name")
        assert names
        assert not [name for name in names if name.startswith(other)]


def test_where_does_a_real_report_contradict_itself(seeds: Dataset) -> None:
    rows = seeds.ask("discrepancies", kind="contradiction-within-report").records()
    assert sorted((row["first_grade"], row["second_grade"]) for row in rows) == [
        ("adequate", "good"),
        ("good", "adequate"),
    ]
