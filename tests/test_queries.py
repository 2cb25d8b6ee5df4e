"""The stored questions, each asked of a small graph on which its answer is known (`question_graph.py`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from question_graph import write_data_folder

from ontology.terms import DEFAULT_BASE
from queries.catalogue import catalogue
from queries.dataset import Dataset
from queries.documentation import LOOKUP

MARLSHIRE, MARLESHIRE = "E10000901", "E06000902"
FIRST, SECOND, THIRD = (
    f"recommendation/E10000901-slac-2010-10-11/{tail}"
    for tail in ("safeguarding/1", "looked-after/2", "safeguarding/3")
)
QUESTIONS = [name for name in catalogue() if not name.startswith(LOOKUP)]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dataset]:
    """The small graph, opened as a user's data folder would be."""
    with Dataset.open(write_data_folder(tmp_path_factory.mktemp("questions"))) as dataset:
        yield dataset


def values(row: dict[str, Any], columns: str) -> tuple[Any, ...]:
    """The values of a row in these columns."""
    return tuple(row[column] for column in columns.split())


def ends(iris: list[Any]) -> list[str]:
    """IRIs without the base that all share."""
    return [str(iri).removeprefix(DEFAULT_BASE) for iri in iris]


def test_which_recommendations_does_a_trust_own_and_which_words_say_so(graph: Dataset) -> None:
    first, second = graph.ask("owned-by", body="ZX1").records()
    assert values(first, "ordinal priority due basis") == (1, "within-three-months", "2011-02-19", "named")
    assert first["text"].startswith("Marlshire Hospital Trust should tell schools")
    assert values(first, "as_written quotation") == ("Marlshire Hospital Trust", "Marlshire Hospital Trust")
    assert values(first, "page report_file") == (7, "marlshire-2010.txt")
    assert first["inspection"] == f"{DEFAULT_BASE}inspection/E10000901-slac-2010-10-11"
    assert first["council"] == "Marlshire County Council"
    assert values(second, "ordinal basis strand") == (2, "lead-in", "looked-after")


def test_a_body_is_found_by_any_code_key_or_iri_in_any_capitals(graph: Dataset) -> None:
    answers = [
        graph.ask("owned-by", body=code).rows
        for code in (MARLSHIRE, "e10000901", "80901", f"authority/{MARLSHIRE}", f"{DEFAULT_BASE}authority/{MARLSHIRE}")
    ]
    assert len(answers[0]) == 1
    assert all(answer == answers[0] for answer in answers)


def test_which_of_a_trusts_recommendations_have_a_priority(graph: Dataset) -> None:
    assert graph.ask("owned-by", body="ZX1", priority="within-six-months").column("ordinal") == [2]
    assert graph.ask("owned-by", body="ZX1", priority="Within six months").column("ordinal") == [2]


def test_a_recommendation_without_an_inspection_still_has_its_owner(graph: Dataset) -> None:
    (only,) = graph.ask("owned-by", body=MARLESHIRE).records()
    assert values(only, "kind report_file") == ("committee-recommendation", "marleshire-committee.md")
    assert only["inspection"] is None


def test_who_owns_a_recommendation_and_who_carries_it_today(graph: Dataset) -> None:
    community, hospitals = graph.ask("owners", recommendation=SECOND).records()
    assert [community["code"], hospitals["code"]] == ["ZX2", "ZX1"]
    assert values(hospitals, "resolution reason") == ("register", "A spelling of the register.")
    assert hospitals["bearer"] == f"{DEFAULT_BASE}organisation/ZX8"
    assert community["bearer"] is None  # it has not ended
    assert {row["basis"] for row in (community, hospitals)} == {"lead-in"}


def test_how_did_an_authoritys_grades_change_over_time_and_scales(graph: Dataset) -> None:
    rows = graph.ask("grades-over-time", authority=MARLSHIRE, aspect="overall EFFECTIVENESS").records()
    assert [values(row, "started strand grade figure rank scale source") for row in rows] == [
        ("2007", None, "good", "3", 2, "grades2005", "second hand"),
        ("2010-10-11", "looked-after", "good", "2", 2, "grades2009", "own report"),
        ("2010-10-11", "safeguarding", "adequate", "3", 3, "grades2009", "own report"),
    ]
    assert [row["report_file"] for row in rows] == ["marlshire-2011.txt", "marlshire-2010.txt", "marlshire-2010.txt"]
    assert len(graph.ask("grades-over-time", authority=MARLSHIRE, strand="safeguarding")) == 2


