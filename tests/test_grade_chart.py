"""Does the drawing of grades show each where it was given, on its own scale, and none where none was given?"""

from __future__ import annotations

from typing import Any

from api.pages.grade_chart import LEFT, RIGHT, GradeChart, grade_chart
from queries.answering.browsing_models import GradeGiven
from queries.answering.models import Grade, InspectionRef
from queries.answering.references import Concept

SCHEME = "https://w3id.org/remit/scheme"


def concept(scheme: str, notation: str) -> Concept:
    return Concept(iri=f"{SCHEME}/{scheme}/{notation}", notation=notation, label=notation)


def inspection(framework: str, start: str | None) -> InspectionRef:
    key = f"E10000901-{framework}-{start}"
    return InspectionRef(
        id=key, iri=f"https://w3id.org/remit/id/inspection/{key}", name=key, framework=concept("frameworks", framework),
        authority=None, start=start, end=None,
    )  # fmt: skip


def given(ref: InspectionRef, aspect: str, scale: str, grade: str, **more: Any) -> GradeGiven:
    iri = f"{SCHEME}/{scale}/{grade}"
    shown = Grade(iri=iri, notation=grade, label=grade, rank=int(grade))
    said = {"strand": None, "second_hand": False, "discrepancies": []} | more
    return GradeGiven(aspect=concept("aspects", aspect), grade=shown, inspection=ref, **said)


SLAC, SIF, JTAI = inspection("slac", "2010-06-21"), inspection("sif", "2016-05-02"), inspection("jtai", "2018-01-15")
GRADES = [given(SIF, "overall", "grades2013", "3"), given(SLAC, "overall", "grades2009", "3")]


def drawn(grades: list[GradeGiven], *visits: InspectionRef) -> GradeChart:
    chart = grade_chart(grades, visits)
    assert chart is not None
    return chart


def test_each_scale_has_lines_of_its_own_and_says_its_words() -> None:
    bands = drawn(GRADES, SLAC, SIF).bands
    assert [(band.framework, [len(lane.marks) for lane in band.lanes]) for band in bands] == [
        ("slac", [1]),
        ("sif", [1]),
    ]
    assert "adequate" in bands[0].grades
    assert "adequate" not in bands[1].grades.replace("inadequate", "")


def test_an_inspection_that_gave_no_grade_is_on_the_line_of_time_and_nowhere_else() -> None:
    chart = drawn(GRADES, SLAC, SIF, JTAI)
    assert [visit.graded for visit in chart.visits] == [True, True, False]
    assert sum(len(lane.marks) for band in chart.bands for lane in band.lanes) == 2
    assert all(LEFT <= visit.x <= RIGHT for visit in chart.visits)


def test_what_is_not_known_here_is_not_told_as_not_given() -> None:
    told = [visit.told for visit in drawn(GRADES, SLAC, SIF, JTAI).visits if not visit.graded]
    assert told == [f"{JTAI.name}, no grade here"]


def test_a_mark_tells_all_that_its_line_is_called() -> None:
    (band,) = drawn([given(SLAC, "overall", "grades2009", "2", strand=concept("strands", "safeguarding"))], SLAC).bands
    (lane,) = band.lanes
    assert lane.name == "overall, safeguarding"
    assert lane.marks[0].told.startswith(f"{lane.name}: 2, ")


def test_grades_stand_in_the_order_of_time() -> None:
    again = inspection("sif", "2017-05-02")
    (band,) = drawn([given(again, "overall", "grades2013", "2"), GRADES[0]], SIF, again).bands
    (lane,) = band.lanes
    assert [mark.word for mark in lane.marks] == ["3", "2"]
    assert lane.marks[0].x < lane.marks[1].x


def test_the_end_of_the_overall_grade_is_drawn_where_the_years_reach_it() -> None:
    late = inspection("ilacs", "2026-06-01")
    assert drawn(GRADES, SLAC, SIF).ungraded_from is None
    chart = drawn(GRADES, SLAC, SIF, late)
    assert chart.ungraded_from is not None
    assert chart.ungraded_from < max(visit.x for visit in chart.visits)


def test_without_a_grade_or_a_time_nothing_is_drawn() -> None:
    assert grade_chart([], [JTAI]) is None
    assert grade_chart([given(inspection("slac", None), "overall", "grades2009", "2")], []) is None


def test_what_is_contradicted_or_known_second_hand_is_marked() -> None:
    doubted = given(SLAC, "overall", "grades2009", "3", second_hand=True, discrepancies=[{}])
    (mark,) = drawn([doubted], SLAC).bands[0].lanes[0].marks
    assert mark.contradicted
    assert mark.second_hand
