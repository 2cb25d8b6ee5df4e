"""What a trust was told, asked of a folder that holds reviews, letters and the oldest reports together: with number, quotation and page.

The reports lie beside the project; the same is asked of its own examples in `test_reviews.py` and `test_revisit_of_an_example.py`.
"""

from __future__ import annotations

import json
import shutil
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ingest.building.build import build
from ontology.registers.register import Register
from queries.dataset import Dataset
from queries.folder import DataFolder
from tests.reading_back import said

FORMS = ("clas", "jar", "local-area-send")


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Path:
    """The data folder of the invented reports and the seeds, built together."""
    if not (shared / "forms").is_dir():
        pytest.skip("no ../shared/forms beside the project")
    folder = tmp_path_factory.mktemp("together")
    inbox = folder / "inbox"
    inbox.mkdir()
    for path in (
        *(shared / "seeds").glob("*.*"),
        *(p for form in FORMS for p in (shared / "forms" / form).glob("*.pdf")),
    ):
        shutil.copyfile(path, inbox / path.name)
    assert build([inbox], folder / "data", workers=1).exit_code == 0
    assert DataFolder(folder / "data").manifest().quarantined_areas == {}
    return folder / "data"


def reviews(shared: Path) -> list[dict[str, Any]]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted((shared / "forms" / "clas").glob("*.json"))]


def test_owned_by_gives_each_recommendation_of_a_trust_with_number_quotation_and_page(
    together: Path, shared: Path
) -> None:
    dataset = Dataset(together)
    register = Register.load()
    for review in reviews(shared):
        on, area = date.fromisoformat(review["published"]), register.authority(review["authority"])
        wanted: dict[str, set[str]] = defaultdict(set)
        for item in review["recommendations"]:
            for owner in item["owners"]:
                wanted[owner["name"]].add(item["number"])
        trusts = [name for name in wanted if "Trust" in name]
        assert trusts
        for name in trusts:
            meant = register.resolve(name, on=on, area=area).organisation
            assert meant is not None
            code = str(meant.ods or meant.key)
            rows = [row for row in dataset.ask("owned-by", body=code).records() if row["report_file"] == review["file"]]
            assert {str(row["number"]) for row in rows} == wanted[name], name
            for row in rows:
                assert said(name) in said(str(row["quotation"]))
                assert int(str(row["page"])) > 1


def test_each_verdict_of_a_revisit_is_followed_up_in_its_words(together: Path, shared: Path) -> None:
    dataset = Dataset(together)
    for path in sorted((shared / "forms" / "local-area-send").glob("*revisit.json")):
        review = json.loads(path.read_text(encoding="utf-8"))
        rows = [row for row in dataset.ask("follow-ups").records() if row["report_file"] == review["file"]]
        wanted = sorted((each["status"].replace(" ", "-"), said(each["of_starts"])) for each in review["followup"])
        assert sorted((str(row["status"]), said(str(row["about"]))[: len(of)]) for row, (_, of) in zip(
            sorted(rows, key=lambda row: (str(row["status"]), said(str(row["about"])))), wanted, strict=True
        )) == wanted  # fmt: skip