def test_a_second_hand_quotation_does_not_make_an_own_grade_second_hand(graph: Dataset) -> None:
    (only,) = graph.ask("grades-over-time", authority=MARLESHIRE).records()
    assert values(only, "grade source report_file") == ("good", "own report", "marleshire-2010.txt")


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"before": "2011-03-01"}, [THIRD, FIRST]),
        ({"before": date(2011, 2, 18)}, [THIRD]),
        ({"before": "2011-12-31", "since": "2011-02-19"}, [FIRST, SECOND]),
        ({"before": "2011-12-31", "body": "ZX2"}, [SECOND]),
        ({"before": "2011-12-31", "authority": MARLESHIRE}, []),
        ({"before": "2011-12-31", "authority": ""}, [THIRD, FIRST, SECOND]),
    ],
)
def test_what_was_due_by_a_day(graph: Dataset, parameters: dict[str, Any], expected: list[str]) -> None:
    assert ends(graph.ask("due-by", **parameters).column("recommendation")) == expected


def test_all_owners_of_what_was_due_are_named_by_the_alphabet(graph: Dataset) -> None:
    assert graph.ask("due-by", before="2011-12-31", since="2011-05-19").column("owners") == [
        "Marlshire Community NHS Trust; Marlshire Hospitals NHS Trust"
    ]


def test_how_often_was_each_grade_given_under_each_framework(graph: Dataset) -> None:
    rows = graph.ask("grades-by-framework").records()
    assert [values(row, "framework grade rank judgements second_hand authorities") for row in rows] == [
        ("jar", "good", 2, 1, 1, 1),
        ("slac", "good", 2, 3, 0, 2),
        ("slac", "adequate", 3, 1, 0, 1),
    ]
    only = graph.ask("grades-by-framework", framework="slac", aspect="quality of provision").records()
    assert [values(row, "grade judgements") for row in only] == [("good", 1)]


def test_where_does_a_report_contradict_itself_with_both_quotations(graph: Dataset) -> None:
    (only,) = graph.ask("discrepancies", authority=MARLSHIRE).records()
    assert only["kind"] == "contradiction-within-report"
    assert values(only, "first_grade first_place first_page") == ("good", "table", 3)
    assert only["first_quotation"] == "Quality of provision good"
    assert values(only, "second_grade second_place second_page") == ("adequate", "heading", 5)
    assert only["second_quotation"] == "Quality of provision is adequate"


def test_a_report_that_differs_is_named_by_its_file(graph: Dataset) -> None:
    (only,) = graph.ask("discrepancies", kind="second-hand-differs").records()
    assert values(only, "first_file first_quotation") == ("marleshire-2010.txt", None)
    assert values(only, "second_file second_quotation") == ("marleshire-committee.md", "effectiveness was adequate.")
    assert len(graph.ask("discrepancies", authority=MARLESHIRE)) == 1
    assert len(graph.ask("discrepancies")) == 2


def test_which_names_fit_no_body_and_which_bodies_might_they_mean(graph: Dataset) -> None:
    rows = graph.ask("unresolved-names", authority=MARLSHIRE).records()
    assert [row["candidate_code"] for row in rows] == ["ZX1", "ZX2"]
    assert {values(row, "as_written reason owns page") for row in rows} == {
        ("Marlshire NHS Foundation Trust", "No body had this name in 2010.", 1, 8)
    }
    assert len(graph.ask("unresolved-names", authority=MARLESHIRE)) == 0


def test_was_it_done(graph: Dataset) -> None:
    met, partly = graph.ask("follow-ups", authority=MARLSHIRE).records()
    assert values(met, "status framework period") == ("met", "slac", "2010-10")
    assert met["quotation"] == "the areas for development were fully met"
    assert ends([met["follows"], partly["follows"]]) == [
        "inspection/E10000901-slac-2010-10-11",
        "inspection/E10000901-jar-2007",
    ]
    assert graph.ask("follow-ups", status="partly-met").column("cited_as") == ["joint area review"]
    assert len(graph.ask("follow-ups", authority=MARLESHIRE)) == 0


