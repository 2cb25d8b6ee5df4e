"""What a trust was told, and who had to write a statement of action, asked of the project's own review and letters built together."""

from __future__ import annotations

import json
import shutil
from collections import defaultdict

import pytest

from examples import PDFS, PDFS_EXPECTED, REGISTERS
from ingest.building.build import build
from queries.dataset import Dataset
from tests.reading_back import said

REVIEW, FIRST, BACK = "marlshire-clas.pdf", "marlshire-local-area-send.pdf", "marlshire-local-area-send-revisit.pdf"
CODES = {
    "Marlshire Community NHS Trust": "ZX3",
    "Marlshire Partnership NHS Foundation Trust": "ZX4",
    "North Marlshire Hospitals NHS Trust": "ZX1",
    "NHS Marlshire Clinical Commissioning Group": "ZX9",
}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The review, the first letter and the revisit, in one folder."""
    folder = tmp_path_factory.mktemp("told")
    inbox = folder / "inbox"
    inbox.mkdir()
    for file in (REVIEW, FIRST, BACK):
        shutil.copyfile(PDFS / file, inbox / file)
    assert build([inbox], folder / "data", registers=sorted(REGISTERS.glob("*.csv")), workers=1).exit_code == 0
    return Dataset(folder / "data")


def test_owned_by_gives_each_recommendation_of_a_body_with_number_quotation_and_page(dataset: Dataset) -> None:
    expected = json.loads((PDFS_EXPECTED / REVIEW).with_suffix(".json").read_text(encoding="utf-8"))
    wanted: dict[str, set[str]] = defaultdict(set)
    for item in expected["recommendations"]:
        for owner in item["owners"]:
            wanted[owner["name"]].add(item["number"])
    asked = {name: code for name, code in CODES.items() if name in wanted}
    assert len(asked) > 1, "the example tells several bodies"
    for name, code in asked.items():
        rows = [row for row in dataset.ask("owned-by", body=code).records() if row["report_file"] == REVIEW]
        assert {str(row["number"]) for row in rows} == wanted[name], name
        for row in rows:
            assert row["quotation"]
            assert int(str(row["page"])) > 1


def test_a_revisits_verdicts_stand_on_what_the_first_letter_asked(dataset: Dataset) -> None:
    asked = {
        str(row["recommendation"])
        for row in dataset.ask("owned-by", body="ZX9").records()
        if row["report_file"] == FIRST
    }
    rows = [row for row in dataset.ask("follow-ups").records() if row["report_file"] == BACK]
    assert rows
    assert {str(row["follows"]) for row in rows} == asked, "the weaknesses are the commissioner's too, as a member"


def test_who_had_to_write_the_statement_and_when_it_was_required_and_approved(dataset: Dataset) -> None:
    rows = dataset.ask("statements-of-action").records()
    assert {str(row["report_file"]) for row in rows} == {FIRST, BACK}
    for row in rows:
        assert said(str(row["responsible"])) == "marlshire county council nhs marlshire clinical commissioning group"
        assert row["quotation"]
        assert row["inspection"]
    (back,) = (row for row in rows if row["report_file"] == BACK)
    assert back["required_on"]
    assert back["approved_on"]
    assert dataset.ask("statements-of-action", body="ZX9").records() == rows
    assert dataset.ask("statements-of-action", body="ZX3").records() == []
    assert dataset.ask("statements-of-action", authority="E10000901").records() == rows
