"""Reviews of health services and joint area reviews, in the hard cases of their forms. Marlshire is a fictional county."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.dates import after_working_days
from ingest.facts import PartialDate, ReportFacts
from ontology.schemes import load_schemes
from tests.reviews_read import Read

TITLE = """Review of Health Services for Children Looked After and Safeguarding in
Marlshire
\fChildren Looked After and Safeguarding
The role of health services in Marlshire
"""
ALTERNATING = """Date of review: 2nd June 2014 to 6th June 2014
Date of publication: 5th September 2014
Name(s) of CQC
inspector:
Hester Osney
Ada Quill
Provider services
included:
Marl Vale Hospitals NHS Foundation Trust
Marlshire Community NHS Trust
Osney Project
CCGs included: NHS Marlshire CCG
NHS England area: North of the Moor
CQC region: North
CQC Regional Director: Rowena Fenwick
"""
LABELS_FIRST = """Date of review:
Date of publication:
Name(s) of CQC inspector:
Provider services included:
CCGs included:
NHS England area:
CQC region:
CQC Regional Director:
2 June 2014 to 6 June 2014
5 September 2014
Hester Osney
Ada Quill
Marl Vale Hospitals NHS Foundation Trust
Marlshire Community NHS Trust
Osney Project
NHS Marlshire CCG
North of the Moor
North
Rowena Fenwick
"""
BODY = """\fContext of the review
School nurse services are commissioned by public health and provided by Marlshire Community NHS
Trust.
1. Early help
1.1 Nobody asks twice. (Recommendation 1.1)
1.2 The serious case review of Child Q (Recommendation 1.2) is known to all.
Recommendations
1. NHS Marlshire CCG and Marl Vale Hospitals NHS Foundation Trust should:
1.1 Ask every woman twice, and record:
• the answer
• the day.
1.2 Count what is outstanding.
2. All provider trusts should:
2.1 Train their staff.
Marlshire Community NHS Trust should:
3.1 Keep one list.
Next steps
An action plan that answers these recommendations is required from NHS Marlshire CCG within 20
working days of receipt of this report.
"""


@pytest.mark.parametrize("page", [ALTERNATING, LABELS_FIRST], ids=["alternating", "labels first"])
def test_is_the_title_page_read_in_whatever_order_the_copy_has_it(page: str, read: Read) -> None:
    facts = read(TITLE + page + BODY)
    assert facts.inspection.start == PartialDate(2014, 6, 2)
    assert facts.inspection.end == PartialDate(2014, 6, 6)
    assert facts.published == date(2014, 9, 5)
    assert facts.inspection.lead_inspectors == ("Hester Osney",)
    listed = [(s.role, s.as_written) for s in facts.services if s.service == "health services"]
    assert listed == [
        ("provides", "Marl Vale Hospitals NHS Foundation Trust"), ("provides", "Marlshire Community NHS Trust"),
        ("provides", "Osney Project"), ("commissions", "NHS Marlshire CCG"),
    ]  # fmt: skip


def test_of_a_day_that_the_copy_has_lost_nothing_is_said(read: Read) -> None:
    facts = read(TITLE + ALTERNATING.replace("2nd June 2014 to 6th June 2014", "2 nd June nd June 2014") + BODY)
    assert (facts.inspection.start, facts.inspection.end) == (PartialDate(2014, 6, 2), None)
    assert "the last day of the review" in [shortfall.expected for shortfall in facts.shortfalls]


def test_whose_are_the_recommendations_of_each_group(read: Read) -> None:
    facts = read(TITLE + ALTERNATING + BODY)
    told = {r.number: [(a.as_written, a.basis) for a in r.assignments] for r in facts.recommendations}
    both = [("NHS Marlshire CCG", "lead-in"), ("Marl Vale Hospitals NHS Foundation Trust", "lead-in")]
    assert told["1.1"] == told["1.2"] == both
    assert told["2.1"] == [
        ("All provider trusts", "lead-in"), ("Marl Vale Hospitals NHS Foundation Trust", "member"), ("Marlshire Community NHS Trust", "member"),
    ]  # fmt: skip
    assert told["3.1"] == [("Marlshire Community NHS Trust", "lead-in")]
    assert facts.recommendations[0].text == "Ask every woman twice, and record: the answer the day."


def test_a_group_without_a_lead_in_never_has_the_owners_of_the_group_before(read: Read) -> None:
    facts = read(TITLE + ALTERNATING + BODY.replace("Marlshire Community NHS Trust should:\n3.1", "3.1"))
    last = facts.recommendations[-1]
    assert [(a.as_written, a.basis) for a in last.assignments] == [("NHS Marlshire CCG", "responsible-body")]
    assert any("lead-in of the items from 3.1" in shortfall.expected for shortfall in facts.shortfalls)


def test_a_finding_points_to_its_own_reports_recommendation_and_to_no_other_reviews(read: Read) -> None:
    facts = read(TITLE + ALTERNATING + BODY)
    assert [(f.number, [s.recommendation for s in f.supports]) for f in facts.findings] == [("1.1", [1])]
    assert facts.findings[0].supports[0].quotation.exact == "(Recommendation 1.1)"


def test_the_action_plan_is_due_when_its_working_days_are_over(read: Read) -> None:
    plan = read(TITLE + ALTERNATING + BODY).action_plan
    assert [agency.label for agency in plan.agencies] == ["NHS Marlshire Clinical Commissioning Group"]
    assert (plan.due, plan.rule) == (date(2014, 10, 3), "counted-from-publication")


def test_bank_holidays_of_england_are_no_working_days() -> None:
    assert after_working_days(date(2014, 12, 24), 1) == date(2014, 12, 29)  # Christmas, Boxing Day, a weekend
    assert after_working_days(date(2015, 5, 1), 1) == date(2015, 5, 5)
    assert after_working_days(date(2015, 5, 5), 0) == date(2015, 5, 5)


def test_public_health_is_the_council_as_a_commissioner(read: Read) -> None:
    facts = read(TITLE + ALTERNATING + BODY)
    nursing = [(s.role, s.agency.label) for s in facts.services if s.service == "School nurse services"]
    assert nursing == [("commissions", "Marlshire County Council"), ("provides", "Marlshire Community NHS Trust")]


JAR = """Joint area review
Marlshire Children’s Services Authority Area
Review of services for children and young people
Audit Commission
Ofsted
Age group: All
Published: 12 May 2008
Reference no: 999
\fIntroduction
1. This review took place {when}.
Grades
2. Grades awarded: 4: outstanding; 3: good; 2: adequate; 1: inadequate
Local services overall
Council services
Health services
{rows}
Recommendations
For immediate action
3. The local partnership should take action to:
• answer each letter, by means of
• a list
• two clerks
• ensure that things are written down.
For action in the longer term
4. Marlshire Primary Care Trust should:
• review, with Marlshire Police, who is told what.
Safeguarding
5. The contribution of local services to improving outcomes for children and young people at risk,
or requiring safeguarding, is good.
Sexual health
6. The contribution of local services to improving sexual health is adequate.
"""
ROWS = "Safeguarding 3 2 3\nSexual health of young\npeople\n2\nService management 3"
WHEN = "between 14 January and 8 February 2008"


def _graded(facts: ReportFacts) -> dict[tuple[str, str | None], str]:
    own = {aspect.iri: aspect.label for aspect in facts.own_aspects}
    return {(own.get(j.aspect) or load_schemes().label(j.aspect), j.part): j.grade[-1] for j in facts.judgements}


def test_each_part_of_the_services_has_its_own_grade(read: Read) -> None:
    facts = read(JAR.format(when=WHEN, rows=ROWS))
    assert _graded(facts) == {
        ("Safeguarding", "overall"): "3", ("Safeguarding", "council"): "2", ("Safeguarding", "health"): "3",
        ("Service management", "overall"): "3", ("Sexual health of young people", "overall"): "2",
    }  # fmt: skip
    assert facts.judgements[-1].aspect.endswith("/jar/further/e10000901-sexual-health-of-young-people")


def test_of_two_figures_in_three_columns_the_second_is_left_open(read: Read) -> None:
    facts = read(JAR.format(when=WHEN, rows=ROWS.replace("Safeguarding 3 2 3", "Safeguarding 3 2")))
    assert ("Safeguarding", "council") not in _graded(facts)
    assert any("for which part of the services" in shortfall.expected for shortfall in facts.shortfalls)


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [(WHEN, "2008-01-14", "2008-02-08"), ("in January and February 2008", "2008-01", "2008-02")],
)
def test_when_was_the_review_by_its_introduction(when: str, start: str, end: str, read: Read) -> None:
    inspection = read(JAR.format(when=when, rows=ROWS)).inspection
    assert (inspection.start.iso(), inspection.end.iso()) == (start, end)


def test_whose_recommendations_are_and_by_when(read: Read) -> None:
    found = read(JAR.format(when=WHEN, rows=ROWS)).recommendations
    assert [(r.priority, r.due) for r in found] == [("immediately", date(2008, 5, 12))] * 2 + [("longer-term", None)]
    assert found[0].text == "answer each letter, by means of • a list • two clerks"
    assert [(a.as_written, a.basis) for a in found[-1].assignments] == [
        ("Marlshire Primary Care Trust", "lead-in"), ("Marlshire Police", "named"),
    ]  # fmt: skip
