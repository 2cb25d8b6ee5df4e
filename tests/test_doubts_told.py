"""Is what is inferred, assumed or contradicted told as such wherever an owner or a grade is shown in short?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from api.answering import answers
from api.answering.answers import Wanted
from api.answering.browsing import latest_grades
from api.answering.edition import Edition
from api.command_line import main as cli
from api.http.app import create_app
from api.pages.council_map import _in_words
from api.pages.rendering import environment
from queries.answering.browsing_models import LatestGrades
from queries.answering.models import Inspection
from queries.answering.wording import capitalised
from queries.editions.narrowed_filling import in_short

COUNCIL = "E10000901"


@pytest.fixture(scope="module")
def client(example_data: Path) -> TestClient:
    return TestClient(create_app(example_data))


@pytest.fixture(scope="module")
def edition(example_data: Path) -> Edition:
    return Edition(example_data)


def test_the_text_of_a_report_tells_an_inferred_owner_from_one_that_is_told(
    client: TestClient, edition: Edition
) -> None:
    (item, *_) = answers.recommendations(edition, Wanted(basis="inferred"), 1, 0)[1]
    assert item.report is not None
    text = client.get(f"/report/{item.report.id}/text", params={"at": item.evidence[0].start}).text
    for owner in item.inferred_owners:
        assert f">inferred owner: {owner.organisation.name}</a>" in text
    for owner in item.owners:
        assert f">owner: {owner.organisation.name}</a>" in text


def test_the_printed_summary_marks_what_a_body_owns_by_default(edition: Edition, client: TestClient) -> None:
    by_default = [
        body.id
        for body in answers.owners(edition, answers.EVERY)
        if answers.recommendations_json(edition, Wanted(owner=body.id, basis="default"), 0, 0)[0]
    ]
    for body in by_default:
        assert "</a> (by default)</td>" in client.get(f"/organisation/{body}/print").text
    named = client.get("/organisation/ZX3/print").text
    assert by_default
    assert "(by default)" not in named


def test_a_grade_in_short_is_marked_as_contradicted_or_second_hand(edition: Edition) -> None:
    council = answers.authority(edition, COUNCIL)
    latest = latest_grades(edition, council.iri)
    assert latest is not None
    given = answers.judgements_of(edition, council)
    certain = next(each for each in given if not each.discrepancies)
    contradicted = next(each for each in given if each.discrepancies)
    show = environment().get_template("macros.html").module.grades_in_short  # type: ignore[attr-defined]
    for judgement, marks in (
        (certain, []),
        (contradicted, ["contradicted"]),
        (certain.model_copy(update={"second_hand": True}), ["second hand"]),
    ):
        shown = show(LatestGrades(inspection=latest.inspection, grades=[in_short(judgement)]))
        assert re.findall(r'"tag doubt">([^<]*)<', shown) == marks


def test_the_map_tells_which_grades_are_contradicted_or_second_hand(edition: Edition) -> None:
    council = answers.authority(edition, COUNCIL)
    latest = latest_grades(edition, council.iri)
    assert latest is not None
    doubted = next(each for each in answers.judgements_of(edition, council) if each.discrepancies)
    grades = [in_short(doubted.model_copy(update={"second_hand": True}))]
    words = _in_words(LatestGrades(inspection=latest.inspection, grades=grades))
    assert f": {doubted.grade.label}, second hand, contradicted, by " in words


def test_the_terminal_says_which_grades_are_contradicted_or_second_hand(example_data: Path, edition: Edition) -> None:
    seen = set()
    for inspection in map(Inspection.model_validate_json, edition.index.things("inspection")):
        shown = CliRunner().invoke(cli.app, ["show", inspection.id, "--data", str(example_data)]).output
        for mark, holds in (
            ("second hand", any(each.second_hand for each in inspection.judgements)),
            ("contradicted", any(each.discrepancies for each in inspection.judgements)),
        ):
            assert (f", {mark}" in shown) == holds
            seen |= {mark} if holds else set()
    assert seen == {"second hand", "contradicted"}


def test_a_name_keeps_its_capitals_where_a_sentence_begins_with_it() -> None:
    assert capitalised("local area SEND inspection") == "Local area SEND inspection"
    assert capitalised("") == ""