def test_what_became_of_each_recommendation_by_the_latest_word(graph: Dataset) -> None:
    met, silent = graph.ask("request-status", authority=MARLSHIRE).records()
    assert values(met, "status as_of started") == ("met", "2011-05-17", "2010-10-11")
    assert met["quotation"]
    assert met["report_file"] == "marlshire-2011.txt"
    assert values(silent, "status as_of quotation") == ("no-word-since", None, None)
    assert [row["status"] for row in graph.ask("request-status", body="ZX1", status="met").records()] == ["met"]


@pytest.mark.parametrize(("on", "first_is_open"), [("2010-12-31", True), ("2011-06-01", False)])
def test_what_was_open_on_a_day(graph: Dataset, on: str, first_is_open: bool) -> None:
    found = ends([row["recommendation"] for row in graph.ask("open-at", on=on, authority=MARLSHIRE).records()])
    assert (FIRST in found) is first_is_open, "it was said to be met in May 2011"
    assert SECOND in found
    assert not graph.ask("open-at", on="2010-01-01").rows, "nobody had asked yet"


def test_what_was_asked_again_and_what_a_person_thinks_of_it(graph: Dataset) -> None:
    [again] = graph.ask("asked-again", authority=MARLSHIRE).records()
    assert values(again, "score in_common rule decision") == (78, "health assessment", "alike-across-strands", "unsure")
    assert ends([again["earlier_recommendation"], again["later_recommendation"]]) == [FIRST, SECOND]


def test_of_what_was_no_word_found_and_how_many_reports_were_looked_through(graph: Dataset) -> None:
    [silent] = graph.ask("never-followed-up", body="ZX1").records()
    assert (ends([silent["recommendation"]]), silent["looked_through"]) == ([SECOND], 1)


def test_which_partner_agencies_has_an_area_and_in_which_roles(graph: Dataset) -> None:
    rows = graph.ask("partner-agencies", authority=MARLSHIRE).records()
    assert [values(row, "name role recommendations reports") for row in rows] == [
        ("Housing partners in Marlshire", "mentioned", 0, 2),
        ("Marlshire Community NHS Trust", "mentioned", 0, 1),
        ("Marlshire Community NHS Trust", "owner", 1, 1),
        ("Marlshire Community NHS Trust", "provides", 0, 1),
        ("Marlshire Hospitals NHS Trust", "mentioned", 0, 1),
        ("Marlshire Hospitals NHS Trust", "owner", 2, 1),
        ("Marlshire NHS Foundation Trust", "owner", 1, 1),
        ("Vale of Marl NHS Foundation Trust", "mentioned", 0, 1),
    ]
    assert [row["service"] for row in rows if row["role"] == "provides"] == ["school nursing"]
    assert [row["kind"] for row in rows][4] == "NHSTrust"  # of its classes the narrowest
    assert graph.ask("partner-agencies", authority=MARLSHIRE, role="owner").column("role") == ["owner"] * 3


def test_who_provides_what_in_an_area_in_which_words(graph: Dataset) -> None:
    [row] = graph.ask("who-provides-what", authority=MARLSHIRE).records()
    assert values(row, "service services role") == ("school nursing", "school-nursing", "provides")
    assert values(row, "body_name as_written") == ("Marlshire Community NHS Trust", "the community trust")
    assert values(row, "report_file since") == ("marlshire-2010.txt", "2009-04")
    wider, other = (
        graph.ask("who-provides-what", authority=MARLSHIRE, service=s) for s in ("community-health", "camhs")
    )
    assert (len(wider), len(other)) == (1, 0)
    assert len(graph.ask("who-provides-what", authority=MARLSHIRE, role="commissions")) == 0
    assert len(graph.ask("who-provides-what", authority=MARLESHIRE)) == 0


def test_a_neighbour_of_nearly_the_same_name_has_none_of_them(graph: Dataset) -> None:
    assert len(graph.ask("partner-agencies", authority=MARLESHIRE)) == 0


@pytest.mark.parametrize("successor", ["ZX9", "ZX8"])
def test_what_did_a_successor_inherit_directly_or_through_another(graph: Dataset, successor: str) -> None:
    rows = graph.ask("inherited", body=successor).records()
    assert [values(row, "ordinal owner_code owner_ended") for row in rows] == [
        (1, "ZX1", "2014-03-31"),
        (2, "ZX1", "2014-03-31"),
    ]


def test_nobody_inherits_from_a_body_that_goes_on(graph: Dataset) -> None:
    assert len(graph.ask("inherited", body="ZX2")) == 0


def test_who_came_after_a_body_and_by_which_events(graph: Dataset) -> None:
    rows = graph.ask("heirs", body="ZX1").records()
    assert [values(row, "on before_name after_code carries") for row in rows] == [
        ("2014-04-01", "Marlshire Hospitals NHS Trust", "ZX9", True),
        ("2020-10-01", "Vale of Marl NHS Foundation Trust", "ZX8", True),
    ]
    assert len(graph.ask("heirs", body="ZX1", on="2016-01-01")) == 1
    assert len(graph.ask("heirs", body="ZX2")) == 0


@pytest.mark.parametrize(
    ("body", "on", "inherited", "found"),
    [
        ("ZX1", "2012-01-01", None, [(1, False), (2, False)]),
        ("ZX1", "2010-01-01", None, []),
        ("ZX9", "2012-01-01", None, []),
        ("ZX9", "2015-01-01", None, [(1, True), (2, True)]),
        ("ZX9", "2015-01-01", "no", []),
        ("ZX8", "2015-01-01", None, []),
        ("ZX8", "2021-01-01", "only", [(1, True), (2, True)]),
    ],
)
def test_what_had_a_body_to_carry_on_a_day(
    graph: Dataset, body: str, on: str, inherited: str | None, found: list[tuple[int, bool]]
) -> None:
    rows = graph.ask("carried-on", body=body, on=on, inherited=inherited).records()
    assert sorted(values(row, "ordinal inherited") for row in rows) == found


def test_which_words_are_the_evidence_of_a_fact(graph: Dataset) -> None:
    named, whole = graph.ask("evidence", fact=FIRST).records()
    assert values(named, "part quotation start end") == ("assignment", "Marlshire Hospital Trust", 400, 424)
    assert values(whole, "part page end") == ("fact", 7, 486)
    assert values(whole, "before after published") == ("before ", " after", "2010-11-19")


@pytest.mark.parametrize(
    ("fact", "quotations"),
    [
        ("discrepancy/aaaaaaaaaaaaaaaa/safeguarding/quality-of-provision", 2),
        ("evidence/bbbbbbbbbbbbbbbb/120-160", 1),
        ("judgement/E06000902-slac-2010-11-01/safeguarding/overall-effectiveness", 2),
        ("organisation/ZX1", 0),
    ],
)
def test_any_fact_may_be_asked_for_its_evidence(graph: Dataset, fact: str, quotations: int) -> None:
    assert len(graph.ask("evidence", fact=fact)) == quotations


def test_how_do_two_authorities_compare(graph: Dataset) -> None:
    rows = graph.ask("compare", first=MARLSHIRE, second=MARLESHIRE).records()
    columns = "framework strand first_grade first_started second_grade second_started"
    assert [values(row, columns) for row in rows] == [
        ("jar", "", "good", "2007", None, None),
        ("slac", "looked-after", "good", "2010-10-11", None, None),
        ("slac", "safeguarding", "adequate", "2010-10-11", "good", "2010-11-01"),
        ("slac", "safeguarding", "good", "2010-10-11", None, None),
    ]


def test_which_inspections_had_an_authority(graph: Dataset) -> None:
    rows = graph.ask("inspections", authority=MARLSHIRE).records()
    columns = "started framework lead_inspector judgements recommendations source earlier"
    assert [values(row, columns) for row in rows] == [
        ("2007", "jar", None, 1, 0, "second hand", None),
        ("2010-10-11", "slac", "Ada Lane", 3, 4, "own report", None),
        ("2011-05-17", "unannounced-cra", None, 0, 0, "own report", "slac 2010-10-11"),
    ]


def test_what_does_one_report_recommend_in_its_order(graph: Dataset) -> None:
    table = graph.ask("report-recommendations", file="marlshire-2010.txt")
    assert table.column("ordinal") == [1, 2, 3, 4]
    assert table.column("owners")[1] == "Marlshire Community NHS Trust; Marlshire Hospitals NHS Trust"


def test_which_recommendations_speak_of_something(graph: Dataset) -> None:
    both = graph.ask("search", words="Accident AND Emergency").records()
    assert [values(row, "council framework") for row in both] == [
        ("Marleshire Council", None),
        ("Marlshire County Council", "slac"),
    ]
    assert ends(graph.ask("search", words="accident", authority=MARLSHIRE).column("recommendation")) == [FIRST]
    assert ends(graph.ask("search", words="accident", framework="slac").column("recommendation")) == [FIRST]


def test_what_was_expected_and_not_found_or_counted_otherwise(graph: Dataset) -> None:
    counted, missing = graph.ask("warnings").records()
    assert values(missing, "report_file expected rule") == ("marlshire-2010.txt", "a grade for leadership", None)
    assert values(counted, "expected rule") == ("4 items, of which 3 were read", "second-reading/list-items")
    assert counted["quotation"]
    assert {record["council"] for record in (counted, missing)} == {"Marlshire County Council"}
    assert len(graph.ask("warnings", authority=MARLESHIRE)) == 0


def test_who_was_told_to_do_most(graph: Dataset) -> None:
    first, *others = graph.ask("bodies").records()
    assert values(first, "code recommendations named reports") == ("ZX1", 2, 1, 1)
    assert [row["recommendations"] for row in others] == [1, 1, 1, 1]
    trusts = graph.ask("bodies", kind="NHSTrust")
    assert trusts.column("code") == ["ZX1", "ZX2"]
    assert graph.ask("bodies", authority=MARLESHIRE).column("code") == [MARLESHIRE]


def test_what_became_of_an_organisation_and_what_is_it_called(graph: Dataset) -> None:
    rows = [values(row, "what value on") for row in graph.ask("organisation", body="ZX1").records()]
    assert rows == [
        ("official name", "Marlshire Hospitals NHS Trust", None),
        ("other name", "Marlshire Hospital Trust", None),
        ("kind", "NHSTrust", None),
        ("ODS code", "ZX1", None),
        ("founded", "2000-04-01", None),
        ("ended", "2014-03-31", None),
        ("serves", "Marlshire County Council", None),
        ("became", "Vale of Marl NHS Foundation Trust", "2014-04-01"),
    ]
    later = [values(row, "what value on") for row in graph.ask("organisation", body="ZX9").records()]
    assert ("came from", "Marlshire Hospitals NHS Trust", "2014-04-01") in later
    assert ("became", "Marl and Moor NHS Foundation Trust", "2020-10-01") in later


def test_which_body_goes_by_a_name(graph: Dataset) -> None:
    assert graph.ask("find-body", words="hospital trust").column("code") == ["ZX1"]
    marl = graph.ask("find-body", words="marlshire")
    assert "Marleshire Council" not in marl.column("name")
    assert len(marl) == 5


def test_which_strengths_were_reported(graph: Dataset) -> None:
    (only,) = graph.ask("findings", authority=MARLSHIRE, kind="strength").records()
    assert values(only, "text section started") == ("Thresholds are clear.", "Strengths", "2011-05-17")
    assert len(graph.ask("findings", authority=MARLSHIRE, kind="weakness")) == len(graph.ask("action-plans")) == 0
    assert len(graph.ask("statements-of-action")) == len(graph.ask("statement-parties")) - 1 == 1


def test_what_is_most_often_told_by_theme_year_and_kind_of_body(graph: Dataset) -> None:
    (only,) = graph.ask("themes").records()
    assert values(only, "theme wider year recommendations reports") == ("health-assessments", "health", 2010, 1, 1)
    assert only["owner_kind"].startswith("NHS")
    assert graph.ask("themes", theme="health", year=2010, kind="NHSTrust").column("recommendations") == [1]
    assert graph.ask("themes", kind="PoliceForce").records() == []
    assert graph.ask("themes", basis="inferred").records() == []


def test_what_was_asked_on_a_theme(graph: Dataset) -> None:
    (only,) = graph.ask("theme-recommendations", theme="health", outcome="loving-homes").records()
    assert values(only, "theme words outcome") == ("health-assessments", "health assessments", "loving-homes")
    assert only["text"].startswith("Both trusts should")
    assert graph.ask("theme-recommendations", theme="neglect").records() == []


def test_at_least_twelve_questions_are_stored_and_each_is_asked_here() -> None:
    assert len(QUESTIONS) >= 12
    asked = set(re.findall(r"ask\(\s*\"([a-z-]+)\"", Path(__file__).read_text(encoding="utf-8")))
    assert asked == set(QUESTIONS)
